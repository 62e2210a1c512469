// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/stagetables.h"
#include "gui/models/syntheticrun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::SyntheticRun;

//! The small tables of a stage attempt while it goes on.
class StageTablesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void advanceWithoutReset();
    void showsFailures();
    void showsQuantiles();
};

void StageTablesTest::advanceWithoutReset()
{
    SyntheticRun run;
    run.startJob(0, {0}, 200);
    run.submitStage(0, 0, 200);
    QuantileModel quantiles;
    FailureModel failures;
    StageExecutorModel executors;
    const auto mode = QAbstractItemModelTester::FailureReportingMode::QtTest;
    QAbstractItemModelTester quantileTester(&quantiles, mode);
    QAbstractItemModelTester failureTester(&failures, mode);
    QAbstractItemModelTester executorTester(&executors, mode);
    QSignalSpy reset(&failures, &QAbstractItemModel::modelReset);
    QPersistentModelIndex rare;
    for (int i = 0; i < 200; ++i) {
        const std::string message = i == 3 ? "rare" : "reason " + std::to_string(run.random(0, 4));
        run.runTask(0, 0, i, run.random(1, 100), i % 3 ? TaskStatus::Succeeded : TaskStatus::Failed, message);
        run.pass(7);
        if (i % 10 != 5)
            continue;
        const StageStatistics statistics = statisticsOf(run.snapshot(), 0);
        quantiles.setStatistics(statistics);
        failures.setStatistics(statistics);
        executors.setStatistics(statistics);
        QCOMPARE(failures.rowCount(), int(statistics.failures.size()));
        for (int row = 0; row < failures.rowCount(); ++row)
            QCOMPARE(failures.index(row, FailureModel::Tasks).data(SortRole).toLongLong(),
                     statistics.failures[std::size_t(row)].count);
        if (!rare.isValid()) {
            for (int row = 0; row < failures.rowCount(); ++row) {
                if (failures.item(row)->group.headline.endsWith(u"rare"_s))
                    rare = failures.index(row, FailureModel::Reason);
            }
        }
        QCOMPARE(rare.data().toString(), u"IllegalStateException: rare"_s);
    }
    QCOMPARE(executors.rowCount(), 4);
    QCOMPARE(reset.count(), 0);
    failures.clear();
    QCOMPARE(failures.rowCount(), 0);
    QVERIFY(!rare.isValid());
}

void StageTablesTest::showsFailures()
{
    SyntheticRun run;
    run.startJob(0, {0}, 3);
    run.submitStage(0, 0, 3);
    run.runTask(0, 0, 0, 10, TaskStatus::Failed, "no space\nleft on device");
    run.runTask(0, 0, 1, 10, TaskStatus::Killed, "stage cancelled");
    FailureModel model;
    model.setStatistics(statisticsOf(run.snapshot(), 0));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0, FailureModel::Kind).data().toString(), u"ExceptionFailure"_s);
    QCOMPARE(model.index(0, FailureModel::Reason).data().toString(), u"IllegalStateException: no space"_s);
    const QString text = model.item(0)->fullText();
    QVERIFY(text.contains(u"left on device"_s));
    QVERIFY(text.contains(u"at java.lang.Thread.run(Thread.java:840)"_s));
    QCOMPARE(model.index(1, FailureModel::Kind).data().toString(), u"TaskKilled"_s);
}

void StageTablesTest::showsQuantiles()
{
    SyntheticRun run;
    run.startJob(0, {0}, 4);
    run.submitStage(0, 0, 4);
    for (const int duration : {40, 10, 20, 30})
        run.runTask(0, 0, duration, duration);
    QuantileModel model;
    model.setStatistics(statisticsOf(run.snapshot(), 0));
    QCOMPARE(model.index(0, QuantileModel::Metric).data().toString(), u"Duration"_s);
    const QStringList expected{u"10 ms"_s, u"20 ms"_s, u"30 ms"_s, u"40 ms"_s, u"40 ms"_s};
    for (int i = 0; i < 5; ++i)
        QCOMPARE(model.index(0, QuantileModel::Minimum + i).data().toString(), expected[i]);
    const auto shares =
        model.index(0, QuantileModel::Picture).data(QuantileModel::QuantilesRole).value<QList<double>>();
    QCOMPARE(shares, (QList<double>{0.25, 0.5, 0.75, 1, 1}));
    for (int row = 0; row < model.rowCount(); ++row) // no output, no spill: not shown
        QVERIFY(!model.index(row, 0).data().toString().startsWith(u"Output"_s));
}

QTEST_MAIN(StageTablesTest)
#include "tst_stagetables.moc"
