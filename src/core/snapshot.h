// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/activity.h"
#include "core/appendvector.h"
#include "core/application.h"
#include "core/cowvector.h"
#include "core/importstats.h"
#include "core/laneindex.h"
#include "core/sparsecow.h"
#include "core/stringpool.h"
#include "core/tasktable.h"

#include <memory>
#include <vector>

namespace cinderscope {

//! The lane of one slot of an executor.
struct SlotLane
{
    Row executor = kNoRow;
    std::uint32_t slot = 0;
    LaneIndex::View tasks; //!< ended tasks; running ones are in Snapshot::running
};

//! Cores of all executors from a time on.
struct CoresChange
{
    TimeMs time = kNoTime;
    std::int32_t cores = 0;
    std::int32_t executors = 0;
};

//! An application at a moment: immutable, shared between threads, cheap to make and to hold. A row is the place of
//! a record in its table and never changes while the application is open.
struct Snapshot
{
    std::uint64_t version = 0; //!< grows with every snapshot of a store
    ApplicationInfo app;
    ApplicationState state = ApplicationState::Running;
    TimeMs time = kNoTime; //!< time of the newest event; a running bar ends here
    ApplicationTotals totals;

    StringPool::View strings;
    CowVector<Job>::View jobs;
    CowVector<StageAttempt>::View stages;
    CowVector<Executor>::View executors;
    CowVector<SqlExecution>::View sqlExecutions;
    CowVector<StreamingQuery>::View streamingQueries;
    TaskTable::View tasks;            //!< ended tasks
    std::vector<RunningTask> running; //!< by task id
    AppendVector<TaskFailure>::View failures;
    std::vector<std::shared_ptr<const std::vector<SlotLane>>> lanes; //!< a vector for each executor row; may be null
    ActivityIndex::View activity;
    AppendVector<CoresChange>::View cores;
    AppendVector<MemorySample>::View memory;
    SparseCow<AccumulatorValue>::View accumulators;                       //!< by accumulator id
    std::shared_ptr<const Environment> environment;                       //!< never null
    std::shared_ptr<const std::vector<ResourceProfile>> resourceProfiles; //!< never null
    std::shared_ptr<const ImportStats> import;                            //!< never null

    std::uint16_t jobLanes = 0, stageLanes = 0, sqlLanes = 0; //!< number of lanes each needs in the timeline

    std::string_view text(StringId id) const { return strings[id]; }
    //! Row of a record; kNoRow where there is none. A binary search; executors are scanned.
    Row jobRow(std::int32_t jobId) const;
    Row stageRow(std::int32_t stageId, std::int32_t attempt) const;
    Row sqlRow(std::int64_t executionId) const;
    Row executorRow(std::string_view executorId) const;
    //! Rows in `tasks` of a stage attempt's ended tasks, in the order of their ends. Costs a step a task.
    std::vector<Row> stageTasks(Row stageRow) const;
    //! Why a job failed: what its end says, else (REST tells no more of a job than that it failed) what the newest of
    //! its stages' attempts that failed says. Empty where nothing does.
    std::string_view jobError(const Job &job) const;
    //! First moment that a view of the whole run shows, and the last.
    TimeMs begin() const;
    TimeMs end() const { return time; }
    //! Busy share of the cores offered, 0 … 1; negative when nothing was offered.
    double coreUtilisation() const;

    // For the lookups above: first attempts by stage id, and whether the ids of a table ascend (they do but for
    // hostile or re-ordered sources, where a lookup scans).
    AppendVector<std::pair<std::int32_t, Row>>::View firstAttempts;
    bool jobsAscend = true, stagesAscend = true, sqlAscend = true;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;

} // namespace cinderscope
