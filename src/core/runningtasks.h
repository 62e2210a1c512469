// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/application.h"

#include <array>
#include <unordered_map>
#include <vector>

namespace cinderscope {

//! The tasks that have started and not ended, by task id: open addressing with linear probing, since a task is put
//! in and taken out once and the standard map's allocations would be a quarter of the cost of a task.
class RunningTasks
{
public:
    RunningTasks();
    RunningTask *find(std::int64_t taskId);
    //! The task for writing; \a taskId must be 0 or more and not be in yet. Valid until the next change.
    RunningTask &insert(std::int64_t taskId);
    //! Takes it out; \a taskId must be in.
    RunningTask take(std::int64_t taskId);
    std::size_t size() const { return m_size; }
    //! All of them, by task id.
    std::vector<RunningTask> sorted() const;

private:
    std::size_t home(std::int64_t taskId) const;
    void grow();

    std::vector<RunningTask> m_slots; // taskId -1: free; a power of two
    std::size_t m_size = 0;
};

//! Set of numbers, dense where it is used: some 100 bytes a 512 numbers.
class NumberSet
{
public:
    NumberSet() = default;
    NumberSet(NumberSet &&) = default;
    NumberSet &operator=(NumberSet &&) = default;
    NumberSet(const NumberSet &) = delete; // m_last points into m_pages
    NumberSet &operator=(const NumberSet &) = delete;

    //! False when it was in already.
    bool insert(std::int64_t number);

private:
    using Page = std::array<std::uint64_t, 8>;
    std::unordered_map<std::int64_t, Page> m_pages; // by page number; elements never move
    Page *m_last = nullptr;                         // nearly always the one that is wanted
    std::int64_t m_lastNumber = 0;
};

} // namespace cinderscope
