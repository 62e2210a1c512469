// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "proxy/stream.h"
#include "proxy/upstream.h"

#include <functional>
#include <memory>
#include <optional>
#include <QHostAddress>
#include <QHostInfo>
#include <QList>
#include <QNetworkProxy>
#include <QObject>
#include <QSslError>

class QSslSocket;

namespace cinderscope {

class FdNotifier;

//! Opens one connection to an upstream the way its Access says; tells once. Deleted before: tells nothing.
//!
//! Where the connection is direct, with TLS or without, names are looked up here, addresses that a linked upstream must
//! not lead to are left out (a rebound name), and what is left is dialled by address; TLS still names and verifies the
//! host. Through a SOCKS5 relay or an HTTP proxy the far side looks names up, where this computer's addresses mean
//! others: nothing can be left out there but what linkRefusal() knows by its name.
class Connector : public QObject
{
public:
    using Done = std::function<void(Result<std::unique_ptr<Stream>>)>;

    //! \a forward: to an HTTP proxy itself, which then gets requests in absolute form; see forwardProxy().
    Connector(std::shared_ptr<const Upstream> upstream, const Access &access, bool forward, Done done);
    ~Connector() override;

    //! The HTTP proxy that can be asked for pages of the upstream, one without TLS; nothing for any other way.
    static std::optional<QNetworkProxy> forwardProxy(const Upstream &upstream, const Access &access);
    //! When it failed: an HTTP proxy does not let CONNECT through to this port, as many allow it for 443 only.
    bool isConnectDenied() const { return m_isConnectDenied; }

private:
    void lookedUp(const QHostInfo &info);
    void takeAddresses(const QList<QHostAddress> &addresses);
    void tryNext();
    void connected();
    void makeSocket(const QNetworkProxy &proxy);
    void socketReady();
    void connectToProxy(const QNetworkProxy &proxy);
    void connectBySocket(const QNetworkProxy &proxy);
    void prepareTls();
    void startTls(int socket);
    void judgeTls(const QList<QSslError> &errors);
    void socketFailed();
    void finish(Result<std::unique_ptr<Stream>> result);

    std::shared_ptr<const Upstream> m_upstream;
    const Access m_access;
    Done m_done;
    QUrl m_url;
    QList<QHostAddress> m_addresses;
    int m_fd = -1;
    int m_lookup = -1;
    std::unique_ptr<FdNotifier> m_notifier;
    std::unique_ptr<QSslSocket> m_socket;
    std::optional<Error> m_problem;
    bool m_isConnectDenied = false;
    bool m_refused = false; //!< an address was left out since it must not be reached
};

} // namespace cinderscope
