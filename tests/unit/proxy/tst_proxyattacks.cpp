// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/patience.h"
#include "unit/proxy/proxyfixture.h"

#include <arpa/inet.h>
#include <atomic>
#include <netinet/in.h>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QProcess>
#include <QTcpSocket>
#include <QTest>
#include <sys/socket.h>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Nobody but our view, and a browser with a ticket, reads through the proxy; nothing else is reached by it.
class ProxyAttacksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusedRequests_data();
    void refusedRequests();
    void otherClustersSecret();
    void anotherUserOfThisComputer();
    void listensOnLoopbackOnly();
    void theSamePortOfIpv6();
    void redirectsToOtherServices();
    void linksToOtherServices();
    void linkedNameThatIsRebound();
    void pathsPassAsTheyAre();
    void killFormInsteadOfALink();
    void hugeHeads();
    void smuggledRequestIsNotASecondOne();
    void responseSplitting();
    void strangersDoNotLockOut();
    void ticketOpensOnce();
    void browserFollowsLinksWithTickets();
    void browserFormsOfOtherSites();
    void removedClusterIsGone();
    void endsInTheMiddle();
};

void ProxyAttacksTest::refusedRequests_data()
{
    QTest::addColumn<QByteArray>("request"); // @: our host, #: line with the secret; ~ and `: these two
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const char *request, int status) {
        QTest::newRow(name) << QByteArray(request) << status;
    };
    row("no secret", "GET /jobs/ HTTP/1.1\r\nHost: @\r\n\r\n", 403);
    row("empty secret", "GET / HTTP/1.1\r\nHost: @\r\nX-Cinderscope-Secret:\r\n\r\n", 403);
    row("wrong secret",
        "GET / HTTP/1.1\r\nHost: @\r\nX-Cinderscope-Secret: "
        "0000000000000000000000000000000000000000000000000000000000000000\r\n\r\n",
        403);
    row("secret twice", "GET / HTTP/1.1\r\nHost: @\r\n##\r\n", 403);
    row("rebound name", "GET / HTTP/1.1\r\nHost: evil.example\r\n#\r\n", 421);
    row("rebound name with port", "GET / HTTP/1.1\r\nHost: evil.example:80\r\n#\r\n", 421);
    row("localhost", "GET / HTTP/1.1\r\nHost: localhost\r\n#\r\n", 421);
    row("no host", "GET / HTTP/1.1\r\n#\r\n", 421);
    row("two hosts", "GET / HTTP/1.1\r\nHost: @\r\nHost: evil\r\n#\r\n", 421);
    row("host with user", "GET / HTTP/1.1\r\nHost: x~@\r\n#\r\n", 421);
    row("absolute form", "GET http://@/ HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("absolute form elsewhere", "GET http://169.254.169.254/ HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("connect", "CONNECT evil:443 HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("asterisk", "OPTIONS * HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("options", "OPTIONS / HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("trace", "TRACE / HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("put", "PUT / HTTP/1.1\r\nHost: @\r\nContent-Length: 0\r\n#\r\n", 405);
    row("delete", "DELETE / HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("lower case", "get / HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("web socket",
        "GET / HTTP/1.1\r\nHost: @\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n#\r\n", 403);
    row("foreign web socket",
        "GET / HTTP/1.1\r\nHost: @\r\nOrigin: http://evil\r\nConnection: keep-alive, Upgrade\r\nUpgrade: websocket\r\n"
        "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
        403);
    row("h2c", "GET / HTTP/1.1\r\nHost: @\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n#\r\n", 403);
    row("foreign fetch", "GET / HTTP/1.1\r\nHost: @\r\nOrigin: http://evil\r\n#\r\n", 403);
    row("null origin", "GET / HTTP/1.1\r\nHost: @\r\nOrigin: null\r\n#\r\n", 403);
    row("preflight of a foreign fetch",
        "OPTIONS /api/v1/applications HTTP/1.1\r\nHost: @\r\nOrigin: http://evil\r\nAccess-Control-Request-Method: "
        "GET\r\nAccess-Control-Request-Headers: x-cinderscope-secret\r\n\r\n",
        405);
    row("foreign image",
        "GET / HTTP/1.1\r\nHost: @\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\nSec-Fetch-Dest: "
        "image\r\n#\r\n",
        403);
    row("foreign frame",
        "GET / HTTP/1.1\r\nHost: @\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: "
        "iframe\r\n#\r\n",
        403);
    row("same site, other port",
        "GET / HTTP/1.1\r\nHost: @\r\nSec-Fetch-Site: same-site\r\nSec-Fetch-Mode: cors\r\nSec-Fetch-Dest: "
        "empty\r\n#\r\n",
        403);
    row("foreign form", "POST /jobs/job/kill/ HTTP/1.1\r\nHost: @\r\nOrigin: http://evil\r\nContent-Length: 0\r\n#\r\n",
        403);
    row("foreign form without origin",
        "POST /jobs/job/kill/ HTTP/1.1\r\nHost: @\r\nSec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
        "Sec-Fetch-Dest: document\r\nContent-Length: 0\r\n#\r\n",
        403);
    row("kill by get", "GET /jobs/job/kill/?id=1 HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill by head", "HEAD /stages/stage/kill/ HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill in disguise", "GET /jobs/job/%6Bill;x/ HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill twice in disguise", "GET /jobs/job/%256bill/?id=1 HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill behind dots", "GET /jobs/x/../job/./kill?id=1 HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill in capitals", "GET /JOBS/JOB/KILL/ HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("kill behind an encoded slash", "GET /jobs/job%2Fkill%2F?id=1 HTTP/1.1\r\nHost: @\r\n#\r\n", 405);
    row("own path", "GET /.cinderscope/x HTTP/1.1\r\nHost: @\r\n#\r\n", 404);
    row("no such ticket", "GET /.cinderscope/ticket/00 HTTP/1.1\r\nHost: @\r\n\r\n", 403);
    row("fragment", "GET /a`b HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("backslash", "GET /a\\b HTTP/1.1\r\nHost: @\r\n#\r\n", 400);
    row("length and chunks",
        "POST / HTTP/1.1\r\nHost: @\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n#\r\n0\r\n\r\n", 400);
    row("folded host", "GET / HTTP/1.1\r\nHost:\r\n @\r\n#\r\n", 400);
    row("blank before colon", "GET / HTTP/1.1\r\nHost : @\r\n#\r\n", 400);
    row("other expectation", "POST / HTTP/1.1\r\nHost: @\r\nExpect: x\r\nContent-Length: 1\r\n#\r\na", 417);
    row("noise", "\x16\x03\x01\x02\r\n\r\n", 400);
}

void ProxyAttacksTest::refusedRequests()
{
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("secret page")); });
    const std::string secret = "X-Cinderscope-Secret: " + fixture.upstream->secret + "\r\n";
    request.replace("#", QByteArray::fromStdString(secret));
    request.replace("@", fixture.host().c_str()).replace("~", "@").replace("`", "#");
    Wire wire = fixture.connect();
    wire.send({request.data(), std::size_t(request.size())});
    const Reply reply = readReply(wire, request.startsWith("HEAD"));
    QCOMPARE(reply.status, status);
    QVERIFY(!reply.header("X-Cinderscope-Error").empty());
    QVERIFY(reply.body.find("secret page") == std::string::npos);
    QVERIFY(reply.header("Access-Control-Allow-Origin").empty());
    QCOMPARE(fixture.server.connections(), 0); // not a byte of it went on
}

