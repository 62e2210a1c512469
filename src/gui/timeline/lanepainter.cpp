// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/lanepainter.h"

#include <QImage>
#include <QPainter>

#include <cstring>

namespace cinderscope {

namespace {

constexpr int kPhaseWidth = 14; // device-independent pixels from which a task shows its phases
constexpr int kStripLane = 10;  // lanes this high show phases below another colour
constexpr int kGapLane = 5;     // lanes this high keep a gap to the next
constexpr int kBarLabel = 34;   // room for a text
constexpr int kTaskLabel = 52;
constexpr std::size_t kMostLabels = 260;

} // namespace

LanePainter::LanePainter(const TimelineScene &scene, double ratio)
    : m_scene(scene), m_ratio(ratio), m_geometry(scene, ratio)
{
    const auto width = std::size_t(m_geometry.width());
    for (auto *line : {&m_base, &m_background, &m_body, &m_rim, &m_strip})
        line->resize(width);
    composeBase();
}

void LanePainter::fill(std::vector<QRgb> &line, int x0, int x1, QRgb color)
{
    x0 = std::max(0, x0);
    x1 = std::min(int(line.size()), x1);
    if (x0 < x1)
        std::fill(line.begin() + x0, line.begin() + x1, color);
}

void LanePainter::composeBase()
{
    std::fill(m_base.begin(), m_base.end(), m_geometry.colors().surface);
    const auto ticks = axisTicks(m_scene.scale, m_scene.lanesRect().width(), 96, m_scene.axis, m_scene.origin());
    for (const AxisTick &tick : ticks) {
        const int x = int(std::floor(tick.x * m_ratio));
        const QRgb color = m_geometry.colors().grid;
        fill(m_base, x, x + 1, tick.major ? color : mixed(m_geometry.colors().surface, color, 110));
    }
}

void LanePainter::composeBackground(const TimelineRow &row)
{
    if (row.kind != RowKind::Slot && row.kind != RowKind::Executor) {
        m_background = m_base;
        m_backgroundOf = kNoRow;
        return;
    }
    if (row.executor == m_backgroundOf)
        return;
    m_backgroundOf = row.executor;
    m_background = m_base;
    const Executor &executor = m_scene.snapshot->executors[row.executor];
    const TimelineColors &colors = m_geometry.colors();
    const int width = m_geometry.width();
    const auto place = [&](TimeMs time) { return int(std::clamp(m_geometry.xAt(time), -4.0, width + 4.0)); };
    const auto shade = [&](int from, int to, QRgb color, unsigned share) {
        for (int x = std::max(0, from); x < std::min(width, to); ++x)
            m_background[std::size_t(x)] = mixed(m_background[std::size_t(x)], color, share);
    };
    if (executor.added != kNoTime && !executor.implicit)
        shade(0, place(executor.added), colors.sunken, 200);
    for (const Exclusion &exclusion : executor.exclusions) {
        const QRgb warning = m_scene.colors.severity(Severity::Warning).rgb();
        shade(place(exclusion.from), exclusion.to == kNoTime ? width : place(exclusion.to), warning, 48);
    }
    if (executor.removed != kNoTime) {
        const int x = place(executor.removed);
        shade(x, width, colors.sunken, 220);
        fill(m_background, x, x + std::max(1, int(m_ratio)),
             mixed(colors.surface, m_scene.colors.role(ColorRole::TextMuted).rgb(), 150));
    }
}

void LanePainter::composeColumns()
{
    constexpr float kFull = 0.97f; // as good as covered
    const LaneGeometry::Column *columns = m_geometry.columns().data();
    const QRgb *background = m_background.data();
    QRgb *body = m_body.data();
    for (int x = m_geometry.firstColumn(), last = m_geometry.lastColumn(); x <= last; ++x) {
        const LaneGeometry::Column &column = columns[x];
        if (column.cover >= kFull)
            body[x] = column.color;
        else if (column.cover > 0)
            body[x] = mixed(background[x], column.color, 72u + unsigned(int(184 * column.cover)));
    }
}

void LanePainter::fillPhases(std::vector<QRgb> &line, const LaneBox &box, int x1)
{
    const TaskPhases phases = phasesOf(m_scene.snapshot->tasks, box.row);
    const auto duration = double(box.end - box.start);
    const double left = m_geometry.xAt(box.start);
    const double perMs = duration > 0 ? (m_geometry.xAt(box.end) - left) / duration : 0;
    double passed = 0;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        if (phases[i] == 0)
            continue;
        const double from = left + passed * perMs;
        passed += double(phases[i]);
        const double to = left + passed * perMs;
        const int begin = int(std::clamp(std::round(from), -4.0, double(x1)));
        const int end = int(std::clamp(std::round(to), -4.0, double(x1)));
        fill(line, std::max(begin, box.x0), i + 1 == phases.size() ? x1 : end,
             m_geometry.colors().phase(static_cast<TaskPhase>(i), box.dim));
    }
}

