// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/downloads.h"
#include "gui/web/enginelauncher.h"
#include "integration/bareview.h"
#include "integration/eventwait.h"
#include "integration/farcluster.h"
#include "integration/frontdoor.h"
#include "integration/sshnetwork.h"
#include "integration/ticketcrawler.h"
#include "integration/viewcrawler.h"
#include "proxy/proxyserver.h"
#include "reach/routeopener.h"
#include "unit/reach/fakebackend.h"

#include <atomic>
#include <cstdio>
#include <QApplication>
#include <QDialog>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostAddress>
#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>
#include <thread>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSlow = 120'000; // on a loaded machine
const QString kCluster = u"place-1"_s;

//! Each page of each kind, which takes an hour.
bool crawlAll()
{
    return qEnvironmentVariableIntValue("CINDERSCOPE_CRAWL_ALL") > 0;
}

//! Seconds that a row may take on a busy computer.
int mostSeconds()
{
    return crawlAll() ? 3 * 3600 : 1100;
}

bool isLive(const QUrl &url)
{
    return !url.path().startsWith(u"/history/"_s);
}

//! The history server's, and what they lead to: its workers keep an executor's logs.
bool isOfEnded(const QUrl &url)
{
    return url.host() == FarCluster::history().host() || url.query().contains(u"executorId="_s);
}

QString logKind(int worker, const QString &type)
{
    return u"worker%1 /logPage/ appId&executorId&logType=%2"_s.arg(worker).arg(type);
}

} // namespace

//! Spark's pages of a real cluster in the embedded view, which only the configured way leads to: each page as it is in
//! a bare view that stands in the cluster's own network.
class SparkUiCrawlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPage_data();
    void everyPage();

private:
    std::unique_ptr<RouteOpener> openWay(const QString &way);
    Route routeBy(const QString &way);
    void prepareCenter(SparkUiCenter &center, const Access &access);
    ViewCrawler::Settings crawlSettings(const QString &way);
    void report(const char *when, const ViewCrawler &crawler);
    void took(const char *what);
    bool isNewest() const { return m_cluster->isNewest(); }
    void checkSeen(const ViewCrawler &crawler);
    void checkCounts(const ViewCrawler &crawler);
    void differing(ViewCrawler &crawler, const QUrl &base);
    void tables(ViewCrawler &crawler, const QUrl &base);
    void panel(ViewCrawler &crawler);
    void logs(ViewCrawler &crawler);
    void tickets(SparkUiCenter &center);
    void kill(ViewCrawler &crawler, SparkWebView &view);
    void finished(ViewCrawler &crawler, SparkWebView &view);
    void saveLog(ViewCrawler &crawler, SparkWebView &view);

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SecretStore> m_secrets;
    QTemporaryDir m_folder;
    FrontDoor m_door;
    QElapsedTimer m_clock;
    SparkUiSite m_site;
    std::unique_ptr<FarCluster> m_cluster; //!< of the present row
};

void SparkUiCrawlTest::initTestCase()
{
    const auto skip = [](const QString &why) { std::printf("SKIP WHOLE PROGRAM: %s\n", qPrintable(why)); };
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    EngineLauncher::instance().setFolder(QStringLiteral(CINDERSCOPE_MODULE_DIR));
    if (!EngineLauncher::instance().engine()) {
        skip(EngineLauncher::instance().problem());
        QSKIP("no web engine");
    }
    m_network = std::make_unique<SshNetwork>();
    if (!m_network->make()) {
        if (m_network->skipped()) {
            std::printf("%s\n", qPrintable(m_network->why()));
            m_network.reset();
            QSKIP("no network namespaces with an sshd here");
        }
        QFAIL(qPrintable(m_network->why()));
    }
    QVERIFY2(m_network->addNodes(FarCluster::nodes()), qPrintable(m_network->why()));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    m_secrets = std::make_unique<SecretStore>(std::make_unique<FakeBackend>());
    for (const QString &node : FarCluster::nodes())
        QVERIFY(QHostInfo::fromName(SshNetwork::nodeName(node)).addresses().isEmpty());
}

std::unique_ptr<RouteOpener> SparkUiCrawlTest::openWay(const QString &way)
{
    SshSettings settings;
    settings.configPath = m_network->config();
    settings.runtimeParent = m_folder.path();
    auto opener = std::make_unique<RouteOpener>(*m_secrets, settings);
    QSignalSpy opened(opener.get(), &RouteOpener::opened);
    opener->open(routeBy(way));
    return spinUntil([&] { return !opened.isEmpty(); }, kSlow) ? std::move(opener) : nullptr;
}

