// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalrecord.h"

#include "core/summary.h"
#include "ingest/codec/inputfile.h"
#include "ingest/jsonaccess.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cinderscope {

namespace {

constexpr std::uint64_t kMostBytes = std::uint64_t(4) << 20;

void insertRange(std::vector<SequenceRange> &ranges, SequenceRange range)
{
    if (range.begin >= range.end)
        return;
    // Usually it goes on where the last one ends.
    auto first = std::lower_bound(ranges.begin(), ranges.end(), range.begin,
                                  [](const SequenceRange &r, std::uint64_t begin) { return r.end < begin; });
    auto last = first;
    for (; last != ranges.end() && last->begin <= range.end; ++last) {
        range.begin = std::min(range.begin, last->begin);
        range.end = std::max(range.end, last->end);
    }
    ranges.insert(ranges.erase(first, last), range);
    if (ranges.size() > JournalInstance::kMostRanges)
        ranges.erase(ranges.begin());
}

std::string rangesJson(const std::vector<SequenceRange> &ranges)
{
    std::string text = "[";
    for (const SequenceRange &range : ranges) {
        text += text.size() > 1 ? ",[" : "[";
        text += std::to_string(range.begin) + "," + std::to_string(range.end) + "]";
    }
    return text + "]";
}

std::vector<SequenceRange> readRanges(const json::Object &parent, std::string_view key)
{
    std::vector<SequenceRange> ranges;
    json::Array array;
    if (!json::array(parent, key, array))
        return ranges;
    for (const json::Element element : array) {
        json::Array pair;
        if (element.get(pair) || pair.size() != 2)
            continue;
        const std::int64_t begin = json::number(pair.at(0).value_unsafe(), -1);
        const std::int64_t end = json::number(pair.at(1).value_unsafe(), -1);
        if (begin >= 0 && end > begin)
            insertRange(ranges, {std::uint64_t(begin), std::uint64_t(end)});
    }
    return ranges;
}

std::uint64_t countOf(const json::Object &object, std::string_view key)
{
    return std::uint64_t(std::max<std::int64_t>(json::number(object, key), 0));
}

std::string kindsJson(const std::map<std::string, std::uint64_t> &kinds)
{
    std::string text = "{";
    for (const auto &[kind, count] : kinds)
        text += (text.size() > 1 ? "," : "") + jsonString(kind) + ":" + std::to_string(count);
    return text + "}";
}

JournalInstance readInstance(const json::Object &object)
{
    JournalInstance instance;
    instance.received = readRanges(object, "received");
    instance.dropped = readRanges(object, "dropped");
    instance.droppedEvents = countOf(object, "droppedEvents");
    json::Object kinds;
    if (json::object(object, "droppedKinds", kinds)) {
        for (const auto [kind, count] : kinds)
            instance.droppedKinds[std::string(kind)] = std::uint64_t(std::max<std::int64_t>(json::number(count), 0));
    }
    return instance;
}

JournalIdentity readIdentity(const json::Object &object)
{
    const auto text = [&object](std::string_view key) { return std::string(json::text(object, key)); };
    JournalIdentity identity;
    identity.applicationId = text("applicationId");
    if (std::string attempt = text("attemptId"); !attempt.empty())
        identity.attemptId = std::move(attempt);
    identity.name = text("name");
    identity.user = text("user");
    identity.sparkVersion = text("sparkVersion");
    identity.master = text("master");
    identity.host = text("host");
    identity.uiUrl = text("uiUrl");
    identity.driverPid = json::number(object, "driverPid", -1);
    identity.startTime = json::time(object, "startTime");
    return identity;
}

std::string timeJson(TimeMs time)
{
    return time == kNoTime ? "null" : std::to_string(time);
}

} // namespace

std::uint64_t JournalInstance::next() const
{
    std::uint64_t end = received.empty() ? 0 : received.back().end;
    return dropped.empty() ? end : std::max(end, dropped.back().end);
}

void JournalInstance::addReceived(SequenceRange range)
{
    insertRange(received, range);
}

void JournalInstance::addDropped(SequenceRange range, const std::map<std::string, std::uint64_t> &kinds)
{
    if (range.begin >= range.end)
        return;
    insertRange(dropped, range);
    droppedEvents += range.end - range.begin;
    for (const auto &[kind, count] : kinds) {
        const bool room = droppedKinds.size() < 64 || droppedKinds.contains(kind);
        droppedKinds[room ? kind : "Other"] += count;
    }
}

