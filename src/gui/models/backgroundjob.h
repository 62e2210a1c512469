// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <QObject>
#include <QThreadPool>
#include <stop_token>
#include <utility>

namespace cinderscope {

//! Work on a thread whose result is wanted only while it is the newest: start() asks the job before to stop and drops
//! its result, and so does the destructor. Use on one thread (the GUI's); `done` is called there, by the event loop.
class BackgroundJob
{
public:
    BackgroundJob();
    ~BackgroundJob();
    BackgroundJob(const BackgroundJob &) = delete;
    BackgroundJob &operator=(const BackgroundJob &) = delete;

    //! \a work(std::stop_token) runs on a thread of the global pool and must capture values only; \a done(Result &&)
    //! follows unless the job was superseded or cancelled.
    template <class Work, class Done>
    void start(Work work, Done done);
    //! Drops what is under way.
    void cancel();
    bool isRunning() const { return m_running; }

private:
    struct Link;
    //! Runs on the worker thread: hands \a deliver to the owner's thread, if the job is still wanted there.
    static void post(const std::shared_ptr<Link> &link, std::uint64_t number, std::function<void()> deliver);
    std::pair<std::uint64_t, std::stop_token> begin();

    std::shared_ptr<Link> m_link;
    std::stop_source m_stop;
    std::uint64_t m_number = 0;
    bool m_running = false;
};

template <class Work, class Done>
void BackgroundJob::start(Work work, Done done)
{
    auto [number, token] = begin();
    QThreadPool::globalInstance()->start(
        [link = m_link, number = number, token = token, work = std::move(work), done = std::move(done)]() mutable {
            if (token.stop_requested())
                return;
            // shared: std::function wants what can be copied
            auto result = std::make_shared<decltype(work(token))>(work(token));
            post(link, number, [result, done = std::move(done)]() mutable { done(std::move(*result)); });
        });
}

} // namespace cinderscope