Route SparkUiCrawlTest::routeBy(const QString &way)
{
    Route route;
    route.keychainEntry = u"cluster"_s;
    if (way == u"ssh"_s) {
        route.way = Route::Way::Ssh;
        route.sshHost = SshHost::parse(u"jump"_s).valueOr(SshHost{});
        return route;
    }
    if (!m_door.open(m_network->address(SshNetwork::Jump) + u":3128"_s, {u"--proxy"_s, u"--basic"_s, u"ann:door key"_s},
                     m_network->commandInJump()))
        qWarning("%s", qPrintable(m_door.why()));
    route.way = Route::Way::HttpProxy;
    route.proxyHost = m_network->address(SshNetwork::Jump);
    route.proxyPort = 3128;
    route.proxyUser = u"ann"_s;
    m_secrets->write(route.secretName(Route::Secret::ProxyPassword), u"door key"_s, this);
    return route;
}

//! As the window's discovery tells it.
void SparkUiCrawlTest::prepareCenter(SparkUiCenter &center, const Access &access)
{
    center.setAccess(kCluster, access);
    FoundEndpoint master, history;
    master.kind = EndpointKind::Master;
    master.url = FarCluster::master();
    history.kind = EndpointKind::History;
    history.url = FarCluster::history();
    center.setEndpoints(kCluster, {master, history});
    m_site.cluster = kCluster;
    m_site.home = FarCluster::master();
    m_site.home.setPath({});
    m_site.kind = UpstreamKind::Master;
    m_site.title = u"Master"_s;
}

void SparkUiCrawlTest::took(const char *what)
{
    std::printf("%s: %lld ms\n", what, static_cast<long long>(m_clock.restart()));
    std::fflush(stdout);
}

void SparkUiCrawlTest::report(const char *when, const ViewCrawler &crawler)
{
    ViewCrawler::Count all;
    for (auto each = crawler.kinds().begin(); each != crawler.kinds().end(); ++each) {
        std::printf("%s: %-70s %d opened, %d by a click; %d the same, %d but for figures, %d of the moment; %lld ms\n",
                    when, qPrintable(each.key()), each->opened, each->clicked, each->same, each->alike, each->moments,
                    static_cast<long long>(each->milliseconds));
        all.opened += each->opened;
        all.clicked += each->clicked;
        all.same += each->same;
        all.alike += each->alike;
        all.moments += each->moments;
    }
    std::printf("%s: %lld kinds; %d pages, %d by a click; %d the same, %d but for figures, %d of the moment; %d links, "
                "%d requests\n",
                when, static_cast<long long>(crawler.kinds().size()), all.opened, all.clicked, all.same, all.alike,
                all.moments, crawler.links(), crawler.requests());
    for (const QString &url : crawler.outside())
        std::printf("%s: outside: %s\n", when, qPrintable(url));
    std::printf("%s: %d clicks repeated, %d pages loaded again\n", when, crawler.lostClicks(), crawler.reloads());
    took(when);
}

void SparkUiCrawlTest::everyPage_data()
{
    QTest::addColumn<QString>("spark");
    QTest::addColumn<QString>("way");
    const QString only = qEnvironmentVariable("CINDERSCOPE_CRAWL_SPARK"); // a version; without it both
    if (only.isEmpty() || only == u"4.3.0"_s)
        QTest::newRow("Spark 4.3 through SSH") << u"4.3.0"_s << u"ssh"_s;
    if (only.isEmpty() || only == u"3.5.9"_s)
        QTest::newRow("Spark 3.5 through an HTTP proxy") << u"3.5.9"_s << u"http"_s;
}

ViewCrawler::Settings SparkUiCrawlTest::crawlSettings(const QString &way)
{
    ViewCrawler::Settings settings;
    settings.cluster = kCluster;
    settings.shots = QStringLiteral(CINDERSCOPE_BINARY_DIR) + u"/screenshots/sparkui-"_s + m_cluster->spark();
    settings.mostOfKind = crawlAll() ? 1000 : 1;
    settings.directStatus = [this](const QUrl &url) { return m_cluster->direct(url).status; };
    settings.wanted = isLive;
    if (way == u"http"_s)
        settings.way = QHostAddress(m_network->address(SshNetwork::Jump));
    std::printf("screenshots: %s\n", qPrintable(settings.shots));
    return settings;
}

