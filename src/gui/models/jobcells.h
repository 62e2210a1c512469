// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/celltable.h"

#include <unordered_map>

namespace cinderscope {

//! Cells of a notebook as groups of jobs: for one snapshot the same rows that the page of the notebook has, without
//! those that ran no job. A value.
class JobCells
{
public:
    static constexpr std::int64_t kLoose = -1; //!< key of the jobs without a cell and without a group

    JobCells() = default;
    //! \a book: see makeCellTable(), which is what this costs.
    JobCells(const SnapshotPtr &snapshot, const NotebookCellsPtr &notebook, CellBook &book,
             const std::stop_token &stop = {});

    //! Key of a cell by the id of its message, the same in all snapshots; kLoose where it ran no job.
    std::int64_t keyOfCell(const QString &messageId) const;
    std::int64_t keyOfJob(Row job) const;
    //! nullptr: there is none.
    const CellRow *row(std::int64_t key) const;
    //! In the order of their beginnings: cells, then groups, then what has neither; -1: there is none.
    std::int64_t place(std::int64_t key) const;
    const NotebookCellsPtr &notebook() const { return m_notebook; } //!< may be null
    //! Whether the rows of a key read the same here and there, their figures aside.
    static bool readSame(const CellRow *a, const CellRow *b);

private:
    NotebookCellsPtr m_notebook;
    std::vector<CellRow> m_rows;
    std::vector<std::int64_t> m_keyOfJob; //!< by job row
    std::unordered_map<std::int64_t, std::size_t> m_places;
    QHash<QString, std::int64_t> m_keys; //!< of cells, by their message as a mark has it
};

} // namespace cinderscope
