// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/base/theme.h"
#include "gui/launch/launchlink.h"
#include "gui/launch/launchlogview.h"
#include "gui/launch/launchtext.h"
#include "gui/launch/launchview.h"
#include "gui/launch/phasebar.h"
#include "gui/preferences/preferences.h"
#include "gui/preferences/preferencesdialog.h"
#include "gui/preferences/startingpage.h"
#include "gui/shell/launchrows.h"
#include "gui/shell/sourcetreemodel.h"
#include "standin.h"
#include "support/patience.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QTextBlock>
#include <QToolButton>
#include <QTranslator>
#include <QTreeWidget>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! What is recognised as what, and the parts that show it, without starting anything.
class LaunchPartsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void servers_data();
    void servers();
    void applications();
    void endpoints();
    void oneRowForEach();
    void rowOfItsOwn();
    void reasonsKeepTheirDetails();
    void saysItInThePersonsLanguage();
    void logFollowsAndSearches();
    void logTakesAnything();
    void buttonsOfEachPhase_data();
    void buttonsOfEachPhase();
    void tokenStaysOutOfSight();
    void preferencesAreKept();
    void preferencesPage();

private:
    static LaunchState state(SessionKind kind, LaunchPhase phase, const QString &name = u"Mine"_s)
    {
        LaunchState state;
        state.id = u"20261121-190000-abc"_s;
        state.config.kind = kind;
        state.config.name = name;
        state.phase = phase;
        return state;
    }
};

void LaunchPartsTest::initTestCase()
{
    QStandardPaths::setTestModeEnabled(true);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    QCoreApplication::setApplicationName(u"launchparts-%1"_s.arg(QCoreApplication::applicationPid()));
    Theme::instance().install();
    qRegisterMetaType<LaunchView::Command>();
}

void LaunchPartsTest::servers_data()
{
    QTest::addColumn<QUrl>("left");
    QTest::addColumn<QUrl>("right");
    QTest::addColumn<bool>("here");
    QTest::addColumn<bool>("elsewhere");
    QTest::newRow("same") << QUrl(u"http://h:4040"_s) << QUrl(u"http://H:4040/"_s) << true << true;
    QTest::newRow("other port") << QUrl(u"http://h:4040"_s) << QUrl(u"http://h:4041"_s) << false << false;
    QTest::newRow("other host") << QUrl(u"http://10.1.1.1:4040"_s) << QUrl(u"http://10.1.1.2:4040"_s) << false << false;
    QTest::newRow("loopback's names") << QUrl(u"http://localhost:4040"_s) << QUrl(u"http://127.0.0.1:4040"_s) << true
                                      << false;
    QTest::newRow("address of a card") << QUrl(u"http://127.0.0.1:8080"_s) << QUrl(u"http://10.1.1.2:8080"_s) << true
                                       << false;
    QTest::newRow("the port of http") << QUrl(u"http://h"_s) << QUrl(u"http://h:80/"_s) << true << true;
    QTest::newRow("the port of a master") << QUrl(u"spark://h"_s) << QUrl(u"spark://h:7077"_s) << true << true;
    QTest::newRow("nothing") << QUrl() << QUrl() << false << false;
    QTest::newRow("no port") << QUrl(u"sc://h"_s) << QUrl(u"sc://h"_s) << false << false;
}

void LaunchPartsTest::servers()
{
    QFETCH(const QUrl, left);
    QFETCH(const QUrl, right);
    QFETCH(const bool, here);
    QFETCH(const bool, elsewhere);
    QCOMPARE(launchlink::isSameServer(left, right, true), here);
    QCOMPARE(launchlink::isSameServer(right, left, true), here);
    QCOMPARE(launchlink::isSameServer(left, right, false), elsewhere);
    QCOMPARE(launchlink::isSameServer(right, left, false), elsewhere);
}

