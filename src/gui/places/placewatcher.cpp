// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/places/placewatcher.h"

#include "gui/places/troubletext.h"

namespace cinderscope {

namespace {

constexpr int kNotifyMs = 150;

//! The hosts that get the place's login.
QStringList credentialHosts(const Place &place)
{
    QStringList hosts;
    const Result<QList<PlaceTarget>> targets = place.targets();
    if (!targets)
        return hosts;
    for (const PlaceTarget &target : *targets) {
        const QString host = target.url.isEmpty() ? target.host : target.url.host();
        if (!hosts.contains(host))
            hosts.append(host);
    }
    return hosts;
}

} // namespace

PlaceWatcher::PlaceWatcher(const Place &place, SecretStore &secrets, QObject *parent)
    : PlaceWatcher(place, secrets, PlaceDiscovery::Settings(), parent)
{
}

PlaceWatcher::PlaceWatcher(const Place &place, SecretStore &secrets, const PlaceDiscovery::Settings &settings,
                           QObject *parent)
    : QObject(parent), m_place(place), m_settings(settings), m_opener(secrets)
{
    m_notify.setSingleShot(true);
    m_notify.setInterval(kNotifyMs);
    connect(&m_notify, &QTimer::timeout, this, &PlaceWatcher::changed);
    connect(&m_opener, &RouteOpener::opened, this, &PlaceWatcher::look);
    connect(&m_opener, &RouteOpener::failed, this, [this](const Error &error) {
        m_discovery.reset();
        setState(State::Failed, error);
    });
    connect(&m_opener, &RouteOpener::lost, this, [this](const Error &error) { setState(State::Lost, error); });
    connect(&m_opener, &RouteOpener::secretNeeded, this, [this](Route::Secret secret) { m_needed = secret; });
    connect(&m_opener, &RouteOpener::question, this, &PlaceWatcher::question);
    connect(&m_opener, &RouteOpener::settled, this, &PlaceWatcher::settled);
}

PlaceWatcher::~PlaceWatcher()
{
    m_opener.disconnect(this);
}

void PlaceWatcher::setState(State state, const std::optional<Error> &error)
{
    m_state = state;
    m_error = error;
    notify();
}

void PlaceWatcher::setPlace(const Place &place)
{
    const bool same = place.address == m_place.address && place.ports == m_place.ports && place.route == m_place.route;
    m_place = place;
    if (same || m_state == State::Idle)
        return notify();
    m_discovery.reset();
    start();
}

void PlaceWatcher::start()
{
    m_needed.reset();
    m_looked = false;
    m_done = m_total = 0;
    if (const Result<void> valid = m_place.validate(); !valid)
        return setState(State::Failed, valid.error());
    setState(State::Opening);
    m_opener.open(m_place.route, credentialHosts(m_place));
}

void PlaceWatcher::rescan()
{
    if (m_state == State::Failed || m_state == State::Idle)
        return start();
    if (m_state == State::Lost)
        m_opener.retry();
    if (m_discovery)
        m_discovery->rescan();
}

void PlaceWatcher::answer(quint64 question, const std::optional<QString> &text)
{
    m_opener.answer(question, text);
}

void PlaceWatcher::look(const Access &access)
{
    if (m_discovery) { // the way was made again
        m_discovery->setAccess(access);
        judge();
        return;
    }
    m_discovery = std::make_unique<PlaceDiscovery>(m_place, access, m_settings);
    PlaceDiscovery *discovery = m_discovery.get();
    connect(discovery, &PlaceDiscovery::failed, this, [this](const Error &error) { setState(State::Failed, error); });
    connect(discovery, &DiscoverySource::endpointChanged, this, &PlaceWatcher::judge);
    connect(discovery, &DiscoverySource::endpointGone, this, &PlaceWatcher::judge);
    connect(discovery, &DiscoverySource::scanStarted, this, &PlaceWatcher::judge);
    connect(discovery, &DiscoverySource::progress, this, [this](int done, int total) {
        m_done = done;
        m_total = total;
        notify();
    });
    connect(discovery, &DiscoverySource::scanned, this, [this] {
        m_looked = true;
        judge();
    });
    connect(discovery, &PlaceDiscovery::settled, this, &PlaceWatcher::judge);
    setState(State::Looking);
    discovery->start();
}

void PlaceWatcher::judge()
{
    if (!m_discovery || m_state == State::Failed)
        return;
    if (m_opener.state() == RouteOpener::State::Lost)
        return notify();
    bool reached = false, asked = false;
    std::optional<Error> trouble;
    for (const FoundEndpoint &endpoint : m_discovery->endpoints()) {
        reached = reached || endpoint.reachable();
        asked = asked || endpoint.state == FoundEndpoint::State::Connecting;
        if (endpoint.state == FoundEndpoint::State::Unreachable && endpoint.error && !trouble)
            trouble = endpoint.error;
    }
    if (reached)
        return setState(State::Found);
    setState(m_looked && !asked ? State::Nothing : State::Looking, trouble);
}

QList<FoundEndpoint> PlaceWatcher::endpoints() const
{
    return m_discovery ? m_discovery->endpoints() : QList<FoundEndpoint>();
}

QString PlaceWatcher::fingerprint() const
{
    for (const FoundEndpoint &endpoint : endpoints()) {
        const QString found = troubletext::fingerprint(endpoint);
        if (!found.isEmpty())
            return found;
    }
    return {};
}

bool PlaceWatcher::isSettled() const
{
    switch (m_state) {
    case State::Failed:
        return true;
    case State::Idle:
    case State::Opening:
    case State::Lost:
        return false;
    case State::Looking:
    case State::Found:
    case State::Nothing:
        break;
    }
    return m_looked && m_discovery && m_discovery->isSettled();
}

} // namespace cinderscope
