// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "gui/base/copylabel.h"
#include "gui/base/elidedlabel.h"
#include "gui/base/filterfield.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/base/watchdog.h"
#include "gui/pages/overview/cardflow.h"
#include "gui/pages/overview/chartpanel.h"
#include "gui/pages/overview/environmentpage.h"
#include "gui/pages/overview/executorcharts.h"
#include "gui/pages/overview/executorspage.h"
#include "gui/pages/overview/executortablemodel.h"
#include "gui/pages/overview/failurelist.h"
#include "gui/pages/overview/figuretile.h"
#include "gui/pages/overview/importreport.h"
#include "gui/pages/overview/sparkdefaults.h"
#include "gui/pages/overview/summarypage.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeMs kStart = 1'700'000'000'000;

TaskEnd taskEnd(std::int64_t id, std::string_view executor, TaskStatus status = TaskStatus::Succeeded)
{
    TaskEnd event;
    event.stageId = 0;
    event.stageAttempt = 0;
    event.info.taskId = id;
    event.info.index = std::int32_t(id);
    event.info.attempt = 0;
    event.info.launch = kStart + 1000 + id % 60'000;
    event.info.finish = event.info.launch + 500;
    event.info.executorId = executor;
    event.reason.status = status;
    if (status != TaskStatus::Succeeded) {
        event.reason.kind = "ExceptionFailure";
        event.reason.className = "<b>java.io.IOException</b>";
        event.reason.description = "disk";
    }
    event.hasMetrics = true;
    event.metrics[metricIndex(TaskColumn::ExecutorRunTime)] = 400;
    event.metrics[metricIndex(TaskColumn::JvmGcTime)] = 40;
    event.metrics[metricIndex(TaskColumn::ShuffleBytesWritten)] = 1000;
    return event;
}

void addExecutor(ApplicationStore &store, const std::string &id, TimeMs time)
{
    ExecutorAdded added;
    added.time = time;
    added.executorId = id;
    added.host = "host-a";
    added.cores = 4;
    added.logUrls = {{"stdout", "http://host-a:8081/log"}, {"evil", "file:///etc/passwd"}};
    store.apply(StructureEvent(added));
}

//! Three executors (one removed, one excluded), 200 tasks with four failures, secrets in the environment.
void fill(ApplicationStore &store)
{
    store.apply(StructureEvent(LogStart{"3.5.9"}));
    store.apply(StructureEvent(ApplicationStart{"<b>Ä \"app\"</b>", "app-1", {}, "someone", kStart}));
    EnvironmentUpdate environment;
    environment.spark = {{"spark.executor.memory", "1024m"}, {"spark.sql.shuffle.partitions", "8"},
                         {"spark.my.password", "hunter2"},   {"spark.app.id", "app-1"},
                         {"spark.app.name", "it's x"},       {"spark.rdd.compress", "True"}};
    environment.jvm = {{"Java Version", "17"}};
    environment.system = {{"sun.java.command", "x --conf a.token=hunter3"}, {"user.name", "someone"}};
    environment.classpath = {{"/opt/token.jar", "System Classpath"}};
    store.apply(StructureEvent(environment));
    for (const char *id : {"1", "2", "10"})
        addExecutor(store, id, kStart + 10);
    for (std::int64_t id = 0; id < 200; ++id)
        store.apply(taskEnd(id, id % 3 == 0 ? "1" : "2", id % 50 == 7 ? TaskStatus::Failed : TaskStatus::Succeeded));
    store.apply(StructureEvent(ExecutorRemoved{kStart + 50'000, "1", "lost <i>it</i>"}));
    ExecutorExclusion exclusion;
    exclusion.time = kStart + 40'000;
    exclusion.executorId = "2";
    exclusion.taskFailures = 3;
    store.apply(StructureEvent(exclusion));
}

template <class P>
void show(P &page, const SnapshotPtr &snapshot)
{
    page.resize(1200, 800);
    page.show();
    page.setSnapshot(snapshot);
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 20'000);
}

} // namespace

//! The pages Summary, Executors and Environment with made-up applications.
class OverviewTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void summaryShowsAndCopies();
    void summaryShortensNoFigure();
    void summaryFailuresGoToTheirTarget();
    void importReport();
    void cardFlow_data();
    void cardFlow();
    void executorModelKeepsIndexes();
    void executorModelSortsAndFilters();
    void executorsPageSelects();
    void revealOpensTheFilter();
    void chartsFollowTheSelection();
    void environmentHidesSecrets();
    void environmentOnlyDifferent();
    void sparkValues_data();
    void sparkValues();
    void sparkText();
    void emptyAndClear();
    void bothThemes();
    void manyExecutorsAndTasks();
};

void OverviewTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"overview"_s);
    Theme::instance().install();
    Theme::instance().setMode(ThemeMode::Light, false);
}

