// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/patience.h"
#include "unit/proxy/proxyfixture.h"

#include <QFile>
#include <QTest>

#include <array>
#include <atomic>
#include <chrono>
#include <thread>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

std::size_t residentBytes()
{
    QFile file(u"/proc/self/statm"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    return file.readAll().split(' ').value(1).toULongLong() * 4096;
}

std::string lengthOf(const std::string &head)
{
    const std::size_t at = head.find("Content-Length: ");
    return at == std::string::npos ? "0" : head.substr(at + 16, head.find("\r\n", at) - at - 16);
}

} // namespace

//! Bytes through the proxy, both ways, in all framings, slowly, in a hurry, and broken off.
class ProxyStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void responses_data();
    void responses();
    void requestBodies();
    void keepAliveAndPipelines();
    void atMostSixConnections();
    void connectionsAreThereBeforeTheFiles();
    void slowReaderHoldsTheServer();
    void slowServerHoldsTheWriter();
    void brokenTransfersAreSeen_data();
    void brokenTransfersAreSeen();
    void halfClosedClientGetsItsAnswer();
    void halfClosedServer();
    void slowFirstAnswers();
    void closedConnectionIsReplaced();
    void deadNewConnectionIsReplaced();
    void slowEndIsNotRepeated();
    void postIsNotRepeated();
    void earlyAnswer();
    void continueIsSaid();
    void informationalAnswers();
    void nobodyThere();
    void clientsThatGoAway();
};

void ProxyStreamsTest::responses_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray packed = QByteArray::fromHex("1f8b08000000000000034b4c4a0600c241243503000000");
    QTest::newRow("length") << QByteArray("GET /a") << ok + "Content-Length: 3\r\n\r\nabc" << 200 << QByteArray("abc");
    QTest::newRow("empty") << QByteArray("GET /a") << ok + "Content-Length: 0\r\n\r\n" << 200 << QByteArray();
    QTest::newRow("chunks") << QByteArray("GET /a")
                            << ok + "Transfer-Encoding: chunked\r\n\r\n1\r\na\r\n2\r\nbc\r\n0\r\n\r\n"
                            << 200 << QByteArray("abc");
    QTest::newRow("gzip as it is") << QByteArray("GET /a")
                                   << ok + "Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n17\r\n" +
                                          packed + "\r\n0\r\n\r\n"
                                   << 200 << packed;
    QTest::newRow("chunks with extensions")
        << QByteArray("GET /a") << ok + "Transfer-Encoding: chunked\r\n\r\n3;a=b\r\nabc\r\n0\r\nT: 1\r\n\r\n"
        << 200 << QByteArray("abc");
    QTest::newRow("head") << QByteArray("HEAD /a") << ok + "Content-Length: 1000\r\n\r\n" << 200 << QByteArray();
    QTest::newRow("no content") << QByteArray("GET /a") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << 204
                                << QByteArray();
    QTest::newRow("not modified") << QByteArray("GET /a")
                                  << QByteArray("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n") << 304
                                  << QByteArray();
    QTest::newRow("range") << QByteArray("GET /a")
                           << QByteArray("HTTP/1.1 206 Partial Content\r\nContent-Range: bytes 1-2/3\r\n"
                                         "Content-Length: 2\r\n\r\nbc")
                           << 206 << QByteArray("bc");
    QTest::newRow("not found") << QByteArray("GET /a")
                               << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 1\r\n\r\nx") << 404
                               << QByteArray("x");
}

void ProxyStreamsTest::responses()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, answer);
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    std::atomic<std::size_t> piece = 4096;
    ProxyFixture fixture([&](Wire &wire, const std::string &) {
        const std::size_t step = piece; // the next round may begin before this one slept enough
        for (std::size_t at = 0; at < std::size_t(answer.size()); at += step) {
            wire.send({answer.data() + at, std::min(step, std::size_t(answer.size()) - at)});
            if (step < 100)
                std::this_thread::sleep_for(1ms);
        }
        return true;
    });
    for (const std::size_t each : {std::size_t(4096), std::size_t(7), std::size_t(1)}) {
        piece = each;
        const Reply reply = fixture.ask(line.toStdString());
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.body, body.toStdString());
        QVERIFY(reply.complete);
    }
    QCOMPARE(fixture.server.connections(), 1);
    if (line.startsWith("HEAD"))
        QCOMPARE(fixture.ask(line.toStdString()).header("Content-Length"), std::string("1000"));
}

