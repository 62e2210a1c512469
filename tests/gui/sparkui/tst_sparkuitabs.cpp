// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakeview.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabs.h"
#include "support/patience.h"

#include <QSignalSpy>
#include <QTabBar>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

class tst_SparkUiTabs : public QObject
{
    Q_OBJECT

private:
    static SparkUiSite driver(const QString &id = u"app-1"_s)
    {
        SparkUiSite site;
        site.cluster = SparkUiSite::localCluster();
        site.home = QUrl(u"http://localhost:4040"_s);
        site.kind = UpstreamKind::Driver;
        site.title = u"my job"_s;
        site.applicationId = id;
        return site;
    }
    static SparkUiSite history()
    {
        SparkUiSite site = driver();
        site.home = QUrl(u"http://localhost:18080"_s);
        site.kind = UpstreamKind::HistoryServer;
        return site;
    }
    static SparkUiFallback own() { return {SparkUiFallback::Kind::OwnPages, u"What we still have"_s, {}}; }
    static SparkUiFallback past() { return {SparkUiFallback::Kind::HistoryServer, u"History"_s, history()}; }

private Q_SLOTS:
    void aSiteHasOneTabUnlessAnotherIsAskedFor()
    {
        SparkUiCenter center;
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), false);
        tabs.show();
        QVERIFY(!tabs.tabBar()->isVisible());
        QVERIFY(tabs.open(driver()));
        QCOMPARE(tabs.current()->publicUrl(), QUrl(u"http://localhost:4040/jobs/"_s));
        const QUrl job(u"http://localhost:4040/jobs/job/?id=3"_s);
        tabs.open(driver(), job);
        QCOMPARE(tabs.count(), 1);
        QCOMPARE(tabs.current()->publicUrl(), job);
        tabs.open(driver()); // as it is
        QCOMPARE(tabs.current()->publicUrl(), job);
        QCOMPARE(views.made.first()->opens, 2);
        QVERIFY(!tabs.tabBar()->isVisible());
        Q_EMIT views.made.first()->newTab(QUrl(u"http://localhost:4040/executors/"_s));
        QCOMPARE(tabs.count(), 2);
        QVERIFY(tabs.tabBar()->isVisible());
        QCOMPARE(tabs.currentIndex(), 1);
        QVERIFY(tabs.current()->site().isSame(driver()));
        tabs.open(history());
        QCOMPARE(tabs.count(), 3);
        tabs.step(1);
        QCOMPARE(tabs.currentIndex(), 0);
        tabs.open(history()); // where it is shown already
        QCOMPARE(tabs.currentIndex(), 2);
        QCOMPARE(tabs.count(), 3);
    }

    void closingKeepsViewsAndTabsTogether()
    {
        SparkUiCenter center;
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), false);
        tabs.show();
        QSignalSpy emptied(&tabs, &SparkUiTabs::emptied);
        for (int i = 0; i < 4; ++i)
            tabs.openInNewTab(driver(), QUrl(u"http://localhost:4040/jobs/job/?id=%1"_s.arg(i)));
        tabs.tabBar()->moveTab(0, 2); // 1 2 0 3
        const auto at = [&](int index) { return SparkUiLink::of(tabs.view(index)->publicUrl())->id; };
        QCOMPARE(at(2), 0);
        tabs.tabBar()->setCurrentIndex(1);
        QCOMPARE(tabs.current(), tabs.view(1));
        tabs.closeTab(0); // 2 0 3
        QCOMPARE(at(tabs.currentIndex()), 2);
        QVERIFY(tabs.current()->isVisible());
        tabs.closeTab(0);
        QCOMPARE(tabs.count(), 2);
        QVERIFY(tabs.current()->isVisible());
        tabs.closeTab(7);
        tabs.closeTab(1);
        tabs.closeTab(0);
        QCOMPARE(emptied.count(), 1);
        QVERIFY(!tabs.current());
        QTRY_VERIFY(std::all_of(views.made.begin(), views.made.end(), [](const auto &view) { return !view; }));
        QVERIFY(tabs.open(driver()));
        QVERIFY(tabs.current()->isVisible());
    }

    void titlesAreShort()
    {
        SparkUiCenter center;
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), false);
        tabs.open(driver());
        QCOMPARE(tabs.tabText(0), u"Jobs"_s);
        QVERIFY(tabs.tabBar()->tabToolTip(0).contains(u"http://localhost:4040/jobs/"_s));
        views.made.first()->go(QUrl(u"http://localhost:4040/stages/stage/?id=3&attempt=1"_s));
        QCOMPARE(tabs.tabText(0), u"Stage 3, attempt 1"_s);
        views.made.first()->go(QUrl(u"http://localhost:4040/streaming/"_s));
        views.made.first()->title = u"my job - Streaming & more"_s;
        Q_EMIT views.made.first()->titleChanged(views.made.first()->title);
        QCOMPARE(tabs.tabText(0), u"Streaming && more"_s);
        views.made.first()->title = QString(500, u'x');
        Q_EMIT views.made.first()->titleChanged(views.made.first()->title);
        QVERIFY(tabs.tabText(0).size() < 70);
        // Of several servers: whose page it is.
        SparkUiTabs servers(center, views.factory(), true);
        SparkUiSite master = driver({});
        master.home = QUrl(u"http://localhost:8080"_s);
        master.title = u"Master · Prod"_s;
        servers.open(master);
        views.made.last()->title = u"Spark Master at spark://host:7077"_s;
        Q_EMIT views.made.last()->titleChanged(views.made.last()->title);
        QCOMPARE(servers.tabText(0), u"Master · Prod"_s);
        servers.open(history(), QUrl(u"http://localhost:18080/history/app-1/jobs/job/?id=4"_s));
        QCOMPARE(servers.tabText(1), u"my job – Job 4"_s);
    }

    // The end of a driver is told to its own pages only, also to those that are opened later.
    void theEndIsToldToTheDriversPages()
    {
        SparkUiCenter center;
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), false);
        QSignalSpy still(&tabs, &SparkUiTabs::whatWeStillHave);
        bool ended = false;
        tabs.setAsk([&](const SparkUiSite &page) -> SparkUiOutlook {
            const bool over = ended && page.kind == UpstreamKind::Driver && page.applicationId == "app-1"_L1;
            return {.hasOwnPages = true, .ended = over, .title = page.title, .offers = {past(), own()}};
        });
        tabs.openInNewTab(driver(), QUrl(u"http://localhost:4040/stages/stage/?id=3&attempt=1"_s));
        tabs.openInNewTab(driver(u"app-2"_s));
        QVERIFY(views.made[0]->ownPages);
        ended = true;
        tabs.refresh();
        QCOMPARE(views.made[0]->ended.size(), 2);
        QCOMPARE(views.made[0]->endedTitle, u"my job"_s);
        QVERIFY(views.made[1]->ended.isEmpty());
        tabs.openInNewTab(driver());
        QCOMPARE(views.made[2]->ended.size(), 2);
        // The same page on the history server.
        Q_EMIT views.made[0]->fallbackChosen(past());
        QVERIFY(views.made[0]->site().isSame(history()));
        QCOMPARE(views.made[0]->publicUrl(),
                 QUrl(u"http://localhost:18080/history/app-1/stages/stage/?id=3&attempt=1"_s));
        QVERIFY(views.made[0]->ended.isEmpty());
        Q_EMIT views.made[2]->fallbackChosen(own());
        QCOMPARE(still.count(), 1);
        ended = false; // it has come back
        tabs.refresh();
        QVERIFY(views.made[2]->ended.isEmpty());
    }

    // A tab began at the master; whatever page it shows is asked about, not what it began with.
    void whatIsKnownIsThatOfThePage()
    {
        SparkUiCenter center;
        FoundEndpoint master;
        master.url = QUrl(u"http://localhost:8080"_s);
        master.kind = EndpointKind::Master;
        master.state = FoundEndpoint::State::Reached;
        FoundApplication application;
        application.applicationId = u"app-1"_s;
        application.name = u"my job"_s;
        application.uiUrl = QUrl(u"http://node:4040"_s);
        master.applications = {application};
        center.setEndpoints(SparkUiSite::localCluster(), {master});
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), true);
        QStringList asked;
        tabs.setAsk([&](const SparkUiSite &page) -> SparkUiOutlook {
            asked += page.applicationId;
            return {.hasOwnPages = true, .ended = true, .title = page.title, .offers = {own()}};
        });
        QSignalSpy rows(&tabs, &SparkUiTabs::showInTimeline);
        QSignalSpy journals(&tabs, &SparkUiTabs::journalWanted);
        QSignalSpy killed(&tabs, &SparkUiTabs::killed);
        SparkUiSite site = driver({});
        site.home = master.url;
        site.kind = UpstreamKind::Master;
        site.title = u"Master"_s;
        tabs.open(site);
        FakeView &view = *views.made.first();
        QVERIFY(asked.isEmpty() && !view.ownPages && view.ended.isEmpty());
        const QUrl job(u"http://node:4040/jobs/job/?id=3"_s);
        view.go(job);
        QCOMPARE(asked, QStringList{u"app-1"_s});
        QVERIFY(view.ownPages);
        QCOMPARE(view.ended.size(), 1);
        QCOMPARE(view.endedTitle, u"my job"_s);
        QCOMPARE(tabs.tabText(0), u"my job – Job 3"_s);
        tabs.refresh();
        Q_EMIT view.showInTimeline(*SparkUiLink::of(job));
        Q_EMIT view.journalWanted();
        Q_EMIT view.killed(QUrl(u"http://node:4040/jobs/job/kill/"_s));
        for (const QSignalSpy *spy : {&rows, &journals, &killed}) {
            QCOMPARE(spy->size(), 1);
            QCOMPARE(spy->first().first().value<SparkUiSite>().applicationId, u"app-1"_s);
            QCOMPARE(spy->first().first().value<SparkUiSite>().title, u"my job"_s);
        }
        // Another one has the address: the page that is shown is still that of before, a new one is not.
        application.applicationId = u"app-2"_s;
        application.start = 7;
        master.applications = {application};
        center.setEndpoints(SparkUiSite::localCluster(), {master});
        tabs.refresh();
        QCOMPARE(tabs.pageOf(&view).applicationId, u"app-1"_s);
        Q_EMIT view.loadingChanged(true);
        QCOMPARE(tabs.pageOf(&view).applicationId, u"app-2"_s);
        view.go(QUrl(u"http://localhost:8080/"_s));
        QVERIFY(!view.ownPages && view.ended.isEmpty());
    }

    void withoutAnEngineThereIsNoTab()
    {
        SparkUiCenter center;
        FakeViews views;
        views.broken = true;
        SparkUiTabs tabs(center, views.factory(), false);
        QVERIFY(!tabs.open(driver()));
        QCOMPARE(tabs.count(), 0);
    }

    void aPlaceThatIsGoneTakesItsTabsAlong()
    {
        SparkUiCenter center;
        FakeViews views;
        SparkUiTabs tabs(center, views.factory(), true);
        SparkUiSite far = driver();
        far.cluster = u"place"_s;
        tabs.openInNewTab(far);
        tabs.openInNewTab(driver());
        tabs.openInNewTab(far);
        tabs.closeCluster(u"place"_s);
        QCOMPARE(tabs.count(), 1);
        QVERIFY(tabs.current()->site().isSame(driver()));
    }
};

QTEST_MAIN(tst_SparkUiTabs)
#include "tst_sparkuitabs.moc"
