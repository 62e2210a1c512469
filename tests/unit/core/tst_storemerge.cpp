// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/eventparser.h"
#include "unit/ingest/wholelog.h"
#include "unit/ingest_io/recordedlogs.h"

#include <functional>
#include <QTest>
#include <random>

using namespace cinderscope;

namespace {

using Lines = std::vector<std::string_view>;

//! What must not depend on how often and by which way an event came: everything but the order of rows.
QStringList figures(const Snapshot &snapshot)
{
    QStringList list;
    const auto counts = [](const TaskCounts &c) {
        return QStringLiteral("%1/%2/%3/%4/%5/%6/%7")
            .arg(c.total)
            .arg(c.active)
            .arg(c.succeeded)
            .arg(c.failed)
            .arg(c.killed)
            .arg(c.skipped)
            .arg(c.completedIndices);
    };
    const auto sums = [](const TaskTotals &totals) {
        QString text = QString::number(totals.duration) + u'|' + QString::number(totals.maxPeakExecutionMemory);
        for (const std::int64_t sum : totals.sum)
            text += u',' + QString::number(sum);
        return text;
    };
    for (const Job &job : snapshot.jobs)
        list << QStringLiteral("job %1: status %2, %3, stages %4/%5/%6/%7, %8 to %9")
                    .arg(job.id)
                    .arg(int(job.status))
                    .arg(counts(job.tasks))
                    .arg(job.activeStages)
                    .arg(job.completedStages)
                    .arg(job.failedStages)
                    .arg(job.skippedStages)
                    .arg(job.submitted)
                    .arg(job.completed);
    for (const StageAttempt &stage : snapshot.stages)
        list << QStringLiteral("stage %1.%2: status %3, %4, %5, jobs %6")
                    .arg(stage.id)
                    .arg(stage.attempt)
                    .arg(int(stage.status))
                    .arg(counts(stage.tasks), sums(stage.totals))
                    .arg(stage.jobIds.size());
    for (const Executor &executor : snapshot.executors)
        list << QStringLiteral("executor %1: %2/%3/%4/%5, %6")
                    .arg(QString::fromUtf8(snapshot.text(executor.id)))
                    .arg(executor.activeTasks)
                    .arg(executor.succeeded)
                    .arg(executor.failed)
                    .arg(executor.killed)
                    .arg(sums(executor.totals));
    for (const SqlExecution &execution : snapshot.sqlExecutions)
        list << QStringLiteral("sql %1: status %2, jobs %3, %4 re-plans, plan of %5")
                    .arg(execution.id)
                    .arg(int(execution.status))
                    .arg(execution.jobIds.size())
                    .arg(execution.planUpdates)
                    .arg(execution.plan ? qint64(execution.plan->size()) : -1);
    const ApplicationTotals &totals = snapshot.totals;
    list << QStringLiteral("totals: jobs %1/%2/%3/%4, stages %5/%6/%7/%8/%9")
                .arg(totals.jobs)
                .arg(totals.jobsSucceeded)
                .arg(totals.jobsFailed)
                .arg(totals.jobsRunning)
                .arg(totals.stageAttempts)
                .arg(totals.stagesCompleted)
                .arg(totals.stagesFailed)
                .arg(totals.stagesRunning)
                .arg(totals.stagesSkipped);
    list << QStringLiteral("tasks: %1 = %2 + %3 + %4 + %5, %6")
                .arg(totals.tasksLaunched)
                .arg(totals.tasksRunning)
                .arg(totals.tasksSucceeded)
                .arg(totals.tasksFailed)
                .arg(totals.tasksKilled)
                .arg(sums(totals.tasks));
    list << QStringLiteral("rows: %1 ended, %2 running, %3 executors")
                .arg(snapshot.tasks.size())
                .arg(snapshot.running.size())
                .arg(totals.executorsAdded);
    for (std::size_t id = 0; id < 20'000; ++id) {
        if (const AccumulatorValue *value = snapshot.accumulators.find(id); value && value->updates > 0)
            list << QStringLiteral("accumulator %1: %2 by %3").arg(id).arg(value->sum).arg(value->updates);
    }
    list.sort();
    return list;
}

class Reader
{
public:
    explicit Reader(bool repeats)
    {
        if (repeats)
            m_store.expectRepeats();
    }
    void read(const Lines &lines)
    {
        for (const std::string_view line : lines) {
            EventBatch batch;
            m_parser.parseLine(line, batch);
            batch.apply(m_store);
        }
    }
    ApplicationStore &store() { return m_store; }
    QStringList figures() { return ::figures(*m_store.snapshot()); }

private:
    ApplicationStore m_store;
    EventParser m_parser;
};

//! What REST would tell of a run that stands as \a snapshot shows.
void tell(ApplicationStore &store, const Snapshot &snapshot)
{
    for (const Job &job : snapshot.jobs) {
        JobSummary told;
        told.jobId = job.id;
        told.name = snapshot.text(job.name);
        told.description = snapshot.text(job.description);
        told.group = snapshot.text(job.group);
        told.submitted = job.submitted;
        told.completed = job.completed;
        told.status = job.status;
        told.stageIds = job.stageIds;
        told.tasks = job.tasks.total;
        told.activeTasks = job.tasks.active;
        told.completedTasks = job.tasks.succeeded;
        told.skippedTasks = job.tasks.skipped;
        told.failedTasks = job.tasks.failed;
        told.killedTasks = job.tasks.killed;
        told.completedIndices = job.tasks.completedIndices;
        told.activeStages = job.activeStages;
        told.completedStages = job.completedStages;
        told.skippedStages = job.skippedStages;
        told.failedStages = job.failedStages;
        told.sqlExecutionId = job.sqlExecutionId;
        store.apply(StructureEvent(told));
    }
    for (const StageAttempt &stage : snapshot.stages) {
        StageSummary told;
        told.stage.stageId = stage.id;
        told.stage.attempt = stage.attempt;
        told.stage.name = snapshot.text(stage.name);
        told.stage.tasks = stage.tasks.total;
        told.stage.submitted = stage.submitted;
        told.stage.completed = stage.completed;
        told.stage.failed = stage.status == StageStatus::Failed;
        told.stage.failureReason = snapshot.text(stage.failureReason);
        told.status = stage.status;
        told.activeTasks = stage.tasks.active;
        told.completedTasks = stage.tasks.succeeded;
        told.failedTasks = stage.tasks.failed;
        told.killedTasks = stage.tasks.killed;
        told.completedIndices = stage.tasks.completedIndices;
        told.totals = stage.totals;
        told.totals.maxPeakExecutionMemory = told.totals.maxResultSize = 0;
        store.apply(StructureEvent(told));
    }
}

bool isStructure(std::string_view line)
{
    return line.find("SparkListenerTask") == std::string_view::npos;
}

} // namespace

