// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskcolumns.h"
#include "core/types.h"

#include <cstdint>
#include <span>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

//! One event model for all sources: Spark's listener events (JsonProtocol, Spark 2.4 to 4.3), and three summaries
//! that only REST gives. Absent = default (kNoTime, -1, empty). Text is borrowed: it lives as long as the
//! EventBatch (or the caller's buffer) does; the store copies what it keeps.
namespace cinderscope {

using Text = std::string_view;
using TextPair = std::pair<Text, Text>;
using Properties = std::vector<TextPair>;

struct LogStart
{
    Text sparkVersion;
};

struct ApplicationStart
{
    Text name, id, attemptId, user;
    TimeMs time = kNoTime;
};

struct ApplicationEnd
{
    TimeMs time = kNoTime;
    std::int64_t exitCode = 0; //!< 0 where the log has none (before Spark 4)
};

struct EnvironmentUpdate
{
    Properties jvm, spark, hadoop, system, metrics, classpath;
};

struct ResourceProfileAdded
{
    std::int32_t id = -1;
    Properties executorResources; //!< name, amount
    Properties taskResources;
};

struct ExecutorAdded
{
    TimeMs time = kNoTime;
    Text executorId, host;
    std::int32_t cores = 0;
    std::int32_t resourceProfileId = -1;
    Properties logUrls, attributes;
};

struct ExecutorRemoved
{
    TimeMs time = kNoTime;
    Text executorId, reason;
};

//! Excluded (blacklisted before Spark 3.1) or taken back; Spark logs one exclusion under both names.
struct ExecutorExclusion
{
    TimeMs time = kNoTime;
    Text executorId;           //!< empty for a node
    Text host;                 //!< of a node
    bool excluded = true;      //!< false: taken back
    std::int32_t stageId = -1; //!< only for this stage
    std::int32_t stageAttempt = -1;
    std::int32_t taskFailures = 0;
};

struct BlockManagerAdded
{
    TimeMs time = kNoTime;
    Text executorId, host;
    std::int32_t port = 0;
    std::int64_t maxMemory = 0;
    std::int64_t maxOnHeapMemory = -1, maxOffHeapMemory = -1;
};

struct BlockManagerRemoved
{
    TimeMs time = kNoTime;
    Text executorId;
};

//! Only with spark.eventLog.logBlockUpdates.enabled, or live.
struct BlockUpdated
{
    Text executorId, blockId;
    bool valid = false; //!< stored in memory or on disk
    std::int64_t memorySize = 0, diskSize = 0;
};

struct RddInfo
{
    std::int32_t id = -1;
    Text name, callSite, scope;
    std::int32_t partitions = 0, cachedPartitions = 0;
    bool useMemory = false, useDisk = false;
    std::int64_t memorySize = 0, diskSize = 0;
};

struct UnpersistRdd
{
    std::int32_t rddId = -1;
};

struct StageInfo
{
    std::int32_t stageId = -1, attempt = 0;
    Text name, details;
    std::int32_t tasks = 0;
    TimeMs submitted = kNoTime, completed = kNoTime;
    bool failed = false;
    Text failureReason;
    std::vector<std::int32_t> parentIds;
    std::int32_t resourceProfileId = -1;
    std::vector<RddInfo> rdds;
};

struct JobStart
{
    std::int32_t jobId = -1;
    TimeMs time = kNoTime;
    std::vector<std::int32_t> stageIds;
    std::vector<StageInfo> stages;
    Text group, description, callSite, pool;
    Text tags; //!< comma list, as in spark.job.tags
    std::int64_t sqlExecutionId = -1, sqlRootExecutionId = -1;
    Text streamingQueryId, streamingBatchId;
};

struct JobEnd
{
    std::int32_t jobId = -1;
    TimeMs time = kNoTime;
    bool succeeded = true;
    Text error; //!< message of the exception
};

struct StageSubmitted
{
    StageInfo stage;
    Text pool;
};

struct StageCompleted
{
    StageInfo stage;
};

struct TaskInfo
{
    std::int64_t taskId = -1;
    std::int32_t index = -1, attempt = 0, partition = -1;
    TimeMs launch = kNoTime;
    TimeMs gettingResult = 0; //!< when fetching of the result began; 0 = not fetched apart
    TimeMs finish = 0;        //!< 0 = still running
    Text executorId, host;
    Locality locality = Locality::Unknown;
    bool speculative = false;
};

struct TaskStart
{
    std::int32_t stageId = -1, stageAttempt = 0;
    TaskInfo info;
};

//! Why a task ended otherwise than well; empty texts where Spark gives none.
struct TaskEndReason
{
    TaskStatus status = TaskStatus::Succeeded;
    Text kind;        //!< Spark's word: "ExceptionFailure", "FetchFailed", "TaskKilled", …
    Text className;   //!< of the exception
    Text description; //!< message, kill reason or loss reason
    Text stackTrace;  //!< full stack trace where there is one
};

//! An update of a SQL metric by a task, or by the driver.
struct AccumulatorUpdate
{
    std::int64_t id = -1;
    std::int64_t value = 0;
};

struct TaskEnd
{
    std::int32_t stageId = -1, stageAttempt = 0;
    TaskInfo info;
    TaskEndReason reason;
    bool hasMetrics = false;
    TaskMetricValues metrics{};
    const ExecutorMetricValues *executorMetrics = nullptr; //!< nullptr: absent, or all zero
    std::span<const AccumulatorUpdate> sqlUpdates;
};

//! Live, or with spark.eventLog.logStageExecutorMetrics.
struct ExecutorMetricsUpdate
{
    TimeMs time = kNoTime; //!< the log has none: time of the event before
    Text executorId;
    std::int32_t stageId = -1, stageAttempt = -1;
    bool isStagePeak = false; //!< StageExecutorMetrics: peaks of the executor within the stage
    ExecutorMetricValues values{};
};

struct SqlExecutionStart
{
    std::int64_t executionId = -1, rootExecutionId = -1;
    TimeMs time = kNoTime;
    Text description, details, physicalPlan;
    Text planBlob; //!< sparkPlanInfo, packed (ingest/sqlplan.h)
    Text group, tags;
};

struct SqlAdaptiveUpdate
{
    std::int64_t executionId = -1;
    Text physicalPlan;
    Text planBlob; //!< empty: only metrics were added
};

struct SqlExecutionEnd
{
    std::int64_t executionId = -1;
    TimeMs time = kNoTime;
    bool hasError = false; //!< the key was there (since Spark 3.4)
    Text error;            //!< empty for success
};

struct DriverAccumulatorUpdates
{
    std::int64_t executionId = -1;
    std::vector<AccumulatorUpdate> updates;
};

struct StreamingQueryStarted
{
    Text id, runId, name;
    TimeMs time = kNoTime;
};

struct StreamingQueryProgress
{
    Text id, runId, name;
    TimeMs time = kNoTime;
    std::int64_t batchId = -1, batchDuration = 0; //!< ms
    std::int64_t inputRows = 0;
    double inputRowsPerSecond = 0, processedRowsPerSecond = 0;
    std::int64_t stateRows = 0, stateMemoryBytes = 0;
    std::vector<std::pair<Text, std::int64_t>> durations; //!< phase, ms
};

struct StreamingQueryTerminated
{
    Text id, runId, exception;
    TimeMs time = kNoTime;
};

// What only REST gives: counters as they stand, which replace those counted from events.

struct ApplicationSummary
{
    Text id, name, attemptId, user, sparkVersion;
    TimeMs start = kNoTime, end = kNoTime;
    bool completed = false;
};

struct JobSummary
{
    std::int32_t jobId = -1;
    Text name, description, group;
    std::vector<Text> tags;
    TimeMs submitted = kNoTime, completed = kNoTime;
    JobStatus status = JobStatus::Running;
    std::vector<std::int32_t> stageIds;
    std::int32_t tasks = 0, activeTasks = 0, completedTasks = 0, skippedTasks = 0, failedTasks = 0, killedTasks = 0;
    std::int32_t completedIndices = 0;
    std::int32_t activeStages = 0, completedStages = 0, skippedStages = 0, failedStages = 0;
    std::int64_t sqlExecutionId = -1;
};

struct StageSummary
{
    StageInfo stage;
    StageStatus status = StageStatus::Pending;
    Text description, pool;
    TimeMs firstTaskLaunched = kNoTime;
    std::int32_t activeTasks = 0, completedTasks = 0, failedTasks = 0, killedTasks = 0, completedIndices = 0;
    TaskTotals totals;
};

struct ExecutorSummary
{
    Text executorId, host, removeReason;
    TimeMs added = kNoTime, removed = kNoTime;
    bool active = true, excluded = false;
    std::int32_t cores = 0, maxTasks = 0, resourceProfileId = -1;
    std::int32_t activeTasks = 0, completedTasks = 0, failedTasks = 0;
    std::int64_t totalDuration = 0, gcTime = 0, inputBytes = 0, shuffleRead = 0, shuffleWrite = 0;
    std::int64_t maxMemory = 0, memoryUsed = 0, diskUsed = 0, rddBlocks = 0;
    bool hasPeaks = false;
    ExecutorMetricValues peaks{};
    Properties logUrls, attributes;
};

//! Every event but the two that make nine tenths of a log (TaskStart, TaskEnd).
using StructureEvent =
    std::variant<LogStart, ApplicationStart, ApplicationEnd, EnvironmentUpdate, ResourceProfileAdded, ExecutorAdded,
                 ExecutorRemoved, ExecutorExclusion, BlockManagerAdded, BlockManagerRemoved, BlockUpdated, UnpersistRdd,
                 JobStart, JobEnd, StageSubmitted, StageCompleted, ExecutorMetricsUpdate, SqlExecutionStart,
                 SqlAdaptiveUpdate, SqlExecutionEnd, DriverAccumulatorUpdates, StreamingQueryStarted,
                 StreamingQueryProgress, StreamingQueryTerminated, ApplicationSummary, JobSummary, StageSummary,
                 ExecutorSummary>;

} // namespace cinderscope
