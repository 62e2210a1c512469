// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/launch/launchcentre.h"

#include "gui/base/theme.h"
#include "gui/launch/launchlogview.h"
#include "gui/launch/launchpanel.h"
#include "gui/launch/launchtext.h"
#include "gui/launch/phasebar.h"
#include "gui/launch/quitquestion.h"
#include "standin.h"
#include "support/patience.h"

#include <QAction>
#include <QCheckBox>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTabBar>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Starting, following, restarting and ending real processes by LaunchCentre, and what the panel shows of it.
class LaunchCentreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void startsAndStops();
    void failureIsExplained();
    void brokeOff();
    void cancelWhileItWaits();
    void endAtOnce();
    void restartTakesTheNewConfiguration();
    void panelFollows();
    void logIsBounded();
    void keepsRunningAndIsAdopted();
    void endsAllWhenItGoes();
    void menuOfConfigurations();
    void quitQuestion();

private:
    static bool reaches(const LaunchCentre &centre, const QString &id, LaunchPhase phase)
    {
        return QTest::qWaitFor([&] { return centre.state(id) && centre.state(id)->phase == phase; }, 30'000);
    }
    static QToolButton *button(LaunchView *view, LaunchView::Command command) { return view->button(command); }
};

void LaunchCentreTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"launchcentre-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
}

void LaunchCentreTest::startsAndStops()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    QSignalSpy added(&centre, &LaunchCentre::added);
    const QString id = centre.start(spark.config(u"First"_s, u"run"_s));
    QCOMPARE(added.size(), 1);
    QCOMPARE(added[0][0].toString(), id);
    QVERIFY(centre.state(id)->phase == LaunchPhase::Preparing);
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    QVERIFY(centre.reached(id) == LaunchPhase::Running);
    const LaunchState state = *centre.state(id);
    QVERIFY(!state.processes.isEmpty());
    QVERIFY(!StandIn::areGone(state.processes));
    QTRY_VERIFY(centre.log(id).contains("Running Spark version 4.3.0\n"_L1));
    QVERIFY(centre.isAnythingRunning());
    centre.stop(id);
    QVERIFY(reaches(centre, id, LaunchPhase::Ended));
    QVERIFY(StandIn::areGone(state.processes));
    QVERIFY(!centre.isAnythingRunning());
    // what is over can be dismissed, and is told of no more
    QSignalSpy removed(&centre, &LaunchCentre::removed);
    centre.dismiss(id);
    QCOMPARE(removed.size(), 1);
    QVERIFY(!centre.state(id));
    QVERIFY(centre.states().isEmpty());
}

void LaunchCentreTest::failureIsExplained()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    LaunchPanel panel(&centre);
    panel.resize(900, 320);
    panel.show();
    const QString id = centre.start(spark.config(u"Broken & sons"_s, u"fail"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Failed));
    const LaunchState state = *centre.state(id);
    QCOMPARE(state.reason.code, u"class-not-found"_s);
    QVERIFY(state.reason.evidence.contains("org.example.Nowhere"_L1));
    LaunchView *view = panel.view(id);
    QVERIFY(view);
    QTRY_VERIFY(!view->failure().isEmpty());
    QCOMPARE(view->failure(), launchtext::cause(state.reason)); // the first line
    QVERIFY(button(view, LaunchView::Command::Restart)->isVisibleTo(view));
    QCOMPARE(button(view, LaunchView::Command::Restart)->text(), u"Retry"_s);
    QVERIFY(button(view, LaunchView::Command::Edit)->isVisibleTo(view));
    QVERIFY(!button(view, LaunchView::Command::Stop)->isVisibleTo(view));
    QVERIFY(!button(view, LaunchView::Command::ShowApplication)->isVisibleTo(view));
    // it did not get past the step at which it broke
    QVERIFY(view->phases()->reached() < LaunchPhase::Running);
    QVERIFY(view->phases()->accessibleName().contains("broken off"_L1));
    QCOMPARE(panel.tabs()->tabText(0), u"Broken && sons"_s);
    // the line is found in the log
    QTRY_VERIFY(view->log()->text()->toPlainText().contains("org.example.Nowhere"_L1));
    QVERIFY(view->log()->reveal(state.reason.evidence));
    QVERIFY(view->log()->text()->textCursor().selectedText().contains("org.example.Nowhere"_L1));
    QVERIFY(launchtext::report(state).contains(state.reason.evidence));
}

