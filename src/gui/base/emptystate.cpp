// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace cinderscope {
namespace {
constexpr int kIconSize = 48;
constexpr int kTextWidth = 440;
} // namespace

EmptyState::EmptyState(QWidget *parent) : FillingWidget(parent)
{
    m_icon = new QLabel(this);
    m_headline = new QLabel(this);
    m_headline->setTextFormat(Qt::PlainText);
    m_headline->setWordWrap(true);
    m_text = new QLabel(this);
    m_text->setWordWrap(true);
    m_text->setForegroundRole(QPalette::PlaceholderText); // the theme's TextMuted, also inside a view
    m_text->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_buttonRow = new QWidget(this);
    m_buttons = new QHBoxLayout(m_buttonRow);
    m_buttons->setContentsMargins(0, Spacing::Small, 0, 0);
    m_buttons->setSpacing(Spacing::Small);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Spacing::Large, Spacing::Large, Spacing::Large, Spacing::Large);
    layout->setSpacing(Spacing::Small);
    layout->addStretch(2);
    for (QLabel *label : {m_icon, m_headline, m_text}) {
        label->setAlignment(Qt::AlignCenter);
        label->setMaximumWidth(kTextWidth);
        label->setMinimumWidth(qMin(kTextWidth, 120));
        auto *row = new QHBoxLayout;
        row->addStretch(1);
        row->addWidget(label, 1000);
        row->addStretch(1);
        layout->addLayout(row);
    }
    layout->addWidget(m_buttonRow, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    m_buttonRow->hide();
    m_text->hide();
    connect(m_text, &QLabel::linkActivated, this, &EmptyState::linkActivated);
    connect(&Theme::instance(), &Theme::changed, this, &EmptyState::updateLook);
    updateLook();
}

void EmptyState::setIcon(const QString &iconName)
{
    m_iconName = iconName;
    updateLook();
}

void EmptyState::setHeadline(const QString &text)
{
    m_headline->setText(text);
    setAccessibleName(text);
}

void EmptyState::setText(const QString &text)
{
    m_text->setText(text);
    m_text->setVisible(!text.isEmpty());
    setAccessibleDescription(text);
}

QString EmptyState::headline() const
{
    return m_headline->text();
}

QPushButton *EmptyState::addButton(const QString &text, std::function<void()> action)
{
    auto *button = new QPushButton(text, m_buttonRow);
    button->setAutoDefault(true);
    button->setMinimumHeight(30);
    if (m_buttons->count() == 0)
        button->setDefault(true);
    m_buttons->addWidget(button);
    m_buttonRow->show();
    if (action)
        connect(button, &QPushButton::clicked, this, [action = std::move(action)] { action(); });
    return button;
}

void EmptyState::clearButtons()
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        if (item->widget()) {
            item->widget()->hide();
            item->widget()->deleteLater(); // perhaps the one that was just clicked
        }
        delete item;
    }
    m_buttonRow->hide();
}

void EmptyState::updateLook()
{
    m_headline->setFont([] {
        QFont font = Theme::instance().font(FontRole::Headline);
        font.setPointSizeF(Theme::instance().font(FontRole::Body).pointSizeF() * 1.3);
        return font;
    }());
    const QColor muted = themeColors().role(ColorRole::TextMuted);
    m_icon->setVisible(!m_iconName.isEmpty());
    if (!m_iconName.isEmpty())
        m_icon->setPixmap(Icons::pixmap(m_iconName, kIconSize, muted, devicePixelRatioF()));
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange)
        updateLook();
    FillingWidget::changeEvent(event);
}

} // namespace cinderscope
