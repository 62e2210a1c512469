// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/localfinder.h"

#include "discovery/endpointprobe.h"
#include "discovery/localdiscovery.h"
#include "gui/base/errortext.h"

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
    for (const auto signal : {&DiscoverySource::found, &DiscoverySource::changed, &DiscoverySource::gone}) {
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
    const LocalDiscovery::Settings settings;
    return tr("ports %1–%2").arg(settings.firstPort).arg(settings.lastPort);
}

SourceEntry LocalFinder::entryFor(const DiscoveredApplication &application)
{
    SourceEntry entry;
    entry.ref = ApplicationRef::rest(application.url, application.applicationId);
    entry.id = application.applicationId;
    entry.detail = application.applicationId;
    entry.name = application.name;
    entry.user = application.user;
    entry.sparkVersion = application.sparkVersion;
    entry.start = application.start;
    if (entry.name.isEmpty())
        entry.name = tr("Driver on port %1").arg(application.url.port());
    switch (application.state) {
    case DiscoveredApplication::State::Connecting:
        entry.detail = tr("connecting…");
        break;
    case DiscoveredApplication::State::Running:
        entry.state = ApplicationState::Running;
        break;
    case DiscoveredApplication::State::Gone:
        entry.state = ApplicationState::Incomplete;
        break;
    case DiscoveredApplication::State::Unreachable:
        entry.problem = application.error ? errorText(*application.error) : tr("It does not answer.");
        break;
    }
    return entry;
}

void LocalFinder::tell()
{
    QList<SourceEntry> entries;
    for (const DiscoveredApplication &application : m_source->applications())
        entries.append(entryFor(application));
    Q_EMIT scanned(entries);
}

void LocalFinder::lookUp(const QUrl &base)
{
    auto *probe = new EndpointProbe(base, this);
    connect(probe, &EndpointProbe::finished, this, [this, probe, base] {
        probe->deleteLater();
        const DiscoveredApplication &application = probe->application();
        if (probe->kind() == EndpointKind::Driver && !application.applicationId.isEmpty()) {
            Q_EMIT lookedUp(base, {entryFor(application)});
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
