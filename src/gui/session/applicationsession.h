// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/snapshot.h"
#include "live/feed/applicationfeed.h"
#include "live/feed/applicationkey.h"
#include "live/feed/feedstatus.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QJsonObject;

namespace cinderscope {

class ListenerChannel; // live/wire/listenerchannel.h
class LiveWorker;
class SessionWorker;
struct Access; // reach/access.h

enum class SourceKind
{
    EventLog, //!< a log that was opened by its path
    Replay,
    Rest, //!< live: a driver's REST API is what speaks now
    Live  //!< live: another source speaks; SourceStatus::feed tells which
};

//! Where an application's data come from and how well: for the status bar and the tree.
struct SourceStatus
{
    SourceKind kind = SourceKind::EventLog;
    QString location;           //!< path or URL as the person knows it
    bool active = false;        //!< a thread reads, follows, polls or replays
    bool following = false;     //!< everything present is read and the source may grow
    double progress = -1;       //!< 0 … 1 while reading; -1 when unknown or done
    TimeMs lastNews = kNoTime;  //!< wall clock of the last data that came
    std::optional<Error> error; //!< why it ended early; what was read stays
    //! Of a live application: all its sources, what was dropped or is missing, how it ended. Only then isLive().
    std::optional<FeedStatus> feed;

    bool isLive() const { return feed.has_value(); }
};

//! Replay controls; times are those of the recording.
struct ReplayStatus
{
    TimeMs begin = kNoTime, end = kNoTime, now = kNoTime;
    double speed = 1;
    bool paused = false;
    bool seeking = false; //!< rebuilding the state at an earlier or much later time
    SnapshotPtr whole;    //!< the recording's end state, for marks on the slider; null until it is known
};

//! One opened application: a worker thread owns the store and reads the source; this object, on the GUI thread, has
//! the newest snapshot. Snapshots come at most every 100 ms (live: every 40 ms), coalesced. Exactly one finished() ends
//! it; a live one goes on when a listener comes back after that (status().active), and finished() then comes again.
class ApplicationSession : public QObject
{
    Q_OBJECT

public:
    //! An event log: file, rolling folder, file:// URL or "-"; follows it while somebody writes it.
    static std::unique_ptr<ApplicationSession> openLog(const QString &pathOrUrl);
    //! The log played as if live, from its beginning, at speed 1.
    static std::unique_ptr<ApplicationSession> openReplay(const QString &pathOrUrl);
    //! A live application, without any source yet: see the add… functions. LiveCenter makes one for each.
    static std::unique_ptr<ApplicationSession> openLive(const ApplicationKey &key,
                                                        const ApplicationFeed::Settings &settings = {});
    //! The same with a driver's REST API; \a base is its UI's root (http://localhost:4040). For those who need no
    //! LiveCenter: the window asks that for the one session of an application.
    static std::unique_ptr<ApplicationSession> openRest(const QUrl &base, const QString &applicationId);
    ~ApplicationSession() override;

    SnapshotPtr snapshot() const { return m_snapshot; } //!< null before the first
    const SourceStatus &status() const { return m_status; }
    const std::optional<ReplayStatus> &replay() const { return m_replay; } //!< only of a replay

    //! Stops reading as soon as possible; what was read stays.
    void cancel();
    void setPaused(bool paused);
    void setSpeed(double factor); //!< 0.1 … 1000
    void seek(TimeMs time);

    // Of a live session, see ApplicationFeed; otherwise they do nothing (sendCommand: Unsupported).
    bool isLive() const { return m_live != nullptr; }
    ApplicationKey key() const { return m_key; } //!< empty while nobody named it, and of logs
    void addListener(std::unique_ptr<ListenerChannel> channel);
    void addRest(const QUrl &base, const Access &access);
    void addEventLog(const QString &path);
    void addJournal(const QString &path);
    void addHistoryServer(const QUrl &base, const Access &access);
    void fillGaps();
    void setStageOfInterest(std::int32_t stageId, std::int32_t attempt);
    //! \a done is called on the GUI thread, once, unless this object goes before.
    void sendCommand(const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done);

Q_SIGNALS:
    void snapshotChanged();
    void statusChanged();
    void replayChanged();
    void finished();
    //! A live application is known by name now.
    void keyChanged();

private:
    explicit ApplicationSession(std::unique_ptr<SessionWorker> worker);
    void takeNews();

    SnapshotPtr m_snapshot;
    SourceStatus m_status;
    std::optional<ReplayStatus> m_replay;
    ApplicationKey m_key;
    bool m_finished = false;
    std::unique_ptr<SessionWorker> m_worker;
    LiveWorker *m_live = nullptr; //!< m_worker, where it is one
};

} // namespace cinderscope
