// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"

#include <algorithm>
#include <array>
#include <span>

namespace cinderscope {

namespace {

using Kind = CardFigure::Kind;

CardFigure text(std::string_view key, std::string_view label, std::string value)
{
    CardFigure figure{key, label, Kind::Text, std::move(value)};
    figure.known = !figure.text.empty();
    return figure;
}

//! A negative number is unknown.
CardFigure number(std::string_view key, std::string_view label, Kind kind, std::int64_t value)
{
    CardFigure figure{key, label, kind};
    figure.number = value;
    figure.known = value >= 0;
    return figure;
}

CardFigure count(std::string_view key, std::string_view label, std::int64_t value)
{
    return number(key, label, Kind::Count, value);
}

CardFigure bytes(std::string_view key, std::string_view label, std::int64_t value)
{
    return number(key, label, Kind::Bytes, value);
}

//! part / whole; unknown while there is no whole.
CardFigure share(std::string_view key, std::string_view label, double part, double whole)
{
    CardFigure figure{key, label, Kind::Share};
    figure.known = whole > 0;
    figure.share = whole > 0 ? std::max(part / whole, 0.0) : 0;
    return figure;
}

CardFigure time(std::string_view key, std::string_view label, TimeMs value)
{
    return number(key, label, Kind::Time, value > 0 ? value : kNoTime);
}

CardSection identity(const Snapshot &snapshot)
{
    const ApplicationInfo &app = snapshot.app;
    return {
        "identity",
        "Application",
        {text("applicationId", "Application id", app.id), text("attemptId", "Attempt", app.attemptId),
         text("user", "User", app.user), text("sparkVersion", "Spark version", app.sparkVersion),
         text("scalaVersion", "Scala version", app.scalaVersion), text("javaVersion", "Java version", app.javaVersion),
         text("pythonVersion", "Python version", app.pythonVersion), text("master", "Master", app.master),
         text("deployMode", "Deploy mode", app.deployMode), time("startTime", "Start", app.start),
         time("endTime", "End", app.end), number("duration", "Duration", Kind::Duration, applicationDuration(snapshot)),
         text("state", "State", std::string(toString(snapshot.state)))}};
}

//! A memory property with its documented default (Spark's configuration page: "Application Properties").
CardFigure memoryProperty(const Snapshot &snapshot, std::string_view key, std::string_view label,
                          std::string_view property)
{
    std::string value = snapshot.environment ? snapshot.environment->sparkProperty(property) : std::string();
    if (value.empty() && snapshot.environment && !snapshot.environment->spark.empty())
        value = "1g (default)";
    return text(key, label, std::move(value));
}

CardSection resources(const Snapshot &snapshot)
{
    const ApplicationTotals &totals = snapshot.totals;
    std::int64_t used = 0;
    std::int64_t greatest = 0;
    for (const Executor &executor : snapshot.executors) {
        if (executor.removed != kNoTime)
            continue;
        used += executor.memoryUsed;
        greatest += executor.maxMemory;
    }
    return {"resources",
            "Resources",
            {count("executorsAlive", "Executors alive", totals.executorsAlive),
             count("executorsMaxAlive", "Most executors alive", totals.executorsMaxAlive),
             count("executorsAdded", "Executors added", totals.executorsAdded),
             count("executorsRemoved", "Executors removed", totals.executorsRemoved),
             count("cores", "Cores", totals.cores), count("maxCores", "Most cores", totals.maxCores),
             memoryProperty(snapshot, "executorMemory", "Executor memory", "spark.executor.memory"),
             memoryProperty(snapshot, "driverMemory", "Driver memory", "spark.driver.memory"),
             bytes("storageMemoryUsed", "Storage memory used", used),
             bytes("storageMemoryMax", "Storage memory", greatest)}};
}

std::array<CardSection, 5> progress(const Snapshot &snapshot)
{
    const ApplicationTotals &t = snapshot.totals;
    std::int64_t streamingActive = 0;
    std::int64_t streamingFailed = 0;
    for (const StreamingQuery &query : snapshot.streamingQueries) {
        streamingActive += query.terminated == kNoTime;
        streamingFailed += query.exception != StringId::Empty;
    }
    return {CardSection{"jobs",
                        "Jobs",
                        {count("jobsTotal", "Total", t.jobs), count("jobsSucceeded", "Succeeded", t.jobsSucceeded),
                         count("jobsFailed", "Failed", t.jobsFailed), count("jobsRunning", "Running", t.jobsRunning)}},
            CardSection{"stages",
                        "Stages",
                        {count("stageAttempts", "Attempts", t.stageAttempts),
                         count("stagesCompleted", "Completed", t.stagesCompleted),
                         count("stagesFailed", "Failed", t.stagesFailed),
                         count("stagesSkipped", "Skipped", t.stagesSkipped),
                         count("stagesRunning", "Running", t.stagesRunning)}},
            CardSection{"tasks",
                        "Tasks",
                        {count("tasksLaunched", "Launched", t.tasksLaunched),
                         count("tasksSucceeded", "Succeeded", t.tasksSucceeded),
                         count("tasksFailed", "Failed", t.tasksFailed), count("tasksKilled", "Killed", t.tasksKilled),
                         count("tasksRunning", "Running", t.tasksRunning)}},
            CardSection{"sql",
                        "SQL executions",
                        {count("sqlTotal", "Total", t.sqlExecutions), count("sqlFailed", "Failed", t.sqlFailed),
                         count("sqlRunning", "Running", t.sqlRunning)}},
            CardSection{"streaming",
                        "Streaming queries",
                        {count("streamingTotal", "Total", std::int64_t(snapshot.streamingQueries.size())),
                         count("streamingActive", "Active", streamingActive),
                         count("streamingFailed", "Failed", streamingFailed)}}};
}

CardSection work(const Snapshot &snapshot)
{
    const TaskTotals &tasks = snapshot.totals.tasks;
    const auto runTime = tasks[TaskColumn::ExecutorRunTime];
    const auto cpuTime = tasks[TaskColumn::ExecutorCpuTime];
    const auto gcTime = tasks[TaskColumn::JvmGcTime];
    const double utilisation = snapshot.coreUtilisation();
    return {"work",
            "Work",
            {bytes("inputBytes", "Input", tasks[TaskColumn::InputBytesRead]),
             bytes("outputBytes", "Output", tasks[TaskColumn::OutputBytesWritten]),
             bytes("shuffleReadBytes", "Shuffle read", tasks.shuffleReadBytes()),
             bytes("shuffleWriteBytes", "Shuffle write", tasks[TaskColumn::ShuffleBytesWritten]),
             bytes("memorySpilledBytes", "Spill (memory)", tasks[TaskColumn::MemoryBytesSpilled]),
             bytes("diskSpilledBytes", "Spill (disk)", tasks[TaskColumn::DiskBytesSpilled]),
             bytes("peakExecutionMemoryBytes", "Peak execution memory of a task", tasks.maxPeakExecutionMemory),
             number("taskTime", "Task time", Kind::Duration, tasks.duration),
             number("executorRunTime", "Executor run time", Kind::Duration, runTime),
             number("executorCpuTime", "Executor CPU time", Kind::Duration, cpuTime / 1'000'000),
             number("gcTime", "GC time", Kind::Duration, gcTime),
             share("gcShare", "GC share of run time", double(gcTime), double(runTime)),
             share("coreUtilisation", "Core utilisation", utilisation, utilisation < 0 ? 0 : 1),
             share("cpuShare", "CPU share of run time", double(cpuTime) / 1e6, double(runTime))}};
}

CardSection importHealth(const Snapshot &snapshot)
{
    static const ImportStats kNone;
    const ImportStats &import = snapshot.import ? *snapshot.import : kNone;
    return {"import",
            "Import",
            {count("lines", "Lines", std::int64_t(import.lines)),
             count("events", "Events", std::int64_t(import.events)),
             count("unknownEvents", "Unknown events", std::int64_t(import.unknownEvents)),
             count("unreadableLines", "Unreadable lines", std::int64_t(import.unreadableLines)),
             count("droppedEvents", "Dropped events", std::int64_t(import.droppedEvents)),
             count("duplicateEvents", "Duplicate events", std::int64_t(import.duplicateEvents)),
             text("truncated", "Truncated", import.truncated ? "yes" : "no")}};
}

void addJobFailures(ApplicationCard &card, const Snapshot &snapshot)
{
    const std::size_t wanted = std::min(kMaxCardFailures, std::size_t(std::max(snapshot.totals.jobsFailed, 0)));
    std::size_t found = 0;
    for (std::size_t row = snapshot.jobs.size(); row-- > 0 && found < wanted;) {
        const Job &job = snapshot.jobs[row];
        if (job.status != JobStatus::Failed)
            continue;
        ++found;
        const auto name = snapshot.text(job.description != StringId::Empty ? job.description : job.name);
        const auto error = snapshot.jobError(job);
        card.failures.push_back({CardFailure::Kind::Job, job.id, 0, std::string(name), reasonLine(error),
                                 std::string(error), 1, job.completed});
    }
}

void addStageFailures(ApplicationCard &card, const Snapshot &snapshot)
{
    const std::size_t wanted = std::min(kMaxCardFailures, std::size_t(std::max(snapshot.totals.stagesFailed, 0)));
    std::size_t found = 0;
    for (std::size_t row = snapshot.stages.size(); row-- > 0 && found < wanted;) {
        const StageAttempt &stage = snapshot.stages[row];
        if (stage.status != StageStatus::Failed)
            continue;
        ++found;
        const auto reason = snapshot.text(stage.failureReason);
        card.failures.push_back({CardFailure::Kind::Stage, stage.id, stage.attempt,
                                 std::string(snapshot.text(stage.name)), reasonLine(reason), std::string(reason), 1,
                                 stage.completed});
    }
}

} // namespace

std::string reasonLine(std::string_view whole)
{
    if (whole.starts_with("Traceback (most recent call last)")) {
        const auto last = whole.find_last_not_of(" \t\r\n");
        const auto before = whole.find_last_of('\n', last);
        if (before != std::string_view::npos)
            whole = whole.substr(before + 1, last - before);
    }
    const auto begin = whole.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos)
        return {};
    whole.remove_prefix(begin);
    return std::string(whole.substr(0, whole.find_first_of("\r\n")));
}

