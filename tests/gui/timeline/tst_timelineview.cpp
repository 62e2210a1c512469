// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"
#include "gui/timeline/timelinelegend.h"
#include "gui/timeline/timelinepage.h"
#include "gui/timeline/timelineview.h"
#include "support/patience.h"
#include "testscene.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

#include <set>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What a person does on the page.
class TimelineViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_snapshot = syntheticSnapshot(1500, eventful()); }
    void wheelZoomsAtThePointer();
    void dragPans();
    void keyboard();
    void clickAsksForTheItem();
    void doubleClickZooms();
    void shiftDragMeasures();
    void followKeepsTheNewestTime();
    void growingRunStaysFitted();
    void foldingByClick();
    void searchAndLegend();
    void failureJumps();
    void reveals();
    void exports();
    void actionsAreComplete();
    void emptyStates();
    void clearForgets();

private:
    struct Shown
    {
        explicit Shown(const SnapshotPtr &snapshot)
        {
            page.resize(1200, 760);
            page.show();
            page.setSnapshot(snapshot);
            QCoreApplication::processEvents();
        }
        TimelineView &view() { return *page.view(); }
        const TimelineScene &scene() { return page.view()->scene(); }
        //! The middle of the widest visible box of a kind of row.
        QPoint boxPlace(RowKind kind, TimelineSection section)
        {
            LaneGeometry geometry(scene(), 1);
            QPoint best;
            int width = 0;
            for (const TimelineRow &row : scene().layout->rows()) {
                const int y = scene().lanesRect().y() + row.y + row.height / 2 - scene().scroll;
                if (row.kind != kind || row.section != section || !scene().lanesRect().contains(scene().gutter, y))
                    continue;
                geometry.build(row);
                for (const LaneBox &box : geometry.boxes()) {
                    if (box.status == TaskStatus::Running || box.x1 - box.x0 <= width)
                        continue;
                    width = box.x1 - box.x0;
                    best = QPoint(scene().gutter + (std::max(0, box.x0) + std::min(geometry.width(), box.x1)) / 2, y);
                }
            }
            return best;
        }
        TimelinePage page;
    };
    static void wheel(QWidget &widget, const QPoint &place, int steps, Qt::KeyboardModifiers modifiers = {})
    {
        QWheelEvent event(place, widget.mapToGlobal(place), {}, {0, steps * 120}, Qt::NoButton, modifiers,
                          Qt::NoScrollPhase, false);
        QApplication::sendEvent(&widget, &event);
    }

    SnapshotPtr m_snapshot;
};

void TimelineViewTest::wheelZoomsAtThePointer()
{
    Shown shown(m_snapshot);
    const QPoint place(700, 300);
    const double x = place.x() - shown.scene().gutter;
    const double time = shown.scene().scale.timeAt(x);
    const double before = shown.scene().scale.msPerPixel;
    for (int i = 0; i < 5; ++i) {
        wheel(shown.view(), place, 1);
        QVERIFY(std::abs(shown.scene().scale.timeAt(x) - time) < 0.01 * before);
    }
    QVERIFY(shown.scene().scale.msPerPixel < before / 2);
    const double zoomed = shown.scene().scale.msPerPixel;
    wheel(shown.view(), place, 2, Qt::ShiftModifier);
    wheel(shown.view(), QPoint(20, 300), 2); // over the names
    QCOMPARE(shown.scene().scale.msPerPixel, zoomed);
    wheel(shown.view(), place, -1, Qt::ControlModifier);
    QVERIFY(shown.scene().scale.msPerPixel > zoomed);
}

void TimelineViewTest::dragPans()
{
    Shown shown(m_snapshot);
    shown.view().zoomBy(8);
    const double time = shown.scene().scale.timeAt(300);
    const QPoint from(shown.scene().gutter + 300, 400);
    QTest::mousePress(&shown.view(), Qt::LeftButton, {}, from);
    QTest::mouseMove(&shown.view(), from + QPoint(-60, 0));
    QTest::mouseMove(&shown.view(), from + QPoint(-120, 0));
    QTest::mouseRelease(&shown.view(), Qt::LeftButton, {}, from + QPoint(-120, 0));
    QVERIFY(std::abs(shown.scene().scale.timeAt(180) - time) < shown.scene().scale.msPerPixel);
}

