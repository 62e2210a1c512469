// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/theme.h"
#include "gui/models/celltable.h"
#include "gui/models/jobtreemodel.h"
#include "gui/models/notebookrun.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTreeView>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    JobTreeModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QTreeView view;

    Shown()
    {
        view.setUniformRowHeights(true);
        view.setModel(&model);
        model.setGrouping(JobGrouping::Cell);
    }
    explicit Shown(NotebookRun &run) : Shown() { show(run); }
    bool show(NotebookRun &run)
    {
        model.setNotebook(notebook(run.runs, true));
        model.setSnapshot(run.run.snapshot());
        return settle();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return !model.isBusy(); }, 30'000);
    }
    QString text(const QModelIndex &index, JobColumn column) const
    {
        return model.data(index.siblingAtColumn(int(column))).toString();
    }
    QStringList rows(const QModelIndex &parent = {}) const
    {
        QStringList list;
        for (int row = 0; row < model.rowCount(parent); ++row)
            list.append(text(model.index(row, 0, parent), JobColumn::Id));
        return list;
    }
    QModelIndex at(const QString &name) const
    {
        for (int row = 0; row < model.rowCount(); ++row) {
            if (text(model.index(row, 0), JobColumn::Id) == name)
                return model.index(row, 0);
        }
        return {};
    }
};

FilterExpression filter(const QString &text)
{
    return FilterExpression::parse(text);
}

} // namespace

//! The tree of jobs, grouped by the cells of a notebook.
class JobCellsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cellsAreOnTop();
    void figuresAreSums();
    void sorts_data();
    void sorts();
    void filters();
    void growsWithoutReset();
    void jobsChangeTheirCell();
    void switchesWhileItIsMade();
    void marksAlone();
};

void JobCellsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    Theme::instance().install();
}

void JobCellsTest::cellsAreOnTop()
{
    NotebookRun run;
    Shown shown(run);
    // newest first; groups and what has neither come last however it is sorted
    QCOMPARE(shown.rows(),
             (QStringList{u"In [3]"_s, u"In [2]"_s, u"In [1]"_s, u"Group “nightly”"_s, u"Jobs without a cell"_s}));
    QCOMPARE(shown.rows(shown.at(u"In [1]"_s)), (QStringList{u"Job 2"_s, u"Job 1"_s}));
    QCOMPARE(shown.rows(shown.at(u"In [2]"_s)), QStringList{u"Job 3"_s});
    QCOMPARE(shown.rows(shown.at(u"In [3]"_s)), QStringList{u"Job 5"_s});
    QCOMPARE(shown.rows(shown.at(u"Group “nightly”"_s)), QStringList{u"Job 4"_s});
    QCOMPARE(shown.rows(shown.at(u"Jobs without a cell"_s)), QStringList{u"Job 0"_s});
    const QModelIndex first = shown.at(u"In [1]"_s), second = shown.at(u"In [2]"_s), third = shown.at(u"In [3]"_s);
    QCOMPARE(shown.text(first, JobColumn::Name), u"sales = spark.read.parquet(path)"_s);
    QVERIFY(first.siblingAtColumn(int(JobColumn::Name)).data(Qt::ToolTipRole).toString().contains(u"# load"_s));
    QCOMPARE(shown.text(first, JobColumn::Status), u"Succeeded"_s);
    QCOMPARE(shown.text(second, JobColumn::Status), u"Failed"_s);
    QCOMPARE(shown.text(second, JobColumn::Reason), u"Py4JJavaError: An error occurred while calling o1.count"_s);
    QCOMPARE(shown.text(third, JobColumn::Status), u"Running"_s);
    QVERIFY(first.data(Qt::ToolTipRole).toString().contains(u"tag"_s));
    // the cell of a message, whatever it is sorted by
    QCOMPARE(shown.model.indexOfCell(u"msg-2"_s), second);
    QVERIFY(!shown.model.indexOfCell(u"msg-9"_s).isValid());
    shown.model.setGrouping(JobGrouping::None);
    QVERIFY(!shown.model.indexOfCell(u"msg-2"_s).isValid());
}

