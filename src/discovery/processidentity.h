// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <optional>

namespace cinderscope {

//! What /proc/<pid>/stat tells (proc(5)). Linux only.
struct ProcessStat
{
    char state = 0;                    //!< 'Z', 'X': it has ended
    long long parent = 0;              //!< pid
    unsigned long long startTicks = 0; //!< field 22: clock ticks since boot
};
//! Nothing where there is no such process, or no /proc. Standard C++ only: cinderscope-supervisor has no Qt.
std::optional<ProcessStat> processStat(long long pid);

//! A process of this computer, so named that no other can be taken for it: pids are used again, starts are not.
//! Linux only.
struct ProcessIdentity
{
    long long pid = 0;
    unsigned long long startTicks = 0;

    //! Of what has this pid now; pid 0 where there is none, or only a zombie.
    static ProcessIdentity of(long long pid);
    bool isAlive() const;
    //! By the clock of now; kNoTime where the system does not tell when it was booted.
    TimeMs started() const;
    //! Signals that very process, by a pidfd where the kernel has them, so that nobody can slip in between. Errors:
    //! NotFound (it has ended, whoever has its number now), NoPermission (not ours), Io.
    Result<void> signal(int number) const;

    bool operator==(const ProcessIdentity &) const = default;
};

//! A descriptor that becomes readable when the process ends (pidfd_open(2)), closed on exec; -1: the kernel has none,
//! or there is no such process.
int openPidfd(long long pid);

} // namespace cinderscope