class StoreMergeTest : public QObject
{
    Q_OBJECT

private:
    std::vector<test::RecordedLog> m_logs = test::recordedLogs();

private Q_SLOTS:
    void sameFigures_data();
    void sameFigures();
    void restFirst_data() { sameFigures_data(); }
    void restFirst();
    void restIsBehind_data() { sameFigures_data(); }
    void restIsBehind();
};

void StoreMergeTest::sameFigures_data()
{
    QTest::addColumn<int>("log");
    QVERIFY(!m_logs.empty());
    for (std::size_t i = 0; i < m_logs.size(); ++i)
        QTest::newRow(qPrintable(m_logs[i].name)) << int(i);
}

//! A log told twice, by two sources at once, or its second half first, ends with the figures of the log told once.
void StoreMergeTest::sameFigures()
{
    QFETCH(int, log);
    const auto whole = test::readWholeLog(m_logs[std::size_t(log)].path);
    QVERIFY(whole);
    const Lines lines = whole->lines();
    Reader once(true);
    once.read(lines);
    const QStringList expected = once.figures();

    Reader twice(true);
    twice.read(lines);
    twice.read(lines);
    QCOMPARE(twice.figures(), expected);

    std::mt19937 random(unsigned(log) + 1);
    for (int round = 0; round < 3; ++round) {
        const std::size_t cut = random() % (lines.size() + 1);
        Reader late(true); // came in the middle of it, then read the log
        late.read(Lines(lines.begin() + std::ptrdiff_t(cut), lines.end()));
        late.read(lines);
        QCOMPARE(late.figures(), expected);

        Reader beside(true); // two sources, one of them behind by up to 200 events
        std::size_t behind = 0;
        for (std::size_t at = 0; at < lines.size(); ++at) {
            beside.read({lines[at]});
            for (; behind < at && random() % 3 && at - behind < 200; ++behind)
                beside.read({lines[behind]});
        }
        beside.read(Lines(lines.begin() + std::ptrdiff_t(behind), lines.end()));
        QCOMPARE(beside.figures(), expected);

        Reader gap(true); // task events dropped, then the log
        Lines kept;
        for (const std::string_view line : lines) {
            if (isStructure(line) || random() % 4)
                kept.push_back(line);
        }
        gap.read(kept);
        gap.read(lines);
        QCOMPARE(gap.figures(), expected);
    }
}

