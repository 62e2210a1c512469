// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <cstdint>
#include <map>
#include <optional>

namespace cinderscope {

//! A JVM of this computer that runs Spark, as its command line tells.
struct SparkProcess
{
    enum class Role
    {
        Driver, //!< spark-submit, a shell, PySpark's gateway, Thrift and Connect servers, an IDE's main class, a Scala
                //!< kernel
        Master,
        Worker,
        History
    };
    qint64 pid = 0;
    Role role = Role::Driver;
    QString mainClass;       //!< "org.apache.spark.deploy.master.Master"; of others "java" with Spark in its class path
    quint16 uiPort = 0;      //!< as the command line sets it (spark.ui.port, --webui-port); 0: not there
    quint16 connectPort = 0; //!< of a Connect server, else 0

    bool operator==(const SparkProcess &) const = default;
};

//! Reads the text of /proc/<pid>/cmdline: arguments ended by zeroes. Nothing for what is not Spark's and for executors,
//! which have no pages. \a pid is only copied.
std::optional<SparkProcess> parseSparkCommand(const QByteArray &cmdline, qint64 pid);

//! Spark's JVMs that this user may look into, by the inodes of the sockets they hold. Empty where the system has no
//! /proc. Reads the command line of each process (a few ms for hundreds), open files only of Spark's.
std::map<std::uint64_t, SparkProcess> sparkSockets();

//! True when a process of this user that is not Spark's holds the socket: what listens there is known not to be of
//! interest. Reads the open files of all own processes: only for sockets that were not seen before.
bool belongsToStranger(std::uint64_t inode);

} // namespace cinderscope
