// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "support/syntheticrun.h"
#include "unit/core/snapshotdigest.h"
#include "unit/ingest/wholelog.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <atomic>
#include <mutex>
#include <numeric>
#include <random>
#include <thread>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! The store's promises: sources may overlap, events may come in any order, a snapshot never changes.
class ApplicationStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyEventTwice_data() { addLogs(); }
    void everyEventTwice();
    void wholeLogTwice_data() { addLogs(); }
    void wholeLogTwice();
    void anyOrder_data() { addLogs(); }
    void anyOrder();
    void endAfterStageCompleted();
    void endBeforeStart();
    void jobEndBeforeItsStart();
    void attemptsInAnyOrder();
    void skippedIsTakenBack();
    void snapshotsNeverChange();
    void readersWhileWriting();

private:
    void addLogs();
    static std::string summaryOf(ApplicationStore &store) { return summaryJson(*store.snapshot(), false); }
    static TaskStart start(std::int64_t id, std::int32_t stage = 0, std::int32_t attempt = 0)
    {
        TaskStart event;
        event.stageId = stage;
        event.stageAttempt = attempt;
        event.info.taskId = id;
        event.info.index = std::int32_t(id);
        event.info.launch = 1'700'000'000'000 + id;
        event.info.executorId = "1";
        return event;
    }
    static TaskEnd end(std::int64_t id, std::int32_t stage = 0, std::int32_t attempt = 0)
    {
        const TaskStart begun = start(id, stage, attempt);
        TaskEnd event;
        event.stageId = stage;
        event.stageAttempt = attempt;
        event.info = begun.info;
        event.info.finish = event.info.launch + 100;
        event.hasMetrics = true;
        event.metrics[metricIndex(TaskColumn::ExecutorRunTime)] = 7;
        return event;
    }
    static StageInfo stage(std::int32_t id, std::int32_t attempt = 0, TimeMs completed = kNoTime)
    {
        StageInfo info;
        info.stageId = id;
        info.attempt = attempt;
        info.name = "a stage";
        info.tasks = 2;
        info.submitted = completed == kNoTime ? kNoTime : completed - 10;
        info.completed = completed;
        return info;
    }
};

void ApplicationStoreTest::addLogs()
{
    QTest::addColumn<QString>("path");
    const auto logs = test::recordedLogs();
    QVERIFY(!logs.empty());
    for (const auto &log : logs)
        QTest::newRow(qPrintable(log.name)) << QString::fromStdString(log.path);
}

void ApplicationStoreTest::everyEventTwice()
{
    QFETCH(QString, path);
    const auto log = test::readWholeLog(path.toStdString());
    QVERIFY(log);
    ApplicationStore once;
    ApplicationStore twice;
    for (std::size_t i = 0; i < log->batch.size(); ++i) {
        log->batch.apply(i, once);
        log->batch.apply(i, twice);
        log->batch.apply(i, twice);
    }
    QCOMPARE(summaryOf(twice), summaryOf(once));
    QVERIFY(test::digest(*twice.snapshot()) != 0);
    QCOMPARE(twice.snapshot()->tasks.size(), once.snapshot()->tasks.size());
}

//! A catch-up that reads again what is known, from the beginning.
void ApplicationStoreTest::wholeLogTwice()
{
    QFETCH(QString, path);
    const auto log = test::readWholeLog(path.toStdString());
    QVERIFY(log);
    ApplicationStore store;
    for (std::size_t i = 0; i < log->batch.size(); ++i)
        log->batch.apply(i, store);
    const std::string once = summaryOf(store);
    for (std::size_t i = 0; i < log->batch.size(); ++i)
        log->batch.apply(i, store);
    QCOMPARE(summaryOf(store), once);
}

