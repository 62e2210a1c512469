// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restprogress.h"

#include <algorithm>
#include <climits>

namespace cinderscope {

void RestProgress::note(const JobSummary &job)
{
    JobState state{job.status,       job.activeStages,  job.completedStages,
                   job.failedStages, job.skippedStages, job.stageIds};
    const auto [entry, isNew] = m_jobs.try_emplace(job.jobId);
    if (isNew || entry->second != state) {
        entry->second = std::move(state);
        m_changedJobs.insert(job.jobId);
        ++m_jobChanges;
    }
    if (job.status == JobStatus::Running)
        m_runningJobs.insert(job.jobId);
    else
        m_runningJobs.erase(job.jobId);
    skipJob(job.jobId);
}

void RestProgress::skipJob(std::int32_t jobId)
{
    if (jobId < INT_MAX)
        m_nextJob = std::max(m_nextJob, jobId + 1);
}

void RestProgress::note(const StageSummary &stage)
{
    const std::pair key{stage.stage.stageId, stage.stage.attempt};
    m_stages[key] = stage.status;
    if (stage.status == StageStatus::Running)
        m_activeStages.insert(key);
    else
        m_activeStages.erase(key);
}

void RestProgress::noteSqlJob(std::int32_t jobId, std::int64_t executionId)
{
    const auto [entry, isNew] = m_sqlOfJob.try_emplace(jobId, executionId);
    if (isNew && m_jobs.contains(jobId))
        m_jobsToAsk.insert(jobId);
}

std::int64_t RestProgress::sqlOfJob(std::int32_t jobId) const
{
    const auto found = m_sqlOfJob.find(jobId);
    return found == m_sqlOfJob.end() ? -1 : found->second;
}

bool RestProgress::isSettled(std::int32_t stageId) const
{
    bool any = false;
    for (auto it = m_stages.lower_bound({stageId, 0}); it != m_stages.end() && it->first.first == stageId; ++it) {
        any = true;
        if (it->second == StageStatus::Pending)
            return false;
    }
    return any;
}

std::set<std::int32_t> RestProgress::takeStagesToAsk()
{
    std::set<std::int32_t> ids;
    for (const std::int32_t jobId : std::exchange(m_changedJobs, {})) {
        for (const std::int32_t stageId : m_jobs[jobId].stageIds) {
            if (!isSettled(stageId))
                ids.insert(stageId);
        }
    }
    return ids;
}

std::set<std::int32_t> RestProgress::takeJobsToAsk()
{
    return std::exchange(m_jobsToAsk, {});
}

} // namespace cinderscope
