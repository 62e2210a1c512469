// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "ingest/source/logfiles.h"

#include <string>

namespace cinderscope {

//! Tells when a log's folder changes, by inotify where there is one (Linux). Does not read the log. Move-only.
class FileWatch
{
public:
    //! Errors: Unsupported (no inotify on this system or file system), Io (e.g. the user's watch limit): then poll once
    //! a second instead. Network file systems report only this computer's own changes: poll there too.
    static Result<FileWatch> create(const LogSource &source);

    FileWatch(FileWatch &&other) noexcept;
    FileWatch &operator=(FileWatch &&other) noexcept;
    ~FileWatch();

    //! Becomes readable when something has happened (non-blocking; for a QSocketNotifier or poll()).
    int fd() const { return m_fd; }
    //! Takes all that is waiting; true if it concerns the log.
    bool takeChanges();

private:
    FileWatch() = default;

    int m_fd = -1;
    std::string m_prefix; //!< names of the single file with and without .inprogress begin so; empty: any name
};

} // namespace cinderscope
