// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/localdiscovery.h"
#include "gui/session/applicationsession.h"
#include "integration/restcompare.h"
#include "integration/sparkapp.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! A real Spark application on this computer is found by scanning, shown from its REST API with Spark's own numbers,
//! and lost when it ends; what was read stays.
class LocalApplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsShowsAndLoses();
};

static std::optional<DiscoveredApplication> running(const LocalDiscovery &discovery, int port)
{
    for (const DiscoveredApplication &application : discovery.applications()) {
        if (application.url.port() == port && application.state == DiscoveredApplication::State::Running)
            return application;
    }
    return std::nullopt;
}

void LocalApplicationTest::findsShowsAndLoses()
{
    QTemporaryDir folder;
    test::SparkApp spark;
    if (!spark.start({u"--event-log"_s, folder.path()})) {
        if (spark.skipped()) {
            std::printf("%s\n", qPrintable(spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(spark.why()));
    }
    LocalDiscovery discovery;
    QElapsedTimer clock;
    clock.start();
    discovery.start();
    QTRY_VERIFY_WITH_TIMEOUT(running(discovery, spark.port()), 70000);
    std::printf("found after %lld ms\n", static_cast<long long>(clock.elapsed()));
    const DiscoveredApplication found = *running(discovery, spark.port());
    QCOMPARE(found.applicationId, spark.applicationId());
    QCOMPARE(found.name, u"cinderscope-integration"_s);
    QVERIFY(found.start > 0);

    const auto session = ApplicationSession::openRest(found.url, found.applicationId);
    QSignalSpy finished(session.get(), &ApplicationSession::finished);
    const QJsonArray stages = spark.rest(u"stages"_s).array();
    QVERIFY(!stages.isEmpty());
    int tasks = 0;
    for (const QJsonValue &value : stages) {
        const QJsonObject stage = value.toObject();
        tasks += stage.value("numCompleteTasks"_L1).toInt() + stage.value("numFailedTasks"_L1).toInt() +
                 stage.value("numKilledTasks"_L1).toInt();
    }
    // the lists of tasks come last, page by page
    QTRY_VERIFY_WITH_TIMEOUT(session->snapshot() && session->snapshot()->tasks.size() >= std::size_t(tasks) &&
                                 !session->snapshot()->executors.empty() && !session->snapshot()->sqlExecutions.empty(),
                             60000);
    const SnapshotPtr shown = session->snapshot();
    QVERIFY(shown->state == ApplicationState::Running);
    QVERIFY(session->status().following);
    QCOMPARE(shown->tasks.size(), std::size_t(tasks)); // none twice

    const int before = test::comparedValues();
    QStringList differences = test::compareJobs(*shown, spark.rest(u"jobs"_s).array()) +
                              test::compareStages(*shown, stages) +
                              test::compareSql(*shown, spark.rest(u"sql?details=false&length=1000"_s).array());
    for (const QJsonValue &value : stages) {
        const int id = value.toObject().value("stageId"_L1).toInt();
        const int attempt = value.toObject().value("attemptId"_L1).toInt();
        if (value.toObject().value("status"_L1) != "SKIPPED"_L1)
            differences += test::compareTasks(
                *shown, id, attempt, spark.rest(u"stages/%1/%2/taskList?length=100000"_s.arg(id).arg(attempt)).array());
    }
    std::printf("%d values compared, %d differ\n", test::comparedValues() - before, int(differences.size()));
    QVERIFY(test::comparedValues() - before > 1000);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));

    QVERIFY2(spark.stop(), qPrintable(spark.why()));
    QTRY_VERIFY_WITH_TIMEOUT(!running(discovery, spark.port()), 30000);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
    QCOMPARE(session->snapshot()->tasks.size(), std::size_t(tasks));
    QVERIFY(session->snapshot()->state != ApplicationState::Running);
}

QTEST_MAIN(LocalApplicationTest)
#include "tst_localapplication.moc"