void TimelineViewTest::keyboard()
{
    Shown shown(m_snapshot);
    TimelineView &view = shown.view();
    view.setFocus();
    const double fitted = shown.scene().scale.msPerPixel;
    QTest::keyClick(&view, Qt::Key_Plus);
    QTest::keyClick(&view, Qt::Key_Plus);
    QVERIFY(shown.scene().scale.msPerPixel < fitted / 2);
    double from = shown.scene().scale.from;
    QTest::keyClick(&view, Qt::Key_Right);
    QVERIFY(shown.scene().scale.from > from);
    QTest::keyClick(&view, Qt::Key_Left);
    QVERIFY(std::abs(shown.scene().scale.from - from) < 1);
    QTest::keyClick(&view, Qt::Key_Home);
    QVERIFY(shown.scene().scale.xAt(double(m_snapshot->begin())) >= 0);
    QTest::keyClick(&view, Qt::Key_End);
    QVERIFY(shown.scene().scale.xAt(double(m_snapshot->end())) <= shown.scene().lanesRect().width());
    QTest::keyClick(&view, Qt::Key_Minus);
    QTest::keyClick(&view, Qt::Key_F);
    QCOMPARE(shown.scene().scale.msPerPixel, fitted);
    QTest::keyClick(&view, Qt::Key_T);
    QVERIFY(view.axisMode() == AxisMode::SinceStart);
    QTest::keyClick(&view, Qt::Key_2);
    QVERIFY(!view.isSectionVisible(TimelineSection::Jobs));
    QTest::keyClick(&view, Qt::Key_E);
    QVERIFY(view.executorsFolded());
    view.select(*itemOf(shown.scene(), {.kind = Target::Kind::Stage, .id = 0}), false);
    QSignalSpy activated(&shown.page, &Page::targetActivated);
    QTest::keyClick(&view, Qt::Key_Return);
    QCOMPARE(activated.count(), 1);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(view.selected().kind == TimelineItem::Kind::None);
}

void TimelineViewTest::clickAsksForTheItem()
{
    Shown shown(m_snapshot);
    QSignalSpy activated(&shown.page, &Page::targetActivated);
    const std::pair<TimelineSection, Target::Kind> rows[] = {{TimelineSection::Sql, Target::Kind::Sql},
                                                             {TimelineSection::Jobs, Target::Kind::Job},
                                                             {TimelineSection::Stages, Target::Kind::Stage},
                                                             {TimelineSection::Executors, Target::Kind::Task}};
    for (const auto &[section, kind] : rows) {
        const bool task = section == TimelineSection::Executors;
        const QPoint place = shown.boxPlace(task ? RowKind::Slot : RowKind::Bars, section);
        QVERIFY(!place.isNull());
        QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, place);
        QTRY_COMPARE(activated.count(), 1);
        const auto target = activated.takeFirst().first().value<Target>();
        QVERIFY(target.kind == kind);
        QVERIFY(target.id >= 0);
        QVERIFY(!task || !target.executorId.isEmpty());
    }
}

void TimelineViewTest::doubleClickZooms()
{
    Shown shown(m_snapshot);
    QSignalSpy activated(&shown.page, &Page::targetActivated);
    const double fitted = shown.scene().scale.msPerPixel;
    const QPoint place = shown.boxPlace(RowKind::Slot, TimelineSection::Executors);
    const TimelineItem item = itemAt(shown.scene(), 1, place);
    QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, place);
    QTest::mouseDClick(&shown.view(), Qt::LeftButton, {}, place);
    QVERIFY(shown.scene().scale.msPerPixel < fitted / 4);
    QVERIFY(shown.scene().scale.xAt(double(item.start)) >= 0);
    QVERIFY(shown.scene().scale.xAt(double(item.end)) <= shown.scene().lanesRect().width());
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    QCOMPARE(activated.count(), 0);
}

void TimelineViewTest::shiftDragMeasures()
{
    Shown shown(m_snapshot);
    TimelineView &view = shown.view();
    const int y = shown.scene().axisHeight / 2; // in the axis: all lanes
    QTest::mousePress(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(500, y));
    QTest::mouseMove(&view, QPoint(800, y));
    QTest::mouseRelease(&view, Qt::LeftButton, Qt::ShiftModifier, QPoint(800, y));
    QVERIFY(view.hasMeasure());
    const TimelineMeasure &measure = view.measure();
    QVERIFY(std::abs(double(measure.to - measure.from) - 300 * shown.scene().scale.msPerPixel) <
            2 * shown.scene().scale.msPerPixel);
    const TimelineMeasure wanted =
        measureRows(shown.scene(), measure.from, measure.to, 0, shown.scene().layout->height());
    QCOMPARE(measure.tasks, wanted.tasks);
    QVERIFY(measure.tasks > 0 && measure.slots > 0);
    view.copySelection();
    QVERIFY(QApplication::clipboard()->text().contains(QString::number(measure.tasks)));
    view.fitSelection();
    QVERIFY(shown.scene().scale.xAt(double(measure.from)) >= 0);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(!view.hasMeasure());
}

