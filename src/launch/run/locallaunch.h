// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launcher.h"
#include "launch/run/logtail.h"
#include "launch/run/processgroup.h"

#include <QJsonObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

namespace cinderscope {

//! What all starts of this computer have in common: Spark, Java and Python are found, private files written, process
//! groups started, the log followed, the end explained, everything removed. A kind says what to run, how to see that it
//! is what it should be, and what the end of a process means.
class LocalLaunch : public Launch
{
    Q_OBJECT

public:
    explicit LocalLaunch(const LaunchRequest &request);
    ~LocalLaunch() override;

    const LaunchState &state() const override { return m_state; }
    void start() override;
    void stop() override;
    void setKeepRunning(bool keep) override;

protected:
    virtual SparkFinder::Needs needs() const { return {}; }
    //! Before anything is looked for: what is wrong with the configuration. An empty code: nothing.
    virtual LaunchReason check() { return {}; }
    //! Spark is found: files and processes. Ends with run() or fail().
    virtual void prepare() = 0;
    //! Again and again while it waits (and, slower, while it runs).
    virtual void look() = 0;
    //! A whole line of the log came, while it waits or runs.
    virtual void takeLine(const QString &line) { Q_UNUSED(line) }
    //! A process ended of itself.
    virtual void takeEnd(ProcessGroup &group);
    //! Nothing runs any more, and it is not over: fail() will be called.
    virtual bool waitsForMore() const { return false; }
    //! What the kind must remember to be taken up by another program.
    virtual QJsonObject facts() const { return {}; }
    virtual void takeFacts(const QJsonObject &facts) { Q_UNUSED(facts) }
    //! Before the processes are told to end; true: stopProcesses() will be called later.
    virtual bool stopGently() { return false; }

    const LaunchRequest &request() const { return m_request; }
    const SessionConfig &config() const { return m_state.config; }
    const SparkInstallation &spark() const { return m_finder.installation(); }
    LaunchState &editState() { return m_state; }
    bool isWaiting() const { return m_state.phase == LaunchPhase::Waiting; }
    void step(const LaunchSentence &sentence);
    void tell(); //!< stateChanged(), gathered
    //! Ends what runs; then Failed, or Lost where it was Running. The first one counts.
    void fail(const LaunchReason &reason);
    //! The same with what the log says, or \a otherwise.
    void failByLog(const LaunchReason &otherwise);
    //! What could not be written.
    void failFile(const Error &error);
    void setRunning();
    void stopProcesses();

    QProcessEnvironment environment() const;
    PropertyPairs properties() const;
    //! A folder that only this user can enter, for one process; goes with it.
    Result<QString> privateFolder(const QString &process);
    //! A file of mode 0600 in it.
    Result<QString> privateFile(const QString &process, const QString &name, const QByteArray &content);
    //! A folder for temporary files of one process; goes with it.
    Result<QString> temporaryFolder(const QString &process);
    //! A process as this kind starts them: environment, secrets, temporary files; program and arguments are to be set.
    ProcessSpec makeSpec(const QString &name);
    //! \a what: for the list of steps: "The driver".
    void run(const ProcessSpec &spec, const LaunchSentence &what);
    ProcessGroup *group(const QString &name) const;
    const std::vector<std::unique_ptr<ProcessGroup>> &groups() const { return m_groups; }
    //! Of all of its processes.
    QList<qint64> processes() const;
    QString logPath() const { return m_request.folder + QStringLiteral("/log"); }
    LaunchReason reasonByLog(const LaunchReason &otherwise) const;
    //! Texts that the log must not show.
    QStringList m_secrets;

private:
    void begin();
    void takeFound();
    void comparePythons();
    void probeMaster();
    void takeProbed(const QString &host, bool known, bool reached);
    void goOn();
    void resume();
    void watch(ProcessGroup &group);
    void settle();
    void finish(LaunchPhase phase);
    void writeFacts(const QString &next = {}) const; //!< \a next: a process that is about to start
    void removeFolders();

    LaunchRequest m_request;
    LaunchState m_state;
    SparkFinder m_finder;
    std::unique_ptr<SparkFinder> m_other;              //!< the executors' Python
    std::vector<std::unique_ptr<QTcpSocket>> m_probes; //!< of masters
    int m_unreached = 0;
    std::vector<std::unique_ptr<ProcessGroup>> m_groups;
    LogTail m_tail;
    QTimer m_look;
    LaunchReason m_failure; //!< its code is not empty: it fails once nothing runs any more
    bool m_ran = false, m_stopping = false, m_telling = false, m_stopsProcesses = false, m_resumed = false;
};

//! $TMPDIR/cinderscope-<uid>-<id>: where temporary files of a launch are.
QString launchTemporaryFolder(const QString &id);

} // namespace cinderscope