//! Jobs, stages, tasks and metrics do not depend on the order at all.
void ApplicationStoreTest::anyOrder()
{
    QFETCH(QString, path);
    const auto log = test::readWholeLog(path.toStdString());
    QVERIFY(log);
    const auto summary = [](ApplicationStore &store) {
        return QJsonDocument::fromJson(QByteArray::fromStdString(summaryOf(store))).object();
    };
    ApplicationStore inOrder;
    for (std::size_t i = 0; i < log->batch.size(); ++i)
        log->batch.apply(i, inOrder);
    const QJsonObject expected = summary(inOrder);
    std::vector<std::size_t> order(log->batch.size());
    for (unsigned seed = 1; seed <= 3; ++seed) {
        std::iota(order.begin(), order.end(), std::size_t(0));
        std::shuffle(order.begin(), order.end(), std::mt19937(seed));
        ApplicationStore store;
        for (const std::size_t i : order)
            log->batch.apply(i, store);
        const QJsonObject actual = summary(store);
        for (const QString &part : {u"jobs"_s, u"stages"_s, u"tasks"_s, u"metrics"_s, u"applicationId"_s, u"endTime"_s})
            QVERIFY2(actual[part] == expected[part],
                     qPrintable(part + u": expected " +
                                QString::fromUtf8(QJsonDocument(expected[part].toObject()).toJson()) + u" got " +
                                QString::fromUtf8(QJsonDocument(actual[part].toObject()).toJson())));
        for (const QString &key : {u"added"_s, u"removed"_s})
            QCOMPARE(actual[u"executors"].toObject()[key], expected[u"executors"].toObject()[key]);
        QVERIFY(test::digest(*store.snapshot()) != 0);
    }
}

//! Killed and speculative losers end after their stage.
void ApplicationStoreTest::endAfterStageCompleted()
{
    ApplicationStore store;
    store.apply(StructureEvent(StageSubmitted{stage(0), {}}));
    store.apply(start(1));
    store.apply(start(2));
    store.apply(end(1));
    store.apply(StructureEvent(StageCompleted{stage(0, 0, 1'700'000'000'500)}));
    TaskEnd late = end(2);
    late.reason.status = TaskStatus::Killed;
    store.apply(late);
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->stages.size(), std::size_t(1));
    QVERIFY(snapshot->stages[0].status == StageStatus::Complete);
    QCOMPARE(snapshot->stages[0].tasks.active, 0);
    QCOMPARE(snapshot->stages[0].tasks.succeeded, 1);
    QCOMPARE(snapshot->stages[0].tasks.killed, 1);
    QCOMPARE(snapshot->totals.tasksKilled, 1);
    QCOMPARE(snapshot->totals.stagesRunning, 0);
    QCOMPARE(snapshot->stageTasks(0).size(), std::size_t(2));
}

void ApplicationStoreTest::endBeforeStart()
{
    ApplicationStore store;
    store.apply(end(5));
    store.apply(start(5));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->totals.tasksLaunched, 1);
    QCOMPARE(snapshot->totals.tasksSucceeded, 1);
    QCOMPARE(snapshot->totals.tasksRunning, 0);
    QCOMPARE(snapshot->running.size(), std::size_t(0));
    QCOMPARE(snapshot->totals.tasks[TaskColumn::ExecutorRunTime], 7);
    QVERIFY(snapshot->tasks.value(0, TaskColumn::Flags) & TaskStartUnseen);
    QCOMPARE(snapshot->import->duplicateEvents, 1u);
}

void ApplicationStoreTest::jobEndBeforeItsStart()
{
    ApplicationStore store;
    JobEnd ended;
    ended.jobId = 3;
    ended.time = 1'700'000'001'000;
    store.apply(StructureEvent(ended));
    JobStart started;
    started.jobId = 3;
    started.time = 1'700'000'000'000;
    started.stageIds = {1, 2};
    started.stages = {stage(1), stage(2)};
    store.apply(StructureEvent(StageCompleted{stage(2, 0, 1'700'000'000'900)}));
    store.apply(StructureEvent(started));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->totals.jobs, 1);
    QCOMPARE(snapshot->totals.jobsSucceeded, 1);
    QCOMPARE(snapshot->totals.stagesSkipped, 1); // stage 1
    QCOMPARE(snapshot->jobs[0].submitted, started.time);
    QCOMPARE(snapshot->jobs[0].completed, ended.time);
}

