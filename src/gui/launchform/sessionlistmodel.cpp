// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launchform/sessionlistmodel.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/itemroles.h"
#include "gui/base/theme.h"
#include "gui/launchform/sessionkindtext.h"
#include "launch/config/sessionproperties.h"

#include <algorithm>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace cinderscope {

SessionListModel::SessionListModel(SessionBook &book, QObject *parent) : QAbstractTableModel(parent), m_book(book)
{
    connect(&m_book, &SessionBook::changed, this, &SessionListModel::reload);
    reload();
}

void SessionListModel::reload()
{
    beginResetModel();
    m_entries = m_book.entries();
    m_rows.clear();
    for (const SessionEntry &entry : std::as_const(m_entries)) {
        Row row;
        row.changed = QFileInfo(entry.config.path).lastModified();
        if (!entry.isBroken()) {
            const QList<SessionProblem> all = checkSession(entry.config);
            std::copy_if(all.begin(), all.end(), std::back_inserter(row.problems), [](const SessionProblem &problem) {
                return problem.severity != SessionProblem::Severity::Remark;
            });
        }
        m_rows.append(row);
    }
    endResetModel();
}

const SessionEntry *SessionListModel::entry(int row) const
{
    return row >= 0 && row < m_entries.size() ? &m_entries.at(row) : nullptr;
}

int SessionListModel::rowOf(const QString &path) const
{
    for (qsizetype row = 0; row < m_entries.size(); ++row) {
        if (m_entries.at(row).config.path == path)
            return int(row);
    }
    return -1;
}

QString SessionListModel::trouble(int row) const
{
    const SessionEntry *one = entry(row);
    if (!one)
        return {};
    if (one->isBroken())
        return QString::fromStdString(one->error->detail);
    QStringList lines;
    for (const SessionProblem &problem : m_rows.at(row).problems.mid(0, 3))
        lines.append(problem.cause + u' ' + problem.cure);
    for (const SessionRemark &remark : one->remarks.mid(0, 3))
        lines.append(remark.line > 0 ? tr("Line %1: %2").arg(remark.line).arg(remark.text) : remark.text);
    return lines.join(u'\n');
}

bool SessionListModel::canBeStarted(int row) const
{
    const SessionEntry *one = entry(row);
    return one && !one->isBroken() && canStart(m_rows.at(row).problems);
}

int SessionListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int SessionListModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QString SessionListModel::problemsText(int row) const
{
    if (m_entries.at(row).isBroken())
        return tr("Cannot be read");
    const QList<SessionProblem> &problems = m_rows.at(row).problems;
    const int errors = int(std::count_if(problems.begin(), problems.end(), [](const SessionProblem &problem) {
        return problem.severity == SessionProblem::Severity::Error;
    }));
    if (errors > 0)
        return tr("%n error(s)", nullptr, errors);
    return problems.isEmpty() ? QString() : tr("%n warning(s)", nullptr, int(problems.size()));
}

QVariant SessionListModel::shown(int row, int column) const
{
    const SessionEntry &entry = m_entries.at(row);
    switch (column) {
    case Name:
        return entry.config.name;
    case Kind:
        return entry.isBroken() ? QString() : sessionKindTitle(entry.config.kind);
    case Master:
        return entry.isBroken() ? QString() : effectiveMaster(entry.config);
    case Problems:
        return problemsText(row);
    default:
        return m_rows.at(row).changed.isValid() ? format::ago(m_rows.at(row).changed.toMSecsSinceEpoch()) : QString();
    }
}

QVariant SessionListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_entries.size())
        return {};
    const SessionEntry &entry = m_entries.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return shown(index.row(), index.column());
    case SortRole:
        return index.column() == Changed ? QVariant(m_rows.at(index.row()).changed)
                                         : shown(index.row(), index.column());
    case Qt::DecorationRole:
        if (index.column() == Name)
            return entry.isBroken() ? Icons::severity(Severity::Error)
                                    : Icons::icon(sessionKindIcon(entry.config.kind), ColorRole::TextMuted);
        if (index.column() == Problems && !problemsText(index.row()).isEmpty())
            return Icons::severity(canBeStarted(index.row()) ? Severity::Warning : Severity::Error);
        return {};
    case Qt::ToolTipRole:
        return index.column() == Problems ? trouble(index.row()) : entry.config.path;
    default:
        return {};
    }
}

QVariant SessionListModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != ExportRole))
        return {};
    static const QStringList keys{u"name"_s, u"kind"_s, u"master"_s, u"problems"_s, u"changed"_s};
    if (role == ExportRole)
        return keys.at(section);
    switch (section) {
    case Name:
        return tr("Name");
    case Kind:
        return tr("Kind");
    case Master:
        return tr("Master");
    case Problems:
        return tr("Problems");
    default:
        return tr("Changed");
    }
}

} // namespace cinderscope
