// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QMetaObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <utility>

namespace cinderscope {

//! One computation at a time on the global thread pool; the result comes back on the GUI thread. While one runs, only
//! the newest further request is kept. A result is dropped when cancel() came in between (job numbers) or the owner is
//! gone. GUI thread only.
template <class Result>
class LatestJob
{
public:
    //! On a worker thread; captures values only. Look at the token now and then: a dropped job may end early.
    using Work = std::function<Result(const std::stop_token &)>;
    using Done = std::function<void(Result)>;

    LatestJob() = default;
    ~LatestJob() { cancel(); }
    LatestJob(const LatestJob &) = delete;
    LatestJob &operator=(const LatestJob &) = delete;

    void start(Work work, Done done)
    {
        if (m_state->running) {
            m_state->next.emplace(std::move(work), std::move(done));
            return;
        }
        launch(m_state, std::move(work), std::move(done));
    }
    //! What runs and what waits is dropped.
    void cancel()
    {
        m_state->stop.request_stop();
        m_state->next.reset();
        m_state->running = false;
        m_state = std::make_shared<State>(); // the old job's result finds its own state, stopped
    }
    bool isBusy() const { return m_state->running; }

private:
    struct State
    {
        bool running = false;
        std::stop_source stop;
        std::optional<std::pair<Work, Done>> next;
    };

    static void launch(const std::shared_ptr<State> &state, Work work, Done done)
    {
        state->running = true;
        QThreadPool::globalInstance()->start([state, work = std::move(work), done = std::move(done)]() mutable {
            auto result = std::make_shared<Result>(work(state->stop.get_token()));
            QMetaObject::invokeMethod(
                QCoreApplication::instance(),
                [state, result, done = std::move(done)] {
                    if (state->stop.stop_requested())
                        return;
                    state->running = false;
                    if (auto next = std::exchange(state->next, std::nullopt))
                        launch(state, std::move(next->first), std::move(next->second));
                    done(std::move(*result));
                },
                Qt::QueuedConnection);
        });
    }

    std::shared_ptr<State> m_state = std::make_shared<State>();
};

} // namespace cinderscope
