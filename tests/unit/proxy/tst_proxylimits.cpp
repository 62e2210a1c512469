// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/descriptors.h"
#include "support/patience.h"
#include "unit/proxy/proxyfixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QRegularExpression>
#include <QScopeGuard>
#include <QTest>

#include <atomic>
#include <chrono>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double cpuSeconds()
{
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval &time) { return double(time.tv_sec) + double(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

rlimit descriptors()
{
    rlimit limit{};
    ::getrlimit(RLIMIT_NOFILE, &limit);
    return limit;
}

std::size_t residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toULongLong() * 4096 : 0;
}

//! True once the other side has ended it, in at most 20 s.
bool isEnded(Wire &wire)
{
    QElapsedTimer clock;
    clock.start();
    (void)wire.readAll();
    return clock.elapsed() < 19'000; // Wire itself gives up after 20 s
}

ScriptedServer::Script answers(const std::string &text)
{
    return [text](Wire &wire, const std::string &) { return wire.send(page(text)); };
}

} // namespace

//! How long the proxy waits, and for how many.
class ProxyLimitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void strangersThatLinger();
    void lingeringEnds();
    void strangersAreNotServedTwice();
    void answersThatNobodyReads();
    void capOverAllServers();
    void idleConnectionsOfOursGiveWay();
    void noDescriptorsLeft();
    void softLimitIsRaised();
    void noAnswer();
    void noConnection();
    void stalledAnswer();
    void slowHead();
    void silentClients();
    void halfClosedClientIsGivenUp();
    void idleConnectionsToTheServer();
    void formsGetAFreshConnection();
    void oneConnectionAtATime();
    void ticketsEnd();
};

// Another user who is refused may stay and go on sending, but takes nobody's place.
void ProxyLimitsTest::strangersThatLinger()
{
    ProxyFixture fixture(answers("x"));
    Wire ours = fixture.connect();
    ours.send(fixture.request("GET /1"));
    QCOMPARE(readReply(ours).body, std::string("x"));
    const std::string request = "GET / HTTP/1.1\r\nHost: " + fixture.host() + "\r\nConnection: close\r\n\r\n";
    std::vector<Wire> strangers;
    for (int i = 0; i < 300; ++i) {
        strangers.push_back(fixture.connect());
        QVERIFY(strangers.back().send(request));
        if (i < 256)
            QCOMPARE(readReply(strangers.back()).status, 403);
    }
    QCOMPARE(fixture.ask("GET /2").body, std::string("x"));
    ours.send(fixture.request("GET /3"));
    QCOMPARE(readReply(ours).body, std::string("x"));
}

