// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonDocument>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

namespace cinderscope::test {

//! A real PySpark application (tests/support/spark_app.py) in an environment that tests/support/spark-env made.
class SparkApp
{
public:
    ~SparkApp();

    //! Starts it and waits until its work is done. False with why() otherwise; where Spark cannot be had, skipped() is
    //! true and why() is what the environment says.
    bool start(const QStringList &arguments);
    //! Ends it and waits; true when it ended well. log() is then complete.
    bool stop();

    bool skipped() const { return m_skipped; }
    QString why() const { return m_why; }
    int port() const { return m_port; }
    QString applicationId() const { return m_applicationId; }
    QString log() const { return m_log; }
    qint64 processId() const { return m_process.processId(); }

    //! Answer of the driver's REST API below /api/v1/applications/<id>/; null after a failure.
    QJsonDocument rest(const QString &path) const;

private:
    bool waitForLine(const QByteArray &word, int seconds, QList<QByteArray> &words);

    QProcess m_process;
    bool m_skipped = false;
    QString m_why, m_applicationId, m_log;
    int m_port = 0;
};

} // namespace cinderscope::test