void SparkUiCrawlTest::everyPage()
{
    QFETCH(QString, spark);
    QFETCH(QString, way);
    m_clock.start();
    const auto end = qScopeGuard([this] {
        m_cluster.reset();
        took("end of the cluster");
    });
    m_cluster = std::make_unique<FarCluster>(*m_network, m_folder.path());
    if (!m_cluster->start(spark, mostSeconds())) {
        if (!m_cluster->skipped())
            QFAIL(qPrintable(m_cluster->why()));
        std::printf("%s\n", qPrintable(m_cluster->why()));
        QSKIP("no Spark here");
    }
    took("cluster, application and session");
    const auto opener = openWay(way);
    QVERIFY(opener);

    std::atomic<ViewCrawler *> listening = nullptr; // the proxy has a thread of its own
    SparkUiCenter center;
    center.setLog([&listening](const AccessRecord &record) {
        if (ViewCrawler *const crawler = listening)
            crawler->note(record);
    });
    BareView bare;
    SparkWebView view(center, nullptr);
    view.resize(1280, 1000);
    view.show();
    prepareCenter(center, opener->access());
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.open(m_site);
    QVERIFY(spinUntil([&view] { return view.loadCount() > 0 && !view.isLoading(); }, kSlow));
    QVERIFY2(bare.start(view.tab()->widget()->size(), m_network->commandInJump()), qPrintable(bare.why()));
    ViewCrawler crawler(center, view, bare, crawlSettings(way));
    listening = &crawler;
    const auto deaf = qScopeGuard([&listening] { listening = nullptr; });
    took("way, view, bare view");
    crawler.crawl(m_site, {FarCluster::master(), FarCluster::history()});
    report("live", crawler);
    checkSeen(crawler); // each of these goes on where one fails, so that a run tells all
    differing(crawler, FarCluster::driver());
    tables(crawler, FarCluster::driver());
    panel(crawler);
    logs(crawler);
    took("what differs, pages of tables, logs");
    tickets(center);
    kill(crawler, view);
    crawler.checkRequests();
    finished(crawler, view);
    QCOMPARE(crawler.problems(), QStringList());
}

//! Each kind of page was there, so that a crawl that finds nothing is none.
void SparkUiCrawlTest::checkSeen(const ViewCrawler &crawler)
{
    QStringList kinds{u"master /"_s,
                      u"master /app/ appId"_s,
                      u"worker0 /"_s,
                      u"worker1 /"_s,
                      logKind(0, u"stderr"_s),
                      logKind(0, u"stdout"_s),
                      logKind(1, u"stderr"_s),
                      logKind(1, u"stdout"_s),
                      u"driver /jobs/"_s,
                      u"driver /jobs/ arranged"_s,
                      u"driver /jobs/job/ id"_s,
                      u"driver /jobs/job/ arranged"_s,
                      u"driver /stages/"_s,
                      u"driver /stages/ arranged"_s,
                      u"driver /stages/stage/ attempt=0&id"_s,
                      u"driver /stages/stage/ attempt=1&id"_s,
                      u"driver /storage/"_s,
                      u"driver /storage/rdd/ id"_s,
                      u"driver /storage/rdd/ arranged"_s,
                      u"driver /environment/"_s,
                      u"driver /executors/"_s,
                      u"driver /executors/threadDump/ executorId=driver"_s,
                      u"driver /executors/threadDump/ executorId=0"_s,
                      u"driver /executors/threadDump/ executorId=1"_s,
                      u"driver /executors/heapHistogram/ executorId=driver"_s,
                      u"driver /executors/heapHistogram/ executorId=0"_s,
                      u"driver /executors/heapHistogram/ executorId=1"_s,
                      u"driver /SQL/"_s,
                      u"driver /SQL/execution/ id"_s,
                      u"driver /StreamingQuery/"_s,
                      u"driver /StreamingQuery/ arranged"_s,
                      u"driver /StreamingQuery/statistics/ id"_s,
                      u"driver /streaming/"_s,
                      u"driver /streaming/ arranged"_s,
                      u"driver /streaming/batch id"_s,
                      u"history /"_s};
    if (isNewest())
        kinds += {u"driver /connect/"_s,
                  u"driver /connect/session/ id&userId"_s,
                  u"driver /connect/ arranged"_s,
                  u"driver /connect/session/ arranged"_s,
                  u"master /environment/"_s,
                  u"master /logPage/ logType=out&self"_s,
                  u"worker0 /logPage/ logType=out&self"_s,
                  u"worker1 /logPage/ logType=out&self"_s};
    else
        kinds += u"driver /SQL/ arranged"_s; // Spark 4 arranges it by a script: tables()
    QStringList missing;
    for (const QString &kind : kinds) {
        if (!crawler.has(kind))
            missing.append(kind);
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u"; "_s)));
    checkCounts(crawler);
}

