// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/applicationfeed_p.h"
#include "live/feed/eventloglocation.h"

#include <QDateTime>

#include <algorithm>

// Event logs, REST and history servers: how gaps are filled, and how the end is found.
namespace cinderscope {

namespace {

constexpr TimeMs kFlushMs = 1'000; // for events that are on their way into the log
constexpr qint64 kHistoryRetryMs = 3'000;

template <class T>
void releaseLater(std::unique_ptr<T> &object)
{
    if (object)
        object.release()->deleteLater(); // it may be the one that calls
}

} // namespace

// Event log --------------------------------------------------------------------------------------------------------

std::string ApplicationFeed::Private::findLog()
{
    if (!m_logPath.empty())
        return m_logPath;
    if (m_dirty || !m_snapshot)
        publish();
    return findEventLog(eventLogLocation(*m_snapshot->environment), m_key.id.toStdString(),
                        m_key.attempt.toStdString());
}

bool ApplicationFeed::Private::startLog(const std::string &path, FeedSource kind)
{
    if (m_log || path.empty())
        return m_log != nullptr;
    if (m_snapshot && m_snapshot->import->events > 0)
        m_store.expectRepeats();
    m_logTime = kNoTime;
    LogReader::Settings settings;
    settings.followMs = m_settings.followMs;
    settings.livenessMs = m_settings.livenessMs;
    m_log = std::make_unique<LogReader>(
        path, [this](const EventBatch &batch) { takeLogBatch(batch); }, settings);
    connect(m_log.get(), &LogReader::caughtUp, this, &Private::wake);
    connect(m_log.get(), &LogReader::finished, this, &Private::logFinished);
    source(kind).location = QString::fromStdString(path);
    setTrouble(kind, {});
    m_log->start();
    return true;
}

void ApplicationFeed::Private::takeLogBatch(const EventBatch &batch)
{
    if (batch.stats.eventsByType.contains("SparkListenerApplicationStart") && !m_key.isEmpty()) {
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const StructureEvent *event = batch.structure(i);
            const auto *start = event ? std::get_if<ApplicationStart>(event) : nullptr;
            if (start && start->id != m_key.id.toStdString()) { // whatever its name says
                m_log->stop();
                QMetaObject::invokeMethod(
                    this,
                    [this, path = m_log->path()] {
                        logFinished(Error{ErrorCode::InvalidArgument, "the log of another application", path});
                    },
                    Qt::QueuedConnection);
                return;
            }
        }
    }
    for (std::size_t i = 0; i < batch.size(); ++i)
        m_logTime = std::max(m_logTime, batch.timeAt(i));
    take(batch, FeedSource::EventLog);
}

void ApplicationFeed::Private::logFinished(const Result<void> &result)
{
    if (!m_log)
        return;
    releaseLater(m_log);
    if (result) {
        m_logDone = true;
    } else {
        // renamed between the look and the opening, or not yet there again: the next look tells
        m_logFailed = m_seekSince < 0 || !knowsDriver();
        m_logDone = result.error().code == ErrorCode::InvalidArgument; // it is another one's
        setTrouble(FeedSource::EventLog, result.error());
    }
    publish();
    if (result)
        markFilled(FeedSource::EventLog, kNoTime);
    wake();
}

void ApplicationFeed::Private::stopLog()
{
    if (m_log)
        m_log->stop();
    releaseLater(m_log);
}

// REST -------------------------------------------------------------------------------------------------------------

void ApplicationFeed::Private::startRest()
{
    if (m_poller || !m_rest || m_key.isEmpty())
        return;
    if (m_channelLive || m_status.source(FeedSource::Journal))
        m_store.expectRepeats();
    m_poller = std::make_unique<RestPoller>(m_rest->base, m_rest->access, m_key.id, m_store);
    m_poller->setSettings({});
    m_poller->setStageOfInterest(m_interest.first, m_interest.second);
    m_roundsWanted = 1;
    m_restRecords = source(FeedSource::Rest).records;
    source(FeedSource::Rest).location = m_rest->base.toString();
    connect(m_poller.get(), &RestPoller::updated, this, &Private::restUpdated);
    connect(m_poller.get(), &RestPoller::troubleChanged, this,
            [this] { setTrouble(FeedSource::Rest, m_poller ? m_poller->trouble() : std::nullopt); });
    connect(m_poller.get(), &RestPoller::ended, this, [this](const Error &error) { restEnded(error, true); });
    connect(m_poller.get(), &RestPoller::failed, this, [this](const Error &error) { restEnded(error, false); });
    m_poller->start();
}

