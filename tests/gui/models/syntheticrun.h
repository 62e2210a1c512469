// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"

#include <random>
#include <string>
#include <vector>

namespace cinderscope::test {

//! Feeds an ApplicationStore with the events of a made-up application: repeatable, any size.
class SyntheticRun
{
public:
    explicit SyntheticRun(unsigned seed = 1) : m_random(seed)
    {
        m_store.apply(ApplicationStart{.name = "synthetic", .id = "app-1", .user = "test", .time = kStart});
        for (int i = 0; i < 4; ++i) {
            m_executorIds.push_back(std::to_string(i));
            m_hosts.push_back("host-" + std::to_string(i % 2));
        }
        for (std::size_t i = 0; i < m_executorIds.size(); ++i)
            m_store.apply(
                ExecutorAdded{.time = kStart, .executorId = m_executorIds[i], .host = m_hosts[i], .cores = 4});
    }

    static constexpr TimeMs kStart = 1'700'000'000'000;

    ApplicationStore &store() { return m_store; }
    SnapshotPtr snapshot() { return m_store.snapshot(); }
    TimeMs now() const { return m_now; }
    void pass(TimeMs ms) { m_now += ms; }
    std::int64_t random(std::int64_t from, std::int64_t to)
    {
        return std::uniform_int_distribution<std::int64_t>(from, to)(m_random);
    }

