// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/timeline/timelineitem.h"
#include "gui/timeline/timelinemeasure.h"

#include <QTimer>
#include <QWidget>

class QGestureEvent;
class QMenu;
class QScrollBar;

namespace cinderscope {

//! The picture of the timeline and everything one can do with it. The picture is painted once into an image and painted
//! again only when it changes; what follows the pointer lies above it.
//!
//! Mouse: the wheel zooms at the pointer; with Shift or Alt, or over the names, it scrolls the lanes; sideways it moves
//! in time. Dragging moves; Shift and dragging measures a part; a click selects and asks for the item's page, a
//! double click zooms to it; a click on a title folds it. Touchpads scroll with two fingers, pinch zooms.
//! Keys: arrows, Page Up and Down, + and -, Home and End, Return (page of the selected item), Menu, Escape.
class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(QWidget *parent = nullptr);

    void setSnapshot(const SnapshotPtr &snapshot);
    void clear();
    const TimelineScene &scene() const { return m_scene; }
    //! A copy with the present state, for painting elsewhere.
    TimelineScene sceneForExport() const;

    void setColorMode(ColorMode mode);
    ColorMode colorMode() const { return m_scene.mode; }
    void setAxisMode(AxisMode mode);
    AxisMode axisMode() const { return m_scene.axis; }
    //! Dims what does not match; empty: nothing is dimmed. Returns the number of matches.
    int setSearch(const QString &text);
    //! Lights up these and dims the rest until a search or null takes their place.
    void setMatches(std::shared_ptr<const TimelineMatches> matches);
    //! Notebook cells, as a band over the time axis with borders through the lanes; null or none: no band.
    void setCells(std::shared_ptr<const TimelineCells> cells);
    bool hasCells() const { return m_scene.cells != nullptr; }
    void setCellsVisible(bool visible);
    //! Numbers beside the names of the parts.
    void setCountsVisible(bool visible);
    //! Room for names at the left, device-independent pixels.
    void setGutter(int width);
    void setSectionVisible(TimelineSection section, bool visible);
    bool isSectionVisible(TimelineSection section) const { return !m_choices.hidden[std::size_t(section)]; }
    void setExecutorsFolded(bool folded);
    bool executorsFolded() const { return m_choices.executorsFolded; }

    void zoomBy(double factor);             //!< at the pointer if it is over the chart, else at the middle
    void zoomTo(TimeMs from, TimeMs to);    //!< with a little room on both sides
    void showTimes(double from, double to); //!< exactly these
    void fitAll();
    void fitSelection(); //!< the measured part, else the selected item, else all
    void setFollowing(bool follow);
    bool isFollowing() const { return m_follow; }
    void select(const TimelineItem &item, bool zoom);
    const TimelineItem &selected() const { return m_selected; }
    bool hasMeasure() const { return m_measuring; }
    const TimelineMeasure &measure() const { return m_measure; }
    void clearSelection();
    //! Jumps to the failed bar or task after (before) the middle of the view. False when there is none.
    bool goToFailure(bool forward);
    //! Copies the figures of the selected item or part.
    void copySelection();
    //! What stands in the menu of an item besides.
    void setTargetMenu(TargetMenu menu) { m_targetMenu = std::move(menu); }
    //! What the window's actions are for: the item, or of a task its stage.
    std::optional<Target> rowTarget(const TimelineItem &item) const;
    //! The entries for an item; owned by the caller.
    QMenu *createContextMenu(const TimelineItem &item);
    QSize sizeHint() const override { return {900, 560}; }
    QSize minimumSizeHint() const override { return {420, 260}; }

Q_SIGNALS:
    void targetActivated(const cinderscope::Target &target);
    void followingChanged(bool follow);
    void selectionChanged();
    void viewChanged(); //!< other times or colours

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    enum class Drag
    {
        None,
        Pressed, //!< not far enough for a drag yet
        Pan,
        Measure
    };

    void rebuildLayout();
    void updateCellBand();
    void applyTheme();
    void invalidate();
    void setScale(const TimeScale &scale);
    void setScroll(int scroll);
    void limitScale();
    void followTime();
    void stopFollowing();
    void toggleFold(const TimelineItem &item);
    void activate(const TimelineItem &item);
    void updateHover(const QPoint &place);
    void showTip();
    void updateMeasure(const QPoint &from, const QPoint &to);
    void refreshMeasure();
    void dragTo(const QPoint &place);
    bool handleGesture(QGestureEvent *event);
    bool handleMoveKey(QKeyEvent *event);
    void paintOverlay(QPainter &painter);
    void paintMeasure(QPainter &painter);
    void paintCursor(QPainter &painter);
    void paintOutline(QPainter &painter, const TimelineItem &item, const QColor &color);
    double ratio() const { return devicePixelRatioF(); }
    double middle() const { return m_scene.lanesRect().width() / 2.0; }

    TimelineScene m_scene;
    BarIndex m_barIndex;
    RowChoices m_choices;
    QString m_search;
    QImage m_canvas;
    bool m_dirty = true;
    bool m_fitted = true; //!< the whole run is shown, and goes on being so while it grows
    bool m_follow = false;
    QScrollBar *m_scrollBar;

    TimelineItem m_hover, m_selected;
    QPoint m_pointer;
    bool m_pointerInside = false;
    bool m_focusShown = false; // came by the keyboard
    Drag m_drag = Drag::None;
    QPoint m_pressedAt, m_draggedFrom;
    TimeScale m_scaleAtPress;
    int m_scrollAtPress = 0;
    bool m_measuring = false;
    TimelineMeasure m_measure;
    int m_measureTop = 0, m_measureBottom = 0; // of the layout
    QTimer m_tipTimer, m_clickTimer;
    TimelineItem m_clicked;
    QString m_clickedCell; //!< key of a cell of the band that was clicked
    bool m_cellsVisible = true;
    TargetMenu m_targetMenu;
};

} // namespace cinderscope
