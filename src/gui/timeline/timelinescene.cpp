// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinescene.h"

namespace cinderscope {

RunningIndex::RunningIndex(const Snapshot &snapshot)
{
    m_tasks.reserve(snapshot.running.size());
    std::uint32_t waiting = 0;
    for (std::uint32_t i = 0; i < snapshot.running.size(); ++i) {
        const RunningTask &task = snapshot.running[i];
        const std::uint32_t slots = RowLayout::slots(snapshot, task.executor);
        const std::uint32_t slot = task.slot < slots ? task.slot : waiting++ % slots;
        m_tasks.emplace_back((std::uint64_t(task.executor) << 32) | slot, i);
    }
    std::sort(m_tasks.begin(), m_tasks.end());
}

TaskPhases phasesOf(const TaskTable::View &tasks, Row task)
{
    return taskPhases({.duration = tasks.value(task, TaskColumn::Duration),
                       .gettingResult = tasks.value(task, TaskColumn::GettingResult),
                       .hasMetrics = (tasks.value(task, TaskColumn::Flags) & TaskHasMetrics) != 0,
                       .deserializeTime = tasks.value(task, TaskColumn::ExecutorDeserializeTime),
                       .runTime = tasks.value(task, TaskColumn::ExecutorRunTime),
                       .serializationTime = tasks.value(task, TaskColumn::ResultSerializationTime),
                       .fetchWaitTime = tasks.value(task, TaskColumn::ShuffleFetchWaitTime),
                       .shuffleWriteNs = tasks.value(task, TaskColumn::ShuffleWriteTime)});
}

} // namespace cinderscope
