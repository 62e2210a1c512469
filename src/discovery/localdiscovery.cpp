// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/localdiscovery.h"

#include "discovery/endpointurl.h"
#include "discovery/listeningports.h"

#include <algorithm>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace cinderscope {

namespace {

constexpr int kConnectMs = 1'000;
constexpr int kMostFailures = 3; // cheap requests in a row that time out, before a driver counts as unreachable

using State = DiscoveredApplication::State;

template <class Object>
void dropLater(std::unique_ptr<Object> &object)
{
    if (Object *raw = object.release()) {
        raw->disconnect();
        raw->deleteLater(); // may be the sender
    }
}

} // namespace

LocalDiscovery::LocalDiscovery(QObject *parent) : LocalDiscovery(Settings{}, parent) {}

LocalDiscovery::LocalDiscovery(const Settings &settings, QObject *parent)
    : DiscoverySource(parent), m_settings(settings)
{
    m_clock.start();
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LocalDiscovery::scan);
}

LocalDiscovery::~LocalDiscovery() = default;

void LocalDiscovery::setSettings(const Settings &settings)
{
    m_settings = settings;
}

void LocalDiscovery::start()
{
    if (m_active)
        return;
    m_active = true;
    m_lastChange = m_clock.elapsed();
    m_timer.start(0);
}

void LocalDiscovery::stop()
{
    m_active = false;
    m_timer.stop();
    m_connecting = 0;
    for (auto &[number, port] : m_ports) {
        dropLater(port.probe);
        dropLater(port.socket);
    }
}

void LocalDiscovery::rescan()
{
    if (!m_active)
        return;
    for (auto &[number, port] : m_ports) {
        const bool settled =
            port.kind == EndpointKind::Driver && port.application && port.application->state == State::Running;
        if (!settled)
            port.nextProbe = port.backoff = 0;
    }
    m_lastChange = m_clock.elapsed();
    m_timer.start(0);
}

QList<DiscoveredApplication> LocalDiscovery::applications() const
{
    QList<DiscoveredApplication> list;
    for (const auto &[number, port] : m_ports) {
        if (port.application)
            list.append(*port.application);
    }
    return list;
}

QList<DiscoveredEndpoint> LocalDiscovery::endpoints() const
{
    QList<DiscoveredEndpoint> list;
    for (const auto &[number, port] : m_ports) {
        const bool wantsPassword = port.error && port.error->code == ErrorCode::Unauthorized;
        if (port.kind == EndpointKind::NotSpark || (port.kind == EndpointKind::Unknown && !wantsPassword))
            continue;
        list.append({port.url, port.kind, port.error});
    }
    return list;
}

int LocalDiscovery::probing() const
{
    return int(
        std::count_if(m_ports.begin(), m_ports.end(), [](const auto &entry) { return bool(entry.second.probe); }));
}

bool LocalDiscovery::isWanted(quint16 number) const
{
    return (number >= m_settings.firstPort && number <= m_settings.lastPort) || m_settings.extraPorts.contains(number);
}

QList<quint16> LocalDiscovery::wantedPorts() const
{
    QList<quint16> list;
    for (int number = m_settings.firstPort; number <= m_settings.lastPort; ++number)
        list.append(quint16(number));
    for (const quint16 extra : m_settings.extraPorts) {
        if (!list.contains(extra) && extra > 0)
            list.append(extra);
    }
    return list;
}

// Scanning ---------------------------------------------------------------------------------------------------------

void LocalDiscovery::scan()
{
    if (!m_active || m_connecting > 0)
        return;
    Q_EMIT scanStarted();
    std::vector<quint16> unwanted;
    for (const auto &[number, port] : m_ports) {
        if (!isWanted(number))
            unwanted.push_back(number);
    }
    for (const quint16 number : unwanted)
        lose(number);
    std::vector<ListeningPort> open;
    if (m_settings.useProc && listeningPorts(open)) {
        std::map<quint16, ListeningPort> wanted;
        for (const ListeningPort &entry : open) {
            if (isWanted(entry.port))
                wanted.emplace(entry.port, entry);
        }
        for (const quint16 number : wantedPorts()) {
            const auto now = wanted.find(number);
            const auto known = m_ports.find(number);
            if (known != m_ports.end() && (now == wanted.end() || now->second.inode != known->second.inode))
                lose(number);
            if (now == wanted.end())
                continue;
            Port &port = m_ports[number];
            port.url = endpointUrl(now->second.address, number);
            port.inode = now->second.inode;
            probeIfDue(number, port);
        }
        endScan();
    } else {
        scanByConnecting();
    }
}

void LocalDiscovery::scanByConnecting()
{
    for (const quint16 number : wantedPorts()) {
        const auto known = m_ports.find(number);
        if (known == m_ports.end())
            tryConnect(number);
        else
            probeIfDue(number, known->second);
    }
    if (m_connecting == 0)
        endScan();
}

void LocalDiscovery::tryConnect(quint16 number)
{
    Port &port = m_ports[number];
    port.url = endpointUrl(QHostAddress(QHostAddress::LocalHost), number);
    port.socket = std::make_unique<QTcpSocket>();
    port.socket->setProxy(QNetworkProxy::NoProxy);
    ++m_connecting;
    QTcpSocket *socket = port.socket.get();
    connect(socket, &QTcpSocket::connected, this, [this, number] { connectDone(number, true); });
    connect(socket, &QTcpSocket::errorOccurred, this, [this, number] { connectDone(number, false); });
    QTimer::singleShot(kConnectMs, socket, [this, number] { connectDone(number, false); });
    socket->connectToHost(QHostAddress(QHostAddress::LocalHost), number);
}

