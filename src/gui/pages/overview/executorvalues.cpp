// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executorvalues.h"

#include "gui/base/format.h"
#include "gui/pages/overview/cardtexts.h"

#include <QCoreApplication>

#include <cmath>
#include <limits>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Column = ExecutorColumn;

enum class Kind
{
    Text,
    Time,
    Count,
    Duration,
    Share,
    Bytes
};

struct ColumnInfo
{
    const char *title;
    const char *key;
    Kind kind;
    const char *toolTip = nullptr;
};

constexpr ColumnInfo kColumns[kExecutorColumnCount] = {
    {QT_TRANSLATE_NOOP("ExecutorTable", "Executor"), "executorId", Kind::Text},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Host"), "host", Kind::Text},
    {QT_TRANSLATE_NOOP("ExecutorTable", "State"), "state", Kind::Text},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Added"), "added", Kind::Time},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Removed"), "removed", Kind::Time},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Reason"), "reason", Kind::Text,
     QT_TRANSLATE_NOOP("ExecutorTable", "Why the executor was removed or excluded, in Spark's words")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Cores"), "cores", Kind::Count},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Active"), "activeTasks", Kind::Count,
     QT_TRANSLATE_NOOP("ExecutorTable", "Tasks that run now")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Failed"), "failedTasks", Kind::Count,
     QT_TRANSLATE_NOOP("ExecutorTable", "Tasks that failed")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Succeeded"), "succeededTasks", Kind::Count,
     QT_TRANSLATE_NOOP("ExecutorTable", "Tasks that succeeded")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Killed"), "killedTasks", Kind::Count,
     QT_TRANSLATE_NOOP("ExecutorTable", "Tasks that were killed")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Task time"), "taskTimeMs", Kind::Duration,
     QT_TRANSLATE_NOOP("ExecutorTable", "Sum of the durations of all ended tasks")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "GC time"), "gcTimeMs", Kind::Duration,
     QT_TRANSLATE_NOOP("ExecutorTable", "Time that the JVM spent in garbage collection while tasks ran")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "GC share"), "gcShare", Kind::Share,
     QT_TRANSLATE_NOOP("ExecutorTable", "GC time over the run time of the tasks")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Input"), "inputBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Output"), "outputBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Shuffle read"), "shuffleReadBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Shuffle write"), "shuffleWriteBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Spill (memory)"), "memorySpilledBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Spill (disk)"), "diskSpilledBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Storage used"), "storageMemoryUsedBytes", Kind::Bytes,
     QT_TRANSLATE_NOOP("ExecutorTable", "Memory that cached data take; event logs tell it only with block updates")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Storage memory"), "storageMemoryMaxBytes", Kind::Bytes,
     QT_TRANSLATE_NOOP("ExecutorTable", "Most memory that cached data may take")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Disk used"), "diskUsedBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Peak JVM heap"), "peakJvmHeapBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Peak JVM off-heap"), "peakJvmOffHeapBytes", Kind::Bytes},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Peak execution memory"), "peakExecutionMemoryBytes", Kind::Bytes,
     QT_TRANSLATE_NOOP("ExecutorTable", "Largest on-heap and off-heap execution memory")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Peak process memory"), "peakProcessTreeRssBytes", Kind::Bytes,
     QT_TRANSLATE_NOOP("ExecutorTable",
                       "Largest resident memory of the JVM, Python and other processes of the executor")},
    {QT_TRANSLATE_NOOP("ExecutorTable", "Resource profile"), "resourceProfileId", Kind::Count},
};

const ColumnInfo &info(Column column)
{
    return kColumns[std::size_t(column)];
}

//! Context of the texts of the free functions.
struct ExecutorTable
{
    Q_DECLARE_TR_FUNCTIONS(ExecutorTable)
};

QString translated(const char *text)
{
    return QCoreApplication::translate("ExecutorTable", text);
}

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();

double known(std::int64_t value)
{
    return value >= 0 ? double(value) : kUnknown;
}

double peak(const Executor &executor, std::initializer_list<ExecutorMetric> metrics)
{
    if (!executor.hasPeaks)
        return kUnknown;
    std::int64_t sum = 0;
    for (const ExecutorMetric metric : metrics)
        sum += executor.peaks[std::size_t(metric)];
    return double(sum);
}

QString stateText(const Executor &executor)
{
    switch (executorState(executor)) {
    case ExecutorState::Alive:
        return translated(QT_TRANSLATE_NOOP("ExecutorTable", "Alive"));
    case ExecutorState::Excluded:
        return translated(QT_TRANSLATE_NOOP("ExecutorTable", "Excluded"));
    case ExecutorState::Removed:
        return translated(QT_TRANSLATE_NOOP("ExecutorTable", "Removed"));
    }
    return {};
}

QString plainText(const Snapshot &snapshot, const Executor &executor, Column column)
{
    const auto text = [&](StringId id) { return shownText(snapshot.text(id)).simplified(); };
    switch (column) {
    case Column::Id:
        return text(executor.id);
    case Column::Host:
        return text(executor.host);
    case Column::State:
        return stateText(executor);
    case Column::Reason: {
        const QString removed = text(executor.removeReason);
        const QString excluded = exclusionText(executor);
        const QString separator = removed.isEmpty() || excluded.isEmpty() ? QString() : u"; "_s;
        return removed + separator + excluded;
    }
    default:
        return {};
    }
}

} // namespace