void LaunchCentreTest::brokeOff()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    const QString id = centre.start(spark.config(u"Dies"_s, u"die"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Lost));
    QCOMPARE(centre.state(id)->reason.code, u"out-of-memory"_s);
    QVERIFY(centre.reached(id) == LaunchPhase::Running);
}

void LaunchCentreTest::cancelWhileItWaits()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    const QString id = centre.start(spark.config(u"Waits"_s, u"wait"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Waiting));
    const QList<qint64> processes = centre.state(id)->processes;
    QVERIFY(!processes.isEmpty());
    centre.stop(id);
    QTRY_VERIFY(centre.state(id)->isOver());
    QVERIFY(StandIn::areGone(processes));
    QVERIFY(centre.reached(id) == LaunchPhase::Waiting);
    QVERIFY(QDir(spark.path(u"runtime"_s)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot).isEmpty());
    // at its first step too
    const QString early = centre.start(spark.config(u"Early"_s, u"wait"_s));
    centre.stop(early);
    QTRY_VERIFY(centre.state(early)->isOver());
    QVERIFY(centre.state(early)->processes.isEmpty());
}

void LaunchCentreTest::endAtOnce()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    const QString id = centre.start(spark.config(u"Stubborn"_s, u"stubborn"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    const QList<qint64> processes = centre.state(id)->processes;
    centre.stop(id);
    QVERIFY(reaches(centre, id, LaunchPhase::Stopping));
    centre.stop(id); // the second time: hard
    QTRY_VERIFY(centre.state(id)->isOver());
    QTRY_VERIFY(StandIn::areGone(processes));
}

void LaunchCentreTest::restartTakesTheNewConfiguration()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    SessionConfig config = spark.config(u"Again"_s, u"run"_s);
    QVERIFY(centre.book().save(config));
    LaunchPanel panel(&centre);
    const QString id = centre.start(config);
    const QString other = centre.start(spark.config(u"Other"_s, u"run"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    const QList<qint64> processes = centre.state(id)->processes;
    config.description = u"changed since"_s;
    QVERIFY(centre.book().save(config));
    panel.reveal(id);
    QSignalSpy restarted(&centre, &LaunchCentre::restarted);
    centre.restart(id);
    QTRY_COMPARE(restarted.size(), 1);
    QCOMPARE(restarted[0][0].toString(), id);
    const QString now = restarted[0][1].toString();
    QVERIFY(StandIn::areGone(processes));
    QCOMPARE(centre.state(now)->config.description, u"changed since"_s);
    // its tab takes the place of the one before
    QVERIFY(!panel.view(id));
    QCOMPARE(panel.count(), 2);
    QCOMPARE(panel.current(), now);
    QVERIFY(panel.view(other));
    QVERIFY(reaches(centre, now, LaunchPhase::Running));
    // of one that is over
    centre.stop(now);
    QVERIFY(reaches(centre, now, LaunchPhase::Ended));
    centre.restart(now);
    QTRY_COMPARE(restarted.size(), 2);
    QVERIFY(reaches(centre, restarted[1][1].toString(), LaunchPhase::Running));
}

void LaunchCentreTest::panelFollows()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    LaunchPanel panel(&centre);
    panel.resize(900, 320);
    panel.show();
    QCOMPARE(panel.count(), 0);
    const QString id = centre.start(spark.config(u"Seen"_s, u"run"_s));
    QCOMPARE(panel.count(), 1);
    LaunchView *view = panel.view(id);
    QVERIFY(button(view, LaunchView::Command::Stop)->isVisibleTo(view));
    QCOMPARE(button(view, LaunchView::Command::Stop)->text(), u"Cancel"_s);
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    QTRY_COMPARE(button(view, LaunchView::Command::Stop)->text(), u"Stop"_s);
    QVERIFY(!view->phases()->isVisibleTo(view));
    // steps are those of the launch, in order, all done
    const QList<LaunchStep> steps = centre.state(id)->steps;
    QVERIFY(steps.size() >= 2);
    QCOMPARE(view->steps()->topLevelItemCount(), int(steps.size()));
    for (int i = 0; i < int(steps.size()); ++i)
        QCOMPARE(view->steps()->topLevelItem(i)->text(0), steps[i].text);
    QTRY_VERIFY(view->log()->text()->toPlainText().contains("Running Spark version"_L1));
    // a running one only loses its tab, and gets it back with its log
    panel.closeTab(0);
    QCOMPARE(panel.count(), 0);
    QVERIFY(centre.state(id));
    QVERIFY(panel.reveal(id));
    QVERIFY(panel.view(id)->log()->text()->toPlainText().contains("Running Spark version"_L1));
    QSignalSpy commanded(&panel, &LaunchPanel::commanded);
    QTest::mouseClick(button(panel.view(id), LaunchView::Command::Stop), Qt::LeftButton);
    QCOMPARE(commanded.size(), 1);
    QVERIFY(commanded[0][1].value<LaunchView::Command>() == LaunchView::Command::Stop);
    centre.stop(id);
    QVERIFY(reaches(centre, id, LaunchPhase::Ended));
    panel.closeTab(0);
    QVERIFY(!centre.state(id));
}

void LaunchCentreTest::logIsBounded()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    LaunchPanel panel(&centre);
    const QString id = centre.start(spark.config(u"Talks"_s, u"chatter"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    LaunchLogView *log = panel.view(id)->log();
    QTRY_VERIFY(log->text()->toPlainText().contains("line 11999 of many"_L1));
    QVERIFY(log->lines() <= LaunchLogView::MaxLines);
    QVERIFY(log->lines() > LaunchLogView::MaxLines / 2);
    QVERIFY(centre.log(id).count(u'\n') <= LaunchCentre::LogLines + LaunchCentre::LogLines / 4);
    QVERIFY(centre.log(id).contains("line 11999 of many\n"_L1));
}

void LaunchCentreTest::keepsRunningAndIsAdopted()
{
    const StandIn spark;
    QString id;
    QList<qint64> processes;
    {
        LaunchCentre centre(spark.options());
        centre.begin();
        id = centre.start(spark.config(u"Stays"_s, u"run"_s));
        QVERIFY(reaches(centre, id, LaunchPhase::Running));
        processes = centre.state(id)->processes;
        QCOMPARE(centre.endingWithUs().size(), 1);
        centre.keepRunning(id);
        QTRY_VERIFY(centre.endingWithUs().isEmpty());
    }
    QTest::qWait(500);
    QVERIFY(!StandIn::areGone(processes));
    LaunchCentre next(spark.options());
    next.begin();
    QTRY_COMPARE(next.states().size(), 1);
    QCOMPARE(next.states()[0].id, id);
    QTRY_VERIFY(next.reached(id) == LaunchPhase::Running);
    QTRY_VERIFY(next.log(id).contains("Running Spark version"_L1)); // also what was logged before
    next.stop(id);
    QTRY_VERIFY(!next.state(id) || next.state(id)->isOver());
    QTRY_VERIFY(StandIn::areGone(processes));
    // records of what was over before a centre began are no news
    LaunchCentre third(spark.options());
    third.begin();
    QTest::qWait(300);
    QVERIFY(third.states().isEmpty());
}

void LaunchCentreTest::endsAllWhenItGoes()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    const QString one = centre.start(spark.config(u"One"_s, u"run"_s));
    const QString two = centre.start(spark.config(u"Two"_s, u"wait"_s));
    SessionConfig kept = spark.config(u"Kept"_s, u"run"_s);
    kept.keepRunning = true;
    const QString three = centre.start(kept);
    QVERIFY(reaches(centre, one, LaunchPhase::Running));
    QVERIFY(reaches(centre, two, LaunchPhase::Waiting));
    QVERIFY(reaches(centre, three, LaunchPhase::Running));
    QCOMPARE(centre.endingWithUs().size(), 2);
    const QList<qint64> processes = centre.state(one)->processes + centre.state(two)->processes;
    QSignalSpy ended(&centre, &LaunchCentre::allEnded);
    centre.endAll();
    QVERIFY(centre.isEnding());
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(StandIn::areGone(processes));
    QVERIFY(centre.state(three)->phase == LaunchPhase::Running);
    centre.stop(three);
    QVERIFY(reaches(centre, three, LaunchPhase::Ended));
    centre.endAll(); // nothing is left: told all the same
    QTRY_COMPARE(ended.size(), 2);
}

void LaunchCentreTest::menuOfConfigurations()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    SessionConfig a = spark.config(u"Alpha"_s, u"run"_s), b = spark.config(u"Beta"_s, u"fail"_s);
    QVERIFY(centre.book().save(a));
    QVERIFY(centre.book().save(b));
    spark.write(u"sessions/broken.toml"_s, "kind = [");
    centre.book().reload();
    QCOMPARE(centre.configurations().size(), 2); // a broken one cannot be started
    QCOMPARE(centre.configurations()[0].name, u"Alpha"_s);
    const QString id = centre.start(b);
    QVERIFY(reaches(centre, id, LaunchPhase::Failed));
    QCOMPARE(centre.configurations()[0].name, u"Beta"_s); // started last
    QMenu menu;
    SessionConfig started;
    QVERIFY(centre.fillMenu(
        menu, [](const SessionConfig &config) { return config.kind == SessionKind::Submit; },
        [](SessionConfig &config) { config.master = u"spark://m:7077"_s; },
        [&](const SessionConfig &config) { started = config; }));
    QCOMPARE(menu.actions().size(), 2);
    menu.actions()[1]->trigger();
    QCOMPARE(started.name, u"Alpha"_s);
    QCOMPARE(started.master, u"spark://m:7077"_s);
    QVERIFY(started.path.isEmpty()); // is not what the file says
    QMenu none;
    QVERIFY(!centre.fillMenu(none, [](const SessionConfig &config) { return config.kind == SessionKind::SshCluster; }));
}

