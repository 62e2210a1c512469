// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/jobtreecells.h"

#include "gui/base/format.h"
#include "gui/models/jobcells.h"

#include <algorithm>
#include <QCoreApplication>
#include <QDateTime>

namespace cinderscope {

namespace {

//! Where tr() of these free functions finds its texts.
struct CellTexts
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::JobTreeCells)
};

struct ColumnTexts
{
    const char *title;
    const char *toolTip;
    const char *exportName;
};

const ColumnTexts &texts(JobColumn column)
{
    static const ColumnTexts all[kJobColumnCount] = {
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Job / stage"), "", "id"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Name"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Description of the job or, without one, its name: the call "
                                                        "that started it."),
         "name"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Status"), "", "status"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Reason"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Why the job or stage failed."), "reason"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Submitted"), "", "submitted"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Duration"), "", "durationMs"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Stages"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Stages complete, of those that the job names."), "stages"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Tasks"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Partitions complete, of all."), "tasks"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Failed tasks"), "", "failedTasks"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Input"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Bytes read from storage or from cached data."), "inputBytes"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Output"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Bytes written to storage."), "outputBytes"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Shuffle read"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Bytes read from other stages, local and remote."),
         "shuffleReadBytes"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Shuffle write"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Bytes written for later stages."), "shuffleWriteBytes"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Spill"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Bytes written to disk because memory was short."),
         "diskSpilledBytes"},
        {QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "GC"),
         QT_TRANSLATE_NOOP("cinderscope::JobTreeCells", "Time that the executors' JVMs collected garbage, summed over "
                                                        "the tasks."),
         "gcTimeMs"},
    };
    return all[std::clamp(int(column), 0, kJobColumnCount - 1)];
}

//! "2 / 3" or "2 / 3 (1 skipped)": what is skipped is not waited for.
QString stagesText(const ProgressCounts &stages)
{
    const QString done = CellTexts::tr("%1 / %2").arg(
        format::count(stages.complete), format::count(std::max<std::int64_t>(0, stages.total - stages.skipped)));
    return stages.skipped > 0 ? CellTexts::tr("%1 (%2 skipped)").arg(done, format::count(stages.skipped)) : done;
}

//! A cell's sums were made by its table.
RowFigures figuresOf(const CellRow &cell, std::int64_t place)
{
    RowFigures figures;
    figures.id = place;
    figures.status = cell.status;
    figures.submitted = cell.from;
    figures.duration = cell.duration;
    figures.stages = cell.stages;
    figures.tasks = cell.tasks;
    figures.sums = cell.sums;
    figures.failedTasks = cell.failedTasks;
    return figures;
}

} // namespace

JobTreeCells::JobTreeCells(SnapshotPtr snapshot, JobGrouping grouping, std::shared_ptr<const JobCells> cells)
    : m_snapshot(std::move(snapshot)), m_grouping(grouping), m_cells(std::move(cells)), m_lookup(m_snapshot)
{
}

std::int64_t JobTreeCells::groupOf(Row row) const
{
    const Job *job = m_snapshot ? m_snapshot->jobs.find(row) : nullptr;
    if (!job)
        return noGroup();
    switch (m_grouping) {
    case JobGrouping::SqlExecution:
        return std::max<std::int64_t>(-1, job->sqlExecutionId);
    case JobGrouping::JobGroup:
        return std::int64_t(job->group);
    case JobGrouping::Cell:
        return m_cells ? m_cells->keyOfJob(row) : noGroup();
    case JobGrouping::None:
        break;
    }
    return noGroup();
}

const CellRow *JobTreeCells::cell(std::int64_t key) const
{
    return m_cells ? m_cells->row(key) : nullptr;
}

RowFigures JobTreeCells::job(Row row, bool withSums) const
{
    const Job *job = m_snapshot ? m_snapshot->jobs.find(row) : nullptr;
    return job ? jobFigures(*m_snapshot, m_lookup, *job, withSums) : RowFigures();
}

