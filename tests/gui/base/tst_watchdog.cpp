// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/watchdog.h"

#include <ctime>
#include <QElapsedTimer>
#include <QTest>
#include <thread>

using namespace cinderscope;

namespace {
//! Keeps the thread busy until it has used this much CPU time itself.
void burn(double ms)
{
    const auto used = [] {
        timespec time{};
        clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
    };
    const double end = used() + ms;
    while (used() < end) {
    }
}
} // namespace

class TestWatchdog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void seesABlock()
    {
        Watchdog watchdog;
        QTest::qWait(50);
        watchdog.reset();
        burn(120);
        QTest::qWait(30);
        // Up to one interval may be missing.
        QVERIFY2(watchdog.longestBlockMs() >= 110, qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longestCpuBlockMs() >= 110, qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longestOwnBlockMs() >= 110, qPrintable(watchdog.report()));
    }

    void isQuietInAQuietLoop()
    {
        Watchdog watchdog;
        QTest::qWait(50);
        watchdog.reset();
        QTest::qWait(400);
        const Watchdog::Figures figures = watchdog.figures();
        QVERIFY2(figures.pings > 10, qPrintable(watchdog.report()));
        QVERIFY2(qMin(figures.longestWallMs, figures.longestCpuMs) < 20, qPrintable(watchdog.report()));
    }

    void sleepIsABlockButNoCpu()
    {
        Watchdog watchdog;
        QTest::qWait(50);
        watchdog.reset();
        std::this_thread::sleep_for(std::chrono::milliseconds(120));
        QTest::qWait(30);
        QVERIFY2(watchdog.longestBlockMs() >= 110, qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longestCpuBlockMs() < 60, qPrintable(watchdog.report()));
        if (!QFile::exists(QStringLiteral("/proc/self/schedstat")))
            QSKIP("this kernel does not tell how long a thread waited for a CPU");
        QVERIFY2(watchdog.longestOwnBlockMs() >= 100, qPrintable(watchdog.report()));
    }

    void countsABlockThatStillLasts()
    {
        Watchdog watchdog;
        QTest::qWait(50);
        watchdog.reset();
        burn(80);
        QVERIFY2(watchdog.longestBlockMs() >= 70, qPrintable(watchdog.report())); // no event loop in between
    }

    void resetForgets()
    {
        Watchdog watchdog;
        QTest::qWait(30);
        burn(100);
        QTest::qWait(30);
        QVERIFY(watchdog.longestBlockMs() >= 90);
        watchdog.reset();
        QVERIFY(watchdog.figures().pings == 0);
        QVERIFY2(watchdog.longestCpuBlockMs() < 50, qPrintable(watchdog.report()));
    }

    void comesAndGoes()
    {
        for (int i = 0; i < 50; ++i) {
            Watchdog watchdog;
            if (i % 5 == 0)
                QTest::qWait(6);
        }
    }
};

QTEST_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
