// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <QList>

namespace cinderscope {

//! What a recording holds over its whole length: for the marks of the time slider and the jump to the next failure.
struct ReplayMarks
{
    struct JobSpan
    {
        TimeMs from = kNoTime, to = kNoTime; //!< to: end of the recording where the job has no end
        bool failed = false;
        int id = -1;
    };
    QList<JobSpan> jobs;    //!< in the order of their starts
    QList<TimeMs> failures; //!< ends of failed tasks, stages and jobs; ascending, each time once

    //! First failure later than `time`; kNoTime where there is none.
    TimeMs nextFailure(TimeMs time) const;
    //! Costs a step a task: not on the GUI thread.
    static ReplayMarks of(const Snapshot &snapshot);
};

} // namespace cinderscope
