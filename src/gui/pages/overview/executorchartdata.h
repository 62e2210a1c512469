// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/pages/overview/executoreventmodel.h"

#include <QList>
#include <QString>

#include <array>
#include <memory>
#include <stop_token>
#include <vector>

//! Figures behind the executors' charts: made on a worker thread, values only.
namespace cinderscope {

enum class ExecutorChart
{
    Memory,
    Tasks,
    GcShare,
    Shuffle
};

//! What ended (or was sampled) within a span of time.
struct TimeBucket
{
    std::int64_t succeeded = 0, failed = 0, killed = 0;
    std::int64_t runTime = 0, gcTime = 0;                                 //!< ms, of the tasks that ended
    std::int64_t shuffleRead = 0, shuffleWrite = 0;                       //!< bytes
    std::int64_t jvmHeap = 0, execution = 0, storage = 0, processRss = 0; //!< bytes, the largest of any executor
    bool hasMemory = false;
};

//! Sums over time of the tasks of all executors or of some, for at most kMaxBuckets spans: the span doubles when the
//! application outgrows them. Reads only what came since the last call; a task costs some 10 ns.
class TimeSeries
{
public:
    static constexpr std::size_t kMaxBuckets = 120;
    static constexpr TimeMs kFirstWidth = 250;

    //! \a executors: rows; empty for all.
    explicit TimeSeries(std::vector<Row> executors = {}) : m_executors(std::move(executors)) {}
    //! Starts anew when the snapshot holds less than the last one (a replay went back).
    void advance(const Snapshot &snapshot, const std::stop_token &stop);

    TimeMs origin() const { return m_origin; }
    TimeMs width() const { return m_width; }
    const std::vector<TimeBucket> &buckets() const { return m_buckets; }
    const std::vector<Row> &executors() const { return m_executors; }

private:
    TimeBucket &bucketAt(TimeMs time);
    bool isWanted(std::int64_t executor) const;
    void addTasks(const Snapshot &snapshot, const std::stop_token &stop);
    void addMemory(const Snapshot &snapshot, const std::stop_token &stop);

    std::vector<Row> m_executors;
    std::vector<bool> m_wanted;
    TimeMs m_origin = kNoTime, m_width = kFirstWidth;
    std::vector<TimeBucket> m_buckets;
    std::size_t m_tasksDone = 0, m_memoryDone = 0;
};

//! Bars of one executor; of all others together (mean) where `others` is not 0.
struct ExecutorBar
{
    static constexpr std::size_t kValues = 4;
    QString executorId;
    Row executor = kNoRow;
    std::int64_t others = 0;
    std::array<double, kValues> values{};
};

//! The largest kMaxBars executors and the mean of the rest. Values by chart: memory: peak JVM heap, peak execution
//! memory, storage used, storage limit; tasks: succeeded, failed, killed, active; GC share; shuffle: read, write.
struct ExecutorBars
{
    static constexpr std::size_t kMaxBars = 30;
    std::vector<ExecutorBar> bars;
    bool hasPeaks = false; //!< memory: some executor told its peaks
};
ExecutorBars executorBars(const Snapshot &snapshot, ExecutorChart chart, const std::vector<Row> &executors);

//! All that the charts and the list of events show of a snapshot.
struct ExecutorChartData
{
    SnapshotPtr snapshot;
    ExecutorChart chart = ExecutorChart::Memory;
    ExecutorBars bars;
    TimeMs origin = kNoTime, width = 0;
    std::vector<TimeBucket> buckets;
    QList<ExecutorEvent> events;
};

} // namespace cinderscope
