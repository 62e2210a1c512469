// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eventreaders.h"
#include "ingest/sqlplan.h"

namespace cinderscope::readers {

namespace {

Text packedPlan(const json::Object &object, EventBatch &batch)
{
    json::Element plan;
    if (object.at_key("sparkPlanInfo").get(plan) || plan.is_null())
        return {};
    return batch.arena.copy(packText(simdjson::minify(plan)));
}

Text packedDescription(const json::Object &object, EventBatch &batch)
{
    const std::string_view text = json::text(object, "physicalPlanDescription");
    return text.empty() ? Text() : batch.arena.copy(packText(text));
}

} // namespace

void sqlExecutionStart(const json::Object &object, EventBatch &batch)
{
    SqlExecutionStart event;
    event.executionId = json::number(object, "executionId", -1);
    event.rootExecutionId = json::number(object, "rootExecutionId", -1);
    event.time = json::time(object, "time");
    event.description = batch.arena.copy(json::text(object, "description"));
    event.details = batch.arena.copy(json::text(object, "details"));
    event.physicalPlan = packedDescription(object, batch);
    event.planBlob = packedPlan(object, batch);
    event.group = batch.arena.copy(json::text(object, "jobGroupId"));
    if (event.executionId >= 0)
        batch.add(event);
}

void sqlExecutionEnd(const json::Object &object, EventBatch &batch)
{
    SqlExecutionEnd event;
    event.executionId = json::number(object, "executionId", -1);
    event.time = json::time(object, "time");
    event.hasError = json::has(object, "errorMessage");
    event.error = batch.arena.copy(json::text(object, "errorMessage"));
    if (event.executionId >= 0)
        batch.add(event);
}

void sqlAdaptiveUpdate(const json::Object &object, EventBatch &batch)
{
    SqlAdaptiveUpdate event;
    event.executionId = json::number(object, "executionId", -1);
    event.physicalPlan = packedDescription(object, batch);
    event.planBlob = packedPlan(object, batch);
    if (event.executionId >= 0)
        batch.add(event);
}

void driverAccumulatorUpdates(const json::Object &object, EventBatch &batch)
{
    DriverAccumulatorUpdates event;
    event.executionId = json::number(object, "executionId", -1);
    json::Array updates;
    if (!json::array(object, "accumUpdates", updates))
        return;
    for (const json::Element element : updates) {
        json::Array pair;
        json::Element id, value;
        if (!element.get(pair) && !pair.at(0).get(id) && !pair.at(1).get(value))
            event.updates.push_back({json::number(id, -1), json::number(value)});
    }
    batch.add(std::move(event));
}

void queryStarted(const json::Object &object, EventBatch &batch)
{
    StreamingQueryStarted event;
    event.id = batch.arena.copy(json::text(object, "id"));
    event.runId = batch.arena.copy(json::text(object, "runId"));
    event.name = batch.arena.copy(json::text(object, "name"));
    event.time = json::isoTime(json::text(object, "timestamp"));
    batch.add(event);
}

void queryProgress(const json::Object &object, EventBatch &batch)
{
    json::Object progress;
    if (!json::object(object, "progress", progress))
        return;
    StreamingQueryProgress event;
    event.id = batch.arena.copy(json::text(progress, "id"));
    event.runId = batch.arena.copy(json::text(progress, "runId"));
    event.name = batch.arena.copy(json::text(progress, "name"));
    event.time = json::isoTime(json::text(progress, "timestamp"));
    event.batchId = json::number(progress, "batchId", -1);
    event.batchDuration = json::number(progress, "batchDuration");
    json::Array sources;
    if (json::array(progress, "sources", sources)) {
        for (const json::Element element : sources) {
            json::Object source;
            if (element.get(source))
                continue;
            event.inputRows = wrappingAdd(event.inputRows, json::number(source, "numInputRows"));
            event.inputRowsPerSecond += json::real(source, "inputRowsPerSecond");
            event.processedRowsPerSecond += json::real(source, "processedRowsPerSecond");
        }
    }
    json::Array operators;
    if (json::array(progress, "stateOperators", operators)) {
        for (const json::Element element : operators) {
            json::Object state;
            if (element.get(state))
                continue;
            event.stateRows = wrappingAdd(event.stateRows, json::number(state, "numRowsTotal"));
            event.stateMemoryBytes = wrappingAdd(event.stateMemoryBytes, json::number(state, "memoryUsedBytes"));
        }
    }
    if (json::Object durations; json::object(progress, "durationMs", durations)) {
        for (const auto field : durations)
            event.durations.emplace_back(batch.arena.copy(field.key), json::number(field.value));
    }
    batch.add(std::move(event));
}

void queryTerminated(const json::Object &object, EventBatch &batch)
{
    StreamingQueryTerminated event;
    event.id = batch.arena.copy(json::text(object, "id"));
    event.runId = batch.arena.copy(json::text(object, "runId"));
    event.exception = batch.arena.copy(json::text(object, "exception"));
    batch.add(event);
}

} // namespace cinderscope::readers
