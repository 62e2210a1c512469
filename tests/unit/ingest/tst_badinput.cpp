// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/importer.h"
#include "unit/ingest_io/encoders.h"
#include "unit/ingest_io/recordedlogs.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <fcntl.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What no Spark writes: nothing crashes, memory stays bounded, the counters are right.
class BadInputTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endlessLine_data();
    void endlessLine();
    void zipBomb();
    void manyLongLines();
    void hostileNumbers_data();
    void hostileNumbers();
    void deepNesting();
    void duplicateKeys();
    void endsWithoutStarts();
    void endsTwice();
    void manyUnknownEvents();
    void sparseIds();

private:
    static constexpr std::size_t kMega = std::size_t(1) << 20;

    std::string path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)).toStdString(); }
    SnapshotPtr read(const std::string &text)
    {
        test::writeFile(path("log"), text);
        ApplicationStore store;
        store.setAlive(false);
        const auto source = openLog(path("log"));
        if (!source || !importLog(*source, store))
            return nullptr;
        return store.snapshot();
    }
    static std::string start()
    {
        return "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"4.3.0\"}\n"
               "{\"Event\":\"SparkListenerApplicationStart\",\"App Name\":\"bad\",\"App ID\":\"app-1\","
               "\"Timestamp\":1700000000000,\"User\":\"me\"}\n";
    }
    static std::string taskStart(const std::string &id)
    {
        return "{\"Event\":\"SparkListenerTaskStart\",\"Stage ID\":0,\"Stage Attempt ID\":0,\"Task Info\":{\"Task "
               "ID\":" +
               id + ",\"Index\":0,\"Attempt\":0,\"Launch Time\":1700000000100,\"Executor ID\":\"1\",\"Host\":\"h\"}}\n";
    }
    static std::string taskEnd(const std::string &id, const std::string &reason = "Success", int runTime = 5)
    {
        return "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":0,\"Stage Attempt ID\":0,\"Task End "
               "Reason\":{\"Reason\":\"" +
               reason + "\"},\"Task Info\":{\"Task ID\":" + id +
               ",\"Index\":0,\"Attempt\":0,\"Launch Time\":1700000000100,\"Finish Time\":1700000000200,\"Executor ID\":"
               "\"1\",\"Host\":\"h\"},\"Task Metrics\":{\"Executor Run Time\":" +
               std::to_string(runTime) + "}}\n";
    }
    //! Sanitizers keep freed memory and shadows.
    static bool canMeasureMemory()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        return false;
#else
        return true;
#endif
    }

    QTemporaryDir m_folder;
};

void BadInputTest::endlessLine_data()
{
    QTest::addColumn<bool>("closed");
    QTest::newRow("with a line break") << true;
    QTest::newRow("without") << false;
}

//! A line of 400 MB through a pipe, where 4 MB are read in one piece.
void BadInputTest::endlessLine()
{
    QFETCH(bool, closed);
    const std::string pipe = path(closed ? "pipe1" : "pipe2");
    QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
    std::thread writer([&pipe, closed] {
        const int fd = ::open(pipe.c_str(), O_WRONLY);
        const auto put = [fd](std::string_view text) {
            while (!text.empty()) {
                const ssize_t count = ::write(fd, text.data(), text.size());
                if (count <= 0)
                    return;
                text.remove_prefix(std::size_t(count));
            }
        };
        put(start());
        put("{\"Event\":\"SparkListenerOfTheFuture\",\"Text\":\"");
        const std::string piece(kMega, 'x');
        for (int i = 0; i < 400; ++i)
            put(piece);
        if (closed)
            put("\"}\n{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1700000009000}\n");
        ::close(fd);
    });
    const auto source = openLog(pipe);
    Result<void> done = Error{};
    ApplicationStore store;
    const test::MemoryRise memory;
    ImportOptions options;
    options.maxLineBytes = 4 * kMega;
    options.threads = 2;
    if (source)
        done = importLog(*source, store, options);
    const std::size_t rise = memory.bytes();
    writer.join();
    QVERIFY(source);
    QVERIFY(done);
    if (canMeasureMemory())
        QVERIFY2(rise < 40 * kMega, qPrintable(QString::number(rise)));
    const auto snapshot = store.snapshot();
    const ImportStats &stats = *snapshot->import;
    QCOMPARE(snapshot->app.id, std::string("app-1"));
    QCOMPARE(stats.events, closed ? 3u : 2u);
    QCOMPARE(stats.lines, closed ? 4u : 2u);
    QCOMPARE(stats.unreadableLines, closed ? 1u : 0u);
    QCOMPARE(stats.truncated, !closed); // an end without a line break that is no JSON
    QCOMPARE(snapshot->app.ended, closed);
    QCOMPARE(stats.samples.size(), std::size_t(1));
    QCOMPARE(stats.samples.front().line, 3u);
    QCOMPARE(stats.samples.front().offset, std::uint64_t(start().size()));
    QVERIFY(stats.samples.front().reason.find("419430") != std::string::npos); // its length
}

