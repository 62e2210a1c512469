// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/lanegeometry.h"

#include <cstring>
#include <type_traits>

namespace cinderscope {

namespace {

constexpr double kBoxWidth = 2.5; // from this width on a bar is a box
// Nodes up to these widths (pixels) are painted as a whole, evenly: of single bars, of nodes. The narrower the lane,
// the less it matters, and the more lanes there are in view.
struct Coarse
{
    double bars, nodes;
};
constexpr Coarse kTallLane{8, 2}, kLowLane{14, 3}, kFoldedLanes{28, 8};
constexpr double kNodeWidthASlot = 2.5;
constexpr double kFailedBars = 6;
constexpr int kLowLaneHeight = 6;
constexpr float kLeastCover = 0.06f; // what happened is seen, however short it was

} // namespace

inline void LaneGeometry::cover(int column, float share, QRgb color)
{
    Column &c = m_columns[std::size_t(column)];
    c.cover += share;
    if (share > c.most) {
        c.most = share;
        c.color = color;
    }
}

inline void LaneGeometry::addDensity(double x0, double x1, float density, QRgb color)
{
    if (x1 < 0 || x0 >= m_width)
        return;
    const float share = density * m_weight;
    const auto left = float(std::max(x0, 0.0));
    const auto right = float(std::min(x1, double(m_width)));
    const int first = int(left);
    const int last = std::min(int(right), m_width - 1);
    m_firstColumn = std::min(m_firstColumn, first);
    m_lastColumn = std::max(m_lastColumn, last);
    if (first >= last) {
        cover(std::min(first, m_width - 1), std::max((right - left) * share, kLeastCover * m_weight), color);
        return;
    }
    cover(first, (float(first + 1) - left) * share, color);
    for (int column = first + 1; column < last; ++column)
        cover(column, share, color);
    cover(last, (right - float(last)) * share, color);
}

LaneGeometry::LaneGeometry(const TimelineScene &scene, double ratio)
    : m_scene(scene), m_colors(scene), m_width(std::max(0, int(std::ceil(scene.lanesRect().width() * ratio))))
{
    const double from = std::clamp(scene.scale.from, -9e15, 9e15);
    m_base = TimeMs(std::floor(from));
    m_fraction = from - double(m_base);
    const double msPerPixel = scene.scale.msPerPixel / ratio;
    m_pixelsPerMs = 1 / msPerPixel;
    m_from = m_base;
    m_to = TimeMs(std::min(9.2e18, std::ceil(from + msPerPixel * m_width)));
    m_grain = TimeMs(msPerPixel);
    m_columns.resize(std::size_t(m_width));
}

void LaneGeometry::clear()
{
    m_boxes.clear();
    m_failures.clear();
    static_assert(std::is_trivially_copyable_v<Column>); // all zero is empty
    if (m_lastColumn >= m_firstColumn)
        std::memset(static_cast<void *>(&m_columns[std::size_t(m_firstColumn)]), 0,
                    std::size_t(m_lastColumn - m_firstColumn + 1) * sizeof(Column));
    m_firstColumn = m_width;
    m_lastColumn = -1;
}

void LaneGeometry::build(const TimelineRow &row)
{
    clear();
    m_weight = 1;
    const Snapshot &snapshot = *m_scene.snapshot;
    const Coarse &coarse = row.kind == RowKind::Executor  ? kFoldedLanes
                           : row.height <= kLowLaneHeight ? kLowLane
                                                          : kTallLane;
    m_leafGrain = TimeMs(coarse.bars / m_pixelsPerMs);
    // the more slots are folded into a strip, the less one of their nodes shows
    const double folded = row.kind == RowKind::Executor ? RowLayout::slots(snapshot, row.executor) : 0;
    m_nodeGrain = TimeMs(std::clamp(folded * kNodeWidthASlot, coarse.nodes, coarse.bars) / m_pixelsPerMs);
    m_failedLeafGrain = TimeMs(kFailedBars / m_pixelsPerMs);
    if (row.kind == RowKind::Bars) {
        const auto &lanes = m_scene.bars->lanes[std::size_t(row.section)];
        if (row.lane >= lanes.size())
            return;
        addLane(lanes[row.lane].ended, row.section);
        for (const LaneEntry &entry : lanes[row.lane].running)
            addEntry(entry, row.section);
        return;
    }
    if (row.kind == RowKind::Section || (row.kind == RowKind::Executor && !row.folded))
        return;
    m_colors.setExecutor(row.executor);
    const auto &slots = row.executor < snapshot.lanes.size() ? snapshot.lanes[row.executor] : nullptr;
    const std::uint32_t count = RowLayout::slots(snapshot, row.executor);
    if (row.kind == RowKind::Executor)
        m_weight = 1.0f / float(count);
    for (std::uint32_t slot = 0; slot < count; ++slot) {
        if (row.kind == RowKind::Slot && slot != row.lane)
            continue;
        if (slots && slot < slots->size())
            addLane((*slots)[slot].tasks, TimelineSection::Executors);
        addRunning(row.executor, slot);
    }
}

void LaneGeometry::addLane(const LaneIndex::View &lane, TimelineSection section)
{
    lane.visitIf(
        m_from, m_to,
        [this](const LaneIndex::Node &node, std::size_t level) {
            const TimeMs extent = node.end - node.start;
            if (node.failed > 0) // failures are marked where they are
                return extent <= (level == 0 ? m_failedLeafGrain : m_grain);
            return extent <= (level == 0 ? m_leafGrain : m_nodeGrain);
        },
        [&](const LaneIndex::Node &node, std::size_t, std::size_t) { addNode(node, section); },
        [&](const LaneEntry &entry) {
            // nearly all of them where there are many
            const double x0 = xAt(entry.start);
            const double x1 = xAt(entry.end);
            if (x1 - x0 < kBoxWidth && section == TimelineSection::Executors && entry.error <= m_grain &&
                entry.status != TaskStatus::Failed && entry.group != kNoRow)
                addDensity(x0, x1, 1, m_colors.task(entry.status, entry.locality, entry.phase, entry.group));
            else
                addEntry(entry, section);
        });
}

void LaneGeometry::addNode(const LaneIndex::Node &node, TimelineSection section)
{
    const double x0 = xAt(node.start);
    const double x1 = xAt(node.end);
    // a mark says that something failed; the colour is that of what went on
    const TaskStatus status = node.status() == TaskStatus::Failed ? TaskStatus::Succeeded : node.status();
    const QRgb color = section == TimelineSection::Executors
                           ? m_colors.task(status, node.locality(), node.phase(), node.group)
                           : m_colors.bar(section, status, node.longest);
    const auto extent = float(node.end - node.start);
    addDensity(x0, x1, extent > 0 ? std::min(1.0f, float(node.busy) / extent) : 1, color);
    if (node.failed > 0)
        addFailure(x1);
}

LaneEntry LaneGeometry::exact(const LaneEntry &entry, TimelineSection section) const
{
    const Snapshot &snapshot = *m_scene.snapshot;
    LaneEntry result = entry;
    result.error = 0;
    const auto limited = [](TimeMs time) { return std::clamp(time, -LaneIndex::kFarthest, LaneIndex::kFarthest); };
    const auto set = [&](TimeMs start, TimeMs end) {
        result.start = limited(start);
        result.end = std::max(result.start, limited(end));
    };
    switch (section) {
    case TimelineSection::Sql:
        if (const SqlExecution *sql = snapshot.sqlExecutions.find(entry.row))
            set(sql->start, sql->end);
        break;
    case TimelineSection::Jobs:
        if (const Job *job = snapshot.jobs.find(entry.row))
            set(job->submitted, job->completed);
        break;
    case TimelineSection::Stages:
        if (const StageAttempt *stage = snapshot.stages.find(entry.row))
            set(stage->submitted, stage->completed);
        break;
    case TimelineSection::Executors:
        if (entry.row < snapshot.tasks.size())
            set(snapshot.tasks.launch(entry.row), snapshot.tasks.finish(entry.row));
        break;
    }
    return result;
}

void LaneGeometry::addEntry(const LaneEntry &given, TimelineSection section)
{
    const bool isTask = section == TimelineSection::Executors;
    const LaneEntry entry = given.error > m_grain ? exact(given, section) : given;
    if (entry.end < m_from || entry.start > m_to)
        return;
    Row group = entry.group;
    if (isTask && group == kNoRow)
        group = Row(m_scene.snapshot->tasks.value(entry.row, TaskColumn::Stage));
    const double x0 = xAt(entry.start);
    const double x1 = xAt(entry.end);
    const QRgb color = isTask ? m_colors.task(entry.status, entry.locality, entry.phase, group)
                              : m_colors.bar(section, entry.status, entry.row);
    if (x1 - x0 >= kBoxWidth && m_weight == 1) {
        addBox(x0, x1,
               {.row = entry.row,
                .group = group,
                .start = entry.start,
                .end = entry.end,
                .status = entry.status,
                .color = color,
                .dim = isTask ? m_colors.isDimmed(group) : m_colors.isDimmed(section, entry.row)});
        return;
    }
    addDensity(x0, x1, 1, color);
    if (entry.status == TaskStatus::Failed)
        addFailure(x1);
}

void LaneGeometry::addFailure(double x)
{
    if (x >= 0 && x < m_width + 1)
        m_failures.push_back(std::min(int(x), m_width - 1));
}

void LaneGeometry::addRunning(Row executor, std::uint32_t slot)
{
    const Snapshot &snapshot = *m_scene.snapshot;
    m_scene.running->visit(snapshot, executor, slot, [&](const RunningTask &task) {
        const TimeMs end = std::max(task.launch, snapshot.time);
        if (end < m_from || task.launch > m_to)
            return;
        const QRgb color = m_colors.task(TaskStatus::Running, task.locality, TaskPhase::Compute, task.stage);
        const double x0 = xAt(task.launch);
        const double x1 = xAt(end);
        if (x1 - x0 < kBoxWidth || m_weight != 1) {
            addDensity(x0, x1, 1, color);
            return;
        }
        addBox(x0, x1,
               {.row = Row(&task - snapshot.running.data()),
                .group = task.stage,
                .start = task.launch,
                .end = end,
                .status = TaskStatus::Running,
                .color = color,
                .dim = m_colors.isDimmed(task.stage)});
    });
}

void LaneGeometry::addBox(double x0, double x1, const LaneBox &given)
{
    LaneBox box = given;
    box.x0 = int(std::floor(std::max(x0, -4.0)));
    box.x1 = std::max(box.x0 + 1, int(std::floor(std::min(x1, m_width + 4.0))));
    if (box.x1 <= 0 || box.x0 >= m_width)
        return;
    m_boxes.push_back(box);
}

const LaneBox *LaneGeometry::boxAt(int x) const
{
    for (auto box = m_boxes.rbegin(); box != m_boxes.rend(); ++box) {
        if (x >= box->x0 && x < box->x1)
            return &*box;
    }
    return nullptr;
}

} // namespace cinderscope
