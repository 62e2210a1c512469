// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "jupyter/cellbook.h"

#include <QTest>

#include <map>
#include <random>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

CellRun run(const QString &id, int count, TimeMs from, TimeMs to)
{
    CellRun cell;
    cell.messageId = id;
    cell.executionCount = count;
    cell.code = u"code of "_s + id;
    cell.started = from;
    cell.ended = to;
    return cell;
}

//! An application with jobs of one stage each.
struct Application
{
    ApplicationStore store;

    explicit Application(const char *id = "app-1")
    {
        ApplicationStart start;
        start.id = id;
        start.time = 1'000;
        store.apply(StructureEvent(start));
    }
    void begin(int job, TimeMs time, const std::string &tags = {}, const std::string &group = {}, std::int64_t sql = -1)
    {
        JobStart start;
        start.jobId = job;
        start.time = time;
        StageInfo stage;
        stage.stageId = job;
        stage.tasks = 2;
        start.stageIds = {job};
        start.stages = {stage};
        start.tags = tags;
        start.group = group;
        start.sqlExecutionId = sql;
        store.apply(StructureEvent(start));
    }
    void end(int job, TimeMs time, bool good = true)
    {
        JobEnd end;
        end.jobId = job;
        end.time = time;
        end.succeeded = good;
        store.apply(StructureEvent(end));
    }
};

} // namespace

class CellBookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void marks();
    void byTag();
    void byGroup();
    void byTime();
    void borders();
    void overlapping();
    void lateRuns();
    void figures();
    void anotherApplication();
    void againstBruteForce();
    void many();
};

void CellBookTest::marks()
{
    CellMark mark;
    QVERIFY(CellMark::parse("cinderscope-cell:12:ab-c_1:x", mark));
    QCOMPARE(mark.executionCount, 12);
    QCOMPARE(mark.messageId, u"ab-c_1:x"_s);
    QCOMPARE(mark.toString(), u"cinderscope-cell:12:ab-c_1:x"_s);
    for (const char *text : {"", "cinderscope-cell:", "cinderscope-cell:x:y", "cinderscope-cell:1",
                             "cinderscope-cell:-1:a", "cinderscope-cell:99999999999999999999:a", "other:1:a"})
        QVERIFY2(!CellMark::parse(text, mark), text);
    QCOMPARE(CellMark::cleaned(u"a,b c\u00e9\n-"_s), u"abc-"_s);
    QCOMPARE(CellMark::cleaned(QString(500, u'a')).size(), 150);
}

