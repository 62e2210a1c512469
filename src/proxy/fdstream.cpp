// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/fdstream.h"

#include "proxy/fdnotifier.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

namespace cinderscope {

namespace {

#ifdef MSG_NOSIGNAL
constexpr int kSendFlags = MSG_NOSIGNAL;
#else
constexpr int kSendFlags = 0;
#endif

} // namespace

FdStream::FdStream(int socket) : m_socket(socket)
{
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
#ifdef SO_NOSIGPIPE
    ::setsockopt(socket, SOL_SOCKET, SO_NOSIGPIPE, &on, sizeof on);
#endif
    ::fcntl(socket, F_SETFL, ::fcntl(socket, F_GETFL) | O_NONBLOCK);
    m_readNotifier = std::make_unique<FdNotifier>(socket, QSocketNotifier::Read, [this] {
        if (m_owner)
            m_owner->streamReadable();
    });
}

FdStream::~FdStream()
{
    close();
}

Stream::ReadResult FdStream::read(std::span<char> buffer)
{
    if (m_socket < 0)
        return {ReadState::Broken};
    for (;;) {
        const ssize_t count = ::recv(m_socket, buffer.data(), buffer.size(), 0);
        if (count > 0)
            return {ReadState::Some, static_cast<std::size_t>(count)};
        if (count == 0)
            return {ReadState::End};
        if (errno == EINTR)
            continue;
        if (errno == EAGAIN || errno == EWOULDBLOCK)
            return {ReadState::Later};
        return {ReadState::Broken};
    }
}

void FdStream::write(std::string_view bytes)
{
    if (m_socket < 0)
        return;
    if (m_writeNotifier && m_writeNotifier->isEnabled()) {
        m_out += bytes; // the other side is known not to take more now
        return;
    }
    while (!m_out.empty() || !bytes.empty()) {
        std::array<iovec, 2> parts{{{m_out.data(), m_out.size()}, {const_cast<char *>(bytes.data()), bytes.size()}}};
        msghdr message{};
        message.msg_iov = m_out.empty() ? &parts[1] : parts.data();
        message.msg_iovlen = (m_out.empty() ? 0U : 1U) + (bytes.empty() ? 0U : 1U);
        const ssize_t count = ::sendmsg(m_socket, &message, kSendFlags);
        if (count < 0) {
            if (errno == EINTR)
                continue;
            if (errno != EAGAIN && errno != EWOULDBLOCK)
                return broken();
            m_out += bytes;
            watchWriting(true);
            return;
        }
        auto sent = static_cast<std::size_t>(count);
        const std::size_t old = std::min(sent, m_out.size());
        m_out.erase(0, old);
        bytes.remove_prefix(sent - old);
    }
    if (m_out.capacity() > kHighMark)
        m_out.shrink_to_fit();
    if (m_ending)
        ::shutdown(m_socket, SHUT_WR);
}

void FdStream::writable()
{
    const std::size_t before = m_out.size();
    watchWriting(false);
    flush();
    if (m_owner && m_socket >= 0 && before > 0 && m_out.size() <= kLowMark)
        m_owner->streamDrained();
}

void FdStream::broken()
{
    if (m_brokenReported)
        return;
    m_brokenReported = true;
    m_out.clear();
    watchWriting(false);
    // later: the owner is in the middle of writing
    QMetaObject::invokeMethod(
        m_readNotifier.get(),
        [this] {
            if (m_owner && m_socket >= 0)
                m_owner->streamBroken();
        },
        Qt::QueuedConnection);
}

void FdStream::watchWriting(bool watch)
{
    if (!m_writeNotifier) {
        if (!watch)
            return;
        m_writeNotifier = std::make_unique<FdNotifier>(m_socket, QSocketNotifier::Write, [this] { writable(); });
    }
    m_writeNotifier->setEnabled(watch);
}

void FdStream::setReading(bool reading)
{
    if (m_socket >= 0 && m_readNotifier->isEnabled() != reading)
        m_readNotifier->setEnabled(reading);
}

void FdStream::endWriting()
{
    m_ending = true;
    if (m_out.empty() && m_socket >= 0)
        ::shutdown(m_socket, SHUT_WR);
}

void FdStream::close()
{
    if (m_socket < 0)
        return;
    m_readNotifier->setEnabled(false);
    watchWriting(false);
    ::close(m_socket);
    m_socket = -1;
    m_out.clear();
}

void FdStream::abort()
{
    if (m_socket >= 0) {
        const linger now{1, 0};
        ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    }
    close();
}

bool FdStream::isQuiet() const
{
    char byte = 0;
    return m_socket >= 0 && ::recv(m_socket, &byte, 1, MSG_PEEK) < 0 && (errno == EAGAIN || errno == EWOULDBLOCK);
}

} // namespace cinderscope
