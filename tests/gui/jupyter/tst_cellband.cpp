// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/session/notebookcells.h"
#include "gui/timeline/cellband.h"
#include "gui/timeline/testscene.h"
#include "gui/timeline/timelinepage.h"
#include "gui/timeline/timelineview.h"
#include "support/patience.h"

#include <QAction>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

TimelineCell cell(int number, TimeMs from, TimeMs to, StatusRole status = StatusRole::Succeeded)
{
    TimelineCell cell;
    cell.key = u"msg-%1"_s.arg(number);
    cell.number = QString::number(number);
    cell.label = u"In [%1]"_s.arg(number);
    cell.title = u"x = df.count() + %1  # <b>"_s.arg(number);
    cell.state = u"Succeeded"_s;
    cell.status = status;
    cell.from = from;
    cell.to = to;
    return cell;
}

//! \a count cells over the run, each followed by a gap as long as a quarter of it.
std::shared_ptr<const TimelineCells> cellsOver(const Snapshot &snapshot, int count)
{
    auto cells = std::make_shared<TimelineCells>();
    const double step = double(snapshot.end() - snapshot.begin()) / count;
    for (int i = 0; i < count; ++i) {
        const auto from = snapshot.begin() + TimeMs(step * i);
        cells->push_back(
            cell(i + 1, from, from + TimeMs(step * 0.8), i % 7 == 3 ? StatusRole::Failed : StatusRole::Succeeded));
    }
    return cells;
}

NotebookCellsPtr notebookOf(const TimelineCells &cells)
{
    auto notebook = std::make_shared<NotebookCells>();
    notebook->kernel.id = u"kernel"_s;
    notebook->live = true;
    for (const TimelineCell &c : cells) {
        CellRun run;
        run.kernelId = u"kernel"_s;
        run.messageId = c.key;
        run.executionCount = c.number.toInt();
        run.code = u"# why\n"_s + c.title;
        run.started = c.from;
        run.ended = c.to;
        notebook->runs.append(run);
    }
    return notebook;
}

} // namespace

//! The band of notebook cells over the time axis.
class CellBandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_snapshot = syntheticSnapshot(1500, eventful(), true); }
    void everyPaintedCellIsHit();
    void labelsStayInside_data();
    void labelsStayInside();
    void withoutCellsNothingChanges();
    void canBeSwitchedOff();
    void clicks();
    void toolTips();
    void fromANotebook();
    void ofARecording();

private:
    SnapshotPtr m_snapshot;
};

void CellBandTest::everyPaintedCellIsHit()
{
    TestScene test(m_snapshot, {1400, 600});
    test.scene.cellBand = CellBand::kHeight;
    test.scene.axisHeight += CellBand::kHeight;
    test.scene.cells = cellsOver(*m_snapshot, 40);
    test.fit();
    for (const TimelineCell &c : *test.scene.cells) {
        const QRect rect = CellBand::rect(test.scene, c);
        QVERIFY(rect.width() >= 1);
        const TimelineCell *hit = CellBand::cellAt(test.scene, rect.center());
        QVERIFY(hit);
        QCOMPARE(hit->key, c.key);
        // the cell ends where the next has not begun
        const TimelineCell *behind = CellBand::cellAt(test.scene, {rect.right() + 3, rect.center().y()});
        QVERIFY(!behind || behind->key != c.key);
    }
    QVERIFY(!CellBand::cellAt(test.scene, {test.scene.gutter + 10, CellBand::kHeight + 2}));
}

