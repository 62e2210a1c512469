// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelinepainter.h"

#include "gui/base/format.h"
#include "gui/timeline/cellband.h"
#include "gui/timeline/timelinetext.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QSvgGenerator>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kAxisLabelWidth = 96;
constexpr int kFailureBand = 5; // under the axis

QColor role(const TimelineScene &scene, ColorRole r)
{
    return scene.colors.role(r);
}

//! A small triangle: open (right) or not (down) for folding.
void paintChevron(QPainter &painter, const QPointF &centre, bool folded, const QColor &color)
{
    QPainterPath path;
    if (folded) {
        path.moveTo(centre + QPointF(-2, -4));
        path.lineTo(centre + QPointF(2.5, 0));
        path.lineTo(centre + QPointF(-2, 4));
    } else {
        path.moveTo(centre + QPointF(-4, -2));
        path.lineTo(centre + QPointF(0, 2.5));
        path.lineTo(centre + QPointF(4, -2));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

} // namespace

void TimelinePainter::paint(QImage &canvas, double ratio)
{
    const QSize size(int(std::ceil(m_scene.size.width() * ratio)), int(std::ceil(m_scene.size.height() * ratio)));
    if (canvas.size() != size)
        canvas = QImage(size, QImage::Format_RGB32);
    if (size.isEmpty())
        return;
    canvas.setDevicePixelRatio(ratio);
    LanePainter lanes(m_scene, ratio);
    if (m_scene.snapshot)
        lanes.paint(canvas);
    QPainter painter(&canvas);
    if (!m_scene.snapshot)
        painter.fillRect(QRect(QPoint(0, 0), m_scene.size), role(m_scene, ColorRole::Surface));
    else
        paintDecoration(painter, lanes.labels());
}

QByteArray TimelinePainter::svg(const QString &title)
{
    constexpr std::size_t kMostRuns = 40'000;
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(m_scene.size);
    generator.setViewBox(QRect(QPoint(0, 0), m_scene.size));
    generator.setTitle(title);
    QPainter painter(&generator);
    painter.fillRect(QRect(QPoint(0, 0), m_scene.size), role(m_scene, ColorRole::Surface));
    if (m_scene.snapshot) {
        int coarse = 1;
        while (coarse < 64 && LanePainter(m_scene, 1).countRuns(coarse) > kMostRuns)
            coarse *= 2;
        LanePainter lanes(m_scene, 1);
        lanes.paint(painter, coarse);
        paintDecoration(painter, lanes.labels());
    }
    painter.end();
    return bytes;
}

void TimelinePainter::paintDecoration(QPainter &painter, const std::vector<LanePainter::Label> &labels)
{
    painter.setRenderHint(QPainter::TextAntialiasing);
    paintLabels(painter, labels);
    CellBand::paintBorders(painter, m_scene);
    paintGutter(painter);
    paintAxis(painter);
    CellBand::paint(painter, m_scene);
    paintGraph(painter, painter.device()->devicePixelRatioF());
    paintFailures(painter);
    paintNow(painter);
}

void TimelinePainter::paintLabels(QPainter &painter, const std::vector<LanePainter::Label> &labels)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    painter.setFont(m_scene.smallFont);
    const QFontMetrics metrics(m_scene.smallFont);
    painter.setClipRect(m_scene.lanesRect());
    for (const LanePainter::Label &label : labels) {
        const bool task = label.section == TimelineSection::Executors;
        const QString text =
            task ? TimelineText::taskLabel(snapshot, label.box.row, label.box.status == TaskStatus::Running)
                 : TimelineText::barLabel(snapshot, label.section, label.box.row);
        const QRect place = label.rect.adjusted(task ? 4 : 8, 0, -5, 0);
        QColor color = role(m_scene, label.box.dim ? ColorRole::TextDisabled : ColorRole::Text);
        if (task && m_scene.mode != ColorMode::Phase)
            color = textOn(QColor::fromRgb(label.box.color));
        else if (task)
            color = textOn(label.box.status == TaskStatus::Failed ? m_scene.colors.status(StatusRole::Failed)
                                                                  : m_scene.colors.phase(PhaseRole::Compute));
        painter.setPen(color);
        painter.drawText(place, int(task ? Qt::AlignCenter : Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                         metrics.elidedText(text, Qt::ElideRight, place.width(), Qt::TextSingleLine));
    }
    painter.setClipping(false);
}

void TimelinePainter::paintGutter(QPainter &painter)
{
    const QRect gutter = m_scene.gutterRect();
    painter.fillRect(gutter, role(m_scene, ColorRole::SurfaceAlt));
    const auto [first, last] = m_scene.layout->between(m_scene.scroll, m_scene.scroll + gutter.height());
    painter.setClipRect(QRect(0, gutter.y(), m_scene.size.width(), gutter.height()));
    for (std::size_t i = first; i < last; ++i) {
        const TimelineRow &row = m_scene.layout->rows()[i];
        const int y = gutter.y() + row.y - m_scene.scroll;
        if (row.kind == RowKind::Section)
            paintSection(painter, row, y);
        else if (row.kind == RowKind::Executor)
            paintExecutor(painter, row, y);
    }
    painter.setClipping(false);
    painter.fillRect(gutter.right(), gutter.y(), 1, gutter.height(), role(m_scene, ColorRole::Border));
}

void TimelinePainter::paintSection(QPainter &painter, const TimelineRow &row, int y)
{
    const QRect strip(0, y, m_scene.size.width(), row.height);
    painter.fillRect(strip, role(m_scene, ColorRole::SurfaceAlt));
    painter.fillRect(0, y, strip.width(), 1, role(m_scene, ColorRole::GridLine));
    painter.fillRect(0, strip.bottom(), strip.width(), 1, role(m_scene, ColorRole::GridLine));
    paintChevron(painter, QPointF(14, y + row.height / 2.0), row.folded, role(m_scene, ColorRole::TextMuted));
    const QString title = TimelineText::sectionTitle(row.section);
    painter.setFont(m_scene.strongFont);
    painter.setPen(role(m_scene, ColorRole::Text));
    painter.drawText(QRect(26, y, m_scene.gutter - 30, row.height), Qt::AlignLeft | Qt::AlignVCenter, title);
    if (!m_scene.counts)
        return;
    const int used = 26 + QFontMetrics(m_scene.strongFont).horizontalAdvance(title) + 8;
    painter.setFont(m_scene.smallFont);
    painter.setPen(role(m_scene, ColorRole::TextMuted));
    painter.drawText(QRect(used, y, m_scene.gutter - used - 4, row.height), Qt::AlignLeft | Qt::AlignVCenter,
                     TimelineText::sectionTitle(row.section, *m_scene.snapshot).mid(title.size()).trimmed());
}

void TimelinePainter::paintExecutor(QPainter &painter, const TimelineRow &row, int y)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    const Executor &executor = snapshot.executors[row.executor];
    const bool gone = executor.removed != kNoTime;
    paintChevron(painter, QPointF(24, y + row.height / 2.0), row.folded, role(m_scene, ColorRole::TextMuted));
    if (m_scene.mode == ColorMode::Executor)
        painter.fillRect(QRect(34, y + row.height / 2 - 4, 3, 8), m_scene.colors.category(row.executor));
    painter.setFont(m_scene.smallFont);
    const QFontMetrics metrics(m_scene.smallFont);
    const QString cores = executor.cores > 0 ? TimelineText::cores(executor.cores) : QString();
    const int coresWidth = metrics.horizontalAdvance(cores);
    const int right = m_scene.gutter - 8;
    painter.setPen(role(m_scene, ColorRole::TextMuted));
    painter.drawText(QRect(right - coresWidth, y, coresWidth, row.height), Qt::AlignVCenter | Qt::AlignRight, cores);
    const QString name = TimelineText::executorName(snapshot, row.executor);
    const int nameWidth = metrics.horizontalAdvance(name);
    painter.setPen(role(m_scene, gone ? ColorRole::TextDisabled : ColorRole::Text));
    painter.drawText(QRect(40, y, right - coresWidth - 48, row.height), Qt::AlignVCenter | Qt::AlignLeft,
                     metrics.elidedText(name, Qt::ElideMiddle, right - coresWidth - 48));
    const int hostLeft = 40 + nameWidth + 8;
    const int hostWidth = right - coresWidth - 8 - hostLeft;
    QString host = TimelineText::brief(snapshot.text(executor.host), 60);
    if (const qsizetype dot = host.indexOf(u'.'); dot > 0 && !host.at(0).isDigit())
        host.truncate(dot); // the tooltip has all of it
    if (hostWidth > 30 && !host.isEmpty()) {
        painter.setPen(role(m_scene, gone ? ColorRole::TextDisabled : ColorRole::TextMuted));
        painter.drawText(QRect(hostLeft, y, hostWidth, row.height), Qt::AlignVCenter | Qt::AlignLeft,
                         metrics.elidedText(host, Qt::ElideRight, hostWidth));
    }
    painter.fillRect(0, y, m_scene.size.width(), 1, role(m_scene, ColorRole::GridLine));
    paintExecutorMarks(painter, row, y);
}

