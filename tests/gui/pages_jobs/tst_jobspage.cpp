// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "gui/base/filterfield.h"
#include "gui/base/tableview.h"
#include "gui/base/theme.h"
#include "gui/base/treetableview.h"
#include "gui/base/watchdog.h"
#include "gui/models/notebookrun.h"
#include "gui/pages/jobs/detailpane.h"
#include "gui/pages/jobs/failurestab.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/pages/jobs/overviewtab.h"
#include "gui/pages/jobs/statuschips.h"
#include "gui/pages/jobs/taskstab.h"
#include "ingest/importer.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabWidget>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::SyntheticRun;

namespace {

bool settle(const JobsPage &page)
{
    return QTest::qWaitFor([&page] { return page.isSettled(); }, 60'000);
}

QString currentText(const JobsPage &page)
{
    return page.view()->currentIndex().siblingAtColumn(0).data().toString();
}

//! A failing application: two good jobs, one that failed with a stage of many tasks.
void failingRun(SyntheticRun &run)
{
    run.startSql(3, "save at Test.scala:9");
    run.startJob(0, {0}, 3, "load", 3);
    run.submitStage(0, 0, 3);
    for (int i = 0; i < 3; ++i)
        run.runTask(0, 0, i, 100);
    run.pass(200);
    run.completeStage(0, 0, 3);
    run.endJob(0);
    run.startJob(1, {0, 1, 2}, 40, "join");
    run.submitStage(1, 0, 40);
    for (int i = 0; i < 40; ++i)
        run.runTask(1, 0, i, 10 + i, i % 8 ? TaskStatus::Succeeded : TaskStatus::Failed, "disk is full");
    run.runTask(1, 0, 0, 10, TaskStatus::Killed, "stage was cancelled");
    run.pass(300);
    run.completeStage(1, 0, 40, "Job aborted due to stage failure: Task 0 failed 4 times\nDriver stacktrace:\n\tat x");
    run.endJob(1, false, "Job aborted due to stage failure: Task 0 failed 4 times\nDriver stacktrace:");
    run.startJob(2, {3}, 2, "count");
    run.submitStage(3, 0, 2);
    run.startTask(3, 0, 0);
    run.pass(50);
    run.store().advanceTo(run.now());
}

} // namespace

class JobsPageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void emptyStates();
    void showsWhatFailed();
    void revealsTargets();
    void revealsBeforeTheSnapshot();
    void filtersAndGroups();
    void groupsByCells();
    void cellsLeadElsewhere();
    void keepsSelectionWhileRunning();
    void copies();
    void keyboard();
    void recordedLogs_data();
    void recordedLogs();
    void bigStageStaysFluent();
};

void JobsPageTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"tst_jobspage"_s);
    Theme::instance().install();
}

void JobsPageTest::init()
{
    QSettings().clear();
}

void JobsPageTest::emptyStates()
{
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    QVERIFY(page.isSettled());
    QVERIFY(!page.detail()->isVisible());
    SyntheticRun run;
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    QCOMPARE(page.model()->rowCount(), 0);
    QVERIFY(!page.detail()->isVisible());
    QVERIFY(!page.reveal({.kind = Target::Kind::Job, .id = 0}));
    QCOMPARE(page.key(), u"jobs"_s);
}

void JobsPageTest::showsWhatFailed()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    // the failed stage is what one wants to see first
    QCOMPARE(currentText(page), u"Stage 1"_s);
    QVERIFY(page.detail()->isVisible());
    QCOMPARE(page.detail()->tasks()->model()->rowCount(), 41);
    const auto *failures = page.detail()->failures();
    QVERIFY(failures->shownText().startsWith(u"Job aborted due to stage failure: Task 0 failed 4 times"_s));
    QCOMPARE(failures->count(), 3); // the reason, the failed, the killed
    QVERIFY(page.detail()->tabs()->tabText(DetailPane::Failures).contains(u"3"_s));
    failures->view()->selectRow(0);
    QVERIFY(failures->shownText().contains(u"at org.example.Work.run(Work.scala:0)"_s));
    QVERIFY(page.detail()->overview()->quantiles()->rowCount() > 8);
    QCOMPARE(page.detail()->executors()->model()->rowCount(), 4);
    // a job has no tasks of its own
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 0}));
    QVERIFY(settle(page));
    QVERIFY(!page.detail()->tabs()->isTabVisible(DetailPane::Tasks));
    QCOMPARE(failures->count(), 0);
}

