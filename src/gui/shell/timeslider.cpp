// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/timeslider.h"

#include "gui/base/format.h"
#include "gui/base/theme.h"

#include <algorithm>
#include <QAccessible>
#include <QDateTime>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <QWheelEvent>

namespace cinderscope {

namespace {

constexpr int kMargin = 8; // room for half the handle
constexpr int kSeekEveryMs = 120;

} // namespace

TimeSlider::TimeSlider(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setAccessibleName(tr("Time of the replay"));
    setCursor(Qt::PointingHandCursor);
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

QSize TimeSlider::sizeHint() const
{
    return {400, 34};
}

QSize TimeSlider::minimumSizeHint() const
{
    return {120, 34};
}

void TimeSlider::setRange(TimeMs begin, TimeMs end)
{
    end = std::max(end, begin + 1);
    if (m_begin == begin && m_end == end)
        return;
    m_begin = begin;
    m_end = end;
    update();
}

void TimeSlider::setTime(TimeMs now)
{
    if (m_dragging || now == m_now)
        return;
    const int before = position(m_now);
    m_now = std::clamp(now, m_begin, m_end);
    setAccessibleDescription(
        tr("%1 of %2").arg(format::durationLong(m_now - m_begin), format::durationLong(m_end - m_begin)));
    if (position(m_now) != before)
        update();
}

void TimeSlider::setMarks(const ReplayMarks &marks)
{
    m_marks = marks;
    update();
}

QRect TimeSlider::track() const
{
    return rect().adjusted(kMargin, 0, -kMargin, 0);
}

int TimeSlider::position(TimeMs time) const
{
    const QRect area = track();
    const double share = double(std::clamp(time, m_begin, m_end) - m_begin) / double(m_end - m_begin);
    return area.left() + int(share * (area.width() - 1) + 0.5);
}

TimeMs TimeSlider::timeAt(int x) const
{
    const QRect area = track();
    const double share = std::clamp(double(x - area.left()) / std::max(1, area.width() - 1), 0.0, 1.0);
    return m_begin + TimeMs(share * double(m_end - m_begin));
}

void TimeSlider::request(TimeMs time, bool now)
{
    time = std::clamp(time, m_begin, m_end);
    m_now = time;
    update();
    const qint64 clock = QDateTime::currentMSecsSinceEpoch();
    if (!now && clock - m_lastRequest < kSeekEveryMs)
        return;
    m_lastRequest = clock;
    Q_EMIT seekRequested(time);
}

void TimeSlider::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const ThemeColors &colors = themeColors();
    const QRect area = track();
    const int middle = height() / 2;
    const QRect groove(area.left(), middle - 6, area.width(), 12);
    const int now = position(m_now);

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    QPainterPath clip;
    clip.addRoundedRect(groove, 4, 4);
    painter.fillPath(clip, colors.role(ColorRole::Sunken));
    painter.save();
    painter.setClipPath(clip);
    painter.fillRect(QRect(groove.left(), groove.top(), now - groove.left(), groove.height()),
                     blend(colors.role(ColorRole::Sunken), colors.role(ColorRole::Accent), 0.22));
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const ReplayMarks::JobSpan &job : m_marks.jobs) {
        const int left = position(job.from), right = std::max(left + 1, position(job.to));
        QColor color = colors.status(job.failed ? StatusRole::Failed : StatusRole::Succeeded);
        if (left >= now) // what is to come, paler
            color = blend(colors.role(ColorRole::Sunken), color, 0.45);
        painter.fillRect(QRect(left, middle - 3, std::max(1, right - left - 1), 6), color);
    }
    painter.restore();
    painter.setRenderHint(QPainter::Antialiasing, false);
    int last = -2;
    for (const TimeMs failure : m_marks.failures) {
        const int x = position(failure);
        if (x == last)
            continue;
        painter.fillRect(QRect(x, middle - 11, 1, 4), colors.status(StatusRole::Failed));
        last = x;
    }

    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(colors.role(ColorRole::Accent));
    painter.setPen(QPen(colors.role(ColorRole::Surface), 2));
    painter.drawEllipse(QPointF(now + 0.5, middle), 7, 7);
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colors.role(ColorRole::Accent), 1.5));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 3, -1, -3), Spacing::SmallRadius, Spacing::SmallRadius);
    }
}

void TimeSlider::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return;
    m_dragging = true;
    request(timeAt(int(event->position().x())), true);
}

void TimeSlider::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragging) {
        request(timeAt(int(event->position().x())), false);
        QToolTip::showText(event->globalPosition().toPoint(), tooltipAt(int(event->position().x())), this);
    }
}

void TimeSlider::mouseReleaseEvent(QMouseEvent *event)
{
    if (!m_dragging || event->button() != Qt::LeftButton)
        return;
    request(timeAt(int(event->position().x())), true);
    m_dragging = false;
}

void TimeSlider::wheelEvent(QWheelEvent *event)
{
    const double steps = event->angleDelta().y() / 120.0;
    request(m_now - TimeMs(steps * double(m_end - m_begin) / 100), false);
    event->accept();
}

void TimeSlider::keyPressEvent(QKeyEvent *event)
{
    const TimeMs step = std::max<TimeMs>(1, (m_end - m_begin) / 100);
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down:
        return request(m_now - step, true);
    case Qt::Key_Right:
    case Qt::Key_Up:
        return request(m_now + step, true);
    case Qt::Key_PageUp:
        return request(m_now + 10 * step, true);
    case Qt::Key_PageDown:
        return request(m_now - 10 * step, true);
    case Qt::Key_Home:
        return request(m_begin, true);
    case Qt::Key_End:
        return request(m_end, true);
    default:
        QWidget::keyPressEvent(event);
    }
}

QString TimeSlider::tooltipAt(int x) const
{
    const TimeMs time = timeAt(x);
    QString text = tr("%1 after the start, %2").arg(format::duration(time - m_begin), format::timeOfDay(time));
    int shown = 0;
    for (const ReplayMarks::JobSpan &job : m_marks.jobs) {
        if (job.from > time || position(job.to) < x || ++shown > 3)
            continue;
        text += u'\n' + (job.failed ? tr("Job %1, failed").arg(job.id) : tr("Job %1").arg(job.id));
    }
    return text;
}

bool TimeSlider::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        QToolTip::showText(help->globalPos(), tooltipAt(help->pos().x()), this);
        return true;
    }
    return QWidget::event(event);
}

} // namespace cinderscope
