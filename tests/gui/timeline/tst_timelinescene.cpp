// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/timelineitem.h"
#include "gui/timeline/timelinemeasure.h"
#include "gui/timeline/timelinetooltip.h"
#include "testscene.h"

#include <QTest>
#include <QXmlStreamReader>

#include <random>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What is painted, hit and measured, without a widget.
class TimelineSceneTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void timesAndPlaces();
    void axisTicks_data();
    void axisTicks();
    void rowsLieBelowEachOther();
    void everyBoxIsHit_data();
    void everyBoxIsHit();
    void failuresAreSeen_data();
    void failuresAreSeen();
    void failureMarksAgainstScan();
    void measureAgainstCounting();
    void barsSurviveUpdates();
    void searchFinds();
    void tooltips();
    void vectorPicture();
    void hostileTimes();
    void nothingToShow();
};

void TimelineSceneTest::timesAndPlaces()
{
    TimeScale scale{1.7e12, 0.37};
    for (const double x : {0.0, 1.0, 333.3, 1999.0})
        QVERIFY(std::abs(scale.xAt(scale.timeAt(x)) - x) < 1e-3);
    for (const double factor : {0.01, 0.5, 1.25, 10.0, 1000.0}) {
        for (const double x : {0.0, 412.0, 1900.0}) {
            const TimeScale zoomed = scale.zoomedAt(x, factor);
            QVERIFY(std::abs(zoomed.timeAt(x) - scale.timeAt(x)) <= std::max(1e-3, zoomed.msPerPixel * 1e-3));
        }
    }
    QCOMPARE(scale.zoomedAt(5, 1e30).msPerPixel, TimeScale::kFinest);
    QCOMPARE(scale.zoomedAt(5, 1e-30).msPerPixel, TimeScale::kCoarsest);
}

void TimelineSceneTest::axisTicks_data()
{
    QTest::addColumn<double>("msPerPixel");
    for (const double ms : {0.01, 0.3, 2.0, 71.0, 900.0, 6e4, 4e6, 5e8, 1e13})
        QTest::addRow("%g ms/px", ms) << ms;
}

void TimelineSceneTest::axisTicks()
{
    QFETCH(double, msPerPixel);
    for (const AxisMode mode : {AxisMode::LocalTime, AxisMode::SinceStart}) {
        const TimeScale scale{1.7e12 + 12'345, msPerPixel};
        const auto ticks = cinderscope::axisTicks(scale, 1200, 96, mode, 1'700'000'000'000);
        QVERIFY(!ticks.empty());
        double before = -1e9, labelled = -1e9;
        QString label;
        int labels = 0;
        for (const AxisTick &tick : ticks) {
            QVERIFY(tick.x > before);
            before = tick.x;
            if (!tick.major)
                continue;
            QVERIFY2(tick.x - labelled >= 95, "labels overlap");
            QVERIFY(msPerPixel > 1e12 || tick.label != label);
            label = tick.label;
            labelled = tick.x;
            ++labels;
        }
        QVERIFY(labels >= 1 && labels <= 14);
    }
}

void TimelineSceneTest::rowsLieBelowEachOther()
{
    const SnapshotPtr snapshot = syntheticSnapshot(800, eventful());
    const auto bars = BarIndex().update(*snapshot);
    for (const int place : {50, 400, 5000}) {
        for (int variant = 0; variant < 8; ++variant) {
            RowChoices choices;
            choices.hidden[0] = variant & 1;
            choices.folded[2] = variant & 2;
            choices.executorsFolded = variant & 4;
            choices.toggledExecutors.insert(1);
            const RowLayout layout(*snapshot, *bars, choices, place);
            int y = 0;
            std::size_t executors = 0;
            for (const TimelineRow &row : layout.rows()) {
                QVERIFY(row.y >= y && row.height >= RowLayout::kLeastLane);
                QVERIFY(!(choices.hidden[0] && row.section == TimelineSection::Sql));
                QCOMPARE(layout.at(row.y), &row);
                QCOMPARE(layout.at(row.bottom() - 1), &row);
                y = row.bottom();
                executors += row.kind == RowKind::Executor;
            }
            QVERIFY(layout.height() >= y);
            QCOMPARE(executors, snapshot->executors.size());
            QVERIFY(!layout.at(-1) && !layout.at(layout.height() + 1));
        }
    }
}

void TimelineSceneTest::everyBoxIsHit_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<double>("ratio");
    for (const double share : {1.0, 0.2, 0.04, 0.004}) {
        for (const double ratio : {1.0, 2.0})
            QTest::addRow("1/%g of the run at %g pixels", 1 / share, ratio) << share << ratio;
    }
}

