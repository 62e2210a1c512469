// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/stagetasklist.h"

#include <map>
#include <optional>

namespace cinderscope {

//! How many of an application's ended tasks were read, for the person to see.
struct TaskCoverage
{
    std::int64_t ended = 0;   //!< as Spark counts, over all stages that it still lists
    std::int64_t known = 0;   //!< in the store
    std::int64_t waiting = 0; //!< still to be read
    std::int64_t beyond = 0;  //!< not read since limits were reached, or dropped by Spark before they were read
    bool limitReached = false;

    bool operator==(const TaskCoverage &) const = default;
};

struct TaskLimits
{
    std::int64_t background = 200'000; //!< tasks of stages that had ended before we came
    std::int64_t all = 1'000'000;      //!< tasks altogether; of the stage of interest on up to four times as many
};

//! Which task list to read next: the stage that somebody looks at, then those that ended while we watched, then those
//! that run, then the older ones, newest first.
class TaskQueue
{
public:
    enum class Urgency
    {
        Live,
        Background
    };
    struct Choice
    {
        TaskPage page;
        Urgency urgency = Urgency::Live;
    };

    void setLimits(const TaskLimits &limits) { m_limits = limits; }
    //! -1: none.
    void setInterest(std::int32_t stageId, std::int32_t attempt);
    void setStage(const StageSummary &summary);
    std::optional<Choice> next(std::int64_t now);
    //! When next() can give something without news; INT64_MAX: never.
    std::int64_t nextTime() const;
    StageTaskList *find(std::int32_t stageId, std::int32_t attempt);
    void countRead(const TaskPage &page, std::int64_t tasks);
    TaskCoverage coverage() const;

private:
    using Key = std::pair<std::int32_t, std::int32_t>; // stage id, attempt
    struct Entry
    {
        StageTaskList list;
        bool watched = false; // was seen while it ran
    };

    bool allowed(const Key &key, const Entry &entry) const;

    std::map<Key, Entry> m_stages;
    Key m_interest{-1, -1};
    Key m_turn{-1, -1}; // running stage that was served last
    TaskLimits m_limits;
    std::int64_t m_read = 0, m_readBackground = 0;
};

} // namespace cinderscope
