// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "discovery/restpoller.h"
#include "mimicspark.h"
#include "support/patience.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QTimer>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(cinderscope::Error)

namespace {

RestPoller::Settings quick()
{
    RestPoller::Settings settings;
    settings.busyMs = 30;
    settings.idleMs = 30;
    settings.executorsMs = 60;
    settings.firstTimeoutMs = 3'000;
    settings.timeoutMs = 1'000;
    settings.retryMs = 20;
    settings.mostRetries = 2;
    settings.liveRest = settings.backgroundRest = settings.leastRestMs = 0;
    return settings;
}

//! As QTest::qWaitFor(), which sleeps 10 ms between two turns of the event loop: a request takes several turns.
template <class Predicate>
bool waitFor(Predicate predicate, int timeoutMs)
{
    QEventLoop loop;
    QTimer check, limit;
    QObject::connect(&check, &QTimer::timeout, &loop, [&] {
        if (predicate())
            loop.quit();
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    check.start(5);
    limit.start(timeoutMs);
    loop.exec();
    return predicate();
}

//! A poller at work on a mimic, with what it signalled.
struct Bench
{
    explicit Bench(MimicSpark model, const RestPoller::Settings &settings = quick(), QString id = {})
        : spark(std::move(model)), server([this](const QString &path, const QUrlQuery &query) {
              const auto special = answers.constFind(path);
              return special == answers.constEnd() ? spark.answer(path, query) : *special;
          }),
          poller(server.url(), id.isEmpty() ? spark.id() : id, store), updated(&poller, &RestPoller::updated),
          failed(&poller, &RestPoller::failed), ended(&poller, &RestPoller::ended)
    {
        poller.setSettings(settings);
    }
    //! Waits until every task that Spark counts was read, and \a cycles more rounds were polled.
    bool settle(int cycles = 2)
    {
        const auto complete = [this] {
            const TaskCoverage coverage = poller.coverage();
            return coverage.ended > 0 && coverage.waiting == 0;
        };
        if (!waitFor(complete, 20'000)) {
            const TaskCoverage coverage = poller.coverage();
            qWarning("%lld of %lld tasks, %lld waiting, %lld requests", qlonglong(coverage.known),
                     qlonglong(coverage.ended), qlonglong(coverage.waiting), qlonglong(server.requests.size()));
            qInfo() << server.requests.mid(server.requests.size() - 10);
            return false;
        }
        const auto rounds = [this] { return server.requests.filter(QRegularExpression(u"/jobs/[0-9]+$"_s)).size(); };
        const auto before = rounds();
        return waitFor([&] { return rounds() >= before + cycles; }, 20'000);
    }

    MimicSpark spark;
    QHash<QString, Answer> answers; //!< by path, instead of the mimic's
    MimicServer server;
    ApplicationStore store;
    RestPoller poller;
    QSignalSpy updated, failed, ended;
};

int countOf(const QJsonArray &list, QStringView key, const QString &value)
{
    return int(std::count_if(list.begin(), list.end(), [&](const QJsonValue &entry) { return entry[key] == value; }));
}

QJsonObject task(qint64 id, qint64 launch, qint64 duration, const QString &status, int index)
{
    return {{u"taskId"_s, id},
            {u"index"_s, index},
            {u"attempt"_s, 0},
            {u"launchTime"_s, isoText(launch)},
            {u"duration"_s, duration},
            {u"executorId"_s, u"1"_s},
            {u"host"_s, u"node"_s},
            {u"status"_s, status},
            {u"taskLocality"_s, u"ANY"_s},
            {u"taskMetrics"_s, QJsonObject{{u"executorRunTime"_s, duration}, {u"peakExecutionMemory"_s, id}}}};
}

constexpr qint64 kBegin = 1'795'207'100'000;

QJsonObject stage(int id, const QString &status, const QJsonObject &tasks)
{
    int active = 0, done = 0;
    for (const QJsonValue &entry : tasks)
        ++(entry[u"status"] == u"RUNNING"_s ? active : done);
    QJsonObject object{{u"stageId"_s, id},
                       {u"attemptId"_s, 0},
                       {u"status"_s, status},
                       {u"numTasks"_s, 5000},
                       {u"numActiveTasks"_s, active},
                       {u"numCompleteTasks"_s, done},
                       {u"name"_s, u"a stage"_s},
                       {u"submissionTime"_s, isoText(kBegin)},
                       {u"tasks"_s, tasks}};
    if (status == u"COMPLETE"_s)
        object[u"completionTime"_s] = isoText(kBegin + 60'000);
    return object;
}

QJsonObject job(int id, const QString &status, const QJsonArray &stageIds)
{
    QJsonObject object{{u"jobId"_s, id},
                       {u"name"_s, u"a job"_s},
                       {u"status"_s, status},
                       {u"submissionTime"_s, isoText(kBegin + id)},
                       {u"stageIds"_s, stageIds}};
    if (status != u"RUNNING"_s)
        object[u"completionTime"_s] = isoText(kBegin + id + 60'000);
    return object;
}

} // namespace

class TestRestPoller : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qRegisterMetaType<Error>(); }
    void recordedRun_data();
    void recordedRun();
    void tasksComeOnce();
    void followsARunningStage();
    void seesWhatCameAndWentBetween();
    void lanesFollowTime();
    void sqlNamesJobs();
    void oldSpark();
    void limitsAreTold();
    void stageOfInterestFirst();
    void failsOnce_data();
    void failsOnce();
    void endsOnce_data();
    void endsOnce();
    void survivesHiccups();
    void stopIsSilent();
};

void TestRestPoller::recordedRun_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("3.5.9") << u"3.5.9"_s;
    QTest::newRow("4.3.0") << u"4.3.0"_s;
}

void TestRestPoller::recordedRun()
{
    QFETCH(QString, version);
    Bench bench(MimicSpark::recorded(version));
    bench.poller.start();
    QVERIFY(bench.settle(10)); // ten more rounds change no count
    const SnapshotPtr snapshot = bench.store.snapshot();
    const MimicSpark &spark = bench.spark;

    QCOMPARE(QString::fromStdString(snapshot->app.id), spark.id());
    QCOMPARE(QString::fromStdString(snapshot->app.sparkVersion), version);
    QCOMPARE(int(snapshot->state), int(ApplicationState::Running));
    QCOMPARE(qint64(snapshot->app.start), spark.application[u"attempts"][0][u"startTimeEpoch"].toInteger());
    QVERIFY(!snapshot->app.scalaVersion.empty());
    QCOMPARE(qsizetype(snapshot->environment->spark.size()), spark.environment[u"sparkProperties"].toArray().size());

    QCOMPARE(qsizetype(snapshot->jobs.size()), spark.jobs.size());
    QCOMPARE(snapshot->totals.jobsFailed, countOf(spark.jobs, u"status", u"FAILED"_s));
    QCOMPARE(snapshot->totals.jobsRunning, countOf(spark.jobs, u"status", u"RUNNING"_s));
    QVERIFY(snapshot->jobsAscend);
    QCOMPARE(qsizetype(snapshot->stages.size()), spark.stages.size());
    QCOMPARE(snapshot->totals.stagesCompleted, countOf(spark.stages, u"status", u"COMPLETE"_s));
    QCOMPARE(snapshot->totals.stagesFailed, countOf(spark.stages, u"status", u"FAILED"_s));
    QCOMPARE(snapshot->totals.stagesRunning, countOf(spark.stages, u"status", u"ACTIVE"_s));
    QCOMPARE(qsizetype(snapshot->sqlExecutions.size()), spark.sql.size());
    QCOMPARE(snapshot->totals.sqlRunning, countOf(spark.sql, u"status", u"RUNNING"_s));
    QCOMPARE(qsizetype(snapshot->executors.size()), spark.executors.size());

    for (std::size_t row = 0; row < snapshot->jobs.size(); ++row) {
        const Row first = snapshot->stageRow(snapshot->jobs[row].stageIds.at(0), 0);
        if (first != kNoRow)
            QVERIFY(!snapshot->stages[first].jobIds.empty());
    }
    qint64 succeeded = 0, ended = 0, running = 0, runTime = 0, cpuTime = 0, shuffled = 0;
    qint64 taskRunTime = 0, taskDuration = 0;
    QSet<qint64> taskIds;
    for (const QJsonValue &entry : spark.stages) {
        succeeded += entry[u"numCompleteTasks"].toInteger();
        runTime += entry[u"executorRunTime"].toInteger();
        cpuTime += entry[u"executorCpuTime"].toInteger();
        shuffled += entry[u"shuffleWriteBytes"].toInteger();
        for (const QJsonObject &one : MimicSpark::tasksOf(entry.toObject())) {
            taskIds.insert(one[u"taskId"].toInteger());
            if (one[u"status"] == u"RUNNING"_s) {
                ++running;
                continue;
            }
            ++ended;
            taskRunTime += one[u"taskMetrics"][u"executorRunTime"].toInteger();
            taskDuration += one[u"duration"].toInteger();
        }
    }
    QVERIFY(ended > 200);
    QCOMPARE(qint64(snapshot->totals.tasksSucceeded), succeeded);
    QCOMPARE(qint64(snapshot->totals.tasks[TaskColumn::ExecutorRunTime]), runTime);
    QCOMPARE(qint64(snapshot->totals.tasks[TaskColumn::ExecutorCpuTime]), cpuTime);
    QCOMPARE(qint64(snapshot->totals.tasks[TaskColumn::ShuffleBytesWritten]), shuffled);
    QCOMPARE(qint64(snapshot->tasks.size()), ended);
    QCOMPARE(qint64(snapshot->running.size()), running);
    QSet<qint64> rows;
    qint64 rowRunTime = 0, rowDuration = 0;
    for (std::size_t row = 0; row < snapshot->tasks.size(); ++row) {
        rows.insert(snapshot->tasks.value(row, TaskColumn::TaskId));
        rowRunTime += snapshot->tasks.value(row, TaskColumn::ExecutorRunTime);
        rowDuration += snapshot->tasks.value(row, TaskColumn::Duration);
    }
    for (const RunningTask &one : snapshot->running)
        rows.insert(one.taskId);
    QCOMPARE(rows, taskIds);
    QCOMPARE(rowRunTime, taskRunTime);
    QCOMPARE(rowDuration, taskDuration);
    QCOMPARE(snapshot->import->duplicateEvents, std::uint64_t(0));
    QCOMPARE(snapshot->import->unreadableLines, std::uint64_t(0));
    QCOMPARE(qint64(bench.poller.coverage().known), ended);

    QCOMPARE(bench.server.mostConcurrent, 1);
    QCOMPARE(bench.server.connections, 1);
    QCOMPARE(bench.failed.size() + bench.ended.size(), 0);
    QVERIFY(bench.updated.size() > 10);
}

void TestRestPoller::tasksComeOnce()
{
    Bench bench(MimicSpark::recorded(u"4.3.0"_s));
    bench.poller.start();
    QVERIFY(bench.settle(1));
    bench.server.requests.clear();
    QVERIFY(bench.settle(10));
    const QStringList again = bench.server.requests.filter(u"taskList"_s);
    QVERIFY2(again.isEmpty(), qPrintable(again.join(u'\n')));
    QVERIFY(bench.server.requests.filter(QRegularExpression(u"/(stages|jobs|environment)$"_s)).isEmpty());
}

void TestRestPoller::followsARunningStage()
{
    MimicSpark spark;
    QJsonObject tasks;
    spark.jobs = {job(0, u"RUNNING"_s, {0})};
    spark.stages = {stage(0, u"ACTIVE"_s, tasks)};
    Bench bench(spark);
    bench.poller.start();
    QTRY_COMPARE(bench.store.snapshot()->stages.size(), 1u);
    // 300 tasks a step on 4 cores; task 2 is a straggler that ends at last
    qint64 next = 0;
    for (int step = 0; step < 10; ++step) {
        for (qint64 id = 0; id < next; ++id) {
            if (id != 2 || step == 9)
                tasks[QString::number(id)] = task(id, kBegin + id, 5, u"SUCCESS"_s, int(id));
        }
        for (int more = 0; step < 9 && more < 300; ++more, ++next)
            tasks[QString::number(next)] =
                task(next, kBegin + next, 5, more < 296 && next != 2 ? u"SUCCESS"_s : u"RUNNING"_s, int(next));
        bench.spark.stages = {stage(0, step < 9 ? u"ACTIVE"_s : u"COMPLETE"_s, tasks)};
        if (step == 9)
            bench.spark.jobs = {job(0, u"SUCCEEDED"_s, {0})};
        const qint64 ended = bench.spark.stages[0][u"numCompleteTasks"].toInteger();
        const qint64 active = bench.spark.stages[0][u"numActiveTasks"].toInteger();
        QTRY_COMPARE(qint64(bench.store.snapshot()->tasks.size()), ended);
        QTRY_COMPARE(qint64(bench.store.snapshot()->running.size()), active);
    }
    const SnapshotPtr snapshot = bench.store.snapshot();
    QCOMPARE(qint64(snapshot->tasks.size()), next);
    QCOMPARE(snapshot->import->duplicateEvents, std::uint64_t(0));
    QTRY_COMPARE(bench.store.snapshot()->totals.stagesCompleted, 1);
    QTRY_COMPARE(bench.store.snapshot()->totals.jobsSucceeded, 1);
    QCOMPARE(bench.server.mostConcurrent, 1);
    // what had ended was not read again: a page of 1,000 for each step would be 10,000
    QVERIFY(bench.server.bytesSent < 6'000'000);
}

void TestRestPoller::seesWhatCameAndWentBetween()
{
    Bench bench(MimicSpark{});
    bench.poller.start();
    QTRY_VERIFY(bench.updated.size() > 2);
    QJsonArray jobs, stages;
    for (int i = 0; i < 40; ++i) { // more than are asked for one by one
        jobs.prepend(job(i, i % 7 == 3 ? u"FAILED"_s : u"SUCCEEDED"_s, {2 * i, 2 * i + 1}));
        QJsonObject tasks;
        for (int k = 0; k < 3; ++k)
            tasks[QString::number(i * 3 + k)] = task(i * 3 + k, kBegin + i, 10, u"SUCCESS"_s, k);
        stages.prepend(stage(2 * i, u"COMPLETE"_s, tasks));
        QJsonObject skipped = stage(2 * i + 1, u"SKIPPED"_s, {});
        skipped.remove(u"submissionTime"_s);
        stages.prepend(skipped);
    }
    bench.spark.jobs = jobs;
    bench.spark.stages = stages;
    QTRY_COMPARE(bench.store.snapshot()->jobs.size(), 40u);
    QTRY_COMPARE(bench.store.snapshot()->stages.size(), 80u);
    QTRY_COMPARE(bench.store.snapshot()->tasks.size(), 120u);
    const SnapshotPtr snapshot = bench.store.snapshot();
    QCOMPARE(snapshot->totals.stagesSkipped, 40);
    QCOMPARE(snapshot->totals.jobsFailed, countOf(jobs, u"status", u"FAILED"_s));
    QVERIFY(snapshot->jobsAscend);
    QVERIFY(snapshot->stagesAscend);
    QCOMPARE(snapshot->stages[6].jobIds, std::vector<std::int32_t>{3});
}

void TestRestPoller::lanesFollowTime()
{
    MimicSpark spark;
    for (int i = 0; i < 40; ++i) {
        spark.jobs.prepend(job(i, u"SUCCEEDED"_s, {i}));
        spark.stages.prepend(stage(i, u"COMPLETE"_s, {{u"0"_s, task(i, kBegin, 1, u"SUCCESS"_s, 0)}}));
    }
    Bench bench(spark);
    bench.poller.start();
    QVERIFY(bench.settle());
    // all at one time, long over: each has a lane of its own nevertheless
    QCOMPARE(int(bench.store.snapshot()->jobLanes), 40);
    QCOMPARE(int(bench.store.snapshot()->stageLanes), 40);
}

void TestRestPoller::sqlNamesJobs()
{
    MimicSpark spark;
    spark.jobs = {job(0, u"SUCCEEDED"_s, {0})};
    spark.stages = {stage(0, u"COMPLETE"_s, {{u"0"_s, task(0, kBegin, 1, u"SUCCESS"_s, 0)}})};
    Bench bench(spark);
    bench.poller.start();
    QVERIFY(bench.settle());
    const auto execution = [](int id, const QString &status, const QJsonArray &running, const QJsonArray &done) {
        return QJsonObject{{u"id"_s, id},
                           {u"status"_s, status},
                           {u"description"_s, u"query"_s},
                           {u"submissionTime"_s, isoText(kBegin)},
                           {u"duration"_s, 500},
                           {u"runningJobIds"_s, running},
                           {u"successJobIds"_s, done},
                           {u"failedJobIds"_s, QJsonArray{}}};
    };
    bench.spark.sql = {execution(0, u"COMPLETED"_s, {}, {0}), execution(1, u"RUNNING"_s, {1}, {})};
    bench.spark.jobs = {job(1, u"RUNNING"_s, {1}), job(0, u"SUCCEEDED"_s, {0})};
    QTRY_COMPARE(bench.store.snapshot()->sqlExecutions.size(), 2u);
    QTRY_COMPARE(bench.store.snapshot()->jobs.size(), 2u);
    QTRY_COMPARE(bench.store.snapshot()->jobs[0].sqlExecutionId, std::int64_t(0));
    QTRY_COMPARE(bench.store.snapshot()->jobs[1].sqlExecutionId, std::int64_t(1));
    QCOMPARE(bench.store.snapshot()->totals.sqlRunning, 1);
    QCOMPARE(bench.store.snapshot()->sqlExecutions[0].end, TimeMs(kBegin + 500));
    bench.spark.sql = {execution(0, u"COMPLETED"_s, {}, {0}), execution(1, u"FAILED"_s, {}, {1})};
    bench.spark.jobs = {job(1, u"FAILED"_s, {1}), job(0, u"SUCCEEDED"_s, {0})};
    QTRY_COMPARE(bench.store.snapshot()->totals.sqlRunning, 0);
    QCOMPARE(bench.store.snapshot()->totals.sqlFailed, 1);
    // Spark drops the first, and the places shift
    bench.spark.sql = {execution(1, u"FAILED"_s, {}, {1}), execution(2, u"COMPLETED"_s, {}, {2})};
    bench.spark.jobs = {job(2, u"SUCCEEDED"_s, {2}), job(1, u"FAILED"_s, {1}), job(0, u"SUCCEEDED"_s, {0})};
    QTRY_COMPARE(bench.store.snapshot()->sqlExecutions.size(), 3u);
    QTRY_COMPARE(bench.store.snapshot()->jobs.size(), 3u);
    QTRY_COMPARE(bench.store.snapshot()->jobs[2].sqlExecutionId, std::int64_t(2));
}

void TestRestPoller::oldSpark()
{
    MimicSpark spark = MimicSpark::recorded(u"3.5.9"_s);
    spark.hasSql = false;
    spark.knowsStatus = false;
    Bench bench(spark);
    bench.poller.start();
    QVERIFY(bench.settle(4));
    QCOMPARE(qsizetype(bench.store.snapshot()->jobs.size()), bench.spark.jobs.size());
    QCOMPARE(bench.store.snapshot()->sqlExecutions.size(), 0u);
    QCOMPARE(bench.server.requests.filter(u"/sql"_s).size(), 1);
    QCOMPARE(bench.store.snapshot()->import->unreadableLines, std::uint64_t(0));
    QVERIFY(bench.poller.isActive());
}

void TestRestPoller::limitsAreTold()
{
    RestPoller::Settings settings = quick();
    settings.tasks.background = 50;
    Bench bench(MimicSpark::recorded(u"4.3.0"_s), settings);
    bench.poller.start();
    QVERIFY(bench.settle(2));
    const TaskCoverage coverage = bench.poller.coverage();
    QVERIFY(coverage.limitReached);
    QVERIFY(coverage.known >= 50 && coverage.known < 150);
    QCOMPARE(coverage.known + coverage.beyond, coverage.ended);
    QCOMPARE(qint64(bench.store.snapshot()->totals.tasksSucceeded) + bench.store.snapshot()->totals.tasksFailed,
             qint64(coverage.ended)); // the counters are whole nevertheless
}

void TestRestPoller::stageOfInterestFirst()
{
    RestPoller::Settings settings = quick();
    settings.tasks.background = 0;
    Bench bench(MimicSpark::recorded(u"4.3.0"_s), settings);
    bench.poller.setStageOfInterest(0, 0);
    bench.poller.start();
    const auto rows = [&] {
        const SnapshotPtr snapshot = bench.store.snapshot();
        const Row row = snapshot->stageRow(0, 0);
        return row == kNoRow ? 0 : snapshot->stageTasks(row).size();
    };
    QTRY_VERIFY(rows() > 0);
    const QJsonArray &stages = bench.spark.stages;
    const auto first = std::find_if(stages.begin(), stages.end(), [](const auto &s) { return s[u"stageId"] == 0; });
    QCOMPARE(qint64(rows()), qint64(MimicSpark::tasksOf((*first).toObject()).size()));
    QVERIFY(bench.server.requests.filter(u"taskList"_s).value(0).contains(u"/stages/0/0/"_s));
}

void TestRestPoller::failsOnce_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("unknown application") << u"app-other"_s << int(ErrorCode::NotFound);
    QTest::newRow("unusable id") << u"../../etc"_s << int(ErrorCode::InvalidArgument);
    QTest::newRow("html") << u"html"_s << int(ErrorCode::Protocol);
    QTest::newRow("wrong type") << u"wrong"_s << int(ErrorCode::Protocol);
    QTest::newRow("silence") << u"silence"_s << int(ErrorCode::Timeout);
    QTest::newRow("closed") << u"closed"_s << int(ErrorCode::Network);
}

void TestRestPoller::failsOnce()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    const bool isId = what.contains(u"app-"_s) || what.contains(u'.');
    RestPoller::Settings settings = quick();
    settings.firstTimeoutMs = 200;
    Bench bench(MimicSpark{}, settings, isId ? what : QString());
    const QString path = u"/api/v1/applications/app-1"_s;
    if (what == u"html"_s)
        bench.answers[path] = {200, "text/html", "<html>", {}, Answer::Mode::Whole, 0};
    if (what == u"wrong"_s)
        bench.answers[path] = {200, "application/json", "[[1], \"two\", null]", {}, Answer::Mode::Whole, 0};
    if (what == u"silence"_s)
        bench.answers[path] = {200, "application/json", "{}", {}, Answer::Mode::Silence, 0};
    if (what == u"closed"_s)
        bench.server.close();
    bench.poller.start();
    QTRY_COMPARE(bench.failed.size(), 1);
    QCOMPARE(int(bench.failed[0][0].value<Error>().code), code);
    QTest::qWait(100);
    QCOMPARE(bench.failed.size(), 1);
    QCOMPARE(bench.ended.size(), 0);
    QVERIFY(!bench.poller.isActive());
}

void TestRestPoller::endsOnce_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("code");
    QTest::newRow("closed") << u"closed"_s << int(ErrorCode::Network);
    QTest::newRow("silence") << u"silence"_s << int(ErrorCode::Timeout);
    QTest::newRow("another application") << u"other"_s << int(ErrorCode::NotFound);
    QTest::newRow("nonsense") << u"nonsense"_s << int(ErrorCode::Corrupt);
}

