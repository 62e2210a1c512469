// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/backgroundjob.h"
#include "gui/models/jobtreemodel.h"
#include "gui/session/page.h"

#include <memory>
#include <optional>

class QComboBox;
class QSplitter;

namespace cinderscope {

class DetailPane;
class FilterField;
class JobColumns;
class StatusChips;
class TreeTableView;

//! "Jobs and stages": the tree of jobs and stage attempts, and the details of the one selected. Wide windows have them
//! side by side, others one above the other.
class JobsPage : public Page
{
    Q_OBJECT

public:
    explicit JobsPage(QWidget *parent = nullptr);
    ~JobsPage() override;

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setNotebook(const std::shared_ptr<const NotebookCells> &notebook) override;
    void clear() override;
    //! Jobs, stages, tasks, SQL executions, job groups and tags, those of cells as cells; filters that hide the target
    //! are taken away.
    bool reveal(const Target &target) override;
    bool isSettled() const override;
    std::optional<Target> currentTarget() const override;
    void addTargetAction(QAction *action) override;

    JobTreeModel *model() const { return m_model; }
    TreeTableView *view() const { return m_view; }
    DetailPane *detail() const { return m_detail; }
    FilterField *filterField() const { return m_filter; }
    StatusChips *chips() const { return m_chips; }
    QComboBox *groupBy() const { return m_groupBy; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *makeTools();
    void setUpView();
    void onLaidOut();
    void selectFirst();
    void setGrouping(JobGrouping grouping);
    bool tryReveal(const Target &target);
    bool revealJobsOf(const Target &target);
    bool revealCell(const QString &messageId);
    bool select(const QModelIndex &index);
    void revealTask(std::int64_t taskId);
    void clearFilters();
    void showCurrent();
    void updateCounts();
    void updateEmptyState();
    void updateColumns();
    void activate(const QModelIndex &index);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    QModelIndex indexOf(const Target &target) const;
    std::optional<Target> targetAt(const QModelIndex &index) const;

    JobTreeModel *m_model;
    TreeTableView *m_view = nullptr;
    FilterField *m_filter = nullptr;
    StatusChips *m_chips = nullptr;
    QComboBox *m_groupBy = nullptr;
    QSplitter *m_splitter = nullptr;
    DetailPane *m_detail = nullptr;
    QWidget *m_tools = nullptr;
    std::optional<Target> m_told; //!< currentTarget() at the last currentTargetChanged()
    std::unique_ptr<JobColumns> m_columns;
    BackgroundJob m_taskSearch;
    std::optional<Target> m_pending; //!< to reveal when the rows are there
    std::int64_t m_pendingTask = -1;
    bool m_fresh = true; //!< nothing of this application was shown yet
};

} // namespace cinderscope
