// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/overviewtab.h"

#include "gui/base/format.h"
#include "gui/base/stackedbar.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/models/celltable.h"
#include "gui/models/rowfigures.h"
#include "gui/pages/jobs/boxdelegate.h"
#include "gui/pages/jobs/factgrid.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

FactGrid::Fact timeFact(const QString &caption, TimeMs time)
{
    return {caption, time == kNoTime ? QString() : format::timeOrDate(time),
            time == kNoTime ? QString() : format::isoDateTime(time)};
}

FactGrid::Fact durationFact(const QString &caption, std::int64_t ms)
{
    return {caption, ms < 0 ? QString() : format::duration(ms), QString::number(ms)};
}

FactGrid::Fact bytesFact(const QString &caption, std::int64_t bytes)
{
    return {caption, bytes > 0 ? format::bytes(bytes) : QString(), QString::number(bytes)};
}

} // namespace

OverviewTab::OverviewTab(QWidget *parent)
    : QScrollArea(parent), m_facts(new FactGrid), m_stages(new StackedBar(tr("Stages"))),
      m_tasks(new StackedBar(tr("Tasks"))), m_caption(new QLabel), m_quantiles(new QuantileModel(this)),
      m_quantileView(new TableView), m_noQuantiles(new QLabel)
{
    setWidgetResizable(true);
    setFrameStyle(QFrame::NoFrame);
    auto *inner = new QWidget;
    auto *layout = new QVBoxLayout(inner);
    layout->setContentsMargins(Spacing::Medium, Spacing::Medium, Spacing::Medium, Spacing::Medium);
    layout->setSpacing(Spacing::Medium);
    auto *bars = new QHBoxLayout;
    bars->setSpacing(Spacing::XLarge);
    bars->addWidget(m_stages, 1);
    bars->addWidget(m_tasks, 1);
    layout->addLayout(bars);
    layout->addWidget(m_facts);
    layout->addWidget(m_caption);
    layout->addWidget(m_quantileView);
    layout->addWidget(m_noQuantiles);
    layout->addStretch(1);
    setWidget(inner);
    inner->setBackgroundRole(QPalette::Base); // as the tables in the other tabs
    viewport()->setBackgroundRole(QPalette::Base);

    m_caption->setFont(Theme::instance().font(FontRole::Strong));
    m_noQuantiles->setForegroundRole(QPalette::PlaceholderText);
    m_noQuantiles->setWordWrap(true);
    m_quantileView->setAccessibleName(tr("Distribution of the tasks' figures"));
    m_quantileView->setModel(m_quantiles);
    m_quantileView->setSortingEnabled(false);
    m_quantileView->setItemDelegateForColumn(QuantileModel::Picture, new BoxDelegate(m_quantileView));
    m_quantileView->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_quantileView->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_quantileView->tools().setExportName(u"task-figures"_s);
    QHeaderView *header = m_quantileView->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::Stretch);
    connect(m_quantiles, &QAbstractItemModel::rowsInserted, this, &OverviewTab::fitQuantiles);
    connect(m_quantiles, &QAbstractItemModel::rowsRemoved, this, &OverviewTab::fitQuantiles);
    connect(&Theme::instance(), &Theme::changed, this, &OverviewTab::fitQuantiles);
    clearStatistics();
}

//! The table is as high as its rows: the tab scrolls, not the table in it.
void OverviewTab::fitQuantiles()
{
    m_caption->setFont(Theme::instance().font(FontRole::Strong));
    const int rows = m_quantiles->rowCount();
    const int height = m_quantileView->horizontalHeader()->sizeHint().height() +
                       rows * m_quantileView->verticalHeader()->defaultSectionSize() + 2;
    m_quantileView->setFixedHeight(height);
    m_quantileView->setVisible(rows > 0);
}

void OverviewTab::showProgress(const RowFigures &figures, bool withStages)
{
    m_stages->setVisible(withStages);
    if (withStages)
        m_stages->setCounts(figures.stages);
    m_tasks->setCounts(figures.tasks);
}

void OverviewTab::showJob(const Snapshot &snapshot, const Job &job, const RowFigures &figures)
{
    showProgress(figures, true);
    QStringList tags;
    for (const StringId tag : job.tags)
        tags += firstLineOf(snapshot, tag);
    m_facts->setFacts({
        timeFact(tr("Submitted"), figures.submitted),
        timeFact(tr("Completed"), job.completed),
        durationFact(tr("Duration"), figures.duration),
        {tr("SQL execution"), job.sqlExecutionId < 0 ? QString() : QString::number(job.sqlExecutionId), {}},
        {tr("Job group"), firstLineOf(snapshot, job.group), {}},
        {tr("Tags"), tags.join(u", "_s), {}},
        {tr("Streaming query"), firstLineOf(snapshot, job.streamingQueryId), {}},
        {tr("Batch"), firstLineOf(snapshot, job.streamingBatchId), {}},
        bytesFact(tr("Input"), figures.sums.input),
        bytesFact(tr("Output"), figures.sums.output),
        bytesFact(tr("Shuffle read"), figures.sums.shuffleRead),
        bytesFact(tr("Shuffle write"), figures.sums.shuffleWrite),
        bytesFact(tr("Spill (disk)"), figures.sums.diskSpilled),
        durationFact(tr("Run time of tasks"), figures.sums.runTime),
        durationFact(tr("GC time"), figures.sums.gcTime),
    });
    m_caption->hide();
    m_noQuantiles->hide();
    m_quantileView->hide();
}

