// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actionlogmodel.h"

#include "gui/acting/actingtext.h"
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/itemroles.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

Severity severityOf(const QString &outcome)
{
    if (outcome == "ended"_L1)
        return Severity::Success;
    if (outcome == "stillRunning"_L1 || outcome == "refused"_L1)
        return Severity::Warning;
    return outcome == "failed"_L1 ? Severity::Error : Severity::Info;
}

} // namespace

void ActionLogModel::setRecords(const QList<ActionRecord> &records)
{
    QList<ActionRecord> next(records.rbegin(), records.rend());
    // A log grows at its end (here: on top) and loses its oldest lines; anything else is another file.
    const qsizetype fresh = m_records.isEmpty() ? next.size() : [&] {
        for (qsizetype i = 0; i < next.size(); ++i) {
            if (next[i].id == m_records.first().id)
                return i;
        }
        return next.size();
    }();
    const qsizetype kept = std::min(m_records.size(), next.size() - fresh);
    const bool same = std::equal(m_records.begin(), m_records.begin() + kept, next.begin() + fresh,
                                 [](const ActionRecord &a, const ActionRecord &b) { return a.id == b.id; });
    if (!same) {
        beginResetModel();
        m_records = next;
        endResetModel();
        return;
    }
    if (kept < m_records.size()) {
        beginRemoveRows({}, int(kept), int(m_records.size()) - 1);
        m_records.resize(kept);
        endRemoveRows();
    }
    if (fresh > 0) {
        beginInsertRows({}, 0, int(fresh) - 1);
        m_records = next.mid(0, fresh) + m_records;
        endInsertRows();
    }
    for (qsizetype i = fresh; i < m_records.size(); ++i) {
        if (m_records[i] == next[i])
            continue;
        m_records[i] = next[i];
        Q_EMIT dataChanged(index(int(i), 0), index(int(i), ColumnCount - 1));
    }
}

int ActionLogModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_records.size());
}

int ActionLogModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ActionLogModel::text(const ActionRecord &record, int column) const
{
    switch (column) {
    case Time:
        return format::timeOrDate(record.time.toMSecsSinceEpoch());
    case Outcome:
        return actingtext::outcomeWord(record.outcome);
    case Target:
        return actingtext::targetWord(record.target);
    case Id:
        return record.targetId;
    case Application:
        return record.name.isEmpty()          ? record.application
               : record.application.isEmpty() ? record.name
                                              : record.name + u" · "_s + record.application;
    case Way:
        return actingtext::wayWord(record.way);
    case Duration:
        return record.milliseconds < 0 ? QString() : format::duration(record.milliseconds);
    case User:
        return record.user;
    case Program:
        return record.program == "window"_L1         ? tr("Window")
               : record.program == "command line"_L1 ? tr("Command line")
                                                     : record.program;
    case Reason:
        return record.reason;
    case Detail:
        return record.detail;
    case Place:
        return record.place;
    default:
        return {};
    }
}

QVariant ActionLogModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_records.size())
        return {};
    const ActionRecord &record = m_records[index.row()];
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.column());
    case Qt::ToolTipRole:
        return index.column() == Time ? format::isoDateTime(record.time.toMSecsSinceEpoch())
                                      : text(record, index.column()).toHtmlEscaped();
    case Qt::DecorationRole:
        return index.column() == Outcome ? Icons::severity(severityOf(record.outcome)) : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() == Duration ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case SortRole:
        if (index.column() == Time)
            return record.time.toMSecsSinceEpoch();
        if (index.column() == Duration)
            return record.milliseconds < 0 ? QVariant() : QVariant(record.milliseconds);
        if (index.column() == Id && !record.targetId.isEmpty()) {
            bool number = false;
            const qlonglong id = record.targetId.toLongLong(&number);
            return number ? QVariant(id) : QVariant(record.targetId);
        }
        return text(record, index.column());
    case ExportRole:
        return index.column() == Time ? QVariant(format::isoDateTime(record.time.toMSecsSinceEpoch())) : QVariant();
    default:
        return {};
    }
}

QVariant ActionLogModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    static constexpr const char *kNames[] = {"time",       "outcome", "target",  "id",     "application", "way",
                                             "durationMs", "user",    "program", "reason", "detail",      "place"};
    if (role == ExportRole)
        return QString::fromLatin1(kNames[section]);
    if (role != Qt::DisplayRole)
        return {};
    const QString titles[] = {tr("Time"),        tr("Outcome"), tr("What"),     tr("Id"),
                              tr("Application"), tr("Way"),     tr("Duration"), tr("User"),
                              tr("Program"),     tr("Reason"),  tr("Detail"),   tr("Asked")};
    return titles[section];
}

} // namespace cinderscope
