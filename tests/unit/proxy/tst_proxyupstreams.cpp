// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/descriptors.h"
#include "proxy/rewriting.h"
#include "support/patience.h"
#include "unit/proxy/proxyfixture.h"

#include <QTest>
#include <thread>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto kOpened = [](const UpstreamPtr &, const Access &, int socket) { ::close(socket); };

Access login()
{
    Access access;
    access.headers = {{"Authorization", "Basic abc"}};
    return access;
}

QUrl url(const std::string &text)
{
    return QUrl(QString::fromStdString(text));
}

//! Far hosts, by an HTTP proxy: those with "spark" in their names answer as Spark does, others do not.
class Far
{
public:
    Far()
        : m_door([](Wire &wire, const std::string &head) {
              if (head.starts_with("CONNECT "))
                  return wire.send("HTTP/1.1 200 Come in\r\n\r\n");
              if (head.find("\r\nHost: spark") != std::string::npos)
                  return wire.send(page("x"));
              return wire.send("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 1\r\n\r\nx");
          })
    {
    }
    Access access(const Access &base = {}) const
    {
        Access access = base;
        access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(m_door.port()));
        return access;
    }
    //! Heads of the requests that a server got.
    std::vector<std::string> asked(const std::string &host) const
    {
        std::vector<std::string> result;
        for (const std::string &head : m_door.heads()) {
            if (!head.starts_with("CONNECT ") && head.find("\r\nHost: " + host + "\r\n") != std::string::npos)
                result.push_back(head);
        }
        return result;
    }

private:
    ScriptedServer m_door;
};

//! GET as our view asks, at the address of a page that the proxy gave.
Reply get(ProxyServer &proxy, const QUrl &proxied, const QString &cluster = u"a"_s)
{
    const std::string host = proxied.authority().toStdString();
    Wire wire = Wire::to(host);
    wire.send("GET " + proxied.path().toStdString() + " HTTP/1.1\r\nHost: " + host +
              "\r\nX-Cinderscope-Secret: " + proxy.secret(cluster).toStdString() + "\r\n\r\n");
    return readReply(wire);
}

bool hasLogin(const std::string &head)
{
    return head.find("\r\nAuthorization: Basic abc\r\n") != std::string::npos;
}

} // namespace

//! Which servers there are, what is sent to them, and when they go.
class ProxyUpstreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { (void)raiseDescriptorLimit(); } // as ProxyServer does: a registry alone does not
    void loginWaitsForSpark();
    void noLoginOverAWeakerScheme();
    void loginOfTheTlsPort();
    void linkedBecomesNamed();
    void namedGetsItsAccess();
    void knownServersCostNothing();
    void knownServersAreReached();
    void localhostOfKnownServers();
    void forgottenServer();
    void tickets();
};

// Whatever its host: a linked server may be anything until it has answered as Spark does.
void ProxyUpstreamsTest::loginWaitsForSpark()
{
    const Far far;
    ProxyServer proxy;
    const auto named = *proxy.add(u"a"_s, QUrl(u"http://spark:8080/"_s), far.access(login()));
    const QUrl home = url(named->listenOrigin() + "/");
    QCOMPARE(get(proxy, home).status, 200);
    QVERIFY(hasLogin(far.asked("spark:8080").at(0)));
    const auto same = proxy.follow(home, QUrl(u"http://spark:5000/"_s)); // another port of the same host
    QVERIFY(same);
    QCOMPARE(get(proxy, *same).status, 200);
    QCOMPARE(get(proxy, *same).status, 200);
    QVERIFY(!hasLogin(far.asked("spark:5000").at(0)));
    QVERIFY(hasLogin(far.asked("spark:5000").at(1)));
    const auto other = *proxy.add(u"b"_s, QUrl(u"http://gate:8080/"_s), far.access(login()));
    const auto service = proxy.follow(url(other->listenOrigin() + "/"), QUrl(u"http://gate:5000/"_s));
    QVERIFY(service);
    for (int i = 0; i < 3; ++i) {
        const Reply refused = get(proxy, *service, u"b"_s);
        QCOMPARE(refused.header("X-Cinderscope-Error"), std::string("not-spark"));
        QVERIFY2(refused.body.find("asked without the login") != std::string::npos, refused.body.c_str());
    }
    QCOMPARE(far.asked("gate:5000").size(), std::size_t(3));
    for (const std::string &head : far.asked("gate:5000"))
        QVERIFY(!hasLogin(head));
    const auto third = proxy.follow(home, QUrl(u"http://spark2:8081/"_s)); // and never to another host
    for (int i = 0; i < 2; ++i)
        QCOMPARE(get(proxy, *third).status, 200);
    for (const std::string &head : far.asked("spark2:8081"))
        QVERIFY(!hasLogin(head));
}

