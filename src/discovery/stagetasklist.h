// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/events.h"

#include <simdjson.h>

#include <cstdint>
#include <functional>
#include <map>
#include <vector>

namespace cinderscope {

//! A part of a stage attempt's task list to ask for:
//! stages/<stageId>/<attempt>/taskList?offset=<offset>&length=<length>&sortBy=ID
struct TaskPage
{
    std::int32_t stageId = -1, attempt = 0;
    std::int64_t offset = 0;
    std::int32_t length = 0;
};

//! What is known of the tasks of one stage attempt, and what has to be asked for to know more. No task that has ended
//! is asked for again: sorted by id a list only grows at its end, so a pass reads what is new there and the places of
//! the tasks that still ran. Where Spark drops old tasks (spark.ui.retainedTasks) the places shift; an anchor (the last
//! known task, or one that runs) tells, and the new place is found by bisection with single-task pages.
//! Asks nobody itself. Times are of a monotonic clock, ms.
class StageTaskList
{
public:
    //! Gets a task that is new (reason.status Running) or one that has ended; each at most once in each of both forms.
    using Sink = std::function<void(const TaskEnd &)>;

    StageTaskList(std::int32_t stageId, std::int32_t attempt) : m_stageId(stageId), m_attempt(attempt) {}

    std::int32_t stageId() const { return m_stageId; }
    std::int32_t attempt() const { return m_attempt; }
    //! The stage's counters as Spark tells them now; \a terminal: it is complete, failed or skipped.
    void setCounts(std::int64_t active, std::int64_t ended, bool terminal);
    bool wantsPage(std::int64_t now) const;
    //! When wantsPage() can become true without new counters; INT64_MAX: never.
    std::int64_t nextTime() const;
    //! Only where wantsPage().
    TaskPage nextPage();
    //! The answer to nextPage().
    void take(const TaskPage &page, const simdjson::dom::array &tasks, std::int64_t now, const Sink &sink);
    //! The answer cannot be had any more (the stage was dropped): nothing further is asked for.
    void giveUp();

    bool isTerminal() const { return m_terminal; }
    //! All its tasks have ended and are known, or cannot be had.
    bool isComplete() const { return m_complete; }
    std::int64_t known() const { return m_known; } //!< ended tasks given to the sink
    std::int64_t ended() const { return m_ended; } //!< as Spark counts
    //! Ended tasks that were not read (yet).
    std::int64_t missing() const { return m_ended > m_known ? m_ended - m_known : 0; }

    std::int64_t greatestPeakMemory() const { return m_peak; } //!< bytes; of the known ones
    std::int64_t greatestResultSize() const { return m_result; }

    static constexpr std::int32_t kPage = 1000;

private:
    struct Range
    {
        std::int64_t offset = 0, length = 0;
    };

    void beginPass();
    void endPass(std::int64_t now);
    bool anchorsHold(const TaskPage &page, const simdjson::dom::array &tasks) const;
    void beginSearch();
    void searchStep(const TaskPage &page, const simdjson::dom::array &tasks);
    void takeOne(const TaskEnd &task, std::int64_t position, const Sink &sink);
    std::int32_t pageLength() const;

    std::int32_t m_stageId, m_attempt;
    std::int64_t m_active = 0, m_ended = 0, m_known = 0;
    bool m_terminal = false, m_fresh = false, m_complete = false;
    std::map<std::int64_t, std::int64_t> m_open; // running tasks: id -> place
    std::int64_t m_lastId = -1, m_tail = 0;      // greatest id seen, number of places seen

    bool m_passing = false, m_searching = false, m_passTerminal = false, m_anchored = true;
    std::vector<Range> m_ranges; // of this pass, last first
    std::int64_t m_from = 0;     // where the end of the list is read from
    std::int64_t m_low = 0, m_high = 0;
    std::int64_t m_news = 0;
    std::int64_t m_backoff = 0, m_notBefore = 0;
    int m_dryPasses = 0;
    std::int64_t m_peak = 0, m_result = 0;
};

} // namespace cinderscope
