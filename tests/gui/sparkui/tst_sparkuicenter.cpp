// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuidirectory.h"
#include "gui/sparkui/ticketpages.h"
#include "proxy/proxyserver.h"
#include "support/patience.h"
#include "tinyserver.h"

#include <QDir>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <sys/stat.h>

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
    //! Where the page leads that the browser is given.
    static QUrl ticketIn(const QUrl &file)
    {
        QFile page(file.toLocalFile());
        static const QRegularExpression address(u"url=([^\"]+)\""_s);
        if (!page.open(QIODevice::ReadOnly))
            return {};
        return QUrl(address.match(QString::fromUtf8(page.readAll())).captured(1).replace(u"&amp;"_s, u"&"_s));
    }
    static unsigned modeOf(const QString &path)
    {
        struct stat info = {};
        return ::stat(QFile::encodeName(path).constData(), &info) == 0 ? unsigned(info.st_mode & 07777) : 0;
    }
    static qsizetype descriptors()
    {
        return QDir(u"/proc/self/fd"_s).entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System).size();
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

    bool chooseHandlers(const QByteArray &web, const QByteArray &html) const
    {
        QDir().mkpath(m_home.filePath(u"config"_s));
        QFile list(m_home.filePath(u"config/mimeapps.list"_s));
        return list.open(QIODevice::WriteOnly) &&
               list.write("[Added Associations]\ntext/html=other_other.desktop\n[Default Applications]\n"
                          "x-scheme-handler/http=" +
                          web + "\ntext/html=" + html + ";more.desktop;\n") > 0;
    }
    QTemporaryDir m_home;