const CardFigure *ApplicationCard::figure(std::string_view key) const
{
    for (const CardSection &section : sections) {
        for (const CardFigure &figure : section.figures) {
            if (figure.key == key)
                return &figure;
        }
    }
    return nullptr;
}

std::int64_t applicationDuration(const Snapshot &snapshot)
{
    const TimeMs end = snapshot.app.ended && snapshot.app.end > 0 ? snapshot.app.end : snapshot.time;
    return snapshot.app.start > 0 && end >= snapshot.app.start ? end - snapshot.app.start : -1;
}

ApplicationCard cardOf(const Snapshot &snapshot)
{
    ApplicationCard card;
    card.name = snapshot.app.name;
    card.id = snapshot.app.id;
    card.state = snapshot.state;
    card.sections.push_back(identity(snapshot));
    card.sections.push_back(resources(snapshot));
    for (CardSection &section : progress(snapshot))
        card.sections.push_back(std::move(section));
    card.sections.push_back(work(snapshot));
    card.sections.push_back(importHealth(snapshot));
    addJobFailures(card, snapshot);
    addStageFailures(card, snapshot);
    return card;
}

void TaskFailureCounts::advance(const TaskTable::View &tasks)
{
    constexpr std::size_t kStep = SealedTasks::kRows;
    if (tasks.size() < m_done)
        *this = {}; // a replay went back
    std::array<std::int64_t, kStep> reasons;
    std::array<std::int64_t, kStep> statuses;
    while (m_done < tasks.size()) {
        const std::size_t size = std::min(kStep - m_done % kStep, tasks.size() - m_done);
        tasks.decode(TaskColumn::Reason, m_done, std::span(reasons).first(size));
        const auto last = reasons.begin() + std::ptrdiff_t(size);
        if (std::any_of(reasons.begin(), last, [](std::int64_t reason) { return reason != 0; })) {
            tasks.decode(TaskColumn::Status, m_done, std::span(statuses).first(size));
            for (std::size_t i = 0; i < size; ++i) {
                if (reasons[i] <= 0 || static_cast<TaskStatus>(statuses[i]) != TaskStatus::Failed)
                    continue;
                const auto failure = static_cast<std::size_t>(reasons[i] - 1);
                if (failure >= m_entries.size())
                    m_entries.resize(failure + 1);
                m_entries[failure].failure = static_cast<std::uint32_t>(failure);
                ++m_entries[failure].count;
                m_entries[failure].lastTask = static_cast<Row>(m_done + i);
            }
        }
        m_done += size;
    }
}

