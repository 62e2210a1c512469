// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

constexpr TimeMs kStart = 1'700'000'000'000;

TaskEnd taskEnd(std::int64_t id, TaskStatus status, std::int32_t stage = 0)
{
    TaskEnd event;
    event.stageId = stage;
    event.stageAttempt = 0;
    event.info.taskId = id;
    event.info.index = std::int32_t(id);
    event.info.attempt = 0;
    event.info.launch = kStart + 1000;
    event.info.finish = kStart + 2000;
    event.info.executorId = "1";
    event.info.host = "h";
    event.reason.status = status;
    if (status != TaskStatus::Succeeded) {
        event.reason.kind = "ExceptionFailure";
        event.reason.className = id % 2 ? "java.lang.OutOfMemoryError" : "java.io.IOException";
        event.reason.description = id % 2 ? "Java heap space\nmore" : "disk";
        event.reason.stackTrace = "trace";
    }
    event.hasMetrics = true;
    event.metrics[metricIndex(TaskColumn::ExecutorRunTime)] = 800;
    event.metrics[metricIndex(TaskColumn::ExecutorCpuTime)] = 400'000'000;
    event.metrics[metricIndex(TaskColumn::JvmGcTime)] = 80;
    event.metrics[metricIndex(TaskColumn::InputBytesRead)] = 1024;
    event.metrics[metricIndex(TaskColumn::ShuffleRemoteBytesRead)] = 10;
    event.metrics[metricIndex(TaskColumn::ShuffleLocalBytesRead)] = 5;
    event.metrics[metricIndex(TaskColumn::PeakExecutionMemory)] = 100 + id;
    return event;
}

void fill(ApplicationStore &store, std::string_view name)
{
    store.apply(StructureEvent(LogStart{"3.5.9"}));
    store.apply(StructureEvent(ApplicationStart{name, "app-1", "2", "someone", kStart}));
    EnvironmentUpdate environment;
    environment.spark = {{"spark.executor.memory", "4g"}, {"spark.master", "spark://h:7077"}};
    store.apply(StructureEvent(environment));
    ExecutorAdded added;
    added.time = kStart + 10;
    added.executorId = "1";
    added.host = "h";
    added.cores = 4;
    store.apply(StructureEvent(added));
    StageInfo stage;
    stage.stageId = 0;
    stage.attempt = 0;
    stage.name = "count at x";
    stage.tasks = 6;
    JobStart job;
    job.jobId = 7;
    job.time = kStart + 20;
    job.stageIds = {0};
    job.stages = {stage};
    store.apply(StructureEvent(job));
    stage.submitted = kStart + 30;
    store.apply(StructureEvent(StageSubmitted{stage, {}}));
    for (std::int64_t id = 0; id < 6; ++id) {
        const auto end = taskEnd(id, id < 2 ? TaskStatus::Succeeded : id < 5 ? TaskStatus::Failed : TaskStatus::Killed);
        TaskStart start;
        start.stageId = 0;
        start.stageAttempt = 0;
        start.info = end.info;
        start.info.finish = 0;
        store.apply(start);
        store.apply(end);
    }
    stage.completed = kStart + 3000;
    stage.failed = true;
    stage.failureReason = "Job aborted\n\tat x";
    store.apply(StructureEvent(StageCompleted{stage}));
    JobEnd end;
    end.jobId = 7;
    end.time = kStart + 3100;
    end.succeeded = false;
    end.error = "Job aborted due to stage failure\nmore";
    store.apply(StructureEvent(end));
    store.apply(StructureEvent(ApplicationEnd{kStart + 5000, 0}));
}

QJsonObject parsed(const Snapshot &snapshot, bool pretty)
{
    QJsonParseError error;
    const auto document = QJsonDocument::fromJson(QByteArray::fromStdString(summaryJson(snapshot, pretty)), &error);
    if (error.error != QJsonParseError::NoError)
        qWarning("%s", qPrintable(error.errorString()));
    return document.object();
}

} // namespace

