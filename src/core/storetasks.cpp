// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore_p.h"

#include <algorithm>

// Task starts and ends: the hot path of ingest. No allocation a task beyond the growth of the tables.
namespace cinderscope {

namespace {

TimeMs plausible(TimeMs time, TimeMs otherwise)
{
    return time > 0 && time <= kLatest ? time : otherwise;
}

TaskPhases phasesOf(const TaskEnd &event, TimeMs launch, TimeMs finish)
{
    const auto metric = [&event](TaskColumn column) { return event.metrics[metricIndex(column)]; };
    return taskPhases({.duration = finish - launch,
                       .gettingResult = event.info.gettingResult > launch ? event.info.gettingResult - launch : 0,
                       .hasMetrics = event.hasMetrics,
                       .deserializeTime = metric(TaskColumn::ExecutorDeserializeTime),
                       .runTime = metric(TaskColumn::ExecutorRunTime),
                       .serializationTime = metric(TaskColumn::ResultSerializationTime),
                       .fetchWaitTime = metric(TaskColumn::ShuffleFetchWaitTime),
                       .shuffleWriteNs = metric(TaskColumn::ShuffleWriteTime)});
}

} // namespace

void ApplicationStore::Private::countStart(Row stageAt, Row executorAt, bool speculative, TimeMs launch)
{
    StageAttempt &stage = stages.edit(stageAt);
    if (stage.firstTaskLaunched == kNoTime)
        stage.firstTaskLaunched = launch;
    stage.speculative += speculative;
    if (const auto &tallies = stageStates[stageAt].tallies) {
        ++tallies->own.tasks.active;
        showStage(stageAt);
    } else {
        ++stage.tasks.active;
        ++totals.tasksLaunched;
        ++totals.tasksRunning;
    }
    for (const Row job : stageStates[stageAt].jobs)
        countInJob(job, [](auto &counters) { ++counters.tasks.active; });
    if (const auto &tallies = executorStates[executorAt]->tallies) {
        ++tallies->own.activeTasks;
        showExecutor(executorAt);
    } else {
        ++executors.edit(executorAt).activeTasks;
    }
}

void ApplicationStore::Private::on(const TaskStart &event)
{
    if (event.info.taskId < 0 || event.stageId < 0)
        return;
    if (running.find(event.info.taskId) || !knownTasks.insert(event.info.taskId)) {
        ++import->duplicateEvents;
        return;
    }
    const TimeMs launch = plausible(event.info.launch, now > 0 ? now : 1);
    sawTime(launch);
    const Row stage = stageRow(event.stageId, event.stageAttempt);
    if (!stages[stage].submittedOnce)
        submitStage(stage, launch);
    const Row executor = executorRow(event.info.executorId);
    if (executors[executor].host == StringId::Empty && !event.info.host.empty())
        executors.edit(executor).host = intern(event.info.host);

    RunningTask &task = running.insert(event.info.taskId);
    task.stage = stage;
    task.executor = executor;
    task.index = event.info.index;
    task.attempt = event.info.attempt;
    task.partition = event.info.partition >= 0 ? event.info.partition : event.info.index;
    task.launch = launch;
    task.locality = event.info.locality;
    task.speculative = event.info.speculative;
    task.slot = executorStates[executor]->lanes.start(event.info.taskId, executors[executor].cores);
    activity.add(launch, 1);
    countStart(stage, executor, task.speculative, launch);
}

Row ApplicationStore::Private::failureRow(const TaskEndReason &reason)
{
    const TaskFailure failure{intern(reason.kind), intern(reason.className), intern(reason.description),
                              intern(reason.stackTrace)};
    std::uint64_t hash = 0;
    for (const StringId id : {failure.kind, failure.className, failure.description, failure.stackTrace})
        hash = (hash ^ static_cast<std::uint64_t>(id)) * 0x9E3779B97F4A7C15ull;
    const auto [entry, isNew] = failureIndex.try_emplace(hash, static_cast<Row>(failures.size()));
    if (isNew)
        failures.push_back(failure);
    return entry->second;
}

void ApplicationStore::Private::countEnd(Row stageAt, Row executorAt, const TaskEnd &event, TaskStatus status,
                                         TimeMs duration, bool seen)
{
    const bool ok = status == TaskStatus::Succeeded;
    const bool killed = status == TaskStatus::Killed;
    const auto countInExecutor = [&](auto &executor) {
        executor.activeTasks -= seen;
        ++(ok ? executor.succeeded : killed ? executor.killed : executor.failed);
        executor.totals.duration += duration;
        if (event.hasMetrics)
            executor.totals.add(event.metrics);
    };
    if (const auto &tallies = executorStates[executorAt]->tallies) {
        countInExecutor(tallies->own);
        showExecutor(executorAt);
    } else {
        countInExecutor(executors.edit(executorAt));
    }

    const bool fresh = ok && (event.info.index < 0 || stageStates[stageAt].doneIndex.insert(event.info.index));
    const auto count = [&](auto &counters) {
        TaskCounts &counts = counters.tasks;
        counts.active -= seen;
        ++(ok ? counts.succeeded : killed ? counts.killed : counts.failed);
        counts.completedIndices += fresh;
    };
    const auto countInStage = [&](auto &counters) {
        count(counters);
        counters.totals.duration += duration;
        if (event.hasMetrics)
            counters.totals.add(event.metrics);
    };
    StageAttempt &stage = stages.edit(stageAt);
    if (!seen)
        stage.speculative += event.info.speculative;
    for (const Row job : stageStates[stageAt].jobs)
        countInJob(job, count);
    if (const auto &tallies = stageStates[stageAt].tallies) {
        countInStage(tallies->own);
        showStage(stageAt);
        return;
    }
    countInStage(stage);
    totals.tasksLaunched += !seen;
    totals.tasksRunning -= seen;
    ++(ok ? totals.tasksSucceeded : killed ? totals.tasksKilled : totals.tasksFailed);
    totals.tasks.duration += duration;
    if (event.hasMetrics)
        totals.tasks.add(event.metrics);
}

void ApplicationStore::Private::on(const TaskEnd &event)
{
    const TaskInfo &info = event.info;
    if (info.taskId < 0 || event.stageId < 0)
        return;
    const bool seen = running.find(info.taskId) != nullptr;
    if (!seen && !knownTasks.insert(info.taskId)) {
        ++import->duplicateEvents;
        return;
    }
    const Row stageAt = stageRow(event.stageId, event.stageAttempt);
    const TaskStatus status = event.reason.status == TaskStatus::Running ? TaskStatus::Succeeded : event.reason.status;
    RunningTask task;
    TimeMs launch = plausible(info.launch, now > 0 ? now : 1);
    if (seen) {
        task = running.take(info.taskId);
        launch = task.launch;
    } else {
        if (!stages[stageAt].submittedOnce)
            submitStage(stageAt, launch);
        task.executor = executorRow(info.executorId);
        if (executors[task.executor].host == StringId::Empty && !info.host.empty())
            executors.edit(task.executor).host = intern(info.host);
        activity.add(launch, 1);
    }
    const TimeMs finish = std::max(launch, plausible(info.finish, std::max(launch, now)));
    sawTime(finish);
    activity.add(finish, -1);

    ExecutorLanes &lanes = executorStates[task.executor]->lanes;
    std::uint32_t slot = task.slot;
    if (!seen || slot == ExecutorLanes::kNoSlot) {
        if (seen)
            lanes.forget(info.taskId);
        slot = lanes.fit(launch, finish, seen);
    } else if (const std::int64_t next = lanes.release(slot); next >= 0) {
        if (RunningTask *waiting = running.find(next))
            waiting->slot = slot;
    }

    const auto rowNumber = static_cast<Row>(tasks.size());
    StageAttempt &stage = stages.edit(stageAt);
    const auto set = [this](TaskColumn column, std::int64_t value) { row[static_cast<std::size_t>(column)] = value; };
    set(TaskColumn::Stage, stageAt);
    set(TaskColumn::TaskId, info.taskId);
    set(TaskColumn::Index, info.index);
    set(TaskColumn::Attempt, info.attempt);
    set(TaskColumn::Partition, info.partition >= 0 ? info.partition : info.index);
    set(TaskColumn::LaunchTime, launch);
    set(TaskColumn::Duration, finish - launch);
    set(TaskColumn::Executor, task.executor);
    set(TaskColumn::Slot, slot);
    set(TaskColumn::Locality, static_cast<std::int64_t>(info.locality));
    set(TaskColumn::Status, static_cast<std::int64_t>(status));
    set(TaskColumn::Flags, (info.speculative ? std::int64_t(TaskSpeculative) : 0) |
                               (event.hasMetrics ? std::int64_t(TaskHasMetrics) : 0) |
                               (seen ? 0 : std::int64_t(TaskStartUnseen)));
    set(TaskColumn::Reason, status == TaskStatus::Succeeded ? 0 : failureRow(event.reason) + 1);
    set(TaskColumn::PreviousInStage, stage.endedTasks > 0 ? rowNumber - stage.lastTask : 0);
    set(TaskColumn::GettingResult, info.gettingResult > launch ? info.gettingResult - launch : 0);
    std::copy(event.metrics.begin(), event.metrics.end(), row.begin() + static_cast<int>(kFirstTaskMetric));
    tasks.append(row);

    stage.lastTask = rowNumber;
    ++stage.endedTasks;
    stage.firstLaunch = stage.firstLaunch == kNoTime ? launch : std::min(stage.firstLaunch, launch);
    stage.lastFinish = std::max(stage.lastFinish, finish);
    if (stage.firstTaskLaunched == kNoTime)
        stage.firstTaskLaunched = launch;
    lanes.append(slot, {.row = rowNumber,
                        .group = stageAt,
                        .start = launch,
                        .end = finish,
                        .status = status,
                        .locality = info.locality,
                        .phase = dominantPhase(phasesOf(event, launch, finish))});
    countEnd(stageAt, task.executor, event, status, finish - launch, seen);
    addAccumulators(event.sqlUpdates);
    if (event.executorMetrics)
        addMemory(task.executor, finish, *event.executorMetrics);
}

} // namespace cinderscope