void ProxyLimitsTest::lingeringEnds()
{
    ProxyLimits limits;
    limits.lingerTime = 300ms;
    ProxyFixture fixture(answers("x"), limits);
    Wire stranger = fixture.connect();
    stranger.send("GET / HTTP/1.1\r\nHost: " + fixture.host() + "\r\nConnection: close\r\n\r\n");
    QCOMPARE(readReply(stranger).status, 403);
    QElapsedTimer clock;
    clock.start();
    while (stranger.send("x") && clock.elapsed() < 15'000) // a reset ends this
        std::this_thread::sleep_for(20ms);
    QVERIFY2(clock.elapsed() < 15'000, "a byte now and then holds the connection");
    QVERIFY(clock.elapsed() >= 250);
}

void ProxyLimitsTest::strangersAreNotServedTwice()
{
    ProxyFixture fixture(answers("x"));
    Wire stranger = fixture.connect();
    stranger.send("GET / HTTP/1.1\r\nHost: " + fixture.host() + "\r\n\r\n");
    const Reply refused = readReply(stranger);
    QCOMPARE(refused.status, 403);
    QCOMPARE(refused.header("Connection"), std::string("close"));
    QCOMPARE(stranger.readAll(), std::string());
}

// Requests without end, whose answers (the proxy's own) are not read: they wait, and so does who sends them.
void ProxyLimitsTest::answersThatNobodyReads()
{
    ProxyFixture fixture(answers("x"));
    Wire wire = fixture.connect(4096);
    const std::string one = fixture.request("GET /.cinderscope/nothing");
    std::string many;
    for (int i = 0; i < 100; ++i)
        many += one;
    std::atomic<std::size_t> sent = 0;
    std::atomic<bool> stop = false;
    const std::size_t before = residentBytes();
    std::thread sender([&] {
        for (int i = 0; i < 20'000 && !stop && wire.send(many); ++i) // 300 MB of requests, 1.4 GB of answers
            sent += many.size();
    });
    std::size_t seen = 1;
    for (int quiet = 0; quiet < 5; quiet = sent == seen ? quiet + 1 : 0) {
        seen = sent;
        if (residentBytes() > before + 200'000'000)
            break;
        std::this_thread::sleep_for(100ms);
    }
    const std::size_t after = residentBytes();
    stop = true;
    fixture.proxy.removeCluster(u"a"_s); // ends what the sender waits for
    sender.join();
    QVERIFY2(after < before + 100'000'000, qPrintable(QString::number(after - before)));
}

// Four servers' worth of strangers: no more connections than are meant for all.
void ProxyLimitsTest::capOverAllServers()
{
    ProxyLimits limits;
    limits.mostClients = 40;
    limits.mostClientsInAll = 60;
    ProxyFixture fixture(answers("x"), limits);
    Wire ours = fixture.connect();
    ours.send(fixture.request("GET /1"));
    QCOMPARE(readReply(ours).body, std::string("x"));
    std::vector<std::string> hosts{fixture.host()};
    for (int i = 0; i < 3; ++i)
        hosts.push_back((*fixture.proxy.add(u"a"_s, QUrl(u"http://driver%1:4040"_s.arg(i))))->listenAuthority());
    std::vector<Wire> strangers;
    for (const std::string &host : hosts) {
        for (int i = 0; i < 50; ++i)
            strangers.push_back(Wire::to(host));
    }
    // those that had to go were closed by the proxy, and those only
    const auto gone = [&strangers] {
        return std::ranges::count_if(strangers, [](const Wire &wire) { return wire.isClosedByPeer(); });
    };
    QTRY_COMPARE(gone(), 200 - 59);
    ours.send(fixture.request("GET /2"));
    QCOMPARE(readReply(ours).body, std::string("x"));
    QCOMPARE(fixture.ask("GET /3").body, std::string("x"));
}

void ProxyLimitsTest::idleConnectionsOfOursGiveWay()
{
    ProxyLimits limits;
    limits.mostClientsInAll = 10;
    ProxyFixture fixture(answers("x"), limits);
    std::vector<Wire> ours;
    for (int i = 0; i < 25; ++i) {
        ours.push_back(fixture.connect());
        ours.back().send(fixture.request("GET /1"));
        QCOMPARE(readReply(ours.back()).body, std::string("x"));
    }
    QVERIFY(ours.front().isClosedByPeer() && !ours.back().isClosedByPeer());
}

// Who connects then waits, without the program taking a processor for it, and is served when there are some again.
void ProxyLimitsTest::noDescriptorsLeft()
{
    ProxyLimits limits;
    limits.restTime = 100ms;
    ProxyFixture fixture(answers("x"), limits);
    QCOMPARE(fixture.ask("GET /1").body, std::string("x")); // so that a connection to the server is there
    const rlimit before = descriptors();
    const auto restore = qScopeGuard([&before] { ::setrlimit(RLIMIT_NOFILE, &before); });
    std::string reply;
    double spent = 0;
    {
        std::this_thread::sleep_for(200ms); // until the first one's connection is closed
        const int next = ::dup(0);
        ::close(next);
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"no file descriptors left"_s));
        const rlimit few{rlim_t(next) + 1, before.rlim_max}; // one: for this side of the connection
        QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
        Wire wire = fixture.connect();
        const bool isOpen = wire.isOpen();
        wire.send(fixture.request("GET /2"));
        const double then = cpuSeconds();
        std::this_thread::sleep_for(1s);
        spent = cpuSeconds() - then;
        ::setrlimit(RLIMIT_NOFILE, &before);
        QVERIFY(isOpen);
        reply = readReply(wire).body;
    }
    QCOMPARE(reply, std::string("x"));
    QVERIFY2(spent < 0.1, qPrintable(u"%1 s of CPU in a second"_s.arg(spent)));
}

void ProxyLimitsTest::softLimitIsRaised()
{
    const rlimit before = descriptors();
    const auto restore = qScopeGuard([&before] { ::setrlimit(RLIMIT_NOFILE, &before); });
    const rlimit few{500, before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &few), 0);
    QCOMPARE(descriptorLimit(), std::size_t(500));
    const ProxyServer proxy;
    QCOMPARE(descriptors().rlim_cur, std::min<rlim_t>(8192, before.rlim_max));
    const rlimit many{9000, before.rlim_max};
    if (before.rlim_max < 9000 || ::setrlimit(RLIMIT_NOFILE, &many) != 0)
        return;
    const ProxyServer other;
    QCOMPARE(descriptors().rlim_cur, rlim_t(9000)); // never lowered
}

