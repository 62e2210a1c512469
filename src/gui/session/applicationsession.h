// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/snapshot.h"

#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <optional>

namespace cinderscope {

class SessionWorker;

enum class SourceKind
{
    EventLog,
    Replay,
    Rest
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
//! the newest snapshot. Snapshots come at most every 100 ms (coalesced). Exactly one finished() ends it.
class ApplicationSession : public QObject
{
    Q_OBJECT

public:
    //! An event log: file, rolling folder, file:// URL or "-"; follows it while somebody writes it.
    static std::unique_ptr<ApplicationSession> openLog(const QString &pathOrUrl);
    //! The log played as if live, from its beginning, at speed 1.
    static std::unique_ptr<ApplicationSession> openReplay(const QString &pathOrUrl);
    //! A driver's REST API; \a base is its UI's root (http://localhost:4040).
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

Q_SIGNALS:
    void snapshotChanged();
    void statusChanged();
    void replayChanged();
    void finished();

private:
    explicit ApplicationSession(std::unique_ptr<SessionWorker> worker);
    void takeNews();

    SnapshotPtr m_snapshot;
    SourceStatus m_status;
    std::optional<ReplayStatus> m_replay;
    bool m_finished = false;
    std::unique_ptr<SessionWorker> m_worker;
};

} // namespace cinderscope
