// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelchannel.h"

#include "discovery/droplater.h"
#include "discovery/restclient.h"
#include "jupyter/jupyteraddress.h"
#include "jupyter/kernelmessage.h"
#include "jupyter/kernelrequest.h"
#include "reach/certificateproblem.h"

#include <algorithm>
#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkRequest>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>
#include <QUrlQuery>
#include <QUuid>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

const QString kProtocol = u"v1.kernel.websocket.jupyter.org"_s;
constexpr int kFirstRetryMs = 1'000;
constexpr int kSlowestRetryMs = 30'000;
constexpr int kSure = 3; // attempts until a hub's word counts that a server does not run
constexpr int kBeatMs = 20'000;
constexpr int kSteadyMs = 30'000; // a connection that lasted so long was a good one
constexpr RestLimits kSmall{15'000, 256 * 1024};

TimeMs now()
{
    return QDateTime::currentMSecsSinceEpoch();
}

QUrl withoutSlash(QUrl url)
{
    QString path = url.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    url.setPath(path);
    return url;
}

} // namespace

KernelChannel::KernelChannel(const QUrl &server, const QString &kernelId, const Access &access, QObject *parent)
    : QObject(parent), m_server(server), m_kernelId(kernelId), m_session(QUuid::createUuid().toString(QUuid::Id128)),
      m_access(access)
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &KernelChannel::connectNow);
    m_beat.setInterval(kBeatMs);
    connect(&m_beat, &QTimer::timeout, this, &KernelChannel::beat);
}

KernelChannel::~KernelChannel()
{
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
    }
}

void KernelChannel::open()
{
    if (m_state == State::Connecting || m_state == State::Open)
        return;
    m_failures = 0;
    connectNow();
}

void KernelChannel::close()
{
    m_retry.stop();
    m_rest.reset();
    dropSocket();
    m_lostAt = kNoTime;
    m_busy.clear();
    setState(State::Closed);
    finishAll(ExecuteResult::Outcome::Disconnected);
}

void KernelChannel::setAccess(const Access &access)
{
    m_access = access;
    m_actions.reset();
    if (m_state == State::Connecting || m_state == State::Waiting || m_state == State::Failed)
        connectNow();
}

void KernelChannel::connectNow()
{
    m_retry.stop();
    m_rest.reset();
    dropSocket();
    m_tlsError.reset();
    QUrl url = m_access.dialled(withoutSlash(m_server));
    const bool near = m_access.isNear(m_server);
    QNetworkRequest request(url);
    m_access.applyTo(request); // decides by the scheme and host of HTTP
    url.setPath(url.path() + u"/api/kernels/"_s + m_kernelId + u"/channels"_s);
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    QUrlQuery query;
    query.addQueryItem(u"session_id"_s, m_session);
    url.setQuery(query);
    request.setUrl(url);
    request.setRawHeader("User-Agent", "Cinderscope/" CINDERSCOPE_VERSION);

    // No origin: the server takes it for a program, as it is.
    m_socket = std::make_unique<QWebSocket>();
    m_socket->setProxy(near ? QNetworkProxy(QNetworkProxy::NoProxy) : m_access.proxy);
    if (m_access.tls)
        m_socket->setSslConfiguration(*m_access.tls);
    m_socket->setMaxAllowedIncomingMessageSize(kMostMessage);
    m_socket->setMaxAllowedIncomingFrameSize(kMostMessage);
    connect(m_socket.get(), &QWebSocket::connected, this, &KernelChannel::connected);
    connect(m_socket.get(), &QWebSocket::disconnected, this,
            [this] { disconnected(m_socket ? m_socket->closeReason() : QString()); });
    connect(m_socket.get(), QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [this](QAbstractSocket::SocketError) {
                if (m_state == State::Connecting)
                    disconnected(m_socket->errorString());
            });
    connect(m_socket.get(), &QWebSocket::sslErrors, this, &KernelChannel::checkCertificate);
    connect(m_socket.get(), &QWebSocket::binaryMessageReceived, this,
            [this](const QByteArray &bytes) { takeBytes(bytes, m_v1); });
    connect(m_socket.get(), &QWebSocket::textMessageReceived, this,
            [this](const QString &text) { takeBytes(text.toUtf8(), false); });
    connect(m_socket.get(), &QWebSocket::pong, this, [this] { m_unanswered = 0; });
    setState(State::Connecting);
    m_unanswered = 0;
    m_beat.start(); // also the patience with a handshake
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({kProtocol});
    m_socket->open(request, options);
}

