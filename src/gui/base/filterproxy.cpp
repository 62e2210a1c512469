// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/filterproxy.h"

#include "gui/base/itemroles.h"

#include <cmath>
#include <QDateTime>

namespace cinderscope {
namespace {
enum class Kind
{
    Missing,
    Number,
    Date,
    Text
};

Kind kindOf(const QVariant &value)
{
    if (!value.isValid() || value.isNull())
        return Kind::Missing;
    switch (value.typeId()) {
    case QMetaType::Double:
    case QMetaType::Float:
        return std::isnan(value.toDouble()) ? Kind::Missing : Kind::Number;
    case QMetaType::QDateTime:
        return value.toDateTime().isValid() ? Kind::Date : Kind::Missing;
    case QMetaType::QString:
        return Kind::Text;
    default:
        return value.canConvert<double>() ? Kind::Number : Kind::Text;
    }
}

template <class T>
int order(const T &left, const T &right)
{
    return left < right ? -1 : right < left ? 1 : 0;
}

bool isInteger(const QVariant &value)
{
    return value.typeId() != QMetaType::Double && value.typeId() != QMetaType::Float &&
           value.typeId() != QMetaType::ULongLong;
}
} // namespace

int compareSortValues(const QVariant &left, const QVariant &right, const QCollator &collator)
{
    const Kind leftKind = kindOf(left);
    const Kind rightKind = kindOf(right);
    if (leftKind == Kind::Missing || rightKind == Kind::Missing)
        return order(leftKind == Kind::Missing, rightKind == Kind::Missing);
    if (leftKind != rightKind)
        return collator.compare(left.toString(), right.toString());
    switch (leftKind) {
    case Kind::Number:
        // Large ids and byte counts differ beyond a double's 53 bits.
        return isInteger(left) && isInteger(right) ? order(left.toLongLong(), right.toLongLong())
                                                   : order(left.toDouble(), right.toDouble());
    case Kind::Date:
        return order(left.toDateTime().toMSecsSinceEpoch(), right.toDateTime().toMSecsSinceEpoch());
    case Kind::Missing:
    case Kind::Text:
        break;
    }
    return collator.compare(left.toString(), right.toString());
}

FilterProxy::FilterProxy(QObject *parent) : QSortFilterProxyModel(parent)
{
    setSortRole(SortRole);
    setRecursiveFilteringEnabled(true);
    setDynamicSortFilter(true);
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(this, signal, this, &FilterProxy::scheduleCounts);
    connect(this, &QAbstractItemModel::modelReset, this, &FilterProxy::scheduleCounts);
    connect(this, &QAbstractItemModel::layoutChanged, this, &FilterProxy::scheduleCounts);
}

void FilterProxy::setFilter(const FilterExpression &filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    bind();
    invalidateFilter();
    scheduleCounts();
}

void FilterProxy::setSourceModel(QAbstractItemModel *model)
{
    for (const QMetaObject::Connection &connection : std::exchange(m_sourceConnections, {}))
        disconnect(connection);
    if (model) {
        // Rows that the filter hides come and go without a signal of this model.
        m_sourceConnections = {connect(model, &QAbstractItemModel::rowsInserted, this, &FilterProxy::scheduleCounts),
                               connect(model, &QAbstractItemModel::rowsRemoved, this, &FilterProxy::scheduleCounts),
                               connect(model, &QAbstractItemModel::headerDataChanged, this, &FilterProxy::bind),
                               connect(model, &QAbstractItemModel::columnsInserted, this, &FilterProxy::bind),
                               connect(model, &QAbstractItemModel::columnsRemoved, this, &FilterProxy::bind),
                               connect(model, &QAbstractItemModel::modelAboutToBeReset, this, &FilterProxy::bind)};
    }
    QSortFilterProxyModel::setSourceModel(model);
    bind();
    invalidateFilter();
    scheduleCounts();
}

void FilterProxy::bind()
{
    QStringList columns;
    if (const QAbstractItemModel *model = sourceModel()) {
        for (int column = 0; column < model->columnCount(); ++column)
            columns += model->headerData(column, Qt::Horizontal).toString();
    }
    m_bound = m_filter.boundTo(columns);
}

bool FilterProxy::rowMatches(int sourceRow, const QModelIndex &sourceParent) const
{
    const QAbstractItemModel *model = sourceModel();
    return m_bound.matches(
        [&](int column) {
            const QModelIndex index = model->index(sourceRow, column, sourceParent);
            const QVariant text = index.data(FilterRole);
            return (text.isValid() ? text : index.data(Qt::DisplayRole)).toString();
        },
        model->columnCount(sourceParent));
}

bool FilterProxy::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_bound.isEmpty() || rowMatches(sourceRow, sourceParent))
        return true;
    // What is below a match stays with it; what is above one is kept by the recursive filtering.
    for (QModelIndex ancestor = sourceParent; ancestor.isValid(); ancestor = ancestor.parent()) {
        if (rowMatches(ancestor.row(), ancestor.parent()))
            return true;
    }
    return false;
}

bool FilterProxy::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    QVariant leftValue = left.data(SortRole);
    QVariant rightValue = right.data(SortRole);
    if (!leftValue.isValid() && !rightValue.isValid()) {
        leftValue = left.data(Qt::DisplayRole);
        rightValue = right.data(Qt::DisplayRole);
    }
    const bool leftMissing = kindOf(leftValue) == Kind::Missing;
    const bool rightMissing = kindOf(rightValue) == Kind::Missing;
    if (leftMissing != rightMissing) // missing last in both directions
        return (sortOrder() == Qt::AscendingOrder) == rightMissing;
    return compareSortValues(leftValue, rightValue, m_collator) < 0;
}

FilterProxy::Counts FilterProxy::counts() const
{
    const auto rowsBelow = [](const QAbstractItemModel &model) {
        qint64 rows = 0;
        QList<QModelIndex> open{QModelIndex()};
        while (!open.isEmpty()) {
            const QModelIndex parent = open.takeLast();
            const int children = model.rowCount(parent);
            rows += children;
            for (int row = 0; row < children; ++row) {
                const QModelIndex child = model.index(row, 0, parent);
                if (model.hasChildren(child))
                    open.append(child);
            }
        }
        return rows;
    };
    Counts counts;
    if (sourceModel()) {
        counts.total = rowsBelow(*sourceModel());
        counts.shown = m_bound.isEmpty() ? counts.total : rowsBelow(*this);
    }
    return counts;
}

void FilterProxy::scheduleCounts()
{
    if (m_countsScheduled)
        return;
    m_countsScheduled = true;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_countsScheduled = false;
            Q_EMIT countsChanged();
        },
        Qt::QueuedConnection);
}

} // namespace cinderscope