void ProxyLimitsTest::noAnswer()
{
    ProxyLimits limits;
    limits.answerTime = 400ms;
    ProxyFixture fixture(
        [](Wire &wire, const std::string &head) {
            return head.starts_with("GET /quick") ? wire.send(page("x")) : !wire.readSome().empty();
        },
        limits);
    QElapsedTimer clock;
    clock.start();
    const Reply late = fixture.ask("GET /slow");
    QCOMPARE(late.status, 504);
    QCOMPARE(late.header("X-Cinderscope-Error"), std::string("timeout"));
    QVERIFY2(late.body.find("did not answer within 0.4 s.") != std::string::npos, late.body.c_str());
    QVERIFY(clock.elapsed() >= 400);
    QCOMPARE(fixture.ask("GET /quick").body, std::string("x"));
    QTRY_VERIFY(!fixture.records().empty() && fixture.records().front().note == "timeout");
}

// A way that hangs: an HTTP proxy that does not answer.
void ProxyLimitsTest::noConnection()
{
    const ScriptedServer hole([](Wire &wire, const std::string &) { return !wire.readSome().empty(); });
    ProxyLimits limits;
    limits.connectTime = 400ms;
    ProxyFixture fixture(answers("x"), limits);
    Access hung;
    hung.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(hole.port()));
    hung.farLoopback = true;
    fixture.proxy.setAccess(u"a"_s, hung);
    QElapsedTimer clock;
    clock.start();
    const Reply late = fixture.ask("GET /");
    QCOMPARE(late.status, 504);
    QCOMPARE(late.header("X-Cinderscope-Error"), std::string("connect-timeout"));
    QVERIFY2(late.body.find("no connection within 0.4 s.") != std::string::npos, late.body.c_str());
    QVERIFY(clock.elapsed() >= 400);
    fixture.proxy.setAccess(u"a"_s, Access());
    QCOMPARE(fixture.ask("GET /").body, std::string("x"));
}

void ProxyLimitsTest::stalledAnswer()
{
    ProxyLimits limits;
    limits.stallTime = 500ms;
    ProxyFixture fixture(
        [](Wire &wire, const std::string &head) {
            wire.send("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n");
            if (head.starts_with("GET /drips")) { // longer in all than the limit, but never without a byte for so long
                for (int i = 0; i < 10; ++i) {
                    std::this_thread::sleep_for(100ms);
                    wire.send("x");
                }
                return true;
            }
            wire.send("abc");
            return !wire.readSome().empty();
        },
        limits);
    const Reply drips = fixture.ask("GET /drips");
    QVERIFY(drips.complete);
    const Reply cut = fixture.ask("GET /stalls");
    QCOMPARE(cut.body, std::string("abc"));
    QVERIFY(!cut.complete);
    QTRY_COMPARE(fixture.records().size(), std::size_t(2));
    QCOMPARE(fixture.records().back().note, std::string("nothing passed for too long"));
}

