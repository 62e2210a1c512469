// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/sessionworker.h"
#include "live/feed/applicationfeed.h"

#include <QThread>

#include <functional>
#include <memory>

namespace cinderscope {

//! The worker of a live application: a thread with an event loop, and an ApplicationFeed in it.
class LiveWorker final : public SessionWorker
{
public:
    LiveWorker(const ApplicationKey &key, const ApplicationFeed::Settings &settings);
    ~LiveWorker() override;

    void cancel() override;
    //! In the thread where the channel lives.
    void addListener(std::unique_ptr<ListenerChannel> channel);
    //! Any thread: \a work runs on the worker's thread, in the order of the calls; not at all after the end.
    void post(std::function<void(ApplicationFeed &feed)> work);

protected:
    void launch() override;

private:
    void tellStatus();

    QThread m_loopThread;
    ApplicationFeed *m_feed; //!< lives in m_loopThread, which deletes it
};

//! What the window's status bar shows of a feed.
SourceStatus sourceStatus(const FeedStatus &feed, bool hasData);

} // namespace cinderscope
