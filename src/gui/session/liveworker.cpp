// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/liveworker.h"

#include "live/wire/listenerchannel.h"

#include <algorithm>

namespace cinderscope {

SourceStatus sourceStatus(const FeedStatus &feed, bool hasData)
{
    SourceStatus status;
    const FeedSourceState *speaking = feed.speaking();
    const FeedSourceState *newest = speaking;
    for (const FeedSourceState &source : feed.sources) {
        status.lastNews = std::max(status.lastNews, source.lastNews);
        status.following = status.following || (source.active && source.answering);
        if (!speaking && (!newest || source.lastNews > newest->lastNews))
            newest = &source;
    }
    status.kind = newest && newest->kind == FeedSource::Rest ? SourceKind::Rest : SourceKind::Live;
    status.location = newest ? newest->location : QString();
    status.active = !feed.isFinal();
    if (feed.end == FeedEnd::Lost || (feed.isFinal() && !hasData)) {
        for (const FeedSourceState &source : feed.sources) { // the most direct one that says why
            if (source.trouble && !status.error)
                status.error = source.trouble;
        }
    }
    status.feed = feed;
    return status;
}

LiveWorker::LiveWorker(const ApplicationKey &key, const ApplicationFeed::Settings &settings)
    : m_feed(new ApplicationFeed(settings))
{
    m_feed->setKey(key);
    change([&key](News &news) { // nobody is called: the bell comes with start()
        news.status.kind = SourceKind::Live;
        news.status.feed = FeedStatus();
        news.status.active = true;
        news.key = key;
    });
    QObject::connect(m_feed, &ApplicationFeed::snapshotChanged, m_feed, [this](const SnapshotPtr &snapshot) {
        change([&](News &news) {
            news.snapshot = snapshot;
            news.status.lastNews = std::max(news.status.lastNews, currentTimeMs());
        });
    });
    QObject::connect(m_feed, &ApplicationFeed::statusChanged, m_feed, [this] { tellStatus(); });
    QObject::connect(m_feed, &ApplicationFeed::keyChanged, m_feed,
                     [this](const ApplicationKey &fresh) { change([&fresh](News &news) { news.key = fresh; }); });
    QObject::connect(m_feed, &ApplicationFeed::finished, m_feed, [this] {
        tellStatus();
        change([](News &news) { news.finished = true; });
    });
    m_loopThread.setObjectName(QStringLiteral("feed"));
    QObject::connect(&m_loopThread, &QThread::finished, m_feed, &QObject::deleteLater);
    m_feed->moveToThread(&m_loopThread);
}

LiveWorker::~LiveWorker()
{
    if (!m_loopThread.isRunning()) {
        delete m_feed;
        return;
    }
    m_loopThread.quit();
    m_loopThread.wait();
}

void LiveWorker::launch()
{
    m_loopThread.start();
}

void LiveWorker::tellStatus()
{
    const SourceStatus status = sourceStatus(m_feed->status(), m_feed->snapshot() != nullptr);
    change([&status](News &news) {
        news.status = status;
        news.finished = news.finished && !status.active;
    });
}

void LiveWorker::cancel()
{
    post([this](ApplicationFeed &feed) {
        feed.stop();
        change([](News &news) {
            news.status.active = news.status.following = false;
            news.finished = true;
        });
    });
}

void LiveWorker::addListener(std::unique_ptr<ListenerChannel> channel)
{
    channel->setParent(nullptr);
    channel->moveToThread(&m_loopThread);
    const auto moved = std::make_shared<std::unique_ptr<ListenerChannel>>(std::move(channel)); // std::function copies
    post([moved](ApplicationFeed &feed) { feed.addListener(std::move(*moved)); });
}

void LiveWorker::post(std::function<void(ApplicationFeed &feed)> work)
{
    QMetaObject::invokeMethod(
        m_feed, [feed = m_feed, work = std::move(work)] { work(*feed); }, Qt::QueuedConnection);
}

} // namespace cinderscope
