// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/canceltarget.h"
#include "core/snapshot.h"

#include <QList>
#include <QString>

#include <cstdint>

namespace cinderscope {

//! What ending something costs, as far as a snapshot tells: for the question before it.
struct CancelLosses
{
    QList<std::int32_t> jobs;          //!< that run and end with it, in order of their ids
    QList<std::int32_t> otherJobs;     //!< those of them that were not asked for: they need the same stage
    QList<std::int32_t> stages;        //!< that run and end with it
    QList<std::int32_t> sharedStages;  //!< that run and go on, since other jobs need them
    std::int64_t runningTasks = 0;     //!< of stages
    std::int64_t doneTasks = 0;        //!< of stages: work that is lost unless its shuffle files are used again
    std::int64_t taskMs = 0;           //!< task time that the running tasks have spent
    QList<std::int64_t> sqlExecutions; //!< that fail with the jobs
    QList<QString> queries;            //!< streaming queries (name, else run id) that end with the jobs
    std::int64_t executors = 0;        //!< Application: given back
    std::int64_t cachedBytes = 0;      //!< Application: blocks in memory and on disk
    TimeMs since = kNoTime;            //!< start of the target

    bool isEmpty() const { return jobs.isEmpty() && stages.isEmpty() && runningTasks == 0 && executors == 0; }
};

//! Jobs of the target that run now; of a stage: those that need it; of a task: none.
QList<std::int32_t> runningJobs(const Snapshot &snapshot, const CancelTarget &target);
CancelLosses lossesOf(const Snapshot &snapshot, const CancelTarget &target);

} // namespace cinderscope
