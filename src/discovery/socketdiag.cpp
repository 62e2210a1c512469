// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/socketdiag.h"

#ifdef Q_OS_LINUX
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <linux/inet_diag.h>
#include <linux/netlink.h>
#include <linux/sock_diag.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace cinderscope {

#ifdef Q_OS_LINUX

namespace {

constexpr std::uint32_t kListenState = 1u << 10; // TCP_LISTEN
constexpr timeval kPatience{0, 200'000};

struct DiagRequest
{
    nlmsghdr head;
    inet_diag_req_v2 body;
};

enum class Answer
{
    More,
    Done,
    Refused
};

//! A netlink socket, closed at the end.
class Netlink
{
public:
    Netlink() : m_descriptor(::socket(AF_NETLINK, SOCK_DGRAM | SOCK_CLOEXEC, NETLINK_SOCK_DIAG))
    {
        if (m_descriptor >= 0)
            ::setsockopt(m_descriptor, SOL_SOCKET, SO_RCVTIMEO, &kPatience, sizeof kPatience);
    }
    ~Netlink()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    Netlink(const Netlink &) = delete;
    Netlink &operator=(const Netlink &) = delete;
    int descriptor() const { return m_descriptor; }

private:
    int m_descriptor;
};

ListeningPort toPort(const inet_diag_msg &message)
{
    ListeningPort port;
    if (message.idiag_family == AF_INET) {
        port.address = QHostAddress(ntohl(message.id.idiag_src[0]));
    } else {
        Q_IPV6ADDR bytes;
        static_assert(sizeof bytes == sizeof message.id.idiag_src);
        std::memcpy(&bytes, message.id.idiag_src, sizeof bytes);
        port.address = QHostAddress(bytes);
        bool mapped = false;
        const quint32 v4 = port.address.toIPv4Address(&mapped);
        if (mapped && v4 != 0)
            port.address = QHostAddress(v4);
    }
    port.port = ntohs(message.id.idiag_sport);
    port.inode = message.idiag_inode;
    port.backlog = message.idiag_wqueue;
    return port;
}

//! Takes one datagram.
Answer take(const char *bytes, std::size_t size, std::vector<ListeningPort> &ports)
{
    while (size >= sizeof(nlmsghdr)) {
        nlmsghdr head;
        std::memcpy(&head, bytes, sizeof head);
        if (head.nlmsg_len < sizeof head || head.nlmsg_len > size)
            return Answer::Refused;
        if (head.nlmsg_type == NLMSG_DONE)
            return Answer::Done;
        if (head.nlmsg_type == NLMSG_ERROR) {
            nlmsgerr error{};
            if (head.nlmsg_len >= NLMSG_LENGTH(sizeof error))
                std::memcpy(&error, bytes + NLMSG_HDRLEN, sizeof error);
            return error.error == -ENOENT ? Answer::Done : Answer::Refused; // a kernel without IPv6
        }
        if (head.nlmsg_len >= NLMSG_LENGTH(sizeof(inet_diag_msg))) {
            inet_diag_msg message;
            std::memcpy(&message, bytes + NLMSG_HDRLEN, sizeof message);
            ports.push_back(toPort(message));
        }
        const std::size_t step = std::min<std::size_t>(NLMSG_ALIGN(head.nlmsg_len), size);
        bytes += step;
        size -= step;
    }
    return Answer::More;
}

bool ask(int descriptor, int family, std::vector<ListeningPort> &ports)
{
    DiagRequest request{};
    request.head.nlmsg_len = sizeof request;
    request.head.nlmsg_type = SOCK_DIAG_BY_FAMILY;
    request.head.nlmsg_flags = NLM_F_REQUEST | NLM_F_DUMP;
    request.body.sdiag_family = std::uint8_t(family);
    request.body.sdiag_protocol = IPPROTO_TCP;
    request.body.idiag_states = kListenState;
    if (::send(descriptor, &request, sizeof request, 0) != ssize_t(sizeof request))
        return false;
    for (;;) {
        alignas(nlmsghdr) char buffer[32 * 1024];
        const ssize_t size = ::recv(descriptor, buffer, sizeof buffer, 0);
        if (size <= 0)
            return false;
        if (const Answer answer = take(buffer, std::size_t(size), ports); answer != Answer::More)
            return answer == Answer::Done;
    }
}

} // namespace

std::optional<std::vector<ListeningPort>> diagnosedPorts()
{
    const Netlink netlink;
    std::vector<ListeningPort> ports;
    if (netlink.descriptor() < 0 || !ask(netlink.descriptor(), AF_INET, ports) ||
        !ask(netlink.descriptor(), AF_INET6, ports))
        return {};
    return ports;
}

#else

std::optional<std::vector<ListeningPort>> diagnosedPorts()
{
    return {};
}

#endif

} // namespace cinderscope
