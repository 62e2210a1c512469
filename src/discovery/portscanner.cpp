// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/portscanner.h"

#include "discovery/endpointurl.h"
#include "discovery/restclient.h"

#include <algorithm>
#include <QHostInfo>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kTickMs = 20;
constexpr qint64 kProgressMs = 100;

Error errorOf(const QTcpSocket &socket, const QString &source)
{
    switch (socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorCode::Network, std::string(kConnectionRefused), source.toStdString()};
    case QAbstractSocket::HostNotFoundError:
        return {ErrorCode::Network, std::string(kHostNotFound), source.toStdString()};
    case QAbstractSocket::SocketTimeoutError:
        return {ErrorCode::Timeout, "no connection in time", source.toStdString()};
    case QAbstractSocket::ProxyAuthenticationRequiredError:
    case QAbstractSocket::ProxyConnectionClosedError:
    case QAbstractSocket::ProxyConnectionRefusedError:
    case QAbstractSocket::ProxyConnectionTimeoutError:
    case QAbstractSocket::ProxyNotFoundError:
    case QAbstractSocket::ProxyProtocolError:
        return {ErrorCode::Network, std::string(kProxyFailed) + socket.errorString().toStdString(),
                source.toStdString()};
    default:
        return {ErrorCode::Network, socket.errorString().toStdString(), source.toStdString()};
    }
}

QString addressText(const QString &host, quint16 port)
{
    return (host.contains(u':') ? u"[%1]:%2"_s : u"%1:%2"_s).arg(host).arg(port);
}

} // namespace

PortScanner::PortScanner(const Settings &settings, const Access &access, QObject *parent)
    : QObject(parent), m_settings(settings), m_access(access)
{
    m_settings.sockets = std::clamp(m_settings.sockets, 1, 256);
    m_timer.setInterval(kTickMs);
    connect(&m_timer, &QTimer::timeout, this, &PortScanner::sweep);
}

PortScanner::~PortScanner() = default;

void PortScanner::start(const QList<Target> &targets)
{
    m_active = true;
    m_clock.start();
    m_tokens = m_settings.sockets;
    for (const Target &target : targets)
        m_total += int(target.ports.size());
    const bool farNames = m_access.proxy.type() == QNetworkProxy::Socks5Proxy;
    for (const Target &target : targets) {
        const QHostAddress literal(target.host);
        if (!literal.isNull()) {
            enqueue(target, {literal});
        } else if (farNames) {
            enqueue(target, {});
        } else {
            ++m_resolving;
            QHostInfo::lookupHost(target.host, this, [this, target](const QHostInfo &info) { resolved(target, info); });
        }
    }
    m_timer.start();
    QMetaObject::invokeMethod(this, &PortScanner::sweep, Qt::QueuedConnection);
}

void PortScanner::cancel()
{
    m_active = false;
    m_timer.stop();
    m_waiting.clear();
    for (auto &[id, running] : m_running)
        running.socket->disconnect(this);
    m_running.clear();
}

void PortScanner::resolved(const Target &target, const QHostInfo &info)
{
    if (!m_active)
        return;
    --m_resolving;
    if (info.error() != QHostInfo::NoError || info.addresses().isEmpty()) {
        for (const quint16 port : target.ports) {
            Q_EMIT closed(
                target.host, port,
                Error{ErrorCode::Network, std::string(kHostNotFound), addressText(target.host, port).toStdString()});
            count();
            if (!m_active)
                return;
        }
        return;
    }
    QList<QHostAddress> addresses; // the first of each family, in the system's order
    for (const QHostAddress &address : info.addresses()) {
        const bool known = std::any_of(addresses.begin(), addresses.end(), [&address](const QHostAddress &other) {
            return other.protocol() == address.protocol();
        });
        if (!known)
            addresses.append(address);
    }
    enqueue(target, addresses);
    fill();
}

void PortScanner::enqueue(const Target &target, const QList<QHostAddress> &addresses)
{
    for (const quint16 port : target.ports)
        m_waiting.push_back({target.host, addresses, port, 0});
}

