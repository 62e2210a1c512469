// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "jupyter/jupyterserver.h"
#include "reach/access.h"

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QStringList>
#include <QTimer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QJsonObject;
class QSslError;
class QWebSocket;

namespace cinderscope {

class RestClient;
struct KernelMessage;
struct RawAnswer;

//! A piece of what a request of ours printed.
struct KernelOutput
{
    enum class Kind
    {
        Stdout,
        Stderr,
        Result,  //!< of the last expression, as text/plain
        Display, //!< display_data, as text/plain
        Error    //!< traceback
    };
    Kind kind = Kind::Stdout;
    QString text; //!< without ANSI sequences

    bool operator==(const KernelOutput &) const = default;
};

struct ExecuteOptions
{
    bool silent = false;       //!< other clients do not see the code, nor does the history
    bool storeHistory = false; //!< counts as a cell: In [n]
    //! user_expressions: name to code, evaluated afterwards.
    QList<std::pair<QString, QString>> expressions;
    int timeoutMs = 0; //!< from sending on; 0: none. After it the handler is called, the kernel goes on.
};

struct ExecuteResult
{
    enum class Outcome
    {
        Ok,
        Error,        //!< an exception in the code
        Aborted,      //!< an earlier request failed, and the kernel dropped this one
        KernelDied,   //!< restarted or dead before it answered
        Disconnected, //!< the channel was closed, or the connection was lost and the answer with it
        Timeout
    };
    Outcome outcome = Outcome::Ok;
    QString errorName, errorText, traceback; //!< without ANSI sequences
    int executionCount = 0;
    QList<KernelOutput> outputs;
    bool outputCut = false;              //!< more came than is kept
    QHash<QString, QString> expressions; //!< name to text/plain; those that failed are left out
};

//! One WebSocket to a kernel (GET api/kernels/<id>/channels), Jupyter messaging 5, both wire forms of Jupyter Server
//! ("v1.kernel.websocket.jupyter.org" and JSON). Runs code, and observes what other clients run. Connects again by
//! itself, with growing pauses, and says what it may have missed. Bounded: a message above kMostMessage ends the
//! connection (Qt reads no larger ones), outputs beyond kMostOutput of a request and kMostCells cells are dropped.
//! Lives in one thread with an event loop, never blocks, calls every handler exactly once, never from within execute().
class KernelChannel : public QObject
{
    Q_OBJECT

public:
    enum class State
    {
        Closed,
        Connecting,
        Open,
        Waiting, //!< the connection was lost, or not to be had: tried again by itself
        Failed   //!< needs a person: login, certificate; or the kernel (or its server) is gone
    };
    Q_ENUM(State)
    enum class Kernel
    {
        Unknown,
        Starting,
        Idle,
        Busy,
        Restarting,
        Dead
    };
    Q_ENUM(Kernel)
    using ExecuteHandler = std::function<void(const ExecuteResult &)>;
    using InputsHandler = std::function<void(const Result<QList<std::pair<int, QString>>> &)>;

    static constexpr qint64 kMostMessage = 16 * 1024 * 1024; //!< bytes
    static constexpr qint64 kMostOutput = 1024 * 1024;       //!< characters kept of one request
    static constexpr int kMostCells = 2'000;                 //!< kept by cells()
    static constexpr qsizetype kMostCode = 64 * 1024;        //!< characters of a cell's code that are kept

    //! \a server: root with a slash at the end. \a access: JupyterWatcher::access().
    KernelChannel(const QUrl &server, const QString &kernelId, const Access &access, QObject *parent = nullptr);
    ~KernelChannel() override;

    void open();
    //! Requests under way end as Disconnected.
    void close();
    //! Another token or tunnel; connects again if it is not open.
    void setAccess(const Access &access);

    //! "idle", "busy", … as Jupyter writes them; Unknown for others.
    static Kernel kernelOfWord(const QString &word);

    State state() const { return m_state; }
    Kernel kernel() const { return m_kernel; }
    //! Why it is Waiting or Failed.
    const Error &error() const { return m_error; }
    const QString &kernelId() const { return m_kernelId; }
    //! As kernel_info_reply says, once it came: "python", "scala"; "ipython", "almond".
    const QString &language() const { return m_language; }
    const QString &implementation() const { return m_implementation; }
    QString languageVersion() const { return m_languageVersion; }

