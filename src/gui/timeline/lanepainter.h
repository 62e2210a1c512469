// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/lanegeometry.h"

#include <span>

class QImage;
class QPainter;

namespace cinderscope {

//! Paints the strips of a scene. A lane looks alike over its height but for its rims, so it is composed as one line of
//! pixels, which is copied to the rows of an image or, run by run, becomes rectangles of a vector picture.
class LanePainter
{
public:
    LanePainter(const TimelineScene &scene, double ratio);

    //! All visible strips into \a canvas (Format_RGB32, \a ratio device pixels a pixel), beside the gutter.
    void paint(QImage &canvas);
    //! The same with rectangles; the ratio must be 1. Neighbouring columns are joined to groups of \a coarse.
    void paint(QPainter &painter, int coarse = 1);
    //! Boxes of bars and tasks that have room for a text, collected by paint(); device-independent pixels.
    struct Label
    {
        TimelineSection section;
        QRect rect;
        LaneBox box;
    };
    const std::vector<Label> &labels() const { return m_labels; }
    //! Number of rectangles that paint(QPainter &, coarse) needs.
    std::size_t countRuns(int coarse);

private:
    struct Part // of a strip's height, in target pixels
    {
        std::span<const QRgb> line;
        int from = 0, to = 0;
    };
    template <class Output>
    void paintRows(Output &&output);
    template <class Output>
    void paintRuns(int coarse, Output &&output);
    void composeBase();
    void composeBackground(const TimelineRow &row);
    std::vector<Part> compose(const TimelineRow &row, int height);
    void composeColumns();
    void composeTask(const LaneBox &box);
    void composeBar(const LaneBox &box);
    void composeFailures();
    void fillPhases(std::vector<QRgb> &line, const LaneBox &box, int x1);
    void collectLabels(const TimelineRow &row);
    void fill(std::vector<QRgb> &line, int x0, int x1, QRgb color);

    const TimelineScene &m_scene;
    double m_ratio;
    LaneGeometry m_geometry;
    std::vector<QRgb> m_base;       // surface with grid lines
    std::vector<QRgb> m_background; // of the executor at hand
    Row m_backgroundOf = kNoRow;
    int m_height = 0; // of the row at hand, device-independent
    std::vector<QRgb> m_body, m_rim, m_strip;
    std::vector<Label> m_labels;
};

} // namespace cinderscope
