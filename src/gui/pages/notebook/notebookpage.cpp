// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/notebook/notebookpage.h"

#include "gui/base/bardelegate.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/icons.h"
#include "gui/base/pill.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/models/jobcolumns.h"
#include "gui/pages/jobs/statuschips.h"
#include "gui/pages/notebook/cellpane.h"

#include <QAction>
#include <QCheckBox>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QSplitter>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kCodeWidth = 280;
constexpr std::optional<StatusRole> kChipStatus[] = {
    {}, StatusRole::Running, StatusRole::Succeeded, StatusRole::Failed};

} // namespace

NotebookPage::NotebookPage(QWidget *parent)
    : Page(parent), m_model(new CellTreeModel(this)), m_view(new TreeTableView(this)), m_pane(new CellPane(this)),
      m_empty(new EmptyState(this))
{
    auto *upper = new QWidget(this);
    auto *upperLayout = new QVBoxLayout(upper);
    upperLayout->setContentsMargins(0, 0, 0, 0);
    upperLayout->setSpacing(0);
    upperLayout->addWidget(makeTools());
    upperLayout->addWidget(m_view, 1);
    m_splitter = new QSplitter(Qt::Vertical, this);
    m_splitter->addWidget(upper);
    m_splitter->addWidget(m_pane);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({500, 440});
    m_splitter->setChildrenCollapsible(false);
    auto *content = new QWidget(this);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeBanner());
    column->addWidget(m_splitter, 1);
    m_stack = new QStackedLayout(this);
    m_stack->setContentsMargins(0, 0, 0, 0);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(content);
    setFocusProxy(m_view);
    setUpView();

    connect(m_filter, &FilterField::filterChanged, m_model, &CellTreeModel::setFilter);
    connect(m_chips, &StatusChips::currentChanged, this, [this](int id) { m_model->setStatusFilter(kChipStatus[id]); });
    connect(m_idle, &QCheckBox::toggled, m_model, &CellTreeModel::setIdleShown);
    connect(m_follow, &QToolButton::toggled, this, [this](bool on) {
        m_followed.clear();
        if (on)
            follow();
    });
    connect(m_model, &CellTreeModel::laidOut, this, &NotebookPage::onLaidOut);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_selecting && m_view->hasFocus())
            m_follow->setChecked(false); // the person looks at something else
        showCurrent();
    });
    connect(m_pane, &CellPane::targetActivated, this, &Page::targetActivated);
    connect(m_pane, &CellPane::jobsRequested, this, [this] {
        if (const CellRow *row = m_model->row(m_pane->key()))
            showJobs(*row);
    });
    connect(&Theme::instance(), &Theme::changed, this, &NotebookPage::applyLook);
    m_pane->setTargetMenu([this](QMenu &menu, const Target &target) { fillTargetMenu(menu, target); });
    applyLook();
    updateBanner();
    updateCounts();
    m_pane->hide();
}

NotebookPage::~NotebookPage() = default;

QWidget *NotebookPage::makeBanner()
{
    m_banner = new QWidget(this);
    auto *layout = new QHBoxLayout(m_banner);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, 0);
    layout->setSpacing(Spacing::Small);
    auto *icon = new QLabel(m_banner);
    icon->setPixmap(Icons::icon(u"notebook"_s).pixmap(Spacing::IconSize));
    m_notebookName = new ElidedLabel(m_banner);
    m_notebookName->setElideMode(Qt::ElideMiddle);
    m_kernelName = new ElidedLabel(m_banner);
    m_kernelState = new Pill(m_banner);
    layout->addWidget(icon);
    layout->addWidget(m_notebookName);
    layout->addWidget(m_kernelState);
    layout->addWidget(m_kernelName, 1);
    return m_banner;
}

QWidget *NotebookPage::makeTools()
{
    auto *bar = m_tools = new QWidget(this);
    auto *layout = new QHBoxLayout(bar);
    layout->setContentsMargins(Spacing::Medium, Spacing::Small, Spacing::Medium, Spacing::Small);
    layout->setSpacing(Spacing::Small);
    m_filter = new FilterField(bar);
    m_filter->setAccessibleName(tr("Filter cells"));
    m_filter->setPlaceholderText(tr("Filter cells: code, job, reason"));
    m_filter->setView(m_view);
    m_filter->installShortcut(this);
    m_chips = new StatusChips(bar);
    m_chips->add(tr("All"));
    m_chips->add(tr("Running"), StatusRole::Running);
    m_chips->add(tr("Succeeded"), StatusRole::Succeeded);
    m_chips->add(tr("Failed"), StatusRole::Failed);
    m_idle = new QCheckBox(tr("Cells &without jobs"), bar);
    m_idle->setChecked(true);
    m_idle->setToolTip(tr("Show also cells that ran no Spark job"));
    m_follow = new QToolButton(bar);
    m_follow->setIcon(Icons::icon(u"follow"_s));
    m_follow->setText(tr("Follow"));
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_follow->setToolTip(tr("Select each cell when it begins to run"));
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setAutoRaise(true);
    layout->addWidget(m_filter, 1);
    layout->addWidget(m_chips);
    layout->addWidget(m_idle);
    layout->addWidget(m_follow);
    return bar;
}

