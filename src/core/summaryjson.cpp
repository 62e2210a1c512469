// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/summary.h"

#include <cstdint>

//! The summary as the command line's contract has it.
namespace cinderscope {

namespace {

constexpr std::string_view kReplacement = "\xef\xbf\xbd"; // U+FFFD

//! Length of the well-formed sequence at \a place, or 0; \a bad is the length of the ill-formed part then
//! (Unicode, table 3-7: well-formed UTF-8 byte sequences).
std::size_t sequenceLength(std::string_view text, std::size_t place, std::size_t &bad)
{
    const auto byte = [&](std::size_t i) {
        return place + i < text.size() ? static_cast<unsigned char>(text[place + i]) : 0u;
    };
    const unsigned first = byte(0);
    bad = 1;
    if (first < 0x80)
        return 1;
    std::size_t length = 0;
    unsigned low = 0x80;
    unsigned high = 0xbf;
    if (first >= 0xc2 && first <= 0xdf)
        length = 2;
    else if (first >= 0xe0 && first <= 0xef)
        length = 3;
    else if (first >= 0xf0 && first <= 0xf4)
        length = 4;
    else
        return 0;
    if (first == 0xe0)
        low = 0xa0;
    else if (first == 0xed)
        high = 0x9f;
    else if (first == 0xf0)
        low = 0x90;
    else if (first == 0xf4)
        high = 0x8f;
    for (std::size_t i = 1; i < length; ++i) {
        if (byte(i) < low || byte(i) > high)
            return 0;
        bad = i + 1;
        low = 0x80;
        high = 0xbf;
    }
    return length;
}

//! Writes members of nested objects in order.
class ObjectWriter
{
public:
    explicit ObjectWriter(bool pretty) : m_pretty(pretty) { open(); }
    void string(std::string_view key, std::string_view value) { raw(key, jsonString(value)); }
    void stringOrNull(std::string_view key, std::string_view value)
    {
        raw(key, value.empty() ? "null" : jsonString(value));
    }
    void integer(std::string_view key, std::int64_t value) { raw(key, std::to_string(value)); }
    void timeOrNull(std::string_view key, TimeMs value) { raw(key, value > 0 ? std::to_string(value) : "null"); }
    void boolean(std::string_view key, bool value) { raw(key, value ? "true" : "false"); }
    void begin(std::string_view key)
    {
        member(key);
        open();
    }
    void end()
    {
        --m_depth;
        line();
        m_text += '}';
        m_first = false;
    }
    std::string take()
    {
        end();
        return std::move(m_text);
    }

private:
    void open()
    {
        m_text += '{';
        ++m_depth;
        m_first = true;
    }
    void raw(std::string_view key, std::string_view value)
    {
        member(key);
        m_text += value;
    }
    void member(std::string_view key)
    {
        if (!m_first)
            m_text += ',';
        m_first = false;
        line();
        m_text += jsonString(key);
        m_text += m_pretty ? ": " : ":";
    }
    void line()
    {
        if (m_pretty)
            m_text.append("\n").append(std::size_t(m_depth) * 2, ' ');
    }

