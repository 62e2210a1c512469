// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/cli/listenprocess.h"

#include <QFile>
#include <QFileInfo>

#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Real Spark, the real jar and the real program: what `listen` says at the end and what it kept must be what the
//! application's own event log says.
class ListenWithSparkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void wholeRun_data();
    void wholeRun();

private:
    static QString environmentOf(const QString &spark, bool &skipped);
    static QByteArray run(const QString &python, const QStringList &arguments, const QProcessEnvironment &environment);

    const QString m_jar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");
};

void ListenWithSparkTest::initTestCase()
{
    bool skipped = false;
    if (!QFile::exists(m_jar))
        std::printf("SKIP WHOLE PROGRAM: there is no listener jar\n");
    else if (environmentOf({}, skipped).isEmpty() && skipped)
        std::printf("SKIP WHOLE PROGRAM: no Spark\n");
    else
        return;
    QSKIP("no listener jar or no Spark");
}

void ListenWithSparkTest::wholeRun_data()
{
    QTest::addColumn<QString>("spark");
    QTest::addColumn<bool>("byEnvironment");
    QTest::newRow("Spark 4, Spark configuration") << QString() << false;
    QTest::newRow("Spark 3.5, environment") << u"3.5"_s << true;
}

//! The interpreter of an environment with that Spark; empty where it cannot be had.
QString ListenWithSparkTest::environmentOf(const QString &spark, bool &skipped)
{
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"),
                  spark.isEmpty() ? QStringList{} : QStringList{u"--spark"_s, spark});
    process.waitForFinished(20 * 60 * 1000);
    skipped = process.exitCode() == 77;
    if (process.exitCode() != 0) {
        std::printf("%s\n", process.readAllStandardOutput().replace("SKIP WHOLE PROGRAM", "skipped").constData());
        return {};
    }
    return QString::fromUtf8(process.readAllStandardOutput()).trimmed();
}

//! What the application wrote to standard output; it ends by itself.
QByteArray ListenWithSparkTest::run(const QString &python, const QStringList &arguments,
                                    const QProcessEnvironment &environment)
{
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(python,
                  QStringList{QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark_app.py")} + arguments);
    process.closeWriteChannel(); // it does not wait to be told
    if (!process.waitForFinished(400'000)) {
        process.terminate();
        process.waitForFinished(30'000);
        return {};
    }
    return process.exitCode() == 0 ? process.readAllStandardOutput() : QByteArray();
}

void ListenWithSparkTest::wholeRun()
{
    QFETCH(QString, spark);
    QFETCH(bool, byEnvironment);
    bool skipped = false;
    const QString python = environmentOf(spark, skipped);
    if (skipped)
        QSKIP("this Spark cannot be had here");
    QVERIFY(!python.isEmpty());
    test::ListenProcess listen(QStringLiteral(CINDERSCOPE_CLI));
    QVERIFY(listen.waitForStart());
    QCOMPARE(listen.setting(u"sparkConf"_s, u"spark.driver.extraClassPath"_s), QFileInfo(m_jar).canonicalFilePath());

    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_RUNTIME_DIR"_s, listen.folder.filePath(u"none"_s)); // nothing is found by itself
    environment.insert(u"HOME"_s, listen.folder.filePath(u"none"_s));
    QStringList words;
    const QJsonObject conf = listen.lines().first()[u"sparkConf"].toObject();
    for (auto entry = conf.begin(); entry != conf.end(); ++entry) {
        if (!byEnvironment || !entry.key().startsWith(u"spark.cinderscope"_s))
            words << u"--conf"_s << entry.key() + u'=' + entry->toString();
    }
    environment.insert(u"PYSPARK_SUBMIT_ARGS"_s, words.join(u' ') + u" pyspark-shell"_s);
    const QJsonObject variables = listen.lines().first()[u"environment"].toObject();
    for (auto entry = variables.begin(); byEnvironment && entry != variables.end(); ++entry)
        environment.insert(entry.key(), entry->toString());

    const QTemporaryDir logs;
    const QByteArray output = run(python, {u"--event-log"_s, logs.path(), u"--name"_s, u"listened"_s}, environment);
    QVERIFY2(output.contains("STOPPED"), output.constData());
    const QString id = QString::fromUtf8(output.mid(output.indexOf("READY")).simplified().split(' ').value(2));
    QVERIFY(!id.isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(listen.newest(id)[u"end"].toString(), u"ended"_s, 60'000);
    const QJsonObject last = listen.newest(id);

    const auto whole = test::jsonLines(test::runCli({u"summary"_s, u"--json"_s, logs.path()}).output);
    QCOMPARE(whole.size(), 1);
    QJsonObject wanted = whole.first();
    QVERIFY(wanted[u"jobs"][u"total"].toInt() > 5);
    QVERIFY(wanted[u"jobs"][u"failed"].toInt() > 0);
    QVERIFY(wanted[u"metrics"][u"shuffleReadBytes"].toInteger() > 0);
    const int logged = wanted[u"import"][u"events"].toInt();
    wanted.remove(u"import"_s); // heartbeats are in the stream only, the log's start in the log only
    QCOMPARE(test::difference(wanted, last), QString());
    QCOMPARE(last[u"sources"][u"rest"].toInt(), 0);
    QCOMPARE(last[u"sources"][u"eventLog"].toInt(), 0);
    QVERIFY(last[u"sources"][u"listener"].toInt() >= logged - 1);
    QCOMPARE(last[u"dropped"].toInt(), 0);
    QCOMPARE(last[u"gaps"].toArray().size(), 0);

    QCOMPARE(listen.end(SIGTERM), 128 + SIGTERM);
    const auto kept = test::jsonLines(
        test::runCli({u"summary"_s, u"--json"_s, listen.folder.filePath(u"data/cinderscope/journal"_s)}).output);
    QCOMPARE(kept.size(), 1);
    QCOMPARE(test::difference(wanted, kept.first()), QString());
}

QTEST_GUILESS_MAIN(ListenWithSparkTest)
#include "tst_listenwithspark.moc"
