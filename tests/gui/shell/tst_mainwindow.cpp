// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakes.h"
#include "gui/base/actionregistry.h"
#include "gui/base/commandpalette.h"
#include "gui/base/filterfield.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/base/watchdog.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/statusstrip.h"
#include "support/patience.h"

#include <QAction>
#include <QDropEvent>
#include <QLineEdit>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QSignalSpy>
#include <QSplitter>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace cinderscope;
using namespace cinderscope::test;
using Section = SourceTreeModel::Section;

class tst_MainWindow : public QObject
{
    Q_OBJECT

private:
    static MainWindow::Options options(FakeFinder *finder = nullptr)
    {
        MainWindow::Options options;
        options.pages = fakePages();
        options.finder = finder;
        return options;
    }
    static QString log() { return dataPath("3.5.9/fail/local-1795202865658"); }
    static QString otherLog() { return dataPath("3.5.9/killed/local-1795202897191"); }
    static bool isRead(MainWindow &window)
    {
        ApplicationSession *session = window.view()->session();
        return session && session->snapshot() && !session->status().active;
    }
    static FakePage *page(MainWindow &window) { return static_cast<FakePage *>(window.view()->currentPage()); }

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(QStringLiteral("cinderscope-test"));
        QCoreApplication::setApplicationName(QStringLiteral("shell-%1").arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }
    void init() { QSettings().clear(); }
    void cleanupTestCase()
    {
        const QString file = QSettings().fileName();
        QSettings().clear();
        QFile::remove(file);
    }

    void opensALogAndShowsItEverywhere()
    {
        MainWindow window(options());
        window.show();
        window.start(false);
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QCOMPARE(window.view()->header()->name(), QStringLiteral("fail"));
        QVERIFY(window.windowTitle().startsWith(QStringLiteral("fail")));
        QVERIFY(page(window) && page(window)->current);
        QCOMPARE(page(window)->key(), QStringLiteral("summary"));
        const SourceEntry *entry = window.model()->entry(window.model()->find(ApplicationRef::log(log()).key()));
        QVERIFY(entry);
        QCOMPARE(entry->failures, 23);
        QVERIFY(entry->open && entry->current);
        QCOMPARE(remembered::recentLogs().first().name, QStringLiteral("fail"));
        QCOMPARE(window.messages()->count(), 0);
    }

