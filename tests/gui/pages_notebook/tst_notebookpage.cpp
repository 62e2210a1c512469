// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/emptystate.h"
#include "gui/base/filterfield.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/base/watchdog.h"
#include "gui/models/notebookrun.h"
#include "gui/pages/jobs/statuschips.h"
#include "gui/pages/notebook/cellpane.h"
#include "gui/pages/notebook/notebookpage.h"
#include "gui/timeline/timelineview.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QToolButton>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using namespace cinderscope::test;

namespace {

QString text(const CellTreeModel *model, const QModelIndex &index, CellColumn column)
{
    return model->data(index.siblingAtColumn(int(column))).toString();
}

QStringList names(const CellTreeModel *model)
{
    QStringList list;
    for (int row = 0; row < model->rowCount(); ++row)
        list.append(text(model, model->index(row, 0), CellColumn::Cell));
    return list;
}

} // namespace

class NotebookPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void emptyStates();
    void cellsWithTheirJobs();
    void proofs();
    void recordingWithMarksOnly();
    void groupsBeforeSpark35();
    void followsTheRunningCell();
    void personsChoiceEndsFollowing();
    void targets();
    void filters();
    void sorts();
    void codeAndTimes();
    void growsWithoutReset();
    void jobsChangeTheirCell();
    void copiesAndExports();
    void tenThousandJobs();
};

void NotebookPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"tst_notebookpage"_s);
    Theme::instance().install();
}

void NotebookPageTest::init()
{
    QSettings().clear();
}

namespace {

struct Shown
{
    NotebookPage page;
    Shown()
    {
        page.resize(1100, 700);
        page.show();
    }
    explicit Shown(NotebookRun &session) : Shown()
    {
        page.setNotebook(notebook(session.runs, true));
        page.setSnapshot(session.run.snapshot());
        settle();
    }
    void settle() { QTRY_VERIFY(page.isSettled()); }
    CellTreeModel *model() { return page.model(); }
    QModelIndex at(const QString &name)
    {
        for (int row = 0; row < model()->rowCount(); ++row) {
            if (text(model(), model()->index(row, 0), CellColumn::Cell) == name)
                return model()->index(row, 0);
        }
        return {};
    }
    void select(const QModelIndex &index)
    {
        page.view()->setFocus();
        page.view()->setCurrentIndex(index);
    }
};

} // namespace

void NotebookPageTest::emptyStates()
{
    Shown shown;
    QVERIFY(shown.page.isEmpty());
    SyntheticRun plain;
    plain.pass(100);
    runJob(plain, 0, {}, "etl");
    plain.store().advanceTo(plain.now());
    shown.page.setSnapshot(plain.snapshot());
    shown.settle();
    QVERIFY2(shown.page.isEmpty(), "jobs in a plain group are no notebook");
    QVERIFY(shown.page.emptyState()->headline().startsWith(u"No notebook is known"_s));
    plain.store().apply(ApplicationEnd{.time = plain.now()});
    shown.page.setSnapshot(plain.snapshot());
    shown.settle();
    QVERIFY(shown.page.emptyState()->headline().startsWith(u"No job of this application"_s));

    Shown waiting;
    SyntheticRun young;
    waiting.page.setNotebook(notebook({}));
    waiting.page.setSnapshot(young.snapshot());
    waiting.settle();
    QVERIFY(waiting.page.isEmpty());
    QCOMPARE(waiting.page.emptyState()->headline(), u"No cell has run yet"_s);
}