void TimelinePainter::paintExecutorMarks(QPainter &painter, const TimelineRow &row, int y)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    const Executor &executor = snapshot.executors[row.executor];
    const QRect lanes = m_scene.lanesRect();
    const auto place = [&](TimeMs time) {
        return lanes.x() + std::clamp(m_scene.scale.xAt(double(time)), -20.0, lanes.width() + 20.0);
    };
    painter.save();
    painter.setClipRect(lanes);
    const double middle = y + row.height / 2.0;
    const double from = executor.added != kNoTime ? place(executor.added) : lanes.x() - 20;
    const double to = executor.removed != kNoTime ? place(executor.removed) : place(snapshot.time);
    if (!row.folded)
        painter.fillRect(QRectF(from, std::floor(middle) - 1, std::max(1.0, to - from), 2),
                         blend(role(m_scene, ColorRole::Surface),
                               m_scene.mode == ColorMode::Executor ? m_scene.colors.category(row.executor)
                                                                   : role(m_scene, ColorRole::TextMuted),
                               0.35));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (executor.added != kNoTime && !executor.implicit) {
        painter.setBrush(m_scene.colors.status(StatusRole::Succeeded));
        painter.drawPolygon(QPolygonF({{from, middle - 4.5}, {from + 7, middle}, {from, middle + 4.5}}));
    }
    const auto note = [&](double x, const QString &text, const QColor &color) {
        painter.setFont(m_scene.smallFont);
        painter.setPen(color);
        painter.drawText(QRectF(x, y, std::max(0.0, lanes.right() - x), row.height), Qt::AlignVCenter | Qt::AlignLeft,
                         text);
    };
    for (const Exclusion &exclusion : executor.exclusions) {
        const double x = place(exclusion.from);
        const QColor warning = m_scene.colors.severity(Severity::Warning);
        painter.setBrush(warning);
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(QPolygonF({{x, middle + 4.5}, {x + 5, middle - 4.5}, {x + 10, middle + 4.5}}));
        if (!row.folded)
            note(x + 14, QCoreApplication::translate("TimelineText", "Excluded"), role(m_scene, ColorRole::TextMuted));
    }
    if (executor.removed != kNoTime) {
        const QColor red = m_scene.colors.status(StatusRole::Failed);
        painter.setPen(QPen(red, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(to - 3.5, middle - 3.5), QPointF(to + 3.5, middle + 3.5));
        painter.drawLine(QPointF(to - 3.5, middle + 3.5), QPointF(to + 3.5, middle - 3.5));
        const QString reason = TimelineText::brief(snapshot.text(executor.removeReason), 160);
        note(to + 9,
             reason.isEmpty() ? QCoreApplication::translate("TimelineText", "Removed")
                              : QCoreApplication::translate("TimelineText", "Removed: %1").arg(reason),
             role(m_scene, ColorRole::TextMuted));
    }
    painter.restore();
}

