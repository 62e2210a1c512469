// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"
#include "core/lanes.h"
#include "core/runningtasks.h"

#include <unordered_set>

namespace cinderscope {

//! Times that a store works with end here, at the end of the year 9999; later ones are nonsense.
inline constexpr TimeMs kLatest = 253'402'300'799'000;

//! The writer's side of the store. What a Snapshot shows lives in the shared tables; what only the writer needs
//! (look-ups, open lanes, partitions done) beside them.
struct ApplicationStore::Private
{
    // Counters come from two kinds of sources: events, which are counted here, and REST, which tells them as they
    // stand. Both may be behind: events when the listener came late or dropped some, REST because it is polled. So
    // where REST has told anything both are kept, and the one that has seen more ends is shown.
    template <typename Tally>
    struct TwoTallies
    {
        Tally own, told;
        bool toldEnd = false; //!< REST told it when it was over
    };
    struct StageTally
    {
        TaskCounts tasks; //!< without total and skipped
        TaskTotals totals;
        std::int64_t seen() const; //!< ends, by which two tallies are compared; so below
    };
    struct JobTally
    {
        TaskCounts tasks;
        std::int32_t activeStages = 0, completedStages = 0, failedStages = 0, skippedStages = 0;
        std::int64_t seen() const;
    };
    struct ExecutorTally
    {
        std::int32_t activeTasks = 0, succeeded = 0, failed = 0, killed = 0;
        TaskTotals totals;
        std::int64_t seen() const;
    };
    //! Writer-only companion of a Job row.
    struct JobState
    {
        bool linked = false; //!< its start was seen: its stages know it
        std::unique_ptr<TwoTallies<JobTally>> tallies;
    };
    //! Writer-only companion of a StageAttempt row.
    struct StageState
    {
        std::vector<Row> jobs;               //!< rows of the jobs that it runs for
        NumberSet doneIndex;                 //!< partitions that succeeded
        bool started = false, ended = false; //!< counted in its jobs
        std::unique_ptr<TwoTallies<StageTally>> tallies;
    };
    //! Writer-only companion of an Executor row.
    struct ExecutorState
    {
        std::string id;
        ExecutorLanes lanes;
        std::unique_ptr<TwoTallies<ExecutorTally>> tallies;
    };

    // events
    void on(const LogStart &event);
    void on(const ApplicationStart &event);
    void on(const ApplicationEnd &event);
    void on(const EnvironmentUpdate &event);
    void on(const ResourceProfileAdded &event);
    void on(const ExecutorAdded &event);
    void on(const ExecutorRemoved &event);
    void on(const ExecutorExclusion &event);
    void on(const BlockManagerAdded &event);
    void on(const BlockManagerRemoved &event);
    void on(const BlockUpdated &event);
    void on(const UnpersistRdd &event);
    void on(const ExecutorMetricsUpdate &event);
    void on(const JobStart &event);
    void on(const JobEnd &event);
    void on(const StageSubmitted &event);
    void on(const StageCompleted &event);
    void on(const SqlExecutionStart &event);
    void on(const SqlAdaptiveUpdate &event);
    void on(const SqlExecutionEnd &event);
    void on(const DriverAccumulatorUpdates &event);
    void on(const StreamingQueryStarted &event);
    void on(const StreamingQueryProgress &event);
    void on(const StreamingQueryTerminated &event);
    void on(const ApplicationSummary &event);
    void on(const JobSummary &event);
    void on(const StageSummary &event);
    void on(const ExecutorSummary &event);
    void on(const TaskStart &event);
    void on(const TaskEnd &event);

    // rows, made where there is none
    Row jobRow(std::int32_t jobId);
    Row stageRow(std::int32_t stageId, std::int32_t attempt);
    Row findStage(std::int32_t stageId, std::int32_t attempt) const;
    //! Head of the chain of a stage's attempts: the first that came, whatever its number; kNoRow without one.
    Row firstStage(std::int32_t stageId) const;
    Row executorRow(std::string_view id);
    Row sqlRow(std::int64_t executionId);
    Row queryRow(std::string_view runId);

