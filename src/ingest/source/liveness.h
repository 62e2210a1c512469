// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/source/logfiles.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace cinderscope {

//! Whether somebody still writes a log, and how sure that is.
struct Liveness
{
    bool written = false;
    bool certain = false; //!< false: guessed from the time of the last change
};

//! Answers "does a process on this computer have this log open for writing?".
//!
//! The suffix .inprogress proves nothing: a killed driver leaves it for ever. So, in this order:
//! 1. Linux: a process that has a part of the log open for writing (/proc/<pid>/fd, its flags in fdinfo): written.
//! 2. Nobody found, the file system is local (not NFS, SMB, FUSE, 9p, …), and we can look into the processes that
//!    could write (we are root, or the file is ours; a writer belongs to the file's owner): not written.
//!    A writer in a container is seen from its host; from within a container, processes outside are not seen.
//! 3. Otherwise (other systems too): written if the last change is less than two minutes ago.
//!
//! One look at /proc serves all logs of a list: it is repeated only when it is older than `maxAge`. Not thread-safe.
class LivenessProbe
{
public:
    explicit LivenessProbe(std::chrono::milliseconds maxAge = std::chrono::seconds(1)) : m_maxAge(maxAge) {}

    Liveness check(const LogSource &source);
    //! The same for a list of paths that make up one log.
    Liveness check(const std::vector<std::string> &paths);

private:
    void scan();
    bool hasWriter(const std::string &path) const;

    std::chrono::milliseconds m_maxAge;
    std::chrono::steady_clock::time_point m_scanned{};
    bool m_hasScanned = false;
    //! File name → "/proc/<pid>/fd/<n>" entries that may be open on a file of that name.
    std::multimap<std::string, std::string, std::less<>> m_openFiles;
};

inline constexpr std::chrono::minutes kRecentChange{2};

} // namespace cinderscope
