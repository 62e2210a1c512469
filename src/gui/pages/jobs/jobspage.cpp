// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/jobspage.h"

#include "gui/base/filterfield.h"
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/models/celltable.h"
#include "gui/models/jobcolumns.h"
#include "gui/pages/jobs/detailpane.h"
#include "gui/pages/jobs/statuschips.h"
#include "gui/pages/jobs/taskstab.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QResizeEvent>
#include <QSplitter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kSideBySide = 1700;
constexpr int kExpandAll = 12; // jobs
constexpr int kGroupWidth = 210;
constexpr int kNameWidth = 300;
constexpr std::optional<JobStatus> kChipStatus[] = {{}, JobStatus::Running, JobStatus::Succeeded, JobStatus::Failed};

} // namespace

JobsPage::JobsPage(QWidget *parent)
    : Page(parent), m_model(new JobTreeModel(this)), m_view(new TreeTableView(this)), m_detail(new DetailPane(this))
{
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(makeTools());
    upperLayout->addWidget(m_view, 1);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_detail);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    setFocusProxy(m_view);
    setUpView();

    connect(m_filter, &FilterField::filterChanged, m_model, &JobTreeModel::setFilter);
    connect(m_chips, &StatusChips::currentChanged, this, [this](int id) { m_model->setStatusFilter(kChipStatus[id]); });
    connect(m_groupBy, &QComboBox::currentIndexChanged, this,
            [this](int index) { setGrouping(static_cast<JobGrouping>(index)); });
    connect(m_model, &JobTreeModel::laidOut, this, &JobsPage::onLaidOut);
    connect(m_model, &JobTreeModel::countsChanged, this, &JobsPage::updateCounts);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &JobsPage::showCurrent);
    connect(m_detail, &DetailPane::targetActivated, this, [this](const Target &target) {
        if (target.kind == Target::Kind::Job || target.kind == Target::Kind::Stage)
            reveal(target); // this page is best for it
        else
            Q_EMIT targetActivated(target);
    });
    m_detail->tasks()->setTargetMenu([this](QMenu &menu, const Target &target) { fillTargetMenu(menu, target); });
    updateCounts();
    m_detail->hide();
}

JobsPage::~JobsPage() = default;

QWidget *JobsPage::makeTools()
{
    auto *bar = m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_filter = new FilterField(bar);
    m_filter->setAccessibleName(tr("Filter jobs and stages"));
    m_filter->setPlaceholderText(tr("Filter jobs and stages"));
    m_filter->setView(m_view);
    m_filter->installShortcut(this);
    m_chips = new StatusChips(bar);
    m_chips->add(tr("All"));
    m_chips->add(tr("Running"), StatusRole::Running);
    m_chips->add(tr("Succeeded"), StatusRole::Succeeded);
    m_chips->add(tr("Failed"), StatusRole::Failed);
    auto *label = new QLabel(tr("&Group by"), bar);
    m_groupBy = new QComboBox(bar);
    m_groupBy->addItem(tr("Nothing"));
    m_groupBy->addItem(tr("SQL execution"));
    m_groupBy->addItem(tr("Job group"));
    m_groupBy->addItem(tr("Notebook cell"));
    m_groupBy->setItemData(int(JobGrouping::Cell),
                           tr("Cells of the notebook that the application runs in, each with the jobs that it started"),
                           Qt::ToolTipRole);
    m_groupBy->setAccessibleName(tr("Group jobs by"));
    label->setBuddy(m_groupBy);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_chips);
    layout->addSpacing(Spacing::Small);
    layout->addWidget(label);
    layout->addWidget(m_groupBy);
    return bar;
}