//! As Access::guard() does it for HTTP.
void KernelChannel::checkCertificate(const QList<QSslError> &errors)
{
    const QSslCertificate leaf = m_socket->sslConfiguration().peerCertificate();
    const bool harmless = std::ranges::all_of(errors, [](const QSslError &e) { return isConfirmable(e.error()); });
    if (harmless && !leaf.isNull() && m_access.pins.contains(certificatePin(leaf)))
        m_socket->ignoreSslErrors(errors);
    else
        m_tlsError = CertificateProblem::fromErrors(leaf, errors).toError(m_server.toDisplayString().toStdString());
}

void KernelChannel::dropSocket()
{
    m_beat.stop();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        dropLater(m_socket);
    }
}

void KernelChannel::connected()
{
    m_v1 = m_socket->subprotocol() == kProtocol;
    m_unanswered = 0;
    m_openedAt = now();
    for (auto entry = m_requests.cbegin(); entry != m_requests.cend(); ++entry) {
        if (entry.value()->sent && !m_doubtful.contains(entry.key()))
            m_doubtful.append(entry.key());
    }
    setState(State::Open);
    if (m_state != State::Open) // who heard of it closed the channel
        return;
    if (m_lostAt != kNoTime)
        Q_EMIT missed(std::exchange(m_lostAt, kNoTime));
    probe();
    askInfo();
    sendQueued();
}

void KernelChannel::disconnected(const QString &why)
{
    if (m_state != State::Connecting && m_state != State::Open)
        return;
    if (m_state == State::Open) {
        m_lostAt = now();
        if (now() - m_openedAt > kSteadyMs)
            m_failures = 0;
    }
    const bool tooLarge = m_socket && m_socket->closeCode() == QWebSocketProtocol::CloseCodeTooMuchData;
    dropSocket();
    if (m_tlsError) {
        fail(*m_tlsError);
        return;
    }
    std::string detail = why.isEmpty() ? "the connection was closed" : why.toStdString();
    if (tooLarge)
        detail = "a message is larger than " + std::to_string(kMostMessage) + " bytes";
    wait({tooLarge ? ErrorCode::TooLarge : ErrorCode::Network, detail, m_server.toDisplayString().toStdString()});
    probe(); // its answer tells more than a WebSocket's refusal
}

void KernelChannel::wait(const Error &error)
{
    const int pause = std::min(kFirstRetryMs << std::min(m_failures, 5), kSlowestRetryMs);
    ++m_failures;
    m_retry.start(pause);
    setState(State::Waiting, error);
}

void KernelChannel::fail(const Error &error)
{
    m_retry.stop();
    dropSocket();
    setState(State::Failed, error);
    finishAll(ExecuteResult::Outcome::Disconnected);
}

void KernelChannel::probe()
{
    m_rest = std::make_unique<RestClient>(withoutSlash(m_server), m_access);
    m_rest->getRaw(
        u"/api/kernels/"_s + m_kernelId + u"?no_track_activity=1"_s,
        [this](const Result<RawAnswer> &answer) {
            if (answer)
                takeProbe(*answer);
            else if (m_state == State::Waiting && CertificateProblem::fromError(answer.error()))
                fail(answer.error());
            else if (m_state == State::Waiting)
                setState(State::Waiting, answer.error());
        },
        kSmall);
}

