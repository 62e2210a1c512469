// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "launch/run/ports.h"

#include "discovery/listeningports.h"
#include "discovery/sparkprocess.h"

#include <unistd.h>

#include <QDir>
#include <QFile>
#include <QHostInfo>
#include <QTcpServer>

#include <set>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! No name is looked up, which could take long: what is no address and not this computer's name stands for all.
QHostAddress addressOf(const QString &host)
{
    if (host.isEmpty() || host == "localhost"_L1)
        return QHostAddress(QHostAddress::LocalHost);
    const QHostAddress address(host);
    return address.isNull() ? QHostAddress(QHostAddress::AnyIPv4) : address;
}

std::set<std::uint64_t> socketsOf(qint64 pid)
{
    std::set<std::uint64_t> inodes;
    const QString folder = u"/proc/%1/fd"_s.arg(pid);
    for (const QString &name :
         QDir(folder).entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot, QDir::NoSort)) {
        char target[64] = {};
        const ssize_t size = ::readlink(QFile::encodeName(folder + u'/' + name).constData(), target, sizeof target - 1);
        if (size > 0 && std::string_view(target).starts_with("socket:["))
            inodes.insert(std::strtoull(target + 8, nullptr, 10));
    }
    return inodes;
}

} // namespace

bool isFreePort(const QString &host, int port)
{
    QTcpServer server;
    const QHostAddress address = addressOf(host);
    return server.listen(address, quint16(port));
}

int freePort(const QString &host, int first, int count)
{
    for (int port = first; port < first + count && port <= 65535; ++port) {
        if (isFreePort(host, port))
            return port;
    }
    QTcpServer server;
    const QHostAddress address = addressOf(host);
    return server.listen(address, 0) ? server.serverPort() : 0;
}

bool isOwnAddress(const QString &host)
{
    if (host == "localhost"_L1 || host.compare(QHostInfo::localHostName(), Qt::CaseInsensitive) == 0)
        return true;
    return !QHostAddress(host).isNull() && isFreePort(host, 0);
}

PortOwner listenerOnPort(int port)
{
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        return {};
    for (const ListeningPort &listening : ports) {
        if (listening.port != port)
            continue;
        for (const QString &name : QDir(u"/proc"_s).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::NoSort)) {
            const qint64 pid = name.toLongLong();
            if (pid <= 0 || !socketsOf(pid).contains(listening.inode))
                continue;
            QFile file(u"/proc/%1/comm"_s.arg(pid));
            const QString command =
                file.open(QIODevice::ReadOnly) ? QString::fromLocal8Bit(file.readAll()).trimmed() : QString();
            return {pid, command};
        }
    }
    return {};
}

LaunchReason portTaken(int port, const LaunchSentence &what, const LaunchSentence &cure)
{
    const PortOwner owner = listenerOnPort(port);
    return {u"port-in-use"_s,
            owner.pid == 0 ? LaunchSentence::tr("Port %1, where %2 should listen, is taken.", {port, what})
                           : LaunchSentence::tr("Port %1, where %2 should listen, is taken by process %3 (%4).",
                                                {port, what, owner.pid, owner.command}),
            !cure.isEmpty() ? cure : LaunchSentence::tr("Choose another port, or 0: then the next free one is taken.")};
}

QList<OpenPort> openPorts(const QList<qint64> &processes)
{
    QList<OpenPort> result;
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        return result;
    std::set<std::uint64_t> inodes;
    for (const qint64 pid : processes)
        inodes.merge(socketsOf(pid));
    for (const ListeningPort &port : ports) {
        if (inodes.contains(port.inode))
            result += OpenPort{port.address, int(port.port), port.mayBeSparkUi()};
    }
    return result;
}

} // namespace cinderscope
