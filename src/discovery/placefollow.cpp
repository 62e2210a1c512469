// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointlinks.h"
#include "discovery/placediscovery_p.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

//! What a master names: drivers and workers, and which of what was found belongs to which cluster.
namespace cinderscope {

namespace {

using How = EndpointOrigin::How;

//! The same port on the master's host, for a name that only the cluster can look up; none where that is the same.
QList<QUrl> otherWays(const QUrl &master, const QUrl &named, const QString &id)
{
    QList<QUrl> ways;
    if (named.host().compare(master.host(), Qt::CaseInsensitive) != 0 && named.path().isEmpty()) {
        QUrl url = named;
        url.setHost(master.host());
        ways.append(url);
    }
    QUrl proxy = master; // spark.ui.reverseProxy
    proxy.setPath(master.path() + u"/proxy/"_s + id);
    if (proxy != named)
        ways.append(proxy);
    return ways;
}

} // namespace

bool PlaceDiscovery::Private::isKnown(EndpointKind kind, const QString &identity) const
{
    return !identity.isEmpty() && std::any_of(entries.begin(), entries.end(), [&](const auto &item) {
        return item.second.endpoint.kind == kind && item.second.endpoint.reachable() &&
               item.second.identity() == identity;
    });
}

void PlaceDiscovery::Private::follow(const PlaceEntry &master)
{
    int followed = 0;
    const FoundEndpoint endpoint = master.endpoint; // offer() may move entries' neighbours, not this copy
    for (const FoundWorker &worker : endpoint.cluster.workers) {
        if (++followed > settings.mostNamed)
            break;
        followWorker(master, worker);
    }
    followed = 0;
    for (const FoundApplication &application : endpoint.applications) {
        if (application.hasEnded() || application.uiUrl.isEmpty())
            continue;
        if (++followed > settings.mostNamed)
            break;
        followApplication(master, application);
    }
}

void PlaceDiscovery::Private::followApplication(const PlaceEntry &master, const FoundApplication &application)
{
    if (isKnown(EndpointKind::Driver, application.applicationId))
        return;
    const QUrl named = application.uiUrl;
    PlaceEntry &entry = offer(named, {How::Named, master.endpoint.url, 0, {}});
    if (!entry.isNamed() || entry.expected == application.applicationId)
        return;
    entry.expected = application.applicationId;
    entry.endpoint.kind = EndpointKind::Driver;
    FoundApplication own = application; // as the master tells, until its driver does
    entry.endpoint.applications = {own};
    entry.endpoint.sparkVersion = master.endpoint.sparkVersion;
    entry.endpoint.clusterKey = master.endpoint.clusterKey;
    entry.trying = named;
    entry.alternatives = entry.otherWays = otherWays(master.endpoint.url, named, application.applicationId);
    entry.nextAsk = entry.backoff = 0;
}

void PlaceDiscovery::Private::followWorker(const PlaceEntry &master, const FoundWorker &worker)
{
    if (worker.url.isEmpty() || worker.state == u"dead"_s || isKnown(EndpointKind::Worker, worker.id))
        return;
    PlaceEntry &entry = offer(worker.url, {How::Named, master.endpoint.url, 0, {}});
    if (!entry.isNamed() || entry.expected == worker.id)
        return;
    entry.expected = worker.id;
    entry.endpoint.kind = EndpointKind::Worker;
    entry.endpoint.clusterKey = master.endpoint.clusterKey;
    entry.endpoint.sparkVersion = master.endpoint.sparkVersion;
    ClusterFacts &facts = entry.endpoint.cluster;
    facts.masterUrl = master.endpoint.cluster.masterUrl;
    facts.workerId = worker.id;
    facts.state = worker.state;
    facts.cores = worker.cores;
    facts.coresUsed = worker.coresUsed;
    facts.memory = worker.memory;
    facts.memoryUsed = worker.memoryUsed;
    entry.trying = worker.url;
    entry.alternatives = entry.otherWays = otherWays(master.endpoint.url, worker.url, worker.id);
    entry.nextAsk = entry.backoff = 0;
}

//! What this master named and names no more.
void PlaceDiscovery::Private::forgetUnnamed(const PlaceEntry &master)
{
    std::set<QString> names;
    for (const FoundApplication &application : master.endpoint.applications) {
        if (!application.hasEnded())
            names.insert(application.applicationId);
    }
    for (const FoundWorker &worker : master.endpoint.cluster.workers) {
        if (worker.state != u"dead"_s)
            names.insert(worker.id);
    }
    std::vector<QString> old;
    for (const auto &[key, entry] : entries) {
        if (entry.isNamed() && entry.endpoint.origin.by == master.endpoint.url && !names.contains(entry.expected) &&
            !entry.endpoint.reachable())
            old.push_back(key);
    }
    for (const QString &key : old)
        remove(key);
}

void PlaceDiscovery::Private::relink()
{
    std::vector<FoundEndpoint *> endpoints;
    std::vector<QString> keys;
    for (auto &[key, entry] : entries) {
        endpoints.push_back(&entry.endpoint);
        keys.push_back(key);
    }
    linkEndpoints(endpoints);
    for (const QString &key : keys) { // who is told may change entries
        if (const auto found = entries.find(key); found != entries.end())
            tell(found->second);
    }
}

} // namespace cinderscope
