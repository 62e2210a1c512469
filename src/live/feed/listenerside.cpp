// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/feed/applicationfeed_p.h"

#include <QDateTime>
#include <QTimer>

#include <algorithm>
#include <memory>
#include <utility>

// The listener's connection, its numbers, and the journal of what it tells.
namespace cinderscope {

namespace {

constexpr std::size_t kMostGaps = 100;
constexpr std::size_t kMostUnwritten = 1'000; // pieces of lines before an application has a name

JournalIdentity identityOf(const ListenerHello &hello)
{
    return {.applicationId = hello.applicationId,
            .attemptId = hello.attemptId,
            .name = hello.name,
            .user = hello.user,
            .sparkVersion = hello.sparkVersion,
            .master = hello.master,
            .host = hello.host,
            .uiUrl = hello.uiUrl,
            .driverPid = hello.pid,
            .startTime = hello.startTime};
}

constexpr int kLongestLoadMs = 4'000;

//! Heartbeats: nothing that other sources could fill in.
bool isOnlyHeartbeats(const std::map<std::string, std::uint64_t> &kinds)
{
    return !kinds.empty() && std::all_of(kinds.begin(), kinds.end(), [](const auto &kind) {
        return kind.first.ends_with("ExecutorMetricsUpdate");
    });
}

} // namespace

void ApplicationFeed::Private::addListener(std::unique_ptr<ListenerChannel> channel)
{
    dropChannel();
    m_channel = std::move(channel);
    m_channel->setParent(nullptr);
    ++m_connection;
    m_channelLive = m_snapshotOpen = m_listenerEnded = false;
    m_instance = m_channel->hello().instance;
    m_silentSince = m_seekSince = -1;
    m_driverGone = m_restGone = m_historyDone = false;
    if (m_status.end != FeedEnd::Ended) {
        m_status.end = FeedEnd::Open;
        m_status.lostAt = kNoTime;
    }
    setTrouble(FeedSource::Listener, {});
    takeIdentity();
    ListenerChannel *c = m_channel.get();
    connect(c, &ListenerChannel::linesReceived, this, &Private::takeLines);
    connect(c, &ListenerChannel::applicationChanged, this, &Private::takeIdentity);
    connect(c, &ListenerChannel::snapshotBegan, this, [this] {
        m_snapshotOpen = true;
        m_store.expectRepeats();
        if (m_journal)
            m_journal->noteSnapshot();
    });
    connect(c, &ListenerChannel::live, this, &Private::takeLive);
    connect(c, &ListenerChannel::dropped, this, &Private::takeDropped);
    connect(c, &ListenerChannel::ticked, this, &Private::takeTick);
    connect(c, &ListenerChannel::ended, this, [this](const WireEnd &) {
        m_listenerEnded = true;
        wake();
    });
    connect(c, &ListenerChannel::trouble, this, [this](const QString &what) {
        setTrouble(FeedSource::Listener, Error{ErrorCode::Protocol, what.toStdString(), {}});
    });
    connect(c, &ListenerChannel::closed, this, &Private::channelClosed);
    loadJournalThen([this, connection = m_connection] {
        if (m_channel && connection == m_connection)
            startChannel();
    });
    statusDirty();
}

void ApplicationFeed::Private::takeIdentity()
{
    const ListenerHello &hello = m_channel->hello();
    rename(QString::fromStdString(hello.applicationId),
           QString::fromStdString(hello.attemptId.value_or(std::string())));
    FeedSourceState &state = source(FeedSource::Listener);
    const QString process = hello.pid > 0 ? QStringLiteral("pid %1").arg(hello.pid) : QStringLiteral("driver");
    state.pid = hello.pid > 0 ? hello.pid : -1;
    state.host = QString::fromStdString(hello.host);
    state.location =
        hello.host.empty() ? process : QStringLiteral("%1 on %2").arg(process, QString::fromStdString(hello.host));
    if (!hello.sparkVersion.empty()) // the bus has no SparkListenerLogStart
        m_store.apply(StructureEvent(LogStart{hello.sparkVersion}));
    if (!hello.applicationId.empty() && hello.startTime > 0) {
        const std::string attempt = hello.attemptId.value_or(std::string());
        m_store.apply(StructureEvent(ApplicationSummary{hello.applicationId, hello.name, attempt, hello.user,
                                                        hello.sparkVersion, hello.startTime, kNoTime, false}));
    }
    if (!hello.uiUrl.empty() && !m_rest) {
        m_rest = Place{QUrl(QString::fromStdString(hello.uiUrl)), Access()};
        source(FeedSource::Rest).location = QString::fromStdString(hello.uiUrl);
    }
    if (m_journal)
        m_journal->setIdentity(identityOf(hello));
    else if (m_channelLive && !m_journalReader)
        openJournal();
    changed();
    statusDirty();
}

//! Begins a journal, or goes on with the one of before; what waited for a name is written.
void ApplicationFeed::Private::openJournal()
{
    const ListenerHello &hello = m_channel->hello();
    if (!m_settings.journal || m_journal || m_journalTried || hello.applicationId.empty())
        return;
    m_journalTried = true;
    JournalOptions options;
    options.root = m_settings.journalFolder.isEmpty() ? defaultJournalRoot() : m_settings.journalFolder.toStdString();
    auto opened = JournalWriter::open(options, identityOf(hello));
    if (!opened) {
        m_unwritten.clear();
        setTrouble(FeedSource::Journal, opened.error());
        return;
    }
    m_journal = std::move(opened.value());
    m_journalLoaded = m_journalLoaded || m_channelLive; // what it holds came from here
    source(FeedSource::Journal).location = QString::fromStdString(m_journal->folder());
    for (const PendingLines &pending : std::exchange(m_unwritten, {}))
        m_journal->append(pending.instance, pending.lines.text, pending.lines.count, pending.lines.first);
}

//! What an earlier window has kept of this application comes first.
void ApplicationFeed::Private::loadJournalThen(std::function<void()> then)
{
    const bool wasOpen = m_journal != nullptr;
    openJournal();
    if (!m_journal || wasOpen || std::exchange(m_journalLoaded, true)) {
        then();
        return;
    }
    const JournalRecord record = m_journal->record();
    LogReader::Settings settings;
    settings.follow = false;
    m_journalReader = std::make_unique<LogReader>(
        m_journal->folder(), [this](const EventBatch &batch) { take(batch, FeedSource::Journal); }, settings);
    const auto goOn = [this, record, then, gone = std::make_shared<bool>(false)] {
        if (std::exchange(*gone, true))
            return;
        restoreStart(record);
        then();
        wake();
    };
    // the listener waits ten seconds for us; the rest of a very large journal is read beside what it tells
    QTimer::singleShot(kLongestLoadMs, m_journalReader.get(), [this, goOn] {
        m_store.expectRepeats();
        goOn();
    });
    connect(m_journalReader.get(), &LogReader::finished, this, [this, goOn](const Result<void> &result) {
        m_journalReader.release()->deleteLater();
        // a new one holds nothing yet
        if (!result && result.error().code != ErrorCode::Empty && result.error().code != ErrorCode::NotFound &&
            result.error().code != ErrorCode::NotAnEventLog)
            setTrouble(FeedSource::Journal, result.error());
        goOn();
    });
    m_journalReader->start();
}

void ApplicationFeed::Private::restoreStart(const JournalRecord &record)
{
    const FeedSourceState *journal = m_status.source(FeedSource::Journal);
    if (!journal || journal->records == 0)
        return;
    restoreGaps(record);
    m_startSeen = m_startSeen || std::none_of(m_status.gaps.begin(), m_status.gaps.end(),
                                              [](const FeedGap &gap) { return gap.beforeAttach; });
    m_judged = true;
}

//! The journal's holes are ours: the store is a new one.
void ApplicationFeed::Private::restoreGaps(const JournalRecord &record)
{
    if (record.snapshots > 0) {
        m_store.expectRepeats();
        addGap(0, 0, {}, true);
    }
    for (const auto &[instance, numbers] : record.instances) {
        if (!numbers.received.empty())
            m_nextOf[instance] = numbers.next();
        for (const SequenceRange &range : numbers.dropped)
            addGap(range.begin, range.end - range.begin, numbers.droppedKinds, false);
        for (const SequenceRange &range : numbers.gaps()) {
            m_store.expectRepeats(); // asked for again
            addGap(range.begin, range.end - range.begin, {}, false);
        }
        m_status.dropped += numbers.droppedEvents;
        for (const auto &[kind, count] : numbers.droppedKinds)
            m_status.droppedKinds[kind] += count;
    }
}

void ApplicationFeed::Private::startChannel()
{
    const auto known = m_nextOf.find(m_instance);
    m_expected = known != m_nextOf.end() ? known->second : m_journal ? m_journal->nextSequence(m_instance) : 0;
    if (known == m_nextOf.end() && m_judged)
        m_store.expectRepeats(); // another listener object of an application that we know
    m_channel->start(m_expected);
}

void ApplicationFeed::Private::takeLines(const WireLines &lines)
{
    m_batch.clear();
    m_batch.data = lines.memory;
    m_parser.parseLines(lines.text, {"listener", 0, lines.first.value_or(0)}, m_batch);
    if (m_journal) {
        m_journal->append(m_instance, lines.text, lines.count, lines.first);
    } else if (m_settings.journal && !m_journalTried && m_unwritten.size() < kMostUnwritten) {
        m_unwritten.push_back({lines, m_instance});
    }
    if (lines.first) {
        const auto &types = m_batch.stats.eventsByType;
        if (!m_judged && types.contains("SparkListenerApplicationStart")) {
            m_judged = true;
            m_startSeen = true; // and its numbers began with 0, or takeLive() had told a gap
        } else if (!m_judged && types.contains("SparkListenerJobStart")) {
            judgeStart();
        }
        m_expected = *lines.first + lines.count;
    }
    take(m_batch, FeedSource::Listener);
    if (!m_journal && !m_journalTried && !m_channel->hello().applicationId.empty())
        openJournal();
}

void ApplicationFeed::Private::takeLive(std::uint64_t sequence)
{
    const bool first = !m_judged;
    m_channelLive = true;
    m_liveSince = m_clock.elapsed();
    if (sequence > m_expected)
        addGap(m_expected, sequence - m_expected, {}, first);
    else if (std::exchange(m_snapshotOpen, false) && first)
        addGap(0, 0, {}, true); // attached to an application that runs
    m_snapshotOpen = false;
    m_judged = m_judged || m_status.hasOpenGap();
    m_expected = sequence;
    noteNews(FeedSource::Listener);
    statusDirty();
}

//! No start came: the listener was attached to a running application.
void ApplicationFeed::Private::judgeStart()
{
    m_judged = true;
    if (!m_startSeen)
        addGap(0, 0, {}, true);
    wake();
}

void ApplicationFeed::Private::addGap(std::uint64_t from, std::uint64_t count,
                                      const std::map<std::string, std::uint64_t> &kinds, bool beforeAttach)
{
    if (isOnlyHeartbeats(kinds))
        return;
    const TimeMs now = QDateTime::currentMSecsSinceEpoch();
    m_roundsWanted = m_poller ? m_poller->rounds() + 2 : 1; // a round that is under way may have looked too early
    m_logDone = false;
    m_fillAsked = false;
    std::vector<FeedGap> &gaps = m_status.gaps;
    const bool same = !gaps.empty() && gaps.back().isOpen() && gaps.back().beforeAttach == beforeAttach;
    if (same) { // a stalled connection drops again and again
        gaps.back().count += count;
        gaps.back().seen = now;
        for (const auto &[kind, number] : kinds)
            gaps.back().kinds[kind] += number;
    } else {
        if (gaps.size() >= kMostGaps) {
            const auto filled =
                std::find_if(gaps.begin(), gaps.end(), [](const FeedGap &gap) { return !gap.isOpen(); });
            gaps.erase(filled == gaps.end() ? gaps.begin() : filled);
        }
        gaps.push_back({.from = from, .count = count, .beforeAttach = beforeAttach, .kinds = kinds, .seen = now});
    }
    statusDirty();
}

void ApplicationFeed::Private::takeDropped(const WireDropped &dropped)
{
    m_status.dropped += dropped.count;
    for (const auto &[kind, count] : dropped.kinds)
        m_status.droppedKinds[kind] += count;
    if (m_journal)
        m_journal->noteDropped(m_instance, dropped.from, dropped.count, dropped.kinds);
    m_expected = std::max(m_expected, dropped.from + dropped.count);
    addGap(dropped.from, dropped.count, dropped.kinds, !m_judged);
}

void ApplicationFeed::Private::takeTick(const WireTick &tick)
{
    if (tick.time > 0) {
        m_driverTime = tick.time;
        m_driverTimeAt = m_clock.elapsed();
    }
    m_status.queuedEvents = tick.queued;
    noteNews(FeedSource::Listener);
}

void ApplicationFeed::Private::channelClosed(WireClose reason, const QString &detail)
{
    m_listenerEnded = m_listenerEnded || reason == WireClose::Ended;
    if (!m_listenerEnded && !m_sawEnd) {
        m_silentSince = m_clock.elapsed();
        setTrouble(FeedSource::Listener, Error{ErrorCode::Network,
                                               std::string(wireCloseName(reason)) +
                                                   (detail.isEmpty() ? std::string() : ": " + detail.toStdString()),
                                               source(FeedSource::Listener).location.toStdString()});
    }
    dropChannel();
    if (m_journal)
        m_journal->flush();
    wake();
}

void ApplicationFeed::Private::dropChannel()
{
    if (!m_channel)
        return;
    if (m_channelLive)
        m_nextOf[m_instance] = m_expected;
    m_channelLive = false;
    m_channel->disconnect(this);
    m_channel->close();
    m_channel.release()->deleteLater(); // it may be the one that calls
}

} // namespace cinderscope
