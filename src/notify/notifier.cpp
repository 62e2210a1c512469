// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notifier.h"

#include "core/summary.h"

#include <algorithm>

namespace cinderscope {

namespace {

//! REST's jobs and stages are asked for one after the other: the end of the stage that broke the job, and with it the
//! reason, may come with the next answer.
bool reasonIsToCome(const Snapshot &snapshot, const Job &job)
{
    if (!snapshot.jobError(job).empty() || snapshot.app.ended)
        return false;
    return std::any_of(job.stageIds.begin(), job.stageIds.end(), [&](std::int32_t stageId) {
        for (Row row = snapshot.stageRow(stageId, 0); row != kNoRow; row = snapshot.stages[row].nextAttempt) {
            if (snapshot.stages[row].status == StageStatus::Running)
                return true;
        }
        return false;
    });
}

} // namespace

//! One look at a snapshot.
struct Notifier::Scan
{
    const std::string &application;
    Watched &watched;
    const Snapshot &snapshot;
    bool live;
    std::vector<Notification> found;
    std::array<std::size_t, kNotificationKindCount> ofKind{};
    std::array<std::size_t, kNotificationKindCount> newest{};   //!< index in found
    std::array<std::int32_t, kNotificationKindCount> surplus{}; //!< beyond kMaxOfKind
    std::array<Row, kNotificationKindCount> surplusRow{};       //!< the newest of them

