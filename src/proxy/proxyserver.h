// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "proxy/accessrecord.h"
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
        //! One address for all upstreams and a port each, for systems with one loopback address.
        bool sharedAddress = false;
    };

    explicit ProxyServer(Options options);
    ProxyServer() : ProxyServer(Options()) {}
    //! Closes all connections at once.
    ~ProxyServer();
    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    //! Serves \a url, a driver, master, worker or history server of \a cluster, from now on. See
    //! UpstreamRegistry::name() for errors.
    Result<UpstreamPtr> add(const QString &cluster, const QUrl &url, const Access &access = {},
                            UpstreamKind kind = UpstreamKind::Unknown);
    //! The same server by another public name, as its own pages may have it.
    void addAlias(const UpstreamPtr &upstream, const QUrl &url) { m_registry.addAlias(upstream, url); }
    //! Another way to a cluster, e.g. through a tunnel that was opened again: for all that is asked from now on.
    void setAccess(const QString &cluster, const Access &access);
    //! Ends all connections of a cluster; its secret is worth nothing any more.
    void removeCluster(const QString &cluster);

    static QByteArray secretHeader();
    //! Value of the header for all servers of a cluster.
    QByteArray secret(const QString &cluster);

    //! Where \a url of a known server is served.
    std::optional<QUrl> toProxied(const QString &cluster, const QUrl &url) const;
    //! The address that a person knows for one of ours.
    std::optional<QUrl> toPublic(const QUrl &proxied) const { return m_registry.toPublic(proxied); }
    //! A link that was followed on \a proxiedPage: where it is served, registering the server if a page may lead
    //! there. Error NoPermission: it is not part of the cluster; ask the person.
    Result<QUrl> follow(const QUrl &proxiedPage, const QUrl &link);
    //! For the person's own browser: opens \a proxied, once.
    std::optional<QUrl> ticketUrl(const QUrl &proxied);

private:
    QThread m_thread;
    UpstreamRegistry m_registry;
    ProxyCore *m_core; //!< lives on m_thread
};

} // namespace cinderscope