void LanePainter::composeTask(const LaneBox &box)
{
    const int width = box.x1 - box.x0;
    const int gap = width >= (m_height >= kGapLane ? 4 : 6) * m_ratio ? std::max(1, int(m_ratio)) : 0;
    const int x1 = box.x1 - gap;
    const QRgb background = m_background[std::size_t(std::clamp(box.x0, 0, m_geometry.width() - 1))];
    const bool isRunning = box.status == TaskStatus::Running;
    const QRgb color = isRunning ? mixed(background, box.color, 168) : box.color;
    fill(m_body, box.x0, x1, color);
    fill(m_strip, box.x0, x1, color);
    if (gap > 0) {
        fill(m_body, x1, box.x1, m_background[std::size_t(std::clamp(x1, 0, m_geometry.width() - 1))]);
        fill(m_strip, x1, box.x1, m_background[std::size_t(std::clamp(x1, 0, m_geometry.width() - 1))]);
    }
    if (isRunning) {
        const int edge = std::max(2, int(2 * m_ratio));
        const QRgb bright =
            box.dim ? m_geometry.colors().dimmed(m_geometry.colors().running) : m_geometry.colors().running;
        fill(m_body, std::max(box.x0, box.x1 - edge), box.x1, bright);
        fill(m_strip, std::max(box.x0, box.x1 - edge), box.x1, bright);
    } else if (box.status == TaskStatus::Succeeded && width >= kPhaseWidth * m_ratio) {
        fillPhases(m_scene.mode == ColorMode::Phase ? m_body : m_strip, box, x1);
    }
}

void LanePainter::composeBar(const LaneBox &box)
{
    const int line = std::max(1, int(m_ratio));
    const int gap = box.x1 - box.x0 >= 4 ? line : 0;
    const int x1 = box.x1 - gap;
    const QRgb background = m_geometry.colors().surface;
    const bool failed = box.status == TaskStatus::Failed;
    const QRgb fillColor = mixed(background, box.color, failed ? 120 : 76);
    const QRgb rim = mixed(background, box.color, failed ? 256 : 170);
    if (x1 - box.x0 < 6 * line) {
        fill(m_body, box.x0, x1, rim);
        fill(m_rim, box.x0, x1, rim);
        return;
    }
    fill(m_body, box.x0, x1, fillColor);
    fill(m_body, box.x0, box.x0 + 3 * line, box.color);
    fill(m_body, x1 - line, x1, rim);
    fill(m_rim, box.x0, x1, rim);
    fill(m_rim, box.x0, box.x0 + 3 * line, box.color);
    if (box.status == TaskStatus::Running) {
        fill(m_body, x1 - 2 * line, x1, box.color);
        fill(m_rim, x1 - 2 * line, x1, box.color);
    }
}

void LanePainter::composeFailures()
{
    const int half = std::max(1, int(std::lround(1.5 * m_ratio - 0.5)));
    for (const int x : m_geometry.failures()) {
        // a whole mark even at the edge of the picture
        const int middle = std::clamp(x, half, std::max(half, m_geometry.width() - 1 - half));
        for (auto *line : {&m_body, &m_rim, &m_strip})
            fill(*line, middle - half, middle + half + 1, m_geometry.colors().failed);
    }
}

std::vector<LanePainter::Part> LanePainter::compose(const TimelineRow &row, int height)
{
    composeBackground(row);
    m_height = row.height;
    if (row.kind == RowKind::Section || (row.kind == RowKind::Executor && !row.folded))
        return {{row.kind == RowKind::Section ? m_base : m_background, 0, height}};
    m_geometry.build(row);
    m_body = m_background;
    composeColumns();
    const int gap = row.height >= kGapLane ? std::max(1, int(m_ratio)) : 0;
    if (row.kind == RowKind::Bars) {
        m_rim = m_body;
        for (const LaneBox &box : m_geometry.boxes())
            composeBar(box);
        composeFailures();
        const int rim = row.height >= 7 ? std::max(1, int(m_ratio)) : 0;
        return {{m_background, 0, gap},
                {m_rim, gap, gap + rim},
                {m_body, gap + rim, height - gap - rim},
                {m_rim, height - gap - rim, height - gap},
                {m_background, height - gap, height}};
    }
    const bool strip = row.height >= kStripLane && m_scene.mode != ColorMode::Phase && row.kind == RowKind::Slot;
    if (strip)
        m_strip = m_body;
    for (const LaneBox &box : m_geometry.boxes())
        composeTask(box);
    composeFailures();
    const int foot = strip ? int(3 * m_ratio) : 0;
    return {{m_body, 0, height - gap - foot},
            {m_strip, height - gap - foot, height - gap},
            {m_background, height - gap, height}};
}

