// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/restcompare.h"

#include <QDateTime>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope::test {

namespace {

int g_compared = 0;

QString qtext(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

qint64 restTime(const QJsonValue &value)
{
    if (!value.isString())
        return kNoTime;
    QString text = value.toString();
    text.replace(u"GMT"_s, u"Z"_s);
    return QDateTime::fromString(text, Qt::ISODateWithMs).toMSecsSinceEpoch();
}

//! Collects differences between one record of ours and one JSON object.
class Difference
{
public:
    Difference(QString what, const QJsonObject &rest, QStringList &list)
        : m_what(std::move(what)), m_rest(rest), m_list(list)
    {
    }

    void number(const char *key, qint64 ours)
    {
        const QJsonValue value = m_rest.value(QLatin1StringView(key));
        if (!value.isUndefined())
            check(key, QString::number(value.toInteger()), QString::number(ours));
    }
    void text(const char *key, const QString &ours)
    {
        const QJsonValue value = m_rest.value(QLatin1StringView(key));
        if (!value.isUndefined())
            check(key, value.toString(), ours);
    }
    void time(const char *key, qint64 ours)
    {
        const QJsonValue value = m_rest.value(QLatin1StringView(key));
        if (!value.isUndefined())
            check(key, QString::number(restTime(value)), QString::number(ours));
    }
    void missing() { m_list << m_what + u": not known here"_s; }

private:
    void check(const char *key, const QString &theirs, const QString &ours)
    {
        ++g_compared;
        if (theirs != ours)
            m_list << u"%1 %2: Spark says %3, we %4"_s.arg(m_what, QLatin1StringView(key), theirs.left(200),
                                                           ours.left(200));
    }
    QString m_what;
    const QJsonObject m_rest;
    QStringList &m_list;
};

QString upper(std::string_view word)
{
    return qtext(word).toUpper();
}

} // namespace

int comparedValues()
{
    return g_compared;
}

QStringList compareJobs(const Snapshot &s, const QJsonArray &jobs)
{
    QStringList list;
    for (const QJsonValue &value : jobs) {
        const QJsonObject rest = value.toObject();
        const int id = rest.value("jobId"_L1).toInt();
        Difference d(u"job %1"_s.arg(id), rest, list);
        const Job *job = s.jobs.find(s.jobRow(id));
        if (!job) {
            d.missing();
            continue;
        }
        d.text("name", qtext(s.text(job->name)));
        d.text("description", qtext(s.text(job->description)));
        d.text("jobGroup", qtext(s.text(job->group)));
        d.time("submissionTime", job->submitted);
        d.time("completionTime", job->completed);
        d.text("status", upper(toString(job->status)));
        d.number("numTasks", job->tasks.total);
        d.number("numActiveTasks", job->tasks.active);
        d.number("numCompletedTasks", job->tasks.succeeded);
        d.number("numSkippedTasks", job->tasks.skipped);
        d.number("numFailedTasks", job->tasks.failed);
        d.number("numKilledTasks", job->tasks.killed);
        d.number("numCompletedIndices", job->tasks.completedIndices);
        d.number("numCompletedStages", job->completedStages);
        d.number("numSkippedStages", job->skippedStages);
        d.number("numFailedStages", job->failedStages);
    }
    if (std::size_t(jobs.size()) != s.jobs.size())
        list << u"Spark has %1 jobs, we %2"_s.arg(jobs.size()).arg(s.jobs.size());
    return list;
}

QStringList compareStages(const Snapshot &s, const QJsonArray &stages)
{
    using C = TaskColumn;
    QStringList list;
    for (const QJsonValue &value : stages) {
        const QJsonObject rest = value.toObject();
        const int id = rest.value("stageId"_L1).toInt();
        const int attempt = rest.value("attemptId"_L1).toInt();
        Difference d(u"stage %1.%2"_s.arg(id).arg(attempt), rest, list);
        const StageAttempt *stage = s.stages.find(s.stageRow(id, attempt));
        if (!stage) {
            d.missing();
            continue;
        }
        d.text("name", qtext(s.text(stage->name)));
        d.text("details", qtext(s.text(stage->details)));
        const QString status = stage->status == StageStatus::Running ? u"ACTIVE"_s : upper(toString(stage->status));
        d.text("status", status);
        d.number("numTasks", stage->tasks.total);
        d.number("numActiveTasks", stage->tasks.active);
        d.number("numCompleteTasks", stage->tasks.succeeded);
        d.number("numFailedTasks", stage->tasks.failed);
        d.number("numKilledTasks", stage->tasks.killed);
        d.number("numCompletedIndices", stage->tasks.completedIndices);
        d.time("submissionTime", stage->submitted);
        d.time("firstTaskLaunchedTime", stage->firstTaskLaunched);
        d.time("completionTime", stage->completed);
        d.text("failureReason", qtext(s.text(stage->failureReason)));
        const TaskTotals &t = stage->totals;
        const std::pair<const char *, C> sums[] = {{"executorDeserializeTime", C::ExecutorDeserializeTime},
                                                   {"executorDeserializeCpuTime", C::ExecutorDeserializeCpuTime},
                                                   {"executorRunTime", C::ExecutorRunTime},
                                                   {"executorCpuTime", C::ExecutorCpuTime},
                                                   {"resultSize", C::ResultSize},
                                                   {"jvmGcTime", C::JvmGcTime},
                                                   {"resultSerializationTime", C::ResultSerializationTime},
                                                   {"memoryBytesSpilled", C::MemoryBytesSpilled},
                                                   {"diskBytesSpilled", C::DiskBytesSpilled},
                                                   {"peakExecutionMemory", C::PeakExecutionMemory},
                                                   {"inputBytes", C::InputBytesRead},
                                                   {"inputRecords", C::InputRecordsRead},
                                                   {"outputBytes", C::OutputBytesWritten},
                                                   {"outputRecords", C::OutputRecordsWritten},
                                                   {"shuffleRemoteBlocksFetched", C::ShuffleRemoteBlocksFetched},
                                                   {"shuffleLocalBlocksFetched", C::ShuffleLocalBlocksFetched},
                                                   {"shuffleFetchWaitTime", C::ShuffleFetchWaitTime},
                                                   {"shuffleRemoteBytesRead", C::ShuffleRemoteBytesRead},
                                                   {"shuffleRemoteBytesReadToDisk", C::ShuffleRemoteBytesReadToDisk},
                                                   {"shuffleLocalBytesRead", C::ShuffleLocalBytesRead},
                                                   {"shuffleReadRecords", C::ShuffleRecordsRead},
                                                   {"shuffleWriteBytes", C::ShuffleBytesWritten},
                                                   {"shuffleWriteTime", C::ShuffleWriteTime},
                                                   {"shuffleWriteRecords", C::ShuffleRecordsWritten}};
        for (const auto &[key, column] : sums)
            d.number(key, t[column]);
        d.number("shuffleReadBytes", t.shuffleReadBytes());
    }
    if (std::size_t(stages.size()) != s.stages.size())
        list << u"Spark has %1 stage attempts, we %2"_s.arg(stages.size()).arg(s.stages.size());
    return list;
}

namespace {

void compareTaskMetrics(const Snapshot &s, std::size_t row, const QString &what, const QJsonObject &metrics,
                        QStringList &list)
{
    using C = TaskColumn;
    const auto value = [&](C column) { return s.tasks.value(row, column); };
    Difference d(what, metrics, list);
    d.number("executorDeserializeTime", value(C::ExecutorDeserializeTime));
    d.number("executorDeserializeCpuTime", value(C::ExecutorDeserializeCpuTime));
    d.number("executorRunTime", value(C::ExecutorRunTime));
    d.number("executorCpuTime", value(C::ExecutorCpuTime));
    d.number("resultSize", value(C::ResultSize));
    d.number("jvmGcTime", value(C::JvmGcTime));
    d.number("resultSerializationTime", value(C::ResultSerializationTime));
    d.number("memoryBytesSpilled", value(C::MemoryBytesSpilled));
    d.number("diskBytesSpilled", value(C::DiskBytesSpilled));
    d.number("peakExecutionMemory", value(C::PeakExecutionMemory));
    Difference input(what + u" input"_s, metrics.value("inputMetrics"_L1).toObject(), list);
    input.number("bytesRead", value(C::InputBytesRead));
    input.number("recordsRead", value(C::InputRecordsRead));
    Difference output(what + u" output"_s, metrics.value("outputMetrics"_L1).toObject(), list);
    output.number("bytesWritten", value(C::OutputBytesWritten));
    output.number("recordsWritten", value(C::OutputRecordsWritten));
    Difference read(what + u" shuffle read"_s, metrics.value("shuffleReadMetrics"_L1).toObject(), list);
    read.number("remoteBlocksFetched", value(C::ShuffleRemoteBlocksFetched));
    read.number("localBlocksFetched", value(C::ShuffleLocalBlocksFetched));
    read.number("fetchWaitTime", value(C::ShuffleFetchWaitTime));
    read.number("remoteBytesRead", value(C::ShuffleRemoteBytesRead));
    read.number("remoteBytesReadToDisk", value(C::ShuffleRemoteBytesReadToDisk));
    read.number("localBytesRead", value(C::ShuffleLocalBytesRead));
    read.number("recordsRead", value(C::ShuffleRecordsRead));
    Difference write(what + u" shuffle write"_s, metrics.value("shuffleWriteMetrics"_L1).toObject(), list);
    write.number("bytesWritten", value(C::ShuffleBytesWritten));
    write.number("writeTime", value(C::ShuffleWriteTime));
    write.number("recordsWritten", value(C::ShuffleRecordsWritten));
}

} // namespace

QStringList compareTasks(const Snapshot &s, int stageId, int attempt, const QJsonArray &tasks)
{
    using C = TaskColumn;
    QStringList list;
    QHash<qint64, Row> rows;
    for (const Row row : s.stageTasks(s.stageRow(stageId, attempt)))
        rows.insert(s.tasks.value(row, C::TaskId), row);
    for (const QJsonValue &entry : tasks) {
        const QJsonObject rest = entry.toObject();
        const qint64 id = rest.value("taskId"_L1).toInteger();
        const QString what = u"task %1 of stage %2.%3"_s.arg(id).arg(stageId).arg(attempt);
        Difference d(what, rest, list);
        if (!rows.contains(id)) {
            d.missing();
            continue;
        }
        const Row row = rows.value(id);
        const auto value = [&](C column) { return s.tasks.value(row, column); };
        d.number("index", value(C::Index));
        d.number("attempt", value(C::Attempt));
        d.number("partitionId", value(C::Partition));
        d.time("launchTime", value(C::LaunchTime));
        d.number("duration", value(C::Duration));
        d.text("executorId", qtext(s.text(s.executors[std::size_t(value(C::Executor))].id)));
        d.text("host", qtext(s.text(s.executors[std::size_t(value(C::Executor))].host)));
        const TaskStatus status = s.tasks.status(row);
        d.text("status", status == TaskStatus::Succeeded ? u"SUCCESS"_s : upper(toString(status)));
        d.text("taskLocality", qtext(toString(static_cast<Locality>(value(C::Locality)))));
        if (rest.contains("taskMetrics"_L1))
            compareTaskMetrics(s, row, what, rest.value("taskMetrics"_L1).toObject(), list);
    }
    if (tasks.size() != rows.size())
        list
            << u"stage %1.%2: Spark has %3 tasks, we %4"_s.arg(stageId).arg(attempt).arg(tasks.size()).arg(rows.size());
    return list;
}

QStringList compareExecutors(const Snapshot &s, const QJsonArray &executors)
{
    QStringList list;
    for (const QJsonValue &value : executors) {
        const QJsonObject rest = value.toObject();
        const QString id = rest.value("id"_L1).toString();
        Difference d(u"executor "_s + id, rest, list);
        const Executor *executor = s.executors.find(s.executorRow(id.toStdString()));
        if (!executor) {
            d.missing();
            continue;
        }
        d.number("totalCores", executor->cores);
        d.number("activeTasks", executor->activeTasks);
        d.number("failedTasks", executor->failed);
        d.number("completedTasks", executor->succeeded);
        if (id != "driver"_L1) { // for it Spark shows the age of the application and the JVM's own GC time instead of
                                 // the sums over its tasks (AppStatusStore.replaceDriverGcTime)
            d.number("totalDuration", executor->totals.duration);
            d.number("totalGCTime", executor->totals[TaskColumn::JvmGcTime]);
        }
        d.number("totalInputBytes", executor->totals[TaskColumn::InputBytesRead]);
        d.number("totalShuffleRead", executor->totals.shuffleReadBytes());
        d.number("totalShuffleWrite", executor->totals[TaskColumn::ShuffleBytesWritten]);
        d.number("maxMemory", executor->maxMemory);
        d.time("addTime", executor->added);
    }
    return list;
}

QStringList compareSql(const Snapshot &s, const QJsonArray &executions)
{
    QStringList list;
    for (const QJsonValue &value : executions) {
        const QJsonObject rest = value.toObject();
        const qint64 id = rest.value("id"_L1).toInteger();
        Difference d(u"SQL execution %1"_s.arg(id), rest, list);
        const SqlExecution *execution = s.sqlExecutions.find(s.sqlRow(id));
        if (!execution) {
            d.missing();
            continue;
        }
        d.text("status", upper(toString(execution->status)));
        d.text("description", qtext(s.text(execution->description)));
        d.time("submissionTime", execution->start);
        d.number("duration", execution->end - execution->start);
    }
    if (std::size_t(executions.size()) != s.sqlExecutions.size())
        list << u"Spark has %1 SQL executions, we %2"_s.arg(executions.size()).arg(s.sqlExecutions.size());
    return list;
}

} // namespace cinderscope::test
