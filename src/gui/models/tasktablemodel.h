// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/itemroles.h"
#include "gui/models/backgroundjob.h"
#include "gui/models/tasklayout.h"

#include <QAbstractTableModel>
#include <QTimer>

namespace cinderscope {

//! The tasks of one stage attempt, ended and running; fluent with a million rows: listing, sorting and filtering happen
//! on a worker thread (stale results are dropped), cells are formatted when they are painted. Sorts and
//! filters by itself. Reset only when another stage attempt is shown.
class TaskTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role
    {
        StatusRoleRole = FirstModelRole, //!< int(StatusRole)
        TaskIdRole,
        ExecutorIdRole,
        FailureRole //!< row in Snapshot::failures; -1 for none
    };

    explicit TaskTableModel(QObject *parent = nullptr);
    ~TaskTableModel() override;

    //! Shows a stage attempt, or a newer state of the one that is shown.
    void show(const SnapshotPtr &snapshot, Row stage);
    void clear();
    Row stage() const { return m_stage; }
    const TaskRowsPtr &rows() const { return m_rows; } //!< null while the first listing is made

    void setFilter(const FilterExpression &filter);
    void setStatusFilter(std::optional<TaskStatus> status);
    void setExecutorFilter(Row executor); //!< kNoRow: all
    std::optional<TaskStatus> statusFilter() const { return m_wanted.status; }
    Row executorFilter() const { return m_wanted.executor; }
    bool isFiltered() const;
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    //! Looks for a task; located() follows.
    void locate(std::int64_t taskId);
    //! Fields that no task of the stage has a figure of, as far as is known.
    QList<int> emptyColumns() const;

    std::int64_t shown() const { return m_rows ? std::int64_t(m_rows->order.size()) : 0; }
    std::int64_t total() const { return m_rows ? m_rows->total() : 0; }
    bool isBusy() const { return m_job.isRunning() || m_later.isActive(); }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    //! Rows are those of the last request.
    void laidOut();
    void busyChanged(bool busy);
    //! \a row: -1 when the task is filtered away or none of this stage.
    void located(qint64 taskId, int row);

private:
    void request(bool byPerson);
    void adopt(TaskChange change);
    void permute(const TaskRowsPtr &rows, const std::vector<std::uint32_t> &places);
    void setRows(const TaskRowsPtr &rows);
    std::int64_t figure(int row, TaskField field) const;
    QString text(int row, TaskField field) const;

    SnapshotPtr m_snapshot; //!< newest
    Row m_stage = kNoRow;
    TaskRequest m_wanted; //!< snapshot, stage, before: unused
    TaskRowsPtr m_rows;
    TaskTexts m_texts; //!< of m_rows
    BackgroundJob m_job;
    QTimer m_later;
    bool m_again = false;
    qint64 m_costMs = 0; //!< of the last listing
};

} // namespace cinderscope
