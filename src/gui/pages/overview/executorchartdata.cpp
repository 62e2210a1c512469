// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executorchartdata.h"

#include "gui/pages/overview/cardtexts.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace cinderscope {

namespace {

constexpr std::size_t kStep = SealedTasks::kRows;

TimeBucket merged(const TimeBucket &left, const TimeBucket &right)
{
    TimeBucket sum = left;
    sum.succeeded += right.succeeded;
    sum.failed += right.failed;
    sum.killed += right.killed;
    sum.runTime += right.runTime;
    sum.gcTime += right.gcTime;
    sum.shuffleRead += right.shuffleRead;
    sum.shuffleWrite += right.shuffleWrite;
    sum.jvmHeap = std::max(sum.jvmHeap, right.jvmHeap);
    sum.execution = std::max(sum.execution, right.execution);
    sum.storage = std::max(sum.storage, right.storage);
    sum.processRss = std::max(sum.processRss, right.processRss);
    sum.hasMemory = left.hasMemory || right.hasMemory;
    return sum;
}

//! Columns of some consecutive tasks.
struct TaskBlock
{
    std::array<std::int64_t, kStep> status, launch, duration, executor, runTime, gcTime, remoteRead, localRead, written;

    void decode(const TaskTable::View &tasks, std::size_t from, std::size_t size)
    {
        const auto column = [&](TaskColumn which, std::array<std::int64_t, kStep> &out) {
            tasks.decode(which, from, std::span(out).first(size));
        };
        column(TaskColumn::Status, status);
        column(TaskColumn::LaunchTime, launch);
        column(TaskColumn::Duration, duration);
        column(TaskColumn::Executor, executor);
        column(TaskColumn::ExecutorRunTime, runTime);
        column(TaskColumn::JvmGcTime, gcTime);
        column(TaskColumn::ShuffleRemoteBytesRead, remoteRead);
        column(TaskColumn::ShuffleLocalBytesRead, localRead);
        column(TaskColumn::ShuffleBytesWritten, written);
    }
};

} // namespace

TimeBucket &TimeSeries::bucketAt(TimeMs time)
{
    constexpr TimeMs kMostWidth = TimeMs(1) << 55; // a hostile time must not overflow
    const TimeMs since = time > m_origin ? time - m_origin : 0;
    while (since / m_width >= TimeMs(kMaxBuckets) && m_width < kMostWidth) {
        m_width *= 2;
        for (std::size_t i = 0; i < m_buckets.size(); i += 2)
            m_buckets[i / 2] = i + 1 < m_buckets.size() ? merged(m_buckets[i], m_buckets[i + 1]) : m_buckets[i];
        m_buckets.resize((m_buckets.size() + 1) / 2);
    }
    const auto index = std::size_t(std::min<TimeMs>(since / m_width, TimeMs(kMaxBuckets) - 1));
    if (index >= m_buckets.size())
        m_buckets.resize(index + 1);
    return m_buckets[index];
}

bool TimeSeries::isWanted(std::int64_t executor) const
{
    return m_executors.empty() ||
           (executor >= 0 && std::size_t(executor) < m_wanted.size() && m_wanted[std::size_t(executor)]);
}

void TimeSeries::advance(const Snapshot &snapshot, const std::stop_token &stop)
{
    if (snapshot.tasks.size() < m_tasksDone || snapshot.memory.size() < m_memoryDone)
        *this = TimeSeries(m_executors);
    if (m_origin == kNoTime) {
        m_origin = snapshot.begin();
        if (m_origin <= 0)
            m_origin = snapshot.time;
        if (m_origin <= 0) {
            m_origin = kNoTime;
            return;
        }
        for (const Row row : m_executors) {
            if (row >= m_wanted.size())
                m_wanted.resize(std::size_t(row) + 1);
            m_wanted[row] = true;
        }
    }
    addTasks(snapshot, stop);
    addMemory(snapshot, stop);
    if (snapshot.time > m_origin)
        bucketAt(snapshot.time); // quiet time at the end shows as such
}

void TimeSeries::addTasks(const Snapshot &snapshot, const std::stop_token &stop)
{
    auto block = std::make_unique<TaskBlock>();
    while (m_tasksDone < snapshot.tasks.size() && !stop.stop_requested()) {
        const std::size_t size = std::min(kStep - m_tasksDone % kStep, snapshot.tasks.size() - m_tasksDone);
        block->decode(snapshot.tasks, m_tasksDone, size);
        for (std::size_t i = 0; i < size; ++i) {
            if (!isWanted(block->executor[i]))
                continue;
            TimeBucket &bucket = bucketAt(block->launch[i] + block->duration[i]);
            switch (static_cast<TaskStatus>(block->status[i])) {
            case TaskStatus::Failed:
                ++bucket.failed;
                break;
            case TaskStatus::Killed:
                ++bucket.killed;
                break;
            case TaskStatus::Succeeded:
            case TaskStatus::Running:
                ++bucket.succeeded;
                break;
            }
            bucket.runTime += block->runTime[i];
            bucket.gcTime += block->gcTime[i];
            bucket.shuffleRead += block->remoteRead[i] + block->localRead[i];
            bucket.shuffleWrite += block->written[i];
        }
        m_tasksDone += size;
    }
}

