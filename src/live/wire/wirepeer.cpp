// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/wirepeer.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace cinderscope {

namespace {

using NameOf = int (*)(int, sockaddr *, socklen_t *);

//! Port of an end on the loopback interface, else 0.
quint16 loopbackPort(int fd, NameOf nameOf)
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    if (nameOf(fd, reinterpret_cast<sockaddr *>(&address), &size) != 0 || address.sin_family != AF_INET ||
        ntohl(address.sin_addr.s_addr) >> 24 != IN_LOOPBACKNET)
        return 0;
    return ntohs(address.sin_port);
}

} // namespace

WirePeer WirePeer::of(int fd)
{
    WirePeer peer;
    peer.port = loopbackPort(fd, ::getpeername);
    peer.ownPort = loopbackPort(fd, ::getsockname);
    if (peer.port != 0 && peer.ownPort != 0)
        return peer;
    peer = {};
#ifdef SO_PEERCRED
    ucred credentials{};
    socklen_t size = sizeof credentials;
    if (::getsockopt(fd, SOL_SOCKET, SO_PEERCRED, &credentials, &size) == 0 && credentials.pid > 0)
        peer.pid = credentials.pid;
#endif
    return peer;
}

} // namespace cinderscope
