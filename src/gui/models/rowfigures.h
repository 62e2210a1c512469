// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/progresscounts.h"
#include "gui/base/statustext.h"

#include <QString>
#include <unordered_map>
#include <vector>

namespace cinderscope {

//! Text of an id, and the same cut for a cell: the first line, at most some 300 characters.
QString textOf(const Snapshot &snapshot, StringId id);
QString firstLine(std::string_view text);
QString firstLineOf(const Snapshot &snapshot, StringId id);

//! Sums of what tasks moved: of a stage attempt, a job or a group of jobs. Bytes and ms.
struct IoSums
{
    std::int64_t input = 0, output = 0, shuffleRead = 0, shuffleWrite = 0;
    std::int64_t memorySpilled = 0, diskSpilled = 0;
    std::int64_t gcTime = 0, runTime = 0;

    static IoSums of(const TaskTotals &totals);
    IoSums &operator+=(const IoSums &other);
    bool operator==(const IoSums &) const = default;
};

//! Finds attempts of stages by id in one snapshot, whatever the order of the ids.
class StageLookup
{
public:
    StageLookup() = default;
    explicit StageLookup(const SnapshotPtr &snapshot);
    //! Row of the first attempt known; kNoRow where there is none. A binary search, or a hash where ids do not ascend.
    Row firstAttempt(std::int32_t stageId) const;

private:
    SnapshotPtr m_snapshot;
    std::unordered_map<std::int32_t, Row> m_rows;
};

//! Whether a stage attempt ran (also) for a job: submitted before the job's end and not complete before its start. A
//! job names the stages of its whole lineage; those that ran before are skipped in it.
bool ranFor(const StageAttempt &stage, const Job &job);
//! Attempts to show below a job, by stage id and attempt: those that ran for it or never ran; of a stage without any,
//! its last.
std::vector<Row> stagesOf(const Snapshot &snapshot, const StageLookup &lookup, const Job &job);

//! The figures of one row of the tree: a job, a stage attempt as a job sees it, or a group.
struct RowFigures
{
    StatusRole status = StatusRole::Pending;
    std::int64_t id = -1;
    std::int32_t attempt = 0;
    TimeMs submitted = kNoTime;
    std::int64_t duration = -1; //!< ms; up to now while it runs; -1: has not begun
    ProgressCounts stages;      //!< of a stage: empty
    ProgressCounts tasks;
    IoSums sums;
    std::int64_t failedTasks = 0;
    StringId name{};     //!< what people call it: description or name
    StringId reason{};   //!< why it failed
    bool reused = false; //!< a stage that ran for an earlier job

    bool operator==(const RowFigures &) const = default;
};

//! \a withSums: also what costs a look at each stage.
RowFigures jobFigures(const Snapshot &snapshot, const StageLookup &lookup, const Job &job, bool withSums = true);
//! \a job may be null: the stage by itself.
RowFigures stageFigures(const Snapshot &snapshot, const StageAttempt &stage, const Job *job);
ProgressCounts progressOf(const TaskCounts &counts);

} // namespace cinderscope
