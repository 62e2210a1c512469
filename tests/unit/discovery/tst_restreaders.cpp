// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restreaders.h"
#include "mimicspark.h"

#include <QJsonDocument>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

simdjson::dom::element parse(simdjson::dom::parser &parser, const QByteArray &text)
{
    simdjson::dom::element element;
    if (parser.parse(text.constData(), std::size_t(text.size())).get(element))
        qFatal("no JSON: %s", text.constData());
    return element;
}

QString text(std::string_view view)
{
    return QString::fromUtf8(view.data(), qsizetype(view.size()));
}

} // namespace

class TestRestReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recordedTasks_data();
    void recordedTasks();
    void endReasons_data();
    void endReasons();
    void oldVersions();
    void nonsense();
};

void TestRestReaders::recordedTasks_data()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("3.5.9") << u"3.5.9"_s;
    QTest::newRow("4.3.0") << u"4.3.0"_s;
}

void TestRestReaders::recordedTasks()
{
    QFETCH(QString, version);
    // column of the store -> path in TaskData
    const std::pair<TaskColumn, QStringList> paths[] = {
        {TaskColumn::ExecutorRunTime, {u"executorRunTime"_s}},
        {TaskColumn::ExecutorCpuTime, {u"executorCpuTime"_s}},
        {TaskColumn::ExecutorDeserializeTime, {u"executorDeserializeTime"_s}},
        {TaskColumn::JvmGcTime, {u"jvmGcTime"_s}},
        {TaskColumn::ResultSize, {u"resultSize"_s}},
        {TaskColumn::PeakExecutionMemory, {u"peakExecutionMemory"_s}},
        {TaskColumn::DiskBytesSpilled, {u"diskBytesSpilled"_s}},
        {TaskColumn::InputBytesRead, {u"inputMetrics"_s, u"bytesRead"_s}},
        {TaskColumn::OutputBytesWritten, {u"outputMetrics"_s, u"bytesWritten"_s}},
        {TaskColumn::ShuffleLocalBytesRead, {u"shuffleReadMetrics"_s, u"localBytesRead"_s}},
        {TaskColumn::ShuffleRecordsRead, {u"shuffleReadMetrics"_s, u"recordsRead"_s}},
        {TaskColumn::ShuffleBytesWritten, {u"shuffleWriteMetrics"_s, u"bytesWritten"_s}},
        {TaskColumn::ShuffleWriteTime, {u"shuffleWriteMetrics"_s, u"writeTime"_s}},
    };
    simdjson::dom::parser parser;
    int checked = 0, failed = 0;
    std::map<TaskColumn, qint64> sums;
    const QJsonArray stages = MimicSpark::recorded(version).stages;
    for (const QJsonValue &stage : stages) {
        for (const QJsonObject &task : MimicSpark::tasksOf(stage.toObject())) {
            const QByteArray json = QJsonDocument(task).toJson();
            const auto end = rest::taskEnd(parse(parser, json), 5, 1);
            QVERIFY(end);
            QCOMPARE(qint64(end->info.taskId), task[u"taskId"].toInteger());
            QCOMPARE(isoText(end->info.launch), task[u"launchTime"].toString());
            QCOMPARE(text(end->info.executorId), task[u"executorId"].toString());
            QCOMPARE(text(toString(end->info.locality)), task[u"taskLocality"].toString());
            QCOMPARE(end->stageId, 5);
            QCOMPARE(end->stageAttempt, 1);
            const QString status = task[u"status"].toString();
            if (status == u"RUNNING"_s) {
                QCOMPARE(qint64(end->info.finish), 0);
                QCOMPARE(int(end->reason.status), int(TaskStatus::Running));
                continue;
            }
            QCOMPARE(qint64(end->info.finish - end->info.launch), task[u"duration"].toInteger());
            QCOMPARE(end->reason.status == TaskStatus::Succeeded, status == u"SUCCESS"_s);
            for (const auto &[column, path] : paths) {
                QJsonValue value = task[u"taskMetrics"];
                for (const QString &key : path)
                    value = value[key];
                QCOMPARE(qint64(end->metrics[metricIndex(column)]), value.toInteger());
                sums[column] += value.toInteger();
            }
            if (status == u"FAILED"_s) {
                ++failed;
                QCOMPARE(text(end->reason.kind), u"ExceptionFailure"_s);
                QVERIFY(end->reason.className.ends_with("Exception"));
                QVERIFY(!end->reason.description.empty());
                QCOMPARE(text(end->reason.stackTrace), task[u"errorMessage"].toString());
            }
            ++checked;
        }
    }
    QVERIFY(checked > 200);
    QVERIFY(failed > 0);
    QVERIFY(sums[TaskColumn::ShuffleWriteTime] > 0 && sums[TaskColumn::InputBytesRead] > 0);
}

