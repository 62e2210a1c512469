// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/proxy/wire.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <netinet/in.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <unistd.h>
#include <utility>

namespace cinderscope::test {

namespace {

std::string lower(std::string_view text)
{
    std::string result(text);
    std::ranges::transform(result, result.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return result;
}

} // namespace

Wire::Wire(int socket) : m_socket(socket)
{
    const timeval patience{20, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

Wire Wire::to(const std::string &authority, int receiveBuffer)
{
    const std::size_t colon = authority.rfind(':');
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(std::atoi(authority.c_str() + colon + 1)));
    ::inet_pton(AF_INET, authority.substr(0, colon).c_str(), &address.sin_addr);
    const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
    if (receiveBuffer > 0)
        ::setsockopt(socket, SOL_SOCKET, SO_RCVBUF, &receiveBuffer, sizeof receiveBuffer);
    if (::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0)
        return Wire(socket);
    ::close(socket);
    return Wire(-1);
}

Wire::~Wire()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

Wire::Wire(Wire &&other) noexcept
    : m_socket(std::exchange(other.m_socket, -1)), m_kept(std::move(other.m_kept)), m_reset(other.m_reset)
{
}

bool Wire::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const ssize_t count = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (count <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(count));
    }
    return true;
}

void Wire::endSending()
{
    ::shutdown(m_socket, SHUT_WR);
}

void Wire::reset()
{
    const linger now{1, 0};
    ::setsockopt(m_socket, SOL_SOCKET, SO_LINGER, &now, sizeof now);
    ::close(std::exchange(m_socket, -1));
}

bool Wire::isClosedByPeer() const
{
    char byte = 0;
    const ssize_t count = ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    return m_kept.empty() && (count == 0 || (count < 0 && errno == ECONNRESET));
}

std::string Wire::readSome(std::size_t most)
{
    if (!m_kept.empty()) {
        std::string result = m_kept.substr(0, most);
        m_kept.erase(0, result.size());
        return result;
    }
    std::string result(most, '\0');
    const ssize_t count = ::recv(m_socket, result.data(), most, 0);
    m_reset = count < 0 && errno == ECONNRESET;
    result.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
    return result;
}

std::string Wire::readTo(std::string_view marker)
{
    std::string all;
    for (;;) {
        const std::string more = readSome();
        all += more;
        if (const std::size_t at = all.find(marker); at != std::string::npos) {
            m_kept.insert(0, all.substr(at + marker.size()));
            all.resize(at + marker.size());
            return all;
        }
        if (more.empty())
            return all;
    }
}

std::string Wire::read(std::size_t count)
{
    std::string all;
    while (all.size() < count) {
        const std::string more = readSome(count - all.size());
        if (more.empty())
            break;
        all += more;
    }
    return all;
}

std::string Wire::readAll()
{
    std::string all;
    for (std::string more = readSome(); !more.empty(); more = readSome())
        all += more;
    return all;
}

std::string Reply::header(std::string_view name) const
{
    const std::string all = lower(head);
    const std::size_t at = all.find("\r\n" + lower(name) + ':');
    if (at == std::string::npos)
        return {};
    const std::size_t begin = head.find_first_not_of(' ', at + 3 + name.size());
    return head.substr(begin, head.find("\r\n", begin) - begin);
}

Reply readReply(Wire &wire, bool isHead)
{
    Reply reply;
    reply.head = wire.readTo("\r\n\r\n");
    if (reply.head.size() < 13)
        return reply;
    reply.status = std::atoi(reply.head.c_str() + 9);
    if (isHead || reply.status == 304 || reply.status == 204 || reply.status < 200) {
        reply.complete = true;
    } else if (lower(reply.header("Transfer-Encoding")) == "chunked") {
        for (;;) {
            const std::string line = wire.readTo("\r\n");
            if (!line.ends_with("\r\n"))
                return reply;
            const auto size = static_cast<std::size_t>(std::strtoull(line.c_str(), nullptr, 16));
            const std::string chunk = wire.read(size + 2);
            reply.body += chunk.substr(0, std::min(size, chunk.size()));
            if (chunk.size() != size + 2)
                return reply;
            if (size == 0)
                break;
        }
        reply.complete = true;
    } else if (const std::string length = reply.header("Content-Length"); !length.empty()) {
        const auto size = static_cast<std::size_t>(std::atoll(length.c_str()));
        reply.body = wire.read(size);
        reply.complete = reply.body.size() == size;
    } else {
        reply.body = wire.readAll();
        reply.complete = !wire.wasReset();
    }
    return reply;
}

ScriptedServer::ScriptedServer(Script script, const std::string &address) : m_script(std::move(script))
{
    m_socket = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in at{};
    at.sin_family = AF_INET;
    ::inet_pton(AF_INET, address.c_str(), &at.sin_addr);
    socklen_t size = sizeof at;
    if (::bind(m_socket, reinterpret_cast<sockaddr *>(&at), size) != 0 || ::listen(m_socket, 64) != 0)
        std::abort();
    ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&at), &size);
    m_port = ntohs(at.sin_port);
    m_acceptor = std::thread([this] {
        for (int socket = ::accept(m_socket, nullptr, nullptr); socket >= 0;
             socket = ::accept(m_socket, nullptr, nullptr)) {
            const std::scoped_lock lock(m_mutex);
            ++m_connections;
            m_most = std::max(m_most, ++m_now);
            m_open.push_back(socket);
            m_threads.emplace_back([this, socket] { serve(socket); });
        }
    });
}

ScriptedServer::~ScriptedServer()
{
    ::shutdown(m_socket, SHUT_RDWR);
    m_acceptor.join();
    ::close(m_socket);
    {
        const std::scoped_lock lock(m_mutex);
        for (const int socket : m_open)
            ::shutdown(socket, SHUT_RDWR);
    }
    for (std::thread &thread : m_threads)
        thread.join();
}

void ScriptedServer::serve(int socket)
{
    {
        Wire wire(socket);
        for (;;) {
            const std::string head = wire.readTo("\r\n\r\n");
            if (!head.ends_with("\r\n\r\n"))
                break;
            {
                const std::scoped_lock lock(m_mutex);
                m_heads.push_back(head);
            }
            if (!m_script(wire, head))
                break;
        }
        const std::scoped_lock lock(m_mutex);
        std::erase(m_open, socket);
        --m_now;
    }
}

std::vector<std::string> ScriptedServer::heads() const
{
    const std::scoped_lock lock(m_mutex);
    return m_heads;
}

int ScriptedServer::connections() const
{
    const std::scoped_lock lock(m_mutex);
    return m_connections;
}

int ScriptedServer::mostConnections() const
{
    const std::scoped_lock lock(m_mutex);
    return m_most;
}

std::string page(std::string_view body, std::string_view headers, std::string_view type)
{
    return "HTTP/1.1 200 OK\r\nX-Frame-Options: SAMEORIGIN\r\nX-XSS-Protection: 1; mode=block\r\n"
           "X-Content-Type-Options: nosniff\r\nContent-Type: " +
           std::string(type) + "\r\n" + std::string(headers) + "Content-Length: " + std::to_string(body.size()) +
           "\r\n\r\n" + std::string(body);
}

} // namespace cinderscope::test
