// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalcatalogue.h"

#include "ingest/source/lognames.h"
#include "live/journal/journalfolder.h"

#include <algorithm>
#include <cerrno>
#include <dirent.h>
#include <memory>
#include <unistd.h>

namespace cinderscope {

namespace {

constexpr std::string_view kRecordDraft = ".cinderscope.json.tmp";

std::vector<std::string> folderNames(const std::string &root, std::vector<Error> &problems)
{
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(::opendir(root.c_str()), &::closedir);
    if (!dir) {
        if (errno != ENOENT)
            problems.push_back({errno == EACCES ? ErrorCode::NoPermission : ErrorCode::Io,
                                "the folder of journals cannot be read", root});
        return names;
    }
    while (const dirent *entry = ::readdir(dir.get())) {
        if (isRollingFolderName(entry->d_name))
            names.emplace_back(entry->d_name);
    }
    return names;
}

bool belongsToJournal(const JournalFolder::File &file)
{
    return file.regular &&
           (parseRollingPartName(file.name) || isAppStatusName(file.name) || file.name == JournalRecord::kFileName ||
            file.name == kRecordDraft || file.name == JournalFolder::kLockName);
}

//! Only JournalWriter leaves these.
bool isMark(const JournalFolder::File &file)
{
    return file.regular && (file.name == JournalRecord::kFileName || file.name == JournalFolder::kLockName);
}

Result<JournalEntry> readEntry(const std::string &path)
{
    const auto folder = JournalFolder::open(path);
    if (!folder)
        return folder.error();
    const auto files = folder->files();
    if (!files)
        return files.error();
    JournalEntry entry;
    entry.folder = path;
    for (const auto &file : *files) {
        entry.bytes += file.bytes;
        entry.ours = entry.ours || isMark(file);
        if (file.name != JournalFolder::kLockName)
            entry.lastChange = std::max<TimeMs>(entry.lastChange, file.mtimeMs);
        if (isAppStatusName(file.name) && !file.name.ends_with(".inprogress"))
            entry.record.state = JournalState::Ended;
    }
    entry.beingWritten = folder->isLocked();
    if (auto record = JournalRecord::read(path)) {
        entry.record = std::move(*record);
        entry.recordRead = true;
    } else {
        const LogName name = parseLogName(baseName(path));
        entry.record.identity.applicationId = name.appId;
        if (!name.attempt.empty())
            entry.record.identity.attemptId = name.attempt;
    }
    for (const auto &[id, instance] : entry.record.instances) {
        for (const SequenceRange &gap : instance.gaps())
            entry.gapEvents += gap.end - gap.begin;
    }
    return entry;
}

Result<void> removeFiles(const std::string &path)
{
    auto folder = JournalFolder::open(path);
    if (!folder)
        return folder.error();
    const auto files = folder->files();
    if (!files)
        return files.error();
    if (std::none_of(files->begin(), files->end(), isMark))
        return Error{ErrorCode::InvalidArgument, "it is no journal of Cinderscope", path};
    for (const auto &file : *files) {
        if (!belongsToJournal(file))
            return Error{ErrorCode::InvalidArgument, "there is something else in it: " + file.name, path};
    }
    if (auto locked = folder->lock(); !locked)
        return locked;
    for (const auto &file : *files) {
        if (file.name == JournalFolder::kLockName)
            continue;
        if (auto removed = folder->remove(file.name); !removed)
            return removed;
    }
    if (auto removed = folder->remove(JournalFolder::kLockName); !removed)
        return removed;
    if (::rmdir(path.c_str()) != 0)
        return Error{ErrorCode::Io, "the folder cannot be removed", path};
    return {};
}

//! What goes first: applications that are over, then those that may go on, the longest unchanged first.
bool goesBefore(const JournalEntry &a, const JournalEntry &b)
{
    const bool aOpen = a.record.state == JournalState::Open;
    const bool bOpen = b.record.state == JournalState::Open;
    return aOpen != bOpen ? bOpen : a.lastChange < b.lastChange;
}

} // namespace

JournalList listJournals(const std::string &root, std::stop_token stop)
{
    JournalList list;
    for (const std::string &name : folderNames(root, list.problems)) {
        if (stop.stop_requested())
            break;
        auto entry = readEntry(root + "/" + name);
        if (!entry) {
            if (entry.error().code != ErrorCode::NotFound) // removed in between
                list.problems.push_back(entry.error());
            continue;
        }
        list.bytes += entry->bytes;
        list.entries.push_back(std::move(*entry));
    }
    std::sort(list.entries.begin(), list.entries.end(),
              [](const JournalEntry &a, const JournalEntry &b) { return a.lastChange > b.lastChange; });
    return list;
}

PruneResult pruneJournals(const std::string &root, const JournalBudget &budget, std::stop_token stop)
{
    JournalList list = listJournals(root, stop);
    PruneResult result;
    result.problems = std::move(list.problems);
    result.bytesLeft = list.bytes;
    std::sort(list.entries.begin(), list.entries.end(), goesBefore);
    const TimeMs now =
        std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    const TimeMs age = std::chrono::duration_cast<std::chrono::milliseconds>(budget.age).count();
    // Age first: what is too old goes in any case, and may leave the others enough room.
    for (const bool byAge : {true, false}) {
        for (JournalEntry &entry : list.entries) {
            if (stop.stop_requested())
                return result;
            const bool tooMuch = budget.bytes > 0 && result.bytesLeft > budget.bytes;
            const bool tooOld = age > 0 && now - entry.lastChange > age;
            if (entry.folder.empty() || !entry.ours || entry.beingWritten || !(byAge ? tooOld : tooMuch))
                continue;
            if (auto removed = removeFiles(entry.folder); !removed) {
                if (removed.error().code != ErrorCode::Unsupported && removed.error().code != ErrorCode::NotFound)
                    result.problems.push_back(removed.error());
                entry.folder.clear(); // once is enough
                continue;
            }
            result.bytesLeft -= entry.bytes;
            result.removed.push_back(entry);
            entry.folder.clear();
        }
    }
    return result;
}

Result<void> removeJournal(const std::string &root, const std::string &folder)
{
    const std::string_view name = baseName(folder);
    if (!isRollingFolderName(name) || folder != root + "/" + std::string(name))
        return Error{ErrorCode::InvalidArgument, "not a journal", folder};
    return removeFiles(folder);
}

} // namespace cinderscope
