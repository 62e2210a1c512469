// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/clusterguard.h"

#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuilink.h"
#include "proxy/gatekeeper.h"
#include "proxy/linkpolicy.h"
#include "proxy/proxyserver.h"

#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

Q_LOGGING_CATEGORY(lcWebGuard, "cinderscope.web.guard")

} // namespace

ClusterGuard::ClusterGuard(SparkUiCenter &center, QString cluster)
    : m_center(center), m_proxy(center.proxy()), m_cluster(std::move(cluster))
{
}

bool ClusterGuard::isOurs(const QUrl &url) const
{
    if (url.scheme() != "http"_L1)
        return false;
    const auto known = m_proxy.toPublic(url);
    const auto again = known ? m_proxy.toProxied(m_cluster, *known) : std::nullopt;
    return again && again->authority() == url.authority();
}

bool ClusterGuard::mayBelong(const QUrl &publicUrl) const
{
    constexpr int kHttp = 80;
    constexpr int kHttps = 443;
    if (m_center.knows(m_cluster, publicUrl) || m_proxy.toProxied(m_cluster, publicUrl))
        return true;
    const int port = publicUrl.port(publicUrl.scheme() == "https"_L1 ? kHttps : kHttp);
    if (isSparkPort(port) || port == kHttp || port == kHttps)
        return isSparkPort(port);
    const auto page = SparkUiLink::of(publicUrl);
    return page && (page->kind != SparkUiLink::Kind::Home || !page->applicationId.isEmpty());
}

bool ClusterGuard::isKill(const QUrl &url)
{
    return isKillPath(url.path(QUrl::FullyEncoded).toStdString());
}

WebVerdict ClusterGuard::judge(const WebRequest &request)
{
    const QString scheme = request.url.scheme();
    if (!request.isMainFrame && (scheme == "data"_L1 || scheme == "blob"_L1))
        return {.allowed = true}; // made by the page itself; reaches nobody
    if (request.url == QUrl(u"about:blank"_s))
        return {.allowed = true};
    if (isOurs(request.url) && (request.method == "POST" || !isKill(request.url)))
        return {.allowed = true, .headerName = ProxyServer::secretHeader(), .headerValue = m_proxy.secret(m_cluster)};
    ++m_refused;
    qCInfo(lcWebGuard).noquote() << "refused:" << request.method
                                 << request.url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery).left(200);
    return {};
}

} // namespace cinderscope
