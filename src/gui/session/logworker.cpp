// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/sessionworker.h"

#include "core/applicationstore.h"
#include "ingest/eventparser.h"
#include "ingest/importer.h"
#include "ingest/source/filewatch.h"
#include "ingest/source/follower.h"
#include "ingest/source/liveness.h"

#include <filesystem>

#if defined(__linux__)
#include <poll.h>
#endif

namespace cinderscope {

namespace {

constexpr std::chrono::milliseconds kPoll{1000};     //!< where the file system does not tell
constexpr std::chrono::milliseconds kLiveness{3000}; //!< between two looks at who writes

//! Reads an event log; follows it while somebody writes it.
class LogWorker final : public SessionWorker
{
public:
    explicit LogWorker(const QString &path) : m_path(path.toStdString())
    {
        // before the thread starts nobody reads along
        m_location = path;
    }
    ~LogWorker() override { join(); }

private:
    Result<void> run(std::stop_token stop) override;
    Result<void> read(const LogSource &source, std::stop_token stop);
    Result<void> follow(const LogSource &source, std::stop_token stop);
    void apply(const FollowedLines &lines, const LogFollower &follower, bool isTail = false);
    void finish(LogFollower &follower);

    std::string m_path;
    QString m_location;
    ApplicationStore m_store;
    EventParser m_parser;
    EventBatch m_batch;
};

Result<void> LogWorker::run(std::stop_token stop)
{
    change([this](News &news) {
        news.status.kind = SourceKind::EventLog;
        news.status.location = m_location;
        news.status.progress = 0;
    });
    const auto source = cinderscope::openLog(m_path);
    if (!source)
        return source.error();
    const bool written = source.value().inProgress && LivenessProbe().check(source.value()).written;
    m_store.setAlive(written);
    return written ? follow(source.value(), stop) : read(source.value(), stop);
}

Result<void> LogWorker::read(const LogSource &source, std::stop_token stop)
{
    ImportOptions options;
    options.stop = stop;
    options.onProgress = [this](std::uint64_t read, std::uint64_t total) {
        change([&](News &news) { news.status.progress = total ? double(read) / double(total) : -1; });
        publishSometimes(m_store);
    };
    const Result<void> result = importLog(source, m_store, options);
    publish(m_store);
    return result;
}

//! Waits for a change of the log, but not longer than \a longest, and not after a stop.
void waitFor(FileWatch *watch, std::chrono::milliseconds longest, const std::stop_token &stop)
{
    const auto until = std::chrono::steady_clock::now() + longest;
    while (!stop.stop_requested() && std::chrono::steady_clock::now() < until) {
#if defined(__linux__)
        if (watch) {
            pollfd entry{watch->fd(), POLLIN, 0};
            if (::poll(&entry, 1, 50) > 0 && watch->takeChanges())
                return;
            continue;
        }
#endif
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
}

void LogWorker::apply(const FollowedLines &lines, const LogFollower &follower, bool isTail)
{
    m_batch.clear();
    m_batch.data = lines.chunk.memory;
    const std::string name = std::filesystem::path(follower.partPath()).filename().string();
    const EventParser::Origin origin{name, lines.chunk.offset, lines.chunk.firstLine};
    if (isTail)
        m_parser.parseTail(lines.chunk.text, origin, m_batch);
    else
        m_parser.parseLines(lines.chunk.text, origin, m_batch);
    m_batch.apply(m_store);
    ImportStats &stats = m_store.importStats();
    stats.decodedBytes += m_batch.stats.decodedBytes;
    stats.truncated = stats.truncated || m_batch.stats.truncated;
}

void LogWorker::finish(LogFollower &follower)
{
    ImportStats &stats = m_store.importStats();
    if (const auto tail = follower.tail())
        apply(*tail, follower, true);
    stats.truncated = stats.truncated || follower.truncated();
    m_store.setAlive(false);
    publish(m_store);
}

Result<void> LogWorker::follow(const LogSource &source, std::stop_token stop)
{
    auto opened = LogFollower::open(source);
    if (!opened)
        return opened.error();
    LogFollower &follower = *opened.value();
    auto watched = FileWatch::create(source);
    FileWatch *watch = watched ? &watched.value() : nullptr;
    auto lastLook = std::chrono::steady_clock::now();
    LivenessProbe probe;
    while (!stop.stop_requested()) {
        auto polled = follower.poll();
        if (!polled)
            return polled.error();
        const FollowStatus &status = polled.value();
        for (const FollowedLines &lines : status.lines)
            apply(lines, follower);
        if (!status.lines.empty())
            publishSometimes(m_store);
        if (status.damage) {
            finish(follower);
            return *status.damage;
        }
        switch (status.end) {
        case FollowEnd::Open:
            break;
        case FollowEnd::Finished:
            finish(follower);
            return {};
        default:
            finish(follower);
            return Error{ErrorCode::Truncated, status.end == FollowEnd::Gone ? "deleted" : "replaced", source.path};
        }
        if (status.more)
            continue;
        change([&](News &news) {
            news.status.following = true;
            news.status.progress = -1;
        });
        publish(m_store);
        waitFor(watch, kPoll, stop);
        if (std::chrono::steady_clock::now() - lastLook > kLiveness) {
            lastLook = std::chrono::steady_clock::now();
            const bool written = probe.check({follower.partPath(), follower.path()}).written;
            m_store.setAlive(written);
        }
    }
    return Error{ErrorCode::Cancelled, {}, source.path};
}

} // namespace

std::unique_ptr<SessionWorker> makeLogWorker(const QString &path)
{
    return std::make_unique<LogWorker>(path);
}

} // namespace cinderscope
