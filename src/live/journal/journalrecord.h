// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace cinderscope {

//! Whose journal it is.
struct JournalIdentity
{
    std::string applicationId;
    std::optional<std::string> attemptId;
    std::string name, user, sparkVersion, master, host, uiUrl;
    std::int64_t driverPid = -1;
    TimeMs startTime = kNoTime;

    bool operator==(const JournalIdentity &) const = default;
};

//! A half-open range of event numbers.
struct SequenceRange
{
    std::uint64_t begin = 0, end = 0;
    bool operator==(const SequenceRange &) const = default;
};

//! What the journal holds of one listener object.
struct JournalInstance
{
    std::vector<SequenceRange> received; //!< on disk; sorted, not touching
    std::vector<SequenceRange> dropped;  //!< told by the listener as lost; sorted
    std::uint64_t droppedEvents = 0;
    std::map<std::string, std::uint64_t> droppedKinds;

    //! The number behind all that is known, received or dropped: what the listener is asked for next. Earlier gaps are
    //! not asked for again, since a listener holds only what it has not sent.
    std::uint64_t next() const;
    //! Keeps at most kMostRanges, the newest.
    void addReceived(SequenceRange range);
    void addDropped(SequenceRange range, const std::map<std::string, std::uint64_t> &kinds);
    //! Numbers below the highest known that are neither: lost between listener and journal.
    std::vector<SequenceRange> gaps() const;
    static constexpr std::size_t kMostRanges = 4096;

    bool operator==(const JournalInstance &) const = default;
};

enum class JournalState : std::uint8_t
{
    Open,  //!< no end was seen; somebody may still write it
    Ended, //!< the application's end is in it
    Lost,  //!< the driver went without an end
};
std::string_view journalStateName(JournalState state); //!< "open", "ended", "lost"

//! The small file beside the events of a journal (".cinderscope.json" in its folder): what the event lines do not tell.
struct JournalRecord
{
    JournalIdentity identity;
    JournalState state = JournalState::Open;
    std::map<std::string, JournalInstance> instances; //!< by the listener's UUID
    TimeMs firstWrite = kNoTime, lastWrite = kNoTime; //!< our clock
    TimeMs endTime = kNoTime;                         //!< of the application
    std::int64_t writerPid = 0;                       //!< of the window that writes, or wrote last
    std::uint64_t snapshots = 0;                      //!< gaps that a snapshot of the listener bridged

    std::uint64_t receivedEvents() const;
    std::uint64_t droppedEvents() const;

    std::string toJson() const;
    //! Tolerant: wrong types count as absent. Error Corrupt for what is no JSON object.
    static Result<JournalRecord> fromJson(std::string_view json);
    //! Of a journal folder. Errors: NotFound (crash before the first second: the events are there all the same),
    //! NoPermission, Io, TooLarge, Corrupt.
    static Result<JournalRecord> read(const std::string &folder);
    static constexpr char kFileName[] = ".cinderscope.json";
};

} // namespace cinderscope