private Q_SLOTS:
    void initTestCase()
    {
        qputenv("HOME", m_home.path().toUtf8());
        qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toUtf8());
        qputenv("XDG_CONFIG_DIRS", m_home.filePath(u"none"_s).toUtf8());
        qputenv("XDG_DATA_HOME", m_home.filePath(u"data"_s).toUtf8());
        qputenv("XDG_DATA_DIRS", m_home.filePath(u"none"_s).toUtf8());
        qputenv("XDG_RUNTIME_DIR", m_home.path().toUtf8());
    }

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
        // What the browser gets on its command line, which everybody can read, is a file that only this person can.
        QVERIFY(browsed.first().isLocalFile());
        const QString file = browsed.first().toLocalFile();
        QCOMPARE(modeOf(file), 0600U);
        QCOMPARE(modeOf(QFileInfo(file).path()), 0700U);
        const QUrl ticket = ticketIn(browsed.first());
        QVERIFY(ticket.path().startsWith(u"/.cinderscope/ticket/"_s));
        QVERIFY(!file.contains(ticket.path().section(u'/', -1)));
        QVERIFY(ticket.port() != server.serverPort());
        const Answer first = ask(ticket);
        QVERIFY2(first.status == 302 || first.status == 303, QByteArray::number(first.status));
        QTRY_VERIFY(!QFile::exists(file)); // it was used
        QCOMPARE(ticket.resolved(first.redirect).toString(QUrl::RemoveAuthority | QUrl::RemoveScheme),
                 u"/SQL/execution/?id=4"_s);
        const Answer shown = ask(ticket.resolved(first.redirect), {}, first.cookie);
        QCOMPARE(shown.status, 200);
        QVERIFY(shown.body.contains("GET /SQL/execution/?id=4"));
        QVERIFY(ask(ticket).status >= 400); // the second time
        center.setBrowser([](const QUrl &) { return false; });
        const auto failed = center.openInBrowser(site(server.url()), page);
        QVERIFY(!failed);
        QVERIFY(failed.error().code == ErrorCode::Unsupported);
        QCOMPARE(center.ticketPages().count(), 0);
        QCOMPARE(QDir(QFileInfo(file).path()).entryList({u"*.html"_s}).size(), 0);
    }

    void aBrowserThatDoesNotComeIsToldOf()
    {
        TinyServer server;
        QUrl file;
        {
            SparkUiCenter center;
            center.setBrowser([&](const QUrl &url) {
                file = url;
                return true;
            });
            center.ticketPages().setTimes(100, 700);
            QSignalSpy late(&center, &SparkUiCenter::browserDidNotCome);
            const QUrl page = server.url().resolved(QUrl(u"/jobs/"_s));
            QVERIFY(center.openInBrowser(site(server.url()), page));
            QVERIFY(QFile::exists(file.toLocalFile()));
            QTRY_COMPARE(late.size(), 1);
            QCOMPARE(late.first().last().toUrl(), page);
            QTRY_VERIFY(!QFile::exists(file.toLocalFile())); // it is not there for ever
            QVERIFY(center.openInBrowser(site(server.url()), page));
            QCOMPARE(ask(ticketIn(file)).status, 303); // this one comes
            QTRY_COMPARE(center.ticketPages().count(), 0);
            QTest::qWait(300);
            QCOMPARE(late.size(), 1);
            QVERIFY(center.openInBrowser(site(server.url()), page));
            QVERIFY(QFile::exists(file.toLocalFile()));
        }
        QVERIFY(!QFile::exists(file.toLocalFile())); // nothing stays behind
    }

    // Browsers of Ubuntu's package format cannot read what is hidden or below /run.
    void aSnapBrowserGetsAFileThatItCanRead()
    {
        TinyServer server;
        SparkUiCenter center;
        QUrl file;
        center.setBrowser([&](const QUrl &url) {
            file = url;
            return true;
        });
        const QString common = m_home.filePath(u"snap/firefox/common"_s);
        QDir().mkpath(common);
        const auto choose = [&](const QByteArray &handler) { return chooseHandlers(handler, handler); };
        QVERIFY(choose("firefox_firefox.desktop"));
        QVERIFY(center.openInBrowser(site(server.url())));
        QCOMPARE(QFileInfo(file.toLocalFile()).path(), common);
        QCOMPARE(modeOf(file.toLocalFile()), 0600U);
        QCOMPARE(ask(ticketIn(file)).status, 303);
        QTRY_VERIFY(!QFile::exists(file.toLocalFile()));
        QVERIFY(choose("org.mozilla.firefox.desktop"));
        QVERIFY(center.openInBrowser(site(server.url())));
        QVERIFY(QFileInfo(file.toLocalFile()).path() != common);
        QVERIFY(choose("chromium_chromium.desktop")); // whose folder is not there
        QVERIFY(center.openInBrowser(site(server.url())));
        QVERIFY(QFileInfo(file.toLocalFile()).path() != common && QFile::exists(file.toLocalFile()));
        QFile::remove(m_home.filePath(u"config/mimeapps.list"_s));
    }

    // Where HTML is opened by an editor: it is not what the page is for.
    void theBrowserIsStartedNotAnEditor()
    {
        const QTemporaryDir bin;
        const QString told = bin.filePath(u"told"_s);
        QFile script(bin.filePath(u"gtk-launch"_s));
        QVERIFY(script.open(QIODevice::WriteOnly));
        script.write("#!/bin/sh\nprintf '%s\\n' \"$@\" > " + told.toUtf8() + ".new && mv " + told.toUtf8() + ".new " +
                     told.toUtf8() + "\n");
        script.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        script.close();
        const QByteArray path = qgetenv("PATH");
        QVERIFY(chooseHandlers("firefox.desktop", "editor.desktop"));
        qputenv("PATH", "/nowhere");
        QCOMPARE(TicketPages::handler(), u"editor.desktop"_s); // nothing that could start the other
        qputenv("PATH", bin.path().toUtf8() + ':' + path);
        QCOMPARE(TicketPages::handler(), u"firefox.desktop"_s);
        TinyServer server;
        SparkUiCenter center;
        QVERIFY(center.openInBrowser(site(server.url())));
        QTRY_VERIFY(QFile::exists(told));
        QFile file(told);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QList<QByteArray> arguments = file.readAll().trimmed().split('\n');
        QCOMPARE(arguments.size(), 2);
        QCOMPARE(arguments.first(), "firefox.desktop");
        const QUrl page(QString::fromUtf8(arguments.last()));
        QCOMPARE(modeOf(page.toLocalFile()), 0600U);
        QVERIFY(ticketIn(page).path().startsWith(u"/.cinderscope/ticket/"_s));
        qputenv("PATH", path);
        QFile::remove(m_home.filePath(u"config/mimeapps.list"_s));
    }

    // Else the browser would take styles and scripts that it has of the one for those of the other.
    void anotherApplicationHasAnotherOrigin()
    {
        TinyServer server;
        SparkUiCenter center;
        QSignalSpy replaced(&center, &SparkUiCenter::serverReplaced);
        FoundEndpoint driver = endpoint(server.url(), EndpointKind::Driver);
        driver.sparkVersion = u"3.5.9"_s;
        driver.applications = {application(u"app-1"_s)};
        const QString cluster = SparkUiSite::localCluster();
        center.setEndpoints(cluster, {driver});
        const auto first = center.proxied(site(server.url()));
        QVERIFY(first);
        const QByteArray secret = center.proxy().secret(cluster);
        QCOMPARE(ask(*first, secret).status, 200);
        center.setEndpoints(cluster, {driver}); // nothing new
        driver.state = FoundEndpoint::State::Gone;
        center.setEndpoints(cluster, {driver});
        QCOMPARE(replaced.size(), 0);
        QCOMPARE(center.proxied(site(server.url()))->authority(), first->authority());
        driver.state = FoundEndpoint::State::Reached;
        driver.sparkVersion = u"4.3.0"_s;
        driver.applications = {application(u"app-2"_s)};
        center.setEndpoints(cluster, {driver});
        QCOMPARE(replaced.size(), 1);
        SparkUiSite next = site(server.url());
        next.applicationId = u"app-2"_s;
        const auto second = center.proxied(next);
        QVERIFY(second);
        QVERIFY(second->authority() != first->authority());
        QCOMPARE(ask(*second, secret).status, 200);
        QTRY_COMPARE(ask(*first, secret).status, 0); // nobody is served there
        // An address of the first is known as what it was, and is none of the second's pages.
        QCOMPARE(*center.replaced(first->resolved(QUrl(u"/stages/?a=b"_s))),
                 server.url().resolved(QUrl(u"/stages/?a=b"_s)));
        QVERIFY(!center.replaced(*second));
        const auto ended = center.proxied(site(server.url()));
        QVERIFY(!ended);
        QVERIFY(ended.error().code == ErrorCode::NotFound);
        QCOMPARE(QString::fromStdString(ended.error().detail), u"name of app-2"_s);
        // A server that was started again with another Spark.
        FoundEndpoint history = endpoint(QUrl(u"http://history:18080"_s), EndpointKind::History);
        history.sparkVersion = u"3.5.9"_s;
        center.setEndpoints(cluster, {driver, history});
        const auto before = center.proxied(next, history.url);
        history.sparkVersion = u"4.3.0"_s;
        center.setEndpoints(cluster, {driver, history});
        const auto after = center.proxied(next, history.url);
        QVERIFY(before && after && before->authority() != after->authority());
    }

    void driversAreKnownByTheirAddress()
    {
        SparkUiCenter center;
        FoundEndpoint master = endpoint(QUrl(u"http://master:8080"_s), EndpointKind::Master);
        FoundApplication listed = application(u"app-1"_s, QUrl(u"http://node:4040"_s));
        listed.start = 5;
        master.applications = {listed, application(u"app-3"_s, QUrl(u"http://master:8080/proxy/app-3"_s))};
        SparkUiSite start = site(master.url);
        start.kind = UpstreamKind::Master;
        start.applicationId.clear();
        const QUrl page(u"http://node:4040/jobs/job/?id=1"_s);
        QVERIFY(center.siteOf(start, page).applicationId.isEmpty());
        QVERIFY(!center.knows(start.cluster, page));
        center.setEndpoints(start.cluster, {master});
        QVERIFY(center.knows(start.cluster, page) && !center.knows(u"other"_s, page));
        QCOMPARE(center.siteOf(start, page).applicationId, u"app-1"_s);
        QCOMPARE(center.siteOf(start, page).title, u"name of app-1"_s);
        QVERIFY(center.siteOf(start, page).kind == UpstreamKind::Driver);
        QCOMPARE(center.siteOf(start, QUrl(u"http://master:8080/proxy/app-3/jobs/"_s)).title, u"name of app-3"_s);
        // What it says itself is worth more than what its master still believes.
        FoundEndpoint driver = endpoint(QUrl(u"http://localhost:4040"_s), EndpointKind::Driver);
        driver.namedUrl = QUrl(u"http://node:4040"_s);
        FoundApplication own = application(u"app-2"_s);
        own.start = 9;
        driver.applications = {own};
        center.setEndpoints(start.cluster, {driver});
        center.setEndpoints(start.cluster, {driver, master});
        QCOMPARE(center.siteOf(start, QUrl(u"http://127.0.0.1:4040/jobs/"_s)).applicationId, u"app-2"_s);
        center.setEndpoints(start.cluster, {}); // it has ended: its pages are still its own
        QCOMPARE(center.siteOf(start, QUrl(u"http://127.0.0.1:4040/jobs/"_s)).applicationId, u"app-2"_s);
    }

    // However many a cluster has, all belong to it, and only those that are asked for cost anything.
    void aLargeClusterIsKnownAsAWhole()
    {
        constexpr int kWorkers = 700;
        SparkUiCenter center;
        FoundEndpoint master = endpoint(QUrl(u"http://master:8080"_s), EndpointKind::Master);
        for (int i = 0; i < kWorkers; ++i) {
            FoundWorker worker;
            worker.url = QUrl(u"http://node%1:9081"_s.arg(i));
            master.cluster.workers += worker;
        }
        center.setEndpoints(u"large"_s, {master, endpoint(QUrl(u"http://history:9999"_s), EndpointKind::History)});
        SparkUiSite start = site(master.url, u"large"_s);
        start.kind = UpstreamKind::Master;
        start.applicationId.clear();
        const auto before = descriptors();
        const auto page = center.proxied(start);
        QVERIFY(page);
        QVERIFY2(descriptors() - before < 40, QByteArray::number(descriptors() - before));
        const auto there = center.proxy().follow(*page, QUrl(u"http://history:9999/history/app-1/jobs/"_s));
        QVERIFY(there);
        QSet<QString> origins{page->authority(), there->authority()};
        for (int i = 0; i < kWorkers; i += 2) { // more than pages alone may lead to
            const auto log = center.proxy().follow(*page, QUrl(u"http://node%1:9081/logPage/"_s.arg(i)));
            if (!log && log.error().code == ErrorCode::TooLarge && i > 200)
                QSKIP("this computer allows too few descriptors");
            QVERIFY2(log, qPrintable(QString::number(i)));
            origins += log->authority();
        }
        QCOMPARE(origins.size(), 2 + kWorkers / 2);
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

    //! A link that is opened in a tab of its own, to a server that nobody named: it gets no login for that.
    void aTabOfItsOwnNamesNobody()
    {
        TinyServer way;
        SparkUiCenter center;
        Access access;
        access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, way.serverPort());
        access.headers = {{"Authorization", "Basic abc"}};
        center.setAccess(u"place"_s, access);
        SparkUiSite master = site(QUrl(u"http://gate:8080"_s), u"place"_s);
        master.kind = UpstreamKind::Master;
        master.applicationId.clear();
        const auto page = center.proxied(master);
        QVERIFY(page);
        const QByteArray secret = center.proxy().secret(u"place"_s);
        QVERIFY(ask(*page, secret).status == 200 && way.heads.last().contains("Authorization: Basic abc"));
        const QUrl link(u"http://gate:5000/logPage/?a=b"_s);
        const SparkUiSite linked = center.siteOf(master, link);
        QCOMPARE(linked.linkedFrom, master.home);
        QVERIFY(center.siteOf(master, QUrl(u"http://gate:8080/app/"_s)).linkedFrom.isEmpty());
        for (int i = 0; i < 2; ++i) { // opened, and again after it was discarded
            const auto there = center.proxied(linked, link);
            QVERIFY(there);
            QCOMPARE(there->path(QUrl::FullyEncoded) + u'?' + there->query(), u"/logPage/?a=b"_s);
            QCOMPARE(ask(*there, secret).status, 502); // it does not look like Spark's
            QVERIFY(way.heads.last().contains("Host: gate:5000") && !way.heads.last().contains("Authorization"));
        }
        FoundEndpoint found = endpoint(master.home, EndpointKind::Master); // but a master that names it
        FoundWorker worker;
        worker.url = QUrl(u"http://gate:5000"_s);
        found.cluster.workers = {worker};
        center.setEndpoints(u"place"_s, {found});
        const SparkUiSite named = center.siteOf(master, link);
        QVERIFY(named.linkedFrom.isEmpty());
        const auto there = center.proxied(named, link);
        QVERIFY(there);
        QTRY_VERIFY(ask(*there, secret).status == 200);
        QVERIFY(way.heads.last().contains("Authorization: Basic abc"));
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
