// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/driverprocess.h"

#include "discovery/endpointurl.h"
#include "discovery/listeningports.h"
#include "discovery/sparkprocess.h"

#include <QFile>
#include <QFileInfo>

#include <csignal>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostRead = 256 * 1024;

QByteArray readProc(qint64 pid, QLatin1StringView name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(kMostRead) : QByteArray();
}

Error about(ErrorCode code, const std::string &detail, qint64 pid)
{
    return {code, detail, "process " + std::to_string(pid)};
}

std::string commandOf(qint64 pid)
{
    const QByteArray name = readProc(pid, "comm"_L1).trimmed();
    return name.isEmpty() ? "a process" : name.toStdString();
}

bool isMine(qint64 pid)
{
    return QFileInfo(u"/proc/%1"_s.arg(pid)).ownerId() == geteuid();
}

} // namespace

Result<DriverProcess> driverProcess(qint64 pid)
{
    if (pid <= 1)
        return about(ErrorCode::InvalidArgument, "no process id", pid);
    const ProcessIdentity identity = ProcessIdentity::of(pid);
    if (identity.pid == 0)
        return about(ErrorCode::NotFound, "it has ended", pid);
    if (!isMine(pid))
        return about(ErrorCode::NoPermission, "it belongs to another user", pid);
    const auto spark = parseSparkCommand(readProc(pid, "cmdline"_L1), pid);
    if (!spark)
        return about(ErrorCode::InvalidArgument, "its command line is not that of a Spark driver", pid);
    if (spark->role != SparkProcess::Role::Driver)
        return about(ErrorCode::InvalidArgument, "it is no driver but " + spark->mainClass.toStdString(), pid);
    return DriverProcess{identity, spark->mainClass, identity.started()};
}

Result<DriverProcess> driverProcessAt(const QUrl &ui)
{
    const std::string source = ui.toDisplayString().toStdString();
    if (!isLoopback(ui))
        return Error{ErrorCode::Unsupported, "it is not on this computer", source};
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        return Error{ErrorCode::Unsupported, "this system does not tell which process has a port", source};
    const auto sockets = sparkSockets();
    for (const ListeningPort &port : ports) {
        if (port.port != ui.port(ui.scheme() == "https"_L1 ? 443 : 80))
            continue;
        if (const auto found = sockets.find(port.inode); found != sockets.end())
            return driverProcess(found->second.pid);
    }
    return Error{ErrorCode::NotFound, "no Spark process of this user has that port", source};
}

Result<DriverProcess> driverProcessBehind(const WirePeer &peer)
{
    if (peer.pid > 0) {
        auto process = driverProcess(peer.pid);
        if (process || process.error().code != ErrorCode::InvalidArgument)
            return process;
        return about(ErrorCode::Unsupported,
                     "the listener's connection comes from " + commandOf(peer.pid) + ", which is no Spark driver",
                     peer.pid);
    }
    const std::uint64_t inode = peer.port > 0 ? connectionInode(peer.port, peer.ownPort) : 0;
    if (inode == 0)
        return Error{ErrorCode::Unsupported, "the listener's connection does not end on this computer", {}};
    const auto sockets = sparkSockets();
    if (const auto found = sockets.find(inode); found != sockets.end())
        return driverProcess(found->second.pid);
    return Error{ErrorCode::Unsupported,
                 "the listener's connection comes from no Spark driver of this user on this computer",
                 {}};
}

Result<void> terminate(const DriverProcess &process)
{
    const auto present = driverProcess(process.pid);
    if (!present)
        return present.error();
    if (present->startTicks != process.startTicks)
        return about(ErrorCode::NotFound, "it has ended, another process has its number now", process.pid);
    return process.signal(SIGTERM);
}

} // namespace cinderscope
