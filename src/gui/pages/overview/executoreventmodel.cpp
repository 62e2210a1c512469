// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executoreventmodel.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/itemroles.h"
#include "gui/pages/overview/cardtexts.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

//! Context of the texts of the free functions.
struct ExecutorEvents
{
    Q_DECLARE_TR_FUNCTIONS(ExecutorEvents)
};

QString scope(const Exclusion &exclusion)
{
    QString text = exclusion.stageId >= 0 ? ExecutorEvents::tr("for stage %1").arg(exclusion.stageId)
                                          : ExecutorEvents::tr("for the application");
    if (exclusion.taskFailures > 0)
        text += u", "_s + (exclusion.taskFailures == 1
                               ? ExecutorEvents::tr("1 failed task")
                               : ExecutorEvents::tr("%n failed tasks", nullptr, exclusion.taskFailures));
    return text;
}

} // namespace

QString executorEventText(ExecutorEvent::Kind kind)
{
    switch (kind) {
    case ExecutorEvent::Kind::Added:
        return ExecutorEvents::tr("Added");
    case ExecutorEvent::Kind::Removed:
        return ExecutorEvents::tr("Removed");
    case ExecutorEvent::Kind::Excluded:
        return ExecutorEvents::tr("Excluded");
    case ExecutorEvent::Kind::Included:
        return ExecutorEvents::tr("Taken back");
    }
    return {};
}

QList<ExecutorEvent> executorEvents(const Snapshot &snapshot)
{
    QList<ExecutorEvent> events;
    for (std::size_t i = 0; i < snapshot.executors.size(); ++i) {
        const Executor &executor = snapshot.executors[i];
        const auto row = static_cast<Row>(i);
        const QString id = shownText(snapshot.text(executor.id)).simplified();
        const auto add = [&](TimeMs time, ExecutorEvent::Kind kind, const QString &details) {
            if (time > 0)
                events.append({time, kind, row, id, details});
        };
        QString place = shownText(snapshot.text(executor.host)).simplified();
        if (executor.cores > 0)
            place += (place.isEmpty() ? QString() : u", "_s) +
                     (executor.cores == 1 ? ExecutorEvents::tr("1 core")
                                          : ExecutorEvents::tr("%n cores", nullptr, executor.cores));
        add(executor.added, ExecutorEvent::Kind::Added, place);
        add(executor.removed, ExecutorEvent::Kind::Removed,
            shownText(snapshot.text(executor.removeReason)).simplified());
        for (const Exclusion &exclusion : executor.exclusions) {
            add(exclusion.from, ExecutorEvent::Kind::Excluded, scope(exclusion));
            add(exclusion.to, ExecutorEvent::Kind::Included, scope(exclusion));
        }
    }
    std::stable_sort(events.begin(), events.end(),
                     [](const ExecutorEvent &left, const ExecutorEvent &right) { return left.time > right.time; });
    return events;
}

void ExecutorEventModel::setEvents(const QList<ExecutorEvent> &events)
{
    if (events == m_events)
        return;
    const qsizetype added = events.size() - m_events.size();
    if (added > 0 && std::equal(m_events.begin(), m_events.end(), events.begin() + added)) {
        beginInsertRows({}, 0, int(added) - 1);
        m_events = events;
        endInsertRows();
        return;
    }
    beginResetModel();
    m_events = events;
    endResetModel();
}

const ExecutorEvent *ExecutorEventModel::event(const QModelIndex &index) const
{
    return index.isValid() && index.row() < m_events.size() ? &m_events[index.row()] : nullptr;
}

int ExecutorEventModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_events.size());
}

int ExecutorEventModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant ExecutorEventModel::data(const QModelIndex &index, int role) const
{
    const ExecutorEvent *entry = event(index);
    if (!entry)
        return {};
    if (role == Qt::DecorationRole && index.column() == Event) {
        switch (entry->kind) {
        case ExecutorEvent::Kind::Added:
        case ExecutorEvent::Kind::Included:
            return Icons::status(StatusRole::Succeeded);
        case ExecutorEvent::Kind::Removed:
            return Icons::status(StatusRole::Skipped);
        case ExecutorEvent::Kind::Excluded:
            return Icons::status(StatusRole::Killed);
        }
    }
    if (role == SortRole && index.column() == Time)
        return qint64(entry->time);
    if (role == ExportRole && index.column() == Time)
        return format::isoDateTime(entry->time);
    if (role == Qt::ToolTipRole && index.column() == Details)
        return plainToolTip(entry->details);
    if (role == Qt::ToolTipRole && index.column() == Time)
        return format::dateTime(entry->time);
    if (role != Qt::DisplayRole && role != SortRole)
        return {};
    switch (index.column()) {
    case Time:
        return format::timeOfDay(entry->time);
    case Event:
        return executorEventText(entry->kind);
    case ExecutorId:
        return entry->executorId;
    case Details:
        return entry->details;
    default:
        return {};
    }
}

QVariant ExecutorEventModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::DisplayRole)
        return QStringList{tr("Time"), tr("Event"), tr("Executor"), tr("Details")}.value(section);
    if (role == ExportRole)
        return QStringList{u"time"_s, u"event"_s, u"executorId"_s, u"details"_s}.value(section);
    return {};
}

} // namespace cinderscope
