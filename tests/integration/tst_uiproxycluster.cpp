// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/frontdoor.h"
#include "integration/sparkcluster.h"
#include "integration/sshnetwork.h"
#include "integration/uicrawler.h"
#include "reach/routeopener.h"
#include "unit/cli/proxyprocess.h"
#include "unit/reach/fakebackend.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <QDir>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>
#include <QTimer>
#include <QUrlQuery>
#include <thread>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSlow = 120'000; // on a loaded machine
const QString kCluster = u"a"_s;
const QString kNewest = u"4.3.0"_s;
const QStringList kNodes{u"master"_s, u"worker0"_s, u"worker1"_s, u"history"_s, u"driver"_s};

//! Work that blocks, in a thread of its own, while this one serves the tunnel.
template <class Work>
void aside(Work work)
{
    QEventLoop loop;
    std::thread thread([&] {
        work();
        QMetaObject::invokeMethod(&loop, &QEventLoop::quit, Qt::QueuedConnection);
    });
    loop.exec();
    thread.join();
}

const QUrl kMaster(u"http://master.spark.test:8080/"_s);
const QUrl kHistory(u"http://history.spark.test:18080/"_s);
const QUrl kDriver(u"http://driver.spark.test:4040/"_s);

//! Each thread of it: a signal takes its time on a busy machine.
bool isStopped(qint64 pid)
{
    const QDir tasks(u"/proc/%1/task"_s.arg(pid));
    const QStringList threads = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return !threads.isEmpty() && std::all_of(threads.begin(), threads.end(), [&tasks](const QString &thread) {
        QFile stat(tasks.filePath(thread + u"/stat"_s));
        const QByteArray text = stat.open(QIODevice::ReadOnly) ? stat.readAll() : QByteArray();
        return text.mid(text.lastIndexOf(')') + 2).startsWith('T');
    });
}

} // namespace

//! Spark's pages of a real cluster that only the configured way leads to: five computers with names and a network of
//! their own behind a gate.
class UiProxyClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyPage_data();
    void everyPage();

private:
    bool startCluster(SparkCluster &cluster, const QString &spark, bool reverseProxy);
    bool openDoor(const QStringList &more = {});
    Route routeBy(const QString &way);
    int dial(const QUrl &url);
    SshSettings settings();
    void report(const char *when, const UiCrawler &crawler);
    void took(const char *what);
    void checkSeen(const UiCrawler &crawler, bool reverseProxy, bool connect);
    static int kill(UiCrawler &crawler, const QUrl &page, const QString &about, bool withToken);
    void kills(UiCrawler &crawler, SparkCluster &cluster, const QString &id);
    void finished(UiCrawler &crawler, const QString &id);
    void tunnelDies(ProxyServer &proxy, UiCrawler &crawler, RouteOpener &opener, qint64 history);
    void commandLine();
    void proxyLogin(ProxyServer &proxy, UiCrawler &crawler, RouteOpener &opener);

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SecretStore> m_secrets;
    QTemporaryDir m_folder;
    FrontDoor m_door;
    QElapsedTimer m_clock;
};

