// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace cinderscope {

//! A kernel of this computer and a Spark JVM below it, or the kernel itself where that is a JVM (Almond, Toree).
struct KernelProcess
{
    QString kernelId;     //!< of its connection file: kernel-<id>.json
    qint64 kernelPid = 0; //!< of the process whose command line names that file
    qint64 jvmPid = 0;
    QList<QUrl> pages; //!< where the JVM listens like a UI does: short queues first

    bool operator==(const KernelProcess &) const = default;
};

//! Id of the kernel whose connection file a command line names ("-f /…/runtime/kernel-<id>.json"); arguments ended by
//! zeroes. Empty: none.
QString kernelIdOf(const QByteArray &cmdline);

//! Kernels of this user that are a JVM or have a Spark JVM among their descendants, by /proc; runs no code in them.
//! Empty where the system has no /proc. Blocks for some ms; any thread.
QList<KernelProcess> kernelProcesses();

} // namespace cinderscope