void JobsPage::setUpView()
{
    m_view->setAccessibleName(tr("Jobs and stages"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_columns = std::make_unique<JobColumns>(m_view, [](JobColumn column) { return int(column); });
    m_view->header()->resizeSection(int(JobColumn::Id), 170);
    m_view->header()->resizeSection(int(JobColumn::Name), kNameWidth);
    TableTools &tools = m_view->tools();
    tools.setWidestAutoSize(int(JobColumn::Name), kNameWidth);
    tools.setSettingsKey(u"jobs.tree"_s);
    tools.setExportName(u"jobs-and-stages"_s);
    tools.setContextMenuFiller([this](QMenu &menu, const QModelIndex &index) { fillMenu(menu, index); });
    connect(&tools, &TableTools::activated, this, &JobsPage::activate);
}

QString JobsPage::title() const
{
    return tr("Jobs and stages");
}

QString JobsPage::key() const
{
    return u"jobs"_s;
}

void JobsPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_model->setSnapshot(snapshot);
    updateColumns();
    if (m_pendingTask >= 0 && snapshot)
        revealTask(std::exchange(m_pendingTask, -1));
    if (m_model->isBusy()) // else laidOut() has seen to it
        showCurrent();
}

void JobsPage::setNotebook(const std::shared_ptr<const NotebookCells> &notebook)
{
    m_model->setNotebook(notebook);
}

void JobsPage::clear()
{
    m_fresh = true;
    m_pending.reset();
    m_pendingTask = -1;
    m_taskSearch.cancel();
    m_model->clear();
    m_detail->clear();
    clearFilters();
}

bool JobsPage::isSettled() const
{
    return !m_model->isBusy() && !m_taskSearch.isRunning() && !m_detail->isBusy();
}

void JobsPage::clearFilters()
{
    m_filter->clear();
    m_filter->applyNow();
    m_chips->setCurrent(0);
}

// ---- what is selected

void JobsPage::onLaidOut()
{
    updateCounts();
    if (m_fresh && m_model->totalJobs() > 0) {
        m_fresh = false;
        if (m_model->totalJobs() <= kExpandAll)
            m_view->expandAll();
        if (!m_pending)
            selectFirst();
    }
    if (m_pending) {
        const Target target = *m_pending;
        if (tryReveal(target) || !m_model->isBusy())
            m_pending.reset();
    }
    showCurrent();
}

//! What asks for attention: the stage that failed last, else the job on top.
void JobsPage::selectFirst()
{
    const SnapshotPtr snapshot = m_model->snapshot();
    if (!snapshot || m_view->currentIndex().isValid())
        return;
    for (std::size_t row = snapshot->stages.size(); row-- > 0;) {
        const StageAttempt &stage = snapshot->stages[row];
        if (stage.status == StageStatus::Failed && select(m_model->indexOfStage(stage.id, stage.attempt)))
            return;
    }
    select(m_model->index(0, 0));
}

void JobsPage::setGrouping(JobGrouping grouping)
{
    // All rows move: what was selected is looked for at its new place.
    const JobTreeNode node = m_model->node(m_view->currentIndex());
    const SnapshotPtr snapshot = m_model->snapshot();
    if (const StageAttempt *stage = snapshot ? snapshot->stages.find(node.stage) : nullptr)
        m_pending = {.kind = Target::Kind::Stage, .id = stage->id, .attempt = stage->attempt};
    else if (const Job *job = snapshot ? snapshot->jobs.find(node.job) : nullptr)
        m_pending = {.kind = Target::Kind::Job, .id = job->id};
    if (grouping != JobGrouping::None && m_view->header()->sectionSize(int(JobColumn::Id)) < kGroupWidth)
        m_view->header()->resizeSection(int(JobColumn::Id), kGroupWidth);
    m_model->setGrouping(grouping);
}

bool JobsPage::select(const QModelIndex &index)
{
    if (!index.isValid())
        return false;
    for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent())
        m_view->expand(parent);
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
    return true;
}

void JobsPage::showCurrent()
{
    const QModelIndex index = m_view->currentIndex();
    if (index.isValid()) {
        const JobTreeNode node = m_model->node(index);
        const std::size_t jobs =
            node.kind == JobTreeNode::Kind::Group ? std::size_t(m_model->rowCount(index.siblingAtColumn(0))) : 0;
        m_detail->show(m_model->cells(), node, m_model->figures(index), jobs);
    } else if (m_model->totalJobs() == 0) {
        m_detail->clear();
    }
    m_detail->setVisible(m_model->totalJobs() > 0);
    const auto target = currentTarget();
    const bool same = target && m_told ? target->kind == m_told->kind && target->id == m_told->id &&
                                             target->attempt == m_told->attempt && target->group == m_told->group
                                       : target.has_value() == m_told.has_value();
    m_told = target;
    if (!same)
        Q_EMIT currentTargetChanged();
}

void JobsPage::addTargetAction(QAction *action)
{
    auto *button = new QToolButton(m_tools);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_tools->layout()->addWidget(button);
}

void JobsPage::activate(const QModelIndex &index)
{
    const JobTreeNode node = m_model->node(index);
    if (node.kind != JobTreeNode::Kind::Stage) {
        m_view->setExpanded(index.siblingAtColumn(0), !m_view->isExpanded(index.siblingAtColumn(0)));
        return;
    }
    select(index.siblingAtColumn(0));
    m_detail->setTab(DetailPane::Tasks);
    m_detail->tasks()->setFocus();
}

