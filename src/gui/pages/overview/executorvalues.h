// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <QString>
#include <QVariant>

//! What the columns of the executor table hold. Functions of a snapshot only: any thread.
namespace cinderscope {

enum class ExecutorColumn
{
    Id,
    Host,
    State,
    Added,
    Removed,
    Reason,
    Cores,
    ActiveTasks,
    FailedTasks,
    SucceededTasks,
    KilledTasks,
    TaskTime,
    GcTime,
    GcShare,
    Input,
    Output,
    ShuffleRead,
    ShuffleWrite,
    MemorySpilled,
    DiskSpilled,
    StorageUsed,
    StorageMax,
    DiskUsed,
    PeakHeap,
    PeakOffHeap,
    PeakExecution,
    PeakProcessRss,
    ResourceProfile,
    Count
};
inline constexpr int kExecutorColumnCount = int(ExecutorColumn::Count);

enum class ExecutorState
{
    Alive,
    Excluded, //!< alive, but Spark gives it no tasks (of the application or of some stage)
    Removed
};

ExecutorState executorState(const Executor &executor);
//! Header; and its machine-readable name for exports.
QString executorColumnTitle(ExecutorColumn column);
QString executorColumnKey(ExecutorColumn column);
QString executorColumnToolTip(ExecutorColumn column);
bool isTextColumn(ExecutorColumn column);
//! Text as shown; a dash where it is unknown.
QString executorText(const Snapshot &snapshot, Row row, ExecutorColumn column);
//! Number to sort by, NaN where unknown; only for columns that are no text. Times are ms, shares 0 … 1.
double executorNumber(const Snapshot &snapshot, Row row, ExecutorColumn column);
//! "excluded for stage 3 since 12:01:02 after 2 failed tasks; …" of all exclusions; empty without.
QString exclusionText(const Executor &executor);

} // namespace cinderscope
