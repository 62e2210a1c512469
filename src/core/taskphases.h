// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace cinderscope {

//! Where the time of a task goes, in the order in which Spark draws it.
enum class TaskPhase : std::uint8_t
{
    SchedulerDelay,
    Deserialisation,
    ShuffleRead, //!< waiting for remote blocks
    Compute,
    ShuffleWrite,
    ResultSerialisation,
    GettingResult,
    Count
};
inline constexpr std::size_t kTaskPhaseCount = static_cast<std::size_t>(TaskPhase::Count);

//! Milliseconds of each phase; they sum up to the duration exactly.
using TaskPhases = std::array<std::int64_t, kTaskPhaseCount>;

//! What the phases are computed from; the task columns of the same names. All in ms but shuffleWriteNs.
struct TaskPhaseInput
{
    std::int64_t duration = 0;
    std::int64_t gettingResult = 0; //!< TaskColumn::GettingResult: ms after launch; 0 = not fetched apart
    bool hasMetrics = false;
    std::int64_t deserializeTime = 0, runTime = 0, serializationTime = 0, fetchWaitTime = 0, shuffleWriteNs = 0;
};

//! The arithmetic of Spark's UI (AppStatusUtils.schedulerDelay and gettingResultTime, StagePage.makeTimeline, the same
//! from Spark 2.4 to 4.3): delay = duration - run - deserialisation - serialisation - getting the result, not below 0;
//! shuffle read = fetch wait; computing = what is left. Executor and driver have different clocks, so that the parts
//! can be longer than the whole, which Spark draws beyond the bar: here the later ones are cut.
constexpr TaskPhases taskPhases(const TaskPhaseInput &in)
{
    TaskPhases phases{};
    const std::int64_t whole = std::max<std::int64_t>(0, in.duration);
    std::int64_t left = whole;
    const auto take = [&](TaskPhase phase, std::int64_t wanted) {
        const std::int64_t taken = std::clamp<std::int64_t>(wanted, 0, left);
        phases[static_cast<std::size_t>(phase)] = taken;
        left -= taken;
        return taken;
    };
    const std::int64_t getting =
        take(TaskPhase::GettingResult, in.gettingResult > 0 ? whole - std::min(in.gettingResult, whole) : 0);
    if (in.hasMetrics) {
        const std::int64_t deserialize = take(TaskPhase::Deserialisation, in.deserializeTime);
        const std::int64_t serialize = take(TaskPhase::ResultSerialisation, in.serializationTime);
        const std::int64_t run = std::clamp<std::int64_t>(in.runTime, 0, whole);
        take(TaskPhase::SchedulerDelay, whole - run - deserialize - serialize - getting);
        take(TaskPhase::ShuffleRead, in.fetchWaitTime);
        take(TaskPhase::ShuffleWrite, in.shuffleWriteNs / 1'000'000);
    }
    phases[static_cast<std::size_t>(TaskPhase::Compute)] = left;
    return phases;
}

//! The longest phase.
constexpr TaskPhase dominantPhase(const TaskPhases &phases)
{
    std::size_t best = static_cast<std::size_t>(TaskPhase::Compute);
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (phases[i] > phases[best])
            best = i;
    }
    return static_cast<TaskPhase>(best);
}

} // namespace cinderscope
