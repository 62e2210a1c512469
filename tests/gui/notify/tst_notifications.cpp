// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/icons.h"
#include "gui/base/theme.h"
#include "gui/notify/bellbutton.h"
#include "gui/notify/notificationpopup.h"
#include "gui/notify/notificationservice.h"
#include "gui/notify/notificationsettingswidget.h"
#include "gui/notify/notificationtext.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QJsonDocument>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

NotificationGroup group(std::uint64_t id, NotificationKind kind = NotificationKind::JobFailed, int count = 1,
                        const std::string &application = "app-1")
{
    NotificationGroup result;
    result.id = id;
    result.count = count;
    result.first = result.last = 1'800'000'000'000 + qint64(id) * 1000;
    Notification &newest = result.newest;
    newest.kind = kind;
    newest.id = application + "/e/" + std::to_string(id);
    newest.application = application;
    newest.applicationName = "name of " + application;
    newest.jobId = int(id);
    newest.reason.text = "ValueError: no column x";
    return result;
}

NotificationService::Options hermetic()
{
    NotificationService::Options options;
    options.persistent = options.tray = options.desktop = false;
    return options;
}

} // namespace

class tst_Notifications : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"notify-%1"_s.arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }
    void cleanupTestCase()
    {
        const QString file = QSettings().fileName();
        QSettings().clear();
        QFile::remove(file);
        QFile::remove(NotificationCentre::defaultFile());
        QDir().rmdir(QFileInfo(NotificationCentre::defaultFile()).absolutePath());
    }

    void centre()
    {
        NotificationCentre centre;
        const QAbstractItemModelTester tester(&centre, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy unread(&centre, &NotificationCentre::unreadCountChanged);
        centre.add({group(1), group(2), group(3, NotificationKind::LongJobFinished)});
        QCOMPARE(centre.rowCount(), 3);
        QCOMPARE(centre.unreadCount(), 3);
        QCOMPARE(unread.size(), 1);
        QCOMPARE(centre.group(0).id, 3U); // newest first
        QVERIFY(centre.hasUnreadFailure());
        centre.markRead(0);
        centre.markRead(0);
        QCOMPARE(centre.unreadCount(), 2);
        // one that grows goes to the top and is unread again
        centre.markAllRead();
        QVERIFY(!centre.hasUnreadFailure());
        centre.add({group(1, NotificationKind::JobFailed, 12)});
        QCOMPARE(centre.rowCount(), 3);
        QCOMPARE(centre.group(0).id, 1U);
        QCOMPARE(centre.unreadCount(), 1);
        QVERIFY(centre.index(0).data(NotificationCentre::TitleRole).toString().startsWith(u"12 job"_s));
        QVERIFY(centre.index(0).data(Qt::AccessibleTextRole).toString().contains(u"ValueError"_s));
        centre.remove(0);
        QCOMPARE(centre.unreadCount(), 0);
        QCOMPARE(centre.rowCount(), 2);
        centre.add({group(5, NotificationKind::JobFailed, 1, "app-2")});
        QCOMPARE(centre.applicationNames().value(0), u"name of app-2"_s);
        QCOMPARE(centre.markReadOf(u"app-2"_s), QList<quint64>{5});
        QCOMPARE(centre.rowOf(5), 0);
        QCOMPARE(centre.rowOf(77), -1);
        centre.clear();
        QCOMPARE(centre.rowCount(), 0);
        QVERIFY(!centre.target(0).target.attempt);
    }

    void centreIsBounded()
    {
        NotificationCentre centre;
        const QAbstractItemModelTester tester(&centre, QAbstractItemModelTester::FailureReportingMode::QtTest);
        std::vector<NotificationGroup> many;
        for (std::uint64_t id = 1; id <= 1'234; ++id)
            many.push_back(group(id));
        centre.add(many);
        QCOMPARE(centre.rowCount(), NotificationCentre::Limit);
        QCOMPARE(centre.unreadCount(), NotificationCentre::Limit);
        QCOMPARE(centre.group(0).id, 1'234U);
    }

    void centreIsKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"deep/er/list.json"_s);
        {
            NotificationCentre centre(file);
            NotificationGroup hostile = group(2, NotificationKind::StageRetried);
            hostile.newest.applicationName = "a\"\\\n\xe4\xb8\xad<b>";
            hostile.newest.stageId = 4;
            hostile.newest.stageAttempt = 2;
            centre.add({group(1), hostile});
            centre.markRead(1);
        } // writes what was not written yet
        QCOMPARE(QFile::permissions(file) & (QFile::ReadOther | QFile::ReadGroup), QFile::Permissions());
        NotificationCentre centre(file);
        QCOMPARE(centre.rowCount(), 2);
        QCOMPARE(centre.unreadCount(), 1);
        QCOMPARE(centre.group(0).newest.applicationName, std::string("a\"\\\n\xe4\xb8\xad<b>"));
        const NotificationTarget target = centre.target(0);
        QVERIFY(target.target.kind == Target::Kind::Stage);
        QCOMPARE(target.target.id, 4);
        QCOMPARE(target.target.attempt, 1); // the attempt that failed
        // numbers begin anew in each run; an event that was told before the restart is not told again
        centre.add({group(1), group(9)});
        QCOMPARE(centre.rowCount(), 3);
        NotificationGroup fresh = group(2);
        fresh.newest.id = "something else";
        centre.add({fresh});
        QCOMPARE(centre.rowCount(), 4);
    }

    void centreSurvivesBadFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("\xff\x00 hm", 5);
        QTest::newRow("an array") << QByteArray("[1,2]");
        QTest::newRow("wrong types") << QByteArray(
            R"({"notifications":[1,null,{"kind":7},{"kind":"jobFailed"},{"kind":"x","id":"y"}]})");
        QTest::newRow("cut") << QByteArray(R"({"notifications":[{"kind":"jobFailed","id":"a")");
    }
    void centreSurvivesBadFiles()
    {
        QFETCH(QByteArray, content);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"list.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        NotificationCentre centre(file.fileName());
        QCOMPARE(centre.rowCount(), 0);
        centre.add({group(1)});
        QCOMPARE(centre.rowCount(), 1);
    }

    void settingsRoundTrip()
    {
        NotificationSettings settings;
        settings.on = false;
        settings.kinds[0] = Delivery::Off;
        settings.kinds[1] = Delivery::Desktop;
        settings.setMuted("a \"name\"/with\\everything 中", true);
        settings.setDelivery("other", NotificationKind::JobFailed, Delivery::List);
        settings.quiet = {true, 61, 1439, false};
        settings.longJobMs = 12'345;
        settings.perMinute = 3;
        settings.groupMs = 4'321;
        QVERIFY(notificationSettingsFromJson(toJson(settings)) == settings);
        QSettings kept;
        saveNotificationSettings(kept, settings);
        QVERIFY(loadNotificationSettings(kept) == settings);
        QVERIFY(loadCloseAction(kept) == CloseAction::Ask);
        for (const CloseAction action : {CloseAction::Tray, CloseAction::Quit, CloseAction::Ask}) {
            saveCloseAction(kept, action);
            QVERIFY(loadCloseAction(kept) == action);
        }
        kept.clear();
        QVERIFY(loadNotificationSettings(kept) == NotificationSettings());
        const auto hostile = QJsonDocument::fromJson(
            R"({"on":7,"kinds":{"jobFailed":"loud"},"quietHours":{"from":-5,"to":99999},"perMinute":1e300,"longJobMs":"x"})");
        const NotificationSettings read = notificationSettingsFromJson(hostile.object());
        QVERIFY(read.on && read.kinds == NotificationSettings::defaults());
        QCOMPARE(read.quiet.from, 0);
        QCOMPARE(read.quiet.to, 1439);
        QCOMPARE(read.perMinute, 60);
        QCOMPARE(read.longJobMs, NotificationSettings().longJobMs);
    }

    void textsAreTame()
    {
        QCOMPARE(notificationtext::plain("a\nb\tc\x01 d"), u"a b c d"_s);
        QCOMPARE(notificationtext::plain("abc\xe2\x80\xae"
                                         "def"),
                 u"abc def"_s); // right-to-left override
        const QString cut = notificationtext::plain(std::string(5'000, 'x'), 50);
        QCOMPARE(cut.size(), 50);
        QVERIFY(cut.endsWith(u'…'));
        DesktopMessage message;
        message.summary = {{NotificationKind::JobFailed, 20}, {NotificationKind::StageRetried, 3}};
        message.applications = 4;
        QVERIFY(notificationtext::title(message).startsWith(u"23 "_s));
        QVERIFY(notificationtext::body(message).contains(u"20 job"_s));
    }

    void bellAndItsList()
    {
        NotificationService service(hermetic());
        BellButton bell(&service);
        bell.resize(bell.sizeHint());
        bell.show();
        const QImage quiet = bell.grab().toImage();
        service.centre()->add({group(1), group(2, NotificationKind::LongJobFinished)});
        QVERIFY(bell.accessibleName().contains(u'2'));
        QVERIFY(bell.grab().toImage() != quiet);
        QSignalSpy activated(&service, &NotificationService::activated);
        bell.showPopup();
        QVERIFY(bell.popup()->isVisible());
        QListView *view = bell.popup()->view();
        QCOMPARE(view->currentIndex().row(), 0);
        QTest::keyClick(view, Qt::Key_Down);
        QTest::keyClick(view, Qt::Key_Return);
        QCOMPARE(activated.size(), 1);
        const auto target = activated[0][0].value<NotificationTarget>();
        QCOMPARE(target.application, u"app-1"_s);
        QCOMPARE(target.target.id, 1);
        QVERIFY(!bell.popup()->isVisible());
        QCOMPARE(service.centre()->unreadCount(), 0); // seen
        QCOMPARE(bell.grab().toImage(), quiet);
        bell.showPopup();
        QTest::keyClick(view, Qt::Key_Delete);
        QCOMPARE(service.centre()->rowCount(), 1);
        QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, view->visualRect(view->model()->index(0, 0)).center());
        QCOMPARE(activated.size(), 2);
        QVERIFY(!bell.popup()->isVisible());
    }

    void mutingFromTheList()
    {
        NotificationService service(hermetic());
        NotificationPopup popup(&service);
        service.centre()->add({group(1)});
        const std::unique_ptr<QMenu> menu(popup.createMenu(0));
        const auto trigger = [&](const QString &part) {
            for (QAction *action : menu->actions()) {
                if (action->text().contains(part))
                    return action->trigger();
            }
            QFAIL("no such entry");
        };
        trigger(u"Mute “"_s);
        QVERIFY(service.settings().deliveryOf(NotificationKind::JobFailed, "name of app-1") == Delivery::Off);
        QVERIFY(service.settings().deliveryOf(NotificationKind::LongJobFinished, "name of app-1") == Delivery::Desktop);
        trigger(u"Mute everything"_s);
        QVERIFY(service.settings().deliveryOf(NotificationKind::LongJobFinished, "name of app-1") == Delivery::Off);
        QVERIFY(service.settings().deliveryOf(NotificationKind::JobFailed, "other") == Delivery::Desktop);
        trigger(u"Never tell"_s);
        QVERIFY(service.settings().deliveryOf(NotificationKind::JobFailed, "other") == Delivery::Off);
    }

    void settingsWidget()
    {
        NotificationService service(hermetic());
        NotificationSettings settings;
        settings.longJobMs = 90'500; // no whole minute: stays unless edited
        settings.setMuted("nightly", true);
        service.setSettings(settings);
        NotificationSettingsWidget widget(&service);
        QVERIFY(widget.settings() == settings);
        QSignalSpy changed(&widget, &NotificationSettingsWidget::changed);
        for (QComboBox *box : widget.findChildren<QComboBox *>()) {
            QVERIFY(!box->accessibleName().isEmpty());
            if (box->accessibleName() == notificationtext::kindName(NotificationKind::JobFailed))
                box->setCurrentIndex(box->findData(int(Delivery::List)));
        }
        QCOMPARE(changed.size(), 1);
        settings.kinds[std::size_t(NotificationKind::JobFailed)] = Delivery::List;
        QVERIFY(service.settings() == settings);
        settings.quiet.on = true;
        service.setSettings(settings); // from elsewhere: shown
        QVERIFY(widget.settings() == settings);
        QCOMPARE(changed.size(), 1);
        service.setCloseAction(CloseAction::Tray);
        QVERIFY(widget.closeAction() == CloseAction::Tray);
    }

    void serviceRemembers()
    {
        NotificationService::Options options = hermetic();
        options.persistent = true;
        {
            NotificationService service(options);
            service.centre()->add({group(1)});
            NotificationSettings settings = service.settings();
            settings.on = false;
            service.setSettings(settings);
            service.setCloseAction(CloseAction::Tray);
        }
        NotificationService service(options);
        QCOMPARE(service.centre()->rowCount(), 1);
        QVERIFY(!service.settings().on);
        QVERIFY(service.closeAction() == CloseAction::Tray);
        QVERIFY(service.tray()->state() == TrayIcon::State::Failed); // not looked at yet
        service.looked(u"app-1"_s);
        QVERIFY(service.tray()->state() == TrayIcon::State::Idle);
    }

    void trayMenuAndStates()
    {
        TrayIcon tray;
        QList<TrayIcon::Application> applications;
        for (int i = 0; i < 20; ++i)
            applications.append({u"app-%1"_s.arg(i), u"R&D <b> %1"_s.arg(i), 0.25, i == 0 ? 1 : 0, 0, true});
        tray.setApplications(applications);
        QVERIFY(tray.state() == TrayIcon::State::Running);
        QVERIFY(tray.menu()->actions().constFirst()->text().startsWith(u"R&&D <b> 0"_s));
        QVERIFY(tray.menu()->actions().constFirst()->text().contains(u"25"_s));
        QVERIFY(tray.menu()->actions().size() < 20);
        QSignalSpy requested(&tray, &TrayIcon::applicationRequested);
        tray.menu()->actions().constFirst()->trigger();
        QCOMPARE(requested.value(0).value(0).toString(), u"app-0"_s);
        tray.setUnreadFailures(true);
        QVERIFY(tray.state() == TrayIcon::State::Failed);
        tray.setUnreadFailures(false);
        tray.setApplications({});
        QVERIFY(tray.state() == TrayIcon::State::Idle);
        // every state looks different, on dark and on light panels
        QList<QImage> pictures;
        for (const auto state : {TrayIcon::State::Idle, TrayIcon::State::Running, TrayIcon::State::Failed}) {
            for (const bool dark : {false, true}) {
                const QImage picture = TrayIcon::icon(state, dark).pixmap(22, 22).toImage();
                QVERIFY(!pictures.contains(picture));
                pictures.append(picture);
            }
        }
    }

    // For eyes: build/…/pictures/notify-*.png
    void pictures()
    {
        QDir folder(QStringLiteral(CINDERSCOPE_BINARY_DIR "/pictures"));
        QVERIFY(folder.mkpath(u"."_s));
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        NotificationService service(hermetic());
        std::vector<NotificationGroup> groups{group(1, NotificationKind::ApplicationEnded, 1, "app-20261121-0007"),
                                              group(2, NotificationKind::LongJobFinished),
                                              group(3, NotificationKind::JobCancelled),
                                              group(4, NotificationKind::StageRetried),
                                              group(5, NotificationKind::ApplicationLost, 1, "app-2"),
                                              group(6, NotificationKind::JobFailed, 12)};
        groups[0].newest.applicationName = "daily-report";
        groups[0].newest.state = ApplicationState::Succeeded;
        groups[0].newest.duration = 754'000;
        groups[0].newest.jobs = 42;
        groups[0].newest.jobsFailed = 1;
        groups[1].newest.duration = 330'000;
        groups[1].newest.reason = {};
        groups[1].newest.name = "Write the orders of the month, partitioned by country";
        groups[2].newest.reason.text = "Job 3 cancelled part of cancelled job group slow";
        groups[3].newest.stageId = 31;
        groups[3].newest.reason.text = "FetchFailedException: Failed to connect to worker-7.example.org:38211";
        groups[3].newest.failedTasks = 2;
        groups[4].newest.time = now - 60'000;
        groups[5].newest.reason.text =
            "ExecutorLostFailure (executor 1 exited caused by one of the running tasks) Reason: "
            "Container killed by YARN for exceeding memory limits. 5.5 GB of 5.5 GB physical "
            "memory used. Consider boosting spark.executor.memoryOverhead.";
        groups[5].newest.stageId = 5;
        groups[5].newest.failedTasks = 48;
        groups[5].newest.duration = 65'000;
        groups[5].newest.name = "Load orders";
        for (std::size_t i = 0; i < groups.size(); ++i) {
            groups[i].newest.applicationName = i == 0 ? "daily-report" : i == 4 ? "ad hoc <b>shell</b>" : "nightly-etl";
            groups[i].last = now - qint64(groups.size() - i) * 400'000;
        }
        service.centre()->add(groups);
        service.centre()->markRead(5);
        service.centre()->markRead(4);
        for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
            Theme::instance().setMode(mode, false);
            const QString name = mode == ThemeMode::Dark ? u"dark"_s : u"light"_s;
            NotificationPopup popup(&service);
            popup.setWindowFlag(Qt::Popup, false);
            popup.show();
            QVERIFY(popup.grab().save(folder.filePath(u"notify-list-%1.png"_s.arg(name))));
            NotificationService empty(hermetic());
            NotificationPopup nothing(&empty);
            nothing.show();
            QVERIFY(nothing.grab().save(folder.filePath(u"notify-empty-%1.png"_s.arg(name))));
            nothing.hide();
            NotificationSettings settings;
            settings.setMuted("nightly-etl", true);
            empty.setSettings(settings);
            NotificationSettingsWidget widget(&empty);
            widget.resize(520, widget.sizeHint().height());
            QVERIFY(widget.grab().save(folder.filePath(u"notify-settings-%1.png"_s.arg(name))));
            BellButton bell(&service);
            bell.resize(bell.sizeHint());
            QImage sheet(400, 120, QImage::Format_ARGB32);
            sheet.fill(themeColors().role(ColorRole::Window));
            QPainter painter(&sheet);
            painter.drawImage(10, 10, bell.grab().toImage());
            painter.drawImage(60, 4, bell.grab().toImage().scaled(bell.size() * 3));
            int x = 10;
            for (const auto state : {TrayIcon::State::Idle, TrayIcon::State::Running, TrayIcon::State::Failed}) {
                for (const int size : {16, 22, 32, 48}) {
                    TrayIcon::icon(state, mode == ThemeMode::Dark).paint(&painter, QRect(x, 68, size, size));
                    x += size + 4;
                }
            }
            painter.end();
            QVERIFY(sheet.save(folder.filePath(u"notify-icons-%1.png"_s.arg(name))));
        }
        Theme::instance().setMode(ThemeMode::System, false);
    }
};

QTEST_MAIN(tst_Notifications)
#include "tst_notifications.moc"