void NotebookPage::setUpView()
{
    m_view->setAccessibleName(tr("Cells of the notebook"));
    m_view->setModel(m_model);
    m_view->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_view->setItemDelegateForColumn(int(CellColumn::Cores), new BarDelegate(m_view));
    const auto sectionOf = [](JobColumn column) { return int(cellColumnOf(column)); };
    m_columns = std::make_unique<JobColumns>(m_view, sectionOf);
    QHeaderView *header = m_view->header();
    header->moveSection(header->visualIndex(int(CellColumn::Started)), header->visualIndex(int(CellColumn::Stages)));
    for (const auto &[column, width] : {std::pair(CellColumn::Cell, 150), std::pair(CellColumn::Code, kCodeWidth),
                                        std::pair(CellColumn::Jobs, 60), std::pair(CellColumn::Cores, 90)})
        header->resizeSection(int(column), width);
    TableTools &tools = m_view->tools();
    tools.setWidestAutoSize(int(CellColumn::Code), kCodeWidth); // else it pushes everything out of sight
    tools.setSettingsKey(u"notebook.cells"_s);
    tools.setExportName(u"cells"_s);
    tools.setContextMenuFiller([this](QMenu &menu, const QModelIndex &index) { fillMenu(menu, index); });
    connect(&tools, &TableTools::activated, this, [this](const QModelIndex &index) {
        const QModelIndex first = index.siblingAtColumn(0);
        if (m_model->hasChildren(first))
            m_view->setExpanded(first, !m_view->isExpanded(first));
    });
}

QString NotebookPage::title() const
{
    return tr("Notebook");
}

QString NotebookPage::key() const
{
    return u"notebook"_s;
}

void NotebookPage::setSnapshot(const SnapshotPtr &snapshot)
{
    m_snapshot = snapshot;
    m_model->setSnapshot(snapshot);
}

void NotebookPage::setNotebook(const NotebookCellsPtr &notebook)
{
    m_notebook = notebook;
    m_model->setNotebook(notebook);
    updateBanner();
}

void NotebookPage::clear()
{
    m_fresh = true;
    m_pending.clear();
    m_followed.clear();
    m_snapshot.reset();
    m_notebook.reset();
    m_model->clear();
    m_pane->clear();
    clearFilters();
    updateBanner();
    updateCounts();
}

void NotebookPage::clearFilters()
{
    m_filter->clear();
    m_filter->applyNow();
    m_chips->setCurrent(0);
    m_idle->setChecked(true);
}

void NotebookPage::applyLook()
{
    m_notebookName->setFont(Theme::instance().font(FontRole::Strong));
    QPalette muted = palette();
    muted.setColor(QPalette::WindowText, themeColors().role(ColorRole::TextMuted));
    m_kernelName->setPalette(muted);
}

// ---- what is selected

void NotebookPage::onLaidOut()
{
    m_selecting = true; // a view that becomes visible chooses a row by itself
    updateCounts();
    m_selecting = false;
    updateColumns();
    if (!m_pending.isEmpty()) {
        const QModelIndex index = m_model->indexOfKey(m_pending);
        if (index.isValid() || !m_model->isBusy())
            m_pending.clear();
        if (index.isValid())
            select(index);
        m_fresh = m_fresh && !index.isValid();
    }
    follow();
    if (m_fresh && m_model->rowCount() > 0) {
        m_fresh = false;
        if (!m_view->currentIndex().isValid()) {
            select(m_model->index(0, 0));
            if (m_model->rowCount() <= 3)
                m_view->expandToDepth(0);
        }
    }
    showCurrent();
}

//! Goes to the cell that runs, once for each.
void NotebookPage::follow()
{
    const QString running = m_model->table().runningKey;
    if (!m_follow->isChecked() || running.isEmpty() || running == m_followed)
        return;
    const QModelIndex index = m_model->indexOfKey(running);
    if (!index.isValid())
        return;
    m_followed = running;
    m_fresh = false;
    select(index);
}

