// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/logreader.h"

#include "core/applicationstore.h"
#include "ingest/source/logfiles.h"

#include <filesystem>

namespace cinderscope {

namespace {

constexpr int kMostReopened = 20; // compactions while it is read
constexpr int kRestMs = 20;       // after a change, for those that come with it

} // namespace

LogReader::LogReader(std::string path, Sink sink, const Settings &settings, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_sink(std::move(sink)), m_settings(settings), m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &LogReader::step);
}

LogReader::~LogReader() = default;

void LogReader::start()
{
    m_active = true;
    m_timer.start(0);
}

void LogReader::stop()
{
    m_active = false;
    m_timer.stop();
    m_notifier.reset();
}

void LogReader::end(const Result<void> &result)
{
    stop();
    m_atEnd = true;
    Q_EMIT finished(result);
}

Result<void> LogReader::open()
{
    const auto source = openLog(m_path);
    if (!source)
        return source.error();
    auto follower = LogFollower::open(source.value());
    if (!follower)
        return follower.error();
    m_follower = std::move(follower.value());
    m_written = source.value().inProgress && m_probe.check(source.value()).written;
    m_lastLook.start();
    if (auto watch = FileWatch::create(source.value()); watch && m_settings.follow) {
        m_watch.emplace(std::move(watch.value()));
        m_notifier = std::make_unique<QSocketNotifier>(m_watch->fd(), QSocketNotifier::Read);
        connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
            if (m_watch->takeChanges() && m_atEnd)
                wait(kRestMs);
        });
    }
    return {};
}

void LogReader::wait(int ms)
{
    if (!m_timer.isActive() || m_timer.remainingTime() > ms)
        m_timer.start(ms);
}

void LogReader::take(const FollowedLines &lines, bool isTail)
{
    m_batch.clear();
    m_batch.data = lines.chunk.memory;
    const std::string name = std::filesystem::path(m_follower->partPath()).filename().string();
    const EventParser::Origin origin{name, lines.chunk.offset, lines.chunk.firstLine};
    if (isTail)
        m_parser.parseTail(lines.chunk.text, origin, m_batch);
    else
        m_parser.parseLines(lines.chunk.text, origin, m_batch);
    m_sink(m_batch);
}

//! Whether somebody writes; looks at processes at most every livenessMs.
bool LogReader::checkWriter()
{
    if (m_lastLook.elapsed() >= m_settings.livenessMs) {
        m_lastLook.start();
        m_written = m_probe.check({m_follower->partPath(), m_follower->path()}).written;
        m_unwrittenLooks = m_written ? 0 : m_unwrittenLooks + 1;
    }
    return m_written;
}

void LogReader::takeEnd(FollowEnd followEnd)
{
    const auto tail = m_follower->tail();
    if (tail)
        take(*tail, true);
    if (m_follower->truncated()) {
        m_batch.clear();
        m_batch.stats.truncated = true;
        m_sink(m_batch);
    }
    m_written = false;
    switch (followEnd) {
    case FollowEnd::Finished:
        end({});
        return;
    case FollowEnd::Gone:
        end(Error{ErrorCode::Truncated, "deleted", m_path});
        return;
    default:
        end(Error{ErrorCode::Truncated, "replaced", m_path});
        return;
    }
}

void LogReader::step()
{
    if (!m_follower) {
        if (const auto opened = open(); !opened) {
            end(opened);
            return;
        }
    }
    auto polled = m_follower->poll(m_settings.sliceBytes);
    if (!polled) {
        end(polled.error());
        return;
    }
    const FollowStatus &status = polled.value();
    for (const FollowedLines &lines : status.lines)
        take(lines, false);
    if (!m_active) // the sink has stopped us
        return;
    m_news = m_news || !status.lines.empty();
    if (status.damage) {
        end(*status.damage);
        return;
    }
    if (status.end == FollowEnd::Replaced && std::filesystem::is_directory(m_path) && ++m_reopened < kMostReopened) {
        m_follower.reset(); // compacted: what was read already is known
        m_notifier.reset();
        m_timer.start(0);
        return;
    }
    if (status.end != FollowEnd::Open) {
        takeEnd(status.end);
        return;
    }
    if (status.more) {
        m_atEnd = false;
        m_timer.start(0);
        return;
    }
    m_atEnd = true;
    if (!m_settings.follow) {
        takeEnd(FollowEnd::Finished);
        return;
    }
    const bool written = checkWriter();
    if (std::exchange(m_news, false))
        Q_EMIT caughtUp();
    if (!m_active)
        return;
    // twice: a writer renames the log right after it has closed it
    if (!written && m_unwrittenLooks >= 2) {
        takeEnd(FollowEnd::Finished);
        return;
    }
    if (!written && m_unwrittenLooks == 0)
        m_unwrittenLooks = 1;
    wait(written ? m_settings.followMs : std::min(m_settings.followMs, m_settings.livenessMs));
}

} // namespace cinderscope
