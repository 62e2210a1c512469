// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore_p.h"

#include <algorithm>
#include <utility>

// Jobs and stages; counters follow AppStatusListener of Spark 3.5 (onJobStart, onJobEnd, onStageSubmitted,
// onStageCompleted), so that they equal Spark's REST API.
namespace cinderscope {

namespace {

std::int64_t stageKey(std::int32_t stageId, std::int32_t attempt)
{
    return (std::int64_t(stageId) << 32) | std::uint32_t(attempt);
}

std::vector<StringId> splitTags(StringPool &strings, std::string_view tags)
{
    std::vector<StringId> list;
    while (!tags.empty()) {
        const std::size_t comma = std::min(tags.find(','), tags.size());
        if (comma > 0)
            list.push_back(strings.intern(tags.substr(0, comma)));
        tags.remove_prefix(std::min(comma + 1, tags.size()));
    }
    return list;
}

} // namespace

Row ApplicationStore::Private::jobRow(std::int32_t jobId)
{
    const auto [entry, isNew] = jobIndex.try_emplace(jobId, static_cast<Row>(jobs.size()));
    if (isNew) {
        if (jobs.size() > 0 && jobs[jobs.size() - 1].id > jobId)
            jobsAscend = false;
        Job job;
        job.id = jobId;
        job.lane = jobLanes.take();
        jobs.push_back(std::move(job));
        jobStates.emplace_back();
        ++totals.jobs;
        ++totals.jobsRunning;
    }
    return entry->second;
}

void ApplicationStore::Private::setJobStatus(Job &job, JobStatus status)
{
    if (job.status == status)
        return;
    const auto counter = [this](JobStatus which) -> std::int32_t & {
        return which == JobStatus::Running     ? totals.jobsRunning
               : which == JobStatus::Succeeded ? totals.jobsSucceeded
                                               : totals.jobsFailed;
    };
    --counter(job.status);
    ++counter(status);
    if (job.status == JobStatus::Running)
        jobLanes.release(job.lane);
    job.status = status;
}

Row ApplicationStore::Private::findStage(std::int32_t stageId, std::int32_t attempt) const
{
    const auto found = stageIndex.find(stageKey(stageId, std::max(0, attempt)));
    return found == stageIndex.end() ? kNoRow : found->second;
}

Row ApplicationStore::Private::firstStage(std::int32_t stageId) const
{
    const auto found = firstStages.find(stageId);
    return found == firstStages.end() ? kNoRow : found->second;
}

Row ApplicationStore::Private::stageRow(std::int32_t stageId, std::int32_t attempt)
{
    attempt = std::max(0, attempt);
    const std::int64_t key = stageKey(stageId, attempt);
    if (key == lastStageKey && lastStage != kNoRow)
        return lastStage;
    const auto [entry, isNew] = stageIndex.try_emplace(key, static_cast<Row>(stages.size()));
    const Row row = entry->second;
    lastStageKey = key;
    lastStage = row;
    if (!isNew)
        return row;

    StageAttempt stage;
    stage.id = stageId;
    stage.attempt = attempt;
    Row before = kNoRow; // newest attempt known so far
    for (std::int32_t earlier = attempt; earlier-- > std::max(0, attempt - 64) && before == kNoRow;)
        before = findStage(stageId, earlier);
    if (before == kNoRow) // a gap, or the attempts come in another order
        before = firstStage(stageId);
    stages.push_back(std::move(stage));
    stageStates.emplace_back();
    if (before != kNoRow) {
        stages.edit(row).nextAttempt = stages[before].nextAttempt;
        stages.edit(before).nextAttempt = row;
        StageAttempt &fresh = stages.edit(row);
        fresh.jobIds = stages[before].jobIds;
        stageStates[row].jobs = stageStates[before].jobs;
    } else {
        if (!firstAttempts.empty() && firstAttempts[firstAttempts.size() - 1].first >= stageId)
            stagesAscend = false;
        firstAttempts.push_back({stageId, row});
        firstStages.emplace(stageId, row);
    }
    return row;
}

void ApplicationStore::Private::setStageStatus(StageAttempt &stage, StageStatus status)
{
    if (stage.status == status)
        return;
    const auto count = [&](StageStatus which, std::int32_t by) {
        switch (which) {
        case StageStatus::Pending:
            break;
        case StageStatus::Running:
            totals.stagesRunning += by;
            break;
        case StageStatus::Complete:
            totals.stagesCompleted += by;
            break;
        case StageStatus::Failed:
            totals.stagesFailed += by;
            break;
        case StageStatus::Skipped:
            countSkipped(stage.id, by > 0);
            totals.plannedTasks -= by * std::int64_t(stage.tasks.total);
            break;
        }
    };
    count(stage.status, -1);
    count(status, 1);
    if (stage.status == StageStatus::Running)
        stageLanes.release(stage.lane);
    stage.status = status;
}

void ApplicationStore::Private::countSkipped(std::int32_t stageId, bool skipped)
{
    // counted once for a stage, and not for one of which another attempt ran (a retry after lost shuffle files)
    for (Row row = firstStage(stageId); skipped && row != kNoRow; row = stages[row].nextAttempt) {
        if (stages[row].submittedOnce)
            return;
    }
    if (skipped ? skippedStages.insert(stageId).second : skippedStages.erase(stageId) > 0)
        totals.stagesSkipped += skipped ? 1 : -1;
}

void ApplicationStore::Private::fillStage(StageAttempt &stage, const StageInfo &info)
{
    if (!info.name.empty())
        stage.name = intern(info.name);
    if (!info.details.empty())
        stage.details = intern(info.details);
    const std::int32_t tasks = std::max(0, info.tasks);
    if (tasks > 0 || stage.tasks.total == 0) {
        if (stage.status != StageStatus::Skipped)
            totals.plannedTasks += tasks - stage.tasks.total;
        stage.tasks.total = tasks;
    }
    if (!info.parentIds.empty())
        stage.parentIds = info.parentIds;
    if (info.resourceProfileId >= 0)
        stage.resourceProfileId = info.resourceProfileId;
    if (info.rdds.empty())
        return;
    auto rdds = std::make_shared<std::vector<RddUse>>();
    rdds->reserve(info.rdds.size());
    for (const RddInfo &rdd : info.rdds)
        rdds->push_back({rdd.id, intern(rdd.name), intern(rdd.callSite), intern(rdd.scope), rdd.partitions,
                         rdd.useMemory || rdd.useDisk});
    stage.rdds = std::move(rdds);
}

void ApplicationStore::Private::linkJob(std::int32_t jobId, std::int64_t executionId)
{
    if (executionId < 0)
        return;
    auto &ids = sqlExecutions.edit(sqlRow(executionId)).jobIds;
    if (std::find(ids.begin(), ids.end(), jobId) == ids.end())
        ids.push_back(jobId);
}

void ApplicationStore::Private::on(const JobStart &event)
{
    sawTime(event.time);
    const Row row = jobRow(event.jobId);
    if (std::exchange(jobStates[row].linked, true)) // known from another source
        return;
    std::int64_t planned = 0;
    {
        Job &job = jobs.edit(row);
        job.submitted = timeOrNow(event.time);
        job.group = intern(event.group);
        job.description = intern(event.description);
        job.callSite = intern(event.callSite);
        job.tags = splitTags(strings, event.tags);
        job.sqlExecutionId = event.sqlExecutionId;
        job.streamingQueryId = intern(event.streamingQueryId);
        job.streamingBatchId = intern(event.streamingBatchId);
        job.stageIds = event.stageIds;
        if (job.stageIds.empty()) {
            for (const StageInfo &info : event.stages)
                job.stageIds.push_back(info.stageId);
        }
        // name: that of the last stage (AppStatusListener: event.stageInfos.sortBy(_.stageId).lastOption)
        const StageInfo *last = nullptr;
        for (const StageInfo &info : event.stages) {
            if (info.completed == kNoTime)
                planned += std::max(0, info.tasks);
            if (!last || info.stageId > last->stageId)
                last = &info;
        }
        job.name = intern(last ? last->name : event.callSite);
    }
    countInJob(row, [planned](auto &job) { job.tasks.total = saturated(planned); });
    linkJob(event.jobId, event.sqlExecutionId);

    std::vector<const StageInfo *> inOrder;
    for (const StageInfo &info : event.stages) {
        if (info.stageId >= 0)
            inOrder.push_back(&info);
    }
    std::sort(inOrder.begin(), inOrder.end(), [](const auto *a, const auto *b) { return a->stageId < b->stageId; });
    for (const StageInfo *info : inOrder) {
        const Row stageAt = stageRow(info->stageId, info->attempt);
        StageAttempt &stage = stages.edit(stageAt);
        if (!stage.submittedOnce) // one that an ended job skipped stays so until it is submitted
            fillStage(stage, *info);
        if (stage.description == StringId::Empty)
            stage.description = jobs[row].description;
        linkStage(row, stageAt);
        // attempts that another source told of before this start
        for (Row attempt = firstStage(info->stageId); attempt != kNoRow; attempt = stages[attempt].nextAttempt) {
            if (attempt != stageAt && stages[attempt].submitted >= jobs[row].submitted)
                linkStage(row, attempt);
        }
    }
    if (jobs[row].completed != kNoTime) // its end came before
        settleSkipped(row);
}

//! From now on the stage counts for the job. What it has done already counts too where that was after the job's start:
//! then the start came late.
void ApplicationStore::Private::linkStage(Row jobAt, Row stageAt)
{
    StageState &state = stageStates[stageAt];
    if (std::find(state.jobs.begin(), state.jobs.end(), jobAt) != state.jobs.end())
        return; // named twice
    state.jobs.push_back(jobAt);
    StageAttempt &stage = stages.edit(stageAt);
    const Job &job = jobs[jobAt];
    if (std::find(stage.jobIds.begin(), stage.jobIds.end(), job.id) == stage.jobIds.end())
        stage.jobIds.push_back(job.id);
    if (!state.started || (stage.completed != kNoTime && stage.completed <= job.submitted))
        return;

    const bool whole = stage.submitted >= job.submitted;
    TaskCounts done = state.tallies ? state.tallies->own.tasks : stage.tasks;
    if (!whole) // it ran already, for another job
        done = countsSince(stageAt, job.submitted);
    countInJob(jobAt, [&](auto &counters) {
        TaskCounts &counts = counters.tasks;
        counts.active += done.active;
        counts.succeeded += done.succeeded;
        counts.failed += done.failed;
        counts.killed += done.killed;
        counts.completedIndices += done.completedIndices;
        if (state.ended)
            ++(stage.status == StageStatus::Failed ? counters.failedStages : counters.completedStages);
        else
            counters.activeStages += whole;
    });
}

//! Of the stage's tasks those that ended after \a begin.
TaskCounts ApplicationStore::Private::countsSince(Row stageAt, TimeMs begin) const
{
    TaskCounts counts;
    const TaskTable::View view = tasks.view();
    Row task = stages[stageAt].lastTask;
    for (std::uint32_t left = stages[stageAt].endedTasks; left > 0; --left) {
        if (view.finish(task) > begin) {
            const TaskStatus status = view.status(task);
            ++(status == TaskStatus::Succeeded ? counts.succeeded
               : status == TaskStatus::Killed  ? counts.killed
                                               : counts.failed);
            counts.completedIndices += status == TaskStatus::Succeeded;
        }
        task -= static_cast<Row>(view.value(task, TaskColumn::PreviousInStage));
    }
    return counts;
}

//! The stages that an ended job named and did not run. Counted anew at each call: what the job ran may come to be
//! known after its end.
void ApplicationStore::Private::settleSkipped(Row row)
{
    std::int32_t skippedStages = 0;
    std::int64_t skippedTasks = 0;
    for (const std::int32_t stageId : jobs[row].stageIds) {
        const Row first = firstStage(stageId);
        if (first == kNoRow)
            continue;
        const bool submitted = stages[first].submittedOnce;
        // named by this job and run before it, or never
        if (submitted && !(stages[first].completed != kNoTime && stages[first].completed <= jobs[row].submitted &&
                           stages[first].nextAttempt == kNoRow))
            continue;
        ++skippedStages;
        skippedTasks += stages[first].tasks.total;
        if (!submitted)
            setStageStatus(stages.edit(first), StageStatus::Skipped);
    }
    countInJob(row, [&](auto &job) {
        job.skippedStages = skippedStages;
        job.tasks.skipped = saturated(skippedTasks);
    });
}

void ApplicationStore::Private::on(const JobEnd &event)
{
    sawTime(event.time);
    const Row row = jobRow(event.jobId);
    if (jobs[row].completed == kNoTime)
        jobs.edit(row).completed = timeOrNow(event.time);
    if (jobs[row].error == StringId::Empty)
        jobs.edit(row).error = intern(event.error);
    settleSkipped(row);
    if (jobs[row].status == JobStatus::Running)
        setJobStatus(jobs.edit(row), event.succeeded ? JobStatus::Succeeded : JobStatus::Failed);
}

void ApplicationStore::Private::submitStage(Row row, TimeMs when)
{
    StageState &state = stageStates[row];
    if (std::exchange(state.started, true))
        return;
    StageAttempt &stage = stages.edit(row);
    if (!stage.submittedOnce) {
        countSkipped(stage.id, false);
        setStageStatus(stage, StageStatus::Running); // takes a skipped or pending one back
        stage.submittedOnce = true;
        stage.submitted = when;
        stage.lane = stageLanes.take();
        ++totals.stageAttempts;
    }
    for (const Row jobAt : state.jobs) {
        countInJob(jobAt, [](auto &job) { ++job.activeStages; });
        if (jobs[jobAt].completed != kNoTime)
            settleSkipped(jobAt);
    }
}

void ApplicationStore::Private::on(const StageSubmitted &event)
{
    sawTime(event.stage.submitted);
    const Row row = stageRow(event.stage.stageId, event.stage.attempt);
    // only the jobs that still ran then: an attempt inherits those of the attempt before
    if (!stageStates[row].started) {
        const TimeMs when = timeOrNow(event.stage.submitted);
        std::erase_if(stageStates[row].jobs,
                      [&](Row job) { return jobs[job].status != JobStatus::Running && jobs[job].completed <= when; });
    }
    submitStage(row, event.stage.submitted);
    StageAttempt &stage = stages.edit(row);
    fillStage(stage, event.stage);
    stage.pool = intern(event.pool);
}

void ApplicationStore::Private::on(const StageCompleted &event)
{
    const StageInfo &info = event.stage;
    sawTime(info.completed);
    const Row row = stageRow(info.stageId, info.attempt);
    submitStage(row, info.submitted);
    StageAttempt &stage = stages.edit(row);
    if (stage.completed == kNoTime) {
        fillStage(stage, info);
        if (stage.submitted == kNoTime)
            stage.submitted = info.submitted;
        stage.completed = timeOrNow(info.completed);
        stage.failureReason = intern(info.failureReason);
        setStageStatus(stage, info.failed ? StageStatus::Failed : StageStatus::Complete);
        if (info.failed)
            totals.plannedTasks -= std::max(0, stage.tasks.total - stage.tasks.completedIndices);
        if (stageStates[row].tallies)
            showStage(row);
    }
    if (std::exchange(stageStates[row].ended, true))
        return;
    for (const Row jobAt : stageStates[row].jobs) {
        countInJob(jobAt, [&info](auto &job) {
            --job.activeStages;
            ++(info.failed ? job.failedStages : job.completedStages);
        });
    }
}

} // namespace cinderscope
