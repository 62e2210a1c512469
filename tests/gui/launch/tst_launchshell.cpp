// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "../shell/fakes.h"
#include "gui/base/actionregistry.h"
#include "gui/base/commandpalette.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchlogview.h"
#include "gui/launch/launchpanel.h"
#include "gui/launch/launchsplitter.h"
#include "gui/launch/launchtext.h"
#include "gui/launch/quitquestion.h"
#include "gui/launchform/sessiondialog.h"
#include "gui/launchform/sessionlist.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "standin.h"
#include "support/patience.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QMouseEvent>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! The window starts real processes: menus, panel, rows of the tree, what becomes of them when it closes.
class LaunchShellTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void withoutLaunchCentre();
    void startsFromTheMenu();
    void rowBecomesTheFoundOne();
    void masterAndFolderOffer();
    void failureIsTold();
    void foldsWhenItRuns();
    void edgeIsDragged();
    void keysAreFree();
    void closeAsksOnce();
    void closeKeeps();
    void closeUnasked();
    void paletteAndDialogs();

private:
    struct Window
    {
        explicit Window(const StandIn &spark)
        {
            centre = new LaunchCentre(spark.options());
            finder = new FakeFinder;
            MainWindow::Options options;
            options.pages = fakePages();
            options.finder = finder;
            options.launch = centre;
            options.restore = false;
            window = std::make_unique<MainWindow>(std::move(options));
            window->resize(1280, 800);
            window->show();
            window->start(false);
        }
        LaunchState state(const QString &id) const { return centre->state(id).value_or(LaunchState()); }
        bool reaches(const QString &id, LaunchPhase phase) const
        {
            return QTest::qWaitFor([&] { return state(id).phase == phase; }, 30'000);
        }
        SourceEntry row(const QString &id) const
        {
            window->sources()->refreshNow();
            const SourceEntry *entry = window->model()->entry(window->model()->find(window->sources()->launchRow(id)));
            return entry ? *entry : SourceEntry();
        }
        LaunchCentre *centre = nullptr; // the window's
        FakeFinder *finder = nullptr;
        std::unique_ptr<MainWindow> window;
    };
    static QAction *find(const QMenu *menu, const QString &part)
    {
        for (QAction *action : menu->actions()) {
            if (action->text().remove(u'&').contains(part))
                return action;
        }
        return nullptr;
    }
};

void LaunchShellTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"launchshell-%1"_s.arg(QCoreApplication::applicationPid()));
    QGuiApplication::setQuitOnLastWindowClosed(false);
    Theme::instance().install();
}

void LaunchShellTest::withoutLaunchCentre()
{
    MainWindow::Options options;
    options.pages = fakePages();
    options.restore = false;
    MainWindow window(options);
    QVERIFY(!window.launch());
    QVERIFY(!window.actions().action(u"launch.start"_s));
    window.show();
    QVERIFY(window.close());
}

void LaunchShellTest::startsFromTheMenu()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = spark.config(u"Night & day"_s, u"run"_s);
    QVERIFY(made.centre->book().save(config));
    QMenu menu;
    made.window->launch()->fillStartMenu(menu);
    QAction *action = find(&menu, u"Night"_s);
    QVERIFY(action);
    QCOMPARE(action->text(), u"Night && day"_s);
    QVERIFY(find(&menu, u"Manage configurations"_s));
    QAction *examples = find(&menu, u"New from example"_s);
    QVERIFY(examples && examples->menu());
    QCOMPARE(examples->menu()->actions().size(), SessionBook::examples().size());
    QVERIFY(!made.window->launch()->panel()->isVisible());
    action->trigger();
    QCOMPARE(made.centre->states().size(), 1);
    const QString id = made.centre->states()[0].id;
    // at once: its progress, and a row, before anything found it
    QVERIFY(made.window->launch()->panel()->isVisible());
    QCOMPARE(made.window->launch()->panel()->current(), id);
    const SourceEntry row = made.row(id);
    QVERIFY(row.kind == SourceEntry::Kind::Launch);
    QCOMPARE(row.name, u"Night & day"_s);
    QVERIFY(made.reaches(id, LaunchPhase::Running));
    QCOMPARE(made.row(id).status, QString());
    // its menu ends it
    std::unique_ptr<QMenu> of(made.window->tree()->createMenu(made.row(id), made.window.get()));
    QAction *stop = find(of.get(), u"Stop what was started"_s);
    QVERIFY(stop);
    QVERIFY(find(of.get(), u"Restart"_s));
    QVERIFY(find(of.get(), u"Edit configuration"_s));
    stop->trigger();
    QVERIFY(made.reaches(id, LaunchPhase::Ended));
    QCOMPARE(made.row(id).name, QString()); // gone; its log stays in the panel
    QCOMPARE(made.window->launch()->panel()->count(), 1);
}

