// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuidirectory.h"
#include "proxy/proxyserver.h"
#include "support/patience.h"
#include "tinyserver.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

class tst_SparkUiCenter : public QObject
{
    Q_OBJECT

private:
    struct Answer
    {
        int status = 0;
        QByteArray body;
        QUrl redirect;
        QByteArray cookie;
    };
    //! As a view asks (with the secret), or as anybody.
    static Answer ask(const QUrl &url, const QByteArray &secret = {}, const QByteArray &cookie = {})
    {
        QNetworkAccessManager network;
        network.setProxy(QNetworkProxy::NoProxy);
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        if (!secret.isEmpty())
            request.setRawHeader(ProxyServer::secretHeader(), secret);
        if (!cookie.isEmpty())
            request.setRawHeader("Cookie", cookie);
        std::unique_ptr<QNetworkReply> reply(network.get(request));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(30'000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll(),
                reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl(),
                reply->rawHeader("Set-Cookie").split(';').first()};
    }
    static SparkUiSite site(const QUrl &home, const QString &cluster = SparkUiSite::localCluster())
    {
        SparkUiSite result;
        result.cluster = cluster;
        result.home = home;
        result.kind = UpstreamKind::Driver;
        result.applicationId = u"app-1"_s;
        return result;
    }
    static FoundEndpoint endpoint(const QUrl &url, EndpointKind kind)
    {
        FoundEndpoint found;
        found.url = url;
        found.kind = kind;
        found.state = FoundEndpoint::State::Reached;
        return found;
    }
    static FoundApplication application(const QString &id, const QUrl &ui = {}, const QString &attempt = {})
    {
        FoundApplication found;
        found.applicationId = id;
        found.attemptId = attempt;
        found.name = u"name of "_s + id;
        found.uiUrl = ui;
        return found;
    }

private Q_SLOTS:
    void theProxyStartsWithTheFirstPage()
    {
        TinyServer server;
        SparkUiCenter center;
        center.setAccess(SparkUiSite::localCluster(), {});
        center.setEndpoints(SparkUiSite::localCluster(), {endpoint(server.url(), EndpointKind::Driver)});
        QVERIFY(!center.isStarted());
        const auto page = center.proxied(site(server.url()), server.url().resolved(QUrl(u"/jobs/job/?id=3"_s)));
        QVERIFY(center.isStarted());
        QVERIFY(page);
        QCOMPARE(page->path(), u"/jobs/job/"_s);
        QCOMPARE(page->query(), u"id=3"_s);
        const Answer answer = ask(*page, center.proxy().secret(SparkUiSite::localCluster()));
        QCOMPARE(answer.status, 200);
        QVERIFY(answer.body.contains("GET /jobs/job/?id=3"));
        QVERIFY(server.heads.last().contains(QByteArray("Host: localhost:" + QByteArray::number(server.serverPort()))));
        QCOMPARE(ask(*page).status, 403); // nobody else
        QCOMPARE(server.heads.size(), 1);
        QCOMPARE(*center.proxied(site(server.url())), page->resolved(QUrl(u"/jobs/"_s))); // the first page
    }

    void aTicketOpensOnce()
    {
        TinyServer server;
        SparkUiCenter center;
        QList<QUrl> browsed;
        center.setBrowser([&](const QUrl &url) {
            browsed.append(url);
            return true;
        });
        const QUrl page = server.url().resolved(QUrl(u"/SQL/execution/?id=4"_s));
        QVERIFY(center.openInBrowser(site(server.url()), page));
        QCOMPARE(browsed.size(), 1);
        QVERIFY(!browsed.first().toString().contains(QString::number(server.serverPort())));
        const Answer first = ask(browsed.first());
        QVERIFY2(first.status == 302 || first.status == 303, QByteArray::number(first.status));
        QCOMPARE(browsed.first().resolved(first.redirect).toString(QUrl::RemoveAuthority | QUrl::RemoveScheme),
                 u"/SQL/execution/?id=4"_s);
        const Answer shown = ask(browsed.first().resolved(first.redirect), {}, first.cookie);
        QCOMPARE(shown.status, 200);
        QVERIFY(shown.body.contains("GET /SQL/execution/?id=4"));
        QVERIFY(ask(browsed.first()).status >= 400); // the second time
        center.setBrowser([](const QUrl &) { return false; });
        const auto failed = center.openInBrowser(site(server.url()), page);
        QVERIFY(!failed);
        QVERIFY(failed.error().code == ErrorCode::Unsupported);
    }