void TestRestPoller::endsOnce()
{
    QFETCH(QString, what);
    QFETCH(int, code);
    RestPoller::Settings settings = quick();
    settings.timeoutMs = 200;
    auto bench = std::make_unique<Bench>(MimicSpark::recorded(u"4.3.0"_s), settings);
    bench->poller.start();
    QVERIFY(bench->settle());
    const std::size_t tasks = bench->store.snapshot()->tasks.size();
    if (what == u"closed"_s) {
        bench->server.close();
        for (QTcpSocket *socket : bench->server.findChildren<QTcpSocket *>())
            socket->abort();
    } else if (what == u"other"_s) {
        bench->spark.application[u"id"_s] = u"app-new"_s;
    } else {
        const Answer answer{
            200, "application/json", "[{", {}, what == u"silence"_s ? Answer::Mode::Silence : Answer::Mode::Whole, 0};
        const QString own = u"/api/v1/applications/"_s + bench->spark.id();
        for (const QString &path : {u"/jobs"_s, u"/stages"_s, u"/allexecutors"_s, u"/sql"_s})
            bench->answers[own + path] = answer;
        for (int i = 0; i < 200; ++i)
            bench->answers[own + u"/jobs/"_s + QString::number(i)] = answer;
    }
    QTRY_COMPARE_WITH_TIMEOUT(bench->ended.size(), 1, 10'000);
    QCOMPARE(int(bench->ended[0][0].value<Error>().code), code);
    QTest::qWait(100);
    QCOMPARE(bench->ended.size(), 1);
    QCOMPARE(bench->failed.size(), 0);
    QCOMPARE(int(bench->store.snapshot()->state), int(ApplicationState::Incomplete));
    QCOMPARE(bench->store.snapshot()->tasks.size(), tasks); // what was read stays
}

void TestRestPoller::survivesHiccups()
{
    Bench bench(MimicSpark::recorded(u"4.3.0"_s));
    const QString own = u"/api/v1/applications/"_s + bench.spark.id();
    QSignalSpy trouble(&bench.poller, &RestPoller::troubleChanged);
    bench.answers[own + u"/stages"_s] = {500, "text/html", "busy", {}, Answer::Mode::Whole, 0};
    bench.poller.start();
    QTRY_VERIFY(!trouble.isEmpty()); // it comes and goes: other requests are answered in between
    QTRY_VERIFY(bench.poller.trouble());
    bench.answers.clear();
    QVERIFY(bench.settle());
    QVERIFY(!bench.poller.trouble());
    bench.answers[own + u"/jobs"_s] = {200, "application/json", "[]", {}, Answer::Mode::Drop, 0};
    QTRY_VERIFY(bench.poller.trouble());
    bench.answers.clear();
    QTRY_VERIFY(!bench.poller.trouble());
    QVERIFY(bench.settle());
    QCOMPARE(qsizetype(bench.store.snapshot()->jobs.size()), bench.spark.jobs.size());
    QCOMPARE(bench.store.snapshot()->import->duplicateEvents, std::uint64_t(0));
    QCOMPARE(bench.failed.size() + bench.ended.size(), 0);
}

void TestRestPoller::stopIsSilent()
{
    Bench bench(MimicSpark::recorded(u"4.3.0"_s));
    bench.poller.start();
    QTRY_VERIFY(bench.updated.size() > 0);
    bench.poller.stop();
    const auto updates = bench.updated.size();
    const auto requests = bench.server.requests.size();
    QTest::qWait(200);
    QCOMPARE(bench.updated.size(), updates);
    QVERIFY(bench.server.requests.size() <= requests + 1);
    QCOMPARE(bench.failed.size() + bench.ended.size(), 0);
}

QTEST_GUILESS_MAIN(TestRestPoller)
#include "tst_restpoller.moc"
