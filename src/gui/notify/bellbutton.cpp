// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/notify/bellbutton.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/notificationpopup.h"
#include "gui/notify/notificationservice.h"

#include <QPainter>
#include <QScreen>

using namespace Qt::StringLiterals;

namespace cinderscope {

BellButton::BellButton(NotificationService *service, QWidget *parent) : QToolButton(parent), m_service(service)
{
    setObjectName(u"bell"_s);
    setAutoRaise(true);
    setIconSize({Spacing::IconSize + 2, Spacing::IconSize + 2});
    connect(this, &QToolButton::clicked, this, &BellButton::showPopup);
    connect(service->centre(), &NotificationCentre::unreadCountChanged, this, &BellButton::refresh);
    connect(service, &NotificationService::settingsChanged, this, &BellButton::refresh);
    refresh();
}

void BellButton::refresh()
{
    const int unread = m_service->centre()->unreadCount();
    setIcon(Icons::icon(m_service->settings().on ? u"bell"_s : u"bell-off"_s));
    const QString text = unread > 0 ? tr("%n unread notification(s)", nullptr, unread) : tr("Notifications");
    setToolTip(text);
    setAccessibleName(text);
    setAccessibleDescription(tr("Opens the list of notifications"));
    update();
}

void BellButton::showPopup()
{
    if (!m_popup) {
        m_popup = new NotificationPopup(m_service, this);
        connect(m_popup, &NotificationPopup::settingsRequested, this, &BellButton::settingsRequested);
    }
    const QRect room = screen()->availableGeometry();
    const QSize size = m_popup->size().boundedTo(room.size());
    QPoint place = mapToGlobal(QPoint(width() - size.width(), height() + Spacing::XSmall));
    if (place.y() + size.height() > room.bottom()) // a button in the status bar
        place.setY(mapToGlobal(QPoint()).y() - size.height() - Spacing::XSmall);
    place.setX(std::clamp(place.x(), room.left(), std::max(room.left(), room.right() - size.width())));
    place.setY(std::max(room.top(), place.y()));
    m_popup->move(place);
    m_popup->show();
}

void BellButton::paintEvent(QPaintEvent *event)
{
    QToolButton::paintEvent(event);
    const int unread = m_service->centre()->unreadCount();
    if (unread == 0)
        return;
    const QString text = unread > 99 ? u"99+"_s : QString::number(unread);
    QFont font = Theme::instance().font(FontRole::Small);
    font.setPixelSize(10);
    font.setWeight(QFont::DemiBold);
    const int tall = 14;
    const int wide = std::max(tall, QFontMetrics(font).horizontalAdvance(text) + 7);
    const QRectF badge(width() - wide - 1, 1, wide, tall);
    const ThemeColors &colors = themeColors();
    const QColor fill =
        m_service->centre()->hasUnreadFailure() ? colors.status(StatusRole::Failed) : colors.role(ColorRole::Accent);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Window), 1.5));
    painter.setBrush(fill);
    painter.drawRoundedRect(badge, tall / 2.0, tall / 2.0);
    painter.setPen(textOn(fill));
    painter.setFont(font);
    painter.drawText(badge, Qt::AlignCenter, text);
}

QSize BellButton::sizeHint() const
{
    return QToolButton::sizeHint() + QSize(Spacing::Small, 2); // for the badge
}

} // namespace cinderscope
