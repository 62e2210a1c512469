// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/rowfigures.h"

#include <memory>
#include <QStringList>

namespace cinderscope {

struct CellRow; // gui/models/celltable.h
class JobCells; // gui/models/jobcells.h

//! What stands on top of the tree.
enum class JobGrouping
{
    None,         //!< jobs
    SqlExecution, //!< SQL executions, with those jobs that have none last
    JobGroup,     //!< job groups (SparkContext.setJobGroup), with those jobs that have none last
    Cell          //!< cells of the notebook, then groups that are no cell's, then those jobs that have neither
};

//! Columns of the tree of jobs and stage attempts. The first ones are those that a filter word without a column
//! looks at (kJobTextColumns).
enum class JobColumn
{
    Id,
    Name,
    Status,
    Reason,
    Submitted,
    Duration,
    Stages,
    Tasks,
    FailedTasks,
    Input,
    Output,
    ShuffleRead,
    ShuffleWrite,
    Spill,
    Gc,
    Count
};
inline constexpr int kJobColumnCount = int(JobColumn::Count);
inline constexpr int kJobTextColumns = int(JobColumn::Reason) + 1;

//! A row of the tree by its records.
struct JobTreeNode
{
    enum class Kind
    {
        Group,
        Job,
        Stage
    };
    Kind kind = Kind::Job;
    //! Of a group: SQL execution id, id of the job group's name, or JobCells' key; see JobTreeCells::noGroup().
    std::int64_t group = -1;
    Row job = kNoRow; //!< of a stage: the job above it
    Row stage = kNoRow;

    bool operator==(const JobTreeNode &) const = default;
};

//! Figures and texts of the tree's rows for one snapshot. Reentrant: a worker thread makes its own.
class JobTreeCells
{
public:
    JobTreeCells() = default;
    //! \a cells: of the grouping by cells.
    JobTreeCells(SnapshotPtr snapshot, JobGrouping grouping, std::shared_ptr<const JobCells> cells = {});

    const SnapshotPtr &snapshot() const { return m_snapshot; }
    const StageLookup &lookup() const { return m_lookup; }

    //! Key of the group that a job belongs to; noGroup() for none.
    std::int64_t groupOf(Row job) const;
    std::int64_t noGroup() const { return m_grouping == JobGrouping::JobGroup ? 0 : -1; }

    RowFigures job(Row row, bool withSums = true) const;
    RowFigures stage(Row row, Row job) const;
    //! Of a group from the figures of its jobs: sums them, and asks the SQL execution where there is one.
    RowFigures group(std::int64_t key, const std::vector<Row> &jobs) const;

    //! The cell (or what else stands beside cells) of a key; nullptr where jobs are not grouped so.
    const CellRow *cell(std::int64_t key) const;
    const std::shared_ptr<const JobCells> &jobCells() const { return m_cells; } //!< null: not grouped by cells

    //! Text of a cell; empty where a column has nothing to say of such a row.
    QString text(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const;
    //! All of a name or a reason, of which text() has the first line.
    QString wholeText(const JobTreeNode &node, const RowFigures &figures, JobColumn column) const;
    //! What is sorted by and exported: a number of the column's unit, -1 where unknown.
    static std::int64_t number(const RowFigures &figures, JobColumn column);
    //! Columns that sort as text (SortText); the others by number().
    static bool sortsAsText(JobColumn column) { return column == JobColumn::Name || column == JobColumn::Reason; }

    //! The same of sums, for the columns Input to Gc: also of tables that are not of jobs.
    static QString sumText(const IoSums &sums, JobColumn column);
    static std::int64_t sumNumber(const IoSums &sums, JobColumn column);
    //! The time of day where all of the application is within one day, else with the date.
    static QString timeText(const Snapshot &snapshot, TimeMs time);

    static QString title(JobColumn column);
    static QString toolTip(JobColumn column);
    //! Machine-readable name, for exports.
    static QString exportName(JobColumn column);
    static QStringList titles();

private:
    QString idText(const JobTreeNode &node, const RowFigures &figures) const;

    SnapshotPtr m_snapshot;
    JobGrouping m_grouping = JobGrouping::None;
    std::shared_ptr<const JobCells> m_cells;
    StageLookup m_lookup;
};

} // namespace cinderscope
