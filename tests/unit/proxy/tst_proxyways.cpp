// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/certificateproblem.h"
#include "support/patience.h"
#include "unit/proxy/proxyfixture.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <thread>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

//! Ends each answer as Jetty does: by TLS's own end, then TCP's when the client has answered that or after 30 s.
constexpr auto kTlsServer = R"(
import socket, ssl, sys
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
names = ["none"]
context.sni_callback = lambda tls, name, context: names.append(name)
listener = socket.create_server(("127.0.0.1", 0))
print(listener.getsockname()[1], flush=True)
while True:
    raw, _ = listener.accept()
    try:
        tls = context.wrap_socket(raw, server_side=True)
        head = b""
        while b"\r\n\r\n" not in head:
            piece = tls.recv(4096)
            if not piece:
                break
            head += piece
        tls.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nX-Name: " + str(names[-1]).encode() +
                    b"\r\n\r\n" + b"x" * int(head.split()[1][1:]))
        tls.settimeout(30)
        tls.unwrap().close()
    except OSError:
        raw.close()
)";

//! That server, with a certificate of its own making.
class TlsServer
{
public:
    ~TlsServer()
    {
        m_process.kill();
        m_process.waitForFinished();
    }
    //! False if this computer lacks what it takes. \a options: for "openssl req".
    bool start(const QStringList &options)
    {
        const QString python = QStandardPaths::findExecutable(u"python3"_s);
        const QString key = m_folder.filePath(u"key.pem"_s), file = m_folder.filePath(u"certificate.pem"_s);
        QProcess openssl;
        openssl.start(u"openssl"_s, QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s,
                                                u"-keyout"_s, key, u"-out"_s, file, u"-days"_s, u"2"_s} +
                                        options);
        QFile written(file);
        if (python.isEmpty() || !openssl.waitForFinished(60'000) || openssl.exitCode() != 0 ||
            !written.open(QIODevice::ReadOnly))
            return false;
        m_certificate = QSslCertificate(written.readAll(), QSsl::Pem);
        m_process.start(python, {u"-c"_s, QString::fromLatin1(kTlsServer), file, key});
        QByteArray port;
        while (!port.endsWith('\n') && m_process.waitForReadyRead(30'000))
            port += m_process.readAllStandardOutput();
        m_port = port.trimmed().toInt();
        return m_port > 0;
    }
    int port() const { return m_port; }
    const QSslCertificate &certificate() const { return m_certificate; }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    QSslCertificate m_certificate;
    int m_port = 0;
};

} // namespace

//! The ways to a server that are not a plain connection, and a change of the way while requests are on it.
class ProxyWaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endThroughAnHttpProxy();
    void endOfTls();
    void nameInTls();
    void proxyThatLetsNoConnectThrough();
    void accessChangesWhileSomebodyWaits();
};

// An answer without a length, over a connection that is not a plain socket.
void ProxyWaysTest::endThroughAnHttpProxy()
{
    const ScriptedServer door([](Wire &wire, const std::string &head) {
        if (head.starts_with("CONNECT "))
            return wire.send("HTTP/1.1 200 Come in\r\n\r\n");
        wire.send("HTTP/1.1 200 OK\r\n\r\n" + std::string(head.starts_with("GET /long") ? 3'000'000 : 10, 'x'));
        return false;
    });
    ProxyServer proxy;
    Access access;
    access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(door.port()));
    const auto upstream = *proxy.add(u"a"_s, QUrl(u"http://driver.spark.test:4040/"_s), access);
    for (int i = 0; i < 20; ++i) {
        Wire wire = Wire::to(upstream->listenAuthority());
        wire.send(std::string(i % 2 ? "GET /long" : "GET /short") + " HTTP/1.1\r\nHost: " +
                  upstream->listenAuthority() + "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n\r\n");
        const Reply reply = readReply(wire);
        QVERIFY(reply.complete);
        QCOMPARE(reply.body.size(), std::size_t(i % 2 ? 3'000'000 : 10));
    }
}