void NotebookPageTest::cellsWithTheirJobs()
{
    NotebookRun session;
    Shown shown(session);
    QAbstractItemModelTester tester(shown.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(!shown.page.isEmpty());
    // newest cell first, what belongs to no cell behind them
    QCOMPARE(names(shown.model()),
             QStringList({u"In [3]"_s, u"In [2]"_s, u"In [1]"_s, u"Group “nightly”"_s, u"Jobs without a cell"_s}));
    const QModelIndex one = shown.at(u"In [1]"_s), two = shown.at(u"In [2]"_s), three = shown.at(u"In [3]"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Code), u"sales = spark.read.parquet(path)"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Jobs), u"2 / 2"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Stages), u"2 / 2"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Tasks), u"8 / 8"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Status), u"Succeeded"_s);
    QCOMPARE(text(shown.model(), one, CellColumn::Duration), u"200 ms"_s);
    QCOMPARE(text(shown.model(), two, CellColumn::Status), u"Failed"_s);
    QCOMPARE(text(shown.model(), two, CellColumn::Reason),
             u"Py4JJavaError: An error occurred while calling o1.count"_s);
    QCOMPARE(text(shown.model(), two, CellColumn::FailedTasks), u"1"_s);
    QCOMPARE(text(shown.model(), three, CellColumn::Status), u"Running"_s);
    QCOMPARE(text(shown.model(), three, CellColumn::Duration), u"220 ms"_s);
    QCOMPARE(text(shown.model(), three, CellColumn::Jobs), u"0 / 1"_s);
    // its tasks' run time in 200 ms on 16 cores
    const SnapshotPtr snapshot = shown.model()->snapshot();
    std::int64_t runTime = 0;
    for (const std::int32_t stage : {1, 2})
        runTime += snapshot->stages[snapshot->stageRow(stage, 0)].totals[TaskColumn::ExecutorRunTime];
    QVERIFY(runTime > 0);
    QCOMPARE(shown.model()->row(one)->cores, double(runTime) / (200.0 * 16));
    // jobs below the cell, stages below the job
    QCOMPARE(shown.model()->rowCount(one), 2);
    const QModelIndex job = shown.model()->index(1, 0, one);
    QCOMPARE(text(shown.model(), job, CellColumn::Cell), u"Job 2"_s);
    QCOMPARE(shown.model()->rowCount(job), 1);
    QCOMPARE(text(shown.model(), shown.model()->index(0, 0, job), CellColumn::Cell), u"Stage 2"_s);
    QCOMPARE(shown.model()->parent(job), one);
    const CellTable &table = shown.model()->table();
    QCOMPARE(table.cells, 3);
    QCOMPARE(table.running, 1);
    QCOMPARE(table.failed, 1);
    QCOMPARE(table.runningKey, u"msg-3"_s);
}

void NotebookPageTest::proofs()
{
    NotebookRun session;
    Shown shown(session);
    const auto tip = [&](const QModelIndex &index) { return shown.model()->data(index, Qt::ToolTipRole).toString(); };
    QCOMPARE(tip(shown.at(u"In [1]"_s)), u"2 job(s) carry the tag of this cell."_s);
    QCOMPARE(tip(shown.model()->index(0, 0, shown.at(u"In [1]"_s))), u"The job carries the tag of this cell."_s);
    QCOMPARE(tip(shown.at(u"In [3]"_s)), u"1 job(s) were submitted while only this cell ran."_s);
    QVERIFY(tip(shown.model()->index(0, 0, shown.at(u"In [3]"_s))).startsWith(u"The job says nothing of a cell."_s));
    QVERIFY(tip(shown.at(u"Group “nightly”"_s)).startsWith(u"Jobs of this job group."_s));
}

void NotebookPageTest::recordingWithMarksOnly()
{
    NotebookRun session;
    Shown shown;
    shown.page.setSnapshot(session.run.snapshot());
    shown.settle();
    QVERIFY(!shown.page.isEmpty());
    QCOMPARE(names(shown.model()),
             QStringList({u"In [2]"_s, u"In [1]"_s, u"Group “nightly”"_s, u"Jobs without a cell"_s}));
    QCOMPARE(text(shown.model(), shown.at(u"In [2]"_s), CellColumn::Status), u"Failed"_s);
    QCOMPARE(text(shown.model(), shown.at(u"In [2]"_s), CellColumn::Reason),
             u"Job aborted due to stage failure: division by zero"_s);
    shown.select(shown.at(u"In [1]"_s));
    QVERIFY(!shown.page.pane()->code()->isVisible());
    QCOMPARE(text(shown.model(), shown.at(u"In [1]"_s), CellColumn::Duration), u"200 ms"_s);
}

