// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lanes.h"

#include <algorithm>

namespace cinderscope {

namespace {
//! A task's launch may be this much before the logged finish of the task whose core it took.
constexpr TimeMs kHandOver = 100;
constexpr std::size_t kMaxLanes = 4096;
} // namespace

std::uint16_t LanePacker::take()
{
    const auto free = std::find(m_used.begin(), m_used.end(), false);
    if (free != m_used.end()) {
        *free = true;
        return static_cast<std::uint16_t>(free - m_used.begin());
    }
    if (m_used.size() < kMaxLanes)
        m_used.push_back(true);
    return static_cast<std::uint16_t>(m_used.size() - 1);
}

void LanePacker::release(std::uint16_t lane)
{
    if (lane < m_used.size())
        m_used[lane] = false;
}

std::uint32_t ExecutorLanes::start(std::int64_t taskId, std::int32_t cores)
{
    if (cores > 0 && m_busy >= cores) {
        m_waiting.push_back(taskId);
        return kNoSlot;
    }
    for (std::uint32_t slot = 0; slot < m_slots.size(); ++slot) {
        if (!m_slots[slot]->busy) {
            m_slots[slot]->busy = true;
            ++m_busy;
            return slot;
        }
    }
    if (m_slots.size() >= kMaxSlots) {
        m_waiting.push_back(taskId);
        return kNoSlot;
    }
    m_slots.push_back(std::make_unique<Slot>());
    m_slots.back()->busy = true;
    ++m_busy;
    m_changed = true;
    return static_cast<std::uint32_t>(m_slots.size() - 1);
}

std::int64_t ExecutorLanes::release(std::uint32_t slot)
{
    if (slot >= m_slots.size() || !m_slots[slot]->busy)
        return -1;
    if (m_waiting.empty()) {
        m_slots[slot]->busy = false;
        --m_busy;
        return -1;
    }
    const std::int64_t next = m_waiting.front();
    m_waiting.pop_front();
    return next;
}

void ExecutorLanes::forget(std::int64_t taskId)
{
    const auto found = std::find(m_waiting.begin(), m_waiting.end(), taskId);
    if (found != m_waiting.end())
        m_waiting.erase(found);
}

bool BusySpans::isFree(TimeMs from, TimeMs to, TimeMs handOver, TimeMs &before) const
{
    const auto after = std::partition_point(m_spans.begin(), m_spans.end(),
                                            [&](const auto &span) { return span.second <= from + handOver; });
    before = after == m_spans.begin() ? 0 : std::prev(after)->second;
    return after == m_spans.end() || after->first >= to - std::min(kHandOver, (to - from) / 2);
}

void BusySpans::add(TimeMs from, TimeMs to)
{
    const TimeMs gap = std::max(m_gap, kHandOver);
    // the spans that touch it, and it, become one
    const auto first = std::partition_point(m_spans.begin(), m_spans.end(),
                                            [&](const auto &span) { return span.second < from - gap; });
    auto last = first;
    for (; last != m_spans.end() && last->first <= to + gap; ++last) {
        from = std::min(from, last->first);
        to = std::max(to, last->second);
    }
    if (first == last) {
        m_spans.insert(first, {from, to});
    } else {
        *first = {from, to};
        m_spans.erase(std::next(first), last);
    }
    while (m_spans.size() > kMost)
        mergeWithin(std::max(m_gap, kHandOver) * 4);
}

void BusySpans::mergeWithin(TimeMs gap)
{
    m_gap = gap;
    std::size_t kept = 0;
    for (std::size_t i = 1; i < m_spans.size(); ++i) {
        if (m_spans[i].first - m_spans[kept].second <= gap)
            m_spans[kept].second = std::max(m_spans[kept].second, m_spans[i].second);
        else
            m_spans[++kept] = m_spans[i];
    }
    m_spans.resize(kept + 1);
}

std::uint32_t ExecutorLanes::fit(TimeMs launch, TimeMs finish, bool waited)
{
    const TimeMs handOver = waited ? kHandOver : std::min(kHandOver, (finish - launch) / 2);
    std::uint32_t best = kNoSlot;
    TimeMs latest = 0;
    for (std::uint32_t slot = 0; slot < m_slots.size(); ++slot) {
        TimeMs before = 0;
        if (m_slots[slot]->busy || !m_slots[slot]->spans.isFree(launch, finish, handOver, before))
            continue;
        if (best == kNoSlot || before > latest) {
            best = slot;
            latest = before;
        }
    }
    if (best != kNoSlot)
        return best;
    if (m_slots.size() >= kMaxSlots)
        return kMaxSlots - 1;
    m_slots.push_back(std::make_unique<Slot>());
    m_changed = true;
    return static_cast<std::uint32_t>(m_slots.size() - 1);
}

void ExecutorLanes::append(std::uint32_t slot, const LaneEntry &entry)
{
    Slot &lane = *m_slots[slot];
    lane.index.append(entry);
    lane.spans.add(entry.start, entry.end);
    m_changed = true;
}

std::shared_ptr<const std::vector<SlotLane>> ExecutorLanes::publish(Row executor)
{
    if (!m_changed)
        return m_published;
    auto lanes = std::make_shared<std::vector<SlotLane>>(m_slots.size());
    for (std::uint32_t slot = 0; slot < m_slots.size(); ++slot)
        (*lanes)[slot] = {executor, slot, m_slots[slot]->index.view()};
    m_published = std::move(lanes);
    m_changed = false;
    return m_published;
}

} // namespace cinderscope
