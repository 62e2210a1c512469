// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/replaymarks.h"

#include <QWidget>

namespace cinderscope {

//! A replay's time line: jobs as bars, failures as ticks, what has been played filled, and a handle. Drag, click,
//! wheel; with the keyboard Left and Right a hundredth, Page Up and Down a tenth, Home and End.
class TimeSlider : public QWidget
{
    Q_OBJECT
public:
    explicit TimeSlider(QWidget *parent = nullptr);

    void setRange(TimeMs begin, TimeMs end);
    void setTime(TimeMs now); //!< not while the person drags
    void setMarks(const ReplayMarks &marks);
    TimeMs time() const { return m_now; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    //! The person wants this moment; while dragging at most once in 120 ms.
    void seekRequested(cinderscope::TimeMs time);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool event(QEvent *event) override;

private:
    QRect track() const;
    int position(TimeMs time) const;
    TimeMs timeAt(int x) const;
    void request(TimeMs time, bool now);
    QString tooltipAt(int x) const;

    TimeMs m_begin = 0, m_end = 1, m_now = 0;
    ReplayMarks m_marks;
    bool m_dragging = false;
    qint64 m_lastRequest = 0;
};

} // namespace cinderscope