//! Most are equal to the last letter, and most were come to by a click; what no link is to be seen to, by its address.
void SparkUiCrawlTest::checkCounts(const ViewCrawler &crawler)
{
    int same = 0, alike = 0, clicked = 0;
    for (const ViewCrawler::Count &count : crawler.kinds()) {
        same += count.same;
        alike += count.alike;
        clicked += count.clicked > 0;
    }
    QVERIFY2(same > 2 * alike, qPrintable(u"%1 the same, %2 alike"_s.arg(same).arg(alike)));
    const qsizetype kinds = crawler.kinds().size();
    QVERIFY2(2 * clicked > kinds, qPrintable(u"%1 kinds of %2 by a click"_s.arg(clicked).arg(kinds)));
}

//! Pages of a kind that are made of other parts than the others: what failed, what was skipped. Below \a base.
void SparkUiCrawlTest::differing(ViewCrawler &crawler, const QUrl &base)
{
    QMap<QString, QUrl> pages; // the last of each, by what it is
    for (const QJsonValue &job : m_cluster->rest(base, u"jobs"_s)) {
        const QUrl page = base.resolved(QUrl(u"jobs/job/?id=%1"_s.arg(job[u"jobId"_s].toInt())));
        if (job[u"status"_s] == u"FAILED"_s)
            pages[u"failed job"_s] = page;
        else if (job[u"numSkippedStages"_s].toInt() > 0)
            pages[u"job with skipped stages"_s] = page;
    }
    for (const QJsonValue &stage : m_cluster->rest(base, u"stages"_s)) {
        if (stage[u"status"_s] == u"FAILED"_s)
            pages[u"failed stage"_s] =
                base.resolved(QUrl(u"stages/stage/?id=%1&attempt=%2"_s.arg(stage[u"stageId"_s].toInt())
                                       .arg(stage[u"attemptId"_s].toInt())));
    }
    for (const QJsonValue &query : m_cluster->rest(base, u"sql?details=false&length=100"_s)) {
        if (query[u"status"_s] == u"FAILED"_s)
            pages[u"failed query"_s] = base.resolved(QUrl(u"SQL/execution/?id=%1"_s.arg(query[u"id"_s].toInt())));
    }
    QCOMPARE(pages.keys(),
             QStringList({u"failed job"_s, u"failed query"_s, u"failed stage"_s, u"job with skipped stages"_s}));
    for (const QUrl &page : pages)
        QVERIFY(crawler.pages().contains(page) || crawler.visit(page));
}

//! Other pieces of tables, which scripts fetch or forms and links lead to.
void SparkUiCrawlTest::tables(ViewCrawler &crawler, const QUrl &base)
{
    qint64 many = -1;
    for (const QJsonValue &stage : m_cluster->rest(base, u"stages"_s))
        many = stage[u"numTasks"_s].toInt() == 45 ? stage[u"stageId"_s].toInteger() : many;
    QVERIFY(many >= 0);
    QVERIFY(crawler.visit(base.resolved(QUrl(u"stages/stage/?id=%1&attempt=0"_s.arg(many)))));
    crawler.act(u"second page of tasks"_s, u"#active-tasks-table_paginate li:nth-child(3) a"_s);
    crawler.act(u"tasks from the last one"_s, u"#active-tasks-table th"_s);
    QVERIFY(crawler.visit(base.resolved(QUrl(u"jobs/"_s))));
    crawler.act(u"some jobs a page"_s, u"#form-completedJob-table-top-page button"_s,
                u"document.getElementById('form-completedJob-table-top-page-size').value = 3"_s);
    crawler.act(u"second page of jobs"_s, u"a.page-link[href*='completedJob.page=2']"_s);
    if (!isNewest())
        return;
    QVERIFY(crawler.visit(base.resolved(QUrl(u"SQL/"_s))));
    crawler.act(u"queries from the first one"_s, u"#sql-table th"_s);
}