void UiProxyClusterTest::initTestCase()
{
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

int UiProxyClusterTest::dial(const QUrl &url)
{
    for (const QString &node : kNodes) {
        if (url.host() == SshNetwork::nodeName(node))
            return m_network->connectFromJump(m_network->nodeAddress(node), quint16(url.port(80)));
    }
    return -1;
}

bool UiProxyClusterTest::startCluster(SparkCluster &cluster, const QString &spark, bool reverseProxy)
{
    QJsonObject nodes;
    for (const QString &node : kNodes)
        nodes.insert(node,
                     QJsonArray{m_network->nodeSpace(node), m_network->nodeAddress(node), SshNetwork::nodeName(node)});
    if (!reverseProxy) { // a master that takes itself for "localhost", as many do, and tells its workers so
        QJsonArray master = nodes[u"master"_s].toArray();
        master.append(u"localhost"_s);
        nodes.insert(u"master"_s, master);
    }
    QFile file(m_folder.filePath(u"network.json"_s));
    if (!file.open(QIODevice::WriteOnly))
        return false;
    file.write(QJsonDocument(QJsonObject{{u"hosts"_s, m_network->hostsFile()}, {u"nodes"_s, nodes}}).toJson());
    file.close();
    cluster.setPrefix(m_network->commandInJump());
    QStringList arguments{u"--network"_s, file.fileName(), u"--max-wait=1100"_s, u"--early=one"_s};
    for (const QString &work : {u"stored"_s, u"broken"_s, u"retried"_s, u"streamed"_s})
        arguments += u"--work="_s + work;
    arguments += reverseProxy ? u"--conf=spark.ui.reverseProxy=true"_s
                              : u"--conf=spark.plugins=org.apache.spark.sql.connect.SparkConnectPlugin"_s;
    return cluster.start(spark, spark == kNewest, arguments);
}

bool UiProxyClusterTest::openDoor(const QStringList &more)
{
    return m_door.open(m_network->address(SshNetwork::Jump) + u":3128"_s,
                       QStringList{u"--proxy"_s, u"--basic"_s, u"ann:door key"_s} + more, m_network->commandInJump());
}

Route UiProxyClusterTest::routeBy(const QString &way)
{
    Route route;
    route.keychainEntry = u"cluster"_s;
    if (way == u"ssh"_s) {
        route.way = Route::Way::Ssh;
        route.sshHost = SshHost::parse(u"jump"_s).valueOr(SshHost{});
        return route;
    }
    if (!openDoor())
        qWarning("%s", qPrintable(m_door.why()));
    route.way = Route::Way::HttpProxy;
    route.proxyHost = m_network->address(SshNetwork::Jump);
    route.proxyPort = 3128;
    route.proxyUser = u"ann"_s;
    m_secrets->write(route.secretName(Route::Secret::ProxyPassword), u"door key"_s, this);
    return route;
}

SshSettings UiProxyClusterTest::settings()
{
    SshSettings settings;
    settings.configPath = m_network->config();
    settings.runtimeParent = m_folder.path();
    settings.aliveIntervalS = 1;
    settings.firstRetryMs = 200;
    settings.lastRetryMs = 1000;
    return settings;
}

void UiProxyClusterTest::took(const char *what)
{
    std::printf("%s: %lld ms\n", what, static_cast<long long>(m_clock.restart()));
}

void UiProxyClusterTest::report(const char *when, const UiCrawler &crawler)
{
    for (auto count = crawler.counts().begin(); count != crawler.counts().end(); ++count) {
        std::printf("%s: %s: %d pages, %d files, %d other; %d the same, %d but for running figures; %d of logs\n", when,
                    qPrintable(count.key()), count->pages, count->files, count->data, count->same, count->alike,
                    count->logs);
    }
    std::printf("%s: %lld addresses in %lld ms\n", when, static_cast<long long>(crawler.visited().size()),
                static_cast<long long>(m_clock.restart()));
    for (const QString &url : crawler.outside())
        std::printf("%s: outside: %s\n", when, qPrintable(url));
    for (const QString &problem : crawler.problems())
        std::printf("%s: PROBLEM: %s\n", when, qPrintable(problem));
}

void UiProxyClusterTest::everyPage_data()
{
    QTest::addColumn<QString>("spark");
    QTest::addColumn<QString>("way");
    QTest::addColumn<bool>("reverseProxy");
    QTest::newRow("Spark 4.3 through SSH") << kNewest << u"ssh"_s << false;
    QTest::newRow("Spark 3.5 behind spark.ui.reverseProxy, through an HTTP proxy") << u"3.5.9"_s << u"http"_s << true;
}

void UiProxyClusterTest::everyPage()
{
    QFETCH(QString, spark);
    QFETCH(QString, way);
    QFETCH(bool, reverseProxy);
    m_clock.start();
    SparkCluster cluster;
    if (!startCluster(cluster, spark, reverseProxy)) {
        if (!cluster.skipped())
            QFAIL(qPrintable(cluster.why()));
        if (spark != kNewest)
            QSKIP("this Spark was not made here: tests/support/spark-env --spark 3.5");
        std::printf("%s\n", qPrintable(cluster.why()));
        QSKIP("no Spark here");
    }
    const QJsonObject application = cluster.submit(u"one"_s);
    QVERIFY2(!application.isEmpty(), qPrintable(cluster.why()));
    took("cluster and application");
    RouteOpener opener(*m_secrets, settings());
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(routeBy(way));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);

    ProxyServer proxy;
    QVERIFY(proxy.add(kCluster, kMaster, opener.access(), UpstreamKind::Master));
    QVERIFY(proxy.add(kCluster, kHistory, opener.access(), UpstreamKind::HistoryServer));
    UiCrawler crawler(proxy, kCluster, [this](const QUrl &url) { return dial(url); });
    QList<QUrl> starts{kMaster, kHistory};
    if (reverseProxy) { // then no page tells its address
        QVERIFY(proxy.add(kCluster, kDriver, opener.access(), UpstreamKind::Driver));
        crawler.setPrinting(kDriver);
        starts += kDriver;
    }
    aside([&] { crawler.crawl(starts); });
    report("live", crawler);
    QCOMPARE(crawler.problems(), QStringList());
    QCOMPARE(crawler.outside(), QSet<QString>());
    checkSeen(crawler, reverseProxy, spark == kNewest);
    if (QTest::currentTestFailed())
        return;
    kills(crawler, cluster, application[u"id"_s].toString());
    if (QTest::currentTestFailed())
        return;
    finished(crawler, application[u"id"_s].toString());
    if (QTest::currentTestFailed())
        return;
    way == u"ssh"_s ? tunnelDies(proxy, crawler, opener, cluster.pid(u"history"_s))
                    : proxyLogin(proxy, crawler, opener);
}