//! REST tells how it stands; events that come later count on from there and never twice.
void StoreMergeTest::restFirst()
{
    QFETCH(int, log);
    const auto whole = test::readWholeLog(m_logs[std::size_t(log)].path);
    QVERIFY(whole);
    const Lines lines = whole->lines();
    Reader once(true);
    once.read(lines);
    const SnapshotPtr end = once.store().snapshot();

    const auto half = lines.begin() + std::ptrdiff_t(lines.size() / 2);
    Reader before(true);
    before.read(Lines(lines.begin(), half));
    Reader late(true);
    tell(late.store(), *before.store().snapshot());
    late.read(Lines(half, lines.end()));
    // in between never more than there is
    const SnapshotPtr between = late.store().snapshot();
    for (const StageAttempt &stage : between->stages) {
        const Row row = end->stageRow(stage.id, stage.attempt);
        QVERIFY(row != kNoRow);
        QVERIFY2(stage.tasks.succeeded <= end->stages[row].tasks.succeeded, qPrintable(QString::number(stage.id)));
        QVERIFY(stage.tasks.failed <= end->stages[row].tasks.failed);
    }
    tell(late.store(), *end); // asked once more at the end
    const SnapshotPtr merged = late.store().snapshot();
    for (const StageAttempt &stage : end->stages) {
        const StageAttempt &shown = merged->stages[merged->stageRow(stage.id, stage.attempt)];
        QVERIFY(shown.status == stage.status);
        QCOMPARE(shown.tasks.succeeded, stage.tasks.succeeded);
        QCOMPARE(shown.tasks.failed, stage.tasks.failed);
        QCOMPARE(shown.tasks.killed, stage.tasks.killed);
        QVERIFY(shown.totals.sum == stage.totals.sum);
    }
    for (const Job &job : end->jobs) {
        const Job &shown = merged->jobs[merged->jobRow(job.id)];
        QVERIFY(shown.status == job.status);
        QCOMPARE(shown.tasks.succeeded, job.tasks.succeeded);
        QCOMPARE(shown.tasks.skipped, job.tasks.skipped);
        QCOMPARE(shown.completedStages, job.completedStages);
    }
    QCOMPARE(merged->totals.tasksSucceeded, end->totals.tasksSucceeded);
    QCOMPARE(merged->totals.tasksFailed, end->totals.tasksFailed);
    QVERIFY(merged->totals.tasks.sum == end->totals.tasks.sum);
}

//! Answers that are older than the events reopen nothing and take nothing away.
void StoreMergeTest::restIsBehind()
{
    QFETCH(int, log);
    const auto whole = test::readWholeLog(m_logs[std::size_t(log)].path);
    QVERIFY(whole);
    const Lines lines = whole->lines();
    Reader reader(true);
    Reader behind(true);
    const std::size_t step = lines.size() / 5 + 1;
    for (std::size_t at = 0; at < lines.size(); at += step) {
        const SnapshotPtr old = behind.store().snapshot();
        const Lines part(lines.begin() + std::ptrdiff_t(at),
                         lines.begin() + std::ptrdiff_t(std::min(at + step, lines.size())));
        reader.read(part);
        tell(reader.store(), *old);
        behind.read(part);
    }
    QStringList expected = behind.figures();
    QStringList shown = reader.figures();
    QCOMPARE(shown, expected);
}

QTEST_GUILESS_MAIN(StoreMergeTest)
#include "tst_storemerge.moc"