//! A cell's figures are what its jobs' are together, and its time is the cell's own.
void JobCellsTest::figuresAreSums()
{
    NotebookRun run;
    Shown shown(run);
    const SnapshotPtr snapshot = shown.model.snapshot();
    std::int64_t jobs = 0;
    for (int row = 0; row < shown.model.rowCount(); ++row) {
        const QModelIndex group = shown.model.index(row, 0);
        const RowFigures figures = shown.model.figures(group);
        ProgressCounts tasks, stages;
        IoSums sums;
        std::int64_t failed = 0;
        for (int child = 0; child < shown.model.rowCount(group); ++child) {
            const RowFigures job = shown.model.figures(shown.model.index(child, 0, group));
            tasks += job.tasks;
            stages += job.stages;
            sums += job.sums;
            failed += job.failedTasks;
            ++jobs;
        }
        QVERIFY(figures.tasks == tasks);
        QVERIFY(figures.stages == stages);
        QVERIFY(figures.sums == sums);
        QCOMPARE(figures.failedTasks, failed);
    }
    QCOMPARE(jobs, std::int64_t(snapshot->jobs.size()));
    QCOMPARE(shown.text(shown.at(u"In [1]"_s), JobColumn::Tasks), u"8 / 8"_s);
    QCOMPARE(shown.text(shown.at(u"In [1]"_s), JobColumn::Stages), u"2 / 2"_s);
    const RowFigures first = shown.model.figures(shown.at(u"In [1]"_s));
    QCOMPARE(first.submitted, run.runs[0].started);
    QCOMPARE(first.duration, run.runs[0].ended - run.runs[0].started);
    const RowFigures running = shown.model.figures(shown.at(u"In [3]"_s));
    QCOMPARE(running.duration, snapshot->time - run.runs[2].started);
}

void JobCellsTest::sorts_data()
{
    QTest::addColumn<int>("column");
    for (int column = 0; column < kJobColumnCount; ++column)
        QTest::newRow(qPrintable(JobTreeCells::title(JobColumn(column)))) << column;
}

void JobCellsTest::sorts()
{
    QFETCH(int, column);
    NotebookRun run;
    Shown shown(run);
    for (const Qt::SortOrder order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        shown.model.sort(column, order);
        QVERIFY(shown.settle());
        QStringList cells = shown.rows();
        QCOMPARE(cells.size(), 5);
        QCOMPARE(cells.mid(3), (QStringList{u"Group “nightly”"_s, u"Jobs without a cell"_s}));
        for (int row = 1; row < 3; ++row) {
            const QModelIndex before = shown.model.index(row - 1, column), after = shown.model.index(row, column);
            if (JobTreeCells::sortsAsText(JobColumn(column))) {
                const int less = before.data().toString().localeAwareCompare(after.data().toString());
                if (!before.data().toString().isEmpty() && !after.data().toString().isEmpty())
                    QVERIFY(order == Qt::AscendingOrder ? less <= 0 : less >= 0);
                continue;
            }
            const auto number = [&](const QModelIndex &index) {
                return JobTreeCells::number(shown.model.figures(index), JobColumn(column));
            };
            QVERIFY(order == Qt::AscendingOrder ? number(before) <= number(after) : number(before) >= number(after));
        }
    }
}

void JobCellsTest::filters()
{
    NotebookRun run;
    Shown shown(run);
    const RowFigures whole = shown.model.figures(shown.at(u"In [1]"_s));
    shown.model.setFilter(filter(u"load"_s)); // a comment of the first cell: all of its jobs stay
    QVERIFY(shown.settle());
    QCOMPARE(shown.rows(), QStringList{u"In [1]"_s});
    QCOMPARE(shown.model.rowCount(shown.at(u"In [1]"_s)), 2);
    shown.model.setFilter(filter(u"cell.py:2"_s)); // one of its jobs; its figures are still those of all
    QVERIFY(shown.settle());
    QCOMPARE(shown.rows(), QStringList{u"In [1]"_s});
    QCOMPARE(shown.rows(shown.at(u"In [1]"_s)), QStringList{u"Job 2"_s});
    QVERIFY(shown.model.figures(shown.at(u"In [1]"_s)) == whole);
    shown.model.setFilter({});
    shown.model.setStatusFilter(JobStatus::Failed);
    QVERIFY(shown.settle());
    QCOMPARE(shown.rows(), QStringList{u"In [2]"_s});
}

