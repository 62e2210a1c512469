// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/core/snapshotdigest.h"

#include "core/summary.h"

#include <array>
#include <string>

namespace cinderscope::test {

namespace {

class Digest
{
public:
    void add(std::uint64_t value) { m_sum = (m_sum ^ value) * 0x9E3779B97F4A7C15ull + 1; }
    void add(std::string_view text)
    {
        add(text.size());
        for (const char c : text)
            add(static_cast<unsigned char>(c));
    }
    void add(const TaskCounts &counts)
    {
        for (const auto count : {counts.total, counts.active, counts.succeeded, counts.failed, counts.killed,
                                 counts.skipped, counts.completedIndices})
            add(static_cast<std::uint64_t>(count));
    }
    std::uint64_t sum() const { return m_sum | 1; }

private:
    std::uint64_t m_sum = 1;
};

bool addTables(Digest &digest, const Snapshot &snapshot)
{
    for (const Job &job : snapshot.jobs) {
        digest.add(std::uint64_t(job.id));
        digest.add(std::uint64_t(job.status));
        digest.add(std::uint64_t(job.completed));
        digest.add(snapshot.text(job.name));
        digest.add(job.tasks);
    }
    for (std::size_t row = 0; row < snapshot.stages.size(); ++row) {
        const StageAttempt &stage = snapshot.stages[row];
        digest.add(std::uint64_t(stage.status));
        digest.add(std::uint64_t(stage.completed));
        digest.add(snapshot.text(stage.name));
        digest.add(stage.tasks);
        for (const std::int64_t sum : stage.totals.sum)
            digest.add(std::uint64_t(sum));
        for (const std::int32_t job : stage.jobIds)
            digest.add(std::uint64_t(job));
        for (const Row task : snapshot.stageTasks(Row(row))) {
            if (task >= snapshot.tasks.size() || snapshot.tasks.value(task, TaskColumn::Stage) != std::int64_t(row))
                return false;
        }
    }
    for (const Executor &executor : snapshot.executors) {
        digest.add(snapshot.text(executor.id));
        digest.add(std::uint64_t(executor.removed));
        digest.add(std::uint64_t(executor.succeeded));
        digest.add(std::uint64_t(executor.totals.duration));
    }
    for (const SqlExecution &execution : snapshot.sqlExecutions) {
        digest.add(std::uint64_t(execution.status));
        digest.add(snapshot.text(execution.description));
        digest.add(execution.jobIds.size());
    }
    return true;
}

bool addTasks(Digest &digest, const Snapshot &snapshot)
{
    for (std::size_t row = 0; row < snapshot.tasks.size(); ++row) {
        for (std::size_t column = 0; column < kTaskColumnCount; ++column)
            digest.add(std::uint64_t(snapshot.tasks.value(row, static_cast<TaskColumn>(column))));
    }
    for (const RunningTask &task : snapshot.running) {
        if (task.stage >= snapshot.stages.size() || task.executor >= snapshot.executors.size())
            return false;
        digest.add(std::uint64_t(task.taskId));
        digest.add(task.slot);
    }
    std::size_t inLanes = 0;
    for (const auto &lanes : snapshot.lanes) {
        if (!lanes)
            continue;
        for (const SlotLane &lane : *lanes) {
            lane.tasks.visit(
                lane.tasks.start(), lane.tasks.end(), -1, [](const auto &, std::size_t, std::size_t) {},
                [&](const LaneEntry &entry) {
                    digest.add(entry.row);
                    digest.add(std::uint64_t(entry.start));
                });
            inLanes += lane.tasks.size();
        }
    }
    return inLanes == snapshot.tasks.size(); // every ended task has its bar
}

} // namespace

std::uint64_t digest(const Snapshot &snapshot)
{
    Digest digest;
    const ApplicationTotals &totals = snapshot.totals;
    const bool sums =
        totals.tasksLaunched == totals.tasksRunning + totals.tasksSucceeded + totals.tasksFailed + totals.tasksKilled &&
        totals.tasksRunning == std::int64_t(snapshot.running.size()) &&
        totals.tasksLaunched - totals.tasksRunning == std::int64_t(snapshot.tasks.size()) &&
        totals.jobs == totals.jobsRunning + totals.jobsSucceeded + totals.jobsFailed;
    if (!sums || !addTables(digest, snapshot) || !addTasks(digest, snapshot))
        return 0;
    for (std::size_t i = 0; i < snapshot.strings.size(); ++i)
        digest.add(snapshot.strings[static_cast<StringId>(i)]);
    for (std::size_t i = 0; i < snapshot.cores.size(); ++i)
        digest.add(std::uint64_t(snapshot.cores[i].cores));
    for (std::size_t i = 0; i < snapshot.failures.size(); ++i)
        digest.add(snapshot.text(snapshot.failures[i].description));
    std::array<std::int32_t, 64> active{};
    snapshot.activity.greatest(snapshot.begin(), snapshot.end(), active);
    for (const std::int32_t count : active)
        digest.add(std::uint64_t(count));
    digest.add(summaryJson(snapshot, false));
    digest.add(cardAsText(cardOf(snapshot)));
    return digest.sum();
}

} // namespace cinderscope::test
