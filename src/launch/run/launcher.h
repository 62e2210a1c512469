// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"
#include "launch/run/launchenvironment.h"

#include <QList>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace cinderscope {

//! What a factory makes a Launch of.
struct LaunchRequest
{
    QString id;
    SessionConfig config;
    QString folder;                  //!< its record, mode 0700: log and files of its own, no secrets
    QString privateFolder;           //!< of mode 0700 on a path that others cannot read; made by who needs it, removed
                                     //!< when the launch is over
    LaunchListener listener;         //!< without jar: none
    QProcessEnvironment environment; //!< of the window
    //! Set: an earlier program started it; start() then takes up what still runs, or says how it ended.
    std::optional<LaunchState> previous;
};
//! Null: this cannot be taken up (only with \a previous).
using LaunchFactory = std::function<std::unique_ptr<Launch>(const LaunchRequest &request)>;

//! All that was started by this user with Cinderscope, by whatever window or command line. Records are folders
//! $XDG_STATE_HOME/cinderscope/launches/<id>/ (mode 0700): state.json (LaunchState without secrets; config.json apart,
//! mode 0600, for restart()), the log, and what the kind keeps there. One program owns a launch (a lock in its folder);
//! others follow its state and log, and may stop it. What keeps running and lost its owner is adopted. Lives in one
//! thread with an event loop.
class Launcher : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        QString folder;                  //!< empty: defaultFolder()
        QString runtimeFolder;           //!< empty: $XDG_RUNTIME_DIR/cinderscope/launch, or below /tmp
        QProcessEnvironment environment; //!< empty: the program's
        bool watch = true;               //!< for launches of others; false: only at look()
        int keepRecords = 50;            //!< of launches that are over
        int lookMs = 1'000;
    };
    explicit Launcher(QObject *parent = nullptr);
    explicit Launcher(const Settings &settings, QObject *parent = nullptr);
    ~Launcher() override; //!< launches that do not keep running are ended

    static QString defaultFolder();

    //! For kinds of other rooms (SshCluster, KernelSession); takes the place of an earlier one.
    void addKind(SessionKind kind, LaunchFactory factory);
    //! Asked at each start; without it LaunchListener::installed() is attached.
    void setListener(std::function<LaunchListener()> listener);

    //! Finds launches of others and adopts what has no owner. Once after addKind(); then by itself with
    //! Settings::watch.
    void look();

    //! Never null; one whose kind has no factory Failed at once with "no-such-kind". Ours, until remove().
    Launch *start(const SessionConfig &config);
    //! Ends it where it runs and starts the same configuration when it is over; the new one comes by added(). Nothing
    //! happens for an unknown id. \a config: instead of its own.
    void restart(const QString &id, const std::optional<SessionConfig> &config = {});
    //! Newest first; also those that are over, as long as their records are kept.
    QList<Launch *> launches() const;
    Launch *find(const QString &id) const;
    //! Those that would end with this program.
    QList<Launch *> endingWithUs() const;
    //! Outlives this program from now on (or not). No effect on what is not ours or cannot be kept.
    void setKeepRunning(const QString &id, bool keep);
    //! Forgets one that is over, with its record.
    void remove(const QString &id);

Q_SIGNALS:
    void added(cinderscope::Launch *launch);
    void changed(cinderscope::Launch *launch);
    void removed(const QString &id);

private:
    void takeUp(const QString &id);
    void record(const QString &id);
    void takeRecord(const QString &id);
    void lookAtFollowed(const QString &id);
    void lookAtOwn();
    void prune();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace cinderscope
