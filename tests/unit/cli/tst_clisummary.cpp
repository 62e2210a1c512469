// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::runCli;

//! `summary`: the numbers of every recorded log, however it is given.
class CliSummaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void golden_data();
    void golden();
    void keysInTheirOrder();
    void threadsGiveTheSame();
    void severalLogs();
    void folderOfLogs();
    void card();
    void report();
    void stateWhileSomebodyWrites();
    void stateByExitCode();
    void emptyLogInProgress();

private:
    std::vector<test::RecordedLog> m_logs = test::recordedLogs();
    QTemporaryDir m_folder;

    QString file(const QString &name) const { return m_folder.filePath(name); }
    static QByteArray head()
    {
        return R"({"Event":"SparkListenerLogStart","Spark Version":"4.3.0"})"
               "\n"
               R"({"Event":"SparkListenerApplicationStart","App Name":"a","App ID":"app-1","Timestamp":1700000000000,"User":"me"})"
               "\n";
    }
};

void CliSummaryTest::golden_data()
{
    QTest::addColumn<int>("log");
    QTest::addColumn<QString>("how");
    QVERIFY(!m_logs.empty());
    for (std::size_t i = 0; i < m_logs.size(); ++i) {
        const bool isFile = QFileInfo(QString::fromStdString(m_logs[i].path)).isFile();
        for (const QString &how : {u"path"_s, u"url"_s, u"stdin"_s}) {
            if (how != u"stdin" || isFile)
                QTest::addRow("%s as %s", qPrintable(m_logs[i].name), qPrintable(how)) << int(i) << how;
        }
    }
}

void CliSummaryTest::golden()
{
    QFETCH(int, log);
    QFETCH(QString, how);
    const test::RecordedLog &recorded = m_logs[std::size_t(log)];
    const QString path = QString::fromStdString(recorded.path);
    test::CliRun run;
    if (how == u"stdin") {
        const std::string bytes = test::readFile(recorded.path);
        run = runCli({u"summary"_s, u"--json"_s, u"-"_s}, QByteArray::fromStdString(bytes));
    } else {
        const QString argument = how == u"url" ? QString::fromUtf8(QUrl::fromLocalFile(path).toEncoded()) : path;
        run = runCli({u"summary"_s, argument, u"--json"_s});
    }
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output.count('\n'), 1);
    const auto objects = test::jsonLines(run.output);
    QCOMPARE(objects.size(), 1);
    const QString different = test::difference(recorded.expected, objects.first());
    QVERIFY2(different.isEmpty(), qPrintable(different));
    QCOMPARE(objects.first()[u"import"].toObject()[u"truncated"].toBool(), recorded.truncated);
    const QString state = objects.first()[u"state"].toString();
    if (recorded.expected[u"endTime"].isNull())
        QCOMPARE(state, u"incomplete"_s);
    else
        QCOMPARE(state, u"succeeded"_s);
}

//! The contract's keys, one by one, with the types of their values.
void CliSummaryTest::keysInTheirOrder()
{
    const QByteArray log = head();
    const auto run = runCli({u"summary"_s, u"--json"_s, u"-"_s}, log);
    QCOMPARE(run.exitCode, 0);
    const QByteArray expected =
        R"({"applicationId":"app-1","name":"a","attemptId":null,"user":"me","sparkVersion":"4.3.0","state":"incomplete",)"
        R"("startTime":1700000000000,"endTime":null,"jobs":{"total":0,"succeeded":0,"failed":0,"running":0},)"
        R"("stages":{"attempts":0,"completed":0,"failed":0,"skipped":0,"running":0},)"
        R"("tasks":{"launched":0,"succeeded":0,"failed":0,"killed":0,"running":0},)"
        R"("sqlExecutions":{"total":0,"failed":0,"running":0},)"
        R"("executors":{"added":0,"removed":0,"maxAlive":0,"cores":0},)"
        R"("metrics":{"executorRunTimeMs":0,"executorCpuTimeNs":0,"gcTimeMs":0,"inputBytes":0,"outputBytes":0,)"
        R"("shuffleReadBytes":0,"shuffleWriteBytes":0,"memorySpilledBytes":0,"diskSpilledBytes":0,)"
        R"("peakExecutionMemoryBytes":0},)"
        R"("import":{"lines":2,"events":2,"unknownEvents":0,"unreadableLines":0,"truncated":false}})"
        "\n";
    QCOMPARE(run.output, expected);
}

void CliSummaryTest::threadsGiveTheSame()
{
    const QString path = QString::fromStdString(m_logs.front().path);
    const auto one = runCli({u"summary"_s, u"--json"_s, u"--threads"_s, u"1"_s, path});
    const auto four = runCli({u"summary"_s, u"--json"_s, u"--threads=4"_s, path});
    QCOMPARE(one.exitCode, 0);
    QVERIFY(!one.output.isEmpty());
    QCOMPARE(four.output, one.output);
}

void CliSummaryTest::severalLogs()
{
    const QStringList paths{QString::fromStdString(m_logs[0].path), QString::fromStdString(m_logs[1].path)};
    const auto json = runCli(QStringList{u"summary"_s, u"--json"_s} + paths);
    const auto objects = test::jsonLines(json.output);
    QCOMPARE(objects.size(), 2);
    QCOMPARE(objects[0][u"applicationId"], m_logs[0].expected[u"applicationId"]);
    QCOMPARE(objects[1][u"applicationId"], m_logs[1].expected[u"applicationId"]);
    const auto text = runCli(QStringList{u"summary"_s} + paths);
    for (const QString &path : paths)
        QVERIFY(text.output.contains(QByteArray("==> " + path.toUtf8() + " <==\n")));
}

