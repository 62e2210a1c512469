// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <simdjson.h>

#include <optional>
#include <string>
#include <vector>

//! Answers of Spark's REST API (/api/v1, org.apache.spark.status.api.v1, Spark 2.4 to 4.3) as events. Tolerant: an
//! absent field or one of another type gives its default. Texts are borrowed from the document. Nothing (nullopt) where
//! the id is missing, so that no record is made up.
namespace cinderscope::rest {

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;

//! An entry of /applications. The last attempt of the list is the newest in the order of the API's first.
std::optional<ApplicationSummary> applicationSummary(const Element &element, Text wanted = {});
//! JobData. sqlExecutionId stays -1: REST tells it only from the other side (SqlRecord::jobIds).
std::optional<JobSummary> jobSummary(const Element &element);
//! StageData. The totals' duration is what REST knows of it (deserialisation, run and serialisation, without scheduler
//! delay); maxima (maxPeakExecutionMemory, maxResultSize) are not told.
std::optional<StageSummary> stageSummary(const Element &element);
//! ExecutorSummary; hasPeaks is false where all peaks are 0.
std::optional<ExecutorSummary> executorSummary(const Element &element);

//! ApplicationEnvironmentInfo.
EnvironmentUpdate environmentUpdate(const Object &object);

//! Resource profiles in the environment (since Spark 3.1); amounts as text of the API's numbers.
struct ResourceProfiles
{
    std::vector<ResourceProfileAdded> profiles;
    std::vector<std::unique_ptr<std::string>> texts; //!< owns the amounts
};
ResourceProfiles resourceProfiles(const Object &environment);

//! ExecutionData of /sql (since Spark 3.0).
struct SqlRecord
{
    SqlExecutionStart start;
    std::optional<SqlExecutionEnd> end;
    std::vector<std::int32_t> jobIds;
};
std::optional<SqlRecord> sqlRecord(const Element &element);

//! TaskData; info.finish is 0 and reason.status Running for one that still runs.
//! A commit that was denied counts as killed, as in AppStatusListener.
std::optional<TaskEnd> taskEnd(const Element &element, std::int32_t stageId, std::int32_t stageAttempt);

//! What Spark's TaskEndReason.toErrorString made a text of (TaskEndReason.scala, Spark 2.4 to 4.3).
TaskEndReason endReason(std::string_view status, std::string_view message);

} // namespace cinderscope::rest