void ProxyStreamsTest::requestBodies()
{
    ProxyFixture fixture([](Wire &wire, const std::string &head) {
        std::string body;
        if (head.find("Transfer-Encoding: chunked") != std::string::npos) {
            for (;;) {
                const auto size = std::strtoull(wire.readTo("\r\n").c_str(), nullptr, 16);
                const std::string chunk = wire.read(size + 2);
                if (size == 0)
                    break;
                body += chunk.substr(0, size);
            }
        } else {
            body = wire.read(std::stoull(lengthOf(head)));
        }
        return wire.send(page(std::to_string(body.size()) + body.substr(0, 20)));
    });
    QCOMPARE(fixture.ask("POST /jobs/job/kill/", "Content-Length: 4\r\n", "id=1").body, std::string("4id=1"));
    QCOMPARE(fixture.ask("POST /a", "Content-Length: 0\r\n").body, std::string("0"));
    QCOMPARE(fixture.ask("POST /a").body, std::string("0"));
    QCOMPARE(
        fixture.ask("POST /a", "Transfer-Encoding: chunked\r\n", "2\r\nab\r\n3;x\r\ncde\r\n0\r\nT: x\r\n\r\n").body,
        std::string("5abcde"));
    const std::string big(3'000'000, 'x');
    QCOMPARE(fixture.ask("POST /a", "Content-Length: 3000000\r\n", big).body, "3000000" + std::string(20, 'x'));
    for (const std::string &head : fixture.server.heads())
        QVERIFY(head.find("ecret") == std::string::npos);
}

void ProxyStreamsTest::keepAliveAndPipelines()
{
    ProxyFixture fixture(
        [](Wire &wire, const std::string &head) { return wire.send(page(head.substr(4, head.find(' ', 4) - 4))); });
    Wire wire = fixture.connect();
    for (const std::string path : {"/1", "/2", "/3"}) {
        wire.send(fixture.request("GET " + path));
        QCOMPARE(readReply(wire).body, path);
    }
    std::string all;
    for (int i = 0; i < 50; ++i)
        all += fixture.request("GET /p" + std::to_string(i));
    wire.send(all);
    for (int i = 0; i < 50; ++i)
        QCOMPARE(readReply(wire).body, "/p" + std::to_string(i));
    wire.send(fixture.request("GET /last", "Connection: close\r\n"));
    const Reply last = readReply(wire);
    QCOMPARE(last.header("Connection"), std::string("close"));
    QCOMPARE(wire.readAll(), std::string());
    QCOMPARE(fixture.server.connections(), 1);
    Wire old = fixture.connect();
    old.send("GET /old HTTP/1.0\r\nHost: " + fixture.host() + "\r\nX-Cinderscope-Secret: " + fixture.upstream->secret +
             "\r\n\r\n");
    QCOMPARE(readReply(old).body, std::string("/old"));
    QCOMPARE(old.readAll(), std::string());
}

void ProxyStreamsTest::atMostSixConnections()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) {
        std::this_thread::sleep_for(30ms);
        return wire.send(page("x"));
    });
    std::vector<std::thread> threads;
    std::atomic<int> good = 0;
    for (int i = 0; i < 24; ++i) {
        threads.emplace_back([&] {
            for (int k = 0; k < 4; ++k)
                good += fixture.ask("GET /a").body == "x";
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(good.load(), 24 * 4);
    QVERIFY(fixture.server.mostConnections() <= 6 && fixture.server.mostConnections() > 1);
    QVERIFY(fixture.server.connections() <= 6);
}

void ProxyStreamsTest::connectionsAreThereBeforeTheFiles()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    QCOMPARE(fixture.ask("GET /plain").status, 200);
    QTest::qWait(100);
    QCOMPARE(fixture.server.connections(), 1); // what a script asks for is no page
    QCOMPARE(fixture.ask("GET /jobs/", "Sec-Fetch-Dest: document\r\n").status, 200);
    QTRY_COMPARE(fixture.server.connections(), 4);
    QCOMPARE(fixture.ask("GET /stages/", "Sec-Fetch-Dest: document\r\n").status, 200);
    QTest::qWait(100);
    QCOMPARE(fixture.server.connections(), 4);
    QCOMPARE(fixture.server.heads().size(), std::size_t(3));
}

void ProxyStreamsTest::slowReaderHoldsTheServer()
{
    constexpr std::size_t total = 300'000'000;
    std::atomic<std::size_t> sent = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &head) {
        const bool chunked = head.find("chunked") != std::string::npos;
        const std::string part(chunked ? 50'000 : 100'000, 'x');
        wire.send(chunked ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                          : "HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(total) + "\r\n\r\n");
        for (std::size_t done = 0; done < total; done += part.size(), sent = done) {
            if (!wire.send(chunked ? "c350\r\n" + part + "\r\n" : part))
                return false;
        }
        return !chunked || wire.send("0\r\n\r\n");
    });
    for (const std::string path : {"/plain", "/chunked"}) {
        sent = 0;
        Wire wire = fixture.connect(64 * 1024);
        wire.send(fixture.request("GET " + path));
        wire.readTo("\r\n\r\n");
        std::this_thread::sleep_for(500ms);
        const std::size_t stalled = sent;
        std::this_thread::sleep_for(500ms);
        QCOMPARE(sent.load(), stalled);                                      // it waits for the reader
        QVERIFY2(stalled < total / 4, qPrintable(QString::number(stalled))); // the kernel's buffers, of both hops
        const std::size_t before = residentBytes();
        std::size_t count = 0, most = before;
        for (std::string part = wire.readSome(1'000'000); !part.empty() && count < total;
             part = wire.readSome(1'000'000)) {
            count += part.size();
            most = std::max(most, residentBytes());
            if (count >= total)
                break;
        }
        QVERIFY(count >= total);
        QVERIFY2(most - before < 20'000'000, qPrintable(QString::number(most - before)));
    }
}