void TimelinePainter::paintAxis(QPainter &painter)
{
    const QRect axis = m_scene.axisRect();
    painter.fillRect(QRect(0, 0, m_scene.size.width(), axis.height()), role(m_scene, ColorRole::Surface));
    const auto ticks = axisTicks(m_scene.scale, axis.width(), kAxisLabelWidth, m_scene.axis, m_scene.origin());
    const int base = axis.bottom() - kFailureBand;
    painter.setFont(m_scene.smallFont);
    const QFontMetrics metrics(m_scene.smallFont);
    painter.setClipRect(axis);
    for (const AxisTick &tick : ticks) {
        const int x = axis.x() + int(std::floor(tick.x));
        painter.fillRect(x, base - (tick.major ? 7 : 3), 1, tick.major ? 7 : 3, role(m_scene, ColorRole::Border));
        if (!tick.major || x < axis.x() || x + 4 + metrics.horizontalAdvance(tick.label) > axis.right())
            continue;
        painter.setPen(role(m_scene, ColorRole::TextMuted));
        painter.drawText(QRect(x + 4, base - 18, 2 * kAxisLabelWidth, 16), Qt::AlignLeft | Qt::AlignVCenter,
                         tick.label);
        if (!tick.context.isEmpty()) {
            painter.setPen(role(m_scene, ColorRole::Text));
            painter.drawText(QRect(x + 4, m_scene.cellBand + 2, 2 * kAxisLabelWidth, 15),
                             Qt::AlignLeft | Qt::AlignVCenter, tick.context);
        }
    }
    painter.setClipping(false);
    painter.setPen(role(m_scene, ColorRole::TextMuted));
    painter.drawText(QRect(12, base - 18, m_scene.gutter - 24, 16), Qt::AlignLeft | Qt::AlignVCenter,
                     m_scene.axis == AxisMode::LocalTime
                         ? QCoreApplication::translate("TimelineText", "Local time")
                         : QCoreApplication::translate("TimelineText", "Time since the start"));
    painter.fillRect(0, axis.bottom(), m_scene.size.width(), 1, role(m_scene, ColorRole::Border));
}

