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

std::uint32_t ExecutorLanes::fit(TimeMs launch)
{
    std::uint32_t best = kNoSlot;
    for (std::uint32_t slot = 0; slot < m_slots.size(); ++slot) {
        const Slot &candidate = *m_slots[slot];
        if (candidate.busy || candidate.lastFinish > launch + kHandOver)
            continue;
        if (best == kNoSlot || candidate.lastFinish > m_slots[best]->lastFinish)
            best = slot;
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
    lane.lastFinish = std::max(lane.lastFinish, entry.end);
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