void ProxyAttacksTest::otherClustersSecret()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const auto other = *fixture.proxy.add(u"b"_s, QUrl(QString::fromStdString(fixture.server.url())));
    Wire wire = Wire::to(other->listenAuthority());
    wire.send("GET / HTTP/1.1\r\nHost: " + other->listenAuthority() +
              "\r\nX-Cinderscope-Secret: " + fixture.upstream->secret + "\r\n\r\n");
    QCOMPARE(readReply(wire).status, 403);
    QCOMPARE(fixture.server.connections(), 0);
    Wire own = Wire::to(other->listenAuthority());
    own.send("GET / HTTP/1.1\r\nHost: " + other->listenAuthority() + "\r\nX-Cinderscope-Secret: " + other->secret +
             "\r\n\r\n");
    QCOMPARE(readReply(own).status, 200);
}

// Somebody else who has an account here, and finds the port.
void ProxyAttacksTest::anotherUserOfThisComputer()
{
    if (::geteuid() != 0)
        QSKIP("another user needs root");
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("secret page")); });
    QProcess shell;
    shell.setChildProcessModifier([] {
        if (::setgid(65534) != 0 || ::setuid(65534) != 0)
            ::_exit(1);
    });
    const QString script =
        u"exec 3<>/dev/tcp/%1/%2; printf 'GET / HTTP/1.1\\r\\nHost: %1:%2\\r\\n\\r\\n' >&3; read -u 3 "
        "line; echo \"$(id -u) $line\"; tr '\\0' '\\n' < /proc/%3/environ; cat /proc/%3/mem"_s;
    shell.start(u"bash"_s, {u"-c"_s, script.arg(QString::fromStdString(fixture.upstream->listenHost))
                                         .arg(fixture.upstream->listenPort)
                                         .arg(::getpid())});
    QVERIFY(shell.waitForFinished());
    const QByteArray told = shell.readAllStandardOutput();
    QVERIFY2(told.startsWith("65534 HTTP/1.1 403"), told.constData());
    QVERIFY(!told.contains(fixture.upstream->secret.c_str()));
    QCOMPARE(fixture.server.connections(), 0);
}