//! 1 GB of zeros as one line, in some 30 KB.
void BadInputTest::zipBomb()
{
    const std::string bomb =
        test::zstdFrame(start()) + test::zstdZeros(std::uint64_t(1) << 30) +
        test::zstdFrame("\n{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1700000009000}\n");
    QVERIFY(bomb.size() < kMega);
    test::writeFile(path("bomb.zstd"), bomb);
    const auto source = openLog(path("bomb.zstd"));
    QVERIFY(source);
    ApplicationStore store;
    const test::MemoryRise memory;
    const auto done = importLog(*source, store);
    const std::size_t rise = memory.bytes();
    QVERIFY(done);
    if (canMeasureMemory())
        QVERIFY2(rise < 320 * kMega, qPrintable(QString::number(rise)));
    const auto snapshot = store.snapshot();
    QCOMPARE(snapshot->import->lines, 4u);
    QCOMPARE(snapshot->import->events, 3u);
    QCOMPARE(snapshot->import->unreadableLines, 1u);
    QVERIFY(!snapshot->import->truncated);
    QVERIFY(snapshot->app.ended);
}

//! Lines just below the limit, read ahead by several threads.
void BadInputTest::manyLongLines()
{
    std::string bomb = test::zstdFrame(start());
    for (int i = 0; i < 12; ++i)
        bomb += test::zstdZeros(30 * kMega) + test::zstdFrame("\n");
    test::writeFile(path("lines.zstd"), bomb);
    const auto source = openLog(path("lines.zstd"));
    QVERIFY(source);
    ApplicationStore store;
    const test::MemoryRise memory;
    ImportOptions options;
    options.threads = 4;
    options.maxLineBytes = 32 * kMega;
    const auto done = importLog(*source, store, options);
    const std::size_t rise = memory.bytes();
    QVERIFY(done);
    if (canMeasureMemory())
        QVERIFY2(rise < 400 * kMega, qPrintable(QString::number(rise)));
    QCOMPARE(store.snapshot()->import->lines, 14u);
    QCOMPARE(store.snapshot()->import->unreadableLines, 12u);
}

void BadInputTest::hostileNumbers_data()
{
    QTest::addColumn<QByteArray>("number");
    for (const char *number : {"9223372036854775807", "-9223372036854775808", "18446744073709551615", "-1", "0", "1e18",
                               "-1e300", "2147483647", "-2147483648", "2147483648", "999999999999999999", "null",
                               "true", "\"x\"", "[]", "{}", "1000000000000000000"})
        QTest::newRow(number) << QByteArray(number);
}

