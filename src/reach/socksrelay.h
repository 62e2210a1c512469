// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/farchannel.h"

#include <QByteArray>
#include <QNetworkProxy>
#include <QObject>
#include <QTcpServer>

#include <functional>

namespace cinderscope {

//! A SOCKS5 server on 127.0.0.1 whose connections go through a tunnel (RFC 1928, CONNECT only). It asks for a random
//! user name and password (RFC 1929), so that no other user of this computer can use the tunnel; they are in proxy()
//! and nowhere else. Names are not looked up here. Lives in one thread; the port stays the same for its life, also
//! while the tunnel is down: connections then fail.
class SocksRelay : public QObject
{
    Q_OBJECT

public:
    //! Makes a channel for one connection; nullptr while there is no tunnel.
    using Dial = std::function<FarChannel *(QObject *parent)>;

    explicit SocksRelay(Dial dial, QObject *parent = nullptr);
    ~SocksRelay() override;

    //! Errors: Network.
    Result<void> listen();
    QNetworkProxy proxy() const;
    int connections() const { return m_connections; }
    //! Ends every connection: those through a dead tunnel would hang.
    void dropConnections();

Q_SIGNALS:
    void dropped();

private:
    void takeConnection();

    Dial m_dial;
    QTcpServer m_server;
    QByteArray m_user, m_password;
    int m_connections = 0;
};

} // namespace cinderscope
