// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"
#include "gui/web/downloads.h"
#include "gui/web/enginelauncher.h"
#include "integration/bareview.h"
#include "integration/eventwait.h"
#include "integration/frontdoor.h"
#include "integration/sparkcluster.h"
#include "integration/sshnetwork.h"
#include "integration/ticketcrawler.h"
#include "integration/viewcrawler.h"
#include "proxy/proxyserver.h"
#include "reach/routeopener.h"
#include "unit/proxy/wire.h"
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
const QStringList kNodes{u"master"_s, u"worker0"_s, u"worker1"_s, u"history"_s, u"driver"_s};
const QUrl kMaster(u"http://master.spark.test:8080/"_s);
const QUrl kHistory(u"http://history.spark.test:18080/"_s);
const QUrl kDriver(u"http://driver.spark.test:4040/"_s);

//! A person's session of Spark Connect that is open while its page is looked at.
constexpr auto kClient = "import sys\n"
                         "from pyspark.sql import SparkSession\n"
                         "sys.stdin.readline()\n"
                         "spark = SparkSession.builder.remote('sc://driver.spark.test:15002').getOrCreate()\n"
                         "print('COUNT', spark.range(70).count(), flush=True)\n"
                         "sys.stdin.read()\n";

//! 1: all pages of Spark 3.5, too, instead of those that are made otherwise than in 4.3; 2: also each page of each
//! kind, which takes an hour.
int crawlAll()
{
    return qEnvironmentVariableIntValue("CINDERSCOPE_CRAWL_ALL");
}

//! What 3.5 and 4.3 make alike but for colours: tables and charts that the server renders.
bool isAlike(const QUrl &url)
{
    static const QRegularExpression alike(u"/(storage|environment|streaming|StreamingQuery)/"_s);
    return alike.match(url.path()).hasMatch();
}

//! What is opened in a run of some minutes: a table arranged otherwise, another worker's and each server's own log
//! once.
bool isWanted(const QUrl &url, const QString &spark)
{
    if (crawlAll() > 1)
        return true;
    if (crawlAll() == 0 && spark.startsWith(u"3."_s) && isAlike(url))
        return false;
    const bool arranged = ViewCrawler::kindOf(url).endsWith(u" arranged"_s);
    const bool ownLog = url.path() == u"/logPage/"_s && url.query().contains(u"self"_s);
    return (!arranged || url.path() == u"/jobs/"_s) && (!ownLog || url.host() == kMaster.host()) &&
           (url.host() != SshNetwork::nodeName(u"worker1"_s) || url.path() == u"/"_s);
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
    bool startCluster(const QString &spark);
    void startApplication();
    std::unique_ptr<RouteOpener> openWay(const QString &way);
    Route routeBy(const QString &way);
    void startClient();
    bool connectClient();
    void endClient();
    void prepareCenter(SparkUiCenter &center, const Access &access);
    Reply direct(const QUrl &url);
    ViewCrawler::Settings crawlSettings(const QString &way);
    void report(const char *when, const ViewCrawler &crawler);
    void took(const char *what);
    bool isNewest() const { return m_spark.startsWith(QStringLiteral("4.")); }
    void checkSeen(const ViewCrawler &crawler);
    void checkCounts(const ViewCrawler &crawler);
    void pieces(ViewCrawler &crawler);
    void tickets(SparkUiCenter &center);
    void kill(ViewCrawler &crawler, SparkWebView &view);
    void finished(ViewCrawler &crawler, SparkWebView &view);

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SecretStore> m_secrets;
    QTemporaryDir m_folder;
    FrontDoor m_door;
    QElapsedTimer m_clock;
    SparkUiSite m_site;
    // of the present row
    QString m_spark, m_id;
    std::unique_ptr<SparkCluster> m_cluster;
    std::unique_ptr<QProcess> m_client;
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
    QVERIFY2(m_network->addNodes(kNodes), qPrintable(m_network->why()));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    m_secrets = std::make_unique<SecretStore>(std::make_unique<FakeBackend>());
    for (const QString &node : kNodes)
        QVERIFY(QHostInfo::fromName(SshNetwork::nodeName(node)).addresses().isEmpty());
}

