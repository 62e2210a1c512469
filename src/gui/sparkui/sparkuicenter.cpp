// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"

#include "gui/sparkui/sparkuidirectory.h"
#include "gui/sparkui/sparkuilink.h"
#include "proxy/proxyserver.h"

#include <QDesktopServices>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Servers of a cluster that the proxy is told of at once, each a listening socket; further ones when they are asked
//! for or a page leads to them.
constexpr qsizetype kToldAtOnce = 256;

bool isSame(const Access &a, const Access &b)
{
    return a.proxy == b.proxy && a.headers == b.headers && a.credentialHosts == b.credentialHosts && a.tls == b.tls &&
           a.pins == b.pins && a.farLoopback == b.farLoopback;
}

bool isPageAddress(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

QUrl rootOf(const QUrl &url)
{
    QUrl root;
    root.setScheme(url.scheme());
    root.setHost(url.host());
    root.setPort(url.port());
    return root;
}

QString pathOf(const QUrl &url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

bool isBelow(const QUrl &url, const QUrl &home)
{
    const QString path = pathOf(home);
    return url.path() == path || url.path().startsWith(path + u'/');
}

//! "/proxy/APP" of "/proxy/APP/jobs/", with what stands before it; empty where there is none.
QString proxyPath(const QString &path, const QString &applicationId)
{
    const QString prefix = u"/proxy/"_s + applicationId;
    const qsizetype at = applicationId.isEmpty() ? -1 : QString(path + u'/').indexOf(prefix + u'/');
    return at < 0 ? QString() : path.first(at + prefix.size());
}

bool isSameServer(const QUrl &a, const QUrl &b)
{
    const auto one = Authority::of(a);
    const auto other = Authority::of(b);
    return one && other && one->canonical() == other->canonical();
}

} // namespace

UpstreamKind upstreamKind(EndpointKind kind)
{
    switch (kind) {
    case EndpointKind::Driver:
        return UpstreamKind::Driver;
    case EndpointKind::Master:
        return UpstreamKind::Master;
    case EndpointKind::Worker:
        return UpstreamKind::Worker;
    case EndpointKind::History:
        return UpstreamKind::HistoryServer;
    case EndpointKind::Connect:
    case EndpointKind::Unknown:
    case EndpointKind::NotSpark:
        break;
    }
    return UpstreamKind::Unknown;
}

SparkUiCenter::SparkUiCenter(QObject *parent) : QObject(parent), m_browser(&QDesktopServices::openUrl) {}

SparkUiCenter::~SparkUiCenter() = default;

ProxyServer &SparkUiCenter::proxy()
{
    if (!m_proxy)
        m_proxy = std::make_unique<ProxyServer>(ProxyServer::Options{.log = m_log});
    return *m_proxy;
}

void SparkUiCenter::tellProxy(const QString &cluster, const QUrl &url, const Known &known)
{
    // The root of a server that is behind another one's path says nothing of that one's kind.
    const bool whole = url.path().isEmpty() || url.path() == u'/';
    const auto upstream =
        m_proxy->add(cluster, url, m_clusters[cluster].access, whole ? known.kind : UpstreamKind::Unknown);
    if (upstream && whole && isPageAddress(known.alias))
        m_proxy->addAlias(*upstream, known.alias);
}

void SparkUiCenter::use(const SparkUiSite &site)
{
    proxy();
    const bool first = !m_clusters.contains(site.cluster);
    Cluster &cluster = m_clusters[site.cluster];
    if (first)
        cluster.access = site.access;
    if (!std::exchange(cluster.used, true)) {
        qsizetype told = 0;
        for (auto server = cluster.servers.cbegin(); server != cluster.servers.cend() && told < kToldAtOnce; ++server) {
            tellProxy(site.cluster, server.key(), *server);
            ++told;
        }
    }
}

Result<QUrl> SparkUiCenter::proxied(const SparkUiSite &site, const QUrl &publicUrl)
{
    if (!isPageAddress(site.home))
        return Error{ErrorCode::InvalidArgument, "not an http or https address",
                     site.home.toString(QUrl::RemoveUserInfo).toStdString()};
    if (isWaiting(site.cluster)) // the site's own access is that of before
        return Error{ErrorCode::Network, "the way to the cluster is not open",
                     site.home.toString(QUrl::RemoveUserInfo).toStdString()};
    use(site);
    const Cluster &cluster = m_clusters[site.cluster];
    const Known known = cluster.servers.value(sparkUiHome(site.home));
    const bool whole = site.home.path().isEmpty() || site.home.path() == u'/';
    const auto upstream =
        m_proxy->add(site.cluster, site.home, cluster.access, whole ? site.kind : UpstreamKind::Unknown);
    if (!upstream)
        return upstream.error();
    if (whole && isPageAddress(known.alias))
        m_proxy->addAlias(*upstream, known.alias);
    const QUrl page = publicUrl.isEmpty() ? SparkUiLink().url(site) : publicUrl;
    const QUrl home = UpstreamRegistry::toProxied(**upstream, site.home);
    if (isSameServer(page, site.home))
        return UpstreamRegistry::toProxied(**upstream, page);
    return m_proxy->follow(home, page);
}

std::optional<QUrl> SparkUiCenter::ticket(const SparkUiSite &site, const QUrl &publicUrl)
{
    const Result<QUrl> page = proxied(site, publicUrl);
    return page ? m_proxy->ticketUrl(*page) : std::nullopt;
}

Result<void> SparkUiCenter::openInBrowser(const SparkUiSite &site, const QUrl &publicUrl)
{
    const Result<QUrl> page = proxied(site, publicUrl);
    if (!page)
        return page.error();
    const std::optional<QUrl> url = m_proxy->ticketUrl(*page);
    const QUrl shown = publicUrl.isEmpty() ? site.home : publicUrl;
    if (!url || !m_browser(*url))
        return Error{ErrorCode::Unsupported, "no browser could be started",
                     shown.toString(QUrl::RemoveUserInfo).toStdString()};
    return {};
}

SparkUiSite SparkUiCenter::siteOf(const SparkUiSite &source, const QUrl &publicUrl) const
{
    const std::optional<SparkUiLink> link = SparkUiLink::of(publicUrl);
    const QString id = link ? link->applicationId : QString();
    const bool sameServer = isSameServer(source.home, publicUrl);
    SparkUiSite site = source;
    site.applicationId.clear();
    site.attemptId.clear();
    if (const QString home = proxyPath(publicUrl.path(), id); !home.isEmpty()) {
        if (sameServer && pathOf(source.home) == home)
            return source;
        site.home = rootOf(publicUrl);
        site.home.setPath(home);
        site.kind = UpstreamKind::Driver;
        site.applicationId = id;
    } else if (sameServer && source.kind == UpstreamKind::HistoryServer && isBelow(publicUrl, source.home)) {
        const bool sameAttempt =
            !link || link->attemptId.isEmpty() || source.attemptId.isEmpty() || link->attemptId == source.attemptId;
        if (id == source.applicationId && sameAttempt)
            return source;
        site.applicationId = id;
        site.attemptId = link ? link->attemptId : QString();
    } else if (sameServer && isBelow(publicUrl, source.home)) {
        return source;
    } else {
        site.home = rootOf(publicUrl);
        site.kind = m_clusters.value(source.cluster).servers.value(site.home).kind;
        if (publicUrl.path().startsWith(u"/history/"_s) && !id.isEmpty()) {
            site.kind = UpstreamKind::HistoryServer;
            site.applicationId = id;
            site.attemptId = link->attemptId;
        }
    }
    site.title = site.isApplication() ? site.applicationId : site.home.authority();
    return site;
}

void SparkUiCenter::setEndpoints(const QString &cluster, const QList<FoundEndpoint> &endpoints)
{
    Cluster &known = m_clusters[cluster];
    auto add = [&](const QUrl &url, UpstreamKind kind, const QUrl &alias) {
        const QUrl root = sparkUiHome(url);
        if (!isPageAddress(root))
            return;
        Known server = known.servers.value(root);
        const Known before = server;
        if (kind != UpstreamKind::Unknown)
            server.kind = kind;
        if (isPageAddress(alias))
            server.alias = alias;
        if (server == before && known.servers.contains(root))
            return;
        known.servers.insert(root, server);
        if (m_proxy && known.used && known.servers.size() <= kToldAtOnce)
            tellProxy(cluster, root, server);
    };
    for (const FoundEndpoint &endpoint : endpoints) {
        const UpstreamKind kind = upstreamKind(endpoint.kind);
        if (kind != UpstreamKind::Unknown)
            add(endpoint.url, kind, endpoint.namedUrl);
        if (kind != UpstreamKind::Master && kind != UpstreamKind::Worker)
            continue;
        for (const FoundWorker &worker : endpoint.cluster.workers)
            add(worker.url, UpstreamKind::Worker, {});
        for (const FoundApplication &application : endpoint.applications) {
            if (!application.hasEnded())
                add(application.uiUrl, UpstreamKind::Driver, application.namedUiUrl);
        }
    }
}

void SparkUiCenter::setAccess(const QString &cluster, const Access &access)
{
    const bool known = m_clusters.contains(cluster);
    Cluster &entry = m_clusters[cluster];
    if (known && isSame(entry.access, access))
        return;
    entry.access = access;
    const bool isBack = m_removed.remove(cluster);
    if (m_proxy)
        m_proxy->setAccess(cluster, access);
    if (known || isBack)
        Q_EMIT accessChanged(cluster);
}

void SparkUiCenter::removeCluster(const QString &cluster)
{
    if (!m_clusters.remove(cluster))
        return;
    if (m_proxy)
        m_proxy->removeCluster(cluster);
    m_removed.insert(cluster);
    Q_EMIT clusterRemoved(cluster);
}

} // namespace cinderscope