//! Each kind of page was there, so that a crawl that finds nothing is none.
void UiProxyClusterTest::checkSeen(const UiCrawler &crawler, bool reverseProxy, bool connect)
{
    QStringList kinds{u"/jobs/"_s,
                      u"/jobs/job/?id="_s,
                      u"/stages/"_s,
                      u"&attempt=1"_s,
                      u"/taskTable"_s,
                      u"/storage/"_s,
                      u"/storage/rdd/?id="_s,
                      u"/environment/"_s,
                      u"/executors/"_s,
                      u"/threadDump/?executorId=driver"_s,
                      u"/threadDump/?executorId=0"_s,
                      u"/heapHistogram/?executorId="_s,
                      u"/SQL/"_s,
                      u"/SQL/execution/?id="_s,
                      u"/StreamingQuery/"_s,
                      u"/StreamingQuery/statistics"_s,
                      u"/app/?appId="_s,
                      u"logType=stderr&offset="_s,
                      u"/log?"_s};
    if (connect)
        kinds += u"/connect/"_s;
    const auto seen = [&crawler](const QString &part) {
        const auto &all = crawler.visited();
        return std::any_of(all.begin(), all.end(), [&part](const QUrl &url) { return url.toString().contains(part); });
    };
    for (const QString &kind : kinds)
        QVERIFY2(seen(kind), qPrintable(kind));
    QCOMPARE(seen(u"8080/proxy/app-"_s), reverseProxy);
    QCOMPARE(seen(u"8080/proxy/worker-"_s), reverseProxy);
    QCOMPARE(seen(u"worker1.spark.test:8081/logPage/"_s), !reverseProxy);
    int same = 0, alike = 0;
    for (const UiCrawler::Count &count : crawler.counts()) {
        same += count.same;
        alike += count.alike;
    }
    QVERIFY2(same > 4 * alike, qPrintable(u"%1 the same, %2 alike"_s.arg(same).arg(alike)));
}

//! Presses the first button or link of a page that kills and whose place has \a about in it. Status of the answer.
int UiProxyClusterTest::kill(UiCrawler &crawler, const QUrl &page, const QString &about, bool withToken)
{
    const auto ours = crawler.server().toProxied(kCluster, page);
    const std::string origin = "Origin: " + ours->toString(QUrl::RemovePath | QUrl::RemoveQuery).toStdString() +
                               "\r\nSec-Fetch-Site: same-origin\r\n";
    QString html = QString::fromStdString(crawler.proxied(page).body);
    static const QRegularExpression link(u"href=\"([^\"]*/kill/\\?[^\"]*)\""_s);
    QUrl from = page;
    if (const auto match = link.match(html); match.hasMatch() && about.isEmpty()) { // Spark 3.5
        from = page.resolved(QUrl(match.captured(1).replace(u"&amp;"_s, u"&"_s)));
        const Reply refused = crawler.proxied(from);
        if (refused.status != 405 || refused.header("X-Cinderscope-Error") != "kill-by-get")
            return -refused.status;
        html = QString::fromStdString(refused.body);
    }
    static const QRegularExpression form(u"<form[^>]*action=\"([^\"]*/kill/[^\"]*)\".*?</form>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression input(u"<input[^>]*name=\"([^\"]*)\" value=\"([^\"]*)\""_s);
    for (auto forms = form.globalMatch(html); forms.hasNext();) {
        const auto match = forms.next();
        if (!match.captured().contains(about))
            continue;
        QUrlQuery body;
        for (auto inputs = input.globalMatch(match.captured()); inputs.hasNext();) {
            const auto each = inputs.next();
            if (withToken || each.captured(1) != u"csrfToken"_s)
                body.addQueryItem(each.captured(1), each.captured(2));
        }
        const QUrl to = from.resolved(QUrl(match.captured(1).replace(u"&amp;"_s, u"&"_s)));
        const std::string text = body.toString(QUrl::FullyEncoded).toStdString();
        const Reply done =
            crawler.proxied(to, "POST",
                            origin + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " +
                                std::to_string(text.size()) + "\r\n",
                            text);
        const QUrl next = ours->resolved(QUrl(QString::fromStdString(done.header("Location"))));
        if (done.status == 302 && !crawler.server().toPublic(next))
            return -302; // leads out
        return done.status;
    }
    return 0;
}

