// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore_p.h"

#include "core/wrapping.h"

#include <algorithm>

// Counters as the REST API tells them. Events may come beside them: see TwoTallies.
namespace cinderscope {

namespace {

std::int64_t endedTasks(const TaskCounts &counts)
{
    return std::int64_t(counts.succeeded) + counts.failed + counts.killed;
}

//! What has seen more is shown; where both saw the same, what was told when it was over, or else what was told while
//! it lasts, since events may lack what runs.
bool showsOwn(std::int64_t own, std::int64_t told, bool isOver, bool toldEnd)
{
    return own != told ? own > told : isOver && !toldEnd;
}

void setEnds(TaskCounts &counts, const TaskCounts &from)
{
    counts.active = from.active;
    counts.succeeded = from.succeeded;
    counts.failed = from.failed;
    counts.killed = from.killed;
    counts.completedIndices = from.completedIndices;
}

} // namespace

std::int64_t ApplicationStore::Private::JobTally::seen() const
{
    return endedTasks(tasks) + completedStages + failedStages + skippedStages;
}

std::int64_t ApplicationStore::Private::StageTally::seen() const
{
    return endedTasks(tasks);
}

std::int64_t ApplicationStore::Private::ExecutorTally::seen() const
{
    return std::int64_t(succeeded) + failed; // REST counts killed tasks nowhere
}

auto ApplicationStore::Private::jobTallies(Row row) -> TwoTallies<JobTally> &
{
    auto &tallies = jobStates[row].tallies;
    if (!tallies) {
        const Job &job = jobs[row];
        tallies = std::make_unique<TwoTallies<JobTally>>();
        tallies->own = {job.tasks, job.activeStages, job.completedStages, job.failedStages, job.skippedStages};
    }
    return *tallies;
}

void ApplicationStore::Private::showJob(Row row)
{
    const TwoTallies<JobTally> &tallies = *jobStates[row].tallies;
    Job &job = jobs.edit(row);
    const bool own =
        showsOwn(tallies.own.seen(), tallies.told.seen(), job.status != JobStatus::Running, tallies.toldEnd);
    const JobTally &shown = own ? tallies.own : tallies.told;
    job.tasks = shown.tasks;
    job.tasks.total = std::max(tallies.own.tasks.total, tallies.told.tasks.total);
    job.activeStages = shown.activeStages;
    job.completedStages = shown.completedStages;
    job.failedStages = shown.failedStages;
    job.skippedStages = shown.skippedStages;
}

auto ApplicationStore::Private::stageTallies(Row row) -> TwoTallies<StageTally> &
{
    auto &tallies = stageStates[row].tallies;
    if (!tallies) {
        tallies = std::make_unique<TwoTallies<StageTally>>();
        tallies->own = {stages[row].tasks, stages[row].totals};
    }
    return *tallies;
}

void ApplicationStore::Private::showStage(Row row)
{
    const TwoTallies<StageTally> &tallies = *stageStates[row].tallies;
    StageAttempt &stage = stages.edit(row);
    const TaskCounts before = stage.tasks;
    const TaskTotals totalsBefore = stage.totals;
    const bool own = showsOwn(tallies.own.seen(), tallies.told.seen(), stage.completed != kNoTime, tallies.toldEnd);
    const StageTally &shown = own ? tallies.own : tallies.told;
    stage.countsFromRest = !own;
    setEnds(stage.tasks, shown.tasks);
    stage.totals = shown.totals;
    // REST has no maxima
    stage.totals.maxPeakExecutionMemory =
        std::max(tallies.own.totals.maxPeakExecutionMemory, tallies.told.totals.maxPeakExecutionMemory);
    stage.totals.maxResultSize = std::max(tallies.own.totals.maxResultSize, tallies.told.totals.maxResultSize);

    const TaskCounts &counts = stage.tasks;
    totals.tasksRunning += counts.active - before.active;
    totals.tasksSucceeded += counts.succeeded - before.succeeded;
    totals.tasksFailed += counts.failed - before.failed;
    totals.tasksKilled += counts.killed - before.killed;
    totals.tasksLaunched = totals.tasksRunning + totals.tasksSucceeded + totals.tasksFailed + totals.tasksKilled;
    for (std::size_t i = 0; i < kTaskMetricCount; ++i)
        totals.tasks.sum[i] = wrappingAdd(totals.tasks.sum[i], stage.totals.sum[i] - totalsBefore.sum[i]);
    totals.tasks.duration += stage.totals.duration - totalsBefore.duration;
    totals.tasks.withMetrics += stage.totals.withMetrics - totalsBefore.withMetrics;
    totals.tasks.maxPeakExecutionMemory =
        std::max(totals.tasks.maxPeakExecutionMemory, stage.totals.maxPeakExecutionMemory);
    totals.tasks.maxResultSize = std::max(totals.tasks.maxResultSize, stage.totals.maxResultSize);
}

auto ApplicationStore::Private::executorTallies(Row row) -> TwoTallies<ExecutorTally> &
{
    auto &tallies = executorStates[row]->tallies;
    if (!tallies) {
        const Executor &executor = executors[row];
        tallies = std::make_unique<TwoTallies<ExecutorTally>>();
        tallies->own = {executor.activeTasks, executor.succeeded, executor.failed, executor.killed, executor.totals};
    }
    return *tallies;
}

void ApplicationStore::Private::showExecutor(Row row)
{
    const TwoTallies<ExecutorTally> &tallies = *executorStates[row]->tallies;
    Executor &executor = executors.edit(row);
    const bool own = showsOwn(tallies.own.seen(), tallies.told.seen(), executor.removed != kNoTime, tallies.toldEnd);
    const ExecutorTally &shown = own ? tallies.own : tallies.told;
    executor.countsFromRest = !own;
    executor.activeTasks = shown.activeTasks;
    executor.succeeded = shown.succeeded;
    executor.failed = shown.failed;
    executor.killed = tallies.own.killed;
    executor.totals = shown.totals;
}

bool ApplicationStore::needsRest() const
{
    const auto behind = [](const auto &tallies) {
        return tallies && !tallies->toldEnd && tallies->told.seen() > tallies->own.seen();
    };
    return std::any_of(d->jobStates.begin(), d->jobStates.end(), [&](const auto &s) { return behind(s.tallies); }) ||
           std::any_of(d->stageStates.begin(), d->stageStates.end(),
                       [&](const auto &s) { return behind(s.tallies); }) ||
           std::any_of(d->executorStates.begin(), d->executorStates.end(),
                       [&](const auto &state) { return behind(state->tallies); });
}

void ApplicationStore::Private::on(const ApplicationSummary &event)
{
    app.id = event.id;
    app.name = event.name;
    app.attemptId = event.attemptId;
    app.user = event.user;
    if (!event.sparkVersion.empty())
        app.sparkVersion = event.sparkVersion;
    app.start = event.start;
    if (event.completed) {
        app.ended = true;
        app.end = event.end;
    }
    sawTime(event.start);
}

void ApplicationStore::Private::on(const JobSummary &event)
{
    const Row row = jobRow(event.jobId);
    {
        Job &job = jobs.edit(row);
        if (job.submitted == kNoTime)
            job.submitted = event.submitted;
        if (job.completed == kNoTime)
            job.completed = event.completed;
        job.name = intern(event.name);
        job.description = intern(event.description);
        job.group = intern(event.group);
        job.tags.clear();
        for (const Text tag : event.tags)
            job.tags.push_back(intern(tag));
        if (!jobStates[row].linked)
            job.stageIds = event.stageIds;
        if (event.sqlExecutionId >= 0)
            job.sqlExecutionId = event.sqlExecutionId;
        if (job.status == JobStatus::Running) // an answer may be older than the event that ended it
            setJobStatus(job, event.status);
    }
    TwoTallies<JobTally> &tallies = jobTallies(row);
    tallies.told = {{event.tasks, event.activeTasks, event.completedTasks, event.failedTasks, event.killedTasks,
                     event.skippedTasks, event.completedIndices},
                    event.activeStages,
                    event.completedStages,
                    event.failedStages,
                    event.skippedStages};
    tallies.toldEnd = event.status != JobStatus::Running;
    showJob(row);
    linkJob(event.jobId, event.sqlExecutionId);
    for (const std::int32_t stageId : event.stageIds) {
        const Row stageAt = findStage(stageId, 0);
        if (stageAt == kNoRow)
            continue;
        auto &ids = stages.edit(stageAt).jobIds;
        if (std::find(ids.begin(), ids.end(), event.jobId) == ids.end())
            ids.push_back(event.jobId);
    }
    sawTime(event.submitted);
    sawTime(event.completed);
}

void ApplicationStore::Private::on(const StageSummary &event)
{
    const Row row = stageRow(event.stage.stageId, event.stage.attempt);
    StageAttempt &stage = stages.edit(row);
    if (event.status != StageStatus::Pending && event.status != StageStatus::Skipped && !stage.submittedOnce) {
        countSkipped(stage.id, false);
        setStageStatus(stage, StageStatus::Running);
        stage.submittedOnce = true;
        stage.lane = stageLanes.take();
        ++totals.stageAttempts;
    }
    fillStage(stage, event.stage);
    if (stage.submitted == kNoTime)
        stage.submitted = event.stage.submitted;
    if (stage.completed == kNoTime) { // an answer may be older than the event that ended it
        if (event.status != StageStatus::Pending)
            setStageStatus(stage, event.status);
        stage.completed = event.stage.completed;
        stage.failureReason = intern(event.stage.failureReason);
    }
    if (event.firstTaskLaunched != kNoTime)
        stage.firstTaskLaunched = event.firstTaskLaunched;
    stage.description = intern(event.description);
    stage.pool = intern(event.pool);

    TwoTallies<StageTally> &tallies = stageTallies(row);
    TaskCounts &told = tallies.told.tasks;
    told.active = event.activeTasks;
    told.succeeded = event.completedTasks;
    told.failed = event.failedTasks;
    told.killed = event.killedTasks;
    told.completedIndices = event.completedIndices;
    tallies.told.totals = event.totals;
    tallies.toldEnd = event.stage.completed != kNoTime;
    showStage(row);
    sawTime(event.stage.submitted);
    sawTime(event.stage.completed);
}

void ApplicationStore::Private::on(const ExecutorSummary &event)
{
    const bool isDriverBeside = event.executorId == "driver" && event.maxTasks == 0;
    if (!isDriverBeside)
        on(ExecutorAdded{event.added, event.executorId, event.host, event.cores, event.resourceProfileId, event.logUrls,
                         event.attributes});
    if (!event.active)
        on(ExecutorRemoved{event.removed, event.executorId, event.removeReason});
    const Row row = executorRow(event.executorId);
    {
        Executor &executor = executors.edit(row);
        if (executor.added == kNoTime)
            executor.added = event.added;
        if (executor.host == StringId::Empty)
            executor.host = intern(event.host);
        executor.maxMemory = event.maxMemory;
        executor.memoryUsed = event.memoryUsed;
        executor.diskUsed = event.diskUsed;
        executor.rddBlocks = event.rddBlocks;
    }
    TwoTallies<ExecutorTally> &tallies = executorTallies(row);
    tallies.told.activeTasks = event.activeTasks;
    tallies.told.succeeded = event.completedTasks;
    tallies.told.failed = event.failedTasks;
    tallies.told.totals.duration = event.totalDuration;
    const auto set = [&tallies](TaskColumn column, std::int64_t value) {
        tallies.told.totals.sum[metricIndex(column)] = value;
    };
    set(TaskColumn::JvmGcTime, event.gcTime);
    set(TaskColumn::InputBytesRead, event.inputBytes);
    set(TaskColumn::ShuffleLocalBytesRead, event.shuffleRead);
    set(TaskColumn::ShuffleBytesWritten, event.shuffleWrite);
    tallies.toldEnd = !event.active;
    showExecutor(row);
    if (event.hasPeaks)
        addMemory(row, now, event.peaks);
    const auto &exclusions = executors[row].exclusions;
    const bool open = !exclusions.empty() && exclusions.back().to == kNoTime;
    if (event.excluded != open)
        on(ExecutorExclusion{now, event.executorId, {}, event.excluded});
}

} // namespace cinderscope
