// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "ingest/eventparser.h"
#include "notify/notifier.h"
#include "unit/ingest/wholelog.h"
#include "unit/ingest_io/recordedlogs.h"

#include <ctime>
#include <QTest>
#include <set>

using namespace cinderscope;

namespace {

constexpr TimeMs kLongAgo = 1;
const std::string kApp = "app";

//! A log that is played into a store, with a snapshot wherever wanted.
class Player
{
public:
    explicit Player(const char *path)
        : m_log(test::readWholeLog(test::dataPath(QString::fromLatin1(path)))), m_lines(m_log->lines())
    {
        m_store.setAlive(true);
    }
    bool atEnd() const { return m_next == m_lines.size(); }
    SnapshotPtr play(std::size_t lines)
    {
        for (; lines > 0 && !atEnd(); --lines) {
            EventBatch batch;
            m_parser.parseLine(m_lines[m_next++], batch);
            batch.apply(m_store);
        }
        return m_store.snapshot();
    }
    SnapshotPtr playUntil(std::string_view part)
    {
        while (!atEnd() && m_lines[m_next].find(part) == std::string_view::npos)
            play(1);
        return m_store.snapshot();
    }

private:
    std::unique_ptr<test::WholeLog> m_log;
    std::vector<std::string_view> m_lines;
    std::size_t m_next = 0;
    EventParser m_parser;
    ApplicationStore m_store;
};

using List = std::vector<Notification>;

List playThrough(Notifier &notifier, Player &player, std::size_t step)
{
    List all;
    while (!player.atEnd()) {
        for (Notification &found : notifier.observe(kApp, {}, player.play(step), Notifier::Progress::Live))
            all.push_back(std::move(found));
    }
    return all;
}

List ofKind(const List &all, NotificationKind kind)
{
    List list;
    std::copy_if(all.begin(), all.end(), std::back_inserter(list),
                 [kind](const Notification &one) { return one.kind == kind; });
    return list;
}

//! Events out of nothing, for what no recorded run has.
class Script
{
public:
    Script()
    {
        m_store.setAlive(true);
        m_store.apply(StructureEvent(ApplicationStart{"nightly", kApp, {}, "u", 1'000}));
    }
    void startJob(int id, TimeMs time)
    {
        JobStart event;
        event.jobId = id;
        event.time = time;
        event.stageIds = {id};
        event.description = "a job";
        m_store.apply(StructureEvent(event));
    }
    void endJob(int id, TimeMs time, bool succeeded, std::string_view error = "java.lang.Error: x")
    {
        JobEnd event;
        event.jobId = id;
        event.time = time;
        event.succeeded = succeeded;
        event.error = succeeded ? std::string_view() : error;
        m_store.apply(StructureEvent(event));
    }
    void end(TimeMs time, int exitCode) { m_store.apply(StructureEvent(ApplicationEnd{time, exitCode})); }
    SnapshotPtr snapshot() { return m_store.snapshot(); }
    ApplicationStore &store() { return m_store; }

private:
    ApplicationStore m_store;
};

} // namespace

class tst_Notifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // tests/data/event-logs/MANIFEST.tsv: jobs and failed ones; Spark's own messages.
    void recordedFailures_data()
    {
        QTest::addColumn<int>("step");
        for (const int step : {1, 7, 1'000'000})
            QTest::addRow("%d lines a snapshot", step) << step;
    }
    void recordedFailures()
    {
        QFETCH(int, step);
        for (const auto *path : {"3.5.9/fail/local-1795202865658", "4.3.0/fail/eventlog_v2_local-1795202984823"}) {
            Player player(path);
            Notifier notifier;
            notifier.watch(kApp, kLongAgo);
            const List all = playThrough(notifier, player, std::size_t(step));
            const List failed = ofKind(all, NotificationKind::JobFailed);
            QCOMPARE(failed.size(), 4U);
            const std::array<const char *, 4> reasons{
                R"(RuntimeError: partition 2 always fails: <script>alert('x')</script> é中💥 "quote" \ back)",
                "ZeroDivisionError: integer division or modulo by zero",
                "ZeroDivisionError: integer division or modulo by zero", "Python worker exited unexpectedly (crashed)"};
            for (std::size_t i = 0; i < reasons.size(); ++i) {
                const Notification &one = failed[i];
                QCOMPARE(one.jobId, std::int32_t(i + 1));
                QVERIFY2(QByteArray::fromStdString(one.reason.text).startsWith(reasons[i]), one.reason.text.c_str());
                QVERIFY(one.failedTasks >= 4 && one.duration > 0 && one.isFailure());
            }
            QCOMPARE(failed[0].stageId, 1);
            QCOMPARE(failed[2].stageId, 4);
            QVERIFY(failed[3].reason.hint == FailureHint::PythonCrashed);
            QVERIFY(ofKind(all, NotificationKind::JobCancelled).empty());
            const List ended = ofKind(all, NotificationKind::ApplicationEnded);
            QCOMPARE(ended.size(), 1U);
            QVERIFY(ended[0].state == ApplicationState::Succeeded);
            QCOMPARE(ended[0].jobs, 6);
            QCOMPARE(ended[0].jobsFailed, 4);
            QVERIFY(ended[0].duration > 10'000);
            QVERIFY(all.back().kind == NotificationKind::ApplicationEnded);
        }
    }

    void cancelledIsNotFailed()
    {
        for (const auto &[path, cancelled, failed] :
             {std::tuple{"3.5.9/killed/local-1795202897191", 1U, 0U},
              std::tuple{"3.2.4/scala_mix/local-1795205621209", 2U, 1U},
              std::tuple{"4.3.0/dynalloc/eventlog_v2_app-20261120195936-0003", 1U, 0U}}) {
            Player player(path);
            Notifier notifier;
            notifier.watch(kApp, kLongAgo);
            const List all = playThrough(notifier, player, 1);
            QCOMPARE(ofKind(all, NotificationKind::JobCancelled).size(), cancelled);
            QCOMPARE(ofKind(all, NotificationKind::JobFailed).size(), failed);
            QVERIFY(ofKind(all, NotificationKind::JobCancelled).front().reason.cancelled);
        }
    }

    // REST tells of a job only that it failed; the reason is its stage's, and may come with the next answer.
    void reasonOfTheStage()
    {
        ApplicationStore store;
        store.setAlive(true);
        store.apply(StructureEvent(ApplicationStart{"a", "app-1", {}, "ann", 1000}));
        StageInfo stage{0, 0, "count"};
        stage.tasks = 2;
        stage.submitted = 2000;
        JobStart start;
        start.jobId = 0;
        start.time = 2000;
        start.stageIds = {0};
        start.stages = {stage};
        store.apply(StructureEvent(start));
        store.apply(StructureEvent(StageSubmitted{stage, {}}));
        Notifier notifier;
        notifier.watch(kApp, kLongAgo);
        QVERIFY(notifier.observe(kApp, {}, store.snapshot(), Notifier::Progress::Live).empty());
        store.apply(StructureEvent(JobEnd{0, 3000, false, {}}));
        QVERIFY(notifier.observe(kApp, {}, store.snapshot(), Notifier::Progress::Live).empty());
        stage.completed = 3000;
        stage.failed = true;
        stage.failureReason = "Job 0 cancelled because Stage 0 was cancelled";
        store.apply(StructureEvent(StageCompleted{stage}));
        const List found = notifier.observe(kApp, {}, store.snapshot(), Notifier::Progress::Live);
        QCOMPARE(found.size(), 1U);
        QVERIFY(found[0].kind == NotificationKind::JobCancelled);
        QVERIFY(found[0].reason.cancelled);
        QCOMPARE(store.snapshot()->jobError(store.snapshot()->jobs[0]), std::string_view(stage.failureReason));
        QVERIFY(notifier.observe(kApp, {}, store.snapshot(), Notifier::Progress::Live).empty());
    }

    // Stage 3 failed with FetchFailed; stage 2, whose output it needed, ran again without having failed.
    void retriedStage()
    {
        for (const std::size_t step : {std::size_t(1), std::size_t(10'000)}) {
            Player player("3.5.9/fetchfail/app-20261120193621-0000");
            Notifier notifier;
            notifier.watch(kApp, kLongAgo);
            const List retried = ofKind(playThrough(notifier, player, step), NotificationKind::StageRetried);
            QCOMPARE(retried.size(), 1U);
            QCOMPARE(retried[0].stageId, 3);
            QCOMPARE(retried[0].stageAttempt, 1);
            QVERIFY(retried[0].reason.hint == FailureHint::FetchFailed);
            QVERIFY(!retried[0].reason.text.empty() && !retried[0].isFailure());
        }
    }

    // Connected in the middle: the first two failures are past, the others are told.
    void historyIsPast()
    {
        Player player("3.5.9/fail/local-1795202865658");
        Notifier notifier;
        const SnapshotPtr middle = player.playUntil(R"({"Event":"SparkListenerJobStart","Job ID":3)");
        notifier.watch(kApp, middle->time + 1);
        QVERIFY(notifier.observe(kApp, {}, middle, Notifier::Progress::Live).empty());
        const List failed = ofKind(playThrough(notifier, player, 3), NotificationKind::JobFailed);
        QCOMPARE(failed.size(), 2U);
        QCOMPARE(failed[0].jobId, 3);
        QCOMPARE(failed[1].jobId, 4);
    }

    // The same, but the past is read in pieces, as a log or journal is.
    void historyInPiecesIsPast()
    {
        Player player("3.5.9/fail/local-1795202865658");
        Notifier notifier;
        notifier.watch(kApp, TimeMs(1795202880000)); // between the second and the third failure
        List all;
        while (!player.atEnd()) {
            for (const Notification &one : notifier.observe(kApp, {}, player.play(1), Notifier::Progress::Reading))
                all.push_back(one);
        }
        const List failed = ofKind(all, NotificationKind::JobFailed);
        QCOMPARE(failed.size(), 2U);
        QCOMPARE(failed[0].jobId, 3);
        QCOMPARE(ofKind(all, NotificationKind::ApplicationEnded).size(), 1U);
    }

    void anEndedApplicationIsPast()
    {
        Player player("3.5.9/fail/local-1795202865658");
        Notifier notifier;
        notifier.watch(kApp, TimeMs(1'900'000'000'000));
        QVERIFY(notifier.observe(kApp, {}, player.play(100'000), Notifier::Progress::Live).empty());
        QVERIFY(notifier.lost(kApp, {}, 1'900'000'000'001).empty()); // it has ended
    }

    // A driver whose clock is an hour behind.
    void clockBehind()
    {
        Script script;
        Notifier notifier;
        notifier.watch(kApp, 3'600'000 + 10'000);
        script.startJob(0, 9'000);
        script.endJob(0, 9'500, false);
        script.startJob(1, 10'000);
        QVERIFY(notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live).empty());
        script.endJob(1, 20'000, false);
        const List told = notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        QCOMPARE(told.size(), 1U);
        QCOMPARE(told[0].jobId, 1);
        QCOMPARE(QByteArray::fromStdString(told[0].applicationName), QByteArray("nightly"));
        QCOMPARE(told[0].name, std::string("a job"));
        QCOMPARE(told[0].duration, 10'000);
    }

    // Reconnected, and read anew from another source: each event once.
    void eachOnceAcrossRebuilds()
    {
        Notifier notifier;
        notifier.watch(kApp, kLongAgo);
        std::size_t failed = 0, ended = 0;
        std::set<std::string> ids;
        for (int round = 0; round < 3; ++round) {
            Player player(round == 1 ? "3.5.9/fetchfail/app-20261120193621-0000" : "3.5.9/fail/local-1795202865658");
            const List all = playThrough(notifier, player, 20);
            failed += ofKind(all, NotificationKind::JobFailed).size();
            ended += ofKind(all, NotificationKind::ApplicationEnded).size();
            for (const Notification &one : all)
                QVERIFY2(ids.insert(one.id).second, one.id.c_str());
        }
        QCOMPARE(failed, 4U);
        QCOMPARE(ended, 1U);
    }

    // The store goes in the middle of a job; the job fails meanwhile.
    void failsWhileAway()
    {
        Notifier notifier;
        notifier.watch(kApp, 1'000'000);
        auto script = std::make_unique<Script>();
        script->startJob(0, 2'000);
        notifier.observe(kApp, {}, script->snapshot(), Notifier::Progress::Live);
        script = std::make_unique<Script>();
        script->startJob(0, 2'000);
        script->endJob(0, 3'000, false); // by a clock that is behind
        QCOMPARE(notifier.observe(kApp, {}, script->snapshot(), Notifier::Progress::Reading).size(), 1U);
    }

    void longJobs()
    {
        Notifier notifier;
        notifier.setLongJobMs(60'000);
        notifier.watch(kApp, 1'000);
        Script script;
        script.startJob(0, 2'000);
        script.startJob(1, 2'000);
        script.startJob(2, 2'000);
        script.endJob(0, 61'999, true);
        script.endJob(1, 62'000, true);
        script.endJob(2, 100'000, false);
        const List told = notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        QCOMPARE(told.size(), 2U);
        QVERIFY(told[0].kind == NotificationKind::LongJobFinished && told[0].jobId == 1);
        QVERIFY(told[1].kind == NotificationKind::JobFailed && told[1].jobId == 2); // not long and failed
    }

    void lostAndBack()
    {
        Notifier notifier;
        Script script;
        QVERIFY(notifier.lost(kApp, "n", 5).empty()); // nobody watches it
        notifier.watch(kApp, 1'000);
        script.startJob(0, 1'100);
        notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        const List lost = notifier.lost(kApp, "n", 5'000);
        QCOMPARE(lost.size(), 1U);
        QCOMPARE(QByteArray::fromStdString(lost[0].applicationName), QByteArray("nightly"));
        QVERIFY(lost[0].isFailure());
        QCOMPARE(lost[0].duration, 4'000);
        QVERIFY(notifier.lost(kApp, "n", 5'000).empty());
        script.store().setAlive(false);
        QVERIFY(notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live).empty());
        QVERIFY(notifier.lost(kApp, "n", 5'000).empty());
        script.store().setAlive(true); // the network is back
        notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        const List again = notifier.lost(kApp, "n", 9'000);
        QCOMPARE(again.size(), 1U);
        QVERIFY(again[0].id != lost[0].id);
        script.end(10'000, 3); // its log was found after all
        const List ended = notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        QCOMPARE(ended.size(), 1U);
        QVERIFY(ended[0].state == ApplicationState::Failed && ended[0].isFailure());
        QVERIFY(notifier.lost(kApp, "n", 11'000).empty());
    }

    void aBurstIsCounted()
    {
        Notifier notifier;
        notifier.watch(kApp, 1'000);
        Script script;
        for (int id = 0; id < 5'000; ++id) {
            script.startJob(id, 2'000 + id);
            script.endJob(id, 2'001 + id, false);
        }
        const List told = notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
        QCOMPARE(told.size(), Notifier::kMaxOfKind);
        std::int64_t count = 0;
        for (const Notification &one : told)
            count += one.count;
        QCOMPARE(count, 5'000);
        QCOMPARE(told.back().jobId, 4'999);
        QVERIFY(notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live).empty());
    }

    // 100,000 jobs that have ended: another snapshot costs what changed. Compared side by side, in CPU time.
    void costFollowsChanges()
    {
        const auto cost = [](int jobs) {
            Notifier notifier;
            notifier.watch(kApp, 1'000);
            Script script;
            for (int id = 0; id < jobs; ++id) {
                script.startJob(id, 2'000 + id);
                script.endJob(id, 2'001 + id, true);
            }
            notifier.observe(kApp, {}, script.snapshot(), Notifier::Progress::Live);
            std::vector<SnapshotPtr> snapshots;
            for (int i = 0; i < 200; ++i) {
                script.startJob(jobs + i, 3'000'000 + i);
                script.endJob(jobs + i, 3'000'001 + i, i % 2 == 0);
                snapshots.push_back(script.snapshot());
            }
            const std::clock_t begin = std::clock();
            std::size_t told = 0;
            for (const SnapshotPtr &snapshot : snapshots)
                told += notifier.observe(kApp, {}, snapshot, Notifier::Progress::Live).size();
            const double spent = double(std::clock() - begin) / CLOCKS_PER_SEC / double(snapshots.size());
            return told == 100 ? spent : -1;
        };
        double few = 1e9, many = 1e9;
        for (int round = 0; round < 3; ++round) {
            few = std::min(few, cost(100));
            many = std::min(many, cost(100'000));
        }
        QVERIFY(few > 0 && many > 0);
        qInfo("a snapshot costs %.1f µs with 100 jobs, %.1f µs with 100,000", few * 1e6, many * 1e6);
        QVERIFY2(many < few * 20 + 50e-6, "grows with the number of jobs");
    }
};

QTEST_APPLESS_MAIN(tst_Notifier)
#include "tst_notifier.moc"
