// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the rows of SourceTreeModel say in their tooltips.
#include "gui/base/format.h"
#include "gui/shell/sourcetreemodel.h"

#include <QDir>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Of places, endpoints and groups.
QString describeRow(const SourceEntry &entry)
{
    QStringList lines{entry.name};
    for (const QString &line : {entry.detail, entry.status, entry.ref.location})
        if (!line.isEmpty() && !lines.contains(line))
            lines.append(line);
    lines += entry.facts;
    if (!entry.launchName.isEmpty())
        lines.append(SourceTreeModel::tr("Started from “%1”").arg(entry.launchName));
    if (!entry.problem.isEmpty())
        lines.append(entry.problem);
    return lines.join(u'\n');
}

} // namespace

QString sourceKindText(SourceKind kind)
{
    switch (kind) {
    case SourceKind::EventLog:
        return SourceTreeModel::tr("Event log");
    case SourceKind::Replay:
        return SourceTreeModel::tr("Replay");
    case SourceKind::Rest:
        return SourceTreeModel::tr("Polling REST");
    case SourceKind::Live:
        return SourceTreeModel::tr("Live");
    }
    return {};
}

QString describe(const SourceEntry &entry)
{
    if (entry.kind == SourceEntry::Kind::Note)
        return entry.detail;
    if (entry.kind == SourceEntry::Kind::Folder)
        return QDir::toNativeSeparators(entry.ref.location) +
               (entry.status.isEmpty() ? QString() : u'\n' + entry.status);
    if (entry.kind != SourceEntry::Kind::Application)
        return describeRow(entry);
    QStringList lines{entry.name};
    auto add = [&lines](const QString &label, const QString &value) {
        if (!value.isEmpty())
            lines.append(SourceTreeModel::tr("%1: %2", "field and value").arg(label, value));
    };
    add(SourceTreeModel::tr("Id"), entry.id);
    if (entry.state)
        add(SourceTreeModel::tr("State"), statusText(*entry.state));
    if (entry.progress >= 0)
        add(entry.reading ? SourceTreeModel::tr("Read") : SourceTreeModel::tr("Tasks done"),
            format::percent(entry.progress));
    if (entry.failures > 0)
        add(SourceTreeModel::tr("Failures"), format::count(entry.failures));
    if (entry.start != kNoTime)
        add(SourceTreeModel::tr("Start"), format::dateTime(entry.start));
    if (entry.start != kNoTime && entry.end != kNoTime && entry.end >= entry.start)
        add(SourceTreeModel::tr("Duration"), format::duration(entry.end - entry.start));
    add(SourceTreeModel::tr("User"), entry.user);
    add(SourceTreeModel::tr("Spark"), entry.sparkVersion);
    if (entry.bytes > 0)
        add(SourceTreeModel::tr("Size"), format::bytes(std::int64_t(entry.bytes)));
    add(SourceTreeModel::tr("Location"),
        entry.ref.isFile() ? QDir::toNativeSeparators(entry.ref.location) : entry.ref.location);
    if (entry.via == SourceEntry::Via::Listener)
        lines.append(SourceTreeModel::tr("Live: its listener tells every event."));
    else if (entry.via == SourceEntry::Via::Polling)
        lines.append(SourceTreeModel::tr("Polled: no listener is attached to it."));
    lines += entry.facts;
    if (!entry.launchName.isEmpty())
        lines.append(SourceTreeModel::tr("Started from “%1”").arg(entry.launchName));
    add(SourceTreeModel::tr("Kept in"), entry.held.join(u", "_s));
    if (entry.missing)
        lines.append(SourceTreeModel::tr("This file does not exist any more."));
    if (!entry.problem.isEmpty())
        lines.append(entry.problem);
    return lines.join(u'\n');
}

} // namespace cinderscope
