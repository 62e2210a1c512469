// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/recentlogs.h"

#include "core/snapshot.h"

#include <QDateTime>
#include <QFileInfo>
#include <QSettings>

using namespace Qt::StringLiterals;

namespace cinderscope::remembered {

namespace {

void write(const QList<SourceEntry> &entries)
{
    QSettings settings;
    settings.remove(u"shell/recent"_s); // a shorter array leaves its old end behind
    settings.beginWriteArray(u"shell/recent"_s, int(entries.size()));
    for (int i = 0; i < entries.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(u"path"_s, entries[i].ref.location);
        settings.setValue(u"name"_s, entries[i].name);
        settings.setValue(u"id"_s, entries[i].id);
        settings.setValue(u"start"_s, qlonglong(entries[i].start));
        settings.setValue(u"end"_s, qlonglong(entries[i].end));
        settings.setValue(u"state"_s, entries[i].state ? int(*entries[i].state) : -1);
        settings.setValue(u"opened"_s, qlonglong(entries[i].opened));
    }
    settings.endArray();
}

} // namespace

QList<SourceEntry> recentLogs()
{
    QList<SourceEntry> entries;
    QSettings settings;
    const int size = std::min(settings.beginReadArray(u"shell/recent"_s), kMaxRecent);
    for (int i = 0; i < size; ++i) {
        settings.setArrayIndex(i);
        SourceEntry entry;
        entry.ref = ApplicationRef::log(settings.value(u"path"_s).toString());
        if (entry.ref.isEmpty())
            continue;
        entry.name = settings.value(u"name"_s).toString();
        if (entry.name.isEmpty())
            entry.name = QFileInfo(entry.ref.location).fileName();
        entry.id = settings.value(u"id"_s).toString();
        entry.detail = entry.id;
        entry.start = settings.value(u"start"_s, qlonglong(kNoTime)).toLongLong();
        entry.end = settings.value(u"end"_s, qlonglong(kNoTime)).toLongLong();
        const int state = settings.value(u"state"_s, -1).toInt();
        if (state >= 0 && state <= int(ApplicationState::Incomplete))
            entry.state = ApplicationState(state);
        entry.opened = settings.value(u"opened"_s, qlonglong(kNoTime)).toLongLong();
        entries.append(entry);
    }
    settings.endArray();
    return entries;
}

void addRecent(const SourceEntry &entry)
{
    QList<SourceEntry> entries = recentLogs();
    entries.removeIf([&](const SourceEntry &old) { return old.ref.location == entry.ref.location; });
    entries.prepend(entry);
    if (entries.size() > kMaxRecent)
        entries.resize(kMaxRecent);
    write(entries);
}

void addRecent(const QString &path, const Snapshot &snapshot)
{
    SourceEntry entry;
    entry.ref = ApplicationRef::log(path);
    entry.name = QString::fromStdString(snapshot.app.name);
    entry.id = QString::fromStdString(snapshot.app.id);
    entry.start = snapshot.app.start;
    entry.end = snapshot.app.end;
    entry.state = snapshot.state;
    entry.opened = QDateTime::currentMSecsSinceEpoch();
    addRecent(entry);
}

void removeRecent(const QString &path)
{
    QList<SourceEntry> entries = recentLogs();
    entries.removeIf([&](const SourceEntry &old) { return old.ref.location == path; });
    write(entries);
}

void clearRecent()
{
    write({});
}

QStringList folders()
{
    return QSettings().value(u"shell/folders"_s).toStringList();
}

void setFolders(const QStringList &paths)
{
    QSettings().setValue(u"shell/folders"_s, paths);
}

ApplicationRef lastShown()
{
    const QSettings settings;
    ApplicationRef ref;
    ref.location = settings.value(u"shell/last/location"_s).toString();
    ref.applicationId = settings.value(u"shell/last/applicationId"_s).toString();
    const QString kind = settings.value(u"shell/last/kind"_s).toString();
    ref.kind = kind == "rest"_L1 ? SourceKind::Rest : kind == "replay"_L1 ? SourceKind::Replay : SourceKind::EventLog;
    return ref;
}

void setLastShown(const ApplicationRef &ref)
{
    QSettings settings;
    settings.setValue(u"shell/last/location"_s, ref.location);
    settings.setValue(u"shell/last/applicationId"_s, ref.applicationId);
    settings.setValue(u"shell/last/kind"_s, !ref.isFile()                    ? u"rest"_s
                                            : ref.kind == SourceKind::Replay ? u"replay"_s
                                                                             : u"log"_s);
}

} // namespace cinderscope::remembered