void TimeSeries::addMemory(const Snapshot &snapshot, const std::stop_token &stop)
{
    for (; m_memoryDone < snapshot.memory.size() && !stop.stop_requested(); ++m_memoryDone) {
        const MemorySample &sample = snapshot.memory[m_memoryDone];
        if (sample.time <= 0 || !isWanted(sample.executor))
            continue;
        TimeBucket &bucket = bucketAt(sample.time);
        bucket.hasMemory = true;
        bucket.jvmHeap = std::max(bucket.jvmHeap, sample.jvmHeap);
        bucket.execution = std::max(bucket.execution, sample.execution);
        bucket.storage = std::max(bucket.storage, sample.storage);
        bucket.processRss = std::max(bucket.processRss, sample.processTreeRss);
    }
}

namespace {

using Values = std::array<double, ExecutorBar::kValues>;

Values valuesOf(const Executor &executor, ExecutorChart chart)
{
    const auto peak = [&](ExecutorMetric metric) { return double(executor.peaks[std::size_t(metric)]); };
    const TaskTotals &totals = executor.totals;
    switch (chart) {
    case ExecutorChart::Memory:
        return {peak(ExecutorMetric::JvmHeapMemory),
                peak(ExecutorMetric::OnHeapExecutionMemory) + peak(ExecutorMetric::OffHeapExecutionMemory),
                double(executor.memoryUsed), double(executor.maxMemory)};
    case ExecutorChart::Tasks:
        return {double(executor.succeeded), double(executor.failed), double(executor.killed),
                double(executor.activeTasks)};
    case ExecutorChart::GcShare: {
        const auto runTime = totals[TaskColumn::ExecutorRunTime];
        return {runTime > 0 ? double(totals[TaskColumn::JvmGcTime]) / double(runTime) : 0};
    }
    case ExecutorChart::Shuffle:
        return {double(totals.shuffleReadBytes()), double(totals[TaskColumn::ShuffleBytesWritten])};
    }
    return {};
}

//! What the bars are ordered by.
double rank(const Values &values, ExecutorChart chart, bool hasPeaks)
{
    if (chart == ExecutorChart::Memory)
        return hasPeaks ? values[0] : values[3];
    return values[0] + values[1] + values[2] + values[3];
}

} // namespace

ExecutorBars executorBars(const Snapshot &snapshot, ExecutorChart chart, const std::vector<Row> &executors)
{
    std::vector<Row> rows = executors;
    if (rows.empty()) {
        rows.resize(snapshot.executors.size());
        std::iota(rows.begin(), rows.end(), Row(0));
    }
    ExecutorBars result;
    std::vector<std::pair<Values, Row>> all;
    for (const Row row : rows) {
        const Executor *executor = snapshot.executors.find(row);
        if (!executor)
            continue;
        all.emplace_back(valuesOf(*executor, chart), row);
        result.hasPeaks = result.hasPeaks || executor->hasPeaks;
    }
    const std::size_t shown = std::min(all.size(), ExecutorBars::kMaxBars);
    std::partial_sort(all.begin(), all.begin() + std::ptrdiff_t(shown), all.end(),
                      [chart, peaks = result.hasPeaks](const auto &left, const auto &right) {
                          const double leftRank = rank(left.first, chart, peaks);
                          const double rightRank = rank(right.first, chart, peaks);
                          return leftRank != rightRank ? leftRank > rightRank : left.second < right.second;
                      });
    for (std::size_t i = 0; i < shown; ++i) {
        const auto id = snapshot.text(snapshot.executors[all[i].second].id);
        result.bars.push_back({shownText(id).simplified(), all[i].second, 0, all[i].first});
    }
    if (all.size() > shown) {
        ExecutorBar others;
        others.others = std::int64_t(all.size() - shown);
        for (std::size_t i = shown; i < all.size(); ++i) {
            for (std::size_t value = 0; value < others.values.size(); ++value)
                others.values[value] += all[i].first[value] / double(others.others);
        }
        result.bars.push_back(std::move(others));
    }
    return result;
}

} // namespace cinderscope
