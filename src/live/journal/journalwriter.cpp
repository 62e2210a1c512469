// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalwriter.h"

#include "core/summary.h"
#include "live/journal/journalfolder.h"
#include "live/journal/journalparts.h"

#include <cstdlib>
#include <unistd.h>
#include <vector>

namespace cinderscope {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t kMostInstances = 1000; //!< the file that keeps them stays small

TimeMs wallClock()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

void keepKnown(std::string &known, const std::string &news)
{
    if (!news.empty())
        known = news;
}

} // namespace

struct JournalWriter::Private
{
    explicit Private(const JournalOptions &given, const JournalIdentity &identity);

    Result<void> begin();
    Result<void> checkFree() const;
    Result<void> takeOver();
    Result<void> setStatus(bool ended);
    void setIdentity(const JournalIdentity &identity);
    bool mayWrite();
    void flushFrame();
    void failed(Error error);
    void writeRecord();
    std::uint64_t pendingEvents() const;

    JournalOptions options;
    std::string name; //!< `<id>[_<attempt>]` in file names
    std::string path;
    JournalFolder folder;
    JournalParts parts;
    JournalRecord record;

    std::string text; //!< of the frame that is being gathered
    struct Pending
    {
        std::string instance;
        SequenceRange range;
        std::uint64_t count = 0;
    };
    std::vector<Pending> pending; //!< what the text holds
    Clock::time_point frameBegan, recordWritten, failedAt;
    bool recordChanged = false;
    std::optional<Error> error;
    std::uint64_t lost = 0;
};

JournalWriter::Private::Private(const JournalOptions &given, const JournalIdentity &identity)
    : options(given), name(journalFileName(identity.applicationId, identity.attemptId.value_or(""))),
      path(given.root + "/eventlog_v2_" + name), parts(name, given.partBytes, given.level)
{
    record.identity = identity;
}

//! Makes the folder or takes over what is there.
Result<void> JournalWriter::Private::begin()
{
    folder.close();
    auto made = JournalFolder::make(path);
    if (!made)
        return made.error();
    folder = std::move(*made);
    if (auto free = checkFree(); !free)
        return free;
    if (auto locked = folder.lock(); !locked)
        return locked;
    if (auto taken = takeOver(); !taken)
        return taken;
    if (auto attached = parts.attach(folder); !attached)
        return attached;
    if (auto marked = setStatus(false); !marked)
        return marked;
    record.state = JournalState::Open;
    record.endTime = kNoTime;
    record.writerPid = ::getpid();
    return folder.replace(JournalRecord::kFileName, record.toJson());
}

//! A folder of journals may by mistake be the one where Spark writes its own log of the same application.
Result<void> JournalWriter::Private::checkFree() const
{
    if (folder.exists(JournalFolder::kLockName) || folder.exists(JournalRecord::kFileName))
        return {};
    const auto files = folder.files();
    if (!files)
        return files.error();
    if (!files->empty())
        return Error{ErrorCode::Unsupported, "the folder is no journal: something else has written it", path};
    return {};
}

Result<void> JournalWriter::Private::takeOver()
{
    const auto kept = JournalRecord::read(path);
    if (!kept) // none yet, or damaged: the events are there all the same
        return {};
    const JournalIdentity mine = record.identity;
    if (kept->identity.applicationId != validUtf8(mine.applicationId) ||
        kept->identity.attemptId.value_or("") != validUtf8(mine.attemptId.value_or("")))
        return Error{ErrorCode::Unsupported, "the folder holds the journal of " + kept->identity.applicationId, path};
    record = *kept;
    setIdentity(mine);
    return {};
}

//! Spark's mark of a log that is complete or not: an empty file.
Result<void> JournalWriter::Private::setStatus(bool ended)
{
    const std::string finished = "appstatus_" + name;
    const std::string running = finished + ".inprogress";
    const std::string &wanted = ended ? finished : running;
    const std::string &other = ended ? running : finished;
    if (folder.exists(wanted))
        return folder.remove(other);
    if (folder.exists(other))
        return folder.rename(other, wanted);
    const auto fd = folder.create(wanted);
    if (!fd)
        return fd.error();
    ::close(*fd);
    return {};
}

void JournalWriter::Private::setIdentity(const JournalIdentity &identity)
{
    const JournalIdentity before = record.identity;
    JournalIdentity &known = record.identity;
    keepKnown(known.name, identity.name);
    keepKnown(known.user, identity.user);
    keepKnown(known.sparkVersion, identity.sparkVersion);
    keepKnown(known.master, identity.master);
    keepKnown(known.host, identity.host);
    keepKnown(known.uiUrl, identity.uiUrl);
    if (identity.driverPid >= 0)
        known.driverPid = identity.driverPid;
    if (identity.startTime != kNoTime)
        known.startTime = identity.startTime;
    recordChanged = recordChanged || known != before;
}

//! False while a failure lasts; tries again when it is time.
bool JournalWriter::Private::mayWrite()
{
    if (!error)
        return true;
    if (Clock::now() - failedAt < options.retryTime)
        return false;
    failedAt = Clock::now();
    if (!folder.isInPlace()) {
        const JournalRecord memory = record; // of a folder that somebody removed, we still know what was in it
        if (auto begun = begin(); !begun) {
            record = memory;
            error = begun.error();
            return false;
        }
    } else if (auto attached = parts.attach(folder); !attached) {
        error = attached.error();
        return false;
    }
    error.reset(); // the next frame tells whether it works
    return true;
}

std::uint64_t JournalWriter::Private::pendingEvents() const
{
    std::uint64_t count = 0;
    for (const Pending &entry : pending)
        count += entry.count;
    return count;
}

