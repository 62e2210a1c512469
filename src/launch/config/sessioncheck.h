// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/config/sessionconfig.h"

#include <QList>
#include <QString>

#include <optional>

namespace cinderscope {

//! One thing that is wrong, or worth knowing, with a configuration.
struct SessionProblem
{
    enum class Severity
    {
        Error,   //!< it cannot start, or would not be what is written
        Warning, //!< it starts, probably not as meant
        Remark   //!< good to know
    };

    //! The file's key: "name", "master", "spark.home", "packages", "resources.driver-memory", "submit.application",
    //! "cluster.hosts", …; "properties/<key>" and "environment/<name>" for one of those.
    QString field;
    Severity severity = Severity::Error;
    QString code;       //!< stable: "wrong-type", "unknown-property", "missing-file", …
    QString cause;      //!< a whole sentence, translated where a translator is installed
    QString cure;       //!< the same; may be empty
    QString suggestion; //!< a value (or for unknown-property and deprecated a key) that would be right; may be empty

    bool operator==(const SessionProblem &) const = default;
};

//! Everything that can be told without looking at disk or network; some milliseconds for some hundred properties.
//! Worst first. \a sparkVersion: where known better than config.sparkVersion, e.g. as found at spark.home.
QList<SessionProblem> checkSession(const SessionConfig &config, const QString &sparkVersion = {});
//! What only the disk can tell: missing files, wrong SPARK_HOME, what is no Python, permissions. Any thread, blocks;
//! starts no process.
QList<SessionProblem> checkSessionFiles(const SessionConfig &config);
//! True where nothing is an Error.
bool canStart(const QList<SessionProblem> &problems);

//! One value as Spark would read it; nullopt: right. For fields of a form. \a key may be unknown (then everything is
//! right).
std::optional<SessionProblem> checkProperty(const QString &key, const QString &value, const QString &sparkVersion = {});
//! "4.3.0" out of a Spark home: RELEASE, else the name of jars/spark-core_*.jar; empty where it is none. Blocks.
QString sparkVersionOf(const QString &home);

} // namespace cinderscope
