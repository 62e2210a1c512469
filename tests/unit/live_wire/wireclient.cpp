// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/live_wire/wireclient.h"

#include "live/wire/handshake.h"

#include <QJsonDocument>
#include <QLocalSocket>
#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

QByteArray lineOf(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
}

} // namespace

QJsonObject helloToJson(const ListenerHello &hello)
{
    const auto text = [](const std::string &value) {
        return value.empty() ? QJsonValue() : QJsonValue(QString::fromStdString(value));
    };
    return {{u"instance"_s, text(hello.instance)},
            {u"version"_s, text(hello.jarVersion)},
            {u"applicationId"_s, text(hello.applicationId)},
            {u"attemptId"_s, hello.attemptId ? text(*hello.attemptId) : QJsonValue()},
            {u"name"_s, text(hello.name)},
            {u"user"_s, text(hello.user)},
            {u"sparkVersion"_s, text(hello.sparkVersion)},
            {u"scalaVersion"_s, text(hello.scalaVersion)},
            {u"javaVersion"_s, text(hello.javaVersion)},
            {u"host"_s, text(hello.host)},
            {u"uiUrl"_s, text(hello.uiUrl)},
            {u"master"_s, text(hello.master)},
            {u"pid"_s, qint64(hello.pid)},
            {u"startTime"_s, qint64(hello.startTime)},
            {u"first"_s, qint64(hello.firstHeld)},
            {u"next"_s, qint64(hello.next)}};
}

WireClient::WireClient(const QString &address, const QByteArray &secret, const ListenerHello &hello)
    : listenerSecret(secret), m_secret(secret), m_nonce(newWireNonce()), m_hello(hello)
{
    if (address.startsWith(u"unix:")) {
        auto socket = std::make_unique<QLocalSocket>();
        socket->connectToServer(address.mid(5));
        socket->waitForConnected(10000);
        m_socket = std::move(socket);
    } else {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(u"127.0.0.1"_s, address.section(u':', -1).toUShort());
        socket->waitForConnected(10000);
        m_socket = std::move(socket);
    }
    connect(m_socket.get(), &QIODevice::readyRead, this, &WireClient::read);
}

WireClient::~WireClient()
{
    m_socket->disconnect(this);
}

ListenerHello WireClient::someHello(const std::string &id)
{
    ListenerHello hello;
    hello.instance = "11111111-2222-3333-4444-555555555555";
    hello.jarVersion = "0.1.0";
    hello.applicationId = id;
    hello.name = "a test";
    hello.user = "somebody";
    hello.sparkVersion = "4.3.0";
    hello.scalaVersion = "2.13.18";
    hello.javaVersion = "17.0.15";
    hello.host = "localhost";
    hello.master = "local[2]";
    hello.pid = 4711;
    hello.startTime = 1795204067577;
    return hello;
}

void WireClient::sayHello()
{
    send(lineOf({{u"@"_s, u"hello"_s}, {u"protocol"_s, protocol}, {u"nonce"_s, QString::fromLatin1(m_nonce)}}));
}

void WireClient::send(const QByteArray &bytes)
{
    m_socket->write(bytes);
}

void WireClient::disconnectLater()
{
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_socket.get()))
        tcp->disconnectFromHost();
    else
        static_cast<QLocalSocket *>(m_socket.get())->disconnectFromServer();
}

void WireClient::abort()
{
    if (auto *tcp = qobject_cast<QTcpSocket *>(m_socket.get()))
        tcp->abort();
    else
        static_cast<QLocalSocket *>(m_socket.get())->abort();
}

bool WireClient::isConnected() const
{
    if (const auto *tcp = qobject_cast<QTcpSocket *>(m_socket.get()))
        return tcp->state() == QAbstractSocket::ConnectedState;
    return static_cast<QLocalSocket *>(m_socket.get())->state() == QLocalSocket::ConnectedState;
}

void WireClient::read()
{
    m_unread += m_socket->readAll();
    for (qsizetype end = m_unread.indexOf('\n'); end >= 0; end = m_unread.indexOf('\n')) {
        take(QJsonDocument::fromJson(m_unread.left(end)).object());
        m_unread.remove(0, end + 1);
    }
}

void WireClient::take(const QJsonObject &line)
{
    m_received << line;
    const QString kind = line[u"@"].toString();
    if (kind == u"welcome") {
        const QByteArray windowNonce = line[u"nonce"].toString().toLatin1();
        if (line[u"proof"].toString().toLatin1() != wireProof(m_secret, WireSide::Window, m_nonce, windowNonce))
            return abort(); // never a word to a stranger
        QJsonObject answer = helloToJson(m_hello);
        answer[u"@"_s] = u"listener"_s;
        answer[u"proof"_s] = QString::fromLatin1(wireProof(listenerSecret, WireSide::Listener, m_nonce, windowNonce));
        m_trusted = true;
        send(lineOf(answer));
    } else if (kind == u"start") {
        m_from = line[u"from"].toInteger(-1);
        Q_EMIT startWanted(m_from);
    } else if (kind == u"command") {
        Q_EMIT commandCame(line);
    }
}

} // namespace cinderscope::test
