// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QHostAddress>
#include <QList>
#include <QString>

namespace cinderscope {

//! True when a server could listen there now. Binds and closes at once. \a host: an address, "localhost" or empty
//! (127.0.0.1); names are not looked up and stand for all addresses.
bool isFreePort(const QString &host, int port);
//! The first free one of \a first, \a first + 1, … (\a count of them); any free one where all are taken; 0: none, or
//! the address is not of this computer.
int freePort(const QString &host, int first, int count = 16);
//! The process that listens on a port of this computer, where this user may know; pid 0: nobody, or somebody else's.
//! Reads /proc.
struct PortOwner
{
    qint64 pid = 0;
    QString command; //!< its short name: "java"
};
PortOwner listenerOnPort(int port);
//! The reason "port-in-use" with who has it. \a what: "the master"; \a cure: another sentence than the usual one.
LaunchReason portTaken(int port, const LaunchSentence &what, const LaunchSentence &cure = {});
//! An address of this computer, "localhost", or its name; other names are not looked up: false.
bool isOwnAddress(const QString &host);

//! TCP ports that any of the processes listens on, with the address to connect to.
struct OpenPort
{
    QHostAddress address;
    int port = 0;
    bool mayBeUi = true; //!< false: its queue is that of Spark's RPC, which is not to be asked in HTTP
};
QList<OpenPort> openPorts(const QList<qint64> &processes);

} // namespace cinderscope