void ProxyStreamsTest::slowServerHoldsTheWriter()
{
    std::atomic<bool> go = false;
    std::atomic<std::size_t> sent = 0, received = 0;
    constexpr std::size_t total = 64'000'000;
    ProxyFixture fixture([&](Wire &wire, const std::string &) {
        while (!go)
            std::this_thread::sleep_for(5ms);
        while (received < total) {
            const std::string part = wire.readSome(1'000'000);
            if (part.empty())
                return false;
            received += part.size();
        }
        return wire.send(page("thanks"));
    });
    Wire wire = fixture.connect();
    wire.send(fixture.request("POST /a", "Content-Length: " + std::to_string(total) + "\r\n"));
    std::thread writer([&] {
        const std::string part(100'000, 'x');
        for (std::size_t done = 0; done < total && wire.send(part); done += part.size())
            sent = done + part.size();
    });
    std::this_thread::sleep_for(700ms);
    const std::size_t stalled = sent;
    std::this_thread::sleep_for(500ms);
    const bool held = sent == stalled && stalled < 24'000'000;
    go = true;
    writer.join();
    QVERIFY2(held, qPrintable(QString::number(stalled)));
    QCOMPARE(readReply(wire).body, std::string("thanks"));
    QCOMPARE(received.load(), total);
}

void ProxyStreamsTest::brokenTransfersAreSeen_data()
{
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<bool>("reset");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    for (const bool reset : {false, true}) {
        QTest::addRow("length, %s", reset ? "reset" : "closed") << ok + "Content-Length: 10\r\n\r\nabc" << reset;
        QTest::addRow("chunks, %s", reset ? "reset" : "closed") << ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
                                                                << reset;
        QTest::addRow("in a chunk, %s", reset ? "reset" : "closed")
            << ok + "Transfer-Encoding: chunked\r\n\r\n30\r\nabc" << reset;
    }
    QTest::newRow("bad chunk") << ok + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nxyz\r\n" << false;
}

void ProxyStreamsTest::brokenTransfersAreSeen()
{
    QFETCH(QByteArray, answer);
    QFETCH(bool, reset);
    ProxyFixture fixture([&](Wire &wire, const std::string &) {
        wire.send({answer.data(), std::size_t(answer.size())});
        std::this_thread::sleep_for(50ms);
        if (reset)
            wire.reset();
        return false;
    });
    const Reply reply = fixture.ask("GET /a");
    QVERIFY(!reply.complete);
    QTRY_VERIFY(!fixture.records().empty() && !fixture.records().back().note.empty());
}

void ProxyStreamsTest::halfClosedClientGetsItsAnswer()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) {
        std::this_thread::sleep_for(500ms);
        return wire.send(page("late"));
    });
    Wire wire = fixture.connect();
    wire.send(fixture.request("GET /a"));
    wire.endSending();
    const Reply reply = readReply(wire);
    QCOMPARE(reply.body, std::string("late"));
    QCOMPARE(wire.readAll(), std::string());
    Wire cut = fixture.connect(); // closed in the middle of its own request
    cut.send(fixture.request("POST /a", "Content-Length: 10\r\n", "abc"));
    cut.endSending();
    QCOMPARE(readReply(cut).status, 0);
}

