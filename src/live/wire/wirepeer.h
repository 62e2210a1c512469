// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace cinderscope {

//! Who is at the other end of a connection that was accepted, as this computer's kernel tells, not as they say
//! themselves: a value. Behind a tunnel that is its end here.
struct WirePeer
{
    qint64 pid = 0;   //!< of a Unix socket: the process that connected (SO_PEERCRED); 0: a TCP connection, or not told
    quint16 port = 0; //!< of a TCP connection over the loopback interface: its port; 0: a Unix socket
    quint16 ownPort = 0; //!< and ours

    //! \a fd: a connected socket.
    static WirePeer of(int fd);
    bool isKnown() const { return pid > 0 || port > 0; }

    bool operator==(const WirePeer &) const = default;
};

} // namespace cinderscope
