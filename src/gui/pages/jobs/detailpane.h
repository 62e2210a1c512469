// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/backgroundjob.h"
#include "gui/models/jobtreecells.h"
#include "gui/models/stagetables.h"
#include "gui/session/page.h"

#include <QTimer>

class QLabel;
class QSortFilterProxyModel;
class QTabWidget;
class QTextBrowser;
class QToolButton;

namespace cinderscope {

class ElidedLabel;
class EmptyState;
class FailuresTab;
class OverviewTab;
class Pill;
class TableView;
class TasksTab;

//! Everything about the job, stage attempt or group that is selected. What costs a look at each task comes from a
//! worker thread.
class DetailPane : public QWidget
{
    Q_OBJECT

public:
    enum Tab
    {
        Overview,
        Tasks,
        Failures,
        Executors,
        Details
    };

    explicit DetailPane(QWidget *parent = nullptr);
    ~DetailPane() override;

    //! Shows what \a node is in \a cells' snapshot; \a figures: of the node, \a jobs: of a group.
    void show(const JobTreeCells &cells, const JobTreeNode &node, const RowFigures &figures, std::size_t jobs);
    void clear();
    bool isBusy() const;
    void setTab(Tab tab);
    const JobTreeNode &node() const { return m_node; }

    TasksTab *tasks() const { return m_tasks; }
    FailuresTab *failures() const { return m_failures; }
    OverviewTab *overview() const { return m_overview; }
    TableView *executors() const { return m_executors; }
    QTabWidget *tabs() const { return m_tabs; }

Q_SIGNALS:
    void targetActivated(const cinderscope::Target &target);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QWidget *makeHeader();
    QWidget *makeBanner();
    QWidget *makeExecutors();
    void showHeader(const QString &title, const QString &name, const RowFigures &figures);
    void showReason(const QString &headline, const QString &reason);
    void showJob(const Job &job, const RowFigures &figures, bool isOther);
    void showStage(const StageAttempt &stage, const RowFigures &figures, bool isOther);
    void setDetails(const QString &html);
    void showTabs(bool stage, bool details);
    void updateTitles();
    void requestStatistics();
    void adopt(StageStatistics &&statistics);
    void applyLook();

    SnapshotPtr m_snapshot;
    JobTreeNode m_node;
    bool m_any = false;
    QLabel *m_icon = nullptr;
    QLabel *m_title = nullptr;
    ElidedLabel *m_name = nullptr;
    Pill *m_status = nullptr;
    QToolButton *m_timeline = nullptr;
    QToolButton *m_copy = nullptr;
    QWidget *m_banner = nullptr;
    QLabel *m_bannerIcon = nullptr;
    QLabel *m_bannerText = nullptr;
    QTabWidget *m_tabs = nullptr;
    OverviewTab *m_overview = nullptr;
    TasksTab *m_tasks = nullptr;
    FailuresTab *m_failures = nullptr;
    TableView *m_executors = nullptr;
    StageExecutorModel *m_executorModel = nullptr;
    QSortFilterProxyModel *m_executorProxy = nullptr;
    QTextBrowser *m_details = nullptr;
    EmptyState *m_empty = nullptr;
    QWidget *m_content = nullptr;
    QString m_html;
    StatusRole m_statusRole = StatusRole::Pending;
    TimeMs m_from = kNoTime, m_to = kNoTime;
    BackgroundJob m_job;
    QTimer m_later;
    SnapshotPtr m_statisticsOf; //!< snapshot of the last statistics
};

} // namespace cinderscope
