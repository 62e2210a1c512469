// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/statustext.h"

#include <QString>
#include <QStringList>
#include <unordered_map>
#include <vector>

namespace cinderscope {

//! Columns of a stage attempt's tasks. The first ones (kTaskTextColumns) are those that a filter word without a
//! column looks at.
enum class TaskField
{
    Index,
    TaskId,
    Attempt,
    Status,
    Locality,
    Executor,
    Host,
    Error, //!< first line
    Launch,
    Duration,
    SchedulerDelay,
    Deserialise,
    RunTime,
    CpuTime,
    Gc,
    ResultSerialisation,
    GettingResult,
    ResultSize,
    PeakMemory,
    InputBytes,
    InputRecords,
    OutputBytes,
    OutputRecords,
    ShuffleReadBytes,
    ShuffleReadRecords,
    FetchWait,
    ShuffleRemoteBytes,
    ShuffleWriteBytes,
    ShuffleWriteRecords,
    ShuffleWriteTime,
    MemorySpilled,
    DiskSpilled,
    Count
};
inline constexpr int kTaskFieldCount = int(TaskField::Count);
inline constexpr int kTaskTextColumns = int(TaskField::Error) + 1;

enum class TaskUnit
{
    Text,
    Number, //!< an identifier
    Count,
    Ms,
    Ns,
    Bytes,
    Time //!< ms since the epoch
};

//! Formats a figure of a unit; "–" for a negative one.
QString unitText(TaskUnit unit, std::int64_t value);
//! The same, exact: for tooltips.
QString unitTextExact(TaskUnit unit, std::int64_t value);

struct TaskFieldInfo
{
    TaskField field;
    TaskUnit unit;
    QString title, toolTip;
    QString exportName; //!< "durationMs"
};
TaskFieldInfo taskFieldInfo(TaskField field);
TaskUnit unitOf(TaskField field);
QStringList taskFieldTitles();

//! A figure of an ended task; -1 where the task has no metrics. Scheduler delay and getting result are derived as by
//! Spark's AppStatusUtils: what is left of the duration, and the time from the fetch of the result to the end.
//! Text fields give what stands for them (rows, enumerators).
std::int64_t taskFigure(const TaskTable::View &tasks, std::size_t row, TaskField field);
//! A figure of a running task at a time; -1 for what is known at its end only.
std::int64_t taskFigure(const RunningTask &task, TimeMs now, TaskField field);
//! Whether any task of the stage has this figure above 0, by the stage's sums; true for fields that all tasks have.
bool stageHasFigure(const StageAttempt &stage, TaskField field);

//! Texts of tasks' cells, kept a distinct value each. One thread at a time.
class TaskTexts
{
public:
    explicit TaskTexts(SnapshotPtr snapshot = {}) : m_snapshot(std::move(snapshot)) {}

    QString executor(Row row) const;
    QString host(Row row) const;
    //! First line of how a task ended; empty for Reason 0.
    const QString &error(std::int64_t reason) const;
    QString text(std::size_t row, TaskField field) const;
    QString text(const RunningTask &task, TaskField field) const;

private:
    QString attempt(std::int64_t attempt, bool speculative) const;

    SnapshotPtr m_snapshot;
    mutable std::unordered_map<std::int64_t, QString> m_errors;
};

//! How a task ended, in one line: class and message, or Spark's word and message.
QString failureHeadline(const Snapshot &snapshot, const TaskFailure &failure);
QString localityText(Locality locality);

} // namespace cinderscope
