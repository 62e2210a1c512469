// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"

#include "gui/sparkui/sparkuidirectory.h"
#include "gui/sparkui/sparkuilink.h"
#include "gui/sparkui/ticketpages.h"
#include "proxy/gatekeeper.h"
#include "proxy/proxyserver.h"

#include <algorithm>
#include <QFile>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kHttpSeeOther = 303; // what a ticket that is taken is answered with

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

SparkUiCenter::SparkUiCenter(QObject *parent)
    : QObject(parent), m_browser(&TicketPages::open), m_tickets(new TicketPages(this))
{
    connect(m_tickets, &TicketPages::unused, this, &SparkUiCenter::browserIsLate);
}

SparkUiCenter::~SparkUiCenter()
{
    m_proxy.reset(); // its thread tells of tickets
}

ProxyServer &SparkUiCenter::proxy()
{
    if (m_proxy)
        return *m_proxy;
    const auto log = [this, log = m_log](const AccessRecord &record) {
        if (record.status == kHttpSeeOther && std::string_view(record.target).starts_with(kTicketPath))
            QMetaObject::invokeMethod(
                m_tickets,
                [tickets = m_tickets, server = QString::fromStdString(record.upstream)] { tickets->used(server); },
                Qt::QueuedConnection);
        if (log)
            log(record);
    };
    m_proxy = std::make_unique<ProxyServer>(ProxyServer::Options{.log = log});
    return *m_proxy;
}

// --- what is known ---------------------------------------------------------------------------------------------------

//! All names of the loopback host are one.
QString SparkUiCenter::keyOf(const QUrl &url)
{
    const auto authority = Authority::of(url);
    return authority ? QString(QString::fromStdString(authority->canonical().origin()) + pathOf(url)) : QString();
}

const SparkUiCenter::Known *SparkUiCenter::knownAt(const Cluster &cluster, const QUrl &url) const
{
    const QString key = keyOf(url);
    const auto at = cluster.servers.constFind(cluster.aliases.value(key, key));
    return at == cluster.servers.cend() ? nullptr : &*at;
}

//! The server of a page, or the driver behind its path.
const SparkUiCenter::Known *SparkUiCenter::knownAt(const QString &cluster, const QUrl &url) const
{
    const auto at = m_clusters.constFind(cluster);
    if (at == m_clusters.cend())
        return nullptr;
    const Known *exactly = knownAt(*at, url);
    return exactly ? exactly : knownAt(*at, rootOf(url));
}

void SparkUiCenter::gather(Servers &now, QStringList &order, const Known &server)
{
    const QString key = isPageAddress(server.url) ? keyOf(server.url) : QString();
    if (key.isEmpty())
        return;
    if (!now.contains(key))
        order += key;
    Known &known = now[key];
    if (known.url.isEmpty())
        known.url = sparkUiHome(server.url);
    if (server.kind != UpstreamKind::Unknown)
        known.kind = server.kind;
    if (isPageAddress(server.alias))
        known.alias = server.alias;
    if (!server.version.isEmpty())
        known.version = server.version;
    const bool better = server.sure || (!known.sure && server.start >= known.start);
    if (server.applicationId.isEmpty() || !better)
        return;
    known.applicationId = server.applicationId;
    known.attemptId = server.attemptId;
    known.title = server.title;
    known.start = server.start;
    known.sure = server.sure;
}

void SparkUiCenter::gather(Servers &now, QStringList &order, const FoundEndpoint &endpoint)
{
    const auto told = [](Known server, const FoundApplication &application) {
        server.applicationId = application.applicationId;
        server.attemptId = application.attemptId;
        server.title = application.name;
        server.start = application.start;
        return server;
    };
    const UpstreamKind kind = upstreamKind(endpoint.kind);
    const bool reached = endpoint.reachable(); // else what it told may be of before
    if (kind != UpstreamKind::Unknown) {
        Known server{.url = endpoint.url, .alias = endpoint.namedUrl, .kind = kind};
        server.version = reached ? endpoint.sparkVersion : QString();
        server.sure = reached;
        const bool tells = kind == UpstreamKind::Driver && reached && !endpoint.applications.isEmpty();
        gather(now, order, tells ? told(server, endpoint.applications.first()) : server);
    }
    if (kind != UpstreamKind::Master && kind != UpstreamKind::Worker)
        return;
    for (const FoundWorker &worker : endpoint.cluster.workers)
        gather(now, order, {.url = worker.url, .kind = UpstreamKind::Worker});
    for (const FoundApplication &application : endpoint.applications) {
        const Known driver{.url = application.uiUrl, .alias = application.namedUiUrl, .kind = UpstreamKind::Driver};
        if (!application.hasEnded())
            gather(now, order, reached ? told(driver, application) : driver);
    }
}

