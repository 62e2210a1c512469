// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! A Spark driver's JVM of this computer and this user, so named that no other process can be taken for it: pids are
//! used again, starts are not (clock ticks since boot, proc(5), field 22 of stat). Linux only.
struct DriverProcess
{
    qint64 pid = 0;
    quint64 startTicks = 0;
    QString mainClass; //!< "org.apache.spark.deploy.SparkSubmit"
    TimeMs started = kNoTime;

    bool operator==(const DriverProcess &) const = default;
};

//! The process that listens on the port of \a ui. Reads /proc, a few ms: not on the GUI thread. Errors: Unsupported
//! (the address is not of this computer, or the system does not tell); NotFound (nobody whom this user may look into
//! listens there); InvalidArgument (it is no driver of Spark: detail says what it is).
Result<DriverProcess> driverProcessAt(const QUrl &ui);
//! The same by its pid, as a listener on this computer tells it. NoPermission: another user's.
Result<DriverProcess> driverProcess(qint64 pid);

//! Whether that very process is there.
bool isAlive(const DriverProcess &process);
//! Sends SIGTERM to that very process, after looking once more at who it is (its start, its owner, its command line);
//! by a pidfd where the kernel has them, so that nobody can slip in between. Errors: NotFound (it has ended),
//! NoPermission, InvalidArgument, Io.
Result<void> terminate(const DriverProcess &process);

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::DriverProcess)
