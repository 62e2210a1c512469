// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinetext.h"

#include "gui/base/format.h"

namespace cinderscope {

using namespace Qt::StringLiterals;

QString TimelineText::brief(std::string_view text, qsizetype length)
{
    QString line = toQString(text.substr(0, std::min(text.find('\n'), std::size_t(length) * 4))).simplified();
    if (line.size() > length)
        line = line.left(length - 1) + u'…';
    return line;
}

QString TimelineText::sectionTitle(TimelineSection section)
{
    switch (section) {
    case TimelineSection::Sql:
        return tr("SQL executions");
    case TimelineSection::Jobs:
        return tr("Jobs");
    case TimelineSection::Stages:
        return tr("Stages");
    case TimelineSection::Executors:
        return tr("Executors");
    }
    return {};
}

QString TimelineText::sectionTitle(TimelineSection section, const Snapshot &snapshot)
{
    const ApplicationTotals &totals = snapshot.totals;
    QString detail;
    switch (section) {
    case TimelineSection::Sql:
        detail = format::count(totals.sqlExecutions);
        break;
    case TimelineSection::Jobs:
        detail = format::count(totals.jobs);
        break;
    case TimelineSection::Stages:
        detail = format::count(totals.stageAttempts);
        break;
    case TimelineSection::Executors:
        detail = totals.executorsAlive < qint64(snapshot.executors.size())
                     ? tr("%1 of %2 alive")
                           .arg(format::count(totals.executorsAlive), format::count(qint64(snapshot.executors.size())))
                     : format::count(qint64(snapshot.executors.size()));
        break;
    }
    return sectionTitle(section) + u"  "_s + detail;
}

QString TimelineText::stageName(const StageAttempt &stage)
{
    return stage.attempt == 0 ? tr("Stage %1").arg(stage.id) : tr("Stage %1.%2").arg(stage.id).arg(stage.attempt);
}

QString TimelineText::barLabel(const Snapshot &snapshot, TimelineSection section, Row row)
{
    QString title;
    StringId name{}, other{};
    if (section == TimelineSection::Sql) {
        const SqlExecution *sql = snapshot.sqlExecutions.find(row);
        if (!sql)
            return {};
        title = tr("SQL %1").arg(sql->id);
        name = sql->description;
    } else if (section == TimelineSection::Jobs) {
        const Job *job = snapshot.jobs.find(row);
        if (!job)
            return {};
        title = tr("Job %1").arg(job->id);
        name = job->name;
        other = job->description;
    } else {
        const StageAttempt *stage = snapshot.stages.find(row);
        if (!stage)
            return {};
        title = stageName(*stage);
        name = stage->name;
        other = stage->description;
    }
    const std::string_view text = snapshot.text(name != StringId::Empty ? name : other);
    return text.empty() ? title : title + u" · "_s + brief(text);
}

QString TimelineText::taskLabel(const Snapshot &snapshot, Row row, bool running)
{
    if (running)
        return row < snapshot.running.size() ? QString::number(snapshot.running[row].index) : QString();
    return row < snapshot.tasks.size() ? QString::number(snapshot.tasks.value(row, TaskColumn::Index)) : QString();
}

QString TimelineText::cores(std::int32_t count)
{
    return count == 1 ? tr("1 core") : tr("%1 cores").arg(format::count(count));
}

QString TimelineText::phaseName(TaskPhase phase)
{
    switch (phase) {
    case TaskPhase::SchedulerDelay:
        return tr("Scheduler delay");
    case TaskPhase::Deserialisation:
        return tr("Deserialisation");
    case TaskPhase::ShuffleRead:
        return tr("Shuffle read");
    case TaskPhase::Compute:
        return tr("Computing");
    case TaskPhase::ShuffleWrite:
        return tr("Shuffle write");
    case TaskPhase::ResultSerialisation:
        return tr("Result serialisation");
    case TaskPhase::GettingResult:
        return tr("Getting result");
    case TaskPhase::Count:
        break;
    }
    return {};
}

QString TimelineText::localityName(Locality locality)
{
    switch (locality) {
    case Locality::ProcessLocal:
        return tr("Process local");
    case Locality::NodeLocal:
        return tr("Node local");
    case Locality::NoPref:
        return tr("No preference");
    case Locality::RackLocal:
        return tr("Rack local");
    case Locality::Any:
        return tr("Any");
    case Locality::Unknown:
        break;
    }
    return tr("Unknown");
}

QString TimelineText::executorName(const Snapshot &snapshot, Row row)
{
    const Executor *executor = snapshot.executors.find(row);
    if (!executor)
        return {};
    const std::string_view id = snapshot.text(executor->id);
    return id == "driver" ? tr("Driver") : tr("Executor %1").arg(brief(id, 40));
}

QString TimelineText::colorModeName(ColorMode mode)
{
    switch (mode) {
    case ColorMode::Status:
        return tr("Status");
    case ColorMode::Phase:
        return tr("Phase");
    case ColorMode::Executor:
        return tr("Executor");
    case ColorMode::Stage:
        return tr("Stage");
    case ColorMode::Locality:
        return tr("Locality");
    }
    return {};
}

} // namespace cinderscope
