// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionbook.h"
#include "launch/run/launcher.h"
#include "reach/askpassserver.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>

class QMenu;

namespace cinderscope {

//! Starts things for the window, and keeps what is known of them: configurations, launches with their logs, what is to
//! happen with them when the window goes. Owns the SessionBook and the Launcher. GUI thread; nothing of it blocks.
//!
//! Which launches it tells of: those that ran when it began (adopted, or of another program), and those that came
//! since; records of what was over before are left out.
class LaunchCentre : public QObject
{
    Q_OBJECT

public:
    static constexpr int LogLines = 10'000; //!< kept of each log; its file has all
    static constexpr int LogFlushMs = 100;
    static constexpr int EndAtOnceMs = 20'000; //!< endAll() ends hard what takes longer

    struct Options
    {
        Launcher::Settings launcher;
        QString sessions;       //!< folder of configurations; empty: SessionBook::defaultFolder()
        bool persistent = true; //!< the folder of JSON configurations is remembered
    };
    explicit LaunchCentre(QObject *parent = nullptr);
    explicit LaunchCentre(const Options &options, QObject *parent = nullptr);
    ~LaunchCentre() override; //!< what does not keep running is ended

    SessionBook &book() const { return *m_book; }
    Launcher &launcher() const { return *m_launcher; }

    //! Finds what earlier windows and the command line started. Once, after the kinds of other rooms were added to
    //! launcher().
    void begin();

    //! Spark and Python of configurations that name neither.
    void setDefaults(const SparkSource &defaults) { m_defaults = defaults; }
    //! Starts it; its id. added() comes before this returns.
    QString start(const SessionConfig &config);
    //! Cancels, stops, or (while it stops) ends it at once.
    void stop(const QString &id);
    //! Ends it where it runs and starts it again, as its configuration's file says now; as it was where there is no
    //! such file. restarted() follows.
    void restart(const QString &id);
    //! Answers question(); nothing means no.
    void answer(const QString &id, quint64 question, const std::optional<QString> &text);
    //! Tells of one that is over no more; its record and log stay. removed() follows.
    void dismiss(const QString &id);

    //! Newest first.
    QList<LaunchState> states() const;
    std::optional<LaunchState> state(const QString &id) const;
    //! The furthest of Preparing to Running that it came to; of what ran already: Running.
    LaunchPhase reached(const QString &id) const;
    //! Whole lines, at most LogLines.
    QString log(const QString &id) const;
    bool isAnythingRunning() const;

    //! Those that can be started, those started last first, then by name.
    QList<SessionConfig> configurations() const;
    //! A file's configuration as it is now, of what was started from it; nothing where it has no file any more.
    std::optional<SessionConfig> configurationOf(const LaunchState &state) const;

    using Wanted = std::function<bool(const SessionConfig &)>;  //!< empty: all
    using Adjust = std::function<void(SessionConfig &)>;        //!< empty: as it is
    using Starter = std::function<void(const SessionConfig &)>; //!< empty: start()
    //! An entry for each configuration that is \a wanted, those started last first; \a adjust changes a copy before it
    //! is started (the copy has no file then). False where there is none. For menus of kernels, masters, folders.
    bool fillMenu(QMenu &menu, const Wanted &wanted, const Adjust &adjust = {}, const Starter &starter = {}) const;

    //! Those that would end with this program, newest first.
    QList<LaunchState> endingWithUs() const;
    //! Outlives this program from now on.
    void keepRunning(const QString &id);
    //! Ends all of endingWithUs(); allEnded() follows, once, also where there is nothing. What takes longer than
    //! EndAtOnceMs is ended hard.
    void endAll();
    bool isEnding() const { return m_ending; }

Q_SIGNALS:
    void added(const QString &id);
    //! At most some times a second for each.
    void changed(const QString &id);
    void removed(const QString &id); //!< or dismissed
    void logAppended(const QString &id, const QString &lines);
    //! The one that restart() started; \a before stays until it is removed.
    void restarted(const QString &before, const QString &id);
    void allEnded();
    //! ssh wants to know something for a cluster that is started; settled() where it is no longer open.
    void question(const QString &id, const cinderscope::SshQuestion &question);
    void settled(const QString &id, quint64 question);
    void configurationsChanged();

private:
    struct Known
    {
        LaunchPhase reached = LaunchPhase::Preparing;
        QStringList lines;  //!< of the log
        QStringList coming; //!< that logAppended() has not told yet
    };
    void take(Launch *launch);
    void update(Launch *launch);
    void appendLog(const QString &id, const QString &text);
    void flushLogs();
    void checkEnded();
    bool isTold(const Launch *launch) const;

    std::unique_ptr<SessionBook> m_book;
    std::unique_ptr<Launcher> m_launcher;
    SparkSource m_defaults;
    std::map<QString, Known> m_known;
    QHash<QString, SessionConfig> m_restarts; //!< id before to what comes
    QTimer m_flush, m_atOnce;
    TimeMs m_since = kNoTime; //!< begin()
    bool m_ending = false;
};

} // namespace cinderscope