    void switchesPagesAndFeedsOnlyTheVisibleOne()
    {
        MainWindow window(options());
        window.show();
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("jobs"));
        QVERIFY(page(window)->current);
        QTest::keyClick(&window, Qt::Key_PageDown, Qt::ControlModifier);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("executors"));
        QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
        QTest::keyClick(&window, Qt::Key_PageUp, Qt::ControlModifier);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("timeline"));
        // A page gets what is newest when it is shown, and is not asked before.
        auto *jobs = static_cast<FakePage *>(window.view()->page(QStringLiteral("jobs")));
        const int before = jobs->snapshots;
        window.openLocation(otherLog());
        QTRY_COMPARE_WITH_TIMEOUT(window.view()->header()->name(), QStringLiteral("killed"), 20'000);
        QTRY_VERIFY(isRead(window));
        QCOMPARE(jobs->snapshots, before);
        QCOMPARE(jobs->clears, 1);
        window.showPage(QStringLiteral("jobs"));
        QCOMPARE(QString::fromStdString(jobs->current->app.name), QStringLiteral("killed"));
    }

    void targetsGoToThePageThatShowsThem()
    {
        MainWindow window(options());
        window.show();
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        Target target;
        target.kind = Target::Kind::Stage;
        target.id = 2;
        Q_EMIT page(window)->targetActivated(target);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("jobs"));
        QCOMPARE(page(window)->revealed.size(), 1);
        QCOMPARE(page(window)->revealed.first().id, 2);
        QVERIFY(page(window)->current);  // it knew the application before it was asked
        target.kind = Target::Kind::Sql; // nobody shows it: stay
        Q_EMIT page(window)->targetActivated(target);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("jobs"));
    }

    void paletteOpensPagesAndJobs()
    {
        MainWindow window(options());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QVERIFY(window.palette()->isVisible());
        QTest::keyClicks(window.palette()->field(), QStringLiteral("executors"));
        QTest::keyClick(window.palette()->field(), Qt::Key_Return);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("executors"));
        QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
        QTest::keyClicks(window.palette()->field(), QStringLiteral("job 3"));
        QTest::keyClick(window.palette()->field(), Qt::Key_Return);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("jobs"));
        QCOMPARE(page(window)->revealed.last().id, 3);
    }

    void filtersTheTree()
    {
        MainWindow window(options());
        window.show();
        for (int i = 0; i < 20; ++i)
            window.model()->addEntry(Section::Logs,
                                     logEntry(QStringLiteral("/logs/%1").arg(i), QStringLiteral("app %1").arg(i)));
        QTest::keyClick(&window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
        QTest::keyClicks(window.tree()->filter(), QStringLiteral("\"app 17\""));
        window.tree()->filter()->applyNow();
        const QAbstractItemModel *shown = window.tree()->view()->model();
        QCOMPARE(shown->rowCount(), 1);
        QCOMPARE(shown->rowCount(shown->index(0, 0)), 1);
        QTest::keyClick(window.tree()->filter(), Qt::Key_Escape);
        QCOMPARE(shown->rowCount(shown->index(0, 0)), 20);
    }

    void switchesTheTheme()
    {
        MainWindow window(options());
        window.show();
        window.actions().action(QStringLiteral("view.theme.dark"))->trigger();
        QVERIFY(Theme::instance().isDark());
        QTest::qWait(30);
        const QColor dark = window.grab().toImage().pixelColor(window.tree()->geometry().center());
        window.actions().action(QStringLiteral("view.theme.light"))->trigger();
        QVERIFY(!Theme::instance().isDark());
        QTest::qWait(30);
        const QColor light = window.grab().toImage().pixelColor(window.tree()->geometry().center());
        QVERIFY(light.lightness() > dark.lightness() + 100);
        QVERIFY(window.actions().action(QStringLiteral("view.theme.light"))->isChecked());
    }

    void opensWhatIsDropped()
    {
        MainWindow window(options());
        window.show();
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(log())});
        QDragEnterEvent enter(QPoint(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(400, 300), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &drop);
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QCOMPARE(window.view()->header()->name(), QStringLiteral("fail"));
        QMimeData text;
        text.setText(QStringLiteral("no location"));
        QDragEnterEvent other(QPoint(400, 300), Qt::CopyAction, &text, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &other);
        QVERIFY(!other.isAccepted());
    }

    void badInputGivesAMessageAndKeepsWhatIsShown_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("missing") << QStringLiteral("/no/such/log");
        QTest::newRow("no log") << QStringLiteral(CINDERSCOPE_SOURCE_DIR "/LICENSE");
        QTest::newRow("other scheme") << QStringLiteral("hdfs://namenode/logs/app");
    }
    void badInputGivesAMessageAndKeepsWhatIsShown()
    {
        QFETCH(QString, path);
        MainWindow window(options());
        window.show();
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QSignalSpy failed(&window, &MainWindow::openFailed);
        window.openLocation(path);
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(window.messages()->count(), 1);
        const Message message = window.messages()->messages().first();
        QVERIFY(!message.what.isEmpty());
        QVERIFY(!message.cause.isEmpty());
        QVERIFY(!message.cure.isEmpty());
        QCOMPARE(window.view()->header()->name(), QStringLiteral("fail"));
    }

    void remembersItsState()
    {
        QTemporaryDir folder;
        {
            MainWindow window(options());
            window.show();
            window.start(false);
            window.resize(1111, 666);
            window.findChild<QSplitter *>(QStringLiteral("mainSplitter"))->setSizes({400, 711});
            window.openLocation(log());
            window.openLocation(folder.path());
            QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
            QTRY_VERIFY(!remembered::folders().isEmpty());
            window.showPage(QStringLiteral("jobs"));
            window.close();
        }
        MainWindow window(options());
        QCOMPARE(window.size(), QSize(1111, 666));
        window.show();
        QCOMPARE(window.findChild<QSplitter *>(QStringLiteral("mainSplitter"))->sizes().first(), 400);
        QCOMPARE(window.view()->currentPageKey(), QStringLiteral("jobs"));
        window.start(true); // nothing given: what was shown last
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QCOMPARE(window.view()->header()->name(), QStringLiteral("fail"));
        QStringList folders;
        for (const SourceEntry &entry : window.model()->entries(Section::Logs)) {
            if (entry.kind == SourceEntry::Kind::Folder)
                folders.append(entry.ref.location);
        }
        QCOMPARE(folders, QStringList{folder.path()});
    }

    void recentLogsThatAreGoneAreMarked()
    {
        SourceEntry gone = logEntry(QStringLiteral("/gone/log"), QStringLiteral("gone"));
        remembered::addRecent(gone);
        remembered::addRecent(logEntry(log(), QStringLiteral("fail")));
        MainWindow window(options());
        window.show();
        window.start(false);
        QTRY_COMPARE(window.model()->entries(Section::History).size(), 2);
        QVERIFY(!window.model()->entries(Section::History).at(0).missing);
        QVERIFY(window.model()->entries(Section::History).at(1).missing);
    }

    void severalApplicationsStayOpen()
    {
        MainWindow window(options());
        window.show();
        window.openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        ApplicationSession *first = window.view()->session();
        window.openLocation(otherLog());
        QTRY_COMPARE_WITH_TIMEOUT(window.view()->header()->name(), QStringLiteral("killed"), 20'000);
        QCOMPARE(window.hub()->refs().size(), 2);
        window.openApplication(ApplicationRef::log(log()));
        QCOMPARE(window.view()->session(), first); // not read again
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(window.view()->header()->name(), QStringLiteral("killed"));
        QTest::keyClick(&window, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!window.view()->session());
        QVERIFY(!window.actions().action(QStringLiteral("file.close"))->isEnabled());
    }

    void theOldestOfTooManyIsClosed()
    {
        SessionHub hub;
        QSignalSpy closed(&hub, &SessionHub::closed);
        for (int i = 0; i < SessionHub::Limit + 2; ++i)
            hub.open(ApplicationRef::log(QStringLiteral("/no/such/log/%1").arg(i)));
        QCOMPARE(hub.refs().size(), SessionHub::Limit);
        QCOMPARE(closed.count(), 2);
        QVERIFY(!hub.session(ApplicationRef::log(QStringLiteral("/no/such/log/0")).key()));
        QVERIFY(hub.session(ApplicationRef::log(QStringLiteral("/no/such/log/9")).key()));
    }

    void truncatedLogShowsItsLosses()
    {
        MainWindow window(options());
        window.show();
        window.openLocation(dataPath("truncated/3.5.9/local-cut-in-utf8"));
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        QVERIFY(!lossesText(*window.view()->session()->snapshot()->import).isEmpty());
        QSignalSpy report(window.status(), &StatusStrip::reportRequested);
        bool found = false;
        for (QToolButton *button : window.status()->findChildren<QToolButton *>()) {
            if (button->isVisible() && !button->text().isEmpty()) {
                button->click();
                found = true;
            }
        }
        QVERIFY(found);
        QCOMPARE(report.count(), 1);
    }

    void applicationsOfThisComputerComeAndGo()
    {
        auto *finder = new FakeFinder;
        MainWindow window(options(finder));
        window.show();
        window.start(false);
        QCOMPARE(finder->starts, 1);
        finder->find({driver(4040, QStringLiteral("a"), QStringLiteral("A"))});
        QTRY_COMPARE(window.model()->entries(Section::Computer).size(), 1);
        QCOMPARE(window.model()->entries(Section::Computer).first().name, QStringLiteral("A"));
        finder->find({});
        QTRY_COMPARE(window.model()->entries(Section::Computer).size(), 0);
        const QModelIndex section = window.model()->sectionIndex(Section::Computer);
        QVERIFY(
            window.model()->index(0, 0, section).data().toString().contains(QStringLiteral("No Spark application")));
        window.openLocation(QStringLiteral("http://localhost:4040/jobs/"));
        QTRY_COMPARE(finder->lookUps, QList<QUrl>{QUrl(QStringLiteral("http://localhost:4040"))});
        Q_EMIT finder->lookUpFailed(finder->lookUps.first(), {ErrorCode::Network, "refused", "localhost:4040"});
        QCOMPARE(window.messages()->count(), 1);
    }

    void shortcutsDoNotCollide()
    {
        MainWindow window(options());
        QCOMPARE(window.actions().conflicts(), QStringList());
        // Everything has a menu entry.
        QSet<QAction *> inMenus;
        for (QAction *menu : window.menuBar()->actions()) {
            for (QAction *action : menu->menu()->actions())
                inMenus.insert(action);
        }
        for (const ActionRegistry::Entry &entry : window.actions().entries())
            QVERIFY2(inMenus.contains(entry.action), qPrintable(entry.id));
    }

    void everythingWithTheFocusHasAName()
    {
        MainWindow window(options());
        window.show();
        for (QWidget *widget : window.findChildren<QWidget *>()) {
            if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || qobject_cast<Page *>(widget) ||
                widget->inherits("QAbstractButton"))
                continue;
            if (const auto *label = qobject_cast<QLabel *>(widget); label && !label->text().isEmpty())
                continue; // its text is its name
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
        }
    }

    void openingDoesNotBlockTheWindow()
    {
        MainWindow window(options());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QTest::qWait(50);
        Watchdog watchdog;
        window.openLocation(dataPath("3.5.9/streaming/local-1795203171211"));
        QTRY_VERIFY_WITH_TIMEOUT(isRead(window), 20'000);
        for (int i = 0; i < 4; ++i) {
            window.view()->stepPage(1);
            QTest::qWait(20);
        }
        qInfo("%s", qPrintable(watchdog.report()));
        QVERIFY2(watchdog.longestOwnBlockMs() <= 50, qPrintable(watchdog.report()));
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
