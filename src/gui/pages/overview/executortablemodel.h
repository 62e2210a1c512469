// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/filterexpression.h"
#include "gui/pages/overview/executorvalues.h"
#include "gui/pages/overview/latestjob.h"

#include <QAbstractTableModel>

#include <vector>

namespace cinderscope {

//! Executors of a snapshot, sorted and filtered by itself: at once for some hundred, on a worker thread for more (the
//! rows as they were stay until the new order is there). Rows keep their identity, so a selection survives.
class ExecutorTableModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    explicit ExecutorTableModel(QObject *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    void clear();
    void setFilter(const FilterExpression &filter);
    bool isBusy() const { return m_job.isBusy(); }
    //! Rows that pass the filter, and all.
    int shownCount() const { return int(m_rows.size()); }
    int totalCount() const { return m_snapshot ? int(m_snapshot->executors.size()) : 0; }

    //! Row in Snapshot::executors; kNoRow for an invalid index.
    Row executorRow(const QModelIndex &index) const;
    //! Invalid where the filter hides it or there is none.
    QModelIndex indexOf(const QString &executorId) const;
    QModelIndex indexOf(Row executorRow) const;
    const SnapshotPtr &snapshot() const { return m_snapshot; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    void sort(int column, Qt::SortOrder order) override;

    //! Up to so many executors are sorted and filtered on the GUI thread.
    static constexpr std::size_t kSynchronous = 300;

Q_SIGNALS:
    void countsChanged();

private:
    struct Request
    {
        SnapshotPtr snapshot;
        FilterExpression filter; //!< bound
        ExecutorColumn column = ExecutorColumn::Id;
        Qt::SortOrder order = Qt::AscendingOrder;
    };
    struct Arrangement
    {
        SnapshotPtr snapshot;
        std::vector<Row> rows;
    };
    static Arrangement arranged(const Request &request, const std::stop_token &stop);
    void rearrange();
    void apply(Arrangement arrangement);
    void reset(Arrangement arrangement);
    void reorder(const std::vector<Row> &rows);
    QVariant decoration(const Executor &executor) const;

    SnapshotPtr m_newest;   //!< asked for
    SnapshotPtr m_snapshot; //!< shown
    std::vector<Row> m_rows;
    FilterExpression m_filter;
    ExecutorColumn m_sortColumn = ExecutorColumn::Id;
    Qt::SortOrder m_sortOrder = Qt::AscendingOrder;
    LatestJob<Arrangement> m_job;
};

} // namespace cinderscope
