// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/barindex.h"

#include <QSet>
#include <utility>
#include <vector>

namespace cinderscope {

enum class RowKind : std::uint8_t
{
    Section,  //!< title of a part
    Bars,     //!< a lane of SQL executions, jobs or stages
    Executor, //!< title of an executor; with the density of its slots when they are folded
    Slot      //!< a task slot of an executor
};

//! A horizontal strip of the timeline.
struct TimelineRow
{
    RowKind kind = RowKind::Section;
    TimelineSection section = TimelineSection::Sql;
    bool folded = false;    //!< of a section or executor
    Row executor = kNoRow;  //!< of Executor and Slot
    std::uint32_t lane = 0; //!< of Bars and Slot
    int y = 0;              //!< device-independent pixels from the top of the whole content
    int height = 0;
    int bottom() const { return y + height; }
};

//! What the person folded or hid.
struct RowChoices
{
    std::array<bool, kTimelineSections> hidden{};
    std::array<bool, kTimelineSections> folded{};
    bool executorsFolded = false; //!< all but those in toggledExecutors
    QSet<Row> toggledExecutors;   //!< folded differently from the others
};

//! Where every strip is. Lanes are as high as the place allows, between kLeastLane and kMostLane.
class RowLayout
{
public:
    static constexpr int kLeastLane = 3;
    static constexpr int kMostLane = 18;
    static constexpr int kSectionHeight = 24;

    //! \a place: height that is there, device-independent pixels.
    RowLayout() = default;
    RowLayout(const Snapshot &snapshot, const BarViews &bars, const RowChoices &choices, int place);

    const std::vector<TimelineRow> &rows() const { return m_rows; }
    int height() const { return m_height; }
    int laneHeight() const { return m_laneHeight; }
    //! Indexes [first, last) of the rows that touch [top, bottom).
    std::pair<std::size_t, std::size_t> between(int top, int bottom) const;
    //! The row at \a y or nullptr.
    const TimelineRow *at(int y) const;
    //! Lanes of an executor; at least 1.
    static std::uint32_t slots(const Snapshot &snapshot, Row executor);

private:
    void add(TimelineRow row, int height);

    std::vector<TimelineRow> m_rows;
    int m_height = 0;
    int m_laneHeight = kMostLane;
};

} // namespace cinderscope
