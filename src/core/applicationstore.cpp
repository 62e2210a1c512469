// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"

#include "core/applicationstore_p.h"

#include <algorithm>
#include <functional>

namespace cinderscope {

ApplicationStore::ApplicationStore() : d(std::make_unique<Private>())
{
    d->executorCache.fill(kNoRow);
}

ApplicationStore::~ApplicationStore() = default;

void ApplicationStore::apply(const TaskStart &event)
{
    d->on(event);
}

void ApplicationStore::apply(const TaskEnd &event)
{
    d->on(event);
}

void ApplicationStore::apply(const StructureEvent &event)
{
    std::visit([this](const auto &typed) { d->on(typed); }, event);
}

ImportStats &ApplicationStore::importStats()
{
    return *d->import;
}

void ApplicationStore::setAlive(bool alive)
{
    d->alive = alive;
}

void ApplicationStore::expectRepeats()
{
    d->repeats = true;
}

void ApplicationStore::advanceTo(TimeMs time)
{
    d->sawTime(time);
}

TimeMs ApplicationStore::time() const
{
    return d->now;
}

SnapshotPtr ApplicationStore::snapshot()
{
    return d->publish();
}

std::size_t ApplicationStore::taskBytes() const
{
    return d->tasks.bytes();
}

void ApplicationStore::Private::sawTime(TimeMs when)
{
    if (when <= kLatest)
        now = std::max(now, when);
}

TimeMs ApplicationStore::Private::timeOrNow(TimeMs when) const
{
    return when > 0 && when <= kLatest ? when : std::max<TimeMs>(now, 1);
}

SnapshotPtr ApplicationStore::Private::publish()
{
    auto snapshot = std::make_shared<Snapshot>();
    Snapshot &s = *snapshot;
    s.version = ++version;
    s.app = app;
    s.time = now;
    if (app.ended)
        s.state = app.exitCode == 0 ? ApplicationState::Succeeded : ApplicationState::Failed;
    else
        s.state = alive ? ApplicationState::Running : ApplicationState::Incomplete;
    s.totals = totals;
    if (coresSince != kNoTime && now > coresSince)
        s.totals.coreMs = wrappingAdd(s.totals.coreMs, wrappingMultiply(totals.cores, now - coresSince));

    s.strings = strings.view();
    s.jobs = jobs.publish();
    s.stages = stages.publish();
    for (std::size_t row = 0; row < executors.size(); ++row) {
        if (executors[row].lanes != executorStates[row]->lanes.count())
            executors.edit(row).lanes = executorStates[row]->lanes.count();
    }
    s.executors = executors.publish();
    s.sqlExecutions = sqlExecutions.publish();
    s.streamingQueries = streamingQueries.publish();
    s.tasks = tasks.view();
    s.running = running.sorted();
    s.failures = failures.view();
    s.lanes.reserve(executorStates.size());
    for (std::size_t row = 0; row < executorStates.size(); ++row)
        s.lanes.push_back(executorStates[row]->lanes.publish(static_cast<Row>(row)));
    for (RunningTask &task : s.running) { // those without a slot are shown below their executor's lanes
        if (task.slot == ExecutorLanes::kNoSlot)
            task.slot = executorStates[task.executor]->lanes.count();
    }
    s.activity = activity.publish();
    s.cores = cores.view();
    s.memory = memory.view();
    s.accumulators = accumulators.publish();
    s.environment = environment;
    s.resourceProfiles = profiles;
    s.import = std::make_shared<const ImportStats>(*import);
    s.jobLanes = jobLanes.count();
    s.stageLanes = stageLanes.count();
    s.sqlLanes = sqlLanes.count();
    s.firstAttempts = firstAttempts.view();
    s.jobsAscend = jobsAscend;
    s.stagesAscend = stagesAscend;
    s.sqlAscend = sqlAscend;
    return snapshot;
}

// Application ------------------------------------------------------------------------------------------------------

namespace {

PropertyList toList(const Properties &properties)
{
    PropertyList list;
    list.reserve(properties.size());
    for (const auto &[key, value] : properties)
        list.emplace_back(key, value);
    return list;
}

std::string valueOf(const Properties &properties, std::string_view key)
{
    for (const auto &[name, value] : properties) {
        if (name == key)
            return std::string(value);
    }
    return {};
}

} // namespace

std::string Environment::sparkProperty(std::string_view key) const
{
    for (const auto &[name, value] : spark) {
        if (name == key)
            return value;
    }
    return {};
}

void ApplicationStore::Private::on(const LogStart &event)
{
    if (!event.sparkVersion.empty())
        app.sparkVersion = event.sparkVersion;
}

void ApplicationStore::Private::on(const ApplicationStart &event)
{
    app.id = event.id;
    app.name = event.name;
    app.attemptId = event.attemptId;
    app.user = event.user;
    app.start = event.time;
    sawTime(event.time);
}

void ApplicationStore::Private::on(const ApplicationEnd &event)
{
    app.ended = true;
    app.end = event.time;
    app.exitCode = event.exitCode;
    sawTime(event.time);
}

void ApplicationStore::Private::on(const EnvironmentUpdate &event)
{
    auto fresh = std::make_shared<Environment>();
    fresh->jvm = toList(event.jvm);
    fresh->spark = toList(event.spark);
    fresh->hadoop = toList(event.hadoop);
    fresh->system = toList(event.system);
    fresh->metrics = toList(event.metrics);
    fresh->classpath = toList(event.classpath);
    app.javaVersion = valueOf(event.jvm, "Java Version");
    app.javaHome = valueOf(event.jvm, "Java Home");
    app.scalaVersion = valueOf(event.jvm, "Scala Version");
    if (app.scalaVersion.starts_with("version "))
        app.scalaVersion.erase(0, 8);
    app.master = fresh->sparkProperty("spark.master");
    app.deployMode = fresh->sparkProperty("spark.submit.deployMode");
    if (app.id.empty())
        app.id = fresh->sparkProperty("spark.app.id");
    if (app.name.empty())
        app.name = fresh->sparkProperty("spark.app.name");
    environment = std::move(fresh);
}

void ApplicationStore::Private::on(const ResourceProfileAdded &event)
{
    auto list = std::make_shared<std::vector<ResourceProfile>>(*profiles);
    ResourceProfile profile{event.id, toList(event.executorResources), toList(event.taskResources)};
    const auto known =
        std::find_if(list->begin(), list->end(), [&event](const auto &entry) { return entry.id == event.id; });
    if (known != list->end())
        *known = std::move(profile);
    else
        list->push_back(std::move(profile));
    profiles = std::move(list);
}

// SQL and streaming ------------------------------------------------------------------------------------------------

Row ApplicationStore::Private::sqlRow(std::int64_t executionId)
{
    const auto [entry, isNew] = sqlIndex.try_emplace(executionId, static_cast<Row>(sqlExecutions.size()));
    if (isNew) {
        if (sqlExecutions.size() > 0 && sqlExecutions[sqlExecutions.size() - 1].id > executionId)
            sqlAscend = false;
        SqlExecution execution;
        execution.id = execution.rootId = executionId;
        execution.lane = sqlLanes.take();
        sqlExecutions.push_back(std::move(execution));
        ++totals.sqlExecutions;
        ++totals.sqlRunning;
    }
    return entry->second;
}

void ApplicationStore::Private::setSqlStatus(SqlExecution &execution, SqlStatus status)
{
    if (execution.status == status)
        return;
    if (execution.status == SqlStatus::Running) {
        --totals.sqlRunning;
        sqlLanes.release(execution.lane);
    }
    totals.sqlFailed += (status == SqlStatus::Failed) - (execution.status == SqlStatus::Failed);
    if (status == SqlStatus::Running)
        ++totals.sqlRunning;
    execution.status = status;
}

namespace {

std::shared_ptr<const std::string> shared(std::string_view text)
{
    return text.empty() ? nullptr : std::make_shared<const std::string>(text);
}

} // namespace

void ApplicationStore::Private::on(const SqlExecutionStart &event)
{
    SqlExecution &execution = sqlExecutions.edit(sqlRow(event.executionId));
    execution.rootId = event.rootExecutionId >= 0 ? event.rootExecutionId : event.executionId;
    if (execution.start == kNoTime)
        execution.start = event.time;
    // told again by another source: later plans stay
    if (!event.description.empty())
        execution.description = intern(event.description);
    if (!event.details.empty())
        execution.details = intern(event.details);
    if (!event.planBlob.empty() && !execution.plan)
        execution.plan = shared(event.planBlob);
    if (!event.physicalPlan.empty() && !execution.physicalPlan)
        execution.physicalPlan = shared(event.physicalPlan);
    sawTime(event.time);
}

void ApplicationStore::Private::on(const SqlAdaptiveUpdate &event)
{
    SqlExecution &execution = sqlExecutions.edit(sqlRow(event.executionId));
    const std::uint64_t hash = std::hash<Text>{}(event.planBlob) ^ std::hash<Text>{}(event.physicalPlan) * 31 ^
                               static_cast<std::uint64_t>(event.executionId) * 0x9E3779B97F4A7C15ull;
    // one that is told again still is the plan from here on: a source tells them in their order
    const bool known = !plans.insert(hash).second && repeats;
    if (!event.physicalPlan.empty())
        execution.physicalPlan = shared(event.physicalPlan);
    if (!event.planBlob.empty()) {
        execution.plan = shared(event.planBlob);
        execution.planUpdates += !known;
    }
}

void ApplicationStore::Private::on(const SqlExecutionEnd &event)
{
    SqlExecution &execution = sqlExecutions.edit(sqlRow(event.executionId));
    if (execution.end != kNoTime && !event.hasError) // known from another source
        return;
    execution.end = event.time;
    execution.error = intern(event.error);
    bool failed = !event.error.empty();
    if (!event.hasError) { // before Spark 3.4 a failure shows only in the jobs
        failed = std::any_of(execution.jobIds.begin(), execution.jobIds.end(), [this](std::int32_t jobId) {
            const auto job = jobIndex.find(jobId);
            return job != jobIndex.end() && jobs[job->second].status == JobStatus::Failed;
        });
    }
    setSqlStatus(execution, failed ? SqlStatus::Failed : SqlStatus::Completed);
    sawTime(event.time);
}

void ApplicationStore::Private::on(const DriverAccumulatorUpdates &event)
{
    auto hash = static_cast<std::uint64_t>(event.executionId);
    for (const AccumulatorUpdate &update : event.updates) {
        for (const std::int64_t part : {update.id, update.value})
            hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15ull + (hash >> 29);
    }
    if (!driverUpdates.insert(hash).second && repeats) {
        ++import->duplicateEvents;
        return;
    }
    addAccumulators(event.updates);
}

void ApplicationStore::Private::addAccumulators(std::span<const AccumulatorUpdate> updates)
{
    for (const AccumulatorUpdate &update : updates) {
        AccumulatorValue *value = update.id >= 0 ? accumulators.edit(static_cast<std::size_t>(update.id)) : nullptr;
        if (!value)
            continue;
        value->sum = wrappingAdd(value->sum, update.value);
        value->greatest = std::max(value->greatest, update.value);
        ++value->updates;
    }
}

Row ApplicationStore::Private::queryRow(std::string_view runId)
{
    const auto [entry, isNew] = queryIndex.try_emplace(std::string(runId), static_cast<Row>(streamingQueries.size()));
    if (isNew) {
        StreamingQuery query;
        query.runId = intern(runId);
        queryProgress.emplace_back();
        streamingQueries.push_back(std::move(query));
    }
    return entry->second;
}

void ApplicationStore::Private::on(const StreamingQueryStarted &event)
{
    StreamingQuery &query = streamingQueries.edit(queryRow(event.runId));
    query.id = intern(event.id);
    query.name = intern(event.name);
    query.started = event.time;
    sawTime(event.time);
}

void ApplicationStore::Private::on(const StreamingQueryProgress &event)
{
    const Row row = queryRow(event.runId);
    StreamingQuery &query = streamingQueries.edit(row);
    for (std::size_t at = queryProgress[row].size(); at-- > 0;) { // told again by another source?
        const StreamingProgress &known = queryProgress[row][at];
        if (known.time == event.time && known.batchId == event.batchId)
            return;
        if (known.time < event.time)
            break;
    }
    query.id = intern(event.id);
    if (!event.name.empty())
        query.name = intern(event.name);
    queryProgress[row].push_back({event.time, event.batchId, event.batchDuration, event.inputRows, event.stateRows,
                                  event.stateMemoryBytes, event.inputRowsPerSecond, event.processedRowsPerSecond});
    query.progress = queryProgress[row].view();
    if (event.time > 0) // the trigger's time; the event comes when the batch is done
        sawTime(event.time);
}

void ApplicationStore::Private::on(const StreamingQueryTerminated &event)
{
    StreamingQuery &query = streamingQueries.edit(queryRow(event.runId));
    query.terminated = event.time > 0 ? event.time : now;
    query.exception = intern(event.exception);
}

} // namespace cinderscope
