// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/taskcells.h"

#include <array>
#include <stop_token>

namespace cinderscope {

//! Figures of one stage attempt that cost a look at each of its tasks.
struct StageStatistics
{
    static constexpr std::array<double, 5> kQuantiles{0, 0.25, 0.5, 0.75, 1};

    //! Distribution of a figure over the successful tasks that have it.
    struct Distribution
    {
        TaskField field = TaskField::Duration;
        std::array<std::int64_t, kQuantiles.size()> values{}; //!< minimum, quartiles, maximum
        std::int64_t count = 0;                               //!< tasks
        bool isZero() const { return values.back() == 0; }
    };
    //! Tasks that failed, or were killed, alike: same kind, class and first line of the message.
    struct FailureGroup
    {
        StringId kind{}, className{};
        QString headline;
        std::int64_t count = 0;
        bool killed = false;
        std::uint32_t example = 0;     //!< row in Snapshot::failures, of the first task
        std::int64_t exampleTask = -1; //!< task id
        TimeMs first = kNoTime, last = kNoTime;
        std::vector<Row> executors; //!< on which it happened
    };
    //! What an executor did for the stage attempt.
    struct ExecutorShare
    {
        Row executor = kNoRow;
        std::int64_t running = 0, succeeded = 0, failed = 0, killed = 0;
        std::int64_t duration = 0; //!< sum over ended tasks, ms
        std::int64_t runTime = 0, gcTime = 0;
        std::int64_t inputBytes = 0, outputBytes = 0, shuffleReadBytes = 0, shuffleWriteBytes = 0, diskSpilled = 0;
        std::int64_t peakMemory = 0; //!< of a task
        std::int64_t tasks() const { return running + succeeded + failed + killed; }
    };

    SnapshotPtr snapshot;
    Row stage = kNoRow;
    std::vector<Distribution> distributions; //!< in the order of their fields; all of them, also those that are zero
    std::vector<FailureGroup> failures;      //!< failed before killed, most frequent first
    std::vector<ExecutorShare> executors;    //!< by row
    bool complete = false;                   //!< false: stopped on the way
};

//! Exact quantiles after Spark's AppStatusStore.taskSummary: the value at place min(floor(q · n), n - 1) of the sorted
//! ones, over the successful tasks with metrics (duration and getting result: over all successful ones). Cost: a few
//! passes over the stage's tasks a figure. Thread-safe.
StageStatistics statisticsOf(const SnapshotPtr &snapshot, Row stage, const std::stop_token &stop = {});
//! Values at the places of kQuantiles; reorders \a values.
std::array<std::int64_t, StageStatistics::kQuantiles.size()> quantilesOf(std::vector<std::int64_t> &values);

} // namespace cinderscope
