// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/live_feed/fakedriver.h"

#include "core/applicationstore.h"
#include "ingest/importer.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

QByteArray numbers(std::initializer_list<qint64> values)
{
    QByteArray text;
    for (const qint64 value : values)
        text += ' ' + QByteArray::number(value);
    return text;
}

QByteArray totalsText(const TaskTotals &totals)
{
    QByteArray text = " ms" + QByteArray::number(qint64(totals.duration));
    for (const std::int64_t sum : totals.sum)
        text += ' ' + QByteArray::number(qint64(sum));
    return text + numbers({totals.maxPeakExecutionMemory, totals.maxResultSize});
}

QByteArray countsText(const TaskCounts &c)
{
    return numbers({c.total, c.active, c.succeeded, c.failed, c.killed, c.skipped, c.completedIndices});
}

} // namespace

QList<QByteArray> busLines(const QString &log)
{
    QFile file(log);
    QList<QByteArray> lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    while (!file.atEnd()) {
        const QByteArray line = file.readLine();
        if (!line.contains("\"Event\":\"SparkListenerLogStart\"") &&
            !line.contains("\"Event\":\"SparkListenerStageExecutorMetrics\"") && line.endsWith('\n'))
            lines << line;
    }
    return lines;
}

QByteArray figures(const Snapshot &s)
{
    QList<QByteArray> lines;
    for (const Job &job : s.jobs)
        lines << "job" +
                     numbers({job.id, qint64(job.status), job.submitted, job.completed, job.sqlExecutionId,
                              job.activeStages, job.completedStages, job.failedStages, job.skippedStages}) +
                     countsText(job.tasks) + ' ' + QByteArray::fromStdString(std::string(s.text(job.name)));
    for (const StageAttempt &stage : s.stages)
        lines << "stage" +
                     numbers({stage.id, stage.attempt, qint64(stage.status), stage.submitted, stage.completed,
                              stage.firstTaskLaunched, stage.speculative, stage.endedTasks}) +
                     countsText(stage.tasks) + totalsText(stage.totals) + ' ' +
                     QByteArray::fromStdString(std::string(s.text(stage.name)));
    for (const Executor &executor : s.executors)
        lines << "executor " + QByteArray::fromStdString(std::string(s.text(executor.id))) +
                     numbers({executor.added, executor.removed, executor.cores, executor.activeTasks,
                              executor.succeeded, executor.failed, executor.killed}) +
                     totalsText(executor.totals);
    for (const SqlExecution &sql : s.sqlExecutions)
        lines << "sql" + numbers({sql.id, sql.rootId, qint64(sql.status), sql.start, sql.end, qint64(sql.jobIds.size()),
                                  sql.planUpdates});
    const ApplicationTotals &t = s.totals;
    lines << "totals" +
                 numbers({t.jobs,          t.jobsSucceeded,   t.jobsFailed,           t.jobsRunning,
                          t.stageAttempts, t.stagesCompleted, t.stagesFailed,         t.stagesRunning,
                          t.stagesSkipped, t.tasksLaunched,   t.tasksSucceeded,       t.tasksFailed,
                          t.tasksKilled,   t.tasksRunning,    t.sqlExecutions,        t.sqlFailed,
                          t.sqlRunning,    t.executorsAdded,  t.executorsRemoved,     t.executorsMaxAlive,
                          t.maxCores,      t.plannedTasks,    qint64(s.tasks.size()), qint64(s.running.size())}) +
                 totalsText(t.tasks);
    lines << "app " + QByteArray::fromStdString(s.app.id + ' ' + s.app.name + ' ' + s.app.user) +
                 numbers({s.app.start, s.app.end, s.app.ended, qint64(s.state)});
    std::sort(lines.begin(), lines.end());
    return lines.join('\n');
}

QByteArray figuresOfLog(const QString &log)
{
    ApplicationStore store;
    store.setAlive(false);
    const auto source = openLog(log.toStdString());
    if (!source || !importLog(source.value(), store))
        return "unreadable";
    return figures(*store.snapshot());
}

ListenerHello helloOf(const QString &log)
{
    ApplicationStore store;
    ListenerHello hello = WireClient::someHello("app-1");
    const auto source = openLog(log.toStdString());
    if (source && importLog(source.value(), store)) {
        const SnapshotPtr snapshot = store.snapshot();
        hello.applicationId = snapshot->app.id;
        hello.name = snapshot->app.name;
        hello.user = snapshot->app.user;
        hello.sparkVersion = snapshot->app.sparkVersion;
        hello.startTime = snapshot->app.start;
    }
    return hello;
}

FakeDrivers::FakeDrivers()
{
    ListenOptions options;
    options.runtimeFolder = m_folder.path();
    options.publish = false;
    if (const auto listening = m_server.listen(options); !listening)
        qFatal("cannot listen: %s", listening.error().detail.c_str());
}

bool FakeDrivers::connectTo(ApplicationFeed &feed, const ListenerHello &hello)
{
    const QString address = u"tcp:127.0.0.1:%1"_s.arg(m_server.address().port);
    m_client = std::make_unique<WireClient>(address, m_server.address().secret, hello);
    m_client->sayHello();
    std::unique_ptr<ListenerChannel> channel;
    if (!QTest::qWaitFor([&] { return (channel = m_server.takeChannel()) != nullptr; }, 10000))
        return false;
    feed.addListener(std::move(channel));
    return QTest::qWaitFor([this] { return m_client->started(); }, 20000);
}

void FakeDrivers::sendLive(quint64 first)
{
    m_client->send("{\"@\":\"live\",\"seq\":" + QByteArray::number(first) + "}\n");
}

void FakeDrivers::send(const QList<QByteArray> &lines, qsizetype from, qsizetype to)
{
    for (qsizetype i = from; i < to; ++i)
        m_client->send(lines[i]);
}

void FakeDrivers::sendEnd(quint64 next)
{
    m_client->send("{\"@\":\"end\",\"time\":1,\"seq\":" + QByteArray::number(next) + ",\"droppedTotal\":0}\n");
    m_client->disconnectLater();
}

} // namespace cinderscope::test