    //! Starts a job that names \a stages; tasks: of each stage.
    void startJob(int job, const std::vector<int> &stages, int tasks, const std::string &description = {},
                  std::int64_t sqlExecution = -1, const std::string &group = {})
    {
        JobStart event;
        event.jobId = job;
        event.time = m_now;
        event.stageIds.assign(stages.begin(), stages.end());
        std::vector<std::string> names;
        names.reserve(stages.size());
        for (const int stage : stages) {
            names.push_back("stage " + std::to_string(stage) + " at Test.scala:" + std::to_string(stage % 7));
            StageInfo info;
            info.stageId = stage;
            info.name = names.back();
            info.details = "org.example.Test.run(Test.scala:1)\norg.example.Test.main(Test.scala:2)";
            info.tasks = tasks;
            info.rdds.push_back({.id = stage, .name = "MapPartitionsRDD", .callSite = "map", .partitions = tasks});
            event.stages.push_back(info);
        }
        event.description = description;
        event.sqlExecutionId = sqlExecution;
        event.group = group;
        m_store.apply(event);
    }
    void endJob(int job, bool succeeded = true, const std::string &error = {})
    {
        m_store.apply(JobEnd{.jobId = job, .time = m_now, .succeeded = succeeded, .error = error});
    }
    void startSql(std::int64_t id, const std::string &description)
    {
        m_store.apply(SqlExecutionStart{.executionId = id, .time = m_now, .description = description});
    }
    void endSql(std::int64_t id) { m_store.apply(SqlExecutionEnd{.executionId = id, .time = m_now}); }
    void submitStage(int stage, int attempt, int tasks)
    {
        const std::string name = "stage " + std::to_string(stage) + " at Test.scala:" + std::to_string(stage % 7);
        StageSubmitted event;
        event.stage.stageId = stage;
        event.stage.attempt = attempt;
        event.stage.name = name;
        event.stage.tasks = tasks;
        event.stage.submitted = m_now;
        m_store.apply(event);
    }
    void completeStage(int stage, int attempt, int tasks, const std::string &failure = {})
    {
        StageCompleted event;
        event.stage.stageId = stage;
        event.stage.attempt = attempt;
        event.stage.tasks = tasks;
        event.stage.completed = m_now;
        event.stage.failed = !failure.empty();
        event.stage.failureReason = failure;
        m_store.apply(event);
    }
    //! Returns the task's id.
    std::int64_t startTask(int stage, int attempt, int index, int taskAttempt = 0, bool speculative = false)
    {
        TaskStart event;
        event.stageId = stage;
        event.stageAttempt = attempt;
        event.info = info(m_nextTask++, index, taskAttempt, m_now);
        event.info.speculative = speculative;
        m_store.apply(event);
        return event.info.taskId;
    }
    void endTask(int stage, int attempt, std::int64_t id, int index, TimeMs launch,
                 TaskStatus status = TaskStatus::Succeeded, const std::string &message = {}, int taskAttempt = 0)
    {
        TaskEnd event;
        event.stageId = stage;
        event.stageAttempt = attempt;
        event.info = info(id, index, taskAttempt, launch);
        event.info.finish = m_now;
        event.reason.status = status;
        std::string stack;
        if (status != TaskStatus::Succeeded) {
            event.reason.kind = status == TaskStatus::Killed ? "TaskKilled" : "ExceptionFailure";
            event.reason.className = status == TaskStatus::Killed ? "" : "java.lang.IllegalStateException";
            event.reason.description = message;
            stack = "java.lang.IllegalStateException: " + message +
                    "\n\tat org.example.Work.run(Work.scala:" + std::to_string(index) +
                    ")\n\tat java.lang.Thread.run(Thread.java:840)";
            event.reason.stackTrace = stack;
        }
        event.hasMetrics = status != TaskStatus::Killed;
        if (event.hasMetrics)
            fillMetrics(event, m_now - launch);
        m_store.apply(event);
    }
    //! Starts and ends a task of \a duration ms that began now.
    void runTask(int stage, int attempt, int index, TimeMs duration, TaskStatus status = TaskStatus::Succeeded,
                 const std::string &message = {})
    {
        const TimeMs launch = m_now;
        const std::int64_t id = startTask(stage, attempt, index);
        m_now += duration;
        endTask(stage, attempt, id, index, launch, status, message);
        m_now = launch;
    }
    //! A stage with \a count successful tasks of random figures, in a job of its own with the same id.
    void bigStage(int stage, int count)
    {
        startJob(stage, {stage}, count);
        submitStage(stage, 0, count);
        for (int i = 0; i < count; ++i) {
            runTask(stage, 0, i, random(5, 5000));
            if (i % 16 == 0)
                m_now += 1;
        }
        m_now += 6000;
        completeStage(stage, 0, count);
        endJob(stage);
    }

private:
    TaskInfo info(std::int64_t id, int index, int attempt, TimeMs launch)
    {
        TaskInfo task;
        task.taskId = id;
        task.index = index;
        task.attempt = attempt;
        task.launch = launch;
        task.executorId = m_executorIds[std::size_t(id) % m_executorIds.size()];
        task.host = m_hosts[std::size_t(id) % m_hosts.size()];
        task.locality = id % 3 ? Locality::NodeLocal : Locality::ProcessLocal;
        return task;
    }
    void fillMetrics(TaskEnd &event, TimeMs duration)
    {
        const auto set = [&event](TaskColumn column, std::int64_t value) {
            event.metrics[metricIndex(column)] = value;
        };
        const std::int64_t run = duration * 8 / 10;
        set(TaskColumn::ExecutorRunTime, run);
        set(TaskColumn::ExecutorDeserializeTime, duration / 20);
        set(TaskColumn::ExecutorCpuTime, run * 900'000);
        set(TaskColumn::JvmGcTime, random(0, run / 10 + 1));
        set(TaskColumn::ResultSize, random(1000, 4000));
        set(TaskColumn::InputBytesRead, random(0, 1 << 28));
        set(TaskColumn::InputRecordsRead, random(0, 1 << 20));
        set(TaskColumn::ShuffleLocalBytesRead, random(0, 1 << 20));
        set(TaskColumn::ShuffleRemoteBytesRead, random(0, 1 << 20));
        set(TaskColumn::ShuffleBytesWritten, random(0, 1 << 24));
        set(TaskColumn::ShuffleWriteTime, random(0, 50'000'000));
        set(TaskColumn::PeakExecutionMemory, random(0, 1 << 26));
    }

    ApplicationStore m_store;
    std::mt19937_64 m_random;
    std::vector<std::string> m_executorIds, m_hosts;
    TimeMs m_now = kStart + 1000;
    std::int64_t m_nextTask = 0;
};

} // namespace cinderscope::test
