// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/processidentity.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/syscall.h>
#include <unistd.h>

namespace cinderscope {

namespace {

constexpr std::size_t kStatBytes = 1024, kSystemBytes = 256 * 1024; // the latter: a number for each interrupt

//! The beginning of a file of /proc.
std::string readHead(const char *path, std::size_t most)
{
    const int file = ::open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return {};
    std::string text(most, '\0');
    std::size_t used = 0;
    while (used < text.size()) {
        const ssize_t size = ::read(file, text.data() + used, text.size() - used);
        if (size < 0 && errno == EINTR)
            continue;
        if (size <= 0)
            break;
        used += std::size_t(size);
    }
    ::close(file);
    text.resize(used);
    return text;
}

//! ms since the epoch.
TimeMs bootTime()
{
    const std::string text = readHead("/proc/stat", kSystemBytes);
    const std::size_t at = text.find("\nbtime ");
    return at == std::string::npos ? kNoTime : TimeMs(std::strtoll(text.c_str() + at + 7, nullptr, 10)) * 1000;
}

Error about(ErrorCode code, const std::string &detail, long long pid)
{
    return {code, detail, "process " + std::to_string(pid)};
}

} // namespace

std::optional<ProcessStat> processStat(long long pid)
{
    if (pid <= 0)
        return {};
    char path[64];
    std::snprintf(path, sizeof path, "/proc/%lld/stat", pid);
    const std::string text = readHead(path, kStatBytes);
    const std::size_t behind = text.rfind(')'); // the name may hold anything
    ProcessStat stat;
    if (behind == std::string::npos ||
        std::sscanf(text.c_str() + behind + 1,
                    " %c %lld %*d %*d %*d %*d %*u %*u %*u %*u %*u %*u %*u %*d %*d %*d %*d %*d %*d %llu", &stat.state,
                    &stat.parent, &stat.startTicks) != 3)
        return {};
    return stat;
}

ProcessIdentity ProcessIdentity::of(long long pid)
{
    const auto stat = processStat(pid);
    if (!stat || stat->state == 'Z' || stat->state == 'X')
        return {};
    return {pid, stat->startTicks};
}

bool ProcessIdentity::isAlive() const
{
    return pid > 0 && of(pid) == *this;
}

TimeMs ProcessIdentity::started() const
{
    const long rhythm = ::sysconf(_SC_CLK_TCK);
    const TimeMs boot = bootTime();
    return pid <= 0 || boot == kNoTime || rhythm <= 0
               ? kNoTime
               : boot + TimeMs(startTicks * 1000 / static_cast<unsigned long>(rhythm));
}

Result<void> ProcessIdentity::signal(int number) const
{
    const int descriptor = pid > 1 ? openPidfd(pid) : -1; // first this, then look: it cannot change behind
    if (pid <= 1 || !isAlive()) {
        if (descriptor >= 0)
            ::close(descriptor);
        return about(ErrorCode::NotFound, "it has ended", pid);
    }
    int sent = -1;
#ifdef SYS_pidfd_send_signal
    if (descriptor >= 0)
        sent = int(::syscall(SYS_pidfd_send_signal, descriptor, number, nullptr, 0U));
    else
#endif
        sent = ::kill(pid_t(pid), number);
    const int error = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (sent == 0)
        return {};
    return about(error == ESRCH   ? ErrorCode::NotFound
                 : error == EPERM ? ErrorCode::NoPermission
                                  : ErrorCode::Io,
                 std::strerror(error), pid);
}

int openPidfd(long long pid)
{
#ifdef SYS_pidfd_open
    const int file = int(::syscall(SYS_pidfd_open, pid_t(pid), 0U));
    if (file >= 0)
        ::fcntl(file, F_SETFD, FD_CLOEXEC);
    return file;
#else
    (void)pid;
    return -1;
#endif
}

} // namespace cinderscope
