// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/kernelprocesses.h"

#include "discovery/endpointurl.h"
#include "discovery/listeningports.h"
#include "discovery/processidentity.h"
#include "discovery/sparkprocess.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <limits>
#include <set>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kMostAncestors = 16;
constexpr qint64 kMostCommand = 256 * 1024; // class paths of Scala kernels are long

QByteArray readSmall(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ? file.read(kMostCommand) : QByteArray();
}

} // namespace

QString kernelIdOf(const QByteArray &cmdline)
{
    static const QRegularExpression file(u"(?:^|[/\\\\=])kernel-([A-Za-z0-9][A-Za-z0-9_-]{0,127})\\.json$"_s);
    for (const QByteArray &word : cmdline.split('\0')) {
        if (!word.endsWith(".json") || word.size() > 4096)
            continue;
        if (const auto match = file.match(QString::fromUtf8(word)); match.hasMatch())
            return match.captured(1);
    }
    return {};
}

QList<KernelProcess> kernelProcesses()
{
    const auto sockets = sparkSockets();
    if (sockets.empty())
        return {};
    std::vector<ListeningPort> ports;
    listeningPorts(ports);
    QHash<qint64, KernelProcess> byJvm;
    std::set<qint64> seen;
    for (const auto &[inode, process] : sockets) {
        if (process.role != SparkProcess::Role::Driver || !seen.insert(process.pid).second)
            continue;
        qint64 pid = process.pid;
        for (int level = 0; level < kMostAncestors && pid > 1; ++level) { // from the JVM itself on: Scala kernels
            if (const QString id = kernelIdOf(readSmall(u"/proc/%1/cmdline"_s.arg(pid))); !id.isEmpty()) {
                byJvm.insert(process.pid, {id, pid, process.pid, {}});
                break;
            }
            const auto stat = processStat(pid);
            pid = stat ? stat->parent : 0;
        }
    }
    QHash<qint64, QList<std::pair<std::uint32_t, QUrl>>> pages;
    for (const ListeningPort &port : ports) {
        const auto owner = sockets.find(port.inode);
        if (owner == sockets.end() || !byJvm.contains(owner->second.pid))
            continue;
        if (port.mayBeSparkUi()) // the likeliest first
            pages[owner->second.pid].append({port.backlog.value_or(std::numeric_limits<std::uint32_t>::max()),
                                             endpointUrl(port.address, port.port)});
    }
    QList<KernelProcess> kernels;
    for (auto entry = byJvm.begin(); entry != byJvm.end(); ++entry) {
        auto &list = pages[entry.key()];
        std::stable_sort(list.begin(), list.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
        for (const auto &[backlog, url] : list)
            entry->pages.append(url);
        kernels.append(*entry);
    }
    std::sort(kernels.begin(), kernels.end(),
              [](const KernelProcess &a, const KernelProcess &b) { return a.jvmPid < b.jvmPid; });
    return kernels;
}

} // namespace cinderscope
