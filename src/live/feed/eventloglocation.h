// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/application.h"

#include <string>
#include <vector>

namespace cinderscope {

//! Where an application writes its event log, as its own environment says.
struct EventLogLocation
{
    bool enabled = false;   //!< spark.eventLog.enabled
    std::string folder;     //!< spark.eventLog.dir as a local path; empty where it lies elsewhere (hdfs:, s3a:, …)
    std::string configured; //!< spark.eventLog.dir as it is written
};
EventLogLocation eventLogLocation(const Environment &environment);

//! File names that the log of an application may have in that folder, with and without .inprogress, packed or not,
//! single file or rolling folder; most likely first. Source: EventLogFileWriters.scala (Spark 2.4 to 4.3),
//! EventLogFileWriter.nameForAppAndAttempt, RollingEventLogFilesWriter.getAppEventLogDirPath.
std::vector<std::string> eventLogNames(std::string_view applicationId, std::string_view attemptId);

//! Path of the log if there is one here that can be read now; empty otherwise. A few dozen stat calls, no listing.
std::string findEventLog(const EventLogLocation &location, std::string_view applicationId, std::string_view attemptId);

} // namespace cinderscope
