// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reach/socksrelay.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <utility>

class QTcpSocket;

namespace cinderscope {

//! One connection to a SocksRelay: handshake with time and size limits, then bytes both ways with back-pressure.
//! Deletes itself when either side ends.
class SocksConnection : public QObject
{
    Q_OBJECT

public:
    //! Owns \a socket.
    SocksConnection(QTcpSocket *socket, std::pair<QByteArray, QByteArray> login, SocksRelay::Dial dial,
                    QObject *parent);

    void close();

private:
    enum class Step
    {
        Methods,
        Login,
        Request,
        Dialling,
        Open,
        Over
    };

    void readClient();
    bool takeMethods();
    bool takeLogin();
    bool takeRequest();
    void dial(const QString &host, quint16 port);
    void reply(quint8 code);
    void refuse(quint8 code);
    void start();
    void pumpToFar();
    void pumpToClient();
    void farEnded();

    QTcpSocket *m_client;
    std::pair<QByteArray, QByteArray> m_login;
    SocksRelay::Dial m_dial;
    FarChannel *m_far = nullptr;
    Step m_step = Step::Methods;
    QByteArray m_buffer;
    QTimer m_deadline;
    bool m_farEnded = false;
};

} // namespace cinderscope
