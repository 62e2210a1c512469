// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eventreaders.h"

#include <algorithm>
#include <unordered_map>

namespace cinderscope::readers {

namespace {

//! A kind that is known and carries nothing that is shown.
void ignore(const json::Object &, EventBatch &) {}

const std::unordered_map<std::string_view, Reader> &table()
{
    static const std::unordered_map<std::string_view, Reader> kReaders{
        {"SparkListenerLogStart", logStart},
        {"SparkListenerApplicationStart", applicationStart},
        {"SparkListenerApplicationEnd", applicationEnd},
        {"SparkListenerEnvironmentUpdate", environmentUpdate},
        {"SparkListenerResourceProfileAdded", resourceProfileAdded},
        {"SparkListenerExecutorAdded", executorAdded},
        {"SparkListenerExecutorRemoved", executorRemoved},
        {"SparkListenerExecutorBlacklisted", executorExcluded},
        {"SparkListenerExecutorExcluded", executorExcluded},
        {"SparkListenerExecutorUnblacklisted", executorUnexcluded},
        {"SparkListenerExecutorUnexcluded", executorUnexcluded},
        {"SparkListenerExecutorBlacklistedForStage", executorExcluded},
        {"SparkListenerExecutorExcludedForStage", executorExcluded},
        {"SparkListenerNodeBlacklisted", executorExcluded},
        {"SparkListenerNodeExcluded", executorExcluded},
        {"SparkListenerNodeBlacklistedForStage", executorExcluded},
        {"SparkListenerNodeExcludedForStage", executorExcluded},
        {"SparkListenerNodeUnblacklisted", executorUnexcluded},
        {"SparkListenerNodeUnexcluded", executorUnexcluded},
        {"SparkListenerBlockManagerAdded", blockManagerAdded},
        {"SparkListenerBlockManagerRemoved", blockManagerRemoved},
        {"SparkListenerBlockUpdated", blockUpdated},
        {"SparkListenerUnpersistRDD", unpersistRdd},
        {"SparkListenerExecutorMetricsUpdate", executorMetricsUpdate},
        {"SparkListenerStageExecutorMetrics", stageExecutorMetrics},
        {"SparkListenerJobStart", jobStart},
        {"SparkListenerJobEnd", jobEnd},
        {"SparkListenerStageSubmitted", stageSubmitted},
        {"SparkListenerStageCompleted", stageCompleted},
        {"SparkListenerTaskStart", taskStart},
        {"SparkListenerTaskEnd", taskEnd},
        {"SparkListenerSQLExecutionStart", sqlExecutionStart},
        {"SparkListenerSQLExecutionEnd", sqlExecutionEnd},
        {"SparkListenerSQLAdaptiveExecutionUpdate", sqlAdaptiveUpdate},
        {"SparkListenerDriverAccumUpdates", driverAccumulatorUpdates},
        {"QueryStartedEvent", queryStarted},
        {"QueryProgressEvent", queryProgress},
        {"QueryTerminatedEvent", queryTerminated},
        // known, nothing in them that is shown
        {"QueryIdleEvent", ignore},
        {"SparkListenerSQLAdaptiveSQLMetricUpdates", ignore},
        {"SparkListenerTaskGettingResult", ignore},
        {"SparkListenerSpeculativeTaskSubmitted", ignore},
        {"SparkListenerUnschedulableTaskSetAdded", ignore},
        {"SparkListenerUnschedulableTaskSetRemoved", ignore},
        {"SparkListenerMiscellaneousProcessAdded", ignore},
    };
    return kReaders;
}

} // namespace

Reader find(std::string_view simpleName)
{
    const auto found = table().find(simpleName);
    return found == table().end() ? nullptr : found->second;
}

Properties properties(const json::Object &parent, std::string_view key, EventBatch &batch)
{
    Properties list;
    if (json::Object object; json::object(parent, key, object)) {
        for (const auto field : object) {
            std::string_view value;
            if (!field.value.get(value))
                list.emplace_back(batch.arena.copy(field.key), batch.arena.copy(value));
        }
    }
    return list;
}

void logStart(const json::Object &object, EventBatch &batch)
{
    batch.add(LogStart{batch.arena.copy(json::text(object, "Spark Version"))});
}

void applicationStart(const json::Object &object, EventBatch &batch)
{
    ApplicationStart event;
    event.name = batch.arena.copy(json::text(object, "App Name"));
    event.id = batch.arena.copy(json::text(object, "App ID"));
    event.attemptId = batch.arena.copy(json::text(object, "App Attempt ID"));
    event.user = batch.arena.copy(json::text(object, "User"));
    event.time = json::time(object, "Timestamp");
    batch.add(event);
}

void applicationEnd(const json::Object &object, EventBatch &batch)
{
    batch.add(ApplicationEnd{json::time(object, "Timestamp"), json::number(object, "ExitCode", 0)});
}

void environmentUpdate(const json::Object &object, EventBatch &batch)
{
    EnvironmentUpdate event;
    event.jvm = properties(object, "JVM Information", batch);
    event.spark = properties(object, "Spark Properties", batch);
    event.hadoop = properties(object, "Hadoop Properties", batch);
    event.system = properties(object, "System Properties", batch);
    event.metrics = properties(object, "Metrics Properties", batch);
    event.classpath = properties(object, "Classpath Entries", batch);
    batch.add(std::move(event));
}

namespace {

//! {"cores":{"Resource Name":"cores","Amount":2,…},…} as name and amount.
Properties resources(const json::Object &parent, std::string_view key, EventBatch &batch)
{
    Properties list;
    json::Object all;
    if (!json::object(parent, key, all))
        return list;
    for (const auto field : all) {
        json::Object request;
        json::Element amount;
        if (field.value.get(request) || request.at_key("Amount").get(amount))
            continue;
        list.emplace_back(batch.arena.copy(field.key), batch.arena.copy(simdjson::minify(amount)));
    }
    return list;
}

} // namespace

void resourceProfileAdded(const json::Object &object, EventBatch &batch)
{
    ResourceProfileAdded event;
    event.id = json::number32(object, "Resource Profile Id", -1);
    event.executorResources = resources(object, "Executor Resource Requests", batch);
    event.taskResources = resources(object, "Task Resource Requests", batch);
    batch.add(std::move(event));
}

void executorAdded(const json::Object &object, EventBatch &batch)
{
    ExecutorAdded event;
    event.time = json::time(object, "Timestamp");
    event.executorId = batch.arena.copy(json::text(object, "Executor ID"));
    if (json::Object info; json::object(object, "Executor Info", info)) {
        event.host = batch.arena.copy(json::text(info, "Host"));
        event.cores = json::number32(info, "Total Cores");
        event.resourceProfileId = json::number32(info, "Resource Profile Id", -1);
        event.logUrls = properties(info, "Log Urls", batch);
        event.attributes = properties(info, "Attributes", batch);
    }
    batch.add(std::move(event));
}

void executorRemoved(const json::Object &object, EventBatch &batch)
{
    batch.add(ExecutorRemoved{json::time(object, "Timestamp"), batch.arena.copy(json::text(object, "Executor ID")),
                              batch.arena.copy(json::text(object, "Removed Reason"))});
}

namespace {

//! These events are written by Jackson from the case class: camelCase keys.
void exclusion(const json::Object &object, EventBatch &batch, bool excluded)
{
    ExecutorExclusion event;
    event.time = json::time(object, "time");
    event.executorId = batch.arena.copy(json::text(object, "executorId"));
    event.host = batch.arena.copy(json::text(object, "hostId"));
    event.excluded = excluded;
    event.stageId = json::number32(object, "stageId", -1);
    event.stageAttempt = json::number32(object, "stageAttemptId", -1);
    event.taskFailures = json::number32(object, "taskFailures");
    batch.add(event);
}

} // namespace

void executorExcluded(const json::Object &object, EventBatch &batch)
{
    exclusion(object, batch, true);
}

void executorUnexcluded(const json::Object &object, EventBatch &batch)
{
    exclusion(object, batch, false);
}

void blockManagerAdded(const json::Object &object, EventBatch &batch)
{
    BlockManagerAdded event;
    event.time = json::time(object, "Timestamp");
    if (json::Object id; json::object(object, "Block Manager ID", id)) {
        event.executorId = batch.arena.copy(json::text(id, "Executor ID"));
        event.host = batch.arena.copy(json::text(id, "Host"));
        event.port = json::number32(id, "Port");
    }
    event.maxMemory = json::number(object, "Maximum Memory");
    event.maxOnHeapMemory = json::number(object, "Maximum Onheap Memory", -1);
    event.maxOffHeapMemory = json::number(object, "Maximum Offheap Memory", -1);
    batch.add(event);
}

void blockManagerRemoved(const json::Object &object, EventBatch &batch)
{
    BlockManagerRemoved event;
    event.time = json::time(object, "Timestamp");
    if (json::Object id; json::object(object, "Block Manager ID", id))
        event.executorId = batch.arena.copy(json::text(id, "Executor ID"));
    batch.add(event);
}

void blockUpdated(const json::Object &object, EventBatch &batch)
{
    json::Object info;
    if (!json::object(object, "Block Updated Info", info))
        return;
    BlockUpdated event;
    if (json::Object id; json::object(info, "Block Manager ID", id))
        event.executorId = batch.arena.copy(json::text(id, "Executor ID"));
    event.blockId = batch.arena.copy(json::text(info, "Block ID"));
    if (json::Object level; json::object(info, "Storage Level", level))
        event.valid = json::boolean(level, "Use Memory") || json::boolean(level, "Use Disk") ||
                      json::boolean(level, "Use Off Heap");
    event.memorySize = std::max<std::int64_t>(0, json::number(info, "Memory Size"));
    event.diskSize = std::max<std::int64_t>(0, json::number(info, "Disk Size"));
    batch.add(event);
}

void unpersistRdd(const json::Object &object, EventBatch &batch)
{
    batch.add(UnpersistRdd{json::number32(object, "RDD ID", -1)});
}

bool executorMetricValues(const json::Object &object, ExecutorMetricValues &values)
{
    bool any = false;
    for (std::size_t i = 0; i < values.size(); ++i) {
        values[i] = json::number(object, executorMetricKey(static_cast<ExecutorMetric>(i)));
        any = any || values[i] > 0;
    }
    return any;
}

void executorMetricsUpdate(const json::Object &object, EventBatch &batch)
{
    json::Array updates;
    if (!json::array(object, "Executor Metrics Updated", updates))
        return;
    const Text executorId = batch.arena.copy(json::text(object, "Executor ID"));
    for (const json::Element element : updates) {
        json::Object update, metrics;
        if (element.get(update) || !json::object(update, "Executor Metrics", metrics))
            continue;
        ExecutorMetricsUpdate event;
        event.executorId = executorId;
        event.stageId = json::number32(update, "Stage ID", -1);
        event.stageAttempt = json::number32(update, "Stage Attempt ID", -1);
        if (executorMetricValues(metrics, event.values))
            batch.add(event);
    }
}

void stageExecutorMetrics(const json::Object &object, EventBatch &batch)
{
    ExecutorMetricsUpdate event;
    event.executorId = batch.arena.copy(json::text(object, "Executor ID"));
    event.stageId = json::number32(object, "Stage ID", -1);
    event.stageAttempt = json::number32(object, "Stage Attempt ID", -1);
    event.isStagePeak = true;
    json::Object metrics;
    if (json::object(object, "Executor Metrics", metrics) && executorMetricValues(metrics, event.values))
        batch.add(event);
}

} // namespace cinderscope::readers