std::vector<TaskFailureCounts::Entry> TaskFailureCounts::mostFrequent(std::size_t limit) const
{
    std::vector<Entry> result;
    for (const Entry &entry : m_entries) {
        if (entry.count > 0)
            result.push_back(entry);
    }
    std::stable_sort(result.begin(), result.end(),
                     [](const Entry &left, const Entry &right) { return left.count > right.count; });
    if (result.size() > limit)
        result.resize(limit);
    return result;
}

void addTaskFailures(ApplicationCard &card, const Snapshot &snapshot, const TaskFailureCounts &counts)
{
    for (const auto &entry : counts.mostFrequent(kMaxCardFailures)) {
        if (entry.failure >= snapshot.failures.size() || entry.lastTask >= snapshot.tasks.size())
            continue;
        const TaskFailure &failure = snapshot.failures[entry.failure];
        CardFailure result;
        result.kind = CardFailure::Kind::Task;
        const auto row = static_cast<std::size_t>(snapshot.tasks.value(entry.lastTask, TaskColumn::Stage));
        if (const StageAttempt *stage = snapshot.stages.find(row)) {
            result.id = stage->id;
            result.attempt = stage->attempt;
        }
        result.name = snapshot.text(failure.className != StringId::Empty ? failure.className : failure.kind);
        const auto description = snapshot.text(failure.description);
        const auto trace = snapshot.text(failure.stackTrace);
        result.reason = reasonLine(description.empty() ? trace : description);
        result.details = trace.empty() ? description : trace;
        result.count = entry.count;
        result.time = snapshot.tasks.finish(entry.lastTask);
        card.failures.push_back(std::move(result));
    }
}

} // namespace cinderscope