std::vector<SequenceRange> JournalInstance::gaps() const
{
    std::vector<SequenceRange> known = received;
    known.insert(known.end(), dropped.begin(), dropped.end());
    std::sort(known.begin(), known.end(),
              [](const SequenceRange &a, const SequenceRange &b) { return a.begin < b.begin; });
    std::vector<SequenceRange> gaps;
    // What came before the first one was before the listener had us: the listener's own count begins at 0.
    std::uint64_t at = 0;
    for (const SequenceRange &range : known) {
        if (range.begin > at)
            gaps.push_back({at, range.begin});
        at = std::max(at, range.end);
    }
    return gaps;
}

std::string_view journalStateName(JournalState state)
{
    switch (state) {
    case JournalState::Open:
        return "open";
    case JournalState::Ended:
        return "ended";
    case JournalState::Lost:
        return "lost";
    }
    return "open";
}

std::uint64_t JournalRecord::receivedEvents() const
{
    std::uint64_t count = 0;
    for (const auto &[id, instance] : instances) {
        for (const SequenceRange &range : instance.received)
            count += range.end - range.begin;
    }
    return count;
}

std::uint64_t JournalRecord::droppedEvents() const
{
    std::uint64_t count = 0;
    for (const auto &[id, instance] : instances)
        count += instance.droppedEvents;
    return count;
}

std::string JournalRecord::toJson() const
{
    std::string text =
        "{\"version\":1,\"applicationId\":" + jsonString(identity.applicationId) +
        ",\"attemptId\":" + (identity.attemptId ? jsonString(*identity.attemptId) : "null") +
        ",\"name\":" + jsonString(identity.name) + ",\"user\":" + jsonString(identity.user) +
        ",\"sparkVersion\":" + jsonString(identity.sparkVersion) + ",\"master\":" + jsonString(identity.master) +
        ",\"host\":" + jsonString(identity.host) + ",\"uiUrl\":" + jsonString(identity.uiUrl) +
        ",\"driverPid\":" + std::to_string(identity.driverPid) + ",\"startTime\":" + timeJson(identity.startTime) +
        ",\"state\":" + jsonString(journalStateName(state)) + ",\"firstWrite\":" + timeJson(firstWrite) +
        ",\"lastWrite\":" + timeJson(lastWrite) + ",\"endTime\":" + timeJson(endTime) +
        ",\"writerPid\":" + std::to_string(writerPid) + ",\"snapshots\":" + std::to_string(snapshots) +
        ",\"instances\":{";
    bool first = true;
    for (const auto &[id, instance] : instances) {
        text += (first ? "" : ",") + jsonString(id) + ":{\"received\":" + rangesJson(instance.received) +
                ",\"dropped\":" + rangesJson(instance.dropped) +
                ",\"droppedEvents\":" + std::to_string(instance.droppedEvents) +
                ",\"droppedKinds\":" + kindsJson(instance.droppedKinds) + "}";
        first = false;
    }
    return text + "}}\n";
}

Result<JournalRecord> JournalRecord::fromJson(std::string_view text)
{
    simdjson::dom::parser parser;
    json::Object object;
    if (const auto error = parser.parse(text.data(), text.size(), true).get(object))
        return Error{ErrorCode::Corrupt, simdjson::error_message(error), {}};
    JournalRecord record;
    record.identity = readIdentity(object);
    const std::string_view state = json::text(object, "state");
    record.state = state == "ended" ? JournalState::Ended : state == "lost" ? JournalState::Lost : JournalState::Open;
    record.firstWrite = json::time(object, "firstWrite");
    record.lastWrite = json::time(object, "lastWrite");
    record.endTime = json::time(object, "endTime");
    record.writerPid = json::number(object, "writerPid");
    record.snapshots = countOf(object, "snapshots");
    json::Object instances;
    if (json::object(object, "instances", instances)) {
        for (const auto [id, value] : instances) {
            json::Object instance;
            if (!value.get(instance))
                record.instances[std::string(id)] = readInstance(instance);
        }
    }
    return record;
}

Result<JournalRecord> JournalRecord::read(const std::string &folder)
{
    const std::string path = folder + "/" + kFileName;
    const int fd = ::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return errorFromErrno(errno, path);
    const InputFile file = InputFile::fromFd(fd, true, path);
    const auto size = file.size();
    if (!size || *size > kMostBytes)
        return Error{size ? ErrorCode::TooLarge : ErrorCode::Corrupt, "not the small file of a journal", path};
    std::string text(*size, '\0');
    const auto count = file.readAt(0, text);
    if (!count)
        return count.error();
    text.resize(*count);
    auto record = fromJson(text);
    if (!record)
        return Error{record.error().code, record.error().detail, path};
    return record;
}

} // namespace cinderscope