void LaunchPartsTest::applications()
{
    LaunchState session = state(SessionKind::LocalSession, LaunchPhase::Running);
    session.applicationId = u"local-17"_s;
    session.ui = QUrl(u"http://localhost:4040"_s);
    QVERIFY(launchlink::isApplication(session, u"local-17"_s, {}, false));
    // another driver got the port since: the id counts
    QVERIFY(!launchlink::isApplication(session, u"local-18"_s, session.ui, true));
    session.applicationId.clear();
    QVERIFY(launchlink::isApplication(session, u"local-18"_s, QUrl(u"http://127.0.0.1:4040"_s), true));
    QVERIFY(!launchlink::isApplication(session, u"local-18"_s, QUrl(u"http://127.0.0.1:4040"_s), false));
    // a master's page is no application
    LaunchState cluster = state(SessionKind::StandaloneCluster, LaunchPhase::Running);
    cluster.ui = session.ui;
    QVERIFY(!launchlink::isApplication(cluster, {}, session.ui, true));
}

void LaunchPartsTest::endpoints()
{
    LaunchState cluster = state(SessionKind::StandaloneCluster, LaunchPhase::Running);
    cluster.ui = QUrl(u"http://localhost:8080"_s);
    cluster.masterUrl = u"spark://localhost:7077"_s;
    QVERIFY(launchlink::isEndpoint(cluster, QUrl(u"http://127.0.0.1:8080"_s), u"spark://127.0.0.1:7077"_s, true));
    QVERIFY(!launchlink::isEndpoint(cluster, QUrl(u"http://127.0.0.1:8080"_s), u"spark://127.0.0.1:7078"_s, true));
    QVERIFY(launchlink::isEndpoint(cluster, QUrl(u"http://127.0.0.1:8080"_s), {}, true)); // not answered yet
    LaunchState available = state(SessionKind::SshCluster, LaunchPhase::Running);
    available.masterUrl = u"spark://a:7077,b:7077"_s;
    QVERIFY(launchlink::isEndpoint(available, {}, u"spark://b:7077"_s, false));
    QVERIFY(!launchlink::isEndpoint(available, {}, u"spark://c:7077"_s, false));
    // a session on somebody's cluster has that master, but is not it
    LaunchState session = state(SessionKind::LocalSession, LaunchPhase::Running);
    session.masterUrl = u"spark://localhost:7077"_s;
    QVERIFY(!launchlink::isEndpoint(session, QUrl(u"http://127.0.0.1:8080"_s), u"spark://127.0.0.1:7077"_s, true));
    LaunchState history = state(SessionKind::HistoryServer, LaunchPhase::Running);
    history.ui = QUrl(u"http://127.0.0.1:18080"_s);
    QVERIFY(launchlink::isEndpoint(history, QUrl(u"http://localhost:18080"_s), {}, true));
}

