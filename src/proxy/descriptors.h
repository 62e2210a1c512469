// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace cinderscope {

//! Open files that the program may have now (soft RLIMIT_NOFILE).
std::size_t descriptorLimit();

//! The usual 1,024 are few for a window that listens for hundreds of servers: raises the soft limit to 8,192, or to the
//! hard limit where that is less; never lowers it. Programs that are started later inherit it, which harms only those
//! that open more than 1,024 files and wait for them with select(). Returns descriptorLimit().
std::size_t raiseDescriptorLimit();

} // namespace cinderscope
