// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/restpoller.h"
#include "ingest/eventparser.h"
#include "live/feed/applicationfeed.h"
#include "live/feed/logreader.h"
#include "live/journal/journalwriter.h"
#include "live/wire/listenerchannel.h"
#include "reach/access.h"

#include <QElapsedTimer>
#include <QTimer>

#include <deque>
#include <optional>

namespace cinderscope {

//! The feed's inside. Sources put events into the store (take…), what happens to them is noted, and update() decides,
//! in one place, who is asked next.
class ApplicationFeed::Private : public QObject
{
public:
    Private(ApplicationFeed *feed, const Settings &settings);
    ~Private() override;

    struct Place
    {
        QUrl base;
        Access access;
    };

    // applicationfeed.cpp: store, snapshots, status
    FeedSourceState &source(FeedSource kind);
    void take(const EventBatch &batch, FeedSource kind);
    void noteNews(FeedSource kind);
    void setTrouble(FeedSource kind, std::optional<Error> error);
    void changed(); //!< the store: publish soon
    void publish();
    void statusDirty();
    void rename(const QString &id, const QString &attempt);
    void tick();
    void updateAlive();
    void wake(); //!< update() by the event loop, once
    void update();
    void stop();
    TimeMs driverNow() const;

    // listenerside.cpp: the connection and the journal
    void addListener(std::unique_ptr<ListenerChannel> channel);
    void loadJournalThen(std::function<void()> then);
    void restoreGaps(const JournalRecord &record);
    void openJournal();
    void startChannel();
    void takeLines(const WireLines &lines);
    void takeLive(std::uint64_t sequence);
    void takeDropped(const WireDropped &dropped);
    void takeTick(const WireTick &tick);
    void takeIdentity();
    void channelClosed(WireClose reason, const QString &detail);
    void dropChannel();
    void restoreStart(const JournalRecord &record);
    void addGap(std::uint64_t from, std::uint64_t count, const std::map<std::string, std::uint64_t> &kinds,
                bool beforeAttach);
    void judgeStart();
    bool isListening() const { return m_channel && m_channel->isOpen() && m_channelLive; }

    // othersources.cpp: logs, REST, history servers, gaps, the end
    bool startLog(const std::string &path, FeedSource kind);
    void takeLogBatch(const EventBatch &batch);
    void logFinished(const Result<void> &result);
    void stopLog();
    std::string findLog();
    void startRest();
    void stopRest();
    void restUpdated();
    void restEnded(const Error &error, bool wasThere);
    void startHistory();
    void stopHistory();
    void historyFailed(const Error &error);
    void historyUpdated();
    void updateRest();
    void updateGaps();
    void markFilled(FeedSource by, TimeMs before);
    bool isIdle();
    bool mayFindMore();
    bool knowsDriver() const;
    void updateEnd();
    void beginSeek();
    void seek();
    void settle();

    ApplicationFeed *q;
    Settings m_settings;
    ApplicationStore m_store;
    EventParser m_parser;
    EventBatch m_batch;
    FeedStatus m_status;
    ApplicationKey m_key;
    SnapshotPtr m_snapshot;
    bool m_stopped = false;
    bool m_dirty = false, m_statusDirty = false, m_wakes = false;
    bool m_sawEnd = false; //!< the application's end is in the store
    bool m_finalTold = false;
    QElapsedTimer m_clock;
    qint64 m_published = -1'000'000, m_statusTold = -1'000'000;
    QTimer m_publishTimer, m_tickTimer;

    // listener
    std::unique_ptr<ListenerChannel> m_channel;
    std::string m_instance;
    bool m_channelLive = false;   //!< start() was answered: events flow
    bool m_snapshotOpen = false;  //!< lines of a snapshot come
    bool m_startSeen = false;     //!< the application's start came as a numbered event: nothing was before it
    bool m_judged = false;        //!< whether the listener came late is decided
    bool m_listenerEnded = false; //!< it said end
    std::uint64_t m_expected = 0; //!< number of the next event of m_instance
    std::map<std::string, std::uint64_t> m_nextOf; //!< the same of earlier connections, by instance
    qint64 m_liveSince = 0;
    TimeMs m_driverTime = kNoTime; //!< of the last tick …
    qint64 m_driverTimeAt = 0;     //!< … and when it came
    std::unique_ptr<JournalWriter> m_journal;
    std::unique_ptr<LogReader> m_journalReader;
    bool m_journalTried = false, m_journalLoaded = false;
    struct PendingLines
    {
        WireLines lines;
        std::string instance;
    };
    std::deque<PendingLines> m_unwritten; //!< came before the application had a name
    quint64 m_connection = 0;             //!< counts addListener(), so that late callbacks know their own

    // others
    std::optional<Place> m_rest;
    std::unique_ptr<RestPoller> m_poller;
    bool m_restGone = false;     //!< it ended or could not be reached; asked again after fillGaps() or a new address
    bool m_restAnswered = false; //!< at any time
    quint64 m_restRecords = 0;   //!< of earlier pollers
    std::vector<Place> m_histories;
    std::size_t m_historyAt = 0;
    std::unique_ptr<RestPoller> m_historyPoller;
    qint64 m_historyRetry = 0;
    bool m_historyDone = false; //!< all of an application that has ended was read from one
    quint64 m_historyRecords = 0;
    std::unique_ptr<LogReader> m_log;
    std::string m_logPath;  //!< given; else it is looked for
    bool m_logDone = false; //!< read to an end that its writer made, or that nobody goes on from
    bool m_logFailed = false;
    TimeMs m_logTime = kNoTime; //!< newest time in the log
    bool m_fillAsked = false;
    quint64 m_roundsWanted = 1; //!< of the poller, until it has asked for everything since the last gap
    std::pair<std::int32_t, std::int32_t> m_interest{-1, -1};

    // the end
    qint64 m_silentSince = -1; //!< m_clock; -1: somebody is there
    bool m_driverGone = false;
    qint64 m_seekSince = -1; //!< -1: not seeking
    qint64 m_nextSeek = 0;
};

} // namespace cinderscope
