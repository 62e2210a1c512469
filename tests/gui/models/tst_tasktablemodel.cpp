// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/watchdog.h"
#include "gui/models/syntheticrun.h"
#include "gui/models/tasktablemodel.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::SyntheticRun;

namespace {

bool settle(TaskTableModel &model)
{
    return QTest::qWaitFor([&model] { return !model.isBusy(); }, 60'000);
}

//! Task ids as shown.
std::vector<qint64> ids(const TaskTableModel &model)
{
    std::vector<qint64> list;
    for (int row = 0; row < model.rowCount(); ++row)
        list.push_back(model.index(row, 0).data(TaskTableModel::TaskIdRole).toLongLong());
    return list;
}

void mixedStage(SyntheticRun &run, int tasks)
{
    run.startJob(0, {0}, tasks);
    run.submitStage(0, 0, tasks);
    for (int i = 0; i < tasks; ++i) {
        const TaskStatus status = i % 11 == 5   ? TaskStatus::Failed
                                  : i % 13 == 5 ? TaskStatus::Killed
                                                : TaskStatus::Succeeded;
        run.runTask(0, 0, i, run.random(1, 9000), status, "broken part " + std::to_string(i % 3));
        run.pass(run.random(0, 20));
    }
    for (int i = 0; i < 5; ++i)
        run.startTask(0, 0, tasks + i, 0, i == 2);
    run.pass(100);
    run.store().advanceTo(run.now());
}

} // namespace

class TaskTableModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsAllTasks();
    void sortsLikeBruteForce_data();
    void sortsLikeBruteForce();
    void filtersLikeBruteForce_data();
    void filtersLikeBruteForce();
    void advancesWithoutReset_data();
    void advancesWithoutReset();
    void dropsStaleResults();
    void locates();
    void knowsEmptyColumns();
    void millionRowsStayFluent();
};

void TaskTableModelTest::showsAllTasks()
{
    SyntheticRun run;
    mixedStage(run, 100);
    run.bigStage(1, 10); // not of the stage that is shown
    TaskTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const SnapshotPtr snapshot = run.snapshot();
    model.show(snapshot, snapshot->stageRow(0, 0));
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 105);
    QCOMPARE(model.total(), 105);
    const auto cell = [&model](int row, TaskField field) { return model.index(row, int(field)).data().toString(); };
    QCOMPARE(cell(5, TaskField::Index), u"5"_s);
    QCOMPARE(cell(5, TaskField::Status), u"Failed"_s);
    QCOMPARE(cell(5, TaskField::Error), u"IllegalStateException: broken part 2"_s);
    QCOMPARE(cell(5, TaskField::Executor), u"1"_s);
    QCOMPARE(cell(5, TaskField::Host), u"host-1"_s);
    QCOMPARE(cell(5, TaskField::Locality), u"NODE_LOCAL"_s);
    QCOMPARE(cell(100, TaskField::Status), u"Running"_s);
    QCOMPARE(cell(102, TaskField::Attempt), u"0 (speculative)"_s);
    QCOMPARE(cell(100, TaskField::Gc), QString());
    // scheduler delay: duration less run, deserialisation, serialisation and getting the result
    const auto number = [&model](int row, TaskField field) {
        return model.index(row, int(field)).data(SortRole).toLongLong();
    };
    QCOMPARE(number(0, TaskField::SchedulerDelay),
             number(0, TaskField::Duration) - number(0, TaskField::RunTime) - number(0, TaskField::Deserialise));
    // a task without metrics has none
    QVERIFY(!model.index(18, int(TaskField::Gc)).data(SortRole).isValid());
    QCOMPARE(cell(18, TaskField::Status), u"Killed"_s);
    QCOMPARE(cell(18, TaskField::Gc), u"–"_s);
}

void TaskTableModelTest::sortsLikeBruteForce_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < kTaskFieldCount; ++column)
        QTest::newRow(qPrintable(taskFieldInfo(TaskField(column)).exportName)) << column;
}

