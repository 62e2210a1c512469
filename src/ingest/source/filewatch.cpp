// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/filewatch.h"

#include "ingest/codec/inputfile.h"
#include "ingest/source/lognames.h"

#include <cerrno>
#include <cstring>
#include <string_view>
#include <unistd.h>
#include <utility>
#ifdef __linux__
#include <sys/inotify.h>
#endif

namespace cinderscope {

FileWatch::FileWatch(FileWatch &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_prefix(std::move(other.m_prefix))
{
}

FileWatch &FileWatch::operator=(FileWatch &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_prefix, other.m_prefix);
    return *this;
}

FileWatch::~FileWatch()
{
    if (m_fd >= 0)
        ::close(m_fd);
}

#ifdef __linux__

Result<FileWatch> FileWatch::create(const LogSource &source)
{
    if (source.kind == LogSource::Kind::StandardInput)
        return Error{ErrorCode::Unsupported, "standard input", source.path};
    FileWatch watch;
    std::string folder = source.path;
    if (source.kind == LogSource::Kind::File) {
        std::string_view name = baseName(source.path);
        folder = source.path.substr(0, source.path.size() - name.size());
        if (folder.empty())
            folder = ".";
        if (name.ends_with(".inprogress"))
            name.remove_suffix(std::strlen(".inprogress"));
        watch.m_prefix = name;
    }
    watch.m_fd = ::inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (watch.m_fd < 0)
        return errorFromErrno(errno, folder);
    constexpr std::uint32_t events = IN_MODIFY | IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                                     IN_DELETE_SELF | IN_MOVE_SELF | IN_ATTRIB;
    if (::inotify_add_watch(watch.m_fd, folder.c_str(), events) < 0) {
        Error error = errorFromErrno(errno, folder);
        if (errno == ENOSPC) // the limit of watches, not the disk
            error.code = ErrorCode::Io;
        return error;
    }
    return watch;
}

bool FileWatch::takeChanges()
{
    alignas(inotify_event) char buffer[16 << 10];
    bool concerns = false;
    for (;;) {
        const ssize_t count = ::read(m_fd, buffer, sizeof buffer);
        if (count < 0 && errno == EINTR)
            continue;
        if (count <= 0)
            return concerns;
        for (ssize_t at = 0; at < count;) {
            inotify_event event;
            std::memcpy(&event, buffer + at, sizeof event);
            const std::string_view name(event.len > 0 ? buffer + at + sizeof event : "");
            const bool folderItself = event.len == 0;
            concerns = concerns || folderItself || (!isIgnoredName(name) && name.starts_with(m_prefix));
            at += static_cast<ssize_t>(sizeof event + event.len);
        }
    }
}

#else

Result<FileWatch> FileWatch::create(const LogSource &source)
{
    return Error{ErrorCode::Unsupported, "no inotify", source.path};
}
bool FileWatch::takeChanges()
{
    return true;
}

#endif

} // namespace cinderscope