void TimelineSceneTest::everyBoxIsHit()
{
    QFETCH(double, share);
    QFETCH(double, ratio);
    TestScene test(syntheticSnapshot(1500, eventful()));
    TimelineScene &scene = test.scene;
    test.zoom(share, 0.6);
    int boxes = 0;
    LaneGeometry geometry(scene, ratio);
    for (scene.scroll = 0; scene.scroll < scene.layout->height(); scene.scroll += scene.lanesRect().height()) {
        for (const TimelineRow &row : scene.layout->rows()) {
            const int y = scene.lanesRect().y() + row.y + row.height / 2 - scene.scroll;
            if (!scene.lanesRect().contains(scene.gutter + 1, y))
                continue;
            geometry.build(row);
            const auto all = geometry.boxes();
            for (const LaneBox &box : all) {
                const int left = std::max(0, box.x0), right = std::min(geometry.width(), box.x1);
                const int x = int((left + right) / 2 / ratio);
                const LaneBox *top = geometry.boxAt(int(x * ratio));
                if (!top || top->row != box.row) // covered by another, or between two pixels
                    continue;
                const TimelineItem item = itemAt(scene, ratio, QPoint(scene.gutter + x, y));
                QCOMPARE(item.row, box.row);
                QCOMPARE(item.start, box.start);
                QVERIFY(item.kind != TimelineItem::Kind::Crowd && item.kind != TimelineItem::Kind::None);
                const QRect rect = itemRect(scene, item);
                QVERIFY(rect.adjusted(-1, 0, 1, 0).contains(scene.gutter + x, y));
                const auto target = targetOf(*scene.snapshot, item);
                QVERIFY(target);
                const auto found = itemOf(scene, *target);
                QVERIFY(found && found->row == item.row && found->start == item.start);
                ++boxes;
            }
        }
    }
    QVERIFY(boxes > 20);
}

void TimelineSceneTest::failuresAreSeen_data()
{
    QTest::addColumn<double>("share");
    QTest::addColumn<int>("mode");
    QTest::addColumn<bool>("folded");
    for (const double share : {1.0, 0.3, 0.05, 0.01, 0.001}) {
        for (const ColorMode mode : {ColorMode::Phase, ColorMode::Executor, ColorMode::Stage, ColorMode::Status}) {
            QTest::addRow("1/%g, mode %d", 1 / share, int(mode)) << share << int(mode) << false;
            QTest::addRow("1/%g, mode %d, folded", 1 / share, int(mode)) << share << int(mode) << true;
        }
    }
}

