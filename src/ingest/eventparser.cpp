// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/eventparser.h"

#include "ingest/eventreaders.h"

#include <algorithm>
#include <cstring>
#include <mutex>

namespace cinderscope {

namespace {

//! Class name without package and outer class: JsonProtocol writes core events bare, others with their package.
std::string_view simpleName(std::string_view event)
{
    const std::size_t cut = event.find_last_of(".$");
    return cut == std::string_view::npos ? event : event.substr(cut + 1);
}

//! The first bytes of a line, cut at a character's border.
std::string excerpt(std::string_view line)
{
    std::size_t length = std::min<std::size_t>(line.size(), 160);
    while (length < line.size() && length > 0 && (static_cast<unsigned char>(line[length]) & 0xC0) == 0x80)
        --length;
    return std::string(line.substr(0, length));
}

//! A parser keeps up to 13 times the longest line it has seen.
constexpr std::size_t kLongLine = std::size_t(4) << 20;

} // namespace

void EventParser::parseLines(std::string_view lines, const Origin &origin, EventBatch &batch)
{
    const char *at = lines.data();
    const char *end = at + lines.size();
    std::uint64_t number = origin.line;
    while (at < end) {
        const auto *stop = static_cast<const char *>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
        const char *lineEnd = stop ? stop : end;
        std::string_view line(at, static_cast<std::size_t>(lineEnd - at));
        if (!line.empty() && line.back() == '\r')
            line.remove_suffix(1);
        ++batch.stats.lines;
        ++number;
        if (parseLine(line, batch))
            ++batch.stats.events;
        else
            unreadable(line, number, origin.offset + static_cast<std::uint64_t>(at - lines.data()), origin.source,
                       batch);
        at = lineEnd + 1;
    }
    batch.stats.decodedBytes += lines.size();
}

void EventParser::parseTail(std::string_view text, const Origin &origin, EventBatch &batch)
{
    if (parseLine(text, batch)) { // whole JSON without its line break
        ++batch.stats.lines;
        ++batch.stats.events;
        batch.stats.decodedBytes += text.size();
        return;
    }
    batch.stats.truncated = true;
    batch.stats.addSample(
        {std::string(origin.source), origin.line + 1, origin.offset, "the line is cut off", excerpt(text)});
}

bool EventParser::parseLine(std::string_view line, EventBatch &batch)
{
    if (m_tasks.parse(line, batch))
        return true;
    if (line.size() <= kLongLine)
        return parseJson(m_json, line, batch);
    static std::mutex s_oneAtATime;
    const std::lock_guard lock(s_oneAtATime);
    simdjson::dom::parser json; // gives its memory back at once
    return parseJson(json, line, batch);
}

bool EventParser::parseJson(simdjson::dom::parser &json, std::string_view line, EventBatch &batch)
{
    json::Object object;
    json::Element root;
    if (const auto error = json.parse(line.data(), line.size(), false).get(root)) {
        m_problem = simdjson::error_message(error);
        return false;
    }
    if (root.get(object)) {
        m_problem = "not a JSON object";
        return false;
    }
    std::string_view event;
    if (object.at_key("Event").get(event)) {
        m_problem = "no \"Event\"";
        return false;
    }
    const std::string_view name = simpleName(event);
    if (name != "SparkListenerTaskStart" && name != "SparkListenerTaskEnd")
        batch.countType(name);
    if (const readers::Reader reader = readers::find(name))
        reader(object, batch);
    else
        ++batch.stats.unknownEvents;
    return true;
}

void EventParser::unreadable(std::string_view line, std::uint64_t lineNumber, std::uint64_t offset,
                             std::string_view source, EventBatch &batch)
{
    ++batch.stats.unreadableLines;
    batch.stats.addSample({std::string(source), lineNumber, offset, std::string(m_problem), excerpt(line)});
}

} // namespace cinderscope
