// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/jobs/statuschips.h"

#include "gui/base/format.h"
#include "gui/base/theme.h"

#include <QHBoxLayout>
#include <QPainter>

namespace cinderscope {

namespace {
constexpr int kDot = 7;
constexpr int kPadding = 10;
constexpr int kGap = 6;
} // namespace

Chip::Chip(const QString &text, std::optional<StatusRole> status, QWidget *parent)
    : QAbstractButton(parent), m_status(status)
{
    setText(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setAccessibleName(text);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString Chip::countText() const
{
    return m_count < 0 ? QString() : format::count(m_count);
}

void Chip::setCount(qint64 count)
{
    if (count == m_count)
        return;
    m_count = count;
    setAccessibleDescription(countText());
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    const QFontMetrics metrics(font());
    int width = 2 * kPadding + metrics.horizontalAdvance(text());
    if (m_status)
        width += kDot + kGap;
    if (m_count >= 0)
        width += kGap + metrics.horizontalAdvance(countText());
    return {width, metrics.height() + 8};
}

void Chip::paintEvent(QPaintEvent *)
{
    const ThemeColors &colors = themeColors();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const double radius = frame.height() / 2;
    painter.setPen(hasFocus()    ? QPen(colors.role(ColorRole::Accent), 1.5)
                   : isChecked() ? QPen(Qt::NoPen)
                                 : QPen(colors.role(ColorRole::Border)));
    painter.setBrush(isChecked()    ? colors.role(ColorRole::Selection)
                     : underMouse() ? colors.role(ColorRole::Hover)
                                    : QColor(Qt::transparent));
    painter.drawRoundedRect(frame, radius, radius);
    int x = kPadding;
    if (m_status) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(colors.status(*m_status));
        painter.drawEllipse(QRectF(x, (height() - kDot) / 2.0, kDot, kDot));
        x += kDot + kGap;
    }
    painter.setPen(colors.role(isChecked() ? ColorRole::SelectionText : ColorRole::Text));
    painter.drawText(QRect(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_count >= 0) {
        painter.setPen(colors.role(isChecked() ? ColorRole::SelectionText : ColorRole::TextMuted));
        painter.drawText(rect().adjusted(0, 0, -kPadding, 0), Qt::AlignVCenter | Qt::AlignRight, countText());
    }
}

StatusChips::StatusChips(QWidget *parent) : QWidget(parent), m_layout(new QHBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(Spacing::XSmall);
    m_group.setExclusive(true);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&m_group, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            Q_EMIT currentChanged(id);
    });
}

void StatusChips::add(const QString &text, std::optional<StatusRole> status)
{
    auto *chip = new Chip(text, status, this);
    const int id = int(m_group.buttons().size());
    if (id == 0)
        chip->setChecked(true);
    m_group.addButton(chip, id);
    m_layout->addWidget(chip);
}

void StatusChips::setCount(int id, qint64 count)
{
    if (auto *chip = qobject_cast<Chip *>(m_group.button(id)))
        chip->setCount(count);
}

void StatusChips::setCurrent(int id)
{
    if (auto *button = m_group.button(id))
        button->setChecked(true);
}

} // namespace cinderscope
