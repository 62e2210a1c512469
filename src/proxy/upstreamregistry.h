// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "proxy/linkpolicy.h"
#include "proxy/ticketoffice.h"
#include "proxy/upstream.h"

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <QUrl>
#include <vector>

namespace cinderscope {

using UpstreamPtr = std::shared_ptr<Upstream>;

//! Which servers are passed on, where, and how addresses map both ways in the name space of each cluster ("localhost"
//! of a far worker is its own computer). Any thread; a call takes microseconds, also one that begins to listen.
class UpstreamRegistry
{
public:
    //! Called with a new upstream and its listening socket, which the callee then owns; any thread.
    using Opened = std::function<void(const UpstreamPtr &, const Access &, int socket)>;
    //! Called when name() changes the access of an upstream that was opened before; any thread.
    using AccessChanged = std::function<void(const UpstreamPtr &, const Access &)>;

    static constexpr std::size_t kMostLinked = 256; //!< a cluster: upstreams that registered themselves
    //! That are listened for; a quarter of the descriptors that the program may have, if that is less.
    static constexpr std::size_t kMostUpstreams = 4096;

    //! \a sharedAddress: one port of 127.0.0.1 each, as if there were no other loopback addresses.
    explicit UpstreamRegistry(Opened opened, bool sharedAddress = false, AccessChanged accessChanged = {});

    //! Discovery or the person names a server, which is listened for from now on. Named again: the same upstream, with
    //! the access it had. One that was only linked becomes named: it gets \a access, no longer counts towards
    //! kMostLinked, and its name may lead to any address. Errors: InvalidArgument (no http or https URL), Io (no
    //! socket), TooLarge (too many).
    Result<UpstreamPtr> name(const QString &cluster, const QUrl &url, const Access &access,
                             UpstreamKind kind = UpstreamKind::Unknown);
    //! As name(), but it is listened for when it is first asked for or a page leads there, so that thousands of them
    //! cost nothing. Known already: it becomes named. \a alias: another name of it, may be empty. Error
    //! InvalidArgument.
    Result<void> know(const QString &cluster, const QUrl &url, const Access &access,
                      UpstreamKind kind = UpstreamKind::Unknown, const QUrl &alias = {});
    //! Another way to all servers of a cluster, e.g. a tunnel that was opened again; returns those that are listened
    //! for.
    std::vector<UpstreamPtr> setAccess(const QString &cluster, const Access &access);
    //! Another public name of it, such as what its own links say.
    void addAlias(const UpstreamPtr &upstream, const QUrl &url);
    //! What a page of \a source leads to: known, or registered now as far as linkRefusal() lets it be. Error
    //! NoPermission otherwise, its detail for people.
    Result<UpstreamPtr> follow(const Upstream &source, const QUrl &url, LinkKind kind);
    //! The way to it and what is sent there, as it is now.
    Access accessOf(const Upstream &upstream) const;
    //! Servers that are listened for only.
    UpstreamPtr find(const QString &cluster, const QUrl &url) const;
    UpstreamPtr find(const QString &cluster, const Authority &authority) const;
    //! As find(), but a server that know() told of is listened for from now on.
    UpstreamPtr findOrOpen(const QString &cluster, const QUrl &url);
    //! True for every server that name() or know() told of, or that a page led to.
    bool isKnown(const QString &cluster, const Authority &authority) const;
    //! Whom a page of \a source means. "localhost" on a page of another host is not this computer: it is that host, or
    //! the one named server of the cluster with that port, since workers print what their master takes its own name for
    //! (WorkerPage, masterWebUiUrl). Everything else is what it says.
    Authority meant(const Upstream &source, const Authority &target) const;
    //! By "127.77.3.9:41234".
    UpstreamPtr atListener(std::string_view listenAuthority) const;
    //! Servers that are listened for, of all clusters.
    std::size_t size() const;
    //! Takes a server away, by any of its names, and its tickets; returns it if it was listened for.
    UpstreamPtr forget(const QString &cluster, const QUrl &url);
    //! Takes all upstreams of a cluster away and returns them.
    std::vector<UpstreamPtr> removeCluster(const QString &cluster);

    //! Value of the secret header for a cluster; made when it is first asked for.
    std::string secretOf(const QString &cluster);
    TicketOffice &tickets() { return m_tickets; }

    //! The URL of this computer that stands for \a url on \a upstream: same path, query and fragment.
    static QUrl toProxied(const Upstream &upstream, const QUrl &url);
    //! And back; nothing if it is not one of ours.
    std::optional<QUrl> toPublic(const QUrl &proxied) const;

private:
    using Key = std::pair<QString, Authority>; //!< cluster; canonical
    //! A server of know() that nobody asked for yet.
    struct Told
    {
        Authority authority;
        UpstreamKind kind = UpstreamKind::Unknown;
    };

    Result<UpstreamPtr> open(const QString &cluster, const Authority &authority, const Access &access,
                             const Upstream *source);
    Result<int> listen(Upstream &upstream);
    UpstreamPtr findLocked(const QString &cluster, const Authority &authority) const;
    std::shared_ptr<Told> toldLocked(const QString &cluster, const Authority &authority) const;
    Result<UpstreamPtr> openTold(const QString &cluster, const std::shared_ptr<Told> &told);
    void becomeNamed(const UpstreamPtr &upstream, const Access &access, UpstreamKind kind);
    Authority meantLocked(const Upstream &source, const Authority &target) const;
    std::string secretLocked(const QString &cluster);

    Opened m_opened;
    AccessChanged m_accessChanged;
    const bool m_sharedAddress;
    mutable std::mutex m_mutex;
    std::map<Key, UpstreamPtr> m_known;          //!< aliases too
    std::map<Key, std::shared_ptr<Told>> m_told; //!< aliases too
    std::map<QString, Access> m_accesses;        //!< for those of m_told, the latest
    std::map<std::string, UpstreamPtr, std::less<>> m_byListener;
    std::map<QString, std::string> m_secrets;
    TicketOffice m_tickets;
    unsigned m_nextAddress; //!< begins anywhere, so that addresses of an earlier run are not met again
    int m_port = 0;
    int m_nextId = 1;
};

} // namespace cinderscope