void TestRestReaders::endReasons_data()
{
    QTest::addColumn<QString>("status");
    QTest::addColumn<QString>("message");
    QTest::addColumn<int>("result");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("description");
    const auto row = [](const char *status, const char *message, TaskStatus result, const char *kind,
                        const char *description) {
        QTest::addRow("%s %.20s", status, message)
            << QString::fromLatin1(status) << QString::fromLatin1(message) << int(result) << QString::fromLatin1(kind)
            << QString::fromLatin1(description);
    };
    using enum TaskStatus;
    row("SUCCESS", "", Succeeded, "", "");
    row("KILLED", "TaskKilled (another attempt succeeded)", Killed, "TaskKilled", "another attempt succeeded");
    row("KILLED", "", Killed, "TaskKilled", "");
    row("FAILED", "TaskCommitDenied (Driver denied task commit) for job: 1", Killed, "TaskCommitDenied",
        "TaskCommitDenied (Driver denied task commit) for job: 1");
    row("FAILED", "ExecutorLostFailure (executor 3 exited) Reason: x", Failed, "ExecutorLostFailure",
        "ExecutorLostFailure (executor 3 exited) Reason: x");
    row("FAILED", "FetchFailed(BlockManagerId(1, h, 7337, None), shuffleId=0, message=\nbroken\n)", Failed,
        "FetchFailed", "broken");
    row("FAILED", "java.lang.RuntimeException: it: broke\n\tat a.b.c(D.java:1)\n", Failed, "ExceptionFailure",
        "it: broke");
    row("FAILED", "something else", Failed, "ExceptionFailure", "something else");
    row("FAILED", "", Failed, "UnknownReason", "");
}

void TestRestReaders::endReasons()
{
    QFETCH(QString, status);
    QFETCH(QString, message);
    QFETCH(int, result);
    QFETCH(QString, kind);
    QFETCH(QString, description);
    const std::string s = status.toStdString(), m = message.toStdString();
    const TaskEndReason reason = rest::endReason(s, m);
    QCOMPARE(int(reason.status), result);
    QCOMPARE(text(reason.kind), kind);
    QCOMPARE(text(reason.description), description);
}

void TestRestReaders::oldVersions()
{
    // Spark 2.4: fewer fields
    simdjson::dom::parser parser;
    const QByteArray stageJson = R"({"status":"COMPLETE","stageId":3,"attemptId":1,"numTasks":4,"numCompleteTasks":4,
        "executorRunTime":70,"executorCpuTime":9000,"submissionTime":"2019-03-01T10:00:00.000GMT",
        "completionTime":"2019-03-01T10:00:01.500GMT","inputBytes":5,"shuffleReadBytes":77,"shuffleWriteBytes":8})";
    const auto stage = rest::stageSummary(parse(parser, stageJson));
    QVERIFY(stage);
    QCOMPARE(stage->stage.attempt, 1);
    QCOMPARE(qint64(stage->stage.completed - stage->stage.submitted), 1'500);
    QCOMPARE(stage->completedIndices, 4);
    QCOMPARE(stage->stage.resourceProfileId, -1);
    QCOMPARE(qint64(stage->totals.shuffleReadBytes()), 77);
    const QByteArray jobJson = R"({"jobId":2,"name":"n","stageIds":[5,4],"status":"UNKNOWN","numTasks":8})";
    const auto job = rest::jobSummary(parse(parser, jobJson));
    QVERIFY(job);
    QCOMPARE(job->stageIds, (std::vector<std::int32_t>{4, 5}));
    QCOMPARE(qint64(job->submitted), qint64(kNoTime));
    const QByteArray executorJson = R"({"id":"1","hostPort":"[::1]:4000","isBlacklisted":true,"totalCores":2})";
    const auto executor = rest::executorSummary(parse(parser, executorJson));
    QVERIFY(executor);
    QVERIFY(executor->excluded && executor->active && !executor->hasPeaks);
    QCOMPARE(text(executor->host), u"[::1]"_s);
}

void TestRestReaders::nonsense()
{
    for (const QByteArray json :
         {"null", "3", "\"x\"", "[]", "{}", R"({"jobId":"no","stageId":-1,"id":{},"taskId":[]})",
          R"({"jobId":99999999999,"stageId":99999999999,"id":-5,"taskId":-5})"}) {
        simdjson::dom::parser parser;
        const auto element = parse(parser, json);
        QVERIFY(!rest::jobSummary(element));
        QVERIFY(!rest::stageSummary(element));
        QVERIFY(!rest::executorSummary(element));
        QVERIFY(!rest::sqlRecord(element));
        QVERIFY(!rest::applicationSummary(element));
        QVERIFY(!rest::taskEnd(element, 0, 0));
    }
}

QTEST_APPLESS_MAIN(TestRestReaders)
#include "tst_restreaders.moc"
