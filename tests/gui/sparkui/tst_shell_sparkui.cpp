// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/actionlog.h"
#include "fakes.h"
#include "fakeview.h"
#include "gui/base/actionregistry.h"
#include "gui/base/emptystate.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/session/applicationsession.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "gui/shell/sparkuipage.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabs.h"
#include "gui/sparkui/ticketpages.h"
#include "support/patience.h"
#include "tinyserver.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

//! Has a row that the keyboard is on.
class RowPage : public FakePage
{
public:
    using FakePage::FakePage;
    std::optional<Target> currentTarget() const override { return row; }
    std::optional<Target> row;
};

FoundEndpoint historyServer(const QList<FoundApplication> &applications)
{
    FoundEndpoint endpoint;
    endpoint.url = QUrl(u"http://localhost:18080"_s);
    endpoint.kind = EndpointKind::History;
    endpoint.state = FoundEndpoint::State::Reached;
    endpoint.applications = applications;
    return endpoint;
}

} // namespace

class tst_ShellSparkUi : public QObject
{
    Q_OBJECT

private:
    //! A window with a driver's application that runs (the session is a replay, so that it runs as long as a test
    //! wants), fake views and a browser that only remembers.
    struct Bench
    {
        FakeViews views;
        FakeFinder *finder = new FakeFinder;
        SparkUiCenter *center = new SparkUiCenter;
        QList<QUrl> browsed;
        std::unique_ptr<MainWindow> window;

