// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/taskcells.h"

#include "gui/base/format.h"
#include "gui/models/rowfigures.h"

#include <algorithm>
#include <QCoreApplication>

namespace cinderscope {

namespace {

//! Where tr() of these free functions finds its texts.
struct FieldText
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::TaskTexts)
};

struct FieldTexts
{
    TaskUnit unit;
    const char *title;
    const char *toolTip;
    const char *exportName;
};

constexpr FieldTexts kFields[kTaskFieldCount] = {
    {TaskUnit::Number, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Index"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Place of the task in its stage."), "index"},
    {TaskUnit::Number, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Task id"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Unique in the application."), "taskId"},
    {TaskUnit::Number, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Attempt"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "How often this task was tried before."), "attempt"},
    {TaskUnit::Text, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Status"), "", "status"},
    {TaskUnit::Text, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Locality"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "How near the task ran to its data."), "locality"},
    {TaskUnit::Text, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Executor"), "", "executorId"},
    {TaskUnit::Text, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Host"), "", "host"},
    {TaskUnit::Text, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Error"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "First line of the reason why the task failed or was killed."),
     "error"},
    {TaskUnit::Time, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Launched"), "", "launchTime"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Duration"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "From the launch to the end, as the driver saw it."), "durationMs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Scheduler delay"),
     QT_TRANSLATE_NOOP(
         "cinderscope::TaskTexts",
         "Time of the duration that is spent neither on the executor nor on fetching the result: sending the task and "
         "its result."),
     "schedulerDelayMs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Deserialisation"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Time the executor took to unpack the task."), "deserializeMs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Run time"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Time the executor ran the task."), "runTimeMs"},
    {TaskUnit::Ns, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "CPU time"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "CPU time of the run."), "cpuTimeNs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "GC"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Time the executor's JVM collected garbage while the task ran."),
     "gcTimeMs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Result serialisation"), "", "resultSerializationMs"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Getting result"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Time the driver took to fetch the result."), "gettingResultMs"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Result size"), "", "resultSizeBytes"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Peak memory"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts",
                       "Largest execution memory: of sorts, aggregations, joins and shuffles."),
     "peakExecutionMemoryBytes"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Input"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Bytes read from storage or from cached data."), "inputBytes"},
    {TaskUnit::Count, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Input records"), "", "inputRecords"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Output"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Bytes written to storage."), "outputBytes"},
    {TaskUnit::Count, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Output records"), "", "outputRecords"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle read"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Bytes read from other stages, local and remote."),
     "shuffleReadBytes"},
    {TaskUnit::Count, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle records read"), "", "shuffleReadRecords"},
    {TaskUnit::Ms, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Fetch wait"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Time the task stood still for shuffle blocks."), "fetchWaitMs"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle remote"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Bytes of the shuffle read from other computers."),
     "shuffleRemoteBytes"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle write"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Bytes written for later stages."), "shuffleWriteBytes"},
    {TaskUnit::Count, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle records written"), "",
     "shuffleWriteRecords"},
    {TaskUnit::Ns, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Shuffle write time"), "", "shuffleWriteTimeNs"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Spill (memory)"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Size in memory of what was written to disk for want of memory."),
     "memorySpilledBytes"},
    {TaskUnit::Bytes, QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Spill (disk)"),
     QT_TRANSLATE_NOOP("cinderscope::TaskTexts", "Size on disk of what was written for want of memory."),
     "diskSpilledBytes"},
};