void LocalDiscovery::connectDone(quint16 number, bool open)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || !found->second.socket)
        return;
    Port &port = found->second;
    port.socket->disconnect();
    port.socket->abort();
    dropLater(port.socket);
    --m_connecting;
    if (open)
        probeIfDue(number, port);
    else
        m_ports.erase(found);
    if (m_connecting == 0)
        endScan();
}

void LocalDiscovery::endScan()
{
    if (!m_active)
        return;
    const bool calm = m_clock.elapsed() - m_lastChange > m_settings.calmMs;
    m_timer.start(calm ? m_settings.idleMs : m_settings.busyMs);
    Q_EMIT scanned();
}

// Probes -----------------------------------------------------------------------------------------------------------

void LocalDiscovery::probeIfDue(quint16 number, Port &port)
{
    if (!m_active || port.probe || port.socket || m_clock.elapsed() < port.nextProbe)
        return;
    const bool running = port.application && port.application->state == State::Running;
    const bool settled = running || port.kind == EndpointKind::Master || port.kind == EndpointKind::Worker ||
                         port.kind == EndpointKind::History;
    if (settled && port.inode != 0)
        return; // the same socket: the same service
    port.probe = std::make_unique<EndpointProbe>(port.url, m_settings.probe);
    if (running) {
        connect(port.probe.get(), &EndpointProbe::finished, this, [this, number] { takeCheck(number); });
        port.probe->startCheap();
        return;
    }
    connect(port.probe.get(), &EndpointProbe::driverFound, this, [this, number] { takeDriver(number); });
    connect(port.probe.get(), &EndpointProbe::finished, this, [this, number] { takeProbe(number); });
    port.probe->start();
}

void LocalDiscovery::takeDriver(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || found->second.application)
        return; // asked again: what was told stands until there is an answer
    found->second.kind = EndpointKind::Driver;
    tell(found->second, found->second.probe->application());
}

void LocalDiscovery::takeProbe(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || !found->second.probe)
        return;
    Port &port = found->second;
    const EndpointKind kind = port.probe->kind();
    const DiscoveredApplication application = port.probe->application();
    port.error = port.probe->error();
    dropLater(port.probe);
    const bool closed =
        port.error && port.error->code == ErrorCode::Network && port.error->detail == kConnectionRefused;
    if (closed && port.inode == 0) {
        lose(number);
        return;
    }
    // a driver that was found and only does not answer now stays one
    if (kind != EndpointKind::Unknown || !port.application)
        port.kind = kind;
    const bool settled = kind == EndpointKind::Master || kind == EndpointKind::Worker ||
                         kind == EndpointKind::History ||
                         (kind == EndpointKind::Driver && application.state == State::Running);
    port.backoff = settled
                       ? m_settings.checkMs
                       : std::clamp(port.backoff * 2, qint64(m_settings.firstRetryMs), qint64(m_settings.lastRetryMs));
    port.nextProbe = m_clock.elapsed() + port.backoff;
    port.failures = 0;
    if (kind == EndpointKind::Driver)
        tell(port, application);
    else if (kind != EndpointKind::Unknown && port.application) { // somebody else took the port
        const DiscoveredApplication last = *std::exchange(port.application, std::nullopt);
        DiscoveredApplication gone = last;
        gone.state = State::Gone;
        m_lastChange = m_clock.elapsed();
        Q_EMIT this->gone(gone);
    }
}

void LocalDiscovery::takeCheck(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || !found->second.probe)
        return;
    Port &port = found->second;
    const EndpointKind kind = port.probe->kind();
    const std::optional<Error> error = port.probe->error();
    dropLater(port.probe);
    port.nextProbe = m_clock.elapsed() + m_settings.checkMs;
    if (kind == EndpointKind::Driver) {
        port.failures = 0;
        return;
    }
    const bool answered = kind != EndpointKind::Unknown;
    const bool refused = error && error->code == ErrorCode::Network;
    if (answered || refused) {
        lose(number);
    } else if (++port.failures >= kMostFailures) {
        DiscoveredApplication application = *port.application;
        application.state = State::Unreachable;
        application.error = error;
        tell(port, application);
    }
}

void LocalDiscovery::tell(Port &port, const DiscoveredApplication &application)
{
    if (port.application == application)
        return;
    const bool isNew = !port.application;
    port.application = application;
    m_lastChange = m_clock.elapsed();
    if (isNew)
        Q_EMIT found(application);
    else
        Q_EMIT changed(application);
}

void LocalDiscovery::lose(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end())
        return;
    Port port = std::move(found->second);
    m_ports.erase(found);
    dropLater(port.probe);
    if (port.socket) {
        dropLater(port.socket);
        --m_connecting;
    }
    m_lastChange = m_clock.elapsed();
    if (!port.application)
        return;
    DiscoveredApplication application = *port.application;
    application.state = State::Gone;
    Q_EMIT gone(application);
}

} // namespace cinderscope