// A listener on [::1] with the same port gets nothing, since our addresses are no names that anybody looks up.
void ProxyAttacksTest::listensOnLoopbackOnly()
{
    const ProxyFixture fixture([](Wire &, const std::string &) { return false; });
    const QByteArray port =
        QByteArray(":").append(QByteArray::number(fixture.upstream->listenPort, 16).rightJustified(4, '0').toUpper());
    int listeners = 0;
    for (const QString &name : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QList<QByteArray> words = line.simplified().split(' ');
            if (words.size() < 4 || words[3] != "0A" || !words[1].endsWith(port))
                continue;
            if (!name.endsWith(u'6') && words[1].startsWith("0100007F"))
                continue; // another program's
            ++listeners;
            QVERIFY2(!name.endsWith(u'6') && words[1].mid(4, 4) == "4D7F", words[1].constData()); // 127.77.x.x
        }
    }
    QCOMPARE(listeners, 1);
    QVERIFY(fixture.host().starts_with("127.77."));
}

void ProxyAttacksTest::theSamePortOfIpv6()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const int trap = ::socket(AF_INET6, SOCK_STREAM | SOCK_NONBLOCK, 0);
    sockaddr_in6 at{};
    at.sin6_family = AF_INET6;
    at.sin6_addr = IN6ADDR_LOOPBACK_INIT;
    at.sin6_port = htons(static_cast<std::uint16_t>(fixture.upstream->listenPort));
    if (trap < 0 || ::bind(trap, reinterpret_cast<sockaddr *>(&at), sizeof at) != 0 || ::listen(trap, 8) != 0)
        QSKIP("no IPv6 here");
    const QUrl home(QString::fromStdString(fixture.server.url() + "/jobs/"));
    for (const QUrl &url :
         {*fixture.proxy.toProxied(u"a"_s, home), *fixture.proxy.ticketUrl(*fixture.proxy.toProxied(u"a"_s, home))}) {
        QCOMPARE(QHostAddress(url.host()).protocol(), QHostAddress::IPv4Protocol); // nothing to look up
        QTcpSocket client;
        client.connectToHost(url.host(), quint16(url.port()));
        QVERIFY(client.waitForConnected());
        QCOMPARE(client.peerAddress().toString(), QString::fromStdString(fixture.upstream->listenHost));
    }
    QCOMPARE(fixture.ask("GET /").body, std::string("x"));
    QCOMPARE(::accept(trap, nullptr, nullptr), -1); // and the trap has caught nothing
    ::close(trap);
}

