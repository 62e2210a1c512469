// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restreaders.h"

#include "ingest/jsonaccess.h"

#include <algorithm>

namespace cinderscope::rest {

namespace {

bool asObject(const Element &element, Object &object)
{
    return !element.get(object);
}

TimeMs isoField(const Object &object, std::string_view key)
{
    const TimeMs time = json::isoTime(json::text(object, key));
    return time > 0 ? time : kNoTime; // "1969-12-31T23:59:59.999GMT" stands for none
}

std::vector<std::int32_t> ids(const Object &object, std::string_view key)
{
    std::vector<std::int32_t> list;
    json::Array array;
    if (!json::array(object, key, array))
        return list;
    for (const Element entry : array) {
        const std::int64_t id = json::number(entry, -1);
        if (id >= 0 && id <= INT32_MAX)
            list.push_back(static_cast<std::int32_t>(id));
    }
    return list;
}

Properties pairs(const Object &object, std::string_view key)
{
    Properties list;
    json::Array array;
    if (!json::array(object, key, array))
        return list;
    for (const Element entry : array) {
        json::Array pair;
        std::string_view name, value;
        if (!entry.get(pair) && pair.size() == 2 && !pair.at(0).get(name) && !pair.at(1).get(value))
            list.emplace_back(name, value);
    }
    return list;
}

Properties textFields(const Object &parent, std::string_view key)
{
    Properties list;
    Object object;
    if (!json::object(parent, key, object))
        return list;
    for (const auto field : object) {
        std::string_view value;
        if (!field.value.get(value))
            list.emplace_back(field.key, value);
    }
    return list;
}

JobStatus jobStatus(std::string_view word)
{
    return word == "SUCCEEDED" ? JobStatus::Succeeded : word == "FAILED" ? JobStatus::Failed : JobStatus::Running;
}

StageStatus stageStatus(std::string_view word)
{
    if (word == "ACTIVE")
        return StageStatus::Running;
    if (word == "COMPLETE")
        return StageStatus::Complete;
    if (word == "FAILED")
        return StageStatus::Failed;
    return word == "SKIPPED" ? StageStatus::Skipped : StageStatus::Pending;
}

struct MetricField
{
    std::string_view key;
    TaskColumn column;
};

//! Fields of StageData; bytes and ms, times of CPU and of shuffle writes in ns.
constexpr MetricField kStageFields[] = {
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
    {"inputBytes", TaskColumn::InputBytesRead},
    {"inputRecords", TaskColumn::InputRecordsRead},
    {"outputBytes", TaskColumn::OutputBytesWritten},
    {"outputRecords", TaskColumn::OutputRecordsWritten},
    {"shuffleRemoteBlocksFetched", TaskColumn::ShuffleRemoteBlocksFetched},
    {"shuffleLocalBlocksFetched", TaskColumn::ShuffleLocalBlocksFetched},
    {"shuffleFetchWaitTime", TaskColumn::ShuffleFetchWaitTime},
    {"shuffleRemoteBytesRead", TaskColumn::ShuffleRemoteBytesRead},
    {"shuffleRemoteBytesReadToDisk", TaskColumn::ShuffleRemoteBytesReadToDisk},
    {"shuffleLocalBytesRead", TaskColumn::ShuffleLocalBytesRead},
    {"shuffleReadRecords", TaskColumn::ShuffleRecordsRead},
    {"shuffleRemoteReqsDuration", TaskColumn::ShuffleRemoteRequestsDuration},
    {"shuffleCorruptMergedBlockChunks", TaskColumn::ShuffleCorruptMergedBlockChunks},
    {"shuffleMergedFetchFallbackCount", TaskColumn::ShuffleMergedFetchFallbackCount},
    {"shuffleMergedRemoteBlocksFetched", TaskColumn::ShuffleMergedRemoteBlocksFetched},
    {"shuffleMergedLocalBlocksFetched", TaskColumn::ShuffleMergedLocalBlocksFetched},
    {"shuffleMergedRemoteChunksFetched", TaskColumn::ShuffleMergedRemoteChunksFetched},
    {"shuffleMergedLocalChunksFetched", TaskColumn::ShuffleMergedLocalChunksFetched},
    {"shuffleMergedRemoteBytesRead", TaskColumn::ShuffleMergedRemoteBytesRead},
    {"shuffleMergedLocalBytesRead", TaskColumn::ShuffleMergedLocalBytesRead},
    {"shuffleMergedRemoteReqsDuration", TaskColumn::ShuffleMergedRemoteRequestsDuration},
    {"shuffleWriteBytes", TaskColumn::ShuffleBytesWritten},
    {"shuffleWriteTime", TaskColumn::ShuffleWriteTime},
    {"shuffleWriteRecords", TaskColumn::ShuffleRecordsWritten},
};

TaskTotals stageTotals(const Object &object, const StageSummary &summary)
{
    TaskTotals totals;
    for (const MetricField &field : kStageFields)
        totals.sum[metricIndex(field.column)] = json::number(object, field.key);
    // Spark 2.4 has only the sum of both
    if (!json::has(object, "shuffleLocalBytesRead"))
        totals.sum[metricIndex(TaskColumn::ShuffleLocalBytesRead)] = json::number(object, "shuffleReadBytes");
    totals.duration = totals[TaskColumn::ExecutorDeserializeTime] + totals[TaskColumn::ExecutorRunTime] +
                      totals[TaskColumn::ResultSerializationTime];
    totals.withMetrics = std::int64_t(summary.completedTasks) + summary.failedTasks + summary.killedTasks;
    return totals;
}

bool readPeaks(const Object &object, ExecutorMetricValues &values)
{
    Object peaks;
    if (!json::object(object, "peakMemoryMetrics", peaks))
        return false;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = json::number(peaks, executorMetricKey(static_cast<ExecutorMetric>(i)));
    return std::any_of(values.begin(), values.end(), [](std::int64_t value) { return value != 0; });
}

Text hostOf(Text hostPort)
{
    const std::size_t colon = hostPort.rfind(':');
    return colon == Text::npos ? hostPort : hostPort.substr(0, colon);
}

} // namespace

std::optional<ApplicationSummary> applicationSummary(const Element &element, Text wanted)
{
    Object object;
    if (!asObject(element, object))
        return {};
    ApplicationSummary summary;
    summary.id = json::text(object, "id");
    summary.name = json::text(object, "name");
    if (summary.id.empty())
        return {};
    json::Array attempts;
    Object attempt;
    if (!json::array(object, "attempts", attempts) || attempts.at(0).get(attempt))
        return summary;
    for (const Element other : attempts) { // of a history server: the newest first
        Object candidate;
        if (!wanted.empty() && asObject(other, candidate) && json::text(candidate, "attemptId") == wanted)
            attempt = candidate;
    }
    summary.attemptId = json::text(attempt, "attemptId");
    summary.user = json::text(attempt, "sparkUser");
    summary.sparkVersion = json::text(attempt, "appSparkVersion");
    summary.start = json::time(attempt, "startTimeEpoch");
    if (summary.start == kNoTime)
        summary.start = isoField(attempt, "startTime");
    summary.completed = json::boolean(attempt, "completed");
    if (summary.completed)
        summary.end = json::time(attempt, "endTimeEpoch");
    return summary;
}

std::optional<JobSummary> jobSummary(const Element &element)
{
    Object object;
    if (!asObject(element, object))
        return {};
    JobSummary job;
    job.jobId = json::number32(object, "jobId", -1);
    if (job.jobId < 0)
        return {};
    job.name = json::text(object, "name");
    job.description = json::text(object, "description");
    job.group = json::text(object, "jobGroup");
    json::Array tags;
    if (json::array(object, "jobTags", tags)) {
        for (const Element tag : tags) {
            if (std::string_view text; !tag.get(text))
                job.tags.push_back(text);
        }
    }
    job.submitted = isoField(object, "submissionTime");
    job.completed = isoField(object, "completionTime");
    job.status = jobStatus(json::text(object, "status"));
    job.stageIds = ids(object, "stageIds");
    std::sort(job.stageIds.begin(), job.stageIds.end());
    const auto count = [&object](std::string_view key) { return std::max(0, json::number32(object, key)); };
    job.tasks = count("numTasks");
    job.activeTasks = count("numActiveTasks");
    job.completedTasks = count("numCompletedTasks");
    job.skippedTasks = count("numSkippedTasks");
    job.failedTasks = count("numFailedTasks");
    job.killedTasks = count("numKilledTasks");
    job.completedIndices = json::has(object, "numCompletedIndices") ? count("numCompletedIndices") : job.completedTasks;
    job.activeStages = count("numActiveStages");
    job.completedStages = count("numCompletedStages");
    job.skippedStages = count("numSkippedStages");
    job.failedStages = count("numFailedStages");
    return job;
}

std::optional<StageSummary> stageSummary(const Element &element)
{
    Object object;
    if (!asObject(element, object))
        return {};
    StageSummary summary;
    StageInfo &stage = summary.stage;
    stage.stageId = json::number32(object, "stageId", -1);
    stage.attempt = json::number32(object, "attemptId", 0);
    if (stage.stageId < 0 || stage.attempt < 0)
        return {};
    summary.status = stageStatus(json::text(object, "status"));
    stage.name = json::text(object, "name");
    stage.details = json::text(object, "details");
    stage.submitted = isoField(object, "submissionTime");
    stage.completed = isoField(object, "completionTime");
    stage.failed = summary.status == StageStatus::Failed;
    stage.failureReason = json::text(object, "failureReason");
    stage.resourceProfileId = json::number32(object, "resourceProfileId", -1);
    summary.description = json::text(object, "description");
    summary.pool = json::text(object, "schedulingPool");
    summary.firstTaskLaunched = isoField(object, "firstTaskLaunchedTime");
    const auto count = [&object](std::string_view key) { return std::max(0, json::number32(object, key)); };
    stage.tasks = count("numTasks");
    summary.activeTasks = count("numActiveTasks");
    summary.completedTasks = count("numCompleteTasks");
    summary.failedTasks = count("numFailedTasks");
    summary.killedTasks = count("numKilledTasks");
    summary.completedIndices =
        json::has(object, "numCompletedIndices") ? count("numCompletedIndices") : summary.completedTasks;
    summary.totals = stageTotals(object, summary);
    return summary;
}

std::optional<ExecutorSummary> executorSummary(const Element &element)
{
    Object object;
    if (!asObject(element, object))
        return {};
    ExecutorSummary executor;
    executor.executorId = json::text(object, "id");
    if (executor.executorId.empty())
        return {};
    executor.host = hostOf(json::text(object, "hostPort"));
    executor.removeReason = json::text(object, "removeReason");
    executor.added = isoField(object, "addTime");
    executor.removed = isoField(object, "removeTime");
    executor.active = json::boolean(object, "isActive", true);
    executor.excluded = json::boolean(object, "isExcluded") || json::boolean(object, "isBlacklisted");
    executor.resourceProfileId = json::number32(object, "resourceProfileId", -1);
    const auto count = [&object](std::string_view key) { return std::max(0, json::number32(object, key)); };
    executor.cores = count("totalCores");
    executor.maxTasks = count("maxTasks");
    executor.activeTasks = count("activeTasks");
    executor.completedTasks = count("completedTasks");
    executor.failedTasks = count("failedTasks");
    executor.totalDuration = json::number(object, "totalDuration");
    executor.gcTime = json::number(object, "totalGCTime");
    executor.inputBytes = json::number(object, "totalInputBytes");
    executor.shuffleRead = json::number(object, "totalShuffleRead");
    executor.shuffleWrite = json::number(object, "totalShuffleWrite");
    executor.maxMemory = json::number(object, "maxMemory");
    executor.memoryUsed = json::number(object, "memoryUsed");
    executor.diskUsed = json::number(object, "diskUsed");
    executor.rddBlocks = json::number(object, "rddBlocks");
    executor.hasPeaks = readPeaks(object, executor.peaks);
    executor.logUrls = textFields(object, "executorLogs");
    executor.attributes = textFields(object, "attributes");
    return executor;
}

EnvironmentUpdate environmentUpdate(const Object &object)
{
    EnvironmentUpdate update;
    Object runtime;
    if (json::object(object, "runtime", runtime)) {
        const std::pair<std::string_view, std::string_view> names[] = {
            {"javaVersion", "Java Version"}, {"javaHome", "Java Home"}, {"scalaVersion", "Scala Version"}};
        for (const auto &[key, name] : names)
            update.jvm.emplace_back(name, json::text(runtime, key)); // named as in the event log
    }
    update.spark = pairs(object, "sparkProperties");
    update.hadoop = pairs(object, "hadoopProperties");
    update.system = pairs(object, "systemProperties");
    update.metrics = pairs(object, "metricsProperties");
    update.classpath = pairs(object, "classpathEntries");
    return update;
}

namespace {

Properties amounts(const Object &profile, std::string_view key, ResourceProfiles &into)
{
    Properties list;
    Object resources;
    if (!json::object(profile, key, resources))
        return list;
    for (const auto field : resources) {
        Object resource;
        if (field.value.get(resource))
            continue;
        const double amount = json::real(resource, "amount", static_cast<double>(json::number(resource, "amount")));
        std::string text = std::to_string(amount);
        text.erase(text.find_last_not_of('0') + 1);
        if (text.ends_with('.'))
            text.pop_back();
        into.texts.push_back(std::make_unique<std::string>(std::move(text)));
        list.emplace_back(field.key, *into.texts.back());
    }
    return list;
}

} // namespace

ResourceProfiles resourceProfiles(const Object &environment)
{
    ResourceProfiles result;
    json::Array array;
    if (!json::array(environment, "resourceProfiles", array))
        return result;
    for (const Element element : array) {
        Object object;
        if (!asObject(element, object))
            continue;
        ResourceProfileAdded profile;
        profile.id = json::number32(object, "id", -1);
        profile.executorResources = amounts(object, "executorResources", result);
        profile.taskResources = amounts(object, "taskResources", result);
        if (profile.id >= 0)
            result.profiles.push_back(std::move(profile));
    }
    return result;
}

std::optional<SqlRecord> sqlRecord(const Element &element)
{
    Object object;
    if (!asObject(element, object))
        return {};
    SqlRecord record;
    record.start.executionId = json::number(object, "id", -1);
    if (record.start.executionId < 0)
        return {};
    record.start.rootExecutionId = json::number(object, "rootExecutionId", -1);
    record.start.description = json::text(object, "description");
    record.start.time = isoField(object, "submissionTime");
    for (const std::string_view key : {"runningJobIds", "successJobIds", "failedJobIds"}) {
        const auto list = ids(object, key);
        record.jobIds.insert(record.jobIds.end(), list.begin(), list.end());
    }
    const std::string_view status = json::text(object, "status");
    if (status == "RUNNING" || status.empty())
        return record;
    SqlExecutionEnd &end = record.end.emplace();
    end.executionId = record.start.executionId;
    end.time = record.start.time == kNoTime
                   ? kNoTime
                   : record.start.time + std::max<std::int64_t>(0, json::number(object, "duration"));
    end.hasError = true;
    end.error = json::text(object, "errorMessage"); // since Spark 4
    if (end.error.empty() && status == "FAILED")
        end.error = status;
    return record;
}

} // namespace cinderscope::rest
