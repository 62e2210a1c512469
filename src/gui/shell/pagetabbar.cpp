// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/pagetabbar.h"

#include "gui/base/theme.h"

#include <QMouseEvent>
#include <QPainter>

namespace cinderscope {

PageTabBar::PageTabBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setUsesScrollButtons(true);
    setElideMode(Qt::ElideNone);
    setMouseTracking(true);
    setIconSize({Spacing::IconSize, Spacing::IconSize});
}

QSize PageTabBar::tabSizeHint(int index) const
{
    // Room for the strong font, so that nothing moves when another tab becomes the current one.
    const QFontMetrics metrics(Theme::instance().font(FontRole::Strong));
    const int icon = tabIcon(index).isNull() ? 0 : iconSize().width() + Spacing::Small;
    return {metrics.horizontalAdvance(tabText(index)) + icon + 2 * Spacing::Medium, metrics.height() + Spacing::Large};
}

void PageTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        if (!tab.intersects(rect()))
            continue;
        const bool current = i == currentIndex();
        if (i == m_hovered && !current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.role(ColorRole::Hover));
            painter.drawRoundedRect(tab.adjusted(1, 3, -1, -4), Spacing::SmallRadius, Spacing::SmallRadius);
        }
        int x = tab.left() + Spacing::Medium;
        if (!tabIcon(i).isNull()) {
            const QRect icon(x, tab.center().y() - iconSize().height() / 2, iconSize().width(), iconSize().height());
            tabIcon(i).paint(&painter, icon, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
            x = icon.right() + 1 + Spacing::Small;
        }
        painter.setFont(Theme::instance().font(current ? FontRole::Strong : FontRole::Body));
        painter.setPen(colors.role(current ? ColorRole::Text : ColorRole::TextMuted));
        painter.drawText(QRect(x, tab.top(), tab.right() - x, tab.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         tabText(i));
        if (current) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.role(ColorRole::Accent));
            painter.drawRoundedRect(
                QRectF(tab.left() + Spacing::Small, tab.bottom() - 2, tab.width() - 2 * Spacing::Small, 2.5), 1.2, 1.2);
            if (hasFocus()) {
                painter.setBrush(Qt::NoBrush);
                painter.setPen(QPen(colors.role(ColorRole::Accent), 1.5));
                painter.drawRoundedRect(QRectF(tab).adjusted(2, 3, -2, -5), Spacing::SmallRadius, Spacing::SmallRadius);
            }
        }
    }
}

void PageTabBar::mouseMoveEvent(QMouseEvent *event)
{
    const int hovered = tabAt(event->position().toPoint());
    if (hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    QTabBar::mouseMoveEvent(event);
}

void PageTabBar::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QTabBar::leaveEvent(event);
}

} // namespace cinderscope
