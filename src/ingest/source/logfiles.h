// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/codec/codec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinderscope {

//! One file of an event log, in reading order.
struct LogPart
{
    std::string path; //!< "-": standard input
    std::uint64_t size = 0;
    std::int64_t index = 0; //!< the n of events_n; 0 for a single file
    bool compact = false;
    Codec codec = Codec::None;
};

//! The event log of one application attempt as it lies on disk: what to read, without having read it.
struct LogSource
{
    enum class Kind : std::uint8_t
    {
        File,
        Rolling,
        StandardInput
    };
    Kind kind = Kind::File;
    std::string path;      //!< the file or the rolling folder
    std::string appIdHint; //!< from the name; ApplicationStart has the truth
    std::string attemptHint;
    Codec codec = Codec::None; //!< of the last part
    std::vector<LogPart> parts;
    std::vector<std::int64_t> missingParts; //!< gaps in the indices of a rolling log, and a lost beginning
    bool inProgress = false;                //!< the name says so; see liveness.h for whether anybody writes
    std::int64_t mtimeMs = 0;               //!< newest part, ms since the epoch; 0 for standard input
    std::uint64_t totalBytes = 0;
};

//! How deep a person's folder is searched: event logs are often kept by cluster, version and job.
inline constexpr int kFolderLevels = 3;

struct FindOptions
{
    int folderLevels = 1; //!< how many levels of subfolders of a folder are searched; rolling folders always are
};

struct FoundLogs
{
    std::vector<LogSource> logs; //!< sorted by path, numbers in natural order
    std::vector<Error> problems; //!< entries of a folder that could not be read; the rest is listed
    std::size_t otherFiles = 0;  //!< files in the folder that are no event logs
};

//! What lies at a path, a file URL or "-" (standard input; like a named pipe not touched here).
//! A single file is looked into: its first decoded line must begin an event. An empty file is an error unless it is
//! `.inprogress` (an application that has just begun).
//! Errors: NotFound, NoPermission, Empty (an empty file; a folder without any file), NotAnEventLog (other contents; a
//! folder with files but no log), Unsupported (detail: "gzip", "zip", …, or the URL's scheme), Corrupt, Io.
Result<FoundLogs> findLogs(std::string_view pathOrUrl, const FindOptions &options = {});

//! As findLogs(), for a path that must be exactly one log (a file, a rolling folder, "-", or a folder with one log
//! directly in it); otherwise error InvalidArgument.
Result<LogSource> openLog(std::string_view pathOrUrl);

//! A rolling folder's parts as they are now. Spark's rule (EventLogFileCompactor): the highest .compact replaces
//! all indices up to its own.
Result<LogSource> readRollingFolder(const std::string &folder);

//! Whether the file is an event log: success, or the error of findLogs() for it. Reads and decodes its first bytes.
Result<Codec> checkLogFile(const std::string &path);

//! Orders "a2" before "a10".
bool naturalLess(std::string_view left, std::string_view right);

} // namespace cinderscope
