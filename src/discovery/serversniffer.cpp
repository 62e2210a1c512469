// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/serversniffer.h"

#include "discovery/restclient.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Preface and SETTINGS: length 0, type 4, no flags, stream 0.
const QByteArray kHello = QByteArrayLiteral("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") + QByteArray("\0\0\0\4\0\0\0\0\0", 9);
constexpr qsizetype kFrameHead = 9;
constexpr qint64 kMostBytes = 512;
constexpr char kSettings = 4;

Error errorOf(const QTcpSocket &socket, const QUrl &url)
{
    const std::string source = url.toDisplayString().toStdString();
    switch (socket.error()) {
    case QAbstractSocket::ConnectionRefusedError:
        return {ErrorCode::Network, std::string(kConnectionRefused), source};
    case QAbstractSocket::HostNotFoundError:
        return {ErrorCode::Network, std::string(kHostNotFound), source};
    case QAbstractSocket::SocketTimeoutError:
        return {ErrorCode::Timeout, "no connection in time", source};
    default:
        return {ErrorCode::Network, socket.errorString().toStdString(), source};
    }
}

} // namespace

ServerSniffer::ServerSniffer(const QUrl &url, const Access &access, QObject *parent)
    : QObject(parent), m_url(url), m_socket(std::make_unique<QTcpSocket>())
{
    m_socket->setProxy(access.isNear(url) ? QNetworkProxy(QNetworkProxy::NoProxy) : access.proxy);
    m_socket->setReadBufferSize(kMostBytes);
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, [this] {
        finish(Kind::Silent,
               Error{ErrorCode::Timeout, "no answer to an HTTP/2 hello", m_url.toDisplayString().toStdString()});
    });
    connect(m_socket.get(), &QTcpSocket::connected, this, [this] { m_socket->write(kHello); });
    connect(m_socket.get(), &QTcpSocket::readyRead, this, &ServerSniffer::takeBytes);
    connect(m_socket.get(), &QTcpSocket::errorOccurred, this, [this] {
        takeBytes();
        finish(Kind::Silent, errorOf(*m_socket, m_url));
    });
}

ServerSniffer::~ServerSniffer() = default;

void ServerSniffer::start(int timeoutMs)
{
    m_deadline.start(timeoutMs);
    m_socket->connectToHost(m_url.host(), quint16(m_url.port(80)));
}

void ServerSniffer::takeBytes()
{
    if (m_done)
        return;
    m_bytes += m_socket->read(kMostBytes - m_bytes.size());
    const bool ended = m_socket->state() != QAbstractSocket::ConnectedState || m_bytes.size() >= kMostBytes;
    Kind kind = Kind::Silent;
    if (!m_bytes.isEmpty() && judge(m_bytes, ended, kind, m_looksLike))
        finish(kind);
}

void ServerSniffer::finish(Kind kind, std::optional<Error> error)
{
    if (std::exchange(m_done, true))
        return;
    m_deadline.stop();
    m_kind = kind;
    m_error = std::move(error);
    m_socket->disconnect(this);
    m_socket->abort();
    Q_EMIT finished();
}

bool ServerSniffer::judge(const QByteArray &bytes, bool ended, Kind &kind, QString &looksLike)
{
    const auto other = [&](const QString &what) {
        kind = Kind::Other;
        looksLike = what;
        return true;
    };
    if (bytes.startsWith("HTTP/"))
        return other(u"a web server"_s);
    if (bytes.startsWith("SSH-"))
        return other(u"an SSH server"_s);
    if (bytes.startsWith("220 ") || bytes.startsWith("220-"))
        return other(u"a mail or FTP server"_s);
    if (bytes.size() >= 3 && (bytes[0] == 0x15 || bytes[0] == 0x16) && bytes[1] == 3)
        return other(u"a server that wants TLS"_s);
    if (bytes.startsWith("-ERR"))
        return other(u"a Redis server"_s);
    if (bytes.size() < kFrameHead)
        return ended ? other({}) : false;
    // its SETTINGS must be its first frame (RFC 9113, 3.4): a whole number of 6-byte entries, stream 0
    const auto byte = [&bytes](qsizetype i) { return static_cast<unsigned char>(bytes[i]); };
    const unsigned length = unsigned(byte(0)) << 16 | unsigned(byte(1)) << 8 | byte(2);
    const bool stream0 = bytes[5] == 0 && bytes[6] == 0 && bytes[7] == 0 && bytes[8] == 0;
    if (bytes[3] == kSettings && bytes[4] == 0 && stream0 && length % 6 == 0 && length <= 6 * 64) {
        kind = Kind::Http2;
        looksLike = u"a gRPC (HTTP/2) server"_s;
        return true;
    }
    return other({});
}

} // namespace cinderscope
