// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/driverprocess.h"

#include "discovery/endpointurl.h"
#include "discovery/listeningports.h"
#include "discovery/sparkprocess.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <csignal>
#include <cstring>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/syscall.h>
#endif

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kMostRead = 256 * 1024;

QByteArray readProc(qint64 pid, QLatin1StringView name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(kMostRead) : QByteArray();
}

//! Fields of /proc/<pid>/stat behind the command, which may hold anything but ends with the last parenthesis.
QList<QByteArray> statFields(qint64 pid)
{
    const QByteArray text = readProc(pid, "stat"_L1);
    const qsizetype end = text.lastIndexOf(')');
    return end < 0 ? QList<QByteArray>() : text.mid(end + 2).split(' ');
}

//! 0: there is no such process, or it is a zombie.
quint64 startTicks(qint64 pid)
{
    const QList<QByteArray> fields = statFields(pid); // [0] is field 3
    if (fields.size() < 20 || fields[0] == "Z" || fields[0] == "X")
        return 0;
    return fields[19].toULongLong();
}

TimeMs bootTime()
{
    QFile file(u"/proc/stat"_s);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return kNoTime;
    const QByteArray text = file.read(kMostRead);
    const qsizetype at = text.indexOf("\nbtime ");
    return at < 0 ? kNoTime : text.mid(at + 7, 20).split('\n').first().toLongLong() * 1000;
}

Error about(ErrorCode code, const std::string &detail, qint64 pid)
{
    return {code, detail, "process " + std::to_string(pid)};
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
    const quint64 ticks = startTicks(pid);
    if (ticks == 0)
        return about(ErrorCode::NotFound, "it has ended", pid);
    if (!isMine(pid))
        return about(ErrorCode::NoPermission, "it belongs to another user", pid);
    const auto spark = parseSparkCommand(readProc(pid, "cmdline"_L1), pid);
    if (!spark)
        return about(ErrorCode::InvalidArgument, "its command line is not that of a Spark driver", pid);
    if (spark->role != SparkProcess::Role::Driver)
        return about(ErrorCode::InvalidArgument, "it is no driver but " + spark->mainClass.toStdString(), pid);
    DriverProcess process{pid, ticks, spark->mainClass, kNoTime};
    const long rhythm = sysconf(_SC_CLK_TCK);
    if (const TimeMs boot = bootTime(); boot != kNoTime && rhythm > 0)
        process.started = boot + TimeMs(ticks * 1000 / quint64(rhythm));
    return process;
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

bool isAlive(const DriverProcess &process)
{
    return process.startTicks != 0 && startTicks(process.pid) == process.startTicks;
}

Result<void> terminate(const DriverProcess &process)
{
    int descriptor = -1;
#ifdef SYS_pidfd_open
    descriptor = int(syscall(SYS_pidfd_open, pid_t(process.pid), 0u)); // first this, then look: it cannot change behind
#endif
    const auto present = driverProcess(process.pid);
    Result<void> result;
    if (!present) {
        result = present.error();
    } else if (present->startTicks != process.startTicks) {
        result = about(ErrorCode::NotFound, "it has ended, another process has its number now", process.pid);
    } else {
        int sent = -1;
#ifdef SYS_pidfd_send_signal
        if (descriptor >= 0)
            sent = int(syscall(SYS_pidfd_send_signal, descriptor, SIGTERM, nullptr, 0u));
        else
#endif
            sent = ::kill(pid_t(process.pid), SIGTERM);
        if (sent != 0)
            result = about(errno == ESRCH   ? ErrorCode::NotFound
                           : errno == EPERM ? ErrorCode::NoPermission
                                            : ErrorCode::Io,
                           std::strerror(errno), process.pid);
    }
    if (descriptor >= 0)
        close(descriptor);
    return result;
}

} // namespace cinderscope
