// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/replaymarks.h"

#include <algorithm>

namespace cinderscope {

TimeMs ReplayMarks::nextFailure(TimeMs time) const
{
    const auto next = std::upper_bound(failures.begin(), failures.end(), time);
    return next == failures.end() ? kNoTime : *next;
}

ReplayMarks ReplayMarks::of(const Snapshot &snapshot)
{
    ReplayMarks marks;
    std::vector<TimeMs> failures;
    for (const Job &job : snapshot.jobs) {
        if (job.submitted == kNoTime)
            continue;
        const bool failed = job.status == JobStatus::Failed;
        marks.jobs.append({job.submitted, job.completed == kNoTime ? snapshot.end() : job.completed, failed, job.id});
        if (failed && job.completed != kNoTime)
            failures.push_back(job.completed);
    }
    std::stable_sort(marks.jobs.begin(), marks.jobs.end(),
                     [](const auto &a, const auto &b) { return a.from < b.from; });
    for (const StageAttempt &stage : snapshot.stages) {
        if (stage.status == StageStatus::Failed && stage.completed != kNoTime)
            failures.push_back(stage.completed);
    }
    for (std::size_t row = 0; row < snapshot.tasks.size(); ++row) {
        if (snapshot.tasks.status(row) == TaskStatus::Failed)
            failures.push_back(snapshot.tasks.finish(row));
    }
    std::sort(failures.begin(), failures.end());
    failures.erase(std::unique(failures.begin(), failures.end()), failures.end());
    marks.failures = QList<TimeMs>(failures.begin(), failures.end());
    return marks;
}

} // namespace cinderscope