void KernelChannel::takeProbe(const RawAnswer &answer)
{
    const int status = answer.status;
    const std::string source = m_server.toDisplayString().toStdString();
    if (status == 424 || (status / 100 == 3 && leadsToStoppedServer(answer.location))) {
        const Error stopped{ErrorCode::NotFound, "the hub says that the user's server does not run", source};
        if (m_state == State::Waiting && m_failures >= kSure) {
            setKernel(Kernel::Dead);
            fail(stopped);
        } else if (m_state == State::Waiting) {
            setState(State::Waiting, stopped); // or its proxy has just begun and does not know the way yet
        }
        return;
    }
    if (status == 401 || status == 403 || (status >= 300 && status < 400)) {
        if (m_state == State::Waiting)
            fail({ErrorCode::Unauthorized,
                  status < 400 ? "it sends to a login page" : "status " + std::to_string(status), source});
        return;
    }
    if (status == 404) {
        if (m_state == State::Waiting || m_state == State::Open) {
            setKernel(Kernel::Dead);
            fail({ErrorCode::NotFound, "the kernel is not there any more", source});
        }
        return;
    }
    if (status != 200)
        return;
    const QString word =
        QJsonDocument::fromJson(QByteArray::fromStdString(answer.body)).object().value("execution_state"_L1).toString();
    if (m_state != State::Open || !m_busy.isEmpty() || m_kernel == Kernel::Idle)
        return;
    m_busyUnseen = word == "busy"_L1; // until the shell answers
    if (const Kernel kernel = kernelOfWord(word); kernel != Kernel::Unknown)
        setKernel(kernel);
}

void KernelChannel::setState(State state, const Error &error)
{
    if (m_state == state && m_error == error)
        return;
    m_state = state;
    m_error = error;
    Q_EMIT stateChanged();
}

void KernelChannel::setKernel(Kernel kernel)
{
    if (m_kernel == kernel)
        return;
    m_kernel = kernel;
    Q_EMIT kernelChanged();
}

void KernelChannel::beat()
{
    if (m_state == State::Connecting) {
        if (++m_unanswered > 3) // a server waits up to a minute for a kernel that does not answer
            disconnected(u"no answer to the WebSocket's handshake"_s);
        return;
    }
    if (++m_unanswered > 2)
        disconnected(u"the server does not answer any more"_s);
    else if (m_socket)
        m_socket->ping();
}

QString KernelChannel::newId()
{
    return u"%1_%2"_s.arg(m_session).arg(++m_counter);
}

bool KernelChannel::send(const QString &type, const QString &channel, const QString &messageId,
                         const QJsonObject &content)
{
    if (m_state != State::Open || !m_socket)
        return false;
    const QJsonObject header{{u"msg_id"_s, messageId},
                             {u"msg_type"_s, type},
                             {u"session"_s, m_session},
                             {u"username"_s, u"cinderscope"_s},
                             {u"date"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)},
                             {u"version"_s, u"5.3"_s}};
    if (m_v1)
        m_socket->sendBinaryMessage(kernelRequestV1(channel, header, content));
    else
        m_socket->sendTextMessage(QString::fromUtf8(kernelRequest(channel, header, content)));
    return true;
}

void KernelChannel::askInfo()
{
    m_infoId = newId();
    send(u"kernel_info_request"_s, u"shell"_s, m_infoId, {});
}

QString KernelChannel::execute(const QString &code, const ExecuteOptions &options, ExecuteHandler handler)
{
    // Almond shows silent requests to everybody: other channels of ours know them by their ids.
    const QString id = options.storeHistory && !options.silent ? newId() : kUnseen + newId();
    auto request = std::make_shared<Request>();
    request->code = code;
    request->options = options;
    request->handler = std::move(handler);
    m_requests.insert(id, std::move(request));
    m_queue.append(id);
    QMetaObject::invokeMethod(this, &KernelChannel::sendQueued, Qt::QueuedConnection);
    return id;
}

