// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "ingest/importer.h"
#include "integration/restcompare.h"
#include "integration/sparkapp.h"

#include <QJsonObject>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Runs a real Spark application, asks its REST API while it lives, lets it end, reads its event log, and compares
//! every number that both have.
class EventLogAgainstRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void compare_data();
    void compare();
};

void EventLogAgainstRestTest::compare_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addRow("one plain file") << QStringList{};
    QTest::addRow("rolling, zstd") << QStringList{u"--codec"_s, u"zstd"_s, u"--rolling"_s};
}

void EventLogAgainstRestTest::compare()
{
    QFETCH(QStringList, arguments);
    QTemporaryDir folder;
    test::SparkApp spark;
    if (!spark.start(QStringList{u"--event-log"_s, folder.path()} + arguments)) {
        if (spark.skipped()) {
            std::printf("%s\n", qPrintable(spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(spark.why()));
    }
    const QJsonArray jobs = spark.rest(u"jobs"_s).array();
    const QJsonArray stages = spark.rest(u"stages"_s).array();
    const QJsonArray executors = spark.rest(u"allexecutors"_s).array();
    const QJsonArray sql = spark.rest(u"sql?details=false&length=1000"_s).array();
    QVERIFY(!jobs.isEmpty() && !stages.isEmpty() && !executors.isEmpty() && !sql.isEmpty());
    std::vector<std::tuple<int, int, QJsonArray>> tasks;
    for (const QJsonValue &value : stages) {
        const QJsonObject stage = value.toObject();
        if (stage.value("status"_L1) == "SKIPPED"_L1)
            continue;
        const int id = stage.value("stageId"_L1).toInt();
        const int attempt = stage.value("attemptId"_L1).toInt();
        tasks.emplace_back(id, attempt,
                           spark.rest(u"stages/%1/%2/taskList?length=100000"_s.arg(id).arg(attempt)).array());
    }
    QVERIFY2(spark.stop(), qPrintable(spark.why()));

    const auto source = openLog(spark.log().toStdString());
    QVERIFY2(source, source ? "" : source.error().detail.c_str());
    ApplicationStore store;
    const auto done = importLog(source.value(), store);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    const SnapshotPtr snapshot = store.snapshot();
    QCOMPARE(QString::fromStdString(snapshot->app.id), spark.applicationId());
    QVERIFY(snapshot->state == ApplicationState::Succeeded);
    QCOMPARE(snapshot->import->unreadableLines, 0u);
    QCOMPARE(snapshot->import->unknownEvents, 0u);

    const int before = test::comparedValues();
    QStringList differences = test::compareJobs(*snapshot, jobs) + test::compareStages(*snapshot, stages) +
                              test::compareExecutors(*snapshot, executors) + test::compareSql(*snapshot, sql);
    for (const auto &[id, attempt, list] : tasks)
        differences += test::compareTasks(*snapshot, id, attempt, list);
    std::printf("%d values compared, %d differ\n", test::comparedValues() - before, int(differences.size()));
    QVERIFY(test::comparedValues() - before > 1000);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

QTEST_GUILESS_MAIN(EventLogAgainstRestTest)
#include "tst_eventlogagainstrest.moc"
