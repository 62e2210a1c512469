// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/access.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QList>
#include <QObject>
#include <QTimer>

#include <deque>
#include <map>
#include <memory>

class QHostInfo;
class QTcpSocket;

namespace cinderscope {

//! Tries which ports of hosts are open, by connecting and nothing else; with a bound on sockets and rate. Names are
//! looked up once (through a tunnel: by the far side). A host with an IPv4 and an IPv6 address is tried with both, one
//! after the other.
class PortScanner : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int sockets = 240;           //!< at once
        int connectMs = 3'000;       //!< for one connection
        int connectsPerSecond = 500; //!< after a burst of as many as there are sockets; 0: no bound
    };
    struct Target
    {
        QString host; //!< without brackets
        QList<quint16> ports;
    };

    PortScanner(const Settings &settings, const Access &access, QObject *parent = nullptr);
    ~PortScanner() override;

    //! Once. Results and finished() come from the event loop.
    void start(const QList<Target> &targets);
    //! Nothing follows.
    void cancel();
    int total() const { return m_total; }
    int done() const { return m_done; }
    int mostSockets() const { return m_mostSockets; } //!< open at once so far

Q_SIGNALS:
    void open(const QString &host, quint16 port);
    //! Network (refused, not found, unreachable) or Timeout.
    void closed(const QString &host, quint16 port, const cinderscope::Error &error);
    void progress(int done, int total);
    //! Terminal.
    void finished();

private:
    struct Try
    {
        QString host;
        QList<QHostAddress> addresses; // empty: by name
        quint16 port = 0;
        qsizetype next = 0; // address to try
    };
    struct Running
    {
        Try what;
        std::unique_ptr<QTcpSocket> socket;
        qint64 deadline = 0;
    };

    void resolved(const Target &target, const QHostInfo &info);
    void enqueue(const Target &target, const QList<QHostAddress> &addresses);
    void fill();
    void begin(Try what);
    void connected(quint64 id);
    void failed(quint64 id, const Error &error);
    void end(quint64 id);
    void count();
    void sweep();

    Settings m_settings;
    Access m_access;
    std::deque<Try> m_waiting;
    std::map<quint64, Running> m_running;
    QTimer m_timer;
    QElapsedTimer m_clock;
    double m_tokens = 0;
    qint64 m_refilled = 0, m_told = -1000;
    quint64 m_nextId = 0;
    int m_total = 0, m_done = 0, m_resolving = 0, m_mostSockets = 0;
    bool m_active = false;
};

} // namespace cinderscope
