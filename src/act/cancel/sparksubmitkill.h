// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>

namespace cinderscope {

//! Spark's own way to end an application on Kubernetes: `spark-submit --master k8s://… --kill namespace:pod`, which
//! asks the API server with the login of this user's kubeconfig and deletes the driver's pod. It ends with this object.
//! Source: org.apache.spark.deploy.k8s.submit.K8SSparkSubmitOperation, as Spark 3.5.9 and 4.3.0 speak.
class SparkSubmitKill : public QObject
{
    Q_OBJECT

public:
    //! $SPARK_HOME/bin/spark-submit, else the one on PATH; empty: none.
    static QString program(const QProcessEnvironment &environment);

    explicit SparkSubmitKill(QObject *parent = nullptr);
    ~SparkSubmitKill() override;

    //! Once; finished() follows, never before this returns. \a submission: "namespace:pod".
    void start(const QString &program, const QString &master, const QString &submission, int timeoutMs);

    //! What the words and the exit status of spark-submit mean. Errors: NotFound (there is no such pod), Unauthorized
    //! (the API server forbids it, or does not know this user), Network (it does not answer), Protocol (another exit
    //! status; detail is its last words).
    static Result<void> outcomeOf(int exitCode, const QString &output);

Q_SIGNALS:
    //! Ok: the API server took the request.
    void finished(const cinderscope::Result<void> &result);

private:
    void tell(const Result<void> &result);

    QProcess m_process;
    QTimer m_patience;
    QByteArray m_output;
    bool m_told = false, m_late = false;
};

} // namespace cinderscope
