// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/socksrelay.h"

#include "reach/socksconnection.h"

#include <QRandomGenerator>
#include <QTcpSocket>

namespace cinderscope {

namespace {

constexpr int kMostConnections = 512; // a scan uses at most 256

QByteArray randomHex(int bytes)
{
    QByteArray random(bytes, Qt::Uninitialized);
    for (char &byte : random)
        byte = char(QRandomGenerator::system()->bounded(256));
    return random.toHex();
}

} // namespace

SocksRelay::SocksRelay(Dial dial, QObject *parent)
    : QObject(parent), m_dial(std::move(dial)), m_server(this), m_user(randomHex(8)), m_password(randomHex(32))
{
    connect(&m_server, &QTcpServer::newConnection, this, &SocksRelay::takeConnection);
}

SocksRelay::~SocksRelay() = default;

Result<void> SocksRelay::listen()
{
    if (m_server.isListening() || m_server.listen(QHostAddress::LocalHost))
        return {};
    return Error{ErrorCode::Network, m_server.errorString().toStdString(), "127.0.0.1"};
}

QNetworkProxy SocksRelay::proxy() const
{
    QNetworkProxy proxy(QNetworkProxy::Socks5Proxy, m_server.serverAddress().toString(), m_server.serverPort(),
                        QString::fromLatin1(m_user), QString::fromLatin1(m_password));
    proxy.setCapabilities(QNetworkProxy::TunnelingCapability | QNetworkProxy::HostNameLookupCapability);
    return proxy;
}

void SocksRelay::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_connections >= kMostConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        ++m_connections;
        auto *connection = new SocksConnection(socket, {m_user, m_password}, m_dial, this);
        connect(connection, &QObject::destroyed, this, [this] { --m_connections; });
        connect(this, &SocksRelay::dropped, connection, &SocksConnection::close);
    }
}

void SocksRelay::dropConnections()
{
    Q_EMIT dropped();
}

} // namespace cinderscope