void JobsPage::fillMenu(QMenu &menu, const QModelIndex &index)
{
    if (!index.isValid())
        return;
    const RowFigures figures = m_model->figures(index);
    const JobTreeNode node = m_model->node(index);
    if (figures.submitted != kNoTime) {
        const Target target{.kind = Target::Kind::TimeRange,
                            .from = figures.submitted,
                            .to = figures.submitted + std::max<std::int64_t>(1, figures.duration)};
        menu.addAction(Icons::icon(u"timeline"_s), tr("Show in the timeline"), this,
                       [this, target] { Q_EMIT targetActivated(target); });
    }
    const CellRow *cell = node.kind == JobTreeNode::Kind::Group ? m_model->cells().cell(node.group) : nullptr;
    if (cell && cell->kind == CellRow::Kind::Cell)
        menu.addAction(Icons::icon(u"notebook"_s), tr("Show on “Notebook”"), this,
                       [this, key = cell->key] { Q_EMIT targetActivated({.kind = Target::Kind::Cell, .group = key}); });
    if (node.kind == JobTreeNode::Kind::Stage) {
        menu.addAction(Icons::icon(u"task"_s), tr("Show its tasks"), this,
                       [this, at = QPersistentModelIndex(index)] { activate(at); });
    } else {
        menu.addAction(tr("Expand all"), m_view, &QTreeView::expandAll)->setEnabled(m_model->shownJobs() <= 2000);
        menu.addAction(tr("Collapse all"), m_view, &QTreeView::collapseAll);
    }
    if (const auto target = targetAt(index))
        fillTargetMenu(menu, *target);
    menu.addSeparator();
}

std::optional<Target> JobsPage::targetAt(const QModelIndex &index) const
{
    const SnapshotPtr &snapshot = m_model->snapshot();
    if (!index.isValid() || !snapshot)
        return {};
    const JobTreeNode node = m_model->node(index);
    switch (node.kind) {
    case JobTreeNode::Kind::Group:
        if (const CellRow *cell = m_model->cells().cell(node.group))
            return cellTarget(*cell, *snapshot);
        if (m_model->grouping() == JobGrouping::SqlExecution && snapshot->sqlRow(node.group) != kNoRow)
            return Target{.kind = Target::Kind::Sql, .id = node.group};
        if (m_model->grouping() == JobGrouping::JobGroup && node.group > 0)
            return Target{.kind = Target::Kind::JobGroup,
                          .group = QString::fromStdString(std::string(snapshot->text(StringId(node.group))))};
        break;
    case JobTreeNode::Kind::Job:
        if (const Job *job = snapshot->jobs.find(node.job))
            return Target{.kind = Target::Kind::Job, .id = job->id};
        break;
    case JobTreeNode::Kind::Stage:
        if (const StageAttempt *stage = snapshot->stages.find(node.stage))
            return Target{.kind = Target::Kind::Stage, .id = stage->id, .attempt = stage->attempt};
        break;
    }
    return {};
}

std::optional<Target> JobsPage::currentTarget() const
{
    return targetAt(m_view->currentIndex());
}

// ---- reveal

QModelIndex JobsPage::indexOf(const Target &target) const
{
    switch (target.kind) {
    case Target::Kind::Job:
        return m_model->indexOfJob(std::int32_t(target.id));
    case Target::Kind::Stage:
        return m_model->indexOfStage(std::int32_t(target.id), target.attempt);
    case Target::Kind::Sql:
    case Target::Kind::JobGroup: // id: of its name
        return m_model->indexOfGroup(target.id);
    case Target::Kind::Cell:
        return m_model->indexOfCell(target.group);
    default:
        return {};
    }
}

bool JobsPage::tryReveal(const Target &target)
{
    const QModelIndex index = indexOf(target);
    return select(index);
}

//! The jobs of a group stand together, those of a cell too; of another tag the first that runs (else the first) is
//! shown.
bool JobsPage::revealJobsOf(const Target &target)
{
    const SnapshotPtr snapshot = m_model->snapshot();
    if (!snapshot)
        return false;
    const std::string name = target.group.toStdString();
    CellMark mark;
    const bool isCell = CellMark::parse(name, mark);
    const Job *first = nullptr;
    for (Row row = 0; row < snapshot->jobs.size(); ++row) {
        const Job &job = snapshot->jobs[row];
        if (target.kind == Target::Kind::JobGroup && job.group != StringId::Empty &&
            snapshot->text(job.group) == name) {
            if (isCell)
                return revealCell(mark.messageId);
            m_groupBy->setCurrentIndex(int(JobGrouping::JobGroup));
            const Target group{.kind = Target::Kind::JobGroup, .id = qint64(job.group), .group = target.group};
            if (m_model->isBusy() || !tryReveal(group))
                m_pending = group;
            return true;
        }
        const bool tagged =
            target.kind == Target::Kind::Tag &&
            std::any_of(job.tags.begin(), job.tags.end(), [&](StringId tag) { return snapshot->text(tag) == name; });
        if (tagged && (!first || (first->status != JobStatus::Running && job.status == JobStatus::Running)))
            first = &job;
    }
    if (first && isCell)
        return revealCell(mark.messageId);
    return first && reveal({.kind = Target::Kind::Job, .id = first->id});
}

