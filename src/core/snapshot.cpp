// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/snapshot.h"

#include <algorithm>

namespace cinderscope {

namespace {

//! Row of the record whose key(record) is \a wanted: binary search where keys ascend, else a scan.
template <class Table, class Key, class Wanted>
std::size_t findRow(const Table &table, bool ascending, Wanted wanted, Key key)
{
    if (!ascending) {
        for (std::size_t row = 0; row < table.size(); ++row) {
            if (key(table[row]) == wanted)
                return row;
        }
        return table.size();
    }
    std::size_t low = 0;
    std::size_t high = table.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (key(table[middle]) < wanted)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table.size() && key(table[low]) == wanted ? low : table.size();
}

} // namespace

std::string_view Snapshot::jobError(const Job &job) const
{
    if (job.error != StringId::Empty)
        return strings[job.error];
    StringId reason = StringId::Empty;
    TimeMs newest = kNoTime;
    for (const std::int32_t stageId : job.stageIds) {
        for (Row row = stageRow(stageId, 0); row != kNoRow; row = stages[row].nextAttempt) {
            const StageAttempt &stage = stages[row];
            if (stage.status != StageStatus::Failed || stage.failureReason == StringId::Empty)
                continue;
            if (reason == StringId::Empty || stage.completed >= newest) {
                reason = stage.failureReason;
                newest = stage.completed;
            }
        }
    }
    return strings[reason];
}

Row Snapshot::jobRow(std::int32_t jobId) const
{
    const auto row = findRow(jobs, jobsAscend, jobId, [](const Job &job) { return job.id; });
    return row < jobs.size() ? static_cast<Row>(row) : kNoRow;
}

Row Snapshot::stageRow(std::int32_t stageId, std::int32_t attempt) const
{
    const auto entry = findRow(firstAttempts, stagesAscend, stageId, [](const auto &first) { return first.first; });
    if (entry >= firstAttempts.size())
        return kNoRow;
    Row row = firstAttempts[entry].second;
    while (row != kNoRow && row < stages.size() && stages[row].attempt != attempt)
        row = stages[row].nextAttempt;
    return row < stages.size() ? row : kNoRow;
}

Row Snapshot::sqlRow(std::int64_t executionId) const
{
    const auto row =
        findRow(sqlExecutions, sqlAscend, executionId, [](const SqlExecution &execution) { return execution.id; });
    return row < sqlExecutions.size() ? static_cast<Row>(row) : kNoRow;
}

Row Snapshot::executorRow(std::string_view executorId) const
{
    for (std::size_t row = 0; row < executors.size(); ++row) {
        if (strings[executors[row].id] == executorId)
            return static_cast<Row>(row);
    }
    return kNoRow;
}

std::vector<Row> Snapshot::stageTasks(Row stageRow) const
{
    const StageAttempt *stage = stages.find(stageRow);
    if (!stage)
        return {};
    std::vector<Row> rows(stage->endedTasks);
    Row row = stage->lastTask;
    for (std::size_t i = rows.size(); i-- > 0;) {
        rows[i] = row;
        row -= static_cast<Row>(tasks.value(row, TaskColumn::PreviousInStage));
    }
    return rows;
}

TimeMs Snapshot::begin() const
{
    TimeMs first = app.start;
    const auto earlier = [&first](TimeMs candidate) {
        if (candidate > 0 && (first <= 0 || candidate < first))
            first = candidate;
    };
    if (!jobs.empty())
        earlier(jobs[0].submitted);
    for (const Executor &executor : executors)
        earlier(executor.added);
    for (std::size_t entry = 0; entry < firstAttempts.size() && entry < 64; ++entry) // the oldest stages
        earlier(stages[firstAttempts[entry].second].firstLaunch);
    if (first <= 0 && !activity.empty())
        return activity.origin();
    return first;
}

double Snapshot::coreUtilisation() const
{
    if (totals.coreMs <= 0)
        return -1;
    return std::clamp(double(totals.tasks.duration) / double(totals.coreMs), 0.0, 1.0);
}

} // namespace cinderscope
