// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/rowlayout.h"

namespace cinderscope {

namespace {

constexpr int kMostBarLane = 20;
constexpr int kSectionGap = 6;
constexpr int kTallHeader = 20; // executor titles
constexpr int kSmallHeader = 15;
constexpr int kCompactLane = 6; // below it titles are small

int barLaneHeight(std::size_t lanes)
{
    if (lanes <= 8)
        return kMostBarLane;
    return lanes <= 20 ? 12 : lanes <= 60 ? 7 : 4;
}

} // namespace

std::uint32_t RowLayout::slots(const Snapshot &snapshot, Row executor)
{
    const bool known = executor < snapshot.lanes.size() && snapshot.lanes[executor];
    return std::max<std::uint32_t>(1, known ? static_cast<std::uint32_t>(snapshot.lanes[executor]->size()) : 0);
}

RowLayout::RowLayout(const Snapshot &snapshot, const BarViews &bars, const RowChoices &choices, int place)
{
    for (int s = 0; s < 3; ++s) {
        const auto section = static_cast<TimelineSection>(s);
        const std::size_t lanes = bars.lanes[std::size_t(s)].size();
        if (choices.hidden[std::size_t(s)] || lanes == 0)
            continue;
        const bool folded = choices.folded[std::size_t(s)];
        add({.kind = RowKind::Section, .section = section, .folded = folded}, kSectionHeight);
        for (std::uint32_t lane = 0; !folded && lane < lanes; ++lane)
            add({.kind = RowKind::Bars, .section = section, .lane = lane}, barLaneHeight(lanes));
        m_height += kSectionGap;
    }
    if (choices.hidden[std::size_t(TimelineSection::Executors)] || snapshot.executors.empty())
        return;
    const bool folded = choices.folded[std::size_t(TimelineSection::Executors)];
    add({.kind = RowKind::Section, .section = TimelineSection::Executors, .folded = folded}, kSectionHeight);
    if (folded)
        return;

    const auto isFolded = [&choices](Row executor) {
        return choices.executorsFolded != choices.toggledExecutors.contains(executor);
    };
    const auto executors = static_cast<Row>(snapshot.executors.size());
    std::int64_t lanes = 0;
    for (Row executor = 0; executor < executors; ++executor)
        lanes += isFolded(executor) ? 0 : slots(snapshot, executor);
    const auto heightFor = [&](int header) {
        const std::int64_t left = place - m_height - std::int64_t(executors) * header;
        return static_cast<int>(std::clamp<std::int64_t>(lanes > 0 ? left / lanes : kMostLane, kLeastLane, kMostLane));
    };
    int header = kTallHeader;
    m_laneHeight = heightFor(header);
    if (m_laneHeight < kCompactLane) {
        header = kSmallHeader;
        m_laneHeight = std::min(heightFor(header), kCompactLane);
    }
    m_rows.reserve(m_rows.size() + executors + std::size_t(lanes));
    for (Row executor = 0; executor < executors; ++executor) {
        const bool shut = isFolded(executor);
        add({.kind = RowKind::Executor, .section = TimelineSection::Executors, .folded = shut, .executor = executor},
            header);
        const std::uint32_t count = shut ? 0 : slots(snapshot, executor);
        for (std::uint32_t lane = 0; lane < count; ++lane)
            add({.kind = RowKind::Slot, .section = TimelineSection::Executors, .executor = executor, .lane = lane},
                m_laneHeight);
    }
    m_height += kSectionGap;
}

void RowLayout::add(TimelineRow row, int height)
{
    constexpr int kHighest = 1 << 30; // hostile numbers of executors
    if (m_height > kHighest)
        return;
    row.y = m_height;
    row.height = height;
    m_height += height;
    m_rows.push_back(row);
}

std::pair<std::size_t, std::size_t> RowLayout::between(int top, int bottom) const
{
    const auto first = std::partition_point(m_rows.begin(), m_rows.end(),
                                            [top](const TimelineRow &row) { return row.bottom() <= top; });
    const auto last =
        std::partition_point(first, m_rows.end(), [bottom](const TimelineRow &row) { return row.y < bottom; });
    return {std::size_t(first - m_rows.begin()), std::size_t(last - m_rows.begin())};
}

const TimelineRow *RowLayout::at(int y) const
{
    const auto [first, last] = between(y, y + 1);
    return first < last ? &m_rows[first] : nullptr;
}

} // namespace cinderscope
