// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QHash>
#include <QList>
#include <QTcpServer>
#include <QUrl>

namespace cinderscope {

//! A small HTTP server on 127.0.0.1 that answers as it was told and remembers what it was asked.
class HttpUpstream : public QTcpServer
{
    Q_OBJECT
public:
    struct Request
    {
        QByteArray method, target, body;
        QHash<QByteArray, QByteArray> headers; //!< names in lower case
        QByteArray path() const { return target.left(target.indexOf('?') < 0 ? target.size() : target.indexOf('?')); }
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray type = "text/html; charset=utf-8";
        QList<QByteArray> headers; //!< "Name: value"
        bool breakOff = false;     //!< announces more than it sends, then ends
        bool silent = false;       //!< ends without an answer
        bool hold = false;         //!< never answers
        bool plain = false;        //!< without the headers that Spark's servers send
    };
    using Handler = std::function<Answer(const Request &)>;

    explicit HttpUpstream(quint16 port = 0);
    QUrl url(const QString &path = QStringLiteral("/")) const;
    void serve(const QByteArray &path, const QByteArray &html);
    void serve(const QByteArray &path, Handler handler) { m_handlers[path] = std::move(handler); }
    QList<Request> requests(const QByteArray &path) const;
    QList<Request> requests() const { return m_requests; }
    void forget() { m_requests.clear(); }

private:
    void read(class QTcpSocket *socket);
    void answer(QTcpSocket *socket, const Request &request);

    QHash<QByteArray, Handler> m_handlers;
    QHash<QTcpSocket *, QByteArray> m_buffers;
    QList<Request> m_requests;
};

} // namespace cinderscope