void KernelChannel::askInputs(int most, InputsHandler handler)
{
    const QString id = newId();
    const QJsonObject content{{u"output"_s, false}, {u"raw"_s, true}, {u"hist_access_type"_s, u"range"_s},
                              {u"session"_s, 0},    {u"start"_s, 1},  {u"stop"_s, std::clamp(most, 1, 100'000)}};
    m_inputs.insert(id, std::move(handler));
    if (!send(u"history_request"_s, u"shell"_s, id, content)) {
        QMetaObject::invokeMethod(
            this,
            [this, id] {
                if (const InputsHandler waiting = m_inputs.take(id))
                    waiting(Error{ErrorCode::Network, "there is no connection to the kernel", {}});
            },
            Qt::QueuedConnection);
    }
}

void KernelChannel::interrupt(std::function<void(const Result<void> &)> handler)
{
    if (!m_actions)
        m_actions = std::make_unique<RestClient>(withoutSlash(m_server), m_access);
    m_actions->post(
        u"/api/kernels/"_s + m_kernelId + u"/interrupt"_s, "application/json", "{}",
        [handler = std::move(handler),
         source = m_server.toDisplayString().toStdString()](const Result<RawAnswer> &answer) {
            if (!handler)
                return;
            if (!answer)
                handler(answer.error());
            else if (answer->status / 100 == 2)
                handler({});
            else
                handler(Error{answer->status == 403   ? ErrorCode::Unauthorized
                              : answer->status == 404 ? ErrorCode::NotFound
                                                      : ErrorCode::Protocol,
                              "status " + std::to_string(answer->status), source});
        },
        kSmall);
}

void KernelChannel::sendQueued()
{
    if (m_state == State::Closed || m_state == State::Failed) {
        for (const QString &id : std::exchange(m_queue, {}))
            finish(id, ExecuteResult::Outcome::Disconnected);
        return;
    }
    while (m_state == State::Open && !m_queue.isEmpty())
        sendExecute(m_queue.takeFirst());
}

void KernelChannel::sendExecute(const QString &id)
{
    const auto request = m_requests.value(id);
    if (!request)
        return;
    QJsonObject expressions;
    for (const auto &[name, code] : request->options.expressions)
        expressions[name] = code;
    request->sent = true;
    send(u"execute_request"_s, u"shell"_s, id,
         {{u"code"_s, request->code},
          {u"silent"_s, request->options.silent},
          {u"store_history"_s, request->options.storeHistory && !request->options.silent},
          {u"user_expressions"_s, expressions},
          {u"allow_stdin"_s, false},
          {u"stop_on_error"_s, true}});
    request->code.clear(); // it may hold what is better not kept
    if (request->options.timeoutMs > 0)
        QTimer::singleShot(request->options.timeoutMs, this,
                           [this, id] { finish(id, ExecuteResult::Outcome::Timeout); });
}

void KernelChannel::sendLast(const QString &code)
{
    if (send(u"execute_request"_s, u"shell"_s, kUnseen + newId(),
             {{u"code"_s, code},
              {u"silent"_s, true},
              {u"store_history"_s, false},
              {u"user_expressions"_s, QJsonObject()},
              {u"allow_stdin"_s, false}}))
        m_socket->flush();
}

void KernelChannel::finish(const QString &messageId, ExecuteResult::Outcome outcome)
{
    const auto request = m_requests.take(messageId);
    if (!request)
        return;
    m_queue.removeAll(messageId);
    m_doubtful.removeAll(messageId);
    request->result.outcome = outcome;
    if (request->handler)
        request->handler(request->result);
}

void KernelChannel::finishAll(ExecuteResult::Outcome outcome)
{
    for (const QString &id : m_requests.keys())
        finish(id, outcome);
    for (const QString &id : m_inputs.keys()) {
        if (const InputsHandler waiting = m_inputs.take(id))
            waiting(Error{ErrorCode::Network, "the connection to the kernel was lost", {}});
    }
}

} // namespace cinderscope
