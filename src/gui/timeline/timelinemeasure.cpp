// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinemeasure.h"

namespace cinderscope {

void measureSlot(const TimelineScene &scene, Row executor, std::uint32_t slot, TimelineMeasure &result)
{
    const Snapshot &snapshot = *scene.snapshot;
    const auto add = [&result](TimeMs start, TimeMs end, TaskStatus status) {
        if (end < result.from || start > result.to)
            return;
        ++result.tasks;
        result.failed += status == TaskStatus::Failed;
        result.killed += status == TaskStatus::Killed;
        result.busyMs += std::max<TimeMs>(0, std::min(end, result.to) - std::max(start, result.from));
    };
    const auto &lanes = executor < snapshot.lanes.size() ? snapshot.lanes[executor] : nullptr;
    if (lanes && slot < lanes->size()) {
        (*lanes)[slot].tasks.visitIf(
            result.from, result.to,
            [&result](const LaneIndex::Node &node, std::size_t) {
                return node.start >= result.from && node.end <= result.to;
            },
            [&result](const LaneIndex::Node &node, std::size_t, std::size_t count) {
                result.tasks += count;
                result.failed += node.failed;
                result.killed += node.killed;
                result.busyMs += node.busy;
            },
            [&](const LaneEntry &entry) {
                if (entry.error == 0)
                    add(entry.start, entry.end, entry.status);
                else
                    add(snapshot.tasks.launch(entry.row), snapshot.tasks.finish(entry.row), entry.status);
            });
    }
    scene.running->visit(snapshot, executor, slot,
                         [&](const RunningTask &task) { add(task.launch, snapshot.time, TaskStatus::Running); });
    const Executor &record = snapshot.executors[executor];
    const TimeMs born = record.added != kNoTime ? record.added : snapshot.begin();
    const TimeMs died = record.removed != kNoTime ? record.removed : snapshot.time;
    result.coreMs += std::max<TimeMs>(0, std::min(died, result.to) - std::max(born, result.from));
    ++result.slots;
}

TimelineMeasure measureRows(const TimelineScene &scene, TimeMs from, TimeMs to, int top, int bottom)
{
    TimelineMeasure result;
    result.from = std::min(from, to);
    result.to = std::max(from, to);
    if (!scene.snapshot)
        return result;
    const auto [first, last] = scene.layout->between(top, bottom);
    const auto executor = [&](Row row) {
        for (std::uint32_t slot = 0; slot < RowLayout::slots(*scene.snapshot, row); ++slot)
            measureSlot(scene, row, slot, result);
    };
    for (std::size_t i = first; i < last; ++i) {
        const TimelineRow &row = scene.layout->rows()[i];
        if (row.kind == RowKind::Slot)
            measureSlot(scene, row.executor, row.lane, result);
        else if (row.kind == RowKind::Executor && row.folded)
            executor(row.executor);
    }
    if (result.slots == 0) {
        for (Row row = 0; row < scene.snapshot->executors.size(); ++row)
            executor(row);
    }
    return result;
}

} // namespace cinderscope
