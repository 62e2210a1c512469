// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/localdiscovery.h"

#include "discovery/droplater.h"
#include "discovery/endpointlinks.h"
#include "discovery/endpointurl.h"
#include "discovery/sparkprocess.h"

#include <algorithm>
#include <QDateTime>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace cinderscope {

namespace {

constexpr int kConnectMs = 1'000;
constexpr quint16 kConnectPort = 15002; // spark.connect.grpc.binding.port
constexpr int kMostFailures = 3;        // cheap requests in a row that time out, before a driver counts as unreachable

using State = DiscoveredApplication::State;

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
        dropLater(port.history);
    }
}

void LocalDiscovery::rescan()
{
    if (!m_active)
        return;
    for (auto &[number, port] : m_ports) {
        if (port.history)
            port.history->refresh();
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

bool LocalDiscovery::isShown(const Port &port)
{
    const bool wantsPassword = port.error && port.error->code == ErrorCode::Unauthorized;
    return port.kind != EndpointKind::NotSpark && (port.kind != EndpointKind::Unknown || wantsPassword);
}

QList<FoundEndpoint> LocalDiscovery::endpoints() const
{
    QList<FoundEndpoint> list;
    for (const auto &[number, port] : m_ports) {
        if (isShown(port))
            list.append(port.endpoint);
    }
    return list;
}

bool LocalDiscovery::isSettled() const
{
    return m_connecting == 0 && std::none_of(m_ports.begin(), m_ports.end(), [](const auto &entry) {
               return entry.second.probe || entry.second.endpoint.partial;
           });
}

int LocalDiscovery::probing() const
{
    return int(
        std::count_if(m_ports.begin(), m_ports.end(), [](const auto &entry) { return bool(entry.second.probe); }));
}

bool LocalDiscovery::isWanted(quint16 number) const
{
    return (number >= m_settings.firstPort && number <= m_settings.lastPort) ||
           m_settings.extraPorts.contains(number) || m_settings.servicePorts.contains(number);
}

QList<quint16> LocalDiscovery::wantedPorts() const
{
    QList<quint16> list;
    for (int number = m_settings.firstPort; number <= m_settings.lastPort; ++number)
        list.append(quint16(number));
    for (const quint16 extra : m_settings.extraPorts + m_settings.servicePorts) {
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
    std::vector<ListeningPort> open;
    if (m_settings.useProc && listeningPorts(open)) {
        takeCandidates(candidates(open));
        endScan();
        return;
    }
    std::vector<quint16> unwanted;
    for (const auto &[number, port] : m_ports) {
        if (!isWanted(number))
            unwanted.push_back(number);
    }
    for (const quint16 number : unwanted)
        lose(number);
    scanByConnecting();
}

bool LocalDiscovery::isStranger(std::uint64_t inode)
{
    const auto [known, isNew] = m_strangers.try_emplace(inode, false);
    if (isNew)
        known->second = belongsToStranger(inode);
    return known->second;
}

std::map<quint16, LocalDiscovery::Candidate> LocalDiscovery::candidates(const std::vector<ListeningPort> &open)
{
    constexpr int kRetries = 16; // spark.port.maxRetries
    std::map<std::uint64_t, SparkProcess> processes;
    if (m_settings.useProcesses)
        processes = sparkSockets();
    std::map<quint16, Candidate> wanted;
    for (const ListeningPort &socket : open) {
        const auto process = processes.find(socket.inode);
        if (process == processes.end()) {
            const bool service =
                m_settings.servicePorts.contains(socket.port) && !m_settings.extraPorts.contains(socket.port);
            if (isWanted(socket.port) && !(service && m_settings.useProcesses && isStranger(socket.inode)))
                wanted.emplace(socket.port, Candidate{socket, {}, socket.port == kConnectPort});
            continue;
        }
        const SparkProcess &spark = process->second;
        const bool isConnect = spark.connectPort == socket.port;
        const bool isNamed = spark.uiPort != 0 && socket.port >= spark.uiPort && socket.port <= spark.uiPort + kRetries;
        const bool expected = isWanted(socket.port) || isNamed || socket.backlog;
        if (isConnect || (socket.mayBeSparkUi() && expected))
            wanted.emplace(
                socket.port,
                Candidate{socket, {EndpointOrigin::How::Process, {}, spark.pid, spark.mainClass}, isConnect});
    }
    return wanted;
}

void LocalDiscovery::takeCandidates(const std::map<quint16, Candidate> &wanted)
{
    std::vector<quint16> lost;
    for (const auto &[number, port] : m_ports) {
        const auto now = wanted.find(number);
        if (now == wanted.end() || now->second.socket.inode != port.inode)
            lost.push_back(number);
    }
    for (const quint16 number : lost)
        lose(number);
    for (const auto &[number, candidate] : wanted) {
        Port &port = m_ports[number];
        port.url = endpointUrl(candidate.socket.address, number);
        port.inode = candidate.socket.inode;
        port.isConnect = candidate.isConnect;
        port.endpoint.origin = candidate.origin;
        probeIfDue(number, port);
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
    port.isConnect = number == kConnectPort;
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
    const bool unchanging = running || port.kind == EndpointKind::Connect || port.history;
    if (unchanging && port.inode != 0)
        return; // the same socket: the same service
    port.probe = std::make_unique<EndpointProbe>(port.url, m_settings.probe);
    if (port.isConnect)
        port.probe->expectConnect();
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
    Port &port = found->second;
    port.kind = EndpointKind::Driver;
    FoundEndpoint endpoint = port.probe->endpoint();
    endpoint.kind = EndpointKind::Driver;
    const DiscoveredApplication application = port.probe->application();
    setEndpoint(port, endpoint);
    tell(port, application);
    tellEndpoints();
}

void LocalDiscovery::takeProbe(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || !found->second.probe)
        return;
    Port &port = found->second;
    const EndpointKind kind = port.probe->kind();
    const DiscoveredApplication application = port.probe->application();
    const FoundEndpoint answer = port.probe->endpoint();
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
    setEndpoint(port, answer);
    const bool cluster = kind == EndpointKind::Master || kind == EndpointKind::Worker;
    const bool settled = cluster || kind == EndpointKind::History || kind == EndpointKind::Connect ||
                         (kind == EndpointKind::Driver && application.state == State::Running);
    port.backoff = settled
                       ? (cluster ? m_settings.refreshMs : m_settings.checkMs)
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
    if (m_active && m_ports.contains(number))
        watchHistory(number, m_ports[number]);
    tellEndpoints();
}

//! What \a answer tells, with what only we know.
void LocalDiscovery::setEndpoint(Port &port, const FoundEndpoint &answer)
{
    FoundEndpoint endpoint = answer;
    if (answer.kind == EndpointKind::Unknown && port.told) { // it does not answer now, and stays what it was
        endpoint = port.endpoint;
        endpoint.state = answer.state;
        endpoint.error = answer.error;
        endpoint.trouble = answer.trouble;
    }
    endpoint.origin = port.endpoint.origin;
    endpoint.since = port.endpoint.since == kNoTime ? QDateTime::currentMSecsSinceEpoch() : port.endpoint.since;
    if (port.history) {
        endpoint.applications = port.history->applications();
        endpoint.partial = port.history->isPartial();
    }
    port.endpoint = endpoint;
}

void LocalDiscovery::watchHistory(quint16 number, Port &port)
{
    if (port.kind != EndpointKind::History || port.history)
        return;
    HistoryListing::Settings settings;
    settings.refreshMs = m_settings.historyMs;
    port.history = std::make_unique<HistoryListing>(port.url, Access{}, settings);
    connect(port.history.get(), &HistoryListing::refreshed, this, [this, number] { takeHistory(number); });
    port.endpoint.partial = true;
    port.history->start();
}

void LocalDiscovery::takeHistory(quint16 number)
{
    const auto found = m_ports.find(number);
    if (found == m_ports.end() || !found->second.history)
        return;
    Port &port = found->second;
    const HistoryListing &listing = *port.history;
    port.endpoint.applications = listing.applications();
    port.endpoint.partial = listing.isPartial() && !listing.error();
    port.endpoint.error = listing.error();
    port.endpoint.trouble = listing.error() ? troubleOf(*listing.error()) : Trouble::None;
    port.endpoint.state = listing.error() ? FoundEndpoint::State::Unreachable : FoundEndpoint::State::Reached;
    port.endpoint.asked = QDateTime::currentMSecsSinceEpoch();
    tellEndpoints();
}

void LocalDiscovery::tellEndpoints()
{
    std::vector<FoundEndpoint *> endpoints;
    std::vector<quint16> numbers;
    for (auto &[number, port] : m_ports) {
        if (!isShown(port))
            continue;
        endpoints.push_back(&port.endpoint);
        numbers.push_back(number);
    }
    linkEndpoints(endpoints);
    for (const quint16 number : numbers) { // who is told may change the ports
        const auto found = m_ports.find(number);
        if (found == m_ports.end())
            continue;
        Port &port = found->second;
        FoundEndpoint now = port.endpoint;
        if (port.told)
            now.asked = port.told->asked;
        if (port.told == now)
            continue;
        port.told = port.endpoint;
        Q_EMIT endpointChanged(now);
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
        port.endpoint.state = FoundEndpoint::State::Unreachable;
        port.endpoint.error = error;
        port.endpoint.trouble = error ? troubleOf(*error) : Trouble::Broken;
        tell(port, application);
        tellEndpoints();
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
    dropLater(port.history);
    m_lastChange = m_clock.elapsed();
    if (port.application) {
        DiscoveredApplication application = *port.application;
        application.state = State::Gone;
        Q_EMIT gone(application);
    }
    if (port.told) {
        port.told->state = FoundEndpoint::State::Gone;
        Q_EMIT endpointGone(*port.told);
    }
}

} // namespace cinderscope
