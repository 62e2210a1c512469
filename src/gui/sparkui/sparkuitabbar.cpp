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

SparkUiTabBar::SparkUiTabBar(QWidget *parent) : QTabBar(parent)
{
    setDocumentMode(true);
    setDrawBase(false);
    setExpanding(false);
    setMovable(true);
    setUsesScrollButtons(true);
    setMouseTracking(true);
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

QSize SparkUiTabBar::minimumTabSizeHint(int index) const
{
    return tabSizeHint(index);
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

void SparkUiTabBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    for (int i = 0; i < count(); ++i) {
        const QRect tab = tabRect(i);
        if (!tab.intersects(rect()))
            continue;
        const bool current = i == currentIndex();
        if (current || i == m_hovered) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(colors.role(current ? ColorRole::Selection : ColorRole::Hover));
            painter.drawRoundedRect(tab.adjusted(2, 3, -2, -3), Spacing::SmallRadius, Spacing::SmallRadius);
        }
        if (current && hasFocus()) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(colors.role(ColorRole::Accent), 1.5));
            painter.drawRoundedRect(QRectF(tab).adjusted(2.5, 3.5, -2.5, -3.5), Spacing::SmallRadius,
                                    Spacing::SmallRadius);
        }
        const QFont font = Theme::instance().font(current ? FontRole::Strong : FontRole::Body);
        painter.setFont(font);
        painter.setPen(colors.role(current ? ColorRole::Text : ColorRole::TextMuted));
        const QRect place = tab.adjusted(Spacing::Medium, 0, -(kButton + Spacing::Small), 0);
        const QString text =
            QFontMetrics(font).elidedText(tabText(i), Qt::ElideRight, place.width(), Qt::TextShowMnemonic);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextShowMnemonic, text);
    }
    painter.setPen(colors.role(ColorRole::Border));
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void SparkUiTabBar::mouseMoveEvent(QMouseEvent *event)
{
    if (const int hovered = tabAt(event->position().toPoint()); hovered != m_hovered) {
        m_hovered = hovered;
        update();
    }
    QTabBar::mouseMoveEvent(event);
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

void SparkUiTabBar::leaveEvent(QEvent *event)
{
    m_hovered = -1;
    update();
    QTabBar::leaveEvent(event);
}

} // namespace cinderscope
