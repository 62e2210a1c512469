// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"

#include <QDeadlineTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

//! What the snapshots say of what is being ended: the part of CancelRun that only reads.
namespace cinderscope {

namespace {

using Kind = CancelTarget::Kind;

QString firstLine(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).section(u'\n', 0, 0).trimmed();
}

//! "Job 3 cancelled …", "Stage cancelled…", "killed via Web UI", "… was cancelled": nothing else ends with these words.
bool saysCancelled(const QString &reason)
{
    return reason.isEmpty() || reason.contains("cancel"_L1, Qt::CaseInsensitive) ||
           reason.contains("kill"_L1, Qt::CaseInsensitive);
}

} // namespace

CancelRun::Verdict CancelRun::judgeJobs(QString &evidence) const
{
    bool cancelled = false;
    const std::set<std::int32_t> jobs = m_jobs.empty() ? std::set{std::int32_t(m_plan.target.id)} : m_jobs;
    for (const std::int32_t id : jobs) {
        const Job *job = m_snapshot->jobs.find(m_snapshot->jobRow(id));
        if (!job || job->status == JobStatus::Running)
            return Verdict::Open;
        if (job->status != JobStatus::Failed)
            continue;
        const QString reason = firstLine(m_snapshot->jobError(*job));
        if (evidence.isEmpty() || (!cancelled && saysCancelled(reason)))
            evidence = reason;
        cancelled = cancelled || saysCancelled(reason);
    }
    return cancelled && m_accepted ? Verdict::Ended : Verdict::Missed;
}

CancelRun::Verdict CancelRun::judgeStage(QString &evidence) const
{
    const CancelTarget &target = m_plan.target;
    const StageAttempt *last = nullptr;
    for (const StageAttempt *stage =
             m_snapshot->stages.find(m_snapshot->stageRow(std::int32_t(target.id), std::max(0, target.attempt)));
         stage; stage = m_snapshot->stages.find(stage->nextAttempt))
        last = stage;
    if (!last || last->status == StageStatus::Running || last->status == StageStatus::Pending)
        return Verdict::Open;
    evidence = firstLine(m_snapshot->text(last->failureReason));
    const bool ours = last->status == StageStatus::Failed && saysCancelled(evidence) && m_accepted;
    return ours ? Verdict::Ended : Verdict::Missed;
}

CancelRun::Verdict CancelRun::judgeTask(QString &evidence) const
{
    const std::int64_t id = m_plan.target.id;
    const auto running = std::find_if(m_snapshot->running.begin(), m_snapshot->running.end(),
                                      [id](const RunningTask &task) { return task.taskId == id; });
    if (running != m_snapshot->running.end())
        return Verdict::Open;
    // Tasks stand in the order of their ends: it is among those that ended since this began.
    for (std::size_t row = m_snapshot->tasks.size(); row-- > m_tasksBefore;) {
        if (m_snapshot->tasks.value(row, TaskColumn::TaskId) != id)
            continue;
        const TaskStatus status = m_snapshot->tasks.status(row);
        evidence = QString::fromLatin1(toString(status).data(), qsizetype(toString(status).size()));
        return status == TaskStatus::Killed && m_accepted ? Verdict::Ended : Verdict::Missed;
    }
    return Verdict::Open;
}

//! Where nobody tells of the end itself: its jobs have ended and for a while none followed.
CancelRun::Verdict CancelRun::whenQuiet(QString &evidence)
{
    if (!m_accepted || !runningJobs(*m_snapshot, m_plan.target).isEmpty()) {
        m_quietSince = -1;
        return Verdict::Open;
    }
    const Verdict jobs = judgeJobs(evidence);
    if (jobs == Verdict::Open)
        return jobs;
    const qint64 now = QDeadlineTimer::current(Qt::CoarseTimer).deadline();
    if (m_quietSince < 0)
        m_quietSince = now;
    return now - m_quietSince < m_settings.quietMs ? Verdict::Open : jobs;
}

CancelRun::Verdict CancelRun::judgeSql(QString &evidence)
{
    const SqlExecution *sql = m_snapshot->sqlExecutions.find(m_snapshot->sqlRow(m_plan.target.id));
    if (!sql)
        return whenQuiet(evidence);
    if (sql->status == SqlStatus::Running)
        return Verdict::Open;
    evidence = firstLine(m_snapshot->text(sql->error));
    if (!m_jobs.empty() && (evidence.isEmpty() || !saysCancelled(evidence))) { // REST before 4 says only "FAILED"
        QString ofJobs;
        judgeJobs(ofJobs);
        if (!ofJobs.isEmpty())
            evidence = ofJobs;
    }
    return sql->status == SqlStatus::Failed && m_accepted && saysCancelled(evidence) ? Verdict::Ended : Verdict::Missed;
}

CancelRun::Verdict CancelRun::judgeQuery(QString &evidence)
{
    const std::string run = m_plan.target.name.toStdString();
    for (std::size_t row = 0; row < m_snapshot->streamingQueries.size(); ++row) {
        const StreamingQuery &query = m_snapshot->streamingQueries[row];
        if (m_snapshot->text(query.runId) != run)
            continue;
        if (query.terminated == kNoTime)
            return Verdict::Open;
        evidence = firstLine(m_snapshot->text(query.exception));
        return m_accepted && !evidence.isEmpty() ? Verdict::Ended : Verdict::Missed;
    }
    return whenQuiet(evidence);
}

CancelRun::Verdict CancelRun::judgeApplication(QString &evidence) const
{
    if (!m_snapshot->app.ended && m_snapshot->state != ApplicationState::Incomplete)
        return Verdict::Open;
    if (!m_snapshot->app.ended)
        evidence = u"its driver has gone"_s;
    return m_accepted ? Verdict::Ended : Verdict::Missed;
}

} // namespace cinderscope
