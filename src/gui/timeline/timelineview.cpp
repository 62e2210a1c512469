// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelineview.h"

#include "gui/base/theme.h"
#include "gui/timeline/cellband.h"
#include "gui/timeline/timelinepainter.h"
#include "gui/timeline/timelinetext.h"
#include "gui/timeline/timelinetooltip.h"

#include <QApplication>
#include <QPainter>
#include <QResizeEvent>
#include <QScrollBar>
#include <QToolTip>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr double kEndRoom = 0.02; // of the width, behind the newest time

} // namespace

TimelineView::TimelineView(QWidget *parent) : QWidget(parent), m_scrollBar(new QScrollBar(Qt::Vertical, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_NoSystemBackground);
    grabGesture(Qt::PinchGesture);
    setAccessibleName(tr("Timeline"));
    setAccessibleDescription(tr("Jobs, stages and tasks over time. Arrow keys move, plus and minus zoom."));
    m_scrollBar->setAccessibleName(tr("Scroll the lanes"));
    connect(m_scrollBar, &QScrollBar::valueChanged, this, &TimelineView::setScroll);
    m_tipTimer.setSingleShot(true);
    connect(&m_tipTimer, &QTimer::timeout, this, &TimelineView::showTip);
    m_clickTimer.setSingleShot(true);
    connect(&m_clickTimer, &QTimer::timeout, this, [this] {
        const QString cell = std::exchange(m_clickedCell, {});
        if (cell.isEmpty())
            activate(m_clicked);
        else
            Q_EMIT targetActivated({.kind = Target::Kind::Cell, .group = cell});
    });
    connect(&Theme::instance(), &Theme::changed, this, &TimelineView::applyTheme);
    applyTheme();
}

void TimelineView::applyTheme()
{
    const Theme &theme = Theme::instance();
    m_scene.colors = theme.colors();
    m_scene.font = theme.font(FontRole::Body);
    m_scene.smallFont = theme.font(FontRole::Small);
    m_scene.strongFont = theme.font(FontRole::Strong);
    invalidate();
}

void TimelineView::invalidate()
{
    m_dirty = true;
    update();
}

void TimelineView::clear()
{
    m_scene.snapshot.reset();
    m_scene.bars.reset();
    m_scene.running.reset();
    m_scene.layout.reset();
    m_scene.matches.reset();
    m_clickedCell.clear();
    setCells({});
    m_scene.scroll = 0;
    m_barIndex.clear();
    m_choices.toggledExecutors.clear();
    m_choices.executorsFolded = false;
    m_hover = m_selected = m_clicked = {};
    m_measuring = false;
    m_fitted = true;
    m_drag = Drag::None;
    m_clickTimer.stop();
    m_tipTimer.stop();
    QToolTip::hideText();
    Q_EMIT selectionChanged();
    invalidate();
}

void TimelineView::setSnapshot(const SnapshotPtr &snapshot)
{
    const bool first = !m_scene.snapshot;
    m_scene.snapshot = snapshot;
    if (!snapshot) {
        clear();
        return;
    }
    m_scene.bars = m_barIndex.update(*snapshot);
    m_scene.running = std::make_shared<RunningIndex>(*snapshot);
    if (first) { // so many executors are read better one strip each
        std::uint64_t slots = 0;
        for (Row row = 0; row < snapshot->executors.size(); ++row)
            slots += RowLayout::slots(*snapshot, row);
        m_choices.executorsFolded = slots > 1024;
    }
    if (!m_search.isEmpty())
        m_scene.matches = std::make_shared<TimelineMatches>(findMatches(*snapshot, m_search));
    rebuildLayout();
    if (m_follow)
        followTime();
    else if (m_fitted)
        fitAll();
    if (m_measuring)
        refreshMeasure();
    if (m_selected.kind == TimelineItem::Kind::RunningTask) // its place in the list changed, or it ended
        m_selected = itemOf(m_scene, {.kind = Target::Kind::Task, .id = m_selected.taskId}).value_or(TimelineItem());
    if (m_pointerInside && m_drag == Drag::None)
        updateHover(m_pointer);
    invalidate();
}

TimelineScene TimelineView::sceneForExport() const
{
    return m_scene;
}

