// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "httpupstream.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace cinderscope {

HttpUpstream::HttpUpstream(quint16 port)
{
    listen(QHostAddress::LocalHost, port);
    connect(this, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { read(socket); });
            connect(socket, &QTcpSocket::disconnected, this, [this, socket] {
                m_buffers.remove(socket);
                socket->deleteLater();
            });
        }
    });
}

QUrl HttpUpstream::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(serverPort()).arg(path));
}

void HttpUpstream::serve(const QByteArray &path, const QByteArray &html)
{
    serve(path, [html](const Request &) { return Answer{.body = html}; });
}

QList<HttpUpstream::Request> HttpUpstream::requests(const QByteArray &path) const
{
    QList<Request> found;
    for (const Request &request : m_requests) {
        if (request.path() == path)
            found += request;
    }
    return found;
}

void HttpUpstream::read(QTcpSocket *socket)
{
    QByteArray &buffer = m_buffers[socket];
    buffer += socket->readAll();
    while (true) {
        const qsizetype end = buffer.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        const QList<QByteArray> lines = buffer.left(end).replace("\r", "").split('\n');
        const QList<QByteArray> first = lines.value(0).split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (buffer.size() < end + 4 + length)
            return;
        request.body = buffer.mid(end + 4, length);
        buffer.remove(0, end + 4 + length);
        m_requests += request;
        answer(socket, request);
        if (!m_buffers.contains(socket))
            return;
    }
}

void HttpUpstream::answer(QTcpSocket *socket, const Request &request)
{
    const auto handler = m_handlers.constFind(request.path());
    const Answer answer =
        handler == m_handlers.cend() ? Answer{.status = 404, .body = "<p>no such page</p>"} : (*handler)(request);
    if (answer.hold)
        return;
    if (answer.silent)
        return socket->abort();
    QByteArray head = "HTTP/1.1 " + QByteArray::number(answer.status) + " Status\r\nContent-Type: " + answer.type +
                      "\r\nCache-Control: no-store\r\n";
    if (!answer.plain)
        head += "X-Frame-Options: SAMEORIGIN\r\nX-XSS-Protection: 1; mode=block\r\nX-Content-Type-Options: nosniff\r\n";
    for (const QByteArray &header : answer.headers)
        head += header + "\r\n";
    const qsizetype more = answer.breakOff ? 100000 : 0;
    head += "Content-Length: " + QByteArray::number(answer.body.size() + more) + "\r\n\r\n";
    socket->write(head);
    if (request.method != "HEAD")
        socket->write(answer.body);
    if (answer.breakOff) // a moment later, so that what was sent is seen
        QTimer::singleShot(500, socket, &QTcpSocket::disconnectFromHost);
}

} // namespace cinderscope
