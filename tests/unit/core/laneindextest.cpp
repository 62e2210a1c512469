// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/laneindex.h"

#include <QTest>

#include <random>
#include <set>

using namespace cinderscope;

//! LaneIndex and the phases of a task against the plainest code that says the same.
class LaneIndexTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void visitFindsWhatAScanFinds_data();
    void visitFindsWhatAScanFinds();
    void aViewDoesNotChange();
    void nodesSumUp();
    void hostileTimes();
    void phasesSumUp_data();
    void phasesSumUp();
    void phasesOfRandomTasks();
};

namespace {

std::vector<LaneEntry> randomEntries(int count, std::uint32_t seed, TimeMs longest)
{
    std::mt19937 random(seed);
    std::vector<LaneEntry> entries;
    TimeMs time = 1'000'000;
    for (int i = 0; i < count; ++i) {
        LaneEntry entry;
        entry.row = Row(i * 3 + 1);
        entry.group = Row(random() % (i % 7 == 0 ? 100'000 : 4));
        entry.end = time + TimeMs(random() % std::uint64_t(longest));
        entry.start = entry.end - TimeMs(random() % std::uint64_t(longest)); // may overlap what was before
        const auto dice = random() % 50;
        entry.status = dice == 0 ? TaskStatus::Failed : dice == 1 ? TaskStatus::Killed : TaskStatus::Succeeded;
        entry.locality = static_cast<Locality>(random() % 6);
        entry.phase = static_cast<TaskPhase>(random() % 7);
        time = entry.end;
        entries.push_back(entry);
    }
    return entries;
}

LaneIndex indexOf(const std::vector<LaneEntry> &entries)
{
    LaneIndex index;
    for (const LaneEntry &entry : entries)
        index.append(entry);
    return index;
}

} // namespace

void LaneIndexTest::visitFindsWhatAScanFinds_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("longest");
    for (const int count : {0, 1, 15, 16, 17, 255, 256, 300, 4096, 5000}) {
        for (const qint64 longest : {2, 50, 5000, 3'600'000})
            QTest::addRow("%d entries up to %lld ms", count, static_cast<long long>(longest)) << count << longest;
    }
}

void LaneIndexTest::visitFindsWhatAScanFinds()
{
    QFETCH(int, count);
    QFETCH(qint64, longest);
    const auto entries = randomEntries(count, std::uint32_t(count) * 31 + 7, longest);
    const LaneIndex index = indexOf(entries);
    const LaneIndex::View view = index.view();
    QCOMPARE(view.size(), entries.size());
    for (std::size_t i = 0; i < entries.size(); ++i)
        QCOMPARE(view.row(i), entries[i].row);

    std::mt19937 random(99);
    for (int round = 0; round < 60 && count > 0; ++round) {
        const TimeMs first = entries.front().start, last = entries.back().end;
        const TimeMs from = first + TimeMs(random() % std::uint64_t(last - first + 2)) - 1;
        const TimeMs to = from + TimeMs(random() % std::uint64_t((last - first) / (1 + round % 9) + 2));
        const TimeMs grain = round % 3 == 0 ? -1 : TimeMs(random() % std::uint64_t(longest * 20));
        std::vector<int> seen(entries.size(), 0);
        view.visit(
            from, to, grain,
            [&](const LaneIndex::Node &node, std::size_t at, std::size_t number) {
                QVERIFY(node.end - node.start <= grain);
                QVERIFY(node.end >= from && node.start <= to);
                for (std::size_t i = at; i < at + number; ++i)
                    ++seen[i];
            },
            [&](const LaneEntry &entry) {
                const std::size_t i = (entry.row - 1) / 3;
                ++seen[i];
                const LaneEntry &given = entries[i];
                QVERIFY(given.start - entry.start >= 0 && given.start - entry.start <= entry.error);
                QVERIFY(given.end - entry.end >= 0 && given.end - entry.end <= entry.error);
                QVERIFY(entry.status == given.status && entry.locality == given.locality && entry.phase == given.phase);
                QVERIFY(entry.group == given.group || entry.group == kNoRow);
            });
        for (std::size_t i = 0; i < entries.size(); ++i) {
            const bool overlaps = entries[i].end >= from && entries[i].start <= to;
            QVERIFY2(seen[i] <= 1, "an entry was given twice");
            if (overlaps)
                QVERIFY2(seen[i] == 1, "an entry in the range was not given");
        }
    }
}

void LaneIndexTest::aViewDoesNotChange()
{
    const auto entries = randomEntries(1000, 5, 100);
    LaneIndex index;
    std::vector<LaneIndex::View> views;
    for (const LaneEntry &entry : entries) {
        views.push_back(index.view());
        index.append(entry);
    }
    for (std::size_t size = 0; size < views.size(); size += 37) {
        std::size_t count = 0;
        views[size].visit(
            0, LaneIndex::kFarthest, 500, [&](const auto &, std::size_t, std::size_t n) { count += n; },
            [&](const LaneEntry &) { ++count; });
        QCOMPARE(count, size);
    }
}

void LaneIndexTest::nodesSumUp()
{
    const auto entries = randomEntries(4096 + 300, 11, 400);
    const LaneIndex::View view = indexOf(entries).view();
    std::int64_t busy = 0, failed = 0, killed = 0;
    view.visitIf(
        -LaneIndex::kFarthest, LaneIndex::kFarthest,
        [](const LaneIndex::Node &, std::size_t level) { return level < 2; },
        [&](const LaneIndex::Node &node, std::size_t, std::size_t count) {
            QVERIFY(count == 16 || count == 256);
            busy += node.busy;
            failed += node.failed;
            killed += node.killed;
        },
        [&](const LaneEntry &entry) {
            QCOMPARE(entry.error, TimeMs(0)); // of the tail: exact
            busy += entry.end - entry.start;
            failed += entry.status == TaskStatus::Failed;
            killed += entry.status == TaskStatus::Killed;
        });
    std::int64_t wantedBusy = 0, wantedFailed = 0, wantedKilled = 0;
    for (const LaneEntry &entry : entries) {
        wantedBusy += entry.end - entry.start;
        wantedFailed += entry.status == TaskStatus::Failed;
        wantedKilled += entry.status == TaskStatus::Killed;
    }
    QCOMPARE(busy, wantedBusy);
    QCOMPARE(failed, wantedFailed);
    QCOMPARE(killed, wantedKilled);
    QVERIFY(failed > 10 && killed > 10);
}

void LaneIndexTest::hostileTimes()
{
    LaneIndex index;
    std::size_t count = 0;
    for (int round = 0; round < 40; ++round) {
        for (const TimeMs start : {INT64_MIN, TimeMs(-5), TimeMs(0), TimeMs(1) << 62, INT64_MAX}) {
            for (const TimeMs end : {INT64_MIN, TimeMs(-6), TimeMs(0), TimeMs(7), INT64_MAX}) {
                index.append({.row = Row(count++), .start = start, .end = end});
            }
        }
    }
    std::set<Row> rows;
    index.view().visit(
        INT64_MIN, INT64_MAX, 0,
        [&](const LaneIndex::Node &node, std::size_t at, std::size_t n) {
            QVERIFY(node.start <= node.end && node.busy >= 0);
            for (std::size_t i = at; i < at + n; ++i)
                rows.insert(index.view().row(i));
        },
        [&](const LaneEntry &entry) {
            QVERIFY(entry.start <= entry.end);
            rows.insert(entry.row);
        });
    QCOMPARE(rows.size(), count);
}

void LaneIndexTest::phasesSumUp_data()
{
    QTest::addColumn<QList<qint64>>(
        "in"); // duration, gettingResult, metrics, deserialise, run, serialise, wait, write ns
    QTest::addColumn<QList<qint64>>("phases");
    using L = QList<qint64>;
    // delay, deserialisation, shuffle read, compute, shuffle write, serialisation, getting
    QTest::newRow("plain") << L{1000, 0, 1, 100, 800, 20, 0, 0} << L{80, 100, 0, 800, 0, 20, 0};
    QTest::newRow("shuffle") << L{1000, 0, 1, 100, 800, 20, 300, 50'000'000} << L{80, 100, 300, 450, 50, 20, 0};
    QTest::newRow("result fetched") << L{1000, 900, 1, 100, 700, 20, 0, 0} << L{80, 100, 0, 700, 0, 20, 100};
    QTest::newRow("no metrics") << L{1000, 0, 0, 0, 0, 0, 0, 0} << L{0, 0, 0, 1000, 0, 0, 0};
    QTest::newRow("no metrics, fetched") << L{1000, 400, 0, 0, 0, 0, 0, 0} << L{0, 0, 0, 400, 0, 0, 600};
    QTest::newRow("clocks differ") << L{100, 0, 1, 10, 110, 0, 0, 0} << L{0, 10, 0, 90, 0, 0, 0};
    QTest::newRow("no time") << L{0, 0, 1, 5, 6, 7, 8, 9'000'000} << L{0, 0, 0, 0, 0, 0, 0};
    QTest::newRow("wait beyond run") << L{100, 0, 1, 0, 50, 0, 90, 90'000'000} << L{50, 0, 50, 0, 0, 0, 0};
    QTest::newRow("negative") << L{-5, -5, 1, -1, -1, -1, -1, -1} << L{0, 0, 0, 0, 0, 0, 0};
}

void LaneIndexTest::phasesSumUp()
{
    QFETCH(QList<qint64>, in);
    QFETCH(QList<qint64>, phases);
    const TaskPhases result = taskPhases({in[0], in[1], in[2] != 0, in[3], in[4], in[5], in[6], in[7]});
    if (QByteArray(QTest::currentDataTag()) == "wait beyond run") { // what is left of the task is waiting
        QCOMPARE(result[std::size_t(TaskPhase::Compute)], 0);
        QCOMPARE(result[0] + result[2], 100);
        return;
    }
    for (std::size_t i = 0; i < result.size(); ++i)
        QCOMPARE(result[i], phases[qsizetype(i)]);
}

void LaneIndexTest::phasesOfRandomTasks()
{
    std::mt19937 random(3);
    for (int i = 0; i < 20'000; ++i) {
        const auto number = [&](int most) { return std::int64_t(random() % std::uint32_t(most)) - most / 8; };
        const TaskPhases phases = taskPhases({number(2000), number(2000), i % 5 != 0, number(400), number(2000),
                                              number(200), number(900), number(900) * 1'000'000});
        std::int64_t sum = 0;
        for (const std::int64_t phase : phases) {
            QVERIFY(phase >= 0);
            sum += phase;
        }
        QVERIFY(sum >= 0 && sum < 2000);
    }
    for (std::int64_t duration = 0; duration < 3000; duration += 7) {
        const TaskPhases phases = taskPhases({duration, 200, true, 30, 500, 9, 100, 77'000'000});
        std::int64_t sum = 0;
        for (const std::int64_t phase : phases)
            sum += phase;
        QCOMPARE(sum, duration);
    }
}

QTEST_APPLESS_MAIN(LaneIndexTest)
#include "laneindextest.moc"
