// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "launch/config/sessionconfig.h"

#include <QByteArray>
#include <QList>
#include <QString>

//! Session configurations in files. Any thread; blocks as long as the disk needs.
//!
//! TOML (toml.io 1.0, UTF-8, at most 1 MiB), the form that is written:
//!
//!     name = "Nightly numbers"
//!     kind = "local-session"            # sessionKindWord()
//!     description = "…"
//!     master = "local[4]"
//!     spark-version = "4.3"
//!     packages = ["org.apache.spark:spark-avro_2.13:4.3.0"]
//!     repositories = ["https://repo.example.org/maven"]
//!     listener = true
//!     keep-running = false
//!     connect-server = false
//!     [spark]         home, python, java
//!     [properties]    "spark.sql.shuffle.partitions" = 64     # or nested: spark.sql.shuffle.partitions = 64
//!     [environment]   HADOOP_USER_NAME = "etl"
//!     [resources]     driver-memory, driver-cores, executor-memory, executor-cores, executors, dynamic-allocation
//!     [submit]        application, main-class, arguments, cluster-mode, jars, py-files, files
//!     [cluster]       host, port, web-port, workers, worker-cores, worker-memory, hosts, workers-file,
//!                     remote-spark-home, remote-java
//!     [notebook]      server, kernel, template, existing, folder, port, lab
//!     [history]       folder, port
//!
//! Values of properties and of the environment may be texts, numbers, truth values or arrays of them (joined by
//! commas, as Spark's lists are). "~/" at the start of a path is left as it is: expandedPath() resolves it.
//!
//! JSON, read and never written; which shapes: sessionjson.h.
namespace cinderscope {

//! Something in a file that was not used, or only half understood.
struct SessionRemark
{
    QString text;             //!< a whole English sentence
    int line = 0, column = 0; //!< from 1, columns in characters; 0: the whole file

    bool operator==(const SessionRemark &) const = default;
};

//! Errors: NotFound, NoPermission, Io, TooLarge (over 1 MiB), Empty, Corrupt (no UTF-8, no TOML, a value of a wrong
//! type, an unknown kind; detail: "line 3, column 7: cause. cure"), InvalidArgument (a folder or a device).
Result<SessionConfig> readSessionFile(const QString &path, QList<SessionRemark> *remarks = nullptr);
//! The same for its bytes; \a path only names them.
Result<SessionConfig> readSessionText(const QByteArray &text, const QString &path,
                                      QList<SessionRemark> *remarks = nullptr);
//! Whether readSessionText() takes it for JSON.
bool isJsonSession(const QByteArray &text);

//! Makes the file, or changes it: what the person wrote beside our keys (comments, unknown keys, order, spelling of
//! values that stay the same) is kept. Atomic, mode 0600. Sets path and digest of \a config. Errors: InvalidArgument
//! (no name; \a path is no *.toml), NoPermission, NotFound, DiskFull, Io; Corrupt with "changed since …" where the file
//! is not the one that config.digest tells of (or is there at all for a config without path): nothing is written then;
//! Unsupported: written in a way that cannot be changed here without loss, a copy elsewhere can.
Result<void> writeSessionFile(SessionConfig &config, const QString &path);
//! A new file's text.
QByteArray sessionText(const SessionConfig &config);

//! "~" and "~/…" with the person's home in it; $NAME and ${NAME} are not touched.
QString expandedPath(const QString &path);

} // namespace cinderscope
