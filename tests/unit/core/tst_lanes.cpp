// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lanes.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace cinderscope;

//! Tasks of an executor with a known number of cores, one after the other on each core: however they arrive, they need
//! no more lanes than cores, and no lane holds two tasks at a time.
class LanesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endedTasksFit_data();
    void endedTasksFit();
    void waitingTaskTakesTheSlotItReplaces();
};

namespace {

struct Task
{
    TimeMs launch, finish;
};

std::vector<Task> tasksOn(int cores)
{
    std::mt19937 random(7);
    std::vector<Task> tasks;
    for (int core = 0; core < cores; ++core) {
        TimeMs now = 1'000'000;
        for (int i = 0; i < 500; ++i) {
            now += 150 + TimeMs(random() % 300); // pauses that are no hand-over
            const TimeMs end = now + 10 + TimeMs(random() % 2000);
            tasks.push_back({now, end});
            now = end;
        }
    }
    return tasks;
}

} // namespace

void LanesTest::endedTasksFit_data()
{
    QTest::addColumn<int>("cores");
    QTest::addColumn<bool>("newestFirst");
    QTest::addRow("one core, in order") << 1 << false;
    QTest::addRow("one core, newest first") << 1 << true;
    QTest::addRow("four cores, in order") << 4 << false;
    QTest::addRow("four cores, newest first") << 4 << true;
}

void LanesTest::endedTasksFit()
{
    QFETCH(int, cores);
    QFETCH(bool, newestFirst);
    std::vector<Task> tasks = tasksOn(cores);
    std::sort(tasks.begin(), tasks.end(), [](const Task &a, const Task &b) { return a.launch < b.launch; });
    if (newestFirst) { // by stages: each in order, the newest stage first
        std::vector<Task> stages;
        for (std::size_t end = tasks.size(); end > 0; end -= std::min<std::size_t>(end, 50))
            stages.insert(stages.end(), tasks.begin() + std::ptrdiff_t(end - std::min<std::size_t>(end, 50)),
                          tasks.begin() + std::ptrdiff_t(end));
        tasks = stages;
    }
    ExecutorLanes lanes;
    std::vector<std::vector<Task>> held;
    for (Row row = 0; row < tasks.size(); ++row) {
        const std::uint32_t slot = lanes.fit(tasks[row].launch, tasks[row].finish, false);
        held.resize(std::max<std::size_t>(held.size(), slot + 1));
        for (const Task &other : held[slot]) {
            const TimeMs overlap =
                std::min(other.finish, tasks[row].finish) - std::max(other.launch, tasks[row].launch);
            QVERIFY2(overlap <= 100, "two tasks at a time in a lane");
        }
        held[slot].push_back(tasks[row]);
        lanes.append(slot, {.row = row, .start = tasks[row].launch, .end = tasks[row].finish});
    }
    // by launches a lane a core is enough; where a later stage came first, a few more may be needed
    QVERIFY2(lanes.count() <= std::uint32_t(newestFirst ? 2 * cores : cores),
             qPrintable(QString::number(lanes.count())));
}

void LanesTest::waitingTaskTakesTheSlotItReplaces()
{
    ExecutorLanes lanes;
    const std::uint32_t first = lanes.start(1, 1);
    QCOMPARE(first, 0u);
    QCOMPARE(lanes.start(2, 1), ExecutorLanes::kNoSlot); // its start comes before the end of the first
    QCOMPARE(lanes.release(first), std::int64_t(2));
    QCOMPARE(lanes.release(first), std::int64_t(-1));
    QCOMPARE(lanes.start(3, 1), 0u);
    QCOMPARE(lanes.count(), 1u);
}

QTEST_GUILESS_MAIN(LanesTest)
#include "tst_lanes.moc"
