// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "gui/base/theme.h"
#include "gui/notify/desktopnotifier.h"
#include "gui/notify/notificationservice.h"
#include "notificationserver.h"
#include "privatebus.h"

#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! The desktop's notifications on a real bus.
class tst_DesktopNotifier : public QObject
{
    Q_OBJECT

private:
    static constexpr int kLong = 20'000;
    QDBusConnection client() const { return QDBusConnection::connectToBus(m_bus.address(), u"client"_s); }
    QDBusConnection service() const { return QDBusConnection::connectToBus(m_bus.address(), u"service"_s); }

    PrivateBus m_bus;

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_bus.start()) {
            qInfo("SKIP WHOLE PROGRAM: no dbus-daemon can be started here: %s", qPrintable(m_bus.error()));
            QSKIP("no dbus-daemon");
        }
        QGuiApplication::setDesktopFileName(u"org.cinderscope.Cinderscope"_s);
    }
    void cleanupTestCase()
    {
        QDBusConnection::disconnectFromBus(u"client"_s);
        QDBusConnection::disconnectFromBus(u"service"_s);
    }

    void showsAndReplaces()
    {
        NotificationServer server;
        QVERIFY(server.serve(service()));
        DesktopNotifier notifier;
        notifier.setConnection(client());
        // three at once: the first goes out, the last replaces it, the one between is spared
        notifier.show({7, u"Job 1 failed in <b>a</b>"_s, u"<script>alert('x')</script> & more"_s, true});
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 1, kLong);
        const NotificationServer::Call first = server.calls[0];
        QCOMPARE(first.application, u"Cinderscope"_s);
        QCOMPARE(first.summary, u"Job 1 failed in <b>a</b>"_s); // a summary takes no markup
        QCOMPARE(first.body, u"&lt;script&gt;alert('x')&lt;/script&gt; &amp; more"_s);
        QCOMPARE(first.actions.value(0), u"default"_s);
        QCOMPARE(first.actions.size() % 2, 0);
        QCOMPARE(first.hints.value(u"urgency"_s).value<uchar>(), uchar(2));
        QCOMPARE(first.hints.value(u"urgency"_s).typeId(), int(QMetaType::UChar)); // 'y', as the specification asks
        QCOMPARE(first.hints.value(u"desktop-entry"_s).toString(), u"org.cinderscope.Cinderscope"_s);
        QCOMPARE(first.replaces, 0U);
        QCOMPARE(first.timeout, -1);
        notifier.show({7, u"2"_s, {}, false});
        notifier.show({7, u"3"_s, {}, false});
        notifier.show({8, u"other"_s, {}, false});
        QTRY_VERIFY_WITH_TIMEOUT(server.calls.size() >= 3, kLong);
        const auto last = std::find_if(server.calls.crbegin(), server.calls.crend(),
                                       [](const auto &call) { return call.replaces != 0; });
        QVERIFY(last != server.calls.crend());
        QTRY_VERIFY_WITH_TIMEOUT(
            std::any_of(server.calls.begin(), server.calls.end(),
                        [&](const auto &call) { return call.summary == u"3"_s && call.replaces == first.id; }),
            kLong);
        QVERIFY(std::any_of(server.calls.begin(), server.calls.end(),
                            [](const auto &call) { return call.summary == u"other"_s && call.replaces == 0; }));
        QCOMPARE(server.calls.last().hints.value(u"urgency"_s).value<uchar>(), uchar(1));
        NotificationServer::leave(service());
    }

    void clickOpens()
    {
        NotificationServer server;
        QVERIFY(server.serve(service()));
        DesktopNotifier notifier;
        notifier.setConnection(client());
        QSignalSpy activated(&notifier, &DesktopNotifier::activated);
        QSignalSpy closed(&notifier, &DesktopNotifier::closed);
        notifier.show({1, u"a"_s, {}, false});
        notifier.show({2, u"b"_s, {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 2, kLong);
        const uint second = server.calls[1].summary == u"b"_s ? server.calls[1].id : server.calls[0].id;
        QTest::qWait(50);                               // the answers arrive
        Q_EMIT server.ActionInvoked(999, u"default"_s); // of another program
        Q_EMIT server.ActivationToken(second, u"token-1"_s);
        Q_EMIT server.ActionInvoked(second, u"unknown"_s);
        Q_EMIT server.ActionInvoked(second, u"default"_s);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kLong);
        QCOMPARE(activated[0][0].toULongLong(), 2ULL);
        QCOMPARE(activated[0][1].toString(), u"token-1"_s);
        Q_EMIT server.NotificationClosed(second, 2);
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, kLong);
        notifier.show({2, u"again"_s, {}, false}); // closed: it is a new one
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 3, kLong);
        QCOMPARE(server.calls[2].replaces, 0U);
        notifier.close(1);
        QTRY_COMPARE_WITH_TIMEOUT(server.closed.size(), 1, kLong);
        NotificationServer::leave(service());
    }

    void aServiceThatCanLittle()
    {
        NotificationServer server;
        server.capabilities = {u"body"_s};
        QVERIFY(server.serve(service()));
        DesktopNotifier notifier;
        notifier.setConnection(client());
        notifier.show({1, u"a"_s, u"1 < 2 & 3"_s, false});
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 1, kLong);
        QCOMPARE(server.calls[0].body, u"1 < 2 & 3"_s);
        QVERIFY(server.calls[0].actions.isEmpty());
        NotificationServer::leave(service());
    }

    void noService()
    {
        DesktopNotifier notifier;
        notifier.setConnection(client());
        QSignalSpy failed(&notifier, &DesktopNotifier::failed);
        notifier.show({1, u"a"_s, {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, kLong);
        // it starts later, or again: the next one is shown
        for (int round = 0; round < 2; ++round) {
            NotificationServer server;
            QVERIFY(server.serve(service()));
            notifier.show({1, u"b"_s, {}, false});
            QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 1, kLong);
            QCOMPARE(server.calls[0].replaces, 0U); // numbers of an earlier service mean nothing
            NotificationServer::leave(service());
            QTest::qWait(100); // for the owner's change to be told
        }
        QCOMPARE(failed.size(), 1);
    }

    void noBus()
    {
        DesktopNotifier notifier;
        QSignalSpy failed(&notifier, &DesktopNotifier::failed);
        notifier.show({1, u"a"_s, {}, false});
        QCOMPARE(failed.size(), 1);
        qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere/at/all");
        notifier.connectToSession();
        notifier.show({2, u"b"_s, {}, false});
        QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 2, kLong);
        QCOMPARE(failed[1][0].value<DesktopText>().title, u"b"_s);
    }

    // From the store to the bus, and back to the place of the failure.
    void wholeWay()
    {
        NotificationServer server;
        QVERIFY(server.serve(service()));
        qint64 now = 10'000;
        NotificationService::Options options;
        options.persistent = options.tray = options.desktop = false;
        options.now = [&now] { return now; };
        options.minuteOfDay = [] { return 12 * 60; };
        NotificationService notifications(options);
        notifications.desktop()->setConnection(client());
        ApplicationStore store;
        store.setAlive(true);
        store.apply(StructureEvent(ApplicationStart{"nightly & <co>", "app-1", {}, "u", 9'000}));
        notifications.observe(u"app-1"_s, {}, store.snapshot(), false);
        for (int id = 0; id < 12; ++id) {
            JobStart start;
            start.jobId = id;
            start.time = 11'000;
            store.apply(StructureEvent(start));
            JobEnd end;
            end.jobId = id;
            end.time = 12'000;
            end.succeeded = false;
            end.error = "java.lang.RuntimeException: <b>always</b>";
            store.apply(StructureEvent(end));
            now += 100;
            notifications.observe(u"app-1"_s, {}, store.snapshot(), false);
        }
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 1, kLong);
        QCOMPARE(server.calls[0].summary, u"Job 0 failed in nightly & <co>"_s);
        QVERIFY(server.calls[0].body.startsWith(u"RuntimeException: &lt;b&gt;always&lt;/b&gt;"_s));
        now += 5'000;
        QTRY_COMPARE_WITH_TIMEOUT(server.calls.size(), 2, kLong);
        QCOMPARE(server.calls[1].replaces, server.calls[0].id);
        QVERIFY2(server.calls[1].summary.startsWith(u"12 job"_s), qPrintable(server.calls[1].summary));
        QCOMPARE(notifications.centre()->rowCount(), 1);
        QCOMPARE(notifications.centre()->unreadCount(), 1);

        QSignalSpy activated(&notifications, &NotificationService::activated);
        QTest::qWait(50);
        Q_EMIT server.ActionInvoked(server.calls[0].id, u"open"_s);
        QTRY_COMPARE_WITH_TIMEOUT(activated.size(), 1, kLong);
        const auto target = activated[0][0].value<NotificationTarget>();
        QCOMPARE(target.application, u"app-1"_s);
        QVERIFY(target.target.kind == Target::Kind::Job);
        QCOMPARE(target.target.id, 11);
        QCOMPARE(notifications.centre()->unreadCount(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(server.closed.size(), 1, kLong);
        NotificationServer::leave(service());
    }
};

QTEST_MAIN(tst_DesktopNotifier)
#include "tst_desktopnotifier.moc"
