// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/flattabbar.h"

#include "gui/base/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace cinderscope {

FlatTabBar::FlatTabBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setMouseTracking(true);
}

void FlatTabBar::paintEnd(QPainter &) {}

void FlatTabBar::paintFill(QPainter &painter, const QRectF &rect, const QColor &color)
{
    painter.save();
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(rect, Spacing::SmallRadius, Spacing::SmallRadius);
    painter.restore();
}

void FlatTabBar::paintFocus(QPainter &painter, const QRectF &rect)
{
    painter.save();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(themeColors().role(ColorRole::Accent), 1.5));
    painter.drawRoundedRect(rect, Spacing::SmallRadius, Spacing::SmallRadius);
    painter.restore();
}

void FlatTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int i = 0; i < count(); ++i) {
        if (!tabRect(i).intersects(rect()))
            continue;
        const bool current = i == currentIndex();
        painter.setFont(Theme::instance().font(current ? FontRole::Strong : FontRole::Body));
        painter.setPen(themeColors().role(current ? ColorRole::Text : ColorRole::TextMuted));
        paintTab(painter, i, {current, i == m_hovered});
    }
    paintEnd(painter);
}

void FlatTabBar::mouseMoveEvent(QMouseEvent *event)
{
    if (const int at = tabAt(event->position().toPoint()); at != m_hovered) {
        m_hovered = at;
        update();
        if (at >= 0)
            Q_EMIT hovered(at);
    }
    QTabBar::mouseMoveEvent(event);
}

void FlatTabBar::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QTabBar::leaveEvent(event);
}

} // namespace cinderscope