// An answer without a length is over with TLS's end, not with TCP's, which comes half a minute later.
void ProxyWaysTest::endOfTls()
{
    TlsServer server;
    if (!server.start({u"-subj"_s, u"/CN=spark.test"_s}))
        QSKIP("there is no openssl to make a certificate with, or no Python");
    Access access;
    access.pins = {certificatePin(server.certificate())};
    ProxyServer proxy;
    const auto upstream = *proxy.add(u"a"_s, QUrl(u"https://127.0.0.1:%1"_s.arg(server.port())), access);
    QElapsedTimer clock;
    clock.start();
    for (const std::size_t size : {std::size_t(0), std::size_t(10), std::size_t(3'000'000)}) {
        Wire wire = Wire::to(upstream->listenAuthority());
        wire.send("GET /" + std::to_string(size) + " HTTP/1.1\r\nHost: " + upstream->listenAuthority() +
                  "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n\r\n");
        const Reply reply = readReply(wire);
        QCOMPARE(reply.status, 200);
        QVERIFY(reply.complete);
        QCOMPARE(reply.body.size(), size);
    }
    QVERIFY2(clock.elapsed() < 25'000, qPrintable(QString::number(clock.elapsed())));
}

// The proxy dials an address that it looked up itself: the server is asked for, and verified, by its name all the same.
void ProxyWaysTest::nameInTls()
{
    TlsServer server;
    if (!server.start({u"-subj"_s, u"/CN=spark.test"_s, u"-addext"_s, u"subjectAltName=DNS:localhost"_s}))
        QSKIP("there is no openssl to make a certificate with, or no Python");
    Access access;
    access.tls = QSslConfiguration::defaultConfiguration();
    access.tls->setCaCertificates({server.certificate()});
    ProxyServer proxy;
    const auto ask = [&](const QString &cluster, const QString &host) {
        const auto upstream = *proxy.add(cluster, QUrl(u"https://%1:%2"_s.arg(host).arg(server.port())), access);
        Wire wire = Wire::to(upstream->listenAuthority());
        wire.send("GET /3 HTTP/1.1\r\nHost: " + upstream->listenAuthority() +
                  "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n\r\n");
        return readReply(wire);
    };
    const Reply byName = ask(u"a"_s, u"localhost"_s);
    QVERIFY2(byName.status == 200, byName.body.c_str());
    QCOMPARE(byName.body, std::string("xxx"));
    QCOMPARE(byName.header("X-Name"), std::string("localhost"));
    const Reply byAddress = ask(u"b"_s, u"127.0.0.1"_s); // which its certificate does not have
    QCOMPARE(byAddress.status, 502);
    QCOMPARE(byAddress.header("X-Cinderscope-Error"), std::string("certificate"));
    access.tls.reset(); // nobody vouches for it
    QCOMPARE(ask(u"c"_s, u"localhost"_s).header("X-Cinderscope-Error"), std::string("certificate"));
}

// Squid's own default: CONNECT to port 443 only. Pages without TLS are then asked for in absolute form.
void ProxyWaysTest::proxyThatLetsNoConnectThrough()
{
    const ScriptedServer door([](Wire &wire, const std::string &head) {
        const bool knows = head.find("\r\nProxy-Authorization: Basic YW5uOmtleQ==\r\n") != std::string::npos; // ann:key
        if (head.starts_with("CONNECT "))
            return wire.send("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n");
        if (!knows)
            return wire.send("HTTP/1.1 407 Who?\r\nProxy-Authenticate: Basic realm=\"d\"\r\nContent-Length: 0\r\n\r\n");
        return wire.send(page(head.starts_with("POST ") ? wire.read(4) : head.substr(0, head.find("\r\n"))));
    });
    ProxyServer proxy;
    Access access;
    access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(door.port()), u"ann"_s, u"key"_s);
    const auto upstream = *proxy.add(u"a"_s, QUrl(u"http://driver.spark.test:4040/"_s), access);
    const auto ask = [&upstream](const std::string &line, const std::string &more) {
        Wire wire = Wire::to(upstream->listenAuthority());
        wire.send(line + " HTTP/1.1\r\nHost: " + upstream->listenAuthority() +
                  "\r\nX-Cinderscope-Secret: " + upstream->secret + "\r\n" + more);
        return readReply(wire);
    };
    QCOMPARE(ask("GET /jobs/?a=b", "\r\n").body, std::string("GET http://driver.spark.test:4040/jobs/?a=b HTTP/1.1"));
    QCOMPARE(ask("POST /x", "Content-Length: 4\r\n\r\nbody").body, std::string("body"));
    QVERIFY(door.heads().back().find("\r\nHost: driver.spark.test:4040\r\n") != std::string::npos);
    const auto connects =
        std::ranges::count_if(door.heads(), [](const auto &head) { return head.starts_with("CONNECT"); });
    QCOMPARE(connects, 1); // it is not asked each time
    access.proxy.setPassword(u"guess"_s);
    proxy.setAccess(u"a"_s, access);
    const Reply refused = ask("GET /", "\r\n");
    QCOMPARE(refused.status, 502);
    QCOMPARE(refused.header("X-Cinderscope-Error"), std::string("way-unauthorized"));
    QVERIFY(refused.header("Proxy-Authenticate").empty());
}

// A tunnel that hangs is replaced: who waits for it gets the new one, and what is idle on the old one is not used
// again.
void ProxyWaysTest::accessChangesWhileSomebodyWaits()
{
    std::atomic<bool> hangs = true;
    const ScriptedServer hole([&](Wire &wire, const std::string &) {
        while (hangs)
            std::this_thread::sleep_for(5ms);
        (void)wire;
        return false;
    });
    const auto release = qScopeGuard([&hangs] { hangs = false; });
    ProxyFixture fixture([](Wire &wire, const std::string &) {
        std::this_thread::sleep_for(300ms);
        return wire.send(page("x"));
    });
    Access hung;
    hung.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(hole.port()));
    hung.farLoopback = true;
    Wire busy = fixture.connect(); // on its way while the access changes
    busy.send(fixture.request("GET /busy"));
    QTRY_COMPARE(fixture.server.connections(), 1);
    fixture.proxy.setAccess(u"a"_s, hung);
    Wire waits = fixture.connect();
    waits.send(fixture.request("GET /waits"));
    QTRY_COMPARE(hole.connections(), 1);
    QCOMPARE(readReply(busy).body, std::string("x"));
    std::this_thread::sleep_for(100ms);
    QCOMPARE(fixture.server.connections(), 1); // the old way is not taken, though a connection was just free
    fixture.proxy.setAccess(u"a"_s, Access());
    QCOMPARE(readReply(waits).body, std::string("x"));
    QCOMPARE(fixture.server.connections(), 2);
}

QTEST_GUILESS_MAIN(ProxyWaysTest)
#include "tst_proxyways.moc"
