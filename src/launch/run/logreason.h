// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"
#include "launch/run/processgroup.h"

#include <optional>
#include <QString>
#include <QStringList>

namespace cinderscope {

//! What the reader of a log knows besides.
struct LogContext
{
    QString master;       //!< that was used
    QString sparkVersion; //!< may be empty
    int javaMajor = 0;    //!< 0: unknown
    std::optional<ProcessExit> exit;
};

//! Why something did not start or ended, from the lines of its log: of Spark 3.5 and 4.x, of PySpark, spark-submit,
//! Ivy, the JVM, Jupyter and bash. The deepest cause wins over what follows from it (a port in use over "Initialization
//! of SparkContext failed"), the last of equals. With nothing known: code "exited", evidence the last line that looks
//! like an error. Pure; at most the last 20,000 lines are looked at.
//!
//! Codes: no-java, wrong-java, no-spark, no-python, no-pyspark, python-mismatch, port-in-use, master-unreachable,
//! master-refused, package-unresolved, class-not-found, file-not-found, bad-option, bad-value, permission,
//! out-of-memory, too-little-memory, kubernetes-refused, kubernetes-unreachable, host-not-found, disk-full,
//! address-not-bindable, python-error, killed, exited; worker-not-registered and kernel-died are set by those who know.
LaunchReason reasonOfLog(const QStringList &lines, const LogContext &context = {});

//! One line for people: "cause Cure." as `code` would be shown in a list.
QString reasonLine(const LaunchReason &reason);

} // namespace cinderscope
