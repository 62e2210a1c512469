// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/feedstatus.h"

#include "core/summary.h"
#include "core/units.h"

#include <algorithm>
#include <array>

namespace cinderscope {

namespace {

constexpr std::array kKinds{FeedSource::Listener, FeedSource::Rest, FeedSource::EventLog, FeedSource::Journal,
                            FeedSource::HistoryServer};

std::string_view endWord(FeedEnd end)
{
    switch (end) {
    case FeedEnd::Open:
        return "open";
    case FeedEnd::Seeking:
        return "seeking";
    case FeedEnd::Ended:
        return "ended";
    case FeedEnd::Lost:
        return "lost";
    }
    return {};
}

std::string number(std::uint64_t value)
{
    return std::to_string(value);
}

std::string gapJson(const FeedGap &gap)
{
    std::string json = "{\"from\":" + number(gap.from) + ",\"count\":" + number(gap.count) +
                       ",\"beforeAttach\":" + (gap.beforeAttach ? "true" : "false") + ",\"filledBy\":";
    json += gap.filledBy ? jsonString(toString(*gap.filledBy)) : "null";
    return json + '}';
}

} // namespace

std::string_view toString(FeedSource source)
{
    switch (source) {
    case FeedSource::Listener:
        return "listener";
    case FeedSource::Rest:
        return "rest";
    case FeedSource::EventLog:
        return "eventLog";
    case FeedSource::Journal:
        return "journal";
    case FeedSource::HistoryServer:
        return "historyServer";
    }
    return {};
}

const FeedSourceState *FeedStatus::source(FeedSource kind) const
{
    const auto found = std::find_if(sources.begin(), sources.end(), [kind](const auto &s) { return s.kind == kind; });
    return found == sources.end() ? nullptr : &*found;
}

const FeedSourceState *FeedStatus::speaking() const
{
    for (const FeedSource kind : {FeedSource::Listener, FeedSource::EventLog, FeedSource::Rest,
                                  FeedSource::HistoryServer, FeedSource::Journal}) {
        const FeedSourceState *state = source(kind);
        if (state && state->active)
            return state;
    }
    return nullptr;
}

bool FeedStatus::hasOpenGap() const
{
    return std::any_of(gaps.begin(), gaps.end(), [](const FeedGap &gap) { return gap.isOpen(); });
}

bool FeedStatus::isFinal() const
{
    return (end == FeedEnd::Ended || end == FeedEnd::Lost) && !speaking();
}

std::string endText(const FeedStatus &status)
{
    const std::string when = status.lostAt == kNoTime ? std::string() : " at " + formatIsoTimeMs(status.lostAt);
    switch (status.end) {
    case FeedEnd::Open:
        return {};
    case FeedEnd::Seeking:
        return "the driver was last heard" + when + "; its event log or history server is being looked for";
    case FeedEnd::Ended:
        return "the application has ended";
    case FeedEnd::Lost:
        return "driver lost" + when + ": it went without telling an end, and nothing else tells of one";
    }
    return {};
}

std::string watchJson(const Snapshot &snapshot, const FeedStatus &status)
{
    std::string json = summaryJson(snapshot, false);
    json.pop_back(); // the brace
    json += ",\"sources\":{";
    for (const FeedSource kind : kKinds) {
        const FeedSourceState *state = status.source(kind);
        json += kind == FeedSource::Listener ? "" : ",";
        json += jsonString(toString(kind)) + ':' + number(state ? state->records : 0);
    }
    json += "},\"dropped\":" + number(status.dropped) + ",\"gaps\":[";
    for (std::size_t i = 0; i < status.gaps.size(); ++i)
        json += (i > 0 ? "," : "") + gapJson(status.gaps[i]);
    json += "],\"end\":" + jsonString(endWord(status.end));
    json += ",\"lostAt\":" + (status.end == FeedEnd::Lost ? std::to_string(status.lostAt) : std::string("null"));
    return json + '}';
}

} // namespace cinderscope
