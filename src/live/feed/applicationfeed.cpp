// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/applicationfeed.h"

#include "live/feed/applicationfeed_p.h"

#include <QDateTime>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kTickMs = 250;
constexpr int kStatusMs = 100;
constexpr int kGatherMs = 8; //!< a burst comes in pieces
constexpr int kIdleClockFactor = 4;

} // namespace

ApplicationFeed::Private::Private(ApplicationFeed *feed, const Settings &settings)
    : QObject(feed), q(feed), m_settings(settings), m_publishTimer(this), m_tickTimer(this)
{
    m_clock.start();
    m_store.setAlive(true);
    m_publishTimer.setSingleShot(true);
    connect(&m_publishTimer, &QTimer::timeout, this, &Private::publish);
    connect(&m_tickTimer, &QTimer::timeout, this, &Private::tick);
}

ApplicationFeed::Private::~Private() = default;

FeedSourceState &ApplicationFeed::Private::source(FeedSource kind)
{
    auto at = std::lower_bound(m_status.sources.begin(), m_status.sources.end(), kind,
                               [](const FeedSourceState &state, FeedSource wanted) { return state.kind < wanted; });
    if (at == m_status.sources.end() || at->kind != kind) {
        at = m_status.sources.insert(at, FeedSourceState{});
        at->kind = kind;
    }
    return *at;
}

void ApplicationFeed::Private::noteNews(FeedSource kind)
{
    FeedSourceState &state = source(kind);
    state.answering = true;
    state.lastNews = QDateTime::currentMSecsSinceEpoch();
    m_statusDirty = true;
}

void ApplicationFeed::Private::setTrouble(FeedSource kind, std::optional<Error> error)
{
    FeedSourceState &state = source(kind);
    if (state.trouble == error)
        return;
    state.trouble = std::move(error);
    statusDirty();
}

void ApplicationFeed::Private::take(const EventBatch &batch, FeedSource kind)
{
    batch.apply(m_store);
    ImportStats &stats = m_store.importStats();
    stats.decodedBytes += batch.stats.decodedBytes;
    stats.truncated = stats.truncated || batch.stats.truncated;
    source(kind).records += batch.stats.events;
    noteNews(kind);
    const auto &types = batch.stats.eventsByType;
    if (types.contains("SparkListenerApplicationStart")) {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const StructureEvent *event = batch.structure(i);
            if (const auto *start = event ? std::get_if<ApplicationStart>(event) : nullptr)
                rename(QString::fromUtf8(start->id.data(), qsizetype(start->id.size())),
                       QString::fromUtf8(start->attemptId.data(), qsizetype(start->attemptId.size())));
        }
    }
    if (types.contains("SparkListenerApplicationEnd")) {
        m_sawEnd = true;
        wake();
    }
    changed();
}

void ApplicationFeed::Private::rename(const QString &id, const QString &attempt)
{
    if (id.isEmpty() || (m_key.id == id && (m_key.attempt == attempt || attempt.isEmpty())))
        return;
    if (!m_key.isEmpty() && m_key.id != id) // a log or UI of another application: see takeLogBatch()
        return;
    m_key = {id, attempt};
    Q_EMIT q->keyChanged(m_key);
}

void ApplicationFeed::Private::changed()
{
    m_dirty = true;
    const qint64 passed = m_clock.elapsed() - m_published;
    if (!m_publishTimer.isActive()) // what comes with it is shown with it
        m_publishTimer.start(int(std::max<qint64>(kGatherMs, m_settings.publishMs - passed)));
    else if (m_publishTimer.remainingTime() == 0) // the loop has no time for timers
        publish();
}

void ApplicationFeed::Private::publish()
{
    if (m_stopped)
        return;
    m_publishTimer.stop();
    m_published = m_clock.elapsed();
    m_dirty = false;
    m_snapshot = m_store.snapshot();
    m_sawEnd = m_sawEnd || m_snapshot->app.ended;
    Q_EMIT q->snapshotChanged(m_snapshot);
    if (m_statusDirty && m_published - m_statusTold >= kStatusMs) {
        m_statusTold = m_published;
        m_statusDirty = false;
        Q_EMIT q->statusChanged();
    }
}

//! Something that a person waits for changed: told with the next turn of the event loop, after update().
void ApplicationFeed::Private::statusDirty()
{
    m_statusDirty = true;
    wake();
}

