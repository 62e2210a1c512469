// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/filterexpression.h"
#include "gui/models/jobtreecells.h"
#include "gui/session/notebookcells.h"

#include <optional>
#include <stop_token>

namespace cinderscope {

class CellBook; // jupyter/cellbook.h

//! What the tree of jobs shows and in which order: a value for a worker thread.
struct JobTreeRequest
{
    SnapshotPtr snapshot; //!< not null
    JobGrouping grouping = JobGrouping::None;
    JobColumn sortColumn = JobColumn::Id;
    bool descending = true;
    FilterExpression filter;         //!< bound to JobTreeCells::titles()
    std::optional<JobStatus> status; //!< only jobs in this state
    // Of the grouping by cells.
    NotebookCellsPtr notebook;      //!< may be null
    std::shared_ptr<CellBook> book; //!< of this application, used by one layout at a time; not null
};

//! Rows of the tree: those of Snapshot::jobs that are shown, in order, group by group.
struct JobTreeLayout
{
    struct Group
    {
        std::int64_t key = -1;
        std::vector<Row> jobs;
        RowFigures figures;
    };
    std::vector<Group> groups; //!< without grouping exactly one
    //! Where a filter is set: jobs whose stages all stay, and stages that stay in the other jobs; by row.
    std::vector<bool> wholeJobs, stagesKept;
    bool filtered = false;
    std::shared_ptr<const JobCells> cells; //!< of the grouping by cells
    std::int64_t shownJobs = 0, totalJobs = 0;
    bool complete = false; //!< false: stopped on the way, of no use
};

//! Cost: n log n over the jobs; a filter formats up to the text columns of each job and its stages. Thread-safe, but
//! for the request's book.
JobTreeLayout layOutJobTree(const JobTreeRequest &request, const std::stop_token &stop = {});
//! Stages below a job as the layout's filter leaves them, sorted.
std::vector<Row> layOutStages(const JobTreeCells &cells, const JobTreeLayout &layout, Row job, JobColumn sortColumn,
                              bool descending);

} // namespace cinderscope