void TimelineView::rebuildLayout()
{
    if (!m_scene.snapshot)
        return;
    m_scene.layout =
        std::make_shared<RowLayout>(*m_scene.snapshot, *m_scene.bars, m_choices, m_scene.lanesRect().height());
    const int place = m_scene.lanesRect().height();
    const int most = std::max(0, m_scene.layout->height() - place);
    m_scrollBar->setRange(0, most);
    m_scrollBar->setPageStep(std::max(1, place));
    m_scrollBar->setSingleStep(24);
    m_scrollBar->setVisible(most > 0);
    setScroll(std::min(m_scene.scroll, most));
    invalidate();
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    const int bar = m_scrollBar->sizeHint().width();
    const double width = m_scene.lanesRect().width();
    m_scene.size = {std::max(0, event->size().width() - bar), event->size().height()};
    const QRect lanes = m_scene.lanesRect();
    m_scrollBar->setGeometry(m_scene.size.width(), lanes.y(), bar, lanes.height());
    rebuildLayout();
    if (m_fitted)
        fitAll();
    else if (m_follow)
        followTime();
    else if (width <= 0)
        limitScale();
    invalidate();
}

// Zoom and place -----------------------------------------------------------------------------------------------------

void TimelineView::setScale(const TimeScale &scale)
{
    m_scene.scale = scale;
    m_fitted = false;
    limitScale();
    Q_EMIT viewChanged();
    invalidate();
}

void TimelineView::limitScale()
{
    if (!m_scene.snapshot)
        return;
    const double begin = double(m_scene.origin());
    const double end = std::max(begin + 1, double(m_scene.snapshot->end()));
    const double width = std::max(1.0, double(m_scene.lanesRect().width()));
    TimeScale &scale = m_scene.scale;
    const double widest = std::max(TimeScale::kFinest, (end - begin) * 4 / width);
    if (scale.msPerPixel > widest) {
        const double centre = scale.timeAt(width / 2);
        scale.msPerPixel = widest;
        scale.from = centre - width / 2 * widest;
    }
    const double span = width * scale.msPerPixel;
    scale.from = std::clamp(scale.from, begin - 0.9 * span, std::max(begin - 0.9 * span, end - 0.1 * span));
}

void TimelineView::fitAll()
{
    if (!m_scene.snapshot)
        return;
    const double begin = double(m_scene.origin());
    const double end = std::max(begin + 10, double(m_scene.snapshot->end()));
    const double room = (end - begin) * kEndRoom;
    m_scene.scale = TimeScale::fitting(begin - room / 3, end + room, m_scene.lanesRect().width());
    m_fitted = true;
    Q_EMIT viewChanged();
    invalidate();
}

void TimelineView::zoomTo(TimeMs from, TimeMs to)
{
    stopFollowing();
    const double length = std::max(2.0, double(to) - double(from));
    setScale(TimeScale::fitting(double(from) - length * 0.04, double(to) + length * 0.04, m_scene.lanesRect().width()));
}

void TimelineView::showTimes(double from, double to)
{
    stopFollowing();
    setScale(TimeScale::fitting(from, std::max(from, to), m_scene.lanesRect().width()));
}

void TimelineView::fitSelection()
{
    if (m_measuring)
        zoomTo(m_measure.from, m_measure.to);
    else if (m_selected.kind != TimelineItem::Kind::None && m_selected.start != kNoTime)
        select(m_selected, true);
    else
        fitAll();
}

void TimelineView::zoomBy(double factor)
{
    const QRect lanes = m_scene.lanesRect();
    const bool atPointer = m_pointerInside && m_pointer.x() >= lanes.x() && m_pointer.x() <= lanes.right();
    if (m_follow) { // the newest time stays where it is
        const double x = m_scene.scale.xAt(m_scene.snapshot ? double(m_scene.snapshot->end()) : 0);
        setScale(m_scene.scale.zoomedAt(x, factor));
        return;
    }
    setScale(m_scene.scale.zoomedAt(atPointer ? m_pointer.x() - lanes.x() : middle(), factor));
}

void TimelineView::setScroll(int scroll)
{
    const int most = m_scene.layout ? std::max(0, m_scene.layout->height() - m_scene.lanesRect().height()) : 0;
    m_scene.scroll = std::clamp(scroll, 0, most);
    if (m_scrollBar->value() != m_scene.scroll)
        m_scrollBar->setValue(m_scene.scroll);
    invalidate();
}

void TimelineView::followTime()
{
    const double width = m_scene.lanesRect().width();
    m_scene.scale.from = double(m_scene.snapshot->end()) - width * (1 - kEndRoom) * m_scene.scale.msPerPixel;
    m_fitted = false;
    Q_EMIT viewChanged();
    invalidate();
}

