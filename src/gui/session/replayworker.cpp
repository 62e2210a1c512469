// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/sessionworker.h"

#include "core/applicationstore.h"
#include "ingest/eventbatch.h"
#include "ingest/importer.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <condition_variable>

namespace cinderscope {

namespace {

using Clock = std::chrono::steady_clock;

//! Plays a log as if it were live: reads it once to know its span, then applies each event when the replay's clock
//! reaches the event's time. Going back starts a new store at the beginning and applies up to the wanted time at
//! full speed (half a second a GB), since no store can un-apply.
class ReplayWorker final : public SessionWorker
{
public:
    explicit ReplayWorker(const QString &path) : m_path(path) {}
    ~ReplayWorker() override { join(); }

    void cancel() override
    {
        SessionWorker::cancel();
        m_wake.notify_all();
    }
    void setPaused(bool paused) override
    {
        steer([&] { m_paused = paused; });
    }
    void setSpeed(double factor) override
    {
        steer([&] { m_speed = std::clamp(factor, 0.1, 1000.0); });
    }
    void seek(TimeMs time) override
    {
        steer([&] {
            const TimeMs target = std::clamp(time, m_begin, m_end);
            m_rewind = m_rewind || target < m_applied;
            m_base = target;
            m_seeking = true;
        });
    }

private:
    Result<void> run(std::stop_token stop) override;
    Result<void> readWhole(const LogSource &source, std::stop_token stop);
    Result<void> play(const LogSource &source, std::stop_token stop);
    Result<void> applyInTime(const EventBatch &batch, ApplicationStore &store, std::stop_token stop);
    //! Waits until the clock reaches \a time; Cancelled when stopped or sent back.
    Result<void> reach(TimeMs time, ApplicationStore &store, std::stop_token stop);
    void idleAtEnd(ApplicationStore &store, std::stop_token stop);

    template <class Change>
    void steer(Change change)
    {
        {
            const std::lock_guard lock(m_mutex);
            m_base = now();
            m_since = Clock::now();
            change();
        }
        m_wake.notify_all();
    }
    //! Replay clock; m_mutex held.
    TimeMs now() const
    {
        if (m_paused)
            return m_base;
        const double passed = std::chrono::duration<double, std::milli>(Clock::now() - m_since).count();
        return std::min(m_end, m_base + static_cast<TimeMs>(passed * m_speed));
    }
    void tell(ApplicationStore &store, bool always);