void ApplicationFeed::Private::wake()
{
    if (!m_tickTimer.isActive() && !m_stopped)
        m_tickTimer.start(kTickMs);
    if (std::exchange(m_wakes, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_wakes = false;
            update();
        },
        Qt::QueuedConnection);
}

TimeMs ApplicationFeed::Private::driverNow() const
{
    if (m_driverTime == kNoTime)
        return QDateTime::currentMSecsSinceEpoch();
    return m_driverTime + (m_clock.elapsed() - m_driverTimeAt);
}

void ApplicationFeed::Private::tick()
{
    if (m_journal) {
        m_journal->tick();
        setTrouble(FeedSource::Journal, m_journal->error());
    }
    if (isListening() && !m_judged && m_clock.elapsed() - m_liveSince >= m_settings.completeMs)
        judgeStart();
    const bool polled = m_poller && m_poller->isActive() && !m_poller->trouble() && m_poller->rounds() > 0;
    if (!m_sawEnd && (isListening() || polled)) {
        m_store.advanceTo(driverNow());
        const bool idle = m_snapshot && m_snapshot->totals.jobsRunning == 0 && m_snapshot->totals.tasksRunning == 0;
        if (m_clock.elapsed() - m_published >= m_settings.clockMs * (idle ? kIdleClockFactor : 1))
            publish();
    }
    update();
}

//! Running or Incomplete, where no end was seen.
void ApplicationFeed::Private::updateAlive()
{
    bool alive = true;
    const bool isLogRead = m_log && m_log->isActive();
    if (m_status.end == FeedEnd::Lost)
        alive = false;
    else if (isListening() || (m_poller && m_poller->isActive()))
        alive = true;
    else if (isLogRead && m_log->isAtEnd())
        alive = m_log->isWritten();
    else if (m_silentSince >= 0)
        alive = m_clock.elapsed() - m_silentSince < m_settings.graceMs;
    m_store.setAlive(alive);
    const bool shown = m_snapshot && m_snapshot->state == ApplicationState::Running;
    if (m_snapshot && !m_sawEnd && shown != alive)
        publish();
}

//! The one place that decides who is asked.
void ApplicationFeed::Private::update()
{
    if (m_stopped)
        return;
    updateGaps();
    updateRest();
    updateEnd();
    updateAlive();
    m_status.complete = m_startSeen && std::all_of(m_status.gaps.begin(), m_status.gaps.end(), [](const FeedGap &gap) {
                            return gap.filledBy == FeedSource::EventLog;
                        });
    const auto setActive = [this](FeedSource kind, bool active) {
        const FeedSourceState *known = m_status.source(kind);
        if ((known && known->active == active) || (!known && !active))
            return;
        source(kind).active = active;
        m_statusDirty = true;
    };
    setActive(FeedSource::Listener, m_channel && m_channel->isOpen());
    setActive(FeedSource::Rest, m_poller && m_poller->isActive());
    setActive(FeedSource::EventLog, m_log && m_log->isActive());
    setActive(FeedSource::Journal, m_journalReader && m_journalReader->isActive());
    setActive(FeedSource::HistoryServer, m_historyPoller && m_historyPoller->isActive());
    if (m_statusDirty && m_clock.elapsed() - m_statusTold >= kStatusMs) {
        m_statusTold = m_clock.elapsed();
        m_statusDirty = false;
        Q_EMIT q->statusChanged();
    }
    if (!m_status.isFinal()) {
        m_finalTold = false;
        return;
    }
    if (std::exchange(m_finalTold, true))
        return;
    m_tickTimer.stop();
    publish();
    m_statusDirty = false;
    Q_EMIT q->statusChanged();
    Q_EMIT q->finished();
}

void ApplicationFeed::Private::stop()
{
    m_stopped = true;
    m_publishTimer.stop();
    m_tickTimer.stop();
    dropChannel();
    stopRest();
    stopHistory();
    stopLog();
    m_journalReader.reset();
    m_journal.reset(); // flushes
}

// Public -----------------------------------------------------------------------------------------------------------

ApplicationFeed::ApplicationFeed(QObject *parent) : ApplicationFeed(Settings(), parent) {}