//! The card, its texts and the JSON of the command line's contract.
class SummaryTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void keysInOrder();
    void figures();
    void absentIsNull();
    void hostileNames_data();
    void hostileNames();
    void utf8_data();
    void utf8();
    void cardFigures();
    void failures();
    void failureCountsAreIncremental();
    void texts();
    void emptySnapshot();
};

void SummaryTest::keysInOrder()
{
    ApplicationStore store;
    fill(store, "x");
    const QByteArray json = QByteArray::fromStdString(summaryJson(*store.snapshot(), false));
    QVERIFY(!json.contains('\n'));
    qsizetype place = -1;
    for (const char *key : {"applicationId",
                            "name",
                            "attemptId",
                            "user",
                            "sparkVersion",
                            "state",
                            "startTime",
                            "endTime",
                            "jobs",
                            "total",
                            "succeeded",
                            "failed",
                            "running",
                            "stages",
                            "attempts",
                            "completed",
                            "failed",
                            "skipped",
                            "running",
                            "tasks",
                            "launched",
                            "succeeded",
                            "failed",
                            "killed",
                            "running",
                            "sqlExecutions",
                            "total",
                            "failed",
                            "running",
                            "executors",
                            "added",
                            "removed",
                            "maxAlive",
                            "cores",
                            "metrics",
                            "executorRunTimeMs",
                            "executorCpuTimeNs",
                            "gcTimeMs",
                            "inputBytes",
                            "outputBytes",
                            "shuffleReadBytes",
                            "shuffleWriteBytes",
                            "memorySpilledBytes",
                            "diskSpilledBytes",
                            "peakExecutionMemoryBytes",
                            "import",
                            "lines",
                            "events",
                            "unknownEvents",
                            "unreadableLines",
                            "truncated"}) {
        const qsizetype next = json.indexOf(QByteArray('"' + QByteArray(key) + "\":"), place + 1);
        QVERIFY2(next > place, key);
        place = next;
    }
    QVERIFY(summaryJson(*store.snapshot(), true).find("\n  \"jobs\": {\n    \"total\": 1,\n") != std::string::npos);
    QCOMPARE(parsed(*store.snapshot(), true), parsed(*store.snapshot(), false));
}

void SummaryTest::figures()
{
    ApplicationStore store;
    fill(store, "x");
    store.importStats().lines = 12;
    store.importStats().events = 11;
    store.importStats().unknownEvents = 2;
    store.importStats().unreadableLines = 1;
    store.importStats().truncated = true;
    const QJsonObject json = parsed(*store.snapshot(), true);
    QCOMPARE(json[u"state"].toString(), u"succeeded"_s);
    QCOMPARE(json[u"attemptId"].toString(), u"2"_s);
    QCOMPARE(json[u"startTime"].toInteger(), kStart);
    QCOMPARE(json[u"endTime"].toInteger(), kStart + 5000);
    const auto tasks = json[u"tasks"].toObject();
    QCOMPARE(tasks[u"launched"].toInt(), 6);
    QCOMPARE(tasks[u"succeeded"].toInt(), 2);
    QCOMPARE(tasks[u"failed"].toInt(), 3);
    QCOMPARE(tasks[u"killed"].toInt(), 1);
    const auto metrics = json[u"metrics"].toObject();
    QCOMPARE(metrics[u"executorRunTimeMs"].toInt(), 6 * 800);
    QCOMPARE(metrics[u"shuffleReadBytes"].toInt(), 6 * 15);
    QCOMPARE(metrics[u"peakExecutionMemoryBytes"].toInt(), 105);
    const auto import = json[u"import"].toObject();
    QCOMPARE(import[u"lines"].toInt(), 12);
    QCOMPARE(import[u"unknownEvents"].toInt(), 2);
    QCOMPARE(import[u"unreadableLines"].toInt(), 1);
    QVERIFY(import[u"truncated"].toBool());
    QCOMPARE(json[u"executors"].toObject()[u"cores"].toInt(), 4);
}