    QString m_path;
    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    TimeMs m_begin = 0, m_end = 0;
    TimeMs m_base = 0;         //!< replay time at m_since
    Clock::time_point m_since; //!< wall time of the last steering
    double m_speed = 1;
    bool m_paused = false, m_seeking = false;
    bool m_rewind = false;
    TimeMs m_applied = 0; //!< time of the newest applied event
    SnapshotPtr m_whole;
    Clock::time_point m_told;
};

Result<void> ReplayWorker::run(std::stop_token stop)
{
    change([this](News &news) {
        news.status.kind = SourceKind::Replay;
        news.status.location = m_path;
        news.status.progress = 0;
    });
    const auto source = cinderscope::openLog(m_path.toStdString());
    if (!source)
        return source.error();
    if (source.value().kind == LogSource::Kind::StandardInput)
        return Error{ErrorCode::Unsupported, "standard input cannot be replayed", "-"};
    if (const auto known = readWhole(source.value(), stop); !known)
        return known;
    while (!stop.stop_requested()) {
        const auto played = play(source.value(), stop);
        if (!played && played.error().code != ErrorCode::Cancelled)
            return played;
    }
    return Error{ErrorCode::Cancelled, {}, source.value().path};
}

Result<void> ReplayWorker::readWhole(const LogSource &source, std::stop_token stop)
{
    ApplicationStore store;
    store.setAlive(false);
    ImportOptions options;
    options.stop = stop;
    options.onProgress = [this](std::uint64_t read, std::uint64_t total) {
        change([&](News &news) { news.status.progress = total ? double(read) / double(total) : -1; });
    };
    const auto result = importLog(source, store, options);
    if (!result && (result.error().code == ErrorCode::Cancelled || store.time() == kNoTime))
        return result;
    const std::lock_guard lock(m_mutex);
    m_whole = store.snapshot();
    m_begin = std::max<TimeMs>(0, m_whole->begin());
    m_end = std::max(m_begin, m_whole->end());
    m_base = m_begin;
    m_since = Clock::now();
    return {};
}

Result<void> ReplayWorker::play(const LogSource &source, std::stop_token stop)
{
    ApplicationStore store;
    {
        const std::lock_guard lock(m_mutex);
        m_rewind = false;
        m_applied = 0;
    }
    ImportOptions options;
    options.stop = stop;
    options.threads = 2;
    options.chunkBytes = 256 * 1024;
    options.onBatch = [&](const EventBatch &batch) { return applyInTime(batch, store, stop); };
    change([](News &news) { news.status.progress = -1; });
    const auto result = importLog(source, store, options);
    if (!result && result.error().code == ErrorCode::Cancelled)
        return result;
    store.setAlive(false);
    idleAtEnd(store, stop);
    return result;
}

Result<void> ReplayWorker::applyInTime(const EventBatch &batch, ApplicationStore &store, std::stop_token stop)
{
    for (std::size_t i = 0; i < batch.size(); ++i) {
        const TimeMs time = batch.timeAt(i);
        bool due = time <= m_applied; // only this thread writes it
        if (!due) {
            const std::lock_guard lock(m_mutex);
            due = !m_rewind && time <= now();
            if (due)
                m_applied = time;
        }
        if (!due) {
            if (auto reached = reach(time, store, stop); !reached)
                return reached;
        }
        batch.apply(i, store);
        if (i % 1024 == 0)
            tell(store, false);
    }
    batch.addTo(store.importStats());
    return {};
}

Result<void> ReplayWorker::reach(TimeMs time, ApplicationStore &store, std::stop_token stop)
{
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            if (stop.stop_requested() || m_rewind)
                return Error{ErrorCode::Cancelled, {}, {}};
            if (time <= now()) {
                m_applied = std::max(m_applied, time);
                return {};
            }
            m_seeking = false;
        }
        tell(store, true);
        std::unique_lock lock(m_mutex);
        const double missing = double(time - now()) / m_speed;
        const auto wait = m_paused ? std::chrono::milliseconds(1000)
                                   : std::chrono::milliseconds(std::clamp<std::int64_t>(std::llround(missing), 1, 100));
        const TimeMs base = m_base;
        const auto since = m_since;
        m_wake.wait_for(lock, stop, wait, [&] { return m_base != base || m_since != since || m_rewind; });
    }
}

void ReplayWorker::idleAtEnd(ApplicationStore &store, std::stop_token stop)
{
    for (auto wait = std::chrono::milliseconds(50); !stop.stop_requested(); wait = std::chrono::milliseconds(1000)) {
        {
            const std::lock_guard lock(m_mutex);
            if (m_rewind)
                return;
            m_seeking = false;
            m_base = m_end;
            m_since = Clock::now();
        }
        tell(store, true);
        std::unique_lock lock(m_mutex);
        m_wake.wait_for(lock, stop, wait, [this] { return m_rewind; });
    }
}

void ReplayWorker::tell(ApplicationStore &store, bool always)
{
    if (Clock::now() - m_told < std::chrono::milliseconds(always ? 30 : 100))
        return; // the next turn of the caller's loop tells
    m_told = Clock::now();
    ReplayStatus status;
    {
        const std::lock_guard lock(m_mutex);
        status = {m_begin, m_end, now(), m_speed, m_paused, m_seeking, m_whole};
    }
    if (status.seeking)
        status.now = std::max(m_begin, m_applied);
    else
        store.advanceTo(status.now);
    change([&status](News &news) { news.replay = status; });
    publish(store);
}

} // namespace

std::unique_ptr<SessionWorker> makeReplayWorker(const QString &path)
{
    return std::make_unique<ReplayWorker>(path);
}

} // namespace cinderscope
