// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/taskphases.h"
#include "gui/base/themecolors.h"
#include "gui/timeline/rowlayout.h"
#include "gui/timeline/timeaxis.h"
#include "gui/timeline/timelinesearch.h"

#include <QFont>
#include <QRect>
#include <QSize>
#include <QString>

namespace cinderscope {

//! What the colour of a task says.
enum class ColorMode
{
    Status,
    Phase,
    Executor,
    Stage,
    Locality
};

//! Running tasks by executor and slot.
class RunningIndex
{
public:
    RunningIndex() = default;
    explicit RunningIndex(const Snapshot &snapshot);
    //! Calls visit(const RunningTask &) for those of a slot. Tasks that wait for a slot (their predecessor's end is
    //! not known yet) are shown on the executor's lanes in turn.
    template <class Visit>
    void visit(const Snapshot &snapshot, Row executor, std::uint32_t slot, Visit &&visitTask) const
    {
        const auto key = (std::uint64_t(executor) << 32) | slot;
        auto found = std::lower_bound(m_tasks.begin(), m_tasks.end(), std::pair(key, std::uint32_t(0)));
        for (; found != m_tasks.end() && found->first == key; ++found)
            visitTask(snapshot.running[found->second]);
    }

private:
    std::vector<std::pair<std::uint64_t, std::uint32_t>> m_tasks; // executor and slot, place in Snapshot::running
};

//! A notebook cell, as the band over the time axis shows it.
struct TimelineCell
{
    QString key;           //!< message id of its run: what a Target of kind Cell names it by
    QString label, number; //!< "In [3]", "3"
    QString title;         //!< first line of its code; may be empty
    QString state;         //!< "Running", translated
    QString detail;        //!< of the tooltip, plain text; may be empty
    StatusRole status = StatusRole::Succeeded;
    TimeMs from = kNoTime, to = kNoTime; //!< to: kNoTime while it runs

    bool operator==(const TimelineCell &) const = default;
};
using TimelineCells = std::vector<TimelineCell>; //!< in the order of their beginnings

//! Everything a picture of the timeline is made of: a value, so that it can be painted on any thread. Sizes are
//! device-independent pixels.
struct TimelineScene
{
    SnapshotPtr snapshot; //!< null: nothing to show
    std::shared_ptr<const BarViews> bars;
    std::shared_ptr<const RunningIndex> running;
    std::shared_ptr<const RowLayout> layout;
    std::shared_ptr<const TimelineMatches> matches; //!< null: no search
    std::shared_ptr<const TimelineCells> cells;     //!< null: no notebook
    TimeScale scale;
    QSize size;
    int scroll = 0; //!< of the rows
    int gutter = 232;
    int axisHeight = 40; //!< with the band of cells
    bool counts = true;  //!< numbers of jobs and stages in the names of the parts
    int cellBand = 0;    //!< height of that band; 0: there is none
    int graphHeight = 92;
    ColorMode mode = ColorMode::Phase;
    AxisMode axis = AxisMode::LocalTime;
    ThemeColors colors;
    QFont font, smallFont, strongFont;

    QRect axisRect() const { return {gutter, 0, std::max(0, size.width() - gutter), axisHeight}; }
    QRect cellRect() const { return {gutter, 0, std::max(0, size.width() - gutter), cellBand}; }
    QRect lanesRect() const
    {
        return {gutter, axisHeight, std::max(0, size.width() - gutter),
                std::max(0, size.height() - axisHeight - graphHeight)};
    }
    QRect gutterRect() const { return {0, axisHeight, gutter, lanesRect().height()}; }
    QRect graphRect() const
    {
        return {gutter, size.height() - graphHeight, std::max(0, size.width() - gutter), graphHeight};
    }
    TimeMs origin() const { return snapshot ? snapshot->begin() : 0; }
};

//! Phases of an ended task.
TaskPhases phasesOf(const TaskTable::View &tasks, Row task);

} // namespace cinderscope
