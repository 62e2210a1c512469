// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! A kernel as GET /api/kernels and /api/sessions tell of it (Jupyter Server REST API).
struct JupyterKernel
{
    QString id;       //!< UUID
    QString spec;     //!< name of the kernel spec: "python3"
    QString language; //!< of its spec: "python", "scala"; empty: not told
    QString state;    //!< starting, idle, busy, restarting, dead, …
    TimeMs lastActivity = kNoTime;
    int connections = 0;
    QString notebook; //!< path of the notebook (or console) that it belongs to, below the server's root; may be empty
    QString sessionId, sessionType; //!< notebook, console, file
    qint64 pid = 0;                 //!< on this computer; 0: not known
    QString applicationId;          //!< of the Spark application in it; empty: none is known
    QUrl sparkUi;

    bool operator==(const JupyterKernel &) const = default;
};

//! Why a server cannot be used; JupyterServer::error has an English sentence with cause and cure.
enum class JupyterTrouble
{
    None,
    Refused,     //!< nobody listens there
    HostUnknown, //!< its name
    Timeout,
    Tls,          //!< CertificateProblem::fromError() of JupyterServer::failure tells
    TokenWanted,  //!< none was given
    TokenWrong,   //!< the one that was given is not taken
    PasswordOnly, //!< it has a password and therefore no token
    LoginPage,    //!< every request is sent to a login page (JupyterHub, a gateway)
    Forbidden,    //!< the token is good, but not for this
    NotJupyter,
    Hub,        //!< a JupyterHub where a server was expected, or the other way round
    UnixSocket, //!< listens on a Unix socket only, which is not spoken here
    Route,      //!< proxy, tunnel
    Stopped,    //!< the server of a JupyterHub user that does not run
    Other
};

//! A running Jupyter server and what it runs: a value. Its token is not in it.
struct JupyterServer
{
    enum class State
    {
        Asking,
        Reached,
        LoginWanted, //!< 401 or 403: no token, or another
        Unreachable,
        Gone
    };
    QString id;            //!< unique and stable: its URL
    QUrl url;              //!< root with a slash at the end: "http://localhost:8888/user/ann/"
    QString version, root; //!< root: its folder, where it tells
    bool typed = false;    //!< named by the person; false: found by a runtime file
    qint64 pid = 0;
    QString runtimeFile;
    State state = State::Asking;
    JupyterTrouble trouble = JupyterTrouble::None;
    QString error;      //!< English, cause and cure, where it is not Reached
    Error failure;      //!< what it was made of; only where trouble is not None
    QString name;       //!< the person's name of it; may be empty
    bool isHub = false; //!< a JupyterHub: its servers are entries of their own, whose hubId is its id
    QString hubId;
    QList<JupyterKernel> kernels;

    bool operator==(const JupyterServer &) const = default;
};

//! A run of a cell, as the kernel's messages tell of it (Jupyter messaging: status, execute_input, execute_reply).
struct CellRun
{
    QString kernelId;
    QString messageId;      //!< msg_id of the execute_request: what the cell tag of jobs holds
    QString cellId;         //!< of the notebook's cell where the client tells it (metadata.cellId); may be empty
    int executionCount = 0; //!< In [n]
    QString code;
    TimeMs started = kNoTime, ended = kNoTime; //!< ended: kNoTime while it runs
    bool failed = false;
    QString errorName, errorText;

    bool operator==(const CellRun &) const = default;
};

//! Tag (and, before Spark 3.5, job group) of the jobs of a cell that the template's hook sets:
//! "cinderscope-cell:<execution count>:<message id>".
inline constexpr char kCellTag[] = "cinderscope-cell:";

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::JupyterServer)
