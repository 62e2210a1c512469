// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "jupyter/jupyteraddress.h"
#include "jupyter/jupyterserver.h"
#include "jupyter/typedjupyterserver.h"
#include "reach/access.h"
#include "reach/route.h"
#include "reach/secretstore.h"
#include "reach/sshtunnel.h"

#include <QHash>
#include <QList>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QFileSystemWatcher;

namespace cinderscope {

class RestClient;
struct KernelProcess;
struct RuntimeServer;

//! The Jupyter servers of this computer, as Jupyter itself finds them (runtime files), and those that were named, with
//! their kernels and what Spark is in them. Asks each server in a calm rhythm (GET api/status, api/kernels,
//! api/sessions, once api/kernelspecs); a server that does not answer less and less often. Lives in the GUI thread,
//! never blocks. Tokens are kept by it in memory and by the SecretStore, nowhere else.
class JupyterWatcher : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        bool useRuntimeFiles = true;
        QStringList runtimeFolders;  //!< empty: Jupyter's own (jupyterRuntimeFolders())
        int pollMs = 4'000;          //!< of a server that answers
        int slowestMs = 60'000;      //!< of one that does not
        bool lookAtProcesses = true; //!< which JVM belongs to which kernel, by /proc
    };

    //! \a secrets must outlive it.
    explicit JupyterWatcher(SecretStore &secrets, QObject *parent = nullptr);
    JupyterWatcher(SecretStore &secrets, const Settings &settings, QObject *parent = nullptr);
    ~JupyterWatcher() override;

    void start();
    void stop();
    //! Looks again at once: folders, servers, kernels. \a id empty: at all.
    void refresh(const QString &id = {});

    //! In the order in which they came; hub users' servers behind their hub's.
    QList<JupyterServer> servers() const;
    std::optional<JupyterServer> server(const QString &id) const;
    //! All that are there have been asked (whatever they said) since start().
    bool isSettled() const;

    //! Adds what the person typed (JupyterAddress::parse()); a token in it goes to the SecretStore at once. The value
    //! is the id (of a hub: its URL; its servers appear once it told of them). A server that is there already stays and
    //! becomes typed. Errors: InvalidArgument.
    Result<QString> addServer(const QString &address, const Route &route = {}, const QString &name = {});
    //! As settings kept it.
    void addServer(const TypedJupyterServer &server);
    //! Those of addServer(), for settings.
    QList<TypedJupyterServer> typedServers() const;
    //! Forgets it and its token. One that a runtime file tells of comes back as found.
    void removeServer(const QString &id);
    //! Another token; kept by the SecretStore, asked with at once. Empty: none.
    void setToken(const QString &id, const QString &token);

    //! How to ask a server: proxies, tunnel, TLS, pins and its token as Authorization header. Holds secrets. Nothing
    //! while its route is not open.
    std::optional<Access> access(const QString &id) const;
    //! Opens the route again after the person gave what it wants.
    void reopen(const QString &id);

    //! Tells what Spark application a kernel has (KernelChannel users, a start's result): it is shown until the kernel
    //! restarts. Empty: none.
    void setApplication(const QString &serverId, const QString &kernelId, const QString &applicationId,
                        const QUrl &sparkUi);

    //! What an open KernelChannel hears of its kernel, which is newer than any poll: "busy", "idle", "starting",
    //! "restarting". Empty: the channel is open no more, polls tell again.
    void setState(const QString &serverId, const QString &kernelId, const QString &state);

    using DoneHandler = std::function<void(const Result<void> &)>;
    //! POST api/kernels/<id>/interrupt and restart. Errors as RestClient's. \a handler is not called when the server is
    //! removed before.
    void interrupt(const QString &serverId, const QString &kernelId, DoneHandler handler);
    void restart(const QString &serverId, const QString &kernelId, DoneHandler handler);

Q_SIGNALS:
    void serverAdded(const cinderscope::JupyterServer &server);
    void serverChanged(const cinderscope::JupyterServer &server);
    void serverRemoved(const QString &id);
    //! The server wants a token, or another one (state LoginWanted). Once until it changes.
    void tokenWanted(const QString &id);
    //! The route needs the person: RouteOpener's failed(); what of, if secret.
    void routeFailed(const QString &id, const cinderscope::Error &error);
    void routeSecretNeeded(const QString &id, cinderscope::Route::Secret secret);
    void routeQuestion(const QString &id, const cinderscope::SshQuestion &question);

public:
    //! Answers routeQuestion(); nothing means no.
    void answer(const QString &id, quint64 question, const std::optional<QString> &text);

    struct SparkInKernel
    {
        QString applicationId;
        QUrl ui;
        qint64 kernelPid = 0;
        bool byProcess = false; //!< /proc tells it, and that it is gone
    };

private:
    struct Entry;

    void readFolders();
    void takeRuntimeServers(const QList<RuntimeServer> &servers);
    void lookAtProcesses();
    void takeProcesses(const QList<KernelProcess> &processes);
    void askUi(const QString &kernelId, qint64 jvm, const QList<QUrl> &pages);
    Entry *find(const QString &id) const;
    Entry &add(const QUrl &url);
    void addTyped(const TypedJupyterServer &server, const QString &token, bool hub);
    void remove(const QString &id);
    void open(Entry &entry);
    void routeOpened(const QString &id, const Access &access);
    void routeTrouble(const QString &id, const Error &error);
    void startPoll(Entry &entry);
    void takePoll(const QString &id);
    void takeHub(const QString &id);
    void publish(Entry &entry, const JupyterServer &told);
    void publishAll();
    void act(const QString &serverId, const QString &path, DoneHandler handler);

    SecretStore &m_secrets;
    Settings m_settings;
    QStringList m_runtimeFolders;
    std::vector<std::unique_ptr<Entry>> m_entries;
    std::unique_ptr<QFileSystemWatcher> m_folders;
    QTimer m_folderTimer, m_processTimer, m_soon;
    QHash<QString, SparkInKernel> m_spark; // by kernel id
    QHash<QString, QString> m_states;      // by kernel, of setState()
    QSet<qint64> m_jvms;                   // that were seen last
    std::vector<std::unique_ptr<RestClient>> m_uis;
    QThreadPool m_pool;
    bool m_started = false, m_reading = false, m_readOnce = false, m_looking = false;
};

} // namespace cinderscope