void TimelineSceneTest::failuresAreSeen()
{
    QFETCH(double, share);
    QFETCH(int, mode);
    QFETCH(bool, folded);
    SyntheticRun::Options options = eventful();
    options.failureShare = 0.0006;
    options.tasksPerStage = 3000;
    options.meanTaskMs = 30;
    static const SnapshotPtr snapshot = syntheticSnapshot(60'000, options);
    RowChoices choices;
    choices.executorsFolded = folded;
    TestScene test(snapshot, {900, 900}, choices);
    TimelineScene &scene = test.scene;
    scene.mode = static_cast<ColorMode>(mode);
    test.zoom(share, 0.37);
    if (share < 0.1) { // about the first failure, or there may be none
        for (std::size_t row = 0; row < snapshot->tasks.size(); ++row) {
            if (snapshot->tasks.status(row) == TaskStatus::Failed) {
                scene.scale.from =
                    double(snapshot->tasks.finish(row)) - scene.lanesRect().width() / 2.0 * scene.scale.msPerPixel;
                break;
            }
        }
    }
    QImage canvas;
    TimelinePainter(scene).paint(canvas, 1);
    const QRgb red = scene.colors.status(StatusRole::Failed).rgb();
    const QRect lanes = scene.lanesRect();
    int checked = 0;
    for (std::size_t task = 0; task < snapshot->tasks.size(); ++task) {
        if (snapshot->tasks.status(task) != TaskStatus::Failed)
            continue;
        const double x = scene.scale.xAt(double(snapshot->tasks.finish(task)));
        if (x < 12 || x > lanes.width() - 12)
            continue;
        const auto executor = Row(snapshot->tasks.value(task, TaskColumn::Executor));
        const auto slot = std::uint32_t(snapshot->tasks.value(task, TaskColumn::Slot));
        for (const TimelineRow &row : scene.layout->rows()) {
            const bool mine = folded ? row.kind == RowKind::Executor : row.kind == RowKind::Slot && row.lane == slot;
            if (!mine || row.executor != executor || row.bottom() > lanes.height())
                continue;
            int widest = 0, run = 0;
            for (int column = int(x) - 11; column <= int(x) + 11; ++column) {
                run = canvas.pixel(lanes.x() + column, lanes.y() + row.y + 1) == red ? run + 1 : 0;
                widest = std::max(widest, run);
            }
            QVERIFY2(widest >= 3, qPrintable(u"a failure at x = %1 is not seen"_s.arg(x)));
            ++checked;
        }
    }
    QVERIFY(checked > 0);
}

void TimelineSceneTest::failureMarksAgainstScan()
{
    FailureMarks marks;
    std::vector<TimeMs> times;
    std::mt19937 random(8);
    marks.setOrigin(1000);
    for (int i = 0; i < 300; ++i) {
        times.push_back(1000 + TimeMs(random() % 900'000));
        marks.add(times.back());
    }
    for (int i = 0; i < 2000; ++i) {
        const double from = 500 + double(random() % 950'000), to = from + double(random() % 6000);
        const bool wanted = std::any_of(times.begin(), times.end(), [&](TimeMs time) {
            return double(time) >= std::floor(from) && double(time) <= std::floor(to);
        });
        QCOMPARE(marks.any(from, to), wanted);
    }
    marks.add(1000 + TimeMs(86'400'000) * 400); // widens
    for (const TimeMs time : times)
        QVERIFY(marks.any(double(time), double(time)));
    QVERIFY(marks.any(86'400'000.0 * 400, 86'400'000.0 * 400 + 10'000));
    QVERIFY(!marks.any(86'400'000.0 * 100, 86'400'000.0 * 300));
}

void TimelineSceneTest::measureAgainstCounting()
{
    const SnapshotPtr snapshot = syntheticSnapshot(4000, eventful());
    TestScene test(snapshot);
    std::mt19937 random(2);
    const TimeMs begin = snapshot->begin(), span = snapshot->end() - begin;
    for (int round = 0; round < 40; ++round) {
        const TimeMs from = begin + TimeMs(random() % std::uint64_t(span));
        const TimeMs to = from + TimeMs(random() % std::uint64_t(span));
        const TimelineMeasure measured = measureRows(test.scene, from, to, 0, test.scene.layout->height());
        std::uint64_t tasks = 0, failed = 0;
        std::int64_t busy = 0;
        const auto count = [&](TimeMs start, TimeMs end, bool fails) {
            if (end < from || start > to)
                return;
            ++tasks;
            failed += fails;
            busy += std::min(end, to) - std::max(start, from);
        };
        for (std::size_t task = 0; task < snapshot->tasks.size(); ++task)
            count(snapshot->tasks.launch(task), snapshot->tasks.finish(task),
                  snapshot->tasks.status(task) == TaskStatus::Failed);
        for (const RunningTask &task : snapshot->running)
            count(task.launch, snapshot->time, false);
        QCOMPARE(measured.tasks, tasks);
        QCOMPARE(measured.failed, failed);
        QCOMPARE(measured.busyMs, busy);
        QVERIFY(measured.coreMs >= 0);
        QVERIFY(measured.utilisation() <= 1);
    }
}

void TimelineSceneTest::barsSurviveUpdates()
{
    ApplicationStore store;
    SyntheticRun run(eventful());
    BarIndex index;
    std::shared_ptr<const BarViews> bars;
    for (int step = 0; step < 30; ++step) {
        run.advance(store, 90);
        bars = index.update(*store.snapshot());
    }
    const auto count = [](const BarViews &views, TimelineSection section) {
        std::size_t sum = 0;
        for (const BarViews::Lane &lane : views.lanes[std::size_t(section)])
            sum += lane.ended.size() + lane.running.size();
        return sum;
    };
    const SnapshotPtr snapshot = store.snapshot();
    QCOMPARE(count(*bars, TimelineSection::Jobs), snapshot->jobs.size());
    QCOMPARE(count(*bars, TimelineSection::Sql), snapshot->sqlExecutions.size());
    QCOMPARE(count(*bars, TimelineSection::Stages), std::size_t(snapshot->totals.stageAttempts));
    const auto fresh = BarIndex().update(*snapshot); // at once
    for (const TimelineSection section : {TimelineSection::Sql, TimelineSection::Jobs, TimelineSection::Stages})
        QCOMPARE(count(*bars, section), count(*fresh, section));
    // a replay that was set back
    const SnapshotPtr early = syntheticSnapshot(100, eventful());
    QCOMPARE(count(*index.update(*early), TimelineSection::Jobs), early->jobs.size());
}

void TimelineSceneTest::searchFinds()
{
    const SnapshotPtr snapshot = syntheticSnapshot(1500, eventful());
    const TimelineMatches stage = findMatches(*snapshot, u"stage 2"_s);
    for (std::size_t row = 0; row < snapshot->stages.size(); ++row)
        QCOMPARE(TimelineMatches::has(stage.stages, row), snapshot->stages[row].id == 2);
    QCOMPARE(std::count(stage.jobs.begin(), stage.jobs.end(), true), 1); // the job it belongs to
    QCOMPARE(std::count(stage.executors.begin(), stage.executors.end(), true), 0);
    const TimelineMatches host = findMatches(*snapshot, u"WORKER-2.cluster"_s);
    QCOMPARE(std::count(host.executors.begin(), host.executors.end(), true), 1);
    const TimelineMatches reason = findMatches(*snapshot, u"heap space"_s);
    QVERIFY(std::count(reason.failures.begin(), reason.failures.end(), true) >= 1);
    const TimelineMatches name = findMatches(*snapshot, u"orders.py"_s);
    QVERIFY(name.count > 0);
    QCOMPARE(findMatches(*snapshot, u"no such thing"_s).count, 0);
    const TimelineMatches number = findMatches(*snapshot, u"#1"_s);
    QVERIFY(number.jobs[1] && number.executors[snapshot->executorRow("1")]);
}

void TimelineSceneTest::tooltips()
{
    const SnapshotPtr snapshot = syntheticSnapshot(1500, eventful());
    TestScene test(snapshot);
    using Kind = Target::Kind;
    for (const Target &target : {Target{.kind = Kind::Task, .id = 40}, Target{.kind = Kind::Job, .id = 0},
                                 Target{.kind = Kind::Stage, .id = 1}, Target{.kind = Kind::Sql, .id = 0},
                                 Target{.kind = Kind::Executor, .executorId = u"1"_s},
                                 Target{.kind = Kind::Task, .id = snapshot->running.front().taskId}}) {
        const auto item = itemOf(test.scene, target);
        QVERIFY(item);
        QVERIFY(TimelineTooltip::html(test.scene, *item).contains(u"<b>"));
        const QString plain = TimelineTooltip::plain(test.scene, *item);
        QVERIFY(plain.count(u'\n') >= 4 && !plain.contains(u'<'));
        QVERIFY(!plain.contains(u": 0\n")); // nothing that is zero
    }
    QVERIFY(
        TimelineTooltip::plain(test.scene, *itemOf(test.scene, {.kind = Kind::Task, .id = 40})).contains(u"Computing"));
    QVERIFY(!itemOf(test.scene, {.kind = Kind::Job, .id = 4711}));
    QVERIFY(!itemOf(test.scene, {.kind = Kind::Task, .id = 47'110'000}));
}

void TimelineSceneTest::vectorPicture()
{
    SyntheticRun::Options options = eventful();
    options.executors = 40;
    options.cores = 8;
    options.tasksPerStage = 4000;
    options.meanTaskMs = 50;
    TestScene test(syntheticSnapshot(80'000, options), {1920, 1080});
    const QByteArray svg = TimelinePainter(test.scene).svg(u"a run"_s);
    QXmlStreamReader xml(svg);
    int shapes = 0, texts = 0;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        shapes +=
            xml.name() == u"rect" || xml.name() == u"path" || xml.name() == u"polyline" || xml.name() == u"polygon";
        texts += xml.name() == u"text";
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY(shapes > 1000 && shapes < 60'000);
    QVERIFY(texts > 20);
    QVERIFY2(svg.size() < 16 * 1024 * 1024, qPrintable(QString::number(svg.size())));
}

void TimelineSceneTest::hostileTimes()
{
    ApplicationStore store;
    store.apply(StructureEvent(ApplicationStart{.name = "x", .id = "x", .time = 1000}));
    store.apply(StructureEvent(ExecutorAdded{.time = 1000, .executorId = "1", .host = "h", .cores = 2}));
    const TimeMs times[] = {0, 1, 1000, 5000, 5000, 253'000'000'000'000, INT64_MAX, INT64_MIN, -1};
    std::int64_t id = 0;
    for (const TimeMs launch : times) {
        for (const TimeMs finish : times) {
            TaskEnd end;
            end.stageId = int(id % 5);
            end.info.taskId = id++;
            end.info.launch = launch;
            end.info.finish = finish; // before the launch, too
            end.info.gettingResult = finish;
            end.info.executorId = id % 3 ? "1" : "";
            end.reason.status = id % 4 ? TaskStatus::Succeeded : TaskStatus::Failed;
            end.hasMetrics = true;
            end.metrics.fill(id % 2 ? INT64_MAX : -7);
            store.apply(end);
            TaskStart start;
            start.stageId = end.stageId;
            start.info = end.info;
            start.info.taskId = 10'000 + id;
            store.apply(start);
        }
    }
    const SnapshotPtr snapshot = store.snapshot();
    for (const bool folded : {false, true}) {
        RowChoices choices;
        choices.executorsFolded = folded;
        TestScene test(snapshot, {640, 480}, choices);
        QImage canvas;
        for (const double ms : {TimeScale::kFinest, 1.0, 1e4, 1e9, TimeScale::kCoarsest}) {
            for (const double from : {-1e15, 0.0, 900.0, 4990.0, 2.53e14, 9e15}) {
                test.scene.scale = {from, ms};
                TimelinePainter(test.scene).paint(canvas, 1);
                for (int y = 45; y < 380; y += 7) {
                    const TimelineItem item = itemAt(test.scene, 1, QPoint(test.scene.gutter + 40, y));
                    TimelineTooltip::html(test.scene, item);
                }
            }
        }
        const TimelineMeasure all =
            measureRows(test.scene, -1'000'000, 300'000'000'000'000, 0, test.scene.layout->height());
        QCOMPARE(all.tasks, std::uint64_t(snapshot->tasks.size() + snapshot->running.size()));
    }
}

void TimelineSceneTest::nothingToShow()
{
    ApplicationStore store;
    TestScene test(store.snapshot(), {300, 200});
    QImage canvas;
    TimelinePainter(test.scene).paint(canvas, 1);
    QCOMPARE(canvas.size(), QSize(300, 200));
    QVERIFY(itemAt(test.scene, 1, QPoint(250, 80)).kind == TimelineItem::Kind::None);
    TimelineScene empty;
    empty.size = {100, 50};
    TimelinePainter(empty).paint(canvas, 2);
    QCOMPARE(canvas.size(), QSize(200, 100));
}

QTEST_MAIN(TimelineSceneTest)
#include "tst_timelinescene.moc"