void CellBookTest::byTag()
{
    Application app;
    app.begin(0, 5'000, "mine,cinderscope-cell:1:m1");
    app.begin(1, 6'000, "cinderscope-cell:2:m2");
    app.begin(2, 500'000, "cinderscope-cell:1:m1"); // a thread that cell 1 left
    app.begin(3, 7'000, "cinderscope-cell:1:m1,cinderscope-cell:2:m2");
    CellBook book;
    book.take(run(u"m1"_s, 1, 4'000, 5'500));
    book.update(app.store.snapshot());
    QCOMPARE(book.cells().size(), 2u);
    QCOMPARE(book.cellOfJob(0), 0);
    QVERIFY(book.proofOf(0) == CellProof::Tag);
    QCOMPARE(book.cellOfJob(1), 1);
    QVERIFY(!book.cells()[1].known);
    QCOMPARE(book.cells()[1].run.executionCount, 2);
    QCOMPARE(book.cellOfJob(2), 0);
    QCOMPARE(book.cellOfJob(3), 1); // the later cell
    QCOMPARE(book.unattributed(), 0);
    book.take(run(u"m2"_s, 2, 5'600, 9'000)); // learned of now
    book.update(app.store.snapshot());
    QCOMPARE(book.cells().size(), 2u);
    QVERIFY(book.cells()[1].known);
    QCOMPARE(book.cells()[1].run.code, u"code of m2"_s);
    QCOMPARE(book.cells()[1].jobs.size(), 2u);
}

void CellBookTest::byGroup()
{
    Application app;
    app.begin(0, 5'000, {}, "4f7c-broadcast", 3); // Spark 3.0 to 3.4: a group of its own
    app.begin(1, 5'100, {}, "cinderscope-cell:1:m1", 3);
    app.begin(2, 5'200, {}, "another-broadcast", 3);
    app.begin(3, 5'300, {}, "persons own");
    CellBook book;
    book.update(app.store.snapshot());
    QCOMPARE(book.cells().size(), 1u);
    for (Row row = 0; row < 3; ++row) {
        QCOMPARE(book.cellOfJob(row), 0);
        QVERIFY(book.proofOf(row) == CellProof::Group);
    }
    QCOMPARE(book.cellOfJob(3), -1);
    QCOMPARE(book.unattributed(), 1);
}

void CellBookTest::byTime()
{
    Application app;
    for (int job = 0; job < 5; ++job)
        app.begin(job, 1'000 + job * 1'000);
    CellBook book;
    book.take(run(u"m1"_s, 1, 1'500, 2'500));
    book.take(run(u"m2"_s, 2, 3'500, kNoTime));
    book.update(app.store.snapshot());
    const int wanted[] = {-1, 0, -1, 1, 1};
    for (Row row = 0; row < 5; ++row)
        QCOMPARE(book.cellOfJob(row), wanted[row]);
    QVERIFY(book.proofOf(1) == CellProof::Time);
    QCOMPARE(book.unattributed(), 2);
    QCOMPARE(book.cells()[1].byTime, 2);
    book.take(run(u"m2"_s, 2, 3'500, 4'500)); // it ended
    book.update(app.store.snapshot());
    QCOMPARE(book.cellOfJob(4), -1);
    QCOMPARE(book.unattributed(), 3);
    QCOMPARE(book.cells()[1].jobs.size(), 1u);
}

void CellBookTest::borders()
{
    Application app;
    app.begin(0, 2'000);
    app.begin(1, 3'000);
    CellBook book;
    book.take(run(u"m1"_s, 1, 1'000, 2'000));
    book.take(run(u"m2"_s, 2, 2'000, 3'000));
    book.update(app.store.snapshot());
    QCOMPARE(book.cellOfJob(0), 1); // at the border: the one that begins
    QVERIFY(book.proofOf(0) == CellProof::Time);
    QCOMPARE(book.cellOfJob(1), 1);
}

void CellBookTest::overlapping()
{
    Application app;
    app.begin(0, 2'000);
    app.begin(1, 2'000, "cinderscope-cell:1:m1");
    CellBook book;
    book.take(run(u"m1"_s, 1, 1'000, 5'000)); // a subshell runs beside it
    book.take(run(u"m2"_s, 2, 1'500, 2'500));
    book.update(app.store.snapshot());
    QCOMPARE(book.cellOfJob(0), 1);
    QVERIFY(book.proofOf(0) == CellProof::Ambiguous);
    QCOMPARE(book.cells()[1].ambiguous, 1);
    QCOMPARE(book.cellOfJob(1), 0);
    QCOMPARE(book.cells()[0].ambiguous, 0);
}

void CellBookTest::lateRuns()
{
    Application app;
    app.begin(0, 2'000);
    app.begin(1, 8'000);
    app.begin(2, 4'000, "cinderscope-cell:5:tagged");
    CellBook book;
    book.update(app.store.snapshot());
    QCOMPARE(book.unattributed(), 2);
    book.take(run(u"m3"_s, 3, 7'000, 9'000));
    book.take(run(u"m1"_s, 1, 1'000, 3'000)); // before what is there
    CellRun history;
    history.executionCount = 5;
    history.code = u"spark.range(5).count()"_s;
    book.take(history);
    book.update(app.store.snapshot());
    QCOMPARE(book.cells().size(), 3u);
    QCOMPARE(book.cellOfJob(0), book.cellOfMessage(u"m1"_s));
    QCOMPARE(book.cellOfJob(1), book.cellOfMessage(u"m3"_s));
    const int tagged = book.cellOfMessage(u"tagged"_s);
    QCOMPARE(book.cellOfJob(2), tagged);
    QCOMPARE(tagged, 1); // in the order of begin
    QCOMPARE(book.cells()[1].run.code, history.code);
}

void CellBookTest::figures()
{
    Application app;
    app.begin(0, 2'000, "cinderscope-cell:1:m1");
    app.begin(1, 2'500, "cinderscope-cell:1:m1");
    app.end(0, 4'000);
    CellBook book;
    book.update(app.store.snapshot());
    const CellFigures *cell = &book.cells()[0];
    QCOMPARE(cell->jobsRunning, 1);
    QCOMPARE(cell->jobsSucceeded, 1);
    QCOMPARE(cell->firstJob, TimeMs(2'000));
    QCOMPARE(cell->lastJob, kNoTime);
    app.end(1, 6'000, false);
    app.store.advanceTo(100'000); // both have settled
    for (int round = 0; round < 3; ++round)
        book.update(app.store.snapshot());
    cell = &book.cells()[0];
    QCOMPARE(cell->jobsRunning, 0);
    QCOMPARE(cell->jobsFailed, 1);
    QCOMPARE(cell->jobsSucceeded, 1);
    QCOMPARE(cell->lastJob, TimeMs(6'000));
    const SnapshotPtr snapshot = app.store.snapshot();
    QCOMPARE(cell->tasks.total, snapshot->jobs[0].tasks.total + snapshot->jobs[1].tasks.total);
}

void CellBookTest::anotherApplication()
{
    Application one, two("app-2");
    one.begin(0, 2'000, "cinderscope-cell:1:m1");
    two.begin(0, 9'000);
    CellBook book;
    book.take(run(u"m1"_s, 1, 1'000, 3'000));
    book.take(run(u"m2"_s, 2, 8'000, kNoTime));
    book.update(one.store.snapshot());
    QCOMPARE(book.cellOfJob(0), 0);
    book.update(two.store.snapshot());
    QCOMPARE(book.cellOfJob(0), 1);
    QCOMPARE(book.cells()[0].jobs.size(), 0u);
    QCOMPARE(book.cells()[0].jobsRunning, 0);
}

//! Runs and jobs in a random order of learning: the same as a plain look at everything.
void CellBookTest::againstBruteForce()
{
    std::mt19937 random(11);
    for (int round = 0; round < 200; ++round) {
        Application app;
        CellBook book;
        std::vector<CellRun> runs;
        TimeMs time = 1'000;
        for (int i = 0; i < 12; ++i) {
            const TimeMs from = time + TimeMs(random() % 500), to = from + TimeMs(random() % 900);
            runs.push_back(run(u"m%1"_s.arg(i), i + 1, from, to));
            time = random() % 4 ? to + 1 : from + 1; // sometimes side by side
        }
        std::vector<CellRun> toTell = runs;
        std::shuffle(toTell.begin(), toTell.end(), random);
        std::map<int, int> tagged;
        int jobs = 0;
        while (jobs < 30 || !toTell.empty()) {
            if (!toTell.empty() && random() % 3 == 0) {
                book.take(toTell.back());
                toTell.pop_back();
            }
            if (jobs < 30) {
                const TimeMs at = 1'000 + TimeMs(random() % 9'000);
                const int cell = random() % 3 ? -1 : int(random() % runs.size());
                if (cell >= 0)
                    tagged[jobs] = cell;
                app.begin(jobs++, at,
                          cell < 0 ? std::string()
                                   : "cinderscope-cell:" + std::to_string(cell + 1) + ":m" + std::to_string(cell));
            }
            if (random() % 2)
                book.update(app.store.snapshot());
        }
        const SnapshotPtr snapshot = app.store.snapshot();
        book.update(snapshot);
        int without = 0;
        for (Row row = 0; row < Row(jobs); ++row) {
            const TimeMs at = snapshot->jobs[row].submitted;
            QString wanted;
            bool strict = false;
            TimeMs best = -1;
            for (const CellRun &cell : runs) {
                if (cell.started > at || cell.ended < at)
                    continue;
                const bool within = cell.ended != at;
                if ((within && !strict) || (within == strict && cell.started >= best)) {
                    wanted = cell.messageId;
                    best = cell.started;
                    strict = within;
                }
            }
            if (tagged.contains(snapshot->jobs[row].id))
                wanted = u"m%1"_s.arg(tagged[snapshot->jobs[row].id]);
            const int cell = book.cellOfJob(row);
            without += cell < 0;
            QCOMPARE(cell < 0 ? QString() : book.cells()[std::size_t(cell)].run.messageId, wanted);
        }
        QCOMPARE(book.unattributed(), without);
        std::size_t held = 0;
        for (const CellFigures &cell : book.cells()) {
            held += cell.jobs.size();
            QCOMPARE(std::size_t(cell.jobsRunning), cell.jobs.size());
            QVERIFY(std::is_sorted(cell.jobs.begin(), cell.jobs.end()));
        }
        QCOMPARE(held, std::size_t(jobs - without));
    }
}

//! 10,000 jobs, one of which runs: an update looks at that one. Counted by what it must not do: take long.
void CellBookTest::many()
{
    Application app;
    for (int job = 0; job < 10'000; ++job) {
        app.begin(job, 2'000 + job * 100,
                  "cinderscope-cell:" + std::to_string(job / 100) + ":m" + std::to_string(job / 100));
        app.end(job, 2'050 + job * 100);
    }
    app.begin(10'000, 2'000'000, "cinderscope-cell:99:m99");
    app.store.advanceTo(3'000'000);
    CellBook book;
    const SnapshotPtr snapshot = app.store.snapshot();
    book.update(snapshot);
    QCOMPARE(book.cells().size(), 100u);
    QCOMPARE(book.cells()[99].jobs.size(), 101u);
    QCOMPARE(book.cells()[99].jobsRunning, 1);
    QCOMPARE(book.cells()[42].jobsSucceeded, 100);
    for (int round = 0; round < 1'000; ++round)
        book.update(snapshot);
    QCOMPARE(book.cells()[99].jobsRunning, 1);
    QCOMPARE(book.cells()[99].jobsSucceeded, 100);
}

QTEST_GUILESS_MAIN(CellBookTest)
#include "tst_cellbook.moc"
