// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/rewriting.h"

#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What is done to heads, and where links may lead. The listening sockets are closed at once: nothing connects.
class RewritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void locations_data();
    void locations();
    void navigations_data();
    void navigations();
    void localhostOnAFarPage();
    void clustersAreApart();
    void requestHeaders();
    void responseHeaders();
    void cookies();
    void sharedAddressKeepsCookiesApart();
    void driverPrefix();
    void probation();
    void killPaths();
    void secretsOfOtherHosts();

private:
    static UpstreamRegistry registry(bool shared = false)
    {
        return UpstreamRegistry([](const UpstreamPtr &, const Access &, int socket) { ::close(socket); }, shared);
    }
    static UpstreamPtr name(UpstreamRegistry &registry, const char *url, const QString &cluster = u"a"_s)
    {
        const auto named = registry.name(cluster, QUrl(QString::fromLatin1(url)), {});
        return named ? *named : nullptr;
    }
};

void RewritingTest::locations_data()
{
    QTest::addColumn<QString>("location");
    QTest::addColumn<QString>("wanted"); // D, M: origin of driver and master; empty: refused
    const auto row = [](const char *location, const char *wanted) {
        QTest::newRow(location) << QString::fromLatin1(location) << QString::fromLatin1(wanted);
    };
    row("http://driver:4040/jobs/?a=%2F#x", "D/jobs/?a=%2F#x");
    row("HTTP://DRIVER.:4040/jobs/", "D/jobs/");
    row("http://driver:4040", "D/");
    row("http://driver:4040?a", "D/?a");
    row("//driver:4040/x", "D/x");
    row("http://master:8080/app/?appId=1", "M/app/?appId=1");
    row("/jobs/", "/jobs/");
    row("jobs/?x=http://evil/", "jobs/?x=http://evil/");
    row("", "");
    row("http://evil/", "");
    row("https://driver:4040/", "");
    row("http://driver:4041/", "");
    row("http://driver:22/", "");
    row("http://driver:4040@evil/", "");
    row("http://driver@evil:4040/", "");
    row("//evil/", "");
    row("///evil/", "");
    row("\\\\evil/", "");
    row("/\\evil/", "");
    row("/\t/evil/", "");
    row("http:/evil/", "");
    row("http:evil", "");
    row("http:\\\\evil/", "");
    row(" http://evil/", "");
    row("ht\ttp://evil/", "");
    row("javascript:alert(1)", "");
    row("data:text/html,x", "");
    row("file:///etc/passwd", "");
    row("ftp://driver:4040/", "");
    row("http://169.254.169.254/latest/meta-data/", "");
    row("http://[fe80::1]/", "");
    row("http://[::ffff:169.254.169.254]/", "");
    row("http://metadata.google.internal/", "");
    row("http://127.0.0.1:6379/", "");
    row("http://localhost:8080/", "M/"); // as the driver's host has it, see localhostOnAFarPage()
    row("http://[::1]:4040/", "D/");
    row("http://localhost:8081/", "");
    row("http://2130706433/", "");
    row("http://0x7f.1/", "");
    row("http://0/", "");
    row("http://", "");
    row("http://:80/", "");
    row("http://driver:99999/", "");
}

void RewritingTest::locations()
{
    QFETCH(QString, location);
    QFETCH(QString, wanted);
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "http://driver:4040"), master = name(known, "http://master:8080");
    Rewriting rewriting(known, *driver, Visitor::View);
    const auto mapped = rewriting.mapLocation(location.toStdString());
    if (wanted.isEmpty() && !location.isEmpty()) {
        QVERIFY2(!mapped, mapped ? mapped->c_str() : "");
        QCOMPARE(known.size(), std::size_t(2));
        return;
    }
    QVERIFY(mapped);
    std::string expected = wanted.toStdString();
    if (expected.starts_with('D'))
        expected.replace(0, 1, driver->listenOrigin());
    else if (expected.starts_with('M'))
        expected.replace(0, 1, master->listenOrigin());
    QCOMPARE(*mapped, expected);
}

