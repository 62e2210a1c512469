// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/applicationsession.h"

#include "gui/session/liveworker.h"
#include "gui/session/sessionworker.h"
#include "live/wire/listenerchannel.h"
#include "reach/access.h"

#include <QJsonObject>
#include <QMetaObject>
#include <QPointer>

#include <utility>

namespace cinderscope {

std::unique_ptr<ApplicationSession> ApplicationSession::openLog(const QString &pathOrUrl)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(makeLogWorker(pathOrUrl)));
}

std::unique_ptr<ApplicationSession> ApplicationSession::openReplay(const QString &pathOrUrl)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(makeReplayWorker(pathOrUrl)));
}

std::unique_ptr<ApplicationSession> ApplicationSession::openLive(const ApplicationKey &key,
                                                                 const ApplicationFeed::Settings &settings)
{
    return std::unique_ptr<ApplicationSession>(new ApplicationSession(std::make_unique<LiveWorker>(key, settings)));
}

std::unique_ptr<ApplicationSession> ApplicationSession::openRest(const QUrl &base, const QString &applicationId)
{
    auto session = openLive({applicationId, {}});
    session->addRest(base, Access());
    return session;
}

ApplicationSession::ApplicationSession(std::unique_ptr<SessionWorker> worker)
    : m_worker(std::move(worker)), m_live(dynamic_cast<LiveWorker *>(m_worker.get()))
{
    const SessionWorker::News first = m_worker->takeNews();
    m_status = first.status;
    m_replay = first.replay;
    m_key = first.key;
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
    if (std::exchange(m_key, news.key) != news.key)
        Q_EMIT keyChanged();
    if (!self)
        return;
    if (news.replay) {
        m_replay = news.replay;
        Q_EMIT replayChanged();
    }
    if (self && news.snapshot)
        Q_EMIT snapshotChanged();
    if (self)
        Q_EMIT statusChanged();
    if (self && !std::exchange(m_finished, news.finished) && news.finished)
        Q_EMIT finished();
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

void ApplicationSession::addListener(std::unique_ptr<ListenerChannel> channel)
{
    if (m_live && channel)
        m_live->addListener(std::move(channel));
}

void ApplicationSession::addRest(const QUrl &base, const Access &access)
{
    if (m_live)
        m_live->post([base, access](ApplicationFeed &feed) { feed.addRest(base, access); });
}

void ApplicationSession::addEventLog(const QString &path)
{
    if (m_live)
        m_live->post([path](ApplicationFeed &feed) { feed.addEventLog(path); });
}

void ApplicationSession::addJournal(const QString &path)
{
    if (m_live)
        m_live->post([path](ApplicationFeed &feed) { feed.addJournal(path); });
}

void ApplicationSession::addHistoryServer(const QUrl &base, const Access &access)
{
    if (m_live)
        m_live->post([base, access](ApplicationFeed &feed) { feed.addHistoryServer(base, access); });
}

void ApplicationSession::fillGaps()
{
    if (m_live)
        m_live->post([](ApplicationFeed &feed) { feed.fillGaps(); });
}

void ApplicationSession::setStageOfInterest(std::int32_t stageId, std::int32_t attempt)
{
    if (m_live)
        m_live->post([stageId, attempt](ApplicationFeed &feed) { feed.setStageOfInterest(stageId, attempt); });
}

void ApplicationSession::sendCommand(const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done)
{
    if (!m_live) {
        const Error error{ErrorCode::Unsupported, "no live application", {}};
        QMetaObject::invokeMethod(
            this, [done, error] { done(error); }, Qt::QueuedConnection);
        return;
    }
    // the worker is joined before this object goes: what is queued to us then is dropped with us
    const auto answer = [this, done](const Result<QJsonObject> &result) {
        QMetaObject::invokeMethod(
            this, [done, result] { done(result); }, Qt::QueuedConnection);
    };
    m_live->post([command, answer](ApplicationFeed &feed) { feed.sendCommand(command, answer); });
}

} // namespace cinderscope
