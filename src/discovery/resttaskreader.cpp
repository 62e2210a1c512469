// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restreaders.h"

#include "ingest/jsonaccess.h"

#include <algorithm>

namespace cinderscope::rest {

namespace {

struct MetricField
{
    std::string_view key;
    TaskColumn column;
};

constexpr MetricField kTaskFields[] = {
    {"executorDeserializeTime", TaskColumn::ExecutorDeserializeTime},
    {"executorDeserializeCpuTime", TaskColumn::ExecutorDeserializeCpuTime},
    {"executorRunTime", TaskColumn::ExecutorRunTime},
    {"executorCpuTime", TaskColumn::ExecutorCpuTime},
    {"resultSize", TaskColumn::ResultSize},
    {"jvmGcTime", TaskColumn::JvmGcTime},
    {"resultSerializationTime", TaskColumn::ResultSerializationTime},
    {"memoryBytesSpilled", TaskColumn::MemoryBytesSpilled},
    {"diskBytesSpilled", TaskColumn::DiskBytesSpilled},
    {"peakExecutionMemory", TaskColumn::PeakExecutionMemory},
    {"peakOnHeapExecutionMemory", TaskColumn::PeakOnHeapExecutionMemory},
    {"peakOffHeapExecutionMemory", TaskColumn::PeakOffHeapExecutionMemory},
};
constexpr MetricField kInputFields[] = {{"bytesRead", TaskColumn::InputBytesRead},
                                        {"recordsRead", TaskColumn::InputRecordsRead}};
constexpr MetricField kOutputFields[] = {{"bytesWritten", TaskColumn::OutputBytesWritten},
                                         {"recordsWritten", TaskColumn::OutputRecordsWritten}};
constexpr MetricField kShuffleReadFields[] = {
    {"remoteBlocksFetched", TaskColumn::ShuffleRemoteBlocksFetched},
    {"localBlocksFetched", TaskColumn::ShuffleLocalBlocksFetched},
    {"fetchWaitTime", TaskColumn::ShuffleFetchWaitTime},
    {"remoteBytesRead", TaskColumn::ShuffleRemoteBytesRead},
    {"remoteBytesReadToDisk", TaskColumn::ShuffleRemoteBytesReadToDisk},
    {"localBytesRead", TaskColumn::ShuffleLocalBytesRead},
    {"recordsRead", TaskColumn::ShuffleRecordsRead},
    {"remoteReqsDuration", TaskColumn::ShuffleRemoteRequestsDuration},
};
constexpr MetricField kPushReadFields[] = {
    {"corruptMergedBlockChunks", TaskColumn::ShuffleCorruptMergedBlockChunks},
    {"mergedFetchFallbackCount", TaskColumn::ShuffleMergedFetchFallbackCount},
    {"remoteMergedBlocksFetched", TaskColumn::ShuffleMergedRemoteBlocksFetched},
    {"localMergedBlocksFetched", TaskColumn::ShuffleMergedLocalBlocksFetched},
    {"remoteMergedChunksFetched", TaskColumn::ShuffleMergedRemoteChunksFetched},
    {"localMergedChunksFetched", TaskColumn::ShuffleMergedLocalChunksFetched},
    {"remoteMergedBytesRead", TaskColumn::ShuffleMergedRemoteBytesRead},
    {"localMergedBytesRead", TaskColumn::ShuffleMergedLocalBytesRead},
    {"remoteMergedReqsDuration", TaskColumn::ShuffleMergedRemoteRequestsDuration},
};
constexpr MetricField kShuffleWriteFields[] = {{"bytesWritten", TaskColumn::ShuffleBytesWritten},
                                               {"writeTime", TaskColumn::ShuffleWriteTime}, // ns
                                               {"recordsWritten", TaskColumn::ShuffleRecordsWritten}};

template <std::size_t N>
void readFields(const Object &object, const MetricField (&fields)[N], TaskMetricValues &values)
{
    for (const MetricField &field : fields)
        values[metricIndex(field.column)] = json::number(object, field.key);
}

bool readMetrics(const Object &task, TaskMetricValues &values)
{
    Object metrics;
    if (!json::object(task, "taskMetrics", metrics))
        return false;
    readFields(metrics, kTaskFields, values);
    Object part;
    if (json::object(metrics, "inputMetrics", part))
        readFields(part, kInputFields, values);
    if (json::object(metrics, "outputMetrics", part))
        readFields(part, kOutputFields, values);
    if (json::object(metrics, "shuffleReadMetrics", part)) {
        readFields(part, kShuffleReadFields, values);
        if (Object push; json::object(part, "shufflePushReadMetrics", push))
            readFields(push, kPushReadFields, values);
    }
    if (json::object(metrics, "shuffleWriteMetrics", part))
        readFields(part, kShuffleWriteFields, values);
    return true;
}

TimeMs isoField(const Object &object, std::string_view key)
{
    const TimeMs time = json::isoTime(json::text(object, key));
    return time > 0 ? time : kNoTime;
}

//! The text between the first "(" and the last ")".
Text inParentheses(Text text)
{
    const std::size_t open = text.find('('), close = text.rfind(')');
    return open == Text::npos || close == Text::npos || close < open ? Text() : text.substr(open + 1, close - open - 1);
}

bool isClassName(Text text)
{
    return text.find('.') != Text::npos && std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return c == '.' || c == '_' || c == '$' || std::isalnum(c);
           });
}

