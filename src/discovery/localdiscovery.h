// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/discoverysource.h"
#include "discovery/endpointprobe.h"
#include "discovery/historylisting.h"
#include "discovery/listeningports.h"

#include <QElapsedTimer>
#include <QTimer>

#include <cstdint>
#include <map>
#include <memory>

class QTcpSocket;

namespace cinderscope {

//! Finds drivers, masters, workers, history servers and Connect servers of this computer, again and again. On Linux
//! /proc tells which ports are open, whether it is still the same socket, and which process of this user listens: a
//! closed port costs nothing, a known driver is never asked again, and Spark's pages are found on any port. Elsewhere
//! ports are connected to, and known drivers get a cheap request now and then. Each port is asked by one probe at a
//! time. What is not Spark is left alone ever longer.
class LocalDiscovery : public DiscoverySource
{
    Q_OBJECT

public:
    struct Settings
    {
        quint16 firstPort = 4040, lastPort = 4056; //!< Spark tries 16 more (spark.port.maxRetries)
        QList<quint16> extraPorts;                 //!< also, whoever listens there
        //! Also, unless a process of this user that is not Spark's listens there: many things like these ports.
        QList<quint16> servicePorts{8080, 8081, 8082, 8083, 15002, 18080};
        int busyMs = 2'000; //!< rhythm while things change
        int idleMs = 5'000; //!< and after calmMs without a change
        int calmMs = 30'000;
        int checkMs = 15'000;                           //!< without /proc: between cheap requests to a known driver
        int firstRetryMs = 2'000, lastRetryMs = 60'000; //!< for what is not Spark or does not answer; doubles
        bool useProc = true;
        bool useProcesses = true; //!< with useProc: also what Spark's processes listen on
        int refreshMs = 5'000;    //!< between questions to a master or a worker
        int historyMs = 15'000;   //!< between questions to a history server
        EndpointProbe::Settings probe;
    };

    explicit LocalDiscovery(QObject *parent = nullptr);
    explicit LocalDiscovery(const Settings &settings, QObject *parent = nullptr);
    ~LocalDiscovery() override;

    const Settings &settings() const { return m_settings; }
    //! Takes effect with the next scan; what lies outside is gone then.
    void setSettings(const Settings &settings);

    void start() override;
    void stop() override;
    void rescan() override;
    QList<DiscoveredApplication> applications() const override;
    QList<FoundEndpoint> endpoints() const override;
    //! After scanned(): everything that was found has answered, or failed.
    bool isSettled() const;
    //! Probes under way.
    int probing() const;

private:
    struct Port
    {
        QUrl url;
        std::uint64_t inode = 0;
        std::unique_ptr<EndpointProbe> probe;
        std::unique_ptr<QTcpSocket> socket; // without /proc: is anybody there?
        EndpointKind kind = EndpointKind::Unknown;
        std::optional<Error> error;
        FoundEndpoint endpoint;
        std::optional<FoundEndpoint> told;                // by endpointChanged()
        std::optional<DiscoveredApplication> application; // announced by found()
        std::unique_ptr<HistoryListing> history;
        bool isConnect = false;
        qint64 nextProbe = 0, backoff = 0;
        int failures = 0; // of cheap requests to a known driver
    };

    void scan();
    void scanByConnecting();
    struct Candidate
    {
        ListeningPort socket;
        EndpointOrigin origin;
        bool isConnect = false;
    };
    std::map<quint16, Candidate> candidates(const std::vector<ListeningPort> &open);
    bool isStranger(std::uint64_t inode);
    void takeCandidates(const std::map<quint16, Candidate> &wanted);
    static bool isShown(const Port &port);
    void takeHistory(quint16 number);
    void watchHistory(quint16 number, Port &port);
    void tellEndpoints();
    void tryConnect(quint16 number);
    void connectDone(quint16 number, bool open);
    void probeIfDue(quint16 number, Port &port);
    void takeDriver(quint16 number);
    void takeProbe(quint16 number);
    void takeCheck(quint16 number);
    void setEndpoint(Port &port, const FoundEndpoint &answer);
    void tell(Port &port, const DiscoveredApplication &application);
    void lose(quint16 number);
    void endScan();
    bool isWanted(quint16 number) const;
    QList<quint16> wantedPorts() const;

    Settings m_settings;
    std::map<quint16, Port> m_ports;           // those that are open
    std::map<std::uint64_t, bool> m_strangers; // by the inode of sockets that were looked at
    QTimer m_timer;
    QElapsedTimer m_clock;
    qint64 m_lastChange = 0;
    int m_connecting = 0;
    bool m_active = false;
};

} // namespace cinderscope
