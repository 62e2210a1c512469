// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>

namespace cinderscope {

class TimelineView;

//! The whole run in a narrow band: active tasks, failures, and which part the view shows. A click or a drag moves the
//! view there; the edges of the part can be dragged.
class TimelineOverview : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineOverview(TimelineView *view, QWidget *parent = nullptr);
    //! The view has another snapshot.
    void refresh();
    QSize sizeHint() const override { return {600, 34}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    enum class Grip
    {
        None,
        Window,
        Left,
        Right
    };
    QRect band() const;
    double begin() const;
    double end() const;
    double xAt(double time) const;
    double timeAt(double x) const;
    Grip gripAt(int x) const;
    void drag(int x);
    void paintRun();

    TimelineView *m_view;
    QImage m_run; // without the visible part
    bool m_dirty = true;
    Grip m_grip = Grip::None;
    double m_gripOffset = 0;
};

} // namespace cinderscope
