// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore_p.h"

#include <algorithm>

// Counters as the REST API tells them: they replace what was counted from events, and task events that come beside
// them only fill the task table.
namespace cinderscope {

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
    Job &job = jobs.edit(jobRow(event.jobId));
    job.submitted = event.submitted;
    job.completed = event.completed;
    job.name = intern(event.name);
    job.description = intern(event.description);
    job.group = intern(event.group);
    job.tags.clear();
    for (const Text tag : event.tags)
        job.tags.push_back(intern(tag));
    job.stageIds = event.stageIds;
    job.tasks = {event.tasks,       event.activeTasks,  event.completedTasks,  event.failedTasks,
                 event.killedTasks, event.skippedTasks, event.completedIndices};
    job.activeStages = event.activeStages;
    job.completedStages = event.completedStages;
    job.skippedStages = event.skippedStages;
    job.failedStages = event.failedStages;
    if (event.sqlExecutionId >= 0)
        job.sqlExecutionId = event.sqlExecutionId;
    setJobStatus(job, event.status);
    linkJob(event.jobId, event.sqlExecutionId);
    for (const std::int32_t stageId : event.stageIds) {
        const Row row = findStage(stageId, 0);
        if (row == kNoRow)
            continue;
        auto &ids = stages.edit(row).jobIds;
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
    const TaskCounts before = stage.tasks;
    const TaskTotals totalsBefore = stage.totals;
    stage.countsFromRest = true;
    if (event.status != StageStatus::Pending && event.status != StageStatus::Skipped && !stage.submittedOnce) {
        setStageStatus(stage, StageStatus::Running);
        stage.submittedOnce = true;
        stage.lane = stageLanes.take();
        ++totals.stageAttempts;
    }
    fillStage(stage, event.stage);
    setStageStatus(stage, event.status);
    stage.submitted = event.stage.submitted;
    stage.completed = event.stage.completed;
    stage.firstTaskLaunched = event.firstTaskLaunched;
    stage.description = intern(event.description);
    stage.pool = intern(event.pool);
    stage.failureReason = intern(event.stage.failureReason);
    stage.tasks.active = event.activeTasks;
    stage.tasks.succeeded = event.completedTasks;
    stage.tasks.failed = event.failedTasks;
    stage.tasks.killed = event.killedTasks;
    stage.tasks.completedIndices = event.completedIndices;
    stage.totals = event.totals;
    stage.totals.maxPeakExecutionMemory =
        std::max(stage.totals.maxPeakExecutionMemory, totalsBefore.maxPeakExecutionMemory);
    stage.totals.maxResultSize = std::max(stage.totals.maxResultSize, totalsBefore.maxResultSize);

    const TaskCounts &counts = stage.tasks;
    totals.tasksRunning += counts.active - before.active;
    totals.tasksSucceeded += counts.succeeded - before.succeeded;
    totals.tasksFailed += counts.failed - before.failed;
    totals.tasksKilled += counts.killed - before.killed;
    totals.tasksLaunched = totals.tasksRunning + totals.tasksSucceeded + totals.tasksFailed + totals.tasksKilled;
    for (std::size_t i = 0; i < kTaskMetricCount; ++i)
        totals.tasks.sum[i] += stage.totals.sum[i] - totalsBefore.sum[i];
    totals.tasks.duration += stage.totals.duration - totalsBefore.duration;
    totals.tasks.maxPeakExecutionMemory =
        std::max(totals.tasks.maxPeakExecutionMemory, stage.totals.maxPeakExecutionMemory);
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
    Executor &executor = executors.edit(executorRow(event.executorId));
    executor.countsFromRest = true;
    if (executor.added == kNoTime)
        executor.added = event.added;
    if (executor.host == StringId::Empty)
        executor.host = intern(event.host);
    executor.activeTasks = event.activeTasks;
    executor.succeeded = event.completedTasks;
    executor.failed = event.failedTasks;
    executor.totals.duration = event.totalDuration;
    const auto set = [&executor](TaskColumn column, std::int64_t value) {
        executor.totals.sum[metricIndex(column)] = value;
    };
    set(TaskColumn::JvmGcTime, event.gcTime);
    set(TaskColumn::InputBytesRead, event.inputBytes);
    set(TaskColumn::ShuffleLocalBytesRead, event.shuffleRead);
    set(TaskColumn::ShuffleBytesWritten, event.shuffleWrite);
    executor.maxMemory = event.maxMemory;
    executor.memoryUsed = event.memoryUsed;
    executor.diskUsed = event.diskUsed;
    executor.rddBlocks = event.rddBlocks;
    if (event.hasPeaks)
        addMemory(executorRow(event.executorId), now, event.peaks);
    const bool open = !executor.exclusions.empty() && executor.exclusions.back().to == kNoTime;
    if (event.excluded != open)
        on(ExecutorExclusion{now, event.executorId, {}, event.excluded});
}

} // namespace cinderscope
