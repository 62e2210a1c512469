// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/stagestatistics.h"

#include "gui/models/rowfigures.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace cinderscope {

namespace {

constexpr TaskField kDistributed[] = {
    TaskField::Duration,
    TaskField::RunTime,
    TaskField::CpuTime,
    TaskField::Gc,
    TaskField::Deserialise,
    TaskField::SchedulerDelay,
    TaskField::ResultSerialisation,
    TaskField::GettingResult,
    TaskField::ResultSize,
    TaskField::PeakMemory,
    TaskField::InputBytes,
    TaskField::InputRecords,
    TaskField::OutputBytes,
    TaskField::OutputRecords,
    TaskField::ShuffleReadBytes,
    TaskField::ShuffleReadRecords,
    TaskField::FetchWait,
    TaskField::ShuffleRemoteBytes,
    TaskField::ShuffleWriteBytes,
    TaskField::ShuffleWriteRecords,
    TaskField::ShuffleWriteTime,
    TaskField::MemorySpilled,
    TaskField::DiskSpilled,
};

//! Collects failures that are alike.
class FailureGroups
{
public:
    explicit FailureGroups(const Snapshot &snapshot) : m_snapshot(snapshot) {}

    void add(Row row, TaskStatus status)
    {
        const TaskTable::View &tasks = m_snapshot.tasks;
        const std::int64_t reason = tasks.value(row, TaskColumn::Reason);
        if (reason <= 0 || std::size_t(reason) > m_snapshot.failures.size())
            return;
        StageStatistics::FailureGroup &group = m_groups[groupOf(std::uint32_t(reason - 1), status)];
        const TimeMs end = tasks.finish(row);
        if (group.count++ == 0) {
            group.example = std::uint32_t(reason - 1);
            group.exampleTask = tasks.value(row, TaskColumn::TaskId);
            group.first = end;
        }
        group.first = std::min(group.first, end);
        group.last = std::max(group.last, end);
        const Row executor = Row(tasks.value(row, TaskColumn::Executor));
        const auto at = std::lower_bound(group.executors.begin(), group.executors.end(), executor);
        if (at == group.executors.end() || *at != executor)
            group.executors.insert(at, executor);
    }

    std::vector<StageStatistics::FailureGroup> sorted()
    {
        std::stable_sort(m_groups.begin(), m_groups.end(), [](const auto &a, const auto &b) {
            return a.killed != b.killed ? b.killed : a.count > b.count;
        });
        return std::move(m_groups);
    }

private:
    std::size_t groupOf(std::uint32_t reason, TaskStatus status)
    {
        const bool killed = status == TaskStatus::Killed;
        const auto [known, isNew] = m_byReason.try_emplace({reason, killed}, m_groups.size());
        if (!isNew)
            return known->second;
        const TaskFailure &failure = m_snapshot.failures[reason];
        const QString headline = failureHeadline(m_snapshot, failure);
        const auto [group, isFirst] =
            m_byText.try_emplace({failure.kind, failure.className, headline, killed}, m_groups.size());
        if (isFirst) {
            m_groups.emplace_back();
            m_groups.back().kind = failure.kind;
            m_groups.back().className = failure.className;
            m_groups.back().headline = headline;
            m_groups.back().killed = killed;
        }
        known->second = group->second;
        return group->second;
    }

    const Snapshot &m_snapshot;
    std::vector<StageStatistics::FailureGroup> m_groups;
    std::map<std::pair<std::uint32_t, bool>, std::size_t> m_byReason;
    std::map<std::tuple<StringId, StringId, QString, bool>, std::size_t> m_byText;
};

void addTask(StageStatistics::ExecutorShare &share, const TaskTable::View &tasks, Row row, TaskStatus status)
{
    ++(status == TaskStatus::Succeeded ? share.succeeded : status == TaskStatus::Killed ? share.killed : share.failed);
    const auto value = [&](TaskColumn column) { return tasks.value(row, column); };
    share.duration += value(TaskColumn::Duration);
    share.runTime += value(TaskColumn::ExecutorRunTime);
    share.gcTime += value(TaskColumn::JvmGcTime);
    share.inputBytes += value(TaskColumn::InputBytesRead);
    share.outputBytes += value(TaskColumn::OutputBytesWritten);
    share.shuffleReadBytes += value(TaskColumn::ShuffleRemoteBytesRead) + value(TaskColumn::ShuffleLocalBytesRead);
    share.shuffleWriteBytes += value(TaskColumn::ShuffleBytesWritten);
    share.diskSpilled += value(TaskColumn::DiskBytesSpilled);
    share.peakMemory = std::max(share.peakMemory, value(TaskColumn::PeakExecutionMemory));
}

} // namespace

std::array<std::int64_t, StageStatistics::kQuantiles.size()> quantilesOf(std::vector<std::int64_t> &values)
{
    std::array<std::int64_t, StageStatistics::kQuantiles.size()> result{};
    if (values.empty())
        return result;
    auto from = values.begin();
    for (std::size_t i = 0; i < result.size(); ++i) {
        const auto place =
            std::min(std::size_t(StageStatistics::kQuantiles[i] * double(values.size())), values.size() - 1);
        const auto at = values.begin() + std::ptrdiff_t(place);
        if (at >= from) { // what is before was put there by the quantile before
            std::nth_element(from, at, values.end());
            from = at;
        }
        result[i] = *at;
    }
    return result;
}

StageStatistics statisticsOf(const SnapshotPtr &snapshot, Row stageRow, const std::stop_token &stop)
{
    StageStatistics result;
    result.snapshot = snapshot;
    result.stage = stageRow;
    const TaskTable::View &tasks = snapshot->tasks;
    std::vector<Row> good; // successful ones
    FailureGroups failures(*snapshot);
    std::vector<StageStatistics::ExecutorShare> shares(snapshot->executors.size());
    const std::vector<Row> rows = snapshot->stageTasks(stageRow);
    good.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (i % 4096 == 0 && stop.stop_requested())
            return result;
        const Row row = rows[i];
        const TaskStatus status = tasks.status(row);
        const auto executor = std::size_t(tasks.value(row, TaskColumn::Executor));
        if (executor < shares.size())
            addTask(shares[executor], tasks, row, status);
        if (status == TaskStatus::Succeeded)
            good.push_back(row);
        else
            failures.add(row, status);
    }
    for (const RunningTask &task : snapshot->running) {
        if (task.stage == stageRow && task.executor < shares.size())
            ++shares[task.executor].running;
    }
    for (Row row = 0; row < shares.size(); ++row) {
        shares[row].executor = row;
        if (shares[row].tasks() > 0)
            result.executors.push_back(shares[row]);
    }
    result.failures = failures.sorted();

    std::vector<std::int64_t> values;
    for (const TaskField field : kDistributed) {
        if (stop.stop_requested())
            return result;
        values.clear();
        values.reserve(good.size());
        for (const Row row : good) {
            const std::int64_t value = taskFigure(tasks, row, field);
            if (value >= 0)
                values.push_back(value);
        }
        StageStatistics::Distribution distribution;
        distribution.field = field;
        distribution.count = std::int64_t(values.size());
        distribution.values = quantilesOf(values);
        result.distributions.push_back(distribution);
    }
    result.complete = true;
    return result;
}

} // namespace cinderscope
