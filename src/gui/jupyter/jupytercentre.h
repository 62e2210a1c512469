// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/notebookcells.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"
#include "launch/run/launcher.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QTimer>

namespace cinderscope {

class KernelChannel;

//! A kernel with the server that runs it.
struct KernelPlace
{
    JupyterServer server;
    JupyterKernel kernel;
};

//! The notebooks of the window: Jupyter servers with their kernels, what the kernels run, and which application is
//! whose. A kernel with a Spark application has a connection of its own, by which its cells are seen; so has one that
//! somebody looks at. What was seen of a kernel stays while its application is known. GUI thread; nothing of it blocks.
class JupyterCentre : public QObject
{
    Q_OBJECT

public:
    static constexpr int MostChannels = 32;   //!< connections to kernels at a time
    static constexpr int MostRemembered = 16; //!< applications whose kernel is gone
    static constexpr int TellMs = 120;        //!< cells are told at most that often

    struct Options
    {
        bool persistent = true; //!< servers that were named are remembered (QSettings "jupyter/servers")
        JupyterWatcher::Settings watcher;
        std::unique_ptr<SecretBackend> keychain; //!< nullptr: the system's
    };
    explicit JupyterCentre(QObject *parent = nullptr);
    explicit JupyterCentre(Options options, QObject *parent = nullptr);
    ~JupyterCentre() override;

    //! Looks for servers from now on. Once.
    void start();
    JupyterWatcher &watcher() const { return *m_watcher; }
    SecretStore &secrets() { return m_secrets; }
    QList<JupyterServer> servers() const { return m_watcher->servers(); }

    //! Adds what the person typed, and remembers it. Errors: InvalidArgument.
    Result<QString> addServer(const QString &address, const Route &route, const QString &name);
    void removeServer(const QString &id);
    bool isRemembered(const QString &id) const; //!< it was named by the person
    //! The person's name of it, else host and port (and the user's part of a hub).
    QString nameOf(const JupyterServer &server) const;

    std::optional<KernelPlace> kernel(const QString &kernelId) const;
    //! Of the kernel that has the application, or had it; its kernel's state is the newest.
    std::optional<KernelPlace> kernelOf(const QString &applicationId) const;
    //! Cells of the kernel that runs (or ran) the application; null where no kernel is known for it.
    NotebookCellsPtr cells(const QString &applicationId) const;
    //! Connects to the kernel although it has no application.
    void look(const QString &kernelId);

    //! Opens a kernel's notebook in the browser; empty: not known. Without the token.
    static QUrl notebookUrl(const JupyterServer &server, const JupyterKernel &kernel);

    // ---- starting Spark

    //! Where drivers of this computer find this window, as the preview shows it.
    void setListener(const TemplateListener &listener) { m_listener = listener; }
    //! Makes the launches of kind KernelSession, for Launcher::addKind(); this object outlives them.
    LaunchFactory factory() { return kernelLaunchFactory(*m_watcher); }
    //! Whether what runs in the kernel can come to this window: it runs on this computer.
    bool isNear(const QString &kernelId) const;
    //! What would be sent to the kernel, for people: no secrets. Errors: notebookTemplate(), render().
    Result<QString> preview(const SessionConfig &config, const JupyterKernel &kernel, ExistingContext existing) const;

    using DoneHandler = JupyterWatcher::DoneHandler;
    void interrupt(const QString &kernelId, DoneHandler handler);
    void restart(const QString &kernelId, DoneHandler handler);
    //! Runs spark.stop() in the kernel, when its cell has ended; nothing comes into the notebook. Errors: NotFound,
    //! Network, Protocol (what the kernel said).
    void stopSpark(const QString &kernelId, DoneHandler handler);

Q_SIGNALS:
    //! Servers, kernels or their states; at most some times a second.
    void serversChanged();
    //! cells() of this application is another one.
    void cellsChanged(const QString &applicationId);
    //! A route or a login needs the person; see JupyterWatcher.
    void tokenWanted(const QString &id);
    void routeQuestion(const QString &id, const cinderscope::SshQuestion &question);
    void routeSecretNeeded(const QString &id, cinderscope::Route::Secret secret);

private:
    struct Watched;
    struct Remembered
    {
        QString serverId, kernelId;
        NotebookCellsPtr cells;
        qint64 used = 0;
    };
    void take();
    void watch(const JupyterServer &server, const JupyterKernel &kernel);
    void dropGone(const QSet<QString> &wanted);
    void tell();
    void noteCells(const QString &kernelId);
    void save() const;

    SecretStore m_secrets; //!< before the watcher, which uses it
    std::unique_ptr<JupyterWatcher> m_watcher;
    bool m_persistent;
    std::map<QString, std::unique_ptr<Watched>> m_channels; //!< by kernel
    QHash<QString, Remembered> m_cells;                     //!< by application
    TemplateListener m_listener;
    QSet<QString> m_looked;  //!< kernels that are looked at
    QSet<QString> m_changed; //!< kernels whose cells are to be told of
    QTimer m_tell, m_take;
    qint64 m_clock = 0;
};

} // namespace cinderscope