void TimelineViewTest::followKeepsTheNewestTime()
{
    ApplicationStore store;
    SyntheticRun run(eventful());
    run.advance(store, 300);
    Shown shown(store.snapshot());
    QAction *follow = shown.page.toolAction(u"follow"_s);
    QVERIFY(follow->isEnabled());
    follow->trigger();
    QVERIFY(shown.view().isFollowing());
    const double zoom = shown.scene().scale.msPerPixel;
    for (int i = 0; i < 5; ++i) {
        run.advance(store, 100);
        shown.page.setSnapshot(store.snapshot());
        const double x = shown.scene().scale.xAt(double(run.now()));
        QVERIFY(x > shown.scene().lanesRect().width() * 0.9 && x <= shown.scene().lanesRect().width());
        QCOMPARE(shown.scene().scale.msPerPixel, zoom);
    }
    QTest::keyClick(&shown.view(), Qt::Key_Left); // panning leaves it
    QVERIFY(!shown.view().isFollowing() && !follow->isChecked());
    const double from = shown.scene().scale.from;
    run.advance(store, 100);
    shown.page.setSnapshot(store.snapshot());
    QCOMPARE(shown.scene().scale.from, from);
    follow->trigger();
    run.finish(store);
    shown.page.setSnapshot(store.snapshot()); // nothing more to follow
    QVERIFY(!follow->isEnabled() && !shown.view().isFollowing());
}

void TimelineViewTest::growingRunStaysFitted()
{
    ApplicationStore store;
    SyntheticRun run(eventful());
    run.advance(store, 200);
    Shown shown(store.snapshot());
    run.advance(store, 1000);
    shown.page.setSnapshot(store.snapshot());
    QVERIFY(shown.scene().scale.xAt(double(run.now())) <= shown.scene().lanesRect().width());
    // a selected running task stays selected when it has ended
    const RunningTask task = store.snapshot()->running.front();
    shown.view().select(*itemOf(shown.scene(), {.kind = Target::Kind::Task, .id = task.taskId}), false);
    run.advance(store, 500);
    shown.page.setSnapshot(store.snapshot());
    QCOMPARE(shown.view().selected().taskId, task.taskId);
    QVERIFY(shown.view().selected().kind == TimelineItem::Kind::Task);
}

void TimelineViewTest::foldingByClick()
{
    Shown shown(m_snapshot);
    const std::size_t rows = shown.scene().layout->rows().size();
    const auto header = std::find_if(shown.scene().layout->rows().begin(), shown.scene().layout->rows().end(),
                                     [](const TimelineRow &row) { return row.kind == RowKind::Executor; });
    const QPoint place(60, shown.scene().lanesRect().y() + header->y + 5 - shown.scene().scroll);
    QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, place);
    QVERIFY(shown.scene().layout->rows().size() < rows);
    QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, place);
    QCOMPARE(shown.scene().layout->rows().size(), rows);
    QTest::mouseClick(&shown.view(), Qt::LeftButton, {}, QPoint(60, shown.scene().lanesRect().y() + 8));
    QVERIFY(shown.scene().layout->rows().size() < rows); // the first section
}

void TimelineViewTest::searchAndLegend()
{
    Shown shown(m_snapshot);
    shown.page.searchField()->setText(u"stage 1"_s);
    QTest::keyClick(shown.page.searchField(), Qt::Key_Return);
    QVERIFY(shown.scene().matches);
    QTRY_VERIFY(shown.page.isSettled()); // the cells of its notebook are found on a thread
    const QImage dimmed = shown.view().grab().toImage();
    shown.page.searchField()->clear();
    QTRY_VERIFY(!shown.scene().matches);
    QVERIFY(dimmed != shown.view().grab().toImage());
    QVERIFY(shown.page.legend()->entries().size() == int(TaskPhase::Count) + 1);
    QImage before = shown.view().grab().toImage();
    for (const ColorMode mode : {ColorMode::Status, ColorMode::Stage, ColorMode::Executor, ColorMode::Locality}) {
        shown.view().setColorMode(mode);
        shown.page.legend()->setScene(shown.scene());
        QVERIFY(shown.page.legend()->entries().size() >= 4);
        const QImage now = shown.view().grab().toImage();
        QVERIFY(now != before);
        before = now;
    }
}

