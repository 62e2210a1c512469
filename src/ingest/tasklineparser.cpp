// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/tasklineparser.h"

#include "ingest/linescanner.h"

namespace cinderscope {

namespace {

//! Update or Value of an accumulable: a number, or a string (Spark writes those of SQL metrics as text).
bool accumulableValue(LineScanner &scanner, std::int64_t &number, bool isText)
{
    if (!isText)
        return scanner.number(number);
    if (!scanner.skip('"') || !scanner.number(number) || !scanner.skip('"'))
        return scanner.fail();
    return true;
}

//! `"Accumulables":[…]`: internal metrics repeat the task metrics and are only checked; updates of SQL metrics are
//! kept.
bool accumulables(LineScanner &scanner, std::vector<AccumulatorUpdate> &updates)
{
    if (!scanner.skip('['))
        return scanner.fail();
    if (scanner.skip(']'))
        return true;
    do {
        AccumulatorUpdate update;
        std::int64_t ignored = 0;
        std::string_view name;
        if (!scanner.skip<"{\"ID\":">() || !scanner.number(update.id) || !scanner.skip<",\"Name\":">() ||
            !scanner.string(name))
            return scanner.fail();
        const bool text = !name.starts_with("internal.metrics."); // JsonProtocol.accumValueToJson
        const bool hasUpdate = scanner.skip<",\"Update\":">();
        if (hasUpdate && !accumulableValue(scanner, update.value, text))
            return false;
        if (!scanner.skip<",\"Value\":">() || !accumulableValue(scanner, ignored, text))
            return scanner.fail();
        bool flag = false;
        if (!scanner.skip<",\"Internal\":">() || !scanner.boolean(flag) ||
            !scanner.skip<",\"Count Failed Values\":">() || !scanner.boolean(flag))
            return scanner.fail();
        if (scanner.skip<",\"Metadata\":\"sql\"">() && hasUpdate)
            updates.push_back(update);
        if (!scanner.skip('}'))
            return scanner.fail();
    } while (scanner.skip(','));
    return scanner.skip(']') || scanner.fail();
}

bool taskInfo(LineScanner &scanner, TaskInfo &info, std::vector<AccumulatorUpdate> &updates)
{
    bool flag = false;
    std::string_view locality;
    if (!scanner.skip<"{\"Task ID\":">() || !scanner.number(info.taskId) || !scanner.skip<",\"Index\":">() ||
        !scanner.number(info.index) || !scanner.skip<",\"Attempt\":">() || !scanner.number(info.attempt))
        return scanner.fail();
    if (scanner.skip<",\"Partition ID\":">() && !scanner.number(info.partition))
        return false;
    if (!scanner.skip<",\"Launch Time\":">() || !scanner.number(info.launch) || !scanner.skip<",\"Executor ID\":">() ||
        !scanner.string(info.executorId) || !scanner.skip<",\"Host\":">() || !scanner.string(info.host) ||
        !scanner.skip<",\"Locality\":">() || !scanner.string(locality) || !scanner.skip<",\"Speculative\":">() ||
        !scanner.boolean(info.speculative) || !scanner.skip<",\"Getting Result Time\":">() ||
        !scanner.number(info.gettingResult) || !scanner.skip<",\"Finish Time\":">() || !scanner.number(info.finish) ||
        !scanner.skip<",\"Failed\":">() || !scanner.boolean(flag) || !scanner.skip<",\"Killed\":">() ||
        !scanner.boolean(flag) || !scanner.skip<",\"Accumulables\":">() || !accumulables(scanner, updates))
        return scanner.fail();
    if (info.launch <= 0 || info.launch > 253'402'300'799'000) // absent, as json::time() has it
        return scanner.fail();
    info.locality = localityFromString(locality);
    return scanner.skip('}') || scanner.fail();
}

//! An object of numbers, all optional, in the given order.
template <Literal... Keys, class... Values>
bool numbers(LineScanner &scanner, Values &...values)
{
    if (!scanner.skip('{'))
        return scanner.fail();
    bool open = !scanner.skip('}');
    (field<Keys>(scanner, open, values), ...);
    return (!open && !scanner.failed()) || scanner.fail(); // still open: a key that is not known here
}

bool executorMetrics(LineScanner &scanner, ExecutorMetricValues &v)
{
    return numbers<"JVMHeapMemory", "JVMOffHeapMemory", "OnHeapExecutionMemory", "OffHeapExecutionMemory",
                   "OnHeapStorageMemory", "OffHeapStorageMemory", "OnHeapUnifiedMemory", "OffHeapUnifiedMemory",
                   "DirectPoolMemory", "MappedPoolMemory", "ProcessTreeJVMVMemory", "ProcessTreeJVMRSSMemory",
                   "ProcessTreePythonVMemory", "ProcessTreePythonRSSMemory", "ProcessTreeOtherVMemory",
                   "ProcessTreeOtherRSSMemory", "MinorGCCount", "MinorGCTime", "MajorGCCount", "MajorGCTime",
                   "TotalGCTime", "ConcurrentGCCount", "ConcurrentGCTime">(
        scanner, v[0], v[1], v[2], v[3], v[4], v[5], v[6], v[7], v[8], v[9], v[10], v[11], v[12], v[13], v[14], v[15],
        v[16], v[17], v[18], v[19], v[20], v[21], v[22]);
}

std::int64_t &metric(TaskMetricValues &values, TaskColumn column)
{
    return values[metricIndex(column)];
}

bool shuffleRead(LineScanner &scanner, TaskMetricValues &v)
{
    using C = TaskColumn;
    if (!scanner.skip('{'))
        return scanner.fail();
    bool open = !scanner.skip('}');
    field<"Remote Blocks Fetched">(scanner, open, metric(v, C::ShuffleRemoteBlocksFetched));
    field<"Local Blocks Fetched">(scanner, open, metric(v, C::ShuffleLocalBlocksFetched));
    field<"Fetch Wait Time">(scanner, open, metric(v, C::ShuffleFetchWaitTime));
    field<"Remote Bytes Read">(scanner, open, metric(v, C::ShuffleRemoteBytesRead));
    field<"Remote Bytes Read To Disk">(scanner, open, metric(v, C::ShuffleRemoteBytesReadToDisk));
    field<"Local Bytes Read">(scanner, open, metric(v, C::ShuffleLocalBytesRead));
    field<"Total Records Read">(scanner, open, metric(v, C::ShuffleRecordsRead));
    field<"Remote Requests Duration">(scanner, open, metric(v, C::ShuffleRemoteRequestsDuration));
    if (open && scanner.key<"Push Based Shuffle">()) {
        open = numbers<"Corrupt Merged Block Chunks", "Merged Fetch Fallback Count", "Merged Remote Blocks Fetched",
                       "Merged Local Blocks Fetched", "Merged Remote Chunks Fetched", "Merged Local Chunks Fetched",
                       "Merged Remote Bytes Read", "Merged Local Bytes Read", "Merged Remote Requests Duration">(
                   scanner, metric(v, C::ShuffleCorruptMergedBlockChunks),
                   metric(v, C::ShuffleMergedFetchFallbackCount), metric(v, C::ShuffleMergedRemoteBlocksFetched),
                   metric(v, C::ShuffleMergedLocalBlocksFetched), metric(v, C::ShuffleMergedRemoteChunksFetched),
                   metric(v, C::ShuffleMergedLocalChunksFetched), metric(v, C::ShuffleMergedRemoteBytesRead),
                   metric(v, C::ShuffleMergedLocalBytesRead), metric(v, C::ShuffleMergedRemoteRequestsDuration)) &&
               scanner.next();
    }
    return (!open && !scanner.failed()) || scanner.fail();
}

bool taskMetrics(LineScanner &scanner, TaskMetricValues &v)
{
    using C = TaskColumn;
    if (!scanner.skip('{'))
        return scanner.fail();
    bool open = !scanner.skip('}');
    field<"Executor Deserialize Time">(scanner, open, metric(v, C::ExecutorDeserializeTime));
    field<"Executor Deserialize CPU Time">(scanner, open, metric(v, C::ExecutorDeserializeCpuTime));
    field<"Executor Run Time">(scanner, open, metric(v, C::ExecutorRunTime));
    field<"Executor CPU Time">(scanner, open, metric(v, C::ExecutorCpuTime));
    field<"Peak Execution Memory">(scanner, open, metric(v, C::PeakExecutionMemory));
    field<"Peak On Heap Execution Memory">(scanner, open, metric(v, C::PeakOnHeapExecutionMemory));
    field<"Peak Off Heap Execution Memory">(scanner, open, metric(v, C::PeakOffHeapExecutionMemory));
    field<"Result Size">(scanner, open, metric(v, C::ResultSize));
    field<"JVM GC Time">(scanner, open, metric(v, C::JvmGcTime));
    field<"Result Serialization Time">(scanner, open, metric(v, C::ResultSerializationTime));
    field<"Memory Bytes Spilled">(scanner, open, metric(v, C::MemoryBytesSpilled));
    field<"Disk Bytes Spilled">(scanner, open, metric(v, C::DiskBytesSpilled));
    if (open && scanner.key<"Shuffle Read Metrics">())
        open = shuffleRead(scanner, v) && scanner.next();
    if (open && scanner.key<"Shuffle Write Metrics">())
        open = numbers<"Shuffle Bytes Written", "Shuffle Write Time", "Shuffle Records Written">(
                   scanner, metric(v, C::ShuffleBytesWritten), metric(v, C::ShuffleWriteTime),
                   metric(v, C::ShuffleRecordsWritten)) &&
               scanner.next();
    if (open && scanner.key<"Input Metrics">())
        open = numbers<"Bytes Read", "Records Read">(scanner, metric(v, C::InputBytesRead),
                                                     metric(v, C::InputRecordsRead)) &&
               scanner.next();
    if (open && scanner.key<"Output Metrics">())
        open = numbers<"Bytes Written", "Records Written">(scanner, metric(v, C::OutputBytesWritten),
                                                           metric(v, C::OutputRecordsWritten)) &&
               scanner.next();
    if (open && scanner.key<"Updated Blocks">())
        open = scanner.skip<"[]">() && scanner.next();
    return (!open && !scanner.failed()) || scanner.fail();
}

bool anyNotZero(const ExecutorMetricValues &values)
{
    for (const std::int64_t value : values) {
        if (value > 0)
            return true;
    }
    return false;
}

} // namespace

bool TaskLineParser::parse(std::string_view line, EventBatch &batch)
{
    if (line.starts_with("{\"Event\":\"SparkListenerTaskEnd\",")) {
        TaskEnd &end = batch.beginTaskEnd();
        if (parseEnd(line, batch, end)) {
            batch.commitTaskEnd();
            return true;
        }
        batch.dropTaskEnd();
        return false;
    }
    return line.starts_with("{\"Event\":\"SparkListenerTaskStart\",") && parseStart(line, batch);
}

bool TaskLineParser::parseStart(std::string_view line, EventBatch &batch)
{
    LineScanner scanner(line.data(), line.data() + line.size());
    TaskStart start;
    m_updates.clear();
    if (!scanner.skip<"{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":">() || !scanner.number(start.stageId) ||
        !scanner.skip<",\"Stage Attempt ID\":">() || !scanner.number(start.stageAttempt) ||
        !scanner.skip<",\"Task Info\":">() || !taskInfo(scanner, start.info, m_updates) || !scanner.skip('}') ||
        !scanner.atEnd())
        return false;
    batch.add(start);
    return true;
}

bool TaskLineParser::parseEnd(std::string_view line, EventBatch &batch, TaskEnd &end)
{
    LineScanner scanner(line.data(), line.data() + line.size());
    std::string_view taskType;
    m_updates.clear();
    if (!scanner.skip<"{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":">() || !scanner.number(end.stageId) ||
        !scanner.skip<",\"Stage Attempt ID\":">() || !scanner.number(end.stageAttempt) ||
        !scanner.skip<",\"Task Type\":">() || !scanner.string(taskType) ||
        !scanner.skip<",\"Task End Reason\":{\"Reason\":\"Success\"},\"Task Info\":">() ||
        !taskInfo(scanner, end.info, m_updates))
        return false;
    bool open = scanner.next();
    if (open && scanner.key<"Task Executor Metrics">()) {
        ExecutorMetricValues values{};
        if (!executorMetrics(scanner, values))
            return false;
        if (anyNotZero(values))
            end.executorMetrics = &batch.executorMetrics.emplace_back(values);
        open = scanner.next();
    }
    if (open && scanner.key<"Task Metrics">()) {
        if (!taskMetrics(scanner, end.metrics))
            return false;
        end.hasMetrics = true;
        open = scanner.next();
    }
    if (open || scanner.failed() || !scanner.atEnd())
        return false;
    end.reason.status = TaskStatus::Succeeded;
    end.sqlUpdates = batch.arena.copy(m_updates);
    return true;
}

} // namespace cinderscope