void OverviewTest::summaryShowsAndCopies()
{
    ApplicationStore store;
    fill(store);
    SummaryPage page;
    show(page, store.snapshot());
    QVERIFY(page.asText().contains(u"Ä \"app\""));
    QVERIFY(page.asMarkdown().startsWith(u"# "));
    const auto json = QJsonDocument::fromJson(page.asJson().toUtf8()).object();
    QCOMPARE(json[u"name"].toString(), u"<b>Ä \"app\"</b>"_s);
    QCOMPARE(json[u"tasks"].toObject()[u"failed"].toInt(), 4);
    for (const char16_t *name : {u"copyCardAsText", u"copyCardAsMarkdown", u"copyCardAsJson"}) {
        QApplication::clipboard()->clear();
        auto *action = page.findChild<QAction *>(QString::fromUtf16(name));
        QVERIFY(action && !action->shortcut().isEmpty());
        action->trigger();
        QVERIFY(!QApplication::clipboard()->text().isEmpty());
    }
    const auto labels = page.findChildren<CopyLabel *>();
    QVERIFY(labels.size() > 20);
    const bool hasId = std::any_of(labels.begin(), labels.end(),
                                   [](const CopyLabel *label) { return label->copyText() == u"app-1"_s; });
    QVERIFY(hasId);
}

void OverviewTest::summaryShortensNoFigure()
{
    ApplicationStore store;
    fill(store);
    SummaryPage page;
    show(page, store.snapshot());
    for (int width = 900; width <= 2500; width += 100) {
        page.resize(width, 900);
        QTRY_COMPARE(page.width(), width);
        for (const FigureTile *tile : page.findChildren<FigureTile *>()) {
            for (const ElidedLabel *label : tile->findChildren<ElidedLabel *>())
                QVERIFY2(!label->isElided(), qPrintable(u"%1 at %2"_s.arg(label->text()).arg(width)));
        }
    }
}

void OverviewTest::summaryFailuresGoToTheirTarget()
{
    ApplicationStore store;
    fill(store);
    SummaryPage page;
    show(page, store.snapshot());
    const auto rows = page.findChild<FailureList *>()->rows();
    QCOMPARE(rows.size(), 1);
    QCOMPARE(rows[0]->failure().count, 4);
    QVERIFY(!rows[0]->toolTip().contains(u"<b>"));
    QSignalSpy spy(&page, &Page::targetActivated);
    QTest::mouseClick(rows[0], Qt::LeftButton);
    QCOMPARE(spy.size(), 1);
    const auto target = spy[0][0].value<Target>();
    QCOMPARE(target.kind, Target::Kind::Stage);
    QCOMPARE(target.id, 0);
}

void OverviewTest::importReport()
{
    ImportStats stats;
    QVERIFY(!isLossy(stats));
    QVERIFY(importRemark(stats).isEmpty());
    stats.lines = 3;
    stats.unreadableLines = 1;
    stats.truncated = true;
    stats.eventsByType = {{"SparkListenerTaskEnd", 30}, {"SparkListenerJobStart", 10}};
    stats.addSample({"log", 7, 1234, "no JSON", "<img src=x>"});
    QVERIFY(isLossy(stats));
    QVERIFY(importRemark(stats).contains(u"1 line could not be read."));
    QVERIFY(importReportText(stats).contains(u"line 7, byte 1234: no JSON"));
    EventCountModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto shared = std::make_shared<ImportStats>(stats);
    model.setStats(shared);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1, EventCountModel::Share).data().toString(), u"75.0 %"_s.replace(u".0"_s, QString()));
    SampleModel samples;
    QAbstractItemModelTester sampleTester(&samples, QAbstractItemModelTester::FailureReportingMode::QtTest);
    samples.setStats(shared);
    QCOMPARE(samples.rowCount(), 1);
    QVERIFY(!samples.index(0, SampleModel::Excerpt).data(Qt::ToolTipRole).toString().contains(u"<img"));
}

