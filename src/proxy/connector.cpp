// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/connector.h"

#include "proxy/fdnotifier.h"
#include "proxy/fdstream.h"
#include "proxy/linkpolicy.h"
#include "proxy/qtstream.h"
#include "reach/certificateproblem.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <netinet/in.h>
#include <QNetworkProxyFactory>
#include <QNetworkProxyQuery>
#include <QNetworkRequest>
#include <QSslConfiguration>
#include <QSslSocket>
#include <sys/socket.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QUrl publicUrl(const Authority &authority)
{
    QUrl url;
    url.setScheme(authority.tls ? u"https"_s : u"http"_s);
    url.setHost(QString::fromStdString(authority.host));
    url.setPort(authority.port);
    return url;
}

QNetworkProxy proxyFor(const Access &access, const QUrl &url)
{
    if (access.isNear(url))
        return QNetworkProxy(QNetworkProxy::NoProxy);
    QNetworkProxy proxy = access.proxy;
    if (proxy.type() == QNetworkProxy::DefaultProxy) {
        const auto all = QNetworkProxyFactory::proxyForQuery(
            QNetworkProxyQuery(url.host(), url.port(), url.scheme(), QNetworkProxyQuery::TcpSocket));
        proxy = all.isEmpty() ? QNetworkProxy(QNetworkProxy::NoProxy) : all.first();
    }
    if (proxy.type() == QNetworkProxy::HttpCachingProxy)
        proxy.setType(QNetworkProxy::HttpProxy); // by CONNECT first: one way for TLS and plain
    return proxy;
}

} // namespace

std::optional<QNetworkProxy> Connector::forwardProxy(const Upstream &upstream, const Access &access)
{
    const QNetworkProxy proxy = proxyFor(access, publicUrl(upstream.authority));
    if (upstream.authority.tls || proxy.type() != QNetworkProxy::HttpProxy)
        return {};
    return proxy;
}

Connector::Connector(std::shared_ptr<const Upstream> upstream, const Access &access, bool forward, Done done)
    : m_upstream(std::move(upstream)), m_access(access), m_done(std::move(done)),
      m_url(publicUrl(m_upstream->authority))
{
    if (const auto proxy = forward ? forwardProxy(*m_upstream, m_access) : std::nullopt) {
        QMetaObject::invokeMethod(
            this, [this, proxy] { connectToProxy(*proxy); }, Qt::QueuedConnection);
        return;
    }
    const QNetworkProxy proxy = proxyFor(m_access, m_url);
    if (proxy.type() != QNetworkProxy::NoProxy) {
        // later, since it may fail at once
        QMetaObject::invokeMethod(
            this, [this, proxy] { connectBySocket(proxy); }, Qt::QueuedConnection);
        return;
    }
    const QString host = m_access.dialled(m_url).host();
    if (const QHostAddress address(host); !address.isNull()) {
        QMetaObject::invokeMethod(
            this, [this, address] { takeAddresses({address}); }, Qt::QueuedConnection);
        return;
    }
    m_lookup = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) { lookedUp(info); });
}

Connector::~Connector()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(m_fd);
}

void Connector::finish(Result<std::unique_ptr<Stream>> result)
{
    const Done done = std::exchange(m_done, nullptr);
    if (done)
        done(std::move(result)); // may delete this
}

void Connector::lookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() != QHostInfo::NoError) {
        finish(Error{ErrorCode::NotFound, info.errorString().toStdString(), m_upstream->authority.origin()});
        return;
    }
    takeAddresses(info.addresses());
}

void Connector::takeAddresses(const QList<QHostAddress> &addresses)
{
    m_addresses = addresses;
    if (m_upstream->linked) {
        const auto gone = std::ranges::remove_if(m_addresses, [this](const QHostAddress &address) {
            return isForbiddenHost(address.toString().toStdString()) ||
                   (address.isLoopback() && !m_upstream->mayBeLoopback);
        });
        m_refused = !gone.empty();
        m_addresses.erase(gone.begin(), gone.end());
    }
    tryNext();
}

void Connector::tryNext()
{
    m_notifier.reset();
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
    if (m_addresses.isEmpty()) {
        if (m_refused && !m_problem)
            m_problem = Error{ErrorCode::NoPermission, "its name leads to an address that no page may lead to", {}};
        Error problem = m_problem.value_or(Error{ErrorCode::NotFound, "it has no address", {}});
        problem.source = m_upstream->authority.origin();
        finish(std::move(problem));
        return;
    }
    const QHostAddress address = m_addresses.takeFirst();
    sockaddr_storage storage{};
    socklen_t size = 0;
    const auto port = htons(static_cast<std::uint16_t>(m_upstream->authority.port));
    if (address.protocol() == QAbstractSocket::IPv4Protocol) {
        auto *four = reinterpret_cast<sockaddr_in *>(&storage);
        *four = {};
        four->sin_family = AF_INET;
        four->sin_port = port;
        four->sin_addr.s_addr = htonl(address.toIPv4Address());
        size = sizeof *four;
    } else {
        auto *six = reinterpret_cast<sockaddr_in6 *>(&storage);
        *six = {};
        six->sin6_family = AF_INET6;
        six->sin6_port = port;
        const Q_IPV6ADDR bytes = address.toIPv6Address();
        std::memcpy(&six->sin6_addr, &bytes, sizeof bytes);
        six->sin6_scope_id = address.scopeId().toUInt();
        size = sizeof *six;
    }
    m_fd = ::socket(storage.ss_family, SOCK_STREAM, 0);
    if (m_fd >= 0) {
        ::fcntl(m_fd, F_SETFD, FD_CLOEXEC);
        ::fcntl(m_fd, F_SETFL, ::fcntl(m_fd, F_GETFL) | O_NONBLOCK);
    }
    if (m_fd < 0 || (::connect(m_fd, reinterpret_cast<sockaddr *>(&storage), size) != 0 && errno != EINPROGRESS)) {
        m_problem = Error{ErrorCode::Network, std::strerror(errno), {}};
        QMetaObject::invokeMethod(
            this, [this] { tryNext(); }, Qt::QueuedConnection);
        return;
    }
    m_notifier = std::make_unique<FdNotifier>(m_fd, QSocketNotifier::Write, [this] { connected(); });
    m_notifier->setEnabled(true);
}