void LaunchPartsTest::oneRowForEach()
{
    LaunchState session = state(SessionKind::LocalSession, LaunchPhase::Running, u"Numbers"_s);
    session.applicationId = u"local-17"_s;
    session.ui = QUrl(u"http://localhost:4040"_s);
    LaunchState waiting = state(SessionKind::HistoryServer, LaunchPhase::Waiting, u"Logs"_s);
    waiting.id = u"2"_s;
    LaunchState failed = state(SessionKind::LocalSession, LaunchPhase::Failed, u"Bad"_s);
    failed.id = u"3"_s;
    LaunchState over = state(SessionKind::LocalSession, LaunchPhase::Ended, u"Old"_s);
    over.id = u"4"_s;
    LaunchState far = state(SessionKind::SshCluster, LaunchPhase::Running, u"Far"_s);
    far.id = u"5"_s;
    LaunchRows launches({session, waiting, failed, over, far}, {{u"5"_s, u"5"_s}});

    SourceBranch found;
    found.entry.ref = ApplicationRef::live({u"local-17"_s, {}}, QUrl(u"http://127.0.0.1:4040"_s));
    found.entry.state = ApplicationState::Running;
    found.entry.launchId = u"stale"_s;
    SourceBranch other;
    other.entry.ref = ApplicationRef::live({u"local-99"_s, {}}, QUrl(u"http://127.0.0.1:4041"_s));
    other.entry.launchId = u"stale"_s;
    SourceBranch past;
    past.entry.ref = ApplicationRef::live({u"local-17"_s, {}});
    past.entry.ref.journal = u"/j"_s;
    QList<SourceBranch> here{found, other, past};
    launches.link(here, true);
    QCOMPARE(here[0].entry.launchId, session.id);
    QCOMPARE(here[0].entry.launchName, u"Numbers"_s);
    QVERIFY(here[1].entry.launchId.isEmpty());
    QVERIFY(here[2].entry.launchId.isEmpty()); // that one has ended
    SourceBranch place;
    place.entry.kind = SourceEntry::Kind::Place;
    place.entry.placeId = u"5"_s;
    place.entry.rowKey = u"place:5"_s;
    QList<SourceBranch> clusters{place};
    launches.link(clusters, false);
    QCOMPARE(clusters[0].entry.launchName, u"Far"_s);
    QVERIFY(launches.rest(true).isEmpty());
    // what nothing was found of has rows of its own; what has ended well has none
    const QList<SourceBranch> rest = launches.rest(false);
    QCOMPARE(rest.size(), 2);
    QCOMPARE(rest[0].entry.name, u"Logs"_s);
    QCOMPARE(rest[0].entry.status, u"starting…"_s);
    QCOMPARE(rest[1].entry.name, u"Bad"_s);
    QVERIFY(!rest[1].entry.problem.isEmpty());
    QCOMPARE(launches.rowOf(session.id), here[0].entry.key());
    QCOMPARE(launches.rowOf(u"2"_s), u"launch:2"_s);
    QCOMPARE(launches.rowOf(u"4"_s), QString());

    // a listener that comes before the launch knows the id of its application
    LaunchState early = state(SessionKind::LocalSession, LaunchPhase::Waiting, u"Early"_s);
    early.started = 1000;
    SourceBranch heard;
    heard.entry.ref = ApplicationRef::live({u"local-20"_s, {}});
    heard.entry.name = u"Early"_s;
    heard.entry.via = SourceEntry::Via::Listener;
    heard.entry.start = 2000;
    SourceBranch older = heard;
    older.entry.ref.applicationId = u"local-19"_s;
    older.entry.start = 900; // was there before
    LaunchRows likely({early});
    QList<SourceBranch> heards{older, heard, heard};
    likely.link(heards, true);
    QVERIFY(heards[0].entry.launchId.isEmpty());
    QCOMPARE(heards[1].entry.launchId, early.id);
    QVERIFY(heards[2].entry.launchId.isEmpty()); // one
    QVERIFY(likely.rest(false).isEmpty());

    // in the model: its row is replaced by the one that is found
    SourceTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setBranches(SourceTreeModel::Section::Computer, LaunchRows({session}).rest(false));
    QVERIFY(model.find(u"launch:"_s + session.id).isValid());
    LaunchRows again({session});
    QList<SourceBranch> rows{found};
    again.link(rows, true);
    model.setBranches(SourceTreeModel::Section::Computer, again.rest(false) + rows);
    QVERIFY(!model.find(u"launch:"_s + session.id).isValid());
    QCOMPARE(model.entries(SourceTreeModel::Section::Computer).size(), 1);
    QVERIFY(describe(*model.entry(model.find(found.entry.key()))).contains(u"Started from “Numbers”"_s));
}

void LaunchPartsTest::rowOfItsOwn()
{
    LaunchState starting = state(SessionKind::LocalSession, LaunchPhase::Starting);
    starting.steps = {{u"Java 17 at /opt/java"_s, 1000}};
    SourceEntry row = LaunchRows::row(starting);
    QVERIFY(row.kind == SourceEntry::Kind::Launch);
    QVERIFY(row.busy);
    QCOMPARE(row.detail, u"Java 17 at /opt/java"_s);
    LaunchState failed = state(SessionKind::LocalSession, LaunchPhase::Failed, {});
    failed.reason = {u"no-java"_s, u"There is no java on the PATH."_s, u"Install one."_s, {}};
    row = LaunchRows::row(failed);
    QCOMPARE(row.name, u"Session on this computer"_s); // one without a name
    QCOMPARE(row.problem, u"There is no java on the PATH."_s);
    QCOMPARE(row.status, u"failed"_s);
    QVERIFY(row.facts.contains(u"Install one."_s));
}