void JobsPageTest::revealsTargets()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 2}));
    QCOMPARE(currentText(page), u"Job 2"_s);
    QVERIFY(page.reveal({.kind = Target::Kind::Stage, .id = 0}));
    QCOMPARE(currentText(page), u"Stage 0"_s);
    QCOMPARE(page.view()->currentIndex().parent().data().toString(), u"Job 0"_s);
    QVERIFY(!page.reveal({.kind = Target::Kind::Stage, .id = 0, .attempt = 5}));
    QVERIFY(!page.reveal({.kind = Target::Kind::Executor, .executorId = u"1"_s}));
    // filters that hide the target go
    page.chips()->setCurrent(3);
    QCOMPARE(page.model()->rowCount(), 1);
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 2}));
    QCOMPARE(currentText(page), u"Job 2"_s);
    QCOMPARE(page.chips()->current(), 0);
    // a task: its stage, the tab, the row
    page.detail()->tasks()->setStatusFilter(TaskStatus::Killed);
    QVERIFY(page.reveal({.kind = Target::Kind::Task, .id = 20}));
    QVERIFY(settle(page));
    QCOMPARE(currentText(page), u"Stage 1"_s);
    QCOMPARE(page.detail()->tabs()->currentIndex(), int(DetailPane::Tasks));
    QCOMPARE(page.detail()->tasks()->view()->currentIndex().data(TaskTableModel::TaskIdRole).toLongLong(), 20);
    // a SQL execution
    QVERIFY(page.reveal({.kind = Target::Kind::Sql, .id = 3}));
    QVERIFY(settle(page));
    QCOMPARE(page.model()->grouping(), JobGrouping::SqlExecution);
    QCOMPARE(currentText(page), u"SQL execution 3"_s);
    // what the details link to
    QVERIFY(page.reveal({.kind = Target::Kind::Stage, .id = 3}));
    QCOMPARE(currentText(page), u"Stage 3"_s);
}

void JobsPageTest::revealsBeforeTheSnapshot()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 0}));
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    QCOMPARE(currentText(page), u"Job 0"_s);
    page.clear();
    QCOMPARE(page.model()->rowCount(), 0);
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    QCOMPARE(currentText(page), u"Stage 1"_s);
}

void JobsPageTest::filtersAndGroups()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    page.filterField()->setText(u"join"_s);
    page.filterField()->applyNow();
    QCOMPARE(page.model()->rowCount(), 1);
    page.filterField()->clear();
    page.filterField()->applyNow();
    QCOMPARE(page.model()->rowCount(), 3);
    for (int id = 0; id < 4; ++id) {
        page.chips()->setCurrent(id);
        QCOMPARE(page.model()->rowCount(), id == 0 ? 3 : 1);
    }
    page.chips()->setCurrent(0);
    QVERIFY(page.reveal({.kind = Target::Kind::Stage, .id = 1}));
    page.groupBy()->setCurrentIndex(int(JobGrouping::SqlExecution));
    QCOMPARE(page.model()->rowCount(), 2);
    // what was selected is so at its new place
    QCOMPARE(currentText(page), u"Stage 1"_s);
    QVERIFY(page.view()->isExpanded(page.view()->currentIndex().parent().parent()));
}

void JobsPageTest::groupsByCells()
{
    test::NotebookRun run;
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setNotebook(test::notebook(run.runs, true));
    page.setSnapshot(run.run.snapshot());
    QVERIFY(settle(page));
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 3}));
    page.groupBy()->setCurrentIndex(page.groupBy()->findText(u"Notebook cell"_s));
    QVERIFY(settle(page));
    QVERIFY(page.model()->grouping() == JobGrouping::Cell);
    QCOMPARE(page.model()->rowCount(), 5);
    QCOMPARE(currentText(page), u"Job 3"_s); // what was selected is so in its cell
    QCOMPARE(page.view()->currentIndex().parent().data().toString(), u"In [2]"_s);
    // what can be ended of a cell is what the page of the notebook says
    const auto select = [&page](const QString &name) {
        for (int row = 0; row < page.model()->rowCount(); ++row) {
            const QModelIndex index = page.model()->index(row, 0);
            if (index.data().toString() == name)
                page.view()->setCurrentIndex(index);
        }
        return currentText(page) == name;
    };
    QVERIFY(select(u"In [1]"_s));
    auto target = page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::Tag);
    QCOMPARE(target->group, QString::fromStdString(test::tagOf(1)));
    QVERIFY(select(u"Group “nightly”"_s));
    target = page.currentTarget();
    QVERIFY(target && target->kind == Target::Kind::JobGroup);
    QCOMPARE(target->group, u"nightly"_s);
    QVERIFY(select(u"In [3]"_s));
    QVERIFY(page.currentTarget()); // its job that runs
    QVERIFY(select(u"Jobs without a cell"_s));
    QVERIFY(!page.currentTarget());
    // a tag or group that is a cell's mark is shown as the cell
    page.groupBy()->setCurrentIndex(int(JobGrouping::None));
    QVERIFY(page.reveal({.kind = Target::Kind::Tag, .group = QString::fromStdString(test::tagOf(2))}));
    QVERIFY(settle(page));
    QVERIFY(page.model()->grouping() == JobGrouping::Cell);
    QCOMPARE(currentText(page), u"In [2]"_s);
    page.filterField()->setText(u"nightly"_s);
    page.filterField()->applyNow();
    QVERIFY(settle(page));
    QVERIFY(page.reveal({.kind = Target::Kind::Tag, .group = QString::fromStdString(test::tagOf(1))}));
    QVERIFY(settle(page));
    QCOMPARE(currentText(page), u"In [1]"_s);
    page.clear();
    QCOMPARE(page.model()->rowCount(), 0);
}