void NotebookPageTest::groupsBeforeSpark35()
{
    SyntheticRun run;
    run.pass(100);
    runJob(run, 0, {}, tagOf(7));
    run.store().advanceTo(run.now());
    Shown shown;
    shown.page.setSnapshot(run.snapshot());
    shown.settle();
    QCOMPARE(names(shown.model()), QStringList({u"In [7]"_s}));
    QCOMPARE(shown.model()->data(shown.at(u"In [7]"_s), Qt::ToolTipRole).toString(),
             u"1 job(s) are in the job group of this cell. Nobody saw the cell itself run, so that its code is not "
             "known."_s);
    shown.select(shown.at(u"In [7]"_s));
    const auto target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::JobGroup);
    QCOMPARE(target->group, QString::fromStdString(tagOf(7)));
}

void NotebookPageTest::followsTheRunningCell()
{
    NotebookRun session;
    Shown shown(session);
    QVERIFY(shown.page.followButton()->isEnabled());
    QCOMPARE(shown.page.pane()->key(), u"msg-3"_s);
    session.runs[2].ended = session.run.now();
    endJob(session.run, 5);
    session.run.pass(30);
    session.runs.append(cell(4, u"x = 1"_s, session.run.now()));
    session.run.pass(100);
    session.run.store().advanceTo(session.run.now());
    shown.page.setNotebook(notebook(session.runs, true));
    shown.page.setSnapshot(session.run.snapshot());
    shown.settle();
    QVERIFY(shown.page.followButton()->isChecked());
    QCOMPARE(shown.page.pane()->key(), u"msg-4"_s);
}

void NotebookPageTest::personsChoiceEndsFollowing()
{
    NotebookRun session;
    Shown shown(session);
    QApplication::setActiveWindow(&shown.page);
    QTRY_VERIFY(shown.page.isActiveWindow());
    shown.select(shown.at(u"In [1]"_s));
    QVERIFY(!shown.page.followButton()->isChecked());
    session.runs[2].ended = session.run.now();
    session.run.pass(30);
    session.runs.append(cell(4, u"x = 1"_s, session.run.now()));
    session.run.pass(30);
    session.run.store().advanceTo(session.run.now());
    shown.page.setNotebook(notebook(session.runs, true));
    shown.page.setSnapshot(session.run.snapshot());
    shown.settle();
    QCOMPARE(shown.page.pane()->key(), u"msg-1"_s);
    shown.page.followButton()->setChecked(true);
    QCOMPARE(shown.page.pane()->key(), u"msg-4"_s);
}

void NotebookPageTest::targets()
{
    NotebookRun session;
    Shown shown(session);
    shown.select(shown.at(u"In [1]"_s));
    auto target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::Tag);
    QCOMPARE(target->group, QString::fromStdString(tagOf(1)));
    shown.select(shown.at(u"In [3]"_s)); // only its time tells: the job that runs
    target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::Job);
    QCOMPARE(target->id, 5);
    test::startJob(session.run, 6, {}); // a second one: both at once
    session.run.pass(100);
    session.run.store().advanceTo(session.run.now());
    shown.page.setSnapshot(session.run.snapshot());
    shown.settle();
    shown.select(shown.at(u"In [3]"_s));
    target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::Jobs);
    QCOMPARE(target->jobs, (QList<std::int32_t>{5, 6}));
    shown.select(shown.at(u"Group “nightly”"_s));
    target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::JobGroup);
    shown.select(shown.at(u"Jobs without a cell"_s));
    QVERIFY(!shown.page.currentTarget());
    shown.select(shown.model()->index(0, 0, shown.at(u"In [2]"_s)));
    target = shown.page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::Job);
    QCOMPARE(target->id, 3);
    QVERIFY(shown.page.reveal({.kind = Target::Kind::Cell, .group = u"msg-2"_s}));
    QCOMPARE(shown.page.pane()->key(), u"msg-2"_s);
    QVERIFY(!shown.page.reveal({.kind = Target::Kind::Job, .id = 1}));

    QSignalSpy activated(&shown.page, &Page::targetActivated);
    Q_EMIT shown.page.pane()->jobsRequested();
    QCOMPARE(activated.size(), 1);
    QVERIFY(activated[0][0].value<Target>().kind == Target::Kind::Tag);
}

