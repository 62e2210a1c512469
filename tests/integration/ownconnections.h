// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QStringList>

namespace cinderscope::test {

//! TCP connections of this process, of which the proxy and Chromium's network service are parts, as ss(8) tells them:
//! with what waits in their queues. For people.
QStringList ownConnections();

//! Other ends of this process's sockets that are on other computers, but for \a way (null: none), as /proc/net/tcp has
//! them.
QStringList connectionsElsewhere(const QHostAddress &way);

} // namespace cinderscope::test