void TimelineViewTest::failureJumps()
{
    Shown shown(m_snapshot);
    std::vector<TimeMs> ends;
    while (shown.view().goToFailure(true)) {
        QVERIFY(ends.empty() || shown.view().selected().end > ends.back());
        ends.push_back(shown.view().selected().end);
        QVERIFY(ends.size() < 2000);
    }
    std::set<TimeMs> wanted;
    for (std::size_t task = 0; task < m_snapshot->tasks.size(); ++task) {
        if (m_snapshot->tasks.status(task) == TaskStatus::Failed)
            wanted.insert(m_snapshot->tasks.finish(task));
    }
    for (const TimeMs end : wanted)
        QVERIFY(std::find(ends.begin(), ends.end(), end) != ends.end());
    QVERIFY(shown.view().goToFailure(false));
    QVERIFY(shown.view().selected().end < ends.back());
}

void TimelineViewTest::reveals()
{
    Shown shown(m_snapshot);
    QVERIFY(shown.page.reveal({.kind = Target::Kind::Job, .id = 1}));
    QVERIFY(shown.view().selected().kind == TimelineItem::Kind::Job);
    shown.view().setExecutorsFolded(true);
    QVERIFY(shown.page.reveal({.kind = Target::Kind::Task, .id = 7}));
    QCOMPARE(shown.view().selected().taskId, 7);
    QVERIFY(itemRect(shown.scene(), shown.view().selected()).intersects(shown.scene().lanesRect()));
    QVERIFY(shown.page.reveal({.kind = Target::Kind::Executor, .executorId = u"2"_s}));
    QVERIFY(shown.page.reveal(
        {.kind = Target::Kind::TimeRange, .from = m_snapshot->begin(), .to = m_snapshot->begin() + 500}));
    QVERIFY(shown.scene().scale.msPerPixel < 1);
    QVERIFY(!shown.page.reveal({.kind = Target::Kind::Stage, .id = 999'999}));
}

void TimelineViewTest::exports()
{
    Shown shown(m_snapshot);
    const QImage one = QImage::fromData(shown.page.png(1), "PNG");
    const QImage two = QImage::fromData(shown.page.png(2), "PNG");
    QCOMPARE(one.size(), shown.scene().size);
    QCOMPARE(two.size(), shown.scene().size * 2);
    QVERIFY(shown.page.svg().startsWith("<?xml"));
}

void TimelineViewTest::actionsAreComplete()
{
    TimelinePage page;
    QSet<QString> names;
    QSet<QString> keys;
    for (const QAction *action : page.toolActions()) {
        QVERIFY(!action->objectName().isEmpty() && !names.contains(action->objectName()));
        names.insert(action->objectName());
        QVERIFY2(!action->text().isEmpty() && !action->toolTip().isEmpty(), qPrintable(action->objectName()));
        const QString key = action->shortcut().toString();
        QVERIFY2(key.isEmpty() || !keys.contains(key), qPrintable(key));
        keys.insert(key);
    }
    QCOMPARE(page.key(), u"timeline"_s);
    std::unique_ptr<QMenu> menu(page.view()->createContextMenu({}));
    QVERIFY(!menu->actions().isEmpty());
}

void TimelineViewTest::emptyStates()
{
    TimelinePage page;
    page.resize(900, 500);
    page.show();
    page.setSnapshot(nullptr);
    auto *empty = page.findChild<EmptyState *>();
    QVERIFY(empty->isVisible());
    const QString none = empty->headline();
    ApplicationStore store;
    store.apply(StructureEvent(ApplicationStart{.name = "x", .id = "x", .time = 1000}));
    page.setSnapshot(store.snapshot());
    QVERIFY(empty->isVisible() && empty->headline() != none);
    const QString waiting = empty->headline();
    store.apply(StructureEvent(ApplicationEnd{.time = 2000}));
    page.setSnapshot(store.snapshot());
    QVERIFY(empty->headline() != waiting);
    page.setSnapshot(m_snapshot);
    QVERIFY(!empty->isVisible());
}

void TimelineViewTest::clearForgets()
{
    Shown shown(m_snapshot);
    shown.view().zoomBy(10);
    shown.page.searchField()->setText(u"orders"_s);
    shown.page.reveal({.kind = Target::Kind::Job, .id = 1});
    shown.page.clear();
    QVERIFY(shown.view().selected().kind == TimelineItem::Kind::None);
    QVERIFY(shown.page.searchField()->text().isEmpty());
    const SnapshotPtr other = syntheticSnapshot(300);
    shown.page.setSnapshot(other);
    QVERIFY(shown.scene().scale.xAt(double(other->begin())) >= 0);
    QVERIFY(shown.scene().scale.xAt(double(other->end())) <= shown.scene().lanesRect().width());
}

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
