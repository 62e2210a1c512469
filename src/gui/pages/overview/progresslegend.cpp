// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/progresslegend.h"

#include "gui/base/theme.h"

#include <QPainter>

namespace cinderscope {

namespace {
constexpr int kDot = 8;
}

ProgressLegend::ProgressLegend(QWidget *parent) : QWidget(parent)
{
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
    setAccessibleName(tr("Legend of the progress bars"));
}

QList<ProgressLegend::Entry> ProgressLegend::entries() const
{
    return {{StatusRole::Succeeded, tr("complete")},
            {StatusRole::Running, tr("active")},
            {StatusRole::Failed, tr("failed")},
            {StatusRole::Killed, tr("killed")},
            {StatusRole::Skipped, tr("skipped")}};
}

QSize ProgressLegend::sizeHint() const
{
    const QFontMetrics metrics(Theme::instance().font(FontRole::Small));
    int width = 0;
    for (const Entry &entry : entries())
        width += kDot + Spacing::XSmall + metrics.horizontalAdvance(entry.text) + Spacing::Medium;
    return {width, metrics.height() + 2};
}

QSize ProgressLegend::minimumSizeHint() const
{
    return {10, sizeHint().height()};
}

void ProgressLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(Theme::instance().font(FontRole::Small));
    const QFontMetrics metrics(painter.font());
    int x = 0;
    for (const Entry &entry : entries()) {
        const int textWidth = metrics.horizontalAdvance(entry.text);
        if (x + kDot + Spacing::XSmall + textWidth > width())
            break;
        painter.setPen(Qt::NoPen);
        painter.setBrush(themeColors().status(entry.role));
        painter.drawEllipse(QRectF(x, (height() - kDot) / 2.0, kDot, kDot));
        x += kDot + Spacing::XSmall;
        painter.setPen(themeColors().role(ColorRole::TextMuted));
        painter.drawText(QRect(x, 0, textWidth + 2, height()), Qt::AlignVCenter | Qt::AlignLeft, entry.text);
        x += textWidth + Spacing::Medium;
    }
}

} // namespace cinderscope