void SummaryTest::absentIsNull()
{
    ApplicationStore store;
    const QJsonObject json = parsed(*store.snapshot(), false);
    for (const char16_t *key : {u"attemptId", u"startTime", u"endTime"})
        QVERIFY2(json.contains(QString::fromUtf16(key)) && json[QString::fromUtf16(key)].isNull(),
                 qPrintable(QString::fromUtf16(key)));
    QCOMPARE(json[u"name"].toString(), QString());
}

void SummaryTest::hostileNames_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QString>("expected");
    QTest::newRow("quotes") << QByteArray("a\"b\\c/d") << u"a\"b\\c/d"_s;
    QTest::newRow("control") << QByteArray("a\n\r\t\x01\x1f\x7f"
                                           "b")
                             << u"a\n\r\t\u0001\u001f\u007fb"_s;
    QTest::newRow("nul") << QByteArray("a\0b", 3) << QString(u"a\0b"_s);
    QTest::newRow("emoji") << QByteArray("\xf0\x9f\x94\xa5 \xe7\x81\xab") << u"🔥 火"_s;
    QTest::newRow("html") << QByteArray("<script>alert(1)</script>") << u"<script>alert(1)</script>"_s;
    QTest::newRow("cut emoji") << QByteArray("x\xf0\x9f\x94") << u"x\ufffd"_s;
    QTest::newRow("latin 1") << QByteArray("M\xfcller") << u"M\ufffdller"_s;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << u"\ufffd\ufffd\ufffd"_s;
    QTest::newRow("overlong") << QByteArray("\xc0\xaf") << u"\ufffd\ufffd"_s;
}

void SummaryTest::hostileNames()
{
    QFETCH(QByteArray, name);
    QFETCH(QString, expected);
    ApplicationStore store;
    fill(store, std::string_view(name.constData(), std::size_t(name.size())));
    const auto snapshot = store.snapshot();
    for (const bool pretty : {true, false})
        QCOMPARE(parsed(*snapshot, pretty)[u"name"].toString(), expected);
    const auto card = cardOf(*snapshot);
    // Texts stay in their lines, whatever the name is.
    const QString text = QString::fromStdString(cardAsText(card));
    QVERIFY(!text.contains(QChar(1)) && !text.contains(u'\t'));
    const QString markdown = QString::fromStdString(cardAsMarkdown(card));
    QVERIFY(markdown.startsWith(u"# "));
    QVERIFY(!markdown.contains(u"<script>"));
    QCOMPARE(markdown.count(u"\n## "_s), 10); // nine sections and the failures
}

void SummaryTest::utf8_data()
{
    QTest::addColumn<QByteArray>("bytes");
    for (const char *bytes :
         {"", "abc", "\x80", "\xff", "\xe2\x82\xac", "\xe2\x82", "\xe2\x28\xa1", "\xf4\x90\x80\x80",
          "\xf8\x88\x80\x80\x80", "\xc2", "\xc2\xc2", "a\xe2\x82z", "\xef\xbf\xbe", "\xf0\x8f\xbf\xbf"})
        QTest::addRow("%s", QByteArray(bytes).toHex().constData()) << QByteArray(bytes);
}

void SummaryTest::utf8()
{
    QFETCH(QByteArray, bytes);
    const QByteArray ours = QByteArray::fromStdString(validUtf8(bytes.toStdString()));
    QVERIFY(ours.isValidUtf8());
    QCOMPARE(bytes.isValidUtf8(), ours == bytes);
}

void SummaryTest::cardFigures()
{
    ApplicationStore store;
    fill(store, "x");
    const auto card = cardOf(*store.snapshot());
    QVERIFY(card.figure("gcShare"));
    QCOMPARE(card.figure("gcShare")->share, 0.1);
    QCOMPARE(card.figure("cpuShare")->share, 0.5);
    QCOMPARE(card.figure("executorMemory")->text, std::string("4g"));
    QCOMPARE(card.figure("driverMemory")->text, std::string("1g (default)"));
    QCOMPARE(card.figure("duration")->number, 5000);
    QVERIFY(!card.figure("pythonVersion")->known);
    QVERIFY(!card.figure("nonsense"));
}

