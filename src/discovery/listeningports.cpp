// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/listeningports.h"

#include "discovery/socketdiag.h"

#include <QFile>
#include <QTcpServer>

#include <algorithm>
#include <array>
#include <charconv>
#include <cstring>
#include <map>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::string_view kEstablished = "01";       // TCP_ESTABLISHED
constexpr std::string_view kListen = "0A";            // TCP_LISTEN
constexpr qint64 kMostConnections = 64 * 1024 * 1024; // bytes of the whole file
constexpr qint64 kMostBytes = 1024 * 1024;

template <class Number>
bool parse(std::string_view text, Number &value, int base)
{
    const auto result = std::from_chars(text.data(), text.data() + text.size(), value, base);
    return result.ec == std::errc() && result.ptr == text.data() + text.size();
}

std::string_view nextField(std::string_view &line)
{
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    const std::string_view field = line.substr(0, line.find(' '));
    line.remove_prefix(field.size());
    return field;
}

//! Groups of 32 bits in the byte order of the machine, which hold the address in network order.
bool parseAddress(std::string_view hex, QHostAddress &address)
{
    if (hex.size() != 8 && hex.size() != 32)
        return false;
    std::array<quint8, 16> bytes{};
    for (std::size_t group = 0; group < hex.size() / 8; ++group) {
        std::uint32_t word = 0;
        if (!parse(hex.substr(group * 8, 8), word, 16))
            return false;
        std::memcpy(bytes.data() + group * 4, &word, 4);
    }
    if (hex.size() == 8) {
        address = QHostAddress(quint32(bytes[0]) << 24 | quint32(bytes[1]) << 16 | quint32(bytes[2]) << 8 | bytes[3]);
        return true;
    }
    address = QHostAddress(bytes.data());
    bool mapped = false;
    const quint32 v4 = address.toIPv4Address(&mapped);
    if (mapped && v4 != 0)
        address = QHostAddress(v4);
    return true;
}

//! "0100007F:9C40".
bool parseEnd(std::string_view text, QHostAddress &address, quint16 &port)
{
    const std::size_t colon = text.find(':');
    return colon != std::string_view::npos && parseAddress(text.substr(0, colon), address) &&
           parse(text.substr(colon + 1), port, 16);
}

QHostAddress toConnect(const QHostAddress &address)
{
    // :: takes IPv4 too, unless the owner asked otherwise, which this file does not tell
    if (address == QHostAddress(QHostAddress::AnyIPv4) || address == QHostAddress(QHostAddress::AnyIPv6) ||
        address == QHostAddress(QHostAddress::Any))
        return QHostAddress(QHostAddress::LocalHost);
    return address;
}

//! The beginning of the file, as far as listening sockets reach.
QByteArray readHead(const QString &path)
{
    QFile file(path);
    QByteArray text;
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return text;
    while (text.size() < kMostBytes) {
        const QByteArray part = file.read(16 * 1024);
        if (part.isEmpty())
            break;
        text += part;
        const qsizetype end = text.lastIndexOf('\n');
        const qsizetype begin = end > 0 ? text.lastIndexOf('\n', end - 1) : -1;
        if (begin <= 0)
            continue;
        std::string_view line(text.constData() + begin + 1, std::size_t(end - begin - 1));
        nextField(line); // number
        nextField(line); // local
        nextField(line); // remote
        if (nextField(line) != kListen)
            break; // the kernel lists those that listen first
    }
    return text;
}

//! What listens, as the kernel tells by one of its two ways; addresses as bound. Nothing: it did not tell.
using PortReader = std::optional<std::vector<ListeningPort>> (*)();

std::optional<std::vector<ListeningPort>> portsByProc()
{
    std::vector<ListeningPort> ports;
    for (const QString &path : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        const QByteArray text = readHead(path);
        const auto more = parseProcNetTcp({text.constData(), std::size_t(text.size())});
        ports.insert(ports.end(), more.begin(), more.end());
    }
    return ports;
}

//! A way that lists a socket of our own: some sandboxes bar one, or show an empty table or that of another network.
//! Null: there is none.
PortReader trustworthyReader()
{
    QTcpServer probe;
    if (!probe.listen(QHostAddress::LocalHost))
        return nullptr;
    for (const PortReader reader : {&diagnosedPorts, &portsByProc}) {
        const auto ports = reader();
        if (ports && std::any_of(ports->begin(), ports->end(),
                                 [&probe](const ListeningPort &entry) { return entry.port == probe.serverPort(); }))
            return reader;
    }
    return nullptr;
}

} // namespace

std::vector<ListeningPort> parseProcNetTcp(std::string_view text)
{
    std::vector<ListeningPort> ports;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        nextField(line); // number
        const std::string_view local = nextField(line);
        nextField(line); // remote
        if (nextField(line) != kListen)
            continue;
        for (int skipped = 0; skipped < 5; ++skipped) // queues, timer, retransmissions, uid, timeout
            nextField(line);
        ListeningPort entry;
        if (!parseEnd(local, entry.address, entry.port) || !parse(nextField(line), entry.inode, 10))
            continue;
        ports.push_back(entry);
    }
    return ports;
}

bool listeningPorts(std::vector<ListeningPort> &ports)
{
    static const PortReader reader = trustworthyReader();
    if (!reader)
        return false;
    std::map<quint16, ListeningPort> best;
    std::optional<std::vector<ListeningPort>> all = reader();
    if (!all)
        all = portsByProc(); // once refused, say for want of memory: no reason to lose what is known
    for (ListeningPort entry : *all) {
        entry.address = toConnect(entry.address);
        const auto [known, isNew] = best.try_emplace(entry.port, entry);
        const QHostAddress loopback(QHostAddress::LocalHost);
        if (!isNew && known->second.address != loopback && entry.address == loopback)
            known->second = entry;
    }
    ports.clear();
    for (const auto &[port, entry] : best)
        ports.push_back(entry);
    return true;
}

std::uint64_t parseProcNetTcpConnection(std::string_view text, quint16 port, quint16 remotePort)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(line.size() + 1, text.size()));
        nextField(line); // number
        QHostAddress ends[2];
        quint16 ports[2] = {};
        bool readable = true;
        for (int end = 0; end < 2; ++end)
            readable = parseEnd(nextField(line), ends[end], ports[end]) && readable;
        if (!readable || ports[0] != port || ports[1] != remotePort || nextField(line) != kEstablished ||
            !ends[0].isLoopback() || !ends[1].isLoopback())
            continue;
        for (int skipped = 0; skipped < 5; ++skipped) // queues, timer, retransmissions, uid, timeout
            nextField(line);
        std::uint64_t inode = 0;
        if (parse(nextField(line), inode, 10) && inode != 0)
            return inode;
    }
    return 0;
}

std::uint64_t connectionInode(quint16 port, quint16 remotePort)
{
    for (const QString &path : {u"/proc/net/tcp6"_s, u"/proc/net/tcp"_s}) { // Java's are in the former
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
            continue;
        QByteArray text;
        for (QByteArray part; text.size() < kMostConnections && !(part = file.read(256 * 1024)).isEmpty();)
            text += part;
        if (const auto inode =
                parseProcNetTcpConnection({text.constData(), std::size_t(text.size())}, port, remotePort))
            return inode;
    }
    return 0;
}

} // namespace cinderscope