void RewritingTest::navigations_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<bool>("allowed");
    const auto row = [](const char *from, const char *to, bool allowed) {
        QTest::addRow("%s to %s", from, to) << QString::fromLatin1(from) << QString::fromLatin1(to) << allowed;
    };
    row("http://driver:4040", "http://worker:8081/logPage/?x", true);
    row("http://driver:4040", "http://driver:4040/jobs/", true);
    row("http://driver:4040", "https://driver:4440/jobs/", true);
    row("http://driver:4040", "http://10.0.0.7:37211/", true);
    row("http://driver:4040", "http://driver:22/", false);
    row("http://driver:4040", "http://localhost:8080/", true); // the driver's own host, never this computer
    row("http://driver:4040", "http://127.0.0.1:4041/", true);
    row("http://driver:4040", "http://[::1]:4041/", true);
    row("http://driver:4040", "http://localhost:631/", false);
    row("http://driver:4040", "http://127.0.0.2:4041/", false);
    row("http://driver:4040", "http://127.77.1.1:4041/", false);
    row("http://driver:4040", "http://169.254.169.254/", false);
    row("http://driver:4040", "http://user@worker:8081/", false);
    row("http://driver:4040", "ftp://worker:8081/", false);
    row("http://localhost:4040", "http://localhost:8080/", true);
    row("http://localhost:4040", "http://127.0.0.1:8081/", true);
    row("http://localhost:4040", "http://localhost:631/", false);
    row("http://localhost:4040", "http://localhost:6379/", false);
}

void RewritingTest::navigations()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(bool, allowed);
    UpstreamRegistry known = registry();
    const auto source = known.name(u"a"_s, QUrl(from), {});
    QVERIFY(source);
    const auto target = known.follow(**source, QUrl(to), LinkKind::Navigation);
    QCOMPARE(bool(target), allowed);
    if (allowed)
        QCOMPARE((*target)->authority.isLoopback(), (*source)->authority.isLoopback());
    if (!allowed)
        QVERIFY(target.error().code == ErrorCode::NoPermission && !target.error().detail.empty());
}

// A worker's "Back to Master" is what the master takes its own name for.
void RewritingTest::localhostOnAFarPage()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr master = name(known, "http://master:8080", u"a"_s);
    const UpstreamPtr worker = name(known, "http://worker:8081", u"a"_s);
    name(known, "http://stranger:8080", u"b"_s);
    const auto to = [&](const Upstream &page, const char *url) {
        return (*known.follow(page, QUrl(QString::fromLatin1(url)), LinkKind::Navigation))->authority.origin();
    };
    QCOMPARE(to(*worker, "http://localhost:8080/"), std::string("http://master:8080"));
    QCOMPARE(to(*worker, "http://localhost:8081/"), std::string("http://worker:8081"));
    QCOMPARE(to(*worker, "http://127.0.0.1:4040/"), std::string("http://worker:4040"));
    Rewriting browser(known, *worker, Visitor::Browser);
    QCOMPARE(browser.mapLink("http://localhost:8080/").value_or(""),
             std::string("/.cinderscope/go?to=http%3A%2F%2Flocalhost%3A8080%2F"));
    QCOMPARE(browser.mapLink("http://localhost:8081/x").value_or(""), std::string("/x"));
    QVERIFY(!browser.mapLink("http://localhost:631/"));
    name(known, "http://standby:8080", u"a"_s); // two masters: nobody knows which
    QCOMPARE(to(*worker, "http://localhost:8080/"), std::string("http://worker:8080"));
    known.addAlias(master, QUrl(u"http://localhost:8080"_s));
    QCOMPARE(to(*worker, "http://localhost:8080/"), std::string("http://master:8080"));
    QVERIFY(!known.follow(*worker, QUrl(u"http://localhost:8082/"_s), LinkKind::Redirect)); // unseen: only who is named
}

void RewritingTest::clustersAreApart()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr mine = name(known, "http://localhost:8080", u"a"_s);
    const UpstreamPtr far = name(known, "http://localhost:8080", u"b"_s);
    QVERIFY(mine->id != far->id && mine->listenHost != far->listenHost && mine->secret != far->secret);
    QVERIFY(mine->cookieSecret != far->cookieSecret);
    const UpstreamPtr farWorker = name(known, "http://worker:8081", u"b"_s);
    Rewriting rewriting(known, *farWorker, Visitor::View);
    QCOMPARE(*rewriting.mapLocation("http://localhost:8080/"), far->listenOrigin() + "/");
    QCOMPARE(name(known, "http://127.0.0.1:8080", u"a"_s)->id, mine->id);
    QCOMPARE(known.toPublic(QUrl(QString::fromStdString(far->listenOrigin() + "/app/?a=1")))->toString(),
             u"http://localhost:8080/app/?a=1"_s);
    QCOMPARE(known.removeCluster(u"b"_s).size(), std::size_t(2));
    QVERIFY(known.find(u"b"_s, QUrl(u"http://worker:8081"_s)) == nullptr);
    QVERIFY(known.atListener(far->listenAuthority()) == nullptr);
    QVERIFY(known.secretOf(u"b"_s) != far->secret);
}