void JournalWriter::Private::failed(Error problem)
{
    parts.close();
    error = std::move(problem);
    failedAt = Clock::now();
}

void JournalWriter::Private::flushFrame()
{
    if (text.empty())
        return;
    std::string head;
    if (parts.isEmpty() && !record.identity.sparkVersion.empty()) {
        head = "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":" + jsonString(record.identity.sparkVersion) +
               "}\n";
        text.insert(0, head);
    }
    if (auto written = parts.write(folder, text); !written) {
        lost += pendingEvents();
        failed(written.error());
    } else {
        const TimeMs now = wallClock();
        if (record.firstWrite == kNoTime)
            record.firstWrite = now;
        record.lastWrite = now;
        for (const Pending &entry : pending) {
            if (record.instances.size() < kMostInstances || record.instances.contains(entry.instance))
                record.instances[entry.instance].addReceived(entry.range);
        }
        recordChanged = true;
    }
    pending.clear();
    if (text.capacity() > 4 * options.frameBytes)
        std::string().swap(text);
    text.clear();
    if (!error)
        writeRecord();
}

void JournalWriter::Private::writeRecord()
{
    if (!recordChanged)
        return;
    if (auto written = folder.replace(JournalRecord::kFileName, record.toJson()); !written)
        return failed(written.error());
    recordChanged = false;
    recordWritten = Clock::now();
}

JournalWriter::JournalWriter(std::unique_ptr<Private> implementation) : d(std::move(implementation)) {}

JournalWriter::~JournalWriter()
{
    flush();
}

Result<std::unique_ptr<JournalWriter>> JournalWriter::open(const JournalOptions &options,
                                                           const JournalIdentity &identity)
{
    if (identity.applicationId.empty())
        return Error{ErrorCode::InvalidArgument, "an application without an id", options.root};
    if (!options.root.starts_with('/'))
        return Error{ErrorCode::InvalidArgument, "the folder of journals is no absolute path", options.root};
    auto d = std::make_unique<Private>(options, identity);
    if (auto begun = d->begin(); !begun)
        return begun.error();
    return std::unique_ptr<JournalWriter>(new JournalWriter(std::move(d)));
}

std::uint64_t JournalWriter::nextSequence(const std::string &instance) const
{
    std::uint64_t next = 0;
    if (const auto found = d->record.instances.find(instance); found != d->record.instances.end())
        next = found->second.next();
    for (const Private::Pending &entry : d->pending) {
        if (entry.instance == instance)
            next = std::max(next, entry.range.end);
    }
    return next;
}

void JournalWriter::append(const std::string &instance, std::string_view lines, std::uint64_t count,
                           std::optional<std::uint64_t> first)
{
    if (lines.empty())
        return;
    if (!d->mayWrite()) {
        d->lost += count;
        return;
    }
    if (d->text.empty())
        d->frameBegan = Clock::now();
    d->text += lines;
    const SequenceRange range = first ? SequenceRange{*first, *first + count} : SequenceRange{};
    Private::Pending *last = d->pending.empty() ? nullptr : &d->pending.back();
    if (last && last->instance == instance && last->range.end == range.begin && first && last->range.end > 0) {
        last->range.end = range.end;
        last->count += count;
    } else {
        d->pending.push_back({instance, range, count});
    }
    if (d->text.size() >= d->options.frameBytes)
        d->flushFrame();
}

void JournalWriter::noteDropped(const std::string &instance, std::uint64_t from, std::uint64_t count,
                                const std::map<std::string, std::uint64_t> &kinds)
{
    if (d->record.instances.size() >= kMostInstances && !d->record.instances.contains(instance))
        return;
    d->record.instances[instance].addDropped({from, from + count}, kinds);
    d->recordChanged = true;
}

void JournalWriter::noteSnapshot()
{
    ++d->record.snapshots;
    d->recordChanged = true;
}

void JournalWriter::setIdentity(const JournalIdentity &identity)
{
    d->setIdentity(identity);
}

void JournalWriter::tick()
{
    if (!d->mayWrite())
        return;
    const auto now = Clock::now();
    if (!d->text.empty() && now - d->frameBegan >= d->options.frameTime)
        d->flushFrame();
    else if (d->recordChanged && now - d->recordWritten >= d->options.frameTime)
        d->writeRecord();
}

void JournalWriter::flush()
{
    if (d->error) {
        d->lost += d->pendingEvents();
        d->pending.clear();
        d->text.clear();
        return;
    }
    d->flushFrame();
    if (!d->error)
        d->writeRecord();
}

void JournalWriter::finish(JournalState state, TimeMs endTime)
{
    flush();
    d->parts.close();
    d->record.state = state;
    d->record.endTime = endTime;
    d->recordChanged = true;
    if (auto marked = d->setStatus(state == JournalState::Ended); !marked)
        return d->failed(marked.error());
    d->writeRecord();
}

const std::optional<Error> &JournalWriter::error() const
{
    return d->error;
}

std::uint64_t JournalWriter::lostEvents() const
{
    return d->lost;
}

const JournalRecord &JournalWriter::record() const
{
    return d->record;
}

const std::string &JournalWriter::folder() const
{
    return d->path;
}

std::uint64_t JournalWriter::packedBytes() const
{
    return d->parts.bytes();
}

std::string defaultJournalRoot()
{
    if (const char *data = std::getenv("XDG_DATA_HOME"); data && *data == '/')
        return std::string(data) + "/cinderscope/journal";
    const char *home = std::getenv("HOME");
    return std::string(home ? home : "/nonexistent") + "/.local/share/cinderscope/journal";
}

} // namespace cinderscope
