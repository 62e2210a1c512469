// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/card.h"

#include "gui/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace cinderscope {

Card::Card(QWidget *parent) : Card(QString(), parent) {}

Card::Card(const QString &title, QWidget *parent) : QFrame(parent)
{
    setFrameStyle(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::Large, Spacing::Medium, Spacing::Large, Spacing::Large);
    layout->setSpacing(Spacing::Small);
    m_headerRow = new QWidget(this);
    m_header = new QHBoxLayout(m_headerRow);
    m_header->setContentsMargins(0, 0, 0, 0);
    m_header->setSpacing(Spacing::Small);
    m_title = new QLabel(title, m_headerRow);
    m_title->setTextFormat(Qt::PlainText);
    m_subtitle = new QLabel(m_headerRow);
    m_subtitle->setTextFormat(Qt::PlainText);
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_subtitle->hide();
    m_header->addWidget(m_title);
    m_header->addWidget(m_subtitle);
    m_header->addStretch(1);
    m_headerRow->setVisible(!title.isEmpty());
    layout->addWidget(m_headerRow);
    m_body = new QVBoxLayout;
    m_body->setSpacing(Spacing::Small);
    layout->addLayout(m_body, 1);
    setAccessibleName(title);
    connect(&Theme::instance(), &Theme::changed, this, &Card::updateFonts);
    updateFonts();
}

void Card::setTitle(const QString &title)
{
    m_title->setText(title);
    m_headerRow->setVisible(!title.isEmpty() || m_header->count() > 3);
    setAccessibleName(title);
}

QString Card::title() const
{
    return m_title->text();
}

void Card::setSubtitle(const QString &text)
{
    m_subtitle->setText(text);
    m_subtitle->setVisible(!text.isEmpty());
}

void Card::addHeaderWidget(QWidget *widget)
{
    m_header->addWidget(widget);
    m_headerRow->show();
}

void Card::updateFonts()
{
    m_title->setFont(Theme::instance().font(FontRole::Title));
    m_subtitle->setFont(Theme::instance().font(FontRole::Small));
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const ThemeColors &colors = themeColors();
    painter.setPen(QPen(colors.role(ColorRole::Border), 1));
    painter.setBrush(colors.role(ColorRole::Surface));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Spacing::Radius, Spacing::Radius);
}

void Card::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::EnabledChange)
        update();
    QFrame::changeEvent(event);
}

} // namespace cinderscope
