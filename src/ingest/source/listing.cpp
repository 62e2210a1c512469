// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/listing.h"

#include "ingest/codec/decodedstream.h"
#include "ingest/source/linechunker.h"
#include "ingest/source/tailreader.h"

#include <algorithm>
#include <array>
#include <simdjson.h>

namespace cinderscope {

namespace {

constexpr std::size_t kHeadStep = 32 << 10;
constexpr std::size_t kHeadMax = 1 << 20;
constexpr std::array<std::size_t, 3> kTailTries{64 << 10, 1 << 20, 16 << 20};
constexpr int kTimedLines = 8;

using Json = simdjson::dom::element;

void skipSpace(std::string_view &text)
{
    text.remove_prefix(std::min(text.find_first_not_of(" \t"), text.size()));
}

bool skip(std::string_view &text, std::string_view token)
{
    skipSpace(text);
    if (!text.starts_with(token))
        return false;
    text.remove_prefix(token.size());
    return true;
}

//! The value of "Event" if it is the line's first key, as in everything that Spark writes; empty otherwise.
std::string_view eventName(std::string_view line)
{
    if (!skip(line, "{") || !skip(line, "\"Event\"") || !skip(line, ":") || !skip(line, "\""))
        return {};
    return line.substr(0, line.find('"'));
}

std::optional<std::string> stringAt(const Json &object, std::string_view key)
{
    std::string_view value;
    if (object[key].get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return std::string(value);
}

std::optional<std::int64_t> numberAt(const Json &object, std::string_view key)
{
    std::int64_t value = 0;
    if (object[key].get(value) != simdjson::SUCCESS)
        return std::nullopt;
    return value;
}

//! The newest of the times that an event carries itself.
std::optional<std::int64_t> eventTime(const Json &event)
{
    constexpr std::array<std::string_view, 7> keys{"Timestamp",   "Completion Time", "Finish Time",      "time",
                                                   "Launch Time", "Submission Time", "Registration Time"};
    std::optional<std::int64_t> newest;
    const auto look = [&](const Json &object) {
        for (const auto key : keys) {
            const auto value = numberAt(object, key);
            if (value && *value > 0 && (!newest || *value > *newest))
                newest = value;
        }
    };
    look(event);
    for (const std::string_view part : {"Task Info", "Stage Info"}) {
        Json object;
        if (event[part].get(object) == simdjson::SUCCESS)
            look(object);
    }
    return newest;
}

class SummaryReader
{
public:
    explicit SummaryReader(const LogSource &source) : m_source(source) {}

    Result<LogSummary> read(LivenessProbe *probe)
    {
        m_summary.appId = m_source.appIdHint;
        if (!m_source.attemptHint.empty())
            m_summary.attemptId = m_source.attemptHint;
        m_summary.totalBytes = m_source.totalBytes;
        if (const auto head = readHead(m_source.parts.front()); !head)
            return head.error();
        if (const auto tail = readTails(); !tail)
            return tail.error();
        if (m_ended) {
            const bool failed = m_summary.exitCode.value_or(0) != 0;
            m_summary.state = failed ? LogState::Failed : LogState::Succeeded;
        } else {
            LivenessProbe own;
            m_summary.liveness = (probe ? *probe : own).check(m_source);
            m_summary.state = m_summary.liveness.written ? LogState::Running : LogState::Incomplete;
        }
        return std::move(m_summary);
    }

private:
    bool parse(std::string_view line, Json &event)
    {
        return m_parser.parse(line.data(), line.size()).get(event) == simdjson::SUCCESS;
    }

    //! True once the application's start was found.
    bool takeHeadLine(std::string_view line)
    {
        const auto name = eventName(line);
        Json event;
        if (name == "SparkListenerLogStart" && parse(line, event)) {
            m_summary.sparkVersion = stringAt(event, "Spark Version").value_or(std::string());
        } else if (name == "SparkListenerApplicationStart" && parse(line, event)) {
            m_summary.appId = stringAt(event, "App ID").value_or(m_summary.appId);
            m_summary.name = stringAt(event, "App Name").value_or(std::string());
            m_summary.user = stringAt(event, "User").value_or(std::string());
            m_summary.attemptId = stringAt(event, "App Attempt ID");
            m_summary.startTime = numberAt(event, "Timestamp");
            m_summary.hasApplicationStart = true;
        }
        return m_summary.hasApplicationStart;
    }

    Result<void> readHead(const LogPart &part)
    {
        StreamOptions options;
        options.readBytes = kHeadStep;
        auto stream = DecodedStream::open(part.path, options);
        if (!stream)
            return stream.error();
        m_text.clear();
        std::size_t lineBegin = 0;
        while (m_text.size() < kHeadMax) {
            const std::size_t used = m_text.size();
            m_text.resize(used + kHeadStep);
            const auto count = (*stream)->read(std::span(m_text).subspan(used));
            m_text.resize(used + (count ? *count : 0));
            if (!count || *count == 0)
                break; // a broken head is no reason to hide the log: the import reports it
            for (std::size_t search = used;;) {
                const auto end = m_text.find('\n', search);
                if (end == std::string::npos)
                    break;
                if (takeHeadLine(std::string_view(m_text).substr(lineBegin, end - lineBegin)))
                    return {};
                lineBegin = search = end + 1;
            }
        }
        return {};
    }

    //! Looks at the last part, and at those before it only if it has no whole line yet.
    Result<void> readTails()
    {
        for (auto part = m_source.parts.rbegin(); part != m_source.parts.rend(); ++part) {
            for (const std::size_t wanted : kTailTries) {
                auto tail = readTail(part->path, part->codec, wanted);
                if (!tail && tail.error().code == ErrorCode::TooLarge) {
                    m_summary.damaged = true;
                    return {};
                }
                if (!tail)
                    return tail.error();
                m_summary.damaged = m_summary.damaged || tail->damaged;
                if (takeTail(*tail))
                    return {};
                if (tail->fromStart)
                    break;
            }
        }
        return {};
    }

    //! False if the text has no event with a time.
    bool takeTail(const TailText &tail)
    {
        std::string_view rest(tail.text);
        if (!tail.fromStart) { // the first line is a part of one
            const auto end = rest.find('\n');
            rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        }
        std::vector<std::string_view> lines;
        while (!rest.empty())
            lines.push_back(LineChunk::takeLine(rest));
        Json event;
        for (auto line = lines.rbegin(); line != lines.rend(); ++line) {
            if (eventName(*line) == "SparkListenerApplicationEnd" && parse(*line, event)) {
                m_ended = true;
                m_summary.endTime = numberAt(event, "Timestamp");
                if (const auto code = numberAt(event, "ExitCode"))
                    m_summary.exitCode = static_cast<int>(*code);
                m_summary.lastEventTime = m_summary.endTime;
                return true;
            }
        }
        int timed = 0;
        for (auto line = lines.rbegin(); line != lines.rend() && timed < kTimedLines; ++line) {
            if (eventName(*line).empty() || !parse(*line, event))
                continue;
            if (const auto time = eventTime(event)) {
                m_summary.lastEventTime = std::max(m_summary.lastEventTime.value_or(*time), *time);
                ++timed;
            }
        }
        return timed > 0;
    }

    const LogSource &m_source;
    LogSummary m_summary;
    simdjson::dom::parser m_parser;
    std::string m_text;
    bool m_ended = false;
};

} // namespace

Result<LogSummary> readLogSummary(const LogSource &source, LivenessProbe *probe)
{
    if (source.kind == LogSource::Kind::StandardInput || source.parts.empty())
        return Error{ErrorCode::InvalidArgument, "no file", source.path};
    return SummaryReader(source).read(probe);
}

} // namespace cinderscope