void TaskTableModelTest::sortsLikeBruteForce()
{
    QFETCH(int, column);
    SyntheticRun run(4);
    mixedStage(run, 700);
    TaskTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const SnapshotPtr snapshot = run.snapshot();
    model.show(snapshot, 0);
    QVERIFY(settle(model));
    const std::vector<qint64> all = ids(model);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        model.sort(column, order);
        QVERIFY(settle(model));
        std::vector<qint64> sorted = ids(model);
        std::sort(sorted.begin(), sorted.end());
        QVERIFY(std::is_permutation(all.begin(), all.end(), sorted.begin(), sorted.end()));
        const bool text = unitOf(TaskField(column)) == TaskUnit::Text && TaskField(column) != TaskField::Status &&
                          TaskField(column) != TaskField::Locality;
        for (int row = 1; row < model.rowCount(); ++row) {
            const QVariant a = model.index(row - 1, column).data(SortRole);
            const QVariant b = model.index(row, column).data(SortRole);
            if (TaskField(column) == TaskField::Status || TaskField(column) == TaskField::Locality)
                continue; // in the order of their enumerators; covered by the groups below
            if (text && TaskField(column) == TaskField::Error && b.toString().isEmpty())
                continue; // without error: last
            QVERIFY(!text || TaskField(column) != TaskField::Error || !a.toString().isEmpty());
            if (!text && !b.isValid())
                continue; // unknown: last
            QVERIFY(text || a.isValid());
            const int compared = text ? a.toString().compare(b.toString())
                                      : int(a.toLongLong() > b.toLongLong()) - int(a.toLongLong() < b.toLongLong());
            QVERIFY(order == Qt::AscendingOrder ? compared <= 0 : compared >= 0);
        }
        // equal values stand together
        QStringList groups;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString value = model.index(row, column).data().toString();
            if (groups.isEmpty() || groups.last() != value)
                groups += value;
        }
        if (unitOf(TaskField(column)) == TaskUnit::Text)
            QCOMPARE(groups.removeDuplicates(), 0);
    }
}

void TaskTableModelTest::filtersLikeBruteForce_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("executor");
    QTest::newRow("word") << u"broken"_s << -1 << -1;
    QTest::newRow("column") << u"error:\"part 2\""_s << -1 << -1;
    QTest::newRow("excluded") << u"-broken host-1"_s << -1 << -1;
    QTest::newRow("status") << QString() << int(TaskStatus::Failed) << -1;
    QTest::newRow("running") << QString() << int(TaskStatus::Running) << -1;
    QTest::newRow("executor") << QString() << -1 << 2;
    QTest::newRow("all three") << u"broken"_s << int(TaskStatus::Killed) << 1;
    QTest::newRow("figure") << u"duration:ms"_s << -1 << -1;
    QTest::newRow("nothing") << u"xyzzy"_s << -1 << -1;
}

void TaskTableModelTest::filtersLikeBruteForce()
{
    QFETCH(QString, text);
    QFETCH(int, status);
    QFETCH(int, executor);
    SyntheticRun run(8);
    mixedStage(run, 600);
    TaskTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.show(run.snapshot(), 0);
    QVERIFY(settle(model));
    const FilterExpression bound = FilterExpression::parse(text).boundTo(taskFieldTitles());
    bool figures = false;
    for (const auto &term : bound.terms())
        figures = figures || term.columnIndex >= kTaskTextColumns;
    std::vector<qint64> expected;
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex index = model.index(row, 0);
        const auto cell = [&index](int column) { return index.siblingAtColumn(column).data().toString(); };
        const bool kept =
            bound.matches(cell, figures ? kTaskFieldCount : kTaskTextColumns) &&
            (status < 0 || cell(int(TaskField::Status)) ==
                               QStringList{u"Running"_s, u"Succeeded"_s, u"Failed"_s, u"Killed"_s}[status]) &&
            (executor < 0 || cell(int(TaskField::Executor)) == QString::number(executor));
        if (kept)
            expected.push_back(index.data(TaskTableModel::TaskIdRole).toLongLong());
    }
    model.setFilter(FilterExpression::parse(text));
    if (status >= 0)
        model.setStatusFilter(TaskStatus(status));
    if (executor >= 0)
        model.setExecutorFilter(model.rows()->snapshot->executorRow(std::to_string(executor)));
    QVERIFY(settle(model));
    QCOMPARE(ids(model), expected);
    QCOMPARE(model.shown(), qint64(expected.size()));
    QCOMPARE(model.total(), 605);
    model.setFilter({});
    model.setStatusFilter({});
    model.setExecutorFilter(kNoRow);
    QVERIFY(settle(model));
    QCOMPARE(model.rowCount(), 605);
}

