// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/models/celltable.h"
#include "gui/models/jobtreemodel.h"

#include <algorithm>

// What the cells of the tree say.
namespace cinderscope {

namespace {

constexpr qsizetype kToolTipCharacters = 2000;
constexpr std::size_t kMostCached = 20'000;

QString cut(QString text)
{
    if (text.size() > kToolTipCharacters)
        text = text.left(kToolTipCharacters) + QChar(0x2026);
    return text;
}

bool isText(JobColumn column)
{
    return column == JobColumn::Id || JobTreeCells::sortsAsText(column) || column == JobColumn::Status;
}

bool isBytes(JobColumn column)
{
    return column >= JobColumn::Input && column <= JobColumn::Spill;
}

} // namespace

const RowFigures &JobTreeModel::cachedFigures(quintptr id) const
{
    const auto found = m_figures.find(id);
    if (found != m_figures.end())
        return found->second;
    const JobTreeNode what = node(createIndex(0, 0, id));
    RowFigures figures;
    switch (what.kind) {
    case JobTreeNode::Kind::Group:
        return m_groups[std::min(groupSlot(id), m_groups.size() - 1)].figures;
    case JobTreeNode::Kind::Job:
        figures = m_cells.job(what.job);
        break;
    case JobTreeNode::Kind::Stage:
        figures = m_cells.stage(what.stage, what.job);
        break;
    }
    if (m_figures.size() > kMostCached) // an export walks over all rows
        m_figures.clear();
    return m_figures.emplace(id, figures).first->second;
}

RowFigures JobTreeModel::figures(const QModelIndex &index) const
{
    return index.isValid() && snapshot() ? cachedFigures(index.internalId()) : RowFigures();
}

QVariant JobTreeModel::toolTip(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const
{
    switch (column) {
    case JobColumn::Id:
        if (const CellRow *cell = node.kind == JobTreeNode::Kind::Group ? m_cells.cell(node.group) : nullptr)
            return proofText(*cell);
        return {};
    case JobColumn::Name:
    case JobColumn::Reason:
        return cut(m_cells.wholeText(node, figures, column));
    case JobColumn::Status:
        if (figures.reused)
            return tr("Skipped: an earlier job ran this stage already, and its output was used again.");
        if (figures.status == StatusRole::Skipped)
            return tr("Skipped: nothing needed its output.");
        return {};
    case JobColumn::Submitted:
        return figures.submitted == kNoTime ? QVariant() : format::isoDateTime(figures.submitted);
    case JobColumn::Duration:
        return figures.duration < 0 ? QVariant() : format::durationLong(figures.duration);
    case JobColumn::Spill:
        if (figures.sums.memorySpilled <= 0)
            return {};
        return tr("%1 in memory became %2 on disk.")
            .arg(format::bytesExact(figures.sums.memorySpilled), format::bytesExact(figures.sums.diskSpilled));
    case JobColumn::Gc:
        if (figures.sums.runTime <= 0)
            return {};
        return tr("%1 of the tasks' run time")
            .arg(format::percent(double(figures.sums.gcTime) / double(figures.sums.runTime)));
    case JobColumn::Stages:
        return node.kind == JobTreeNode::Kind::Stage ? QVariant() : progressDescription(figures.stages);
    default:
        break;
    }
    const std::int64_t bytes = JobTreeCells::number(figures, column);
    return isBytes(column) && bytes > 0 ? format::bytesExact(bytes) : QVariant();
}

QVariant JobTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !snapshot() || index.column() >= kJobColumnCount)
        return {};
    const auto column = static_cast<JobColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isText(column) || column == JobColumn::Submitted ? Qt::AlignLeft : Qt::AlignRight));
    if (role == Qt::BackgroundRole || role == Qt::CheckStateRole || role == Qt::SizeHintRole)
        return {};
    const JobTreeNode what = node(index);
    const RowFigures &figures = cachedFigures(index.internalId());
    switch (role) {
    case Qt::DisplayRole:
        return m_cells.text(what, figures, column);
    case Qt::FontRole:
        if (column == JobColumn::Name && what.kind == JobTreeNode::Kind::Group) {
            const CellRow *cell = m_cells.cell(what.group);
            if (cell && cell->kind == CellRow::Kind::Cell)
                return Theme::instance().font(FontRole::Mono); // it is code
        }
        return {};
    case Qt::DecorationRole:
        return column == JobColumn::Id ? Icons::status(figures.status) : QVariant();
    case Qt::ToolTipRole:
        return toolTip(what, figures, column);
    case Qt::ForegroundRole:
        if (figures.status == StatusRole::Skipped)
            return themeColors().role(ColorRole::TextMuted);
        if (column == JobColumn::FailedTasks || column == JobColumn::Reason ||
            (column == JobColumn::Status && figures.status == StatusRole::Failed))
            return themeColors().statusText(StatusRole::Failed);
        return {};
    case Qt::AccessibleTextRole:
        if (column == JobColumn::Id)
            return tr("%1, %2").arg(m_cells.text(what, figures, column), statusText(figures.status));
        return column == JobColumn::Tasks ? progressDescription(figures.tasks) : m_cells.text(what, figures, column);
    case SortRole:
    case ExportRole:
        if (column == JobColumn::Submitted && figures.submitted != kNoTime && role == ExportRole)
            return format::isoDateTime(figures.submitted);
        if (isText(column))
            return m_cells.text(what, figures, column);
        return JobTreeCells::number(figures, column) < 0 ? QVariant()
                                                         : QVariant(qlonglong(JobTreeCells::number(figures, column)));
    case ProgressRole:
        return column == JobColumn::Tasks ? QVariant::fromValue(figures.tasks) : QVariant();
    case StatusRoleRole:
        return int(figures.status);
    case KindRole:
        return int(what.kind);
    default:
        return {};
    }
}

QVariant JobTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kJobColumnCount)
        return {};
    const auto column = static_cast<JobColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return JobTreeCells::title(column);
    case Qt::ToolTipRole: {
        const QString text = JobTreeCells::toolTip(column);
        return text.isEmpty() ? QVariant() : text;
    }
    case ExportRole:
        return JobTreeCells::exportName(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::Alignment(Qt::AlignVCenter) |
                                   (isText(column) || column == JobColumn::Submitted ? Qt::AlignLeft : Qt::AlignRight));
    default:
        return {};
    }
}

} // namespace cinderscope
