// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "discovery/processidentity.h"
#include "launch/run/launchsentence.h"

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace cinderscope {

//! What a ProcessGroup runs.
struct ProcessSpec
{
    QString name; //!< unique in its folder: "master", "worker-1"; names its files
    QString program;
    QStringList arguments;           //!< other users can read them: no secret
    QProcessEnvironment environment; //!< all of it; this user (and root) can read it
    QString workingDirectory;        //!< empty: the home folder
    bool keepRunning = false;        //!< outlives whoever started it
    bool holdInput = false;          //!< its standard input stays open and empty until it is to end; false: /dev/null
    QString prefix;                  //!< of its lines in the log, e.g. "[worker-1] "
    QString logFile = QStringLiteral("log"); //!< in the folder; several groups may write to one
    qint64 logBytes = 8 * 1024 * 1024;       //!< then the log becomes <logFile>.1, which is the only older one
    QStringList secrets;                     //!< texts that the log never shows; handed over by a pipe
    QStringList removeFolders; //!< removed with all in them when the group has ended; then their parents, if empty
    int graceMs = 10'000;      //!< between SIGTERM and SIGKILL
};

//! How a process ended.
struct ProcessExit
{
    enum class Kind
    {
        Exited,     //!< code
        Signalled,  //!< code is the signal
        NotStarted, //!< code is errno
        Unknown     //!< nobody was there to see it: the supervisor was killed
    };
    Kind kind = Kind::Unknown;
    int code = 0;
    bool asked = false; //!< it was told to end, or whoever started it was gone
    qint64 time = 0;    //!< ms since the epoch

    bool isGood() const { return kind == Kind::Exited && code == 0; }
    LaunchSentence sentence() const; //!< "exit status 1", "signal 9 (SIGKILL)": behind "ended with"
    bool operator==(const ProcessExit &) const = default;
};

//! One process and all that it starts, owned by a tiny program of ours, cinderscope-supervisor: it makes a session of
//! its own, is the subreaper of all descendants (prctl(2), PR_SET_CHILD_SUBREAPER: also daemons are caught), writes the
//! log (whole lines, no secrets) and the exit status, and ends the group when
//! the process ended of itself, when it is told to, or when the pipe from us closes, in whatever way we ended, unless
//! spec.keepRunning. Files in the folder: <name>.run (identities of both), <name>.exit, the log.
//!
//! Lives in a thread with an event loop; start() takes a few ms, the rest blocks nowhere. Linux only: other systems
//! lack subreapers (FreeBSD has them as procctl), pidfds and /proc/<pid>/stat.
class ProcessGroup : public QObject
{
    Q_OBJECT

public:
    explicit ProcessGroup(const QString &folder, QObject *parent = nullptr);
    //! What does not keep running is ended, by its supervisor; does not wait for that.
    ~ProcessGroup() override;

    //! Errors: NotFound (the supervisor, or the program), NoPermission, Io, DiskFull.
    Result<void> start(const ProcessSpec &spec);
    //! Takes up what another process of ours started in this folder; ended() follows at once where it has ended.
    //! NotFound: no such process was started. Corrupt.
    Result<void> adopt(const QString &name);

    const QString &name() const { return m_name; }
    bool isRunning() const { return m_running; }
    const std::optional<ProcessExit> &exit() const { return m_exit; }
    const ProcessIdentity &supervisor() const { return m_supervisor; }
    const ProcessIdentity &process() const { return m_process; } //!< pid 0: not yet known
    //! Supervisor, process and all descendants. Reads /proc: some ms.
    QList<qint64> processes() const;

    //! SIGTERM to the process, then to what is left of the group, SIGKILL after the grace. Again: SIGKILL at once.
    void stop();
    //! From now on it outlives us (or not).
    void setKeepRunning(bool keep);

    //! Empty where it is not installed. Beside the program, ../libexec/cinderscope or cinderscope-cli; in a build
    //! folder where it was built.
    static QString findSupervisor();

Q_SIGNALS:
    //! process() is known.
    void started();
    //! Terminal, once: no process of the group is left.
    void ended();

private:
    struct Private;
    void watch();
    void writeRun() const;
    void look();
    void finish(const ProcessExit &exit);

    QString m_folder, m_name;
    bool m_running = false;
    std::optional<ProcessExit> m_exit;
    ProcessIdentity m_supervisor, m_process;
    std::unique_ptr<Private> d;
};

//! All living descendants of a process, nearest first. Reads /proc.
QList<qint64> descendantsOf(qint64 pid);

} // namespace cinderscope
