// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/pill.h"

#include "gui/base/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace cinderscope {
namespace {
constexpr int kPadding = 8;
constexpr int kVertical = 2;
} // namespace

Pill::Pill(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setFont(Theme::instance().font(FontRole::Small));
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        setFont(Theme::instance().font(FontRole::Small));
        updateGeometry();
        update();
    });
}

Pill::Pill(const QString &text, StatusRole status, QWidget *parent) : Pill(parent)
{
    setText(text);
    setStatus(status);
}

void Pill::setText(const QString &text)
{
    if (text == m_text)
        return;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

void Pill::setStatus(StatusRole status)
{
    m_status = status;
    update();
}

void Pill::setNeutral()
{
    m_status.reset();
    update();
}

QSize Pill::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2 * kPadding, fontMetrics().height() + 2 * kVertical};
}

int Pill::paint(QPainter &painter, const QRect &rect, const QString &text, std::optional<StatusRole> status,
                const QFont &font)
{
    const ThemeColors &colors = themeColors();
    const QFontMetrics metrics(font);
    const int width = qMin(rect.width(), metrics.horizontalAdvance(text) + 2 * kPadding);
    const int height = qMin(rect.height(), metrics.height() + 2 * kVertical);
    const QRectF pill(rect.left(), rect.top() + (rect.height() - height) / 2, width, height);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(status ? colors.statusTint(*status) : colors.role(ColorRole::Sunken));
    painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2);
    painter.setPen(status ? colors.statusText(*status) : colors.role(ColorRole::TextMuted));
    painter.setFont(font);
    painter.drawText(pill, Qt::AlignCenter, metrics.elidedText(text, Qt::ElideRight, width - kPadding));
    painter.restore();
    return width;
}

void Pill::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, rect(), m_text, m_status, font());
}

} // namespace cinderscope
