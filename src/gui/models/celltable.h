// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "gui/base/filterexpression.h"
#include "gui/models/jobtreecells.h"
#include "gui/session/notebookcells.h"
#include "gui/session/page.h"
#include "jupyter/cellbook.h"

#include <memory>
#include <optional>
#include <QStringList>
#include <stop_token>
#include <vector>

namespace cinderscope {

//! Columns of the tree of cells, jobs and stages.
enum class CellColumn
{
    Cell,
    Code,
    Status,
    Reason,
    Started,
    Duration,
    Jobs,
    Stages,
    Tasks,
    FailedTasks,
    Cores,
    Input,
    Output,
    ShuffleRead,
    ShuffleWrite,
    Spill,
    Gc,
    Count
};
inline constexpr int kCellColumnCount = int(CellColumn::Count);
inline constexpr int kCellTextColumns = int(CellColumn::Reason) + 1; //!< that a filter word without a column looks at

//! A top row: a cell's run, or jobs that belong to none.
struct CellRow
{
    enum class Kind
    {
        Cell,
        Group, //!< jobs of a job group that is no cell's (a person's own, Databricks', Zeppelin's, a streaming query's)
        Loose  //!< jobs without a cell and without a group
    };
    Kind kind = Kind::Cell;
    QString key;       //!< message id of a cell; unique
    CellRun run;       //!< of a cell
    bool known = true; //!< false: only its jobs' marks tell of it, it has no code
    QString title;     //!< of a cell: first line of its code that says something; of a group: its name or description
    QString mark;      //!< tag or group of its jobs, where they have one
    bool markIsTag = false;
    StatusRole status = StatusRole::Pending;
    TimeMs from = kNoTime, to = kNoTime; //!< of the cell, or of its jobs where it tells none; to: kNoTime while it runs
    std::int64_t duration = -1;          //!< ms, up to now while it runs; -1: not known
    ProgressCounts jobs, stages, tasks;
    std::int64_t failedTasks = 0;
    IoSums sums;
    double cores = -1;             //!< tasks' run time against what all cores could have run meanwhile; -1: not known
    QString reason;                //!< why it, or the first of its jobs, failed; first line
    std::vector<Row> jobRows;      //!< rows of Snapshot::jobs, ascending
    std::vector<CellProof> proofs; //!< of those jobs; of cells only
    int byTime = 0, ambiguous = 0; //!< see CellFigures

    bool isRunning() const { return status == StatusRole::Running; }
};

//! What the table is made from and how.
struct CellRequest
{
    SnapshotPtr snapshot;
    NotebookCellsPtr notebook; //!< may be null
    FilterExpression filter;   //!< bound to cellColumnTitles()
    std::optional<StatusRole> status;
    bool idle = true; //!< also cells without jobs
    CellColumn sortColumn = CellColumn::Started;
    bool descending = true;
};

//! The rows for one snapshot.
struct CellTable
{
    SnapshotPtr snapshot;
    NotebookCellsPtr notebook;
    std::vector<CellRow> rows;                                //!< as shown
    qint64 total = 0;                                         //!< cells and groups, also those that are filtered away
    qint64 cells = 0, running = 0, succeeded = 0, failed = 0; //!< of the total
    QString runningKey;                                       //!< the cell that runs (began last); empty: none
    bool complete = false;
};

//! \a book: of this application, used by one call at a time; it is brought up to date. Cost: CellBook::update() and a
//! look at each job.
CellTable makeCellTable(const CellRequest &request, CellBook &book, const std::stop_token &stop = {});

//! The column of the tree of jobs that says the same of a job or stage; nothing where jobs have none such.
std::optional<JobColumn> jobColumnOf(CellColumn column);
CellColumn cellColumnOf(JobColumn column); //!< its reverse
//! Text of a cell of the table; empty where a column has nothing to say.
QString cellText(const CellRow &row, const Snapshot &snapshot, CellColumn column);
//! What is sorted by and exported; -1: nothing.
double cellNumber(const CellRow &row, CellColumn column);
bool isTextColumn(CellColumn column);
QString cellColumnTitle(CellColumn column);
QString cellColumnToolTip(CellColumn column);
QString cellColumnExportName(CellColumn column);
QStringList cellColumnTitles();
//! What can be ended of a cell: the tag or group of its jobs; where the time alone tells of some of them, all that run
//! now, by their ids.
std::optional<Target> cellTarget(const CellRow &row, const Snapshot &snapshot);
//! "In [3]", "Group “etl”", "Jobs without a cell".
QString cellName(const CellRow &row);
//! How its jobs were found to be its own, a sentence or two.
QString proofText(const CellRow &row);
QString proofText(CellProof proof);
//! First line of a cell's code that is neither empty nor a comment nor a magic; else the first that is not empty.
QString firstCodeLine(const QString &code);

} // namespace cinderscope
