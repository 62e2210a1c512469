// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"

#include <cstdint>
#include <deque>
#include <queue>
#include <random>
#include <string>
#include <vector>

namespace cinderscope {

//! A made-up application for tests and benchmarks: a small scheduler that runs jobs of stages of tasks on executors'
//! slots and tells a store about it, event by event, in the order of time. The same options give the same events.
class SyntheticRun
{
public:
    struct Options
    {
        int executors = 4;
        int cores = 4;   //!< of an executor
        int threads = 2; //!< that submit jobs side by side
        int tasksPerStage = 200;
        double meanTaskMs = 400;
        double failureShare = 0.004;
        bool executorLoss = false; //!< one executor is lost, one is excluded, one is added late
        bool failJobs = false;     //!< every 7th job fails in its last stage
        int idleMs = 800;          //!< between two jobs of a thread, on average
        TimeMs start = 1'700'000'000'000;
        std::uint32_t seed = 1;
    };

    explicit SyntheticRun(const Options &options);

    //! Applies events until this many more tasks have ended; what runs then goes on running.
    void advance(ApplicationStore &store, std::int64_t tasks);
    //! Ends all jobs (what runs is finished, no new tasks) and the application.
    void finish(ApplicationStore &store);
    TimeMs now() const { return m_now; }
    std::int64_t endedTasks() const { return m_ended; }

private:
    struct Running
    {
        TimeMs end = 0;
        std::int64_t order = 0; // start order, for a total order
        std::int64_t taskId = 0;
        int stage = 0; // index in m_stages
        int index = 0, attempt = 0;
        int executor = 0;
        TimeMs launch = 0;
        bool operator>(const Running &o) const { return end != o.end ? end > o.end : order > o.order; }
    };
    struct Stage
    {
        int id = 0;
        int thread = 0;
        int next = 0, total = 0, done = 0;
        double mean = 1;
        bool shuffleRead = false, shuffleWrite = false, doomed = false;
        TimeMs submitted = 0;
        std::deque<std::pair<int, int>> retries; // index, attempt
    };
    struct Worker
    {
        std::string id, host;
        int cores = 0, free = 0;
        bool alive = true;
    };
    struct Thread
    {
        TimeMs next = 0; // time of the next job; kNoTime while one runs
        int job = -1, sql = -1;
        std::vector<int> stages; // ids still to run
        int jobsLeftInSql = 0;
        bool doomed = false;
        std::vector<int> all;
    };

    void begin(ApplicationStore &store);
    void addExecutor(ApplicationStore &store);
    void startJob(ApplicationStore &store, int thread);
    void submitStage(ApplicationStore &store, int thread);
    void completeStage(ApplicationStore &store, int stage, bool failed);
    void endJob(ApplicationStore &store, int thread, bool failed);
    void fillSlots(ApplicationStore &store);
    bool pickTask(int *stage, int *index, int *attempt);
    void startTask(ApplicationStore &store, int executor, int stage, int index, int attempt);
    void endTask(ApplicationStore &store, const Running &task, TaskStatus status, const char *lossReason);
    void loseExecutor(ApplicationStore &store, int executor);
    void mishaps(ApplicationStore &store);
    TaskMetricValues metricsOf(const Running &task, bool failed);
    StageInfo infoOf(const Stage &stage) const;
    double random() { return double(m_random() >> 8) / double(1u << 24); }

    Options m_options;
    std::mt19937 m_random;
    TimeMs m_now;
    bool m_begun = false, m_closing = false;
    int m_mishap = 0;
    std::int64_t m_nextTask = 0, m_ended = 0;
    int m_nextJob = 0, m_nextStage = 0, m_nextSql = 0;
    std::vector<Worker> m_workers;
    std::vector<Thread> m_threads;
    std::vector<Stage> m_stages;
    std::vector<int> m_active; // stages with tasks to start or running
    std::size_t m_turn = 0;
    std::priority_queue<Running, std::vector<Running>, std::greater<>> m_running;
    std::vector<int> m_freeWorkers;
    std::vector<bool> m_lost; // executors
};

} // namespace cinderscope
