// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/timeline/lanepainter.h"

#include <QByteArray>
#include <QImage>

class QPainter;

namespace cinderscope {

//! Paints a whole scene: lanes, their names, the time axis and the graph of active tasks against cores. Any thread.
class TimelinePainter
{
public:
    explicit TimelinePainter(const TimelineScene &scene) : m_scene(scene) {}

    //! \a ratio device pixels a pixel. \a canvas is made anew when it has another size.
    void paint(QImage &canvas, double ratio);
    //! A vector picture of at most some 40,000 rectangles: lanes too dense for that get coarser columns.
    QByteArray svg(const QString &title);
    //! Highest value of the graph's scale: the most cores or tasks in view, at least 1.
    int graphMaximum() const { return m_graphMaximum; }
    //! Active tasks in the graph's columns (device pixels), for the read-out under the pointer.
    const std::vector<std::int32_t> &activity() const { return m_activity; }

    //! Cores there were at \a time.
    static std::int32_t coresAt(const Snapshot &snapshot, double time);

private:
    void paintDecoration(QPainter &painter, const std::vector<LanePainter::Label> &labels);
    void paintLabels(QPainter &painter, const std::vector<LanePainter::Label> &labels);
    void paintGutter(QPainter &painter);
    void paintSection(QPainter &painter, const TimelineRow &row, int y);
    void paintExecutor(QPainter &painter, const TimelineRow &row, int y);
    void paintExecutorMarks(QPainter &painter, const TimelineRow &row, int y);
    void paintAxis(QPainter &painter);
    void paintFailures(QPainter &painter);
    void paintGraph(QPainter &painter, double ratio);
    void paintActivity(QPainter &painter, const QRect &plot, double ratio);
    void paintCores(QPainter &painter, const QRect &plot);
    void paintNow(QPainter &painter);

    const TimelineScene &m_scene;
    int m_graphMaximum = 1;
    std::vector<std::int32_t> m_activity;
};

} // namespace cinderscope