void ProxyAttacksTest::redirectsToOtherServices()
{
    const ScriptedServer service([](Wire &wire, const std::string &) { return wire.send(page("internal")); });
    std::string location;
    ProxyFixture fixture([&](Wire &wire, const std::string &) {
        return wire.send("HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
    });
    for (const std::string &to : {service.url() + "/", std::string("http://169.254.169.254/latest/meta-data/"),
                                  std::string("http://localhost:8080/"), std::string("//evil.example/")}) {
        location = to;
        const Reply reply = fixture.ask("GET /");
        QCOMPARE(reply.status, 502);
        QCOMPARE(reply.header("X-Cinderscope-Error"), std::string("redirect"));
        QCOMPARE(reply.header("Location"), std::string());
    }
    location = fixture.server.url() + "/jobs/";
    QCOMPARE(fixture.ask("GET /").header("Location"), fixture.upstream->listenOrigin() + "/jobs/");
    QCOMPARE(service.connections(), 0);
}

void ProxyAttacksTest::linksToOtherServices()
{
    ScriptedServer service([](Wire &wire, const std::string &) { return wire.send(page("internal")); });
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const QUrl ours(QString::fromStdString(fixture.upstream->listenOrigin() + "/jobs/"));
    QVERIFY(!fixture.proxy.follow(ours, QUrl(QString::fromStdString(service.url() + "/"))));
    QVERIFY(!fixture.proxy.follow(ours, QUrl(u"http://169.254.169.254/"_s)));
    QVERIFY(!fixture.proxy.follow(ours, QUrl(u"file:///etc/passwd"_s)));
    QVERIFY(!fixture.proxy.follow(QUrl(u"http://127.0.0.1:1/"_s), QUrl(u"http://localhost:8081/"_s)));
    QCOMPARE(service.connections(), 0);
}

// A page of a far host names a server whose name, looked up here, is this computer: it is not dialled.
void ProxyAttacksTest::linkedNameThatIsRebound()
{
    const ScriptedServer service([](Wire &wire, const std::string &) { return wire.send(page("internal")); });
    QString name;
    QFile hosts(u"/etc/hosts"_s);
    if (hosts.open(QIODevice::ReadOnly)) {
        for (const QByteArray &line : hosts.readAll().split('\n')) {
            const QStringList words = QString::fromUtf8(line.split('#').first()).simplified().split(u' ');
            for (const QString &word : words.mid(1)) {
                if (QHostAddress(words[0]).isLoopback() && !word.contains(u"localhost"_s))
                    name = word;
            }
        }
    }
    if (name.isEmpty())
        QSKIP("no name but localhost leads to this computer");
    ProxyServer proxy;
    Access direct;
    direct.proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    const auto far = *proxy.add(u"a"_s, QUrl(u"http://driver.spark.test:4040/"_s), direct);
    const QUrl page(QString::fromStdString(far->listenOrigin() + "/executors/"));
    for (const QString &scheme : {u"http"_s, u"https"_s}) {
        const auto linked = proxy.follow(page, QUrl(u"%1://%2:%3/logPage/"_s.arg(scheme, name).arg(service.port())));
        QVERIFY2(linked, linked ? "" : linked.error().detail.c_str());
        const std::string there = linked->authority().toStdString();
        Wire wire = Wire::to(there);
        wire.send("GET /logPage/ HTTP/1.1\r\nHost: " + there + "\r\nX-Cinderscope-Secret: " + far->secret + "\r\n\r\n");
        const Reply reply = readReply(wire);
        QCOMPARE(reply.status, 502);
        QCOMPARE(reply.header("X-Cinderscope-Error"), std::string("address"));
        QCOMPARE(service.connections(), 0);
    }
    // "localhost" on a far page is that far host, never this computer
    const auto local = proxy.follow(page, QUrl(u"http://localhost:%1/"_s.arg(service.port())));
    QVERIFY(local);
    QCOMPARE(proxy.toPublic(*local)->host(), u"driver.spark.test"_s);
}

// What a path means is for the one server to say that gets it, byte for byte; it never leads to another.
void ProxyAttacksTest::pathsPassAsTheyAre()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const std::vector<std::string> paths{"//evil.example/x",
                                         "/../../etc/passwd",
                                         "/%2e%2e/%2e%2e/",
                                         "/%00",
                                         "/a%0d%0aX:%20y",
                                         "/http://169.254.169.254/",
                                         "/@evil.example/",
                                         "/;jsessionid=1/jobs/",
                                         "/jobs/?a=b%26c&d=%2F..%2F",
                                         "/proxy/../jobs/",
                                         "/.cinderscope%2fticket%2f00"};
    for (const std::string &path : paths)
        QCOMPARE(fixture.ask("GET " + path).status, 200);
    const std::vector<std::string> heads = fixture.server.heads();
    QCOMPARE(heads.size(), paths.size());
    for (std::size_t i = 0; i < paths.size(); ++i) {
        QVERIFY2(heads[i].starts_with("GET " + paths[i] + " HTTP/1.1\r\n"), heads[i].c_str());
        QVERIFY(heads[i].find("\r\nHost: 127.0.0.1:" + std::to_string(fixture.server.port()) + "\r\n") !=
                std::string::npos);
    }
}

