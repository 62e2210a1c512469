// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/pages/notebook/celltreemodel.h"

#include <algorithm>

// What the cells of the tree say.
namespace cinderscope {

namespace {

constexpr qsizetype kToolTipLines = 24;
constexpr qsizetype kToolTipCharacters = 2000;

Qt::Alignment alignment(CellColumn column)
{
    return Qt::AlignVCenter | (isTextColumn(column) || column == CellColumn::Started ? Qt::AlignLeft : Qt::AlignRight);
}

QString codeToolTip(const CellRow &row)
{
    const QStringList lines = row.run.code.left(kToolTipCharacters).split(u'\n');
    QString text = lines.mid(0, kToolTipLines).join(u'\n');
    if (lines.size() > kToolTipLines || row.run.code.size() > kToolTipCharacters)
        text += QStringLiteral("\n…");
    return QStringLiteral("<pre>") + text.toHtmlEscaped() + QStringLiteral("</pre>");
}

QVariant cellToolTip(const CellRow &row, CellColumn column)
{
    switch (column) {
    case CellColumn::Cell:
        return proofText(row);
    case CellColumn::Code:
        return row.run.code.isEmpty() ? QVariant(row.title) : codeToolTip(row);
    case CellColumn::Reason:
        return row.run.errorText.isEmpty() ? row.reason
                                           : row.reason + u'\n' + row.run.errorText.left(kToolTipCharacters);
    case CellColumn::Started:
        return row.from == kNoTime ? QVariant() : format::isoDateTime(row.from);
    case CellColumn::Duration:
        return row.duration < 0 ? QVariant() : format::durationLong(row.duration);
    case CellColumn::Jobs:
        return row.jobs.total > 0 ? progressDescription(row.jobs) : QVariant();
    case CellColumn::Stages:
        return row.stages.total > 0 ? progressDescription(row.stages) : QVariant();
    default:
        return {};
    }
}

} // namespace

QVariant CellTreeModel::cellData(const CellRow &row, CellColumn column, int role) const
{
    switch (role) {
    case Qt::DisplayRole:
        return cellText(row, *snapshot(), column);
    case Qt::DecorationRole:
        return column == CellColumn::Cell ? Icons::status(row.status) : QVariant();
    case Qt::FontRole:
        if (column == CellColumn::Code && row.kind == CellRow::Kind::Cell)
            return Theme::instance().font(FontRole::Mono);
        return column == CellColumn::Cell ? QVariant(Theme::instance().font(FontRole::Strong)) : QVariant();
    case Qt::ToolTipRole:
        return cellToolTip(row, column);
    case Qt::ForegroundRole:
        if (column == CellColumn::FailedTasks || column == CellColumn::Reason ||
            (column == CellColumn::Status && row.status == StatusRole::Failed))
            return themeColors().statusText(StatusRole::Failed);
        return {};
    case Qt::AccessibleTextRole:
        if (column == CellColumn::Cell)
            return tr("%1, %2").arg(cellName(row), statusText(row.status));
        return column == CellColumn::Tasks ? progressDescription(row.tasks) : cellText(row, *snapshot(), column);
    case SortRole:
    case ExportRole:
        if (column == CellColumn::Started && role == ExportRole)
            return row.from == kNoTime ? QVariant() : format::isoDateTime(row.from);
        if (column == CellColumn::Code && role == ExportRole && !row.run.code.isEmpty())
            return row.run.code;
        if (isTextColumn(column))
            return cellText(row, *snapshot(), column);
        if (column == CellColumn::Cores)
            return row.cores < 0 ? QVariant() : QVariant(row.cores);
        return cellNumber(row, column) < 0 ? QVariant() : QVariant(qlonglong(cellNumber(row, column)));
    case ProgressRole:
        return column == CellColumn::Tasks && row.tasks.total > 0 ? QVariant::fromValue(row.tasks) : QVariant();
    case BarRole:
        return column == CellColumn::Cores && row.cores >= 0 ? QVariant(row.cores) : QVariant();
    case StatusRoleRole:
        return int(row.status);
    case KeyRole:
        return row.key;
    default:
        return {};
    }
}

QVariant CellTreeModel::jobData(const QModelIndex &index, CellColumn column, int role) const
{
    const JobTreeNode what = node(index);
    const bool isJob = what.kind == JobTreeNode::Kind::Job;
    const RowFigures figures = isJob ? m_cells.job(what.job) : m_cells.stage(what.stage, what.job);
    const auto same = jobColumnOf(column);
    const auto text = [&] { return same ? m_cells.text(what, figures, *same) : QString(); };
    switch (role) {
    case Qt::DisplayRole:
        return text();
    case Qt::DecorationRole:
        return column == CellColumn::Cell ? Icons::status(figures.status) : QVariant();
    case Qt::ToolTipRole: {
        if (column == CellColumn::Code || column == CellColumn::Reason)
            return textOf(*snapshot(), column == CellColumn::Code ? figures.name : figures.reason)
                .left(kToolTipCharacters);
        const CellRow *cell = row(index);
        if (column != CellColumn::Cell || !isJob || !cell || cell->kind != CellRow::Kind::Cell)
            return column == CellColumn::Cell && isJob && cell ? proofText(*cell) : QVariant();
        const auto place = std::size_t(index.row());
        return place < cell->proofs.size() ? proofText(cell->proofs[place]) : QVariant();
    }
    case Qt::ForegroundRole:
        if (figures.status == StatusRole::Skipped)
            return themeColors().role(ColorRole::TextMuted);
        if (column == CellColumn::FailedTasks || column == CellColumn::Reason ||
            (column == CellColumn::Status && figures.status == StatusRole::Failed))
            return themeColors().statusText(StatusRole::Failed);
        return {};
    case Qt::AccessibleTextRole:
        if (column == CellColumn::Cell)
            return tr("%1, %2").arg(text(), statusText(figures.status));
        return column == CellColumn::Tasks ? progressDescription(figures.tasks) : text();
    case SortRole:
    case ExportRole:
        if (column == CellColumn::Started && role == ExportRole)
            return figures.submitted == kNoTime ? QVariant() : format::isoDateTime(figures.submitted);
        if (!same || isTextColumn(column))
            return text();
        return JobTreeCells::number(figures, *same) < 0 ? QVariant()
                                                        : QVariant(qlonglong(JobTreeCells::number(figures, *same)));
    case ProgressRole:
        return column == CellColumn::Tasks ? QVariant::fromValue(figures.tasks) : QVariant();
    case StatusRoleRole:
        return int(figures.status);
    default:
        return {};
    }
}

QVariant CellTreeModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || !snapshot() || index.column() >= kCellColumnCount)
        return {};
    const auto column = static_cast<CellColumn>(index.column());
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(alignment(column));
    if (role == Qt::BackgroundRole || role == Qt::CheckStateRole || role == Qt::SizeHintRole)
        return {};
    if (Kind(index.internalId() >> 62) == Kind::Cell) {
        const CellRow *cell = row(index);
        return cell ? cellData(*cell, column, role) : QVariant();
    }
    return role == Qt::FontRole ? QVariant() : jobData(index, column, role);
}

QVariant CellTreeModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kCellColumnCount)
        return {};
    const auto column = static_cast<CellColumn>(section);
    switch (role) {
    case Qt::DisplayRole:
        return cellColumnTitle(column);
    case Qt::ToolTipRole: {
        const QString text = cellColumnToolTip(column);
        return text.isEmpty() ? QVariant() : text;
    }
    case ExportRole:
        return cellColumnExportName(column);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignment(column));
    default:
        return {};
    }
}

} // namespace cinderscope
