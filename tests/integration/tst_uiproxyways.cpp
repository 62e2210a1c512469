// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/frontdoor.h"
#include "integration/sparkapp.h"
#include "proxy/proxyserver.h"
#include "reach/certificateproblem.h"
#include "reach/clientcertificate.h"
#include "unit/cli/proxyprocess.h"
#include "unit/proxy/wire.h"

#include <cstdio>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kKey = "a key of thirty-two bytes or more, as HS256 wants it";

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

//! A token as org.apache.spark.ui.JWSFilter (Spark 4) takes it: RFC 7519, HS256.
QByteArray token(const QByteArray &key)
{
    const QByteArray text = base64Url(R"({"alg":"HS256","typ":"JWT"})") + '.' + base64Url(R"({"sub":"ann"})");
    return text + '.' + base64Url(QMessageAuthenticationCode::hash(text, key, QCryptographicHash::Sha256));
}

//! A port that is free, as the one 400 above is, away from the drivers of other tests (4040 on); 0: there is none.
int freePair()
{
    const auto isFree = [](int port) { return QTcpServer().listen(QHostAddress::Any, quint16(port)); };
    for (int port = 21'000; port < 32'000; port += 7) {
        if (isFree(port) && isFree(port + 400))
            return port;
    }
    return 0;
}

Access bearing(const QByteArray &authorization)
{
    Access access;
    access.headers = {{"Authorization", authorization}};
    return access;
}

} // namespace

//! The ways to one server that wants something: a real driver with TLS, tokens and access lists of its own, alone and
//! behind a gateway.
class UiProxyWaysTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void certificateIsPinned();
    void anotherCertificateIsRefused();
    void redirectToTls();
    void bearer();
    void accessLists();
    void basicAtAGateway();
    void clientCertificate();
    void byTheProxysConnect();
    void commandLine();

private:
    bool run(const QString &program, const QStringList &arguments);
    bool makeCertificate(const QString &name);
    QString file(const QString &name) const { return m_folder.filePath(name); }
    QByteArray pinOf(const QString &name) const;
    QStringList gateway(const QStringList &more) const;
    QUrl home(int port) const { return QUrl(u"https://127.0.0.1:%1/jobs/"_s.arg(port)); }
    Reply ask(const QUrl &url, const Access &access, const std::string &more = {});

    SparkApp m_spark;
    int m_plainPort = 0;
    QTemporaryDir m_folder;
    QByteArray m_bearer = "Bearer " + token(kKey);
    QByteArray m_pin;
};

