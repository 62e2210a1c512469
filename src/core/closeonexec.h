// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#ifdef __linux__
#include <linux/close_range.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

namespace cinderscope {

//! Descriptors of this process but 0, 1 and 2 end with its next exec(2). Chromium's sockets do not by themselves: a
//! program that is started would hold them, and a connection that Chromium closed would not end for the other side.
//! For the child between fork and exec (one system call, close_range(2) of Linux 5.11; older ones stay as they are), or
//! for the parent where the child cannot be reached.
inline void closeDescriptorsOnExec()
{
#if defined(__linux__) && defined(CLOSE_RANGE_CLOEXEC)
    ::syscall(SYS_close_range, 3u, ~0u, CLOSE_RANGE_CLOEXEC);
#endif
}

} // namespace cinderscope
