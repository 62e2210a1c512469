// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/listeningports.h"

#include <optional>
#include <vector>

namespace cinderscope {

//! TCP sockets of this computer that listen, with their backlogs, as the kernel lists them (sock_diag(7)): it looks
//! only at these, and not, as for /proc/net/tcp, at its whole table of connections. Addresses are as bound, IPv4 mapped
//! into IPv6 as IPv4. Nothing where the system has no such interface or bars it.
std::optional<std::vector<ListeningPort>> diagnosedPorts();

} // namespace cinderscope