void ApplicationFeed::Private::restUpdated()
{
    FeedSourceState &state = source(FeedSource::Rest);
    state.records = m_restRecords + m_poller->records();
    m_status.tasksBeyond = m_poller->coverage().beyond;
    noteNews(FeedSource::Rest);
    if (!m_restAnswered || m_silentSince >= 0)
        statusDirty();
    m_restAnswered = true;
    changed();
    if (m_status.hasOpenGap())
        wake();
}

void ApplicationFeed::Private::restEnded(const Error &error, bool wasThere)
{
    if (!m_poller)
        return;
    source(FeedSource::Rest).records = m_restRecords + m_poller->records();
    releaseLater(m_poller);
    m_restGone = true;
    setTrouble(FeedSource::Rest, error);
    if (!m_channel && !m_sawEnd) {
        if (m_silentSince < 0)
            m_silentSince = m_clock.elapsed();
        m_driverGone = true;
    }
    if (wasThere)
        publish();
    wake();
}

void ApplicationFeed::Private::stopRest()
{
    if (!m_poller)
        return;
    source(FeedSource::Rest).records = m_restRecords + m_poller->records();
    m_poller->stop();
    m_poller->disconnect(this);
    releaseLater(m_poller);
}

//! REST is asked where no listener is, and for gaps that no log fills.
void ApplicationFeed::Private::updateRest()
{
    bool wanted = m_rest && !m_restGone && !m_sawEnd && m_status.end != FeedEnd::Lost && !m_key.isEmpty();
    if (wanted && m_channel) {
        const bool mayFill = m_settings.fillByRest || m_fillAsked;
        const bool forTasks = m_judged ? m_status.hasOpenGap() && mayFill && !m_log : m_poller != nullptr;
        // When the gap is filled counters still come from REST until the listener has counted as much.
        wanted = forTasks || (m_poller && mayFill && m_store.needsRest());
        if (m_poller)
            m_poller->setTasksWanted(forTasks);
    } else if (wanted && m_silentSince >= 0 && !m_poller) {
        wanted = m_clock.elapsed() - m_silentSince >= m_settings.restGraceMs;
    }
    if (wanted)
        startRest();
    else
        stopRest();
}

// Gaps -------------------------------------------------------------------------------------------------------------

//! Nothing runs, so Spark has flushed its log.
bool ApplicationFeed::Private::isIdle()
{
    if (m_dirty || !m_snapshot)
        publish();
    const ApplicationTotals &totals = m_snapshot->totals;
    return totals.jobsRunning == 0 && totals.tasksRunning == 0 && totals.sqlRunning == 0;
}

void ApplicationFeed::Private::markFilled(FeedSource by, TimeMs before)
{
    for (FeedGap &gap : m_status.gaps) {
        if (gap.isOpen() && (before == kNoTime || gap.seen < before)) {
            gap.filledBy = by;
            gap.filling.reset();
            m_statusDirty = true;
        }
    }
}

void ApplicationFeed::Private::updateGaps()
{
    const bool listening = m_channel != nullptr;
    if (!m_status.hasOpenGap()) {
        if (m_log && listening && !m_sawEnd)
            stopLog(); // the listener tells the rest
        return;
    }
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    if (!m_log && listening && !m_sawEnd && !m_logFailed && (m_settings.fillByEventLog || m_fillAsked))
        startLog(findLog(), FeedSource::EventLog);
    std::optional<FeedSource> filling;
    if (m_log && m_log->isActive()) {
        filling = FeedSource::EventLog;
        const TimeMs skew = driverNow() - now;
        if (m_logTime != kNoTime)
            markFilled(FeedSource::EventLog, m_logTime - skew); // lines come in the order of the bus
        const bool flushed = std::all_of(m_status.gaps.begin(), m_status.gaps.end(),
                                         [now](const FeedGap &gap) { return now - gap.seen > kFlushMs; });
        if (m_log->isAtEnd() && flushed && isIdle())
            markFilled(FeedSource::EventLog, kNoTime);
    } else if (m_poller && m_poller->isActive()) {
        filling = FeedSource::Rest;
        if (m_poller->isCaughtUp() && m_poller->rounds() >= m_roundsWanted)
            markFilled(FeedSource::Rest, kNoTime);
    } else if (m_historyPoller && m_historyPoller->isActive()) {
        filling = FeedSource::HistoryServer;
    }
    for (FeedGap &gap : m_status.gaps) {
        const auto next = gap.isOpen() ? filling : std::nullopt;
        m_statusDirty = m_statusDirty || gap.filling != next;
        gap.filling = next;
    }
}