void ProxyStreamsTest::halfClosedServer()
{
    std::atomic<std::size_t> received = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &head) {
        if (head.starts_with("GET /until-the-end")) // no length: the end is the end
            wire.send("HTTP/1.1 200 OK\r\n\r\n" + std::string(200'000, 'x'));
        wire.endSending(); // but it goes on reading
        for (std::string part = wire.readSome(); !part.empty(); part = wire.readSome())
            received += part.size();
        return false;
    });
    const Reply whole = fixture.ask("GET /until-the-end");
    QCOMPARE(whole.body, std::string(200'000, 'x'));
    QVERIFY(whole.complete);
    QCOMPARE(fixture.ask("GET /nothing").status, 502);
    // closes its half while the request still comes: nobody waits for an answer that cannot come
    Wire wire = fixture.connect();
    wire.send(fixture.request("POST /a", "Content-Length: 1000000\r\n", std::string(1000, 'x')));
    const Reply lost = readReply(wire);
    QCOMPARE(lost.status, 502);
    QCOMPARE(lost.header("X-Cinderscope-Error"), std::string("lost"));
    QCOMPARE(lost.header("Connection"), std::string("close"));
}

// A driver whose first answer takes 20 s, as Jersey's does on a busy computer: a tenth of it, with a tenth of all that
// the proxy waits for. Whatever asks: a page, a form, and a client that has closed its half since.
void ProxyStreamsTest::slowFirstAnswers()
{
    ProxyLimits limits;
    for (ProxyLimits::Time *time :
         {&limits.headTime, &limits.idleTime, &limits.answerTime, &limits.stallTime, &limits.goneTime,
          &limits.lingerTime, &limits.connectTime, &limits.deadAtOnce, &limits.idleLife, &limits.fresh})
        *time /= 10;
    std::atomic<int> asked = 0;
    ProxyFixture fixture(
        [&asked](Wire &wire, const std::string &head) {
            ++asked;
            (void)wire.read(std::stoul(lengthOf(head)));
            std::this_thread::sleep_for(2s + 100ms);
            return wire.send(page("at last"));
        },
        limits);
    const auto ask = [&fixture](const std::string &request, bool closesItsHalf) {
        Wire wire = fixture.connect();
        wire.send(request);
        if (closesItsHalf)
            wire.endSending();
        return readReply(wire).body;
    };
    const std::string document = fixture.request("GET /jobs/", "Sec-Fetch-Dest: document\r\n");
    const std::string form = fixture.request("POST /jobs/job/kill/", "Content-Length: 3\r\n", "a=b");
    std::array<std::string, 3> answers;
    std::array<std::thread, 3> clients{std::thread([&] { answers[0] = ask(document, false); }),
                                       std::thread([&] { answers[1] = ask(form, false); }),
                                       std::thread([&] { answers[2] = ask(document, true); })};
    for (std::thread &client : clients)
        client.join();
    for (const std::string &answer : answers)
        QCOMPARE(answer, std::string("at last"));
    QCOMPARE(asked.load(), 3); // nor was one asked again
}

void ProxyStreamsTest::closedConnectionIsReplaced()
{
    // closes without an answer when it is asked again on the same connection
    std::atomic<int> asked = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &) { return ++asked != 2 && wire.send(page("x")); });
    QCOMPARE(fixture.ask("GET /1").body, std::string("x"));
    QCOMPARE(fixture.ask("GET /2").body, std::string("x"));
    QCOMPARE(asked.load(), 3);
    // closes behind its answer, as Jetty does after 30 s
    ProxyFixture closing([](Wire &wire, const std::string &) {
        wire.send(page("x"));
        return false;
    });
    for (int i = 0; i < 5; ++i)
        QCOMPARE(closing.ask("GET /1").body, std::string("x"));
}

// Opened ahead, and given up before it was used: what was asked for by it is asked again, twice at most.
void ProxyStreamsTest::deadNewConnectionIsReplaced()
{
    std::atomic<int> asked = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &) { return ++asked > 1 && wire.send(page("x")); });
    QCOMPARE(fixture.ask("GET /1").body, std::string("x"));
    QCOMPARE(asked.load(), 2);
    ProxyFixture twice([&](Wire &wire, const std::string &) {
        return ++asked > 2 && wire.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n");
    });
    asked = 0;
    QCOMPARE(twice.ask("HEAD /1").status, 200);
    QCOMPARE(asked.load(), 3);
    ProxyFixture never([&](Wire &, const std::string &) {
        ++asked;
        return false;
    });
    asked = 0;
    const Reply lost = never.ask("GET /1");
    QCOMPARE(lost.status, 502);
    QCOMPARE(lost.header("X-Cinderscope-Error"), std::string("lost"));
    QCOMPARE(asked.load(), 3);
    QTRY_COMPARE(never.records().size(), std::size_t(1)); // one request, however often it was sent
    QVERIFY(never.records().front().note.starts_with("lost: "));
    asked = 0;
    QCOMPARE(never.ask("POST /1", "Content-Length: 0\r\n").status, 502);
    QCOMPARE(asked.load(), 1);
}