void LanePainter::collectLabels(const TimelineRow &row)
{
    const bool bars = row.kind == RowKind::Bars;
    if ((!bars && row.kind != RowKind::Slot) || row.height < (bars ? 12 : 14))
        return;
    const QRect lanes = m_scene.lanesRect();
    const int least = bars ? kBarLabel : kTaskLabel;
    for (const LaneBox &box : m_geometry.boxes()) {
        const int x0 = std::max(0, int(box.x0 / m_ratio));
        const int x1 = std::min(lanes.width(), int(box.x1 / m_ratio));
        if (x1 - x0 < least || m_labels.size() >= kMostLabels || (box.dim && !bars))
            continue;
        m_labels.push_back(
            {row.section, QRect(lanes.x() + x0, lanes.y() + row.y - m_scene.scroll, x1 - x0, row.height), box});
    }
}

template <class Output>
void LanePainter::paintRows(Output &&output)
{
    m_labels.clear();
    if (!m_scene.snapshot || m_geometry.width() == 0)
        return;
    const QRect lanes = m_scene.lanesRect();
    const auto [first, last] = m_scene.layout->between(m_scene.scroll, m_scene.scroll + lanes.height());
    const int top = int(std::lround(lanes.top() * m_ratio));
    const int bottom = int(std::lround((lanes.bottom() + 1) * m_ratio));
    int y = top;
    for (std::size_t i = first; i < last; ++i) {
        const TimelineRow &row = m_scene.layout->rows()[i];
        const int rowTop = top + int(std::lround((row.y - m_scene.scroll) * m_ratio));
        const int rowBottom = top + int(std::lround((row.bottom() - m_scene.scroll) * m_ratio));
        if (rowTop > y) // between two sections
            output(std::span<const QRgb>(m_base), y, std::min(rowTop, bottom));
        for (const Part &part : compose(row, rowBottom - rowTop)) {
            const int from = std::max(top, rowTop + part.from);
            const int to = std::min(bottom, rowTop + part.to);
            if (from < to)
                output(part.line, from, to);
        }
        collectLabels(row);
        y = std::max(y, rowBottom);
    }
    if (y < bottom)
        output(std::span<const QRgb>(m_base), y, bottom);
}

void LanePainter::paint(QImage &canvas)
{
    const int left = int(std::lround(m_scene.gutter * m_ratio));
    const int width = std::min(m_geometry.width(), canvas.width() - left);
    if (width <= 0)
        return;
    paintRows([&](std::span<const QRgb> line, int from, int to) {
        for (int y = from; y < std::min(to, canvas.height()); ++y)
            std::memcpy(reinterpret_cast<QRgb *>(canvas.scanLine(y)) + left, line.data(),
                        std::size_t(width) * sizeof(QRgb));
    });
}

//! Runs of one colour: output(x, y, width, height, colour).
template <class Output>
void LanePainter::paintRuns(int coarse, Output &&output)
{
    std::vector<QRgb> joined;
    const QRgb failed = m_geometry.colors().failed;
    paintRows([&](std::span<const QRgb> line, int from, int to) {
        joined.assign(line.begin(), line.end());
        for (std::size_t x = 0; coarse > 1 && x < joined.size(); x += std::size_t(coarse)) {
            const std::size_t end = std::min(joined.size(), x + std::size_t(coarse));
            const bool fails = std::find(joined.begin() + std::ptrdiff_t(x), joined.begin() + std::ptrdiff_t(end),
                                         failed) != joined.begin() + std::ptrdiff_t(end);
            std::fill(joined.begin() + std::ptrdiff_t(x), joined.begin() + std::ptrdiff_t(end),
                      fails ? failed : joined[x]);
        }
        for (std::size_t x = 0; x < joined.size();) {
            std::size_t end = x + 1;
            while (end < joined.size() && joined[end] == joined[x])
                ++end;
            if (joined[x] != m_geometry.colors().surface)
                output(int(x), from, int(end - x), to - from, joined[x]);
            x = end;
        }
    });
}

void LanePainter::paint(QPainter &painter, int coarse)
{
    const int left = m_scene.gutter;
    paintRuns(coarse, [&](int x, int y, int width, int height, QRgb color) {
        painter.fillRect(left + x, y, width, height, QColor::fromRgb(color));
    });
}

std::size_t LanePainter::countRuns(int coarse)
{
    std::size_t runs = 0;
    paintRuns(coarse, [&runs](int, int, int, int, QRgb) { ++runs; });
    return runs;
}

} // namespace cinderscope