void NotebookPageTest::filters()
{
    NotebookRun session;
    Shown shown(session);
    shown.page.filterField()->setText(u"groupBy"_s); // in the code
    shown.page.filterField()->applyNow();
    shown.settle();
    QCOMPARE(names(shown.model()), QStringList({u"In [2]"_s}));
    shown.page.filterField()->setText(u"\"cell.py:1\""_s); // name of a stage that ran for it
    shown.page.filterField()->applyNow();
    shown.settle();
    QCOMPARE(names(shown.model()), QStringList({u"In [1]"_s}));
    shown.page.filterField()->setText(u"status:failed"_s);
    shown.page.filterField()->applyNow();
    shown.settle();
    QCOMPARE(names(shown.model()), QStringList({u"In [2]"_s}));
    shown.page.filterField()->clear();
    shown.page.filterField()->applyNow();
    shown.page.chips()->setCurrent(1);
    shown.settle();
    QCOMPARE(names(shown.model()), QStringList({u"In [3]"_s}));
    // what a target hides is shown again
    QVERIFY(shown.page.reveal({.kind = Target::Kind::Cell, .group = u"msg-1"_s}));
    shown.settle();
    QCOMPARE(shown.page.pane()->key(), u"msg-1"_s);
    QCOMPARE(shown.model()->rowCount(), 5);
}

void NotebookPageTest::sorts()
{
    NotebookRun session;
    Shown shown(session);
    shown.page.view()->sortByColumn(int(CellColumn::Cell), Qt::AscendingOrder);
    shown.settle();
    QCOMPARE(names(shown.model()).mid(0, 3), QStringList({u"In [1]"_s, u"In [2]"_s, u"In [3]"_s}));
    QCOMPARE(names(shown.model()).mid(3), QStringList({u"Group “nightly”"_s, u"Jobs without a cell"_s}));
    shown.page.view()->sortByColumn(int(CellColumn::Duration), Qt::DescendingOrder);
    shown.settle();
    QCOMPARE(names(shown.model()).mid(0, 3), QStringList({u"In [3]"_s, u"In [1]"_s, u"In [2]"_s}));
}

void NotebookPageTest::codeAndTimes()
{
    NotebookRun session;
    Shown shown(session);
    shown.select(shown.at(u"In [1]"_s));
    QCOMPARE(shown.page.pane()->code()->toPlainText(), session.runs[0].code);
    QVERIFY(shown.page.pane()->code()->isVisible());
    const TimelineScene &scene = shown.page.pane()->timeline()->scene();
    QVERIFY(scene.snapshot);
    // its own jobs are lit, the others dimmed, and all of its time is in view
    QCOMPARE(scene.matches->jobs, std::vector<bool>({false, true, true, false, false, false}));
    QVERIFY(scene.scale.timeAt(0) <= double(session.runs[0].started));
    QVERIFY(scene.scale.timeAt(scene.lanesRect().width()) >= double(session.runs[0].ended));
    QVERIFY(scene.scale.timeAt(scene.lanesRect().width()) < double(session.runs[1].ended));
    QVERIFY(shown.page.pane()->text().contains(u"2 job(s) carry the tag"_s));
}

