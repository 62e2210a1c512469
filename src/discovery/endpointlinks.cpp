// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointlinks.h"

#include <QHash>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

bool hasFacts(const FoundEndpoint &endpoint)
{
    return !endpoint.cluster.state.isEmpty() || !endpoint.cluster.masterUrl.isEmpty();
}

void keyMasters(const std::vector<FoundEndpoint *> &endpoints)
{
    QStringList all;
    int alive = 0, waiting = 0;
    for (FoundEndpoint *endpoint : endpoints) {
        if (endpoint->kind != EndpointKind::Master || !hasFacts(*endpoint))
            continue;
        const ClusterFacts &facts = endpoint->cluster;
        endpoint->clusterKey = facts.masterUrl.isEmpty() ? endpoint->key() : facts.masterUrl;
        all.append(endpoint->clusterKey);
        ++(facts.state == u"alive"_s ? alive : waiting);
    }
    if (alive > 1 || waiting == 0)
        return;
    all.sort(); // the key stays when another of them takes over
    for (FoundEndpoint *endpoint : endpoints) {
        if (endpoint->kind == EndpointKind::Master && hasFacts(*endpoint))
            endpoint->clusterKey = all.first();
    }
}

QString applicationOf(const FoundEndpoint &driver)
{
    return driver.applications.isEmpty() ? QString() : driver.applications.first().applicationId;
}

struct Links
{
    QHash<QString, QString> clusterOfMaster;       // by spark:// URL
    QHash<QString, QString> clusterOfApplication;  // by application id
    QHash<QString, const FoundEndpoint *> drivers; // reached, by application id

    void link(FoundEndpoint &endpoint) const
    {
        switch (endpoint.kind) {
        case EndpointKind::Master:
            for (FoundApplication &application : endpoint.applications) {
                if (!application.hasEnded())
                    linkApplication(application);
            }
            break;
        case EndpointKind::Worker:
            endpoint.clusterKey = clusterOfMaster.value(endpoint.cluster.masterUrl);
            for (FoundApplication &application : endpoint.applications)
                linkApplication(application);
            break;
        case EndpointKind::Driver:
            endpoint.clusterKey = clusterOfApplication.value(applicationOf(endpoint));
            break;
        case EndpointKind::Connect:
            linkConnect(endpoint);
            break;
        default:
            break;
        }
    }

    void linkApplication(FoundApplication &application) const
    {
        const FoundEndpoint *driver = drivers.value(application.applicationId);
        if (!driver || application.uiUrl == driver->url)
            return;
        application.namedUiUrl = application.uiUrl;
        application.uiUrl = driver->url;
    }

    //! By its process; where that is not known, by the name that start-connect-server.sh gives its application.
    void linkConnect(FoundEndpoint &connect) const
    {
        for (const FoundEndpoint *driver : drivers) {
            const bool sameProcess = connect.origin.pid != 0 && driver->origin.pid == connect.origin.pid;
            const bool sameHost = connect.origin.pid == 0 && driver->url.host() == connect.url.host() &&
                                  driver->applications.first().name == u"Spark Connect server"_s;
            if (sameProcess || sameHost) {
                connect.applications = driver->applications;
                connect.sparkVersion = driver->sparkVersion;
                return;
            }
        }
        connect.applications.clear();
    }
};

} // namespace

void linkEndpoints(const std::vector<FoundEndpoint *> &endpoints)
{
    keyMasters(endpoints);
    Links links;
    for (const FoundEndpoint *endpoint : endpoints) {
        if (endpoint->kind == EndpointKind::Driver && endpoint->reachable() && !applicationOf(*endpoint).isEmpty())
            links.drivers.insert(applicationOf(*endpoint), endpoint);
        if (endpoint->kind != EndpointKind::Master)
            continue;
        links.clusterOfMaster.insert(endpoint->cluster.masterUrl, endpoint->clusterKey);
        for (const FoundApplication &application : endpoint->applications)
            links.clusterOfApplication.insert(application.applicationId, endpoint->clusterKey);
    }
    for (FoundEndpoint *endpoint : endpoints)
        links.link(*endpoint);
}

} // namespace cinderscope