void LaunchShellTest::rowBecomesTheFoundOne()
{
    const StandIn spark;
    Window made(spark);
    const QString id = made.window->launch()->start(spark.config(u"Found"_s, u"run"_s));
    QVERIFY(made.reaches(id, LaunchPhase::Running));
    made.window->sources()->refreshNow();
    made.window->tree()->select(u"launch:"_s + id);
    QVERIFY(made.window->tree()->currentEntry().kind == SourceEntry::Kind::Launch);
    // The stand-in has no UI; a history server over a folder has one, and is told by its address.
    made.centre->stop(id);
    QVERIFY(made.reaches(id, LaunchPhase::Ended));

    // Linked by the application's id: what a launch tells and what is found meet in Sources.
    LaunchState told;
    told.id = u"x"_s;
    told.config.name = u"Told"_s;
    told.phase = LaunchPhase::Running;
    told.applicationId = u"local-5"_s;
    told.ui = QUrl(u"http://127.0.0.1:4044"_s);
    made.window->sources()->setLaunches([told] { return LaunchRows({told}); });
    made.window->sources()->refreshNow();
    made.window->tree()->select(u"launch:x"_s);
    made.finder->find({driver(4044, u"local-5"_s, u"shell"_s), driver(4045, u"local-6"_s, u"other"_s)});
    made.window->sources()->refreshNow();
    QCOMPARE(made.window->sources()->launchRow(u"x"_s), u"app:local-5"_s);
    QCOMPARE(made.window->model()->entries(SourceTreeModel::Section::Computer).size(), 2);
    // the person had its row selected, and still has
    QCOMPARE(made.window->tree()->currentEntry().id, u"local-5"_s);
    QCOMPARE(made.window->tree()->currentEntry().launchName, u"Told"_s);
    // the shown application says where it comes from
    made.window->openApplication(made.window->tree()->currentEntry().ref);
    made.window->sources()->refreshNow();
    QToolButton *origin = made.window->view()->header()->origin();
    QVERIFY(origin->isVisible());
    QCOMPARE(origin->text(), u"from “Told”"_s);
    const SourceEntry *other = made.window->model()->entry(made.window->model()->find(u"app:local-6"_s));
    QVERIFY(other && other->launchId.isEmpty());
    made.window->openApplication(other->ref);
    QVERIFY(!origin->isVisible());
}

void LaunchShellTest::masterAndFolderOffer()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = spark.config(u"Job"_s, u"run"_s);
    QVERIFY(made.centre->book().save(config));
    SourceEntry master;
    master.kind = SourceEntry::Kind::Endpoint;
    master.rowKey = u"endpoint:m"_s;
    master.name = u"Master"_s;
    master.detail = u"spark://m:7077"_s;
    master.ref.location = u"http://m:8080"_s;
    std::unique_ptr<QMenu> menu(made.window->tree()->createMenu(master, made.window.get()));
    QAction *here = find(menu.get(), u"Start a session on this cluster"_s);
    QVERIFY(here && here->menu());
    QAction *job = find(here->menu(), u"Job"_s);
    QVERIFY(job);
    job->trigger();
    QCOMPARE(made.centre->states().size(), 1);
    QCOMPARE(made.centre->states()[0].config.master, u"spark://m:7077"_s);
    made.centre->stop(made.centre->states()[0].id);
    QTRY_VERIFY(!made.centre->isAnythingRunning());
    // a master that is gone offers nothing
    master.missing = true;
    menu.reset(made.window->tree()->createMenu(master, made.window.get()));
    QVERIFY(!find(menu.get(), u"Start a session"_s));

    SourceEntry folder;
    folder.kind = SourceEntry::Kind::Folder;
    folder.ref.location = spark.path(u"logs"_s);
    QDir().mkpath(folder.ref.location);
    menu.reset(made.window->tree()->createMenu(folder, made.window.get()));
    QAction *history = find(menu.get(), u"Start a history server over it"_s);
    QVERIFY(history);
    history->trigger();
    const LaunchState started = made.centre->states()[0];
    QVERIFY(started.config.kind == SessionKind::HistoryServer);
    QCOMPARE(started.config.history.folder, folder.ref.location);
    made.centre->stop(started.id);
    QTRY_VERIFY(!made.centre->isAnythingRunning());

    SourceEntry section =
        *made.window->model()->entry(made.window->model()->sectionIndex(SourceTreeModel::Section::Computer));
    menu.reset(made.window->tree()->createMenu(section, made.window.get()));
    QAction *start = find(menu.get(), u"Start on this computer"_s);
    QVERIFY(start && find(start->menu(), u"Job"_s) && find(start->menu(), u"New configuration"_s));
}