ApplicationFeed::ApplicationFeed(const Settings &settings, QObject *parent)
    : QObject(parent), d(std::make_unique<Private>(this, settings))
{
}

ApplicationFeed::~ApplicationFeed()
{
    d->stop();
}

void ApplicationFeed::setKey(const ApplicationKey &key)
{
    d->m_key = key;
}

ApplicationKey ApplicationFeed::key() const
{
    return d->m_key;
}

void ApplicationFeed::addListener(std::unique_ptr<ListenerChannel> channel)
{
    if (channel && !d->m_stopped)
        d->addListener(std::move(channel));
}

void ApplicationFeed::addRest(const QUrl &base, const Access &access)
{
    if (d->m_rest && d->m_rest->base == base && !d->m_restGone)
        return;
    d->stopRest();
    d->m_rest = Private::Place{base, access};
    d->m_restGone = false;
    d->source(FeedSource::Rest).location = base.toString();
    d->setTrouble(FeedSource::Rest, {});
    d->statusDirty();
}

void ApplicationFeed::addEventLog(const QString &path)
{
    d->m_logPath = path.toStdString();
    d->m_logDone = d->m_logFailed = false;
    d->source(FeedSource::EventLog).location = path;
    d->statusDirty();
}

void ApplicationFeed::addJournal(const QString &path)
{
    LogReader::Settings settings;
    settings.follow = false;
    d->source(FeedSource::Journal).location = path;
    const auto record = JournalRecord::read(path.toStdString());
    d->m_journalReader = std::make_unique<LogReader>(
        path.toStdString(), [this](const EventBatch &batch) { d->take(batch, FeedSource::Journal); }, settings);
    connect(d->m_journalReader.get(), &LogReader::finished, d.get(), [this, record](const Result<void> &result) {
        if (!result)
            d->setTrouble(FeedSource::Journal, result.error());
        if (record)
            d->restoreGaps(record.value());
        d->m_startSeen = d->m_startSeen || (record && d->m_status.gaps.empty());
        d->statusDirty();
    });
    d->m_journalReader->start();
    d->statusDirty();
}

void ApplicationFeed::addHistoryServer(const QUrl &base, const Access &access)
{
    for (Private::Place &known : d->m_histories) {
        if (known.base == base) {
            known.access = access;
            return;
        }
    }
    d->m_histories.push_back({base, access});
    d->wake();
}

void ApplicationFeed::fillGaps()
{
    d->m_fillAsked = true;
    d->m_restGone = false;
    d->m_logFailed = false;
    d->wake();
}

void ApplicationFeed::setStageOfInterest(std::int32_t stageId, std::int32_t attempt)
{
    d->m_interest = {stageId, attempt};
    if (d->m_poller)
        d->m_poller->setStageOfInterest(stageId, attempt);
    if (d->m_historyPoller)
        d->m_historyPoller->setStageOfInterest(stageId, attempt);
}

void ApplicationFeed::sendCommand(const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done)
{
    constexpr std::chrono::seconds kPatience{30};
    if (!d->isListening()) {
        QMetaObject::invokeMethod(
            this,
            [done] {
                done(Error{ErrorCode::Unsupported, "no listener is connected", {}});
            },
            Qt::QueuedConnection);
        return;
    }
    d->m_channel->sendCommand(command, kPatience, [done](const CommandReply &reply) {
        switch (reply.kind) {
        case CommandReply::Kind::TimedOut:
            done(Error{ErrorCode::Timeout, "no answer to the command", {}});
            return;
        case CommandReply::Kind::Closed:
        case CommandReply::Kind::NotSent:
            done(Error{ErrorCode::Network, "the connection ended before an answer came", {}});
            return;
        case CommandReply::Kind::Answered:
            break;
        }
        QJsonObject answer{{u"ok"_s, reply.ok}, {u"error"_s, reply.error}};
        if (!reply.result.isUndefined())
            answer.insert(u"result"_s, reply.result);
        done(answer);
    });
}

void ApplicationFeed::stop()
{
    d->stop();
}

const FeedStatus &ApplicationFeed::status() const
{
    return d->m_status;
}

SnapshotPtr ApplicationFeed::snapshot() const
{
    return d->m_snapshot;
}

SnapshotPtr ApplicationFeed::publishNow()
{
    d->publish();
    return d->m_snapshot;
}

} // namespace cinderscope
