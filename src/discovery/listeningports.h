// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace cinderscope {

//! A TCP socket of this computer that waits for connections.
struct ListeningPort
{
    QHostAddress address; //!< to connect to: the loopback where it listens on all addresses
    quint16 port = 0;
    std::uint64_t inode = 0; //!< another one after the port was closed and opened again
    //! How many connections may wait to be accepted; nothing where the system does not tell.
    std::optional<std::uint32_t> backlog;

    //! Spark's UIs listen with 1 to 8 (JettyUtils.startJettyServer), its RPC and everybody else's with more: that tells
    //! a UI on an odd port without a request. RPC and block managers would only log that HTTP is no message of theirs.
    bool mayBeSparkUi() const { return !backlog || *backlog <= 8; }
    bool operator==(const ListeningPort &) const = default;
};

//! Reads the text of /proc/net/tcp or tcp6 (Linux, Documentation/networking/proc_net_tcp.rst). Lines of another form
//! are left out. Java's sockets stand in tcp6, IPv4 addresses mapped (::ffff:127.0.0.1).
std::vector<ListeningPort> parseProcNetTcp(std::string_view text);

//! Sockets that this computer listens on, one address for each port (IPv4 loopback first). False where the
//! system does not tell (neither sock_diag(7) nor /proc, or something else is shown): then connecting is the only way.
//! Takes well under a millisecond by sock_diag; by /proc 5 to 10, since the kernel goes through all its connections.
bool listeningPorts(std::vector<ListeningPort> &ports);

//! Inode of the socket that is connected on the loopback interface from \a port to \a remotePort, both of this
//! computer; 0: none, or the system does not tell. That of the process that connected, where \a port is its. Reads all
//! of /proc/net/tcp and tcp6: a ms for thousands of connections.
std::uint64_t connectionInode(quint16 port, quint16 remotePort);
//! The same in the text of one of these files.
std::uint64_t parseProcNetTcpConnection(std::string_view text, quint16 port, quint16 remotePort);

} // namespace cinderscope