void LaunchShellTest::failureIsTold()
{
    const StandIn spark;
    Window made(spark);
    LaunchPanel *panel = made.window->launch()->panel();
    const QString seen = made.window->launch()->start(spark.config(u"Seen"_s, u"fail"_s));
    QVERIFY(made.reaches(seen, LaunchPhase::Failed));
    QTRY_VERIFY(!panel->view(seen)->failure().isEmpty());
    QTest::qWait(50);
    QCOMPARE(made.window->messages()->count(), 0); // the panel says it already
    const SourceEntry row = made.row(seen);
    QVERIFY(row.kind == SourceEntry::Kind::Launch);
    QCOMPARE(row.status, u"failed"_s);
    QVERIFY(!row.problem.isEmpty());

    const QString hidden = made.window->launch()->start(spark.config(u"Hidden"_s, u"fail"_s));
    made.window->actions().action(u"launch.panel"_s)->setChecked(false);
    QVERIFY(made.reaches(hidden, LaunchPhase::Failed));
    QTRY_COMPARE(made.window->messages()->count(), 1);
    const Message message = made.window->messages()->messages().first();
    QCOMPARE(message.what, u"Hidden could not be started."_s);
    QCOMPARE(message.cause, launchtext::cause(made.state(hidden).reason));
    message.action();
    QVERIFY(panel->isVisible());
    QCOMPARE(panel->current(), hidden);
    // Retry
    panel->view(hidden)->button(LaunchView::Command::Restart)->click();
    QTRY_VERIFY(!panel->current().isEmpty() && panel->current() != hidden);
    QVERIFY(made.reaches(panel->current(), LaunchPhase::Failed));
    QVERIFY(!panel->view(hidden));
    // dismissed, it is in the tree no more
    std::unique_ptr<QMenu> menu(made.window->tree()->createMenu(row, made.window.get()));
    find(menu.get(), u"Dismiss"_s)->trigger();
    QCOMPARE(made.row(seen).name, QString());
}

//! Connected, it takes one line; what fails is shown at once. Whoever is at it is left alone.
void LaunchShellTest::foldsWhenItRuns()
{
    const StandIn spark;
    Window made(spark);
    LaunchPanel *panel = made.window->launch()->panel();
    const LaunchSplitter *splitter = made.window->launch()->splitter();
    const QString id = made.window->launch()->start(spark.config(u"Runs"_s, u"run"_s));
    QVERIFY(panel->isVisible() && !panel->isFolded());
    QTRY_VERIFY(panel->height() >= LaunchSplitter::LeastHeight);
    QVERIFY2(panel->height() <= splitter->height() * 0.36, qPrintable(QString::number(panel->height())));
    LaunchView *view = panel->view(id);
    QVERIFY(view->steps()->isVisible());
    QVERIFY(made.reaches(id, LaunchPhase::Running));
    QTRY_VERIFY(panel->isFolded());
    QTRY_COMPARE(panel->height(), panel->foldedHeight());
    QVERIFY(panel->height() < 90);
    QVERIFY(!view->steps()->isVisible() && !view->log()->isVisible());
    QVERIFY(view->button(LaunchView::Command::Stop)->isVisible()); // what can be done stays
    panel->foldButton()->click();
    QVERIFY(!panel->isFolded());
    QTRY_VERIFY(panel->height() >= LaunchSplitter::LeastHeight);
    QVERIFY(view->steps()->isVisible());
    panel->foldButton()->click();
    QVERIFY(panel->isFolded());
    made.window->launch()->showProgress(id); // "Show its log"
    QVERIFY(!panel->isFolded());
    panel->setFolded(true);
    const QString fails = made.window->launch()->start(spark.config(u"Fails"_s, u"fail"_s));
    QVERIFY(!panel->isFolded());
    panel->setFolded(true); // while it starts: its line names the step
    QVERIFY(made.reaches(fails, LaunchPhase::Failed));
    QTRY_VERIFY(!panel->isFolded());
    QVERIFY(!panel->view(fails)->failure().isEmpty());
    // somebody who searches the log is not disturbed
    QApplication::setActiveWindow(made.window.get());
    QTRY_VERIFY(made.window->isActiveWindow());
    const QString third = made.window->launch()->start(spark.config(u"Third"_s, u"run"_s));
    panel->view(third)->log()->search()->setFocus();
    QVERIFY(made.reaches(third, LaunchPhase::Running));
    QTest::qWait(3500);
    QVERIFY(!panel->isFolded());
    for (const QString &one : {id, third})
        made.centre->stop(one);
    QTRY_VERIFY(!made.centre->isAnythingRunning());
}

