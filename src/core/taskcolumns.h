// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/wrapping.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace cinderscope {

//! The figures of a task, one column each; every value is an int64. Times in ms and sizes in bytes unless said
//! otherwise; names and units are those of Spark's TaskInfo and TaskMetrics (JsonProtocol, Spark 2.4 to 4.3).
enum class TaskColumn : std::uint8_t
{
    Stage,     //!< row in Snapshot::stages
    TaskId,    //!< unique in an application
    Index,     //!< TaskInfo.index
    Attempt,   //!< TaskInfo.attemptNumber
    Partition, //!< TaskInfo.partitionId; the index where the log has none (before Spark 3.3)
    LaunchTime,
    Duration,        //!< finish - launch
    Executor,        //!< row in Snapshot::executors
    Slot,            //!< lane of the executor, given at launch: lowest that was free
    Locality,        //!< Locality
    Status,          //!< TaskStatus
    Flags,           //!< TaskFlag bits
    Reason,          //!< row in Snapshot::failures + 1; 0 for none
    PreviousInStage, //!< row - row of the stage's task before; 0 for its first
    GettingResult,   //!< ms after launch at which the driver began to fetch the result; 0 = not fetched apart
    // Task metrics; all 0 without them
    ExecutorDeserializeTime,
    ExecutorDeserializeCpuTime, //!< ns
    ExecutorRunTime,
    ExecutorCpuTime, //!< ns
    ResultSize,
    JvmGcTime,
    ResultSerializationTime,
    MemoryBytesSpilled,
    DiskBytesSpilled,
    PeakExecutionMemory,
    PeakOnHeapExecutionMemory,  //!< Spark 4
    PeakOffHeapExecutionMemory, //!< Spark 4
    InputBytesRead,
    InputRecordsRead,
    OutputBytesWritten,
    OutputRecordsWritten,
    ShuffleRemoteBlocksFetched,
    ShuffleLocalBlocksFetched,
    ShuffleFetchWaitTime,
    ShuffleRemoteBytesRead,
    ShuffleRemoteBytesReadToDisk,
    ShuffleLocalBytesRead,
    ShuffleRecordsRead,
    ShuffleRemoteRequestsDuration,
    ShuffleCorruptMergedBlockChunks,
    ShuffleMergedFetchFallbackCount,
    ShuffleMergedRemoteBlocksFetched,
    ShuffleMergedLocalBlocksFetched,
    ShuffleMergedRemoteChunksFetched,
    ShuffleMergedLocalChunksFetched,
    ShuffleMergedRemoteBytesRead,
    ShuffleMergedLocalBytesRead,
    ShuffleMergedRemoteRequestsDuration,
    ShuffleBytesWritten,
    ShuffleWriteTime, //!< ns
    ShuffleRecordsWritten,
    Count
};

inline constexpr std::size_t kTaskColumnCount = static_cast<std::size_t>(TaskColumn::Count);
inline constexpr TaskColumn kFirstTaskMetric = TaskColumn::ExecutorDeserializeTime;
inline constexpr std::size_t kTaskMetricCount = kTaskColumnCount - static_cast<std::size_t>(kFirstTaskMetric);

//! Bits of TaskColumn::Flags.
enum TaskFlag : std::int64_t
{
    TaskSpeculative = 1,
    TaskHasMetrics = 2, //!< the end carried task metrics
    TaskStartUnseen = 4 //!< the end was seen without its start
};

//! The metrics of one task, or sums of them; index with metricIndex().
using TaskMetricValues = std::array<std::int64_t, kTaskMetricCount>;

//! Place of a metric column in TaskMetricValues.
constexpr std::size_t metricIndex(TaskColumn column)
{
    return static_cast<std::size_t>(column) - static_cast<std::size_t>(kFirstTaskMetric);
}
constexpr TaskColumn metricColumn(std::size_t index)
{
    return static_cast<TaskColumn>(index + static_cast<std::size_t>(kFirstTaskMetric));
}

//! Sums, with the peak columns as maxima.
struct TaskTotals
{
    TaskMetricValues sum{};
    std::int64_t maxPeakExecutionMemory = 0;
    std::int64_t maxResultSize = 0;
    std::int64_t duration = 0;    //!< sum of finish - launch of ended tasks, ms
    std::int64_t withMetrics = 0; //!< task ends that carried metrics

    std::int64_t operator[](TaskColumn column) const { return sum[metricIndex(column)]; }
    void add(const TaskMetricValues &values)
    {
        for (std::size_t i = 0; i < values.size(); ++i)
            sum[i] = wrappingAdd(sum[i], values[i]);
        keepMaxima(values);
        ++withMetrics;
    }
    void keepMaxima(const TaskMetricValues &values)
    {
        const auto peak = values[metricIndex(TaskColumn::PeakExecutionMemory)];
        maxPeakExecutionMemory = maxPeakExecutionMemory > peak ? maxPeakExecutionMemory : peak;
        const auto size = values[metricIndex(TaskColumn::ResultSize)];
        maxResultSize = maxResultSize > size ? maxResultSize : size;
    }
    std::int64_t shuffleReadBytes() const
    {
        return wrappingAdd((*this)[TaskColumn::ShuffleRemoteBytesRead], (*this)[TaskColumn::ShuffleLocalBytesRead]);
    }
};

//! ExecutorMetrics of Spark (peak memory of an executor's JVM and processes), in JsonProtocol's order.
enum class ExecutorMetric : std::uint8_t
{
    JvmHeapMemory,
    JvmOffHeapMemory,
    OnHeapExecutionMemory,
    OffHeapExecutionMemory,
    OnHeapStorageMemory,
    OffHeapStorageMemory,
    OnHeapUnifiedMemory,
    OffHeapUnifiedMemory,
    DirectPoolMemory,
    MappedPoolMemory,
    ProcessTreeJvmVMemory,
    ProcessTreeJvmRssMemory,
    ProcessTreePythonVMemory,
    ProcessTreePythonRssMemory,
    ProcessTreeOtherVMemory,
    ProcessTreeOtherRssMemory,
    MinorGcCount,
    MinorGcTime,
    MajorGcCount,
    MajorGcTime,
    TotalGcTime,
    ConcurrentGcCount, //!< Spark 4
    ConcurrentGcTime,  //!< Spark 4
    Count
};
inline constexpr std::size_t kExecutorMetricCount = static_cast<std::size_t>(ExecutorMetric::Count);
using ExecutorMetricValues = std::array<std::int64_t, kExecutorMetricCount>;

//! Spark's key of a metric in ExecutorMetrics ("JVMHeapMemory", …).
std::string_view executorMetricKey(ExecutorMetric metric);

} // namespace cinderscope