// A page that came by TLS leads to one without, also by a detour.
void ProxyUpstreamsTest::noLoginOverAWeakerScheme()
{
    const Far far;
    ProxyServer proxy;
    const auto named = *proxy.add(u"a"_s, QUrl(u"https://spark:8443/"_s), far.access(login()));
    const auto plain = proxy.follow(url(named->listenOrigin() + "/"), QUrl(u"http://spark:8081/"_s));
    QVERIFY(plain);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(get(proxy, *plain).status, 200);
    const auto next = proxy.follow(*plain, QUrl(u"http://spark:8082/"_s));
    QVERIFY(next);
    for (int i = 0; i < 3; ++i)
        QCOMPARE(get(proxy, *next).status, 200);
    for (const std::string host : {"spark:8081", "spark:8082"}) {
        QCOMPARE(far.asked(host).size(), std::size_t(3));
        for (const std::string &head : far.asked(host))
            QVERIFY(!hasLogin(head));
    }
    proxy.know(u"a"_s, QUrl(u"http://spark:8081/"_s), far.access(login())).value(); // whoever knows it says so
    QCOMPARE(get(proxy, *plain).status, 200);
    QVERIFY(hasLogin(far.asked("spark:8081").back()));
}

// Spark's port without TLS leads on to the one with it, which wants the login at once (JettyUtils, SSLOptions).
void ProxyUpstreamsTest::loginOfTheTlsPort()
{
    UpstreamRegistry registry(kOpened);
    const auto named = *registry.name(u"a"_s, QUrl(u"http://driver:4040"_s), login());
    const QUrl tls(u"https://driver:4440/jobs/"_s);
    const auto led = *registry.follow(*named, tls, LinkKind::Navigation);
    QVERIFY(led->onProbation && !led->mayGetLogin()); // a page may say anything
    const auto twin = *registry.follow(*named, tls, LinkKind::Redirect);
    QVERIFY(twin == led && twin->onProbation && twin->mayGetLogin());
    const auto other = *registry.follow(*named, QUrl(u"http://driver:4041"_s), LinkKind::Navigation);
    other->onProbation = false;
    const auto notNamed = *registry.follow(*other, QUrl(u"https://driver:4441/"_s), LinkKind::Redirect);
    QVERIFY(!notNamed->mayGetLogin()); // its source is no named one
}

void ProxyUpstreamsTest::linkedBecomesNamed()
{
    UpstreamRegistry registry(kOpened);
    const auto master = *registry.name(u"a"_s, QUrl(u"http://master:8080"_s), {});
    const auto page = [&](std::size_t i) { return QUrl(u"http://w%1:8081"_s.arg(i)); };
    for (std::size_t i = 0; i < UpstreamRegistry::kMostLinked; ++i)
        QVERIFY(registry.follow(*master, page(i), LinkKind::Navigation));
    const auto many = registry.follow(*master, page(1000), LinkKind::Navigation);
    QVERIFY(!many && many.error().detail.find("256") != std::string::npos);
    const auto worker = *registry.name(u"a"_s, page(7), {}, UpstreamKind::Worker);
    QVERIFY(!worker->linked && !worker->onProbation && worker->mayBeLoopback);
    QVERIFY(registry.follow(*master, page(1000), LinkKind::Navigation)); // it does not count any more
    QVERIFY(!registry.follow(*master, page(1001), LinkKind::Navigation));
    // and is whom a worker's page means by "localhost"
    (void)registry.name(u"a"_s, QUrl(u"http://w8:8089"_s), {});
    const auto meant = registry.meant(*master, *Authority::of(QUrl(u"http://localhost:8081"_s)));
    QCOMPARE(meant.origin(), std::string("http://w7:8081"));
}

