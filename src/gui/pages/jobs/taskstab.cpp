// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/taskstab.h"

#include "gui/base/bardelegate.h"
#include "gui/base/emptycolumns.h"
#include "gui/base/filterfield.h"
#include "gui/base/icons.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/pages/jobs/statuschips.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::optional<TaskStatus> kChipStatus[] = {
    {}, TaskStatus::Running, TaskStatus::Succeeded, TaskStatus::Failed, TaskStatus::Killed};

} // namespace

TasksTab::TasksTab(QWidget *parent)
    : QWidget(parent), m_model(new TaskTableModel(this)), m_view(new TableView(this)), m_filter(new FilterField(this)),
      m_chips(new StatusChips(this)), m_executor(new QToolButton(this))
{
    m_chips->add(tr("All"));
    m_chips->add(tr("Running"), StatusRole::Running);
    m_chips->add(tr("Succeeded"), StatusRole::Succeeded);
    m_chips->add(tr("Failed"), StatusRole::Failed);
    m_chips->add(tr("Killed"), StatusRole::Killed);
    m_filter->setAccessibleName(tr("Filter tasks"));
    m_filter->setPlaceholderText(tr("Filter tasks"));
    m_filter->setView(m_view);
    m_filter->installShortcut(this);
    m_executor->setIcon(Icons::icon(u"close"_s));
    m_executor->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_executor->setAutoRaise(true);
    m_executor->setToolTip(tr("Show the tasks of all executors"));
    m_executor->hide();

    auto *tools = new QHBoxLayout;
    tools->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    tools->setSpacing(Spacing::Small);
    tools->addWidget(m_filter, 1);
    tools->addWidget(m_executor);
    tools->addWidget(m_chips);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(tools);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);

    m_view->setAccessibleName(tr("Tasks of the stage"));
    m_view->setModel(m_model);
    QHeaderView *header = m_view->horizontalHeader();
    header->moveSection(header->visualIndex(int(TaskField::Error)), kTaskFieldCount - 1);
    header->setStretchLastSection(true);
    m_view->setItemDelegateForColumn(int(TaskField::Duration), new BarDelegate(m_view));
    m_view->tools().setHiddenByDefault({int(TaskField::RunTime), int(TaskField::CpuTime), int(TaskField::ResultSize)});
    m_view->tools().setSettingsKey(u"jobs.tasks"_s);
    m_view->tools().setContextMenuFiller([this](QMenu &menu, const QModelIndex &index) { fillMenu(menu, index); });
    QList<int> candidates;
    for (int field = int(TaskField::Error); field < kTaskFieldCount; ++field) {
        if (field != int(TaskField::RunTime) && field != int(TaskField::CpuTime) && field != int(TaskField::ResultSize))
            candidates += field;
    }
    m_columns = std::make_unique<EmptyColumns>(header, candidates);

    connect(m_filter, &FilterField::filterChanged, m_model, &TaskTableModel::setFilter);
    connect(m_chips, &StatusChips::currentChanged, this, [this](int id) { m_model->setStatusFilter(kChipStatus[id]); });
    connect(m_executor, &QToolButton::clicked, this, [this] { setExecutorFilter(kNoRow); });
    connect(m_model, &TaskTableModel::laidOut, this, &TasksTab::updateCounts);
    connect(m_model, &TaskTableModel::busyChanged, this, &TasksTab::updateEmptyState);
    connect(m_model, &TaskTableModel::located, this, &TasksTab::onLocated);
    connect(&m_view->tools(), &TableTools::activated, this, [this](const QModelIndex &index) {
        const qint64 failure = index.data(TaskTableModel::FailureRole).toLongLong();
        if (failure >= 0)
            Q_EMIT failureActivated(failure);
    });
    updateEmptyState();
}

TasksTab::~TasksTab() = default;

void TasksTab::show(const SnapshotPtr &snapshot, Row stage)
{
    if (stage != m_model->stage())
        m_executor->hide();
    m_model->show(snapshot, stage);
    m_columns->setEmpty(m_model->emptyColumns());
    m_view->tools().setExportName(
        u"tasks-of-stage-%1"_s.arg(snapshot->stages.find(stage) ? snapshot->stages[stage].id : -1));
    updateCounts();
}

void TasksTab::clear()
{
    m_wanted = -1;
    m_executor->hide();
    m_model->clear();
    updateCounts();
}

void TasksTab::setStatusFilter(std::optional<TaskStatus> status)
{
    for (int id = 0; id < int(std::size(kChipStatus)); ++id) {
        if (kChipStatus[id] == status)
            m_chips->setCurrent(id);
    }
}

