// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

//! What is run on a far host. Each script is the standard input of `exec /bin/sh -s`, words that every login shell
//! reads alike: no value is on a command line, there or here. It is one function, so that a connection that breaks in
//! the middle runs nothing; values stand in it as shellWord()s. POSIX sh; the answer is read by RemoteAnswer.
namespace cinderscope {

struct RemoteScript
{
    QByteArray text;
    QByteArray mark; //!< of its answer
};

//! What ssh is given as the remote command.
inline constexpr char kRemoteCommand[] = "exec /bin/sh -s";

//! Private folders that are tried, in order, as a shell writes them; a daemon's is NAME below one of them. State of the
//! person's, and where there is no home (a user of a service) beside the temporary files.
QStringList remoteBases();

struct PreflightWish
{
    QString sparkHome;         //!< empty: that of the login shell, else what spark-submit of its PATH belongs to
    QString java;              //!< JAVA_HOME; empty: that of the login shell
    PropertyPairs environment; //!< of the configuration
};

//! What is there, seen with the environment of the login shell (its profile is run; where that does not work, as
//! "login" then says, with sshd's). Keys: login, system, user, hostname, fqdn, connection (SSH_CONNECTION), addresses,
//! ownaddress, home, nohome, core (names of the jars), bash, java, javaversion, javafails, python, hexports (of
//! /proc/net), ports, writes.
RemoteScript preflightScript(const PreflightWish &wish);

//! "name NAME ADDRESS" for each address that a name has there.
RemoteScript namesScript(const QStringList &names);

struct DaemonStart
{
    QString name;      //!< of its private folder: [a-zA-Z0-9-]
    QString className; //!< of Master or Worker
    QStringList arguments;
    QString sparkHome;         //!< as the preflight found it
    QString javaHome;          //!< empty: the login shell's
    PropertyPairs environment; //!< of the configuration
    QByteArray properties;     //!< lines of a properties file, which come behind conf/spark-defaults.conf
    QString localAddress;      //!< SPARK_LOCAL_IP where the person's environment has none; empty: not set
    bool loginShell = true;    //!< false: its profile does not work
};

//! Makes the folder with "stop" (the script that ends it and removes the folder), "spark.conf" and "log", all for this
//! user only, and starts the daemon in the background, without the session's terminal, pipes or process group. Keys:
//! dir, pid, failed (why).
RemoteScript startScript(const DaemonStart &daemon);

struct DaemonLook
{
    QString folder;
    qint64 pid = 0;
    qint64 offset = 0; //!< of the log: what was read
};

//! "alive N 0|1" and what the logs have more, at most 64 kB each, as logs N.
RemoteScript lookScript(const QList<DaemonLook> &daemons);

//! Ends a daemon that is verified to be the one of that folder: SIGTERM, after \a graceS SIGKILL; what it started and
//! runs on within its folder too; then the folder goes. \a folder empty: it is looked for below remoteBases(). Goes on
//! when the connection breaks. Keys: stopped PID, gone (no such folder), left (what could not be ended or removed).
RemoteScript stopScript(const QString &name, const QString &folder, int graceS);

//! For a person: ends what runs in that folder, as stopScript().
QString stopCommand(const QString &sshHost, int sshPort, const QString &folder);

//! True for a name that startScript() takes: it stands in scripts as it is.
bool isDaemonName(const QString &name);
//! True for what startScript() may have answered as the folder of \a name.
bool isDaemonFolder(const QString &folder, const QString &name);

} // namespace cinderscope
