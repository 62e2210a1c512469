// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/routeopener.h"

#include "reach/clientcertificate.h"

#include <algorithm>
#include <QMetaMethod>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! A header's value must not hold line breaks; white space around a pasted token is no part of it.
bool isHeaderSafe(const QByteArray &text)
{
    return std::ranges::all_of(text, [](char c) { return c >= 0x20 && c < 0x7f; });
}

std::string_view nameOf(Route::Secret secret)
{
    switch (secret) {
    case Route::Secret::Login:
        return "login";
    case Route::Secret::ProxyPassword:
        return "proxy password";
    case Route::Secret::KeyPassphrase:
        return "key passphrase";
    }
    return {};
}

} // namespace

RouteOpener::RouteOpener(SecretStore &secrets, const SshSettings &ssh, QObject *parent)
    : QObject(parent), m_secrets(secrets), m_ssh(ssh)
{
}

RouteOpener::~RouteOpener() = default;

void RouteOpener::open(const Route &route, const QStringList &credentialHosts)
{
    close();
    m_route = route;
    m_credentialHosts = credentialHosts;
    m_state = State::Opening;
    m_opening = std::make_unique<QObject>();
    m_toRead = route.neededSecrets();
    if (!route.certificatePath.isEmpty())
        m_toRead += Route::Secret::KeyPassphrase;
    QMetaObject::invokeMethod(
        m_opening.get(),
        [this] {
            if (const auto valid = m_route.validate(); !valid)
                return fail(valid.error());
            readNextSecret();
        },
        Qt::QueuedConnection);
}

void RouteOpener::close()
{
    m_opening.reset();
    if (m_tunnel) { // it may be the sender of what calls this
        m_tunnel->disconnect(this);
        m_tunnel->stop();
        m_tunnel.release()->deleteLater();
    }
    m_values.clear();
    m_access = {};
    m_state = State::Closed;
}

void RouteOpener::retry()
{
    if (m_tunnel)
        m_tunnel->start();
}

void RouteOpener::answer(quint64 question, const std::optional<QString> &text)
{
    if (m_tunnel)
        m_tunnel->answer(question, text);
}

void RouteOpener::readNextSecret()
{
    if (m_toRead.isEmpty())
        return build();
    const Route::Secret secret = m_toRead.takeFirst();
    m_secrets.read(m_route.secretName(secret), m_opening.get(),
                   [this, secret](const Result<QString> &result) { takeSecret(secret, result); });
}

void RouteOpener::takeSecret(Route::Secret secret, const Result<QString> &result)
{
    if (result) {
        m_values.insert(int(secret), *result);
    } else if (secret != Route::Secret::KeyPassphrase) { // a key may have none
        Q_EMIT secretNeeded(secret);
        const std::string why = result.error().code == ErrorCode::NotFound ? "" : " (" + result.error().detail + ")";
        return fail({ErrorCode::Unauthorized, std::string(kSecretMissing) + ": " + std::string(nameOf(secret)) + why,
                     result.error().source});
    }
    readNextSecret();
}

bool RouteOpener::addLogin()
{
    if (m_route.login == Route::Login::None)
        return true;
    const QString secret = m_values.value(int(Route::Secret::Login));
    QByteArray value;
    if (m_route.login == Route::Login::Basic) // RFC 7617
        value = "Basic " + (m_route.user + u':' + secret).toUtf8().toBase64();
    else // RFC 6750
        value = "Bearer " + secret.trimmed().toUtf8();
    if (!isHeaderSafe(value)) {
        fail({ErrorCode::InvalidArgument, "token: has characters in it that no token has", {}});
        return false;
    }
    m_access.headers.append({"Authorization", value});
    m_access.credentialHosts = m_credentialHosts;
    return true;
}

bool RouteOpener::addCertificate()
{
    if (m_route.certificatePath.isEmpty())
        return true;
    auto tls = loadClientCertificate(m_route.certificatePath, m_route.keyPath,
                                     m_values.value(int(Route::Secret::KeyPassphrase)));
    if (tls) {
        m_access.tls = std::move(tls).value();
        return true;
    }
    if (tls.error().detail == kPassphraseWanted)
        Q_EMIT secretNeeded(Route::Secret::KeyPassphrase);
    fail(tls.error());
    return false;
}

void RouteOpener::build()
{
    m_access = {};
    for (const QString &pin : m_route.pins)
        m_access.pins += QByteArray::fromHex(pin.toLatin1());
    if (!addLogin() || !addCertificate())
        return;
    switch (m_route.way) {
    case Route::Way::Direct:
        return setOpen();
    case Route::Way::HttpProxy:
        m_access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, m_route.proxyHost, quint16(m_route.proxyPort),
                                       m_route.proxyUser, m_values.value(int(Route::Secret::ProxyPassword)));
        return setOpen();
    case Route::Way::Ssh:
        return startTunnel();
    }
}

void RouteOpener::startTunnel()
{
    m_tunnel = std::make_unique<SshTunnel>(m_route.sshHost, m_route.sshJumps, m_ssh);
    connect(m_tunnel.get(), &SshTunnel::up, this, [this] {
        m_access.proxy = m_tunnel->proxy();
        m_access.farLoopback = true;
        setOpen();
    });
    connect(m_tunnel.get(), &SshTunnel::lost, this, [this](const Error &error, int retryMs) {
        m_state = State::Lost;
        Q_EMIT lost(error, retryMs);
    });
    connect(m_tunnel.get(), &SshTunnel::failed, this, &RouteOpener::fail);
    if (isSignalConnected(QMetaMethod::fromSignal(&RouteOpener::question))) {
        connect(m_tunnel.get(), &SshTunnel::question, this, &RouteOpener::question);
        connect(m_tunnel.get(), &SshTunnel::settled, this, &RouteOpener::settled);
    }
    m_tunnel->start();
}

void RouteOpener::fail(const Error &error)
{
    m_state = State::Closed;
    const Error copy = error; // a receiver may open() or close()
    Q_EMIT failed(copy);
}

void RouteOpener::setOpen()
{
    m_state = State::Open;
    const Access copy = m_access;
    Q_EMIT opened(copy);
}

} // namespace cinderscope
