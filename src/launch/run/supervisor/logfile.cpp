// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/supervisor/logfile.h"

#include <cerrno>
#include <cstdio>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace cinderscope {

LogFile::LogFile(std::string path, long long limit) : m_path(std::move(path)), m_limit(limit) {}

LogFile::~LogFile()
{
    if (m_file >= 0)
        ::close(m_file);
}

bool LogFile::open()
{
    if (m_file >= 0)
        ::close(m_file);
    m_file = ::open(m_path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    return m_file >= 0;
}

void LogFile::write(std::string_view lines)
{
    if (m_file < 0 && !open())
        return;
    for (int tries = 0; tries < 8; ++tries) {
        if (::flock(m_file, LOCK_EX) != 0)
            return;
        struct stat mine = {}, named = {};
        if (::fstat(m_file, &mine) != 0)
            return;
        const bool moved = ::stat(m_path.c_str(), &named) != 0 || named.st_ino != mine.st_ino;
        if (!moved && (mine.st_size == 0 || mine.st_size + (long long)lines.size() <= m_limit))
            break;
        if (!moved) // the lock keeps the others from doing the same
            ::rename(m_path.c_str(), (m_path + ".1").c_str());
        if (!open()) // releases the lock
            return;
    }
    while (!lines.empty()) {
        const ssize_t size = ::write(m_file, lines.data(), lines.size());
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            break;
        lines.remove_prefix(std::size_t(size));
    }
    ::flock(m_file, LOCK_UN);
}

} // namespace cinderscope