void RewritingTest::requestHeaders()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "https://driver:4440"), master = name(known, "http://master:8080");
    Rewriting rewriting(known, *driver, Visitor::View);
    MessageHead request;
    request.method = "GET";
    request.target = "/jobs/";
    request.fields = {{"Host", driver->listenAuthority()},
                      {"X-Cinderscope-Secret", driver->secret},
                      {"Origin", driver->listenOrigin()},
                      {"Referer", driver->listenOrigin() + "/stages/?id=1"},
                      {"X-Forwarded-Context", "/<script>"},
                      {"X-FORWARDED-FOR", "1.2.3.4"},
                      {"Forwarded", "for=1"},
                      {"Connection", "keep-alive, X-Secret-Hop, Host"},
                      {"X-Secret-Hop", "1"},
                      {"Proxy-Authorization", "Basic x"},
                      {"TE", "trailers"},
                      {"Accept-Encoding", "gzip"},
                      {"If-None-Match", "\"x\""},
                      {"Range", "bytes=0-1"}};
    const MessageHead sent = rewriting.toUpstream(request, {{"Authorization", "Basic abc"}});
    QCOMPARE(sent.requestText(), std::string("GET /jobs/ HTTP/1.1\r\nAccept-Encoding: gzip\r\nIf-None-Match: \"x\"\r\n"
                                             "Range: bytes=0-1\r\nHost: driver:4440\r\nOrigin: https://driver:4440\r\n"
                                             "Referer: https://driver:4440/stages/?id=1\r\n"
                                             "Authorization: Basic abc\r\n\r\n"));
    request.set("Referer", master->listenOrigin() + "/app/?appId=1");
    QCOMPARE(std::string(rewriting.toUpstream(request, {}).value("Referer")), std::string("http://master:8080/"));
    request.set("Referer", "http://evil/x");
    QVERIFY(!rewriting.toUpstream(request, {}).find("Referer"));
}

void RewritingTest::responseHeaders()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "http://driver:4040");
    Rewriting rewriting(known, *driver, Visitor::View);
    MessageHead request;
    request.target = "/static/webui.css";
    request.fields = {{"Host", driver->listenAuthority()}};
    (void)rewriting.toUpstream(request, {});
    MessageHead response;
    response.status = 200;
    const std::string csp = "script-src 'self' 'nonce-x'";
    response.fields = {{"Content-Security-Policy", csp},
                       {"Strict-Transport-Security", "max-age=1"},
                       {"Cache-Control", "no-store"},
                       {"Pragma", "no-cache"},
                       {"Content-Location", "http://driver:4040/static/a"},
                       {"Refresh", "5; URL='http://driver:4040/jobs/'"},
                       {"Set-Cookie", "a=b; Domain=driver; Secure; HttpOnly; SameSite=None"},
                       {"Set-Cookie", "cinderscope-1=x"},
                       {"X-Cinderscope-Error", "fake"},
                       {"Content-Encoding", "gzip"}};
    QVERIFY(!rewriting.toClient(response));
    QCOMPARE(std::string(response.value("Content-Security-Policy")), csp);
    QVERIFY(!response.find("Strict-Transport-Security") && !response.find("Pragma"));
    QVERIFY(!response.find("X-Cinderscope-Error"));
    QCOMPARE(std::string(response.value("Cache-Control")), std::string("private, max-age=3600"));
    QCOMPARE(std::string(response.value("Content-Location")), driver->listenOrigin() + "/static/a");
    QCOMPARE(std::string(response.value("Refresh")), "5; url=" + driver->listenOrigin() + "/jobs/");
    QCOMPARE(response.count("Set-Cookie"), std::size_t(1));
    QCOMPARE(std::string(response.value("Set-Cookie")), std::string("a=b; HttpOnly"));
    QVERIFY(!rewriting.mapRefresh("0; url=http://evil/"));
    QCOMPARE(*rewriting.mapRefresh("30"), std::string("30"));
    MessageHead away;
    away.status = 302;
    away.fields = {{"Location", "http://evil/"}};
    QVERIFY(rewriting.toClient(away).has_value());
    for (const char *path : {"/static/../jobs/", "/static/%2e%2e/jobs/", "/jobs/static/", "/static"})
        QVERIFY2(!isStaticPath(path), path);
    QVERIFY(isStaticPath("/proxy/app-1/static/a.js?x"));
}

void RewritingTest::cookies()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "https://driver:4440");
    Rewriting rewriting(known, *driver, Visitor::Browser);
    QCOMPARE(*rewriting.mapSetCookie("__Host-s=1; Path=/; Secure"), std::string("cs!Host-s=1; Path=/"));
    MessageHead request;
    request.target = "/";
    request.fields = {{"Cookie", driver->cookieName() + "=" + driver->cookieSecret + "; cs!Host-s=1"},
                      {"Cookie", "b=2"}};
    QCOMPARE(std::string(rewriting.toUpstream(request, {}).value("Cookie")), std::string("__Host-s=1; b=2"));
    request.fields = {{"Cookie", driver->cookieName() + "=" + driver->cookieSecret}};
    QVERIFY(!rewriting.toUpstream(request, {}).find("Cookie"));
}