    // A tunnel that is opened again has another port: pages that are open go through the new one.
    void anotherWayIsTakenAtOnce()
    {
        TinyServer way, newWay;
        SparkUiCenter center;
        QSignalSpy changed(&center, &SparkUiCenter::accessChanged);
        const auto through = [](const TinyServer &proxy) {
            Access access;
            access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, proxy.serverPort());
            access.farLoopback = true;
            return access;
        };
        center.setAccess(u"place"_s, through(way));
        SparkUiSite far = site(QUrl(u"http://node7.cluster.internal:4040"_s), u"place"_s);
        const auto page = center.proxied(far);
        QVERIFY(page);
        const QByteArray secret = center.proxy().secret(u"place"_s);
        QVERIFY(ask(*page, secret).body.contains("GET /jobs/"));
        QCOMPARE(way.heads.size(), 2);
        QVERIFY(way.heads.first().startsWith("CONNECT node7.cluster.internal:4040"));
        QVERIFY(way.heads.last().contains("Host: node7.cluster.internal:4040"));
        center.setAccess(u"place"_s, through(way));
        QCOMPARE(changed.count(), 0); // nothing new
        center.setAccess(u"place"_s, through(newWay));
        QCOMPARE(changed.count(), 1);
        QTRY_VERIFY(ask(*page, secret).status == 200 && newWay.heads.size() > 0);
        // Another place with the same addresses is another name space, and its secret another.
        center.setAccess(u"other"_s, through(way));
        far.cluster = u"other"_s;
        const auto same = center.proxied(far);
        QVERIFY(same);
        QVERIFY(*same != *page);
        QVERIFY(center.proxy().secret(u"other"_s) != secret);
        QCOMPARE(ask(*same, secret).status, 403);
        QCOMPARE(ask(*same, center.proxy().secret(u"other"_s)).status, 200);
        // A place that is gone is served no more.
        center.removeCluster(u"place"_s);
        QTRY_COMPARE(ask(*page, secret).status, 0);
        QCOMPARE(ask(*same, center.proxy().secret(u"other"_s)).status, 200);
    }

    void foundServersHaveTheirKindsAndNames()
    {
        TinyServer driver, master, worker;
        FoundEndpoint foundDriver = endpoint(driver.url(), EndpointKind::Driver);
        foundDriver.namedUrl = QUrl(u"http://node7.cluster.internal:4040"_s); // reached by another name
        FoundEndpoint foundMaster = endpoint(master.url(), EndpointKind::Master);
        FoundWorker one;
        one.url = worker.url();
        foundMaster.cluster.workers = {one};
        foundMaster.applications = {
            application(u"app-2"_s, master.url().resolved(QUrl(u"/proxy/app-2/"_s))),
        };
        SparkUiCenter center;
        SparkUiSite start = site(master.url());
        start.kind = UpstreamKind::Master;
        start.applicationId.clear();
        QVERIFY(center.proxied(start)); // before anything is found
        center.setEndpoints(start.cluster, {foundDriver, foundMaster});
        const auto named = center.proxy().toProxied(start.cluster, QUrl(u"http://node7.cluster.internal:4040/jobs/"_s));
        QVERIFY(named);
        const auto reached = center.proxy().toProxied(start.cluster, driver.url().resolved(QUrl(u"/jobs/"_s)));
        QVERIFY(reached);
        QCOMPARE(*named, *reached);
        QVERIFY(center.proxy().toProxied(start.cluster, worker.url()));
        QVERIFY(!center.proxy().toProxied(u"another"_s, worker.url()));
        // What a page leads to.
        QVERIFY(center.siteOf(start, worker.url()).kind == UpstreamKind::Worker);
        QVERIFY(center.siteOf(start, driver.url().resolved(QUrl(u"/jobs/"_s))).kind == UpstreamKind::Driver);
        const SparkUiSite behind = center.siteOf(start, master.url().resolved(QUrl(u"/proxy/app-2/jobs/"_s)));
        QCOMPARE(behind.applicationId, u"app-2"_s);
        QCOMPARE(behind.home, master.url().resolved(QUrl(u"/proxy/app-2"_s)));
        QVERIFY(behind.kind == UpstreamKind::Driver);
        QVERIFY(center.siteOf(start, master.url().resolved(QUrl(u"/app/?appId=app-2"_s))).isSame(start));
        // A page of another server of the cluster; and of none.
        QVERIFY(center.proxied(start, driver.url().resolved(QUrl(u"/stages/"_s))));
        const auto metadata = center.proxied(start, QUrl(u"http://169.254.169.254/latest/"_s));
        QVERIFY(!metadata);
        QVERIFY(metadata.error().code == ErrorCode::NoPermission);
        QVERIFY(!center.proxied(site(QUrl(u"file:///etc/passwd"_s))));
    }

    void historyServersHaveASiteForEachApplication()
    {
        SparkUiCenter center;
        SparkUiSite server;
        server.cluster = u"place"_s;
        server.home = QUrl(u"http://history:18080"_s);
        server.kind = UpstreamKind::HistoryServer;
        const SparkUiSite one = center.siteOf(server, QUrl(u"http://history:18080/history/app-1/jobs/"_s));
        QCOMPARE(one.applicationId, u"app-1"_s);
        QVERIFY(one.attemptId.isEmpty());
        const SparkUiSite two = center.siteOf(one, QUrl(u"http://history:18080/history/app-2/2/stages/"_s));
        QCOMPARE(two.applicationId, u"app-2"_s);
        QCOMPARE(two.attemptId, u"2"_s);
        QVERIFY(center.siteOf(two, QUrl(u"http://history:18080/history/app-2/2/jobs/"_s)).isSame(two));
        QVERIFY(center.siteOf(two, QUrl(u"http://history:18080/?page=2"_s)).isSame(server));
    }

    void theDirectoryKnowsWhoShowsAnApplication()
    {
        const QString local = SparkUiSite::localCluster();
        SparkUiDirectory directory;
        FoundEndpoint driver = endpoint(QUrl(u"http://localhost:4040/"_s), EndpointKind::Driver);
        driver.applications = {application(u"app-1"_s)};
        FoundEndpoint master = endpoint(QUrl(u"http://master:8080"_s), EndpointKind::Master);
        FoundApplication ended = application(u"app-0"_s, QUrl(u"http://node:4040"_s));
        ended.end = 5;
        master.applications = {application(u"app-1"_s, QUrl(u"http://node:4040"_s)),
                               application(u"app-2"_s, QUrl(u"http://node:4041"_s)), ended};
        FoundEndpoint history = endpoint(QUrl(u"http://history:18080"_s), EndpointKind::History);
        FoundApplication first = application(u"app-3"_s, {}, u"1"_s), second = application(u"app-3"_s, {}, u"2"_s);
        first.end = second.end = 7;
        ended.uiUrl = QUrl();
        history.applications = {second, first, ended};
        QVERIFY(directory.setEndpoints(u"place"_s, {master, history}));
        QVERIFY(!directory.setEndpoints(u"place"_s, {master, history}));
        QCOMPARE(directory.driver(u"app-1"_s)->home, QUrl(u"http://node:4040"_s));
        QVERIFY(directory.setEndpoints(local, {driver}));
        // What answered itself before what a master tells.
        QCOMPARE(directory.driver(u"app-1"_s, {}, u"place"_s)->home, QUrl(u"http://localhost:4040"_s));
        QCOMPARE(directory.driver(u"app-1"_s)->cluster, local);
        QCOMPARE(directory.driver(u"app-2"_s)->cluster, u"place"_s);
        QVERIFY(!directory.driver(u"app-0"_s)); // it has ended
        QVERIFY(!directory.driver({}));
        QCOMPARE(directory.history(u"app-0"_s)->home, QUrl(u"http://history:18080"_s));
        QCOMPARE(directory.history(u"app-3"_s)->attemptId, u"2"_s); // the newest
        QCOMPARE(directory.history(u"app-3"_s, u"1"_s)->attemptId, u"1"_s);
        QVERIFY(!directory.history(u"app-3"_s, u"9"_s));
        QVERIFY(directory.server(u"place"_s, QUrl(u"http://master:8080/"_s)).kind == UpstreamKind::Master);
        driver.state = FoundEndpoint::State::Gone;
        directory.setEndpoints(local, {driver});
        QCOMPARE(directory.driver(u"app-1"_s)->home, QUrl(u"http://node:4040"_s));
        directory.removeCluster(u"place"_s);
        QVERIFY(!directory.driver(u"app-1"_s));
        QVERIFY(!directory.history(u"app-0"_s));
    }
};

QTEST_MAIN(tst_SparkUiCenter)
#include "tst_sparkuicenter.moc"