void JobCellsTest::growsWithoutReset()
{
    NotebookRun run;
    Shown shown(run);
    QSignalSpy reset(&shown.model, &QAbstractItemModel::modelReset);
    QSignalSpy changed(&shown.model, &QAbstractItemModel::dataChanged);
    const QPersistentModelIndex third = shown.at(u"In [3]"_s);
    shown.view.expandAll();
    run.runs[2].ended = run.run.now();
    endJob(run.run, 5);
    run.run.pass(30);
    run.runs.append(cell(4, u"more()"_s, run.run.now()));
    run.run.pass(30);
    startJob(run.run, 6, tagOf(4));
    run.run.store().advanceTo(run.run.now());
    QVERIFY(shown.show(run));
    QCOMPARE(reset.size(), 0);
    QVERIFY(third.isValid());
    QCOMPARE(third.row(), 1);
    QCOMPARE(shown.text(third, JobColumn::Status), u"Succeeded"_s);
    QVERIFY(shown.view.isExpanded(third));
    QVERIFY(!changed.isEmpty());
    QCOMPARE(shown.rows().first(), u"In [4]"_s);
    // only what a cell is called changes: its row is told of
    run.runs[3].code = u"more_and_more()"_s;
    changed.clear();
    shown.model.setNotebook(notebook(run.runs, true));
    QVERIFY(shown.settle());
    QCOMPARE(shown.text(shown.at(u"In [4]"_s), JobColumn::Name), u"more_and_more()"_s);
    QVERIFY(!changed.isEmpty());

    Shown fresh(run);
    QCOMPARE(shown.rows(), fresh.rows());
    for (int row = 0; row < fresh.model.rowCount(); ++row)
        QCOMPARE(shown.rows(shown.model.index(row, 0)), fresh.rows(fresh.model.index(row, 0)));
}

//! A cell that is learned of later takes the jobs that its time has.
void JobCellsTest::jobsChangeTheirCell()
{
    NotebookRun run;
    Shown shown(run);
    QSignalSpy reset(&shown.model, &QAbstractItemModel::modelReset);
    QCOMPARE(shown.rows(shown.at(u"Jobs without a cell"_s)), QStringList{u"Job 0"_s});
    const TimeMs submitted = shown.model.snapshot()->jobs[0].submitted;
    CellRun early = cell(9, u"warm_up()"_s, submitted - 10, submitted + 20);
    run.runs.prepend(early);
    shown.model.setNotebook(notebook(run.runs, true));
    QVERIFY(shown.settle());
    QVERIFY(!shown.at(u"Jobs without a cell"_s).isValid());
    QCOMPARE(shown.rows(shown.at(u"In [9]"_s)), QStringList{u"Job 0"_s});
    QCOMPARE(shown.model.node(shown.model.indexOfJob(0).parent()).group,
             shown.model.node(shown.model.indexOfCell(u"msg-9"_s)).group);
    QCOMPARE(reset.size(), 0);
}

//! Other groupings, snapshots and notebooks while cells are being made: what is shown in the end is what was wanted.
void JobCellsTest::switchesWhileItIsMade()
{
    NotebookRun run;
    Shown shown;
    const NotebookCellsPtr cells = notebook(run.runs, true);
    shown.model.setNotebook(cells);
    shown.model.setSnapshot(run.run.snapshot());
    for (int i = 0; i < 40; ++i) {
        shown.model.setGrouping(i % 3 == 0   ? JobGrouping::None
                                : i % 3 == 1 ? JobGrouping::Cell
                                             : JobGrouping::JobGroup);
        if (i % 4 == 0)
            shown.model.setSnapshot(run.run.snapshot());
        if (i % 7 == 0)
            shown.model.sort(int(JobColumn::Duration), Qt::AscendingOrder);
        if (i % 11 == 0)
            QCoreApplication::sendPostedEvents();
    }
    shown.model.sort(int(JobColumn::Id), Qt::DescendingOrder);
    shown.model.setGrouping(JobGrouping::Cell);
    QVERIFY(shown.settle());
    Shown fresh(run);
    QCOMPARE(shown.rows(), fresh.rows());
    shown.model.clear();
    QCOMPARE(shown.model.rowCount(), 0);
    shown.show(run);
    QCOMPARE(shown.rows(), fresh.rows());
}

//! A recording: only the marks of its jobs tell of cells.
void JobCellsTest::marksAlone()
{
    SyntheticRun run;
    runJob(run, 0, tagOf(7));
    runJob(run, 1, {}, tagOf(8)); // before Spark 3.5 the mark is the job group
    runJob(run, 2, {}, "etl");
    Shown shown;
    shown.model.setSnapshot(run.snapshot());
    QVERIFY(shown.settle());
    QCOMPARE(shown.rows(), (QStringList{u"In [8]"_s, u"In [7]"_s, u"Group “etl”"_s}));
    QCOMPARE(shown.rows(shown.at(u"In [8]"_s)), QStringList{u"Job 1"_s});
}

QTEST_MAIN(JobCellsTest)
#include "tst_jobcells.moc"
