// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/restclient.h"
#include "launch/run/locallaunch.h"

#include <memory>

namespace cinderscope {

//! A Jupyter server on 127.0.0.1 whose kernels find Spark: SPARK_HOME, JAVA_HOME, PYSPARK_PYTHON, PYSPARK_SUBMIT_ARGS
//! and the listener's environment are set. Its token is random and goes by JUPYTER_TOKEN (jupyter_server.auth.identity.
//! IdentityProvider); clients of this user read it from Jupyter's own runtime file.
class NotebookLaunch : public LocalLaunch
{
    Q_OBJECT

public:
    explicit NotebookLaunch(const LaunchRequest &request);

protected:
    SparkFinder::Needs needs() const override;
    LaunchReason check() override;
    void prepare() override;
    void look() override;
    QJsonObject facts() const override;
    void takeFacts(const QJsonObject &facts) override;

private:
    QString m_token; //!< empty: another program started it
    int m_port = 0;
    std::unique_ptr<RestClient> m_client;
};

} // namespace cinderscope
