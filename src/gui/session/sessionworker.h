// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/applicationsession.h"

#include <chrono>
#include <functional>
#include <mutex>
#include <thread>

namespace cinderscope {

class ApplicationStore;

//! The thread behind an ApplicationSession: owns the source and the store, leaves its news in a mailbox and rings
//! the session's bell (once until the mailbox is emptied), so that a busy window is never flooded.
class SessionWorker
{
public:
    struct News
    {
        SnapshotPtr snapshot; //!< null: no newer one
        SourceStatus status;
        std::optional<ReplayStatus> replay;
        ApplicationKey key; //!< of a live application
        bool finished = false;
    };

    virtual ~SessionWorker();
    //! Starts the thread; \a bell is called on it.
    void start(std::function<void()> bell);
    //! Any thread: empties the mailbox.
    News takeNews();
    //! Any thread.
    virtual void cancel() { m_thread.request_stop(); }
    virtual void setPaused(bool) {}
    virtual void setSpeed(double) {}
    virtual void seek(TimeMs) {}

protected:
    //! Makes the thread that calls run(); for a worker with a thread of another kind.
    virtual void launch();
    //! Runs on the thread until the source has ended or \a stop is requested; what it returns ends the session.
    virtual Result<void> run(std::stop_token stop)
    {
        Q_UNUSED(stop)
        return {};
    }
    //! The thread must be joined before members of a derived class go: call it in its destructor.
    void join();

    // on the thread
    void publish(ApplicationStore &store);
    //! publish(), but at most every 100 ms.
    void publishSometimes(ApplicationStore &store);
    void change(const std::function<void(News &news)> &edit);

private:
    std::mutex m_mutex;
    News m_news;
    bool m_rung = false;
    std::function<void()> m_bell;
    std::chrono::steady_clock::time_point m_published;
    std::jthread m_thread;
};

std::unique_ptr<SessionWorker> makeLogWorker(const QString &path);
std::unique_ptr<SessionWorker> makeReplayWorker(const QString &path);

//! Wall clock.
TimeMs currentTimeMs();

} // namespace cinderscope