void Connector::connected()
{
    int problem = 0;
    socklen_t size = sizeof problem;
    ::getsockopt(m_fd, SOL_SOCKET, SO_ERROR, &problem, &size);
    m_notifier->setEnabled(false);
    m_notifier.release()->deleteLater(); // it is what calls
    if (problem != 0) {
        m_problem = Error{problem == ETIMEDOUT ? ErrorCode::Timeout : ErrorCode::Network, std::strerror(problem), {}};
        return tryNext();
    }
    const int socket = std::exchange(m_fd, -1);
    if (m_upstream->authority.tls)
        startTls(socket);
    else
        finish(std::unique_ptr<Stream>(std::make_unique<FdStream>(socket)));
}

void Connector::makeSocket(const QNetworkProxy &proxy)
{
    m_socket = std::make_unique<QSslSocket>();
    m_socket->setProxy(proxy);
    connect(m_socket.get(), &QAbstractSocket::errorOccurred, this, &Connector::socketFailed);
}

void Connector::socketReady()
{
    if (!m_socket || !m_done)
        return; // failed in between
    disconnect(m_socket.get(), nullptr, this, nullptr);
    finish(std::unique_ptr<Stream>(std::make_unique<QtStream>(std::move(m_socket))));
}

void Connector::connectToProxy(const QNetworkProxy &proxy)
{
    makeSocket(QNetworkProxy(QNetworkProxy::NoProxy));
    connect(m_socket.get(), &QAbstractSocket::connected, this, &Connector::socketReady, Qt::QueuedConnection);
    m_socket->connectToHost(proxy.hostName(), proxy.port());
}

void Connector::connectBySocket(const QNetworkProxy &proxy)
{
    makeSocket(proxy);
    const QUrl dialled = m_access.dialled(m_url);
    const auto port = static_cast<quint16>(m_upstream->authority.port);
    if (!m_upstream->authority.tls) {
        connect(m_socket.get(), &QAbstractSocket::connected, this, &Connector::socketReady, Qt::QueuedConnection);
        m_socket->connectToHost(dialled.host(), port);
        return;
    }
    prepareTls();
    m_socket->connectToHostEncrypted(dialled.host(), port, m_url.host());
}

void Connector::prepareTls()
{
    QNetworkRequest request(m_url);
    m_access.applyTo(request);
    QSslConfiguration tls = request.sslConfiguration();
    tls.setAllowedNextProtocols({}); // HTTP/1.1
    m_socket->setSslConfiguration(tls);
    connect(m_socket.get(), &QSslSocket::sslErrors, this, &Connector::judgeTls);
    connect(m_socket.get(), &QSslSocket::encrypted, this, &Connector::socketReady, Qt::QueuedConnection);
}

// The address was dialled; the name is what the server is asked for (SNI) and what its certificate has to be made out
// to.
void Connector::startTls(int socket)
{
    makeSocket(QNetworkProxy(QNetworkProxy::NoProxy));
    prepareTls();
    m_socket->setPeerVerifyName(m_url.host());
    if (!m_socket->setSocketDescriptor(socket)) {
        ::close(socket);
        return socketFailed();
    }
    m_socket->startClientEncryption();
}

// As Access::guard(): a pinned leaf is taken, nothing else.
void Connector::judgeTls(const QList<QSslError> &errors)
{
    const QSslCertificate leaf = m_socket->peerCertificate();
    const bool harmless =
        std::ranges::all_of(errors, [](const QSslError &error) { return isConfirmable(error.error()); });
    if (harmless && !leaf.isNull() && m_access.pins.contains(certificatePin(leaf)))
        m_socket->ignoreSslErrors(errors);
    else
        m_problem = CertificateProblem::fromErrors(leaf, errors).toError(m_upstream->authority.origin());
}

void Connector::socketFailed()
{
    if (!m_done)
        return;
    Error problem = m_problem.value_or(
        Error{ErrorCode::Network, m_socket->errorString().toStdString(), m_upstream->authority.origin()});
    if (!m_problem && m_socket->error() == QAbstractSocket::SocketTimeoutError)
        problem.code = ErrorCode::Timeout;
    if (!m_problem && m_socket->error() == QAbstractSocket::ProxyAuthenticationRequiredError)
        problem.code = ErrorCode::Unauthorized;
    if (!m_problem && m_socket->error() == QAbstractSocket::HostNotFoundError)
        problem.code = ErrorCode::NotFound;
    // what QHttpSocketEngine makes of a refused CONNECT: 403 and 405, and whatever else it does not know
    m_isConnectDenied = m_socket->proxy().type() == QNetworkProxy::HttpProxy &&
                        (m_socket->error() == QAbstractSocket::SocketAccessError ||
                         m_socket->error() == QAbstractSocket::ProxyProtocolError);
    m_socket.release()->deleteLater();
    finish(std::move(problem));
}

} // namespace cinderscope
