// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/executortablemodel.h"

#include "gui/base/format.h"
#include "gui/base/icons.h"
#include "gui/base/itemroles.h"
#include "gui/base/theme.h"
#include "gui/pages/overview/cardtexts.h"

#include <QDateTime>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace cinderscope {

namespace {

QStringList columnTitles()
{
    QStringList titles;
    for (int column = 0; column < kExecutorColumnCount; ++column)
        titles << executorColumnTitle(ExecutorColumn(column));
    return titles;
}

//! Orders rows by key; rows without a value come last in both directions; equal ones stay in the order of the store.
template <class Key, class Missing>
void sortBy(std::vector<Row> &rows, const std::vector<Key> &keys, Qt::SortOrder order, Missing missing)
{
    std::stable_sort(rows.begin(), rows.end(), [&](Row left, Row right) {
        const bool leftMissing = missing(keys[left]);
        const bool rightMissing = missing(keys[right]);
        if (leftMissing || rightMissing)
            return !leftMissing && rightMissing;
        return order == Qt::AscendingOrder ? keys[left] < keys[right] : keys[right] < keys[left];
    });
}

//! Numbers within texts by value ("2" before "10", "host-9" before "host-10"), in any locale: QCollator's numeric mode
//! does nothing in the C locale.
int naturalOrder(QStringView left, QStringView right)
{
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < left.size() && j < right.size()) {
        if (!isDigit(left[i]) || !isDigit(right[j])) {
            if (left[i] != right[j])
                return left[i] < right[j] ? -1 : 1;
            ++i;
            ++j;
            continue;
        }
        const auto number = [&isDigit](QStringView text, qsizetype &place) {
            while (place < text.size() - 1 && text[place] == u'0' && isDigit(text[place + 1]))
                ++place;
            const qsizetype from = place;
            while (place < text.size() && isDigit(text[place]))
                ++place;
            return text.mid(from, place - from);
        };
        const QStringView a = number(left, i);
        const QStringView b = number(right, j);
        if (a.size() != b.size())
            return a.size() < b.size() ? -1 : 1;
        if (const int order = a.compare(b))
            return order;
    }
    return int(left.size() - i > 0) - int(right.size() - j > 0);
}

} // namespace

ExecutorTableModel::ExecutorTableModel(QObject *parent) : QAbstractTableModel(parent) {}

ExecutorTableModel::Arrangement ExecutorTableModel::arranged(const Request &request, const std::stop_token &stop)
{
    const Snapshot &snapshot = *request.snapshot;
    Arrangement result{request.snapshot, {}};
    const std::size_t size = snapshot.executors.size();
    for (std::size_t row = 0; row < size; ++row) {
        if (stop.stop_requested())
            return result;
        const auto cell = [&](int column) {
            return executorText(snapshot, static_cast<Row>(row), ExecutorColumn(column));
        };
        if (request.filter.isEmpty() || request.filter.matches(cell, kExecutorColumnCount))
            result.rows.push_back(static_cast<Row>(row));
    }
    if (isTextColumn(request.column)) {
        std::vector<QString> keys;
        keys.reserve(size);
        for (std::size_t row = 0; row < size; ++row)
            keys.push_back(executorText(snapshot, static_cast<Row>(row), request.column).toCaseFolded());
        std::stable_sort(result.rows.begin(), result.rows.end(), [&](Row left, Row right) {
            if (keys[left].isEmpty() || keys[right].isEmpty())
                return !keys[left].isEmpty() && keys[right].isEmpty();
            const int order = naturalOrder(keys[left], keys[right]);
            return request.order == Qt::AscendingOrder ? order < 0 : order > 0;
        });
    } else {
        std::vector<double> keys(size);
        for (std::size_t row = 0; row < size; ++row)
            keys[row] = executorNumber(snapshot, static_cast<Row>(row), request.column);
        sortBy(result.rows, keys, request.order, [](double key) { return std::isnan(key); });
    }
    return result;
}

void ExecutorTableModel::setSnapshot(const SnapshotPtr &snapshot)
{
    m_newest = snapshot;
    rearrange();
}

void ExecutorTableModel::clear()
{
    m_job.cancel();
    m_newest.reset();
    beginResetModel();
    m_snapshot.reset();
    m_rows.clear();
    endResetModel();
    Q_EMIT countsChanged();
}

void ExecutorTableModel::setFilter(const FilterExpression &filter)
{
    m_filter = filter.boundTo(columnTitles());
    rearrange();
}

void ExecutorTableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0 || column >= kExecutorColumnCount)
        return;
    m_sortColumn = ExecutorColumn(column);
    m_sortOrder = order;
    rearrange();
}

void ExecutorTableModel::rearrange()
{
    if (!m_newest)
        return;
    const Request request{m_newest, m_filter, m_sortColumn, m_sortOrder};
    if (m_newest->executors.size() <= kSynchronous) {
        m_job.cancel();
        apply(arranged(request, {}));
        return;
    }
    m_job.start([request](const std::stop_token &stop) { return arranged(request, stop); },
                [this](Arrangement arrangement) { apply(std::move(arrangement)); });
}

