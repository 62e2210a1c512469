// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "mimicserver.h"

#include <QPointer>
#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

MimicServer::MimicServer(Handler handler, quint16 port) : m_handler(std::move(handler))
{
    setListenBacklogSize(1);
    listen(QHostAddress::LocalHost, port);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            socket->setSocketOption(QAbstractSocket::LowDelayOption, 1); // as Jetty does
            ++connections;
            mostOpenConnections = std::max(mostOpenConnections, ++openConnections);
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                --openConnections;
                if (socket->property("pending").toBool())
                    --concurrent;
                socket->deleteLater();
            });
        }
    });
}

QUrl MimicServer::url() const
{
    return QUrl(u"http://127.0.0.1:%1"_s.arg(serverPort()));
}

void MimicServer::take(QTcpSocket *socket)
{
    QByteArray head = socket->property("head").toByteArray() + socket->readAll();
    const qsizetype end = head.indexOf("\r\n\r\n");
    socket->setProperty("head", end < 0 ? head : head.mid(end + 4));
    if (end < 0)
        return;
    rawHeads.append(QString::fromLatin1(head.left(end)));
    const QList<QByteArray> words = head.left(head.indexOf("\r\n")).split(' ');
    const QString target = QString::fromLatin1(words.value(1));
    requests.append(target);
    mostConcurrent = std::max(mostConcurrent, ++concurrent);
    socket->setProperty("pending", true);
    const QUrl url(target);
    const Answer answer = m_handler(url.path(), QUrlQuery(url));
    if (answer.delayMs == 0)
        reply(socket, answer);
    else
        QTimer::singleShot(answer.delayMs, socket, [this, socket, answer] { reply(socket, answer); });
}

void MimicServer::flood(QTcpSocket *socket, const Answer &answer)
{
    QByteArray piece;
    if (answer.mode == Answer::Mode::EndlessHeaders) {
        for (int i = 0; i < 1000; ++i)
            piece +=
                "X-Header-" + QByteArray::number(bytesSent) + "-" + QByteArray::number(i) + ": value value value\r\n";
    } else if (answer.mode == Answer::Mode::LongHeader) {
        piece = QByteArray(65536, 'x');
    } else {
        piece = "10000\r\n" + QByteArray(0x10000, '[') + "\r\n";
    }
    auto *timer = new QTimer(socket);
    connect(timer, &QTimer::timeout, socket, [this, socket, piece] {
        while (socket->state() == QTcpSocket::ConnectedState && socket->bytesToWrite() < 4 * piece.size()) {
            socket->write(piece);
            bytesSent += piece.size();
        }
    });
    timer->start(1);
}

void MimicServer::reply(QTcpSocket *socket, const Answer &answer)
{
    using Mode = Answer::Mode;
    if (answer.mode == Mode::Silence)
        return;
    if (answer.mode == Mode::Drop) {
        socket->abort();
        return;
    }
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) +
                      " Status\r\nContent-Type: " + answer.contentType + "\r\n" + answer.headers;
    if (answer.mode == Mode::EndlessHeaders || answer.mode == Mode::LongHeader) {
        socket->write(head + (answer.mode == Mode::LongHeader ? "X-Long: " : ""));
        flood(socket, answer);
        return;
    }
    if (answer.mode == Mode::EndlessBody) {
        socket->write(head + "Transfer-Encoding: chunked\r\n\r\n");
        flood(socket, answer);
        return;
    }
    head += "Content-Length: " + QByteArray::number(answer.body.size()) + "\r\n\r\n";
    const QByteArray whole = head + answer.body;
    if (answer.mode == Mode::SlowBytes) {
        auto *timer = new QTimer(socket);
        connect(timer, &QTimer::timeout, socket, [socket, whole, sent = 0]() mutable {
            if (sent < whole.size())
                socket->write(whole.constData() + sent++, 1);
        });
        timer->start(20);
        return;
    }
    socket->setProperty("pending", false);
    --concurrent;
    if (answer.mode == Mode::Break) {
        socket->write(whole.left(head.size() + answer.body.size() / 2));
        socket->disconnectFromHost();
        return;
    }
    bytesSent += whole.size();
    socket->write(whole);
}

} // namespace cinderscope::test
