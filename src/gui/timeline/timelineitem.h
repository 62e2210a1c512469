// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/timeline/lanegeometry.h"

#include <optional>

namespace cinderscope {

//! What lies under the pointer.
struct TimelineItem
{
    enum class Kind
    {
        None,
        Sql,
        Job,
        Stage,
        Task,
        RunningTask,
        Crowd, //!< several bars that share the pixel
        Executor,
        Section,
        Graph
    };
    Kind kind = Kind::None;
    TimelineSection section = TimelineSection::Sql;
    Row row = kNoRow;      //!< in the table of its kind; of a running task: its place in Snapshot::running
    Row executor = kNoRow; //!< of tasks, crowds of tasks and executors
    std::uint32_t lane = 0;
    TimeMs start = kNoTime, end = kNoTime;
    std::int64_t taskId = -1; //!< of tasks: stays when a running task ends
    // of a crowd
    std::uint64_t count = 0, failed = 0;
    std::int64_t busy = 0;

    bool operator==(const TimelineItem &other) const
    {
        return kind == other.kind && section == other.section && row == other.row && executor == other.executor &&
               lane == other.lane && start == other.start && taskId == other.taskId;
    }
};

//! The item at a place of the scene (device-independent pixels). Made of the same geometry as the picture.
TimelineItem itemAt(const TimelineScene &scene, double ratio, const QPoint &place);
//! Where an item is in the scene, or an empty rectangle; not cut to what is visible.
QRect itemRect(const TimelineScene &scene, const TimelineItem &item);
//! The item that shows a target, if there is one.
std::optional<TimelineItem> itemOf(const TimelineScene &scene, const Target &target);
//! What a click on the item asks for.
std::optional<Target> targetOf(const Snapshot &snapshot, const TimelineItem &item);

} // namespace cinderscope