void TaskTableModelTest::advancesWithoutReset_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("filterText");
    for (const TaskField field : {TaskField::Index, TaskField::Duration, TaskField::Status}) {
        for (const QString &text : {QString(), u"-status:running"_s})
            QTest::addRow("%d %s", int(field), qPrintable(text)) << int(field) << text;
    }
}

void TaskTableModelTest::advancesWithoutReset()
{
    QFETCH(int, column);
    QFETCH(QString, filterText);
    SyntheticRun run(9);
    run.startJob(0, {0}, 400);
    run.submitStage(0, 0, 400);
    TaskTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setFilter(FilterExpression::parse(filterText));
    model.sort(column, Qt::DescendingOrder);
    model.show(run.snapshot(), 0);
    QVERIFY(settle(model));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    std::vector<std::tuple<std::int64_t, int, TimeMs>> running;
    QPersistentModelIndex kept;
    qint64 keptId = -1;
    for (int i = 0; i < 400; ++i) {
        const TimeMs launch = run.now();
        running.emplace_back(run.startTask(0, 0, i), i, launch);
        run.pass(run.random(1, 50));
        if (running.size() > 6) {
            const auto at = running.begin() + run.random(0, std::int64_t(running.size()) - 1);
            const auto [id, index, since] = *at;
            running.erase(at);
            run.endTask(0, 0, id, index, since, i % 5 ? TaskStatus::Succeeded : TaskStatus::Failed, "broken");
        }
        if (i % 40 != 0)
            continue;
        model.show(run.snapshot(), 0);
        QVERIFY(settle(model));
        if (!kept.isValid() && model.rowCount() > 0) {
            QCOMPARE(keptId, -1);
            kept = model.index(model.rowCount() / 2, 0);
            keptId = kept.data(TaskTableModel::TaskIdRole).toLongLong();
        }
        QCOMPARE(kept.isValid() ? kept.data(TaskTableModel::TaskIdRole).toLongLong() : -1, keptId);
    }
    model.show(run.snapshot(), 0);
    QVERIFY(settle(model));
    QCOMPARE(reset.count(), 0);
    TaskTableModel fresh;
    fresh.setFilter(FilterExpression::parse(filterText));
    fresh.sort(column, Qt::DescendingOrder);
    fresh.show(run.snapshot(), 0);
    QVERIFY(settle(fresh));
    QCOMPARE(ids(model), ids(fresh));
    QCOMPARE(model.rowCount(), filterText.isEmpty() ? 400 : 394);
}

