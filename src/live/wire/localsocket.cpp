// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/localsocket.h"

#include "ingest/codec/inputfile.h"
#include "live/wire/wiresocket.h"

#include <QFile>

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <optional>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <system_error>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kBacklog = 128;

sockaddr_in loopback(quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

//! Nothing if the path is too long.
std::optional<sockaddr_un> unixAddress(const QByteArray &path)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path.isEmpty() || std::size_t(path.size()) >= sizeof address.sun_path)
        return std::nullopt;
    std::memcpy(address.sun_path, path.constData(), std::size_t(path.size()));
    return address;
}

template <class Address>
const sockaddr *generic(const Address &address)
{
    return reinterpret_cast<const sockaddr *>(&address);
}

Error networkError(int number, const QString &source)
{
    Error error = errorFromErrno(number, source.toStdString());
    if (number == EADDRINUSE || number == EADDRNOTAVAIL)
        error.code = ErrorCode::Network;
    return error;
}

template <class Address>
bool connects(int family, const Address &address)
{
    const int fd = ::socket(family, SOCK_STREAM, 0);
    if (fd < 0 || !makeNonBlocking(fd)) {
        if (fd >= 0)
            ::close(fd);
        return false;
    }
    bool connected = ::connect(fd, generic(address), sizeof address) == 0;
    if (!connected && errno == EAGAIN) { // a full backlog of a Unix socket: there is somebody
        connected = true;
    } else if (!connected && errno == EINPROGRESS) {
        pollfd request{fd, POLLOUT, 0};
        int error = ECONNREFUSED;
        socklen_t size = sizeof error;
        connected =
            ::poll(&request, 1, 200) > 0 && ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
    ::close(fd);
    return connected;
}

} // namespace

LocalSocket::LocalSocket(LocalSocket &&other) noexcept
{
    *this = std::move(other);
}

LocalSocket &LocalSocket::operator=(LocalSocket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_port, other.m_port);
    std::swap(m_path, other.m_path);
    std::swap(m_device, other.m_device);
    std::swap(m_inode, other.m_inode);
    return *this;
}

Result<LocalSocket> LocalSocket::onPort(quint16 port)
{
    const QString source = u"127.0.0.1:%1"_s.arg(port);
    LocalSocket result;
    result.m_fd = ::socket(AF_INET, SOCK_STREAM, 0);
    if (result.m_fd < 0 || !makeNonBlocking(result.m_fd))
        return networkError(errno, source);
    const int on = 1; // a port in TIME_WAIT is free
    ::setsockopt(result.m_fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address = loopback(port);
    socklen_t size = sizeof address;
    if (::bind(result.m_fd, generic(address), size) != 0 || ::listen(result.m_fd, kBacklog) != 0 ||
        ::getsockname(result.m_fd, reinterpret_cast<sockaddr *>(&address), &size) != 0)
        return networkError(errno, source);
    result.m_port = ntohs(address.sin_port);
    return result;
}

Result<LocalSocket> LocalSocket::onPath(const QString &path)
{
    const QByteArray name = QFile::encodeName(path);
    const auto address = unixAddress(name);
    if (!address)
        return Error{ErrorCode::InvalidArgument, "the path is too long for a Unix socket", path.toStdString()};
    struct stat info
    {
    };
    if (::lstat(name.constData(), &info) == 0) {
        if (!S_ISSOCK(info.st_mode))
            return Error{ErrorCode::Network, "there is a file of that name that is no socket", path.toStdString()};
        if (connectsTo(path))
            return Error{ErrorCode::Network, "another process listens there", path.toStdString()};
        ::unlink(name.constData());
    }
    LocalSocket result;
    result.m_fd = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (result.m_fd < 0 || !makeNonBlocking(result.m_fd))
        return networkError(errno, path);
    // The folder is ours alone, so nobody can come between these calls.
    if (::bind(result.m_fd, generic(*address), sizeof *address) != 0)
        return networkError(errno, path);
    result.m_path = path;
    if (::chmod(name.constData(), S_IRUSR | S_IWUSR) != 0 || ::listen(result.m_fd, kBacklog) != 0 ||
        ::lstat(name.constData(), &info) != 0)
        return networkError(errno, path);
    result.m_device = info.st_dev;
    result.m_inode = info.st_ino;
    return result;
}

int LocalSocket::accept(QString &peer) const
{
    sockaddr_in address{};
    socklen_t size = sizeof address;
    const bool tcp = m_path.isEmpty();
    const int fd = ::accept(m_fd, tcp ? reinterpret_cast<sockaddr *>(&address) : nullptr, tcp ? &size : nullptr);
    if (fd < 0)
        return -1;
    if (!makeNonBlocking(fd)) {
        ::close(fd);
        return -1;
    }
    if (tcp) {
        const int on = 1; // commands are short and urgent
        ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    }
    peer = tcp ? u"tcp:127.0.0.1:%1"_s.arg(ntohs(address.sin_port)) : u"unix"_s;
    return fd;
}

void LocalSocket::close()
{
    if (m_fd < 0)
        return;
    if (!m_path.isEmpty()) {
        const QByteArray name = QFile::encodeName(m_path);
        struct stat info
        {
        };
        if (::lstat(name.constData(), &info) == 0 && info.st_dev == m_device && info.st_ino == m_inode)
            ::unlink(name.constData());
    }
    ::close(std::exchange(m_fd, -1));
}

bool LocalSocket::connectsTo(const QString &path)
{
    const auto address = unixAddress(QFile::encodeName(path));
    return address && connects(AF_UNIX, *address);
}

bool LocalSocket::connectsTo(quint16 port)
{
    return port != 0 && connects(AF_INET, loopback(port));
}

} // namespace cinderscope
