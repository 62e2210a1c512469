// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/journal/journalfolder.h"

#include "ingest/codec/inputfile.h"

#include <cerrno>
#include <dirent.h>
#include <fcntl.h>
#include <filesystem>
#include <memory>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace cinderscope {

namespace {

constexpr std::size_t kMostIdBytes = 120;
constexpr std::size_t kMostAttemptBytes = 40;

bool isPlain(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
}

//! FNV-1a.
std::uint64_t hashOf(std::string_view text)
{
    std::uint64_t hash = 14695981039346656037ull;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ull;
    return hash;
}

std::string encoded(std::string_view text, std::size_t longest)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string name;
    for (const char c : text) {
        if (isPlain(c)) {
            name += c;
        } else {
            const auto byte = static_cast<unsigned char>(c);
            name += {'%', digits[byte >> 4], digits[byte & 15]};
        }
        if (name.size() > longest) {
            name.resize(longest);
            return name + "%" + std::to_string(hashOf(text)); // no encoded character has more than two digits
        }
    }
    return name;
}

} // namespace

std::string journalFileName(std::string_view applicationId, std::string_view attemptId)
{
    std::string name = encoded(applicationId, kMostIdBytes);
    if (!attemptId.empty())
        name += "_" + encoded(attemptId, kMostAttemptBytes);
    return name;
}

Result<void> writeFully(int fd, std::string_view bytes, const std::string &path, std::size_t &written)
{
    written = 0;
    while (written < bytes.size()) {
        const ssize_t count = ::write(fd, bytes.data() + written, bytes.size() - written);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return errorFromErrno(errno, path);
        written += std::size_t(count);
    }
    return {};
}

JournalFolder::JournalFolder(JournalFolder &&other) noexcept
{
    *this = std::move(other);
}

JournalFolder &JournalFolder::operator=(JournalFolder &&other) noexcept
{
    std::swap(m_path, other.m_path);
    std::swap(m_fd, other.m_fd);
    std::swap(m_lock, other.m_lock);
    return *this;
}

void JournalFolder::close()
{
    if (m_lock >= 0)
        ::close(std::exchange(m_lock, -1));
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
}

Error JournalFolder::failure(int number, const std::string &name) const
{
    Error error = errorFromErrno(number, name.empty() ? m_path : m_path + "/" + name);
    if (number == ELOOP || number == EROFS)
        error.code = ErrorCode::NoPermission;
    return error;
}

Result<JournalFolder> JournalFolder::open(const std::string &path)
{
    JournalFolder folder;
    folder.m_path = path;
    folder.m_fd = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    struct stat info
    {
    };
    if (folder.m_fd < 0 || ::fstat(folder.m_fd, &info) != 0)
        return folder.failure(errno, {});
    if (info.st_uid != ::geteuid())
        return Error{ErrorCode::NoPermission, "the folder belongs to another user", path};
    return folder;
}

Result<JournalFolder> JournalFolder::make(const std::string &path)
{
    JournalFolder folder;
    folder.m_path = path;
    // All of them private: what applications do is nobody else's business.
    for (std::size_t end = path.find('/', 1);; end = path.find('/', end + 1)) {
        const std::string part = path.substr(0, end);
        if (::mkdir(part.c_str(), S_IRWXU) != 0 && errno != EEXIST) {
            const int number = errno;
            struct stat info
            {
            };
            if (::stat(part.c_str(), &info) != 0)
                return folder.failure(number, {});
        }
        if (end == std::string::npos)
            break;
    }
    return open(path);
}

Result<void> JournalFolder::lock()
{
    for (int tries = 0; tries < 3 && m_lock < 0; ++tries) {
        const int fd = ::openat(m_fd, kLockName, O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
        if (fd < 0)
            return failure(errno, kLockName);
        if (::flock(fd, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
            ::close(fd);
            return Error{ErrorCode::Unsupported, "another process writes this journal", m_path};
        } // other errors: a file system without locks
        struct stat held
        {
        };
        struct stat named
        {
        };
        // It may have been removed, with the journal, between the two calls.
        if (::fstat(fd, &held) == 0 && ::fstatat(m_fd, kLockName, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
            held.st_ino == named.st_ino)
            m_lock = fd;
        else
            ::close(fd);
    }
    if (m_lock < 0)
        return Error{ErrorCode::Io, "the lock file changes all the time", m_path};
    return {};
}

bool JournalFolder::isLocked() const
{
    const int fd = ::openat(m_fd, kLockName, O_RDONLY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return false;
    const bool locked = ::flock(fd, LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    ::close(fd);
    return locked;
}

Result<std::vector<JournalFolder::File>> JournalFolder::files() const
{
    const int copy = ::openat(m_fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const std::unique_ptr<DIR, int (*)(DIR *)> dir(copy < 0 ? nullptr : ::fdopendir(copy), &::closedir);
    if (!dir) {
        const int number = errno;
        if (copy >= 0)
            ::close(copy);
        return failure(number, {});
    }
    std::vector<File> files;
    while (const dirent *entry = ::readdir(dir.get())) {
        const std::string name = entry->d_name;
        struct stat info
        {
        };
        if (name == "." || name == ".." || ::fstatat(m_fd, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0)
            continue;
        files.push_back({name, std::uint64_t(info.st_size),
                         std::int64_t(info.st_mtim.tv_sec) * 1000 + info.st_mtim.tv_nsec / 1'000'000,
                         S_ISREG(info.st_mode)});
    }
    return files;
}

Result<int> JournalFolder::create(const std::string &name) const
{
    const int fd =
        ::openat(m_fd, name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return failure(errno, name);
    return fd;
}

Result<int> JournalFolder::openToWrite(const std::string &name) const
{
    const int fd = ::openat(m_fd, name.c_str(), O_RDWR | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return failure(errno, name);
    return fd;
}

Result<void> JournalFolder::rename(const std::string &from, const std::string &to) const
{
    if (::renameat(m_fd, from.c_str(), m_fd, to.c_str()) != 0)
        return failure(errno, from);
    return {};
}

Result<void> JournalFolder::remove(const std::string &name) const
{
    if (::unlinkat(m_fd, name.c_str(), 0) != 0 && errno != ENOENT)
        return failure(errno, name);
    return {};
}

Result<void> JournalFolder::replace(const std::string &name, std::string_view content) const
{
    const std::string draft = name + ".tmp";
    const int fd =
        ::openat(m_fd, draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC, S_IRUSR | S_IWUSR);
    if (fd < 0)
        return failure(errno, draft);
    std::size_t written = 0;
    auto done = writeFully(fd, content, m_path + "/" + draft, written);
    if (::close(fd) != 0 && done)
        done = failure(errno, draft);
    if (done)
        done = rename(draft, name);
    if (!done)
        (void)remove(draft);
    return done;
}

bool JournalFolder::exists(const std::string &name) const
{
    struct stat info
    {
    };
    return ::fstatat(m_fd, name.c_str(), &info, AT_SYMLINK_NOFOLLOW) == 0;
}

bool JournalFolder::isInPlace() const
{
    struct stat held
    {
    };
    struct stat named
    {
    };
    return m_fd >= 0 && ::fstat(m_fd, &held) == 0 && ::lstat(m_path.c_str(), &named) == 0 &&
           held.st_ino == named.st_ino && held.st_dev == named.st_dev;
}

} // namespace cinderscope
