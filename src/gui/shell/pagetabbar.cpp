// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/pagetabbar.h"

#include "gui/base/theme.h"

#include <QPainter>

namespace cinderscope {

PageTabBar::PageTabBar(QWidget *parent) : FlatTabBar(parent)
{
    setElideMode(Qt::ElideNone);
    setIconSize({Spacing::IconSize, Spacing::IconSize});
}

QSize PageTabBar::tabSizeHint(int index) const
{
    // Room for the strong font, so that nothing moves when another tab becomes the current one.
    const QFontMetrics metrics(Theme::instance().font(FontRole::Strong));
    const int icon = tabIcon(index).isNull() ? 0 : iconSize().width() + Spacing::Small;
    return {metrics.horizontalAdvance(tabText(index)) + icon + 2 * Spacing::Medium, metrics.height() + Spacing::Large};
}

void PageTabBar::paintTab(QPainter &painter, int index, Look look)
{
    const QRect tab = tabRect(index);
    if (look.hovered && !look.current)
        paintFill(painter, tab.adjusted(1, 3, -1, -4), themeColors().role(ColorRole::Hover));
    int x = tab.left() + Spacing::Medium;
    if (!tabIcon(index).isNull()) {
        const QRect icon(x, tab.center().y() - iconSize().height() / 2, iconSize().width(), iconSize().height());
        tabIcon(index).paint(&painter, icon, Qt::AlignCenter, isEnabled() ? QIcon::Normal : QIcon::Disabled);
        x = icon.right() + 1 + Spacing::Small;
    }
    painter.drawText(QRect(x, tab.top(), tab.right() - x, tab.height()), Qt::AlignLeft | Qt::AlignVCenter,
                     tabText(index));
    if (!look.current)
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(themeColors().role(ColorRole::Accent));
    painter.drawRoundedRect(
        QRectF(tab.left() + Spacing::Small, tab.bottom() - 2, tab.width() - 2 * Spacing::Small, 2.5), 1.2, 1.2);
    if (hasFocus())
        paintFocus(painter, QRectF(tab).adjusted(2, 3, -2, -5));
}

} // namespace cinderscope