void JobsPageTest::cellsLeadElsewhere()
{
    test::NotebookRun run;
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setNotebook(test::notebook(run.runs, true));
    page.groupBy()->setCurrentIndex(int(JobGrouping::Cell));
    page.setSnapshot(run.run.snapshot());
    QVERIFY(settle(page));
    const QModelIndex failed = page.model()->indexOfCell(u"msg-2"_s);
    QVERIFY(failed.isValid());
    page.view()->setCurrentIndex(failed);
    // the pane: the cell's figures, its reason, its code
    QVERIFY(page.detail()->failures()->shownText().startsWith(u"Py4JJavaError"_s));
    QVERIFY(page.detail()->tabs()->isTabVisible(DetailPane::Details));
    QVERIFY(page.detail()->overview()->text().contains(u"Cores busy"_s));
    QStringList details;
    for (const QTextBrowser *browser : page.detail()->findChildren<QTextBrowser *>())
        details.append(browser->toPlainText());
    QVERIFY2(details.join(u' ').contains(u"sales.groupBy('x')"_s), qPrintable(details.join(u' ')));
    QVERIFY(details.join(u' ').contains(u"reports/sales.ipynb"_s));
    // from its row and from the pane to the timeline, at its time; to the page of the notebook
    QList<Target> wanted;
    connect(&page, &Page::targetActivated, this, [&wanted](const Target &target) { wanted.append(target); });
    std::unique_ptr<QMenu> menu(page.view()->tools().createContextMenu(failed, &page));
    for (QAction *action : menu->actions()) {
        if (action->text() == u"Show in the timeline"_s || action->text() == u"Show on “Notebook”"_s)
            action->trigger();
    }
    for (QToolButton *button : page.detail()->findChildren<QToolButton *>()) {
        if (button->accessibleName() == u"Show in the timeline"_s)
            button->click();
    }
    QCOMPARE(wanted.size(), 3);
    int times = 0;
    for (const Target &target : std::as_const(wanted)) {
        if (target.kind == Target::Kind::Cell) {
            QCOMPARE(target.group, u"msg-2"_s);
            continue;
        }
        ++times;
        QVERIFY(target.kind == Target::Kind::TimeRange);
        QCOMPARE(target.from, run.runs[1].started);
        QCOMPARE(target.to, run.runs[1].ended);
    }
    QCOMPARE(times, 2);
}

void JobsPageTest::keepsSelectionWhileRunning()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    QAbstractItemModelTester tester(page.model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(page.reveal({.kind = Target::Kind::Stage, .id = 3}));
    QSignalSpy reset(page.model(), &QAbstractItemModel::modelReset);
    page.view()->sortByColumn(int(JobColumn::Duration), Qt::DescendingOrder);
    for (int job = 3; job < 20; ++job) {
        run.startJob(job, {job + 1}, 1, "more");
        run.submitStage(job + 1, 0, 1);
        run.runTask(job + 1, 0, 0, 40);
        run.pass(60);
        run.completeStage(job + 1, 0, 1);
        run.endJob(job);
        page.setSnapshot(run.snapshot());
        QCOMPARE(currentText(page), u"Stage 3"_s);
        QVERIFY(page.view()->isExpanded(page.view()->currentIndex().parent()));
    }
    QVERIFY(settle(page));
    QCOMPARE(page.model()->rowCount(), 20);
    QCOMPARE(page.detail()->tasks()->model()->rowCount(), 1);
    QCOMPARE(reset.count(), 0);
}

