// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"
#include "gui/base/format.h"
#include "gui/base/progresscounts.h"

#include <cmath>
#include <limits>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestFormat : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }

    void durations_data()
    {
        QTest::addColumn<qint64>("ms");
        QTest::addColumn<QString>("text");
        const std::pair<qint64, const char *> rows[] = {{-1, "-"},
                                                        {0, "0 ms"},
                                                        {999, "999 ms"},
                                                        {1000, "1.0 s"},
                                                        {1049, "1.0 s"},
                                                        {1050, "1.1 s"},
                                                        {3400, "3.4 s"},
                                                        {9949, "9.9 s"},
                                                        {9950, "10 s"},
                                                        {42'400, "42 s"},
                                                        {59'499, "59 s"},
                                                        {59'500, "1 min 00 s"},
                                                        {125'000, "2 min 05 s"},
                                                        {3'599'499, "59 min 59 s"},
                                                        {3'599'500, "1 h 00 min"},
                                                        {3'720'000, "1 h 02 min"},
                                                        {86'369'999, "23 h 59 min"},
                                                        {86'370'000, "1 d 00 h"},
                                                        {273'600'000, "3 d 04 h"}};
        for (const auto &[ms, text] : rows)
            QTest::addRow("%lld", static_cast<long long>(ms)) << ms << QString::fromUtf8(text);
    }
    void durations()
    {
        QFETCH(qint64, ms);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatDurationMs(ms)), text);
        QCOMPARE(format::duration(ms), ms < 0 ? u"–"_s : text);
    }

    void durationNeverOverflows() { QVERIFY(!formatDurationMs(std::numeric_limits<qint64>::max()).empty()); }

    void bytes_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::addColumn<QString>("text");
        const std::pair<qint64, const char *> rows[] = {{-1, "-"},
                                                        {0, "0 B"},
                                                        {1023, "1023 B"},
                                                        {1024, "1.0 KiB"},
                                                        {1536, "1.5 KiB"},
                                                        {102'400, "100 KiB"},
                                                        {102'348, "99.9 KiB"},
                                                        {102'349, "100 KiB"},
                                                        {1'048'063, "1023 KiB"},
                                                        {1'048'064, "1.0 MiB"},
                                                        {1'610'612'736, "1.5 GiB"},
                                                        {std::numeric_limits<qint64>::max(), "8.0 EiB"}};
        for (const auto &[bytes, text] : rows)
            QTest::addRow("%lld", static_cast<long long>(bytes)) << bytes << QString::fromUtf8(text);
    }
    void bytes()
    {
        QFETCH(qint64, bytes);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatBytes(bytes)), text);
        QCOMPARE(format::bytes(bytes), bytes < 0 ? u"–"_s : text);
    }

    void counts()
    {
        QCOMPARE(formatCount(0), "0");
        QCOMPARE(formatCount(999), "999");
        QCOMPARE(formatCount(1000), "1,000");
        QCOMPARE(formatCount(-1'234'567), "-1,234,567");
        QCOMPARE(formatCount(std::numeric_limits<qint64>::min()), "-9,223,372,036,854,775,808");
        QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
        QCOMPARE(format::count(1'234'567), u"1.234.567"_s);
        QCOMPARE(format::bytes(1'610'612'736), u"1,5 GiB"_s);
        QCOMPARE(format::duration(3400), u"3,4 s"_s);
        QCOMPARE(format::percent(0.125), u"12,5 %"_s);
    }

    void percents_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("zero") << 0.0 << u"0 %"_s;
        QTest::newRow("tiny") << 0.0004 << u"<0.1 %"_s;
        QTest::newRow("some") << 0.125 << u"12.5 %"_s;
        QTest::newRow("whole number") << 0.12 << u"12 %"_s;
        QTest::newRow("nearly all") << 0.99999 << u">99.9 %"_s;
        QTest::newRow("all") << 1.0 << u"100 %"_s;
        QTest::newRow("more") << 1.5 << u"150 %"_s;
    }
    void percents()
    {
        QFETCH(double, share);
        QFETCH(QString, text);
        QCOMPARE(QString::fromStdString(formatPercent(share)), text);
        QCOMPARE(format::percent(share), text);
    }

    void unknown()
    {
        QCOMPARE(formatPercent(std::nan("")), "-");
        QCOMPARE(format::percent(std::nan("")), format::none());
        QCOMPARE(format::dateTime(-1), format::none());
        QCOMPARE(format::timeOfDay(-1), format::none());
        QCOMPARE(format::durationNs(-1), format::none());
        QCOMPARE(format::isoDateTime(-1), QString());
    }

    void short_()
    {
        QCOMPARE(format::countShort(999), u"999"_s);
        QCOMPARE(format::countShort(1200), u"1.2 k"_s);
        QCOMPARE(format::countShort(999'960), u"1 M"_s);
        QCOMPARE(format::countShort(3.4e6), u"3.4 M"_s);
        QCOMPARE(format::countShort(2), u"2"_s);
        QCOMPARE(format::durationNs(12'345), u"12 µs"_s);
        QCOMPARE(format::durationNs(1'500'000), u"2 ms"_s);
        QCOMPARE(format::durationLong(3'720'000), u"1 hour 2 minutes"_s);
        QCOMPARE(format::durationLong(120'000), u"2 minutes"_s);
    }

    void times()
    {
        const qint64 time = 1'795'203'381'042; // 2026-11-20T19:36:21.042Z
        QCOMPARE(formatIsoTimeMs(time), "2026-11-20T19:36:21.042Z");
        QCOMPARE(formatIsoTimeMs(-1), "-");
        QCOMPARE(formatIsoTimeMs(253402300800000), "-");
        QCOMPARE(format::timeOfDay(time), u"19:36:21"_s);
        QCOMPARE(format::timeOfDay(time, true), u"19:36:21.042"_s);
        QCOMPARE(format::isoDateTime(time), u"2026-11-20T19:36:21.042+00:00"_s);
        QCOMPARE(format::dateTime(time), u"20 Nov 2026, 19:36:21"_s);
        const auto later = [time](qint64 seconds) { return QDateTime::fromMSecsSinceEpoch(time + seconds * 1000); };
        QCOMPARE(format::timeOrDate(time, later(60)), u"19:36:21"_s);
        QCOMPARE(format::timeOrDate(time, later(86400)), u"20 Nov 2026, 19:36:21"_s);
        QCOMPARE(format::ago(time, later(3)), u"just now"_s);
        QCOMPARE(format::ago(time, later(90)), u"1 minute ago"_s);
        QCOMPARE(format::ago(time, later(180)), u"3 minutes ago"_s);
        QCOMPARE(format::ago(time, later(7300)), u"2 hours ago"_s);
        QCOMPARE(format::ago(time, later(86400)), u"yesterday"_s);
        QCOMPARE(format::ago(time, later(3 * 86400)), u"3 days ago"_s);
    }

    void progress()
    {
        const ProgressCounts counts{.total = 34, .complete = 12, .active = 3, .failed = 1, .skipped = 5};
        QCOMPARE(progressText(counts), u"12 / 34"_s);
        QCOMPARE(progressDescription(counts), u"12 of 34 complete, 3 active, 1 failed, 5 skipped"_s);
        QCOMPARE(counts.fraction(), 0.5);
        QCOMPARE(ProgressCounts{}.fraction(), 0.0);
    }
};

QTEST_GUILESS_MAIN(TestFormat)
#include "tst_format.moc"
