// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace cinderscope {

//! What a poller knows of the jobs, stages and SQL executions of an application, and what it has to ask for again.
//! Lists are large (3.7 KB a stage), so only what runs is asked for, and by id what has ended or begun meanwhile: job
//! ids count up from 0, so the next one tells whether a job was missed (404: none).
class RestProgress
{
public:
    void note(const JobSummary &job);
    void note(const StageSummary &stage);
    //! The job of a SQL execution, so that its record can name it.
    void noteSqlJob(std::int32_t jobId, std::int64_t executionId);
    //! -1: none known.
    std::int64_t sqlOfJob(std::int32_t jobId) const;

    bool knowsJob(std::int32_t jobId) const { return m_jobs.contains(jobId); }
    bool knowsStage(std::int32_t stageId, std::int32_t attempt) const { return m_stages.contains({stageId, attempt}); }
    //! Id that the next job will have.
    std::int32_t nextJobId() const { return m_nextJob; }
    //! A job that Spark has dropped (spark.ui.retainedJobs) is not waited for.
    void skipJob(std::int32_t jobId);
    bool anythingRuns() const { return !m_runningJobs.empty() || !m_activeStages.empty(); }
    std::size_t jobs() const { return m_jobs.size(); }
    std::size_t stages() const { return m_stages.size(); }

    const std::set<std::int32_t> &runningJobs() const { return m_runningJobs; }
    const std::set<std::pair<std::int32_t, std::int32_t>> &activeStages() const { return m_activeStages; }
    //! Ids of the stages of jobs whose counters changed, that may have changed with them: those not known, and those
    //! that are pending. Forgets them.
    std::set<std::int32_t> takeStagesToAsk();
    //! Jobs known before their SQL execution was. Forgets them.
    std::set<std::int32_t> takeJobsToAsk();
    //! Number of job changes seen: SQL executions come and go with their jobs.
    std::uint64_t jobChanges() const { return m_jobChanges; }

private:
    struct JobState
    {
        JobStatus status = JobStatus::Running;
        std::int32_t active = 0, completed = 0, failed = 0, skipped = 0;
        std::vector<std::int32_t> stageIds;
        bool operator==(const JobState &) const = default;
    };

    bool isSettled(std::int32_t stageId) const;

    std::map<std::int32_t, JobState> m_jobs;
    std::map<std::pair<std::int32_t, std::int32_t>, StageStatus> m_stages;
    std::map<std::int32_t, std::int64_t> m_sqlOfJob;
    std::set<std::int32_t> m_runningJobs, m_changedJobs, m_jobsToAsk;
    std::set<std::pair<std::int32_t, std::int32_t>> m_activeStages;
    std::int32_t m_nextJob = 0;
    std::uint64_t m_jobChanges = 0;
};

} // namespace cinderscope
