// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"

#include "discovery/endpointurl.h"

#include <algorithm>
#include <QDateTime>
#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
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

RestClient::RestClient(const QUrl &base, QObject *parent)
    : QObject(parent), m_base(base), m_connect(base), m_loopback(isLoopback(base)),
      m_network(std::make_unique<QNetworkAccessManager>()), m_deadline(std::make_unique<QTimer>())
{
    // a name would be tried by IPv4 and IPv6 at once, with two connections
    if (m_connect.host().compare(u"localhost"_s, Qt::CaseInsensitive) == 0)
        m_connect.setHost(u"127.0.0.1"_s);
    if (m_loopback)
        m_network->setProxy(QNetworkProxy::NoProxy);
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
    return m_current.url.toString().toStdString();
}

void RestClient::getJson(const QString &path, JsonHandler handler, const RestLimits &limits)
{
    enqueue({apiUrl(m_connect, path), limits, std::move(handler), {}});
}

void RestClient::getRaw(const QString &path, RawHandler handler, const RestLimits &limits)
{
    QUrl url = m_connect;
    url.setPath(m_connect.path() + path);
    enqueue({url, limits, {}, std::move(handler)});
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

    QNetworkRequest request(m_current.url);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setRawHeader("Accept", m_current.json ? "application/json" : "*/*");
    request.setRawHeader("User-Agent", "Cinderscope/" CINDERSCOPE_VERSION);
    if (m_loopback)
        request.setRawHeader("Accept-Encoding", "identity");
    else
        request.setDecompressedSafetyCheckThreshold(-1); // our own limit counts the decompressed bytes
    m_started = monotonicMs();
    m_reply = m_network->get(request);
    if (m_loopback)
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

Error RestClient::networkError() const
{
    if (m_reply->error() == QNetworkReply::ConnectionRefusedError)
        return {ErrorCode::Network, std::string(kConnectionRefused), source()};
    return {codeOf(m_reply->error()), m_reply->errorString().toStdString(), source()};
}

Error RestClient::replyError(int status) const
{
    const std::string text = printable(m_body);
    if (status == 401 || status == 403)
        return {ErrorCode::Unauthorized, "status " + std::to_string(status), source()};
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
