// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"
#include "discovery/processidentity.h"
#include "live/wire/wirepeer.h"

#include <QMetaType>
#include <QString>
#include <QUrl>

namespace cinderscope {

//! A Spark driver's JVM of this computer and this user. Linux only.
struct DriverProcess : ProcessIdentity
{
    QString mainClass; //!< "org.apache.spark.deploy.SparkSubmit"
    TimeMs started = kNoTime;

    bool operator==(const DriverProcess &) const = default;
};

//! The process that listens on the port of \a ui. Reads /proc, a few ms: not on the GUI thread. Errors: Unsupported
//! (the address is not of this computer, or the system does not tell); NotFound (nobody whom this user may look into
//! listens there); InvalidArgument (it is no driver of Spark: detail says what it is).
Result<DriverProcess> driverProcessAt(const QUrl &ui);
//! The driver at the other end of its listener's connection, as the kernel of this computer tells, whatever the
//! listener says of its host and pid: the end of a tunnel belongs to ssh. Errors: Unsupported (no driver of this
//! computer is there; detail says who), else as above. The connection must be open.
Result<DriverProcess> driverProcessBehind(const WirePeer &peer);
//! A driver by its pid. NoPermission: another user's.
Result<DriverProcess> driverProcess(qint64 pid);

//! Sends SIGTERM to that very process, after looking once more at who it is (its start, its owner, its command line).
//! Errors: NotFound (it has ended), NoPermission, InvalidArgument, Io.
Result<void> terminate(const DriverProcess &process);

} // namespace cinderscope

Q_DECLARE_METATYPE(cinderscope::DriverProcess)
