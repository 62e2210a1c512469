// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/sessionworker.h"

#include "core/applicationstore.h"
#include "discovery/restpoller.h"

#include <QEventLoop>
#include <QTimer>

namespace cinderscope {

namespace {

//! Polls a driver's REST API, in an event loop of its own thread.
class RestWorker final : public SessionWorker
{
public:
    RestWorker(QUrl base, QString applicationId) : m_base(std::move(base)), m_applicationId(std::move(applicationId)) {}
    ~RestWorker() override { join(); }

private:
    Result<void> run(std::stop_token stop) override;

    QUrl m_base;
    QString m_applicationId;
};

Result<void> RestWorker::run(std::stop_token stop)
{
    change([this](News &news) {
        news.status.kind = SourceKind::Rest;
        news.status.location = m_base.toString();
    });
    ApplicationStore store;
    store.setAlive(true);
    RestPoller poller(m_base, m_applicationId, store);
    QEventLoop loop;
    Result<void> result;
    bool connected = false;
    const auto tell = [&] {
        if (!connected) {
            connected = true;
            change([](News &news) { news.status.following = true; });
        }
        publishSometimes(store);
    };
    QObject::connect(&poller, &RestPoller::updated, &loop, tell);
    // the clock of a running application goes on between two answers
    QTimer clock;
    QObject::connect(&clock, &QTimer::timeout, &loop, [&] {
        if (!connected)
            return;
        if (poller.isActive() && !poller.trouble())
            store.advanceTo(currentTimeMs());
        publish(store);
    });
    clock.start(500);
    const auto end = [&](const Error &error) {
        result = error;
        publish(store);
        loop.quit();
    };
    QObject::connect(&poller, &RestPoller::failed, &loop, end);
    QObject::connect(&poller, &RestPoller::ended, &loop, end);
    const std::stop_callback onStop(
        stop, [&loop] { QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection); });
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {}, {}};
    poller.start();
    loop.exec();
    poller.stop();
    if (stop.stop_requested())
        return Error{ErrorCode::Cancelled, {}, {}};
    return result;
}

} // namespace

std::unique_ptr<SessionWorker> makeRestWorker(const QUrl &base, const QString &applicationId)
{
    return std::make_unique<RestWorker>(base, applicationId);
}

} // namespace cinderscope
