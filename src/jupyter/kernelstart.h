// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/jupyterserver.h"
#include "jupyter/kernelchannel.h"
#include "jupyter/notebooktemplate.h"
#include "launch/run/launch.h"
#include "launch/run/launcher.h"
#include "launch/run/linemask.h"
#include "reach/access.h"

#include <QFile>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace cinderscope {

class JupyterWatcher;

//! Where a kernel start goes.
struct KernelTarget
{
    JupyterServer server;
    QString kernelId;
    Access access;
};

//! Start Spark in a kernel that runs: waits until the kernel is idle, looks at its Python, Spark and Java, renders the
//! configuration's template and runs it there silently (nothing in the history, nothing in the notebook), and keeps
//! watching. state().applicationId and ui are those of the context. stop() stops the context and its JVM where this
//! start made them, and nothing else; before that it interrupts. Lives in the GUI thread. Destroyed: what it started is
//! asked to stop unless config.keepRunning, as far as one message without waiting for its answer does that.
//!
//! Reasons beside those of reasonOfLog(): kernel-not-found, kernel-gone, kernel-died, connection-lost, login-wanted,
//! server-unreachable, no-template, no-pyspark, no-java, wrong-java, context-exists, jvm-exited, template-error,
//! no-context, abandoned.
class KernelStart : public Launch
{
    Q_OBJECT

public:
    struct Options
    {
        ExistingContext existing = ExistingContext::Refuse; //!< config.notebook.existing wins where it is set
        TemplateListener listener;                          //!< jar empty: none, whatever the configuration says
        QString logPath;                                    //!< written where set
        std::optional<LaunchState> previous;                //!< an earlier program started it: is taken up
        int findMs = 20'000;                                //!< patience until the kernel is found
    };
    //! Asked now and then until it tells; an Error ends the start. Nothing: not known yet.
    using Finder = std::function<std::optional<Result<KernelTarget>>()>;

    KernelStart(const SessionConfig &config, const QString &id, Finder finder, const Options &options,
                QObject *parent = nullptr);
    KernelStart(const SessionConfig &config, const QString &id, const KernelTarget &target, const Options &options,
                QObject *parent = nullptr);
    ~KernelStart() override;

    const LaunchState &state() const override { return m_state; }
    void start() override;
    void stop() override;

    //! Null until it is found.
    const KernelTarget *target() const { return m_target ? &*m_target : nullptr; }
    //! Of the context, once it runs: "4.3.0".
    const QString &sparkVersion() const { return m_sparkVersion; }
    //! True where stop() will stop the context: it was made by this start.
    bool isOwner() const { return m_owner; }

private:
    using Answer = void (KernelStart::*)(const ExecuteResult &result);

    void find();
    void begin();
    void channelChanged();
    void kernelChanged();
    void kernelRestarted();
    void look();
    void takeLook(const ExecuteResult &result);
    bool checkLook(const QJsonObject &report);
    void takeUp(const ExecuteResult &result);
    bool renderTemplate();
    void ask(Answer answer);
    static QJsonObject reportOf(const ExecuteResult &result);
    QString stopCode() const;
    //! The template runs, or has just run.
    bool isTouched() const { return m_state.phase == LaunchPhase::Starting || m_state.phase == LaunchPhase::Waiting; }
    void runNext();
    void takeCell(const ExecuteResult &result);
    void takeReport(const ExecuteResult &result);
    void run(const QString &code, const QList<std::pair<QString, QString>> &expressions, Answer answer);
    void stopContext();
    void takeStop(const ExecuteResult &result);
    void checkContext();
    void fail(const LaunchReason &reason);
    void failOf(const ExecuteResult &result);
    void takeOutput(const KernelOutput &output);
    void flushLog();
    //! Without secrets: of a sentence only what it is filled with, so that it keeps its translation.
    LaunchSentence masked(const LaunchSentence &sentence) const;
    QString maskedText(const QString &text) const;
    void step(const LaunchSentence &sentence);
    void setPhase(LaunchPhase phase);
    void over(LaunchPhase phase, const LaunchReason &reason = {});

    Finder m_finder;
    Options m_options;
    LaunchState m_state;
    std::optional<KernelTarget> m_target;
    NotebookTemplate m_template;
    QStringList m_cells; // still to run
    std::unique_ptr<KernelChannel> m_channel;
    LineMask m_mask;
    QString m_partial; // of the log: the line that has no end yet
    QStringList m_log;
    QFile m_logFile;
    QString m_sparkVersion, m_pysparkVersion;
    int m_aborted = 0;
    TimeMs m_foundSince = kNoTime;
    bool m_owner = false, m_looked = false, m_sent = false, m_busyTold = false, m_lostTold = false, m_checking = false;
    QTimer m_find;
};

//! Finds the kernel that a configuration names: config.notebook.server (a URL) and .kernel (an id, or the path of a
//! notebook). Where one is empty and there is only one candidate, that one. Errors: NotFound, InvalidArgument (several:
//! detail lists them), Unauthorized, Network (the server's own trouble).
Result<KernelTarget> kernelTargetOf(const SessionConfig &config, const QList<JupyterServer> &servers,
                                    const std::function<std::optional<Access>(const QString &id)> &accessOf);

//! For Launcher::addKind(SessionKind::KernelSession). \a watcher must be started and outlive what is started; it is
//! told which application each kernel has.
LaunchFactory kernelLaunchFactory(JupyterWatcher &watcher);

} // namespace cinderscope