//! Column of a field that is one; Count for those that are not.
TaskColumn columnOf(TaskField field)
{
    switch (field) {
    case TaskField::Index:
        return TaskColumn::Index;
    case TaskField::TaskId:
        return TaskColumn::TaskId;
    case TaskField::Attempt:
        return TaskColumn::Attempt;
    case TaskField::Status:
        return TaskColumn::Status;
    case TaskField::Locality:
        return TaskColumn::Locality;
    case TaskField::Executor:
    case TaskField::Host:
        return TaskColumn::Executor;
    case TaskField::Error:
        return TaskColumn::Reason;
    case TaskField::Launch:
        return TaskColumn::LaunchTime;
    case TaskField::Duration:
        return TaskColumn::Duration;
    case TaskField::Deserialise:
        return TaskColumn::ExecutorDeserializeTime;
    case TaskField::RunTime:
        return TaskColumn::ExecutorRunTime;
    case TaskField::CpuTime:
        return TaskColumn::ExecutorCpuTime;
    case TaskField::Gc:
        return TaskColumn::JvmGcTime;
    case TaskField::ResultSerialisation:
        return TaskColumn::ResultSerializationTime;
    case TaskField::ResultSize:
        return TaskColumn::ResultSize;
    case TaskField::PeakMemory:
        return TaskColumn::PeakExecutionMemory;
    case TaskField::InputBytes:
        return TaskColumn::InputBytesRead;
    case TaskField::InputRecords:
        return TaskColumn::InputRecordsRead;
    case TaskField::OutputBytes:
        return TaskColumn::OutputBytesWritten;
    case TaskField::OutputRecords:
        return TaskColumn::OutputRecordsWritten;
    case TaskField::ShuffleReadRecords:
        return TaskColumn::ShuffleRecordsRead;
    case TaskField::FetchWait:
        return TaskColumn::ShuffleFetchWaitTime;
    case TaskField::ShuffleRemoteBytes:
        return TaskColumn::ShuffleRemoteBytesRead;
    case TaskField::ShuffleWriteBytes:
        return TaskColumn::ShuffleBytesWritten;
    case TaskField::ShuffleWriteRecords:
        return TaskColumn::ShuffleRecordsWritten;
    case TaskField::ShuffleWriteTime:
        return TaskColumn::ShuffleWriteTime;
    case TaskField::MemorySpilled:
        return TaskColumn::MemoryBytesSpilled;
    case TaskField::DiskSpilled:
        return TaskColumn::DiskBytesSpilled;
    case TaskField::SchedulerDelay:
    case TaskField::GettingResult:
    case TaskField::ShuffleReadBytes:
    case TaskField::Count:
        break;
    }
    return TaskColumn::Count;
}

bool isMetric(TaskField field)
{
    return field > TaskField::Duration && field != TaskField::GettingResult;
}

std::int64_t gettingResult(const TaskTable::View &tasks, std::size_t row)
{
    const std::int64_t after = tasks.value(row, TaskColumn::GettingResult);
    return after > 0 ? std::max<std::int64_t>(0, tasks.value(row, TaskColumn::Duration) - after) : 0;
}

} // namespace

TaskUnit unitOf(TaskField field)
{
    return kFields[std::clamp(int(field), 0, kTaskFieldCount - 1)].unit;
}

TaskFieldInfo taskFieldInfo(TaskField field)
{
    const FieldTexts &texts = kFields[std::clamp(int(field), 0, kTaskFieldCount - 1)];
    return {field, texts.unit, FieldText::tr(texts.title), *texts.toolTip ? FieldText::tr(texts.toolTip) : QString(),
            QString::fromLatin1(texts.exportName)};
}

QStringList taskFieldTitles()
{
    QStringList titles;
    for (const FieldTexts &texts : kFields)
        titles += FieldText::tr(texts.title);
    return titles;
}

QString unitText(TaskUnit unit, std::int64_t value)
{
    if (value < 0)
        return format::none();
    switch (unit) {
    case TaskUnit::Ms:
        return format::duration(value);
    case TaskUnit::Ns:
        return format::durationNs(value);
    case TaskUnit::Bytes:
        return format::bytes(value);
    case TaskUnit::Time:
        return format::timeOfDay(value, true);
    case TaskUnit::Count:
        return format::count(value);
    case TaskUnit::Number:
    case TaskUnit::Text:
        break;
    }
    return QString::number(value);
}

QString unitTextExact(TaskUnit unit, std::int64_t value)
{
    if (value < 0)
        return {};
    switch (unit) {
    case TaskUnit::Ms:
        return format::durationLong(value);
    case TaskUnit::Ns:
        return FieldText::tr("%1 ns").arg(format::count(value));
    case TaskUnit::Bytes:
        return format::bytesExact(value);
    case TaskUnit::Time:
        return format::isoDateTime(value);
    default:
        return {};
    }
}

std::int64_t taskFigure(const TaskTable::View &tasks, std::size_t row, TaskField field)
{
    if (isMetric(field) && !(tasks.value(row, TaskColumn::Flags) & TaskHasMetrics))
        return -1;
    switch (field) {
    case TaskField::SchedulerDelay:
        return std::max<std::int64_t>(
            0, tasks.value(row, TaskColumn::Duration) - tasks.value(row, TaskColumn::ExecutorRunTime) -
                   tasks.value(row, TaskColumn::ExecutorDeserializeTime) -
                   tasks.value(row, TaskColumn::ResultSerializationTime) - gettingResult(tasks, row));
    case TaskField::GettingResult:
        return gettingResult(tasks, row);
    case TaskField::ShuffleReadBytes:
        return tasks.value(row, TaskColumn::ShuffleRemoteBytesRead) +
               tasks.value(row, TaskColumn::ShuffleLocalBytesRead);
    default:
        break;
    }
    const TaskColumn column = columnOf(field);
    return column == TaskColumn::Count ? -1 : tasks.value(row, column);
}

