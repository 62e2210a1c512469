// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/masterfinder.h"

#include "discovery/endpointurl.h"
#include "discovery/localdiscovery.h"
#include "discovery/placediscovery.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

MasterFinder::MasterFinder(QObject *parent) : QObject(parent)
{
    m_patience.setSingleShot(true);
    connect(&m_patience, &QTimer::timeout, this, [this] { finish({}); });
    m_rhythm.setInterval(100);
    connect(&m_rhythm, &QTimer::timeout, this, &MasterFinder::look);
}

MasterFinder::~MasterFinder() = default;

void MasterFinder::find(const QString &masterUrl, const QString &applicationId, const Access &access, int timeoutMs)
{
    m_applicationId = applicationId;
    const QUrl first(u"http://"_s + masterUrl.section(u"://"_s, 1).section(u',', 0, 0));
    if (isLoopback(first) && access.isNear(first))
        m_source = std::make_unique<LocalDiscovery>();
    else
        m_source = std::make_unique<PlaceDiscovery>(Place::make(masterUrl), access);
    m_patience.start(timeoutMs);
    m_rhythm.start();
    m_source->start();
}

void MasterFinder::look()
{
    for (const FoundEndpoint &endpoint : m_source->endpoints()) {
        if (endpoint.kind != EndpointKind::Master || !endpoint.reachable())
            continue;
        for (const FoundApplication &application : endpoint.applications) {
            if (application.applicationId == m_applicationId)
                return finish(endpoint.url);
        }
    }
}

void MasterFinder::finish(const QUrl &master)
{
    if (std::exchange(m_done, true))
        return;
    m_patience.stop();
    m_rhythm.stop();
    m_source->stop();
    Q_EMIT found(master);
}

} // namespace cinderscope