void OverviewTest::cardFlow_data()
{
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("columns");
    QTest::newRow("narrow") << 300 << 1;
    QTest::newRow("two") << 900 << 2;
    QTest::newRow("three") << 1300 << 3;
    QTest::newRow("at most four") << 3800 << 4;
}

void OverviewTest::cardFlow()
{
    QFETCH(int, width);
    QFETCH(int, columns);
    QWidget parent;
    auto *flow = new CardFlow(CardFlow::Mode::Columns, 400, 4, &parent);
    flow->setSpacing(16);
    QList<QWidget *> cards;
    for (int i = 0; i < 7; ++i) {
        auto *card = new QWidget(&parent);
        card->setMinimumHeight(50 + 40 * (i % 3));
        flow->addWidget(card);
        cards << card;
    }
    QCOMPARE(flow->columnsFor(width), columns);
    parent.resize(width, flow->heightForWidth(width));
    parent.show();
    for (int i = 0; i < cards.size(); ++i) {
        QVERIFY(parent.rect().contains(cards[i]->geometry()));
        for (int j = 0; j < i; ++j)
            QVERIFY(!cards[i]->geometry().intersects(cards[j]->geometry()));
    }
}

void OverviewTest::executorModelKeepsIndexes()
{
    ApplicationStore store;
    fill(store);
    ExecutorTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setSnapshot(store.snapshot());
    const int known = model.rowCount();
    QVERIFY(known >= 3);
    const QPersistentModelIndex two = model.indexOf(u"2"_s);
    model.sort(int(ExecutorColumn::TaskTime), Qt::DescendingOrder);
    QCOMPARE(two.data().toString(), u"2"_s);
    QCOMPARE(two.row(), 0);
    for (int i = 20; i < 40; ++i)
        addExecutor(store, std::to_string(i), kStart + 60'000 + i);
    model.setSnapshot(store.snapshot());
    QCOMPARE(model.rowCount(), known + 20);
    QCOMPARE(two.data().toString(), u"2"_s);
    model.setFilter(FilterExpression::parse(u"state:excluded"_s));
    QCOMPARE(model.rowCount(), 1);
    QVERIFY(two.isValid());
    model.setFilter({});
    QCOMPARE(model.rowCount(), known + 20);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
}

void OverviewTest::executorModelSortsAndFilters()
{
    ApplicationStore store;
    fill(store);
    ExecutorTableModel model;
    QSignalSpy spy(&model, &ExecutorTableModel::countsChanged);
    model.setSnapshot(store.snapshot());
    QVERIFY(!spy.isEmpty());
    model.sort(int(ExecutorColumn::Id), Qt::AscendingOrder);
    QStringList ids;
    for (int row = 0; row < model.rowCount(); ++row)
        ids << model.index(row, 0).data().toString();
    QVERIFY(ids.indexOf(u"2"_s) < ids.indexOf(u"10"_s)); // by number
    model.setFilter(FilterExpression::parse(u"reason:lost"_s));
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0, int(ExecutorColumn::State)).data().toString(), u"Removed"_s);
    QCOMPARE(model.index(0, int(ExecutorColumn::GcShare)).data().toString(), u"10 %"_s);
    QVERIFY(!model.index(0, int(ExecutorColumn::Reason)).data(Qt::ToolTipRole).toString().contains(u"<i>"));
    QVERIFY(model.index(0, int(ExecutorColumn::PeakHeap)).data(Qt::UserRole + 1).isNull()); // unknown, not 0
}