    //! False where there are enough: it is only counted then.
    bool wants(NotificationKind kind, Row row)
    {
        const auto k = std::size_t(kind);
        if (++ofKind[k] <= kMaxOfKind)
            return true;
        ++surplus[k];
        surplusRow[k] = row;
        return false;
    }
    void add(Notification notification)
    {
        newest[std::size_t(notification.kind)] = found.size();
        found.push_back(std::move(notification));
    }
    Notification start(NotificationKind kind, std::string idTail) const
    {
        Notification notification;
        notification.kind = kind;
        notification.application = application;
        notification.applicationName = watched.name.empty() ? application : watched.name;
        notification.id = application + '/' + std::move(idTail);
        return notification;
    }
    Notification ofJob(NotificationKind kind, const Job &job) const;
    Notification ofRetry(const StageAttempt &stage) const;
    void tellSurplus();
};

//! \a kind is decided already.
Notification Notifier::Scan::ofJob(NotificationKind kind, const Job &job) const
{
    Notification notification = start(kind, "job/" + std::to_string(job.id));
    notification.jobId = job.id;
    const StringId name = job.description != StringId::Empty ? job.description : job.name;
    notification.name = validUtf8(snapshot.text(name).substr(0, kMaxReason));
    notification.failedTasks = job.tasks.failed;
    notification.time = job.completed;
    if (job.submitted > 0 && job.completed >= job.submitted)
        notification.duration = job.completed - job.submitted;
    if (job.status != JobStatus::Failed)
        return notification;
    notification.reason = failureReason(snapshot.jobError(job));
    notification.stageId = notification.reason.stageId;
    for (const std::int32_t stageId : job.stageIds) { // the newest attempt that failed, of the stage that is named
        if (notification.reason.stageId >= 0 && stageId != notification.reason.stageId)
            continue;
        for (Row row = snapshot.stageRow(stageId, 0); row != kNoRow; row = snapshot.stages[row].nextAttempt) {
            const StageAttempt &stage = snapshot.stages[row];
            if (stage.status == StageStatus::Failed) {
                notification.stageId = stage.id;
                notification.stageAttempt = stage.attempt;
            }
        }
    }
    return notification;
}

Notification Notifier::Scan::ofRetry(const StageAttempt &stage) const
{
    Notification notification = start(NotificationKind::StageRetried,
                                      "stage/" + std::to_string(stage.id) + '/' + std::to_string(stage.attempt));
    notification.stageId = stage.id;
    notification.stageAttempt = stage.attempt;
    notification.jobId = stage.jobIds.empty() ? -1 : stage.jobIds.back();
    notification.name = validUtf8(snapshot.text(stage.name).substr(0, kMaxReason));
    notification.time = stage.submitted;
    const Row before = snapshot.stageRow(stage.id, stage.attempt - 1);
    if (before != kNoRow) {
        notification.reason = failureReason(snapshot.text(snapshot.stages[before].failureReason));
        notification.failedTasks = snapshot.stages[before].tasks.failed;
    }
    return notification;
}

//! The last one of a kind stands for those that were only counted, and is the newest of them.
void Notifier::Scan::tellSurplus()
{
    for (std::size_t k = 0; k < kNotificationKindCount; ++k) {
        if (surplus[k] == 0)
            continue;
        const auto kind = NotificationKind(k);
        Notification &last = found[newest[k]];
        last = kind == NotificationKind::StageRetried ? ofRetry(snapshot.stages[surplusRow[k]])
                                                      : ofJob(kind, snapshot.jobs[surplusRow[k]]);
        last.count = surplus[k] + 1;
    }
}

void Notifier::watch(const std::string &application, TimeMs now)
{
    const auto [at, fresh] = m_watched.try_emplace(application);
    if (fresh)
        at->second.since = now;
}

//! A store that was built anew numbers its rows anew.
bool Notifier::isAnother(const Watched &watched, const Snapshot &snapshot)
{
    if (snapshot.version < watched.version || snapshot.jobs.size() < watched.jobs ||
        snapshot.stages.size() < watched.stages)
        return true;
    return watched.jobs > 0 &&
           (snapshot.jobs[0].id != watched.firstJob || snapshot.jobs[watched.jobs - 1].id != watched.lastJob);
}

std::vector<Notification> Notifier::observe(const std::string &application, const std::string &name,
                                            const SnapshotPtr &snapshot, Progress progress)
{
    const auto at = m_watched.find(application);
    if (at == m_watched.end() || !snapshot)
        return {};
    Watched &watched = at->second;
    if (isAnother(watched, *snapshot)) {
        watched.jobs = watched.stages = 0;
        watched.endedJobs = -1;
        watched.runningJobs.clear();
        watched.openRetries.clear();
    }
    if (const std::string &own = snapshot->app.name; !own.empty() || !name.empty())
        watched.name = own.empty() ? name : own;

    Scan scan{application, watched, *snapshot, progress == Progress::Live, {}};
    scanJobs(scan);
    scanStages(scan);
    scan.tellSurplus();
    lookAtApplication(scan);

    watched.live = scan.live;
    watched.version = snapshot->version;
    watched.jobs = snapshot->jobs.size();
    watched.stages = snapshot->stages.size();
    if (watched.jobs > 0) {
        watched.firstJob = snapshot->jobs[0].id;
        watched.lastJob = snapshot->jobs[watched.jobs - 1].id;
    }
    watched.jobTotal = snapshot->totals.jobs;
    watched.jobFailures = snapshot->totals.jobsFailed;
    watched.taskFailures = snapshot->totals.tasksFailed;
    watched.start = snapshot->app.start;
    return std::move(scan.found);
}

void Notifier::scanJobs(Scan &scan) const
{
    Watched &watched = scan.watched;
    const Snapshot &snapshot = scan.snapshot;
    const std::int64_t ended = std::int64_t(snapshot.totals.jobsSucceeded) + snapshot.totals.jobsFailed;
    if (ended != watched.endedJobs || std::exchange(watched.reasonsToCome, false))
        std::erase_if(watched.runningJobs, [&](Row row) { return lookAtJob(scan, row); });
    for (std::size_t row = watched.jobs; row < snapshot.jobs.size(); ++row) {
        if (!lookAtJob(scan, Row(row)))
            watched.runningJobs.push_back(Row(row));
    }
    watched.endedJobs = ended;
    const bool grew = snapshot.jobs.size() > watched.jobs;
    if (scan.live && (grew || !watched.live)) {
        for (const Row row : watched.runningJobs)
            watched.known.insert(snapshot.jobs[row].id);
    }
}

//! True when it has ended: nothing more will come of it.
bool Notifier::lookAtJob(Scan &scan, Row row) const
{
    Watched &watched = scan.watched;
    const Job &job = scan.snapshot.jobs[row];
    if (job.status == JobStatus::Running)
        return false;
    if (job.status == JobStatus::Failed && reasonIsToCome(scan.snapshot, job)) {
        watched.reasonsToCome = true;
        return false;
    }
    const bool seenRunning = watched.known.erase(job.id) > 0;
    const bool isNew = seenRunning || (job.completed != kNoTime && job.completed >= watched.since);
    if (!isNew)
        return true;
    NotificationKind kind = NotificationKind::JobFailed;
    if (job.status == JobStatus::Succeeded) {
        if (job.submitted <= 0 || job.completed < job.submitted || job.completed - job.submitted < m_longJobMs)
            return true;
        kind = NotificationKind::LongJobFinished;
    } else if (isCancellation(scan.snapshot.jobError(job))) {
        kind = NotificationKind::JobCancelled;
    }
    if (watched.told.insert(job.id).second && scan.wants(kind, row))
        scan.add(scan.ofJob(kind, job));
    return true;
}

void Notifier::scanStages(Scan &scan)
{
    Watched &watched = scan.watched;
    std::erase_if(watched.openRetries, [&](Row row) { return lookAtRetry(scan, row); });
    for (std::size_t row = watched.stages; row < scan.snapshot.stages.size(); ++row) {
        if (scan.snapshot.stages[row].attempt > 0 && !lookAtRetry(scan, Row(row)))
            watched.openRetries.push_back(Row(row));
    }
}

//! True when it is decided. Stages that Spark runs again only because their output got lost have not failed.
bool Notifier::lookAtRetry(Scan &scan, Row row)
{
    const Snapshot &snapshot = scan.snapshot;
    const StageAttempt &stage = snapshot.stages[row];
    const Row before = snapshot.stageRow(stage.id, stage.attempt - 1);
    const bool waits = !stage.submittedOnce || stage.submitted == kNoTime;
    if (waits || before == kNoRow || snapshot.stages[before].status == StageStatus::Running) {
        // a stage that never comes to be known better must not be looked at for ever
        return stage.status != StageStatus::Pending && stage.status != StageStatus::Running;
    }
    if (snapshot.stages[before].status != StageStatus::Failed || stage.submitted < scan.watched.since)
        return true;
    const std::int64_t id = -1 - (std::int64_t(stage.id) << 24) - stage.attempt;
    if (scan.watched.told.insert(id).second && scan.wants(NotificationKind::StageRetried, row))
        scan.add(scan.ofRetry(stage));
    return true;
}

void Notifier::lookAtApplication(Scan &scan)
{
    Watched &watched = scan.watched;
    const Snapshot &snapshot = scan.snapshot;
    switch (snapshot.state) {
    case ApplicationState::Running:
        if (scan.live && !snapshot.app.ended) {
            watched.alive = true;
            watched.lost = false;
        }
        return;
    case ApplicationState::Incomplete:
        return; // whether it is lost is lost()'s to say
    case ApplicationState::Succeeded:
    case ApplicationState::Failed:
        break;
    }
    if (std::exchange(watched.over, true))
        return;
    if (!watched.alive && !(snapshot.app.end != kNoTime && snapshot.app.end >= watched.since))
        return;
    Notification notification = scan.start(NotificationKind::ApplicationEnded, "ended");
    notification.state = snapshot.state;
    notification.duration = applicationDuration(snapshot);
    notification.jobs = snapshot.totals.jobs;
    notification.jobsFailed = snapshot.totals.jobsFailed;
    notification.failedTasks = snapshot.totals.tasksFailed;
    notification.time = snapshot.app.end;
    for (const CardFailure &failure : cardOf(snapshot).failures) { // what failed, the newest
        notification.reason = failureReason(failure.details);
        notification.jobId = failure.kind == CardFailure::Kind::Job ? std::int32_t(failure.id) : -1;
        notification.name = validUtf8(std::string_view(failure.name).substr(0, kMaxReason));
        if (!notification.reason.cancelled)
            break;
        notification.reason = {};
        notification.jobId = -1;
        notification.name.clear();
    }
    scan.add(std::move(notification));
}

std::vector<Notification> Notifier::lost(const std::string &application, const std::string &name, TimeMs lastHeard)
{
    const auto at = m_watched.find(application);
    if (at == m_watched.end())
        return {};
    Watched &watched = at->second;
    if (watched.over || watched.lost || (!watched.alive && lastHeard < watched.since))
        return {};
    watched.lost = true;
    Notification notification;
    notification.kind = NotificationKind::ApplicationLost;
    notification.application = application;
    notification.applicationName = !watched.name.empty() ? watched.name : !name.empty() ? name : application;
    notification.id = application + "/lost/" + std::to_string(lastHeard);
    notification.state = ApplicationState::Incomplete;
    notification.jobs = watched.jobTotal;
    notification.jobsFailed = watched.jobFailures;
    notification.failedTasks = watched.taskFailures;
    notification.time = lastHeard;
    if (watched.start > 0 && lastHeard >= watched.start)
        notification.duration = lastHeard - watched.start;
    return {notification};
}

} // namespace cinderscope