void UiProxyClusterTest::kills(UiCrawler &crawler, SparkCluster &cluster, const QString &id)
{
    for (const QString &page : {u"/jobs/"_s, u"/stages/"_s}) {
        QVERIFY2(cluster.hang(u"one"_s) >= 0, qPrintable(cluster.why()));
        int status = 0, without = 403;
        const QUrl where = crawler.server().toProxied(kCluster, kDriver) ? kDriver.resolved(QUrl(page)) : QUrl();
        QVERIFY(where.isValid());
        aside([&] {
            const bool hasToken = crawler.proxied(where).body.find("csrfToken") != std::string::npos;
            without = hasToken ? kill(crawler, where, {}, false) : 403;
            status = kill(crawler, where, {}, true);
        });
        QCOMPARE(without, 403); // Spark's own refusal
        QCOMPARE(status, 302);
        QVERIFY2(cluster.isKilled(u"one"_s), qPrintable(cluster.why()));
    }
    took("killed a job and a stage");
    QVERIFY2(cluster.submitDriver(), qPrintable(cluster.why()));
    const auto master = [&](const QString &state, const QString &about) {
        const QString html = QString::fromStdString(crawler.proxied(kMaster).body);
        static const QRegularExpression row(u"<tr>.*?</tr>"_s, QRegularExpression::DotMatchesEverythingOption);
        for (auto rows = row.globalMatch(html); rows.hasNext();) {
            const QString text = rows.next().captured();
            if (text.contains(about) && text.contains(state))
                return true;
        }
        return false;
    };
    bool killed = false;
    int application = 0, driver = 0;
    std::string page;
    aside([&] {
        page = crawler.proxied(kMaster).body;
        driver = kill(crawler, kMaster, u"value=\"driver-"_s, true);
        application = kill(crawler, kMaster, id, true);
        for (int tries = 0; tries < 300 && !killed; ++tries) {
            killed = master(u"KILLED"_s, u"driver-"_s) && master(u"KILLED"_s, id);
            if (!killed)
                QThread::msleep(100);
        }
    });
    QVERIFY2(driver == 302, page.c_str() + page.find("Drivers"));
    QCOMPARE(application, 302);
    QVERIFY(killed);
    took("killed a driver and an application");
}

//! The history server's pages of what has ended, and what the master and the workers say then.
void UiProxyClusterTest::finished(UiCrawler &crawler, const QString &id)
{
    crawler.clear();
    bool listed = false;
    aside([&] {
        for (int tries = 0; tries < 300 && !listed; ++tries) {
            const Reply list = crawler.direct(kHistory.resolved(QUrl(u"/api/v1/applications?status=completed"_s)));
            listed = QString::fromStdString(list.body).contains(id);
            if (!listed)
                QThread::msleep(100);
        }
        crawler.crawl({kMaster, kHistory});
    });
    report("ended", crawler);
    QVERIFY(listed);
    QCOMPARE(crawler.problems(), QStringList());
    for (const QString &path : {u"/jobs/job/?id=0"_s, u"/stages/stage/?id="_s, u"/executors/"_s,
                                u"/SQL/execution/?id="_s, u"/environment/"_s}) {
        const QString wanted = u"/history/"_s + id + path;
        QVERIFY2(std::any_of(crawler.visited().begin(), crawler.visited().end(),
                             [&](const QUrl &url) { return url.toString().contains(wanted); }),
                 qPrintable(wanted));
    }
    QVERIFY(crawler.visited().contains(kHistory.resolved(QUrl(u"/api/v1/applications/%1/logs"_s.arg(id)))));
}