    StringId intern(std::string_view text) { return strings.intern(text); }
    void sawTime(TimeMs when);
    void setJobStatus(Job &job, JobStatus status);
    void setStageStatus(StageAttempt &stage, StageStatus status);
    void setSqlStatus(SqlExecution &execution, SqlStatus status);
    void countSkipped(std::int32_t stageId, bool skipped);
    void fillStage(StageAttempt &stage, const StageInfo &info);
    void submitStage(Row row, TimeMs when);
    void linkJob(std::int32_t jobId, std::int64_t executionId);
    void countStart(Row stage, Row executor, bool speculative, TimeMs launch);
    void countEnd(Row stage, Row executor, const TaskEnd &event, TaskStatus status, TimeMs duration, bool seen);
    void addAccumulators(std::span<const AccumulatorUpdate> updates);
    Row failureRow(const TaskEndReason &reason);
    void setCores(TimeMs when, std::int64_t cores, std::int32_t executors);
    //! \a when, or where it is absent or nonsense the newest time known; never absent.
    TimeMs timeOrNow(TimeMs when) const;
    void settleSkipped(Row job);
    void linkStage(Row job, Row stage);
    TaskCounts countsSince(Row stage, TimeMs begin) const;
    // the tally that events are counted in, and what is shown after it changed or REST told something
    //! change(counters) on what is counted from events: a Job where REST told nothing, else a JobTally.
    template <typename Change>
    void countInJob(Row row, const Change &change)
    {
        if (const auto &tallies = jobStates[row].tallies) {
            change(tallies->own);
            showJob(row);
        } else {
            change(jobs.edit(row));
        }
    }
    // Both tallies, made when REST first tells something; and what is shown after one of them changed.
    TwoTallies<JobTally> &jobTallies(Row job);
    TwoTallies<StageTally> &stageTallies(Row stage);
    TwoTallies<ExecutorTally> &executorTallies(Row executor);
    void showJob(Row job);
    void showStage(Row stage);
    void showExecutor(Row executor);
    void addMemory(Row executor, TimeMs when, const ExecutorMetricValues &values);
    SnapshotPtr publish();

    std::uint64_t version = 0;
    bool alive = true;
    bool repeats = false; //!< see expectRepeats()
    TimeMs now = kNoTime;
    ApplicationInfo app;
    ApplicationTotals totals;
    std::shared_ptr<ImportStats> import = std::make_shared<ImportStats>();

    StringPool strings;
    CowVector<Job> jobs;
    CowVector<StageAttempt> stages;
    CowVector<Executor> executors;
    CowVector<SqlExecution> sqlExecutions;
    CowVector<StreamingQuery> streamingQueries;
    TaskTable tasks;
    RunningTasks running;
    NumberSet knownTasks; //!< started or ended
    AppendVector<TaskFailure> failures;
    ActivityIndex activity;
    AppendVector<CoresChange> cores;
    TimeMs coresSince = kNoTime; //!< coreMs is counted up to here
    AppendVector<MemorySample> memory;
    SparseCow<AccumulatorValue> accumulators;
    std::shared_ptr<const Environment> environment = std::make_shared<Environment>();
    std::shared_ptr<const std::vector<ResourceProfile>> profiles = std::make_shared<std::vector<ResourceProfile>>();

    std::unordered_map<std::int32_t, Row> jobIndex;
    std::unordered_map<std::int64_t, Row> stageIndex; //!< by id << 32 | attempt
    std::unordered_map<std::int32_t, Row> firstStages;
    std::unordered_map<std::string, Row> executorIndex;
    std::unordered_map<std::int64_t, Row> sqlIndex;
    std::unordered_map<std::string, Row> queryIndex;     //!< by run id
    std::unordered_map<std::uint64_t, Row> failureIndex; //!< by hash of the texts' ids
    std::vector<JobState> jobStates;
    std::vector<StageState> stageStates;
    std::vector<std::unique_ptr<ExecutorState>> executorStates;
    std::vector<AppendVector<StreamingProgress>> queryProgress; //!< by row
    AppendVector<std::pair<std::int32_t, Row>> firstAttempts;
    bool jobsAscend = true, stagesAscend = true, sqlAscend = true;
    LanePacker jobLanes, stageLanes, sqlLanes;
    std::unordered_set<std::int32_t> skippedStages;         //!< ids counted in ApplicationTotals::stagesSkipped
    std::unordered_set<std::uint64_t> driverUpdates, plans; //!< hashes of those seen
    std::unordered_map<std::string, std::unordered_map<std::string, std::pair<std::int64_t, std::int64_t>>> rddBlocks;

    // last hits: a task's stage and executor are nearly always those of a task shortly before
    std::int64_t lastStageKey = -1;
    Row lastStage = kNoRow;
    std::array<Row, 64> executorCache{};
    TaskRow row{};
};

} // namespace cinderscope
