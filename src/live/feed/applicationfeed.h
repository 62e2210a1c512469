// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"
#include "live/feed/applicationkey.h"
#include "live/feed/feedstatus.h"

#include <QObject>
#include <QUrl>

#include <functional>
#include <memory>

class QJsonObject;
class QJsonValue;

namespace cinderscope {

class ListenerChannel; // live/wire/listenerchannel.h
struct Access;         // reach/access.h

//! One application from all its sources, in one store. Lives in one thread with an event loop (which is the store's
//! writer thread); never blocks it: logs are read in slices.
//!
//! Who is asked:
//! - A listener that tells everything from the application's start: nobody else; the driver's REST API is not touched.
//! - A listener that came late, dropped events or was away: the gap is filled from the event log if that can be read
//!   here (path from the environment, or given), else by REST, which is left alone again once all is known.
//! - No listener: REST, every second; a listener may join at any time.
//! - The driver goes: after some seconds of grace for a reconnect, the event log, if there is one here, or the history
//!   server are followed to the end. Where nobody knows of an end, the application is Incomplete and the driver lost.
//!
//! Every source may tell what another has told already, in any order: the store counts it once.
class ApplicationFeed : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int publishMs = 40;      //!< between two snapshots, at least
        int clockMs = 500;       //!< between two snapshots without news, while something runs
        int completeMs = 3'000;  //!< a listener that has not told the application's start by then came late
        int graceMs = 10'000;    //!< after a connection went without an end, until the driver counts as gone
        int restGraceMs = 1'500; //!< … until the REST API is asked whether the driver is there
        int seekMs = 60'000;     //!< how long an event log or history server is waited for after that
        int seekRhythmMs = 1'000;
        int followMs = 1'000;   //!< a log is looked at again, where the file system does not tell
        int livenessMs = 3'000; //!< between two looks at who writes the log
        bool fillByRest = true; //!< false: gaps stay until fillGaps()
        bool fillByEventLog = true;
        bool journal = true;   //!< false: what the listener tells is not written down
        QString journalFolder; //!< empty: the journal's own default
    };

    explicit ApplicationFeed(QObject *parent = nullptr);
    explicit ApplicationFeed(const Settings &settings, QObject *parent = nullptr);
    ~ApplicationFeed() override;

    //! Which application it is. Sources that tell of another one are refused (their trouble says so). Without it, the
    //! first source to name one decides.
    void setKey(const ApplicationKey &key);
    ApplicationKey key() const;

    //! A connection whose handshake is done and that was not started; in this thread already. Loads the
    //! journal of the application first, if there is one, and starts behind it. A newer one replaces an older one.
    void addListener(std::unique_ptr<ListenerChannel> channel);
    //! The driver's UI: http://host:4040. Asked only when that is needed (see above).
    void addRest(const QUrl &base, const Access &access);
    //! A file or rolling folder: read now and followed while somebody writes it.
    void addEventLog(const QString &path);
    //! A journal of this application: read now.
    void addJournal(const QString &path);
    //! Known for the end; asked at once where there is neither listener nor REST.
    void addHistoryServer(const QUrl &base, const Access &access);

    //! Fills open gaps now, from whatever is there, also where the settings do not do so by themselves.
    void fillGaps();
    //! Its tasks are read first where REST is asked. -1: none.
    void setStageOfInterest(std::int32_t stageId, std::int32_t attempt);
    //! Sends a command to the listener ({"do":"cancelJob","job":3}); \a done is called once in this thread with the
    //! reply ({"ok":…,"error":…,"result":…}), or an error: Unsupported without a listener, Network when it goes before.
    void sendCommand(const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done);
    //! Stops reading; what was read stays. No signal follows.
    void stop();

    const FeedStatus &status() const;
    //! The newest published; null before the first.
    SnapshotPtr snapshot() const;
    //! Publishes at once what there is.
    SnapshotPtr publishNow();

Q_SIGNALS:
    //! A newer snapshot, at most every Settings::publishMs.
    void snapshotChanged(const cinderscope::SnapshotPtr &snapshot);
    void statusChanged();
    //! The application is known by name now (or a source renamed it).
    void keyChanged(const cinderscope::ApplicationKey &key);
    //! Nothing more will come (FeedStatus::isFinal()); a listener that comes back yet undoes it. After the last
    //! snapshotChanged() and statusChanged().
    void finished();

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
