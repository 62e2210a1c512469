// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/session/applicationsession.h"
#include "live/feed/applicationkey.h"
#include "live/wire/wirepeer.h"
#include "reach/access.h"

#include <QList>
#include <QObject>
#include <QUrl>

#include <memory>
#include <vector>

namespace cinderscope {

class ListenServer;
struct ListenOptions; // live/wire/listenserver.h

//! A live application as the tree and the notifications need it: a value.
struct LiveApplication
{
    enum class State
    {
        Running, //!< its listener or its driver's REST API speaks
        Seeking, //!< silent or gone; its end is looked for
        Ended,   //!< its end was seen
        Lost     //!< gone without an end
    };
    ApplicationKey key;
    QString name, user, sparkVersion, master;
    QUrl uiUrl;             //!< of the driver, empty where it has none
    TimeMs start = kNoTime; //!< of the application
    State state = State::Running;
    bool listening = false;   //!< its listener is connected now
    bool viaListener = false; //!< its listener was connected to us at any time (else it was opened by openRest())
    WirePeer listener;        //!< the other end of that connection, the last one
    bool hasSession = false;  //!< false: released from memory; its journal keeps it

    bool operator==(const LiveApplication &) const = default;
};

//! The live applications of this window; lives on the GUI thread. Owns the server that listeners connect to, opens a
//! session for each application that connects at once (its journal is written even when nobody looks), and joins what
//! else is found of the same application (its UI by scanning, its event log) to that one session: an application is
//! one entry, whatever found it.
//!
//! Who shows one asks session(key) and keeps the shared pointer as long as it shows it. Sessions that have ended and
//! that nobody shows are released beyond Settings::endedKept; applications() still names them until forget().
class LiveCenter : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int endedKept = 20; //!< ended sessions in memory that nobody shows
        bool journal = true;
        QString journalFolder;  //!< empty: the journal's own default
        bool fillByRest = true; //!< see ApplicationFeed::Settings; apply to sessions that are opened from now on
        bool fillByEventLog = true;
    };

    explicit LiveCenter(QObject *parent = nullptr);
    explicit LiveCenter(const Settings &settings, QObject *parent = nullptr);
    ~LiveCenter() override;

    void setSettings(const Settings &settings);
    const Settings &settings() const;

    //! Begins to listen. An error is told to the person and changes nothing else: REST still works.
    Result<void> listen();
    Result<void> listen(const ListenOptions &options);
    //! Closes the server; connections that were made stay.
    void stopListening();
    //! For the addresses and the secret that sessions are given (never null).
    ListenServer *server() const;

    //! In the order in which they came. One that has not told its id yet has a key that begins with "listener:".
    QList<LiveApplication> applications() const;
    std::optional<LiveApplication> application(const ApplicationKey &key) const;

    //! nullptr where it is not known, or was released.
    std::shared_ptr<ApplicationSession> session(const ApplicationKey &key) const;
    //! The session of an application whose driver answers at \a base: that of its listener if it has one (REST is then
    //! only a help for gaps and the end), a polled one otherwise. Asks nobody by itself before this call.
    std::shared_ptr<ApplicationSession> openRest(const ApplicationKey &key, const QUrl &base, const Access &access);
    //! Where the end of applications may be looked for when they have gone; for all present and future sessions.
    void setHistoryServers(const std::vector<std::pair<QUrl, Access>> &servers);
    //! Takes an ended application off the list; its session goes with the last who shows it.
    void forget(const ApplicationKey &key);

Q_SIGNALS:
    //! An application that had none yet has told its id (or its attempt).
    void applicationRenamed(const cinderscope::ApplicationKey &before, const cinderscope::ApplicationKey &now);
    //! A listener connected: a new application, or one that comes back.
    void applicationConnected(const cinderscope::ApplicationKey &key);
    //! LiveApplication changed (names, state, listening), at most some times a second; also on a first openRest().
    void applicationChanged(const cinderscope::ApplicationKey &key);
    //! It is Ended or Lost now.
    void applicationEnded(const cinderscope::ApplicationKey &key);
    //! A newer snapshot of any of the sessions, for notification rules that look at all of them.
    void snapshotChanged(const cinderscope::ApplicationKey &key, const cinderscope::SnapshotPtr &snapshot);

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