bool SparkUiCrawlTest::startCluster(const QString &spark)
{
    m_spark = spark;
    m_cluster = std::make_unique<SparkCluster>();
    QJsonObject nodes;
    for (const QString &node : kNodes)
        nodes.insert(node,
                     QJsonArray{m_network->nodeSpace(node), m_network->nodeAddress(node), SshNetwork::nodeName(node)});
    QFile file(m_folder.filePath(u"network.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"hosts"_s, m_network->hostsFile()}, {u"nodes"_s, nodes}}).toJson());
    file.close();
    m_cluster->setPrefix(m_network->commandInJump());
    QStringList arguments{u"--network"_s, file.fileName(), u"--max-wait=1100"_s, u"--early=one"_s};
    for (const QString &work :
         {u"batched"_s, u"stored"_s, u"many"_s, u"broken"_s, u"retried"_s, u"cached"_s, u"sql"_s, u"streamed"_s})
        arguments += u"--work="_s + work;
    if (isNewest()) {
        arguments += u"--conf=spark.plugins=org.apache.spark.sql.connect.SparkConnectPlugin"_s;
        startClient(); // takes its time to come so far that it can connect
    }
    return m_cluster->start(spark, isNewest(), arguments);
}

void SparkUiCrawlTest::startApplication()
{
    const QJsonObject application = m_cluster->submit(u"one"_s);
    QVERIFY2(!application.isEmpty(), qPrintable(m_cluster->why()));
    m_id = application[u"id"_s].toString();
    QVERIFY(!isNewest() || connectClient());
    took("cluster, application and session");
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

void SparkUiCrawlTest::startClient()
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/connect-env"), QStringList());
    environment.waitForFinished(10 * 60 * 1000);
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        std::printf("NO SPARK CONNECT SESSION: %s\n", qPrintable(python));
        return;
    }
    QStringList command = m_network->commandInJump() + QStringList{python, u"-c"_s, QString::fromLatin1(kClient)};
    const QString program = command.takeFirst();
    m_client = std::make_unique<QProcess>();
    m_client->start(program, command);
}

bool SparkUiCrawlTest::connectClient()
{
    if (!m_client)
        return false;
    m_client->write("go\n");
    QByteArray said;
    const auto done = [&] {
        said += m_client->readAllStandardOutput();
        return said.contains("COUNT 70") || m_client->state() == QProcess::NotRunning;
    };
    if (!spinUntil(done, kSlow) || !said.contains("COUNT 70"))
        std::printf("Spark Connect: %s\n", m_client->readAllStandardError().right(2000).constData());
    return said.contains("COUNT 70");
}

//! While its server is there: without one it tries to say goodbye for minutes.
void SparkUiCrawlTest::endClient()
{
    if (m_client && m_client->state() != QProcess::NotRunning) {
        m_client->closeWriteChannel();
        if (!m_client->waitForFinished(20'000)) {
            m_client->kill();
            m_client->waitForFinished();
        }
    }
    m_client.reset();
}

//! As the window's discovery tells it.
void SparkUiCrawlTest::prepareCenter(SparkUiCenter &center, const Access &access)
{
    center.setAccess(kCluster, access);
    FoundEndpoint master, history;
    master.kind = EndpointKind::Master;
    master.url = kMaster;
    history.kind = EndpointKind::History;
    history.url = kHistory;
    center.setEndpoints(kCluster, {master, history});
    m_site.cluster = kCluster;
    m_site.home = kMaster.adjusted(QUrl::StripTrailingSlash);
    m_site.home.setPath({});
    m_site.kind = UpstreamKind::Master;
    m_site.title = u"Master"_s;
}

Reply SparkUiCrawlTest::direct(const QUrl &url)
{
    for (const QString &node : kNodes) {
        if (url.host() != SshNetwork::nodeName(node))
            continue;
        Wire wire(m_network->connectFromJump(m_network->nodeAddress(node), quint16(url.port(80))));
        const QString target = url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded);
        wire.send("GET " + target.toStdString() + " HTTP/1.1\r\nHost: " + url.authority().toStdString() +
                  "\r\nConnection: close\r\n\r\n");
        return readReply(wire);
    }
    return {};
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
        std::printf("%s: %-70s %d opened, %d by a click; %d the same, %d but for figures, %d of the moment\n", when,
                    qPrintable(each.key()), each->opened, each->clicked, each->same, each->alike, each->moments);
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
    settings.shots = QStringLiteral(CINDERSCOPE_BINARY_DIR) + u"/screenshots/sparkui-"_s + m_spark;
    settings.mostOfKind = crawlAll() > 1 ? 1000 : 1;
    settings.directStatus = [this](const QUrl &url) { return direct(url).status; };
    settings.wanted = [this](const QUrl &url) {
        return isWanted(url, m_spark) && !url.path().startsWith(u"/history/"_s);
    };
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
        endClient();
        m_cluster.reset();
        took("end of the cluster");
    });
    if (!startCluster(spark)) {
        if (!m_cluster->skipped())
            QFAIL(qPrintable(m_cluster->why()));
        std::printf("%s\n", qPrintable(m_cluster->why()));
        QSKIP("no Spark here");
    }
    startApplication();
    const auto opener = openWay(way);
    if (QTest::currentTestFailed() || !opener)
        QFAIL("no application, or no way to it");

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
    crawler.crawl(m_site, {kMaster, kHistory});
    report("live", crawler);
    checkSeen(crawler); // each of these goes on where one fails, so that a run tells all
    pieces(crawler);
    tickets(center);
    kill(crawler, view);
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
                      u"worker0 /logPage/ appId&executorId&logType=stderr"_s,
                      u"worker0 /logPage/ appId&executorId&logType=stdout"_s,
                      u"driver /jobs/"_s,
                      u"driver /jobs/job/ id"_s,
                      u"driver /stages/"_s,
                      u"driver /stages/stage/ attempt=0&id"_s,
                      u"driver /stages/stage/ attempt=1&id"_s,
                      u"driver /storage/"_s,
                      u"driver /storage/rdd/ id"_s,
                      u"driver /environment/"_s,
                      u"driver /executors/"_s,
                      u"driver /executors/threadDump/ executorId=driver"_s,
                      u"driver /executors/threadDump/ executorId=0"_s,
                      u"driver /executors/heapHistogram/ executorId="_s,
                      u"driver /SQL/"_s,
                      u"driver /SQL/execution/ id"_s,
                      u"driver /StreamingQuery/"_s,
                      u"driver /StreamingQuery/statistics"_s,
                      u"driver /streaming/"_s,
                      u"driver /streaming/batch"_s,
                      u"history /"_s};
    if (isNewest())
        kinds += {u"driver /connect/"_s, u"driver /connect/session/ id"_s, u"master /environment/"_s};
    QStringList missing;
    for (const QString &kind : kinds) {
        const bool wanted = isNewest() || crawlAll() > 0 || !isAlike(QUrl(kind.section(u' ', 1)));
        if (wanted && !crawler.has(kind))
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

//! What scripts fetch when somebody asks for more: the next page of a stage's tasks, earlier lines of a log.
void SparkUiCrawlTest::pieces(ViewCrawler &crawler)
{
    const QUrl list = kDriver.resolved(QUrl(u"/api/v1/applications"_s));
    const QString id = QJsonDocument::fromJson(QByteArray::fromStdString(direct(list).body))[0][u"id"_s].toString();
    const Reply stages = direct(QUrl(list.toString() + u'/' + id + u"/stages"_s));
    qint64 many = -1;
    for (const QJsonValue &stage : QJsonDocument::fromJson(QByteArray::fromStdString(stages.body)).array())
        many = stage[u"numTasks"_s].toInt() == 45 ? stage[u"stageId"_s].toInteger() : many;
    QVERIFY(many >= 0);
    QVERIFY(crawler.visit(kDriver.resolved(QUrl(u"/stages/stage/?id=%1&attempt=0"_s.arg(many)))));
    crawler.act(u"second page of tasks"_s, u"#active-tasks-table_paginate li:nth-child(3) a"_s);
    if (crawler.visit(kDriver.resolved(QUrl(u"/executors/"_s))) && crawler.click(u"a.offcanvas-link"_s)) { // Spark 4
        const QString panel = u"(document.querySelector('.offcanvas.show') || {innerText: ''}).innerText"_s;
        QElapsedTimer clock;
        clock.start();
        while (!crawler.eval(panel).toString().contains(u"Reference Handler"_s)) {
            QVERIFY(clock.elapsed() < kSlow);
            spin(50);
        }
    }
    QUrl log;
    for (const QUrl &page : crawler.pages()) {
        if (page.path() == u"/logPage/"_s && page.query().contains(u"executorId"_s) &&
            page.query().endsWith(u"logType=stderr"_s))
            log = page;
    }
    QVERIFY(!log.isEmpty());
    QVERIFY(crawler.visit(QUrl(log.toString() + u"&offset=1500&byteLength=700"_s)));
    crawler.act(u"earlier lines"_s, u".log-more-btn"_s);
    crawler.act(u"up to its top"_s, u".log-more-btn"_s);
    took("pages of a table and of a log");
}

//! Of all the jobs that run, which those of a stream come and go between, the one that hangs.
void SparkUiCrawlTest::kill(ViewCrawler &crawler, SparkWebView &view)
{
    const int job = m_cluster->hang(u"one"_s);
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
        view.open(m_site, kDriver.resolved(QUrl(u"/jobs/"_s)));
        QVERIFY(spinUntil([&] { return view.loadCount() > before && !view.isLoading(); }, kSlow));
        crawler.facts(); // comes to rest
        if (crawler.click(link))
            spinUntil(isAsked, kSlow / 12);
    }
    QVERIFY(question);
    QVERIFY2(question->findChild<QLabel *>()->text().contains(u" %1 "_s.arg(job)),
             qPrintable(question->findChild<QLabel *>()->text()));
    question->accept();
    const QUrl state = kDriver.resolved(QUrl(u"/api/v1/applications/%1/jobs/%2"_s.arg(m_id).arg(job)));
    QElapsedTimer clock;
    clock.start();
    for (std::string told; told.find("FAILED") == std::string::npos; told = direct(state).body) {
        QVERIFY2(clock.elapsed() < kSlow, told.c_str());
        spin(200); // not before the page's form is sent: what follows stops our event loop
    }
    QVERIFY2(m_cluster->isKilled(u"one"_s), qPrintable(m_cluster->why()));
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

//! The history server's pages of what has ended, and its log as a file.
void SparkUiCrawlTest::finished(ViewCrawler &crawler, SparkWebView &view)
{
    endClient();
    QVERIFY2(m_cluster->finish(u"one"_s), qPrintable(m_cluster->why()));
    took("end of the application");
    const QUrl list = kHistory.resolved(QUrl(u"/api/v1/applications?status=completed"_s));
    QVERIFY(spinUntil([&] { return QString::fromStdString(direct(list).body).contains(m_id); }, kSlow));
    crawler.restart([this](const QUrl &url) { return isWanted(url, m_spark) && url.host() == kHistory.host(); });
    crawler.crawl(m_site, {kHistory});
    report("ended", crawler);
    for (const char *page : {"jobs/", "jobs/job/ id", "stages/", "stages/stage/ attempt=0&id", "storage/",
                             "environment/", "executors/", "SQL/", "SQL/execution/ id", "StreamingQuery/"}) {
        const bool wanted = isNewest() || crawlAll() > 0 || !isAlike(QUrl(u'/' + QLatin1StringView(page)));
        QVERIFY2(!wanted || crawler.has(u"history /history/*/"_s + QLatin1StringView(page)), page);
    }
    checkCounts(crawler);
    QVERIFY(crawler.visit(kHistory));
    QString asked;
    const QString path = m_folder.filePath(u"log-%1.zip"_s.arg(m_spark));
    view.findChild<Downloads *>()->setAskName([&](const QString &name, const auto &chosen) {
        asked = name;
        chosen(path);
    });
    QVERIFY(crawler.click(u"a[href$='/logs']"_s));
    QVERIFY(spinUntil([&] { return QFile::exists(path) && !view.findChild<Downloads *>()->isRunning(); }, kSlow));
    QCOMPARE(asked, u"eventLogs-"_s + m_id + u".zip"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly) && file.size() > 10'000);
    QVERIFY(file.read(2) == "PK");
    took("event log saved");
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // a cluster on a busy computer
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName(u"cinderscope-test"_s);
    SparkUiCrawlTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_sparkuicrawl.moc"