//! The same number everywhere: every number of every event that is recorded.
void BadInputTest::hostileNumbers()
{
    QFETCH(QByteArray, number);
    std::string text = test::readFile(CINDERSCOPE_TEST_DATA "/listener-events/3.2.4.ndjson");
    QVERIFY(!text.empty());
    std::string changed;
    bool inText = false;
    for (std::size_t at = 0; at < text.size();) {
        const char c = text[at];
        if (c == '\\' && inText) {
            changed.append(text, at, 2);
            at += 2;
            continue;
        }
        if (c == '"')
            inText = !inText;
        if (!inText && (c == '-' || (c >= '0' && c <= '9'))) {
            at = text.find_first_not_of("-0123456789.eE+", at);
            changed += number.toStdString();
            continue;
        }
        changed += c;
        ++at;
    }
    const std::size_t lines = std::size_t(std::count(text.begin(), text.end(), '\n'));
    for (int times = 1; times <= 2; ++times) { // the second time all is known
        const auto snapshot = read(times == 1 ? changed : changed + changed);
        QVERIFY(snapshot);
        QCOMPARE(snapshot->import->lines, lines * std::size_t(times));
        QCOMPARE(snapshot->import->events, lines * std::size_t(times));
        const ApplicationTotals &totals = snapshot->totals;
        QCOMPARE(totals.jobs, totals.jobsRunning + totals.jobsSucceeded + totals.jobsFailed);
        QCOMPARE(totals.tasksLaunched,
                 totals.tasksRunning + totals.tasksSucceeded + totals.tasksFailed + totals.tasksKilled);
        QVERIFY(totals.jobs <= 1 && totals.stageAttempts <= 1 && totals.tasksLaunched <= 1); // one id, one record
        QVERIFY(!cardAsText(cardOf(*snapshot)).empty());
    }
}

void BadInputTest::deepNesting()
{
    const std::size_t depth = 200'000;
    const auto snapshot = read(start() + "{\"Event\":\"SparkListenerJobStart\",\"a\":" + std::string(depth, '[') +
                               std::string(depth, ']') + "}\n" +
                               "{\"Event\":\"SparkListenerJobStart\",\"Job ID\":1,\"a\":" + std::string(500, '[') +
                               std::string(500, ']') + "}\n");
    QVERIFY(snapshot);
    QCOMPARE(snapshot->import->lines, 4u);
    QCOMPARE(snapshot->import->unreadableLines, 1u);
    QCOMPARE(snapshot->totals.jobs, 1);
}

void BadInputTest::duplicateKeys()
{
    const auto snapshot = read(
        start() + "{\"Event\":\"SparkListenerJobStart\",\"Event\":\"SparkListenerJobEnd\",\"Job ID\":1,\"Job ID\":2,"
                  "\"Stage IDs\":[3,3,3],\"Stage Infos\":[{\"Stage ID\":3,\"Number of Tasks\":2},{\"Stage ID\":3,"
                  "\"Number of Tasks\":4}]}\n");
    QVERIFY(snapshot);
    QCOMPARE(snapshot->totals.jobs, 1);
    QCOMPARE(snapshot->totals.jobsRunning, 1);
    QVERIFY(snapshot->jobRow(1) != kNoRow); // the first counts
    QCOMPARE(snapshot->stages.size(), std::size_t(1));
    QCOMPARE(snapshot->stages[0].jobIds, std::vector<std::int32_t>{1});
}

