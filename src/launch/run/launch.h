// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"
#include "launch/config/sessionconfig.h"
#include "launch/run/launchsentence.h"

#include <QList>
#include <QMetaType>
#include <QObject>
#include <QUrl>

#include <optional>

namespace cinderscope {

//! Where a start is.
enum class LaunchPhase
{
    Preparing, //!< configuration checked, Spark, Java and ports found, files written
    Starting,  //!< processes start
    Waiting,   //!< for the UI, for workers to register, for the kernel's answer
    Running,   //!< connected: it is what it should be
    Stopping,  //!< was asked to end
    Ended,     //!< of itself, or as asked
    Failed,    //!< before it ran; reason says why
    Lost       //!< ran, and ended without being asked and not well; reason says why
};
QString launchPhaseWord(LaunchPhase phase); //!< "preparing", …: for JSON and records

//! Cause and cure in English for logs and the CLI; the window says causeSentence and cureSentence in its language, and
//! where they have no translation, what it has for the code.
struct LaunchReason
{
    //! Stable: "no-java", "wrong-java", "no-spark", "port-in-use", "master-unreachable", "package-unresolved",
    //! "python-mismatch", "worker-not-registered", "kernel-died", "out-of-memory", "class-not-found", "exited", …
    QString code;
    QString cause;                              //!< one sentence
    QString cure;                               //!< one sentence; may be empty
    QString evidence;                           //!< the line of the log that says so; may be empty
    LaunchSentence causeSentence, cureSentence; //!< cause and cure are their English

    LaunchReason() = default;
    LaunchReason(const QString &code, const LaunchSentence &cause, const LaunchSentence &cure = {},
                 const QString &evidence = {});
    void setCause(const LaunchSentence &sentence);
    void setCure(const LaunchSentence &sentence);

    bool operator==(const LaunchReason &) const = default;
};

//! One thing that a start did, for the list of steps.
struct LaunchStep
{
    QString text; //!< English: "Java 17 at /usr/lib/jvm/…", "Worker 2 registered"
    TimeMs time = kNoTime;
    LaunchSentence sentence = {}; //!< text is its English; empty: text is all there is

    //! Now.
    static LaunchStep of(const LaunchSentence &sentence);

    bool operator==(const LaunchStep &) const = default;
};

//! What is known of something started: a value.
struct LaunchState
{
    QString id; //!< unique; names its record and its folder
    SessionConfig config;
    LaunchPhase phase = LaunchPhase::Preparing;
    LaunchReason reason; //!< Failed, Lost
    QList<LaunchStep> steps;
    TimeMs started = kNoTime, ended = kNoTime;
    QString logPath;         //!< of the live log; exists from Starting on
    QList<qint64> processes; //!< on this computer; empty once it ended
    // As they become known.
    QString applicationId;
    QUrl ui;              //!< of the driver, the master, the history server or the notebook server
    QString masterUrl;    //!< spark://…
    QString connectUrl;   //!< sc://…
    bool adopted = false; //!< started by an earlier window (or the command line) and still running

    bool isOver() const
    {
        return phase == LaunchPhase::Ended || phase == LaunchPhase::Failed || phase == LaunchPhase::Lost;
    }
    bool operator==(const LaunchState &) const = default;
};

//! Something that is started from a configuration: one object for one start, of the kind that makeLaunch() chose.
//! Lives in one thread with an event loop; blocks nowhere. Destroyed: what does not keep running is ended.
class Launch : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    virtual const LaunchState &state() const = 0;
    //! Once. stateChanged() follows.
    virtual void start() = 0;
    //! At any step: ends what runs and removes what was made; Ended (or Failed) follows. Again while it is Stopping:
    //! ends it hard.
    virtual void stop() = 0;
    //! False: another program of this user started it and is still there; stop() asks that one.
    virtual bool isOwn() const { return true; }
    //! From now on it outlives this program, or not. Nothing happens where that cannot be changed.
    virtual void setKeepRunning(bool keep) { Q_UNUSED(keep) }

Q_SIGNALS:
    void stateChanged();
    //! Whole lines, without what spark.redaction.regex hides.
    void logAppended(const QString &text);
};

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::LaunchState)
