// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QHash>
#include <QList>
#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace cinderscope {

struct RemoteAnswer;

//! What the preflight found on a host. Texts of the far side: as long as a line may be, and worth no more than its
//! word.
struct HostReport
{
    QString system; //!< "Linux x86_64"
    QString user;
    QString hostName, fullName; //!< hostname, hostname -f
    QString sshAddress;         //!< at which ssh's connection arrived
    QStringList addresses;      //!< of its interfaces
    QString ownAddress;         //!< what it takes its own name for; empty: its name is not known there
    bool loginShell = true;     //!< its profile works
    QString sparkHome;
    QString sparkFrom;    //!< "configuration", "SPARK_HOME" or the spark-submit that led there
    QString noSpark;      //!< "unset", "missing PATH", "empty PATH"; set where sparkHome is not
    QString sparkVersion; //!< "4.3.0"; empty: not told
    bool bash = false;
    QString java;        //!< program
    QString javaVersion; //!< "17.0.15"
    int javaMajor = 0;
    QString javaFails; //!< what it says instead of a version
    QString python;    //!< "3.11.2" of the executors' interpreter; empty: none
    bool portsKnown = false;
    QSet<int> ports; //!< that somebody listens on

    static HostReport of(const RemoteAnswer &answer);
    //! Why no Spark daemon can run there: "no-spark", "no-bash", "no-java", "wrong-java". \a title names the host.
    std::optional<LaunchReason> problem(const QString &title) const;
    //! "node1: Spark 4.3.0 at /opt/spark, Java 17.0.15".
    LaunchSentence sentence(const QString &title) const;
};

//! An address that others can reach: none of the loopback, none of a link.
bool isReachableAddress(const QString &address);

//! What each host takes names for: by host (index), by name.
using NameTable = QHash<int, QHash<QString, QStringList>>;

//! What a daemon on a host gets as --host, which is also what the others (and drivers) are told: the first of
//! \a candidates that stands for one of the host's own addresses on every host that was asked, the host itself
//! included (on Debian a host's own name often is 127.0.1.1 for itself); else the address at which ssh arrived, else
//! the first of its addresses. IPv6 addresses in brackets, as Spark wants them. "localhost" is good where there is but
//! one host and it has nothing else.
QString advertisedHost(const HostReport &host, const QStringList &candidates, const NameTable &names);
//! In this order: what ssh calls it, its full and its short name; none twice, nothing that is no host name.
QStringList nameCandidates(const HostReport &host, const QString &sshName);

//! \a wanted where it is free; 0: the first free one from \a first on. 0 where there is none.
int choosePort(const HostReport &host, int wanted, int first, const QSet<int> &taken = {});

} // namespace cinderscope