void NotebookPageTest::growsWithoutReset()
{
    NotebookRun session;
    Shown shown(session);
    QAbstractItemModelTester tester(shown.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy resets(shown.model(), &QAbstractItemModel::modelReset);
    const QPersistentModelIndex one = shown.at(u"In [1]"_s);
    shown.page.view()->expand(one);
    shown.select(one);
    for (int i = 6; i < 16; ++i) {
        session.run.pass(15);
        if (i % 2)
            session.runs[2].ended = session.run.now();
        startJob(session.run, i, tagOf(i));
        session.runs.append(cell(i, u"cell %1"_s.arg(i), session.run.now(), session.run.now() + 90));
        session.run.pass(100);
        if (i % 3)
            endJob(session.run, i);
        session.run.store().advanceTo(session.run.now());
        shown.page.setNotebook(notebook(session.runs));
        shown.page.setSnapshot(session.run.snapshot());
        shown.settle();
    }
    QCOMPARE(resets.size(), 0);
    QVERIFY(one.isValid());
    QCOMPARE(text(shown.model(), one, CellColumn::Cell), u"In [1]"_s);
    QVERIFY(shown.page.view()->isExpanded(one));
    QCOMPARE(shown.model()->rowCount(), 15);
}

//! A kernel is connected after its jobs were seen: those by time find their cells then.
void NotebookPageTest::jobsChangeTheirCell()
{
    NotebookRun session;
    Shown shown;
    shown.page.setSnapshot(session.run.snapshot());
    shown.settle();
    QAbstractItemModelTester tester(shown.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QModelIndex loose = shown.at(u"Jobs without a cell"_s);
    QCOMPARE(shown.model()->rowCount(loose), 2);
    shown.page.view()->expandAll();
    shown.page.setNotebook(notebook(session.runs));
    shown.settle();
    QCOMPARE(shown.model()->rowCount(shown.at(u"Jobs without a cell"_s)), 1);
    QCOMPARE(shown.model()->rowCount(shown.at(u"In [3]"_s)), 1);
    QCOMPARE(text(shown.model(), shown.at(u"In [1]"_s), CellColumn::Code), u"sales = spark.read.parquet(path)"_s);
}

void NotebookPageTest::copiesAndExports()
{
    NotebookRun session;
    Shown shown(session);
    shown.page.view()->selectAll();
    const QByteArray json = shown.page.view()->tools().selectionText(TableFormat::Json);
    QVERIFY(json.contains("\"cell\""));
    QVERIFY2(json.contains("sales.count()"), "the whole code is exported");
    QVERIFY(json.contains("\"tasks\": 8") || json.contains("\"tasks\":8"));
    shown.select(shown.at(u"In [1]"_s));
    std::unique_ptr<QMenu> menu(shown.page.view()->tools().createContextMenu(shown.at(u"In [1]"_s), &shown.page));
    QAction *copy = nullptr;
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Copy the code"_s)
            copy = action;
    }
    QVERIFY(copy);
    copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), session.runs[0].code);
}

void NotebookPageTest::tenThousandJobs()
{
    SyntheticRun run;
    QList<CellRun> runs;
    int job = 0;
    for (int count = 1; count <= 500; ++count) {
        run.pass(5);
        const TimeMs from = run.now();
        for (int i = 0; i < 20; ++i)
            runJob(run, job++, i % 2 ? tagOf(count) : std::string());
        runs.append(cell(count, u"step(%1)"_s.arg(count), from, run.now()));
        run.pass(5);
    }
    run.store().advanceTo(run.now());
    Shown shown;
    shown.page.setNotebook(notebook(runs));
    shown.page.setSnapshot(run.snapshot());
    QTRY_VERIFY(shown.page.isSettled());
    QCOMPARE(shown.model()->rowCount(), 500);
    shown.page.view()->expandToDepth(0);
    QCoreApplication::processEvents();
    Watchdog watchdog;
    for (int i = 0; i < 10; ++i) {
        runs.append(cell(501 + i, u"more()"_s, run.now()));
        startJob(run, job, tagOf(501 + i));
        run.pass(50);
        run.store().advanceTo(run.now());
        shown.page.setNotebook(notebook(runs));
        shown.page.setSnapshot(run.snapshot());
        QTRY_VERIFY(shown.page.isSettled());
        runs.last().ended = run.now();
        endJob(run, job++);
    }
    QCOMPARE(shown.model()->rowCount(), 510);
    QCOMPARE(shown.model()->table().running, 1);
    qInfo().noquote() << watchdog.report();
    QVERIFY(watchdog.longestOwnBlockMs() < 50);
}

QTEST_MAIN(NotebookPageTest)
#include "tst_notebookpage.moc"
