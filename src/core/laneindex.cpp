// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laneindex.h"

#include <bit>

namespace cinderscope {

namespace {

std::uint8_t traitsOf(const LaneEntry &entry)
{
    return static_cast<std::uint8_t>((static_cast<unsigned>(entry.status) & 3) |
                                     (static_cast<unsigned>(entry.locality) & 7) << 2 |
                                     (static_cast<unsigned>(entry.phase) & 7) << 5);
}

} // namespace

void LaneIndex::append(const LaneEntry &given)
{
    LaneEntry entry = given;
    entry.start = std::clamp(given.start, -kFarthest, kFarthest);
    entry.end = std::clamp(given.end, entry.start, kFarthest);
    entry.error = 0;
    m_start = size() == 0 ? entry.start : std::min(m_start, entry.start);
    m_end = size() == 0 ? entry.end : std::max(m_end, entry.end);
    m_tail.push_back(entry);

    Node node;
    node.start = entry.start;
    node.end = entry.end;
    node.busy = entry.end - entry.start;
    node.failed = entry.status == TaskStatus::Failed;
    node.killed = entry.status == TaskStatus::Killed;
    node.traits = traitsOf(entry);
    node.longest = entry.row;
    node.group = entry.group;
    std::int64_t longest = node.busy;
    for (std::size_t level = 0; level < kLevels; ++level) {
        if (m_openCount[level] == 0) {
            m_open[level] = node;
            m_openLongest[level] = longest;
        } else {
            merge(m_open[level], m_openLongest[level], node, longest);
        }
        if (++m_openCount[level] < kFanOut)
            return;
        node = m_open[level];
        longest = m_openLongest[level];
        if (level == 0)
            sealTail(node.start, node.end);
        m_levels[level].push_back(node);
        m_openCount[level] = 0;
    }
}

void LaneIndex::sealTail(TimeMs start, TimeMs end)
{
    Block block;
    const auto bits = std::bit_width(static_cast<std::uint64_t>(end - start));
    block.shift = static_cast<std::uint8_t>(bits > 16 ? bits - 16 : 0);
    block.leastGroup = kNoRow;
    for (const LaneEntry &entry : m_tail)
        block.leastGroup = std::min(block.leastGroup, entry.group);
    for (std::size_t i = 0; i < kFanOut; ++i) {
        const LaneEntry &entry = m_tail[i];
        block.rows[i] = entry.row;
        block.start[i] = static_cast<std::uint16_t>((entry.start - start) >> block.shift);
        block.end[i] = static_cast<std::uint16_t>((entry.end - start) >> block.shift);
        block.group[i] = static_cast<std::uint8_t>(std::min<Row>(entry.group - block.leastGroup, kFarGroup));
        block.traits[i] = traitsOf(entry);
    }
    m_blocks.push_back(block);
    m_tail.clear();
}

void LaneIndex::merge(Node &into, std::int64_t &longestBusy, const Node &node, std::int64_t busy)
{
    into.start = std::min(into.start, node.start);
    into.end = std::max(into.end, node.end);
    if (__builtin_add_overflow(into.busy, node.busy, &into.busy))
        into.busy = INT64_MAX;
    into.failed += node.failed;
    into.killed = std::min<std::uint32_t>(into.killed + node.killed, (1u << 24) - 1);
    if (busy > longestBusy) {
        longestBusy = busy;
        into.longest = node.longest;
        into.group = node.group;
        into.traits = node.traits;
    }
}

LaneIndex::View LaneIndex::view() const
{
    View view;
    view.m_blocks = m_blocks.view();
    for (std::size_t level = 0; level < kLevels; ++level)
        view.m_levels[level] = m_levels[level].view();
    view.m_tail = m_tail;
    view.m_start = m_start;
    view.m_end = m_end;
    return view;
}

} // namespace cinderscope
