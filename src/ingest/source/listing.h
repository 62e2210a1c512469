// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/source/liveness.h"
#include "ingest/source/logfiles.h"

#include <cstdint>
#include <optional>
#include <string>

namespace cinderscope {

enum class LogState : std::uint8_t
{
    Running,    //!< no application end, and somebody writes (see LivenessProbe)
    Succeeded,  //!< an application end without an exit code (before Spark 4) or with 0
    Failed,     //!< an application end with another exit code
    Incomplete, //!< no application end, and nobody writes any more
};

//! A line of a list of logs, from the head and the tail of a log only.
struct LogSummary
{
    std::string appId; //!< from ApplicationStart; from the file's name if that could not be found
    std::string name;
    std::optional<std::string> attemptId;
    std::string user;
    std::string sparkVersion;
    std::optional<std::int64_t> startTime;     //!< ms since the epoch
    std::optional<std::int64_t> endTime;       //!< ms since the epoch
    std::optional<std::int64_t> lastEventTime; //!< ms; newest time in the last lines, for logs without an end
    std::optional<int> exitCode;
    LogState state = LogState::Incomplete;
    Liveness liveness; //!< asked for only if there is no application end
    bool hasApplicationStart = false;
    bool damaged = false; //!< the tail could not be read to its end
    std::uint64_t totalBytes = 0;
};

//! Reads up to 1 MiB (decoded) of the first part, usually 120 KB, and the last 64 KiB of the last one; decodes nothing
//! in between. About 0.2 ms of CPU for a log of 1 MB. `probe`: pass one for a whole list, so that processes are looked
//! through once only. Not for standard input (error InvalidArgument). Errors as findLogs().
//! Thread-safe as long as each thread has its own probe.
Result<LogSummary> readLogSummary(const LogSource &source, LivenessProbe *probe = nullptr);

} // namespace cinderscope
