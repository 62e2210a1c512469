// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/appendvector.h"
#include "core/taskcolumns.h"
#include "core/types.h"

#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

//! The records of an application as a Snapshot shows them. Texts are ids of Snapshot::strings.
namespace cinderscope {

struct ApplicationInfo
{
    std::string id, name, attemptId, user, sparkVersion;
    std::string scalaVersion, javaVersion, javaHome, pythonVersion; //!< empty where the source does not tell
    std::string master, deployMode;
    TimeMs start = kNoTime;
    TimeMs end = kNoTime;
    bool ended = false;
    std::int64_t exitCode = 0;
};

//! Progress of something that consists of tasks.
struct TaskCounts
{
    std::int32_t total = 0; //!< planned
    std::int32_t active = 0;
    std::int32_t succeeded = 0; //!< ends; a partition that succeeded twice counts twice
    std::int32_t failed = 0;
    std::int32_t killed = 0;
    std::int32_t skipped = 0;
    std::int32_t completedIndices = 0; //!< distinct partitions done
};

struct Job
{
    std::int32_t id = -1;
    JobStatus status = JobStatus::Running;
    TimeMs submitted = kNoTime, completed = kNoTime;
    StringId name{};        //!< name of its last stage, as Spark shows it
    StringId description{}; //!< spark.job.description
    StringId group{}, callSite{}, error{};
    std::vector<StringId> tags;
    std::int64_t sqlExecutionId = -1; //!< -1: none
    StringId streamingQueryId{}, streamingBatchId{};
    std::vector<std::int32_t> stageIds;
    TaskCounts tasks;
    std::int32_t activeStages = 0, completedStages = 0, failedStages = 0, skippedStages = 0;
    std::uint16_t lane = 0; //!< row in the timeline's job lanes: lowest that was free
};

struct RddUse
{
    std::int32_t id = -1;
    StringId name{}, callSite{}, scope{};
    std::int32_t partitions = 0;
    bool cached = false;
};

struct StageAttempt
{
    std::int32_t id = -1, attempt = 0;
    StageStatus status = StageStatus::Pending;
    bool submittedOnce = false; //!< false for those that only a job's start names
    StringId name{}, description{}, details{}, failureReason{}, pool{};
    TimeMs submitted = kNoTime, firstTaskLaunched = kNoTime, completed = kNoTime;
    std::vector<std::int32_t> parentIds, jobIds; //!< jobIds: jobs that named it, in order
    std::int32_t resourceProfileId = -1;
    TaskCounts tasks;
    std::int32_t speculative = 0;
    TaskTotals totals;
    std::shared_ptr<const std::vector<RddUse>> rdds;    //!< may be null
    Row lastTask = kNoRow;                              //!< head of the chain of TaskColumn::PreviousInStage
    std::uint32_t endedTasks = 0;                       //!< length of that chain
    TimeMs firstLaunch = kNoTime, lastFinish = kNoTime; //!< over the tasks in the chain
    Row nextAttempt = kNoRow;                           //!< row of the next attempt of the same stage
    std::uint16_t lane = 0;                             //!< row in the timeline's stage lanes
    bool countsFromRest = false;                        //!< counters are the REST API's, not counted from task events
};

//! A span in which Spark gave an executor no tasks.
struct Exclusion
{
    TimeMs from = kNoTime, to = kNoTime; //!< to: kNoTime while it lasts
    std::int32_t stageId = -1;           //!< -1: for the whole application
    std::int32_t taskFailures = 0;
};

struct Executor
{
    StringId id{}, host{}, removeReason{};
    TimeMs added = kNoTime, removed = kNoTime; //!< removed: kNoTime while alive
    bool implicit = false; //!< never added in what was seen: known from its tasks or block manager only
    std::int32_t cores = 0;
    std::int32_t resourceProfileId = -1;
    std::int32_t port = 0; //!< of the block manager
    std::int32_t activeTasks = 0, succeeded = 0, failed = 0, killed = 0;
    TaskTotals totals;
    std::int64_t maxMemory = 0, maxOnHeapMemory = -1, maxOffHeapMemory = -1; //!< storage memory, bytes
    std::int64_t memoryUsed = 0, diskUsed = 0, rddBlocks = 0;                //!< REST or block updates
    bool hasPeaks = false;
    ExecutorMetricValues peaks{};
    std::vector<Exclusion> exclusions;
    std::vector<std::pair<StringId, StringId>> logUrls, attributes;
    std::uint32_t firstLane = 0, lanes = 0; //!< number of slots that ever ran at one time
    bool countsFromRest = false;
};

//! Peak or present memory of an executor at a time.
struct MemorySample
{
    TimeMs time = kNoTime;
    Row executor = kNoRow;
    std::int64_t jvmHeap = 0, jvmOffHeap = 0, execution = 0, storage = 0, processTreeRss = 0; //!< bytes
};

struct SqlExecution
{
    std::int64_t id = -1, rootId = -1;
    SqlStatus status = SqlStatus::Running;
    StringId description{}, details{}, error{};
    TimeMs start = kNoTime, end = kNoTime;
    std::vector<std::int32_t> jobIds;
    std::uint32_t planUpdates = 0;                   //!< adaptive re-plans seen
    std::shared_ptr<const std::string> physicalPlan; //!< text of the last plan, packed; may be null
    std::shared_ptr<const std::string> plan;         //!< sparkPlanInfo of the last plan, packed (ingest/sqlplan.h)
    std::uint16_t lane = 0;
};

//! Sum of a SQL metric over all updates.
struct AccumulatorValue
{
    std::int64_t sum = 0, greatest = 0;
    std::int64_t updates = 0;
};

struct StreamingProgress
{
    TimeMs time = kNoTime;
    std::int64_t batchId = -1, batchDuration = 0, inputRows = 0, stateRows = 0, stateMemoryBytes = 0;
    double inputRowsPerSecond = 0, processedRowsPerSecond = 0;
};

struct StreamingQuery
{
    StringId id{}, runId{}, name{}, exception{};
    TimeMs started = kNoTime, terminated = kNoTime;
    AppendVector<StreamingProgress>::View progress; //!< in the order of the log
};

struct ResourceProfile
{
    std::int32_t id = -1;
    std::vector<std::pair<std::string, std::string>> executorResources, taskResources; //!< name, amount
};

using PropertyList = std::vector<std::pair<std::string, std::string>>;

//! As logged: Spark has redacted already what spark.redaction.regex matches; the pages redact once more.
struct Environment
{
    PropertyList jvm, spark, hadoop, system, metrics, classpath;
    //! Value of a Spark property, or empty.
    std::string sparkProperty(std::string_view key) const;
};

//! A distinct way in which tasks failed or were killed.
struct TaskFailure
{
    StringId kind{}, className{}, description{}, stackTrace{};
};

//! A task that has started and not ended.
struct RunningTask
{
    std::int64_t taskId = -1;
    Row stage = kNoRow, executor = kNoRow;
    std::int32_t index = -1, attempt = 0, partition = -1;
    std::uint32_t slot = 0;
    TimeMs launch = kNoTime;
    Locality locality = Locality::Unknown;
    bool speculative = false;
};

//! Sums of a whole application; the command line's contract names the rules.
struct ApplicationTotals
{
    std::int32_t jobs = 0, jobsSucceeded = 0, jobsFailed = 0, jobsRunning = 0;
    std::int32_t stageAttempts = 0, stagesCompleted = 0, stagesFailed = 0, stagesRunning = 0, stagesSkipped = 0;
    std::int64_t tasksLaunched = 0, tasksSucceeded = 0, tasksFailed = 0, tasksKilled = 0, tasksRunning = 0;
    std::int32_t sqlExecutions = 0, sqlFailed = 0, sqlRunning = 0;
    std::int32_t executorsAdded = 0, executorsRemoved = 0, executorsAlive = 0, executorsMaxAlive = 0;
    std::int32_t cores = 0, maxCores = 0; //!< now, and the largest number at one time
    std::int64_t coreMs = 0;              //!< core-milliseconds offered up to Snapshot::time
    TaskTotals tasks;
    std::int64_t plannedTasks = 0; //!< of submitted stages and those pending in running jobs
};

} // namespace cinderscope