void NotebookPage::select(const QModelIndex &index)
{
    if (!index.isValid())
        return;
    m_selecting = true;
    m_view->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_view->scrollTo(index);
    m_selecting = false;
}

void NotebookPage::showCurrent()
{
    const CellRow *row = m_model->row(m_view->currentIndex());
    if (row && m_model->snapshot())
        m_pane->show(*row, m_model->snapshot());
    else if (!m_model->rowCount())
        m_pane->clear();
    m_pane->setVisible(row || !m_pane->key().isEmpty());
    const auto target = currentTarget();
    const bool same = target && m_told ? target->kind == m_told->kind && target->id == m_told->id &&
                                             target->attempt == m_told->attempt && target->group == m_told->group
                                       : target.has_value() == m_told.has_value();
    m_told = target;
    if (!same)
        Q_EMIT currentTargetChanged();
}

void NotebookPage::addTargetAction(QAction *action)
{
    auto *button = new QToolButton(m_tools);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_tools->layout()->addWidget(button);
}

void NotebookPage::addNotebookAction(QAction *action)
{
    if (action->property("whenEmpty").toBool()) { // what helps where no notebook is known
        m_emptyAction = action;
        updateEmptyState();
        return;
    }
    auto *button = new QToolButton(m_banner);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    m_banner->layout()->addWidget(button);
}

std::optional<Target> NotebookPage::targetAt(const QModelIndex &index) const
{
    const CellRow *row = m_model->row(index);
    const SnapshotPtr &snapshot = m_model->snapshot();
    if (!row || !snapshot)
        return {};
    const JobTreeNode node = m_model->node(index);
    if (node.kind == JobTreeNode::Kind::Stage) {
        const StageAttempt *stage = snapshot->stages.find(node.stage);
        return stage ? std::optional(Target{.kind = Target::Kind::Stage, .id = stage->id, .attempt = stage->attempt})
                     : std::nullopt;
    }
    if (node.kind == JobTreeNode::Kind::Job) {
        const Job *job = snapshot->jobs.find(node.job);
        return job ? std::optional(Target{.kind = Target::Kind::Job, .id = job->id}) : std::nullopt;
    }
    return cellTarget(*row, *snapshot);
}

std::optional<Target> NotebookPage::currentTarget() const
{
    return targetAt(m_view->currentIndex());
}

bool NotebookPage::reveal(const Target &target)
{
    if (target.kind != Target::Kind::Cell)
        return false;
    m_follow->setChecked(false);
    if (const QModelIndex index = m_model->indexOfKey(target.group); index.isValid()) {
        select(index);
        return true;
    }
    if (!m_snapshot && !m_model->isBusy())
        return false;
    clearFilters();
    m_pending = target.group;
    return true;
}

// ---- around the tree

void NotebookPage::showJobs(const CellRow &row)
{
    const SnapshotPtr &snapshot = m_model->snapshot();
    if (!snapshot || row.jobRows.empty())
        return;
    if (!row.mark.isEmpty()) {
        Q_EMIT targetActivated({.kind = row.markIsTag ? Target::Kind::Tag : Target::Kind::JobGroup, .group = row.mark});
        return;
    }
    Row job = row.jobRows.front(); // what asks for attention: the one that failed first, else the first
    for (const Row candidate : row.jobRows) {
        if (snapshot->jobs[candidate].status == JobStatus::Failed) {
            job = candidate;
            break;
        }
    }
    Q_EMIT targetActivated({.kind = Target::Kind::Job, .id = snapshot->jobs[job].id});
}

void NotebookPage::fillMenu(QMenu &menu, const QModelIndex &index)
{
    const CellRow *row = m_model->row(index);
    if (!row)
        return;
    const JobTreeNode node = m_model->node(index);
    const QString key = row->key;
    if (node.kind != JobTreeNode::Kind::Group) {
        if (const auto target = targetAt(index))
            menu.addAction(Icons::icon(u"job"_s), tr("Show on “Jobs and stages”"), this,
                           [this, target] { Q_EMIT targetActivated(*target); });
    } else {
        menu.addAction(Icons::icon(u"job"_s), tr("Show its jobs on “Jobs and stages”"), this,
                       [this, key] {
                           if (const CellRow *shown = m_model->row(key))
                               showJobs(*shown);
                       })
            ->setEnabled(!row->jobRows.empty());
        if (row->from != kNoTime) {
            const Target target{.kind = Target::Kind::TimeRange,
                                .from = row->from,
                                .to = row->from + std::max<std::int64_t>(1, row->duration)};
            menu.addAction(Icons::icon(u"timeline"_s), tr("Show in the timeline"), this,
                           [this, target] { Q_EMIT targetActivated(target); });
        }
        if (!row->run.code.isEmpty())
            menu.addAction(Icons::icon(u"copy"_s), tr("Copy the code"), this,
                           [code = row->run.code] { QGuiApplication::clipboard()->setText(code); });
    }
    menu.addAction(tr("Expand all"), m_view, [this] { m_view->expandToDepth(0); })
        ->setEnabled(m_model->rowCount() <= 2000);
    menu.addAction(tr("Collapse all"), m_view, &QTreeView::collapseAll);
    if (const auto target = targetAt(index))
        fillTargetMenu(menu, *target);
    menu.addSeparator();
}

