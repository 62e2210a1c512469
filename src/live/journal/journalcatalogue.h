// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "live/journal/journalrecord.h"

#include <chrono>
#include <cstdint>
#include <stop_token>
#include <string>
#include <vector>

namespace cinderscope {

//! A journal in the folder of journals.
struct JournalEntry
{
    std::string folder;   //!< to be opened like any event log
    JournalRecord record; //!< from the small file; without one, id and attempt from the folder's name
    bool recordRead = false;
    bool ours = false;         //!< it has the marks of a JournalWriter; Spark's own rolling logs look much the same
    bool beingWritten = false; //!< by a living process
    std::uint64_t bytes = 0;   //!< of all files in it
    TimeMs lastChange = kNoTime;
    std::uint64_t gapEvents = 0; //!< numbers that are neither received nor told as dropped
};

struct JournalList
{
    std::vector<JournalEntry> entries; //!< newest change first
    std::vector<Error> problems;       //!< folders that could not be read
    std::uint64_t bytes = 0;
};

//! How much is kept. 0: without limit.
struct JournalBudget
{
    std::uint64_t bytes = std::uint64_t(2) << 30;
    std::chrono::hours age{30 * 24};
};

struct PruneResult
{
    std::vector<JournalEntry> removed;
    std::vector<Error> problems;
    std::uint64_t bytesLeft = 0;
};

//! Reads the small files and sizes only, no events: about 0.1 ms a journal. Any thread; an asked stop gives what was
//! found so far. A root that does not exist is an empty list.
JournalList listJournals(const std::string &root, std::stop_token stop = {});

//! Removes journals: those not changed for budget.age, then the longest unchanged ones until the rest is within
//! budget.bytes. Never one that a living process writes. Follows no symbolic link, and removes only files that a
//! journal is made of: a folder with anything else in it stays.
PruneResult pruneJournals(const std::string &root, const JournalBudget &budget, std::stop_token stop = {});

//! Removes one journal by the person's wish. Errors: Unsupported (it is being written), NotFound, NoPermission, Io.
Result<void> removeJournal(const std::string &root, const std::string &folder);

} // namespace cinderscope