void LaunchShellTest::edgeIsDragged()
{
    const StandIn spark;
    Window made(spark);
    LaunchPanel *panel = made.window->launch()->panel();
    LaunchSplitter *splitter = made.window->launch()->splitter();
    const QString id = made.window->launch()->start(spark.config(u"Waits"_s, u"wait"_s));
    QTRY_VERIFY(panel->height() >= LaunchSplitter::LeastHeight);
    QWidget *handle = splitter->handle(1);
    const auto dragTo = [&](int fromBottom) {
        const QPoint start = handle->rect().center();
        QTest::mousePress(handle, Qt::LeftButton, {}, start);
        const int target = splitter->height() - fromBottom;
        for (int step = 1; step <= 6; ++step) {
            const int y = handle->mapTo(splitter, start).y();
            const QPoint global = splitter->mapToGlobal(QPoint(start.x(), y + (target - y) * step / 6));
            QMouseEvent move(QEvent::MouseMove, handle->mapFromGlobal(global), global, Qt::NoButton, Qt::LeftButton,
                             Qt::NoModifier);
            QCoreApplication::sendEvent(handle, &move);
        }
        QTest::mouseRelease(handle, Qt::LeftButton, {}, handle->rect().center());
    };
    constexpr int kGrip = 20; // where the edge is held, and a style's width of it
    dragTo(330);
    QVERIFY2(qAbs(panel->height() - 330) <= kGrip, qPrintable(QString::number(panel->height())));
    QCOMPARE(splitter->panelHeight(), panel->height());
    const int height = panel->height();
    made.window->actions().action(u"launch.panel"_s)->setChecked(false);
    made.window->actions().action(u"launch.panel"_s)->setChecked(true);
    QTRY_COMPARE(panel->height(), height); // as it was left
    dragTo(20);
    QVERIFY(panel->isFolded());
    QTRY_COMPARE(panel->height(), panel->foldedHeight());
    QCOMPARE(splitter->panelHeight(), height); // for the next time
    dragTo(240);
    QVERIFY(!panel->isFolded());
    QVERIFY2(qAbs(panel->height() - 240) <= kGrip, qPrintable(QString::number(panel->height())));
    made.window->resize(1280, 420); // there is always something of the pages
    QTRY_VERIFY(panel->height() <= splitter->height() * 0.65);
    splitter->setPanelHeight(10);
    QCOMPARE(splitter->panelHeight(), LaunchSplitter::LeastHeight);
    made.centre->stop(id);
    QTRY_VERIFY(!made.centre->isAnythingRunning());
}

void LaunchShellTest::keysAreFree()
{
    const StandIn spark;
    Window made(spark);
    QCOMPARE(made.window->actions().conflicts(), QStringList());
}

void LaunchShellTest::closeAsksOnce()
{
    const StandIn spark;
    Window made(spark);
    const QString id = made.window->launch()->start(spark.config(u"Runs"_s, u"run"_s));
    QVERIFY(made.reaches(id, LaunchPhase::Running));
    const QList<qint64> processes = made.state(id).processes;
    QVERIFY(!made.window->close());
    QuitQuestion *question = made.window->launch()->quitQuestion();
    QVERIFY(question && question->isVisible() && !question->isEnding());
    QVERIFY(!made.window->close()); // no second one
    QCOMPARE(made.window->findChildren<QuitQuestion *>().size(), 1);
    question->reject();
    QTRY_VERIFY(!made.window->launch()->quitQuestion());
    QVERIFY(made.window->isVisible());
    QVERIFY(made.state(id).phase == LaunchPhase::Running);

    QVERIFY(!made.window->close());
    question = made.window->launch()->quitQuestion();
    question->findChild<QCheckBox *>()->setChecked(true);
    QSignalSpy closed(made.window->launch(), &LaunchControl::closed);
    question->endButton()->click();
    QVERIFY(made.window->isVisible()); // nothing is blocked, it closes by itself
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(!made.window->isVisible());
    QVERIFY(StandIn::areGone(processes));
    QVERIFY(made.window->preferences().startedOnQuit == StartedOnQuit::End);
}

