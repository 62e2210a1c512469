// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelinescene.h"

namespace cinderscope {

//! Figures of a part of the timeline.
struct TimelineMeasure
{
    TimeMs from = kNoTime, to = kNoTime;
    std::uint64_t tasks = 0;  //!< that ran at some moment within it, running ones included
    std::uint64_t failed = 0; //!< of them; ended within it or not
    std::uint64_t killed = 0;
    std::int64_t busyMs = 0; //!< core time used within it
    std::int64_t coreMs = 0; //!< core time of the slots within it while their executors lived
    int slots = 0;           //!< task slots that it covers
    //! Busy share, 0 … 1; negative when there was no core.
    double utilisation() const { return coreMs > 0 ? std::min(1.0, double(busyMs) / double(coreMs)) : -1; }
};

//! Over all slots, or those of the rows in [top, bottom) (pixels of the layout) if those hold any. Exact; costs log n a
//! slot.
TimelineMeasure measureRows(const TimelineScene &scene, TimeMs from, TimeMs to, int top, int bottom);

//! Adds what a slot did.
void measureSlot(const TimelineScene &scene, Row executor, std::uint32_t slot, TimelineMeasure &result);

} // namespace cinderscope