RowFigures JobTreeCells::stage(Row row, Row job) const
{
    const StageAttempt *stage = m_snapshot ? m_snapshot->stages.find(row) : nullptr;
    return stage ? stageFigures(*m_snapshot, *stage, m_snapshot->jobs.find(job)) : RowFigures();
}

RowFigures JobTreeCells::group(std::int64_t key, const std::vector<Row> &jobs) const
{
    if (const CellRow *row = cell(key))
        return figuresOf(*row, m_cells->place(key));
    RowFigures sum;
    sum.id = key;
    sum.status = StatusRole::Succeeded;
    TimeMs last = kNoTime;
    for (const Row row : jobs) {
        const RowFigures one = job(row);
        sum.stages += one.stages;
        sum.tasks += one.tasks;
        sum.sums += one.sums;
        sum.failedTasks += one.failedTasks;
        if (one.submitted != kNoTime) {
            sum.submitted = sum.submitted == kNoTime ? one.submitted : std::min(sum.submitted, one.submitted);
            last = std::max(last, one.submitted + std::max<std::int64_t>(0, one.duration));
        }
        if (one.status == StatusRole::Failed && sum.status != StatusRole::Running)
            sum.status = StatusRole::Failed;
        if (one.status == StatusRole::Running)
            sum.status = StatusRole::Running;
        if (one.reason != StringId::Empty)
            sum.reason = one.reason;
        if (m_grouping == JobGrouping::JobGroup && key != noGroup())
            sum.name = one.name;
    }
    if (sum.submitted != kNoTime)
        sum.duration = last - sum.submitted;
    if (m_grouping != JobGrouping::SqlExecution || key == noGroup() || !m_snapshot)
        return sum;
    const SqlExecution *sql = m_snapshot->sqlExecutions.find(m_snapshot->sqlRow(key));
    if (!sql)
        return sum;
    sum.name = sql->description;
    sum.status = statusRole(sql->status);
    if (sql->error != StringId::Empty)
        sum.reason = sql->error;
    if (sql->start != kNoTime) {
        sum.submitted = sql->start;
        sum.duration = std::max<std::int64_t>(0, (sql->end != kNoTime ? sql->end : m_snapshot->time) - sql->start);
    }
    return sum;
}

QString JobTreeCells::idText(const JobTreeNode &node, const RowFigures &figures) const
{
    switch (node.kind) {
    case JobTreeNode::Kind::Job:
        return CellTexts::tr("Job %1").arg(figures.id);
    case JobTreeNode::Kind::Stage:
        return figures.attempt > 0 ? CellTexts::tr("Stage %1 (attempt %2)").arg(figures.id).arg(figures.attempt)
                                   : CellTexts::tr("Stage %1").arg(figures.id);
    case JobTreeNode::Kind::Group:
        break;
    }
    if (m_grouping == JobGrouping::Cell) {
        const CellRow *row = cell(node.group);
        return cellName(row ? *row : CellRow{.kind = CellRow::Kind::Loose});
    }
    if (m_grouping == JobGrouping::SqlExecution)
        return node.group == noGroup() ? CellTexts::tr("Without SQL execution")
                                       : CellTexts::tr("SQL execution %1").arg(node.group);
    return node.group == noGroup() ? CellTexts::tr("Without job group")
                                   : firstLineOf(*m_snapshot, StringId(node.group));
}