bool JobsPage::reveal(const Target &target)
{
    const SnapshotPtr snapshot = m_model->snapshot();
    if (target.kind == Target::Kind::JobGroup || target.kind == Target::Kind::Tag)
        return revealJobsOf(target);
    switch (target.kind) {
    case Target::Kind::Job:
        if (snapshot && snapshot->jobRow(std::int32_t(target.id)) == kNoRow)
            return false;
        break;
    case Target::Kind::Stage:
        if (snapshot && snapshot->stageRow(std::int32_t(target.id), target.attempt) == kNoRow)
            return false;
        break;
    case Target::Kind::Sql:
        if (snapshot && snapshot->sqlRow(target.id) == kNoRow)
            return false;
        m_groupBy->setCurrentIndex(int(JobGrouping::SqlExecution));
        break;
    case Target::Kind::Task:
        if (snapshot)
            revealTask(target.id);
        else
            m_pendingTask = target.id;
        return true;
    default:
        return false;
    }
    if (snapshot && !m_model->isBusy()) {
        if (tryReveal(target))
            return true;
        clearFilters();
        if (!m_model->isBusy())
            return tryReveal(target);
    }
    m_pending = target;
    return true;
}

bool JobsPage::revealCell(const QString &messageId)
{
    const Target cell{.kind = Target::Kind::Cell, .group = messageId};
    if (m_groupBy->currentIndex() != int(JobGrouping::Cell)) {
        clearFilters(); // one that hides the cell would be noticed too late
        m_groupBy->setCurrentIndex(int(JobGrouping::Cell));
    }
    if (m_model->isBusy() || !tryReveal(cell)) {
        clearFilters();
        m_pending = cell;
    }
    return true;
}

void JobsPage::revealTask(std::int64_t taskId)
{
    const SnapshotPtr snapshot = m_model->snapshot();
    m_taskSearch.start([snapshot, taskId](const std::stop_token &stop) { return stageOfTask(*snapshot, taskId, stop); },
                       [this, snapshot, taskId](Row row) {
                           const StageAttempt *stage = snapshot->stages.find(row);
                           if (!stage ||
                               !reveal({.kind = Target::Kind::Stage, .id = stage->id, .attempt = stage->attempt}))
                               return;
                           showCurrent();
                           m_detail->setTab(DetailPane::Tasks);
                           m_detail->tasks()->revealTask(taskId);
                       });
}

// ---- around the tree

void JobsPage::updateCounts()
{
    const SnapshotPtr snapshot = m_model->snapshot();
    m_filter->setCounts(m_model->shownJobs(), m_model->totalJobs());
    const ApplicationTotals totals = snapshot ? snapshot->totals : ApplicationTotals();
    m_chips->setCount(0, totals.jobs);
    m_chips->setCount(1, totals.jobsRunning);
    m_chips->setCount(2, totals.jobsSucceeded);
    m_chips->setCount(3, totals.jobsFailed);
    updateEmptyState();
}

void JobsPage::updateEmptyState()
{
    TableTools &tools = m_view->tools();
    const SnapshotPtr snapshot = m_model->snapshot();
    if (!snapshot)
        tools.setEmptyState(u"job"_s, tr("No application is open"),
                            tr("Choose an application on the left, or open an event log."));
    else if (m_model->totalJobs() > 0)
        tools.setEmptyState(u"filter"_s, tr("No job matches the filter"),
                            tr("Words are looked for in identifiers, "
                               "names, states and reasons of jobs and stages."),
                            tr("Clear the filter"), [this] { clearFilters(); });
    else if (snapshot->state == ApplicationState::Running)
        tools.setEmptyState(u"job"_s, tr("No job has started"),
                            tr("A job appears here as soon as the application runs an action: count(), collect(), "
                               "a write, a query."));
    else
        tools.setEmptyState(u"job"_s, tr("This application ran no job"),
                            tr("It ended without an action that needs the cluster. The Environment page shows how it "
                               "was configured."));
}

void JobsPage::updateColumns()
{
    const SnapshotPtr snapshot = m_model->snapshot();
    if (!snapshot)
        return;
    const ApplicationTotals &totals = snapshot->totals;
    m_columns->update(totals, totals.jobsFailed > 0 || totals.stagesFailed > 0 || totals.sqlFailed > 0);
}

void JobsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const Qt::Orientation wanted = event->size().width() >= kSideBySide ? Qt::Horizontal : Qt::Vertical;
    if (m_splitter->orientation() != wanted)
        m_splitter->setOrientation(wanted);
}

} // namespace cinderscope
