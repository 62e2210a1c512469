// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "notify/notificationpolicy.h"

#include <QTest>

using namespace cinderscope;

namespace {

constexpr TimeMs kStart = 1'800'000'000'000;
constexpr int kNoon = 12 * 60;

Notification make(NotificationKind kind, int number, const std::string &application = "app-1")
{
    Notification notification;
    notification.kind = kind;
    notification.id = application + '/' + std::to_string(number);
    notification.application = application;
    notification.applicationName = "name of " + application;
    notification.jobId = number;
    return notification;
}

Notification failed(int number, const std::string &application = "app-1")
{
    return make(NotificationKind::JobFailed, number, application);
}

} // namespace

class tst_NotificationPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneIsShownAtOnce()
    {
        NotificationPolicy policy;
        const auto groups = policy.take({failed(1)}, kStart, kNoon);
        QCOMPARE(groups.size(), 1U);
        QCOMPARE(groups[0].count, 1);
        QVERIFY(policy.nextDue() <= kStart);
        const auto messages = policy.due(kStart);
        QCOMPARE(messages.size(), 1U);
        QVERIFY(!messages[0].update && messages[0].urgent && !messages[0].isSummary());
        QCOMPARE(policy.nextDue(), kNoTime);
        QVERIFY(policy.due(kStart + 100'000).empty());
    }

    void aBurstBecomesOne()
    {
        NotificationPolicy policy;
        std::size_t shown = 0, updates = 0;
        std::uint64_t id = 0;
        std::int64_t count = 0;
        TimeMs now = kStart;
        const auto look = [&] {
            for (const DesktopMessage &message : policy.due(now)) {
                ++(message.update ? updates : shown);
                QVERIFY(id == 0 || id == message.group.id);
                id = message.group.id;
                count = message.group.count;
            }
        };
        for (int i = 0; i < 120; ++i, now += 100) { // ten a second for twelve seconds
            policy.take({failed(i)}, now, kNoon);
            look();
        }
        now += NotificationPolicy::kUpdateMs;
        look();
        QCOMPARE(shown, 1U);
        QVERIFY2(updates >= 4 && updates <= 7, qPrintable(QString::number(updates)));
        QCOMPARE(count, 120);
        QCOMPARE(policy.nextDue(), kNoTime);
        // after a silence it is something new
        now += policy.settings().groupMs + 1;
        const auto groups = policy.take({failed(1000)}, now, kNoon);
        QCOMPARE(groups[0].count, 1);
        QVERIFY(groups[0].id != id);
    }

    void otherKindsAndApplicationsStayApart()
    {
        NotificationPolicy policy;
        const auto groups = policy.take(
            {failed(1), failed(2), failed(3, "app-2"), make(NotificationKind::LongJobFinished, 4)}, kStart, kNoon);
        QCOMPARE(groups.size(), 3U);
        QCOMPARE(groups[0].count, 2);
        QCOMPARE(policy.due(kStart).size(), 3U);
    }

    // The promise: whatever happens, no more than so many a minute, and nothing is left out of the counts.
    void neverAStorm()
    {
        NotificationPolicy policy;
        NotificationSettings settings;
        settings.perMinute = 5;
        policy.setSettings(settings);
        std::vector<TimeMs> shown;
        std::map<std::uint64_t, std::int64_t> told; // by group
        std::int64_t summarised = 0, taken = 0;
        TimeMs now = kStart;
        for (int step = 0; step < 3'000; ++step, now += 100) { // five minutes
            std::vector<Notification> batch;
            if (step < 1'800) {
                for (int i = 0; i < 7; ++i, ++taken)
                    batch.push_back(failed(step * 10 + i, "app-" + std::to_string((step * 7 + i) % 40)));
            }
            policy.take(batch, now, kNoon);
            for (const DesktopMessage &message : policy.due(now)) {
                if (message.isSummary()) {
                    for (const auto &[kind, count] : message.summary)
                        summarised += count;
                    QVERIFY(message.applications > 1 && message.urgent);
                } else {
                    told[message.group.id] = message.group.count;
                }
                if (!message.update)
                    shown.push_back(now);
            }
        }
        for (std::size_t i = 5; i < shown.size(); ++i)
            QVERIFY2(shown[i] - shown[i - 5] >= 60'000, "more than five within a minute");
        for (const auto &[id, count] : told)
            summarised += count;
        QCOMPARE(summarised, taken);
        QCOMPARE(policy.nextDue(), kNoTime);
    }

    void manyApplicationsAreBounded()
    {
        NotificationPolicy policy;
        policy.take({}, kStart, kNoon);
        std::int64_t told = 0;
        const auto look = [&](TimeMs now) {
            for (const DesktopMessage &message : policy.due(now)) {
                if (!message.isSummary())
                    ++told;
                for (const auto &[kind, count] : message.summary)
                    told += count;
            }
        };
        for (int i = 0; i < 5'000; ++i) {
            policy.take({failed(1, "app-" + std::to_string(i))}, kStart, kNoon);
            if (i == 100)
                look(kStart);
        }
        look(kStart + 60'000);
        QCOMPARE(told, 5'000);
    }

    void failuresComeFirst()
    {
        NotificationPolicy policy;
        NotificationSettings settings;
        settings.perMinute = 1;
        policy.setSettings(settings);
        policy.take({make(NotificationKind::LongJobFinished, 1), failed(2)}, kStart, kNoon);
        const auto messages = policy.due(kStart);
        QCOMPARE(messages.size(), 1U);
        QVERIFY(messages[0].group.newest.kind == NotificationKind::JobFailed);
        QCOMPARE(policy.nextDue(), kStart + 60'000);
        QVERIFY(policy.due(kStart + 59'999).empty());
        const auto later = policy.due(kStart + 60'000);
        QCOMPARE(later.size(), 1U);
        QVERIFY(!later[0].isSummary()); // a single one says more than a summary
    }

    void settingsDecide()
    {
        NotificationPolicy policy;
        NotificationSettings settings;
        settings.kinds[std::size_t(NotificationKind::StageRetried)] = Delivery::Off;
        settings.kinds[std::size_t(NotificationKind::LongJobFinished)] = Delivery::List;
        settings.setMuted("name of app-2", true);
        settings.setDelivery("name of app-3", NotificationKind::JobFailed, Delivery::List);
        policy.setSettings(settings);
        const auto groups =
            policy.take({make(NotificationKind::StageRetried, 1), make(NotificationKind::LongJobFinished, 2),
                         failed(3, "app-2"), failed(4, "app-3"), failed(5)},
                        kStart, kNoon);
        QCOMPARE(groups.size(), 3U);
        const auto messages = policy.due(kStart);
        QCOMPARE(messages.size(), 1U);
        QCOMPARE(messages[0].group.newest.jobId, 5);

        settings.setMuted("name of app-2", false);
        settings.setDelivery("name of app-3", NotificationKind::JobFailed, Delivery::Desktop);
        QVERIFY(settings.applications.empty()); // no rule is left that says nothing
        settings.on = false;
        policy.setSettings(settings);
        QCOMPARE(policy.take({failed(6, "app-2")}, kStart, kNoon).size(), 1U);
        QVERIFY(policy.due(kStart).empty());
    }

    void quietHours_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<int>("minute");
        QTest::addColumn<bool>("quiet");
        QTest::newRow("before") << 540 << 600 << 539 << false;
        QTest::newRow("begin") << 540 << 600 << 540 << true;
        QTest::newRow("end") << 540 << 600 << 600 << false;
        QTest::newRow("night, evening") << 22 * 60 << 7 * 60 << 23 * 60 << true;
        QTest::newRow("night, morning") << 22 * 60 << 7 * 60 << 6 * 60 + 59 << true;
        QTest::newRow("night, day") << 22 * 60 << 7 * 60 << 12 * 60 << false;
        QTest::newRow("night, end") << 22 * 60 << 7 * 60 << 7 * 60 << false;
        QTest::newRow("whole day") << 60 << 60 << 700 << true;
        QTest::newRow("minute of the next day") << 540 << 600 << 1440 + 550 << true;
    }
    void quietHours()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(int, minute);
        QFETCH(bool, quiet);
        NotificationPolicy policy;
        NotificationSettings settings;
        settings.quiet = {true, from, to, true};
        policy.setSettings(settings);
        QCOMPARE(policy.take({failed(1)}, kStart, minute).size(), 1U); // the list has it in any case
        QCOMPARE(policy.due(kStart).empty(), quiet);
        settings.quiet.failuresToo = false;
        policy.setSettings(settings);
        policy.take({failed(2, "app-2"), make(NotificationKind::LongJobFinished, 3)}, kStart, minute);
        QCOMPARE(policy.due(kStart).size(), quiet ? 1U : 2U);
    }

    void aClockThatGoesBack()
    {
        NotificationPolicy policy;
        policy.take({failed(1)}, kStart, kNoon);
        QCOMPARE(policy.due(kStart).size(), 1U);
        policy.take({failed(2, "app-2")}, kStart - 3'600'000, kNoon);
        QCOMPARE(policy.due(kStart - 3'600'000).size(), 1U);
    }
};

QTEST_APPLESS_MAIN(tst_NotificationPolicy)
#include "tst_notificationpolicy.moc"