//! ExceptionFailure.toErrorString: "class: description", then the lines of the stack trace.
void readException(Text message, TaskEndReason &reason)
{
    reason.kind = "ExceptionFailure";
    reason.stackTrace = message;
    const std::size_t trace = message.find("\n\tat ");
    const Text head = message.substr(0, trace);
    const std::size_t colon = head.find(':');
    const Text name = head.substr(0, std::min(colon, head.size()));
    if (isClassName(name)) {
        reason.className = name;
        reason.description = colon == Text::npos ? Text() : head.substr(colon + 1);
        while (reason.description.starts_with(' '))
            reason.description.remove_prefix(1);
    } else {
        reason.description = head;
    }
}

} // namespace

TaskEndReason endReason(std::string_view status, std::string_view message)
{
    TaskEndReason reason;
    if (status == "SUCCESS")
        return reason;
    const bool killed = status == "KILLED" || message.starts_with("TaskKilled");
    reason.status = killed ? TaskStatus::Killed : TaskStatus::Failed;
    if (killed) {
        reason.kind = "TaskKilled";
        reason.description = message.starts_with("TaskKilled") ? inParentheses(message) : message;
        return reason;
    }
    // TaskEndReason.scala: the words at the beginning of each case class's toErrorString
    static constexpr std::string_view kinds[] = {"TaskCommitDenied", "FetchFailed",    "ExecutorLostFailure",
                                                 "Resubmitted",      "TaskResultLost", "UnknownReason"};
    for (const std::string_view kind : kinds) {
        if (!message.starts_with(kind))
            continue;
        reason.kind = kind;
        reason.description = message;
        if (kind == "TaskCommitDenied")
            reason.status = TaskStatus::Killed;
        if (kind == "FetchFailed") {
            reason.stackTrace = message;
            const std::size_t text = message.find("message=\n");
            reason.description = text == Text::npos ? message : message.substr(text + 9);
            reason.description = reason.description.substr(0, reason.description.find("\n"));
        }
        return reason;
    }
    if (message.empty())
        reason.kind = "UnknownReason";
    else
        readException(message, reason);
    return reason;
}

std::optional<TaskEnd> taskEnd(const Element &element, std::int32_t stageId, std::int32_t stageAttempt)
{
    Object object;
    if (element.get(object))
        return {};
    TaskEnd task;
    task.stageId = stageId;
    task.stageAttempt = stageAttempt;
    TaskInfo &info = task.info;
    info.taskId = json::number(object, "taskId", -1);
    info.launch = isoField(object, "launchTime");
    if (info.taskId < 0 || info.launch == kNoTime)
        return {};
    info.index = json::number32(object, "index", -1);
    info.attempt = json::number32(object, "attempt", 0);
    info.partition = json::number32(object, "partitionId", -1); // since Spark 3.3
    info.executorId = json::text(object, "executorId");
    info.host = json::text(object, "host");
    info.locality = localityFromString(json::text(object, "taskLocality"));
    info.speculative = json::boolean(object, "speculative");
    if (const TimeMs fetch = isoField(object, "resultFetchStart"); fetch != kNoTime)
        info.gettingResult = fetch;
    const std::string_view status = json::text(object, "status");
    // "GET RESULT": ran, the driver fetches the result (TaskInfo.status)
    if (status == "RUNNING" || status == "GET RESULT" || status == "GETTING_RESULT" || status == "UNKNOWN" ||
        status.empty()) {
        task.reason.status = TaskStatus::Running;
        return task;
    }
    info.finish = info.launch + std::max<std::int64_t>(0, json::number(object, "duration"));
    task.reason = endReason(status, json::text(object, "errorMessage"));
    task.hasMetrics = readMetrics(object, task.metrics);
    return task;
}

} // namespace cinderscope::rest
