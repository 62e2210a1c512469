// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "benchclock.h"

#include "discovery/localdiscovery.h"
#include "discovery/placediscovery.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <functional>
#include <memory>

using namespace cinderscope;

namespace {

int openSockets()
{
    int count = 0;
    for (const QString &name : QDir(QStringLiteral("/proc/self/fd")).entryList(QDir::AllEntries | QDir::System))
        count += QFile::symLinkTarget(QStringLiteral("/proc/self/fd/") + name).contains(QLatin1String("socket:"));
    return count;
}

} // namespace

// scanbench local PORTS         this computer by /proc
// scanbench place ADDRESS PORTS by connecting
// Prints how long one look took until everything had answered, what was found, and the most sockets open at once.
int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList words = QCoreApplication::arguments();
    const bool local = words.value(1) == QLatin1String("local");
    if (words.size() != (local ? 3 : 4)) {
        std::fprintf(stderr, "usage: scanbench local PORTS | place ADDRESS PORTS\n");
        return 2;
    }
    std::unique_ptr<DiscoverySource> source;
    std::function<bool()> settled;
    if (local) {
        LocalDiscovery::Settings settings;
        settings.firstPort = 1;
        settings.lastPort = 0;
        settings.extraPorts = parsePorts(words[2]).valueOr(QList<quint16>());
        auto discovery = std::make_unique<LocalDiscovery>(settings);
        settled = [raw = discovery.get()] { return raw->isSettled(); };
        source = std::move(discovery);
    } else {
        Place place = Place::make(words[2]);
        place.ports = words[3];
        auto discovery = std::make_unique<PlaceDiscovery>(place);
        settled = [raw = discovery.get()] { return raw->isSettled(); };
        source = std::move(discovery);
    }
    bool scanned = false;
    int total = 0, sockets = 0;
    QObject::connect(source.get(), &DiscoverySource::scanned, source.get(), [&scanned] { scanned = true; });
    QObject::connect(source.get(), &DiscoverySource::progress, source.get(), [&](int, int all) {
        total = all;
        sockets = std::max(sockets, openSockets());
    });
    QTimer poll;
    poll.setInterval(1);
    QObject::connect(&poll, &QTimer::timeout, source.get(), [&] {
        if (scanned && settled())
            QCoreApplication::quit();
    });
    poll.start();
    const bench::Clock clock;
    source->start();
    QCoreApplication::exec();
    std::printf("wall %.1f ms, cpu %.1f ms, addresses %d, applications %lld, endpoints %lld, sockets %d\n",
                clock.wall() * 1e3, clock.cpu() * 1e3, total, static_cast<long long>(source->applications().size()),
                static_cast<long long>(source->endpoints().size()), sockets);
    return 0;
}
