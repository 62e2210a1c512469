// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinetooltip.h"

#include "gui/base/format.h"
#include "gui/base/statustext.h"
#include "gui/timeline/timelinepainter.h"
#include "gui/timeline/timelinetext.h"

namespace cinderscope {

using namespace Qt::StringLiterals;

void TimelineTooltip::add(Content &content, const QString &name, const QString &value)
{
    if (!value.isEmpty())
        content.lines.append({name, value, {}, false});
}

void TimelineTooltip::addCount(Content &content, const QString &name, std::int64_t value)
{
    if (value != 0)
        add(content, name, format::count(value));
}

void TimelineTooltip::addBytes(Content &content, const QString &name, std::int64_t value)
{
    if (value != 0)
        add(content, name, format::bytes(value));
}

void TimelineTooltip::addMs(Content &content, const QString &name, std::int64_t value)
{
    if (value != 0)
        add(content, name, format::duration(value));
}

void TimelineTooltip::addTimes(const TimelineScene &scene, TimeMs start, TimeMs end, bool running, Content &content)
{
    const double step = 1;
    add(content, tr("Start"),
        u"%1  (+%2)"_s.arg(format::timeOfDay(start, true),
                           axisLabel(double(start), step, AxisMode::SinceStart, scene.origin())));
    if (!running)
        add(content, tr("End"), format::timeOfDay(end, true));
    add(content, running ? tr("Running for") : tr("Duration"), format::duration(std::max<TimeMs>(0, end - start)));
}

void TimelineTooltip::addPhases(const TimelineScene &scene, Row row, Content &content)
{
    const TaskPhases phases = phasesOf(scene.snapshot->tasks, row);
    content.lines.append({tr("Phases"), {}, {}, true});
    for (std::size_t i = 0; i < phases.size(); ++i) {
        const auto phase = static_cast<TaskPhase>(i);
        if (phases[i] > 0)
            content.lines.append({TimelineText::phaseName(phase), format::duration(phases[i]),
                                  ThemeColors::darkTheme().phase(phaseRole(phase)), false});
    }
}

void TimelineTooltip::addMetrics(const TaskTable::View &tasks, Row row, Content &content)
{
    enum class Unit
    {
        Ms,
        Ns,
        Bytes,
        Count
    };
    struct Metric
    {
        TaskColumn column;
        const char *name;
        Unit unit;
    };
    struct Group
    {
        const char *name;
        std::vector<Metric> metrics;
    };
    using C = TaskColumn;
    static const std::vector<Group> groups = {
        {QT_TR_NOOP("Executor"),
         {{C::ExecutorCpuTime, QT_TR_NOOP("CPU time"), Unit::Ns},
          {C::JvmGcTime, QT_TR_NOOP("Garbage collection"), Unit::Ms},
          {C::ResultSize, QT_TR_NOOP("Result size"), Unit::Bytes}}},
        {QT_TR_NOOP("Memory"),
         {{C::PeakExecutionMemory, QT_TR_NOOP("Peak execution memory"), Unit::Bytes},
          {C::PeakOnHeapExecutionMemory, QT_TR_NOOP("Peak on heap"), Unit::Bytes},
          {C::PeakOffHeapExecutionMemory, QT_TR_NOOP("Peak off heap"), Unit::Bytes},
          {C::MemoryBytesSpilled, QT_TR_NOOP("Spilled from memory"), Unit::Bytes},
          {C::DiskBytesSpilled, QT_TR_NOOP("Spilled to disk"), Unit::Bytes}}},
        {QT_TR_NOOP("Input and output"),
         {{C::InputBytesRead, QT_TR_NOOP("Input"), Unit::Bytes},
          {C::InputRecordsRead, QT_TR_NOOP("Input records"), Unit::Count},
          {C::OutputBytesWritten, QT_TR_NOOP("Output"), Unit::Bytes},
          {C::OutputRecordsWritten, QT_TR_NOOP("Output records"), Unit::Count}}},
        {QT_TR_NOOP("Shuffle read"),
         {{C::ShuffleRemoteBytesRead, QT_TR_NOOP("Remote"), Unit::Bytes},
          {C::ShuffleRemoteBytesReadToDisk, QT_TR_NOOP("Remote, to disk"), Unit::Bytes},
          {C::ShuffleLocalBytesRead, QT_TR_NOOP("Local"), Unit::Bytes},
          {C::ShuffleRecordsRead, QT_TR_NOOP("Records"), Unit::Count},
          {C::ShuffleRemoteBlocksFetched, QT_TR_NOOP("Remote blocks"), Unit::Count},
          {C::ShuffleLocalBlocksFetched, QT_TR_NOOP("Local blocks"), Unit::Count},
          {C::ShuffleRemoteRequestsDuration, QT_TR_NOOP("Remote requests"), Unit::Ms},
          {C::ShuffleCorruptMergedBlockChunks, QT_TR_NOOP("Corrupt merged chunks"), Unit::Count},
          {C::ShuffleMergedFetchFallbackCount, QT_TR_NOOP("Merged fetch fallbacks"), Unit::Count},
          {C::ShuffleMergedRemoteBytesRead, QT_TR_NOOP("Merged, remote"), Unit::Bytes},
          {C::ShuffleMergedLocalBytesRead, QT_TR_NOOP("Merged, local"), Unit::Bytes},
          {C::ShuffleMergedRemoteBlocksFetched, QT_TR_NOOP("Merged remote blocks"), Unit::Count},
          {C::ShuffleMergedLocalBlocksFetched, QT_TR_NOOP("Merged local blocks"), Unit::Count},
          {C::ShuffleMergedRemoteChunksFetched, QT_TR_NOOP("Merged remote chunks"), Unit::Count},
          {C::ShuffleMergedLocalChunksFetched, QT_TR_NOOP("Merged local chunks"), Unit::Count},
          {C::ShuffleMergedRemoteRequestsDuration, QT_TR_NOOP("Merged remote requests"), Unit::Ms}}},
        {QT_TR_NOOP("Shuffle write"),
         {{C::ShuffleBytesWritten, QT_TR_NOOP("Written"), Unit::Bytes},
          {C::ShuffleRecordsWritten, QT_TR_NOOP("Records written"), Unit::Count}}}};
    for (const Group &group : groups) {
        const qsizetype before = content.lines.size();
        content.lines.append({tr(group.name), {}, {}, true});
        for (const Metric &metric : group.metrics) {
            const std::int64_t value = tasks.value(row, metric.column);
            const QString name = tr(metric.name);
            if (value == 0)
                continue;
            add(content, name,
                metric.unit == Unit::Ms      ? format::duration(value)
                : metric.unit == Unit::Ns    ? format::durationNs(value)
                : metric.unit == Unit::Bytes ? format::bytes(value)
                                             : format::count(value));
        }
        if (content.lines.size() == before + 1)
            content.lines.removeLast(); // nothing in this group
    }
}

namespace {

QString stageLine(const Snapshot &snapshot, Row row)
{
    const StageAttempt *stage = snapshot.stages.find(row);
    if (!stage)
        return {};
    const QString name = TimelineText::brief(snapshot.text(stage->name), 60);
    return name.isEmpty() ? TimelineText::stageName(*stage) : TimelineText::stageName(*stage) + u" · "_s + name;
}

QString executorLine(const Snapshot &snapshot, Row row)
{
    const Executor *executor = snapshot.executors.find(row);
    const QString host = executor ? TimelineText::brief(snapshot.text(executor->host), 60) : QString();
    return host.isEmpty() ? TimelineText::executorName(snapshot, row)
                          : TimelineText::executorName(snapshot, row) + u" · "_s + host;
}

} // namespace

void TimelineTooltip::addTask(const TimelineScene &scene, const TimelineItem &item, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    const TaskTable::View &tasks = snapshot.tasks;
    if (item.row >= tasks.size())
        return;
    const auto value = [&](TaskColumn column) { return tasks.value(item.row, column); };
    const TaskStatus status = tasks.status(item.row);
    content.title = tr("Task %1").arg(value(TaskColumn::TaskId));
    content.subtitle = stageLine(snapshot, Row(value(TaskColumn::Stage)));
    content.status = statusText(statusRole(status));
    content.role = statusRole(status);
    add(content, tr("Index"),
        value(TaskColumn::Attempt) > 0
            ? tr("%1, attempt %2").arg(value(TaskColumn::Index)).arg(value(TaskColumn::Attempt))
            : QString::number(value(TaskColumn::Index)));
    if (value(TaskColumn::Partition) != value(TaskColumn::Index))
        add(content, tr("Partition"), QString::number(value(TaskColumn::Partition)));
    add(content, tr("Executor"), executorLine(snapshot, Row(value(TaskColumn::Executor))));
    add(content, tr("Locality"), TimelineText::localityName(static_cast<Locality>(value(TaskColumn::Locality))));
    if (value(TaskColumn::Flags) & TaskSpeculative)
        add(content, tr("Speculative"), tr("yes"));
    addTimes(scene, tasks.launch(item.row), tasks.finish(item.row), false, content);
    if (value(TaskColumn::Flags) & TaskHasMetrics)
        addPhases(scene, item.row, content);
    addMetrics(tasks, item.row, content);
    const std::int64_t reason = value(TaskColumn::Reason);
    if (reason > 0 && std::size_t(reason) <= snapshot.failures.size()) {
        const TaskFailure &failure = snapshot.failures[std::size_t(reason - 1)];
        const std::string_view name =
            failure.className != StringId::Empty ? snapshot.text(failure.className) : snapshot.text(failure.kind);
        content.note = TimelineText::brief(name, 120);
        const QString description = TimelineText::brief(snapshot.text(failure.description), 300);
        if (!description.isEmpty())
            content.note += u": "_s + description;
    }
}

void TimelineTooltip::addRunningTask(const TimelineScene &scene, const TimelineItem &item, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    if (item.row >= snapshot.running.size())
        return;
    const RunningTask &task = snapshot.running[item.row];
    content.title = tr("Task %1").arg(task.taskId);
    content.subtitle = stageLine(snapshot, task.stage);
    content.status = statusText(StatusRole::Running);
    content.role = StatusRole::Running;
    add(content, tr("Index"),
        task.attempt > 0 ? tr("%1, attempt %2").arg(task.index).arg(task.attempt) : QString::number(task.index));
    add(content, tr("Executor"), executorLine(snapshot, task.executor));
    add(content, tr("Locality"), TimelineText::localityName(task.locality));
    if (task.speculative)
        add(content, tr("Speculative"), tr("yes"));
    addTimes(scene, task.launch, snapshot.time, true, content);
}

void TimelineTooltip::addCounts(const TaskCounts &counts, Content &content)
{
    QStringList parts;
    parts << tr("%1 of %2 done")
                 .arg(format::count(counts.completedIndices > 0 ? counts.completedIndices : counts.succeeded),
                      format::count(counts.total));
    if (counts.active > 0)
        parts << tr("%1 active").arg(format::count(counts.active));
    if (counts.failed > 0)
        parts << tr("%1 failed").arg(format::count(counts.failed));
    if (counts.killed > 0)
        parts << tr("%1 killed").arg(format::count(counts.killed));
    if (counts.skipped > 0)
        parts << tr("%1 skipped").arg(format::count(counts.skipped));
    add(content, tr("Tasks"), parts.join(u", "_s));
}

void TimelineTooltip::addTotals(const TaskTotals &totals, Content &content)
{
    addMs(content, tr("Task time"), totals.duration);
    addMs(content, tr("Garbage collection"), totals[TaskColumn::JvmGcTime]);
    addBytes(content, tr("Input"), totals[TaskColumn::InputBytesRead]);
    addBytes(content, tr("Output"), totals[TaskColumn::OutputBytesWritten]);
    addBytes(content, tr("Shuffle read"), totals.shuffleReadBytes());
    addBytes(content, tr("Shuffle write"), totals[TaskColumn::ShuffleBytesWritten]);
    addBytes(content, tr("Spilled to disk"), totals[TaskColumn::DiskBytesSpilled]);
    addBytes(content, tr("Peak execution memory"), totals.maxPeakExecutionMemory);
}

void TimelineTooltip::addSql(const TimelineScene &scene, Row row, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    const SqlExecution *sql = snapshot.sqlExecutions.find(row);
    if (!sql)
        return;
    const bool running = sql->status == SqlStatus::Running;
    content.title = tr("SQL execution %1").arg(sql->id);
    content.subtitle = TimelineText::brief(snapshot.text(sql->description), 160);
    content.status = running ? tr("Running") : sql->status == SqlStatus::Failed ? tr("Failed") : tr("Completed");
    content.role = running                            ? StatusRole::Running
                   : sql->status == SqlStatus::Failed ? StatusRole::Failed
                                                      : StatusRole::Succeeded;
    addTimes(scene, sql->start, running ? snapshot.time : sql->end, running, content);
    addCount(content, tr("Jobs"), std::int64_t(sql->jobIds.size()));
    addCount(content, tr("Adaptive plan changes"), sql->planUpdates);
    content.note = TimelineText::brief(snapshot.text(sql->error), 300);
}

void TimelineTooltip::addJob(const TimelineScene &scene, Row row, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    const Job *job = snapshot.jobs.find(row);
    if (!job)
        return;
    const bool running = job->status == JobStatus::Running;
    content.title = tr("Job %1").arg(job->id);
    content.subtitle = TimelineText::brief(snapshot.text(job->name), 160);
    content.status = running ? tr("Running") : job->status == JobStatus::Failed ? tr("Failed") : tr("Succeeded");
    content.role = running                            ? StatusRole::Running
                   : job->status == JobStatus::Failed ? StatusRole::Failed
                                                      : StatusRole::Succeeded;
    add(content, tr("Description"), TimelineText::brief(snapshot.text(job->description), 80));
    add(content, tr("Group"), TimelineText::brief(snapshot.text(job->group), 80));
    addTimes(scene, job->submitted, running ? snapshot.time : job->completed, running, content);
    QStringList stages;
    stages << tr("%1 of %2 done").arg(job->completedStages).arg(job->stageIds.size());
    if (job->skippedStages > 0)
        stages << tr("%1 skipped").arg(job->skippedStages);
    if (job->failedStages > 0)
        stages << tr("%1 failed").arg(job->failedStages);
    add(content, tr("Stages"), stages.join(u", "_s));
    addCounts(job->tasks, content);
    if (job->sqlExecutionId >= 0)
        add(content, tr("SQL execution"), QString::number(job->sqlExecutionId));
    content.note = TimelineText::brief(snapshot.text(job->error), 300);
}

void TimelineTooltip::addStage(const TimelineScene &scene, Row row, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    const StageAttempt *stage = snapshot.stages.find(row);
    if (!stage)
        return;
    const bool running = stage->completed == kNoTime;
    content.title = TimelineText::stageName(*stage);
    content.subtitle = TimelineText::brief(snapshot.text(stage->name), 160);
    content.status = running ? tr("Running") : stage->status == StageStatus::Failed ? tr("Failed") : tr("Complete");
    content.role = running                                ? StatusRole::Running
                   : stage->status == StageStatus::Failed ? StatusRole::Failed
                                                          : StatusRole::Succeeded;
    add(content, tr("Description"), TimelineText::brief(snapshot.text(stage->description), 80));
    QStringList jobs;
    for (const std::int32_t job : stage->jobIds)
        jobs << (jobs.size() < 8 ? QString::number(job) : u"…"_s);
    add(content, tr("Jobs"), jobs.mid(0, 9).join(u", "_s));
    addTimes(scene, stage->submitted, running ? snapshot.time : stage->completed, running, content);
    addCounts(stage->tasks, content);
    addCount(content, tr("Speculative tasks"), stage->speculative);
    content.lines.append({tr("Sums over its tasks"), {}, {}, true});
    addTotals(stage->totals, content);
    if (content.lines.last().heading)
        content.lines.removeLast();
    content.note = TimelineText::brief(snapshot.text(stage->failureReason), 300);
}

void TimelineTooltip::addExecutor(const TimelineScene &scene, Row row, Content &content)
{
    const Snapshot &snapshot = *scene.snapshot;
    const Executor *executor = snapshot.executors.find(row);
    if (!executor)
        return;
    const bool gone = executor->removed != kNoTime;
    content.title = TimelineText::executorName(snapshot, row);
    content.subtitle = TimelineText::brief(snapshot.text(executor->host), 120);
    content.status = gone ? tr("Removed") : tr("Alive");
    content.role = gone ? StatusRole::Killed : StatusRole::Succeeded;
    addCount(content, tr("Cores"), executor->cores);
    if (executor->added != kNoTime)
        add(content, tr("Added"), format::timeOfDay(executor->added, true));
    if (gone)
        add(content, tr("Removed"), format::timeOfDay(executor->removed, true));
    QStringList parts;
    parts << tr("%1 succeeded").arg(format::count(executor->succeeded));
    if (executor->activeTasks > 0)
        parts << tr("%1 active").arg(format::count(executor->activeTasks));
    if (executor->failed > 0)
        parts << tr("%1 failed").arg(format::count(executor->failed));
    if (executor->killed > 0)
        parts << tr("%1 killed").arg(format::count(executor->killed));
    add(content, tr("Tasks"), parts.join(u", "_s));
    addBytes(content, tr("Storage memory"), executor->maxMemory);
    for (const Exclusion &exclusion : executor->exclusions)
        add(content, tr("Excluded"),
            exclusion.to == kNoTime
                ? tr("since %1").arg(format::timeOfDay(exclusion.from))
                : tr("%1 to %2").arg(format::timeOfDay(exclusion.from), format::timeOfDay(exclusion.to)));
    addTotals(executor->totals, content);
    content.note = TimelineText::brief(snapshot.text(executor->removeReason), 300);
}

TimelineTooltip::Content TimelineTooltip::content(const TimelineScene &scene, const TimelineItem &item)
{
    Content result;
    if (!scene.snapshot)
        return result;
    switch (item.kind) {
    case TimelineItem::Kind::Task:
        addTask(scene, item, result);
        break;
    case TimelineItem::Kind::RunningTask:
        addRunningTask(scene, item, result);
        break;
    case TimelineItem::Kind::Sql:
        addSql(scene, item.row, result);
        break;
    case TimelineItem::Kind::Job:
        addJob(scene, item.row, result);
        break;
    case TimelineItem::Kind::Stage:
        addStage(scene, item.row, result);
        break;
    case TimelineItem::Kind::Executor:
        addExecutor(scene, item.row, result);
        break;
    case TimelineItem::Kind::Crowd:
        result.title = item.section == TimelineSection::Executors ? tr("%1 tasks here")
                       : item.section == TimelineSection::Stages  ? tr("%1 stages here")
                       : item.section == TimelineSection::Jobs    ? tr("%1 jobs here")
                                                                  : tr("%1 SQL executions here");
        result.title = result.title.arg(format::count(std::int64_t(item.count)));
        if (item.section == TimelineSection::Executors)
            result.subtitle = executorLine(*scene.snapshot, item.executor);
        addCount(result, tr("Failed"), std::int64_t(item.failed));
        add(result, tr("On average"),
            format::duration(item.busy / std::max<std::int64_t>(1, std::int64_t(item.count))));
        add(result, tr("Time"), format::timeOfDay(item.start, true));
        if (item.failed > 0)
            result.note = tr("Zoom in to see what failed.");
        break;
    case TimelineItem::Kind::Graph: {
        std::int32_t active = 0;
        scene.snapshot->activity.greatest(item.start, item.start + std::max<TimeMs>(1, TimeMs(scene.scale.msPerPixel)),
                                          std::span(&active, 1));
        const std::int32_t cores = TimelinePainter::coresAt(*scene.snapshot, double(item.start));
        if (item.start > scene.snapshot->time || item.start < scene.origin())
            break;
        result.title = tr("Active tasks: %1").arg(format::count(active));
        result.subtitle = format::timeOfDay(item.start, true);
        add(result, tr("Available cores"), format::count(cores));
        if (cores > 0)
            add(result, tr("In use"), format::percent(std::min(1.0, double(active) / cores)));
        break;
    }
    case TimelineItem::Kind::Section:
    case TimelineItem::Kind::None:
        break;
    }
    return result;
}

QString TimelineTooltip::html(const TimelineScene &scene, const TimelineItem &item)
{
    const Content c = content(scene, item);
    if (c.title.isEmpty())
        return {};
    // tooltips are dark in both themes
    const ThemeColors &dark = ThemeColors::darkTheme();
    const QString muted =
        blend(scene.colors.role(ColorRole::Tooltip), scene.colors.role(ColorRole::TooltipText), 0.72).name();
    QString text = u"<div style='white-space:pre'><b>"_s + c.title.toHtmlEscaped() + u"</b>"_s;
    if (!c.status.isEmpty())
        text += u"&nbsp;&nbsp;<span style='color:%1'>%2</span>"_s.arg(dark.statusText(c.role).name(),
                                                                      c.status.toHtmlEscaped());
    text += u"</div>"_s;
    if (!c.subtitle.isEmpty())
        text += u"<div style='color:%1'>%2</div>"_s.arg(muted, c.subtitle.toHtmlEscaped());
    if (!c.lines.isEmpty()) {
        text += u"<table cellspacing='0' cellpadding='1' style='margin-top:5px'>"_s;
        for (const Line &line : c.lines) {
            if (line.heading) {
                text +=
                    u"<tr><td colspan='2' style='padding-top:5px'><b>%1</b></td></tr>"_s.arg(line.name.toHtmlEscaped());
                continue;
            }
            const QString swatch =
                line.swatch.isValid() ? u"<span style='color:%1'>\u25a0</span> "_s.arg(line.swatch.name()) : QString();
            text += u"<tr><td style='color:%1;padding-right:14px;white-space:pre'>%2%3</td><td>%4</td></tr>"_s.arg(
                muted, swatch, line.name.toHtmlEscaped(), line.value.toHtmlEscaped());
        }
        text += u"</table>"_s;
    }
    if (!c.note.isEmpty())
        text += u"<div style='margin-top:5px;color:%1'>%2</div>"_s.arg(dark.statusText(StatusRole::Failed).name(),
                                                                       c.note.toHtmlEscaped());
    return text;
}

QString TimelineTooltip::plain(const TimelineScene &scene, const TimelineItem &item)
{
    const Content c = content(scene, item);
    QStringList lines;
    lines << (c.status.isEmpty() ? c.title : c.title + u" ("_s + c.status + u')');
    if (!c.subtitle.isEmpty())
        lines << c.subtitle;
    for (const Line &line : c.lines)
        lines << (line.heading ? line.name : line.name + u": "_s + line.value);
    if (!c.note.isEmpty())
        lines << c.note;
    return c.title.isEmpty() ? QString() : lines.join(u'\n');
}

QString TimelineTooltip::measure(const TimelineMeasure &m)
{
    QStringList parts;
    parts << format::duration(m.to - m.from)
          << (m.tasks == 1 ? tr("1 task") : tr("%1 tasks").arg(format::count(std::int64_t(m.tasks))))
          << tr("%1 busy").arg(format::duration(m.busyMs));
    if (m.utilisation() >= 0)
        parts << tr("%1 of %2 used").arg(format::percent(m.utilisation()), TimelineText::cores(m.slots));
    if (m.failed > 0)
        parts << tr("%1 failed").arg(format::count(std::int64_t(m.failed)));
    return parts.join(u"  ·  "_s);
}

} // namespace cinderscope