void CellBandTest::labelsStayInside_data()
{
    QTest::addColumn<int>("cells");
    QTest::addColumn<double>("ratio");
    QTest::addColumn<bool>("dark");
    for (const int cells : {3, 40, 500, 20'000}) {
        for (const double ratio : {1.0, 1.5, 2.0})
            QTest::addRow("%d cells, ratio %g", cells, ratio) << cells << ratio << (cells % 2 == 1);
    }
}

//! Nothing of the band is painted outside of it: the picture below is the same as without one.
void CellBandTest::labelsStayInside()
{
    QFETCH(int, cells);
    QFETCH(double, ratio);
    QFETCH(bool, dark);
    TestScene with(m_snapshot, {1400, 500}), without(m_snapshot, {1400, 500});
    for (TestScene *test : {&with, &without}) {
        test->scene.colors = dark ? ThemeColors::darkTheme() : ThemeColors::light();
        test->scene.cellBand = CellBand::kHeight;
        test->scene.axisHeight += CellBand::kHeight;
        test->scene.layout =
            std::make_shared<RowLayout>(*m_snapshot, *test->scene.bars, RowChoices(), test->scene.lanesRect().height());
        test->fit();
    }
    with.scene.cells = cellsOver(*m_snapshot, cells);
    QImage one, two;
    TimelinePainter(with.scene).paint(one, ratio);
    TimelinePainter(without.scene).paint(two, ratio);
    const int band = int(std::ceil(CellBand::kHeight * ratio));
    const int lanes = int(with.scene.axisHeight * ratio);
    QVERIFY(one.copy(0, 0, one.width(), band) != two.copy(0, 0, two.width(), band));
    QCOMPARE(one.copy(0, band + 1, one.width(), lanes - band - 2),
             two.copy(0, band + 1, two.width(), lanes - band - 2));
    const int gutter = int(with.scene.gutter * ratio);
    QCOMPARE(one.copy(0, 0, gutter - 1, one.height()), two.copy(0, 0, gutter - 1, two.height()));
}

void CellBandTest::withoutCellsNothingChanges()
{
    TimelineView view;
    view.resize(900, 500);
    view.show();
    view.setSnapshot(m_snapshot);
    const int before = view.scene().axisHeight;
    view.setCells(std::make_shared<TimelineCells>());
    QVERIFY(!view.hasCells());
    QCOMPARE(view.scene().axisHeight, before);
    QCOMPARE(view.scene().cellBand, 0);
}

void CellBandTest::canBeSwitchedOff()
{
    TimelineView view;
    view.resize(900, 500);
    view.show();
    view.setSnapshot(m_snapshot);
    const int before = view.scene().axisHeight, lanes = view.scene().lanesRect().height();
    view.setCells(cellsOver(*m_snapshot, 9));
    QCOMPARE(view.scene().axisHeight, before + CellBand::kHeight);
    QCOMPARE(view.scene().lanesRect().height(), lanes - CellBand::kHeight);
    view.setCellsVisible(false);
    QCOMPARE(view.scene().axisHeight, before);
    QVERIFY(!CellBand::cellAt(view.scene(), {view.scene().gutter + 30, 5}));
    view.setCellsVisible(true);
    view.clear();
    QCOMPARE(view.scene().axisHeight, before);
}

void CellBandTest::clicks()
{
    TimelineView view;
    view.resize(1000, 500);
    view.show();
    view.setSnapshot(m_snapshot);
    const auto cells = cellsOver(*m_snapshot, 9);
    view.setCells(cells);
    QSignalSpy activated(&view, &TimelineView::targetActivated);
    const TimelineCell &second = (*cells)[1];
    QTest::mouseClick(&view, Qt::LeftButton, {}, CellBand::rect(view.scene(), second).center());
    QTRY_COMPARE(activated.size(), 1);
    const auto target = activated[0][0].value<Target>();
    QVERIFY(target.kind == Target::Kind::Cell);
    QCOMPARE(target.group, second.key);
    QTest::mouseDClick(&view, Qt::LeftButton, {}, CellBand::rect(view.scene(), second).center());
    QVERIFY(view.scene().scale.timeAt(0) < double(second.from));
    QVERIFY(view.scene().scale.timeAt(view.scene().lanesRect().width()) < double((*cells)[2].to));
    QTest::qWait(QApplication::doubleClickInterval() + 50);
    QCOMPARE(activated.size(), 1); // a double click zooms, and asks for nothing
}

void CellBandTest::toolTips()
{
    TestScene test(m_snapshot);
    TimelineCell hostile = cell(3, m_snapshot->begin(), kNoTime, StatusRole::Running);
    hostile.detail = u"<img src=x>"_s;
    const QString html = CellBand::toolTip(test.scene, hostile);
    QVERIFY(html.contains(u"In [3]"_s));
    QVERIFY(html.contains(u"&lt;b&gt;"_s));
    QVERIFY(html.contains(u"&lt;img src=x&gt;"_s));
    QVERIFY(html.contains(u"now"_s));
}

void CellBandTest::fromANotebook()
{
    TimelinePage page;
    page.resize(1200, 700);
    page.show();
    const auto cells = cellsOver(*m_snapshot, 6);
    page.setNotebook(notebookOf(*cells));
    page.setSnapshot(m_snapshot);
    QTRY_VERIFY(page.isSettled());
    QVERIFY(page.view()->hasCells());
    const TimelineCells &shown = *page.view()->scene().cells;
    QCOMPARE(shown.size(), 6u);
    QCOMPARE(shown[2].label, u"In [3]"_s);
    QCOMPARE(shown[2].title, (*cells)[2].title); // not the comment above it
    QCOMPARE(shown[2].from, (*cells)[2].from);
    QVERIFY(page.reveal({.kind = Target::Kind::Cell, .group = u"msg-3"_s}));
    QVERIFY(page.view()->scene().scale.timeAt(0) > double((*cells)[0].to));
    QVERIFY(!page.reveal({.kind = Target::Kind::Cell, .group = u"other"_s}));
    QAction *action = page.toolAction(u"cells"_s);
    QVERIFY(action && action->isEnabled());
    action->trigger();
    QCOMPARE(page.view()->scene().cellBand, 0);
    page.clear();
    QVERIFY(!action->isEnabled());
}

//! Jobs that say which cell they are of are enough.
void CellBandTest::ofARecording()
{
    ApplicationStore store;
    store.apply(ApplicationStart{.name = "recorded", .id = "app-1", .user = "a", .time = 1000});
    for (int i = 0; i < 3; ++i) {
        const std::string tag = "other,cinderscope-cell:" + std::to_string(i + 4) + ":m" + std::to_string(i);
        JobStart start;
        start.jobId = i;
        start.time = 2000 + i * 1000;
        start.tags = tag;
        store.apply(start);
        store.apply(JobEnd{.jobId = i, .time = 2500 + i * 1000, .succeeded = i != 1, .error = "no"});
    }
    store.advanceTo(6000);
    store.apply(ApplicationEnd{.time = 6000});
    TimelinePage page;
    page.resize(1200, 700);
    page.show();
    page.setSnapshot(store.snapshot());
    QTRY_VERIFY(page.isSettled());
    QVERIFY(page.view()->hasCells());
    const TimelineCells &shown = *page.view()->scene().cells;
    QCOMPARE(shown.size(), 3u);
    QCOMPARE(shown[0].label, u"In [4]"_s);
    QCOMPARE(shown[1].from, 3000);
    QCOMPARE(shown[1].to, 3500);
    QVERIFY(shown[1].status == StatusRole::Failed);
    QVERIFY(shown[2].status == StatusRole::Succeeded);
}

QTEST_MAIN(CellBandTest)
#include "tst_cellband.moc"