std::int64_t taskFigure(const RunningTask &task, TimeMs now, TaskField field)
{
    switch (field) {
    case TaskField::Index:
        return task.index;
    case TaskField::TaskId:
        return task.taskId;
    case TaskField::Attempt:
        return task.attempt;
    case TaskField::Status:
        return std::int64_t(TaskStatus::Running);
    case TaskField::Locality:
        return std::int64_t(task.locality);
    case TaskField::Executor:
    case TaskField::Host:
        return task.executor;
    case TaskField::Error:
        return 0;
    case TaskField::Launch:
        return task.launch;
    case TaskField::Duration:
        return std::max<std::int64_t>(0, now - task.launch);
    default:
        return -1;
    }
}

bool stageHasFigure(const StageAttempt &stage, TaskField field)
{
    switch (field) {
    case TaskField::ShuffleReadBytes:
        return stage.totals.shuffleReadBytes() > 0;
    case TaskField::Error:
        return stage.tasks.failed > 0 || stage.tasks.killed > 0;
    case TaskField::GettingResult: // not summed; results are fetched apart when they are large
        return stage.totals.maxResultSize > (1 << 20);
    case TaskField::SchedulerDelay:
        return true;
    default:
        break;
    }
    const TaskColumn column = columnOf(field);
    return column == TaskColumn::Count || column < kFirstTaskMetric || stage.totals[column] > 0;
}

QString localityText(Locality locality)
{
    const std::string_view word = toString(locality);
    return QString::fromLatin1(word.data(), qsizetype(word.size()));
}

QString failureHeadline(const Snapshot &snapshot, const TaskFailure &failure)
{
    const QString message = firstLineOf(snapshot, failure.description);
    QString name = firstLineOf(snapshot, failure.className != StringId::Empty ? failure.className : failure.kind);
    if (failure.className != StringId::Empty)
        name = name.section(QLatin1Char('.'), -1); // the package is in the stack trace
    if (message.isEmpty() || name.isEmpty())
        return name + message;
    return message.startsWith(name) ? message : FieldText::tr("%1: %2").arg(name, message);
}

QString TaskTexts::executor(Row row) const
{
    const Executor *executor = m_snapshot ? m_snapshot->executors.find(row) : nullptr;
    return executor ? firstLineOf(*m_snapshot, executor->id) : QString();
}

QString TaskTexts::host(Row row) const
{
    const Executor *executor = m_snapshot ? m_snapshot->executors.find(row) : nullptr;
    return executor ? firstLineOf(*m_snapshot, executor->host) : QString();
}

const QString &TaskTexts::error(std::int64_t reason) const
{
    const auto [entry, isNew] = m_errors.try_emplace(reason);
    if (isNew && reason > 0 && m_snapshot && std::size_t(reason) <= m_snapshot->failures.size())
        entry->second = failureHeadline(*m_snapshot, m_snapshot->failures[std::size_t(reason) - 1]);
    return entry->second;
}

QString TaskTexts::attempt(std::int64_t attempt, bool speculative) const
{
    return speculative ? FieldText::tr("%1 (speculative)").arg(attempt) : QString::number(attempt);
}

QString TaskTexts::text(std::size_t row, TaskField field) const
{
    if (!m_snapshot || row >= m_snapshot->tasks.size())
        return {};
    const TaskTable::View &tasks = m_snapshot->tasks;
    const std::int64_t value = taskFigure(tasks, row, field);
    switch (field) {
    case TaskField::Attempt:
        return attempt(value, tasks.value(row, TaskColumn::Flags) & TaskSpeculative);
    case TaskField::Status:
        return statusText(statusRole(TaskStatus(value)));
    case TaskField::Locality:
        return localityText(Locality(value));
    case TaskField::Executor:
        return executor(Row(value));
    case TaskField::Host:
        return host(Row(value));
    case TaskField::Error:
        return error(value);
    default:
        return unitText(unitOf(field), value);
    }
}

QString TaskTexts::text(const RunningTask &task, TaskField field) const
{
    if (!m_snapshot)
        return {};
    switch (field) {
    case TaskField::Attempt:
        return attempt(task.attempt, task.speculative);
    case TaskField::Status:
        return statusText(StatusRole::Running);
    case TaskField::Locality:
        return localityText(task.locality);
    case TaskField::Executor:
        return executor(task.executor);
    case TaskField::Host:
        return host(task.executor);
    case TaskField::Error:
        return {};
    default:
        break;
    }
    const std::int64_t value = taskFigure(task, m_snapshot->time, field);
    return value < 0 ? QString() : unitText(unitOf(field), value);
}

} // namespace cinderscope
