// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eventreaders.h"

#include <charconv>
#include <limits>

namespace cinderscope::readers {

namespace {

std::vector<std::int32_t> numberList(const json::Object &parent, std::string_view key)
{
    std::vector<std::int32_t> list;
    if (json::Array array; json::array(parent, key, array)) {
        for (const json::Element element : array) {
            const std::int64_t number = json::number(element, -1);
            if (number >= 0 && number <= std::numeric_limits<std::int32_t>::max())
                list.push_back(static_cast<std::int32_t>(number));
        }
    }
    return list;
}

RddInfo rddInfo(const json::Object &object, EventBatch &batch)
{
    RddInfo rdd;
    rdd.id = json::number32(object, "RDD ID", -1);
    rdd.name = batch.arena.copy(json::text(object, "Name"));
    rdd.callSite = batch.arena.copy(json::text(object, "Callsite"));
    rdd.scope = batch.arena.copy(json::text(object, "Scope"));
    rdd.partitions = json::number32(object, "Number of Partitions");
    rdd.cachedPartitions = json::number32(object, "Number of Cached Partitions");
    rdd.memorySize = json::number(object, "Memory Size");
    rdd.diskSize = json::number(object, "Disk Size");
    if (json::Object level; json::object(object, "Storage Level", level)) {
        rdd.useMemory = json::boolean(level, "Use Memory");
        rdd.useDisk = json::boolean(level, "Use Disk");
    }
    return rdd;
}

StageInfo stageInfo(const json::Object &object, EventBatch &batch)
{
    StageInfo stage;
    stage.stageId = json::number32(object, "Stage ID", -1);
    stage.attempt = json::number32(object, "Stage Attempt ID");
    stage.name = batch.arena.copy(json::text(object, "Stage Name"));
    stage.details = batch.arena.copy(json::text(object, "Details"));
    stage.tasks = json::number32(object, "Number of Tasks");
    stage.submitted = json::time(object, "Submission Time");
    stage.completed = json::time(object, "Completion Time");
    stage.failed = json::has(object, "Failure Reason");
    stage.failureReason = batch.arena.copy(json::text(object, "Failure Reason"));
    stage.parentIds = numberList(object, "Parent IDs");
    stage.resourceProfileId = json::number32(object, "Resource Profile Id", -1);
    if (json::Array rdds; json::array(object, "RDD Info", rdds)) {
        for (const json::Element element : rdds) {
            if (json::Object rdd; !element.get(rdd))
                stage.rdds.push_back(rddInfo(rdd, batch));
        }
    }
    return stage;
}

//! A number in a property, which is text.
std::int64_t numberIn(std::string_view text)
{
    std::int64_t value = -1;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

TaskInfo taskInfo(const json::Object &parent, EventBatch &batch)
{
    TaskInfo info;
    json::Object object;
    if (!json::object(parent, "Task Info", object))
        return info;
    info.taskId = json::number(object, "Task ID", -1);
    info.index = json::number32(object, "Index", -1);
    info.attempt = json::number32(object, "Attempt");
    info.partition = json::number32(object, "Partition ID", -1);
    info.launch = json::time(object, "Launch Time");
    info.gettingResult = json::number(object, "Getting Result Time");
    info.finish = json::number(object, "Finish Time");
    info.executorId = batch.arena.copy(json::text(object, "Executor ID"));
    info.host = batch.arena.copy(json::text(object, "Host"));
    info.locality = localityFromString(json::text(object, "Locality"));
    info.speculative = json::boolean(object, "Speculative");
    return info;
}

TaskEndReason endReason(const json::Object &parent, EventBatch &batch)
{
    TaskEndReason reason;
    json::Object object;
    if (!json::object(parent, "Task End Reason", object)) {
        reason.status = TaskStatus::Failed;
        reason.kind = "UnknownReason";
        return reason;
    }
    const std::string_view kind = json::text(object, "Reason");
    if (kind == "Success")
        return reason;
    reason.status = kind == "TaskKilled" || kind == "TaskCommitDenied" ? TaskStatus::Killed : TaskStatus::Failed;
    reason.kind = batch.arena.copy(kind);
    reason.className = batch.arena.copy(json::text(object, "Class Name"));
    reason.stackTrace = batch.arena.copy(json::text(object, "Full Stack Trace"));
    for (const std::string_view key : {"Description", "Kill Reason", "Message", "Loss Reason"}) {
        if (const std::string_view text = json::text(object, key); !text.empty()) {
            reason.description = batch.arena.copy(text);
            break;
        }
    }
    return reason;
}

void set(TaskMetricValues &values, TaskColumn column, const json::Object &object, std::string_view key)
{
    values[metricIndex(column)] = json::number(object, key);
}

void shuffleReadMetrics(const json::Object &object, TaskMetricValues &v)
{
    using C = TaskColumn;
    set(v, C::ShuffleRemoteBlocksFetched, object, "Remote Blocks Fetched");
    set(v, C::ShuffleLocalBlocksFetched, object, "Local Blocks Fetched");
    set(v, C::ShuffleFetchWaitTime, object, "Fetch Wait Time");
    set(v, C::ShuffleRemoteBytesRead, object, "Remote Bytes Read");
    set(v, C::ShuffleRemoteBytesReadToDisk, object, "Remote Bytes Read To Disk");
    set(v, C::ShuffleLocalBytesRead, object, "Local Bytes Read");
    set(v, C::ShuffleRecordsRead, object, "Total Records Read");
    set(v, C::ShuffleRemoteRequestsDuration, object, "Remote Requests Duration");
    json::Object push;
    if (!json::object(object, "Push Based Shuffle", push))
        return;
    set(v, C::ShuffleCorruptMergedBlockChunks, push, "Corrupt Merged Block Chunks");
    set(v, C::ShuffleMergedFetchFallbackCount, push, "Merged Fetch Fallback Count");
    set(v, C::ShuffleMergedRemoteBlocksFetched, push, "Merged Remote Blocks Fetched");
    set(v, C::ShuffleMergedLocalBlocksFetched, push, "Merged Local Blocks Fetched");
    set(v, C::ShuffleMergedRemoteChunksFetched, push, "Merged Remote Chunks Fetched");
    set(v, C::ShuffleMergedLocalChunksFetched, push, "Merged Local Chunks Fetched");
    set(v, C::ShuffleMergedRemoteBytesRead, push, "Merged Remote Bytes Read");
    set(v, C::ShuffleMergedLocalBytesRead, push, "Merged Local Bytes Read");
    set(v, C::ShuffleMergedRemoteRequestsDuration, push, "Merged Remote Requests Duration");
}

bool taskMetrics(const json::Object &parent, TaskMetricValues &v)
{
    using C = TaskColumn;
    json::Object object;
    if (!json::object(parent, "Task Metrics", object))
        return false;
    set(v, C::ExecutorDeserializeTime, object, "Executor Deserialize Time");
    set(v, C::ExecutorDeserializeCpuTime, object, "Executor Deserialize CPU Time");
    set(v, C::ExecutorRunTime, object, "Executor Run Time");
    set(v, C::ExecutorCpuTime, object, "Executor CPU Time");
    set(v, C::PeakExecutionMemory, object, "Peak Execution Memory");
    set(v, C::PeakOnHeapExecutionMemory, object, "Peak On Heap Execution Memory");
    set(v, C::PeakOffHeapExecutionMemory, object, "Peak Off Heap Execution Memory");
    set(v, C::ResultSize, object, "Result Size");
    set(v, C::JvmGcTime, object, "JVM GC Time");
    set(v, C::ResultSerializationTime, object, "Result Serialization Time");
    set(v, C::MemoryBytesSpilled, object, "Memory Bytes Spilled");
    set(v, C::DiskBytesSpilled, object, "Disk Bytes Spilled");
    json::Object part;
    if (json::object(object, "Shuffle Read Metrics", part))
        shuffleReadMetrics(part, v);
    if (json::object(object, "Shuffle Write Metrics", part)) {
        set(v, C::ShuffleBytesWritten, part, "Shuffle Bytes Written");
        set(v, C::ShuffleWriteTime, part, "Shuffle Write Time");
        set(v, C::ShuffleRecordsWritten, part, "Shuffle Records Written");
    }
    if (json::object(object, "Input Metrics", part)) {
        set(v, C::InputBytesRead, part, "Bytes Read");
        set(v, C::InputRecordsRead, part, "Records Read");
    }
    if (json::object(object, "Output Metrics", part)) {
        set(v, C::OutputBytesWritten, part, "Bytes Written");
        set(v, C::OutputRecordsWritten, part, "Records Written");
    }
    return true;
}

std::span<const AccumulatorUpdate> sqlUpdates(const json::Object &parent, EventBatch &batch)
{
    json::Object info;
    json::Array accumulables;
    std::vector<AccumulatorUpdate> updates;
    if (!json::object(parent, "Task Info", info) || !json::array(info, "Accumulables", accumulables))
        return {};
    for (const json::Element element : accumulables) {
        json::Object one;
        json::Element update;
        if (element.get(one) || json::text(one, "Metadata") != "sql" || one.at_key("Update").get(update))
            continue;
        updates.push_back({json::number(one, "ID", -1), json::number(update)});
    }
    return batch.arena.copy(updates);
}

} // namespace

void jobStart(const json::Object &object, EventBatch &batch)
{
    JobStart event;
    event.jobId = json::number32(object, "Job ID", -1);
    event.time = json::time(object, "Submission Time");
    event.stageIds = numberList(object, "Stage IDs");
    if (json::Array infos; json::array(object, "Stage Infos", infos)) {
        for (const json::Element element : infos) {
            if (json::Object info; !element.get(info))
                event.stages.push_back(stageInfo(info, batch));
        }
    }
    if (json::Object p; json::object(object, "Properties", p)) {
        event.group = batch.arena.copy(json::text(p, "spark.jobGroup.id"));
        event.description = batch.arena.copy(json::text(p, "spark.job.description"));
        event.callSite = batch.arena.copy(json::text(p, "callSite.short"));
        event.pool = batch.arena.copy(json::text(p, "spark.scheduler.pool"));
        event.tags = batch.arena.copy(json::text(p, "spark.job.tags"));
        event.sqlExecutionId = numberIn(json::text(p, "spark.sql.execution.id"));
        event.sqlRootExecutionId = numberIn(json::text(p, "spark.sql.execution.root.id"));
        event.streamingQueryId = batch.arena.copy(json::text(p, "sql.streaming.queryId"));
        event.streamingBatchId = batch.arena.copy(json::text(p, "streaming.sql.batchId"));
    }
    if (event.jobId >= 0)
        batch.add(std::move(event));
}

void jobEnd(const json::Object &object, EventBatch &batch)
{
    JobEnd event;
    event.jobId = json::number32(object, "Job ID", -1);
    event.time = json::time(object, "Completion Time");
    if (json::Object result; json::object(object, "Job Result", result)) {
        event.succeeded = json::text(result, "Result") == "JobSucceeded";
        if (json::Object exception; json::object(result, "Exception", exception))
            event.error = batch.arena.copy(json::text(exception, "Message"));
    }
    if (event.jobId >= 0)
        batch.add(std::move(event));
}

void stageSubmitted(const json::Object &object, EventBatch &batch)
{
    json::Object info;
    if (!json::object(object, "Stage Info", info))
        return;
    StageSubmitted event{stageInfo(info, batch), {}};
    if (json::Object p; json::object(object, "Properties", p))
        event.pool = batch.arena.copy(json::text(p, "spark.scheduler.pool"));
    if (event.stage.stageId >= 0)
        batch.add(std::move(event));
}

void stageCompleted(const json::Object &object, EventBatch &batch)
{
    json::Object info;
    if (!json::object(object, "Stage Info", info))
        return;
    StageCompleted event{stageInfo(info, batch)};
    if (event.stage.stageId >= 0)
        batch.add(std::move(event));
}

void taskStart(const json::Object &object, EventBatch &batch)
{
    TaskStart event;
    event.stageId = json::number32(object, "Stage ID", -1);
    event.stageAttempt = json::number32(object, "Stage Attempt ID");
    event.info = taskInfo(object, batch);
    batch.add(event);
}

void taskEnd(const json::Object &object, EventBatch &batch)
{
    TaskEnd event;
    event.stageId = json::number32(object, "Stage ID", -1);
    event.stageAttempt = json::number32(object, "Stage Attempt ID");
    event.info = taskInfo(object, batch);
    event.reason = endReason(object, batch);
    event.hasMetrics = taskMetrics(object, event.metrics);
    if (json::Object metrics; json::object(object, "Task Executor Metrics", metrics)) {
        ExecutorMetricValues values{};
        if (executorMetricValues(metrics, values))
            event.executorMetrics = &batch.executorMetrics.emplace_back(values);
    }
    event.sqlUpdates = sqlUpdates(object, batch);
    batch.add(event);
}

} // namespace cinderscope::readers
