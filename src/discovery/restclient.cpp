// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"

#include "discovery/endpointurl.h"

#include <algorithm>
#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QRegularExpression>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kReadBuffer = 1024 * 1024;
constexpr std::size_t kDetail = 200; // bytes of a server's text that go into an Error

qint64 monotonicMs()
{
    static const QElapsedTimer timer = [] {
        QElapsedTimer t;
        t.start();
        return t;
    }();
    return timer.elapsed();
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QByteArray contentTypeOf(const QNetworkReply &reply)
{
    return reply.rawHeader("Content-Type").toLower();
}

std::string printable(std::string_view text)
{
    std::string line(text.substr(0, kDetail));
    std::replace_if(
        line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, ' ');
    return line;
}

//! Names of the schemes in WWW-Authenticate headers (RFC 9110, 11.6.1): "Basic, Negotiate". Qt joins headers of the
//! same name by line breaks or commas; a scheme is a word that no equals sign follows.
std::string loginWays(const QNetworkReply &reply)
{
    static const QRegularExpression scheme(
        u"(?:^|[,\\n])\\s*([A-Za-z][A-Za-z0-9-]{0,20})(?=\\s+[^=\\s]|\\s*$|\\s*[,\\n])"_s);
    QStringList ways;
    auto match = scheme.globalMatch(QString::fromLatin1(reply.rawHeader("WWW-Authenticate").left(2000)));
    while (match.hasNext() && ways.size() < 8) {
        if (const QString way = match.next().captured(1); !ways.contains(way))
            ways += way;
    }
    return ways.join(u", "_s).toStdString();
}

ErrorCode codeOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::TimeoutError:
    case QNetworkReply::ProxyTimeoutError:
        return ErrorCode::Timeout;
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return ErrorCode::Unauthorized;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
        return ErrorCode::Protocol;
    default:
        return ErrorCode::Network;
    }
}

} // namespace

RestClient::RestClient(const QUrl &base, QObject *parent) : RestClient(base, Access{}, parent) {}

RestClient::RestClient(const QUrl &base, const Access &access, QObject *parent)
    : QObject(parent), m_base(base), m_access(access), m_connect(access.dialled(base)), m_near(access.isNear(base)),
      m_network(std::make_unique<QNetworkAccessManager>()), m_deadline(std::make_unique<QTimer>())
{
    m_access.applyTo(*m_network, base);
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
    m_deadline->setSingleShot(true);
    connect(m_deadline.get(), &QTimer::timeout, this, [this] {
        abortWith({ErrorCode::Timeout, std::to_string(m_current.limits.timeoutMs) + " ms", source()});
    });
}

RestClient::~RestClient()
{
    cancelAll();
}

std::string RestClient::source() const
{
    return m_current.url.toDisplayString().toStdString(); // without a password
}

void RestClient::getJson(const QString &path, JsonHandler handler, const RestLimits &limits)
{
    enqueue({apiUrl(m_connect, path), limits, std::move(handler), {}});
}

void RestClient::getRaw(const QString &path, RawHandler handler, const RestLimits &limits)
{
    enqueue({urlOf(path), limits, {}, std::move(handler)});
}

void RestClient::post(const QString &path, const QByteArray &contentType, const QByteArray &body, RawHandler handler,
                      const RestLimits &limits)
{
    enqueue({urlOf(path), limits, {}, std::move(handler), contentType, body});
}

void RestClient::put(const QString &path, const QByteArray &contentType, const QByteArray &body, RawHandler handler,
                     const RestLimits &limits)
{
    enqueue({urlOf(path), limits, {}, std::move(handler), contentType, body, true});
}

QUrl RestClient::urlOf(const QString &path) const
{
    QUrl url = m_connect;
    const qsizetype question = path.indexOf(u'?');
    url.setPath(m_connect.path() + (question < 0 ? path : path.left(question)));
    if (question >= 0)
        url.setQuery(path.mid(question + 1));
    return url;
}

