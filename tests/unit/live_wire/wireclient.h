// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/wiremessages.h"

#include <QByteArray>
#include <QIODevice>
#include <QJsonObject>
#include <QList>
#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace cinderscope::test {

//! The driver's end of a connection: does the listener's part of the handshake over a real socket, then sends what it
//! is told. Needs the thread's event loop.
class WireClient : public QObject
{
    Q_OBJECT

public:
    //! `address`: "unix:/path" or "tcp:127.0.0.1:port".
    WireClient(const QString &address, const QByteArray &secret,
               const ListenerHello &hello = someHello("app-20261121000000-0001"));
    ~WireClient() override;

    static ListenerHello someHello(const std::string &id);

    //! Without: the socket is connected and silent.
    void sayHello();
    void send(const QByteArray &bytes);
    //! Closes in an orderly way once all is written.
    void disconnectLater();
    //! At once, like a process that is killed.
    void abort();

    bool isConnected() const;
    qint64 bytesToWrite() const { return m_socket->bytesToWrite(); }
    //! The window's proof was right and we answered.
    bool trusted() const { return m_trusted; }
    //! The window sent `start`.
    bool started() const { return m_from >= 0; }
    qint64 from() const { return m_from; }
    //! All control lines of the window.
    const QList<QJsonObject> &received() const { return m_received; }

    QByteArray listenerSecret; //!< for our own proof; another one makes us a liar
    qint64 protocol = 1;

Q_SIGNALS:
    void startWanted(qint64 from);
    void commandCame(const QJsonObject &command);

private:
    void read();
    void take(const QJsonObject &line);

    std::unique_ptr<QIODevice> m_socket;
    QByteArray m_secret, m_nonce;
    ListenerHello m_hello;
    QByteArray m_unread;
    QList<QJsonObject> m_received;
    bool m_trusted = false;
    qint64 m_from = -1;
};

//! The `listener` line of a hello.
QJsonObject helloToJson(const ListenerHello &hello);

} // namespace cinderscope::test