void NotebookPage::updateBanner()
{
    m_banner->setVisible(m_notebook != nullptr);
    m_follow->setEnabled(m_notebook && m_notebook->live);
    if (!m_notebook)
        return;
    const JupyterKernel &kernel = m_notebook->kernel;
    m_notebookName->setText(kernel.notebook.isEmpty() ? tr("Kernel without a notebook") : kernel.notebook);
    m_kernelName->setText(tr("%1 at %2", "kernel, server").arg(kernel.spec, m_notebook->serverName));
    const bool busy = kernel.state == "busy"_L1, dead = kernel.state == "dead"_L1;
    m_kernelState->setText(dead                        ? tr("Dead")
                           : !m_notebook->live         ? tr("Not connected")
                           : busy                      ? tr("Busy")
                           : kernel.state == "idle"_L1 ? tr("Idle")
                                                       : kernel.state);
    if (busy || dead)
        m_kernelState->setStatus(dead ? StatusRole::Failed : StatusRole::Running);
    else
        m_kernelState->setNeutral();
}

void NotebookPage::updateCounts()
{
    const CellTable &table = m_model->table();
    m_filter->setCounts(m_model->rowCount(), table.total);
    m_chips->setCount(0, table.total);
    m_chips->setCount(1, table.running);
    m_chips->setCount(2, table.succeeded);
    m_chips->setCount(3, table.failed);
    updateEmptyState();
}

bool NotebookPage::isEmpty() const
{
    return m_stack->currentIndex() == 0;
}

void NotebookPage::updateEmptyState()
{
    const CellTable &table = m_model->table();
    const bool something = table.cells > 0 || (m_notebook && table.total > 0);
    m_stack->setCurrentIndex(something ? 1 : 0);
    m_empty->setIcon(u"notebook"_s);
    const bool offers = m_emptyAction && m_emptyAction->isEnabled() && m_snapshot && !m_notebook &&
                        m_snapshot->state == ApplicationState::Running;
    if (offers != m_offers) {
        m_offers = offers;
        m_empty->clearButtons();
        if (offers)
            m_empty->addButton(m_emptyAction->text(), [action = m_emptyAction] { action->trigger(); });
    }
    if (!m_snapshot) {
        m_empty->setHeadline(tr("No application is open"));
        m_empty->setText(tr("Choose an application on the left, or open an event log."));
    } else if (m_notebook) {
        m_empty->setHeadline(tr("No cell has run yet"));
        m_empty->setText(
            tr("The notebook %1 is connected. Each cell that runs from now on appears here, with what it "
               "makes Spark do.")
                .arg((m_notebook->kernel.notebook.isEmpty() ? m_notebook->kernel.spec : m_notebook->kernel.notebook)
                         .toHtmlEscaped()));
    } else if (m_snapshot->state == ApplicationState::Running) {
        m_empty->setHeadline(tr("No notebook is known for this application"));
        m_empty->setText(tr("Kernels of Jupyter servers on this computer are found by themselves; name other servers "
                            "with “Add Jupyter server…”. Then the cells of the notebook stand here, each with its "
                            "jobs, stages and tasks."));
    } else {
        m_empty->setHeadline(tr("No job of this application tells of a notebook cell"));
        m_empty->setText(tr("Sessions that are started from here mark the jobs of each cell, so that a recording shows "
                            "them too: choose “Start Spark in this kernel…” on a kernel."));
    }
    m_view->tools().setEmptyState(
        u"filter"_s, tr("No cell matches the filter"),
        tr("Words are looked for in the code of cells, in names of jobs, states and reasons."), tr("Clear the filter"),
        [this] { clearFilters(); });
}

void NotebookPage::updateColumns()
{
    const SnapshotPtr &snapshot = m_model->snapshot();
    if (!snapshot)
        return;
    const ApplicationTotals &totals = snapshot->totals;
    m_columns->update(totals, totals.jobsFailed > 0 || totals.stagesFailed > 0 || m_model->table().failed > 0);
}

} // namespace cinderscope
