// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a TimelineView, and what follows the pointer.

#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/timeline/cellband.h"
#include "gui/timeline/timelinepainter.h"
#include "gui/timeline/timelinetext.h"
#include "gui/timeline/timelinetooltip.h"
#include "gui/timeline/timelineview.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QMenu>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

namespace cinderscope {

using namespace Qt::StringLiterals;

namespace {

constexpr int kTipDelay = 220; // ms

} // namespace

bool TimelineView::event(QEvent *event)
{
    if (event->type() == QEvent::Gesture)
        return handleGesture(static_cast<QGestureEvent *>(event));
    if (event->type() == QEvent::NativeGesture) {
        const auto *gesture = static_cast<QNativeGestureEvent *>(event);
        if (gesture->gestureType() == Qt::ZoomNativeGesture) {
            zoomBy(std::clamp(1 + gesture->value(), 0.5, 2.0));
            return true;
        }
    }
    return QWidget::event(event);
}

bool TimelineView::handleGesture(QGestureEvent *event)
{
    if (auto *pinch = static_cast<QPinchGesture *>(event->gesture(Qt::PinchGesture))) {
        const double x = mapFromGlobal(pinch->hotSpot().toPoint()).x() - m_scene.gutter;
        setScale(m_scene.scale.zoomedAt(x, std::clamp(pinch->scaleFactor(), 0.2, 5.0)));
        event->accept(pinch);
        return true;
    }
    return false;
}

void TimelineView::wheelEvent(QWheelEvent *event)
{
    if (!m_scene.snapshot)
        return;
    m_pointer = event->position().toPoint();
    m_pointerInside = true;
    const bool touchpad = event->device() && event->device()->type() == QInputDevice::DeviceType::TouchPad;
    const bool hasPixels = touchpad && !event->pixelDelta().isNull();
    const QPointF steps = hasPixels ? QPointF(event->pixelDelta()) / 60.0 : QPointF(event->angleDelta()) / 120.0;
    const bool swapped = event->modifiers() & Qt::AltModifier; // some platforms turn the wheel sideways then
    const double up = swapped && steps.y() == 0 ? steps.x() : steps.y();
    const double aside = swapped ? 0 : steps.x();
    const bool scrolls = (event->modifiers() & (Qt::ShiftModifier | Qt::AltModifier)) ||
                         m_pointer.x() < m_scene.gutter || (touchpad && !(event->modifiers() & Qt::ControlModifier));
    if (aside != 0 && !(event->modifiers() & Qt::ShiftModifier)) {
        stopFollowing();
        TimeScale scale = m_scene.scale;
        scale.from -= aside * 60 * scale.msPerPixel;
        setScale(scale);
    }
    const double turn = (event->modifiers() & Qt::ShiftModifier) && up == 0 ? steps.x() : up;
    if (turn != 0 && scrolls)
        setScroll(m_scene.scroll - int(turn * 72));
    else if (turn != 0)
        zoomBy(std::pow(1.25, std::clamp(turn, -8.0, 8.0)));
    if (m_drag == Drag::None)
        updateHover(m_pointer);
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    QToolTip::hideText();
    m_tipTimer.stop();
    if (!m_scene.snapshot || event->button() == Qt::RightButton)
        return;
    m_pressedAt = m_draggedFrom = event->position().toPoint();
    m_scaleAtPress = m_scene.scale;
    m_scrollAtPress = m_scene.scroll;
    const bool measures = event->button() == Qt::LeftButton && (event->modifiers() & Qt::ShiftModifier) &&
                          m_pressedAt.x() >= m_scene.gutter;
    m_drag = measures ? Drag::Measure : Drag::Pressed;
}

void TimelineView::dragTo(const QPoint &place)
{
    if (m_drag == Drag::Pressed && (place - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_drag = Drag::Pan;
        setCursor(Qt::ClosedHandCursor);
        if (std::abs(place.x() - m_pressedAt.x()) > 2 && m_pressedAt.x() >= m_scene.gutter)
            stopFollowing();
    }
    if (m_drag == Drag::Measure) {
        updateMeasure(m_pressedAt, place);
    } else if (m_drag == Drag::Pan) {
        if (!m_follow && m_pressedAt.x() >= m_scene.gutter) {
            TimeScale scale = m_scene.scale;
            scale.from = m_scaleAtPress.from - (place.x() - m_pressedAt.x()) * scale.msPerPixel;
            setScale(scale);
        }
        setScroll(m_scrollAtPress - (place.y() - m_pressedAt.y()));
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    m_pointer = event->position().toPoint();
    m_pointerInside = true;
    if (m_drag != Drag::None) {
        dragTo(m_pointer);
        return;
    }
    updateHover(m_pointer);
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    unsetCursor();
    if (drag == Drag::Measure && (event->position().toPoint() - m_pressedAt).manhattanLength() < 3)
        clearSelection();
    if (drag != Drag::Pressed || event->button() != Qt::LeftButton)
        return;
    const TimelineItem item = itemAt(m_scene, ratio(), event->position().toPoint());
    const bool inGutter = event->position().x() < m_scene.gutter;
    if (item.kind == TimelineItem::Kind::Section || (item.kind == TimelineItem::Kind::Executor && inGutter)) {
        toggleFold(item);
        return;
    }
    if (const TimelineCell *cell = CellBand::cellAt(m_scene, event->position().toPoint())) {
        m_clicked = {};
        m_clickedCell = cell->key; // unless a second click comes
        m_clickTimer.start(QApplication::doubleClickInterval());
        return;
    }
    m_measuring = false;
    select(item, false);
    if (targetOf(*m_scene.snapshot, item)) { // unless a second click comes
        m_clicked = item;
        m_clickTimer.start(QApplication::doubleClickInterval());
    }
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    m_clickTimer.stop();
    m_drag = Drag::None;
    if (!m_scene.snapshot || event->button() != Qt::LeftButton)
        return;
    m_clickedCell.clear();
    if (const TimelineCell *cell = CellBand::cellAt(m_scene, event->position().toPoint())) {
        zoomTo(cell->from, cell->to != kNoTime ? cell->to : m_scene.snapshot->end());
        return;
    }
    const TimelineItem item = itemAt(m_scene, ratio(), event->position().toPoint());
    using Kind = TimelineItem::Kind;
    if (item.kind == Kind::Section || (item.kind == Kind::Executor && event->position().x() < m_scene.gutter))
        toggleFold(item);
    else if (item.kind == Kind::Crowd)
        zoomBy(4);
    else if (item.kind == Kind::Executor)
        select(*itemOf(m_scene, *targetOf(*m_scene.snapshot, item)), true);
    else if (item.kind != Kind::None && item.kind != Kind::Graph)
        select(item, true);
    else
        fitAll();
}

void TimelineView::leaveEvent(QEvent *event)
{
    m_pointerInside = false;
    m_tipTimer.stop();
    m_hover = {};
    update();
    QWidget::leaveEvent(event);
}

void TimelineView::updateHover(const QPoint &place)
{
    const TimelineItem item = m_scene.snapshot ? itemAt(m_scene, ratio(), place) : TimelineItem();
    const bool same = item == m_hover && item.kind != TimelineItem::Kind::Graph;
    m_hover = item;
    const TimelineCell *cell = m_scene.snapshot ? CellBand::cellAt(m_scene, place) : nullptr;
    const bool hand = cell || item.kind == TimelineItem::Kind::Section ||
                      (item.kind == TimelineItem::Kind::Executor && place.x() < m_scene.gutter);
    setCursor(hand ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (!cell && (item.kind == TimelineItem::Kind::None || item.kind == TimelineItem::Kind::Section)) {
        m_tipTimer.stop();
        QToolTip::hideText();
    } else if (QToolTip::isVisible() || (same && !m_tipTimer.isActive())) {
        showTip();
    } else {
        m_tipTimer.start(kTipDelay);
    }
    update();
}

void TimelineView::showTip()
{
    if (!m_pointerInside || m_drag != Drag::None || !m_scene.snapshot)
        return;
    const TimelineCell *cell = CellBand::cellAt(m_scene, m_pointer);
    const QString html = cell ? CellBand::toolTip(m_scene, *cell) : TimelineTooltip::html(m_scene, m_hover);
    if (html.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(mapToGlobal(m_pointer) + QPoint(14, 12), html, this);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    if (!m_scene.snapshot || !handleMoveKey(event)) {
        QWidget::keyPressEvent(event);
        return;
    }
    event->accept();
}

bool TimelineView::handleMoveKey(QKeyEvent *event)
{
    const double width = m_scene.lanesRect().width();
    const auto pan = [&](double share) {
        stopFollowing();
        TimeScale scale = m_scene.scale;
        scale.from += share * width * scale.msPerPixel;
        setScale(scale);
    };
    const auto goTo = [&](double time, double x) {
        stopFollowing();
        TimeScale scale = m_scene.scale;
        scale.from = time - x * scale.msPerPixel;
        setScale(scale);
    };
    const double step = event->modifiers() & Qt::ControlModifier ? 0.8 : 0.1;
    switch (event->key()) {
    case Qt::Key_Left:
        pan(-step);
        return true;
    case Qt::Key_Right:
        pan(step);
        return true;
    case Qt::Key_Up:
        setScroll(m_scene.scroll - 48);
        return true;
    case Qt::Key_Down:
        setScroll(m_scene.scroll + 48);
        return true;
    case Qt::Key_PageUp:
        setScroll(m_scene.scroll - m_scene.lanesRect().height());
        return true;
    case Qt::Key_PageDown:
        setScroll(m_scene.scroll + m_scene.lanesRect().height());
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomBy(1.5);
        return true;
    case Qt::Key_Minus:
        zoomBy(1 / 1.5);
        return true;
    case Qt::Key_Home:
        goTo(double(m_scene.origin()), width * 0.02);
        return true;
    case Qt::Key_End:
        goTo(double(m_scene.snapshot->end()), width * 0.98);
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        activate(m_selected);
        return true;
    case Qt::Key_Escape:
        if (!m_measuring && m_selected.kind == TimelineItem::Kind::None)
            return false;
        clearSelection();
        return true;
    default:
        return false;
    }
}

void TimelineView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    m_focusShown = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason;
    update();
}

void TimelineView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

// Menu ---------------------------------------------------------------------------------------------------------------

void TimelineView::copySelection()
{
    if (m_measuring)
        QApplication::clipboard()->setText(TimelineTooltip::measure(m_measure));
    else if (const QString text = TimelineTooltip::plain(m_scene, m_selected); !text.isEmpty())
        QApplication::clipboard()->setText(text);
}

std::optional<Target> TimelineView::rowTarget(const TimelineItem &item) const
{
    auto target = m_scene.snapshot ? targetOf(*m_scene.snapshot, item) : std::nullopt;
    if (!target || item.kind != TimelineItem::Kind::Task)
        return target;
    const Row stage = Row(m_scene.snapshot->tasks.value(item.row, TaskColumn::Stage));
    if (const StageAttempt *record = m_scene.snapshot->stages.find(stage))
        target = Target{.kind = Target::Kind::Stage, .id = record->id, .attempt = record->attempt};
    return target;
}

QMenu *TimelineView::createContextMenu(const TimelineItem &item)
{
    auto *menu = new QMenu(this);
    const auto target = m_scene.snapshot ? targetOf(*m_scene.snapshot, item) : std::nullopt;
    if (target) {
        const bool task = target->kind == Target::Kind::Task;
        menu->addAction(Icons::icon(u"external"_s), task ? tr("Show this task in its table") : tr("Show in its table"),
                        this, [this, item] { activate(item); });
        if (task && item.kind == TimelineItem::Kind::Task) {
            const Row stage = Row(m_scene.snapshot->tasks.value(item.row, TaskColumn::Stage));
            if (const StageAttempt *record = m_scene.snapshot->stages.find(stage)) {
                const Target stageTarget{.kind = Target::Kind::Stage, .id = record->id, .attempt = record->attempt};
                menu->addAction(Icons::icon(u"stage"_s), tr("Show %1").arg(TimelineText::stageName(*record)), this,
                                [this, stageTarget] { Q_EMIT targetActivated(stageTarget); });
            }
        }
        if (task && !target->executorId.isEmpty()) {
            const Target executor{.kind = Target::Kind::Executor, .executorId = target->executorId};
            menu->addAction(Icons::icon(u"executor"_s), tr("Show executor %1").arg(target->executorId), this,
                            [this, executor] { Q_EMIT targetActivated(executor); });
        }
        if (m_targetMenu)
            m_targetMenu(*menu, *rowTarget(item));
        menu->addSeparator();
        menu->addAction(Icons::icon(u"zoom-in"_s), tr("Zoom to this"), this, [this, item] { select(item, true); });
    }
    menu->addAction(Icons::icon(u"zoom-fit"_s), tr("Show the whole run"), this, [this] {
        stopFollowing();
        fitAll();
    });
    if (m_measuring)
        menu->addAction(tr("Zoom to the measured part"), this, &TimelineView::fitSelection);
    menu->addSeparator();
    const QString text = m_scene.snapshot ? TimelineTooltip::plain(m_scene, item) : QString();
    if (!text.isEmpty())
        menu->addAction(Icons::icon(u"copy"_s), tr("Copy the figures"), this,
                        [text] { QApplication::clipboard()->setText(text); });
    if (target && (target->id >= 0 || !target->executorId.isEmpty())) {
        const QString id = target->kind == Target::Kind::Executor ? target->executorId : QString::number(target->id);
        menu->addAction(tr("Copy the id (%1)").arg(id), this, [id] { QApplication::clipboard()->setText(id); });
    }
    if (m_measuring)
        menu->addAction(tr("Copy what was measured"), this,
                        [this] { QApplication::clipboard()->setText(TimelineTooltip::measure(m_measure)); });
    menu->addSeparator();
    menu->addAction(executorsFolded() ? tr("Unfold all executors") : tr("Fold all executors"), this,
                    [this] { setExecutorsFolded(!executorsFolded()); });
    return menu;
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const TimelineItem item = keyboard ? m_selected : itemAt(m_scene, ratio(), event->pos());
    QMenu *menu = createContextMenu(item);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->popup(keyboard ? mapToGlobal(m_scene.lanesRect().center()) : event->globalPos());
}

// Painting -----------------------------------------------------------------------------------------------------------

void TimelineView::paintEvent(QPaintEvent *)
{
    if (m_canvas.devicePixelRatio() != ratio())
        m_dirty = true;
    if (m_dirty) {
        TimelinePainter(m_scene).paint(m_canvas, ratio());
        m_dirty = false;
    }
    QPainter painter(this);
    painter.setCompositionMode(QPainter::CompositionMode_Source);
    painter.drawImage(QPoint(0, 0), m_canvas);
    painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    painter.fillRect(m_scene.size.width(), 0, width() - m_scene.size.width(), height(),
                     m_scene.colors.role(ColorRole::SurfaceAlt));
    if (m_scene.snapshot)
        paintOverlay(painter);
}

void TimelineView::paintOutline(QPainter &painter, const TimelineItem &item, const QColor &color)
{
    using Kind = TimelineItem::Kind;
    if (item.kind == Kind::None || item.kind == Kind::Graph || item.kind == Kind::Crowd)
        return;
    const QRect lanes = m_scene.lanesRect();
    QRectF rect = itemRect(m_scene, item);
    if (rect.isEmpty())
        return;
    if (item.kind == Kind::Section || item.kind == Kind::Executor) {
        if (!lanes.intersects(rect.toRect()))
            return;
        QColor fill = color;
        fill.setAlpha(26);
        painter.setClipRect(QRect(0, lanes.y(), m_scene.size.width(), lanes.height()));
        painter.fillRect(rect, fill);
        painter.setClipping(false);
        return;
    }
    painter.setClipRect(lanes);
    rect.setLeft(std::max(rect.left(), lanes.left() - 4.0));
    rect.setRight(std::min(rect.right(), lanes.right() + 4.0));
    painter.setPen(QPen(color, 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(rect.adjusted(-0.5, 0, 0.5, 0), 2, 2);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipping(false);
}

void TimelineView::paintOverlay(QPainter &painter)
{
    if (m_measuring)
        paintMeasure(painter);
    paintOutline(painter, m_selected, m_scene.colors.role(ColorRole::Accent));
    if (m_drag == Drag::None)
        paintOutline(painter, m_hover, m_scene.colors.role(ColorRole::Text));
    if (m_pointerInside && m_drag != Drag::Pan)
        paintCursor(painter);
    if (hasFocus() && m_focusShown) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(m_scene.colors.role(ColorRole::Accent), 1));
        painter.drawRect(QRect(QPoint(0, 0), m_scene.size).adjusted(0, 0, -1, -1));
    }
}

void TimelineView::paintCursor(QPainter &painter)
{
    const QRect lanes = m_scene.lanesRect();
    if (m_pointer.x() < lanes.x() || m_pointer.x() > lanes.right())
        return;
    QColor line = m_scene.colors.role(ColorRole::Text);
    line.setAlpha(90);
    painter.fillRect(m_pointer.x(), lanes.y(), 1, m_scene.size.height() - lanes.y(), line);
    const double step = roundStep(m_scene.scale.msPerPixel);
    const QString text = axisLabel(std::floor(m_scene.scale.timeAt(m_pointer.x() - lanes.x())), std::min(step, 500.0),
                                   m_scene.axis, m_scene.origin());
    painter.setFont(m_scene.smallFont);
    const int width = QFontMetrics(m_scene.smallFont).horizontalAdvance(text) + 12;
    QRect box(m_pointer.x() - width / 2, m_scene.cellBand + 1, width, 17);
    box.moveLeft(std::clamp(box.left(), lanes.left(), std::max(lanes.left(), lanes.right() - width)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_scene.colors.role(ColorRole::Tooltip));
    painter.drawRoundedRect(box, 4, 4);
    painter.setPen(m_scene.colors.role(ColorRole::TooltipText));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void TimelineView::paintMeasure(QPainter &painter)
{
    const QRect lanes = m_scene.lanesRect();
    const auto place = [&](TimeMs time) {
        return lanes.x() + int(std::clamp(m_scene.scale.xAt(double(time)), -10.0, lanes.width() + 10.0));
    };
    const int x0 = place(m_measure.from);
    const int x1 = std::max(x0 + 1, place(m_measure.to));
    const int y0 = std::max(lanes.top(), lanes.y() + m_measureTop - m_scene.scroll);
    const int y1 = std::min(lanes.bottom() + 1, lanes.y() + m_measureBottom - m_scene.scroll);
    const QColor accent = m_scene.colors.role(ColorRole::Accent);
    QColor fill = accent;
    fill.setAlpha(38);
    painter.setClipRect(QRect(lanes.x(), 0, lanes.width(), m_scene.size.height()));
    painter.fillRect(QRect(x0, y0, x1 - x0, std::max(0, y1 - y0)), fill);
    for (const int x : {x0, x1 - 1})
        painter.fillRect(x, lanes.top(), 1, m_scene.size.height() - lanes.top(), accent);
    painter.setFont(m_scene.smallFont);
    const QString text = TimelineTooltip::measure(m_measure);
    const int width = QFontMetrics(m_scene.smallFont).horizontalAdvance(text) + 20;
    QRect box((x0 + x1 - width) / 2, lanes.top() + 6, width, 22);
    box.moveLeft(std::clamp(box.left(), lanes.left() + 4, std::max(lanes.left() + 4, lanes.right() - width - 4)));
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(accent);
    painter.drawRoundedRect(box, 5, 5);
    painter.setPen(m_scene.colors.role(ColorRole::AccentText));
    painter.drawText(box, Qt::AlignCenter, text);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.setClipping(false);
}

} // namespace cinderscope
