// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/applicationstore.h"
#include "discovery/restprogress.h"
#include "discovery/taskqueue.h"

#include <simdjson.h>

#include <map>
#include <set>
#include <string>
#include <vector>

namespace cinderscope {

//! Puts lists of REST records into a store in the order of time, so that lanes and the history of cores come out as if
//! the events had been seen: a job that is new and has ended is first told as running. Keeps the books of what is
//! known (RestProgress, TaskQueue). Records that are no objects or have no id are counted as unreadable.
class StoreFeeder
{
public:
    using Element = simdjson::dom::element;
    using Elements = std::vector<Element>;
    //! The entries of a list; the element itself where it is an object; nothing otherwise.
    static Elements elements(const Element &element);

    StoreFeeder(ApplicationStore &store, RestProgress &progress, TaskQueue &tasks);

    //! \a attempt: the one that is wanted, where there are several. False: none.
    bool application(const Element &element, Text attempt = {});
    void environment(const Element &element);
    //! Return the ids that were there.
    std::set<std::int32_t> jobs(const Elements &elements);
    std::set<std::pair<std::int32_t, std::int32_t>> stages(const Elements &elements);
    void executors(const Elements &elements);
    struct SqlPage
    {
        std::int64_t records = 0, first = -1, last = -1; //!< ids
    };
    SqlPage sql(const Elements &elements);
    std::size_t taskPage(const TaskPage &page, const simdjson::dom::array &array, StageTaskList &list,
                         std::int64_t now);

    const std::set<std::int64_t> &runningSql() const { return m_sqlRunning; }
    void forgetSql(std::int64_t executionId) { m_sqlRunning.erase(executionId); }

    std::uint64_t records() const { return m_records; } //!< applied so far

    //! From now on the stages of a job that is new are asked for right after it: they get their rows with it.
    void setListed() { m_listed = true; }

private:
    void nameStages(const JobSummary &job);
    void applyPending(std::int32_t stageId, std::int32_t attempt, Text name);
    void count(const char *kind, std::uint64_t records = 1);
    void countUnreadable(const char *kind);

    ApplicationStore &m_store;
    RestProgress &m_progress;
    TaskQueue &m_tasks;
    std::map<std::string, ExecutorMetricValues, std::less<>> m_peaks; // last told, by executor
    std::set<std::int64_t> m_sqlRunning, m_sqlEnded;
    std::set<std::int32_t> m_named; // stages that only a job told of
    std::uint64_t m_records = 0;
    bool m_listed = false;
};

} // namespace cinderscope