void ExecutorTableModel::apply(Arrangement arrangement)
{
    constexpr std::size_t kMostRuns = 64; // beyond it a reset costs less than telling the views
    const bool wentBack = m_snapshot && arrangement.snapshot->executors.size() < m_snapshot->executors.size();
    std::vector<bool> wanted(arrangement.snapshot->executors.size());
    for (const Row row : arrangement.rows)
        wanted[row] = true;
    std::size_t runs = 0;
    for (std::size_t i = 0; !wentBack && i < m_rows.size(); ++i)
        runs += !wanted[m_rows[i]] && (i == 0 || wanted[m_rows[i - 1]]);
    if (!m_snapshot || wentBack || runs > kMostRuns) {
        reset(std::move(arrangement));
        return;
    }
    for (int last = int(m_rows.size()) - 1; last >= 0; --last) {
        if (wanted[m_rows[std::size_t(last)]])
            continue;
        int first = last;
        while (first > 0 && !wanted[m_rows[std::size_t(first - 1)]])
            --first;
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
        last = first;
    }
    std::vector<bool> present(wanted.size());
    for (const Row row : m_rows)
        present[row] = true;
    std::vector<Row> added;
    std::copy_if(arrangement.rows.begin(), arrangement.rows.end(), std::back_inserter(added),
                 [&](Row row) { return !present[row]; });
    m_snapshot = std::move(arrangement.snapshot); // rows only come, so those before stay valid
    if (!added.empty()) {
        beginInsertRows({}, int(m_rows.size()), int(m_rows.size() + added.size()) - 1);
        m_rows.insert(m_rows.end(), added.begin(), added.end());
        endInsertRows();
    }
    if (m_rows != arrangement.rows)
        reorder(arrangement.rows);
    if (!m_rows.empty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_rows.size()) - 1, kExecutorColumnCount - 1));
    Q_EMIT countsChanged();
}

void ExecutorTableModel::reset(Arrangement arrangement)
{
    beginResetModel();
    m_snapshot = std::move(arrangement.snapshot);
    m_rows = std::move(arrangement.rows);
    endResetModel();
    Q_EMIT countsChanged();
}

void ExecutorTableModel::reorder(const std::vector<Row> &rows)
{
    Q_EMIT layoutAboutToBeChanged({}, QAbstractItemModel::VerticalSortHint);
    std::vector<int> places(m_snapshot->executors.size(), -1);
    for (std::size_t i = 0; i < rows.size(); ++i)
        places[rows[i]] = int(i);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    for (const QModelIndex &index : before)
        after << createIndex(places[m_rows[std::size_t(index.row())]], index.column());
    m_rows = rows;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, QAbstractItemModel::VerticalSortHint);
}

Row ExecutorTableModel::executorRow(const QModelIndex &index) const
{
    return index.isValid() && std::size_t(index.row()) < m_rows.size() ? m_rows[std::size_t(index.row())] : kNoRow;
}

QModelIndex ExecutorTableModel::indexOf(Row executorRow) const
{
    const auto found = std::find(m_rows.begin(), m_rows.end(), executorRow);
    return found == m_rows.end() || executorRow == kNoRow ? QModelIndex() : index(int(found - m_rows.begin()), 0);
}

QModelIndex ExecutorTableModel::indexOf(const QString &executorId) const
{
    return m_snapshot ? indexOf(m_snapshot->executorRow(executorId.toStdString())) : QModelIndex();
}

int ExecutorTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int ExecutorTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : kExecutorColumnCount;
}

QVariant ExecutorTableModel::decoration(const Executor &executor) const
{
    switch (executorState(executor)) {
    case ExecutorState::Alive:
        return Icons::status(StatusRole::Running);
    case ExecutorState::Excluded:
        return Icons::status(StatusRole::Killed);
    case ExecutorState::Removed:
        return Icons::status(StatusRole::Skipped);
    }
    return {};
}

QVariant ExecutorTableModel::data(const QModelIndex &index, int role) const
{
    const Row row = executorRow(index);
    if (row == kNoRow || index.column() >= kExecutorColumnCount)
        return {};
    const auto column = ExecutorColumn(index.column());
    const Executor &executor = m_snapshot->executors[row];
    switch (role) {
    case Qt::DisplayRole:
        return executorText(*m_snapshot, row, column);
    case SortRole:
    case ExportRole: {
        if (isTextColumn(column))
            return executorText(*m_snapshot, row, column);
        const double number = executorNumber(*m_snapshot, row, column);
        if (std::isnan(number))
            return {};
        if (column == ExecutorColumn::Added || column == ExecutorColumn::Removed)
            return role == ExportRole ? QVariant(format::isoDateTime(std::int64_t(number))) : QVariant(qint64(number));
        return column == ExecutorColumn::GcShare ? QVariant(number) : QVariant(qint64(number));
    }
    case Qt::DecorationRole:
        return column == ExecutorColumn::State ? decoration(executor) : QVariant();
    case Qt::ForegroundRole:
        if (column == ExecutorColumn::FailedTasks && executor.failed > 0)
            return themeColors().statusText(StatusRole::Failed);
        return executor.removed != kNoTime ? QVariant(themeColors().role(ColorRole::TextMuted)) : QVariant();
    case Qt::TextAlignmentRole:
        return isTextColumn(column) ? QVariant() : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    case Qt::ToolTipRole:
        return column == ExecutorColumn::Reason || column == ExecutorColumn::State
                   ? QVariant(plainToolTip(executorText(*m_snapshot, row, ExecutorColumn::Reason)))
                   : QVariant();
    default:
        return {};
    }
}

QVariant ExecutorTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= kExecutorColumnCount)
        return {};
    const auto column = ExecutorColumn(section);
    switch (role) {
    case Qt::DisplayRole:
        return executorColumnTitle(column);
    case ExportRole:
        return executorColumnKey(column);
    case Qt::ToolTipRole:
        return executorColumnToolTip(column);
    case Qt::TextAlignmentRole:
        return isTextColumn(column) ? QVariant(int(Qt::AlignLeft | Qt::AlignVCenter))
                                    : QVariant(int(Qt::AlignRight | Qt::AlignVCenter));
    default:
        return {};
    }
}

} // namespace cinderscope