    std::string m_text;
    int m_depth = 0;
    bool m_first = true;
    bool m_pretty;
};

void writeCounts(ObjectWriter &json, const ApplicationTotals &totals)
{
    json.begin("jobs");
    json.integer("total", totals.jobs);
    json.integer("succeeded", totals.jobsSucceeded);
    json.integer("failed", totals.jobsFailed);
    json.integer("running", totals.jobsRunning);
    json.end();
    json.begin("stages");
    json.integer("attempts", totals.stageAttempts);
    json.integer("completed", totals.stagesCompleted);
    json.integer("failed", totals.stagesFailed);
    json.integer("skipped", totals.stagesSkipped);
    json.integer("running", totals.stagesRunning);
    json.end();
    json.begin("tasks");
    json.integer("launched", totals.tasksLaunched);
    json.integer("succeeded", totals.tasksSucceeded);
    json.integer("failed", totals.tasksFailed);
    json.integer("killed", totals.tasksKilled);
    json.integer("running", totals.tasksRunning);
    json.end();
    json.begin("sqlExecutions");
    json.integer("total", totals.sqlExecutions);
    json.integer("failed", totals.sqlFailed);
    json.integer("running", totals.sqlRunning);
    json.end();
    json.begin("executors");
    json.integer("added", totals.executorsAdded);
    json.integer("removed", totals.executorsRemoved);
    json.integer("maxAlive", totals.executorsMaxAlive);
    json.integer("cores", totals.maxCores);
    json.end();
}

void writeMetrics(ObjectWriter &json, const TaskTotals &tasks)
{
    json.begin("metrics");
    json.integer("executorRunTimeMs", tasks[TaskColumn::ExecutorRunTime]);
    json.integer("executorCpuTimeNs", tasks[TaskColumn::ExecutorCpuTime]);
    json.integer("gcTimeMs", tasks[TaskColumn::JvmGcTime]);
    json.integer("inputBytes", tasks[TaskColumn::InputBytesRead]);
    json.integer("outputBytes", tasks[TaskColumn::OutputBytesWritten]);
    json.integer("shuffleReadBytes", tasks.shuffleReadBytes());
    json.integer("shuffleWriteBytes", tasks[TaskColumn::ShuffleBytesWritten]);
    json.integer("memorySpilledBytes", tasks[TaskColumn::MemoryBytesSpilled]);
    json.integer("diskSpilledBytes", tasks[TaskColumn::DiskBytesSpilled]);
    json.integer("peakExecutionMemoryBytes", tasks.maxPeakExecutionMemory);
    json.end();
}

} // namespace

std::string validUtf8(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t place = 0; place < text.size();) {
        std::size_t bad = 1;
        const std::size_t length = sequenceLength(text, place, bad);
        if (length > 0)
            result += text.substr(place, length);
        else
            result += kReplacement;
        place += length > 0 ? length : bad;
    }
    return result;
}

std::string jsonString(std::string_view text)
{
    static constexpr char kHex[] = "0123456789abcdef";
    std::string result = "\"";
    for (const char c : validUtf8(text)) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '"' || c == '\\') {
            result += '\\';
            result += c;
        } else if (c == '\n') {
            result += "\\n";
        } else if (c == '\r') {
            result += "\\r";
        } else if (c == '\t') {
            result += "\\t";
        } else if (byte < 0x20 || byte == 0x7f) {
            result += "\\u00";
            result += kHex[byte >> 4];
            result += kHex[byte & 15];
        } else {
            result += c;
        }
    }
    return result + '"';
}

std::string summaryJson(const Snapshot &snapshot, bool pretty)
{
    static const ImportStats kNone;
    const ImportStats &import = snapshot.import ? *snapshot.import : kNone;
    ObjectWriter json(pretty);
    json.string("applicationId", snapshot.app.id);
    json.string("name", snapshot.app.name);
    json.stringOrNull("attemptId", snapshot.app.attemptId);
    json.string("user", snapshot.app.user);
    json.string("sparkVersion", snapshot.app.sparkVersion);
    json.string("state", toString(snapshot.state));
    json.timeOrNull("startTime", snapshot.app.start);
    json.timeOrNull("endTime", snapshot.app.end);
    writeCounts(json, snapshot.totals);
    writeMetrics(json, snapshot.totals.tasks);
    json.begin("import");
    json.integer("lines", std::int64_t(import.lines));
    json.integer("events", std::int64_t(import.events));
    json.integer("unknownEvents", std::int64_t(import.unknownEvents));
    json.integer("unreadableLines", std::int64_t(import.unreadableLines));
    json.boolean("truncated", import.truncated);
    json.end();
    return json.take();
}

} // namespace cinderscope
