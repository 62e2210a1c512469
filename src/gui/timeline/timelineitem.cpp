// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelineitem.h"

#include "gui/timeline/timelinetext.h"

namespace cinderscope {

namespace {

using Kind = TimelineItem::Kind;

Kind kindOf(TimelineSection section)
{
    switch (section) {
    case TimelineSection::Sql:
        return Kind::Sql;
    case TimelineSection::Jobs:
        return Kind::Job;
    case TimelineSection::Stages:
        return Kind::Stage;
    case TimelineSection::Executors:
        break;
    }
    return Kind::Task;
}

//! Everything in the lanes of a row that touches the times of one pixel.
void collectCrowd(const TimelineScene &scene, const TimelineRow &row, double from, double to, TimelineItem &item)
{
    LaneEntry only;
    const auto entry = [&](const LaneEntry &e) {
        if (double(e.end) < from || double(e.start) > to)
            return;
        ++item.count;
        item.failed += e.status == TaskStatus::Failed;
        item.busy += e.end - e.start;
        only = e;
    };
    const auto lane = [&](const LaneIndex::View &view) {
        view.visitIf(
            TimeMs(from), TimeMs(to),
            [&](const LaneIndex::Node &node, std::size_t) {
                return double(node.start) >= from && double(node.end) <= to;
            },
            [&](const LaneIndex::Node &node, std::size_t, std::size_t count) {
                item.count += count;
                item.failed += node.failed;
                item.busy += node.busy;
            },
            entry);
    };
    const Snapshot &snapshot = *scene.snapshot;
    if (row.kind == RowKind::Bars) {
        const BarViews::Lane &bars = scene.bars->lanes[std::size_t(row.section)][row.lane];
        lane(bars.ended);
        for (const LaneEntry &e : bars.running)
            entry(e);
    } else if (row.executor < snapshot.lanes.size() && snapshot.lanes[row.executor]) {
        for (const SlotLane &slot : *snapshot.lanes[row.executor]) {
            if (row.kind == RowKind::Executor || slot.slot == row.lane)
                lane(slot.tasks);
        }
    }
    if (item.count == 1 && only.status != TaskStatus::Running) {
        item.kind = kindOf(row.section);
        item.row = only.row;
        item.start = only.start;
        item.end = only.end;
    }
}

TimelineItem itemOfBox(const TimelineScene &scene, const TimelineRow &row, const LaneBox &box)
{
    TimelineItem item;
    item.kind = row.section == TimelineSection::Executors && box.status == TaskStatus::Running ? Kind::RunningTask
                                                                                               : kindOf(row.section);
    item.section = row.section;
    item.row = box.row;
    item.executor = row.executor;
    item.lane = row.lane;
    item.start = box.start;
    item.end = box.end;
    if (item.kind == Kind::RunningTask)
        item.taskId = scene.snapshot->running[box.row].taskId;
    else if (item.kind == Kind::Task)
        item.taskId = scene.snapshot->tasks.value(box.row, TaskColumn::TaskId);
    return item;
}

} // namespace

TimelineItem itemAt(const TimelineScene &scene, double ratio, const QPoint &place)
{
    TimelineItem item;
    if (!scene.snapshot || !QRect(QPoint(0, 0), scene.size).contains(place))
        return item;
    if (scene.graphRect().contains(place)) {
        item.kind = Kind::Graph;
        item.start = TimeMs(scene.scale.timeAt(place.x() - scene.gutter));
        return item;
    }
    const QRect lanes = scene.lanesRect();
    if (place.y() < lanes.top() || place.y() > lanes.bottom())
        return item;
    const TimelineRow *row = scene.layout->at(place.y() - lanes.y() + scene.scroll);
    if (!row)
        return item;
    item.section = row->section;
    item.executor = row->executor;
    item.lane = row->lane;
    if (row->kind == RowKind::Section) {
        item.kind = Kind::Section;
        return item;
    }
    if (row->kind == RowKind::Executor && (place.x() < lanes.x() || !row->folded)) {
        item.kind = Kind::Executor;
        item.row = row->executor;
        return item;
    }
    if (place.x() < lanes.x())
        return item;
    LaneGeometry geometry(scene, ratio);
    geometry.build(*row);
    const int x = int((place.x() - lanes.x()) * ratio);
    if (const LaneBox *box = geometry.boxAt(x))
        return itemOfBox(scene, *row, *box);
    const TimeScale fine = scene.scale.scaled(ratio);
    collectCrowd(scene, *row, fine.timeAt(x - 1), fine.timeAt(x + 2), item);
    if (item.kind != Kind::None) {
        if (item.kind == Kind::Task) {
            item.taskId = scene.snapshot->tasks.value(item.row, TaskColumn::TaskId);
            item.executor = row->executor;
        }
    } else if (item.count > 0) {
        item.kind = Kind::Crowd;
        item.start = TimeMs(fine.timeAt(x));
        item.end = TimeMs(std::ceil(fine.timeAt(x + 1)));
    } else if (row->kind == RowKind::Executor) {
        item.kind = Kind::Executor;
        item.row = row->executor;
    }
    return item;
}

namespace {

const TimelineRow *rowOf(const TimelineScene &scene, const TimelineItem &item)
{
    const TimelineRow *header = nullptr;
    for (const TimelineRow &row : scene.layout->rows()) {
        if (row.section != item.section)
            continue;
        if (row.kind == RowKind::Section && item.kind == Kind::Section)
            return &row;
        if (row.kind == RowKind::Bars && row.lane == item.lane && item.section != TimelineSection::Executors)
            return &row;
        if (row.kind == RowKind::Executor && row.executor == item.executor)
            header = &row;
        if (row.kind == RowKind::Slot && row.executor == item.executor && row.lane == item.lane &&
            item.kind != Kind::Executor)
            return &row;
    }
    return header; // folded
}

} // namespace

QRect itemRect(const TimelineScene &scene, const TimelineItem &item)
{
    if (!scene.snapshot || item.kind == Kind::None || item.kind == Kind::Graph)
        return {};
    const TimelineRow *row = rowOf(scene, item);
    if (!row)
        return {};
    const QRect lanes = scene.lanesRect();
    const int y = lanes.y() + row->y - scene.scroll;
    if (item.kind == Kind::Executor || item.kind == Kind::Section)
        return {0, y, scene.size.width(), row->height};
    const auto place = [&](TimeMs time) {
        return int(std::floor(std::clamp(scene.scale.xAt(double(time)), -1e6, 1e6)));
    };
    const int x0 = place(item.start);
    return {lanes.x() + x0, y, std::max(1, place(item.end) - x0), row->height};
}

std::optional<Target> targetOf(const Snapshot &snapshot, const TimelineItem &item)
{
    Target target;
    target.from = item.start;
    target.to = item.end;
    switch (item.kind) {
    case Kind::Sql:
        target.kind = Target::Kind::Sql;
        target.id = snapshot.sqlExecutions[item.row].id;
        return target;
    case Kind::Job:
        target.kind = Target::Kind::Job;
        target.id = snapshot.jobs[item.row].id;
        return target;
    case Kind::Stage:
        target.kind = Target::Kind::Stage;
        target.id = snapshot.stages[item.row].id;
        target.attempt = snapshot.stages[item.row].attempt;
        return target;
    case Kind::Task:
    case Kind::RunningTask:
        target.kind = Target::Kind::Task;
        target.id = item.taskId;
        break;
    case Kind::Executor:
        target.kind = Target::Kind::Executor;
        break;
    default:
        return std::nullopt;
    }
    if (item.executor < snapshot.executors.size())
        target.executorId = TimelineText::toQString(snapshot.text(snapshot.executors[item.executor].id));
    return target;
}

namespace {

TimelineItem taskItem(const Snapshot &snapshot, qint64 taskId)
{
    TimelineItem item;
    item.section = TimelineSection::Executors;
    item.taskId = taskId;
    for (std::size_t i = 0; i < snapshot.running.size(); ++i) {
        const RunningTask &task = snapshot.running[i];
        if (task.taskId != taskId)
            continue;
        item.kind = Kind::RunningTask;
        item.row = Row(i);
        item.executor = task.executor;
        item.lane = task.slot;
        item.start = task.launch;
        item.end = snapshot.time;
        return item;
    }
    constexpr std::size_t kAtOnce = 4096;
    std::array<std::int64_t, kAtOnce> ids;
    for (std::size_t from = 0; from < snapshot.tasks.size(); from += kAtOnce) {
        const std::size_t count = std::min(kAtOnce, snapshot.tasks.size() - from);
        snapshot.tasks.decode(TaskColumn::TaskId, from, std::span(ids.data(), count));
        const auto found = std::find(ids.begin(), ids.begin() + std::ptrdiff_t(count), taskId);
        if (found == ids.begin() + std::ptrdiff_t(count))
            continue;
        item.kind = Kind::Task;
        item.row = Row(from + std::size_t(found - ids.begin()));
        item.executor = Row(snapshot.tasks.value(item.row, TaskColumn::Executor));
        item.lane = std::uint32_t(snapshot.tasks.value(item.row, TaskColumn::Slot));
        item.start = snapshot.tasks.launch(item.row);
        item.end = snapshot.tasks.finish(item.row);
        break;
    }
    return item;
}

} // namespace

std::optional<TimelineItem> itemOf(const TimelineScene &scene, const Target &target)
{
    if (!scene.snapshot)
        return std::nullopt;
    const Snapshot &snapshot = *scene.snapshot;
    TimelineItem item;
    const auto span = [&](TimeMs start, TimeMs end) {
        item.start = start;
        item.end = end != kNoTime ? std::max(start, end) : std::max(start, snapshot.time);
    };
    switch (target.kind) {
    case Target::Kind::Job:
        item.row = snapshot.jobRow(std::int32_t(target.id));
        if (item.row == kNoRow)
            return std::nullopt;
        item.kind = Kind::Job;
        item.section = TimelineSection::Jobs;
        item.lane = snapshot.jobs[item.row].lane;
        span(snapshot.jobs[item.row].submitted, snapshot.jobs[item.row].completed);
        break;
    case Target::Kind::Stage:
        item.row = snapshot.stageRow(std::int32_t(target.id), target.attempt);
        if (item.row == kNoRow)
            return std::nullopt;
        item.kind = Kind::Stage;
        item.section = TimelineSection::Stages;
        item.lane = snapshot.stages[item.row].lane;
        span(snapshot.stages[item.row].submitted, snapshot.stages[item.row].completed);
        break;
    case Target::Kind::Sql:
        item.row = snapshot.sqlRow(target.id);
        if (item.row == kNoRow)
            return std::nullopt;
        item.kind = Kind::Sql;
        item.section = TimelineSection::Sql;
        item.lane = snapshot.sqlExecutions[item.row].lane;
        span(snapshot.sqlExecutions[item.row].start, snapshot.sqlExecutions[item.row].end);
        break;
    case Target::Kind::Executor:
        item.row = item.executor = snapshot.executorRow(target.executorId.toStdString());
        if (item.row == kNoRow)
            return std::nullopt;
        item.kind = Kind::Executor;
        item.section = TimelineSection::Executors;
        span(snapshot.executors[item.row].added, snapshot.executors[item.row].removed);
        break;
    case Target::Kind::Task:
        item = taskItem(snapshot, target.id);
        if (item.kind == Kind::None)
            return std::nullopt;
        break;
    case Target::Kind::TimeRange:
    case Target::Kind::JobGroup:
    case Target::Kind::Tag:
    case Target::Kind::Jobs:
    case Target::Kind::Cell:
        return std::nullopt;
    }
    if (item.start == kNoTime)
        return std::nullopt;
    return item;
}

} // namespace cinderscope
