// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuitabbar.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QMouseEvent>
#include <QPainter>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {
constexpr int kWidest = 220; // a title may be of any length
constexpr int kNarrowest = 90;
constexpr int kButton = 20;
} // namespace

SparkUiTabBar::SparkUiTabBar(QWidget *parent) : FlatTabBar(parent)
{
    setMovable(true);
    setSelectionBehaviorOnRemove(QTabBar::SelectPreviousTab);
}

QSize SparkUiTabBar::tabSizeHint(int index) const
{
    // Room for the strong font, so that nothing moves when another tab becomes the current one.
    const QFontMetrics metrics(Theme::instance().font(FontRole::Strong));
    const int text = metrics.size(Qt::TextShowMnemonic, tabText(index)).width();
    const int width = text + Spacing::Medium + Spacing::Small + kButton + Spacing::XSmall;
    return {std::clamp(width, kNarrowest, kWidest), metrics.height() + Spacing::Medium};
}

void SparkUiTabBar::tabInserted(int index)
{
    QTabBar::tabInserted(index);
    auto *button = new QToolButton(this);
    button->setIcon(Icons::icon(u"close"_s, ColorRole::TextMuted));
    button->setIconSize({12, 12});
    button->setFixedSize(kButton, kButton);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    button->setToolTip(tr("Close tab (%1)").arg(QKeySequence(Qt::CTRL | Qt::Key_W).toString(QKeySequence::NativeText)));
    button->setAccessibleName(tr("Close tab"));
    connect(button, &QToolButton::clicked, this, [this, button] {
        for (int i = 0; i < count(); ++i) {
            if (tabButton(i, QTabBar::RightSide) == button)
                return Q_EMIT tabCloseRequested(i);
        }
    });
    setTabButton(index, QTabBar::RightSide, button);
}

void SparkUiTabBar::paintTab(QPainter &painter, int index, Look look)
{
    const QRect tab = tabRect(index);
    if (look.current || look.hovered)
        paintFill(painter, tab.adjusted(2, 3, -2, -3),
                  themeColors().role(look.current ? ColorRole::Selection : ColorRole::Hover));
    if (look.current && hasFocus())
        paintFocus(painter, QRectF(tab).adjusted(2.5, 3.5, -2.5, -3.5));
    const QRect place = tab.adjusted(Spacing::Medium, 0, -(kButton + Spacing::Small), 0);
    const QString text =
        painter.fontMetrics().elidedText(tabText(index), Qt::ElideRight, place.width(), Qt::TextShowMnemonic);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text);
}

void SparkUiTabBar::paintEnd(QPainter &painter)
{
    painter.setPen(themeColors().role(ColorRole::Border));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void SparkUiTabBar::mouseReleaseEvent(QMouseEvent *event)
{
    const int index = tabAt(event->position().toPoint());
    if (event->button() == Qt::MiddleButton && index >= 0) {
        Q_EMIT tabCloseRequested(index);
        event->accept();
        return;
    }
    QTabBar::mouseReleaseEvent(event);
}

} // namespace cinderscope
