// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/accessrecord.h"
#include "proxy/proxylimits.h"
#include "proxy/upstreamregistry.h"

#include <functional>
#include <memory>
#include <optional>
#include <QByteArray>
#include <QThread>
#include <QUrl>

namespace cinderscope {

class ProxyCore;

//! Serves the pages of Sparks, wherever they run, on addresses of this computer, to who knows a secret: one address
//! (origin) for each server, so that no application's page can read another's. Nothing in bodies is changed for the
//! embedded view; for a browser that came with a ticket links are.
//!
//! Works on a thread of its own; every function may be called from any thread and takes microseconds. There must be a
//! QCoreApplication.
class ProxyServer
{
public:
    struct Options
    {
        //! Called on the proxy's thread for each request; must be quick.
        std::function<void(const AccessRecord &)> log;
        //! One address for all upstreams and a port each, for systems with one loopback address. A browser has one jar
        //! of cookies for it then: they are kept apart by name, and no script sees or forges one; pages that need to
        //! read their own cookies (none of Spark's do) cannot. What one page may do to another's: nothing that judge()
        //! lets through; at most, by filling the jar, have the person asked to open the page again.
        bool sharedAddress = false;
        ProxyLimits limits;
    };

    //! Raises the program's limit of open files, see raiseDescriptorLimit().
    explicit ProxyServer(Options options);
    ProxyServer() : ProxyServer(Options()) {}
    //! Closes all connections at once.
    ~ProxyServer();
    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    //! Serves \a url, a driver, master, worker or history server of \a cluster, from now on. Only for what discovery or
    //! the person names, since it gets the cluster's login: what a page leads to is follow()'s. See
    //! UpstreamRegistry::name() for errors.
    Result<UpstreamPtr> add(const QString &cluster, const QUrl &url, const Access &access = {},
                            UpstreamKind kind = UpstreamKind::Unknown);
    //! As add(), for what discovery knows and nobody has asked for yet: no address of this computer is taken before a
    //! page leads there, or toProxied() or add() ask for it, so that a cluster's thousands of servers can all be told.
    //! \a alias: see addAlias(); may be empty. Error InvalidArgument: no http or https URL.
    Result<void> know(const QString &cluster, const QUrl &url, const Access &access = {},
                      UpstreamKind kind = UpstreamKind::Unknown, const QUrl &alias = {})
    {
        return m_registry.know(cluster, url, access, kind, alias);
    }
    //! A server that discovery says is gone, by any of its names: its connections end, its address and its tickets are
    //! worth nothing any more. To be called when no view shows it. Added again, it has another address, so that nothing
    //! that a browser kept of the old one is met. False if it was not known, or not asked for yet.
    bool forget(const QString &cluster, const QUrl &publicUrl);
    //! The same server by another public name, as its own pages may have it.
    void addAlias(const UpstreamPtr &upstream, const QUrl &url) { m_registry.addAlias(upstream, url); }
    //! Another way to a cluster, e.g. through a tunnel that was opened again: for all that is asked from now on.
    void setAccess(const QString &cluster, const Access &access);
    //! Ends all connections of a cluster; its secret is worth nothing any more.
    void removeCluster(const QString &cluster);

    static QByteArray secretHeader();
    //! Value of the header for all servers of a cluster.
    QByteArray secret(const QString &cluster);

    //! Where \a url of a known server is served; one that know() told of is from now on.
    std::optional<QUrl> toProxied(const QString &cluster, const QUrl &url);
    //! The address that a person knows for one of ours.
    std::optional<QUrl> toPublic(const QUrl &proxied) const { return m_registry.toPublic(proxied); }
    //! A link that was followed on \a proxiedPage: where it is served, registering the server if a page may lead
    //! there. Error NoPermission: it is not part of the cluster; ask the person.
    Result<QUrl> follow(const QUrl &proxiedPage, const QUrl &link);
    //! For the person's own browser: opens \a proxied, once, within ProxyLimits::ticketLife.
    std::optional<QUrl> ticketUrl(const QUrl &proxied) { return ticketUrl(proxied, m_limits.ticketLife); }
    //! The same, for a person who has to read it first, and copies it.
    std::optional<QUrl> ticketUrl(const QUrl &proxied, std::chrono::milliseconds life);

private:
    void later(std::function<void(ProxyCore &)> act);

    const ProxyLimits m_limits;
    QThread m_thread;
    UpstreamRegistry m_registry;
    ProxyCore *m_core; //!< lives on m_thread
};

} // namespace cinderscope
