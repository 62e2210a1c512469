// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QTcpServer>
#include <QUrl>
#include <QUrlQuery>

#include <functional>

class QTcpSocket;

namespace cinderscope::test {

//! What the server does with a request.
struct Answer
{
    enum class Mode
    {
        Whole,
        SlowBytes,      //!< a byte every 20 ms
        EndlessHeaders, //!< header lines for ever
        LongHeader,     //!< one header line for ever
        EndlessBody,    //!< chunks for ever
        Break,          //!< half of the body, then the connection is closed
        Drop,           //!< closed without a byte
        Silence
    };
    int status = 200;
    QByteArray contentType = "application/json";
    QByteArray body;
    QByteArray headers; //!< more lines, each with its line break
    Mode mode = Mode::Whole;
    int delayMs = 0;
};

//! HTTP/1.1 server that answers by script and counts: with a backlog of 1, as Spark's UI listens.
class MimicServer : public QTcpServer
{
    Q_OBJECT

public:
    using Handler = std::function<Answer(const QString &path, const QUrlQuery &query)>;

    explicit MimicServer(Handler handler, quint16 port = 0);

    QUrl url() const;
    QStringList requests; //!< path and query, in order
    QStringList rawHeads; //!< whole heads of requests
    int connections = 0;
    int openConnections = 0;
    int mostOpenConnections = 0;
    int concurrent = 0; //!< requests not answered yet
    int mostConcurrent = 0;
    qint64 bytesSent = 0;

private:
    void take(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const Answer &answer);
    void flood(QTcpSocket *socket, const Answer &answer);

    Handler m_handler;
};

} // namespace cinderscope::test
