// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/pages/notebook/celltreemodel.h"
#include "gui/session/page.h"

#include <QPointer>

#include <memory>
#include <optional>

class QCheckBox;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace cinderscope {

class CellPane;
class ElidedLabel;
class EmptyState;
class FilterField;
class JobColumns;
class Pill;
class StatusChips;
class TreeTableView;

//! "Notebook": the cells of the notebook that an application runs in, with what each made Spark do; jobs without a cell
//! in groups of their own. Live ones with their code; recorded ones by what their jobs say of their cells.
class NotebookPage : public Page
{
    Q_OBJECT

public:
    explicit NotebookPage(QWidget *parent = nullptr);
    ~NotebookPage() override;

    QString title() const override;
    QString key() const override;
    void setSnapshot(const SnapshotPtr &snapshot) override;
    void setNotebook(const NotebookCellsPtr &notebook) override;
    void clear() override;
    //! Cells; filters that hide one are taken away.
    bool reveal(const Target &target) override;
    bool isSettled() const override { return !m_model->isBusy(); }
    //! The tag or group of a cell's jobs; its job that runs, where nothing but the time tells of it.
    std::optional<Target> currentTarget() const override;
    void addTargetAction(QAction *action) override;
    void addNotebookAction(QAction *action) override;

    CellTreeModel *model() const { return m_model; }
    TreeTableView *view() const { return m_view; }
    CellPane *pane() const { return m_pane; }
    FilterField *filterField() const { return m_filter; }
    StatusChips *chips() const { return m_chips; }
    EmptyState *emptyState() const { return m_empty; }
    QToolButton *followButton() const { return m_follow; }
    bool isEmpty() const; //!< the empty state is shown

private:
    QWidget *makeBanner();
    QWidget *makeTools();
    void setUpView();
    void onLaidOut();
    void showCurrent();
    void follow();
    void select(const QModelIndex &index);
    void updateBanner();
    void updateCounts();
    void updateEmptyState();
    void updateColumns();
    void clearFilters();
    void applyLook();
    void showJobs(const CellRow &row);
    void fillMenu(QMenu &menu, const QModelIndex &index);
    std::optional<Target> targetAt(const QModelIndex &index) const;

    CellTreeModel *m_model;
    TreeTableView *m_view = nullptr;
    CellPane *m_pane = nullptr;
    QWidget *m_banner = nullptr;
    ElidedLabel *m_notebookName = nullptr, *m_kernelName = nullptr;
    Pill *m_kernelState = nullptr;
    FilterField *m_filter = nullptr;
    StatusChips *m_chips = nullptr;
    QCheckBox *m_idle = nullptr;
    QToolButton *m_follow = nullptr;
    QWidget *m_tools = nullptr;
    QSplitter *m_splitter = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    std::unique_ptr<JobColumns> m_columns;
    SnapshotPtr m_snapshot; //!< newest
    NotebookCellsPtr m_notebook;
    QString m_followed, m_pending;
    std::optional<Target> m_told;
    QPointer<QAction> m_emptyAction;
    bool m_fresh = true, m_selecting = false, m_offers = false;
};

} // namespace cinderscope
