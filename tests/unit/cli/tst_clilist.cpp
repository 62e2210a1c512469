// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "unit/cli/clirun.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::runCli;

//! `list`: what it says of a log agrees with what `summary` says.
class CliListTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void agreesWithTheManifest();
    void columnsAreAligned();
    void sort_data();
    void sort();
    void problemsGoToStandardError();
    void hostileNames();
    void running();

private:
    static QByteArray start(const QByteArray &id, const QByteArray &name, qint64 time)
    {
        return "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.9\"}\n"
               "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"" +
               name + "\",\"App ID\":\"" + id + "\",\"Timestamp\":" + QByteArray::number(time) + ",\"User\":\"me\"}\n";
    }
    static QByteArray end(qint64 time)
    {
        return "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":" + QByteArray::number(time) + "}\n";
    }
    void write(const QString &name, const QByteArray &text)
    {
        test::writeFile(m_folder.filePath(name).toStdString(), text.toStdString());
    }

    std::vector<test::RecordedLog> m_logs = test::recordedLogs();
    QTemporaryDir m_folder;
};

void CliListTest::initTestCase()
{
    QVERIFY(!m_logs.empty());
    write(u"app-9"_s, start("app-9", "nine", 1'700'000'002'000) + end(1'700'000'003'000));
    write(u"app-10"_s, start("app-10", "ten", 1'700'000'001'000) + end(1'700'000'061'000) + "\n\n\n\n");
    write(u"app-11"_s, start("app-11", "\xe5\xb7\xa5\xe4\xbd\x9c", 1'700'000'004'000)); // two wide characters
    write(u"readme.txt"_s, "no log\n");
}

void CliListTest::agreesWithTheManifest()
{
    QStringList arguments{u"list"_s, u"--json"_s, u"--sort"_s, u"path"_s};
    for (const auto &log : m_logs)
        arguments += QString::fromStdString(log.path);
    const auto run = runCli(arguments);
    QCOMPARE(run.errors, QByteArray());
    QCOMPARE(run.exitCode, 0);
    const auto entries = test::jsonLines(run.output);
    QCOMPARE(entries.size(), qsizetype(m_logs.size()));
    for (const auto &log : m_logs) {
        const auto found = std::find_if(entries.begin(), entries.end(), [&log](const QJsonObject &entry) {
            return entry[u"path"].toString() == QString::fromStdString(log.path);
        });
        QVERIFY2(found != entries.end(), qPrintable(log.name));
        for (const QString &key : {u"applicationId"_s, u"attemptId"_s, u"name"_s, u"user"_s, u"sparkVersion"_s,
                                   u"startTime"_s, u"endTime"_s})
            QVERIFY2((*found)[key] == log.expected[key], qPrintable(log.name + u" " + key));
        QCOMPARE((*found)[u"state"].toString(), log.expected[u"endTime"].isNull() ? u"incomplete"_s : u"succeeded"_s);
        QVERIFY((*found)[u"sizeBytes"].toInteger() > 0);
        QVERIFY((*found)[u"durationMs"].toInteger(-1) >= 0);
    }
}

void CliListTest::columnsAreAligned()
{
    const auto run = runCli({u"list"_s, m_folder.path()});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    const QStringList lines = QString::fromUtf8(run.output).split(u'\n');
    QCOMPARE(lines.size(), 5); // titles, three logs, nothing behind the last line break
    QVERIFY(lines[0].startsWith(u"ID "_s));
    // newest first
    QVERIFY(lines[1].startsWith(u"app-11 "_s));
    QVERIFY(lines[2].startsWith(u"app-9 "_s));
    QVERIFY(lines[3].startsWith(u"app-10 "_s));
    QVERIFY(lines[1].contains(u" incomplete "_s));
    QVERIFY(lines[2].contains(u" 2023-11-14T22:13:22Z "_s));
    QVERIFY(lines[3].contains(u" 1 min 00 s "_s));
    for (const QString &title : {u"USER"_s, u"SPARK"_s, u"STATE"_s, u"START"_s, u"PATH"_s}) {
        const auto at = lines[0].indexOf(title);
        QVERIFY(at > 0);
        for (int i : {2, 3})
            QVERIFY2(lines[i][at] != u' ' && lines[i][at - 1] == u' ', qPrintable(title + u"\n" + lines[i]));
        QVERIFY2(lines[1][at - 2] != u' ' && lines[1][at - 3] == u' ', qPrintable(title)); // two wide characters before
    }
}

void CliListTest::sort_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QStringList>("order");
    QTest::newRow("id") << u"id"_s << QStringList{u"app-9"_s, u"app-10"_s, u"app-11"_s};
    QTest::newRow("-id") << u"-id"_s << QStringList{u"app-11"_s, u"app-10"_s, u"app-9"_s};
    QTest::newRow("start") << u"start"_s << QStringList{u"app-10"_s, u"app-9"_s, u"app-11"_s};
    QTest::newRow("-duration") << u"-duration"_s << QStringList{u"app-10"_s, u"app-9"_s, u"app-11"_s};
    QTest::newRow("-size") << u"-size"_s << QStringList{u"app-10"_s, u"app-9"_s, u"app-11"_s};
    QTest::newRow("state") << u"state"_s << QStringList{u"app-11"_s, u"app-9"_s, u"app-10"_s};
}

void CliListTest::sort()
{
    QFETCH(QString, key);
    QFETCH(QStringList, order);
    for (const QStringList &option : {QStringList{u"--sort"_s, key}, QStringList{u"--sort="_s + key}}) {
        QStringList ids;
        for (const auto &entry :
             test::jsonLines(runCli(QStringList{u"list"_s, u"--json"_s, m_folder.path()} + option).output))
            ids += entry[u"applicationId"].toString();
        QCOMPARE(ids, order);
    }
}

void CliListTest::problemsGoToStandardError()
{
    const auto run = runCli(
        {u"list"_s, u"--json"_s, m_folder.filePath(u"missing"_s), m_folder.path(), m_folder.filePath(u"readme.txt"_s)});
    QCOMPARE(run.exitCode, 1);
    QCOMPARE(test::jsonLines(run.output).size(), 3); // the others are there
    QCOMPARE(run.errorLines().size(), 2);
    QVERIFY(run.errorLines()[0].contains(u"missing does not exist."_s));
    QVERIFY(run.errorLines()[1].contains(u"readme.txt is no event log"_s));
}

void CliListTest::hostileNames()
{
    QTemporaryDir folder;
    test::writeFile(folder.filePath(u"app-1"_s).toStdString(),
                    start("app-1", "a\\u001b[2J\\n\\u202eb", 1'700'000'000'000).toStdString());
    const auto run = runCli({u"list"_s, folder.path()});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.output.count('\n'), 2);
    QVERIFY(!run.output.contains('\x1b'));
    QVERIFY(!run.output.contains("\xe2\x80\xae"));
    QVERIFY(run.output.contains(" a [2J  b "));
}

void CliListTest::running()
{
    QTemporaryDir folder;
    QFile log(folder.filePath(u"app-1.inprogress"_s));
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    log.write(start("app-1", "a", 1'700'000'000'000));
    QCOMPARE(test::jsonLines(runCli({u"list"_s, u"--json"_s, folder.path()}).output).value(0)[u"state"].toString(),
             u"running"_s);
    log.close();
    QCOMPARE(test::jsonLines(runCli({u"list"_s, u"--json"_s, folder.path()}).output).value(0)[u"state"].toString(),
             u"incomplete"_s);
}

QTEST_GUILESS_MAIN(CliListTest)
#include "tst_clilist.moc"