void LaunchShellTest::closeKeeps()
{
    const StandIn spark;
    QList<qint64> processes;
    {
        Window made(spark);
        const QString id = made.window->launch()->start(spark.config(u"Runs"_s, u"run"_s));
        QVERIFY(made.reaches(id, LaunchPhase::Running));
        processes = made.state(id).processes;
        QVERIFY(!made.window->close());
        QSignalSpy closed(made.window->launch(), &LaunchControl::closed);
        made.window->launch()->quitQuestion()->keepButton()->click();
        QTRY_COMPARE(closed.size(), 1);
    }
    QTest::qWait(300);
    QVERIFY(!StandIn::areGone(processes));
    Window next(spark); // finds it, and says from what it was started
    QTRY_COMPARE(next.centre->states().size(), 1);
    const QString id = next.centre->states()[0].id;
    QCOMPARE(next.row(id).name, u"Runs"_s);
    QCOMPARE(next.window->launch()->panel()->count(), 1);
    QVERIFY(!next.window->launch()->panel()->isVisible()); // it was not started now
    next.centre->stop(id);
    QTRY_VERIFY(StandIn::areGone(processes));
    QTRY_VERIFY(!next.centre->isAnythingRunning());
    QVERIFY(next.window->close());
}

void LaunchShellTest::closeUnasked()
{
    const StandIn spark;
    Window made(spark);
    const QString id = made.window->launch()->start(spark.config(u"Runs"_s, u"run"_s));
    QVERIFY(made.reaches(id, LaunchPhase::Running));
    const QList<qint64> processes = made.state(id).processes;
    QSignalSpy closed(made.window->launch(), &LaunchControl::closed);
    QVERIFY(!made.window->quitUnasked()); // as a signal does
    QVERIFY(made.window->launch()->quitQuestion()->isEnding());
    QTRY_COMPARE(closed.size(), 1);
    QVERIFY(StandIn::areGone(processes));
}

void LaunchShellTest::paletteAndDialogs()
{
    const StandIn spark;
    Window made(spark);
    SessionConfig config = spark.config(u"Night"_s, u"run"_s);
    QVERIFY(made.centre->book().save(config));
    CommandPalette *palette = made.window->palette();
    palette->popup();
    palette->field()->setText(u"start night"_s);
    const auto command = [&](const QString &title) -> const Command * {
        for (int row = 0; row < palette->model()->rowCount(); ++row) {
            if (palette->model()->command(row)->title == title)
                return palette->model()->command(row);
        }
        return nullptr;
    };
    QTRY_VERIFY(command(u"Start Night"_s));
    command(u"Start Night"_s)->run();
    QCOMPARE(made.centre->states().size(), 1);
    const QString id = made.centre->states()[0].id;
    palette->field()->setText(u"stop night"_s);
    QTRY_VERIFY(command(u"Stop Night"_s));
    command(u"Stop Night"_s)->run();
    QTRY_VERIFY(made.state(id).isOver());

    QDialog *manager = made.window->launch()->manage();
    QVERIFY(manager->isVisible());
    QCOMPARE(made.window->launch()->manage(), manager); // one
    auto *list = qobject_cast<SessionList *>(manager);
    QVERIFY(list);
    Q_EMIT list->startRequested(config);
    QCOMPARE(made.centre->states().size(), 2);
    auto *form = qobject_cast<SessionDialog *>(made.window->launch()->edit(config));
    QVERIFY(form && form->isVisible());
    QCOMPARE(form->config().name, u"Night"_s);
    form->close();
    for (const LaunchState &state : made.centre->states())
        made.centre->stop(state.id);
    QTRY_VERIFY(!made.centre->isAnythingRunning());
}

QTEST_MAIN(LaunchShellTest)
#include "tst_launchshell.moc"
