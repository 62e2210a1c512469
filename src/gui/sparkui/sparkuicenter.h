// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/foundendpoint.h"
#include "gui/sparkui/sparkuisite.h"
#include "proxy/accessrecord.h"

#include <functional>
#include <memory>
#include <optional>
#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QUrl>

namespace cinderscope {

class ProxyServer;

//! The window's proxy for Spark's own pages, started with the first that is asked for, and what it is told: the servers
//! that were found, in the name space of their place, and the way there. GUI thread; outlives all views.
class SparkUiCenter : public QObject
{
    Q_OBJECT

public:
    using Browser = std::function<bool(const QUrl &url)>;
    using Log = std::function<void(const AccessRecord &record)>;

    explicit SparkUiCenter(QObject *parent = nullptr);
    ~SparkUiCenter() override;

    //! Started at first use.
    ProxyServer &proxy();
    bool isStarted() const { return m_proxy != nullptr; }

    //! Where \a publicUrl (empty: the first page) of a site is served; makes its server known. Errors: InvalidArgument
    //! (no http or https address), Io, TooLarge, see UpstreamRegistry::name(); NoPermission: another server than the
    //! site's, that is not known in its cluster; Network: the cluster was removed, and has no access yet.
    Result<QUrl> proxied(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! For the person's own browser: opens the page once. Nothing where proxied() fails.
    std::optional<QUrl> ticket(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! Opens the page in the person's own browser, with a ticket. Errors as proxied(); Unsupported: no browser.
    Result<void> openInBrowser(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! What \a publicUrl belongs to, followed from a page of \a source: the same site, another application on the same
    //! server, or another server of the cluster, with its kind where it is known.
    SparkUiSite siteOf(const SparkUiSite &source, const QUrl &publicUrl) const;

    //! What was found in a cluster, with its kinds and other names; those of before are kept.
    void setEndpoints(const QString &cluster, const QList<FoundEndpoint> &endpoints);
    //! The way to a cluster, e.g. a tunnel that was opened again; nothing happens where it is the same.
    void setAccess(const QString &cluster, const Access &access);
    //! Between removeCluster() and the next setAccess().
    bool isWaiting(const QString &cluster) const { return m_removed.contains(cluster); }
    Access access(const QString &cluster) const { return m_clusters.value(cluster).access; }
    //! The way to a cluster is open after it was not: what failed meanwhile is tried again.
    void wayIsOpen(const QString &cluster) { Q_EMIT accessChanged(cluster); }
    //! The place is gone, or the way to it is another: nothing of it is served any more, until it gets an access again.
    void removeCluster(const QString &cluster);

    //! Instead of the desktop's; for tests.
    void setBrowser(Browser browser) { m_browser = std::move(browser); }
    //! Called on the proxy's thread for each request; to be set before the first page.
    void setLog(Log log) { m_log = std::move(log); }

Q_SIGNALS:
    //! There is a way, new or other than before: pages that failed, or were of the way before, can be had now.
    void accessChanged(const QString &cluster);
    void clusterRemoved(const QString &cluster);

private:
    struct Known
    {
        UpstreamKind kind = UpstreamKind::Unknown;
        QUrl alias;
        bool operator==(const Known &) const = default;
    };
    struct Cluster
    {
        Access access;
        QHash<QUrl, Known> servers; //!< by root
        bool used = false;          //!< a page was asked for: the proxy knows its servers
    };
    void tellProxy(const QString &cluster, const QUrl &url, const Known &known);
    void use(const SparkUiSite &site);

    QHash<QString, Cluster> m_clusters;
    QSet<QString> m_removed; //!< until they have an access again
    Browser m_browser;
    Log m_log;
    std::unique_ptr<ProxyServer> m_proxy;
};

//! The kind of server that an endpoint is.
UpstreamKind upstreamKind(EndpointKind kind);

} // namespace cinderscope