void TimelinePainter::paintFailures(QPainter &painter)
{
    const FailureMarks &marks = m_scene.bars->failures;
    if (marks.empty())
        return;
    const QRect axis = m_scene.axisRect();
    const int y = axis.bottom() - kFailureBand + 1;
    const QColor red = m_scene.colors.status(StatusRole::Failed);
    int from = -1, to = -1;
    for (int x = 0; x <= axis.width(); ++x) {
        const bool any = x < axis.width() && marks.any(m_scene.scale.timeAt(x), m_scene.scale.timeAt(x + 1));
        if (any && from < 0)
            from = x - 1;
        if (any)
            to = x + 2;
        if (from >= 0 && (!any && x >= to)) {
            painter.fillRect(axis.x() + from, y, to - from, kFailureBand - 1, red);
            from = -1;
        }
    }
    if (from >= 0)
        painter.fillRect(axis.x() + from, y, to - from, kFailureBand - 1, red);
}

std::int32_t TimelinePainter::coresAt(const Snapshot &snapshot, double time)
{
    std::size_t low = 0, high = snapshot.cores.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (double(snapshot.cores[middle].time) <= time)
            low = middle + 1;
        else
            high = middle;
    }
    return low == 0 ? 0 : snapshot.cores[low - 1].cores;
}

void TimelinePainter::paintGraph(QPainter &painter, double ratio)
{
    const QRect graph = m_scene.graphRect();
    painter.fillRect(QRect(0, graph.y(), m_scene.size.width(), graph.height()), role(m_scene, ColorRole::Surface));
    painter.fillRect(QRect(0, graph.y(), m_scene.gutter, graph.height()), role(m_scene, ColorRole::SurfaceAlt));
    const QRect plot = graph.adjusted(0, 14, 0, -4);
    paintActivity(painter, plot, ratio);
    paintCores(painter, plot);
    painter.fillRect(0, graph.y(), m_scene.size.width(), 1, role(m_scene, ColorRole::Border));
    painter.fillRect(m_scene.gutter - 1, graph.y(), 1, graph.height(), role(m_scene, ColorRole::Border));

    painter.setFont(m_scene.strongFont);
    painter.setPen(role(m_scene, ColorRole::Text));
    const int left = 12;
    const int line = 17;
    painter.drawText(QRect(left, graph.y() + 8, m_scene.gutter - left - 6, line), Qt::AlignVCenter,
                     QCoreApplication::translate("TimelineText", "Active tasks"));
    painter.setFont(m_scene.smallFont);
    const auto entry = [&](int row, const QColor &color, bool dashed, const QString &text) {
        const int y = graph.y() + 10 + row * line;
        if (dashed)
            painter.fillRect(left, y + line / 2, 12, 2, color);
        else
            painter.fillRect(left, y + line / 2 - 3, 12, 8, color);
        painter.setPen(role(m_scene, ColorRole::TextMuted));
        painter.drawText(QRect(left + 18, y, m_scene.gutter - left - 24, line), Qt::AlignVCenter, text);
    };
    const ApplicationTotals &totals = m_scene.snapshot->totals;
    entry(1, blend(role(m_scene, ColorRole::Surface), m_scene.colors.status(StatusRole::Running), 0.6), false,
          QCoreApplication::translate("TimelineText", "Running now: %1").arg(format::count(totals.tasksRunning)));
    entry(2, role(m_scene, ColorRole::Text), true,
          QCoreApplication::translate("TimelineText", "Cores now: %1").arg(format::count(totals.cores)));
    painter.setPen(role(m_scene, ColorRole::TextMuted));
    painter.drawText(QRect(m_scene.gutter - 70, graph.y() + 5, 62, 14), Qt::AlignRight | Qt::AlignVCenter,
                     format::count(m_graphMaximum));
    painter.drawText(QRect(m_scene.gutter - 40, graph.bottom() - 16, 32, 14), Qt::AlignRight | Qt::AlignVCenter,
                     u"0"_s);
}