void TaskTableModelTest::dropsStaleResults()
{
    SyntheticRun run;
    run.bigStage(0, 20'000);
    run.bigStage(1, 10);
    TaskTableModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const SnapshotPtr snapshot = run.snapshot();
    QSignalSpy laidOut(&model, &TaskTableModel::laidOut);
    model.show(snapshot, 0);
    model.sort(int(TaskField::Duration), Qt::DescendingOrder);
    model.sort(int(TaskField::InputBytes), Qt::DescendingOrder);
    model.show(snapshot, 1);
    QVERIFY(settle(model));
    QTest::qWait(50);
    QCOMPARE(laidOut.count(), 1);
    QCOMPARE(model.rowCount(), 10);
    model.show(snapshot, 0);
    model.clear();
    QTest::qWait(50);
    QCOMPARE(model.rowCount(), 0);
    QVERIFY(!model.isBusy());
}

void TaskTableModelTest::locates()
{
    SyntheticRun run(6);
    mixedStage(run, 500);
    run.bigStage(1, 100);
    TaskTableModel model;
    const SnapshotPtr snapshot = run.snapshot();
    model.show(snapshot, 0);
    model.sort(int(TaskField::Duration), Qt::DescendingOrder);
    QSignalSpy located(&model, &TaskTableModel::located);
    for (const qint64 id : {0, 333, 502}) {
        model.locate(id);
        QVERIFY(settle(model));
        QCOMPARE(located.count(), 1);
        const auto answer = located.takeFirst();
        QCOMPARE(answer[0].toLongLong(), id);
        QCOMPARE(model.index(answer[1].toInt(), 0).data(TaskTableModel::TaskIdRole).toLongLong(), id);
    }
    model.setStatusFilter(TaskStatus::Failed);
    model.locate(0);
    QVERIFY(settle(model));
    QCOMPARE(located.takeFirst()[1].toInt(), -1);
    QCOMPARE(stageOfTask(*snapshot, 333), 0u);
    QCOMPARE(stageOfTask(*snapshot, 502), 0u);
    QCOMPARE(stageOfTask(*snapshot, 550), 1u);
    QCOMPARE(stageOfTask(*snapshot, 99'999), kNoRow);
}

void TaskTableModelTest::knowsEmptyColumns()
{
    SyntheticRun run;
    run.bigStage(0, 10);
    TaskTableModel model;
    model.show(run.snapshot(), 0);
    QVERIFY(settle(model));
    const QList<int> empty = model.emptyColumns();
    QVERIFY(empty.contains(int(TaskField::OutputBytes)));
    QVERIFY(empty.contains(int(TaskField::DiskSpilled)));
    QVERIFY(empty.contains(int(TaskField::Error)));
    QVERIFY(!empty.contains(int(TaskField::InputBytes)));
    QVERIFY(!empty.contains(int(TaskField::ShuffleReadBytes)));
    QVERIFY(!empty.contains(int(TaskField::Duration)));
    QVERIFY(!empty.contains(int(TaskField::Status)));
}

void TaskTableModelTest::millionRowsStayFluent()
{
    constexpr int kTasks = 1'000'000;
    SyntheticRun run;
    run.startJob(0, {0}, kTasks);
    run.submitStage(0, 0, kTasks);
    for (int i = 0; i < kTasks; ++i) {
        run.runTask(0, 0, i, run.random(5, 5000), i % 1000 ? TaskStatus::Succeeded : TaskStatus::Failed, "broken");
        if (i % 16 == 0)
            run.pass(1);
    }
    const SnapshotPtr first = run.snapshot();
    run.runTask(0, 0, kTasks, 10);
    const SnapshotPtr second = run.snapshot();

    TaskTableModel model;
    QTableView view;
    view.verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view.verticalHeader()->hide();
    view.setModel(&model);
    view.resize(1000, 600);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    Watchdog dog;
    const auto report = [&](const char *what) {
        QVERIFY(settle(model));
        QTest::qWait(20);
        qInfo("%s: %s", what, qPrintable(dog.report()));
        const double block = dog.longestCpuBlockMs();
        dog.reset();
        QVERIFY2(block <= 50, what);
    };
    dog.reset();
    model.show(first, 0);
    report("open");
    QCOMPARE(model.rowCount(), kTasks);
    for (int step = 0; step <= 50; ++step) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() / 50 * step);
        QTest::qWait(1);
    }
    report("scroll");
    view.selectRow(1000);
    const qint64 selected = view.currentIndex().data(TaskTableModel::TaskIdRole).toLongLong();
    model.sort(int(TaskField::Duration), Qt::DescendingOrder);
    report("sort by duration");
    for (int row = 1; row < kTasks; row += 997)
        QVERIFY(model.index(row - 1, int(TaskField::Duration)).data(SortRole).toLongLong() >=
                model.index(row, int(TaskField::Duration)).data(SortRole).toLongLong());
    dog.reset();
    model.sort(int(TaskField::ShuffleReadBytes), Qt::AscendingOrder);
    report("sort by shuffle read");
    QCOMPARE(view.currentIndex().data(TaskTableModel::TaskIdRole).toLongLong(), selected);
    model.setStatusFilter(TaskStatus::Failed);
    report("filter by status");
    QCOMPARE(model.rowCount(), kTasks / 1000);
    model.setStatusFilter({});
    report("no filter");
    QCOMPARE(model.rowCount(), kTasks);
    model.setFilter(FilterExpression::parse(u"host-1"_s));
    report("filter by text");
    QCOMPARE(model.rowCount(), kTasks / 2);
    model.setFilter({});
    report("no filter again");
    model.show(second, 0);
    report("next snapshot");
    QCOMPARE(model.rowCount(), kTasks + 1);
}

QTEST_MAIN(TaskTableModelTest)
#include "tst_tasktablemodel.moc"