void LaunchPartsTest::reasonsKeepTheirDetails()
{
    const LaunchReason reason{u"port-in-use"_s, u"Port 4040 is taken by process 12."_s, u"Choose 0."_s, {}};
    // without a translation the reason's own English, which names the port
    QCOMPARE(launchtext::cause(reason), reason.cause);
    QCOMPARE(launchtext::cure(reason), reason.cure);
    const LaunchReason bare{u"port-in-use"_s, {}, {}, {}};
    QVERIFY(!launchtext::cause(bare).isEmpty());
    QVERIFY(!launchtext::cure(bare).isEmpty());
    const LaunchReason unknown{u"never-heard-of"_s, u"Something."_s, {}, {}};
    QCOMPARE(launchtext::cause(unknown), u"Something."_s);

    class German : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *, const char *text, const char *, int) const override
        {
            return qstrcmp(text, "A port that it needs is in use.") == 0 ? u"Ein Port ist belegt."_s : QString();
        }
    } german;
    QCoreApplication::installTranslator(&german);
    QCOMPARE(launchtext::cause(reason), u"Ein Port ist belegt."_s);
    QCOMPARE(launchtext::cure(reason), reason.cure); // that has none
    QCOMPARE(launchtext::cause(unknown), u"Something."_s);
    QCoreApplication::removeTranslator(&german);
}

//! Steps and reasons keep what they tell (a port, a host) in any language; the log and the command line stay English.
void LaunchPartsTest::saysItInThePersonsLanguage()
{
    class German : public QTranslator
    {
    public:
        bool isEmpty() const override { return false; }
        QString translate(const char *context, const char *text, const char *, int) const override
        {
            if (qstrcmp(context, LaunchSentence::kContext) != 0)
                return {};
            if (qstrcmp(text, "Port %1 on %2 is in use.") == 0)
                return u"Auf %2 ist Port %1 belegt."_s;
            return qstrcmp(text, "Choose another one.") == 0 ? u"Wählen Sie einen anderen."_s : QString();
        }
    } german;
    const auto sentence = LaunchSentence::tr("Port %1 on %2 is in use.", {7077, u"node%1"_s});
    LaunchState failed = state(SessionKind::StandaloneCluster, LaunchPhase::Failed);
    failed.reason = LaunchReason(u"port-in-use"_s, sentence, LaunchSentence::tr("Choose another one."));
    failed.steps = {LaunchStep::of(sentence), LaunchStep::of(LaunchSentence(u"as it is"_s))};
    QCOMPARE(failed.reason.cause, u"Port 7077 on node%1 is in use."_s);
    LaunchView view;
    view.setState(failed, LaunchPhase::Starting);
    QCOMPARE(view.failure(), u"Port 7077 on node%1 is in use."_s);
    QCoreApplication::installTranslator(&german);
    view.setState(failed, LaunchPhase::Starting);
    QCOMPARE(view.failure(), u"Auf node%1 ist Port 7077 belegt."_s);
    QCOMPARE(view.steps()->topLevelItem(0)->text(0), u"Auf node%1 ist Port 7077 belegt."_s);
    QCOMPARE(view.steps()->topLevelItem(1)->text(0), u"as it is"_s);
    QCOMPARE(launchtext::cure(failed.reason), u"Wählen Sie einen anderen."_s);
    QVERIFY(launchtext::report(failed).contains(u"Auf node%1 ist Port 7077 belegt."_s));
    QVERIFY(LaunchRows::row(failed).problem.startsWith(u"Auf node%1"_s));
    QCOMPARE(failed.steps[0].text, u"Port 7077 on node%1 is in use."_s);
    QCoreApplication::removeTranslator(&german);
}

void LaunchPartsTest::logFollowsAndSearches()
{
    LaunchLogView log;
    log.resize(500, 200);
    log.show();
    for (int i = 0; i < 300; ++i)
        log.append(u"26/11/21 19:00:00 INFO Thing: line %1\n"_s.arg(i));
    QScrollBar *bar = log.text()->verticalScrollBar();
    QVERIFY(log.isFollowing());
    QCOMPARE(bar->value(), bar->maximum());
    bar->setValue(3); // the person reads above
    QVERIFY(!log.isFollowing());
    log.append(u"one more\n"_s);
    QCOMPARE(bar->value(), 3);
    bar->setValue(bar->maximum());
    QVERIFY(log.isFollowing());
    log.append(u"and more\n"_s);
    QCOMPARE(bar->value(), bar->maximum());

    log.search()->setText(u"line 7"_s);
    QCOMPARE(log.text()->textCursor().selectedText(), u"line 7"_s);
    QVERIFY(!log.isFollowing());
    const int first = log.text()->textCursor().blockNumber();
    QVERIFY(log.findNext());
    QVERIFY(log.text()->textCursor().blockNumber() > first);
    QVERIFY(log.findNext(true));
    QCOMPARE(log.text()->textCursor().blockNumber(), first);
    QCOMPARE(log.text()->extraSelections().size(), 11); // 7, 70 to 79
    for (int i = 0; i < 11; ++i)
        QVERIFY(log.findNext());
    QCOMPARE(log.text()->textCursor().blockNumber(), first); // round
    log.search()->setText(u"nowhere"_s);
    QVERIFY(!log.findNext());
    QVERIFY(log.text()->extraSelections().isEmpty());
    QVERIFY(!log.reveal(u"nowhere"_s));
    QVERIFY(log.reveal(u"Thing: line 250"_s));
    QCOMPARE(log.text()->textCursor().blockNumber(), 250);
}

