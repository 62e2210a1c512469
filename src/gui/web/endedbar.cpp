// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/web/endedbar.h"

#include "gui/base/icons.h"
#include "gui/base/theme.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

namespace cinderscope {

EndedBar::EndedBar(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("endedBar"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(Spacing::Medium, Spacing::XSmall, Spacing::Small, Spacing::XSmall);
    layout->setSpacing(Spacing::Small);
    m_icon = new QLabel(this);
    layout->addWidget(m_icon);
    m_text = new QLabel(this);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    layout->addWidget(m_text, 1);
    m_buttons = new QHBoxLayout;
    m_buttons->setSpacing(Spacing::Small);
    layout->addLayout(m_buttons);
    const auto updateLook = [this] {
        m_icon->setPixmap(Icons::severity(Severity::Info).pixmap(18, 18));
        update();
    };
    connect(&Theme::instance(), &Theme::changed, this, updateLook);
    updateLook();
    hide();
}

void EndedBar::setOffers(const QList<SparkUiFallback> &offers, const QString &title)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // perhaps the one that was just clicked
        delete item;
    }
    m_text->setText(title.isEmpty() ? tr("The application has ended. What is shown here is its last state.")
                                    : tr("“%1” has ended. What is shown here is its last state.").arg(title));
    setAccessibleName(m_text->text());
    for (const SparkUiFallback &offer : offers) {
        auto *button = new QPushButton(offer.text, this);
        connect(button, &QPushButton::clicked, this, [this, offer] { Q_EMIT chosen(offer); });
        m_buttons->addWidget(button);
    }
    setVisible(!offers.isEmpty());
}

void EndedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors();
    painter.fillRect(rect(), colors.severityTint(Severity::Info));
    painter.fillRect(QRect(0, height() - 1, width(), 1),
                     blend(colors.severityTint(Severity::Info), colors.severity(Severity::Info), 0.35));
}

} // namespace cinderscope