void OverviewTab::showStage(const Snapshot &snapshot, const StageAttempt &stage, const RowFigures &figures)
{
    showProgress(figures, false);
    const TaskTotals &totals = stage.totals;
    const bool ran = stage.submittedOnce;
    m_facts->setFacts({
        timeFact(tr("Submitted"), ran ? stage.submitted : kNoTime),
        timeFact(tr("First task"), stage.firstTaskLaunched),
        timeFact(tr("Completed"), stage.completed),
        durationFact(tr("Duration"), figures.duration),
        {tr("Pool"), firstLineOf(snapshot, stage.pool), {}},
        {tr("Resource profile"),
         stage.resourceProfileId > 0 ? QString::number(stage.resourceProfileId) : QString(),
         {}},
        {tr("Speculative tasks"), stage.speculative > 0 ? format::count(stage.speculative) : QString(), {}},
        durationFact(tr("Task time"), ran ? totals.duration : -1),
        durationFact(tr("Run time"), ran ? totals[TaskColumn::ExecutorRunTime] : -1),
        {tr("CPU time"), ran ? format::durationNs(totals[TaskColumn::ExecutorCpuTime]) : QString(), {}},
        {tr("GC time"),
         totals[TaskColumn::ExecutorRunTime] > 0
             ? tr("%1 (%2)").arg(
                   format::duration(figures.sums.gcTime),
                   format::percent(double(figures.sums.gcTime) / double(totals[TaskColumn::ExecutorRunTime])))
             : QString(),
         QString::number(figures.sums.gcTime)},
        bytesFact(tr("Input"), figures.sums.input),
        bytesFact(tr("Output"), figures.sums.output),
        bytesFact(tr("Shuffle read"), figures.sums.shuffleRead),
        bytesFact(tr("Shuffle write"), figures.sums.shuffleWrite),
        bytesFact(tr("Spill (memory)"), figures.sums.memorySpilled),
        bytesFact(tr("Spill (disk)"), figures.sums.diskSpilled),
        bytesFact(tr("Peak memory of a task"), totals.maxPeakExecutionMemory),
    });
    m_caption->setText(tr("Tasks that succeeded"));
    m_caption->setVisible(ran);
    m_noQuantiles->setVisible(m_quantiles->rowCount() == 0);
    if (!ran)
        m_noQuantiles->setText(
            figures.status == StatusRole::Skipped
                ? tr("This stage was skipped: nothing needed its output any more, so it has no tasks.")
                : tr("This stage has not started: it waits for its parents."));
    fitQuantiles();
}

void OverviewTab::showGroup(const RowFigures &figures, std::size_t jobs, double cores)
{
    showProgress(figures, true);
    m_facts->setFacts({
        {tr("Jobs"), format::count(std::int64_t(jobs)), {}},
        timeFact(tr("Submitted"), figures.submitted),
        durationFact(tr("Duration"), figures.duration),
        {cellColumnTitle(CellColumn::Cores), cores < 0 ? QString() : format::percent(cores), {}},
        bytesFact(tr("Input"), figures.sums.input),
        bytesFact(tr("Output"), figures.sums.output),
        bytesFact(tr("Shuffle read"), figures.sums.shuffleRead),
        bytesFact(tr("Shuffle write"), figures.sums.shuffleWrite),
        bytesFact(tr("Spill (disk)"), figures.sums.diskSpilled),
        durationFact(tr("Run time of tasks"), figures.sums.runTime),
        durationFact(tr("GC time"), figures.sums.gcTime),
    });
    m_caption->hide();
    m_noQuantiles->hide();
    m_quantileView->hide();
}

void OverviewTab::setStatistics(const StageStatistics &statistics)
{
    m_quantiles->setStatistics(statistics);
    fitQuantiles();
    const StageAttempt *stage = statistics.snapshot->stages.find(statistics.stage);
    m_noQuantiles->setVisible(m_quantiles->rowCount() == 0);
    if (stage && stage->submittedOnce)
        m_noQuantiles->setText(stage->completed == kNoTime ? tr("No task of this stage has succeeded yet.")
                                                           : tr("No task of this stage succeeded."));
}

void OverviewTab::clearStatistics()
{
    m_quantiles->clear();
    m_noQuantiles->setText({});
    fitQuantiles();
}

QString OverviewTab::text() const
{
    return m_facts->text();
}

} // namespace cinderscope