void TimelinePainter::paintActivity(QPainter &painter, const QRect &plot, double ratio)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    const int width = int(std::ceil(plot.width() * ratio));
    m_activity.assign(std::size_t(std::max(0, width)), 0);
    const double from = std::clamp(m_scene.scale.from, -9e15, 9e15);
    const double to = std::clamp(from + plot.width() * m_scene.scale.msPerPixel, -9e15, 9e15);
    snapshot.activity.greatest(from, to, m_activity);
    const int nowX = int(std::clamp(m_scene.scale.xAt(double(snapshot.time)) * ratio, -1.0, double(width)));
    for (int x = nowX + 1; x < width; ++x)
        m_activity[std::size_t(x)] = 0;
    int most = 1;
    for (const std::int32_t active : m_activity)
        most = std::max(most, active);
    most = std::max(most, coresAt(snapshot, from));
    std::size_t seen = 0;
    for (std::size_t i = snapshot.cores.size(); i-- > 0 && double(snapshot.cores[i].time) >= from && seen < 100'000;
         ++seen) {
        if (double(snapshot.cores[i].time) <= to)
            most = std::max(most, snapshot.cores[i].cores);
    }
    m_graphMaximum = most;

    const QColor fill = blend(role(m_scene, ColorRole::Surface), m_scene.colors.status(StatusRole::Running), 0.6);
    const double perTask = plot.height() / double(most);
    for (int x = 0; x < width;) { // one rectangle for equal neighbours
        int end = x + 1;
        while (end < width && m_activity[std::size_t(end)] == m_activity[std::size_t(x)])
            ++end;
        if (m_activity[std::size_t(x)] > 0) {
            const double height = m_activity[std::size_t(x)] * perTask;
            painter.fillRect(QRectF(plot.x() + x / ratio, plot.bottom() + 1 - height, (end - x) / ratio, height), fill);
        }
        x = end;
    }
}

void TimelinePainter::paintCores(QPainter &painter, const QRect &plot)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    const double perTask = plot.height() / double(m_graphMaximum);
    const QColor color = role(m_scene, ColorRole::Text);
    const int last = int(std::clamp(m_scene.scale.xAt(double(snapshot.time)), -1.0, plot.width() - 1.0));
    int start = 0;
    int before = coresAt(snapshot, m_scene.scale.timeAt(0));
    const auto level = [&](int cores) { return plot.bottom() + 1 - int(std::lround(cores * perTask)); };
    for (int x = 1; x <= last + 1; ++x) {
        const int cores = x <= last ? coresAt(snapshot, m_scene.scale.timeAt(x)) : -1;
        if (cores == before)
            continue;
        if (before > 0)
            painter.fillRect(plot.x() + start, level(before) - 1, x - start, 2, color);
        if (cores >= 0) {
            const int top = std::min(level(cores), level(before));
            painter.fillRect(plot.x() + x, top - 1, 1, std::abs(level(cores) - level(before)) + 2, color);
        }
        start = x;
        before = cores;
    }
}

void TimelinePainter::paintNow(QPainter &painter)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    if (snapshot.state != ApplicationState::Running)
        return;
    const QRect lanes = m_scene.lanesRect();
    const double x = m_scene.scale.xAt(double(snapshot.time));
    if (x < 0 || x >= lanes.width())
        return;
    const QColor color = m_scene.colors.status(StatusRole::Running);
    painter.fillRect(lanes.x() + int(x), lanes.y(), 1, m_scene.size.height() - lanes.y(), color);
}

} // namespace cinderscope
