// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

namespace cinderscope::test {

//! An HTTP server that answers every request with its first line, and remembers what it was asked. As an HTTP proxy it
//! answers instead of whom it is asked to connect to.
class TinyServer : public QTcpServer
{
public:
    TinyServer()
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, socket, [this, socket] { answer(*socket); });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://localhost:%1").arg(serverPort())); }

    QList<QByteArray> heads;

private:
    void answer(QTcpSocket &socket)
    {
        QByteArray &pending = m_pending[&socket];
        pending += socket.readAll();
        for (qsizetype end; (end = pending.indexOf("\r\n\r\n")) >= 0; pending.remove(0, end + 4)) {
            heads.append(pending.first(end));
            if (pending.startsWith("CONNECT ")) {
                socket.write("HTTP/1.1 200 OK\r\n\r\n");
                continue;
            }
            const QByteArray body = "<html><title>Spark</title>" + pending.first(pending.indexOf("\r\n")) + "</html>";
            socket.write("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: " +
                         QByteArray::number(body.size()) + "\r\n\r\n" + body);
        }
    }
    QHash<QTcpSocket *, QByteArray> m_pending;
};

} // namespace cinderscope::test
