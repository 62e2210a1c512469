// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "fuzz/taskdifference.h"
#include "unit/ingest/wholelog.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QDir>
#include <QJsonDocument>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! The quick way for task events reads what the DOM reads, on every line of every recording.
class TaskLineParserTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordedLine_data();
    void everyRecordedLine();
    void notTaken_data();
    void notTaken();
    void listenerEvents_data();
    void listenerEvents();
};

void TaskLineParserTest::everyRecordedLine_data()
{
    QTest::addColumn<QString>("path");
    for (const auto &log : test::recordedLogs())
        QTest::newRow(qPrintable(log.name)) << QString::fromStdString(log.path);
    const QDir frames(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events"));
    for (const QString &name : frames.entryList({u"*.ndjson"_s}))
        QTest::newRow(qPrintable(name)) << frames.filePath(name);
}

void TaskLineParserTest::everyRecordedLine()
{
    QFETCH(QString, path);
    const auto log = test::readWholeLog(path.toStdString());
    QVERIFY(log);
    int starts = 0;
    int successes = 0;
    int quick = 0;
    for (const std::string_view line : log->lines()) {
        std::string what;
        const auto difference = test::compareTaskLine(line, what);
        QVERIFY2(difference != test::Difference::Differs, (what + ": " + std::string(line.substr(0, 300))).c_str());
        quick += difference == test::Difference::Same;
        starts += line.starts_with(R"({"Event":"SparkListenerTaskStart")");
        successes += line.starts_with(R"({"Event":"SparkListenerTaskEnd")") &&
                     line.find(R"("Task End Reason":{"Reason":"Success"})") != std::string_view::npos;
    }
    // It would be of no use if it were strict for nothing.
    QVERIFY2(quick >= (starts + successes) * 9 / 10,
             qPrintable(u"%1 of %2 starts and %3 successes"_s.arg(quick).arg(starts).arg(successes)));
}

void TaskLineParserTest::notTaken_data()
{
    QTest::addColumn<QByteArray>("line");
    const QByteArray start =
        R"({"Event":"SparkListenerTaskStart","Stage ID":1,"Stage Attempt ID":0,"Task Info":{"Task ID":7,"Index":3,)"
        R"("Attempt":0,"Launch Time":1700000000000,"Executor ID":"1","Host":"h","Locality":"ANY","Speculative":false,)"
        R"("Getting Result Time":0,"Finish Time":0,"Failed":false,"Killed":false,"Accumulables":[]}})";
    std::string what;
    QCOMPARE(test::compareTaskLine(start.toStdString(), what), test::Difference::Same);
    const auto with = [&start](const char *name, const char *before, const char *after) {
        QByteArray changed = start;
        QVERIFY(changed.contains(before));
        QTest::newRow(name) << changed.replace(before, after);
    };
    with("fraction", "\"Task ID\":7", "\"Task ID\":7.5");
    with("exponent", "\"Task ID\":7", "\"Task ID\":7e2");
    with("leading zero", "\"Task ID\":7", "\"Task ID\":07");
    with("plus", "\"Task ID\":7", "\"Task ID\":+7");
    with("lone minus", "\"Task ID\":7", "\"Task ID\":-");
    with("19 digits", "\"Task ID\":7", "\"Task ID\":1234567890123456789");
    with("beyond 32 bits", "\"Index\":3", "\"Index\":2147483648");
    with("escape", "\"Host\":\"h\"", "\"Host\":\"\\u0041\"");
    with("control character", "\"Host\":\"h\"", "\"Host\":\"\x01\"");
    with("UTF-8", "\"Host\":\"h\"", "\"Host\":\"\xc3\xa9\"");
    with("space", ",\"Index\"", ", \"Index\"");
    with("unknown key", ",\"Index\"", ",\"New\":1,\"Index\"");
    with("cut", "[]}}", "[]}");
    with("more behind", "[]}}", "[]}}}");
    with("null", "\"Speculative\":false", "\"Speculative\":null");
}

void TaskLineParserTest::notTaken()
{
    QFETCH(QByteArray, line);
    std::string what;
    QCOMPARE(test::compareTaskLine(line.toStdString(), what), test::Difference::NotTaken);
}

void TaskLineParserTest::listenerEvents_data()
{
    QTest::addColumn<QString>("path");
    const QDir frames(QStringLiteral(CINDERSCOPE_TEST_DATA "/listener-events"));
    for (const QString &name : frames.entryList({u"*.expected.json"_s}))
        QTest::newRow(qPrintable(name)) << frames.filePath(name);
}

//! Frames of a listener are the same JSON, without the first line of a log.
void TaskLineParserTest::listenerEvents()
{
    QFETCH(QString, path);
    const auto expected =
        QJsonDocument::fromJson(QByteArray::fromStdString(test::readFile(path.toStdString()))).object();
    QVERIFY(!expected.isEmpty());
    const auto log = test::readWholeLog(path.chopped(14).toStdString());
    QVERIFY(log);
    ApplicationStore store;
    log->batch.apply(store);
    const auto summary =
        QJsonDocument::fromJson(QByteArray::fromStdString(summaryJson(*store.snapshot(), false))).object();
    for (const QString &part : {u"jobs"_s, u"stages"_s, u"tasks"_s, u"executors"_s, u"metrics"_s, u"import"_s}) {
        const auto wanted = expected[part].toObject();
        QVERIFY(!wanted.isEmpty());
        for (auto entry = wanted.begin(); entry != wanted.end(); ++entry)
            QVERIFY2(summary[part].toObject()[entry.key()] == *entry, qPrintable(part + u" " + entry.key()));
    }
}

QTEST_GUILESS_MAIN(TaskLineParserTest)
#include "tst_tasklineparser.moc"
