// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/jupyter/fakejupyter.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTcpSocket>
#include <QtEndian>
#include <QTimer>
#include <QWebSocket>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

FakeJupyter::FakeJupyter() : m_webSockets(u"fake"_s, QWebSocketServer::NonSecureMode)
{
    connect(&m_webSockets, &QWebSocketServer::newConnection, this, [this] {
        QWebSocket *web = m_webSockets.nextPendingConnection();
        sockets.append(web);
        connect(web, &QWebSocket::binaryMessageReceived, this,
                [this](const QByteArray &bytes) { takeMessage(bytes, true); });
        connect(web, &QWebSocket::textMessageReceived, this,
                [this](const QString &text) { takeMessage(text.toUtf8(), false); });
        connect(web, &QWebSocket::disconnected, this, [this, web] { sockets.removeAll(web); });
    });
    connect(&m_server, &QTcpServer::newConnection, this, &FakeJupyter::take);
    m_server.listen(QHostAddress::LocalHost);
}

FakeJupyter::~FakeJupyter()
{
    closeSockets();
}

QUrl FakeJupyter::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_server.serverPort()).arg(path));
}

void FakeJupyter::beServer(const QString &kernelId, const QByteArray &state)
{
    const QByteArray kernel = "{\"id\":\"" + kernelId.toUtf8() + "\",\"name\":\"python3\",\"execution_state\":\"" +
                              state + "\",\"connections\":1,\"last_activity\":\"2026-01-02T03:04:05.678Z\"}";
    answers[u"/api"_s].body = "{\"version\":\"2.21.1\"}";
    answers[u"/api/status"_s].body = "{\"kernels\":1}";
    answers[u"/api/kernels"_s].body = "[" + kernel + "]";
    answers[u"/api/kernels/"_s + kernelId].body = kernel;
    answers[u"/api/sessions"_s].body =
        "[{\"id\":\"s1\",\"path\":\"work/a.ipynb\",\"type\":\"notebook\",\"kernel\":" + kernel + "}]";
    answers[u"/api/kernelspecs"_s].body = "{\"kernelspecs\":{\"python3\":{\"spec\":{\"language\":\"python\"}}}}";
}

void FakeJupyter::closeSockets()
{
    for (QWebSocket *socket : std::exchange(sockets, {})) {
        socket->disconnect(this);
        socket->abort();
        socket->deleteLater();
    }
}

void FakeJupyter::take()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        const auto look = [this, socket] {
            const QByteArray head = socket->peek(64 * 1024);
            const qsizetype end = head.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            requests.append(head.first(end));
            if (head.contains("Upgrade: websocket") && !insteadOfHandshake.isEmpty()) {
                socket->disconnect(this);
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
                socket->write(insteadOfHandshake);
                socket->disconnectFromHost();
                return;
            }
            if (head.contains("Upgrade: websocket") && !refuseSockets) {
                socket->disconnect(this);
                m_webSockets.setSupportedSubprotocols(v1 ? QStringList{u"v1.kernel.websocket.jupyter.org"_s}
                                                         : QStringList());
                m_webSockets.handleConnection(socket);
                Q_EMIT socket->readyRead();
                return;
            }
            socket->readAll();
            answerHttp(socket, head);
        };
        connect(socket, &QTcpSocket::readyRead, this, look);
        connect(socket, &QTcpSocket::disconnected, this, [socket] { socket->deleteLater(); });
    }
}

