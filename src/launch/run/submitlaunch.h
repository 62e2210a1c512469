// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/clusterdriver.h"
#include "launch/run/locallaunch.h"
#include "launch/run/serverfinder.h"

namespace cinderscope {

//! spark-submit of a person's application: the driver is here (client mode), on a worker of a standalone master, or in
//! a pod (a k8s:// master). In cluster mode spark-submit stays and follows the driver (spark.standalone.submit.
//! waitAppCompletion, spark.kubernetes.submission.waitAppCompletion), and stopping kills the driver first.
class SubmitLaunch : public LocalLaunch
{
    Q_OBJECT

public:
    explicit SubmitLaunch(const LaunchRequest &request);

    //! Arguments of spark-submit, without any setting that may be secret: those are in \a propertiesFile.
    static QStringList submitArguments(const SessionConfig &config, const QString &propertiesFile);
    //! Whether a driver somewhere else could load our jar from this computer's path.
    static bool listenerReaches(const SessionConfig &config);

protected:
    SparkFinder::Needs needs() const override;
    LaunchReason check() override;
    void prepare() override;
    void look() override;
    void takeLine(const QString &line) override;
    void takeEnd(ProcessGroup &group) override;
    bool waitsForMore() const override { return m_waitsForDriver; }
    bool stopGently() override;
    //! For a Java that is not started by spark-submit: the properties in a file for JDK_JAVA_OPTIONS.
    Result<QString> javaOptionsFile(const QString &process);
    QJsonObject facts() const override;
    void takeFacts(const QJsonObject &facts) override;

private:
    bool isKubernetes() const;
    bool isCluster() const;
    void takePodPhase(const QString &phase);
    void driverEnded();
    void appendLog(const QString &text) const;

    ServerFinder m_finder;
    ClusterDriver m_driver;
    QString m_driverId; //!< of the master, or "namespace:pod"
    QString m_driverState;
    bool m_hasUi = true, m_waitsForDriver = false;
};

} // namespace cinderscope
