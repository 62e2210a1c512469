// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/taskqueue.h"

#include <algorithm>
#include <limits>

namespace cinderscope {

namespace {
constexpr std::int64_t kInterestFactor = 4; // a bound for servers that never stop to list tasks
}

void TaskQueue::setInterest(std::int32_t stageId, std::int32_t attempt)
{
    m_interest = {stageId, attempt};
}

void TaskQueue::setStage(const StageSummary &summary)
{
    const Key key{summary.stage.stageId, summary.stage.attempt};
    if (summary.status == StageStatus::Pending || summary.status == StageStatus::Skipped)
        return;
    Entry &entry = m_stages.try_emplace(key, Entry{StageTaskList(key.first, key.second)}).first->second;
    const bool terminal = summary.status != StageStatus::Running;
    entry.watched = entry.watched || !terminal;
    entry.list.setCounts(summary.activeTasks,
                         std::int64_t(summary.completedTasks) + summary.failedTasks + summary.killedTasks, terminal);
}

bool TaskQueue::allowed(const Key &key, const Entry &entry) const
{
    if (key == m_interest)
        return m_read < kInterestFactor * m_limits.all;
    return m_read < m_limits.all && (entry.watched || m_readBackground < m_limits.background);
}

std::optional<TaskQueue::Choice> TaskQueue::next(std::int64_t now)
{
    if (const auto found = m_stages.find(m_interest); found != m_stages.end() && found->second.list.wantsPage(now))
        return Choice{found->second.list.nextPage(), Urgency::Live};

    const auto ready = [&](const auto &item) {
        return item.second.list.wantsPage(now) && allowed(item.first, item.second);
    };
    // what ended while we watched, first: its last tasks free the lanes of their successors
    const auto ending = [&](const auto &item) {
        return item.second.watched && item.second.list.isTerminal() && ready(item);
    };
    if (const auto found = std::find_if(m_stages.begin(), m_stages.end(), ending); found != m_stages.end())
        return Choice{found->second.list.nextPage(), Urgency::Live};
    // running ones by turns
    const auto running = [&](const auto &item) { return item.second.watched && ready(item); };
    auto chosen = std::find_if(m_stages.upper_bound(m_turn), m_stages.end(), running);
    if (chosen == m_stages.end())
        chosen = std::find_if(m_stages.begin(), m_stages.end(), running);
    if (chosen != m_stages.end()) {
        m_turn = chosen->first;
        return Choice{chosen->second.list.nextPage(), Urgency::Live};
    }
    const auto oldest = std::find_if(m_stages.rbegin(), m_stages.rend(), ready);
    if (oldest != m_stages.rend())
        return Choice{oldest->second.list.nextPage(), Urgency::Background};
    return {};
}

std::int64_t TaskQueue::nextTime() const
{
    std::int64_t time = std::numeric_limits<std::int64_t>::max();
    for (const auto &[key, entry] : m_stages) {
        if (allowed(key, entry))
            time = std::min(time, entry.list.nextTime());
    }
    return time;
}

StageTaskList *TaskQueue::find(std::int32_t stageId, std::int32_t attempt)
{
    const auto found = m_stages.find({stageId, attempt});
    return found == m_stages.end() ? nullptr : &found->second.list;
}

void TaskQueue::countRead(const TaskPage &page, std::int64_t tasks)
{
    m_read += tasks;
    const auto found = m_stages.find({page.stageId, page.attempt});
    if (found != m_stages.end() && !found->second.watched)
        m_readBackground += tasks;
}

TaskCoverage TaskQueue::coverage() const
{
    TaskCoverage coverage;
    for (const auto &[key, entry] : m_stages) {
        coverage.ended += std::max(entry.list.ended(), entry.list.known()); // Spark's counters lag behind its tasks
        coverage.known += entry.list.known();
        const std::int64_t missing = entry.list.missing();
        if (missing == 0)
            continue;
        const bool permitted = allowed(key, entry);
        coverage.limitReached = coverage.limitReached || (!permitted && !entry.list.isComplete());
        (permitted && !entry.list.isComplete() ? coverage.waiting : coverage.beyond) += missing;
    }
    return coverage;
}

} // namespace cinderscope