void JobsPageTest::copies()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    const QString tree = QString::fromUtf8(page.view()->tools().selectionText(TableFormat::Tsv));
    QVERIFY2(tree.contains(u"Stage 1"_s) && tree.contains(u"Job aborted"_s), qPrintable(tree));
    const QString tasks = QString::fromUtf8(page.detail()->tasks()->view()->tools().selectionText(TableFormat::Csv));
    QCOMPARE(tasks.count(u'\n'), 42);
    QVERIFY(tasks.startsWith(u"index,"_s));
    const QString quantiles =
        QString::fromUtf8(page.detail()->overview()->quantileView()->tools().selectionText(TableFormat::Tsv));
    QVERIFY(quantiles.contains(u"Duration"_s));
}

void JobsPageTest::keyboard()
{
    SyntheticRun run;
    failingRun(run);
    JobsPage page;
    page.resize(1000, 700);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.activateWindow();
    page.setSnapshot(run.snapshot());
    QVERIFY(settle(page));
    page.view()->setFocus();
    QTest::keyClick(page.view(), Qt::Key_Return);
    QCOMPARE(page.detail()->tabs()->currentIndex(), int(DetailPane::Tasks));
    QVERIFY(page.reveal({.kind = Target::Kind::Job, .id = 1}));
    page.view()->setFocus();
    const bool open = page.view()->isExpanded(page.view()->currentIndex());
    QTest::keyClick(page.view(), Qt::Key_Return);
    QCOMPARE(page.view()->isExpanded(page.view()->currentIndex()), !open);
    for (QWidget *widget : page.findChildren<QAbstractItemView *>()) {
        if (widget->focusPolicy() & Qt::TabFocus && !qobject_cast<QHeaderView *>(widget) && widget->isVisible())
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
    }
}

void JobsPageTest::recordedLogs_data()
{
    QTest::addColumn<QString>("path");
    for (const char *name : {"3.5.9/fail", "3.5.9/sql_join_aqe", "3.5.9/streaming", "3.5.9/fetchfail", "4.3.0/fail"})
        QTest::newRow(name) << QString::fromLatin1(name);
}

void JobsPageTest::recordedLogs()
{
    QFETCH(QString, path);
    const std::string folder = CINDERSCOPE_TEST_DATA "/event-logs/" + path.toStdString();
    const auto source = openLog(folder);
    QVERIFY2(source.hasValue(), folder.c_str());
    ApplicationStore store;
    QVERIFY(importLog(*source, store).hasValue());
    store.setAlive(false);
    const SnapshotPtr snapshot = store.snapshot();
    QVERIFY(!snapshot->jobs.empty());
    JobsPage page;
    page.resize(1280, 800);
    page.show();
    page.setSnapshot(snapshot);
    QVERIFY(settle(page));
    QCOMPARE(page.model()->rowCount(), int(snapshot->jobs.size()));
    for (const StageAttempt &stage : snapshot->stages) {
        QVERIFY(page.reveal({.kind = Target::Kind::Stage, .id = stage.id, .attempt = stage.attempt}));
        QVERIFY(settle(page));
        QCOMPARE(page.detail()->tasks()->model()->rowCount(), int(stage.endedTasks));
    }
}

void JobsPageTest::bigStageStaysFluent()
{
    constexpr int kTasks = 300'000;
    SyntheticRun run;
    run.bigStage(0, kTasks);
    run.bigStage(1, 10);
    const SnapshotPtr snapshot = run.snapshot();
    JobsPage page;
    page.resize(1280, 800);
    page.show();
    QVERIFY(QTest::qWaitForWindowExposed(&page));
    page.setSnapshot(snapshot);
    QVERIFY(settle(page));
    Watchdog dog;
    dog.reset();
    QVERIFY(page.reveal({.kind = Target::Kind::Task, .id = kTasks / 2}));
    QVERIFY(settle(page));
    QTest::qWait(50);
    qInfo("%s", qPrintable(dog.report()));
    QVERIFY2(dog.longestCpuBlockMs() <= 50, qPrintable(dog.report()));
    QCOMPARE(page.detail()->tasks()->model()->rowCount(), kTasks);
    QCOMPARE(page.detail()->tasks()->view()->currentIndex().data(TaskTableModel::TaskIdRole).toLongLong(), kTasks / 2);
}

QTEST_MAIN(JobsPageTest)
#include "tst_jobspage.moc"
