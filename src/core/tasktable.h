// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/appendvector.h"
#include "core/taskcolumns.h"
#include "core/types.h"

#include <memory>
#include <span>
#include <vector>

namespace cinderscope {

using TaskRow = std::array<std::int64_t, kTaskColumnCount>;

//! 1,024 tasks, column by column: a column keeps its minimum and, where its values differ, the differences in the
//! least whole number of bytes. Immutable; made once from full rows.
class SealedTasks
{
public:
    static constexpr std::size_t kRows = 1024;

    explicit SealedTasks(std::span<const TaskRow, kRows> rows);
    std::int64_t value(std::size_t row, TaskColumn column) const;
    //! Decodes rows [from, from + out.size()) of a column.
    void decode(TaskColumn column, std::size_t from, std::span<std::int64_t> out) const;
    std::int64_t minimum(TaskColumn column) const { return m_columns[static_cast<std::size_t>(column)].minimum; }
    //! True when all rows have the same value.
    bool isConstant(TaskColumn column) const { return m_columns[static_cast<std::size_t>(column)].width == 0; }
    std::size_t bytes() const { return sizeof(*this) + m_size; }

private:
    struct Column
    {
        std::int64_t minimum = 0;
        std::uint32_t offset = 0;
        std::uint8_t width = 0; // bytes
    };
    std::array<Column, kTaskColumnCount> m_columns;
    std::unique_ptr<std::byte[]> m_data;
    std::size_t m_size = 0;
};

//! The ended tasks of an application in the order of their ends: append-only, so that a reader's View never changes
//! and nobody locks. Task ends arrive once; a running task is not in here (Snapshot::running).
class TaskTable
{
    struct Open
    {
        std::array<TaskRow, SealedTasks::kRows> rows;
    };
    using Sealed = AppendVector<std::shared_ptr<const SealedTasks>>;

public:
    class View
    {
    public:
        std::size_t size() const { return m_size; }
        bool empty() const { return m_size == 0; }
        //! \a row must be less than size().
        std::int64_t value(std::size_t row, TaskColumn column) const
        {
            const std::size_t chunk = row / SealedTasks::kRows;
            return chunk < m_sealed.size() ? m_sealed[chunk]->value(row % SealedTasks::kRows, column)
                                           : m_open->rows[row % SealedTasks::kRows][static_cast<std::size_t>(column)];
        }
        //! Values of a column for rows [from, from + out.size()); about 1 ns a value.
        void decode(TaskColumn column, std::size_t from, std::span<std::int64_t> out) const;

        TimeMs launch(std::size_t row) const { return value(row, TaskColumn::LaunchTime); }
        TimeMs finish(std::size_t row) const { return launch(row) + value(row, TaskColumn::Duration); }
        TaskStatus status(std::size_t row) const { return static_cast<TaskStatus>(value(row, TaskColumn::Status)); }

    private:
        friend class TaskTable;
        Sealed::View m_sealed;
        std::shared_ptr<const Open> m_open;
        std::size_t m_size = 0;
    };

    //! Appends; returns the row.
    std::size_t append(const TaskRow &row);
    std::size_t size() const { return m_size; }
    View view() const;
    //! Bytes held by the columns.
    std::size_t bytes() const { return m_bytes; }

private:
    Sealed m_sealed;
    std::shared_ptr<Open> m_open;
    mutable bool m_openViewed = false; // a reader may hold m_open
    std::size_t m_size = 0;
    std::size_t m_bytes = 0;
};

} // namespace cinderscope