// What takes long and then fails is not made to take three times as long.
void ProxyStreamsTest::slowEndIsNotRepeated()
{
    std::atomic<int> asked = 0;
    ProxyFixture fixture([&](Wire &, const std::string &) {
        ++asked;
        std::this_thread::sleep_for(4s);
        return false;
    });
    QCOMPARE(fixture.ask("GET /1").status, 502);
    QCOMPARE(asked.load(), 1);
}

void ProxyStreamsTest::postIsNotRepeated()
{
    std::atomic<int> posts = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &head) {
        if (head.starts_with("POST")) {
            ++posts;
            return false;
        }
        return wire.send(page("x"));
    });
    QCOMPARE(fixture.ask("GET /1").status, 200);
    const Reply reply = fixture.ask("POST /jobs/job/kill/", "Content-Length: 0\r\n");
    QCOMPARE(reply.status, 502);
    QCOMPARE(reply.header("X-Cinderscope-Error"), std::string("lost"));
    QCOMPARE(posts.load(), 1);
}

void ProxyStreamsTest::earlyAnswer()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) {
        wire.send("HTTP/1.1 413 Too Large\r\nContent-Length: 1\r\n\r\nx");
        wire.readSome();
        return false;
    });
    Wire wire = fixture.connect();
    wire.send(fixture.request("POST /a", "Content-Length: 1000000\r\n", std::string(1000, 'x')));
    const Reply reply = readReply(wire);
    QCOMPARE(reply.status, 413);
    QCOMPARE(reply.header("Connection"), std::string("close"));
}

void ProxyStreamsTest::continueIsSaid()
{
    ProxyFixture fixture([](Wire &wire, const std::string &head) {
        return wire.send(page(wire.read(4) + (head.find("Expect") == std::string::npos ? "" : "!")));
    });
    Wire wire = fixture.connect();
    wire.send(fixture.request("POST /a", "Content-Length: 4\r\nExpect: 100-continue\r\n"));
    QCOMPARE(wire.readTo("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    wire.send("abcd");
    QCOMPARE(readReply(wire).body, std::string("abcd"));
}

void ProxyStreamsTest::informationalAnswers()
{
    ProxyFixture fixture([](Wire &wire, const std::string &head) {
        if (head.starts_with("GET /switch"))
            return wire.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n");
        return wire.send("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + page("x"));
    });
    const Reply reply = fixture.ask("GET /a");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, std::string("x"));
    QCOMPARE(fixture.ask("GET /switch").status, 502);
}

void ProxyStreamsTest::nobodyThere()
{
    ProxyFixture fixture([](Wire &, const std::string &) { return false; });
    int port = 0;
    {
        const ScriptedServer gone([](Wire &, const std::string &) { return false; });
        port = gone.port();
    }
    const auto dead = *fixture.proxy.add(u"a"_s, QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
    Wire wire = Wire::to(dead->listenAuthority());
    wire.send("GET / HTTP/1.1\r\nHost: " + dead->listenAuthority() + "\r\nX-Cinderscope-Secret: " + dead->secret +
              "\r\n\r\n");
    const Reply reply = readReply(wire);
    QCOMPARE(reply.status, 502);
    QCOMPARE(reply.header("X-Cinderscope-Error"), std::string("connect"));
    QVERIFY(reply.body.find("refused") != std::string::npos);
    QCOMPARE(fixture.ask("GET /").status, 502); // closes at once, each time
}

void ProxyStreamsTest::clientsThatGoAway()
{
    std::atomic<int> broken = 0;
    ProxyFixture fixture([&](Wire &wire, const std::string &head) {
        if (head.starts_with("GET /small"))
            return wire.send(page("x"));
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
        const std::string part(100'000, 'x');
        while (wire.send(part)) {
        }
        ++broken;
        return false;
    });
    for (int i = 0; i < 12; ++i) { // more than there are connections
        Wire wire = fixture.connect();
        wire.send(fixture.request("GET /big"));
        wire.read(1000);
        wire.reset();
    }
    QTRY_COMPARE_WITH_TIMEOUT(broken.load(), 12, 20000);
    QCOMPARE(fixture.ask("GET /small").body, std::string("x"));
}

QTEST_GUILESS_MAIN(ProxyStreamsTest)
#include "tst_proxystreams.moc"