void TasksTab::setExecutorFilter(Row executor)
{
    m_model->setExecutorFilter(executor);
    const SnapshotPtr snapshot = m_model->rows() ? m_model->rows()->snapshot : nullptr;
    m_executor->setVisible(executor != kNoRow);
    if (executor != kNoRow && snapshot)
        m_executor->setText(tr("Executor %1").arg(TaskTexts(snapshot).executor(executor)));
    updateEmptyState();
}

void TasksTab::clearFilters()
{
    m_filter->clear();
    m_filter->applyNow();
    m_chips->setCurrent(0);
    setExecutorFilter(kNoRow);
}

void TasksTab::revealTask(qint64 taskId)
{
    m_wanted = taskId;
    m_retried = false;
    m_model->locate(taskId);
}

void TasksTab::onLocated(qint64 taskId, int row)
{
    if (taskId != m_wanted)
        return;
    if (row < 0 && !m_retried && m_model->isFiltered()) {
        m_retried = true;
        clearFilters();
        m_model->locate(taskId);
        return;
    }
    m_wanted = -1;
    if (row < 0)
        return;
    const QModelIndex index = m_model->index(row, int(TaskField::Index));
    m_view->setCurrentIndex(index);
    m_view->selectRow(row);
    m_view->scrollTo(index, QAbstractItemView::PositionAtCenter);
    m_view->setFocus();
}

void TasksTab::updateCounts()
{
    m_filter->setCounts(m_model->shown(), m_model->total());
    const TaskRowsPtr rows = m_model->rows();
    const StageAttempt *stage = rows ? rows->snapshot->stages.find(rows->stage) : nullptr;
    const TaskCounts counts = stage ? stage->tasks : TaskCounts();
    m_chips->setCount(0, m_model->total());
    m_chips->setCount(1, counts.active);
    m_chips->setCount(2, counts.succeeded);
    m_chips->setCount(3, counts.failed);
    m_chips->setCount(4, counts.killed);
    updateEmptyState();
}

void TasksTab::updateEmptyState()
{
    TableTools &tools = m_view->tools();
    if (m_model->stage() == kNoRow)
        tools.setEmptyState(u"task"_s, tr("No stage is selected"), tr("Select a stage above to see its tasks."));
    else if (!m_model->rows())
        tools.setEmptyState(u"task"_s, tr("Listing the tasks…"), {});
    else if (m_model->total() > 0)
        tools.setEmptyState(u"filter"_s, tr("No task matches the filter"),
                            tr("The stage has %n task(s).", nullptr, int(m_model->total())), tr("Clear the filter"),
                            [this] { clearFilters(); });
    else
        tools.setEmptyState(u"task"_s, tr("No task has started"),
                            tr("Tasks appear here as soon as the scheduler launches them. A skipped stage has none."));
}

void TasksTab::fillMenu(QMenu &menu, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const QString executorId = index.data(TaskTableModel::ExecutorIdRole).toString();
    const qint64 failure = index.data(TaskTableModel::FailureRole).toLongLong();
    const qint64 launch = index.siblingAtColumn(int(TaskField::Launch)).data(SortRole).toLongLong();
    const qint64 duration = index.siblingAtColumn(int(TaskField::Duration)).data(SortRole).toLongLong();
    if (failure >= 0)
        menu.addAction(Icons::icon(u"error"_s), tr("Show the stack trace"), this,
                       [this, failure] { Q_EMIT failureActivated(failure); });
    menu.addAction(Icons::icon(u"timeline"_s), tr("Show in the timeline"), this, [this, launch, duration] {
        Q_EMIT targetActivated({.kind = Target::Kind::TimeRange, .from = launch, .to = launch + duration});
    });
    menu.addAction(Icons::icon(u"executor"_s), tr("Show executor %1").arg(executorId), this, [this, executorId] {
        Q_EMIT targetActivated({.kind = Target::Kind::Executor, .executorId = executorId});
    });
    menu.addAction(Icons::icon(u"filter"_s), tr("Only tasks of executor %1").arg(executorId), this, [this, executorId] {
        if (const TaskRowsPtr rows = m_model->rows())
            setExecutorFilter(rows->snapshot->executorRow(executorId.toStdString()));
    });
    const QVariant id = index.siblingAtColumn(int(TaskField::TaskId)).data(SortRole);
    if (m_targetMenu && id.isValid())
        m_targetMenu(menu, {.kind = Target::Kind::Task, .id = id.toLongLong()});
    menu.addSeparator();
}

} // namespace cinderscope