void SummaryTest::failures()
{
    ApplicationStore store;
    fill(store, "x");
    const auto snapshot = store.snapshot();
    auto card = cardOf(*snapshot);
    QCOMPARE(card.failures.size(), std::size_t(2));
    QCOMPARE(card.failures[0].kind, CardFailure::Kind::Job);
    QCOMPARE(card.failures[0].id, 7);
    QCOMPARE(card.failures[0].reason, std::string("Job aborted due to stage failure"));
    QCOMPARE(card.failures[1].kind, CardFailure::Kind::Stage);
    QCOMPARE(card.failures[1].details, std::string("Job aborted\n\tat x"));
    TaskFailureCounts counts;
    counts.advance(snapshot->tasks);
    addTaskFailures(card, *snapshot, counts);
    QCOMPARE(card.failures.size(), std::size_t(4));
    QCOMPARE(card.failures[2].count, 2); // tasks 2 and 4; 5 was killed
    QCOMPARE(card.failures[2].name, std::string("java.io.IOException"));
    QCOMPARE(card.failures[3].count, 1);
    QCOMPARE(card.failures[3].reason, std::string("Java heap space"));
}

void SummaryTest::failureCountsAreIncremental()
{
    ApplicationStore store;
    TaskFailureCounts steps;
    for (std::int64_t id = 0; id < 5000; ++id) {
        store.apply(taskEnd(id, id % 3 ? TaskStatus::Succeeded : TaskStatus::Failed));
        if (id % 777 == 0)
            steps.advance(store.snapshot()->tasks);
    }
    const auto snapshot = store.snapshot();
    steps.advance(snapshot->tasks);
    steps.advance(snapshot->tasks);
    TaskFailureCounts once;
    once.advance(snapshot->tasks);
    const auto left = steps.mostFrequent(10);
    const auto right = once.mostFrequent(10);
    QCOMPARE(left.size(), std::size_t(2));
    QCOMPARE(left.size(), right.size());
    std::int64_t sum = 0;
    for (std::size_t i = 0; i < left.size(); ++i) {
        QCOMPARE(left[i].count, right[i].count);
        QCOMPARE(left[i].lastTask, right[i].lastTask);
        sum += left[i].count;
    }
    QCOMPARE(sum, 1667);
    ApplicationStore other;
    other.apply(taskEnd(1, TaskStatus::Failed));
    steps.advance(other.snapshot()->tasks); // a replay went back
    QCOMPARE(steps.mostFrequent(10).size(), std::size_t(1));
    QCOMPARE(steps.mostFrequent(10)[0].count, 1);
}

void SummaryTest::texts()
{
    ApplicationStore store;
    fill(store, "My | app *");
    const auto card = cardOf(*store.snapshot());
    const QString text = QString::fromStdString(cardAsText(card));
    QVERIFY2(text.startsWith(u"My | app *\n"), qPrintable(text));
    QVERIFY(text.contains(u"Duration"));
    QVERIFY(text.contains(u"5.0 s"));
    QVERIFY(text.contains(u"2023-11-14T22:13:20.000Z"));
    QVERIFY(text.contains(u"Job 7  count at x: Job aborted due to stage failure"));
    const QString markdown = QString::fromStdString(cardAsMarkdown(card));
    QVERIFY(markdown.startsWith(u"# My \\| app \\*\n"));
    QVERIFY(markdown.contains(u"| GC share of run time | 10 % |") || markdown.contains(u"| 10.0 % |"));
    CardTexts texts = CardTexts::english();
    texts.label = [](std::string_view english) { return english == "Duration" ? "Dauer" : std::string(english); };
    QVERIFY(QString::fromStdString(cardAsText(card, texts)).contains(u"Dauer"));
}

void SummaryTest::emptySnapshot()
{
    const Snapshot nothing; // not even the parts that are never null
    QVERIFY(!summaryJson(nothing, false).empty());
    QVERIFY(!cardAsText(cardOf(nothing)).empty());
    QCOMPARE(applicationDuration(nothing), -1);
}

QTEST_GUILESS_MAIN(SummaryTest)
#include "tst_summary.moc"
