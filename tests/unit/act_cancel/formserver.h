// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUrl>

#include <functional>

namespace cinderscope::test {

//! One request as it came.
struct FormRequest
{
    QByteArray method, path, query, body; //!< path without query
    QByteArray head;
};

struct FormAnswer
{
    int status = 200;
    QByteArray body, type = "text/html;charset=utf-8", location;
};

//! A small HTTP/1.1 server that gives recorded answers and keeps what it was asked.
class FormServer : public QTcpServer
{
public:
    using Handler = std::function<FormAnswer(const FormRequest &)>;

    explicit FormServer(Handler handler) : m_handler(std::move(handler))
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] { take(socket); });
        });
    }
    QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(serverPort())); }

    QList<FormRequest> requests;
    QList<FormRequest> posts() const
    {
        QList<FormRequest> list;
        for (const FormRequest &request : requests) {
            if (request.method == "POST")
                list.append(request);
        }
        return list;
    }

private:
    void take(QTcpSocket *socket)
    {
        QByteArray bytes = socket->property("bytes").toByteArray() + socket->readAll();
        for (qsizetype end = bytes.indexOf("\r\n\r\n"); end >= 0; end = bytes.indexOf("\r\n\r\n")) {
            FormRequest request;
            request.head = bytes.left(end);
            qsizetype length = 0;
            for (const QByteArray &line : request.head.split('\n')) {
                if (line.toLower().startsWith("content-length:"))
                    length = line.mid(15).trimmed().toLongLong();
            }
            if (bytes.size() < end + 4 + length)
                break;
            request.body = bytes.mid(end + 4, length);
            bytes.remove(0, end + 4 + length);
            const QByteArrayList words = request.head.left(request.head.indexOf('\r')).split(' ');
            request.method = words.value(0);
            const QByteArray target = words.value(1);
            const qsizetype question = target.indexOf('?');
            request.path = question < 0 ? target : target.left(question);
            request.query = question < 0 ? QByteArray() : target.mid(question + 1);
            requests.append(request);
            const FormAnswer answer = m_handler(request);
            socket->write("HTTP/1.1 " + QByteArray::number(answer.status) + " x\r\nContent-Type: " + answer.type +
                          "\r\nContent-Length: " + QByteArray::number(answer.body.size()) +
                          (answer.location.isEmpty() ? QByteArray() : "\r\nLocation: " + answer.location) + "\r\n\r\n" +
                          answer.body);
        }
        socket->setProperty("bytes", bytes);
    }

    Handler m_handler;
};

//! A file of tests/data/cancel, as Spark \a version answered.
inline QByteArray recorded(const QString &version, const char *name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/cancel/spark-%1/%2").arg(version, QLatin1StringView(name)));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace cinderscope::test
