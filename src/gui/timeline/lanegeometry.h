// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelinecolors.h"

#include <vector>

namespace cinderscope {

//! A bar that is wide enough to be a box of its own. Pixels are those of the target (device pixels on a screen).
struct LaneBox
{
    int x0 = 0, x1 = 0; //!< [x0, x1); cut a little outside the picture
    Row row = kNoRow;   //!< of its table; place in Snapshot::running for a running task
    Row group = 0;      //!< stage row of a task
    TimeMs start = 0, end = 0;
    TaskStatus status = TaskStatus::Succeeded;
    QRgb color = 0;
    bool dim = false;
};

//! What is to be painted in a lane: boxes, and for bars too small for a box how much of each pixel column is covered
//! and with which colour. Made once for a lane, used by every painter and by the hit test, so that what is seen is
//! what is hit. Reuse one object for many lanes.
class LaneGeometry
{
public:
    struct Column
    {
        float cover = 0; //!< share of the column's time that is covered; above 1 where bars overlap
        float most = 0;  //!< share of the bar that gave the colour
        QRgb color = 0;
    };

    //! \a ratio: pixels of the target for a device-independent pixel.
    LaneGeometry(const TimelineScene &scene, double ratio);
    void build(const TimelineRow &row);

    int width() const { return m_width; }
    const std::vector<LaneBox> &boxes() const { return m_boxes; } //!< later ones lie above earlier ones
    const std::vector<Column> &columns() const { return m_columns; }
    //! Columns outside [firstColumn, lastColumn] are empty.
    int firstColumn() const { return m_firstColumn; }
    int lastColumn() const { return m_lastColumn; }
    const std::vector<int> &failures() const { return m_failures; } //!< columns where something small failed
    //! The uppermost box over \a x, or nullptr.
    const LaneBox *boxAt(int x) const;
    const TimelineColors &colors() const { return m_colors; }
    TimelineColors &colors() { return m_colors; }
    //! Target pixels of a time.
    double xAt(TimeMs time) const { return (double(time - m_base) - m_fraction) * m_pixelsPerMs; }

private:
    void clear();
    void addLane(const LaneIndex::View &lane, TimelineSection section);
    void addEntry(const LaneEntry &entry, TimelineSection section);
    void addNode(const LaneIndex::Node &node, TimelineSection section);
    void addRunning(Row executor, std::uint32_t slot);
    void addBox(double x0, double x1, const LaneBox &box);
    [[gnu::always_inline]] void addDensity(double x0, double x1, float density, QRgb color);
    void addFailure(double x);
    [[gnu::always_inline]] void cover(int column, float share, QRgb color);
    LaneEntry exact(const LaneEntry &entry, TimelineSection section) const;

    const TimelineScene &m_scene;
    TimelineColors m_colors;
    int m_width;
    TimeMs m_base;
    double m_fraction, m_pixelsPerMs;
    TimeMs m_from, m_to;
    TimeMs m_grain; //!< of a pixel
    TimeMs m_nodeGrain = 0, m_leafGrain = 0, m_failedLeafGrain = 0;
    std::vector<Column> m_columns;
    std::vector<LaneBox> m_boxes;
    std::vector<int> m_failures;
    int m_firstColumn = 0, m_lastColumn = -1;
    float m_weight = 1; // of a lane where several are folded into one
};

} // namespace cinderscope
