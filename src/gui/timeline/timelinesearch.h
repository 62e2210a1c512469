// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <QString>
#include <vector>

namespace cinderscope {

//! What a search text matches, by row. Tasks match through their stage, executor or failure.
struct TimelineMatches
{
    std::vector<bool> sqlExecutions, jobs, stages, executors, failures;
    int count = 0; //!< matching SQL executions, jobs, stages and executors

    static bool has(const std::vector<bool> &flags, std::size_t row) { return row < flags.size() && flags[row]; }
};

//! Finds \a text: "stage 3", "job 2", "sql 1", "executor 5" mean that one; a plain number any of that id; other text is
//! looked for (ignoring case) in names, descriptions, hosts and reasons of failures. What belongs together lights up
//! together: a SQL execution's or job's stages, and a matching stage's jobs. Cost: a look at each record, a text
//! search for each distinct text.
TimelineMatches findMatches(const Snapshot &snapshot, const QString &text);

} // namespace cinderscope