void LaunchCentreTest::quitQuestion()
{
    const StandIn spark;
    LaunchCentre centre(spark.options());
    centre.begin();
    const QString id = centre.start(spark.config(u"Runs"_s, u"stubborn"_s));
    QVERIFY(reaches(centre, id, LaunchPhase::Running));
    const QList<qint64> processes = centre.state(id)->processes;
    QuitQuestion question(&centre);
    question.show();
    QCOMPARE(question.list()->count(), 1);
    QVERIFY(question.list()->item(0)->text().startsWith("Runs"_L1));
    QVERIFY(question.keepButton()->isVisible());
    QVERIFY(!question.atOnceButton()->isVisible());
    QSignalSpy chosen(&question, &QuitQuestion::endChosen), ended(&centre, &LaunchCentre::allEnded);
    QTest::mouseClick(question.endButton(), Qt::LeftButton);
    QCOMPARE(chosen.size(), 1);
    QVERIFY(question.isEnding());
    QVERIFY(!question.keepButton()->isVisible());
    question.reject(); // too late
    QVERIFY(question.isVisible());
    QVERIFY(reaches(centre, id, LaunchPhase::Stopping));
    QTest::mouseClick(question.atOnceButton(), Qt::LeftButton);
    QTRY_COMPARE(ended.size(), 1);
    QTRY_VERIFY(StandIn::areGone(processes));
}

QTEST_MAIN(LaunchCentreTest)
#include "tst_launchcentre.moc"
