// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runningtasks.h"

#include <algorithm>
#include <cassert>

namespace cinderscope {

RunningTasks::RunningTasks() : m_slots(64) {}

std::size_t RunningTasks::home(std::int64_t taskId) const
{
    const std::uint64_t mixed = static_cast<std::uint64_t>(taskId) * 0x9E3779B97F4A7C15ull;
    return (mixed >> 32) & (m_slots.size() - 1);
}

RunningTask *RunningTasks::find(std::int64_t taskId)
{
    for (std::size_t i = home(taskId);; i = (i + 1) & (m_slots.size() - 1)) {
        if (m_slots[i].taskId == taskId)
            return &m_slots[i];
        if (m_slots[i].taskId < 0)
            return nullptr;
    }
}

RunningTask &RunningTasks::insert(std::int64_t taskId)
{
    assert(taskId >= 0 && !find(taskId));
    if (m_size * 2 >= m_slots.size())
        grow();
    std::size_t i = home(taskId);
    while (m_slots[i].taskId >= 0)
        i = (i + 1) & (m_slots.size() - 1);
    m_slots[i] = RunningTask();
    m_slots[i].taskId = taskId;
    ++m_size;
    return m_slots[i];
}

RunningTask RunningTasks::take(std::int64_t taskId)
{
    RunningTask *found = find(taskId);
    assert(found);
    const RunningTask task = *found;
    std::size_t hole = static_cast<std::size_t>(found - m_slots.data());
    const std::size_t mask = m_slots.size() - 1;
    // close the gap, so that probing needs no tombstones
    for (std::size_t i = (hole + 1) & mask; m_slots[i].taskId >= 0; i = (i + 1) & mask) {
        const std::size_t wanted = home(m_slots[i].taskId);
        if (((i - wanted) & mask) >= ((i - hole) & mask)) {
            m_slots[hole] = m_slots[i];
            hole = i;
        }
    }
    m_slots[hole].taskId = -1;
    --m_size;
    return task;
}

void RunningTasks::grow()
{
    std::vector<RunningTask> old(m_slots.size() * 2);
    old.swap(m_slots);
    for (const RunningTask &task : old) {
        if (task.taskId < 0)
            continue;
        std::size_t i = home(task.taskId);
        while (m_slots[i].taskId >= 0)
            i = (i + 1) & (m_slots.size() - 1);
        m_slots[i] = task;
    }
}

std::vector<RunningTask> RunningTasks::sorted() const
{
    std::vector<RunningTask> tasks;
    tasks.reserve(m_size);
    std::copy_if(m_slots.begin(), m_slots.end(), std::back_inserter(tasks),
                 [](const RunningTask &task) { return task.taskId >= 0; });
    std::sort(tasks.begin(), tasks.end(),
              [](const RunningTask &a, const RunningTask &b) { return a.taskId < b.taskId; });
    return tasks;
}

bool NumberSet::insert(std::int64_t number)
{
    const std::int64_t pageNumber = number >> 9;
    if (!m_last || m_lastNumber != pageNumber) {
        m_last = &m_pages[pageNumber];
        m_lastNumber = pageNumber;
    }
    const auto bit = static_cast<unsigned>(number & 511);
    std::uint64_t &word = (*m_last)[bit / 64];
    const std::uint64_t mask = std::uint64_t(1) << (bit % 64);
    if (word & mask)
        return false;
    word |= mask;
    return true;
}

} // namespace cinderscope