void SparkUiCenter::setEndpoints(const QString &cluster, const QList<FoundEndpoint> &endpoints)
{
    Servers now;
    QStringList order;
    for (const FoundEndpoint &endpoint : endpoints)
        gather(now, order, endpoint);
    for (const QString &key : std::as_const(order))
        take(cluster, key, now.value(key));
}

void SparkUiCenter::take(const QString &cluster, const QString &key, const Known &found)
{
    Cluster &entry = m_clusters[cluster];
    const bool isNew = !entry.servers.contains(key);
    Known &known = entry.servers[key];
    const Known before = known;
    if (isNew)
        known = found;
    if (found.kind != UpstreamKind::Unknown)
        known.kind = found.kind;
    if (isPageAddress(found.alias))
        known.alias = found.alias;
    if (isPageAddress(known.alias) && !entry.servers.contains(keyOf(known.alias)))
        entry.aliases.insert(keyOf(known.alias), key);
    if (!found.version.isEmpty())
        known.version = found.version;
    // A master's list may be older than what the driver itself has told.
    const bool newer = found.sure || !before.sure || found.start > before.start;
    if (!found.applicationId.isEmpty() && newer) {
        known.applicationId = found.applicationId;
        known.attemptId = found.attemptId;
        known.title = found.title;
        known.start = found.start;
        known.sure = found.sure;
    }
    const auto isAnother = [](const QString &a, const QString &b) { return !a.isEmpty() && !b.isEmpty() && a != b; };
    const bool whole = pathOf(known.url).isEmpty();
    if (whole && (isAnother(before.applicationId, known.applicationId) || isAnother(before.version, known.version)))
        retire(cluster, known.url);
    else if (!isNew && known.alias == before.alias && known.kind == before.kind)
        return;
    if (m_proxy && entry.used)
        tellProxy(cluster, entry.servers.value(key));
}

//! The next that is asked of this server is served at another origin.
void SparkUiCenter::retire(const QString &cluster, const QUrl &url)
{
    const std::optional<QUrl> origin = m_proxy ? m_proxy->toProxied(cluster, url) : std::nullopt;
    if (!origin)
        return;
    m_retired.insert(origin->authority(), rootOf(url));
    m_proxy->forget(cluster, url);
    Q_EMIT serverReplaced(cluster, url);
}

std::optional<QUrl> SparkUiCenter::replaced(const QUrl &proxied) const
{
    const auto root = m_retired.constFind(proxied.authority());
    if (root == m_retired.cend() || proxied.scheme() != "http"_L1)
        return {};
    QUrl url = proxied;
    url.setScheme(root->scheme());
    url.setHost(root->host());
    url.setPort(root->port());
    return url;
}

// --- what the proxy is told ------------------------------------------------------------------------------------------

//! All that is known of a cluster: it costs nothing before somebody asks for it.
void SparkUiCenter::tellProxy(const QString &cluster, const Known &known)
{
    // The root of a server that is behind another one's path says nothing of that one's kind.
    const bool whole = pathOf(known.url).isEmpty();
    const Result<void> told = m_proxy->know(cluster, known.url, m_clusters[cluster].access,
                                            whole ? known.kind : UpstreamKind::Unknown, whole ? known.alias : QUrl());
    Q_UNUSED(told) // only what is no address of a page, which was looked at before
}

