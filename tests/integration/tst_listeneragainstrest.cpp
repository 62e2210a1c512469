// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "ingest/importer.h"
#include "ingest/tasklineparser.h"
#include "integration/restcompare.h"
#include "integration/restrecord.h"
#include "integration/sparkapp.h"

#include <QFile>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Runs a real Spark application with the listener jar, asks its REST API while it lives, reads what the listener sent
//! as if it were an event log, and compares every number that both have.
class ListenerAgainstRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void compare();

private:
    bool isQuick(const QByteArray &line) const;

    const QString m_jar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");
};

void ListenerAgainstRestTest::initTestCase()
{
    if (QFile::exists(m_jar))
        return;
    QFile why(QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/listener-missing.txt"));
    const QByteArray reason = why.open(QIODevice::ReadOnly) ? why.readAll().trimmed() : "it was not built";
    std::printf("SKIP WHOLE PROGRAM: there is no listener jar: %s\n", reason.constData());
    QSKIP("no listener jar");
}

bool ListenerAgainstRestTest::isQuick(const QByteArray &line) const
{
    TaskLineParser parser;
    EventBatch batch;
    const QByteArray padded = line + QByteArray(64, '\0');
    return parser.parse(std::string_view(padded.constData(), std::size_t(line.size())), batch);
}

void ListenerAgainstRestTest::compare()
{
    QTemporaryDir folder;
    const QString capture = folder.filePath(u"capture"_s);
    QProcess reader;
    reader.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    reader.start(u"python3"_s, {QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/listener_reader.py"),
                                u"--runtime"_s, folder.path(), u"--out"_s, capture});
    QVERIFY(reader.waitForStarted());
    const QString published = folder.filePath(u"cinderscope/listener.json"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(published), 30000);

    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(folder.path()));
    qputenv("PYSPARK_SUBMIT_ARGS", QFile::encodeName(u"--driver-class-path "_s + m_jar +
                                                     u" --conf spark.extraListeners="
                                                     "io.github.cinderscope.CinderscopeListener pyspark-shell"_s));
    test::SparkApp spark;
    if (!spark.start({})) {
        reader.kill();
        reader.waitForFinished();
        if (spark.skipped()) {
            std::printf("%s\n", qPrintable(spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(spark.why()));
    }
    const test::RestRecord rest(spark);
    QVERIFY(rest.isComplete());
    QVERIFY2(spark.stop(), qPrintable(spark.why()));
    QVERIFY(reader.state() == QProcess::NotRunning ||
            reader.waitForFinished(60000)); // the listener closed the connection
    QCOMPARE(reader.exitCode(), 0);

    QFile lines(capture);
    QVERIFY(lines.open(QIODevice::ReadOnly));
    int ends = 0;
    while (!lines.atEnd()) {
        const QByteArray line = lines.readLine().trimmed();
        // Those before the first end of a task are Spark's own text, and failed ones always are.
        if (line.startsWith("{\"Event\":\"SparkListenerTaskEnd\"") && line.contains("{\"Reason\":\"Success\"}")) {
            QVERIFY2(isQuick(line), line.constData());
            ++ends;
        }
    }
    QVERIFY(ends > 20);

    const auto source = openLog(capture.toStdString());
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

QTEST_GUILESS_MAIN(ListenerAgainstRestTest)
#include "tst_listeneragainstrest.moc"
