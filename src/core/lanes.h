// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace cinderscope {

//! Lowest free number, for packing jobs, stages and SQL executions into as few rows as possible.
class LanePacker
{
public:
    std::uint16_t take();
    void release(std::uint16_t lane);
    //! Number of lanes ever needed.
    std::uint16_t count() const { return static_cast<std::uint16_t>(m_used.size()); }

private:
    std::vector<bool> m_used;
};

//! When a lane is taken, as spans in the order of time. Pauses shorter than what a hand-over takes are not kept, and
//! longer ones not where a lane has more than kMost spans: a task may then be told that it does not fit though it does.
class BusySpans
{
public:
    static constexpr std::size_t kMost = 1024;

    //! Whether nothing else is in [from, to]. The span before it may end up to \a handOver after \a from, the next may
    //! begin a little before \a to; \a before is when the span before it ends.
    bool isFree(TimeMs from, TimeMs to, TimeMs handOver, TimeMs &before) const;
    void add(TimeMs from, TimeMs to);

private:
    void mergeWithin(TimeMs gap);

    std::vector<std::pair<TimeMs, TimeMs>> m_spans;
    TimeMs m_gap = 0; //!< 0: that of a hand-over
};

//! The task slots of one executor. Spark starts a task as soon as a core is free and logs the end of the task
//! before some milliseconds later (the result is fetched in between: CoarseGrainedSchedulerBackend.statusUpdate,
//! TaskResultGetter), so more tasks seem to run than there are cores. Such a task waits without a slot until the
//! end it replaces comes, and takes that slot: an executor has as many lanes as it used cores.
class ExecutorLanes
{
public:
    static constexpr std::uint32_t kNoSlot = 0xffffffffu;
    static constexpr std::uint32_t kMaxSlots = 4096; //!< beyond it, tasks share the last lane

    //! A task started; kNoSlot when it has to wait. \a cores 0: unknown, no limit.
    std::uint32_t start(std::int64_t taskId, std::int32_t cores);
    //! The task in \a slot ended. Returns the id of a waiting task that takes the slot, or -1.
    std::int64_t release(std::uint32_t slot);
    //! The waiting task ended without a slot.
    void forget(std::int64_t taskId);
    //! A lane for an ended task that never had a slot: of those that are free in its time (tasks may come in any order:
    //! REST gives the newest stages first) the one whose task before it ended latest. \a waited: it started while all
    //! cores were taken, so it follows a task whose end was logged late.
    std::uint32_t fit(TimeMs launch, TimeMs finish, bool waited);
    void append(std::uint32_t slot, const LaneEntry &entry);

    std::uint32_t count() const { return static_cast<std::uint32_t>(m_slots.size()); }
    //! The lanes as they are; the same object while nothing was appended.
    std::shared_ptr<const std::vector<SlotLane>> publish(Row executor);

private:
    struct Slot
    {
        LaneIndex index;
        BusySpans spans;
        bool busy = false;
    };
    std::vector<std::unique_ptr<Slot>> m_slots;
    std::deque<std::int64_t> m_waiting;
    std::int32_t m_busy = 0;
    bool m_changed = true;
    std::shared_ptr<const std::vector<SlotLane>> m_published;
};

} // namespace cinderscope
