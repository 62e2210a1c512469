// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancellosses.h"

#include <algorithm>
#include <set>

namespace cinderscope {

namespace {

bool isIn(const Snapshot &snapshot, const Job &job, const CancelTarget &target)
{
    using Kind = CancelTarget::Kind;
    switch (target.kind) {
    case Kind::Job:
        return job.id == target.id;
    case Kind::Group:
    case Kind::Query:
        return snapshot.text(job.group) == target.name.toStdString();
    case Kind::Tag:
        return std::any_of(job.tags.begin(), job.tags.end(),
                           [&](StringId tag) { return snapshot.text(tag) == target.name.toStdString(); });
    case Kind::Sql: {
        if (job.sqlExecutionId >= 0)
            return job.sqlExecutionId == target.id;
        const SqlExecution *sql = snapshot.sqlExecutions.find(snapshot.sqlRow(target.id)); // REST names them there
        return sql && std::find(sql->jobIds.begin(), sql->jobIds.end(), job.id) != sql->jobIds.end();
    }
    case Kind::Jobs:
        return target.name.split(u',').contains(QString::number(job.id));
    case Kind::Stage:
        return std::find(job.stageIds.begin(), job.stageIds.end(), target.id) != job.stageIds.end();
    case Kind::AllJobs:
    case Kind::Application:
        return true;
    case Kind::Task:
    case Kind::Driver:
        return false;
    }
    return false;
}

bool runs(const StageAttempt &stage)
{
    return stage.status == StageStatus::Running || (stage.status == StageStatus::Pending && stage.submittedOnce);
}

void addStage(CancelLosses &losses, const StageAttempt &stage)
{
    losses.stages.append(stage.id);
    losses.runningTasks += stage.tasks.active;
    losses.doneTasks += stage.tasks.completedIndices;
}

void addNames(CancelLosses &losses, const Snapshot &snapshot)
{
    for (const std::int32_t id : losses.jobs) {
        const Job *job = snapshot.jobs.find(snapshot.jobRow(id));
        if (!job)
            continue;
        if (job->sqlExecutionId >= 0 && !losses.sqlExecutions.contains(job->sqlExecutionId))
            losses.sqlExecutions.append(job->sqlExecutionId);
        if (job->streamingQueryId == StringId::Empty)
            continue;
        const std::string_view id8 = snapshot.text(job->streamingQueryId), run = snapshot.text(job->group);
        QString name = QString::fromUtf8(run.data(), qsizetype(run.size()));
        for (std::size_t row = 0; row < snapshot.streamingQueries.size(); ++row) {
            const StreamingQuery &query = snapshot.streamingQueries[row];
            if (snapshot.text(query.id) == id8 && !snapshot.text(query.name).empty())
                name = QString::fromStdString(std::string(snapshot.text(query.name)));
        }
        if (!losses.queries.contains(name))
            losses.queries.append(name);
    }
}

void addTaskTime(CancelLosses &losses, const Snapshot &snapshot)
{
    const std::set<std::int32_t> stages(losses.stages.begin(), losses.stages.end());
    for (const RunningTask &task : snapshot.running) {
        const StageAttempt *stage = snapshot.stages.find(task.stage);
        if (stage && stages.count(stage->id) != 0 && task.launch != kNoTime)
            losses.taskMs += std::max<TimeMs>(0, snapshot.time - task.launch);
    }
}

CancelLosses ofTask(const Snapshot &snapshot, std::int64_t id)
{
    CancelLosses losses;
    for (const RunningTask &task : snapshot.running) {
        if (task.taskId != id)
            continue;
        losses.runningTasks = 1;
        losses.since = task.launch;
        losses.taskMs = task.launch == kNoTime ? 0 : std::max<TimeMs>(0, snapshot.time - task.launch);
    }
    return losses;
}

} // namespace

QList<std::int32_t> runningJobs(const Snapshot &snapshot, const CancelTarget &target)
{
    QList<std::int32_t> list;
    for (std::size_t row = 0; row < snapshot.jobs.size(); ++row) {
        const Job &job = snapshot.jobs[row];
        if (job.status == JobStatus::Running && isIn(snapshot, job, target))
            list.append(job.id);
    }
    std::sort(list.begin(), list.end());
    return list;
}

CancelLosses lossesOf(const Snapshot &snapshot, const CancelTarget &target)
{
    using Kind = CancelTarget::Kind;
    if (target.kind == Kind::Task)
        return ofTask(snapshot, target.id);
    CancelLosses losses;
    losses.jobs = runningJobs(snapshot, target);
    if (target.kind == Kind::Stage && losses.jobs.size() > 1)
        losses.otherJobs = losses.jobs.mid(1);
    const QList<std::int32_t> all = runningJobs(snapshot, CancelTarget::allJobs());
    std::set<std::int32_t> mine, others; // stage ids
    for (const std::int32_t id : all) {
        const Job *job = snapshot.jobs.find(snapshot.jobRow(id));
        if (!job)
            continue;
        (losses.jobs.contains(id) ? mine : others).insert(job->stageIds.begin(), job->stageIds.end());
        if (losses.jobs.contains(id) && (losses.since == kNoTime || job->submitted < losses.since))
            losses.since = job->submitted;
    }
    for (const StageAttempt &stage : snapshot.stages) {
        if (!runs(stage) || mine.count(stage.id) == 0)
            continue;
        if (others.count(stage.id) != 0)
            losses.sharedStages.append(stage.id); // DAGScheduler.failJobAndIndependentStages leaves it
        else
            addStage(losses, stage);
    }
    addTaskTime(losses, snapshot);
    addNames(losses, snapshot);
    if (target.kind == Kind::Application) {
        losses.since = snapshot.app.start;
        losses.executors = snapshot.totals.executorsAlive;
        for (const Executor &executor : snapshot.executors) {
            if (executor.removed == kNoTime)
                losses.cachedBytes += executor.memoryUsed + executor.diskUsed;
        }
    }
    return losses;
}

} // namespace cinderscope