//! A folder that is no rolling log stands for the logs in it.
void CliSummaryTest::folderOfLogs()
{
    const QString folder = file(u"logs"_s);
    QVERIFY(QDir().mkpath(folder + u"/nested"_s));
    test::writeFile(QString(folder + u"/app-1"_s).toStdString(), head().toStdString());
    test::writeFile(QString(folder + u"/nested/app-2"_s).toStdString(), head().replace("app-1", "app-2").toStdString());
    test::writeFile(QString(folder + u"/notes.txt"_s).toStdString(), "no log\n");
    const auto run = runCli({u"summary"_s, u"--json"_s, folder});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    const auto objects = test::jsonLines(run.output);
    QCOMPARE(objects.size(), 2);
    QCOMPARE(objects[0][u"applicationId"].toString(), u"app-1"_s);
    QCOMPARE(objects[1][u"applicationId"].toString(), u"app-2"_s);
}

void CliSummaryTest::card()
{
    const auto found =
        std::find_if(m_logs.begin(), m_logs.end(), [](const auto &log) { return log.name.startsWith(u"3.5.9/fail/"); });
    QVERIFY(found != m_logs.end());
    const auto run = runCli({u"summary"_s, QString::fromStdString(found->path)});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.startsWith("fail\n\nApplication\n"));
    const QString text = QString::fromUtf8(run.output);
    for (const QString &wanted :
         {u"Application id\\s+local-1795202865658\n"_s, u"Duration\\s+24 s\n"_s, u"State\\s+succeeded\n"_s,
          u"Launched\\s+48\n"_s, u"10 × Task failure\\s+org.apache.spark.SparkException: Python worker exited"_s})
        QVERIFY2(text.contains(QRegularExpression(wanted)), qPrintable(wanted));
    for (const char c : run.output) // nothing out of a log controls the terminal
        QVERIFY(static_cast<unsigned char>(c) >= 0x20 || c == '\n');
}

void CliSummaryTest::report()
{
    const QByteArray log = head() + "{\"Event\":\"SparkListenerOfTheFuture\"}\nno json \x1b[31m\n" + "{\"Event\":\"cut";
    const auto run = runCli({u"summary"_s, u"--report"_s, u"-"_s}, log);
    QCOMPARE(run.exitCode, 0);
    const QString text = QString::fromUtf8(run.output);
    for (const QString &wanted :
         {u"Lines\\s+4\n"_s, u"Events\\s+3\n"_s, u"Unknown events\\s+1\n"_s, u"Unreadable lines\\s+1\n"_s,
          u"Truncated\\s+yes"_s, u"1  SparkListenerOfTheFuture\n"_s, u"-:4 \\(byte [0-9]+\\): "_s,
          u"-:5 \\(byte [0-9]+\\): the line is cut off"_s})
        QVERIFY2(text.contains(QRegularExpression(wanted)), qPrintable(wanted + u"\n" + text));
    QVERIFY(!run.output.contains('\x1b'));

    const auto json = runCli({u"summary"_s, u"--report"_s, u"--json"_s, u"-"_s}, log);
    QCOMPARE(json.exitCode, 0);
    QCOMPARE(json.output.count('\n'), 1); // the contract's line alone
    QVERIFY(json.errors.contains("SparkListenerOfTheFuture"));
}

void CliSummaryTest::stateWhileSomebodyWrites()
{
    const QString path = file(u"app-1.inprogress"_s);
    const auto state = [&path] {
        const auto run = runCli({u"summary"_s, u"--json"_s, path});
        const auto objects = test::jsonLines(run.output);
        return objects.size() == 1 ? objects.first()[u"state"].toString() : QString::fromUtf8(run.errors);
    };
    QFile log(path);
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    log.write(head());
    QCOMPARE(state(), u"running"_s);
    log.write(
        "{\"Event\":\"SparkListenerJobStart\",\"Job ID\":0,\"Submission Time\":1700000000001,\"Stage IDs\":[]}\n");
    QCOMPARE(state(), u"running"_s);
    // It is the writer that counts, not that it is open.
    log.close();
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(state(), u"incomplete"_s);
    log.close();
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    log.write("{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1700000009000}\n");
    QCOMPARE(state(), u"succeeded"_s); // an end is an end, whoever still has it open
}

void CliSummaryTest::stateByExitCode()
{
    const auto state = [](const QByteArray &exitCode) {
        const QByteArray end =
            "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1700000009000" + exitCode + "}\n";
        const auto objects = test::jsonLines(runCli({u"summary"_s, u"--json"_s, u"-"_s}, head() + end).output);
        return objects.isEmpty() ? QString() : objects.first()[u"state"].toString();
    };
    QCOMPARE(state(""), u"succeeded"_s);
    QCOMPARE(state(",\"ExitCode\":0"), u"succeeded"_s);
    QCOMPARE(state(",\"ExitCode\":3"), u"failed"_s);
    QCOMPARE(state(",\"ExitCode\":-1"), u"failed"_s);
}

//! A driver that has just started, or died before its first flush.
void CliSummaryTest::emptyLogInProgress()
{
    const QString path = file(u"app-20261120193621-0007_2.inprogress"_s);
    test::writeFile(path.toStdString(), {});
    const auto run = runCli({u"summary"_s, u"--json"_s, path});
    QCOMPARE(run.exitCode, 0);
    const auto objects = test::jsonLines(run.output);
    QCOMPARE(objects.size(), 1);
    QCOMPARE(objects.first()[u"applicationId"].toString(), u"app-20261120193621-0007"_s);
    QCOMPARE(objects.first()[u"attemptId"].toString(), u"2"_s);
    QCOMPARE(objects.first()[u"state"].toString(), u"incomplete"_s);
}

QTEST_GUILESS_MAIN(CliSummaryTest)
#include "tst_clisummary.moc"
