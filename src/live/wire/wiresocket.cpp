// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/wiresocket.h"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace cinderscope {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int kSendFlags = MSG_NOSIGNAL;
#else
constexpr int kSendFlags = 0; // SO_NOSIGPIPE is set on the socket
#endif

} // namespace

bool makeNonBlocking(int fd)
{
    const int flags = ::fcntl(fd, F_GETFL);
    if (flags < 0 || ::fcntl(fd, F_SETFL, flags | O_NONBLOCK) != 0 || ::fcntl(fd, F_SETFD, FD_CLOEXEC) != 0)
        return false;
#ifdef SO_NOSIGPIPE
    const int on = 1;
    ::setsockopt(fd, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    return true;
}

WireSocket::WireSocket(WireSocket &&other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)), m_unwritten(std::move(other.m_unwritten))
{
}

WireSocket &WireSocket::operator=(WireSocket &&other) noexcept
{
    std::swap(m_fd, other.m_fd);
    std::swap(m_unwritten, other.m_unwritten);
    return *this;
}

void WireSocket::close()
{
    if (m_fd >= 0)
        ::close(std::exchange(m_fd, -1));
    m_unwritten.clear();
}

WireSocket::Read WireSocket::read(std::span<char> out)
{
    for (;;) {
        const ssize_t count = ::recv(m_fd, out.data(), out.size(), 0);
        if (count > 0)
            return {Read::State::Data, std::size_t(count), 0};
        if (count == 0)
            return {Read::State::Ended, 0, 0};
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return {};
        return {errno == ECONNRESET ? Read::State::Ended : Read::State::Failed, 0, errno};
    }
}

bool WireSocket::write(const QByteArray &bytes)
{
    if (m_fd < 0 || m_unwritten.size() + bytes.size() > kMostUnwritten)
        return false;
    m_unwritten += bytes;
    return writeMore();
}

bool WireSocket::writeMore()
{
    while (!m_unwritten.isEmpty()) {
        const ssize_t count = ::send(m_fd, m_unwritten.constData(), std::size_t(m_unwritten.size()), kSendFlags);
        if (count > 0)
            m_unwritten.remove(0, qsizetype(count));
        else if (count < 0 && errno == EINTR)
            continue;
        else
            return count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
    }
    return true;
}

bool WireSocket::isReadable() const
{
    pollfd request{m_fd, POLLIN, 0};
    return ::poll(&request, 1, 0) > 0;
}

} // namespace cinderscope
