// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/actionregistry.h"
#include "gui/base/theme.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchpanel.h"
#include "gui/launch/quitquestion.h"
#include "gui/pages/jobs/jobspage.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/launchcontrol.h"
#include "gui/shell/localfinder.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "integration/cancelapplication.h"
#include "support/patience.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <csignal>
#include <cstdio>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! A person starts a session from the window, looks at it, restarts it, stops it, and quits with one that runs; on a
//! real Spark.
class LaunchWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fromTheMenuToTheEnd();

private:
    static void shoot(QWidget &window, const char *name)
    {
        const QString folder = qEnvironmentVariable("CINDERSCOPE_SHOTS");
        if (!folder.isEmpty())
            window.grab().save(folder + u'/' + QLatin1StringView(name) + u".png"_s);
    }
    static bool areGone(const QList<qint64> &processes)
    {
        return std::all_of(processes.begin(), processes.end(),
                           [](qint64 process) { return ::kill(pid_t(process), 0) != 0; });
    }
};

void LaunchWindowTest::fromTheMenuToTheEnd()
{
    const QTemporaryDir folder;
    for (const char *name : {"XDG_RUNTIME_DIR", "XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"}) {
        const QString path = folder.filePath(QString::fromLatin1(name).toLower());
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(name, QFile::encodeName(path));
    }
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"launchwindow-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
    QString why;
    bool skipped = false;
    const QString python = sparkPython(u"4.3.0"_s, why, skipped);
    if (python.isEmpty() && skipped) {
        std::printf("SKIP WHOLE PROGRAM: %s\n", qPrintable(why));
        QSKIP("no Spark here");
    }
    QVERIFY2(!python.isEmpty(), qPrintable(why));

    LiveCenter::Settings live;
    live.journal = false;
    MainWindow::Options options;
    options.live = new LiveCenter(live);
    options.finder = new LocalFinder;
    LaunchCentre::Options launching;
    launching.persistent = false;
    auto *centre = new LaunchCentre(launching);
    options.launch = centre;
    options.restore = false;
    options.pages = {
        {u"jobs"_s, u"Jobs and stages"_s, u"job"_s, [](QWidget *parent) -> Page * { return new JobsPage(parent); }}};
    MainWindow window(options);
    window.resize(1280, 800);
    window.show();
    window.start(false);
    SessionConfig config;
    config.name = u"Numbers"_s;
    config.spark.python = python;
    config.master = u"local[1]"_s;
    config.properties = {{u"spark.sql.shuffle.partitions"_s, u"3"_s}};
    config.environment = {{u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s}};
    QVERIFY(centre->book().save(config));

    // Start, as the menu does it
    QMenu menu;
    window.launch()->fillStartMenu(menu);
    QVERIFY(menu.actions().first()->text() == u"Numbers"_s);
    menu.actions().first()->trigger();
    QCOMPARE(centre->states().size(), 1);
    const QString first = centre->states()[0].id;
    window.sources()->refreshNow();
    QCOMPARE(window.sources()->launchRow(first), u"launch:"_s + first); // at once, before anything finds it
    shoot(window, "starting");
    const auto running = [&](const QString &id) {
        const auto state = centre->state(id);
        return state && (state->phase == LaunchPhase::Running || state->isOver());
    };
    QTRY_VERIFY_WITH_TIMEOUT(running(first), 120'000);
    LaunchState state = *centre->state(first);
    QVERIFY2(state.phase == LaunchPhase::Running, qPrintable(state.reason.cause + u'\n' + centre->log(first)));
    QVERIFY(!state.applicationId.isEmpty());
    // one entry: the application that is found, linked; it is live by its listener, and opened by itself
    const QString key = ApplicationRef::keyOf({state.applicationId, {}});
    QTRY_COMPARE(window.sources()->launchRow(first), key);
    QVERIFY(!window.model()->contains(u"launch:"_s + first));
    QTRY_VERIFY(window.view()->session() && window.view()->ref().key() == key);
    const auto row = [&] { return *window.model()->entry(window.model()->find(key)); };
    QTRY_VERIFY_WITH_TIMEOUT(row().via == SourceEntry::Via::Listener, 60'000);
    QCOMPARE(row().launchName, u"Numbers"_s);
    QTRY_VERIFY(window.view()->session()->snapshot() && !window.view()->session()->snapshot()->app.id.empty());
    QCOMPARE(QString::fromStdString(window.view()->session()->snapshot()->app.id), state.applicationId);
    QVERIFY(window.view()->header()->origin()->isVisible());
    QTest::qWait(300);
    shoot(window, "running");

    // Restart from its row
    const QList<qint64> before = state.processes;
    QVERIFY(!before.isEmpty());
    std::unique_ptr<QMenu> of(window.tree()->createMenu(row(), &window));
    const auto find = [](const QMenu &in, const QString &text) -> QAction * {
        for (QAction *action : in.actions()) {
            if (action->text().remove(u'&') == text)
                return action;
        }
        return nullptr;
    };
    QSignalSpy restarted(centre, &LaunchCentre::restarted);
    QVERIFY(find(*of, u"Restart"_s));
    find(*of, u"Restart"_s)->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(restarted.size(), 1, 60'000);
    QVERIFY(areGone(before));
    const QString second = restarted[0][1].toString();
    QTRY_VERIFY_WITH_TIMEOUT(running(second), 120'000);
    const LaunchState again = *centre->state(second);
    QVERIFY2(again.phase == LaunchPhase::Running, qPrintable(again.reason.cause));
    QVERIFY(again.applicationId != state.applicationId);
    const QString next = ApplicationRef::keyOf({again.applicationId, {}});
    QTRY_COMPARE(window.sources()->launchRow(second), next);
    QTRY_VERIFY(window.view()->ref().key() == next); // the one that was looked at comes back
    shoot(window, "restarted");

    // Stop from the panel
    LaunchView *view = window.launch()->panel()->view(second);
    QVERIFY(view);
    view->button(LaunchView::Command::Stop)->click();
    QTRY_VERIFY_WITH_TIMEOUT(centre->state(second)->phase == LaunchPhase::Ended, 60'000);
    QVERIFY(areGone(again.processes));
    QTRY_VERIFY(window.sources()->launchRow(second).isEmpty());
    shoot(window, "stopped");

    // Quit while one starts: asked once, ended, nothing left
    view->button(LaunchView::Command::Restart)->click();
    QTRY_COMPARE(restarted.size(), 2);
    const QString third = restarted[1][1].toString();
    QTRY_VERIFY_WITH_TIMEOUT(!centre->state(third)->processes.isEmpty(), 60'000);
    const QList<qint64> last = centre->state(third)->processes;
    QVERIFY(!window.close());
    QVERIFY(window.launch()->quitQuestion());
    QTest::qWait(300);
    if (QuitQuestion *question = window.launch()->quitQuestion()) {
        shoot(*question, "quit");
        QSignalSpy closed(window.launch(), &LaunchControl::closed);
        question->endButton()->click();
        QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 60'000);
    }
    QVERIFY(!window.isVisible());
    QVERIFY(areGone(last));
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "800000"); // three Sparks on a busy computer
    QApplication application(argc, argv);
    QGuiApplication::setQuitOnLastWindowClosed(false);
    LaunchWindowTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_launchwindow.moc"