//! sshd is killed and comes back; then a tunnel of another process takes over.
void UiProxyClusterTest::tunnelDies(ProxyServer &proxy, UiCrawler &crawler, RouteOpener &opener, qint64 history)
{
    const auto ask = [&crawler] {
        Reply reply;
        aside([&] { reply = crawler.proxied(kHistory); });
        return reply;
    };
    QCOMPARE(ask().status, 200);
    ::kill(pid_t(history), SIGSTOP); // so that the tunnel dies while an answer is waited for
    QTRY_VERIFY(isStopped(history));
    QTimer::singleShot(500, this, [this] { m_network->killServer(SshNetwork::Jump); });
    const Reply cut = ask();
    ::kill(pid_t(history), SIGCONT);
    QCOMPARE(cut.status, 502);
    const std::string why = cut.header("X-Cinderscope-Error"); // it was asked again, since nothing had come
    QVERIFY2(why == "connect" || why == "lost", why.c_str());
    const Reply dead = ask();
    QCOMPARE(dead.status, 502);
    QCOMPARE(dead.header("X-Cinderscope-Error"), std::string("connect"));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    QTRY_VERIFY_WITH_TIMEOUT(ask().status == 200, kSlow); // by itself
    opener.close();
    QCOMPARE(ask().status, 502);
    RouteOpener other(*m_secrets, settings());
    QSignalSpy opened(&other, &RouteOpener::opened);
    other.open(routeBy(u"ssh"_s));
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    QCOMPARE(ask().status, 502);
    proxy.setAccess(kCluster, other.access());
    QCOMPARE(ask().status, 200);
    took("tunnel dead, back, replaced");
    commandLine();
}

//! `cinderscope-cli proxy --ssh`, with an ssh that has the test's configuration.
void UiProxyClusterTest::commandLine()
{
    const QString bin = m_folder.filePath(u"bin"_s);
    QVERIFY(QDir().mkpath(bin));
    QFile ssh(bin + u"/ssh"_s);
    QVERIFY(ssh.open(QIODevice::WriteOnly));
    ssh.write(
        u"#!/bin/sh\nexec '%1' -F '%2' \"$@\"\n"_s.arg(QStandardPaths::findExecutable(u"ssh"_s), m_network->config())
            .toUtf8());
    ssh.close();
    QVERIFY(ssh.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PATH"_s, bin + u':' + environment.value(u"PATH"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.path());
    ProxyProcess proxy(QStringLiteral(CINDERSCOPE_CLI),
                       {u"--json"_s, u"--ssh=jump"_s, u"--to"_s, kMaster.toString(), u"--to"_s, kHistory.toString()},
                       environment);
    QVERIFY2(proxy.waitForStart(), proxy.complaint());
    QVERIFY(proxy.get("/").body.find("Spark Master at spark://master.spark.test:7077") != std::string::npos);
    QCOMPARE(proxy.get("/", 1).status, 200);
    QCOMPARE(proxy.interrupt(), 130);
    took("command line");
}

void UiProxyClusterTest::proxyLogin(ProxyServer &proxy, UiCrawler &crawler, RouteOpener &opener)
{
    const auto ask = [&crawler] {
        Reply reply;
        aside([&] { reply = crawler.proxied(kHistory); });
        return reply;
    };
    QCOMPARE(ask().status, 200);
    Access wrong = opener.access();
    wrong.proxy.setPassword(u"guess"_s);
    proxy.setAccess(kCluster, wrong);
    const Reply refused = ask();
    QCOMPARE(refused.status, 502);
    QCOMPARE(refused.header("X-Cinderscope-Error"), std::string("way-unauthorized"));
    Access direct;
    direct.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    proxy.setAccess(kCluster, direct);
    QCOMPARE(ask().header("X-Cinderscope-Error"), std::string("name"));
    proxy.setAccess(kCluster, opener.access());
    QCOMPARE(ask().status, 200);
    QVERIFY(m_door.told().contains(u"CONNECT driver.spark.test:4040"_s));
    QVERIFY2(openDoor({u"--no-connect"_s}), qPrintable(m_door.why())); // then pages are asked for by GET
    QCOMPARE(ask().status, 200);
    QVERIFY(m_door.told().contains(u"FORWARD http://history.spark.test:18080/"_s));
    proxy.setAccess(kCluster, wrong);
    QCOMPARE(ask().header("X-Cinderscope-Error"), std::string("way-unauthorized"));
    proxy.setAccess(kCluster, opener.access());
    QCOMPARE(ask().status, 200);
    m_door.close();
    QCOMPARE(ask().header("X-Cinderscope-Error"), std::string("connect"));
    took("HTTP proxy with another password, without, gone");
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // two clusters on a busy computer
    QCoreApplication application(argc, argv);
    UiProxyClusterTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiproxycluster.moc"
