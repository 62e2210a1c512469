// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QProcessEnvironment>
#include <QString>
#include <QStringList>
#include <QUrl>

namespace cinderscope {

//! A running server as its runtime file tells (jupyter_server.serverapp.ServerApp.server_info, Notebook 6 the same).
struct RuntimeServer
{
    QUrl url; //!< with a slash at the end; of one on all addresses: localhost
    QString token, root, version;
    QString file;   //!< its path
    QString socket; //!< of one that listens on a Unix socket
    bool password = false;
    qint64 pid = 0;

    bool operator==(const RuntimeServer &) const = default;
};

//! Where Jupyter keeps runtime files (jupyter_core.paths.jupyter_runtime_dir, 5.9): JUPYTER_RUNTIME_DIR, else "runtime"
//! in JUPYTER_DATA_DIR, else in the platform's data folder: ~/Library/Jupyter, %APPDATA%\jupyter,
//! $XDG_DATA_HOME/jupyter or ~/.local/share/jupyter. With JUPYTER_PLATFORM_DIRS both that and the platform's own.
QStringList jupyterRuntimeFolders(const QProcessEnvironment &environment);

//! Servers of jpserver-*.json and nbserver-*.json in the folders whose process is alive. A file that belongs to
//! somebody else, or that others may write, is left out: it could name a server that collects what it is asked with.
//! So is what is no regular file, larger than 64 KiB or no JSON object. Deletes nothing. Blocks on the disk; any
//! thread.
QList<RuntimeServer> readRuntimeFiles(const QStringList &folders);

} // namespace cinderscope
