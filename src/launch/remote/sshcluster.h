// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"
#include "launch/run/launcher.h"
#include "reach/askpassserver.h"
#include "reach/sshtunnel.h"

#include <memory>
#include <optional>
#include <vector>

namespace cinderscope {

class RemoteDaemon;
struct Place;

//! What is different for tests; for everybody else the default.
struct SshClusterSettings
{
    SshSettings ssh;         //!< how ssh is run
    int masterMs = 120'000;  //!< from its start to its first answer
    int workerMs = 120'000;  //!< from its start until the master knows it
    int startLookMs = 1'000; //!< how often processes and the master are looked at while it starts
    int lookMs = 5'000;      //!< how often the master is asked while it runs; its logs are read every third time
    int stopGraceS = 10;     //!< between SIGTERM and SIGKILL
};

//! A standalone cluster on other computers, over the person's own OpenSSH: SessionKind::SshCluster. One connection a
//! host, made by SshTunnel; everything that is run there is a script on the standard input of one /bin/sh
//! (remotescript.h), so that nothing of it is in an argument list, and no word of it is read by whatever login shell
//! there is. What it starts has a private folder on its host, with pid and log, and outlives the connection. The
//! configuration's properties come behind the conf/spark-defaults.conf of each host, in a file of mode 0600.
//!
//! A worker that cannot be had does not hold the others up, as with sbin/start-all.sh: its step says why, and so does
//! state().reason while it is Running (that of the first such worker). Without a master or any worker it is Failed. The
//! reason "left-behind" of a Failed one that was stopped says which process may still run where, and the command that
//! ends it.
//!
//! Lives in one thread with an event loop; blocks nowhere. Destroyed without keepRunning: the ends are sent off by an
//! object of its own that lives until they are done, and is waited for (at most twenty seconds) when the
//! application quits.
class SshCluster : public Launch
{
    Q_OBJECT

public:
    //! With request.previous: what an earlier program left, from the record in request.folder; start() then connects
    //! and looks at it, and what had not come to run is ended. Use sshClusterFactory().
    explicit SshCluster(const LaunchRequest &request, const SshClusterSettings &settings = {},
                        QObject *parent = nullptr);
    ~SshCluster() override;

    const LaunchState &state() const override;
    void start() override;
    void stop() override;
    void setKeepRunning(bool keep) override;

    //! Answers question(); nothing means no.
    void answer(quint64 question, const std::optional<QString> &text);

    //! Name of the record in the folder: which daemons are where. No secrets; mode 0600.
    static QString recordName();

Q_SIGNALS:
    //! ssh wants to know something; to be answered by answer(). If nobody is connected when start() is called, the
    //! answer is no. The passphrase of one key is asked once, for however many hosts.
    void question(const cinderscope::SshQuestion &question);
    //! A question is no longer open.
    void settled(quint64 question);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

//! For Launcher::addKind(SessionKind::SshCluster, …). Null for a previous one whose record is not there or broken.
LaunchFactory sshClusterFactory(const SshClusterSettings &settings = {});

//! By which discovery sees the cluster of a state of this kind: its master's page, through SSH to its host, under the
//! id of the state. Nothing before the master's address is known, or where the configuration's hosts cannot be read.
//! May read a workers file.
std::optional<Place> sshClusterPlace(const LaunchState &state);

} // namespace cinderscope
