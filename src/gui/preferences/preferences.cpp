// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/preferences/preferences.h"

#include "discovery/place.h"
#include "live/journal/journalwriter.h"

#include <algorithm>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

int number(const QSettings &settings, const QString &key, int fallback, int low, int high)
{
    bool isNumber = false;
    const int value = settings.value(u"preferences/"_s + key, fallback).toInt(&isNumber);
    return isNumber && value >= low && value <= high ? value : fallback;
}

} // namespace

Preferences Preferences::load()
{
    const QSettings settings;
    const Preferences fallback;
    Preferences read;
    read.firstPort = quint16(number(settings, u"firstPort"_s, fallback.firstPort, 1, 65535));
    read.lastPort = quint16(number(settings, u"lastPort"_s, fallback.lastPort, 1, 65535));
    if (read.lastPort < read.firstPort || read.lastPort - read.firstPort > 1000) {
        read.firstPort = fallback.firstPort;
        read.lastPort = fallback.lastPort;
    }
    read.extraPorts = settings.value(u"preferences/extraPorts"_s).toString();
    if (!parsePorts(read.extraPorts))
        read.extraPorts.clear();
    read.rhythmSeconds = number(settings, u"rhythmSeconds"_s, fallback.rhythmSeconds, 1, 60);
    read.listen = settings.value(u"preferences/listen"_s, fallback.listen).toBool();
    read.tcp = settings.value(u"preferences/tcp"_s, fallback.tcp).toBool();
    read.listenPort = quint16(number(settings, u"listenPort"_s, fallback.listenPort, 0, 65535));
    read.journal = settings.value(u"preferences/journal"_s, fallback.journal).toBool();
    read.journalFolder = settings.value(u"preferences/journalFolder"_s).toString();
    read.journalMegabytes = number(settings, u"journalMegabytes"_s, fallback.journalMegabytes, 0, 10'000'000);
    read.journalDays = number(settings, u"journalDays"_s, fallback.journalDays, 0, 36'500);
    read.startedOnQuit = StartedOnQuit(number(settings, u"startedOnQuit"_s, int(fallback.startedOnQuit), 0, 2));
    read.showStarted = settings.value(u"preferences/showStarted"_s, fallback.showStarted).toBool();
    read.keepClusterPlaces = settings.value(u"preferences/keepClusterPlaces"_s, fallback.keepClusterPlaces).toBool();
    read.sparkHome = settings.value(u"preferences/sparkHome"_s).toString();
    read.sparkPython = settings.value(u"preferences/sparkPython"_s).toString();
    return read;
}

void Preferences::save() const
{
    QSettings settings;
    settings.beginGroup(u"preferences"_s);
    settings.setValue(u"firstPort"_s, firstPort);
    settings.setValue(u"lastPort"_s, lastPort);
    settings.setValue(u"extraPorts"_s, extraPorts);
    settings.setValue(u"rhythmSeconds"_s, rhythmSeconds);
    settings.setValue(u"listen"_s, listen);
    settings.setValue(u"tcp"_s, tcp);
    settings.setValue(u"listenPort"_s, listenPort);
    settings.setValue(u"journal"_s, journal);
    settings.setValue(u"journalFolder"_s, journalFolder);
    settings.setValue(u"journalMegabytes"_s, journalMegabytes);
    settings.setValue(u"journalDays"_s, journalDays);
    settings.setValue(u"startedOnQuit"_s, int(startedOnQuit));
    settings.setValue(u"showStarted"_s, showStarted);
    settings.setValue(u"keepClusterPlaces"_s, keepClusterPlaces);
    settings.setValue(u"sparkHome"_s, sparkHome);
    settings.setValue(u"sparkPython"_s, sparkPython);
}

LocalDiscovery::Settings Preferences::discovery() const
{
    LocalDiscovery::Settings settings;
    settings.firstPort = firstPort;
    settings.lastPort = std::max(firstPort, lastPort);
    settings.extraPorts = parsePorts(extraPorts).valueOr(QList<quint16>());
    settings.busyMs = rhythmSeconds * 1000;
    settings.idleMs = std::max(settings.busyMs, rhythmSeconds * 2500);
    return settings;
}

ListenOptions Preferences::listening() const
{
    ListenOptions options;
    options.port = listenPort;
    options.tcp = tcp;
    return options;
}

LiveCenter::Settings Preferences::live() const
{
    LiveCenter::Settings settings;
    settings.journal = journal;
    settings.journalFolder = journalRoot();
    return settings;
}

JournalBudget Preferences::budget() const
{
    JournalBudget budget;
    budget.bytes = std::uint64_t(journalMegabytes) << 20;
    budget.age = std::chrono::hours(24 * journalDays);
    return budget;
}

QString Preferences::journalRoot() const
{
    return journalFolder.isEmpty() ? QString::fromStdString(defaultJournalRoot()) : journalFolder;
}

} // namespace cinderscope