void PortScanner::fill()
{
    if (!m_active)
        return;
    const qint64 now = m_clock.elapsed();
    if (m_settings.connectsPerSecond > 0) {
        const double more = double(now - m_refilled) * m_settings.connectsPerSecond / 1000.0;
        m_tokens = std::min(m_tokens + more, double(m_settings.sockets));
    } else {
        m_tokens = m_settings.sockets;
    }
    m_refilled = now;
    while (!m_waiting.empty() && int(m_running.size()) < m_settings.sockets && m_tokens >= 1) {
        m_tokens -= 1;
        Try what = std::move(m_waiting.front());
        m_waiting.pop_front();
        begin(std::move(what));
    }
}

void PortScanner::begin(Try what)
{
    const quint64 id = m_nextId++;
    Running &running = m_running[id];
    running.what = std::move(what);
    running.deadline = m_clock.elapsed() + m_settings.connectMs;
    running.socket = std::make_unique<QTcpSocket>();
    m_mostSockets = std::max(m_mostSockets, int(m_running.size()));
    QTcpSocket *socket = running.socket.get();
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(running.what.host);
    url.setPort(running.what.port);
    socket->setProxy(m_access.isNear(url) ? QNetworkProxy(QNetworkProxy::NoProxy) : m_access.proxy);
    // queued: an address without a route fails within connectToHost()
    connect(
        socket, &QTcpSocket::connected, this, [this, id] { connected(id); }, Qt::QueuedConnection);
    connect(
        socket, &QTcpSocket::errorOccurred, this,
        [this, id] {
            const auto found = m_running.find(id);
            if (found != m_running.end())
                failed(id,
                       errorOf(*found->second.socket, addressText(found->second.what.host, found->second.what.port)));
        },
        Qt::QueuedConnection);
    const Try &attempt = running.what;
    if (attempt.addresses.isEmpty())
        socket->connectToHost(attempt.host, attempt.port);
    else
        socket->connectToHost(attempt.addresses[attempt.next], attempt.port);
}

void PortScanner::connected(quint64 id)
{
    const auto found = m_running.find(id);
    if (!m_active || found == m_running.end())
        return;
    const QString host = found->second.what.host;
    const quint16 port = found->second.what.port;
    end(id);
    Q_EMIT open(host, port);
    count();
}

void PortScanner::failed(quint64 id, const Error &error)
{
    const auto found = m_running.find(id);
    if (!m_active || found == m_running.end())
        return;
    Try what = found->second.what;
    end(id);
    if (what.next + 1 < what.addresses.size()) {
        ++what.next;
        m_waiting.push_front(std::move(what));
        fill();
        return;
    }
    Q_EMIT closed(what.host, what.port, error);
    count();
}

void PortScanner::end(quint64 id)
{
    const auto found = m_running.find(id);
    found->second.socket->disconnect(this);
    found->second.socket->abort();
    m_running.erase(found); // queued calls come by id
}

void PortScanner::count()
{
    if (!m_active)
        return;
    m_done = std::min(m_done + 1, m_total);
    fill();
}

void PortScanner::sweep()
{
    if (!m_active)
        return;
    const qint64 now = m_clock.elapsed();
    std::vector<quint64> late;
    for (const auto &[id, running] : m_running) {
        if (running.deadline <= now)
            late.push_back(id);
    }
    for (const quint64 id : late) {
        const auto found = m_running.find(id);
        if (found != m_running.end())
            failed(id, {ErrorCode::Timeout, "no connection in time",
                        addressText(found->second.what.host, found->second.what.port).toStdString()});
        if (!m_active)
            return;
    }
    fill();
    const bool ended = m_waiting.empty() && m_running.empty() && m_resolving == 0;
    if (ended || now - m_told >= kProgressMs) {
        m_told = now;
        Q_EMIT progress(m_done, m_total);
    }
    if (ended && m_active) {
        m_active = false;
        m_timer.stop();
        Q_EMIT finished();
    }
}

} // namespace cinderscope
