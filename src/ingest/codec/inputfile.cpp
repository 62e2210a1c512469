// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/codec/inputfile.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace cinderscope {

Error errorFromErrno(int number, std::string source)
{
    ErrorCode code = ErrorCode::Io;
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        code = ErrorCode::NotFound;
        break;
    case EACCES:
    case EPERM:
        code = ErrorCode::NoPermission;
        break;
    case ENOSPC:
    case EDQUOT:
        code = ErrorCode::DiskFull;
        break;
    default:
        break;
    }
    return {code, std::generic_category().message(number), std::move(source)};
}

InputFile::~InputFile()
{
    if (m_owned && m_fd >= 0)
        ::close(m_fd);
}

InputFile::InputFile(InputFile &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_owned(std::exchange(other.m_owned, false)), m_regular(other.m_regular),
      m_name(std::move(other.m_name))
{
}

InputFile &InputFile::operator=(InputFile &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_owned, other.m_owned);
    std::swap(m_regular, other.m_regular);
    std::swap(m_name, other.m_name);
    return *this;
}

InputFile InputFile::fromFd(int fd, bool owned, std::string name)
{
    InputFile file;
    file.m_fd = fd;
    file.m_owned = owned;
    file.m_name = std::move(name);
    struct stat info
    {
    };
    file.m_regular = ::fstat(fd, &info) == 0 && S_ISREG(info.st_mode);
    return file;
}

Result<InputFile> InputFile::open(const std::string &path)
{
    if (path == "-")
        return fromFd(STDIN_FILENO, false, path);
    const int fd = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return errorFromErrno(errno, path);
    struct stat info
    {
    };
    if (::fstat(fd, &info) == 0 && S_ISDIR(info.st_mode)) {
        ::close(fd);
        return Error{ErrorCode::InvalidArgument, "is a folder", path};
    }
    InputFile file = fromFd(fd, true, path);
#ifdef POSIX_FADV_SEQUENTIAL
    if (file.m_regular)
        ::posix_fadvise(fd, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
    return file;
}

Result<std::size_t> InputFile::read(std::span<char> out, const std::stop_token &stop)
{
    for (;;) {
        if (stop.stop_requested())
            return Error{ErrorCode::Cancelled, {}, m_name};
        if (!m_regular && stop.stop_possible()) {
            pollfd waiting{m_fd, POLLIN, 0};
            if (::poll(&waiting, 1, 100) == 0)
                continue;
        }
        const ssize_t count = ::read(m_fd, out.data(), out.size());
        if (count >= 0)
            return static_cast<std::size_t>(count);
        if (errno != EINTR && errno != EAGAIN)
            return errorFromErrno(errno, m_name);
    }
}

Result<std::size_t> InputFile::readAt(std::uint64_t offset, std::span<char> out) const
{
    std::size_t done = 0;
    while (done < out.size()) {
        const ssize_t count = ::pread(m_fd, out.data() + done, out.size() - done, static_cast<off_t>(offset + done));
        if (count > 0)
            done += static_cast<std::size_t>(count);
        else if (count == 0)
            break;
        else if (errno != EINTR)
            return errorFromErrno(errno, m_name);
    }
    return done;
}

Result<void> InputFile::seek(std::uint64_t offset)
{
    if (::lseek(m_fd, static_cast<off_t>(offset), SEEK_SET) < 0)
        return errorFromErrno(errno, m_name);
    return {};
}

std::optional<std::uint64_t> InputFile::size() const
{
    struct stat info
    {
    };
    if (!m_regular || ::fstat(m_fd, &info) != 0)
        return std::nullopt;
    return static_cast<std::uint64_t>(info.st_size);
}

} // namespace cinderscope
