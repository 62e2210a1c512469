// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/connector.h"
#include "proxy/proxylimits.h"
#include "proxy/upstreamconnection.h"
#include "proxy/upstreamregistry.h"

#include <deque>
#include <functional>
#include <memory>
#include <span>
#include <vector>

namespace cinderscope {

//! The connections to one upstream: at most six, one opened at a time, since Spark's pages are served from a socket
//! with a backlog of one and a lost SYN costs a second. Who asks is served in turn. Proxy thread.
class UpstreamPool
{
public:
    static constexpr std::size_t kMostConnections = 6;
    static constexpr std::size_t kAhead = 4; //!< see prepare()

    using Bury = std::function<void(std::unique_ptr<StreamOwner>)>;

    //! \a limits, \a scratch: of who owns the pool; they outlive it.
    UpstreamPool(UpstreamPtr upstream, const Access &access, const ProxyLimits &limits, std::span<char> scratch,
                 Bury bury);
    ~UpstreamPool();

    //! Tells \a sink upstreamReady() or upstreamUnavailable(), from within this call if there is an idle
    //! connection. \a once: the request cannot be repeated.
    void acquire(ResponseSink *sink, bool once);
    //! A page was asked for, whose files will be wanted at once: opens a few connections while the server makes it, one
    //! after the other.
    void prepare();
    //! \a sink waits no more.
    void cancel(ResponseSink *sink);
    //! Closes what is idle, since one of them was found dead.
    void dropIdle();

    //! A connection of the pool is free for the next request; closes it if it is of an earlier way.
    void keep(UpstreamConnection *connection);
    //! A connection of the pool was closed: buries it, and lets somebody else open one.
    void drop(UpstreamConnection *connection);
    //! Gives who waits what is idle, or begins to open a connection.
    void serve();
    //! Closes what was idle for too long, gives up what takes too long to open.
    void tick(UpstreamConnection::Clock::time_point now);
    //! Closes all connections; who waits is told nothing.
    void closeAll();
    //! Another way there, for all that is asked from now on, also for who waits. Connections of the old way are closed
    //! when they are idle.
    void setAccess(const Access &access);

    std::span<char> scratch() const { return m_scratch; }
    const Upstream &upstream() const { return *m_upstream; }
    //! What is to be sent with a request now; see Upstream::mayGetLogin().
    const std::vector<HeaderField> &credentials() const;
    //! There is a login, but not for this server now.
    bool withholdsLogin() const { return !m_credentials.empty() && credentials().empty(); }

private:
    struct Waiter
    {
        ResponseSink *sink;
        bool once;
    };
    UpstreamConnection *takeIdle(bool once);
    void connect();
    void openAhead();
    AbsoluteForm absoluteForm() const;
    void connected(Result<std::unique_ptr<Stream>> result);
    void failWaiters(const Error &problem);

    UpstreamPtr m_upstream;
    const ProxyLimits &m_limits;
    std::span<char> m_scratch;
    Bury m_bury;
    Access m_access;
    std::vector<HeaderField> m_credentials;
    std::vector<std::unique_ptr<UpstreamConnection>> m_all;
    std::vector<UpstreamConnection *> m_idle; //!< the last used is last
    std::deque<Waiter> m_waiters;
    std::unique_ptr<Connector> m_connector;
    bool m_forward = false; //!< an HTTP proxy is asked for pages, since it does not let CONNECT through
    int m_way = 0;          //!< counts the changes of access
    UpstreamConnection::Clock::time_point m_connectingSince;
    std::size_t m_wanted = 0; //!< connections that are to be there, see prepare()
    bool m_serving = false;
};

} // namespace cinderscope