QString JobTreeCells::text(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const
{
    if (!m_snapshot)
        return {};
    const CellRow *row = node.kind == JobTreeNode::Kind::Group ? cell(node.group) : nullptr;
    switch (column) {
    case JobColumn::Id:
        return idText(node, figures);
    case JobColumn::Name:
        if (row)
            return row->title;
        return firstLineOf(*m_snapshot, figures.name);
    case JobColumn::Status:
        return statusText(figures.status);
    case JobColumn::Reason:
        return row ? row->reason : firstLineOf(*m_snapshot, figures.reason);
    case JobColumn::Submitted:
        return timeText(*m_snapshot, figures.submitted);
    case JobColumn::Duration:
        return figures.duration < 0 ? QString() : format::duration(figures.duration);
    case JobColumn::Stages:
        return node.kind == JobTreeNode::Kind::Stage ? QString() : stagesText(figures.stages);
    case JobColumn::Tasks:
        return progressText(figures.tasks);
    case JobColumn::FailedTasks:
        return figures.failedTasks > 0 ? format::count(figures.failedTasks) : QString();
    case JobColumn::Input:
    case JobColumn::Output:
    case JobColumn::ShuffleRead:
    case JobColumn::ShuffleWrite:
    case JobColumn::Spill:
    case JobColumn::Gc:
        return sumText(figures.sums, column);
    case JobColumn::Count:
        break;
    }
    return {};
}

QString JobTreeCells::wholeText(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const
{
    if (!m_snapshot)
        return {};
    if (const CellRow *row = node.kind == JobTreeNode::Kind::Group ? cell(node.group) : nullptr) {
        if (column == JobColumn::Name)
            return row->run.code.isEmpty() ? row->title : row->run.code;
        return row->run.errorText.isEmpty() ? row->reason : row->reason + u'\n' + row->run.errorText;
    }
    return textOf(*m_snapshot, column == JobColumn::Name ? figures.name : figures.reason);
}

QString JobTreeCells::timeText(const Snapshot &snapshot, TimeMs time)
{
    if (time == kNoTime)
        return {};
    const auto date = [](TimeMs ms) { return QDateTime::fromMSecsSinceEpoch(ms).date(); };
    const bool oneDay = snapshot.app.start != kNoTime && date(snapshot.app.start) == date(snapshot.time);
    return oneDay ? format::timeOfDay(time) : format::timeOrDate(time);
}

QString JobTreeCells::sumText(const IoSums &sums, JobColumn column)
{
    const std::int64_t value = sumNumber(sums, column);
    if (value <= 0)
        return {};
    return column == JobColumn::Gc ? format::duration(value) : format::bytes(value);
}

std::int64_t JobTreeCells::sumNumber(const IoSums &sums, JobColumn column)
{
    switch (column) {
    case JobColumn::Input:
        return sums.input;
    case JobColumn::Output:
        return sums.output;
    case JobColumn::ShuffleRead:
        return sums.shuffleRead;
    case JobColumn::ShuffleWrite:
        return sums.shuffleWrite;
    case JobColumn::Spill:
        return sums.diskSpilled;
    case JobColumn::Gc:
        return sums.gcTime;
    default:
        return -1;
    }
}

std::int64_t JobTreeCells::number(const RowFigures &figures, JobColumn column)
{
    switch (column) {
    case JobColumn::Id:
        return figures.id;
    case JobColumn::Status: // what asks for attention first
        return figures.status == StatusRole::Failed      ? 0
               : figures.status == StatusRole::Running   ? 1
               : figures.status == StatusRole::Pending   ? 2
               : figures.status == StatusRole::Succeeded ? 3
                                                         : 4;
    case JobColumn::Submitted:
        return figures.submitted;
    case JobColumn::Duration:
        return figures.duration;
    case JobColumn::Stages:
        return figures.stages.total;
    case JobColumn::Tasks:
        return figures.tasks.total;
    case JobColumn::FailedTasks:
        return figures.failedTasks;
    case JobColumn::Input:
    case JobColumn::Output:
    case JobColumn::ShuffleRead:
    case JobColumn::ShuffleWrite:
    case JobColumn::Spill:
    case JobColumn::Gc:
        return sumNumber(figures.sums, column);
    case JobColumn::Name:
    case JobColumn::Reason:
    case JobColumn::Count:
        break;
    }
    return -1;
}

QString JobTreeCells::title(JobColumn column)
{
    return CellTexts::tr(texts(column).title);
}

QString JobTreeCells::toolTip(JobColumn column)
{
    const char *text = texts(column).toolTip;
    return *text ? CellTexts::tr(text) : QString();
}

QString JobTreeCells::exportName(JobColumn column)
{
    return QString::fromLatin1(texts(column).exportName);
}

QStringList JobTreeCells::titles()
{
    QStringList list;
    for (int column = 0; column < kJobColumnCount; ++column)
        list += title(JobColumn(column));
    return list;
}

} // namespace cinderscope
