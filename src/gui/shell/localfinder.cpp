// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/localfinder.h"

#include "discovery/endpointprobe.h"
#include "discovery/place.h"

namespace cinderscope {

LocalFinder::LocalFinder(QObject *parent) : ApplicationFinder(parent)
{
    m_source = new LocalDiscovery(this);
    connect(m_source, &DiscoverySource::scanStarted, this, &ApplicationFinder::scanStarted);
    connect(m_source, &DiscoverySource::scanned, this, [this] {
        m_scannedOnce = true;
        tell();
    });
    // What answers after the scan.
    for (const auto signal : {&DiscoverySource::endpointChanged, &DiscoverySource::endpointGone}) {
        connect(m_source, signal, this, [this] {
            if (m_scannedOnce)
                tell();
        });
    }
}

void LocalFinder::start()
{
    m_source->start();
}

void LocalFinder::scanNow()
{
    m_source->rescan();
}

QString LocalFinder::scope() const
{
    const LocalDiscovery::Settings &settings = m_source->settings();
    const QString range = tr("ports %1–%2").arg(settings.firstPort).arg(settings.lastPort);
    return settings.extraPorts.isEmpty() ? range : tr("%1, %2", "ports").arg(range, portsText(settings.extraPorts));
}

void LocalFinder::setSettings(const LocalDiscovery::Settings &settings)
{
    m_source->setSettings(settings);
    m_source->rescan();
}

void LocalFinder::tell()
{
    Q_EMIT scanned(m_source->endpoints());
}

void LocalFinder::lookUp(const QUrl &base)
{
    auto *probe = new EndpointProbe(base, this);
    connect(probe, &EndpointProbe::driverFound, this, [this, base] { Q_EMIT driverFound(base); });
    connect(probe, &EndpointProbe::finished, this, [this, probe, base] {
        probe->deleteLater();
        const DiscoveredApplication &application = probe->application();
        if (probe->kind() == EndpointKind::Driver && !application.applicationId.isEmpty()) {
            SourceEntry entry;
            entry.ref = ApplicationRef::rest(application.url, application.applicationId, application.attemptId);
            entry.id = entry.detail = application.applicationId;
            entry.name = application.name;
            entry.user = application.user;
            entry.sparkVersion = application.sparkVersion;
            entry.start = application.start;
            entry.state = ApplicationState::Running;
            Q_EMIT lookedUp(base, {entry});
            return;
        }
        Error error = application.error.value_or(
            probe->error().value_or(Error{ErrorCode::NotFound, "no driver of Spark", base.toString().toStdString()}));
        if (error.source.empty())
            error.source = base.toString().toStdString();
        Q_EMIT lookUpFailed(base, error);
    });
    probe->start();
}

} // namespace cinderscope
