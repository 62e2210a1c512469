// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/stagestatistics.h"
#include "gui/models/syntheticrun.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::SyntheticRun;

class StageStatisticsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void quantiles_data();
    void quantiles();
    void quantilesOfKnownNumbers();
    void failuresAndExecutors();
    void stops();
};

void StageStatisticsTest::quantiles_data()
{
    QTest::addColumn<int>("tasks");
    for (const int tasks : {0, 1, 2, 3, 4, 5, 7, 100, 1001, 5000})
        QTest::addRow("%d", tasks) << tasks;
}

void StageStatisticsTest::quantiles()
{
    QFETCH(int, tasks);
    SyntheticRun run(unsigned(tasks) + 1);
    run.startJob(0, {0}, tasks);
    run.submitStage(0, 0, tasks);
    for (int i = 0; i < tasks; ++i) {
        run.runTask(0, 0, i, run.random(1, 3000), i % 10 == 3 ? TaskStatus::Failed : TaskStatus::Succeeded, "x");
        if (i % 20 == 19)
            run.runTask(0, 0, i, 5, TaskStatus::Killed, "another attempt succeeded");
        run.pass(run.random(0, 10));
    }
    const SnapshotPtr snapshot = run.snapshot();
    const StageStatistics statistics = statisticsOf(snapshot, 0);
    QVERIFY(statistics.complete);
    QVERIFY(statistics.distributions.size() >= 20);
    for (const auto &distribution : statistics.distributions) {
        // by hand: every task of the table, sorted whole
        std::vector<std::int64_t> values;
        for (std::size_t row = 0; row < snapshot->tasks.size(); ++row) {
            if (snapshot->tasks.status(row) == TaskStatus::Succeeded)
                values.push_back(taskFigure(snapshot->tasks, row, distribution.field));
        }
        std::sort(values.begin(), values.end());
        QCOMPARE(distribution.count, std::int64_t(values.size()));
        for (std::size_t i = 0; i < StageStatistics::kQuantiles.size() && !values.empty(); ++i) {
            const auto place = std::min(std::int64_t(StageStatistics::kQuantiles[i] * double(values.size())),
                                        std::int64_t(values.size()) - 1);
            QCOMPARE(distribution.values[i], values[std::size_t(place)]);
        }
    }
}

void StageStatisticsTest::quantilesOfKnownNumbers()
{
    std::vector<std::int64_t> eight{8, 1, 7, 2, 6, 3, 5, 4};
    QCOMPARE(quantilesOf(eight), (std::array<std::int64_t, 5>{1, 3, 5, 7, 8}));
    std::vector<std::int64_t> none;
    QCOMPARE(quantilesOf(none), (std::array<std::int64_t, 5>{}));
}

void StageStatisticsTest::failuresAndExecutors()
{
    SyntheticRun run;
    run.startJob(0, {0}, 12);
    run.submitStage(0, 0, 12);
    for (int i = 0; i < 12; ++i) {
        // the stack traces differ by the index, the messages do not
        const TaskStatus status = i < 6 ? TaskStatus::Failed : i < 8 ? TaskStatus::Killed : TaskStatus::Succeeded;
        run.runTask(0, 0, i, 100, status, i == 0 ? "rare\nsecond line" : i < 6 ? "often\ndetails" : "no longer needed");
    }
    run.startTask(0, 0, 12);
    const SnapshotPtr snapshot = run.snapshot();
    const StageStatistics statistics = statisticsOf(snapshot, 0);
    QCOMPARE(statistics.failures.size(), 3u);
    QCOMPARE(statistics.failures[0].headline, u"IllegalStateException: often"_s);
    QCOMPARE(statistics.failures[0].count, 5);
    QCOMPARE(statistics.failures[0].exampleTask, 1);
    QCOMPARE(statistics.failures[0].executors.size(), 4u);
    QVERIFY(snapshot->text(snapshot->failures[statistics.failures[0].example].stackTrace).find("Work.scala:1") !=
            std::string_view::npos);
    QCOMPARE(statistics.failures[1].headline, u"IllegalStateException: rare"_s);
    QCOMPARE(statistics.failures[1].count, 1);
    QVERIFY(statistics.failures[2].killed);
    QCOMPARE(statistics.failures[2].count, 2);

    QCOMPARE(statistics.executors.size(), 4u);
    std::int64_t running = 0, succeeded = 0, failed = 0, killed = 0, input = 0;
    for (const auto &share : statistics.executors) {
        running += share.running;
        succeeded += share.succeeded;
        failed += share.failed;
        killed += share.killed;
        input += share.inputBytes;
    }
    QCOMPARE(running, 1);
    QCOMPARE(succeeded, 4);
    QCOMPARE(failed, 6);
    QCOMPARE(killed, 2);
    QCOMPARE(input, snapshot->stages[0].totals[TaskColumn::InputBytesRead]);
}

void StageStatisticsTest::stops()
{
    SyntheticRun run;
    run.bigStage(0, 100);
    std::stop_source stop;
    stop.request_stop();
    QVERIFY(!statisticsOf(run.snapshot(), 0, stop.get_token()).complete);
}

QTEST_GUILESS_MAIN(StageStatisticsTest)
#include "tst_stagestatistics.moc"
