// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/stagetasklist.h"

#include "discovery/restreaders.h"
#include "ingest/jsonaccess.h"

#include <algorithm>
#include <limits>

namespace cinderscope {

namespace {

constexpr std::int64_t kGap = 50;       // places between two running tasks that are read along with them
constexpr std::int64_t kMostRanges = 8; // in one pass; the rest with the next
constexpr std::int64_t kFirstBackoff = 1'000, kLongestBackoff = 30'000;
constexpr int kMostDryPasses = 8; // over tasks that a finished stage still calls running

std::int64_t idOf(const simdjson::dom::element &element)
{
    simdjson::dom::object object;
    return element.get(object) ? -1 : json::number(object, "taskId", -1);
}

} // namespace

void StageTaskList::setCounts(std::int64_t active, std::int64_t ended, bool terminal)
{
    if (m_complete && ended > m_ended) // a task of an ended stage that ended now
        m_complete = false;
    m_active = active;
    m_ended = ended;
    m_terminal = terminal;
    m_fresh = true;
    if (terminal && !m_passing && ended == m_known && m_open.empty())
        m_complete = true;
}

bool StageTaskList::wantsPage(std::int64_t now) const
{
    return nextTime() <= now;
}

std::int64_t StageTaskList::nextTime() const
{
    constexpr auto kNever = std::numeric_limits<std::int64_t>::max();
    if (m_passing)
        return 0;
    if (m_complete)
        return kNever;
    if (m_terminal || (m_fresh && (m_ended != m_known || m_active != std::int64_t(m_open.size()))))
        return m_notBefore;
    return kNever;
}

std::int32_t StageTaskList::pageLength() const
{
    // each page makes the driver sort the stage's tasks once
    return static_cast<std::int32_t>(std::clamp<std::int64_t>((m_ended + m_active) / 20, kPage, 4 * kPage));
}

void StageTaskList::beginPass()
{
    m_passing = true;
    m_fresh = false;
    m_passTerminal = m_terminal;
    m_anchored = true;
    m_news = 0;
    m_ranges.clear();
    for (const auto &[id, place] : m_open) {
        if (!m_ranges.empty() && place <= m_ranges.back().offset + m_ranges.back().length + kGap &&
            place - m_ranges.back().offset < kPage)
            m_ranges.back().length = place - m_ranges.back().offset + 1;
        else
            m_ranges.push_back({place, 1});
    }
    m_from = std::max<std::int64_t>(0, m_tail - 1);
    if (!m_ranges.empty() && m_tail - m_ranges.back().offset <= kPage / 2) {
        m_from = m_ranges.back().offset; // one request for both
        m_ranges.pop_back();
    }
    if (std::int64_t(m_ranges.size()) > kMostRanges) { // another part each time, so that each gets its turn
        std::rotate(m_ranges.begin(), m_ranges.begin() + m_tail % std::int64_t(m_ranges.size()), m_ranges.end());
        m_ranges.resize(kMostRanges);
    }
    std::reverse(m_ranges.begin(), m_ranges.end());
}

TaskPage StageTaskList::nextPage()
{
    if (!m_passing)
        beginPass();
    if (m_searching)
        return {m_stageId, m_attempt, (m_low + m_high) / 2, 1};
    if (!m_ranges.empty())
        return {m_stageId, m_attempt, m_ranges.back().offset, static_cast<std::int32_t>(m_ranges.back().length)};
    return {m_stageId, m_attempt, m_from, pageLength()};
}

bool StageTaskList::anchorsHold(const TaskPage &page, const simdjson::dom::array &tasks) const
{
    // walks both in order: an element by its index would cost a walk each
    std::map<std::int64_t, std::int64_t> expected; // place -> id
    for (const auto &[id, place] : m_open) {
        if (place >= page.offset && place < page.offset + page.length)
            expected.emplace(place, id);
    }
    if (m_anchored && m_tail > 0 && page.offset <= m_tail - 1 && m_tail - 1 < page.offset + page.length)
        expected.emplace(m_tail - 1, m_lastId);
    std::int64_t place = page.offset;
    auto next = expected.begin();
    for (const simdjson::dom::element task : tasks) {
        if (next == expected.end())
            return true;
        if (place++ != next->first)
            continue;
        if (idOf(task) != next->second)
            return false;
        ++next;
    }
    return next == expected.end();
}

void StageTaskList::beginSearch()
{
    m_searching = true;
    m_ranges.clear();
    m_low = 0;
    m_high = m_tail;
    for (auto &[id, place] : m_open)
        place = -1; // not known until it is seen again
}

void StageTaskList::searchStep(const TaskPage &page, const simdjson::dom::array &tasks)
{
    const std::int64_t target = m_open.empty() ? m_lastId + 1 : m_open.begin()->first;
    const auto first = tasks.begin();
    if (first == tasks.end() || idOf(*first) >= target)
        m_high = page.offset;
    else
        m_low = page.offset + 1;
    if (m_low < m_high)
        return;
    m_searching = false;
    m_anchored = false;
    m_from = m_tail = m_low;
}

void StageTaskList::takeOne(const TaskEnd &task, std::int64_t position, const Sink &sink)
{
    const std::int64_t id = task.info.taskId;
    const bool running = task.reason.status == TaskStatus::Running;
    if (id > m_lastId) {
        m_lastId = id;
        if (running)
            m_open.emplace(id, position);
    } else {
        const auto open = m_open.find(id);
        if (open == m_open.end())
            return; // known
        open->second = position;
        if (running)
            return;
        m_open.erase(open);
    }
    ++m_news;
    if (!running) {
        ++m_known;
        m_peak = std::max(m_peak, task.metrics[metricIndex(TaskColumn::PeakExecutionMemory)]);
        m_result = std::max(m_result, task.metrics[metricIndex(TaskColumn::ResultSize)]);
    }
    sink(task);
}

void StageTaskList::take(const TaskPage &page, const simdjson::dom::array &tasks, std::int64_t now, const Sink &sink)
{
    if (!m_passing)
        return;
    if (m_searching) {
        searchStep(page, tasks);
        return;
    }
    if (!anchorsHold(page, tasks)) {
        beginSearch();
        if (m_low == m_high) { // nothing is known: from the beginning
            m_searching = false;
            m_anchored = false;
            m_from = m_tail = 0;
        }
        return;
    }
    const bool atEnd = m_ranges.empty();
    std::int64_t count = 0;
    for (const simdjson::dom::element element : tasks) {
        if (count >= page.length)
            break; // more than was asked for
        if (const auto task = rest::taskEnd(element, m_stageId, m_attempt))
            takeOne(*task, page.offset + count, sink);
        ++count;
    }
    if (!atEnd) {
        m_ranges.pop_back();
        return;
    }
    m_tail = std::max(m_tail, page.offset + count);
    m_anchored = true;
    if (count < page.length)
        endPass(now);
    else
        m_from = std::max<std::int64_t>(0, m_tail - 1);
}

void StageTaskList::endPass(std::int64_t now)
{
    m_passing = false;
    std::erase_if(m_open, [](const auto &entry) { return entry.second < 0; }); // dropped by Spark meanwhile
    m_dryPasses = m_news == 0 ? m_dryPasses + 1 : 0;
    m_backoff = m_news == 0 ? std::clamp(m_backoff * 2, kFirstBackoff, kLongestBackoff) : 0;
    m_notBefore = now + m_backoff;
    if (!m_passTerminal)
        return;
    if (m_open.empty() && (m_known >= m_ended || m_dryPasses > 0))
        m_complete = true;
    else if (m_dryPasses >= kMostDryPasses)
        m_complete = true;
    else if (m_backoff == 0)
        m_notBefore = now + kFirstBackoff;
}

void StageTaskList::giveUp()
{
    m_passing = m_searching = false;
    m_complete = true;
}

} // namespace cinderscope
