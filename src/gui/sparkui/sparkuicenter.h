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
class TicketPages;

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
    //! site's, that is not known in its cluster; Network: the cluster was removed, and has no access yet; NotFound: the
    //! site's application has ended, another one (the detail) has its address now.
    Result<QUrl> proxied(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! For the person's own browser: opens the page once. Nothing where proxied() fails.
    std::optional<QUrl> ticket(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! Opens the page in the person's own browser, by a file that leads to a ticket: see TicketPages. Errors as
    //! proxied() and TicketPages::write(); Unsupported: no browser.
    Result<void> openInBrowser(const SparkUiSite &site, const QUrl &publicUrl = {});
    //! What \a publicUrl belongs to, followed from a page of \a source: the same site, another application on the same
    //! server, or another server of the cluster, with its kind and its driver's application where they are known (those
    //! of a driver that has ended too, until another one has its address).
    SparkUiSite siteOf(const SparkUiSite &source, const QUrl &publicUrl) const;
    //! Found in the cluster (or told by a server that was).
    bool knows(const QString &cluster, const QUrl &publicUrl) const { return knownAt(cluster, publicUrl) != nullptr; }
    //! The public address of a page that was served at an origin which is no more, since another application or version
    //! of Spark is there now: see serverReplaced().
    std::optional<QUrl> replaced(const QUrl &proxied) const;

    //! What was found in a cluster, with its kinds, other names and applications; those of before are kept. Where
    //! another application or another version of Spark has a known address, its pages get an origin of their own, so
    //! that no style or script that the browser has of the other one is taken for theirs.
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

    //! Instead of the desktop's, which is given a file's address; for tests.
    void setBrowser(Browser browser) { m_browser = std::move(browser); }
    //! Called on the proxy's thread for each request; to be set before the first page.
    void setLog(Log log) { m_log = std::move(log); }
    TicketPages &ticketPages() { return *m_tickets; }

Q_SIGNALS:
    //! There is a way, new or other than before: pages that failed, or were of the way before, can be had now.
    void accessChanged(const QString &cluster);
    void clusterRemoved(const QString &cluster);
    //! Another application (or version of Spark) is at \a home now; see replaced().
    void serverReplaced(const QString &cluster, const QUrl &home);
    //! The person's browser has not come for a page that it was given: perhaps it may not read the file.
    void browserDidNotCome(const cinderscope::SparkUiSite &site, const QUrl &publicUrl);

private:
    struct Known
    {
        QUrl url, alias;
        UpstreamKind kind = UpstreamKind::Unknown;
        QString applicationId, attemptId, title; //!< of a driver
        TimeMs start = kNoTime;                  //!< of its application
        bool sure = false;                       //!< it told its application itself
        QString version;                         //!< of Spark
        bool operator==(const Known &) const = default;
    };
    using Servers = QHash<QString, Known>; //!< by keyOf()
    struct Cluster
    {
        Access access;
        Servers servers;
        QHash<QString, QString> aliases; //!< keys
        bool used = false;               //!< a page was asked for: the proxy knows its servers
    };
    struct Given
    {
        SparkUiSite site;
        QUrl publicUrl;
    };
    static QString keyOf(const QUrl &url);
    static void gather(Servers &now, QStringList &order, const Known &server);
    static void gather(Servers &now, QStringList &order, const FoundEndpoint &endpoint);
    const Known *knownAt(const QString &cluster, const QUrl &url) const;
    const Known *knownAt(const Cluster &cluster, const QUrl &url) const;
    void take(const QString &cluster, const QString &key, const Known &found);
    void retire(const QString &cluster, const QUrl &url);
    void tellProxy(const QString &cluster, const Known &known);
    void use(const SparkUiSite &site);
    Result<QUrl> homeOf(const SparkUiSite &site, const Known &known);
    SparkUiSite placeOf(const SparkUiSite &source, const QUrl &publicUrl) const;
    void browserIsLate(const QUrl &file);

    QHash<QString, Cluster> m_clusters;
    QSet<QString> m_removed; //!< until they have an access again
    Browser m_browser;
    Log m_log;
    TicketPages *m_tickets;
    QHash<QUrl, Given> m_given;     //!< by file
    QHash<QString, QUrl> m_retired; //!< roots, by the authority that they were served at
    std::unique_ptr<ProxyServer> m_proxy;
};

//! The kind of server that an endpoint is.
UpstreamKind upstreamKind(EndpointKind kind);

} // namespace cinderscope
