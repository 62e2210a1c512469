// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/journal/journalrecord.h"

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

namespace cinderscope {

struct JournalOptions
{
    std::string root;                                   //!< folder of all journals; made (0700) when missing
    std::chrono::milliseconds frameTime{1000};          //!< what a crash may lose
    std::size_t frameBytes = std::size_t(1) << 20;      //!< of text
    std::uint64_t partBytes = std::uint64_t(128) << 20; //!< packed, until the next file begins
    int level = 1;                                      //!< of zstd
    std::chrono::milliseconds retryTime{5000};          //!< after a failure
};

//! Keeps what a listener sends: Spark's rolling event log (EventLogFileWriters.scala, RollingEventLogFilesWriter,
//! Spark 3.0 to 4.3) that Cinderscope and Spark's history server read:
//!     <root>/eventlog_v2_<id>[_<attempt>]/appstatus_<id>[_<attempt>][.inprogress]
//!                                        /events_<n>_<id>[_<attempt>].zstd
//!                                        /.cinderscope.json   (JournalRecord)
//! Each zstd frame holds whole lines and is written at once, so that a killed process leaves whole frames (a cut last
//! one is taken off by the next writer). Ids that are no plain file names are percent-encoded.
//!
//! One thread; not thread-safe. Blocks as long as writing to the page cache does; nothing is fsynced while it runs.
//! A failure to write (disk full, no permission, folder gone) never throws and never stops the caller: error() tells
//! it, what comes meanwhile is not kept (and then is a gap in record()), and writing is tried again every retryTime in
//! a new file.
class JournalWriter
{
public:
    //! Begins a journal or goes on with the one of an earlier window. Errors: InvalidArgument (no application id);
    //! NoPermission, DiskFull, Io, NotFound; Unsupported (another living process writes it, or the folder is a log that
    //! Spark wrote).
    static Result<std::unique_ptr<JournalWriter>> open(const JournalOptions &options, const JournalIdentity &identity);
    ~JournalWriter(); //!< flush(); the journal stays Open
    JournalWriter(const JournalWriter &) = delete;
    JournalWriter &operator=(const JournalWriter &) = delete;

    //! Which numbers an instance still lacks at the end: ListenerChannel::start(nextSequence(hello.instance)).
    std::uint64_t nextSequence(const std::string &instance) const;

    //! Whole lines, each with its "\n". `first`: number of the first one, nothing for lines of a snapshot.
    //! Packed and written when the frame is full; otherwise by tick().
    void append(const std::string &instance, std::string_view lines, std::uint64_t count,
                std::optional<std::uint64_t> first);
    void noteDropped(const std::string &instance, std::uint64_t from, std::uint64_t count,
                     const std::map<std::string, std::uint64_t> &kinds);
    //! A snapshot began: there is a gap before it.
    void noteSnapshot();
    //! Name, user, UI, … as they become known. The application id stays.
    void setIdentity(const JournalIdentity &identity);

    //! Call it about four times a second: writes a frame that is frameTime old, and tries again after a failure.
    void tick();
    void flush();
    //! The application ended or was lost: flush and mark it. A later open() of the same application makes it Open
    //! again.
    void finish(JournalState state, TimeMs endTime);

    //! The present failure; nothing while all is written.
    const std::optional<Error> &error() const;
    //! Events that could not be kept because of a failure.
    std::uint64_t lostEvents() const;
    const JournalRecord &record() const;
    const std::string &folder() const;
    std::uint64_t packedBytes() const; //!< of all files of this journal

private:
    struct Private;
    explicit JournalWriter(std::unique_ptr<Private> implementation);
    std::unique_ptr<Private> d;
};

//! `<dataDir>/journal`, dataDir being $XDG_DATA_HOME/cinderscope or $HOME/.local/share/cinderscope.
std::string defaultJournalRoot();

} // namespace cinderscope
