// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/eventloglocation.h"

#include "ingest/source/lognames.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <unistd.h>

namespace cinderscope {

namespace {

//! Utils.sanitizeDirName: `[ :/]` become "-", `[.${}'"]` become "_", and lower case.
std::string sanitized(std::string_view name)
{
    std::string text(name);
    for (char &c : text) {
        if (c == ' ' || c == ':' || c == '/')
            c = '-';
        else if (c == '.' || c == '$' || c == '{' || c == '}' || c == '\'' || c == '"')
            c = '_';
        else
            c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    }
    return text;
}

constexpr std::array<std::string_view, 5> kCodecs{"", ".zstd", ".lz4", ".snappy", ".lzf"};

} // namespace

EventLogLocation eventLogLocation(const Environment &environment)
{
    EventLogLocation location;
    location.enabled = environment.sparkProperty("spark.eventLog.enabled") == "true";
    location.configured = environment.sparkProperty("spark.eventLog.dir");
    if (location.configured.empty())
        location.configured = "/tmp/spark-events"; // EventLoggingListener.DEFAULT_LOG_DIR
    if (const auto path = localPath(location.configured); path && path->starts_with('/'))
        location.folder = *path;
    return location;
}

std::vector<std::string> eventLogNames(std::string_view applicationId, std::string_view attemptId)
{
    std::vector<std::string> names;
    std::string base = sanitized(applicationId);
    if (base.empty())
        return names;
    if (!attemptId.empty())
        base += '_' + sanitized(attemptId);
    names.push_back("eventlog_v2_" + base);
    for (const std::string_view codec : kCodecs) {
        const std::string name = base + std::string(codec);
        names.push_back(name + ".inprogress");
        names.push_back(name);
    }
    return names;
}

std::string findEventLog(const EventLogLocation &location, std::string_view applicationId, std::string_view attemptId)
{
    if (!location.enabled || location.folder.empty())
        return {};
    const std::string folder = location.folder + (location.folder.ends_with('/') ? "" : "/");
    for (const std::string &name : eventLogNames(applicationId, attemptId)) {
        if (::access((folder + name).c_str(), R_OK) == 0)
            return folder + name;
    }
    return {};
}

} // namespace cinderscope
