// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/codec/codec.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cinderscope {

//! What the name of an event log says. Source: Spark EventLogFileWriters.scala (3.5.9, 4.3.0).
struct LogName
{
    std::string appId;
    std::string attempt; //!< empty if there is none
    Codec codec = Codec::None;
    bool inProgress = false;
};

//! `<appId>[_<attempt>][.<codec>][.inprogress]`; a name of another kind gives itself as the application id.
//! A number behind the last '_' is the attempt, but YARN's ids (application_<time>_<number>) have two of their own.
LogName parseLogName(std::string_view fileName);

//! `events_<n>_<appId>[_<attempt>][.<codec>][.compact]` in a rolling folder.
struct RollingPartName
{
    std::int64_t index = 0;
    bool compact = false;
    Codec codec = Codec::None;
};
//! Nothing for other names, and for a compaction that is being written (".compact.inprogress").
std::optional<RollingPartName> parseRollingPartName(std::string_view fileName);

//! `appstatus_<appId>[_<attempt>][.inprogress]`.
bool isAppStatusName(std::string_view fileName);

//! `eventlog_v2_<appId>[_<attempt>]`: the folder of a rolling log.
bool isRollingFolderName(std::string_view folderName);

//! Names that are never logs: hidden files and their checksums (".*", "*.crc"), Spark's and Hadoop's temporary ones.
bool isIgnoredName(std::string_view fileName);

//! The local path of a path or a file URL ("file:///a%20b", "file:/a", "file://localhost/a"); nothing for a URL of
//! another scheme or host.
std::optional<std::string> localPath(std::string_view pathOrUrl);

//! Behind the last '/', trailing slashes ignored.
std::string_view baseName(std::string_view path);

} // namespace cinderscope
