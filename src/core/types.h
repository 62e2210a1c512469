// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace cinderscope {

//! Milliseconds since the Unix epoch, as in Spark's events.
using TimeMs = std::int64_t;
//! Absent time (Spark writes 0 or leaves the key out).
inline constexpr TimeMs kNoTime = -1;

//! Row in one of a Snapshot's tables; kNoRow where there is none.
using Row = std::uint32_t;
inline constexpr Row kNoRow = 0xffffffffu;

//! Id of an interned string (StringPool); Empty is "".
enum class StringId : std::uint32_t
{
    Empty = 0
};

enum class ApplicationState : std::uint8_t
{
    Running,   //!< somebody still writes (or answers) and no end was seen
    Succeeded, //!< ended without exit code or with 0
    Failed,    //!< ended with another exit code
    Incomplete //!< no end, and nobody writes any more
};
enum class JobStatus : std::uint8_t
{
    Running,
    Succeeded,
    Failed
};
enum class StageStatus : std::uint8_t
{
    Pending,
    Running,
    Complete,
    Failed,
    Skipped
};
//! Killed: ended with TaskKilled or TaskCommitDenied; Failed: any other reason but Success.
enum class TaskStatus : std::uint8_t
{
    Running,
    Succeeded,
    Failed,
    Killed
};
enum class SqlStatus : std::uint8_t
{
    Running,
    Completed,
    Failed
};
//! TaskLocality of Spark; Unknown for words of a later version.
enum class Locality : std::uint8_t
{
    ProcessLocal,
    NodeLocal,
    NoPref,
    RackLocal,
    Any,
    Unknown
};

//! Spark's own words ("PROCESS_LOCAL", …).
std::string_view toString(Locality locality);
//! Unknown for a word that is none of Spark's.
Locality localityFromString(std::string_view word);
//! Lower case words of the command line's contract: "running", "succeeded", "failed", "incomplete".
std::string_view toString(ApplicationState state);
std::string_view toString(JobStatus status);
std::string_view toString(StageStatus status);
std::string_view toString(TaskStatus status);
std::string_view toString(SqlStatus status);

} // namespace cinderscope