// What a page led to had no login of another host; named, it gets the one that is meant for it, on open connections
// too.
void ProxyUpstreamsTest::namedGetsItsAccess()
{
    const Far far;
    ProxyServer proxy;
    const auto master = *proxy.add(u"a"_s, QUrl(u"http://spark:8080/"_s), far.access(login()));
    const auto worker = proxy.follow(url(master->listenOrigin() + "/"), QUrl(u"http://spark2:8081/"_s));
    QCOMPARE(get(proxy, *worker).status, 200);
    QVERIFY(proxy.add(u"a"_s, QUrl(u"http://spark2:8081/"_s), far.access(login())));
    QCOMPARE(get(proxy, *worker).status, 200);
    const auto heads = far.asked("spark2:8081");
    QCOMPARE(heads.size(), std::size_t(2));
    QVERIFY(!hasLogin(heads[0]) && hasLogin(heads[1]));
}

// A large cluster: what discovery tells takes no socket before it is asked for.
void ProxyUpstreamsTest::knownServersCostNothing()
{
    std::size_t opened = 0;
    UpstreamRegistry registry([&opened](const UpstreamPtr &, const Access &, int socket) {
        ++opened;
        ::close(socket);
    });
    const auto master = *registry.name(u"a"_s, QUrl(u"http://master:8080"_s), {}, UpstreamKind::Master);
    const auto page = [](int i) { return QUrl(u"http://w%1:8081"_s.arg(i)); };
    for (int i = 0; i < 10'000; ++i)
        QVERIFY(registry.know(u"a"_s, page(i), {}, UpstreamKind::Worker));
    QVERIFY(!registry.know(u"a"_s, QUrl(u"file:///etc"_s), {}));
    QCOMPARE(opened, std::size_t(1));
    QVERIFY(registry.isKnown(u"a"_s, *Authority::of(page(9'999))));
    QVERIFY(!registry.isKnown(u"b"_s, *Authority::of(page(9'999))));
    for (int i = 0; i < 600; ++i) { // more than may register themselves
        const auto worker = registry.follow(*master, page(i), LinkKind::Navigation);
        QVERIFY(worker && !(*worker)->linked && (*worker)->kind == UpstreamKind::Worker);
    }
    QCOMPARE(opened, std::size_t(601));
    QCOMPARE(registry.size(), opened);
    QVERIFY(*registry.name(u"a"_s, page(0), {}) == *registry.follow(*master, page(0), LinkKind::Redirect));
    QVERIFY(registry.follow(*master, page(5000), LinkKind::Redirect)); // as to every server that is named
    QCOMPARE(registry.removeCluster(u"a"_s).size(), std::size_t(602));
    QVERIFY(!registry.isKnown(u"a"_s, *Authority::of(page(9'999))));
}

// With the cluster's way and login as they are when it is opened, by any of its names.
void ProxyUpstreamsTest::knownServersAreReached()
{
    const Far far;
    ProxyServer proxy;
    const auto master = *proxy.add(u"a"_s, QUrl(u"http://spark:8080/"_s), far.access());
    const QUrl alias(u"http://10.0.0.9:81/"_s); // not what a page may lead to by itself
    QVERIFY(!proxy.follow(url(master->listenOrigin() + "/"), alias));
    QVERIFY(proxy.know(u"a"_s, QUrl(u"http://gate:8081/"_s), {}, UpstreamKind::Worker, alias));
    proxy.setAccess(u"a"_s, far.access(login()));
    const auto there = proxy.follow(url(master->listenOrigin() + "/"), alias);
    QVERIFY(there);
    QCOMPARE(get(proxy, *there).status, 200);
    QCOMPARE(far.asked("gate:8081").size(), std::size_t(1));
    QVERIFY(hasLogin(far.asked("gate:8081").front()));
    QCOMPARE(*proxy.toProxied(u"a"_s, QUrl(u"http://gate:8081/"_s)), *there);
    QVERIFY(proxy.know(u"a"_s, QUrl(u"http://gate:8082/"_s), far.access()));
    QVERIFY(proxy.toProxied(u"a"_s, QUrl(u"http://gate:8082/"_s))); // asked for
    QVERIFY(!proxy.toProxied(u"a"_s, QUrl(u"http://gate:8083/"_s)));
    // a browser's pages lead there too
    QVERIFY(proxy.know(u"a"_s, QUrl(u"http://gate:82/"_s), far.access()));
    UpstreamRegistry registry(kOpened);
    const auto page = *registry.name(u"a"_s, QUrl(u"http://spark:8080/"_s), {});
    Rewriting rewriting(registry, *page, Visitor::Browser);
    QVERIFY(!rewriting.mapLink("http://gate:82/"));
    QVERIFY(registry.know(u"a"_s, QUrl(u"http://gate:82/"_s), {}));
    QVERIFY(Rewriting(registry, *page, Visitor::Browser).mapLink("http://gate:82/"));
    QCOMPARE(registry.size(), std::size_t(1));
}

void ProxyUpstreamsTest::localhostOfKnownServers()
{
    UpstreamRegistry registry(kOpened);
    const auto worker = *registry.name(u"a"_s, QUrl(u"http://worker:8081"_s), {});
    const auto meant = [&] {
        return registry.meant(*worker, *Authority::of(QUrl(u"http://localhost:8080"_s))).origin();
    };
    QCOMPARE(meant(), std::string("http://worker:8080"));
    QVERIFY(registry.know(u"a"_s, QUrl(u"http://master:8080"_s), {}));
    QCOMPARE(meant(), std::string("http://master:8080"));
    QVERIFY(registry.know(u"a"_s, QUrl(u"http://standby:8080"_s), {}, UpstreamKind::Master,
                          QUrl(u"http://localhost:8080"_s)));
    const auto led = *registry.follow(*worker, QUrl(u"http://localhost:8080"_s), LinkKind::Navigation);
    QCOMPARE(led->authority.origin(), std::string("http://standby:8080")); // two, but one is called so
}

// A driver that ended: nothing listens any more, tickets end, another one on the same port has another address.
void ProxyUpstreamsTest::forgottenServer()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const QUrl home = url(fixture.server.url());
    const QUrl alias(u"http://driver.spark.test:4040/"_s);
    fixture.proxy.addAlias(fixture.upstream, alias);
    const QUrl proxied = url(fixture.upstream->listenOrigin() + "/");
    const auto ticket = fixture.proxy.ticketUrl(proxied);
    Wire open = fixture.connect();
    open.send(fixture.request("GET /"));
    QCOMPARE(readReply(open).status, 200);
    QVERIFY(!fixture.proxy.forget(u"b"_s, home) && !fixture.proxy.forget(u"a"_s, QUrl(u"http://x:1"_s)));
    QVERIFY(fixture.proxy.forget(u"a"_s, alias));
    QVERIFY(!fixture.proxy.forget(u"a"_s, home)); // it was all of it
    QVERIFY(!fixture.proxy.toProxied(u"a"_s, home) && !fixture.proxy.toPublic(proxied));
    QCOMPARE(open.readAll(), std::string());
    QTRY_VERIFY(!fixture.connect().isOpen());
    const auto again = *fixture.proxy.add(u"a"_s, home);
    QVERIFY(again->listenHost != fixture.upstream->listenHost);
    QCOMPARE(get(fixture.proxy, url(again->listenOrigin() + "/")).body, std::string("x"));
    Wire late = Wire::to(again->listenAuthority());
    late.send("GET " + ticket->path().toStdString() + " HTTP/1.1\r\nHost: " + again->listenAuthority() + "\r\n\r\n");
    QCOMPARE(readReply(late).status, 403);
    QVERIFY(fixture.proxy.know(u"a"_s, QUrl(u"http://other:4040"_s)));
    QVERIFY(!fixture.proxy.forget(u"a"_s, QUrl(u"http://other:4040"_s))); // was not listened for
    QVERIFY(!fixture.proxy.toProxied(u"a"_s, QUrl(u"http://other:4040"_s)));
}

void ProxyUpstreamsTest::tickets()
{
    TicketOffice office;
    const std::string ticket = office.issue(1, "/jobs/", 1min);
    QVERIFY(!office.redeem("x", 1));
    QCOMPARE(office.redeem(ticket, 1).valueOr(""), std::string("/jobs/"));
    const auto again = office.redeem(ticket, 1);
    QVERIFY(!again && again.error().code == ErrorCode::NotFound);
    const std::string other = office.issue(1, "/", 1min);
    QVERIFY(!office.redeem(other, 2));
    QVERIFY(!office.redeem(other, 1)); // showing it elsewhere used it up
    const std::string first = office.issue(1, "/", 1min);
    for (std::size_t i = 0; i < TicketOffice::kMostTickets; ++i)
        (void)office.issue(1, "/", 1min);
    QVERIFY(!office.redeem(first, 1));
    const std::string brief = office.issue(1, "/", 20ms);
    std::this_thread::sleep_for(30ms);
    const auto over = office.redeem(brief, 1);
    QVERIFY(!over && over.error().code == ErrorCode::Timeout);
    QVERIFY(office.redeem(brief, 1).error().code == ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(ProxyUpstreamsTest)
#include "tst_proxyupstreams.moc"