ExecutorState executorState(const Executor &executor)
{
    if (executor.removed != kNoTime)
        return ExecutorState::Removed;
    for (const Exclusion &exclusion : executor.exclusions) {
        if (exclusion.to == kNoTime)
            return ExecutorState::Excluded;
    }
    return ExecutorState::Alive;
}

QString executorColumnTitle(ExecutorColumn column)
{
    return translated(info(column).title);
}

QString executorColumnKey(ExecutorColumn column)
{
    return QString::fromLatin1(info(column).key);
}

QString executorColumnToolTip(ExecutorColumn column)
{
    return info(column).toolTip ? translated(info(column).toolTip) : QString();
}

bool isTextColumn(ExecutorColumn column)
{
    return info(column).kind == Kind::Text;
}

double executorNumber(const Snapshot &snapshot, Row row, ExecutorColumn column)
{
    const Executor *executor = snapshot.executors.find(row);
    if (!executor)
        return kUnknown;
    const TaskTotals &totals = executor->totals;
    switch (column) {
    case Column::Added:
        return executor->added > 0 ? double(executor->added) : kUnknown;
    case Column::Removed:
        return executor->removed > 0 ? double(executor->removed) : kUnknown;
    case Column::Cores:
        return executor->cores > 0 ? double(executor->cores) : kUnknown;
    case Column::ActiveTasks:
        return executor->activeTasks;
    case Column::FailedTasks:
        return executor->failed;
    case Column::SucceededTasks:
        return executor->succeeded;
    case Column::KilledTasks:
        return executor->killed;
    case Column::TaskTime:
        return double(totals.duration);
    case Column::GcTime:
        return double(totals[TaskColumn::JvmGcTime]);
    case Column::GcShare: {
        const auto runTime = totals[TaskColumn::ExecutorRunTime];
        return runTime > 0 ? double(totals[TaskColumn::JvmGcTime]) / double(runTime) : kUnknown;
    }
    case Column::Input:
        return double(totals[TaskColumn::InputBytesRead]);
    case Column::Output:
        return double(totals[TaskColumn::OutputBytesWritten]);
    case Column::ShuffleRead:
        return double(totals.shuffleReadBytes());
    case Column::ShuffleWrite:
        return double(totals[TaskColumn::ShuffleBytesWritten]);
    case Column::MemorySpilled:
        return double(totals[TaskColumn::MemoryBytesSpilled]);
    case Column::DiskSpilled:
        return double(totals[TaskColumn::DiskBytesSpilled]);
    case Column::StorageUsed:
        return double(executor->memoryUsed);
    case Column::StorageMax:
        return executor->maxMemory > 0 ? double(executor->maxMemory) : kUnknown;
    case Column::DiskUsed:
        return double(executor->diskUsed);
    case Column::PeakHeap:
        return peak(*executor, {ExecutorMetric::JvmHeapMemory});
    case Column::PeakOffHeap:
        return peak(*executor, {ExecutorMetric::JvmOffHeapMemory});
    case Column::PeakExecution:
        return peak(*executor, {ExecutorMetric::OnHeapExecutionMemory, ExecutorMetric::OffHeapExecutionMemory});
    case Column::PeakProcessRss: {
        const double rss =
            peak(*executor, {ExecutorMetric::ProcessTreeJvmRssMemory, ExecutorMetric::ProcessTreePythonRssMemory,
                             ExecutorMetric::ProcessTreeOtherRssMemory});
        return rss > 0 ? rss : kUnknown; // 0: spark.executor.processTreeMetrics.enabled is off
    }
    case Column::ResourceProfile:
        return known(executor->resourceProfileId);
    case Column::Id:
    case Column::Host:
    case Column::State:
    case Column::Reason:
    case Column::Count:
        break;
    }
    return kUnknown;
}

QString executorText(const Snapshot &snapshot, Row row, ExecutorColumn column)
{
    const Executor *executor = snapshot.executors.find(row);
    if (!executor)
        return {};
    if (isTextColumn(column))
        return plainText(snapshot, *executor, column);
    const double number = executorNumber(snapshot, row, column);
    if (std::isnan(number))
        return format::none();
    switch (info(column).kind) {
    case Kind::Time:
        return format::timeOrDate(std::int64_t(number));
    case Kind::Count:
        return format::count(std::int64_t(number));
    case Kind::Duration:
        return format::duration(std::int64_t(number));
    case Kind::Share:
        return format::percent(number);
    case Kind::Bytes:
        return format::bytes(std::int64_t(number));
    case Kind::Text:
        break;
    }
    return {};
}

QString exclusionText(const Executor &executor)
{
    QStringList parts;
    for (const Exclusion &exclusion : executor.exclusions) {
        QString part = exclusion.stageId >= 0 ? ExecutorTable::tr("excluded for stage %1").arg(exclusion.stageId)
                                              : ExecutorTable::tr("excluded");
        if (exclusion.to == kNoTime)
            part += u' ' + ExecutorTable::tr("since %1").arg(format::timeOfDay(exclusion.from));
        else
            part += u' ' + ExecutorTable::tr("from %1 to %2")
                               .arg(format::timeOfDay(exclusion.from), format::timeOfDay(exclusion.to));
        if (exclusion.taskFailures > 0)
            part += u' ' + (exclusion.taskFailures == 1
                                ? ExecutorTable::tr("after 1 failed task")
                                : ExecutorTable::tr("after %n failed tasks", nullptr, exclusion.taskFailures));
        parts << part;
    }
    return parts.join(u"; "_s);
}

} // namespace cinderscope
