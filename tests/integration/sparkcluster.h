// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QProcess>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace cinderscope::test {

//! A real standalone cluster on free ports of the loopback interface (tests/support/spark_cluster.py) in an environment
//! that tests/support/spark-env made. Ends with this object.
class SparkCluster
{
public:
    ~SparkCluster();

    //! \a spark: "4.3.0" or "3.5.9". False with why() otherwise; where that Spark cannot be had, skipped() is true. An
    //! environment that \a mayMake says no to is only used when it was made before.
    bool start(const QString &spark, bool mayMake = true, const QStringList &arguments = {});
    //! Before start(): program and arguments that run the cluster's, e.g. in another network.
    void setPrefix(const QStringList &prefix) { m_prefix = prefix; }
    //! Runs a driver in client mode until its job is done; "id", "uiPort".
    QJsonObject submit(const QString &name);
    //! Ends it well.
    bool finish(const QString &name);
    //! Begins a job in it that does not end by itself; its id, -1 when it does not start.
    int hang(const QString &name);
    //! Waits for the end of that job.
    bool isKilled(const QString &name);
    //! Submits a driver in cluster mode, which does not end by itself.
    bool submitDriver();

    bool skipped() const { return m_skipped; }
    QString why() const { return m_why; }
    QString version() const { return m_ready[QStringLiteral("version")].toString(); }
    QString master() const { return m_ready[QStringLiteral("master")].toString(); } //!< spark://…
    QUrl masterUi() const { return QUrl(m_ready[QStringLiteral("masterUi")].toString()); }
    QList<QUrl> workerUis() const;
    QUrl historyUi() const { return QUrl(m_ready[QStringLiteral("historyUi")].toString()); }
    qint64 pid(const QString &daemon) const; //!< "master", "worker0", "worker1", "history"

private:
    bool waitForLine(const QByteArray &word, int seconds, QJsonObject &object);

    QProcess m_process;
    QStringList m_prefix;
    QJsonObject m_ready;
    QString m_why;
    bool m_skipped = false;
};

} // namespace cinderscope::test
