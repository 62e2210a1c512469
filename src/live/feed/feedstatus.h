// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/snapshot.h"
#include "core/types.h"

#include <QMetaType>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace cinderscope {

//! Something that tells of an application.
enum class FeedSource
{
    Listener,
    Rest,
    EventLog,
    Journal,
    HistoryServer
};

//! Stable word for JSON and tests: "listener", "rest", "eventLog", "journal", "historyServer".
std::string_view toString(FeedSource source);

//! How one source of an application does.
struct FeedSourceState
{
    FeedSource kind = FeedSource::Listener;
    bool active = false;       //!< connected, polling, reading or following now; false: known, and not asked (or ended)
    bool answering = false;    //!< active, and its first news came
    QString location;          //!< path, URL or the listener's peer ("pid 4711 on host"), in English
    std::int64_t pid = -1;     //!< of a listener's driver; -1: not told
    QString host;              //!< of a listener's driver, as it names it; empty: not told
    std::uint64_t records = 0; //!< events or REST records taken from it, those that were known already included
    TimeMs lastNews = kNoTime; //!< wall clock of this computer; ticks count
    std::optional<Error> trouble; //!< why it does not tell (any more), or has to be asked again

    bool operator==(const FeedSourceState &) const = default;
};

//! Events that no listener told: sent before it was there, or dropped by it.
struct FeedGap
{
    std::uint64_t from = 0;  //!< the first one's number in the listener's sequence
    std::uint64_t count = 0; //!< 0: not known (everything before the listener was attached)
    bool beforeAttach = false;
    std::map<std::string, std::uint64_t> kinds; //!< by event ("TaskEnd"); empty: not told
    TimeMs seen = kNoTime;                      //!< wall clock
    std::optional<FeedSource> filling;          //!< what is being read to fill it
    std::optional<FeedSource> filledBy;         //!< none: still a gap

    bool isOpen() const { return !filledBy; }
    bool operator==(const FeedGap &) const = default;
};

//! How it stands with the end.
enum class FeedEnd
{
    Open,    //!< the driver lives, as far as is known
    Seeking, //!< the driver is silent or gone: reconnecting, then looking for its event log or history server
    Ended,   //!< its end was seen (ApplicationEnd, or a completed record of a history server)
    Lost     //!< gone without an end: crashed or killed; state is Incomplete
};

//! What a feed knows of its sources: a value, to be passed between threads.
struct FeedStatus
{
    std::vector<FeedSourceState> sources; //!< those that were ever known, one a kind, in the order of FeedSource
    std::uint64_t dropped = 0;            //!< events that the listener said will not come
    std::map<std::string, std::uint64_t> droppedKinds;
    std::vector<FeedGap> gaps;      //!< by time; the oldest filled ones are forgotten beyond a hundred
    std::uint64_t queuedEvents = 0; //!< in the driver, at the listener's last tick
    FeedEnd end = FeedEnd::Open;
    TimeMs lostAt = kNoTime; //!< Seeking, Lost: when the driver was last heard, by this computer's clock
    bool complete = false;   //!< every event from the application's start on is here
    //! Of REST: ended tasks that were not read, because Spark or a limit keeps them away.
    std::int64_t tasksBeyond = 0;

    //! nullptr where it is not known.
    const FeedSourceState *source(FeedSource kind) const;
    //! The one that tells now and is the most direct: listener, then event log, REST, history server, journal.
    const FeedSourceState *speaking() const;
    bool hasOpenGap() const;
    //! Nothing more will come: Ended or Lost, and no source is active.
    bool isFinal() const;
    bool operator==(const FeedStatus &) const = default;
};

//! English sentence on how the end came, for the command line and logs: "driver lost at 2026-11-21 12:00:00 UTC: …";
//! empty for Open.
std::string endText(const FeedStatus &status);

//! The contract of `cinderscope-cli watch --json`: summaryJson() and behind it
//! `"sources":{"listener":n,"rest":n,"eventLog":n,"journal":n,"historyServer":n},"dropped":n,"gaps":[…],"end":…`.
//! One line without its break.
std::string watchJson(const Snapshot &snapshot, const FeedStatus &status);

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::FeedStatus)
