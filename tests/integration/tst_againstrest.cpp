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

//! Runs real Spark applications, asks their REST API while they live, lets them end, reads their event logs, and
//! compares every number that both have; of the first one also what the listener jar sent, read as if it were a log.
class AgainstRestTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventLog_data();
    void eventLog();
    void listenerStream();

private:
    bool startReader();
    static void compare(const QString &log, const QString &id, const test::RestRecord &rest);
    static bool isQuick(const QByteArray &line);

    const QString m_jar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");
    QTemporaryDir m_folder;
    // Of the application that had the listener.
    QProcess m_reader;
    QString m_id;
    std::unique_ptr<test::RestRecord> m_rest;
};

void AgainstRestTest::eventLog_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<bool>("listened");
    QTest::addRow("one plain file") << QStringList{} << QFile::exists(m_jar);
    QTest::addRow("rolling, zstd") << QStringList{u"--codec"_s, u"zstd"_s, u"--rolling"_s} << false;
}

//! Something that writes down what the listener sends, and a Spark that finds it.
bool AgainstRestTest::startReader()
{
    m_reader.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_reader.start(u"python3"_s, {QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/listener_reader.py"),
                                  u"--runtime"_s, m_folder.path(), u"--out"_s, m_folder.filePath(u"capture"_s)});
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder.path()));
    qputenv("PYSPARK_SUBMIT_ARGS", QFile::encodeName(u"--driver-class-path "_s + m_jar +
                                                     u" --conf spark.extraListeners="
                                                     "io.github.cinderscope.CinderscopeListener pyspark-shell"_s));
    return m_reader.waitForStarted() &&
           QTest::qWaitFor([this] { return QFile::exists(m_folder.filePath(u"cinderscope/listener.json"_s)); }, 30000);
}

void AgainstRestTest::compare(const QString &log, const QString &id, const test::RestRecord &rest)
{
    const auto source = openLog(log.toStdString());
    QVERIFY2(source, source ? "" : source.error().detail.c_str());
    ApplicationStore store;
    const auto done = importLog(source.value(), store);
    QVERIFY2(done, done ? "" : done.error().detail.c_str());
    const SnapshotPtr snapshot = store.snapshot();
    QCOMPARE(QString::fromStdString(snapshot->app.id), id);
    QVERIFY(snapshot->state == ApplicationState::Succeeded);
    QCOMPARE(snapshot->import->unreadableLines, 0u);
    QCOMPARE(snapshot->import->unknownEvents, 0u);

    const int before = test::comparedValues();
    const QStringList differences = rest.differences(*snapshot);
    std::printf("%d values compared, %d differ\n", test::comparedValues() - before, int(differences.size()));
    QVERIFY(test::comparedValues() - before > 1000);
    QVERIFY2(differences.isEmpty(), qPrintable(differences.join(u'\n')));
}

void AgainstRestTest::eventLog()
{
    QFETCH(QStringList, arguments);
    QFETCH(bool, listened);
    qunsetenv("PYSPARK_SUBMIT_ARGS");
    if (listened)
        QVERIFY(startReader());
    QTemporaryDir folder;
    test::SparkApp spark;
    if (!spark.start(QStringList{u"--event-log"_s, folder.path()} + arguments)) {
        if (spark.skipped()) {
            std::printf("%s\n", qPrintable(spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(spark.why()));
    }
    auto rest = std::make_unique<test::RestRecord>(spark);
    QVERIFY(rest->isComplete());
    QVERIFY2(spark.stop(), qPrintable(spark.why()));
    compare(spark.log(), spark.applicationId(), *rest);
    if (listened) {
        m_id = spark.applicationId();
        m_rest = std::move(rest);
    }
}

bool AgainstRestTest::isQuick(const QByteArray &line)
{
    TaskLineParser parser;
    EventBatch batch;
    const QByteArray padded = line + QByteArray(64, '\0');
    return parser.parse(std::string_view(padded.constData(), std::size_t(line.size())), batch);
}

void AgainstRestTest::listenerStream()
{
    if (!QFile::exists(m_jar)) {
        QFile why(QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/listener-missing.txt"));
        const QByteArray reason = why.open(QIODevice::ReadOnly) ? why.readAll().trimmed() : "it was not built";
        QSKIP(QByteArray("there is no listener jar: " + reason).constData());
    }
    if (!m_rest) {
        m_reader.kill();
        m_reader.waitForFinished();
        QSKIP("its application did not run");
    }
    QVERIFY(m_reader.state() == QProcess::NotRunning ||
            m_reader.waitForFinished(60000)); // the listener closed the connection
    QCOMPARE(m_reader.exitCode(), 0);

    QFile lines(m_folder.filePath(u"capture"_s));
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
    compare(lines.fileName(), m_id, *m_rest);
}

QTEST_GUILESS_MAIN(AgainstRestTest)
#include "tst_againstrest.moc"
