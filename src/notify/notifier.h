// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "notify/notification.h"

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace cinderscope {

//! Finds what is worth telling in the successive snapshots of any number of applications. Pure: no clock, no thread, no
//! settings but the length of a long job. Each event is told once, also when its application is connected again, told
//! by another source or its store is built anew.
//!
//! What was before watch() is past and never told. New is what was seen running in a Live snapshot, and what has a time
//! that is not before watch(). The second rule compares the driver's clock with this computer's: where they differ by
//! some seconds, it errs for what began and ended within as many seconds around watch().
//!
//! Cost of a snapshot: what is new in it and the jobs that run, not the jobs that there are.
class Notifier
{
public:
    //! How far a snapshot is.
    enum class Progress
    {
        Reading, //!< history still comes in: a log or journal is read, a gap is filled, a source has not answered yet
        Live     //!< up to date
    };
    static constexpr std::int64_t kLongJobMs = 2 * 60 * 1000;
    static constexpr std::size_t kMaxOfKind = 20; //!< in one snapshot; more are counted in the newest

    void setLongJobMs(std::int64_t ms) { m_longJobMs = ms; }

    //! From now on \a application is looked at; nothing where it is already. \a now: wall clock of this computer.
    void watch(const std::string &application, TimeMs now);
    bool isWatched(const std::string &application) const { return m_watched.contains(application); }
    //! Forgets everything.
    void forget(const std::string &application) { m_watched.erase(application); }

    //! What is new in \a snapshot; watch() must have been called (nothing otherwise). \a name is taken where the
    //! snapshot knows none.
    std::vector<Notification> observe(const std::string &application, const std::string &name,
                                      const SnapshotPtr &snapshot, Progress progress);
    //! The driver is gone and no end was found; \a lastHeard by this computer's clock. Told once until it is heard
    //! again, which is a snapshot of a running application.
    std::vector<Notification> lost(const std::string &application, const std::string &name, TimeMs lastHeard);

private:
    struct Watched
    {
        TimeMs since = kNoTime;
        bool live = false;  //!< the last snapshot was
        bool alive = false; //!< seen running in a Live snapshot
        bool over = false;  //!< the end was told, or is past
        bool lost = false;
        bool reasonsToCome = false;       //!< of a job that has failed: it is looked at again with the next snapshot
        std::uint64_t version = 0;        //!< of the last snapshot
        std::size_t jobs = 0, stages = 0; //!< rows that were looked at
        std::int32_t firstJob = -1, lastJob = -1; //!< ids in the first and the last of them
        std::int64_t endedJobs = -1;              //!< at the last look at the running ones
        std::vector<Row> runningJobs;
        std::vector<Row> openRetries;               //!< attempts > 0 that wait for the end of the one before
        std::unordered_set<std::int32_t> known;     //!< ids of jobs seen running in a Live snapshot
        std::unordered_set<std::int64_t> told;      //!< ids of jobs; below zero: retries
        std::string name;                           //!< the last that was known
        std::int32_t jobTotal = 0, jobFailures = 0; //!< of the last snapshot, for lost()
        std::int64_t taskFailures = 0;
        TimeMs start = kNoTime;
    };
    struct Scan;

    static bool isAnother(const Watched &watched, const Snapshot &snapshot);
    void scanJobs(Scan &scan) const;
    bool lookAtJob(Scan &scan, Row row) const;
    static void scanStages(Scan &scan);
    static bool lookAtRetry(Scan &scan, Row row);
    static void lookAtApplication(Scan &scan);

    std::unordered_map<std::string, Watched> m_watched;
    std::int64_t m_longJobMs = kLongJobMs;
};

} // namespace cinderscope
