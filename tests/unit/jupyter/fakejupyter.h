// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>
#include <QWebSocketServer>

#include <functional>

class QWebSocket;

namespace cinderscope::test {

//! HTTP answers by path and a WebSocket, on one port, as a Jupyter server has them: what it says is the test's.
class FakeJupyter : public QObject
{
    Q_OBJECT

public:
    struct Answer
    {
        int status = 200;
        QByteArray body = "{}";
        QByteArray headers;   //!< further lines, each with its line break
        qint64 claimed = -1;  //!< Content-Length that is told; the connection is closed behind the body
        bool endless = false; //!< the body again and again, until the client hangs up
    };

    FakeJupyter();
    ~FakeJupyter() override;

    QUrl url(const QString &path = QStringLiteral("/")) const;
    //! A server with one kernel: api, api/status, kernels, sessions, kernelspecs.
    void beServer(const QString &kernelId, const QByteArray &state = "idle");
    void closeSockets();
    void stopListening() { m_server.close(); }

    QHash<QString, Answer> answers; //!< by path; others are 404
    QByteArray token;               //!< not empty: wanted as Authorization
    bool v1 = true;                 //!< the newer wire form is offered
    bool refuseSockets = false;     //!< 403 instead
    QByteArray insteadOfHandshake;  //!< not empty: written to who wants a WebSocket, then the connection is closed
    qint64 written = 0;             //!< bytes of endless bodies
    QList<QByteArray> requests;     //!< heads
    QList<QWebSocket *> sockets;
    //! A message of the client: channel, header, content.
    std::function<void(const QString &, const QJsonObject &, const QJsonObject &)> onMessage;

    //! To all sockets. \a parent: header of the request that it answers.
    void say(const QString &channel, const QString &type, const QJsonObject &content, const QJsonObject &parent = {});
    void sayBytes(const QByteArray &bytes);
    //! busy, reply, idle: what a kernel says to a request that runs well.
    void answerExecute(const QJsonObject &header, const QJsonObject &reply);
    static QJsonObject header(const QString &id, const QString &type = QStringLiteral("execute_request"));

private:
    void take();
    void answerHttp(class QTcpSocket *socket, const QByteArray &head);
    void takeMessage(const QByteArray &bytes, bool v1);

    QTcpServer m_server;
    QWebSocketServer m_webSockets;
    int m_counter = 0;
};

} // namespace cinderscope::test
