// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/liveness.h"

#include "ingest/source/lognames.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <fstream>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/vfs.h>
#endif

namespace cinderscope {

namespace {

using Folder = std::unique_ptr<DIR, int (*)(DIR *)>;

bool isNumber(const char *name)
{
    return *name >= '0' && *name <= '9';
}

#ifdef __linux__
//! File systems that other computers (or the host of a virtual machine) can write to without a process here.
bool isLocalFileSystem(const std::string &path)
{
    constexpr std::array<std::uint32_t, 19> remote{
        0x6969,     0x517B,     0xFE534D42, 0xFF534D42, 0x65735546, 0x01021997, 0x00C36400,
        0x5346414F, 0x6B414653, 0x73757245, 0x0BD00BD0, 0x47504653, 0x7461636F, 0x01161970,
        0x564C,     0x786F4256, 0xBACBACBC, 0x19830326, 0x013111A8,
    }; // nfs, smb, smb2, cifs, fuse, 9p, ceph, afs (2), coda, lustre, gpfs, ocfs2, gfs2, ncp, vboxsf, vmhgfs, beegfs,
       // ibrix
    struct statfs info
    {
    };
    if (::statfs(path.c_str(), &info) != 0)
        return false;
    return std::find(remote.begin(), remote.end(), static_cast<std::uint32_t>(info.f_type)) == remote.end();
}

bool isOpenForWriting(const std::string &descriptor)
{
    std::string info = descriptor;
    const auto at = info.find("/fd/");
    info.replace(at, 4, "/fdinfo/");
    std::ifstream file(info);
    std::string key;
    std::string value;
    while (file >> key >> value) {
        if (key == "flags:")
            return (std::strtoul(value.c_str(), nullptr, 8) & O_ACCMODE) != O_RDONLY;
    }
    return false;
}

bool canSeeWriters(const std::string &path)
{
    struct stat info
    {
    };
    if (!isLocalFileSystem(path) || ::stat(path.c_str(), &info) != 0 || ::access("/proc/self/fd", R_OK) != 0)
        return false;
    return ::geteuid() == 0 || info.st_uid == ::geteuid();
}
#endif

bool changedRecently(const std::vector<std::string> &paths)
{
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return std::any_of(paths.begin(), paths.end(), [now](const std::string &path) {
        struct stat info
        {
        };
        if (::stat(path.c_str(), &info) != 0)
            return false;
        const auto changed = std::chrono::seconds(info.st_mtim.tv_sec);
        return now - changed < kRecentChange;
    });
}

} // namespace

Liveness LivenessProbe::check(const LogSource &source)
{
    if (source.kind == LogSource::Kind::StandardInput)
        return {};
    std::vector<std::string> paths;
    const auto addParts = [&paths](const LogSource &log) {
        for (const LogPart &part : log.parts)
            paths.push_back(part.path);
    };
    if (source.kind == LogSource::Kind::Rolling) { // the writer may have begun another part since
        if (const auto now = readRollingFolder(source.path))
            addParts(*now);
    }
    if (paths.empty())
        addParts(source);
    return check(paths);
}

#ifdef __linux__

Liveness LivenessProbe::check(const std::vector<std::string> &paths)
{
    const auto now = std::chrono::steady_clock::now();
    if (!m_hasScanned || now - m_scanned > m_maxAge)
        scan();
    if (std::any_of(paths.begin(), paths.end(), [this](const auto &path) { return hasWriter(path); }))
        return {true, true};
    if (!paths.empty() && std::all_of(paths.begin(), paths.end(), canSeeWriters))
        return {false, true};
    return {changedRecently(paths), false};
}

void LivenessProbe::scan()
{
    m_openFiles.clear();
    m_hasScanned = true;
    m_scanned = std::chrono::steady_clock::now();
    const Folder processes(::opendir("/proc"), &::closedir);
    if (!processes)
        return;
    std::array<char, 4096> target;
    while (const dirent *process = ::readdir(processes.get())) {
        if (!isNumber(process->d_name))
            continue;
        const std::string folder = std::string("/proc/") + process->d_name + "/fd";
        const Folder descriptors(::opendir(folder.c_str()), &::closedir);
        if (!descriptors)
            continue; // another user's process, or gone
        while (const dirent *descriptor = ::readdir(descriptors.get())) {
            if (!isNumber(descriptor->d_name))
                continue;
            const std::string link = folder + '/' + descriptor->d_name;
            const ssize_t length = ::readlink(link.c_str(), target.data(), target.size());
            if (length <= 0 || target[0] != '/') // sockets, pipes, anonymous inodes
                continue;
            const std::string_view path(target.data(), static_cast<std::size_t>(length));
            if (!path.starts_with("/dev/") && !path.starts_with("/proc/"))
                m_openFiles.emplace(baseName(path), link);
        }
    }
}

bool LivenessProbe::hasWriter(const std::string &path) const
{
    const std::unique_ptr<char, void (*)(void *)> real(::realpath(path.c_str(), nullptr), &std::free);
    struct stat wanted
    {
    };
    if (!real || ::stat(real.get(), &wanted) != 0)
        return false;
    // Compared by name first, by device and inode then: a stat on any file of any process could hang on a dead server,
    // and a container sees the same file under another path.
    const auto [first, last] = m_openFiles.equal_range(baseName(real.get()));
    return std::any_of(first, last, [&wanted](const auto &entry) {
        struct stat info
        {
        };
        return ::stat(entry.second.c_str(), &info) == 0 && info.st_dev == wanted.st_dev &&
               info.st_ino == wanted.st_ino && isOpenForWriting(entry.second);
    });
}

#else

Liveness LivenessProbe::check(const std::vector<std::string> &paths)
{
    return {changedRecently(paths), false};
}
void LivenessProbe::scan() {}
bool LivenessProbe::hasWriter(const std::string &) const
{
    return false;
}

#endif

} // namespace cinderscope
