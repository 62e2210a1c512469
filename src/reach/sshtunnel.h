// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "reach/askpassserver.h"
#include "reach/route.h"
#include "reach/socksrelay.h"
#include "reach/sshtrouble.h"

#include <QElapsedTimer>
#include <QHash>
#include <QObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>

class QLocalSocket;

namespace cinderscope {

class RuntimeFolder;
class SshProcess;

//! How ssh is run; for everybody but tests the default.
struct SshSettings
{
    QString program = QStringLiteral("ssh");
    QString configPath;      //!< -F; empty: the person's own
    QString runtimeParent;   //!< of RuntimeFolder
    QString askpassProgram;  //!< empty: findAskpass()
    bool reuseMaster = true; //!< go over a ControlMaster of the person's that runs already: no second login
    int connectTimeoutMs = 15'000;
    int loginTimeoutMs = 60'000; //!< for the whole login, without the time that a question is open
    int aliveIntervalS = 5;      //!< a tunnel is lost after aliveCount intervals without a sign of life
    int aliveCount = 3;
    int firstRetryMs = 1'000; //!< doubled each time
    int lastRetryMs = 60'000;
};

//! A tunnel through an SSH host by the person's own OpenSSH: its configuration, keys, agent, known hosts and jump hosts
//! hold. One ssh process without a shell or forwards of its own; connections through it are made over its control
//! socket, in a folder that only this user can enter, and come out of a SocksRelay. ssh ends with this process, also
//! when that is killed. When the tunnel is lost it is made again with growing pauses, and the proxy stays the same.
//! Lives in one thread with an event loop that ends after it; never blocks, but for up to a fifth of a second in
//! stop().
class SshTunnel : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Down,     //!< not started, or given up
        Starting, //!< also while a question is open
        Up,
        Waiting //!< for the next try
    };

    SshTunnel(const SshHost &host, const QList<SshHost> &jumps, const SshSettings &settings = {},
              QObject *parent = nullptr);
    ~SshTunnel() override;

    //! Also tries again at once where it waits or has given up. Invalid hosts: failed().
    void start();
    void stop();
    //! Answers question(); nothing means no.
    void answer(quint64 question, const std::optional<QString> &text);

    State state() const { return m_state; }
    //! Valid from the first up() on, the same until the tunnel is destroyed.
    QNetworkProxy proxy() const { return m_relay.proxy(); }
    //! Of the ssh process; 0 where none runs or the person's own master is used.
    qint64 processId() const;
    //! True while it goes over a ControlMaster of the person's.
    bool usesForeignMaster() const { return !m_foreignControl.isEmpty(); }
    //! Folder of the sockets; empty while there is none.
    QString runtimePath() const;
    //! Program and arguments of another ssh that runs a command over this connection, to be added at the end; it makes
    //! no connection of its own and asks nothing. Empty while it is not up.
    QStringList sessionCommand() const;

    //! The program that takes ssh's questions, beside this one or where it is installed; empty if it is not there.
    static QString findAskpass();

Q_SIGNALS:
    void up();
    //! Not connected (any more); tried again by itself after \a retryMs.
    void lost(const cinderscope::Error &error, int retryMs);
    //! Given up: needs the person; start() tries again.
    void failed(const cinderscope::Error &error);
    //! To be answered by answer(). If nobody is connected to it, every question is answered with no.
    void question(const cinderscope::SshQuestion &question);
    //! A question is no longer open.
    void settled(quint64 question);

private:
    struct Failure
    {
        FarFailure failure;
        qint64 at; // ms of m_clock
    };

    void lookForMaster();
    void takeConfiguration();
    void watchMaster(const QString &control);
    void launch();
    QStringList options() const;
    QStringList hostArguments() const;
    QProcessEnvironment environment() const;
    void poll();
    void becomeUp();
    void readErrors();
    void processEnded(int code, int signal);
    void giveUpOrWait(const Error &error);
    void takeQuestion(const SshQuestion &question);
    void tearDown();
    FarChannel *dial(QObject *parent);
    FarFailure reasonOfFailure();

    SshHost m_host;
    QList<SshHost> m_jumps;
    SshSettings m_settings;
    State m_state = State::Down;
    SocksRelay m_relay;
    std::unique_ptr<RuntimeFolder> m_folder;
    std::unique_ptr<AskpassServer> m_askpass;
    std::unique_ptr<SshProcess> m_process;
    std::unique_ptr<QProcess> m_query;     // ssh -G
    std::unique_ptr<QLocalSocket> m_watch; // to a master that is not ours
    QString m_foreignControl;
    bool m_mayFork = false; // this ssh knows ForkAfterAuthentication, as its configuration (-G) shows
    QTimer m_poll, m_deadline, m_retry;
    int m_retryMs = 0;
    QByteArray m_errors;               // what ssh said last
    std::deque<Failure> m_failures;    // of connections, not asked for yet
    QHash<QString, QString> m_answers; // passwords by prompt, for the next connection
    QHash<quint64, QString> m_prompts; // of open questions whose answer is kept
    QHash<QString, int> m_asked;       // how often in this connection
    QElapsedTimer m_clock;
};

} // namespace cinderscope
