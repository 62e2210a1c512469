// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "core/types.h"
#include "jupyter/jupyterserver.h"

#include <QHash>
#include <QList>
#include <QString>

#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace cinderscope {

//! What a job says of its cell: "cinderscope-cell:<execution count>:<message id>" in a tag or as the job group.
struct CellMark
{
    int executionCount = 0;
    QString messageId;

    //! False where the text is no mark.
    static bool parse(std::string_view text, CellMark &mark);
    QString toString() const;
    //! A message id as the template's hook writes it: ASCII letters, digits and "-_:." only, 150 at most. Two that are
    //! the same then are the same.
    static QString cleaned(const QString &messageId);
};

//! How a job was found to belong to a cell.
enum class CellProof
{
    Tag,
    Group,
    Time,     //!< submitted while the cell ran, and no other did
    Ambiguous //!< submitted while several cells of the kernel ran (subshells, threads left by earlier ones): the latest
};

//! A cell and the figures of its jobs. Stage and task counts are those that the jobs themselves have.
struct CellFigures
{
    CellRun run;
    bool known = true;     //!< false: only its jobs' marks tell of it; run has no code and no times
    std::vector<Row> jobs; //!< rows of Snapshot::jobs, ascending
    int jobsRunning = 0, jobsSucceeded = 0, jobsFailed = 0;
    int stagesActive = 0, stagesCompleted = 0, stagesFailed = 0, stagesSkipped = 0;
    TaskCounts tasks;                             //!< sums over the jobs
    TimeMs firstJob = kNoTime, lastJob = kNoTime; //!< first submission; last end, kNoTime while one runs
    std::int64_t taskMs = 0;       //!< core time: duration of ended tasks of the jobs' stages, each stage once, ms
    int byTime = 0, ambiguous = 0; //!< jobs that carry no mark; those of them that could be another cell's
};

//! Cells of one kernel and the jobs of one application that belong to them. Not a QObject; a value, one thread.
class CellBook
{
public:
    //! Adds a run, or replaces that with its message id. One without a begin (of the kernel's history) gives its code
    //! to a cell that is known by marks only, if there is one of its execution count, and is dropped otherwise.
    void take(const CellRun &run);
    //! The kernel restarted or another application is looked at: forgets jobs and, with \a runsToo, the runs.
    void clear(bool runsToo = true);
    //! Attributes the jobs of a snapshot. Costs a step for each job that is new or was running, and each cell with
    //! such; another application (or a store that began again) starts over.
    void update(const SnapshotPtr &snapshot);

    //! Cells in the order of their begin; those known by marks only by that of their first job.
    const std::vector<CellFigures> &cells() const { return m_cells; }
    //! Index in cells(); -1: none has it.
    int cellOfMessage(const QString &messageId) const;
    //! Index in cells() of a job's cell, and how that is known; -1: the job belongs to no cell.
    int cellOfJob(Row job) const;
    CellProof proofOf(Row job) const;
    //! Jobs of the snapshot that belong to no cell.
    int unattributed() const { return m_unattributed; }

private:
    struct JobEntry
    {
        int cell = -1;
        CellProof proof = CellProof::Time;
        bool marked = false;
    };
    struct Work // of a cell: its settled jobs are summed once
    {
        CellFigures settled; // run and jobs unused
        std::unordered_set<std::int32_t> settledStages;
        std::vector<Row> open;
        bool touched = false;
    };

    int insert(CellFigures figures);
    int findOrMake(const CellMark &mark, TimeMs time);
    int cellAt(TimeMs time, bool &ambiguous) const;
    void indexEnds();
    bool markOf(const Snapshot &snapshot, const Job &job, CellMark &mark, CellProof &proof) const;
    void attribute(const Snapshot &snapshot, Row row);
    void assign(Row row, int cell, CellProof proof, bool marked);
    void attributeAgain(const Snapshot &snapshot);
    void rebuild(int cell);
    void sum(const Snapshot &snapshot, int cell);
    static TimeMs beginOf(const CellFigures &cell) { return cell.known ? cell.run.started : cell.firstJob; }

    std::vector<CellFigures> m_cells;                 // by begin
    std::vector<Work> m_work;                         // parallel
    std::vector<TimeMs> m_lastEnd;                    // parallel: the latest end up to here, for cellAt()
    QHash<QString, int> m_byMessage;                  // by CellMark::cleaned()
    std::vector<JobEntry> m_jobs;                     // by row
    std::unordered_map<std::int64_t, int> m_sqlCells; // of marked jobs with a SQL execution
    std::unordered_map<std::int64_t, std::vector<Row>> m_sqlUnmarked; // its jobs without a mark
    std::string m_application;
    std::uint64_t m_version = 0;
    int m_unattributed = 0;
    TimeMs m_changedFrom = kNoTime; // runs that began then or later changed: jobs without a mark may be theirs
    bool m_endsIndexed = false;
};

} // namespace cinderscope