// History servers --------------------------------------------------------------------------------------------------

void ApplicationFeed::Private::startHistory()
{
    if (m_historyPoller || m_histories.empty() || m_key.isEmpty() || m_clock.elapsed() < m_historyRetry)
        return;
    const Place &place = m_histories[m_historyAt % m_histories.size()];
    if (m_snapshot && m_snapshot->import->events > 0)
        m_store.expectRepeats();
    m_historyPoller = std::make_unique<RestPoller>(place.base, place.access, m_key.id, m_store);
    RestPoller::Settings settings;
    settings.live = false;
    settings.attempt = m_key.attempt;
    m_historyPoller->setSettings(settings);
    m_historyPoller->setStageOfInterest(m_interest.first, m_interest.second);
    FeedSourceState &state = source(FeedSource::HistoryServer);
    m_historyRecords = state.records;
    state.location = place.base.toString();
    connect(m_historyPoller.get(), &RestPoller::updated, this, &Private::historyUpdated);
    connect(m_historyPoller.get(), &RestPoller::troubleChanged, this, [this] {
        setTrouble(FeedSource::HistoryServer, m_historyPoller ? m_historyPoller->trouble() : std::nullopt);
    });
    connect(m_historyPoller.get(), &RestPoller::ended, this, &Private::historyFailed);
    connect(m_historyPoller.get(), &RestPoller::failed, this, &Private::historyFailed);
    m_historyPoller->start();
}

void ApplicationFeed::Private::historyUpdated()
{
    source(FeedSource::HistoryServer).records = m_historyRecords + m_historyPoller->records();
    m_status.tasksBeyond = m_historyPoller->coverage().beyond;
    noteNews(FeedSource::HistoryServer);
    publish(); // tells whether it has ended
    if (m_sawEnd && m_historyPoller->isCaughtUp()) {
        markFilled(FeedSource::HistoryServer, kNoTime);
        m_historyDone = true;
        stopHistory();
        settle();
    }
    wake();
}

void ApplicationFeed::Private::historyFailed(const Error &error)
{
    if (!m_historyPoller)
        return;
    stopHistory();
    setTrouble(FeedSource::HistoryServer, error);
    ++m_historyAt; // it may know it later: logs are scanned every ten seconds
    m_historyRetry = m_clock.elapsed() + kHistoryRetryMs;
    wake();
}

void ApplicationFeed::Private::stopHistory()
{
    if (!m_historyPoller)
        return;
    source(FeedSource::HistoryServer).records = m_historyRecords + m_historyPoller->records();
    m_historyPoller->stop();
    m_historyPoller->disconnect(this);
    releaseLater(m_historyPoller);
}

// The end ----------------------------------------------------------------------------------------------------------

//! A listener or a driver's UI was there: its log may come later. A log that was opened by its path is there or not.
bool ApplicationFeed::Private::knowsDriver() const
{
    return m_status.source(FeedSource::Listener) || m_status.source(FeedSource::Rest);
}

//! Whether anything is left that could tell more than we know.
bool ApplicationFeed::Private::mayFindMore()
{
    if (!m_histories.empty() && !m_key.isEmpty())
        return true;
    if (m_logDone || m_logFailed)
        return false;
    if (!m_logPath.empty())
        return true;
    if (m_dirty || !m_snapshot)
        publish();
    const EventLogLocation location = eventLogLocation(*m_snapshot->environment);
    return location.enabled && !location.folder.empty();
}

