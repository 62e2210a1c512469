// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/sparkcluster.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

SparkCluster::~SparkCluster()
{
    if (m_process.state() == QProcess::NotRunning)
        return;
    m_process.write("quit\n");
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(60'000)) {
        m_process.terminate(); // takes its JVMs down, too
        if (!m_process.waitForFinished(30'000))
            m_process.kill();
    }
}

bool SparkCluster::start(const QString &spark, bool mayMake, const QStringList &arguments)
{
    const QString support = QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/");
    QProcess environment;
    environment.start(support + u"spark-env"_s,
                      QStringList{u"--spark"_s, spark} + (mayMake ? QStringList() : QStringList{u"--print"_s}));
    environment.waitForFinished(20 * 60 * 1000);
    const QString answer = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        m_skipped = environment.exitCode() == 77 || !mayMake;
        m_why = answer.isEmpty() ? QString::fromUtf8(environment.readAllStandardError()) : answer;
        return false;
    }
    m_process.setProcessChannelMode(QProcess::SeparateChannels);
    QStringList command = m_prefix + QStringList{answer, support + u"spark_cluster.py"_s} + arguments;
    const QString program = command.takeFirst();
    m_process.start(program, command);
    return waitForLine("READY", 300, m_ready);
}

QJsonObject SparkCluster::submit(const QString &name)
{
    QJsonObject application;
    m_process.write("submit " + name.toUtf8() + '\n');
    waitForLine("APP", 240, application);
    return application;
}

bool SparkCluster::finish(const QString &name)
{
    QJsonObject finished;
    m_process.write("finish " + name.toUtf8() + '\n');
    return waitForLine("FINISHED", 180, finished);
}

int SparkCluster::hang(const QString &name)
{
    QJsonObject hangs;
    m_process.write("hang " + name.toUtf8() + '\n');
    return waitForLine("HANGS", 120, hangs) ? hangs[u"job"_s].toInt(-1) : -1;
}

bool SparkCluster::isKilled(const QString &name)
{
    QJsonObject killed;
    m_process.write("killed " + name.toUtf8() + '\n');
    return waitForLine("KILLED", 120, killed);
}

bool SparkCluster::submitDriver()
{
    QJsonObject submitted;
    m_process.write("driver\n");
    return waitForLine("DRIVER", 150, submitted);
}

QList<QUrl> SparkCluster::workerUis() const
{
    QList<QUrl> list;
    for (const QJsonValue &value : m_ready[u"workerUis"_s].toArray())
        list.append(QUrl(value.toString()));
    return list;
}

qint64 SparkCluster::pid(const QString &daemon) const
{
    return m_ready[u"pids"_s][daemon].toInteger();
}

bool SparkCluster::waitForLine(const QByteArray &word, int seconds, QJsonObject &object)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < seconds * 1000) {
        if (!m_process.canReadLine())
            m_process.waitForReadyRead(200);
        while (m_process.canReadLine()) {
            const QByteArray line = m_process.readLine().trimmed();
            if (line.startsWith("FAILED")) {
                m_why = QString::fromUtf8(line);
                return false;
            }
            if (line.startsWith(word)) {
                object = QJsonDocument::fromJson(line.mid(word.size())).object();
                return !object.isEmpty();
            }
        }
        if (m_process.state() == QProcess::NotRunning)
            break;
    }
    m_why = u"no %1 line from the cluster; it said: %2"_s.arg(
        QString::fromUtf8(word), QString::fromUtf8(m_process.readAllStandardError().right(4000)));
    return false;
}

} // namespace cinderscope::test