void SparkUiCenter::use(const SparkUiSite &site)
{
    proxy();
    const bool first = !m_clusters.contains(site.cluster);
    Cluster &cluster = m_clusters[site.cluster];
    if (first)
        cluster.access = site.access;
    if (std::exchange(cluster.used, true))
        return;
    for (const Known &known : std::as_const(cluster.servers))
        tellProxy(site.cluster, known);
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
    const Known *at = knownAt(cluster, site.home);
    const Known known = at ? *at : Known();
    if (site.kind == UpstreamKind::Driver && site.isApplication() && known.sure && !known.applicationId.isEmpty() &&
        known.applicationId != site.applicationId)
        return Error{ErrorCode::NotFound,
                     known.title.isEmpty() ? known.applicationId.toStdString() : known.title.toStdString(),
                     site.home.toString(QUrl::RemoveUserInfo).toStdString()};
    const Result<QUrl> home = homeOf(site, known);
    if (!home)
        return home;
    return m_proxy->follow(*home, publicUrl.isEmpty() ? SparkUiLink().url(site) : publicUrl);
}

//! Where the site's first page is served. A server that only a page led to is followed there again, not named: a tab of
//! its own is no reason to give it the login.
Result<QUrl> SparkUiCenter::homeOf(const SparkUiSite &site, const Known &known)
{
    if (!site.linkedFrom.isEmpty() && known.url.isEmpty()) {
        if (const auto from = m_proxy->toProxied(site.cluster, site.linkedFrom))
            return m_proxy->follow(*from, site.home);
        return Error{ErrorCode::NoPermission, "the page that leads there is not served any more",
                     site.home.toString(QUrl::RemoveUserInfo).toStdString()};
    }
    const bool whole = pathOf(site.home).isEmpty();
    const auto upstream = m_proxy->add(site.cluster, site.home, m_clusters[site.cluster].access,
                                       whole ? site.kind : UpstreamKind::Unknown);
    if (!upstream)
        return upstream.error();
    if (whole && isPageAddress(known.alias))
        m_proxy->addAlias(*upstream, known.alias);
    return UpstreamRegistry::toProxied(**upstream, site.home);
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
    const Error failed{ErrorCode::Unsupported, "no browser could be started",
                       shown.toString(QUrl::RemoveUserInfo).toStdString()};
    const auto server = url ? Authority::of(m_proxy->toPublic(*page).value_or(shown)) : std::nullopt;
    if (!server)
        return failed;
    const Result<QUrl> file = m_tickets->write(*url, QString::fromStdString(server->origin()));
    if (!file)
        return file.error();
    if (!m_browser(*file)) {
        m_tickets->remove(*file);
        return failed;
    }
    m_given.removeIf([](const auto &entry) { return !QFile::exists(entry.key().toLocalFile()); }); // they were used
    m_given.insert(*file, {site, publicUrl});
    return {};
}

void SparkUiCenter::browserIsLate(const QUrl &file)
{
    if (const auto given = m_given.constFind(file); given != m_given.cend())
        Q_EMIT browserDidNotCome(given->site, given->publicUrl);
    m_given.remove(file);
}

SparkUiSite SparkUiCenter::placeOf(const SparkUiSite &source, const QUrl &publicUrl) const
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
        const Known *known = knownAt(source.cluster, site.home);
        site.kind = known ? known->kind : UpstreamKind::Unknown;
        if (publicUrl.path().startsWith(u"/history/"_s) && !id.isEmpty()) {
            site.kind = UpstreamKind::HistoryServer;
            site.applicationId = id;
            site.attemptId = link->attemptId;
        }
    }
    if (!sameServer)
        site.linkedFrom = knownAt(source.cluster, publicUrl) ? QUrl() : source.home;
    site.title = site.isApplication() ? site.applicationId : site.home.authority();
    return site;
}

SparkUiSite SparkUiCenter::siteOf(const SparkUiSite &source, const QUrl &publicUrl) const
{
    SparkUiSite site = placeOf(source, publicUrl);
    if (site.kind != UpstreamKind::Driver)
        return site;
    const auto cluster = m_clusters.constFind(site.cluster);
    const Known *known = cluster == m_clusters.cend() ? nullptr : knownAt(*cluster, site.home);
    if (!known || known->applicationId.isEmpty())
        return site;
    const bool told = site.isApplication();
    if (!told) {
        site.applicationId = known->applicationId;
        site.attemptId = known->attemptId;
    }
    const bool named = told && site.title != site.applicationId; // a person's or a master's name for it
    if (site.applicationId == known->applicationId && !named)
        site.title = known->title.isEmpty() ? site.applicationId : known->title;
    return site;
}

// --- the ways --------------------------------------------------------------------------------------------------------

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
