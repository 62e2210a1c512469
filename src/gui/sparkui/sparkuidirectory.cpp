// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuidirectory.h"

#include "gui/sparkui/sparkuicenter.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

bool isPage(const QUrl &url)
{
    return !url.host().isEmpty() && (url.scheme() == "http"_L1 || url.scheme() == "https"_L1);
}

//! It answered once: what it told still stands, as far as anybody knows.
bool mayAnswer(const FoundEndpoint &endpoint)
{
    return endpoint.state != FoundEndpoint::State::Gone;
}

} // namespace

QUrl sparkUiHome(const QUrl &url)
{
    QUrl home = url.adjusted(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    QString path = home.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    home.setPath(path);
    return home;
}

bool SparkUiDirectory::setEndpoints(const QString &cluster, const QList<FoundEndpoint> &endpoints)
{
    auto at = std::ranges::find(m_clusters, cluster, &Cluster::name);
    if (at == m_clusters.end()) {
        if (endpoints.isEmpty())
            return false;
        m_clusters.push_back({cluster, endpoints});
    } else {
        if (at->endpoints == endpoints)
            return false;
        at->endpoints = endpoints;
    }
    m_stale = true;
    return true;
}

void SparkUiDirectory::removeCluster(const QString &cluster)
{
    m_stale = std::erase_if(m_clusters, [&](const Cluster &known) { return known.name == cluster; }) > 0 || m_stale;
}

void SparkUiDirectory::index() const
{
    if (!std::exchange(m_stale, false))
        return;
    m_drivers.clear();
    m_histories.clear();
    for (const Cluster &cluster : m_clusters) {
        for (const FoundEndpoint &endpoint : cluster.endpoints) {
            const bool history = endpoint.kind == EndpointKind::History;
            if (!mayAnswer(endpoint) ||
                (!history && endpoint.kind != EndpointKind::Driver && endpoint.kind != EndpointKind::Master))
                continue;
            for (const FoundApplication &found : endpoint.applications) {
                QUrl home = history ? endpoint.url : found.uiUrl;
                if (home.isEmpty() && endpoint.kind == EndpointKind::Driver)
                    home = endpoint.url;
                if (found.applicationId.isEmpty() || !isPage(home) || (!history && found.hasEnded()))
                    continue;
                (history ? m_histories : m_drivers)[found.applicationId].push_back(
                    {cluster.name, sparkUiHome(home), found.attemptId, found.name,
                     endpoint.kind != EndpointKind::Master && endpoint.reachable()});
            }
        }
    }
}

std::optional<SparkUiSite> SparkUiDirectory::pick(const Index &index, UpstreamKind kind, const QString &id,
                                                  const QString &attempt, const QString &cluster)
{
    const auto known = index.constFind(id);
    if (id.isEmpty() || known == index.cend())
        return {};
    const Place *best = nullptr;
    int bestRank = -1;
    for (const Place &place : *known) {
        if (!attempt.isEmpty() && !place.attempt.isEmpty() && place.attempt != attempt)
            continue;
        const int rank = (place.sure ? 4 : 0) + (place.cluster == cluster ? 2 : 0) + (place.attempt == attempt ? 1 : 0);
        if (rank > bestRank) {
            best = &place;
            bestRank = rank;
        }
    }
    if (!best)
        return {};
    SparkUiSite site;
    site.cluster = best->cluster;
    site.home = best->home;
    site.kind = kind;
    site.title = best->title.isEmpty() ? id : best->title;
    site.applicationId = id;
    site.attemptId = best->attempt;
    return site;
}

std::optional<SparkUiSite> SparkUiDirectory::driver(const QString &applicationId, const QString &attempt,
                                                    const QString &cluster) const
{
    index();
    return pick(m_drivers, UpstreamKind::Driver, applicationId, attempt, cluster);
}

std::optional<SparkUiSite> SparkUiDirectory::history(const QString &applicationId, const QString &attempt,
                                                     const QString &cluster) const
{
    index();
    return pick(m_histories, UpstreamKind::HistoryServer, applicationId, attempt, cluster);
}

SparkUiSite SparkUiDirectory::server(const QString &cluster, const QUrl &url) const
{
    SparkUiSite site;
    site.cluster = cluster;
    site.home = sparkUiHome(url);
    const auto at = std::ranges::find(m_clusters, cluster, &Cluster::name);
    if (at == m_clusters.end())
        return site;
    for (const FoundEndpoint &endpoint : at->endpoints) {
        if (sparkUiHome(endpoint.url) == site.home) {
            site.kind = upstreamKind(endpoint.kind);
            return site;
        }
        if (std::ranges::any_of(endpoint.cluster.workers,
                                [&](const FoundWorker &worker) { return sparkUiHome(worker.url) == site.home; }))
            site.kind = UpstreamKind::Worker;
    }
    return site;
}

} // namespace cinderscope