void OverviewTest::executorsPageSelects()
{
    ApplicationStore store;
    fill(store);
    ExecutorsPage page;
    show(page, store.snapshot());
    Target target;
    target.kind = Target::Kind::Job;
    QVERIFY(!page.reveal(target));
    target.kind = Target::Kind::Executor;
    target.executorId = u"2"_s;
    QVERIFY(page.reveal(target));
    QCOMPARE(page.table()->currentIndex().data().toString(), u"2"_s);
    QCOMPARE(page.charts()->executors().size(), std::size_t(1));
    page.setSnapshot(store.snapshot());
    QCOMPARE(page.table()->selectionModel()->selectedRows().size(), 1); // stays
    Q_EMIT page.charts()->allRequested();
    QVERIFY(page.charts()->executors().empty());
}

void OverviewTest::revealOpensTheFilter()
{
    ApplicationStore store;
    fill(store);
    ExecutorsPage page;
    show(page, store.snapshot());
    page.filter()->setText(u"removed"_s);
    page.filter()->applyNow();
    QCOMPARE(page.model()->rowCount(), 1);
    Target target;
    target.kind = Target::Kind::Executor;
    target.executorId = u"2"_s;
    QVERIFY(page.reveal(target));
    QCOMPARE(page.table()->currentIndex().data().toString(), u"2"_s);
    target.executorId = u"77"_s; // comes later
    QVERIFY(page.reveal(target));
    addExecutor(store, "77", kStart + 70'000);
    page.setSnapshot(store.snapshot());
    QTRY_COMPARE(page.table()->currentIndex().data().toString(), u"77"_s);
}

void OverviewTest::chartsFollowTheSelection()
{
    ApplicationStore store;
    fill(store);
    const auto snapshot = store.snapshot();
    TimeSeries all;
    all.advance(*snapshot, {});
    TimeSeries one({snapshot->executorRow("1")});
    one.advance(*snapshot, {});
    const auto sum = [](const TimeSeries &series) {
        std::int64_t tasks = 0;
        for (const TimeBucket &bucket : series.buckets())
            tasks += bucket.succeeded + bucket.failed + bucket.killed;
        return tasks;
    };
    QCOMPARE(sum(all), 200);
    QCOMPARE(sum(one), 67);
    QVERIFY(all.buckets().size() <= TimeSeries::kMaxBuckets);

    ExecutorsPage page;
    show(page, snapshot);
    QVERIFY(page.charts()->byExecutor()->hasChart());
    QVERIFY(page.charts()->byExecutor()->toolTipAt(0).contains(u"Executor"));
    QVERIFY(!page.charts()->overTime()->toolTipAt(double(kStart + 2000)).isEmpty());
    QVERIFY(!page.charts()->byExecutor()->image().isNull());
    for (const auto chart :
         {ExecutorChart::Memory, ExecutorChart::GcShare, ExecutorChart::Shuffle, ExecutorChart::Tasks}) {
        page.charts()->setChart(chart);
        QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 10'000);
        QCOMPARE(page.charts()->overTime()->hasChart(), chart != ExecutorChart::Memory); // no samples here
    }
    QVERIFY(page.charts()->events()->rowCount() >= 5);
    QCOMPARE(page.charts()->events()->index(0, ExecutorEventModel::Event).data().toString(), u"Removed"_s);
}

void OverviewTest::environmentHidesSecrets()
{
    ApplicationStore store;
    fill(store);
    EnvironmentPage page;
    QAbstractItemModelTester tester(page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    show(page, store.snapshot());
    QCOMPARE(page.model()->content().secrets, std::size_t(2));
    QString all;
    const std::function<void(const QModelIndex &)> collect = [&](const QModelIndex &parent) {
        for (int row = 0; row < page.model()->rowCount(parent); ++row) {
            for (int column = 0; column < EnvironmentModel::ColumnCount; ++column) {
                for (int role = 0; role < Qt::UserRole + 10; ++role)
                    all += page.model()->index(row, column, parent).data(role).toString() + u'\n';
            }
            collect(page.model()->index(row, 0, parent));
        }
    };
    collect({});
    QVERIFY(!all.contains(u"hunter"));
    QVERIFY(all.contains(u"*********(redacted)"));
    QVERIFY(all.contains(u"/opt/token.jar"));
    QVERIFY(!page.asSparkDefaults().contains(u"hunter"));
    QVERIFY(page.asSparkDefaults().contains(u"# spark.my.password is hidden"));
    QVERIFY(!page.asConfArguments().contains(u"password"));
    QVERIFY(page.asConfArguments().contains(u"--conf 'spark.app.name=it'\\''s x'"));
    QVERIFY(!page.asConfArguments().contains(u"spark.app.id"));
    page.filter()->setText(u"token.jar"_s);
    page.filter()->applyNow();
    QCOMPARE(page.tree()->model()->rowCount(), 1);
    QVERIFY(page.tree()->isExpanded(page.tree()->model()->index(0, 0)));
}

void OverviewTest::environmentOnlyDifferent()
{
    ApplicationStore store;
    fill(store);
    EnvironmentPage page;
    show(page, store.snapshot());
    QAbstractItemModelTester tester(page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    page.onlyDifferent()->setChecked(true);
    QCOMPARE(page.model()->rowCount(), 1);
    QStringList names;
    const QModelIndex group = page.model()->index(0, 0);
    for (int row = 0; row < page.model()->rowCount(group); ++row)
        names << page.model()->index(row, 0, group).data().toString();
    // 1024m is 1g; spark.app.id is Spark's own; rdd.compress is false by default before Spark 4.3.
    QCOMPARE(names, QStringList({u"spark.app.name"_s, u"spark.my.password"_s, u"spark.rdd.compress"_s,
                                 u"spark.sql.shuffle.partitions"_s}));
    page.onlyDifferent()->setChecked(false);
    QVERIFY(page.model()->rowCount() > 3);
}

void OverviewTest::sparkValues_data()
{
    QTest::addColumn<QByteArray>("left");
    QTest::addColumn<QByteArray>("right");
    QTest::addColumn<bool>("same");
    const auto row = [](const char *left, const char *right, bool same) {
        QTest::addRow("%s = %s", left, right) << QByteArray(left) << QByteArray(right) << same;
    };
    row("1g", "1024m", true);
    row("1g", "1073741824b", true);
    row("1g", "1", false);
    row("60s", "1min", true);
    row("60s", "60000ms", true);
    row("True", "true", true);
    row("3", "3.0", true);
    row("3", "4", false);
    row("10MB", "10m", true);
    row("lz4", "LZ4", true);
    row("", "0", false);
    row("1e400", "1e400", true);
    row("1x", "1y", false);
}

void OverviewTest::sparkValues()
{
    QFETCH(QByteArray, left);
    QFETCH(QByteArray, right);
    QFETCH(bool, same);
    QCOMPARE(sameSparkValue(left.toStdString(), right.toStdString()), same);
    QCOMPARE(sameSparkValue(right.toStdString(), left.toStdString()), same);
}

void OverviewTest::sparkText()
{
    QVERIFY(sparkDefault("spark.sql.adaptive.enabled", "3.1.2")->value == "false");
    QVERIFY(sparkDefault("spark.sql.adaptive.enabled", "3.2.0")->value == "true");
    QVERIFY(sparkDefault("spark.rdd.compress", "4.3.0")->value == "true");
    QVERIFY(sparkDefault("spark.rdd.compress", "")->value == "true"); // unknown: as the newest
    QVERIFY(!sparkDefault("spark.eventLog.compression.codec", "3.1.0"));
    QVERIFY(!sparkDefault("spark.nonsense", "3.5.0"));
    QVERIFY(isSparkInternal("spark.driver.port", "1"));
    QVERIFY(isSparkInternal("spark.submit.pyFiles", ""));
    QVERIFY(!isSparkInternal("spark.submit.pyFiles", "a.py"));
    const std::string line = sparkDefaultsLine("spark.a", " b\\c\nd");
    QCOMPARE(QString::fromStdString(line), u"spark.a"_s.leftJustified(40) + u"\\ b\\\\c\\nd"_s);
    QCOMPARE(QString::fromStdString(confArgument("a.b", "x y")), u"--conf 'a.b=x y'"_s);
    QCOMPARE(QString::fromStdString(confArgument("a.b", "$(rm)")), u"--conf 'a.b=$(rm)'"_s);
}

void OverviewTest::emptyAndClear()
{
    SummaryPage summary;
    ExecutorsPage executors;
    EnvironmentPage environment;
    ApplicationStore full;
    fill(full);
    for (Page *page : std::initializer_list<Page *>{&summary, &executors, &environment}) {
        QVERIFY(!page->title().isEmpty() && !page->key().isEmpty() && page->isSettled());
        page->setSnapshot(nullptr);
        show(*page, std::make_shared<const Snapshot>()); // nothing in it, not even the parts that are never null
        show(*page, ApplicationStore().snapshot());
        page->clear();
        show(*page, full.snapshot());
        page->setSnapshot(full.snapshot());
        page->clear(); // a job may be under way: its result is dropped
        QVERIFY(page->isSettled());
        QTest::qWait(50);
    }
    QVERIFY(summary.asText().isEmpty());
    QCOMPARE(executors.model()->rowCount(), 0);
    QCOMPARE(environment.model()->rowCount(), 0);
}

void OverviewTest::bothThemes()
{
    ApplicationStore store;
    fill(store);
    SummaryPage summary;
    ExecutorsPage executors;
    show(summary, store.snapshot());
    show(executors, store.snapshot());
    const auto corner = [](QWidget &page) {
        return QColor(page.grab().toImage().pixel(page.width() / 2, 2)).lightness();
    };
    const int light = corner(summary);
    Theme::instance().setMode(ThemeMode::Dark, false);
    QTest::qWait(20);
    QVERIFY(corner(summary) < light);
    const QImage picture = executors.charts()->byExecutor()->image();
    QVERIFY(QColor(picture.pixel(1, 1)).lightness() < 100);
    Theme::instance().setMode(ThemeMode::Light, false);
}

void OverviewTest::manyExecutorsAndTasks()
{
    ApplicationStore store;
    std::vector<std::string> ids;
    for (int i = 0; i < 10'000; ++i) {
        ids.push_back(std::to_string(i));
        addExecutor(store, ids.back(), kStart + i);
    }
    for (std::int64_t id = 0; id < 2'000'000; ++id)
        store.apply(taskEnd(id, ids[std::size_t(id % 10'000)]));
    const auto snapshot = store.snapshot();
    SummaryPage summary;
    ExecutorsPage page;
    Watchdog watchdog;
    summary.resize(1200, 800);
    page.resize(1200, 800);
    summary.show();
    page.show();
    QTest::qWait(100);
    watchdog.reset();
    summary.setSnapshot(snapshot);
    page.setSnapshot(snapshot);
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled() && summary.isSettled(), 60'000);
    QCOMPARE(page.model()->rowCount(), 10'000);
    QTest::qWait(100);
    qInfo("shown: %s", qPrintable(watchdog.report()));
    const double shown = watchdog.longestOwnBlockMs();
    watchdog.reset();
    page.model()->sort(int(ExecutorColumn::TaskTime), Qt::DescendingOrder);
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 60'000);
    page.filter()->setText(u"executor:99"_s);
    page.filter()->applyNow();
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 60'000);
    QTRY_VERIFY(page.model()->rowCount() < 10'000);
    page.table()->selectRow(0);
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 60'000);
    store.apply(taskEnd(3'000'000, "1"));
    page.setSnapshot(store.snapshot());
    QTRY_VERIFY_WITH_TIMEOUT(page.isSettled(), 60'000);
    qInfo("sorted, filtered, selected: %s", qPrintable(watchdog.report()));
    QVERIFY2(shown <= 50, qPrintable(QString::number(shown)));
    QVERIFY2(watchdog.longestOwnBlockMs() <= 50, qPrintable(watchdog.report()));
}

QTEST_MAIN(OverviewTest)
#include "tst_overview.moc"