// Spark 3.5 kills by a link; here a button does, which no other site's page can press or lead to.
void ProxyAttacksTest::killFormInsteadOfALink()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("killed")); });
    const std::string target = "/jobs/job/kill/?id=1&x=%22%3E<'\"";
    const Reply shown = fixture.ask("GET " + target, "Sec-Fetch-Site: same-origin\r\n");
    QCOMPARE(shown.status, 405);
    QCOMPARE(shown.header("Allow"), std::string("POST"));
    QVERIFY2(shown.body.find("<form method=\"post\" action=\"/jobs/job/kill/?id=1&amp;x=%22%3E&lt;&#39;&quot;\">") !=
                 std::string::npos,
             shown.body.c_str());
    QVERIFY(shown.header("Content-Security-Policy").find("frame-ancestors 'none'") != std::string::npos);
    QCOMPARE(shown.header("Referrer-Policy"), std::string("same-origin")); // else the form's Origin were "null"
    const Reply led =
        fixture.ask("GET /jobs/job/kill/?id=1", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                                                "Sec-Fetch-Dest: document\r\n");
    QCOMPARE(led.status, 405);
    QVERIFY(led.body.find("<form") == std::string::npos);
    QCOMPARE(fixture.server.connections(), 0);
    const std::string origin = "Origin: " + fixture.upstream->listenOrigin() + "\r\nContent-Length: 0\r\n";
    QCOMPARE(fixture.ask("POST /jobs/job/kill/?id=1", origin).body, std::string("killed"));
}