void TimelineView::setFollowing(bool follow)
{
    if (m_follow == follow)
        return;
    m_follow = follow;
    if (follow && m_scene.snapshot) {
        if (m_fitted) { // something to follow: the last minute, or a third of a short run
            const double span = std::min(60e3, double(m_scene.snapshot->end() - m_scene.origin()) / 3);
            m_scene.scale.msPerPixel = std::max(TimeScale::kFinest, span / std::max(1, m_scene.lanesRect().width()));
        }
        followTime();
    }
    Q_EMIT followingChanged(follow);
}

void TimelineView::stopFollowing()
{
    setFollowing(false);
}

// Choices ------------------------------------------------------------------------------------------------------------

void TimelineView::setColorMode(ColorMode mode)
{
    m_scene.mode = mode;
    Q_EMIT viewChanged();
    invalidate();
}

void TimelineView::setAxisMode(AxisMode mode)
{
    m_scene.axis = mode;
    Q_EMIT viewChanged();
    invalidate();
}

int TimelineView::setSearch(const QString &text)
{
    m_search = text.trimmed();
    m_scene.matches.reset();
    if (!m_search.isEmpty() && m_scene.snapshot)
        m_scene.matches = std::make_shared<TimelineMatches>(findMatches(*m_scene.snapshot, m_search));
    invalidate();
    return m_scene.matches ? m_scene.matches->count : 0;
}

void TimelineView::setCells(std::shared_ptr<const TimelineCells> cells)
{
    const bool same = cells && m_scene.cells ? *cells == *m_scene.cells : cells == m_scene.cells;
    if (same)
        return;
    m_scene.cells = cells && !cells->empty() ? std::move(cells) : nullptr;
    updateCellBand();
}

void TimelineView::setCellsVisible(bool visible)
{
    m_cellsVisible = visible;
    updateCellBand();
}

void TimelineView::updateCellBand()
{
    const int height = m_scene.cells && m_cellsVisible ? CellBand::kHeight : 0;
    m_scene.axisHeight += height - m_scene.cellBand;
    m_scene.cellBand = height;
    const QRect lanes = m_scene.lanesRect();
    m_scrollBar->setGeometry(m_scene.size.width(), lanes.y(), m_scrollBar->width(), lanes.height());
    rebuildLayout();
    invalidate();
}

void TimelineView::setMatches(std::shared_ptr<const TimelineMatches> matches)
{
    m_scene.matches = std::move(matches);
    invalidate();
}

void TimelineView::setCountsVisible(bool visible)
{
    m_scene.counts = visible;
    invalidate();
}

void TimelineView::setGutter(int width)
{
    m_scene.gutter = width;
    rebuildLayout();
    if (m_fitted)
        fitAll();
}

void TimelineView::setSectionVisible(TimelineSection section, bool visible)
{
    m_choices.hidden[std::size_t(section)] = !visible;
    rebuildLayout();
}

void TimelineView::setExecutorsFolded(bool folded)
{
    m_choices.executorsFolded = folded;
    m_choices.toggledExecutors.clear();
    rebuildLayout();
}

void TimelineView::toggleFold(const TimelineItem &item)
{
    if (item.kind == TimelineItem::Kind::Section) {
        bool &folded = m_choices.folded[std::size_t(item.section)];
        folded = !folded;
    } else if (item.kind == TimelineItem::Kind::Executor) {
        if (!m_choices.toggledExecutors.remove(item.executor))
            m_choices.toggledExecutors.insert(item.executor);
    }
    rebuildLayout();
}

void TimelineView::select(const TimelineItem &item, bool zoom)
{
    m_selected = item;
    if (item.kind != TimelineItem::Kind::None && zoom) {
        m_choices.hidden[std::size_t(item.section)] = false;
        m_choices.folded[std::size_t(item.section)] = false;
        if (item.executor != kNoRow && item.kind != TimelineItem::Kind::Executor &&
            m_choices.executorsFolded != m_choices.toggledExecutors.contains(item.executor))
            toggleFold({.kind = TimelineItem::Kind::Executor, .executor = item.executor});
        rebuildLayout();
        zoomTo(item.start, std::max(item.start, item.end == kNoTime ? m_scene.snapshot->end() : item.end));
        const QRect rect = itemRect(m_scene, item);
        const QRect lanes = m_scene.lanesRect();
        if (rect.top() < lanes.top() || rect.bottom() > lanes.bottom())
            setScroll(m_scene.scroll + rect.center().y() - lanes.center().y());
    }
    Q_EMIT selectionChanged();
    update();
}