void LaunchPartsTest::logTakesAnything()
{
    LaunchLogView log;
    log.append({});
    QCOMPARE(log.lines(), 0);
    log.append(QString(LaunchLogView::MaxLineLength * 3, u'x') + u'\n');
    QCOMPARE(log.text()->document()->firstBlock().text().size(), LaunchLogView::MaxLineLength + 1);
    log.append(u"10%\r50%\r100%\n"_s); // a progress bar
    QCOMPARE(log.text()->document()->lastBlock().text(), u"100%"_s);
    log.append(u"Windows\r\n"_s);
    QCOMPARE(log.text()->document()->lastBlock().text(), u"Windows"_s);
    QString flood;
    for (int i = 0; i < LaunchLogView::MaxLines * 2; ++i)
        flood += u"line %1\n"_s.arg(i);
    log.append(flood);
    QCOMPARE(log.lines(), LaunchLogView::MaxLines);
    QCOMPARE(log.text()->document()->lastBlock().text(), u"line %1"_s.arg(LaunchLogView::MaxLines * 2 - 1));
}

void LaunchPartsTest::buttonsOfEachPhase_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<QString>("stop"); // empty: not there
    QTest::addColumn<QString>("restart");
    QTest::addColumn<bool>("connected");
    const auto row = [](const char *name, LaunchPhase phase, const QString &stop, const QString &restart, bool on) {
        QTest::newRow(name) << int(phase) << stop << restart << on;
    };
    row("preparing", LaunchPhase::Preparing, u"Cancel"_s, {}, false);
    row("starting", LaunchPhase::Starting, u"Cancel"_s, {}, false);
    row("waiting", LaunchPhase::Waiting, u"Cancel"_s, {}, false);
    row("running", LaunchPhase::Running, u"Stop"_s, u"Restart"_s, true);
    row("stopping", LaunchPhase::Stopping, u"End at once"_s, {}, false);
    row("ended", LaunchPhase::Ended, {}, u"Start again"_s, false);
    row("failed", LaunchPhase::Failed, {}, u"Retry"_s, false);
    row("lost", LaunchPhase::Lost, {}, u"Retry"_s, false);
}

void LaunchPartsTest::buttonsOfEachPhase()
{
    QFETCH(const int, phase);
    QFETCH(const QString, stop);
    QFETCH(const QString, restart);
    QFETCH(const bool, connected);
    LaunchState now = state(SessionKind::LocalSession, LaunchPhase(phase));
    now.applicationId = u"local-1"_s;
    now.ui = QUrl(u"http://localhost:4040"_s);
    LaunchView view;
    view.setState(now, std::min(LaunchPhase(phase), LaunchPhase::Running));
    using Command = LaunchView::Command;
    const auto check = [&](Command command, const QString &text) {
        QToolButton *button = view.button(command);
        QCOMPARE(button->isVisibleTo(&view), !text.isEmpty());
        if (!text.isEmpty())
            QCOMPARE(button->accessibleName(), text);
    };
    check(Command::Stop, stop);
    check(Command::Restart, restart);
    check(Command::Edit, u"Edit configuration…"_s);
    check(Command::ShowApplication, connected ? u"Show application"_s : QString());
    check(Command::OpenSparkUi, connected ? u"Open Spark UI"_s : QString());
    check(Command::CopyConnection, connected ? u"Copy connection…"_s : QString());
    const bool failed = LaunchPhase(phase) == LaunchPhase::Failed || LaunchPhase(phase) == LaunchPhase::Lost;
    QCOMPARE(!view.failure().isEmpty(), failed); // also where nothing says why
    QVERIFY(!launchtext::status(now, 1000).isEmpty());
}