    //! The message id: what output() and cells name. Sent once the channel is open; the kernel runs it when it is not
    //! busy any more. stdin is not allowed: code that asks for it gets an error.
    QString execute(const QString &code, const ExecuteOptions &options, ExecuteHandler handler);
    //! Asks for code to be run and hears nothing of it: for destructors. Nothing where the channel is not open.
    void sendLast(const QString &code);
    //! Inputs of the kernel's session, newest last: execution count and code. For what ran before the channel was open.
    void askInputs(int most, InputsHandler handler);
    //! POST api/kernels/<id>/interrupt.
    void interrupt(std::function<void(const Result<void> &)> handler = {});

    //! What other clients (and execute() with storeHistory) ran as far as it was seen, in the order of their begin.
    const QList<CellRun> &cells() const { return m_cells; }
    //! Cells that began before the channel was open have no code, or are not known at all: time of the first message.
    TimeMs openedAt() const { return m_openedAt; }

Q_SIGNALS:
    void stateChanged();
    void kernelChanged();
    //! Of requests of execute() only.
    void output(const QString &messageId, const cinderscope::KernelOutput &output);
    void cellStarted(const cinderscope::CellRun &run);
    //! Code, end, error became known.
    void cellChanged(const cinderscope::CellRun &run);
    //! The kernel process is another one now: cells ended, Spark in it is gone, execution counts begin at 1.
    void kernelRestarted();
    //! The connection was lost at \a from and is there again: cells may be missing.
    void missed(qint64 from);

private:
    struct Request;

    void connectNow();
    void connected();
    void disconnected(const QString &why);
    void checkCertificate(const QList<QSslError> &errors);
    void probe();
    void takeProbe(const RawAnswer &answer);
    void fail(const Error &error);
    void wait(const Error &error);
    void dropSocket();
    void setState(State state, const Error &error = {});
    void setKernel(Kernel kernel);
    void beat();
    void takeBytes(const QByteArray &bytes, bool v1);
    void take(const KernelMessage &message);
    void takeStatus(const KernelMessage &message);
    void takeReply(const KernelMessage &message);
    void takeOutput(const KernelMessage &message);
    void takeInput(const KernelMessage &message);
    void takeInfo(const KernelMessage &message);
    void addOutput(Request &request, KernelOutput::Kind kind, const QString &text, bool cut);
    CellRun *cellOf(const QString &messageId);
    CellRun &addCell(const CellRun &run);
    CellRun *unseenCell(const KernelMessage &message);
    void endCell(const QString &messageId, TimeMs time);
    void restarted(ExecuteResult::Outcome outcome);
    bool send(const QString &type, const QString &channel, const QString &messageId, const QJsonObject &content);
    void sendQueued();
    void sendExecute(const QString &id);
    void finish(const QString &messageId, ExecuteResult::Outcome outcome);
    void finishAll(ExecuteResult::Outcome outcome);
    void askInfo();
    QString newId();

    QUrl m_server;
    QString m_kernelId, m_session, m_language, m_implementation, m_languageVersion;
    Access m_access;
    std::unique_ptr<QWebSocket> m_socket;
    std::unique_ptr<RestClient> m_rest, m_actions;
    std::optional<Error> m_tlsError;
    bool m_v1 = false;
    State m_state = State::Closed;
    Kernel m_kernel = Kernel::Unknown;
    Error m_error;
    QList<CellRun> m_cells;
    QHash<QString, TimeMs> m_busy; // execute_requests that run, by message id: since when
    bool m_busyUnseen = false;     // the kernel was busy when the channel opened, it is not known with what
    bool m_awaitsStart = false;    // of the next process: the one that spoke has ended
    bool m_hadProcess = false;     // the kernel's process spoke: "starting" means another one from now on
    QHash<QString, std::shared_ptr<Request>> m_requests;
    QStringList m_queue; // ids that wait for the channel
    QHash<QString, InputsHandler> m_inputs;
    QString m_infoId;
    QStringList m_doubtful; // sent before the connection was lost
    QTimer m_retry, m_beat;
    int m_failures = 0, m_unanswered = 0;
    quint64 m_counter = 0;
    TimeMs m_openedAt = kNoTime, m_lostAt = kNoTime;
};

} // namespace cinderscope