//! Spark 4 shows threads beside the table of executors, too.
void SparkUiCrawlTest::panel(ViewCrawler &crawler)
{
    QVERIFY(crawler.visit(FarCluster::driver().resolved(QUrl(u"/executors/"_s))));
    crawler.act(u"executors from the last one"_s, u"#active-executors-table th"_s);
    if (!isNewest())
        return;
    QVERIFY(crawler.click(u"a.offcanvas-link"_s));
    const QString panel = u"(document.querySelector('.offcanvas.show') || {innerText: ''}).innerText"_s;
    QElapsedTimer clock;
    clock.start();
    while (!crawler.eval(panel).toString().contains(u"Reference Handler"_s)) {
        QVERIFY(clock.elapsed() < kSlow);
        spin(50);
    }
}

//! Earlier lines of an executor's log at both workers, and of the daemons' own, up to the first line.
void SparkUiCrawlTest::logs(ViewCrawler &crawler)
{
    QList<QUrl> logs;
    for (int worker = 0; worker < 2; ++worker) {
        const auto isExecutors = [&](const QUrl &page) {
            return page.host() == FarCluster::worker(worker).host() && page.query().contains(u"executorId="_s) &&
                   page.query().endsWith(u"logType=stderr"_s);
        };
        const auto found = std::ranges::find_if(crawler.pages(), isExecutors);
        QVERIFY(found != crawler.pages().end());
        logs.append(*found);
    }
    if (isNewest()) // Spark 3.5 shows no log of its own
        logs += {FarCluster::master().resolved(QUrl(u"/logPage/?self&logType=out"_s)),
                 FarCluster::worker(1).resolved(QUrl(u"/logPage/?self&logType=out"_s))};
    for (const QUrl &log : logs) {
        const bool isFirst = log == logs.constFirst();
        QVERIFY(crawler.visit(QUrl(log.toString() + u"&offset=%1&byteLength=500"_s.arg(isFirst ? 1000 : 500))));
        if (isFirst)
            crawler.act(u"earlier lines"_s, u".log-more-btn"_s);
        crawler.act(u"up to its top"_s, u".log-more-btn"_s);
        QCOMPARE(crawler.eval(u"document.querySelector('.log-more-btn').innerText"_s).toString(), u"Top of Log"_s);
    }
}

//! Of all the jobs that run, which those of a stream come and go between, the one that hangs.
void SparkUiCrawlTest::kill(ViewCrawler &crawler, SparkWebView &view)
{
    const int job = m_cluster->hang();
    QVERIFY2(job >= 0, qPrintable(m_cluster->why()));
    const QString link = // of Spark 4; of Spark 3.5
        u"a.kill-link[data-kill-message*=' %1 '], a.kill-link[href$='kill/?id=%1']"_s.arg(job);
    QDialog *question = nullptr;
    const auto isAsked = [&] {
        for (auto *dialog : view.findChildren<QDialog *>())
            question = dialog->isVisible() ? dialog : question;
        return question != nullptr;
    };
    for (int tries = 0; tries < 6 && !question; ++tries) { // the page may change below the click
        const int before = view.loadCount();
        view.open(m_site, FarCluster::driver().resolved(QUrl(u"/jobs/"_s)));
        QVERIFY(spinUntil([&] { return view.loadCount() > before && !view.isLoading(); }, kSlow));
        crawler.facts(); // comes to rest
        if (crawler.click(link))
            spinUntil(isAsked, kSlow / 12);
    }
    QVERIFY(question);
    QVERIFY2(question->findChild<QLabel *>()->text().contains(u" %1 "_s.arg(job)),
             qPrintable(question->findChild<QLabel *>()->text()));
    question->accept();
    const auto isFailed = [&] {
        const QJsonArray jobs = m_cluster->rest(FarCluster::driver(), u"jobs?status=failed"_s);
        return std::ranges::any_of(jobs, [job](const QJsonValue &each) { return each[u"jobId"_s].toInt() == job; });
    };
    QElapsedTimer clock;
    clock.start();
    while (!isFailed()) {
        QVERIFY(clock.elapsed() < kSlow);
        spin(200); // not before the page's form is sent: what follows stops our event loop
    }
    QVERIFY2(m_cluster->isKilled(), qPrintable(m_cluster->why()));
    QVERIFY(spinUntil([&] { return !view.isLoading(); }, kSlow));
    QCOMPARE(view.publicUrl().path(), u"/jobs/"_s); // Spark leads back
    QCOMPARE(view.problemHeadline(), QString());
    took("killed a job by a click");
}

