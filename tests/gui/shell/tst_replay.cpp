// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/base/actionregistry.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/demorecording.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/replaybar.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/timeslider.h"
#include "support/patience.h"

#include <QAction>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;

//! The demo recording and the replay controls, with the real session.
class tst_Replay : public QObject
{
    Q_OBJECT

private:
    static MainWindow::Options options(FakeFinder *finder = nullptr)
    {
        MainWindow::Options options;
        options.pages = fakePages();
        options.finder = finder;
        options.restore = false;
        return options;
    }
    static QString log() { return dataPath("3.5.9/fail/local-1795202865658"); }
    static std::optional<ReplayStatus> replay(MainWindow &window)
    {
        return window.view()->session() ? window.view()->session()->replay() : std::nullopt;
    }
    static bool isPlaying(MainWindow &window)
    {
        const auto status = replay(window);
        return status && status->begin != kNoTime && !status->seeking;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        Theme::instance().install();
    }

    void demoIsShownWhereNothingRuns()
    {
        auto *finder = new FakeFinder;
        MainWindow window(options(finder));
        window.show();
        window.start(true);
        QVERIFY(!window.view()->session());
        finder->find({}); // the first scan found nothing
        QTRY_VERIFY(window.view()->session());
        QVERIFY(window.view()->ref().demo);
        QCOMPARE(window.messages()->count(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(isPlaying(window), 20'000);
        // It begins where there is something to see.
        QTRY_VERIFY_WITH_TIMEOUT(replay(window)->now >= DemoRecording::interestingStart(), 20'000);
        QTRY_VERIFY_WITH_TIMEOUT(window.view()->session()->snapshot()->jobs.size() >= 6, 20'000);
        QVERIFY(window.view()->session()->snapshot()->jobs.size() < 22);
        QVERIFY(window.view()->replayBar()->isVisible());
    }

    void demoIsShownWhenNobodyAnswersInTime()
    {
        MainWindow window(options(new FakeFinder));
        window.show();
        window.start(true);
        QTRY_VERIFY_WITH_TIMEOUT(window.view()->ref().demo, 3000);
    }

    void anApplicationTakesThePlaceOfTheDemo()
    {
        auto *finder = new FakeFinder;
        MainWindow window(options(finder));
        window.show();
        window.start(true);
        finder->find({});
        QTRY_VERIFY(window.view()->ref().demo);
        finder->find({driver(4040, QStringLiteral("a"), QStringLiteral("A"))});
        QTRY_COMPARE(window.view()->ref().applicationId, QStringLiteral("a"));
        QCOMPARE(window.hub()->refs().size(), 1); // the demo is gone
    }

    void anApplicationIsOfferedToWhoIsBusyWithTheDemo()
    {
        auto *finder = new FakeFinder;
        MainWindow window(options(finder));
        window.show();
        window.start(true);
        finder->find({});
        QTRY_VERIFY(window.view()->ref().demo);
        QTest::keyClick(&window, Qt::Key_2, Qt::ControlModifier); // the person looks at a page
        finder->find({driver(4040, QStringLiteral("a"), QStringLiteral("A"))});
        QTRY_COMPARE(window.messages()->count(), 2);
        QVERIFY(window.view()->ref().demo);
        const Message offer = window.messages()->messages().first();
        QCOMPARE(offer.actionText, QStringLiteral("Show it"));
        offer.action();
        QCOMPARE(window.view()->ref().applicationId, QStringLiteral("a"));
    }

    void controls()
    {
        MainWindow window(options());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openLocation(log(), true);
        QTRY_VERIFY_WITH_TIMEOUT(isPlaying(window), 20'000);
        ReplayBar *bar = window.view()->replayBar();
        QVERIFY(bar->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(!bar->marks().jobs.isEmpty(), 20'000);
        QCOMPARE(bar->marks().jobs.size(), 6);
        QCOMPARE(std::count_if(bar->marks().jobs.begin(), bar->marks().jobs.end(),
                               [](const auto &job) { return job.failed; }),
                 4);

        window.view()->setFocus();
        QTest::keyClick(&window, Qt::Key_Space);
        QTRY_VERIFY(replay(window)->paused);
        const TimeMs begin = replay(window)->begin;
        const TimeMs failure = bar->marks().nextFailure(replay(window)->now);
        window.actions().action(QStringLiteral("replay.nextFailure"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(replay(window)->now >= failure && !replay(window)->seeking, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(window.view()->session()->snapshot()->totals.tasksFailed > 0 ||
                                     window.view()->session()->snapshot()->totals.jobsFailed > 0,
                                 10'000);
        const int clears = static_cast<FakePage *>(window.view()->currentPage())->clears;
        window.actions().action(QStringLiteral("replay.start"))->trigger();
        QTRY_COMPARE_WITH_TIMEOUT(replay(window)->now, begin, 10'000);
        QTRY_COMPARE_WITH_TIMEOUT(window.view()->session()->snapshot()->totals.tasksFailed, 0, 10'000);
        // Rows are gone: pages begin anew.
        QVERIFY(static_cast<FakePage *>(window.view()->currentPage())->clears > clears);

        window.actions().action(QStringLiteral("replay.faster"))->trigger();
        QTRY_COMPARE(replay(window)->speed, 2.0);
        window.actions().action(QStringLiteral("replay.leave"))->trigger();
        QTRY_VERIFY_WITH_TIMEOUT(window.view()->ref().kind == SourceKind::EventLog, 10'000);
        QVERIFY(!bar->isVisible());
        QCOMPARE(window.hub()->refs().size(), 1); // a log and its replay are one application
    }

    void spaceBelongsToAButtonThatHasTheFocus()
    {
        MainWindow window(options());
        window.show();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        window.openLocation(log(), true);
        QTRY_VERIFY_WITH_TIMEOUT(isPlaying(window), 20'000);
        auto *button = new QPushButton(QStringLiteral("press"), window.view());
        button->show();
        button->setFocus();
        QSignalSpy clicked(button, &QPushButton::clicked);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(clicked.count(), 1);
        QTest::qWait(100);
        QVERIFY(!replay(window)->paused);
    }

    void sliderSeeksByMouseAndKeys()
    {
        TimeSlider slider;
        slider.resize(416, 34);
        slider.setRange(1000, 5000);
        slider.setTime(1000);
        slider.show();
        QSignalSpy seeks(&slider, &TimeSlider::seekRequested);
        QTest::mouseClick(&slider, Qt::LeftButton, {}, {208, 17});
        QVERIFY(!seeks.isEmpty());
        QVERIFY(qAbs(slider.time() - 3000) < 30);
        slider.setFocus();
        QTest::keyClick(&slider, Qt::Key_End);
        QCOMPARE(slider.time(), 5000);
        QTest::keyClick(&slider, Qt::Key_Left);
        QCOMPARE(slider.time(), 4960);
        QTest::keyClick(&slider, Qt::Key_Home);
        QCOMPARE(slider.time(), 1000);
    }

    void marksFindTheNextFailure()
    {
        ReplayMarks marks;
        marks.failures = {10, 20, 30};
        QCOMPARE(marks.nextFailure(5), 10);
        QCOMPARE(marks.nextFailure(10), 20);
        QCOMPARE(marks.nextFailure(30), kNoTime);
    }
};

QTEST_MAIN(tst_Replay)
#include "tst_replay.moc"
