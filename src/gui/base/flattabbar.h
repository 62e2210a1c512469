// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabBar>

class QPainter;

namespace cinderscope {

//! Tabs without frames, drawn with the theme's colours and fonts: knows which one is under the pointer, and draws one
//! after the other; how each looks is the subclass's.
class FlatTabBar : public QTabBar
{
    Q_OBJECT

public:
    explicit FlatTabBar(QWidget *parent = nullptr);

Q_SIGNALS:
    //! The pointer has come to this tab.
    void hovered(int index);

protected:
    struct Look
    {
        bool current = false;
        bool hovered = false;
    };
    //! One tab in its rectangle; the painter smooths edges. Font and pen are those of its text.
    virtual void paintTab(QPainter &painter, int index, Look look) = 0;
    //! Behind the last tab was drawn.
    virtual void paintEnd(QPainter &painter);
    //! A rounded rectangle of a tab that is hovered or chosen.
    static void paintFill(QPainter &painter, const QRectF &rect, const QColor &color);
    //! The frame that shows where the keyboard is.
    static void paintFocus(QPainter &painter, const QRectF &rect);

    QSize minimumTabSizeHint(int index) const override { return tabSizeHint(index); }
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    int m_hovered = -1;
};

} // namespace cinderscope