void BadInputTest::endsWithoutStarts()
{
    const auto snapshot = read(
        start() + taskEnd("1") + taskEnd("2", "FetchFailed") + taskEnd("3", "TaskKilled") +
        "{\"Event\":\"SparkListenerJobEnd\",\"Job ID\":4,\"Completion Time\":1700000000300,\"Job Result\":{\"Result\":"
        "\"JobSucceeded\"}}\n"
        "{\"Event\":\"SparkListenerStageCompleted\",\"Stage Info\":{\"Stage ID\":9,\"Stage Attempt ID\":0,"
        "\"Completion Time\":1700000000300}}\n"
        "{\"Event\":\"SparkListenerExecutorRemoved\",\"Timestamp\":1700000000300,\"Executor ID\":\"8\"}\n"
        "{\"Event\":\"org.apache.spark.sql.execution.ui.SparkListenerSQLExecutionEnd\",\"executionId\":6,\"time\":"
        "1700000000300,\"errorMessage\":\"\"}\n");
    QVERIFY(snapshot);
    const ApplicationTotals &totals = snapshot->totals;
    QCOMPARE(totals.tasksLaunched, 3);
    QCOMPARE(totals.tasksSucceeded, 1);
    QCOMPARE(totals.tasksFailed, 1);
    QCOMPARE(totals.tasksKilled, 1);
    QCOMPARE(totals.tasksRunning, 0);
    QCOMPARE(totals.jobs, 1);
    QCOMPARE(totals.jobsSucceeded, 1);
    QCOMPARE(totals.stageAttempts, 2); // that of the tasks, and the completed one
    QCOMPARE(totals.stagesCompleted, 1);
    QCOMPARE(totals.executorsRemoved, 1);
    QCOMPARE(totals.sqlExecutions, 1);
    QCOMPARE(totals.sqlRunning, 0);
    QCOMPARE(totals.tasks[TaskColumn::ExecutorRunTime], 15);
    QCOMPARE(snapshot->import->unreadableLines, 0u);
}

void BadInputTest::endsTwice()
{
    const auto snapshot = read(start() + taskStart("1") + taskEnd("1") + taskEnd("1", "TaskKilled", 100) +
                               taskStart("1") + taskStart("2") + taskStart("2"));
    QVERIFY(snapshot);
    const ApplicationTotals &totals = snapshot->totals;
    QCOMPARE(totals.tasksLaunched, 2);
    QCOMPARE(totals.tasksSucceeded, 1); // the first end counts
    QCOMPARE(totals.tasksKilled, 0);
    QCOMPARE(totals.tasksRunning, 1);
    QCOMPARE(totals.tasks[TaskColumn::ExecutorRunTime], 5);
    QCOMPARE(snapshot->import->duplicateEvents, 3u);
}

//! The report's list of kinds does not grow with them.
void BadInputTest::manyUnknownEvents()
{
    std::string text = start();
    for (int i = 0; i < 5000; ++i)
        text += "{\"Event\":\"com.example.Event" + std::to_string(i) + "\"}\n";
    text += "{\"Event\":\"" + std::string(100'000, 'x') + "\"}\n";
    const auto snapshot = read(text);
    QVERIFY(snapshot);
    QCOMPARE(snapshot->import->unknownEvents, 5001u);
    const auto &types = snapshot->import->eventsByType;
    QVERIFY(types.size() <= 501);
    std::uint64_t sum = 0;
    for (const auto &[name, count] : types) {
        QVERIFY(name.size() <= 200);
        sum += count;
    }
    QCOMPARE(sum, snapshot->import->events);
}

//! Ids far from each other cost no more than others.
void BadInputTest::sparseIds()
{
    std::string text = start();
    for (int i = 0; i < 20'000; ++i) {
        std::string line = taskEnd(std::to_string(std::int64_t(i) * 1'000'003'000'000));
        line.replace(line.find("\"Index\":0"), 9, "\"Index\":" + std::to_string(2'147'483'647 - i * 100'000));
        text += line;
    }
    test::writeFile(path("sparse"), text);
    const auto source = openLog(path("sparse"));
    QVERIFY(source);
    ApplicationStore store;
    const test::MemoryRise memory;
    QVERIFY(importLog(*source, store));
    const std::size_t rise = memory.bytes();
    QCOMPARE(store.snapshot()->totals.tasksSucceeded, 20'000);
    if (canMeasureMemory())
        QVERIFY2(rise < 60 * kMega, qPrintable(QString::number(rise)));
}

QTEST_GUILESS_MAIN(BadInputTest)
#include "tst_badinput.moc"
