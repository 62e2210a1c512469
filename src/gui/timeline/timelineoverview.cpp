// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelineoverview.h"

#include "gui/base/theme.h"
#include "gui/timeline/timelineview.h"

#include <QMouseEvent>
#include <QPainter>

namespace cinderscope {

namespace {

constexpr int kGrip = 5; // pixels on both sides of an edge

} // namespace

TimelineOverview::TimelineOverview(TimelineView *view, QWidget *parent) : QWidget(parent), m_view(view)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setAccessibleName(tr("Overview of the whole run"));
    setToolTip(tr("The whole run. Drag the bright part to move, its edges to zoom"));
    connect(view, &TimelineView::viewChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &TimelineOverview::refresh);
}

void TimelineOverview::refresh()
{
    m_dirty = true;
    update();
}

QRect TimelineOverview::band() const
{
    const TimelineScene &scene = m_view->scene();
    return {scene.gutter, 3, std::max(1, scene.lanesRect().width()), height() - 6};
}

double TimelineOverview::begin() const
{
    return double(m_view->scene().origin());
}

double TimelineOverview::end() const
{
    const SnapshotPtr &snapshot = m_view->scene().snapshot;
    return std::max(begin() + 10, snapshot ? double(snapshot->end()) : 0.0);
}

double TimelineOverview::xAt(double time) const
{
    return band().x() + (time - begin()) / (end() - begin()) * band().width();
}

double TimelineOverview::timeAt(double x) const
{
    return begin() + (x - band().x()) / band().width() * (end() - begin());
}

void TimelineOverview::paintRun()
{
    const TimelineScene &scene = m_view->scene();
    const QRect area = band();
    const qreal ratio = devicePixelRatioF();
    m_run = QImage(size() * ratio, QImage::Format_RGB32);
    m_run.setDevicePixelRatio(ratio);
    m_run.fill(scene.colors.role(ColorRole::Surface));
    m_dirty = false;
    QPainter painter(&m_run);
    painter.fillRect(area, scene.colors.role(ColorRole::Sunken));
    if (!scene.snapshot)
        return;
    std::vector<std::int32_t> active(std::size_t(area.width()));
    scene.snapshot->activity.greatest(TimeMs(begin()), TimeMs(std::ceil(end())), active);
    const int most = std::max(1, *std::max_element(active.begin(), active.end()));
    const QColor fill = blend(scene.colors.role(ColorRole::Surface), scene.colors.status(StatusRole::Running), 0.55);
    for (int x = 0; x < area.width(); ++x) {
        const double height = double(active[std::size_t(x)]) / most * (area.height() - 4);
        painter.fillRect(QRectF(area.x() + x, area.bottom() + 1 - height, 1, height), fill);
        if (scene.bars->failures.any(timeAt(area.x() + x), timeAt(area.x() + x + 1)))
            painter.fillRect(area.x() + x - 1, area.y(), 3, 4, scene.colors.status(StatusRole::Failed));
    }
}

void TimelineOverview::paintEvent(QPaintEvent *)
{
    if (m_dirty || m_run.size() != size() * devicePixelRatioF())
        paintRun();
    QPainter painter(this);
    painter.drawImage(QPoint(0, 0), m_run);
    const TimelineScene &scene = m_view->scene();
    if (!scene.snapshot)
        return;
    const QRect area = band();
    painter.setFont(scene.smallFont);
    painter.setPen(scene.colors.role(ColorRole::TextMuted));
    painter.drawText(QRect(12, 0, scene.gutter - 24, height()), Qt::AlignVCenter, tr("Whole run"));
    const double x0 = std::clamp(xAt(scene.scale.from), double(area.left()), double(area.right()));
    const double x1 = std::clamp(xAt(scene.scale.timeAt(scene.lanesRect().width())), x0 + 2, double(area.right() + 1));
    QColor shade = scene.colors.role(ColorRole::Surface);
    shade.setAlpha(165);
    painter.fillRect(QRectF(area.left(), area.top(), x0 - area.left(), area.height()), shade);
    painter.fillRect(QRectF(x1, area.top(), area.right() + 1 - x1, area.height()), shade);
    painter.setPen(scene.colors.role(ColorRole::Accent));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(
        QRectF(std::floor(x0), area.top() - 1, std::max(2.0, std::floor(x1) - std::floor(x0) - 1), area.height() + 1));
}

TimelineOverview::Grip TimelineOverview::gripAt(int x) const
{
    const TimelineScene &scene = m_view->scene();
    const double left = xAt(scene.scale.from);
    const double right = xAt(scene.scale.timeAt(scene.lanesRect().width()));
    if (right - left > 3 * kGrip && std::abs(x - left) <= kGrip)
        return Grip::Left;
    if (right - left > 3 * kGrip && std::abs(x - right) <= kGrip)
        return Grip::Right;
    return Grip::Window;
}

void TimelineOverview::mousePressEvent(QMouseEvent *event)
{
    const TimelineScene &scene = m_view->scene();
    if (!scene.snapshot || event->button() != Qt::LeftButton)
        return;
    const int x = int(event->position().x());
    m_grip = gripAt(x);
    const double left = scene.scale.from;
    const double right = scene.scale.timeAt(scene.lanesRect().width());
    const double time = timeAt(x);
    // outside: the part comes to the pointer
    m_gripOffset = time >= left && time <= right ? time - left : (right - left) / 2;
    m_view->setFollowing(false);
    drag(x);
}

void TimelineOverview::drag(int x)
{
    const TimelineScene &scene = m_view->scene();
    const double width = scene.lanesRect().width();
    const double left = scene.scale.from;
    const double right = scene.scale.timeAt(width);
    const double time = timeAt(x);
    if (m_grip == Grip::Window)
        m_view->showTimes(time - m_gripOffset, time - m_gripOffset + (right - left));
    else if (m_grip == Grip::Left)
        m_view->showTimes(std::min(time, right - 1), right);
    else if (m_grip == Grip::Right)
        m_view->showTimes(left, std::max(time, left + 1));
}

void TimelineOverview::mouseMoveEvent(QMouseEvent *event)
{
    if (m_grip != Grip::None) {
        drag(int(event->position().x()));
        return;
    }
    setCursor(gripAt(int(event->position().x())) == Grip::Window ? Qt::ArrowCursor : Qt::SplitHCursor);
}

void TimelineOverview::mouseReleaseEvent(QMouseEvent *)
{
    m_grip = Grip::None;
}

} // namespace cinderscope
