// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/timelinescene.h"

#include <QString>

class QPainter;

namespace cinderscope {

//! The thin band over the time axis that says which notebook cell ran when, and the lines through the lanes where a
//! cell begins and ends. Any thread. Cost: the cells in view.
class CellBand
{
public:
    static constexpr int kHeight = 18; //!< device-independent pixels

    static void paint(QPainter &painter, const TimelineScene &scene);
    //! Lines through lanes and graph; of cells narrower than some pixels none.
    static void paintBorders(QPainter &painter, const TimelineScene &scene);
    //! The cell at a place in the band; nullptr where there is none. Where cells overlap (threads of a notebook that
    //! set tags) the one that began last.
    static const TimelineCell *cellAt(const TimelineScene &scene, const QPoint &place);
    //! Rich text about a cell.
    static QString toolTip(const TimelineScene &scene, const TimelineCell &cell);
    //! Where the cell is in the band; at least a pixel wide, may lie outside the picture.
    static QRect rect(const TimelineScene &scene, const TimelineCell &cell);
};

} // namespace cinderscope
