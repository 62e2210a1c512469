// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/locallaunch.h"
#include "launch/run/serverfinder.h"

namespace cinderscope {

//! A driver of our own that opens a session and idles: PySpark in a Python environment, or spark-shell of a Spark home
//! without Python; with config.connectServer a Spark Connect server in it (org.apache.spark.sql.connect.
//! SparkConnectPlugin; in the jars of Spark 4, a package of 3.4 and 3.5).
class SessionLaunch : public LocalLaunch
{
    Q_OBJECT

public:
    explicit SessionLaunch(const LaunchRequest &request);

protected:
    SparkFinder::Needs needs() const override;
    LaunchReason check() override;
    void prepare() override;
    void look() override;
    QJsonObject facts() const override;
    void takeFacts(const QJsonObject &facts) override;

private:
    bool addConnect(PropertyPairs &all);
    void preparePython(const QString &properties, ProcessSpec &spec);
    void prepareShell(const QString &properties, ProcessSpec &spec);
    bool takeReady();
    void connected();

    ServerFinder m_driver;
    int m_uiPort = 0; //!< as the driver tells; 0: not known
    bool m_ready = false, m_uiFound = false, m_hasUi = true;
};

} // namespace cinderscope
