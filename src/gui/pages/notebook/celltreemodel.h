// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"
#include "gui/models/backgroundjob.h"
#include "gui/models/celltable.h"
#include "gui/models/jobtreecells.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QTimer>

#include <memory>
#include <unordered_map>

namespace cinderscope {

//! Cells (and groups of jobs without one), below them their jobs, below those their stage attempts. The table of cells
//! is made on a thread; what it changed comes as inserted, removed, moved and changed rows, never as a reset. Jobs and
//! stages are read from the snapshot when they are looked at. GUI thread.
class CellTreeModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role
    {
        StatusRoleRole = FirstModelRole, //!< int(StatusRole) of the row
        KeyRole                          //!< of a top row: CellRow::key
    };

    explicit CellTreeModel(QObject *parent = nullptr);
    ~CellTreeModel() override;

    //! A newer state of the same application; after clear(), of any.
    void setSnapshot(const SnapshotPtr &snapshot);
    //! Runs of cells; may be null.
    void setNotebook(const NotebookCellsPtr &notebook);
    void clear();
    void setFilter(const FilterExpression &filter);
    void setStatusFilter(std::optional<StatusRole> status);
    void setIdleShown(bool shown);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! Of the rows that are there; may be an earlier one than was set last.
    const SnapshotPtr &snapshot() const { return m_cells.snapshot(); }
    const CellTable &table() const { return m_table; } //!< its rows are empty: see row()
    //! The top row that an index belongs to; nullptr for none.
    const CellRow *row(const QModelIndex &index) const;
    const CellRow *row(const QString &key) const;
    QModelIndex indexOfKey(const QString &key) const;
    QModelIndex indexOfJob(Row job) const;
    //! What a job or stage index shows; kind Group for a top row.
    JobTreeNode node(const QModelIndex &index) const;
    //! True while the rows are not yet those of what was set last.
    bool isBusy() const { return m_job.isRunning() || m_again; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! Rows are those of a newer request.
    void laidOut();

private:
    enum class Kind : quintptr
    {
        Cell,
        Job,
        Stage
    };
    static quintptr idOf(Kind kind, std::uint32_t first, std::uint32_t second = 0);
    QModelIndex cellIndex(std::uint32_t slot, int column = 0) const;
    QModelIndex jobIndex(Row job, int column = 0) const;
    const std::vector<Row> &stages(Row job) const;
    void relayout(bool now);
    void adopt(CellTable table);
    void removeGone(const QHash<QString, int> &wanted);
    void insertNew(std::vector<CellRow> &rows, const std::vector<std::uint32_t> &slots, std::size_t from,
                   std::size_t count);
    void reorder(const std::vector<std::uint32_t> &order);
    void replaceRow(std::uint32_t slot, CellRow row, const Snapshot &before);
    void setJobs(std::uint32_t slot, const std::vector<Row> &jobs);
    void updateStages();
    void announce(const QModelIndex &parent, int first, int last);
    void placeTop();
    QVariant cellData(const CellRow &row, CellColumn column, int role) const;
    QVariant jobData(const QModelIndex &index, CellColumn column, int role) const;

    std::shared_ptr<CellBook> m_book; //!< of this application; the job has it while it runs
    SnapshotPtr m_newest;
    NotebookCellsPtr m_notebook;
    CellRequest m_wanted; //!< without snapshot and notebook
    CellTable m_table;
    JobTreeCells m_cells;
    std::vector<CellRow> m_rows; //!< by slot; a slot that is free has an empty key
    std::vector<std::uint32_t> m_free;
    std::vector<std::uint32_t> m_order; //!< slots as shown
    std::vector<std::uint32_t> m_place; //!< by slot; kNoRow: not shown
    QHash<QString, std::uint32_t> m_slots;
    std::vector<std::uint32_t> m_jobSlot, m_jobPlace;           //!< by job row; kNoRow: not shown
    mutable std::unordered_map<Row, std::vector<Row>> m_stages; //!< of jobs that were opened
    BackgroundJob m_job;
    bool m_again = false;
};

} // namespace cinderscope