void LaunchPartsTest::tokenStaysOutOfSight()
{
    LaunchState server = state(SessionKind::NotebookServer, LaunchPhase::Running);
    server.ui = QUrl(u"http://127.0.0.1:8888/lab?token=hunter2"_s);
    LaunchView view;
    view.setState(server, LaunchPhase::Running);
    for (const QWidget *widget : view.findChildren<QWidget *>()) {
        QVERIFY(!widget->toolTip().contains("hunter2"_L1));
        QVERIFY(!widget->accessibleName().contains("hunter2"_L1));
        QVERIFY(!widget->property("text").toString().contains("hunter2"_L1));
    }
    QVERIFY(!describe(LaunchRows::row(server)).contains("hunter2"_L1));
    QVERIFY(!LaunchRows::row(server).ref.location.contains("hunter2"_L1));
}

void LaunchPartsTest::preferencesAreKept()
{
    QSettings().clear();
    QVERIFY(Preferences::load() == Preferences());
    Preferences set;
    set.startedOnQuit = StartedOnQuit::Keep;
    set.showStarted = false;
    set.keepClusterPlaces = true;
    set.sparkHome = u"/opt/spark"_s;
    set.sparkPython = u"/opt/python"_s;
    set.save();
    QVERIFY(Preferences::load() == set);
    QSettings().setValue(u"preferences/startedOnQuit"_s, 17);
    QVERIFY(Preferences::load().startedOnQuit == StartedOnQuit::Ask);
    QSettings().clear();
}

void LaunchPartsTest::preferencesPage()
{
    const StandIn spark;
    SessionBook book(spark.path(u"sessions"_s));
    PreferencesDialog dialog(Preferences(), nullptr, nullptr, nullptr, &book);
    dialog.showPage(PreferencesDialog::Page::Starting);
    auto *page = dialog.findChild<StartingPage *>();
    QVERIFY(page);
    dialog.show();
    QVERIFY(page->isVisible());
    QSignalSpy changed(&dialog, &PreferencesDialog::changed);
    auto *closing = page->findChild<QComboBox *>();
    closing->setCurrentIndex(closing->findData(int(StartedOnQuit::End)));
    Q_EMIT closing->activated(closing->currentIndex());
    const QList<QLineEdit *> fields = page->findChildren<QLineEdit *>();
    QLineEdit *home = nullptr, *json = nullptr;
    for (QLineEdit *field : fields) {
        if (field->accessibleName() == "Spark folder"_L1)
            home = field;
        else if (field->accessibleName() == "Folder of JSON configurations"_L1)
            json = field;
    }
    QVERIFY(home && json);
    const auto says = [page](const QString &part) {
        for (const QLabel *label : page->findChildren<QLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        return false;
    };
    home->setText(u"/nowhere"_s);
    Q_EMIT home->editingFinished();
    QTRY_VERIFY(says(u"no Spark folder"_s));
    home->setText(spark.path(u"spark"_s));
    Q_EMIT home->editingFinished();
    QTRY_VERIFY(says(u"holds Spark 4.3.0"_s));
    spark.write(u"json/one.json"_s, "{\"spark.app.name\": \"x\", \"spark.master\": \"local[2]\"}");
    spark.write(u"json/bad.json"_s, "{");
    json->setText(spark.path(u"json"_s));
    Q_EMIT json->editingFinished();
    QTRY_COMPARE(book.entries().size(), 2);
    QTRY_VERIFY(says(u"1 configuration"_s));
    QVERIFY(says(u"cannot be read"_s));
    QTRY_VERIFY(!changed.isEmpty());
    const auto told = changed.last()[0].value<Preferences>();
    QVERIFY(told.startedOnQuit == StartedOnQuit::End);
    QCOMPARE(told.sparkHome, spark.path(u"spark"_s));
    QSettings().clear();
}

QTEST_MAIN(LaunchPartsTest)
#include "tst_launchparts.moc"