void ApplicationStoreTest::attemptsInAnyOrder()
{
    ApplicationStore store;
    const std::vector<std::int32_t> attempts{90, 0, 3, 1, 2};
    for (const std::int32_t attempt : attempts)
        store.apply(end(attempt, 4, attempt));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->totals.stageAttempts, 5);
    for (const std::int32_t attempt : attempts) {
        const Row row = snapshot->stageRow(4, attempt);
        QVERIFY(row != kNoRow);
        QCOMPARE(snapshot->stages[row].attempt, attempt);
    }
    QCOMPARE(snapshot->stageRow(4, 7), kNoRow);
}

//! A stage that one job skipped and a later one ran is not skipped.
void ApplicationStoreTest::skippedIsTakenBack()
{
    ApplicationStore store;
    JobStart started;
    started.jobId = 1;
    started.time = 1'700'000'000'000;
    started.stageIds = {1};
    started.stages = {stage(1)};
    store.apply(StructureEvent(started));
    JobEnd ended;
    ended.jobId = 1;
    ended.time = 1'700'000'001'000;
    QCOMPARE(store.snapshot()->totals.stagesSkipped, 0); // not before the job has ended
    store.apply(StructureEvent(ended));
    QCOMPARE(store.snapshot()->totals.stagesSkipped, 1);
    QCOMPARE(store.snapshot()->totals.stageAttempts, 0);
    store.apply(StructureEvent(StageSubmitted{stage(1), {}}));
    QCOMPARE(store.snapshot()->totals.stagesSkipped, 0);
    QCOMPARE(store.snapshot()->totals.stageAttempts, 1);
}

void ApplicationStoreTest::snapshotsNeverChange()
{
    SyntheticRun::Options options;
    options.executorLoss = options.failJobs = true;
    SyntheticRun run(options);
    ApplicationStore store;
    std::vector<std::pair<SnapshotPtr, std::uint64_t>> taken;
    for (int i = 0; i < 12; ++i) {
        run.advance(store, i < 6 ? 150 : 700); // within a chunk of the task table, and over its border
        const auto snapshot = store.snapshot();
        taken.emplace_back(snapshot, test::digest(*snapshot));
        QVERIFY(taken.back().second != 0);
    }
    run.finish(store);
    const auto last = store.snapshot();
    for (const auto &[snapshot, digest] : taken)
        QCOMPARE(test::digest(*snapshot), digest);
    for (std::size_t i = 1; i < taken.size(); ++i) {
        QVERIFY(taken[i].second != taken[i - 1].second);
        QVERIFY(taken[i].first->version > taken[i - 1].first->version);
    }
    QCOMPARE(last->totals.tasksRunning, 0);
    QVERIFY(last->state == ApplicationState::Succeeded);
}

//! One thread writes and publishes, others walk what was published. Of most use with CINDERSCOPE_SANITIZE=thread.
void ApplicationStoreTest::readersWhileWriting()
{
    std::mutex mutex;
    SnapshotPtr published;
    std::atomic<bool> finished = false;
    std::atomic<int> walked = 0;
    std::atomic<int> wrong = 0;
    const auto newest = [&] {
        const std::lock_guard lock(mutex);
        return published;
    };
    const auto read = [&] {
        std::uint64_t version = 0;
        while (!finished) {
            const SnapshotPtr snapshot = newest();
            if (!snapshot || snapshot->version == version) {
                std::this_thread::yield();
                continue;
            }
            version = snapshot->version;
            const std::uint64_t first = test::digest(*snapshot);
            wrong += first == 0 || test::digest(*snapshot) != first;
            ++walked;
        }
    };
    std::vector<std::thread> readers;
    for (int i = 0; i < 2; ++i)
        readers.emplace_back(read);
    SyntheticRun::Options options;
    options.executorLoss = options.failJobs = true;
    options.executors = 8;
    SyntheticRun run(options);
    ApplicationStore store;
    for (int i = 0; i < 100; ++i) {
        run.advance(store, 60);
        auto snapshot = store.snapshot();
        {
            const std::lock_guard lock(mutex);
            published = std::move(snapshot);
        }
        while (walked < i / 4) // some steps ahead of the readers, not all
            std::this_thread::yield();
    }
    run.finish(store);
    finished = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(wrong.load(), 0);
    QVERIFY(walked >= 20);
    QVERIFY(test::digest(*store.snapshot()) != 0);
}

QTEST_GUILESS_MAIN(ApplicationStoreTest)
#include "tst_applicationstore.moc"
