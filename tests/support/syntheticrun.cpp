// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/syntheticrun.h"

#include <algorithm>
#include <cmath>

namespace cinderscope {

namespace {

constexpr const char *kStageNames[] = {
    "count at orders.py:42",        "parquet at Lake.scala:118",           "collect at report.py:7",
    "saveAsTable at Etl.scala:301", "broadcast exchange at Join.scala:66", "mapPartitions at Features.scala:88"};
constexpr const char *kQueries[] = {"SELECT count(*) FROM orders", "daily revenue by region",
                                    "MERGE INTO customers USING updates", "features for churn model",
                                    "INSERT OVERWRITE sales_agg"};

} // namespace

SyntheticRun::SyntheticRun(const Options &options)
    : m_options(options), m_random(options.seed), m_now(options.start), m_threads(std::size_t(options.threads))
{
}

void SyntheticRun::begin(ApplicationStore &store)
{
    m_begun = true;
    store.apply(StructureEvent(LogStart{"4.0.1"}));
    ApplicationStart start;
    start.name = "synthetic";
    start.id = "app-20231114221320-0001";
    start.user = "spark";
    start.time = m_now;
    store.apply(StructureEvent(start));
    m_now += 1500;
    for (int i = 0; i < m_options.executors; ++i) {
        addExecutor(store);
        m_now += m_options.executors < 100 ? 120 : 3;
    }
    for (std::size_t i = 0; i < m_threads.size(); ++i)
        m_threads[i].next = m_now + TimeMs(300 + 700 * i);
}

void SyntheticRun::addExecutor(ApplicationStore &store)
{
    Worker worker;
    worker.id = std::to_string(m_workers.size());
    worker.host = "worker-" + std::to_string(m_workers.size() % 37 + 1) + ".cluster";
    worker.cores = worker.free = m_options.cores;
    ExecutorAdded added;
    added.time = m_now;
    added.executorId = worker.id;
    added.host = worker.host;
    added.cores = worker.cores;
    store.apply(StructureEvent(added));
    m_workers.push_back(worker);
    for (int slot = 0; slot < worker.cores; ++slot)
        m_freeWorkers.push_back(int(m_workers.size()) - 1);
}

StageInfo SyntheticRun::infoOf(const Stage &stage) const
{
    StageInfo info;
    info.stageId = stage.id;
    info.name = kStageNames[std::size_t(stage.id) % std::size(kStageNames)];
    info.tasks = stage.total;
    return info;
}

void SyntheticRun::startJob(ApplicationStore &store, int threadNumber)
{
    Thread &thread = m_threads[std::size_t(threadNumber)];
    thread.next = kNoTime;
    thread.job = m_nextJob++;
    thread.doomed = m_options.failJobs && thread.job % 7 == 5;
    if (thread.jobsLeftInSql == 0) {
        thread.sql = m_nextSql++;
        thread.jobsLeftInSql = 1 + thread.sql % 3;
        SqlExecutionStart sql;
        sql.executionId = sql.rootExecutionId = thread.sql;
        sql.time = m_now;
        sql.description = kQueries[std::size_t(thread.sql) % std::size(kQueries)];
        store.apply(StructureEvent(sql));
    }
    JobStart start;
    start.jobId = thread.job;
    start.time = m_now;
    start.sqlExecutionId = thread.sql;
    start.description = kQueries[std::size_t(thread.sql) % std::size(kQueries)];
    const int stages = 1 + thread.job % 3;
    for (int i = 0; i < stages; ++i) {
        Stage stage;
        stage.id = m_nextStage++;
        stage.thread = threadNumber;
        stage.total = std::max(1, int(m_options.tasksPerStage * (0.3 + 1.4 * random())));
        stage.mean = m_options.meanTaskMs * (0.4 + 1.2 * random());
        stage.shuffleRead = i > 0;
        stage.shuffleWrite = i + 1 < stages;
        stage.doomed = thread.doomed && i + 1 == stages;
        start.stages.push_back(infoOf(stage));
        start.stageIds.push_back(stage.id);
        thread.stages.push_back(stage.id);
        m_stages.push_back(std::move(stage));
    }
    thread.all = thread.stages;
    store.apply(StructureEvent(start));
    submitStage(store, threadNumber);
}

void SyntheticRun::submitStage(ApplicationStore &store, int threadNumber)
{
    Thread &thread = m_threads[std::size_t(threadNumber)];
    Stage &stage = m_stages[std::size_t(thread.stages.front())];
    thread.stages.erase(thread.stages.begin());
    stage.submitted = m_now;
    StageSubmitted event;
    event.stage = infoOf(stage);
    event.stage.submitted = m_now;
    store.apply(StructureEvent(event));
    m_active.push_back(stage.id);
}

void SyntheticRun::completeStage(ApplicationStore &store, int stageId, bool failed)
{
    const Stage &stage = m_stages[std::size_t(stageId)];
    StageCompleted event;
    event.stage = infoOf(stage);
    event.stage.submitted = stage.submitted;
    event.stage.completed = m_now;
    event.stage.failed = failed;
    if (failed)
        event.stage.failureReason = "Job aborted due to stage failure: a task failed 4 times";
    store.apply(StructureEvent(event));
    std::erase(m_active, stageId);
    const int threadNumber = stage.thread;
    if (failed || m_threads[std::size_t(threadNumber)].stages.empty())
        endJob(store, threadNumber, failed);
    else
        submitStage(store, threadNumber);
}

void SyntheticRun::endJob(ApplicationStore &store, int threadNumber, bool failed)
{
    Thread &thread = m_threads[std::size_t(threadNumber)];
    JobEnd end;
    end.jobId = thread.job;
    end.time = m_now;
    end.succeeded = !failed;
    if (failed)
        end.error = "Job aborted due to stage failure: a task failed 4 times";
    store.apply(StructureEvent(end));
    thread.stages.clear();
    thread.job = -1;
    if (failed)
        thread.jobsLeftInSql = 1;
    if (--thread.jobsLeftInSql == 0) {
        SqlExecutionEnd sql;
        sql.executionId = thread.sql;
        sql.time = m_now;
        sql.hasError = true;
        if (failed)
            sql.error = "Job aborted due to stage failure";
        store.apply(StructureEvent(sql));
    }
    thread.next = m_closing ? kNoTime : m_now + TimeMs(m_options.idleMs * 2 * random()) + 1;
}

bool SyntheticRun::pickTask(int *stage, int *index, int *attempt)
{
    for (std::size_t tried = 0; tried < m_active.size(); ++tried) {
        Stage &candidate = m_stages[std::size_t(m_active[(m_turn + tried) % m_active.size()])];
        if (!candidate.retries.empty()) {
            std::tie(*index, *attempt) = candidate.retries.front();
            candidate.retries.pop_front();
        } else if (candidate.next < candidate.total) {
            *index = candidate.next++;
            *attempt = 0;
        } else {
            continue;
        }
        *stage = candidate.id;
        m_turn += 1;
        return true;
    }
    return false;
}

void SyntheticRun::fillSlots(ApplicationStore &store)
{
    while (!m_freeWorkers.empty() && !m_active.empty()) {
        const int executor = m_freeWorkers.back();
        if (!m_workers[std::size_t(executor)].alive) {
            m_freeWorkers.pop_back();
            continue;
        }
        int stage = 0, index = 0, attempt = 0;
        if (!pickTask(&stage, &index, &attempt))
            return;
        m_freeWorkers.pop_back();
        startTask(store, executor, stage, index, attempt);
    }
}

void SyntheticRun::startTask(ApplicationStore &store, int executor, int stage, int index, int attempt)
{
    Running task;
    task.taskId = m_nextTask++;
    task.order = task.taskId;
    task.stage = stage;
    task.index = index;
    task.attempt = attempt;
    task.executor = executor;
    task.launch = m_now;
    double length = m_stages[std::size_t(stage)].mean * (0.35 - 0.65 * std::log(1 - 0.999 * random()));
    if (index % 97 == 13)
        length *= 3.5; // skew
    task.end = m_now + std::max<TimeMs>(1, TimeMs(length));
    TaskStart event;
    event.stageId = stage;
    event.info.taskId = task.taskId;
    event.info.index = event.info.partition = index;
    event.info.attempt = attempt;
    event.info.launch = m_now;
    event.info.executorId = m_workers[std::size_t(executor)].id;
    event.info.host = m_workers[std::size_t(executor)].host;
    event.info.locality = static_cast<Locality>((task.taskId * 7 + index) % 11 < 8 ? 0 : 1 + task.taskId % 4);
    event.info.speculative = index % 211 == 210;
    store.apply(event);
    m_running.push(task);
}

TaskMetricValues SyntheticRun::metricsOf(const Running &task, bool failed)
{
    const Stage &stage = m_stages[std::size_t(task.stage)];
    const TimeMs duration = task.end - task.launch;
    TaskMetricValues values{};
    const auto set = [&values](TaskColumn column, std::int64_t value) { values[metricIndex(column)] = value; };
    const auto part = [&](double most) { return std::int64_t(double(duration) * most * random()); };
    const std::int64_t deserialize = std::min<std::int64_t>(part(0.06) + 4, duration / 4);
    const std::int64_t delay = part(0.05);
    const std::int64_t serialize = part(0.02);
    const std::int64_t run = duration - deserialize - delay - serialize;
    set(TaskColumn::ExecutorDeserializeTime, deserialize);
    set(TaskColumn::ExecutorDeserializeCpuTime, deserialize * 800'000);
    set(TaskColumn::ExecutorRunTime, run);
    set(TaskColumn::ExecutorCpuTime, std::int64_t(double(run) * 8e5 * random()) + 1'000);
    set(TaskColumn::ResultSize, 1800 + std::int64_t(3000 * random()));
    set(TaskColumn::JvmGcTime, part(0.04));
    set(TaskColumn::ResultSerializationTime, serialize);
    set(TaskColumn::PeakExecutionMemory, stage.shuffleRead ? std::int64_t(6.4e7 * random()) : 0);
    if (failed)
        return values;
    if (stage.shuffleRead) {
        set(TaskColumn::ShuffleFetchWaitTime, std::int64_t(double(run) * 0.45 * random()));
        set(TaskColumn::ShuffleRemoteBytesRead, std::int64_t(4e6 * random()));
        set(TaskColumn::ShuffleLocalBytesRead, std::int64_t(5e5 * random()));
        set(TaskColumn::ShuffleRemoteBlocksFetched, 180);
        set(TaskColumn::ShuffleRecordsRead, std::int64_t(60'000 * random()));
    } else {
        set(TaskColumn::InputBytesRead, 134'217'728);
        set(TaskColumn::InputRecordsRead, std::int64_t(900'000 * random()));
    }
    if (stage.shuffleWrite) {
        set(TaskColumn::ShuffleWriteTime, std::int64_t(double(run) * 0.25e6 * random()));
        set(TaskColumn::ShuffleBytesWritten, std::int64_t(7e6 * random()));
        set(TaskColumn::ShuffleRecordsWritten, std::int64_t(80'000 * random()));
    }
    return values;
}

void SyntheticRun::endTask(ApplicationStore &store, const Running &task, TaskStatus status, const char *lossReason)
{
    TaskEnd event;
    event.stageId = task.stage;
    event.info.taskId = task.taskId;
    event.info.index = event.info.partition = task.index;
    event.info.attempt = task.attempt;
    event.info.launch = task.launch;
    event.info.finish = m_now;
    event.info.executorId = m_workers[std::size_t(task.executor)].id;
    event.info.host = m_workers[std::size_t(task.executor)].host;
    event.info.locality = static_cast<Locality>((task.taskId * 7 + task.index) % 11 < 8 ? 0 : 1 + task.taskId % 4);
    event.info.speculative = task.index % 211 == 210;
    if (task.index % 50 == 7)
        event.info.gettingResult = task.launch + (m_now - task.launch) * 8 / 10;
    event.reason.status = status;
    if (status == TaskStatus::Failed) {
        event.reason.kind = lossReason ? "ExecutorLostFailure" : "ExceptionFailure";
        event.reason.className = lossReason ? "" : "java.lang.OutOfMemoryError";
        event.reason.description = lossReason ? lossReason : "Java heap space";
    } else if (status == TaskStatus::Killed) {
        event.reason.kind = "TaskKilled";
        event.reason.description = "Stage cancelled";
    }
    if (!lossReason) {
        event.hasMetrics = true;
        event.metrics = metricsOf(task, status != TaskStatus::Succeeded);
    }
    store.apply(event);
    ++m_ended;
}

void SyntheticRun::loseExecutor(ApplicationStore &store, int executor)
{
    Worker &worker = m_workers[std::size_t(executor)];
    worker.alive = false;
    constexpr const char *reason = "Container killed on request. Exit code is 137 (out of memory)";
    std::vector<Running> others;
    std::vector<Running> lost;
    for (; !m_running.empty(); m_running.pop())
        (m_running.top().executor == executor ? lost : others).push_back(m_running.top());
    m_running = decltype(m_running)(std::greater<>(), std::move(others));
    for (const Running &task : lost) {
        endTask(store, task, TaskStatus::Failed, reason);
        m_stages[std::size_t(task.stage)].retries.emplace_back(task.index, task.attempt + 1);
    }
    ExecutorRemoved removed;
    removed.time = m_now;
    removed.executorId = worker.id;
    removed.reason = reason;
    store.apply(StructureEvent(removed));
}

void SyntheticRun::mishaps(ApplicationStore &store)
{
    const std::int64_t every = std::int64_t(m_options.tasksPerStage) * 3;
    if (!m_options.executorLoss || m_ended < every * (m_mishap + 1) || m_workers.size() < 3)
        return;
    switch (m_mishap++) {
    case 0:
        loseExecutor(store, 1);
        break;
    case 1:
        addExecutor(store);
        break;
    case 2:
    case 4: {
        ExecutorExclusion exclusion;
        exclusion.time = m_now;
        exclusion.executorId = m_workers[2].id;
        exclusion.excluded = m_mishap == 3;
        exclusion.taskFailures = 2;
        store.apply(StructureEvent(exclusion));
        break;
    }
    default:
        break;
    }
}

void SyntheticRun::advance(ApplicationStore &store, std::int64_t tasks)
{
    if (!m_begun)
        begin(store);
    const std::int64_t goal = m_ended + tasks;
    while (m_ended < goal) {
        fillSlots(store);
        TimeMs next = m_running.empty() ? INT64_MAX : m_running.top().end;
        int thread = -1;
        for (std::size_t i = 0; i < m_threads.size(); ++i) {
            if (m_threads[i].next != kNoTime && m_threads[i].next < next) {
                next = m_threads[i].next;
                thread = int(i);
            }
        }
        if (next == INT64_MAX)
            return;
        m_now = std::max(m_now, next);
        if (thread >= 0) {
            startJob(store, thread);
            continue;
        }
        const Running task = m_running.top();
        m_running.pop();
        m_freeWorkers.push_back(task.executor);
        Stage &stage = m_stages[std::size_t(task.stage)];
        const bool active = std::find(m_active.begin(), m_active.end(), task.stage) != m_active.end();
        const bool doomed = stage.doomed && stage.done > stage.total / 2;
        const bool fails = active && (doomed || random() < m_options.failureShare);
        endTask(store, task,
                !active ? TaskStatus::Killed
                : fails ? TaskStatus::Failed
                        : TaskStatus::Succeeded,
                nullptr);
        if (!active)
            continue;
        if (fails && (doomed || task.attempt >= 3))
            completeStage(store, task.stage, true);
        else if (fails)
            stage.retries.emplace_back(task.index, task.attempt + 1);
        else if (++stage.done == stage.total)
            completeStage(store, task.stage, false);
        mishaps(store);
    }
}

void SyntheticRun::finish(ApplicationStore &store)
{
    m_closing = true;
    for (Thread &thread : m_threads) {
        thread.next = kNoTime;
        const bool waits = thread.job < 0 && thread.jobsLeftInSql > 0;
        thread.jobsLeftInSql = std::min(thread.jobsLeftInSql, 1);
        if (waits) { // between two jobs of an execution
            SqlExecutionEnd sql;
            sql.executionId = thread.sql;
            sql.time = m_now;
            sql.hasError = true;
            store.apply(StructureEvent(sql));
        }
    }
    advance(store, INT64_MAX - m_ended);
    ApplicationEnd end;
    end.time = m_now + 400;
    store.apply(StructureEvent(end));
    store.setAlive(false);
}

} // namespace cinderscope
