// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/applicationsession.h"

#include "gui/session/sessionworker.h"

#include <QMetaObject>
#include <QPointer>

namespace cinderscope {

std::unique_ptr<ApplicationSession> ApplicationSession::openLog(const QString &pathOrUrl)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(makeLogWorker(pathOrUrl)));
}

std::unique_ptr<ApplicationSession> ApplicationSession::openReplay(const QString &pathOrUrl)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(makeReplayWorker(pathOrUrl)));
}

std::unique_ptr<ApplicationSession> ApplicationSession::openRest(const QUrl &base, const QString &applicationId)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(makeRestWorker(base, applicationId)));
}

ApplicationSession::ApplicationSession(std::unique_ptr<SessionWorker> worker) : m_worker(std::move(worker))
{
    const SessionWorker::News first = m_worker->takeNews();
    m_status = first.status;
    m_replay = first.replay;
    // the worker is joined before this object goes, so the call is either queued (and dropped with us) or not made
    m_worker->start([this] { QMetaObject::invokeMethod(this, &ApplicationSession::takeNews, Qt::QueuedConnection); });
}

ApplicationSession::~ApplicationSession()
{
    m_worker.reset();
}

void ApplicationSession::takeNews()
{
    const SessionWorker::News news = m_worker->takeNews();
    m_status = news.status;
    if (news.snapshot)
        m_snapshot = news.snapshot;
    const QPointer<ApplicationSession> self(this); // a receiver may close us
    if (news.replay) {
        m_replay = news.replay;
        Q_EMIT replayChanged();
    }
    if (self && news.snapshot)
        Q_EMIT snapshotChanged();
    if (self)
        Q_EMIT statusChanged();
    if (self && news.finished && !m_finished) {
        m_finished = true;
        Q_EMIT finished();
    }
}

void ApplicationSession::cancel()
{
    m_worker->cancel();
}

void ApplicationSession::setPaused(bool paused)
{
    m_worker->setPaused(paused);
}

void ApplicationSession::setSpeed(double factor)
{
    m_worker->setSpeed(factor);
}

void ApplicationSession::seek(TimeMs time)
{
    m_worker->seek(time);
}

} // namespace cinderscope
