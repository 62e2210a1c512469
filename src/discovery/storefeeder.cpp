// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/storefeeder.h"

#include "discovery/restreaders.h"

#include <algorithm>
#include <functional>

namespace cinderscope {

namespace {

//! Something to apply at a time; \a first of two at one moment: ends before starts.
struct Timed
{
    TimeMs time = kNoTime;
    bool isStart = false;
    std::size_t record = 0;
};

void sortByTime(std::vector<Timed> &list)
{
    std::stable_sort(list.begin(), list.end(), [](const Timed &a, const Timed &b) {
        return a.time != b.time ? a.time < b.time : a.isStart < b.isStart;
    });
}

//! Starts and ends of records; one that has not begun comes last, in the order given.
template <class Record, class StartOf, class EndOf>
std::vector<Timed> timeline(const std::vector<Record> &records, StartOf &&startOf, EndOf &&endOf)
{
    constexpr TimeMs kNever = INT64_MAX;
    std::vector<Timed> list;
    for (std::size_t i = 0; i < records.size(); ++i) {
        const TimeMs start = startOf(records[i]), end = endOf(records[i]);
        if (start != kNoTime)
            list.push_back({start, true, i});
        // an end at or before its own start must still come after it
        list.push_back({end == kNoTime ? kNever : std::max(end, start == kNoTime ? end : start + 1), false, i});
    }
    sortByTime(list);
    return list;
}

} // namespace

StoreFeeder::StoreFeeder(ApplicationStore &store, RestProgress &progress, TaskQueue &tasks)
    : m_store(store), m_progress(progress), m_tasks(tasks)
{
}

StoreFeeder::Elements StoreFeeder::elements(const Element &element)
{
    Elements list;
    simdjson::dom::array array;
    if (!element.get(array))
        list.assign(array.begin(), array.end());
    else if (element.is_object())
        list.push_back(element);
    return list;
}

void StoreFeeder::count(const char *kind, std::uint64_t records)
{
    m_records += records;
    m_store.importStats().events += records;
    m_store.importStats().eventsByType[kind] += records;
}

void StoreFeeder::countUnreadable(const char *kind)
{
    ++m_store.importStats().unreadableLines;
    m_store.importStats().addSample({"REST", 0, 0, std::string("no ") + kind, {}});
}

bool StoreFeeder::application(const Element &element, Text attempt)
{
    const auto summary = rest::applicationSummary(element, attempt);
    if (!summary)
        return false;
    m_store.apply(StructureEvent(*summary));
    count("ApplicationSummary");
    return true;
}

void StoreFeeder::environment(const Element &element)
{
    simdjson::dom::object object;
    if (element.get(object)) {
        countUnreadable("environment");
        return;
    }
    m_store.apply(StructureEvent(rest::environmentUpdate(object)));
    const rest::ResourceProfiles profiles = rest::resourceProfiles(object);
    for (const ResourceProfileAdded &profile : profiles.profiles)
        m_store.apply(StructureEvent(profile));
    count("EnvironmentUpdate");
}

std::set<std::int32_t> StoreFeeder::jobs(const Elements &elements)
{
    std::vector<JobSummary> records;
    std::set<std::int32_t> ids;
    for (const Element &element : elements) {
        auto job = rest::jobSummary(element);
        if (!job) {
            countUnreadable("job");
            continue;
        }
        job->sqlExecutionId = m_progress.sqlOfJob(job->jobId);
        ids.insert(job->jobId);
        records.push_back(std::move(*job));
    }
    std::sort(records.begin(), records.end(), [](const auto &a, const auto &b) { return a.jobId < b.jobId; });
    const auto events = timeline(
        records, [](const JobSummary &job) { return job.submitted; },
        [](const JobSummary &job) { return job.status == JobStatus::Running ? kNoTime : job.completed; });
    for (const JobSummary &job : records) {
        if (m_listed || job.status == JobStatus::Running)
            nameStages(job);
    }
    for (const Timed &event : events) {
        const JobSummary &job = records[event.record];
        if (!event.isStart) {
            m_store.apply(StructureEvent(job));
        } else if (!m_progress.knowsJob(job.jobId)) {
            JobSummary running = job;
            running.status = JobStatus::Running;
            running.completed = kNoTime;
            m_store.apply(StructureEvent(std::move(running)));
        }
    }
    for (const JobSummary &job : records)
        m_progress.note(job);
    count("JobSummary", records.size());
    return ids;
}

void StoreFeeder::nameStages(const JobSummary &job)
{
    for (const std::int32_t stageId : job.stageIds) {
        if (!m_progress.knowsStage(stageId, 0) && m_named.insert(stageId).second)
            applyPending(stageId, 0, {});
    }
}

void StoreFeeder::applyPending(std::int32_t stageId, std::int32_t attempt, Text name)
{
    StageSummary pending;
    pending.stage.stageId = stageId;
    pending.stage.attempt = attempt;
    pending.stage.name = name;
    m_store.apply(StructureEvent(std::move(pending)));
}

std::set<std::pair<std::int32_t, std::int32_t>> StoreFeeder::stages(const Elements &elements)
{
    std::vector<StageSummary> records;
    std::set<std::pair<std::int32_t, std::int32_t>> ids;
    for (const Element &element : elements) {
        auto stage = rest::stageSummary(element);
        if (!stage) {
            countUnreadable("stage");
            continue;
        }
        if (const StageTaskList *list = m_tasks.find(stage->stage.stageId, stage->stage.attempt)) {
            stage->totals.maxPeakExecutionMemory = list->greatestPeakMemory();
            stage->totals.maxResultSize = list->greatestResultSize();
        }
        ids.insert({stage->stage.stageId, stage->stage.attempt});
        records.push_back(std::move(*stage));
    }
    std::sort(records.begin(), records.end(), [](const StageSummary &a, const StageSummary &b) {
        return std::pair(a.stage.stageId, a.stage.attempt) < std::pair(b.stage.stageId, b.stage.attempt);
    });
    for (const StageSummary &stage : records) { // rows in the order of ids; lanes come in the order of time
        if (!m_progress.knowsStage(stage.stage.stageId, stage.stage.attempt))
            applyPending(stage.stage.stageId, stage.stage.attempt, stage.stage.name);
    }
    const auto events = timeline(
        records, [](const StageSummary &stage) { return stage.stage.submitted; },
        [](const StageSummary &stage) { return stage.stage.completed; });
    for (const Timed &event : events) {
        const StageSummary &stage = records[event.record];
        if (!event.isStart) {
            m_store.apply(StructureEvent(stage));
        } else if (!m_progress.knowsStage(stage.stage.stageId, stage.stage.attempt)) {
            StageSummary running = stage;
            running.status = StageStatus::Running;
            running.stage.failed = false;
            running.stage.completed = kNoTime;
            m_store.apply(StructureEvent(std::move(running)));
        }
    }
    for (const StageSummary &stage : records) {
        m_progress.note(stage);
        m_tasks.setStage(stage);
    }
    count("StageSummary", records.size());
    return ids;
}

void StoreFeeder::executors(const Elements &elements)
{
    std::vector<ExecutorSummary> records;
    for (const Element &element : elements) {
        auto executor = rest::executorSummary(element);
        if (!executor) {
            countUnreadable("executor");
            continue;
        }
        if (executor->hasPeaks) {
            const auto [entry, isNew] = m_peaks.try_emplace(std::string(executor->executorId), executor->peaks);
            executor->hasPeaks = isNew || entry->second != executor->peaks;
            entry->second = executor->peaks;
        }
        records.push_back(std::move(*executor));
    }
    const auto events = timeline(
        records, [](const ExecutorSummary &executor) { return executor.added; },
        [](const ExecutorSummary &executor) { return executor.active ? kNoTime : executor.removed; });
    for (const Timed &event : events) {
        const ExecutorSummary &executor = records[event.record];
        if (!event.isStart) {
            m_store.apply(StructureEvent(executor));
        } else if (!executor.active) {
            ExecutorSummary alive = executor;
            alive.active = true;
            alive.excluded = alive.hasPeaks = false;
            m_store.apply(StructureEvent(std::move(alive)));
        }
    }
    count("ExecutorSummary", records.size());
}

StoreFeeder::SqlPage StoreFeeder::sql(const Elements &elements)
{
    std::vector<rest::SqlRecord> records;
    SqlPage page;
    for (const Element &element : elements) {
        ++page.records;
        auto record = rest::sqlRecord(element);
        if (!record) {
            countUnreadable("SQL execution");
            continue;
        }
        const std::int64_t id = record->start.executionId;
        page.first = page.first < 0 ? id : page.first;
        page.last = id;
        for (const std::int32_t jobId : record->jobIds)
            m_progress.noteSqlJob(jobId, id);
        if (!m_sqlEnded.contains(id))
            records.push_back(std::move(*record));
    }
    const auto events = timeline(
        records, [](const rest::SqlRecord &record) { return record.start.time; },
        [](const rest::SqlRecord &record) { return record.end ? record.end->time : kNoTime; });
    for (const Timed &event : events) {
        const rest::SqlRecord &record = records[event.record];
        const std::int64_t id = record.start.executionId;
        if (!m_sqlRunning.contains(id) && !m_sqlEnded.contains(id)) {
            m_store.apply(StructureEvent(record.start));
            m_sqlRunning.insert(id);
        }
        if (!event.isStart && record.end) {
            m_store.apply(StructureEvent(*record.end));
            m_sqlRunning.erase(id);
            m_sqlEnded.insert(id);
        }
    }
    count("SqlExecution", records.size());
    return page;
}

std::size_t StoreFeeder::taskPage(const TaskPage &page, const simdjson::dom::array &array, StageTaskList &list,
                                  std::int64_t now)
{
    std::size_t ended = 0, started = 0;
    list.take(page, array, now, [&](const TaskEnd &task) {
        if (task.reason.status == TaskStatus::Running) {
            ++started;
            m_store.apply(TaskStart{task.stageId, task.stageAttempt, task.info});
        } else {
            ++ended;
            m_store.apply(task);
        }
    });
    if (started > 0)
        count("TaskStart", started);
    if (ended > 0)
        count("TaskEnd", ended);
    m_tasks.countRead(page, static_cast<std::int64_t>(ended));
    return ended + started;
}

} // namespace cinderscope