void ProxyAttacksTest::hugeHeads()
{
    ProxyFixture fixture([](Wire &wire, const std::string &head) {
        if (head.starts_with("GET /huge"))
            return wire.send("HTTP/1.1 200 OK\r\nX: " + std::string(200'000, 'x') + "\r\nContent-Length: 0\r\n\r\n");
        return wire.send(page("x"));
    });
    QCOMPARE(fixture.ask("GET /a", "X: " + std::string(200'000, 'a') + "\r\n").status, 431);
    QCOMPARE(fixture.ask("GET /" + std::string(200'000, 'a')).status, 431);
    std::string many;
    for (int i = 0; i < 20'000; ++i)
        many += "X" + std::to_string(i) + ": a\r\n";
    QCOMPARE(fixture.ask("GET /a", many).status, 431);
    QCOMPARE(fixture.server.connections(), 0);
    QCOMPARE(fixture.ask("GET /huge").status, 502);
    QCOMPARE(fixture.ask("GET /a").status, 200);
}

void ProxyAttacksTest::smuggledRequestIsNotASecondOne()
{
    ProxyFixture fixture([](Wire &wire, const std::string &head) {
        if (head.starts_with("POST")) {
            if (head.find("chunked") != std::string::npos)
                wire.readTo("0\r\n\r\n");
            else
                wire.read(static_cast<std::size_t>(std::atoi(head.c_str() + head.find("Content-Length: ") + 16)));
        }
        return wire.send(page("x"));
    });
    const std::string hidden = "GET /hidden HTTP/1.1\r\nHost: x\r\n\r\n";
    // what one side takes for a body, the other must not take for a request
    fixture.ask("POST /a", "Content-Length: " + std::to_string(hidden.size()) + "\r\n", hidden);
    fixture.ask("GET /b", "Content-Length: " + std::to_string(hidden.size()) + "\r\nConnection: close\r\n", hidden);
    fixture.ask("POST /c", "Transfer-Encoding: chunked\r\n", "0\r\n\r\n" + hidden);
    fixture.ask("POST /d", "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + hidden);
    fixture.ask("POST /e", "Transfer-Encoding : chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n" + hidden);
    fixture.ask("POST /f", "Connection: Content-Length\r\nContent-Length: " + std::to_string(hidden.size()) + "\r\n",
                hidden);
    for (const std::string &head : fixture.server.heads())
        QVERIFY2(head.find("hidden") == std::string::npos || head.starts_with("POST"), head.c_str());
}

void ProxyAttacksTest::responseSplitting()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) {
        return wire.send("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 40\r\n\r\nx"
                         "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake");
    });
    QCOMPARE(fixture.ask("GET /").status, 502);
    // what comes behind an answer is not taken for the answer to the next request
    ProxyFixture extra([](Wire &wire, const std::string &) {
        return wire.send(page("real") + "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nfake");
    });
    for (int i = 0; i < 5; ++i)
        QCOMPARE(extra.ask("GET /").body, std::string("real"));
}

void ProxyAttacksTest::strangersDoNotLockOut()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    std::vector<Wire> strangers;
    for (int i = 0; i < 400; ++i) {
        strangers.push_back(fixture.connect());
        strangers.back().send("GET / HTTP/1.1\r\nHo");
    }
    QCOMPARE(fixture.ask("GET /").body, std::string("x"));
}

void ProxyAttacksTest::ticketOpensOnce()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const QUrl page(QString::fromStdString(fixture.upstream->listenOrigin() + "/jobs/?a=%2F"));
    const std::string path = fixture.proxy.ticketUrl(page)->path().toStdString();
    const auto get = [&](const std::string &what, const std::string &more, const std::string &method = "GET") {
        Wire wire = fixture.connect();
        wire.send(method + ' ' + what + " HTTP/1.1\r\nHost: " + fixture.host() + "\r\n" + more + "\r\n");
        return readReply(wire, method == "HEAD");
    };
    QCOMPARE(get(path, {}, "HEAD").status, 403); // looking ahead does not use it up
    const Reply first = get(path, "Sec-Fetch-Site: none\r\n");
    QCOMPARE(first.status, 303);
    QCOMPARE(first.header("Location"), std::string("/jobs/?a=%2F"));
    const std::string cookie = first.header("Set-Cookie");
    QVERIFY(cookie.find("HttpOnly") != std::string::npos && cookie.find("SameSite=Lax") != std::string::npos);
    QCOMPARE(get(path, {}).status, 403);
    const std::string pair = "Cookie: " + cookie.substr(0, cookie.find(';')) + "\r\n";
    QCOMPARE(get("/jobs/", pair).status, 200);
    QCOMPARE(get("/jobs/", "Cookie: " + fixture.upstream->cookieName() + "=0\r\n").status, 403);
    QVERIFY(fixture.server.heads().at(0).find("ookie") == std::string::npos);
    for (const AccessRecord &record : fixture.records())
        QVERIFY(record.target.find(path.substr(22)) == std::string::npos); // no ticket in a log
}

void ProxyAttacksTest::browserFollowsLinksWithTickets()
{
    const ScriptedServer worker([](Wire &wire, const std::string &) { return wire.send(page("log")); });
    std::string html;
    ProxyFixture fixture([&](Wire &wire, const std::string &head) {
        if (head.find("Accept-Encoding") != std::string::npos || head.find("Range:") != std::string::npos)
            return false;
        return wire.send(page(html));
    });
    QVERIFY(fixture.proxy.add(u"a"_s, QUrl(QString::fromStdString(worker.url()))));
    html = "<a href=\"" + worker.url() + "/logPage/?a=1&amp;b=2\">" + worker.url() + "</a><a href=\"" +
           fixture.server.url() + "/jobs/\"><a href=\"http://evil.example:80/\">";
    const std::string cookie =
        "Cookie: " + fixture.upstream->cookieName() + '=' + fixture.upstream->cookieSecret + "\r\n";
    const auto get = [&](const std::string &at, const std::string &what, const std::string &more) {
        Wire wire = Wire::to(at);
        wire.send("GET " + what + " HTTP/1.1\r\nHost: " + at + "\r\n" + more + "\r\n");
        return readReply(wire);
    };
    const Reply shown =
        get(fixture.host(), "/", cookie + "Accept-Encoding: gzip\r\nRange: bytes=0-1\r\nSec-Fetch-Site: none\r\n");
    QVERIFY(shown.body.find(">" + worker.url() + "</a>") != std::string::npos); // text stays
    QVERIFY(shown.body.find("href=\"/jobs/\"") != std::string::npos);
    const std::size_t at = shown.body.find("/.cinderscope/go?to=");
    QVERIFY2(at != std::string::npos, shown.body.c_str());
    const std::string go = shown.body.substr(at, shown.body.find('"', at) - at);
    QCOMPARE(get(fixture.host(), go, "Sec-Fetch-Site: same-origin\r\n").status, 403);
    QCOMPARE(get(fixture.host(), go,
                 cookie + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n")
                 .status,
             403);
    const Reply hop = get(fixture.host(), go, cookie + "Sec-Fetch-Site: same-origin\r\n");
    QCOMPARE(hop.status, 303);
    const QUrl ticket(QString::fromStdString(hop.header("Location")));
    const std::string there = ticket.authority().toStdString();
    QVERIFY(there != fixture.host());
    const Reply entered = get(there, ticket.path().toStdString(),
                              "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n");
    QCOMPARE(entered.status, 303);
    QCOMPARE(entered.header("Location"), std::string("/logPage/?a=1&b=2"));
    const std::string cookieThere = entered.header("Set-Cookie");
    QCOMPARE(get(there, "/logPage/", "Cookie: " + cookieThere.substr(0, cookieThere.find(';')) + "\r\n").body,
             std::string("log"));
    QCOMPARE(get(there, "/logPage/", cookie).status, 403);
    QCOMPARE(get(fixture.host(), "/.cinderscope/go?to=http%3A%2F%2F169.254.169.254%2F", cookie).status, 403);
}

void ProxyAttacksTest::browserFormsOfOtherSites()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    const std::string cookie =
        "Cookie: " + fixture.upstream->cookieName() + '=' + fixture.upstream->cookieSecret + "\r\n";
    const auto post = [&](const std::string &more) {
        Wire wire = fixture.connect();
        wire.send("POST /jobs/job/kill/ HTTP/1.1\r\nHost: " + fixture.host() + "\r\nContent-Length: 0\r\n" + cookie +
                  more + "\r\n");
        return readReply(wire).status;
    };
    QCOMPARE(post({}), 403);
    QCOMPARE(post("Origin: http://evil\r\n"), 403);
    QCOMPARE(post("Origin: null\r\n"), 403);
    QCOMPARE(fixture.server.connections(), 0);
    QCOMPARE(post("Origin: " + fixture.upstream->listenOrigin() + "\r\nSec-Fetch-Site: same-origin\r\n"), 200);
}

void ProxyAttacksTest::removedClusterIsGone()
{
    ProxyFixture fixture([](Wire &wire, const std::string &) { return wire.send(page("x")); });
    Wire open = fixture.connect();
    open.send(fixture.request("GET /"));
    QCOMPARE(readReply(open).status, 200);
    fixture.proxy.removeCluster(u"a"_s);
    QTRY_VERIFY(!fixture.connect().isOpen());
    QCOMPARE(open.readAll(), std::string());
}

// The window ends while bytes pass both ways: everybody is let go at once.
void ProxyAttacksTest::endsInTheMiddle()
{
    std::atomic<int> cut = 0;
    const ScriptedServer server([&](Wire &wire, const std::string &) {
        wire.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\n\r\n");
        while (wire.send(std::string(100'000, 'x'))) {
        }
        ++cut;
        return false;
    });
    auto proxy = std::make_unique<ProxyServer>();
    const auto upstream = *proxy->add(u"a"_s, QUrl(QString::fromStdString(server.url())));
    std::vector<Wire> wires;
    for (int i = 0; i < 4; ++i) {
        wires.push_back(Wire::to(upstream->listenAuthority()));
        wires.back().send("GET / HTTP/1.1\r\nHost: " + upstream->listenAuthority() +
                          "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n\r\n");
        QCOMPARE(wires.back().read(500'000).size(), std::size_t(500'000));
    }
    QElapsedTimer clock;
    clock.start();
    proxy.reset();
    QVERIFY(clock.elapsed() < 5000);
    for (Wire &wire : wires)
        QVERIFY(wire.readAll().size() < 999'000'000);
    QTRY_COMPARE_WITH_TIMEOUT(cut.load(), 4, 20000);
}

QTEST_GUILESS_MAIN(ProxyAttacksTest)
#include "tst_proxyattacks.moc"
