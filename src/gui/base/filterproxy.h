// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/filterexpression.h"

#include <QCollator>
#include <QSortFilterProxyModel>

namespace cinderscope {

//! Sorts by SortRole and filters by a FilterExpression, for small models (up to some 10,000 rows; larger ones sort and
//! filter off the GUI thread themselves). Trees: a row stays when it, an ancestor or a descendant matches. Sorting is
//! stable.
class FilterProxy : public QSortFilterProxyModel
{
    Q_OBJECT
public:
    explicit FilterProxy(QObject *parent = nullptr);

    const FilterExpression &filter() const { return m_filter; }
    //! Columns are resolved by the source's horizontal headers.
    void setFilter(const FilterExpression &filter);
    void setSourceModel(QAbstractItemModel *model) override;
    //! Rows at all levels, for "12 of 340". O(rows)
    struct Counts
    {
        qint64 shown = 0;
        qint64 total = 0;
    };
    Counts counts() const;

Q_SIGNALS:
    //! The numbers in counts() may be others; coalesced to one signal per turn of the event loop.
    void countsChanged();

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool rowMatches(int sourceRow, const QModelIndex &sourceParent) const;
    void bind();
    void scheduleCounts();

    FilterExpression m_filter;
    FilterExpression m_bound;
    QCollator m_collator;
    bool m_countsScheduled = false;
    QList<QMetaObject::Connection> m_sourceConnections;
};

//! Order of two SortRole values: missing last, numbers by value (NaN as missing), dates, else text by `collator`.
int compareSortValues(const QVariant &left, const QVariant &right, const QCollator &collator);

} // namespace cinderscope
