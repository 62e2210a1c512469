// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/tasktablemodel.h"
#include "gui/session/page.h"

#include <memory>

class QToolButton;

namespace cinderscope {

class EmptyColumns;
class FilterField;
class StatusChips;
class TableView;

//! The tasks of the selected stage attempt, with filters.
class TasksTab : public QWidget
{
    Q_OBJECT

public:
    explicit TasksTab(QWidget *parent = nullptr);
    ~TasksTab() override;

    void show(const SnapshotPtr &snapshot, Row stage);
    void clear();
    //! Selects a task's row, taking away filters that hide it.
    void revealTask(qint64 taskId);
    void setExecutorFilter(Row executor);
    void setStatusFilter(std::optional<TaskStatus> status);
    bool isBusy() const { return m_model->isBusy() || m_wanted >= 0; }
    TaskTableModel *model() const { return m_model; }
    TableView *view() const { return m_view; }
    //! What the window adds to the menu of a task.
    void setTargetMenu(TargetMenu menu) { m_targetMenu = std::move(menu); }

Q_SIGNALS:
    void targetActivated(const cinderscope::Target &target);
    //! The person wants to see how a task failed: row in Snapshot::failures.
    void failureActivated(qint64 failure);

private:
    void fillMenu(QMenu &menu, const QModelIndex &index);
    void onLocated(qint64 taskId, int row);
    void updateCounts();
    void updateEmptyState();
    void clearFilters();

    TaskTableModel *m_model;
    TargetMenu m_targetMenu;
    TableView *m_view;
    FilterField *m_filter;
    StatusChips *m_chips;
    QToolButton *m_executor; //!< takes the executor filter away
    std::unique_ptr<EmptyColumns> m_columns;
    qint64 m_wanted = -1; //!< task to reveal
    bool m_retried = false;
};

} // namespace cinderscope