void RewritingTest::sharedAddressKeepsCookiesApart()
{
    UpstreamRegistry known = registry(true);
    const UpstreamPtr one = name(known, "http://one:4040"), two = name(known, "http://two:4040");
    QCOMPARE(one->listenHost, std::string("127.0.0.1"));
    QVERIFY(one->listenHost == two->listenHost && one->listenPort != two->listenPort);
    const std::string cookie = *Rewriting(known, *one, Visitor::View).mapSetCookie("session=1");
    MessageHead request;
    request.target = "/";
    request.fields = {{"Cookie", cookie}};
    QCOMPARE(std::string(Rewriting(known, *one, Visitor::View).toUpstream(request, {}).value("Cookie")),
             std::string("session=1"));
    QVERIFY(!Rewriting(known, *two, Visitor::View).toUpstream(request, {}).find("Cookie"));
}

void RewritingTest::driverPrefix()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "http://driver:4040"), master = name(known, "http://master:8080");
    MessageHead request;
    request.fields = {{"Host", "x"}};
    request.target = "/proxy/app-1/static/a.js?x";
    const auto targetAt = [&](const UpstreamPtr &at) {
        return Rewriting(known, *at, Visitor::View).toUpstream(request, {}).target;
    };
    QCOMPARE(targetAt(driver), request.target); // not known yet to be a driver
    {
        Rewriting page(known, *driver, Visitor::View);
        MessageHead jobs;
        jobs.target = "/jobs/";
        (void)page.toUpstream(jobs, {});
        MessageHead answer;
        answer.status = 200;
        answer.fields = {{"X-Frame-Options", "x"}, {"X-XSS-Protection", "0"}, {"X-Content-Type-Options", "nosniff"}};
        QVERIFY(!page.toClient(answer));
    }
    QCOMPARE(targetAt(driver), std::string("/static/a.js?x"));
    QCOMPARE(targetAt(master), request.target);
    request.target = "/proxy/app-1";
    QCOMPARE(targetAt(driver), std::string("/"));
    request.target = "/proxy//x";
    QCOMPARE(targetAt(driver), std::string("/proxy//x"));
}

void RewritingTest::probation()
{
    UpstreamRegistry known = registry();
    const UpstreamPtr driver = name(known, "http://driver:4040");
    const auto worker = known.follow(*driver, QUrl(u"http://worker:8081/logPage/"_s), LinkKind::Navigation);
    QVERIFY(worker && (*worker)->onProbation);
    QVERIFY(!known.follow(**worker, QUrl(u"http://other:8081/"_s), LinkKind::Navigation));
    Rewriting rewriting(known, **worker, Visitor::View);
    MessageHead other;
    other.status = 200;
    other.fields = {{"Content-Type", "text/html"}};
    QVERIFY(rewriting.toClient(other).has_value());
    QVERIFY((*worker)->onProbation);
    MessageHead sparks;
    sparks.status = 200;
    sparks.fields = {{"X-Frame-Options", "x"}, {"X-XSS-Protection", "0"}, {"X-Content-Type-Options", "nosniff"}};
    QVERIFY(!rewriting.toClient(sparks));
    QVERIFY(!(*worker)->onProbation);
    QVERIFY(known.follow(**worker, QUrl(u"http://master:8080/"_s), LinkKind::Navigation));
}

void RewritingTest::killPaths()
{
    for (const char *path : {"/jobs/job/kill/?id=1", "/stages/stage/kill", "/app/kill/", "/jobs/job/KILL/",
                             "/jobs/job/kill;x=y/", "/jobs/job/%6bill/", "/jobs/job/%256bill/", "/jobs//job///kill",
                             "/jobs/job/x/../kill/", "/proxy/app-1/jobs/job/kill/", "/jobs%2fjob%2fkill", "/a\\kill/"})
        QVERIFY2(isKillPath(path), path);
    for (const char *path : {"/jobs/", "/jobs/job/?id=kill", "/jobs/skill/", "/jobs/killed/"})
        QVERIFY2(!isKillPath(path), path);
}

void RewritingTest::secretsOfOtherHosts()
{
    UpstreamRegistry known = registry();
    Access access;
    access.headers = {{"Authorization", "Basic abc"}};
    const auto driver = known.name(u"a"_s, QUrl(u"http://driver:4040"_s), access);
    const auto worker = known.follow(**driver, QUrl(u"http://worker:8081/"_s), LinkKind::Navigation);
    QVERIFY(worker);
    QCOMPARE((*worker)->access.credentialHosts, QStringList{u"driver"_s});
}

QTEST_GUILESS_MAIN(RewritingTest)
#include "tst_rewriting.moc"
