// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/locallaunch.h"
#include "launch/run/serverfinder.h"

#include <memory>

namespace cinderscope {

//! A standalone master and its workers on this computer, each a JVM in the foreground (org.apache.spark.deploy.master.
//! Master, org.apache.spark.deploy.worker.Worker). It runs once the master lists all workers as ALIVE.
class ClusterLaunch : public LocalLaunch
{
    Q_OBJECT

public:
    explicit ClusterLaunch(const LaunchRequest &request);

protected:
    LaunchReason check() override;
    void prepare() override;
    void look() override;
    void takeEnd(ProcessGroup &group) override;
    QJsonObject facts() const override;
    void takeFacts(const QJsonObject &facts) override;

private:
    QString host() const;
    LaunchReason portProblem(int port, const LaunchSentence &what) const;
    ProcessSpec makeNode(const QString &name);
    Result<QString> writeProperties(const QString &process, bool master);
    void takeMaster(const QUrl &root, const QJsonValue &answer);
    void startWorkers();
    void askMaster();
    void takeWorkers(const QJsonValue &answer);
    void failWorker(int number, const LaunchSentence &otherwise);

    ServerFinder m_master;
    std::unique_ptr<RestClient> m_client;
    QList<bool> m_registered; //!< by number, from 0
    qint64 m_workersStarted = 0;
    int m_alive = -1;
};

} // namespace cinderscope
