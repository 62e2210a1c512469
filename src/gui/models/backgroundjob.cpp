// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/backgroundjob.h"

namespace cinderscope {

//! What worker threads hold of a job: outlives it, and knows when it is gone.
struct BackgroundJob::Link
{
    std::mutex mutex;
    BackgroundJob *owner = nullptr; // guarded; changed on the owner's thread only
    std::unique_ptr<QObject> receiver;
};

BackgroundJob::BackgroundJob() : m_link(std::make_shared<Link>())
{
    m_link->owner = this;
    m_link->receiver = std::make_unique<QObject>();
}

BackgroundJob::~BackgroundJob()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_link->mutex);
    m_link->owner = nullptr;
    m_link->receiver.reset(); // on its own thread; queued calls go with it
}

std::pair<std::uint64_t, std::stop_token> BackgroundJob::begin()
{
    m_stop.request_stop();
    m_stop = std::stop_source();
    m_running = true;
    return {++m_number, m_stop.get_token()};
}

void BackgroundJob::cancel()
{
    m_stop.request_stop();
    ++m_number;
    m_running = false;
}

void BackgroundJob::post(const std::shared_ptr<Link> &link, std::uint64_t number, std::function<void()> deliver)
{
    const std::lock_guard lock(link->mutex);
    if (!link->receiver)
        return;
    QMetaObject::invokeMethod(
        link->receiver.get(),
        [link, number, deliver = std::move(deliver)] {
            BackgroundJob *job = link->owner; // this is the owner's thread
            if (!job || job->m_number != number)
                return;
            job->m_running = false;
            deliver();
        },
        Qt::QueuedConnection);
}

} // namespace cinderscope
