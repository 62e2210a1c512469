// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/listcommand.h"

#include "cli/errortext.h"
#include "cli/exitcodes.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/texttable.h"
#include "core/summary.h"
#include "core/units.h"
#include "ingest/source/listing.h"

#include <algorithm>
#include <chrono>
#include <compare>
#include <optional>

namespace cinderscope::cli {

namespace {

struct Entry
{
    LogSummary log;
    std::string path;
    std::optional<std::int64_t> duration; //!< up to the end, the last event, or now while it runs

    std::string_view attempt() const { return log.attemptId ? std::string_view(*log.attemptId) : std::string_view(); }
};

std::string_view stateName(LogState state)
{
    switch (state) {
    case LogState::Running:
        return "running";
    case LogState::Succeeded:
        return "succeeded";
    case LogState::Failed:
        return "failed";
    case LogState::Incomplete:
        break;
    }
    return "incomplete";
}

std::optional<std::int64_t> durationOf(const LogSummary &log)
{
    std::optional<std::int64_t> end = log.endTime ? log.endTime : log.lastEventTime;
    if (log.state == LogState::Running)
        end = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
                  .count();
    constexpr std::int64_t latest = 253'402'300'799'000; // the year 9999; a log may hold any number
    if (!end || !log.startTime || *log.startTime < 0 || *end > latest || *end < *log.startTime)
        return std::nullopt;
    return *end - *log.startTime;
}

std::weak_ordering natural(std::string_view a, std::string_view b)
{
    return naturalLess(a, b)   ? std::weak_ordering::less
           : naturalLess(b, a) ? std::weak_ordering::greater
                               : std::weak_ordering::equivalent;
}

std::weak_ordering compare(const Entry &a, const Entry &b, SortKey key)
{
    switch (key) {
    case SortKey::Id:
        return natural(a.log.appId, b.log.appId);
    case SortKey::Attempt:
        return natural(a.attempt(), b.attempt());
    case SortKey::Name:
        return natural(a.log.name, b.log.name);
    case SortKey::User:
        return natural(a.log.user, b.log.user);
    case SortKey::Spark:
        return natural(a.log.sparkVersion, b.log.sparkVersion);
    case SortKey::State:
        return stateName(a.log.state) <=> stateName(b.log.state);
    case SortKey::Start:
        return a.log.startTime <=> b.log.startTime;
    case SortKey::Duration:
        return a.duration <=> b.duration;
    case SortKey::Size:
        return a.log.totalBytes <=> b.log.totalBytes;
    case SortKey::Path:
        break;
    }
    return natural(a.path, b.path);
}

//! Ties by path.
void sortEntries(std::vector<Entry> &entries, SortKey key, bool descending)
{
    std::stable_sort(entries.begin(), entries.end(), [key, descending](const Entry &a, const Entry &b) {
        const auto order = compare(a, b, key);
        if (order != std::weak_ordering::equivalent)
            return descending ? order == std::weak_ordering::greater : order == std::weak_ordering::less;
        return naturalLess(a.path, b.path);
    });
}

std::string jsonLine(const Entry &entry)
{
    const LogSummary &log = entry.log;
    const auto number = [](std::optional<std::int64_t> value) { return value ? std::to_string(*value) : "null"; };
    return "{\"applicationId\":" + jsonString(log.appId) +
           ",\"attemptId\":" + (log.attemptId ? jsonString(*log.attemptId) : "null") +
           ",\"name\":" + jsonString(log.name) + ",\"user\":" + jsonString(log.user) +
           ",\"sparkVersion\":" + jsonString(log.sparkVersion) + ",\"state\":" + jsonString(stateName(log.state)) +
           ",\"startTime\":" + number(log.startTime) + ",\"endTime\":" + number(log.endTime) +
           ",\"lastEventTime\":" + number(log.lastEventTime) + ",\"durationMs\":" + number(entry.duration) +
           ",\"sizeBytes\":" + std::to_string(log.totalBytes) + ",\"path\":" + jsonString(entry.path) + "}\n";
}

//! "2026-11-20T19:36:21Z": a list needs no milliseconds.
std::string startText(const std::optional<std::int64_t> &time)
{
    const std::string text = time ? formatIsoTimeMs(*time) : "-";
    return text.size() < 20 ? text : text.substr(0, 19) + "Z";
}

std::string table(const std::vector<Entry> &entries)
{
    TextTable table({{"ID"},
                     {"ATTEMPT"},
                     {"NAME", false, 40},
                     {"USER", false, 24},
                     {"SPARK"},
                     {"STATE"},
                     {"START"},
                     {"DURATION", true},
                     {"SIZE", true},
                     {"PATH"}});
    const auto orDash = [](std::string_view text) { return std::string(text.empty() ? "-" : text); };
    for (const Entry &entry : entries) {
        const LogSummary &log = entry.log;
        table.add({orDash(log.appId), orDash(entry.attempt()), orDash(log.name), orDash(log.user),
                   orDash(log.sparkVersion), std::string(stateName(log.state)), startText(log.startTime),
                   formatDurationMs(entry.duration.value_or(-1)),
                   formatBytes(static_cast<std::int64_t>(log.totalBytes)), entry.path});
    }
    return table.text();
}

} // namespace

int list(const Arguments &arguments)
{
    int exitCode = Ok;
    const auto failed = [&exitCode](const Error &error) {
        complain(errorText(error));
        exitCode = SomeFailed;
    };
    LivenessProbe probe;
    std::vector<Entry> entries;
    for (const std::string &path : arguments.paths) {
        const auto found = findLogs(path, {.folderLevels = kFolderLevels});
        if (!found) {
            failed(found.error());
            continue;
        }
        for (const Error &problem : found->problems)
            failed(problem);
        for (const LogSource &source : found->logs) {
            if (Interruption::token().stop_requested())
                return Interruption::exitCode();
            if (source.kind == LogSource::Kind::StandardInput) {
                failed({ErrorCode::InvalidArgument,
                        "a pipe cannot be listed, only read once: cinderscope-cli summary " + source.path,
                        source.path});
                continue;
            }
            auto summary = readLogSummary(source, &probe);
            if (!summary) {
                failed(summary.error());
                continue;
            }
            entries.push_back({std::move(*summary), source.path, std::nullopt});
            entries.back().duration = durationOf(entries.back().log);
        }
    }
    sortEntries(entries, arguments.sort, arguments.descending);
    std::string text;
    if (arguments.json) {
        for (const Entry &entry : entries)
            text += jsonLine(entry);
    } else if (!entries.empty()) {
        text = table(entries);
    }
    if (const auto printed = print(text); !printed) {
        if (printed.error().code == ErrorCode::Cancelled)
            return Broken;
        failed(printed.error());
    }
    return exitCode;
}

} // namespace cinderscope::cli
