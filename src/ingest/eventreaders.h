// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/eventbatch.h"
#include "ingest/jsonaccess.h"

#include <string_view>

//! One reader for each kind of event: parsed JSON in, event into the batch. Keys are those of JsonProtocol.
namespace cinderscope::readers {

using Reader = void (*)(const json::Object &object, EventBatch &batch);

//! Reader of an event by its class name without package; nullptr for a kind that is not known, a reader that does
//! nothing for one that is known and not needed.
Reader find(std::string_view simpleName);

// eventreaders.cpp: application, environment, executors, blocks
void logStart(const json::Object &object, EventBatch &batch);
void applicationStart(const json::Object &object, EventBatch &batch);
void applicationEnd(const json::Object &object, EventBatch &batch);
void environmentUpdate(const json::Object &object, EventBatch &batch);
void resourceProfileAdded(const json::Object &object, EventBatch &batch);
void executorAdded(const json::Object &object, EventBatch &batch);
void executorRemoved(const json::Object &object, EventBatch &batch);
void executorExcluded(const json::Object &object, EventBatch &batch);
void executorUnexcluded(const json::Object &object, EventBatch &batch);
void blockManagerAdded(const json::Object &object, EventBatch &batch);
void blockManagerRemoved(const json::Object &object, EventBatch &batch);
void blockUpdated(const json::Object &object, EventBatch &batch);
void unpersistRdd(const json::Object &object, EventBatch &batch);
void executorMetricsUpdate(const json::Object &object, EventBatch &batch);
void stageExecutorMetrics(const json::Object &object, EventBatch &batch);
// jobreaders.cpp: jobs, stages, tasks
void jobStart(const json::Object &object, EventBatch &batch);
void jobEnd(const json::Object &object, EventBatch &batch);
void stageSubmitted(const json::Object &object, EventBatch &batch);
void stageCompleted(const json::Object &object, EventBatch &batch);
void taskStart(const json::Object &object, EventBatch &batch);
void taskEnd(const json::Object &object, EventBatch &batch);
// sqlreaders.cpp: SQL and streaming
void sqlExecutionStart(const json::Object &object, EventBatch &batch);
void sqlExecutionEnd(const json::Object &object, EventBatch &batch);
void sqlAdaptiveUpdate(const json::Object &object, EventBatch &batch);
void driverAccumulatorUpdates(const json::Object &object, EventBatch &batch);
void queryStarted(const json::Object &object, EventBatch &batch);
void queryProgress(const json::Object &object, EventBatch &batch);
void queryTerminated(const json::Object &object, EventBatch &batch);

Properties properties(const json::Object &parent, std::string_view key, EventBatch &batch);
bool executorMetricValues(const json::Object &object, ExecutorMetricValues &values);

} // namespace cinderscope::readers
