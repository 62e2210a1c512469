// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/remote/clusterhostlist.h"
#include "launch/remote/clusterhosts.h"
#include "launch/remote/clusterlog.h"
#include "launch/remote/masterview.h"
#include "launch/remote/remotedaemon.h"
#include "launch/remote/sshcluster.h"

#include <QElapsedTimer>
#include <QSet>
#include <QTimer>

namespace cinderscope {

class RestClient;

//! The work of an SshCluster.
struct SshCluster::Private
{
    struct Worker
    {
        std::unique_ptr<RemoteDaemon> daemon;
        std::size_t host = 0;
        bool registered = false;
        bool givenUp = false;
        QElapsedTimer since;
    };
    enum class Part // of its life
    {
        New,
        Hosts,
        Master,
        Workers,
        Running,
        Adopting, //!< what was left is looked at
        EndingWorkers,
        EndingMaster,
        Over
    };

    Private(SshCluster &owner, const LaunchRequest &request, const SshClusterSettings &settings);
    ~Private();

    // sshcluster.cpp: the way up
    void start();
    void step(const LaunchSentence &sentence);
    void changed();
    void setPhase(LaunchPhase phase);
    void makeHosts();
    void hostExamined(std::size_t index);
    void hostsExamined();
    bool chooseWorkers();
    void tellPythons();
    bool choosePorts();
    RemoteDaemon &makeDaemon(std::unique_ptr<RemoteDaemon> &daemon, std::size_t host, const DaemonRecord &record,
                             bool started);
    DaemonStart startOf(std::size_t host, bool master) const;
    void watchConnection(std::size_t host);
    void startMaster();
    void startWorkers();
    void refuseWorker(std::size_t index, const LaunchReason &reason);
    QString workerTitle(std::size_t index) const;
    QString masterHost() const;

    // sshclusterwatch.cpp: looking at it
    void daemonChanged(RemoteDaemon *daemon);
    void look();
    void askMaster();
    void takeMaster(const Result<MasterView> &view);
    void lookAtWorkers();
    //! \a what: its cores and memory; empty: not known.
    void workerRegistered(Worker &worker, const LaunchSentence &what);
    void giveUpWorker(Worker &worker, const LaunchReason &reason);
    void settle();
    void masterFailed(const LaunchReason &reason);
    Worker *workerOf(const RemoteDaemon *daemon);

    // sshclusterend.cpp: the way down, and what is kept
    void fail(const LaunchReason &reason, LaunchPhase phase = LaunchPhase::Failed);
    void stop();
    void endWorkers();
    void endMaster();
    void checkEnd();
    void finish();
    void adopt();
    void adoptedSeen();
    bool readRecord();
    void writeRecord();
    void sayFarewell();

    SshCluster &q;
    SshClusterSettings settings;
    LaunchState state;
    QString folder;
    bool hasPrevious = false;
    ClusterLog log;
    std::unique_ptr<ClusterHosts> hosts;
    ClusterHostList list;
    std::size_t masterHostIndex = 0;
    QString advertised; //!< master's --host
    int port = 0, webPort = 0;
    std::unique_ptr<RemoteDaemon> master;
    std::vector<Worker> workers;
    std::unique_ptr<RestClient> rest;
    QTimer timer;
    QElapsedTimer masterSince;
    int looks = 0;
    int unanswered = 0;            //!< times in a row that the master's page was not read
    bool byLogs = false;           //!< the page cannot be had: logs tell who is registered
    bool ending = false;           //!< its end was begun, as the record says
    bool asking = false;           //!< the page
    QSet<std::size_t> unreachable; //!< hosts whose connection is lost, as was told
    Part part = Part::New;
    LaunchPhase target = LaunchPhase::Ended; //!< after the end
};

} // namespace cinderscope