void TimelineView::clearSelection()
{
    m_measuring = false;
    m_selected = {};
    Q_EMIT selectionChanged();
    update();
}

void TimelineView::activate(const TimelineItem &item)
{
    if (!m_scene.snapshot)
        return;
    if (const auto target = targetOf(*m_scene.snapshot, item))
        Q_EMIT targetActivated(*target);
}

void TimelineView::refreshMeasure()
{
    m_measure = measureRows(m_scene, m_measure.from, m_measure.to, m_measureTop, m_measureBottom);
    Q_EMIT selectionChanged();
    update();
}

void TimelineView::updateMeasure(const QPoint &from, const QPoint &to)
{
    const QRect lanes = m_scene.lanesRect();
    const auto time = [&](int x) {
        return TimeMs(std::llround(m_scene.scale.timeAt(std::clamp(x, lanes.left(), lanes.right() + 1) - lanes.x())));
    };
    m_measure.from = std::min(time(from.x()), time(to.x()));
    m_measure.to = std::max(time(from.x()), time(to.x()));
    const auto row = [&](int y) { return std::clamp(y, lanes.top(), lanes.bottom()) - lanes.y() + m_scene.scroll; };
    const bool everything = !lanes.contains(from);
    m_measureTop = everything ? 0 : std::min(row(from.y()), row(to.y()));
    m_measureBottom = everything ? m_scene.layout->height() : std::max(row(from.y()), row(to.y())) + 1;
    m_measuring = true;
    refreshMeasure();
}

bool TimelineView::goToFailure(bool forward)
{
    if (!m_scene.snapshot)
        return false;
    const double now = m_selected.kind != TimelineItem::Kind::None && m_selected.end != kNoTime
                           ? double(m_selected.end)
                           : m_scene.scale.timeAt(forward ? 0 : 2 * middle());
    TimelineItem best;
    const auto consider = [&](TimelineItem item, const LaneEntry &entry) {
        const auto end = double(entry.end);
        if (entry.status != TaskStatus::Failed || (forward ? end <= now : end >= now))
            return;
        if (best.kind != TimelineItem::Kind::None && (forward ? end >= double(best.end) : end <= double(best.end)))
            return;
        item.row = entry.row;
        item.start = entry.start;
        item.end = entry.end;
        best = item;
    };
    const auto search = [&](const LaneIndex::View &lane, const TimelineItem &item) {
        const auto pass = [](const auto &...) {};
        lane.visitIf(
            -LaneIndex::kFarthest, LaneIndex::kFarthest,
            [&](const LaneIndex::Node &node, std::size_t) { // nothing better in it: not looked at
                return node.failed == 0 || (forward ? double(node.end) <= now : double(node.start) >= now) ||
                       (best.kind != TimelineItem::Kind::None &&
                        (forward ? node.start > best.end : node.end < best.end));
            },
            pass, [&](const LaneEntry &entry) { consider(item, entry); });
    };
    const auto bars = [&](TimelineSection section, TimelineItem::Kind kind) {
        const auto &lanes = m_scene.bars->lanes[std::size_t(section)];
        for (std::uint32_t lane = 0; lane < lanes.size(); ++lane)
            search(lanes[lane].ended, {.kind = kind, .section = section, .lane = lane});
    };
    bars(TimelineSection::Jobs, TimelineItem::Kind::Job);
    bars(TimelineSection::Stages, TimelineItem::Kind::Stage);
    for (Row executor = 0; executor < m_scene.snapshot->lanes.size(); ++executor) {
        if (!m_scene.snapshot->lanes[executor])
            continue;
        for (const SlotLane &slot : *m_scene.snapshot->lanes[executor])
            search(slot.tasks, {.kind = TimelineItem::Kind::Task,
                                .section = TimelineSection::Executors,
                                .executor = executor,
                                .lane = slot.slot});
    }
    if (best.kind == TimelineItem::Kind::None)
        return false;
    if (best.kind == TimelineItem::Kind::Task) {
        best.taskId = m_scene.snapshot->tasks.value(best.row, TaskColumn::TaskId);
        best.start = m_scene.snapshot->tasks.launch(best.row);
        best.end = m_scene.snapshot->tasks.finish(best.row);
    }
    select(best, true);
    return true;
}

} // namespace cinderscope