//! The person's own browser: one ticket, then from page to page through the whole cluster, also to workers and the
//! driver, which nobody named.
void SparkUiCrawlTest::tickets(SparkUiCenter &center)
{
    const auto ticket = center.ticket(m_site);
    QVERIFY(ticket);
    TicketCrawler crawler(u".spark.test"_s);
    QEventLoop loop;
    std::thread thread([&] {
        crawler.crawl(*ticket, 2);
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    thread.join();
    std::printf("ticket: %d requests, %lld kinds of %lld servers\n", crawler.requests(),
                static_cast<long long>(crawler.kinds().size()), static_cast<long long>(crawler.origins().size()));
    for (const QString &url : crawler.outside())
        std::printf("ticket: outside: %s\n", qPrintable(url));
    QCOMPARE(crawler.problems(), QStringList());
    QCOMPARE(crawler.origins().size(), 4); // master, two workers, driver; the history server is linked from nowhere
    for (const QString &kind : {u"/jobs/job/ id"_s, u"/stages/stage/ attempt id"_s, u"/storage/rdd/ id"_s,
                                u"/allexecutors"_s, u"/logPage/ appId executorId logType stderr"_s}) {
        const QStringList seen = crawler.kinds().keys();
        QVERIFY2(std::ranges::any_of(seen, [&](const QString &each) { return each.contains(kind); }), qPrintable(kind));
    }
    took("ticket");
}

//! The history server's pages of what has ended, the logs that they lead to, and its own log as a file.
void SparkUiCrawlTest::finished(ViewCrawler &crawler, SparkWebView &view)
{
    QVERIFY2(m_cluster->finish(), qPrintable(m_cluster->why()));
    took("end of the application");
    const QUrl list = FarCluster::history().resolved(QUrl(u"/api/v1/applications?status=completed"_s));
    const QString id = m_cluster->application();
    QVERIFY(spinUntil([&] { return QString::fromStdString(m_cluster->direct(list).body).contains(id); }, kSlow));
    crawler.restart(isOfEnded);
    crawler.crawl(m_site, {FarCluster::history()});
    report("ended", crawler);
    for (const char *page :
         {"jobs/", "jobs/ arranged", "jobs/job/ id", "jobs/job/ arranged", "stages/", "stages/ arranged",
          "stages/stage/ attempt=0&id", "stages/stage/ attempt=1&id", "storage/", "environment/", "executors/", "SQL/",
          "SQL/execution/ id", "StreamingQuery/", "StreamingQuery/statistics/ id"})
        QVERIFY2(crawler.has(u"history /history/*/"_s + QLatin1StringView(page)), page);
    for (const QString &kind :
         {logKind(0, u"stderr"_s), logKind(0, u"stdout"_s), logKind(1, u"stderr"_s), logKind(1, u"stdout"_s)})
        QVERIFY2(crawler.kinds().value(kind).clicked > 0, qPrintable(kind));
    checkCounts(crawler);
    const QUrl base = FarCluster::history().resolved(QUrl(u"/history/%1/"_s.arg(id)));
    differing(crawler, base);
    tables(crawler, base);
    crawler.checkRequests();
    took("what differs, pages of tables");
    saveLog(crawler, view);
}

void SparkUiCrawlTest::saveLog(ViewCrawler &crawler, SparkWebView &view)
{
    QVERIFY(crawler.visit(FarCluster::history()));
    QString asked;
    const QString path = m_folder.filePath(u"log-%1.zip"_s.arg(m_cluster->spark()));
    view.findChild<Downloads *>()->setAskName([&](const QString &name, const auto &chosen) {
        asked = name;
        chosen(path);
    });
    QVERIFY(crawler.click(u"a[href$='/logs']"_s));
    QVERIFY(spinUntil([&] { return QFile::exists(path) && !view.findChild<Downloads *>()->isRunning(); }, kSlow));
    QCOMPARE(asked, u"eventLogs-"_s + m_cluster->application() + u".zip"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.size() > 10'000);
    QVERIFY(file.read(2) == "PK");
    took("event log saved");
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(1000LL * mostSeconds()));
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    SparkUiCrawlTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sparkuicrawl.moc"
