// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/connector.h"
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
    //! Jetty closes after 30 s; closing first spares a request that meets a closed door.
    static constexpr std::chrono::seconds kIdleLife{20};
    static constexpr std::chrono::seconds kConnectTime{30};
    //! A request that must not be sent twice gets a connection that was used no longer ago.
    static constexpr std::chrono::seconds kFresh{5};

    using Bury = std::function<void(std::unique_ptr<StreamOwner>)>;

    UpstreamPool(UpstreamPtr upstream, const Access &access, std::span<char> scratch, Bury bury);
    ~UpstreamPool();

    //! Tells \a sink upstreamReady() or upstreamUnavailable(), from within this call if there is an idle
    //! connection. \a once: the request cannot be repeated.
    void acquire(ResponseSink *sink, bool once);
    //! A page was asked for, whose files will be wanted at once: opens a few connections while the server makes it, one
    //! after the other.
    void prepare();
    void cancel(ResponseSink *sink);
    //! Closes what is idle, since one of them was found dead.
    void dropIdle();

    void keep(UpstreamConnection *connection);
    void drop(UpstreamConnection *connection);
    void serve();
    void tick(UpstreamConnection::Clock::time_point now);
    void closeAll();
    //! Another way there, for all that is asked from now on, also for who waits. Connections of the old way are closed
    //! when they are idle.
    void setAccess(const Access &access);

    std::span<char> scratch() const { return m_scratch; }
    const Upstream &upstream() const { return *m_upstream; }
    const std::vector<HeaderField> &credentials() const { return m_credentials; }
    std::size_t open() const { return m_all.size(); }
    std::uint64_t opened() const { return m_opened; }

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
    std::uint64_t m_opened = 0;
    std::size_t m_wanted = 0; //!< connections that are to be there, see prepare()
    bool m_serving = false;
};

} // namespace cinderscope