// A head that comes byte by byte gets no more time than one that does not come.
void ProxyLimitsTest::slowHead()
{
    ProxyLimits limits;
    limits.headTime = 400ms;
    ProxyFixture fixture(answers("x"), limits);
    Wire slow = fixture.connect();
    slow.send("GET / HTTP/1.1\r\nX-Long: ");
    QElapsedTimer clock;
    clock.start();
    while (slow.send("x") && clock.elapsed() < 15'000)
        std::this_thread::sleep_for(20ms);
    QVERIFY(clock.elapsed() >= 350 && clock.elapsed() < 15'000);
}

// One that says nothing, and one that has said all it wanted.
void ProxyLimitsTest::silentClients()
{
    ProxyLimits limits;
    limits.headTime = 300ms;
    limits.idleTime = 2500ms;
    ProxyFixture fixture(answers("x"), limits);
    Wire silent = fixture.connect(), idle = fixture.connect();
    idle.send(fixture.request("GET /"));
    QCOMPARE(readReply(idle).body, std::string("x"));
    QElapsedTimer clock;
    clock.start();
    QVERIFY(isEnded(silent));
    QVERIFY2(!idle.isClosedByPeer(), "who was let in keeps the connection longer");
    QVERIFY(isEnded(idle));
    QVERIFY(clock.elapsed() >= 2400);
}

void ProxyLimitsTest::halfClosedClientIsGivenUp()
{
    ProxyLimits limits;
    limits.goneTime = 300ms;
    std::atomic<bool> gone = false;
    ProxyFixture fixture(
        [&](Wire &wire, const std::string &) {
            gone = wire.readSome().empty();
            return false;
        },
        limits);
    Wire wire = fixture.connect();
    wire.send(fixture.request("GET /never"));
    wire.endSending();
    QVERIFY(isEnded(wire));
    QTRY_VERIFY(gone); // and the server's connection is not kept for it
}

void ProxyLimitsTest::idleConnectionsToTheServer()
{
    ProxyLimits limits;
    limits.idleLife = 300ms;
    std::atomic<int> ended = 0;
    ProxyFixture fixture(
        [&](Wire &wire, const std::string &) {
            wire.send(page("x"));
            const std::string next = wire.readTo("\r\n\r\n");
            ended += next.empty();
            return !next.empty() && wire.send(page("y"));
        },
        limits);
    QCOMPARE(fixture.ask("GET /1").body, std::string("x"));
    QCOMPARE(fixture.ask("GET /2").body, std::string("y")); // the same connection
    QCOMPARE(fixture.server.connections(), 1);
    QCOMPARE(fixture.ask("GET /3").body, std::string("x"));
    QTRY_COMPARE_WITH_TIMEOUT(ended.load(), 1, 15'000); // closed by us, while nobody asks; the server would after 20 s
}

// What must not be sent twice does not go where the server may just be closing.
void ProxyLimitsTest::formsGetAFreshConnection()
{
    ProxyLimits limits;
    limits.fresh = 100ms;
    ProxyFixture fixture(answers("x"), limits);
    QCOMPARE(fixture.ask("GET /1").body, std::string("x"));
    std::this_thread::sleep_for(200ms);
    QCOMPARE(fixture.ask("GET /2").body, std::string("x"));
    QCOMPARE(fixture.server.connections(), 1);
    std::this_thread::sleep_for(200ms);
    QCOMPARE(fixture.ask("POST /3", "Content-Length: 0\r\n").body, std::string("x"));
    QCOMPARE(fixture.server.connections(), 2);
}

// Spark's sockets have a backlog of one. The door counts who waits to be let through at the same time.
void ProxyLimitsTest::oneConnectionAtATime()
{
    std::atomic<int> now = 0, most = 0, served = 0;
    const ScriptedServer door([&](Wire &wire, const std::string &head) {
        if (head.starts_with("CONNECT ")) {
            int seen = most;
            const int here = ++now;
            while (here > seen && !most.compare_exchange_weak(seen, here)) {
            }
            std::this_thread::sleep_for(150ms);
            --now;
            return wire.send("HTTP/1.1 200 Come in\r\n\r\n");
        }
        std::this_thread::sleep_for(400ms); // so that nobody gets another one's connection
        ++served;
        return wire.send(page("x"));
    });
    const auto inParallel = [](auto act) {
        std::vector<std::thread> threads;
        for (int i = 0; i < 6; ++i)
            threads.emplace_back(act);
        for (std::thread &thread : threads)
            thread.join();
    };
    inParallel([&] { // what the door says when nobody keeps order
        Wire wire = Wire::to("127.0.0.1:" + std::to_string(door.port()));
        wire.send("CONNECT driver:4040 HTTP/1.1\r\n\r\n");
        (void)wire.readTo("\r\n\r\n");
    });
    QVERIFY2(most > 1, "the door cannot tell");
    most = 0;
    ProxyServer proxy;
    Access access;
    access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(door.port()));
    const auto upstream = *proxy.add(u"a"_s, QUrl(u"http://driver.spark.test:4040/"_s), access);
    inParallel([&] {
        Wire wire = Wire::to(upstream->listenAuthority());
        wire.send("GET / HTTP/1.1\r\nHost: " + upstream->listenAuthority() +
                  "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\nSec-Fetch-Dest: document\r\n\r\n");
        (void)readReply(wire);
    });
    QCOMPARE(served.load(), 6);
    QCOMPARE(most.load(), 1);
    QVERIFY(door.connections() > 6 + 1); // several were opened
}

void ProxyLimitsTest::ticketsEnd()
{
    QCOMPARE(ProxyLimits().ticketLife, ProxyLimits::Time(60s));
    ProxyLimits limits;
    limits.ticketLife = 300ms;
    ProxyFixture fixture(answers("x"), limits);
    const QUrl page(QString::fromStdString(fixture.upstream->listenOrigin() + "/jobs/"));
    const auto redeem = [&fixture](const std::optional<QUrl> &ticket) {
        Wire wire = fixture.connect();
        wire.send("GET " + ticket->path().toStdString() + " HTTP/1.1\r\nHost: " + fixture.host() + "\r\n\r\n");
        return readReply(wire);
    };
    const auto late = fixture.proxy.ticketUrl(page), copied = fixture.proxy.ticketUrl(page, 1h);
    std::this_thread::sleep_for(350ms);
    const Reply over = redeem(late);
    QCOMPARE(over.status, 403);
    QVERIFY2(over.body.find("could be used for 0.3 s, and that is over") != std::string::npos, over.body.c_str());
    QVERIFY(over.header("Set-Cookie").empty());
    QVERIFY(redeem(late).body.find("has been used") != std::string::npos);
    QCOMPARE(redeem(copied).status, 303);
    QCOMPARE(redeem(copied).status, 403);
}

QTEST_GUILESS_MAIN(ProxyLimitsTest)
#include "tst_proxylimits.moc"
