// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QNetworkProxy>
#include <QSslConfiguration>
#include <QStringList>
#include <QUrl>

#include <optional>
#include <utility>

class QNetworkAccessManager;
class QNetworkReply;
class QNetworkRequest;

namespace cinderscope {

struct CertificateProblem;

//! How HTTP to a place is done: a value that any thread may copy and use; it never changes what it stands for. Default:
//! directly, as the person who starts the window would do it. RouteOpener makes one out of a Route.
//!
//! The URL stays the public name of a thing (what a person sees, what a certificate is made out to, what a Host header
//! says); what is dialled for it is decided here: through a tunnel names are looked up on the far side, "localhost"
//! there is the far host.
//!
//! Holds secrets: never put one into a log, a settings file or an Error.
struct Access
{
    //! DefaultProxy: none for this computer, else the application's. SSH tunnels are a SOCKS5 relay of our own.
    QNetworkProxy proxy{QNetworkProxy::DefaultProxy};
    //! Sent with every request to a host of credentialHosts, e.g. Authorization.
    QList<std::pair<QByteArray, QByteArray>> headers;
    //! Hosts that get the headers; empty: all. A master's page may name any host as a driver's.
    QStringList credentialHosts;
    //! Client certificate and key; unset: Qt's default.
    std::optional<QSslConfiguration> tls;
    //! SHA-256 of leaf certificates that the person confirmed, 32 bytes each.
    QList<QByteArray> pins;
    //! True where loopback addresses mean a far host: they then go through the proxy like every other.
    bool farLoopback = false;

    //! Proxy for everything that \a network asks from now on. \a base: of a place on this computer no proxy is used.
    void applyTo(QNetworkAccessManager &network, const QUrl &base) const;
    //! Headers and TLS for one request; its URL must be set.
    void applyTo(QNetworkRequest &request) const;
    //! Accepts a certificate that was confirmed, and nothing else: chain and host name do not matter for a leaf that is
    //! pinned, dates, signatures and revocation do. To be called for each reply before it can have connected; with
    //! another certificate the reply ends with SslHandshakeFailedError and \a problem (may be null, must outlive the
    //! reply) is set.
    void guard(QNetworkReply *reply, std::optional<CertificateProblem> *problem) const;

    //! The URL to hand to QNetworkAccessManager for \a url: "localhost" of this computer as an address, since a name
    //! would be tried by IPv4 and IPv6 with two connections at once.
    QUrl dialled(const QUrl &url) const;
    //! True when \a url is of this computer and dialled directly.
    bool isNear(const QUrl &url) const;
    //! True when headers would go to \a url readable by those in between.
    bool sendsSecretsInClear(const QUrl &url) const;

private:
    bool mayGetHeaders(const QUrl &url) const;
};

} // namespace cinderscope