        explicit Bench(bool engine = true)
        {
            center->setBrowser([this](const QUrl &url) {
                browsed.append(url);
                return true;
            });
            MainWindow::Options options;
            options.pages = fakePages();
            for (PageFactory &page : options.pages) {
                page.create = [key = page.key, title = page.title](QWidget *parent) -> Page * {
                    auto *made = new RowPage(key, title, parent);
                    if (key == "timeline"_L1 || key == "jobs"_L1)
                        made->reveals = {Target::Kind::Job, Target::Kind::Stage};
                    return made;
                };
            }
            options.finder = finder;
            options.sparkUi = center;
            if (engine)
                options.sparkUiView = views.factory();
            options.opener = [](const ApplicationRef &ref) -> std::shared_ptr<ApplicationSession> {
                if (ref.isFile())
                    return ApplicationSession::openLog(ref.location);
                auto session = ApplicationSession::openReplay(log());
                session->setSpeed(0.1);
                return session;
            };
            options.restore = false;
            window = std::make_unique<MainWindow>(std::move(options));
            window->show();
            window->start(false);
        }
        void open(const QString &id = u"local-1"_s, int port = 4040)
        {
            finder->find({driver(port, id, u"a job"_s)});
            QTRY_VERIFY(window->model()->contains(u"app:"_s + id));
            window->openApplication(ApplicationRef::rest(QUrl(u"http://localhost:%1"_s.arg(port)), id));
            QTRY_VERIFY_WITH_TIMEOUT(snapshot(), 20'000);
        }
        static FoundEndpoint master()
        {
            FoundEndpoint master;
            master.url = QUrl(u"http://localhost:8080"_s);
            master.kind = EndpointKind::Master;
            master.state = FoundEndpoint::State::Reached;
            return master;
        }
        //! The pages of the master, beside what was found.
        FakeView *openMaster(const QList<FoundEndpoint> &found)
        {
            finder->find(found + QList{master()});
            const QString key = u"endpoint::http://localhost:8080"_s;
            if (!QTest::qWaitFor([&] { return window->model()->contains(key); }, 30'000))
                return nullptr;
            Q_EMIT window->tree()->sparkUiRequested(*window->model()->entry(window->model()->find(key)));
            return static_cast<FakeView *>(control().serverTabs()->current());
        }
        SnapshotPtr snapshot() const
        {
            return window->view()->session() ? window->view()->session()->snapshot() : nullptr;
        }
        RowPage *page(const QString &key) const { return static_cast<RowPage *>(window->view()->page(key)); }
        QAction *action(const char *id) const { return window->actions().action(QString::fromLatin1(id)); }
        QString shownPage() const { return window->view()->currentPageKey(); }
        SparkUiControl &control() const { return *window->sparkUi(); }
        FakeView *view() const { return static_cast<FakeView *>(control().page()->currentView()); }
    };
    static QString log() { return dataPath("3.5.9/fail/local-1795202865658"); }
    static Target job(qint64 id) { return {.kind = Target::Kind::Job, .id = id}; }
    static QAction *entry(const QMenu &menu, const QString &text)
    {
        for (QAction *action : menu.actions()) {
            if (action->text().remove(u'&').section(u'\t', 0, 0) == text)
                return action;
        }
        return nullptr;
    }

    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
        QStandardPaths::setTestModeEnabled(true);
        QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
        QCoreApplication::setApplicationName(u"sparkui-%1"_s.arg(QCoreApplication::applicationPid()));
        Theme::instance().install();
    }
    void cleanupTestCase()
    {
        const QString file = QSettings().fileName();
        QSettings().clear();
        QFile::remove(file);
    }

    void theFirstPageIsLoadedWhenItIsLookedAt()
    {
        Bench bench;
        bench.open();
        QVERIFY(bench.views.made.isEmpty());
        QVERIFY(!bench.center->isStarted());
        QTest::keyClick(bench.window.get(), Qt::Key_5, Qt::ControlModifier);
        QCOMPARE(bench.shownPage(), u"sparkui"_s);
        QCOMPARE(bench.views.made.size(), 1);
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4040/jobs/"_s));
        QCOMPARE(bench.view()->site().applicationId, u"local-1"_s);
        QVERIFY(bench.view()->isVisible());
        QVERIFY(bench.view()->ownPages);
        bench.window->showPage(u"summary"_s);
        bench.window->showPage(u"sparkui"_s);
        QCOMPARE(bench.views.made.size(), 1); // where it was
        QTest::keyClick(bench.window.get(), Qt::Key_F5);
        QCOMPARE(bench.view()->reloads, 1);
        QCOMPARE(bench.window->actions().conflicts(), QStringList());
    }

    void itIsThereBeforeTheFirstSnapshot()
    {
        Bench bench;
        bench.window->showPage(u"sparkui"_s);
        bench.finder->find({driver(4040, u"local-1"_s, u"a job"_s)});
        QTRY_VERIFY(bench.window->model()->contains(u"app:local-1"_s));
        bench.window->openApplication(ApplicationRef::rest(QUrl(u"http://localhost:4040"_s), u"local-1"_s));
        QVERIFY(!bench.snapshot()); // nothing is read yet: it comes by the event loop
        QVERIFY(bench.view() && bench.view()->isVisible());
    }

    void rowsLeadToSparksPages()
    {
        Bench bench;
        bench.open();
        QMenu menu;
        bench.control().fillMenu(menu, job(3));
        QAction *show = entry(menu, u"Show in Spark UI"_s);
        QVERIFY(show && show->isEnabled());
        QVERIFY(show->text().contains(bench.action("spark.show")->shortcut().toString(QKeySequence::NativeText)));
        show->trigger();
        QCOMPARE(bench.shownPage(), u"sparkui"_s);
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4040/jobs/job/?id=3"_s));
        QCOMPARE(bench.view()->opens, 1); // and nothing else before
        // With the keyboard: the row of the page that is shown.
        bench.window->showPage(u"jobs"_s);
        bench.page(u"jobs"_s)->row = Target{.kind = Target::Kind::Stage, .id = 7, .attempt = 2};
        bench.page(u"jobs"_s)->setFocus();
        bench.action("spark.show")->trigger();
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4040/stages/stage/?id=7&attempt=2"_s));
        bench.window->showPage(u"jobs"_s);
        bench.page(u"jobs"_s)->row = Target{.kind = Target::Kind::Executor, .executorId = u"2"_s};
        bench.action("spark.browser")->trigger();
        QCOMPARE(bench.browsed.size(), 1);
        bench.action("spark.show")->trigger(); // Spark has no page for one executor
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4040/executors/"_s));
        bench.window->showPage(u"jobs"_s);
        bench.page(u"jobs"_s)->row = Target{.kind = Target::Kind::Sql, .id = 5};
        bench.action("spark.show")->trigger();
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4040/SQL/execution/?id=5"_s));
        QMenu tasks;
        bench.control().fillMenu(tasks, {.kind = Target::Kind::TimeRange, .from = 1, .to = 2});
        QVERIFY(tasks.isEmpty());
    }

    void severalTabsForOneApplication()
    {
        Bench bench;
        bench.open();
        bench.action("spark.newTab")->trigger();
        SparkUiTabs *tabs = bench.control().page()->currentTabs();
        QVERIFY(tabs);
        const int before = tabs->count();
        bench.action("spark.newTab")->trigger();
        QCOMPARE(tabs->count(), before + 1);
        QTest::keyClick(bench.window.get(), Qt::Key_W, Qt::ControlModifier);
        QCOMPARE(tabs->count(), before);
        QVERIFY(bench.window->view()->session()); // the application is still open
    }

    void backFromSparksPageToTheTimeline()
    {
        Bench bench;
        bench.open();
        bench.window->showPage(u"sparkui"_s);
        bench.view()->go(QUrl(u"http://localhost:4040/stages/stage/?id=4&attempt=1"_s));
        Q_EMIT bench.view()->showInTimeline(*SparkUiLink::of(bench.view()->publicUrl()));
        QCOMPARE(bench.shownPage(), u"timeline"_s);
        QCOMPARE(bench.page(u"timeline"_s)->revealed.size(), 1);
        QVERIFY(bench.page(u"timeline"_s)->revealed.first().kind == Target::Kind::Stage);
        QCOMPARE(bench.page(u"timeline"_s)->revealed.first().id, 4);
        QCOMPARE(bench.page(u"timeline"_s)->revealed.first().attempt, 1);
        bench.window->showPage(u"sparkui"_s);
        Q_EMIT bench.view()->whatWeStillHave();
        QCOMPARE(bench.shownPage(), u"summary"_s);
    }

    // What is ended on one of Spark's own pages goes into the action log too.
    void killedOnSparksPage()
    {
        const QTemporaryDir state;
        qputenv("XDG_STATE_HOME", state.path().toUtf8());
        Bench bench;
        bench.open();
        bench.window->showPage(u"sparkui"_s);
        Q_EMIT bench.view()->killed(QUrl(u"http://localhost:4040/stages/stage/kill/?id=4"_s));
        Q_EMIT bench.view()->killed(QUrl(u"http://localhost:4040/jobs/job/kill/"_s)); // a form: its id is in the body
        Q_EMIT bench.view()->killed(QUrl(u"http://localhost:4040/jobs/"_s));
        const QList<ActionRecord> records = ActionLog().read();
        QCOMPARE(records.size(), 2);
        QCOMPARE(records.first().target, u"stage"_s);
        QCOMPARE(records.first().targetId, u"4"_s);
        QCOMPARE(records.first().application, u"local-1"_s);
        QCOMPARE(records.first().place, u"http://localhost:4040"_s);
        QCOMPARE(records.first().outcome, u"requested"_s);
        QCOMPARE(records.last().target, u"job"_s);
        QCOMPARE(records.last().targetId, QString());
        qunsetenv("XDG_STATE_HOME");
    }

    // The driver ends while its UI is open; the history server comes to know of it later.
    void theEndOfTheDriver()
    {
        Bench bench;
        bench.open();
        bench.window->showPage(u"sparkui"_s);
        FakeView *view = bench.view();
        QVERIFY(view->ended.isEmpty());
        bench.window->view()->session()->setSpeed(1000);
        QTRY_COMPARE_WITH_TIMEOUT(view->ended.size(), 1, 60'000);
        QVERIFY(view->ended.first().kind == SparkUiFallback::Kind::OwnPages);
        bench.finder->find({historyServer({ranOn(u"local-1"_s, u"a job"_s, u"completed"_s, 1, 2)})});
        QTRY_COMPARE(view->ended.size(), 2);
        const SparkUiFallback history = view->ended.first();
        QVERIFY(history.kind == SparkUiFallback::Kind::HistoryServer);
        QCOMPARE(history.site.home, QUrl(u"http://localhost:18080"_s));
        QCOMPARE(view->endedTitle, u"fail"_s); // as the log has it
        view->go(QUrl(u"http://localhost:4040/jobs/job/?id=1"_s));
        Q_EMIT view->fallbackChosen(history);
        QCOMPARE(view->publicUrl(), QUrl(u"http://localhost:18080/history/local-1/jobs/job/?id=1"_s));
        // From now on rows lead there.
        QMenu menu;
        bench.control().fillMenu(menu, job(2));
        entry(menu, u"Show in Spark UI"_s)->trigger();
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:18080/history/local-1/jobs/job/?id=2"_s));
    }

    // A tab that began at the master, and went on to a driver and to the history server by their links.
    void pagesOfServersLeadToApplications()
    {
        Bench bench;
        bench.open();
        FakeView *view =
            bench.openMaster({driver(4040, u"local-1"_s, u"a job"_s), driver(4041, u"local-2"_s, u"another"_s)});
        QVERIFY(!view->ownPages && view->ended.isEmpty());
        view->go(QUrl(u"http://localhost:4041/jobs/job/?id=1"_s)); // not read here, but it can be
        QVERIFY(view->ownPages && view->ended.isEmpty());
        view->go(QUrl(u"http://localhost:4040/jobs/job/?id=3"_s));
        QVERIFY(view->ownPages && view->ended.isEmpty());
        Q_EMIT view->showInTimeline(*SparkUiLink::of(view->publicUrl()));
        QVERIFY(!bench.control().isServerShown());
        QCOMPARE(bench.shownPage(), u"timeline"_s);
        QCOMPARE(bench.page(u"timeline"_s)->revealed.last().id, 3);
        QCOMPARE(bench.window->view()->ref().applicationId, u"local-1"_s);
        // An application that has ended, on the history server.
        bench.finder->find({driver(4040, u"local-1"_s, u"a job"_s), bench.master(),
                            historyServer({ranOn(u"local-9"_s, u"past"_s, u"completed"_s, 1, 2)})});
        QTRY_VERIFY(bench.window->model()->contains(u"app:local-9"_s));
        const QString key = u"endpoint::http://localhost:18080"_s;
        QTRY_VERIFY(bench.window->model()->contains(key));
        Q_EMIT bench.window->tree()->sparkUiRequested(*bench.window->model()->entry(bench.window->model()->find(key)));
        view = static_cast<FakeView *>(bench.control().serverTabs()->current());
        QVERIFY(!view->ownPages);
        view->go(QUrl(u"http://localhost:18080/history/local-9/jobs/job/?id=4"_s));
        QVERIFY(view->ownPages && view->ended.isEmpty());
        Q_EMIT view->showInTimeline(*SparkUiLink::of(view->publicUrl()));
        QCOMPARE(bench.window->view()->ref().applicationId, u"local-9"_s);
        QCOMPARE(bench.window->view()->ref().history, QUrl(u"http://localhost:18080"_s));
    }

    // The same, and the driver ends: the tab says so, whether the application is open here or not.
    void theEndOfADriverInAServersTab()
    {
        Bench bench;
        bench.open();
        FakeView *view =
            bench.openMaster({driver(4040, u"local-1"_s, u"a job"_s), driver(4041, u"local-2"_s, u"another"_s)});
        view->go(QUrl(u"http://localhost:4041/stages/stage/?id=2&attempt=0"_s));
        QVERIFY(view->ended.isEmpty());
        bench.finder->find({driver(4040, u"local-1"_s, u"a job"_s), bench.master(),
                            historyServer({ranOn(u"local-2"_s, u"another"_s, u"completed"_s, 1, 2)})});
        QTRY_COMPARE(view->ended.size(), 2);
        QCOMPARE(view->endedTitle, u"another"_s);
        QVERIFY(view->ended.last().kind == SparkUiFallback::Kind::OwnPages);
        const SparkUiFallback history = view->ended.first();
        QVERIFY(history.kind == SparkUiFallback::Kind::HistoryServer);
        QCOMPARE(history.site.applicationId, u"local-2"_s);
        QVERIFY(view->fallbacks == view->ended);     // on an error page too
        view->go(QUrl(u"http://localhost:8080/"_s)); // back to the master
        QVERIFY(view->ended.isEmpty() && view->fallbacks.isEmpty());
        view->go(QUrl(u"http://localhost:4041/stages/stage/?id=2&attempt=0"_s));
        QCOMPARE(view->ended.size(), 2);
        Q_EMIT view->fallbackChosen(history);
        QCOMPARE(view->publicUrl(), QUrl(u"http://localhost:18080/history/local-2/stages/stage/?id=2&attempt=0"_s));
        QVERIFY(view->ended.isEmpty());
        // One that is open here: its session knows.
        view->go(QUrl(u"http://localhost:4040/jobs/"_s));
        QVERIFY(view->ended.isEmpty());
        bench.window->view()->session()->setSpeed(1000);
        QTRY_COMPARE_WITH_TIMEOUT(view->ended.size(), 1, 60'000);
        QVERIFY(view->ended.first().kind == SparkUiFallback::Kind::OwnPages);
        QCOMPARE(view->endedTitle, u"fail"_s);
        Q_EMIT view->fallbackChosen(view->ended.first());
        QVERIFY(!bench.control().isServerShown());
    }

    // The event log of a driver that runs: the journal of the application whose page it is, not of the one beside it.
    void theJournalIsThatOfThePage()
    {
        Bench bench;
        bench.open();
        FakeView *view =
            bench.openMaster({driver(4040, u"local-1"_s, u"a job"_s), driver(4041, u"local-2"_s, u"another"_s)});
        const auto keep = [&](const QString &id, const QString &journal) {
            SourceEntry entry;
            entry.ref = ApplicationRef::live({id, {}});
            entry.ref.journal = journal;
            entry.id = id;
            bench.window->model()->addEntry(SourceTreeModel::Section::History, entry);
        };
        keep(u"local-1"_s, u"/journals/one"_s);
        QVERIFY(bench.window->view()->ref().applicationId == u"local-1"_s);
        view->go(QUrl(u"http://localhost:4041/executors/"_s));
        Q_EMIT view->journalWanted();
        QCOMPARE(bench.window->messages()->count(), 1);
        Message told = bench.window->messages()->messages().first();
        QCOMPARE(told.what, u"There is no event log of another yet."_s);
        QVERIFY(!told.details.contains(u"/journals"_s));
        keep(u"local-2"_s, u"/journals/two"_s);
        Q_EMIT view->journalWanted();
        told = bench.window->messages()->messages().first();
        QCOMPARE(told.what, u"There is a journal of another."_s);
        QCOMPARE(told.details, u"/journals/two"_s);
        view->go(QUrl(u"http://localhost:4040/executors/"_s));
        Q_EMIT view->journalWanted();
        QCOMPARE(bench.window->messages()->messages().first().details, u"/journals/one"_s);
    }

    // Killed by a link of a driver that a master's page led to: it is in the log as that driver's.
    void killedBehindTheMaster()
    {
        const QTemporaryDir state;
        qputenv("XDG_STATE_HOME", state.path().toUtf8());
        Bench bench;
        bench.open();
        FakeView *view =
            bench.openMaster({driver(4040, u"local-1"_s, u"a job"_s), driver(4041, u"local-2"_s, u"another"_s)});
        view->go(QUrl(u"http://localhost:4041/jobs/"_s));
        Q_EMIT view->killed(QUrl(u"http://localhost:4041/jobs/job/kill/?id=6"_s));
        const QList<ActionRecord> records = ActionLog().read();
        QCOMPARE(records.size(), 1);
        QCOMPARE(records.first().application, u"local-2"_s);
        QCOMPARE(records.first().name, u"another"_s);
        QCOMPARE(records.first().place, u"http://localhost:4041"_s);
        qunsetenv("XDG_STATE_HOME");
    }

    void theBrowserThatDoesNotComeIsTold()
    {
        TinyServer server;
        Bench bench(false);
        bench.center->ticketPages().setTimes(50, 60'000);
        bench.open(u"local-1"_s, server.serverPort());
        bench.action("spark.browser")->trigger();
        QCOMPARE(bench.browsed.size(), 1);
        QVERIFY(bench.browsed.first().isLocalFile());
        QTRY_COMPARE(bench.window->messages()->count(), 1);
        const Message told = bench.window->messages()->messages().first();
        QVERIFY(!told.what.isEmpty() && !told.cause.isEmpty() && !told.cure.isEmpty());
        QGuiApplication::clipboard()->clear();
        told.action();
        const QUrl ticket(QGuiApplication::clipboard()->text());
        QVERIFY(ticket.path().startsWith(u"/.cinderscope/ticket/"_s));
    }

    void applicationsHaveTheirOwnTabs()
    {
        Bench bench;
        bench.open();
        bench.window->showPage(u"sparkui"_s);
        const QPointer<FakeView> first = bench.view();
        bench.finder->find({driver(4040, u"local-1"_s, u"a job"_s), driver(4041, u"local-2"_s, u"another"_s)});
        QTRY_VERIFY(bench.window->model()->contains(u"app:local-2"_s));
        bench.window->openApplication(ApplicationRef::rest(QUrl(u"http://localhost:4041"_s), u"local-2"_s));
        QVERIFY(bench.view() != first);
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4041/jobs/"_s));
        QVERIFY(!first->isVisible());
        bench.window->openApplication(ApplicationRef::rest(QUrl(u"http://localhost:4040"_s), u"local-1"_s));
        QCOMPARE(bench.view(), first.data());
        QCOMPARE(first->opens, 1);
        bench.window->closeApplication(u"app:local-1"_s);
        QTRY_VERIFY(!first);
        QCOMPARE(bench.view()->publicUrl(), QUrl(u"http://localhost:4041/jobs/"_s));
    }

    void aServerOfTheTreeIsShownBesideTheApplications()
    {
        Bench bench;
        bench.open();
        FoundEndpoint master;
        master.url = QUrl(u"http://localhost:8080"_s);
        master.kind = EndpointKind::Master;
        master.state = FoundEndpoint::State::Reached;
        bench.finder->find({driver(4040, u"local-1"_s, u"a job"_s), master,
                            historyServer({ranOn(u"local-9"_s, u"past"_s, u"completed"_s, 1, 2)})});
        const QString key = u"endpoint::http://localhost:8080"_s;
        QTRY_VERIFY(bench.window->model()->contains(key));
        const SourceEntry row = *bench.window->model()->entry(bench.window->model()->find(key));
        std::unique_ptr<QMenu> menu(bench.window->tree()->createMenu(row, nullptr));
        QCOMPARE(menu->defaultAction(), entry(*menu, u"Open Spark UI"_s));
        const QString title = bench.window->windowTitle();
        menu->defaultAction()->trigger();
        QVERIFY(bench.control().isServerShown());
        auto *view = static_cast<FakeView *>(bench.control().serverTabs()->current());
        QCOMPARE(view->publicUrl(), QUrl(u"http://localhost:8080/"_s));
        QVERIFY(view->site().kind == UpstreamKind::Master);
        QVERIFY(view->isVisible() && !view->ownPages);
        QVERIFY(bench.window->windowTitle().startsWith(u"Master"_s));
        Q_EMIT bench.window->tree()->sparkUiRequested(row); // a double click
        QCOMPARE(bench.control().serverTabs()->count(), 1);
        // A finished application of the history server: its pages, without reading it.
        const QModelIndex past = bench.window->model()->find(u"app:local-9"_s);
        QVERIFY(past.isValid());
        Q_EMIT bench.window->tree()->sparkUiRequested(*bench.window->model()->entry(past));
        QCOMPARE(bench.control().serverTabs()->count(), 2);
        view = static_cast<FakeView *>(bench.control().serverTabs()->current());
        QVERIFY(view->publicUrl().path().startsWith(u"/history/local-9/"_s));
        QVERIFY(view->ownPages);
        QCOMPARE(bench.window->view()->ref().applicationId, u"local-1"_s);
        // Pages of the application are a key away, and closing the last tab leads back.
        bench.window->showPage(u"jobs"_s);
        QVERIFY(!bench.control().isServerShown());
        Q_EMIT bench.window->tree()->sparkUiRequested(row);
        QVERIFY(bench.control().isServerShown());
        QTest::keyClick(bench.window.get(), Qt::Key_W, Qt::ControlModifier);
        QTest::keyClick(bench.window.get(), Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!bench.control().isServerShown());
        QVERIFY(bench.window->view()->session());
        QCOMPARE(bench.window->windowTitle(), title);
    }

    void whereThereIsNothingTheReasonIsSaid()
    {
        Bench bench;
        bench.window->openLocation(log());
        QTRY_VERIFY_WITH_TIMEOUT(bench.snapshot() && !bench.window->view()->session()->status().active, 20'000);
        QMenu menu;
        bench.control().fillMenu(menu, job(1));
        QAction *show = entry(menu, u"Show in Spark UI"_s);
        QVERIFY(show && !show->isEnabled());
        QVERIFY2(show->toolTip().contains(u"history server"_s), qPrintable(show->toolTip()));
        QVERIFY(menu.toolTipsVisible());
        bench.window->view()->setFocus();
        QVERIFY(!bench.action("spark.newTab")->isEnabled());
        QVERIFY(bench.action("spark.newTab")->toolTip().contains(u"history server"_s));
        bench.window->showPage(u"sparkui"_s);
        QVERIFY(bench.views.made.isEmpty());
        const auto *note = bench.control().page()->findChild<EmptyState *>();
        QVERIFY(note && note->isVisible());
        // A history server that knows the log's application is enough.
        const QString id = QString::fromStdString(bench.snapshot()->app.id);
        bench.finder->find({historyServer({ranOn(id, u"fail"_s, u"completed"_s, 1, 2)})});
        QTRY_VERIFY(bench.view());
        QVERIFY(bench.view()->publicUrl().path().startsWith(u"/history/"_s + id));
        // A place whose way is not open: its addresses would be this computer's.
        ApplicationRef far = ApplicationRef::rest(QUrl(u"http://localhost:4040"_s), u"app-7"_s);
        far.placeId = u"no such place"_s;
        const auto choice = bench.control().choiceOf(far);
        QVERIFY(!choice.site);
        QVERIFY(!choice.why.isEmpty());
    }

    void withoutAnEngineTheBrowserGetsATicket()
    {
        TinyServer server;
        Bench bench(false);
        bench.open(u"local-1"_s, server.serverPort());
        bench.window->showPage(u"sparkui"_s);
        auto *note = bench.control().page()->findChild<EmptyState *>();
        QVERIFY(note && note->isVisible());
        auto *button = note->findChild<QPushButton *>();
        QVERIFY(button && !button->text().isEmpty());
        QVERIFY(bench.browsed.isEmpty());
        button->click();
        QCOMPARE(bench.browsed.size(), 1);
        QVERIFY(bench.browsed.first().port() != server.serverPort());
        bench.window->showPage(u"jobs"_s);
        QMenu menu;
        bench.control().fillMenu(menu, job(3));
        QVERIFY(!entry(menu, u"Show in Spark UI"_s));
        entry(menu, u"Open Spark’s page in the browser"_s)->trigger();
        QCOMPARE(bench.browsed.size(), 2);
        QCOMPARE(bench.shownPage(), u"jobs"_s);
    }

    void anEngineThatDoesNotStartIsToldOnce()
    {
        Bench bench;
        bench.views.broken = true;
        bench.open();
        bench.control().show(job(3));
        QCOMPARE(bench.window->messages()->count(), 1);
        QCOMPARE(bench.browsed.size(), 1);
        QVERIFY(!bench.control().isEmbedded());
        bench.control().show(job(4));
        QCOMPARE(bench.window->messages()->count(), 1);
        QCOMPARE(bench.browsed.size(), 2);
    }
};

QTEST_MAIN(tst_ShellSparkUi)
#include "tst_shell_sparkui.moc"
