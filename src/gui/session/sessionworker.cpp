// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/sessionworker.h"

#include "core/applicationstore.h"

namespace cinderscope {

namespace {
constexpr std::chrono::milliseconds kRhythm{100};
}

TimeMs currentTimeMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

SessionWorker::~SessionWorker() = default;

void SessionWorker::start(std::function<void()> bell)
{
    m_bell = std::move(bell);
    m_published = std::chrono::steady_clock::now(); // a small log is shown once, whole
    launch();
}

void SessionWorker::launch()
{
    m_thread = std::jthread([this](std::stop_token stop) {
        change([](News &news) { news.status.active = true; });
        const Result<void> result = run(stop);
        change([&result](News &news) {
            news.status.active = false;
            news.status.following = false;
            news.status.progress = -1;
            if (!result && result.error().code != ErrorCode::Cancelled)
                news.status.error = result.error();
            news.finished = true;
        });
    });
}

SessionWorker::News SessionWorker::takeNews()
{
    const std::lock_guard lock(m_mutex);
    m_rung = false;
    News news = m_news;
    m_news.snapshot.reset();
    return news;
}

void SessionWorker::join()
{
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void SessionWorker::publish(ApplicationStore &store)
{
    m_published = std::chrono::steady_clock::now();
    change([snapshot = store.snapshot()](News &news) {
        news.snapshot = snapshot;
        news.status.lastNews = currentTimeMs();
    });
}

void SessionWorker::publishSometimes(ApplicationStore &store)
{
    if (std::chrono::steady_clock::now() - m_published >= kRhythm)
        publish(store);
}

void SessionWorker::change(const std::function<void(News &news)> &edit)
{
    bool ring = false;
    {
        const std::lock_guard lock(m_mutex);
        edit(m_news);
        ring = !m_rung;
        m_rung = true;
    }
    if (ring && m_bell)
        m_bell();
}

} // namespace cinderscope