void FakeJupyter::answerHttp(QTcpSocket *socket, const QByteArray &head)
{
    const QString path = QString::fromUtf8(head.split(' ').value(1)).section(u'?', 0, 0);
    Answer answer = answers.value(path, {404, "{\"message\":\"Not Found\"}"});
    if (!token.isEmpty() && path != "/api"_L1 && !head.contains(QByteArray("Authorization: token " + token + "\r\n")))
        answer = {403, "{\"message\":\"Forbidden\"}"};
    if (refuseSockets && head.contains("Upgrade: websocket"))
        answer = {403, "{}"};
    const QByteArray first = "HTTP/1.1 " + QByteArray::number(answer.status) +
                             " X\r\nContent-Type: application/json\r\n" + answer.headers + "Connection: close\r\n";
    if (answer.endless) {
        socket->write(first + "\r\n");
        const auto more = [this, socket, body = answer.body] {
            if (socket->bytesToWrite() > 2 * body.size() || socket->state() != QAbstractSocket::ConnectedState)
                return;
            socket->write(body);
            written += body.size();
        };
        connect(socket, &QTcpSocket::bytesWritten, this, more);
        more();
        return;
    }
    const qint64 size = answer.claimed < 0 ? answer.body.size() : answer.claimed;
    socket->write(first + "Content-Length: " + QByteArray::number(size) + "\r\n\r\n" + answer.body);
    socket->disconnectFromHost();
}

void FakeJupyter::takeMessage(const QByteArray &bytes, bool wireV1)
{
    QString channel;
    QJsonObject header, content;
    if (wireV1) {
        const auto word = [&bytes](int i) { return qsizetype(qFromLittleEndian<quint64>(bytes.constData() + 8 * i)); };
        const auto part = [&](int i) { return bytes.mid(word(i + 1), word(i + 2) - word(i + 1)); };
        channel = QString::fromUtf8(part(0));
        header = QJsonDocument::fromJson(part(1)).object();
        content = QJsonDocument::fromJson(part(4)).object();
    } else {
        const QJsonObject message = QJsonDocument::fromJson(bytes).object();
        channel = message.value("channel"_L1).toString();
        header = message.value("header"_L1).toObject();
        content = message.value("content"_L1).toObject();
    }
    if (header.value("msg_type"_L1).toString() == "kernel_info_request"_L1) {
        say(u"shell"_s, u"kernel_info_reply"_s,
            {{u"status"_s, u"ok"_s},
             {u"implementation"_s, u"ipython"_s},
             {u"language_info"_s, QJsonObject{{u"name"_s, u"python"_s}, {u"version"_s, u"3.11"_s}}}},
            header);
    }
    if (onMessage)
        onMessage(channel, header, content);
}

void FakeJupyter::say(const QString &channel, const QString &type, const QJsonObject &content,
                      const QJsonObject &parent)
{
    const QJsonObject head = header(u"server-%1"_s.arg(++m_counter), type);
    const auto json = [](const QJsonObject &object) { return QJsonDocument(object).toJson(QJsonDocument::Compact); };
    if (!v1) {
        const QJsonObject message{{u"channel"_s, channel},      {u"header"_s, head},
                                  {u"parent_header"_s, parent}, {u"metadata"_s, QJsonObject()},
                                  {u"content"_s, content},      {u"buffers"_s, QJsonArray()}};
        for (QWebSocket *socket : sockets)
            socket->sendTextMessage(QString::fromUtf8(json(message)));
        return;
    }
    const QByteArray parts[] = {channel.toUtf8(), json(head), json(parent), "{}", json(content)};
    QByteArray bytes;
    const auto add = [&bytes](quint64 number) {
        char word[8];
        qToLittleEndian(number, word);
        bytes.append(word, 8);
    };
    add(6);
    quint64 offset = 7 * 8;
    add(offset);
    for (const QByteArray &part : parts)
        add(offset += quint64(part.size()));
    for (const QByteArray &part : parts)
        bytes += part;
    sayBytes(bytes);
}

void FakeJupyter::sayBytes(const QByteArray &bytes)
{
    for (QWebSocket *socket : sockets)
        socket->sendBinaryMessage(bytes);
}

void FakeJupyter::answerExecute(const QJsonObject &request, const QJsonObject &reply)
{
    say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"busy"_s}}, request);
    say(u"shell"_s, u"execute_reply"_s, reply, request);
    say(u"iopub"_s, u"status"_s, {{u"execution_state"_s, u"idle"_s}}, request);
}

QJsonObject FakeJupyter::header(const QString &id, const QString &type)
{
    return {{u"msg_id"_s, id},
            {u"msg_type"_s, type},
            {u"session"_s, u"other"_s},
            {u"date"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
}

} // namespace cinderscope::test
