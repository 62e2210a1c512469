// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/stackedbar.h"

#include "gui/base/format.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QPainter>
#include <QPainterPath>

namespace cinderscope {
namespace {
constexpr double kBarHeight = 8;
constexpr double kMinimumSegment = 2;
} // namespace

QList<BarSegment> progressSegments(const ProgressCounts &counts)
{
    const ThemeColors &colors = themeColors();
    QList<BarSegment> segments;
    const auto add = [&](std::int64_t value, StatusRole status, const QString &label) {
        if (value > 0)
            segments.append({double(value), colors.status(status), label});
    };
    add(counts.complete, StatusRole::Succeeded, StackedBar::tr("complete"));
    add(counts.skipped, StatusRole::Skipped, StackedBar::tr("skipped"));
    add(counts.failed, StatusRole::Failed, StackedBar::tr("failed"));
    add(counts.killed, StatusRole::Killed, StackedBar::tr("killed"));
    add(counts.active, StatusRole::Running, StackedBar::tr("active"));
    return segments;
}

QList<double> stackedBarWidths(double width, const QList<BarSegment> &segments, double total)
{
    double sum = 0;
    for (const BarSegment &segment : segments)
        sum += qMax(0.0, segment.value);
    const double whole = qMax(total, sum);
    QList<double> widths;
    double used = 0;
    for (const BarSegment &segment : segments) {
        double share = whole > 0 ? qMax(0.0, segment.value) / whole * width : 0;
        if (segment.value > 0)
            share = qMax(share, kMinimumSegment);
        widths.append(share);
        used += share;
    }
    // The minimum may have made the sum too wide: the widest pays for it.
    while (used > width + 1e-6 && !widths.isEmpty()) {
        double &widest = *std::max_element(widths.begin(), widths.end());
        const double cut = qMin(widest, used - width);
        if (cut <= 0)
            break;
        widest -= cut;
        used -= cut;
    }
    return widths;
}

void paintStackedBar(QPainter &painter, const QRectF &rect, const QList<BarSegment> &segments, double total)
{
    const double radius = qMin(rect.height() / 2, 4.0);
    QPainterPath outline;
    outline.addRoundedRect(rect, radius, radius);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillPath(outline, themeColors().role(ColorRole::GridLine));
    painter.setClipPath(outline, Qt::IntersectClip);
    const QList<double> widths = stackedBarWidths(rect.width(), segments, total);
    double x = rect.left();
    for (qsizetype i = 0; i < segments.size(); ++i) {
        painter.fillRect(QRectF(x, rect.top(), widths[i], rect.height()), segments[i].color);
        x += widths[i];
    }
    painter.restore();
}

StackedBar::StackedBar(QWidget *parent) : StackedBar(QString(), parent) {}

StackedBar::StackedBar(const QString &caption, QWidget *parent) : QWidget(parent), m_caption(caption)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(caption);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        if (m_fromCounts)
            m_segments = progressSegments(m_counts);
        updateGeometry();
        update();
    });
}

void StackedBar::setCaption(const QString &caption)
{
    m_caption = caption;
    setAccessibleName(caption);
    update();
}

void StackedBar::setCounts(const ProgressCounts &counts)
{
    if (m_fromCounts && m_counts == counts && !m_text.isEmpty())
        return;
    m_counts = counts;
    m_fromCounts = true;
    m_segments = progressSegments(counts);
    m_total = double(counts.total);
    m_text = progressText(counts);
    const QString description = progressDescription(counts);
    setToolTip(description);
    setAccessibleDescription(description);
    update();
}

void StackedBar::setSegments(const QList<BarSegment> &segments, double total, const QString &text,
                             const QString &toolTip)
{
    m_fromCounts = false;
    m_segments = segments;
    m_total = total;
    m_text = text;
    setToolTip(toolTip);
    setAccessibleDescription(toolTip.isEmpty() ? text : toolTip);
    update();
}

QSize StackedBar::sizeHint() const
{
    return {220, fontMetrics().height() + Spacing::XSmall + int(kBarHeight) + 2};
}

QSize StackedBar::minimumSizeHint() const
{
    return {100, sizeHint().height()};
}

void StackedBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors();
    const QRect line(0, 0, width(), fontMetrics().height());
    const int textWidth = fontMetrics().horizontalAdvance(m_text);
    painter.setPen(colors.role(ColorRole::TextMuted));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width() - textWidth - Spacing::Small));
    painter.setPen(colors.role(ColorRole::Text));
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, m_text);
    paintStackedBar(painter, QRectF(0, line.bottom() + 1 + Spacing::XSmall, width(), kBarHeight), m_segments, m_total);
}

} // namespace cinderscope
