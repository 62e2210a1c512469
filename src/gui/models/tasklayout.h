// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/filterexpression.h"
#include "gui/models/taskcells.h"

#include <memory>
#include <optional>
#include <stop_token>

namespace cinderscope {

//! The tasks of a stage attempt as a table shows them: immutable, made on a worker thread.
struct TaskRows
{
    //! In `order`: this bit and the place in `running`, or the place in `ended`.
    static constexpr std::uint32_t kRunning = 0x80000000u;

    SnapshotPtr snapshot;
    Row stage = kNoRow;
    std::shared_ptr<const std::vector<Row>> ended; //!< rows of Snapshot::tasks, by their ends; never null
    std::vector<RunningTask> running;              //!< by task id
    std::vector<std::uint32_t> order;              //!< what is shown
    std::int64_t longest = 0;                      //!< longest duration, ms
    std::int64_t total() const { return std::int64_t(ended->size() + running.size()); }
};
using TaskRowsPtr = std::shared_ptr<const TaskRows>;

struct TaskRequest
{
    SnapshotPtr snapshot; //!< not null
    Row stage = kNoRow;
    TaskField sortField = TaskField::Index;
    bool descending = false;
    FilterExpression filter; //!< bound to taskFieldTitles()
    std::optional<TaskStatus> status;
    Row executor = kNoRow;    //!< only its tasks
    std::int64_t locate = -1; //!< task id whose row is asked for
    TaskRowsPtr before;       //!< what the table shows; null for none
};

//! How a table gets from `before` to `after` in at most four signals, worked out where it costs nobody a frame:
//! what goes is moved to the end and removed, what comes is added to the end, then all is brought into order.
struct TaskChange
{
    TaskRowsPtr after;
    std::size_t gone = 0, added = 0;
    TaskRowsPtr goneLast;                  //!< `before` with what goes at its end; null where it is there already
    std::vector<std::uint32_t> toGoneLast; //!< place in `before` → place in goneLast
    TaskRowsPtr addedLast;              //!< what stays in the old order, then what is new; null where that is `after`
    std::vector<std::uint32_t> toAfter; //!< place in addedLast → place in `after`
    std::int64_t located = -1;          //!< row of the task that was asked for; -1: not shown, or none of this stage
    bool complete = false;
};

//! Cost: n steps to list the tasks (only new ones after the first time), n log n to sort by one decoded column; a
//! filter formats up to the text columns. Thread-safe.
TaskChange layOutTasks(const TaskRequest &request, const std::stop_token &stop = {});

//! Stage row of a task, running or ended; kNoRow for none. A scan of the ids.
Row stageOfTask(const Snapshot &snapshot, std::int64_t taskId, const std::stop_token &stop = {});

} // namespace cinderscope
