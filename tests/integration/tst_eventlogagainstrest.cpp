// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "ingest/importer.h"
#include "integration/restcompare.h"
#include "integration/restrecord.h"
#include "integration/sparkapp.h"

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
    const test::RestRecord rest(spark);
    QVERIFY(rest.isComplete());
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
    const QStringList differences = rest.differences(*snapshot);
    std::printf("%d values compared, %d differ\n", test::comparedValues() - before, int(differences.size()));
    QVERIFY(test::comparedValues() - before > 1000);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

QTEST_GUILESS_MAIN(EventLogAgainstRestTest)
#include "tst_eventlogagainstrest.moc"