bool UiProxyWaysTest::run(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, arguments);
    if (process.waitForFinished(60'000) && process.exitCode() == 0)
        return true;
    std::printf("%s: %s\n", qPrintable(program), process.readAll().constData());
    return false;
}

bool UiProxyWaysTest::makeCertificate(const QString &name)
{
    return run(u"openssl"_s,
               {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                u"/CN="_s + name, u"-keyout"_s, file(name + u".key"_s), u"-out"_s, file(name + u".pem"_s)});
}

QByteArray UiProxyWaysTest::pinOf(const QString &name) const
{
    QFile pem(file(name + u".pem"_s));
    if (!pem.open(QIODevice::ReadOnly))
        return {};
    return QCryptographicHash::hash(QSslCertificate(pem.readAll()).toDer(), QCryptographicHash::Sha256);
}

//! Options of a gateway to the driver, which has its token.
QStringList UiProxyWaysTest::gateway(const QStringList &more) const
{
    return QStringList{u"--to"_s, u"127.0.0.1:%1"_s.arg(m_spark.port()), u"--to-tls"_s, u"--to-login"_s,
                       QString::fromUtf8(m_bearer)} +
           more;
}

Reply UiProxyWaysTest::ask(const QUrl &url, const Access &access, const std::string &more)
{
    ProxyServer proxy;
    const auto upstream = proxy.add(u"a"_s, url, access);
    if (!upstream)
        return {};
    const std::string authority = (*upstream)->listenAuthority();
    Wire wire = Wire::to(authority);
    wire.send("GET " + url.toString(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::FullyEncoded).toStdString() +
              " HTTP/1.1\r\nHost: " + authority + "\r\nX-Cinderscope-Secret: " + (*upstream)->secret + "\r\n" + more +
              "\r\n");
    return readReply(wire);
}

void UiProxyWaysTest::initTestCase()
{
    if (!QSslSocket::supportsSsl() || !run(u"openssl"_s, {u"version"_s})) {
        std::printf("SKIP WHOLE PROGRAM: no openssl program, or no TLS in this Qt\n");
        QSKIP("no TLS here");
    }
    for (const QString &name : {u"spark"_s, u"gate"_s, u"other"_s, u"ann"_s, u"stranger"_s})
        QVERIFY(makeCertificate(name));
    QVERIFY(
        run(u"openssl"_s, {u"pkcs12"_s, u"-export"_s, u"-in"_s, file(u"spark.pem"_s), u"-inkey"_s, file(u"spark.key"_s),
                           u"-passout"_s, u"pass:store-phrase"_s, u"-out"_s, file(u"spark.p12"_s)}));
    m_plainPort = freePair();
    QVERIFY(m_plainPort > 0);
    QStringList arguments{u"--work"_s, u"rdd"_s, u"--ui-port"_s, QString::number(m_plainPort)};
    const QStringList options{
        u"spark.ssl.ui.enabled=true"_s,
        u"spark.ssl.ui.keyStore="_s + file(u"spark.p12"_s),
        u"spark.ssl.ui.keyStoreType=PKCS12"_s,
        u"spark.ssl.ui.keyStorePassword=store-phrase"_s,
        u"spark.ssl.ui.keyPassword=store-phrase"_s,
        u"spark.acls.enable=true"_s,
        u"spark.ui.view.acls=ann"_s,
        u"spark.ui.filters=org.apache.spark.ui.JWSFilter"_s,
        u"spark.org.apache.spark.ui.JWSFilter.param.secretKey="_s + QString::fromUtf8(base64Url(kKey)),
    };
    for (const QString &option : options)
        arguments += {u"--conf"_s, option};
    if (!m_spark.start(arguments)) {
        if (m_spark.skipped()) {
            std::printf("%s\n", qPrintable(m_spark.why()));
            QSKIP("no Spark here");
        }
        QFAIL(qPrintable(m_spark.why()));
    }
    m_pin = pinOf(u"spark"_s);
    QCOMPARE(m_pin.size(), 32);
    QCOMPARE(m_spark.port(), m_plainPort + 400);
}

void UiProxyWaysTest::certificateIsPinned()
{
    const Reply stranger = ask(home(m_spark.port()), bearing(m_bearer));
    QCOMPARE(stranger.status, 502);
    QCOMPARE(stranger.header("X-Cinderscope-Error"), std::string("certificate"));
    QVERIFY2(stranger.body.find(m_pin.toHex().toStdString()) != std::string::npos, stranger.body.c_str());
    Access access = bearing(m_bearer);
    access.pins = {m_pin};
    const Reply page = ask(home(m_spark.port()), access);
    QCOMPARE(page.status, 200);
    QVERIFY(page.body.find("<title>cinderscope-integration - Spark Jobs</title>") != std::string::npos);
    QVERIFY(page.header("Strict-Transport-Security").empty());
}

void UiProxyWaysTest::anotherCertificateIsRefused()
{
    Access access;
    access.pins = {pinOf(u"gate"_s)};
    FrontDoor door;
    const auto with = [&](const QString &name) {
        return gateway({u"--certificate"_s, file(name + u".pem"_s), u"--key"_s, file(name + u".key"_s)});
    };
    QVERIFY2(door.open(u"127.0.0.1:0"_s, with(u"gate"_s)), qPrintable(door.why()));
    const int port = door.port();
    QCOMPARE(ask(home(port), access).status, 200);
    QVERIFY(door.told().contains(u"PASSED /jobs/"_s));
    QVERIFY2(door.open(u"127.0.0.1:%1"_s.arg(port), with(u"other"_s)), qPrintable(door.why()));
    const Reply other = ask(home(port), access);
    QCOMPARE(other.status, 502);
    QCOMPARE(other.header("X-Cinderscope-Error"), std::string("certificate"));
    QVERIFY(!door.told().contains(u"PASSED /jobs/"_s)); // it was not asked, and got no login
}

// Spark's port without TLS sends on to the one with it, 400 above where both are free (JettyUtils.startJettyServer).
void UiProxyWaysTest::redirectToTls()
{
    ProxyServer proxy;
    Access access = bearing(m_bearer);
    access.pins = {m_pin};
    const auto plain = *proxy.add(u"a"_s, QUrl(u"http://127.0.0.1:%1/"_s.arg(m_plainPort)), access);
    const auto get = [&plain](const std::string &authority, const std::string &path) {
        Wire wire = Wire::to(authority);
        wire.send("GET " + path + " HTTP/1.1\r\nHost: " + authority + "\r\nX-Cinderscope-Secret: " + plain->secret +
                  "\r\n\r\n");
        return readReply(wire);
    };
    const Reply moved = get(plain->listenAuthority(), "/jobs/");
    QCOMPARE(moved.status, 302);
    const QUrl to(QString::fromStdString(moved.header("Location")));
    QCOMPARE(to.path(), u"/jobs/"_s);
    QVERIFY(to.authority().startsWith(u"127.77."_s) && to.authority().toStdString() != plain->listenAuthority());
    QCOMPARE(*proxy.toPublic(to), home(m_spark.port()));
    QCOMPARE(get(to.authority().toStdString(), "/jobs/").status, 200);
}

void UiProxyWaysTest::bearer()
{
    Access access;
    access.pins = {m_pin};
    const Reply none = ask(home(m_spark.port()), access);
    QCOMPARE(none.status, 403); // Spark's own words pass
    QVERIFY(none.header("X-Cinderscope-Error").empty());
    QVERIFY2(none.body.find("Authorization header is missing") != std::string::npos, none.body.c_str());
    access.headers = {{"Authorization", "Bearer " + token("another key, of thirty-two bytes or more as well")}};
    QCOMPARE(ask(home(m_spark.port()), access).status, 403);
    access.headers = {{"Authorization", m_bearer}};
    QCOMPARE(ask(home(m_spark.port()), access).status, 200);
    access.credentialHosts = {u"elsewhere.example"_s}; // not meant for this host
    QCOMPARE(ask(home(m_spark.port()), access).status, 403);
}

// spark.acls.enable: HttpSecurityFilter says who may not look.
void UiProxyWaysTest::accessLists()
{
    Access access = bearing(m_bearer);
    access.pins = {m_pin};
    QUrl url = home(m_spark.port());
    url.setQuery(u"doAs=ann"_s);
    QCOMPARE(ask(url, access).status, 200);
    url.setQuery(u"doAs=bob"_s);
    const Reply refused = ask(url, access);
    QCOMPARE(refused.status, 403);
    QVERIFY2(refused.body.find("User bob is not authorized to access this page") != std::string::npos,
             refused.body.c_str());
    QVERIFY(refused.header("X-Cinderscope-Error").empty());
}

void UiProxyWaysTest::basicAtAGateway()
{
    FrontDoor door;
    QVERIFY2(door.open(u"127.0.0.1:0"_s, gateway({u"--basic"_s, u"ann:pass word"_s})), qPrintable(door.why()));
    const QUrl url(u"http://127.0.0.1:%1/jobs/"_s.arg(door.port()));
    const Reply none = ask(url, Access());
    QCOMPARE(none.status, 401);
    QCOMPARE(none.header("WWW-Authenticate"), std::string("Basic realm=\"door\"")); // a view can ask for the password
    const auto basic = [](const QByteArray &login) { return bearing("Basic " + login.toBase64()); };
    QCOMPARE(ask(url, basic("ann:guess")).status, 401);
    QCOMPARE(ask(url, basic("ann:pass word")).status, 200);
    // what the person typed into the view's own question reaches the gateway
    QCOMPARE(ask(url, Access(), "Authorization: Basic " + QByteArray("ann:pass word").toBase64().toStdString() + "\r\n")
                 .status,
             200);
}

void UiProxyWaysTest::clientCertificate()
{
    FrontDoor door;
    QVERIFY2(door.open(u"127.0.0.1:0"_s, gateway({u"--certificate"_s, file(u"gate.pem"_s), u"--key"_s,
                                                  file(u"gate.key"_s), u"--clients"_s, file(u"ann.pem"_s)})),
             qPrintable(door.why()));
    Access access;
    access.pins = {pinOf(u"gate"_s)};
    const auto with = [&](const QString &name) {
        access.tls = *loadClientCertificate(file(name + u".pem"_s), file(name + u".key"_s), {});
        return ask(home(door.port()), access);
    };
    const Reply none = ask(home(door.port()), access);
    QCOMPARE(none.status, 502);
    QVERIFY(!none.header("X-Cinderscope-Error").empty());
    QCOMPARE(with(u"stranger"_s).status, 502);
    QCOMPARE(with(u"ann"_s).status, 200);
}

void UiProxyWaysTest::byTheProxysConnect()
{
    FrontDoor door;
    QVERIFY2(door.open(u"127.0.0.1:0"_s, {u"--proxy"_s}), qPrintable(door.why()));
    Access access = bearing(m_bearer);
    access.pins = {m_pin};
    access.proxy = QNetworkProxy(QNetworkProxy::HttpProxy, u"127.0.0.1"_s, quint16(door.port()));
    access.farLoopback = true; // else this computer's own addresses are dialled directly
    QCOMPARE(ask(home(m_spark.port()), access).status, 200);
    QCOMPARE(door.told(), QStringList{u"CONNECT 127.0.0.1:%1"_s.arg(m_spark.port())});
    access.pins = {pinOf(u"other"_s)};
    QCOMPARE(ask(home(m_spark.port()), access).header("X-Cinderscope-Error"), std::string("certificate"));
}

void UiProxyWaysTest::commandLine()
{
    QFile secret(file(u"token"_s));
    QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(m_bearer.mid(7) + '\n') > 0);
    secret.close();
    const QStringList arguments{u"--json"_s, u"--bearer=file:"_s + secret.fileName(), u"--to"_s,
                                home(m_spark.port()).toString()};
    ProxyProcess careful(QStringLiteral(CINDERSCOPE_CLI), arguments);
    QVERIFY2(careful.waitForStart(), careful.complaint());
    QCOMPARE(careful.get("/jobs/").header("X-Cinderscope-Error"), std::string("certificate"));
    QCOMPARE(careful.interrupt(), 130);
    ProxyProcess pinned(QStringLiteral(CINDERSCOPE_CLI),
                        arguments + QStringList{u"--pin"_s, QString::fromLatin1(m_pin.toHex(':'))});
    QVERIFY2(pinned.waitForStart(), pinned.complaint());
    QCOMPARE(pinned.get("/jobs/").status, 200);
    QCOMPARE(pinned.interrupt(), 130);
}

QTEST_GUILESS_MAIN(UiProxyWaysTest)
#include "tst_uiproxyways.moc"
