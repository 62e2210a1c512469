// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/activity.h"

#include <QTest>

#include <random>

using namespace cinderscope;

//! ActivityIndex against counting.
class ActivityTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void greatestIsWhatCountingGives_data();
    void greatestIsWhatCountingGives();
    void aViewDoesNotChange();
    void longRunsWiden();
    void emptyAndOutside();
};

namespace {

struct Span
{
    TimeMs start, end;
};

std::vector<Span> randomSpans(int count, TimeMs over, TimeMs longest, std::uint32_t seed)
{
    std::mt19937 random(seed);
    std::vector<Span> spans;
    for (int i = 0; i < count; ++i) {
        const TimeMs start = 5'000 + TimeMs(random() % std::uint64_t(over));
        spans.push_back({start, start + TimeMs(random() % std::uint64_t(longest))});
    }
    std::sort(spans.begin(), spans.end(), [](const Span &a, const Span &b) { return a.start < b.start; });
    return spans;
}

} // namespace

void ActivityTest::greatestIsWhatCountingGives_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<qint64>("over");
    QTest::addColumn<qint64>("longest");
    QTest::newRow("dense") << 3000 << qint64(2000) << qint64(300);
    QTest::newRow("sparse") << 40 << qint64(600'000) << qint64(5000);
    QTest::newRow("short") << 2000 << qint64(60'000) << qint64(3);
    QTest::newRow("long") << 500 << qint64(300'000) << qint64(200'000);
}

void ActivityTest::greatestIsWhatCountingGives()
{
    QFETCH(int, count);
    QFETCH(qint64, over);
    QFETCH(qint64, longest);
    const auto spans = randomSpans(count, over, longest, 17);
    ActivityIndex index;
    for (const Span &span : spans) {
        index.add(span.start, 1);
        index.add(span.end, -1);
    }
    const ActivityIndex::View view = index.publish();
    QCOMPARE(view.bucketWidth(), TimeMs(1)); // exact
    // running after all changes up to and with each millisecond
    const TimeMs end = 5'000 + over + longest + 10;
    std::vector<int> running(std::size_t(end + 2), 0);
    for (const Span &span : spans) {
        ++running[std::size_t(span.start)];
        --running[std::size_t(span.end)];
    }
    for (std::size_t i = 1; i < running.size(); ++i)
        running[i] += running[i - 1];

    std::mt19937 random(4);
    for (int round = 0; round < 40; ++round) {
        const TimeMs from = TimeMs(random() % std::uint64_t(end));
        const int parts = 1 + int(random() % 300);
        const TimeMs width = 1 + TimeMs(random() % std::uint64_t(std::max<TimeMs>(1, (end - from) / parts)));
        const TimeMs to = std::min(end, from + width * parts);
        std::vector<std::int32_t> out(std::size_t((to - from) / width), -1);
        if (out.empty())
            continue;
        const TimeMs until = from + width * TimeMs(out.size());
        view.greatest(from, until, out);
        for (std::size_t part = 0; part < out.size(); ++part) {
            const TimeMs first = from + width * TimeMs(part);
            int most = first > 0 ? running[std::size_t(first - 1)] : 0; // what ran into it
            for (TimeMs time = first; time < first + width; ++time)
                most = std::max(most, running[std::size_t(time)]);
            QCOMPARE(out[part], most);
        }
    }
}

void ActivityTest::aViewDoesNotChange()
{
    ActivityIndex index;
    index.add(1000, 1);
    index.add(2000, 1);
    const ActivityIndex::View before = index.publish();
    for (int i = 0; i < 5000; ++i)
        index.add(1000 + i, 1);
    const ActivityIndex::View after = index.publish();
    std::int32_t out = -1;
    before.greatest(1000, 6000, std::span(&out, 1));
    QCOMPARE(out, 2);
    after.greatest(1000, 6000, std::span(&out, 1));
    QCOMPARE(out, 5002);
}

void ActivityTest::longRunsWiden()
{
    ActivityIndex index;
    constexpr TimeMs day = 86'400'000;
    for (TimeMs d = 0; d < 30; ++d) { // a hundred tasks at noon
        for (int i = 0; i < 100; ++i) {
            index.add(d * day + day / 2, 1);
            index.add(d * day + day / 2 + 3'600'000, -1);
        }
    }
    const ActivityIndex::View view = index.publish();
    QVERIFY(view.bucketWidth() > 1);
    QVERIFY((view.end() - view.origin()) / view.bucketWidth() <= TimeMs(ActivityIndex::kMaxBuckets));
    std::vector<std::int32_t> out(30);
    view.greatest(day / 4, 30 * day + day / 4, out);
    for (const std::int32_t most : out)
        QCOMPARE(most, 100);
    std::int32_t night = -1;
    view.greatest(3 * day - day / 8, 3 * day, std::span(&night, 1));
    QCOMPARE(night, 0);
}

void ActivityTest::emptyAndOutside()
{
    std::int32_t out[3] = {7, 7, 7};
    ActivityIndex index;
    index.publish().greatest(0, 100, out);
    QCOMPARE(out[0] + out[1] + out[2], 0);
    index.add(1000, 1);
    index.add(1500, -1);
    const ActivityIndex::View view = index.publish();
    view.greatest(0, 900, out);
    QCOMPARE(out[2], 0);
    view.greatest(900'000, 900'300, out);
    QCOMPARE(out[0], 0);
    view.greatest(500, 500, out); // no range
    QCOMPARE(out[1], 0);
    view.greatest(-5'000'000'000'000'000, 9'000'000'000'000'000, out);
    QCOMPARE(std::max({out[0], out[1], out[2]}), 1);
}

QTEST_APPLESS_MAIN(ActivityTest)
#include "activitytest.moc"