void RestClient::enqueue(Request request)
{
    m_queue.push_back(std::move(request));
    if (!m_reply && !m_starting) {
        m_starting = true; // by the event loop: no handler runs within get()
        QMetaObject::invokeMethod(this, &RestClient::startNext, Qt::QueuedConnection);
    }
}

void RestClient::startNext()
{
    m_starting = false;
    if (m_reply || m_queue.empty())
        return;
    m_current = std::move(m_queue.front());
    m_queue.pop_front();
    m_body.clear();
    m_cut = false;
    m_abort.reset();
    m_certificate.reset();

    QNetworkRequest request(m_current.url);
    m_access.applyTo(request);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", m_current.json ? "application/json" : "*/*");
    request.setRawHeader("User-Agent", "Cinderscope/" CINDERSCOPE_VERSION);
    if (m_near)
        request.setRawHeader("Accept-Encoding", "identity");
    else
        request.setDecompressedSafetyCheckThreshold(-1); // our own limit counts the decompressed bytes
    m_started = monotonicMs();
    if (m_current.contentType.isEmpty()) {
        m_reply = m_network->get(request);
    } else {
        request.setRawHeader("Content-Type", m_current.contentType);
        m_reply = m_current.put ? m_network->put(request, m_current.body) : m_network->post(request, m_current.body);
    }
    m_access.guard(m_reply, &m_certificate);
    if (m_near)
        m_reply->setReadBufferSize(kReadBuffer);
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &RestClient::takeHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &RestClient::takeBytes);
    connect(m_reply, &QNetworkReply::finished, this, &RestClient::finish);
    m_deadline->start(m_current.limits.timeoutMs);
}

void RestClient::takeHeaders()
{
    if (!m_reply || m_abort || !m_current.json)
        return;
    const qint64 length = m_reply->header(QNetworkRequest::ContentLengthHeader).toLongLong();
    if (length > m_current.limits.maxBytes)
        abortWith({ErrorCode::TooLarge, std::to_string(length) + " bytes announced", source()});
}

void RestClient::takeBytes()
{
    if (!m_reply || m_abort || m_cut)
        return;
    const qint64 room = m_current.limits.maxBytes - qint64(m_body.size());
    const QByteArray bytes = m_reply->read(room + 1);
    if (bytes.size() <= room) {
        m_body.append(bytes.constData(), std::size_t(bytes.size()));
        return;
    }
    m_body.append(bytes.constData(), std::size_t(room));
    m_cut = true;
    if (m_current.raw)
        m_reply->abort(); // enough was seen
    else
        abortWith({ErrorCode::TooLarge, "more than " + std::to_string(m_current.limits.maxBytes) + " bytes", source()});
}

void RestClient::abortWith(Error error)
{
    if (!m_reply || m_abort)
        return;
    m_abort = std::move(error);
    m_reply->abort();
}

//! The codes in which SocksRelay answers, as Qt's SOCKS5 client hands them on.
std::optional<Error> RestClient::tunnelError() const
{
    switch (m_reply->error()) {
    case QNetworkReply::HostNotFoundError:
        return Error{ErrorCode::Network, std::string(kFarHostUnreachable), source()};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
    case QNetworkReply::UnknownNetworkError:
        return Error{ErrorCode::Network, std::string(kTunnelDown), source()};
    default:
        return std::nullopt;
    }
}

Error RestClient::networkError() const
{
    if (m_certificate)
        return m_certificate->toError(source());
    if (m_access.farLoopback) {
        if (auto error = tunnelError())
            return *error;
    }
    switch (m_reply->error()) {
    case QNetworkReply::ConnectionRefusedError:
        return {ErrorCode::Network, std::string(kConnectionRefused), source()};
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return {ErrorCode::Unauthorized, std::string(kProxyWantsLogin), source()};
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
        return {codeOf(m_reply->error()), std::string(kProxyFailed) + m_reply->errorString().toStdString(), source()};
    case QNetworkReply::HostNotFoundError:
        return {ErrorCode::Network, std::string(kHostNotFound), source()};
    case QNetworkReply::SslHandshakeFailedError:
        return {ErrorCode::Network, std::string(kTlsFailed) + m_reply->errorString().toStdString(), source()};
    default:
        return {codeOf(m_reply->error()), m_reply->errorString().toStdString(), source()};
    }
}

Error RestClient::replyError(int status) const
{
    const std::string text = printable(m_body);
    if (status == 401) {
        const std::string ways = loginWays(*m_reply);
        return {ErrorCode::Unauthorized, std::string(kWantsLogin) + (ways.empty() ? "" : " (" + ways + ")"), source()};
    }
    if (status == 403)
        return {ErrorCode::Unauthorized, std::string(kForbidden), source()};
    if (status == 407)
        return {ErrorCode::Unauthorized, std::string(kProxyWantsLogin), source()};
    if (status == 404)
        return {ErrorCode::NotFound, text, source()};
    if (status >= 300 && status < 400)
        return {ErrorCode::Protocol, "redirect to " + printable(m_reply->rawHeader("Location").toStdString()),
                source()};
    return {ErrorCode::Protocol, "status " + std::to_string(status) + (text.empty() ? "" : ": " + text), source()};
}

Result<RawAnswer> RestClient::rawAnswer() const
{
    const int status = statusOf(*m_reply);
    if (m_abort)
        return *m_abort;
    if (status == 0)
        return networkError();
    if (status == 407)
        return replyError(status);
    RawAnswer answer;
    answer.status = status;
    answer.contentType = contentTypeOf(*m_reply);
    const QByteArray location = m_reply->rawHeader("Location");
    if (!location.isEmpty())
        answer.location = m_current.url.resolved(QUrl::fromEncoded(location));
    answer.body = m_body;
    answer.cut = m_cut;
    answer.elapsedMs = monotonicMs() - m_started;
    return answer;
}

Result<JsonAnswer> RestClient::jsonAnswer()
{
    if (m_abort)
        return *m_abort;
    const int status = statusOf(*m_reply);
    if (status == 0)
        return networkError();
    if (status != 200)
        return replyError(status);
    if (m_reply->error() != QNetworkReply::NoError) // broke off in the middle of the body
        return networkError();
    if (const QByteArray type = contentTypeOf(*m_reply); !type.contains("json"))
        return Error{ErrorCode::Protocol, "content type " + printable(type.toStdString()), source()};
    JsonAnswer answer;
    answer.bytes = m_body.size();
    answer.elapsedMs = monotonicMs() - m_started;
    const QDateTime date = QDateTime::fromString(QString::fromLatin1(m_reply->rawHeader("Date")), Qt::RFC2822Date);
    if (date.isValid())
        answer.serverTime = date.toMSecsSinceEpoch();
    m_body.reserve(m_body.size() + simdjson::SIMDJSON_PADDING);
    if (const auto error = m_parser.parse(m_body).get(answer.root))
        return Error{ErrorCode::Corrupt, simdjson::error_message(error), source()};
    return answer;
}

void RestClient::finish()
{
    QNetworkReply *reply = m_reply;
    if (!reply)
        return;
    m_deadline->stop();
    if (!m_abort && !m_cut) {
        takeBytes(); // may reach the limit just now
    }
    const Request request = std::move(m_current);
    m_current.url = request.url;
    m_current.limits = request.limits;
    const auto done = [this, reply] {
        reply->disconnect(this);
        reply->deleteLater();
        m_reply = nullptr;
        if (!m_queue.empty() && !m_starting) {
            m_starting = true;
            QMetaObject::invokeMethod(this, &RestClient::startNext, Qt::QueuedConnection);
        }
    };
    if (request.raw) {
        const Result<RawAnswer> answer = rawAnswer();
        done();
        request.raw(answer);
    } else {
        const Result<JsonAnswer> answer = jsonAnswer();
        done();
        request.json(answer);
    }
}

void RestClient::cancelAll()
{
    m_queue.clear();
    m_deadline->stop();
    if (QNetworkReply *reply = std::exchange(m_reply, nullptr)) {
        reply->disconnect(this);
        reply->abort();
        reply->deleteLater();
    }
}

} // namespace cinderscope