void ApplicationFeed::Private::updateEnd()
{
    if (m_sawEnd) {
        if (m_status.end != FeedEnd::Ended) {
            m_status.end = FeedEnd::Ended;
            m_status.lostAt = kNoTime;
            m_statusDirty = true;
        }
        if (m_channel && m_channel->isOpen() && !m_listenerEnded)
            return; // its last lines are on their way
        if (m_finalTold)
            return;
        if (m_status.complete || m_historyDone || (m_startSeen && !m_status.hasOpenGap() && m_logDone))
            settle();
        else if (m_seekSince < 0)
            beginSeek();
        else if (m_clock.elapsed() >= m_nextSeek)
            seek();
        return;
    }
    if (m_status.end == FeedEnd::Lost || m_status.end == FeedEnd::Ended)
        return;
    const bool asked = m_poller && m_poller->isActive();
    const bool speaks = (m_channel && m_channel->isOpen()) || (asked && (m_restAnswered || m_silentSince < 0));
    if (speaks || (m_journalReader && m_journalReader->isActive())) {
        const bool answers = m_channel || (m_poller && m_poller->rounds() > 0);
        if (answers && m_status.end == FeedEnd::Seeking) {
            m_status.end = FeedEnd::Open;
            m_status.lostAt = kNoTime;
            m_silentSince = m_seekSince = -1;
            m_statusDirty = true;
        }
        return;
    }
    if (m_silentSince < 0 && !asked) { // only a log, a journal or a history server is known
        if (m_log)
            return;
        if (!m_logDone && !m_logFailed && !m_logPath.empty() && startLog(m_logPath, FeedSource::EventLog))
            return;
        if (m_logPath.empty() && m_histories.empty() && !m_logDone && !m_status.source(FeedSource::Journal))
            return;                                             // no source was added yet
        m_silentSince = m_clock.elapsed() - m_settings.graceMs; // nobody to be patient with
    }
    if (m_status.end != FeedEnd::Seeking) {
        m_status.end = FeedEnd::Seeking;
        m_status.lostAt = QDateTime::currentMSecsSinceEpoch();
        for (const FeedSource kind : {FeedSource::Listener, FeedSource::Rest}) {
            const FeedSourceState *state = m_status.source(kind);
            if (state && state->lastNews != kNoTime)
                m_status.lostAt = state->lastNews;
        }
        m_statusDirty = true;
    }
    const bool patient = !m_driverGone && m_clock.elapsed() - m_silentSince < m_settings.graceMs;
    if (patient)
        return;
    if (m_seekSince < 0)
        beginSeek();
    else if (m_clock.elapsed() >= m_nextSeek)
        seek();
}

void ApplicationFeed::Private::beginSeek()
{
    m_seekSince = m_clock.elapsed();
    m_historyRetry = 0;
    m_logFailed = m_logFailed && !knowsDriver();
    seek();
}

//! The driver is gone: its log, then the history servers, until something tells the end or the patience is over.
void ApplicationFeed::Private::seek()
{
    m_nextSeek = m_clock.elapsed() + m_settings.seekRhythmMs;
    if (m_log)
        return; // logFinished() goes on
    if (m_logDone && (m_sawEnd || m_histories.empty())) {
        settle();
        return;
    }
    const bool isOver = m_clock.elapsed() - m_seekSince >= m_settings.seekMs;
    if (!isOver && !m_logDone && !m_logFailed && startLog(findLog(), FeedSource::EventLog))
        return;
    const bool graceOver = m_silentSince < 0 || m_clock.elapsed() - m_silentSince >= m_settings.graceMs;
    if (isOver || (!mayFindMore() && (graceOver || m_sawEnd))) {
        settle();
        return;
    }
    startHistory();
}

//! What is known now stays.
void ApplicationFeed::Private::settle()
{
    m_seekSince = -1;
    if (!m_sawEnd)
        m_status.end = FeedEnd::Lost;
    stopHistory();
    stopLog();
    stopRest();
    publish();
    if (m_journal) {
        m_journal->finish(m_sawEnd ? JournalState::Ended : JournalState::Lost, m_snapshot->app.end);
        m_journal.reset();
        m_journalTried = false;
    }
    statusDirty();
}

} // namespace cinderscope
