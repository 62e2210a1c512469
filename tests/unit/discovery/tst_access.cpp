// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/restclient.h"
#include "mimicserver.h"
#include "reach/clientcertificate.h"
#include "reach/routeopener.h"
#include "unit/reach/fakebackend.h"

#include <cstdio>
#include <QProcess>
#include <QSignalSpy>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

std::optional<Error> ask(const QUrl &url, const Access &access)
{
    RestClient client(url, access);
    std::optional<Result<std::string>> result;
    client.getJson(u"thing"_s,
                   [&](const Result<JsonAnswer> &answer) {
                       result = answer ? Result<std::string>(std::string("good")) : Result<std::string>(answer.error());
                   },
                   {20'000, 1'000'000});
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        return Error{ErrorCode::Cancelled, "no handler was called", {}};
    return *result ? std::nullopt : std::optional<Error>(result->error());
}

//! HTTPS server that answers [] to everything.
class TlsServer : public QSslServer
{
public:
    TlsServer(const QString &certificate, const QString &key, const QString &clients = {})
    {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(contents(certificate), QSsl::Pem));
        tls.setPrivateKey(QSslKey(contents(key), QSsl::Rsa, QSsl::Pem));
        if (!clients.isEmpty()) {
            tls.setCaCertificates(QSslCertificate::fromPath(clients));
            tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
        }
        setSslConfiguration(tls);
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::pendingConnectionAvailable, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
                    if (!socket->readAll().contains("\r\n\r\n"))
                        return;
                    ++requests;
                    socket->write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n[]");
                });
            }
        });
    }
    QUrl url(const QString &host = u"127.0.0.1"_s) const
    {
        return QUrl(u"https://%1:%2"_s.arg(host).arg(serverPort()));
    }
    int requests = 0;
};

} // namespace

//! How HTTP is done to places that want a login, a certificate or a proxy.
class TestAccess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void selfSignedIsConfirmedOnce();
    void expiredIsNever();
    void clientCertificate();
    void clientCertificateErrors();
    void logins();
    void refusals();
    void proxies();
    void missingSecret();
    void ipv6();
    void credentialHosts();

private:
    bool openssl(const QStringList &arguments);
    bool makeCertificate(const QString &name, const QString &subject, const QStringList &more = {});
    QString file(const QString &name) const { return m_folder.filePath(name); }
    std::optional<Access> open(const Route &route, const QHash<QString, QString> &secrets = {}, Error *error = nullptr);

    QTemporaryDir m_folder;
};

bool TestAccess::openssl(const QStringList &arguments)
{
    QProcess process;
    process.start(u"openssl"_s, arguments);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

bool TestAccess::makeCertificate(const QString &name, const QString &subject, const QStringList &more)
{
    return openssl(QStringList{u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s,
                               file(name + u".key"_s), u"-out"_s, file(name + u".pem"_s), u"-subj"_s, subject} +
                   more);
}

void TestAccess::initTestCase()
{
    if (!openssl({u"version"_s}) || !QSslSocket::supportsSsl()) {
        std::printf("SKIP WHOLE PROGRAM: no openssl program, or no TLS in this Qt\n");
        QSKIP("no TLS here");
    }
    QVERIFY(makeCertificate(u"server"_s, u"/CN=spark.test/O=Example; Inc=100%"_s,
                            {u"-addext"_s, u"subjectAltName=DNS:spark.test"_s}));
    QVERIFY(makeCertificate(u"other"_s, u"/CN=spark.test"_s));
    QVERIFY(openssl({u"req"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-keyout"_s, file(u"expired.key"_s),
                     u"-out"_s, file(u"expired.csr"_s), u"-subj"_s, u"/CN=old.test"_s}));
    QVERIFY(openssl({u"x509"_s, u"-req"_s, u"-in"_s, file(u"expired.csr"_s), u"-signkey"_s, file(u"expired.key"_s),
                     u"-days"_s, u"-1"_s, u"-out"_s, file(u"expired.pem"_s)}));
    QVERIFY(makeCertificate(u"client"_s, u"/CN=me"_s));
    QVERIFY(openssl({u"rsa"_s, u"-aes256"_s, u"-passout"_s, u"pass:phrase"_s, u"-in"_s, file(u"client.key"_s),
                     u"-out"_s, file(u"locked.key"_s)}));
}

std::optional<Access> TestAccess::open(const Route &route, const QHash<QString, QString> &secrets, Error *error)
{
    auto backend = std::make_unique<FakeBackend>();
    backend->secrets = secrets;
    SecretStore store(std::move(backend));
    RouteOpener opener(store);
    QSignalSpy opened(&opener, &RouteOpener::opened);
    QSignalSpy failed(&opener, &RouteOpener::failed);
    opener.open(route);
    (void)QTest::qWaitFor([&] { return !opened.isEmpty() || !failed.isEmpty(); }, 10'000);
    if (!failed.isEmpty() && error)
        *error = failed[0][0].value<Error>();
    return opened.isEmpty() ? std::nullopt : std::optional<Access>(opened[0][0].value<Access>());
}

void TestAccess::selfSignedIsConfirmedOnce()
{
    TlsServer server(file(u"server.pem"_s), file(u"server.key"_s));
    const auto error = ask(server.url(), Access{});
    QVERIFY(error);
    const auto problem = CertificateProblem::fromError(*error);
    QVERIFY2(problem, error->detail.c_str());
    QCOMPARE(server.requests, 0); // nothing was sent to it
    const QSslCertificate real(contents(file(u"server.pem"_s)), QSsl::Pem);
    QCOMPARE(problem->fingerprint.toLatin1(), real.digest(QCryptographicHash::Sha256).toHex());
    QVERIFY(problem->subject.contains(u"CN=spark.test"_s));
    QVERIFY(problem->subject.contains(u"O=Example; Inc=100%"_s));
    QCOMPARE(problem->from, real.effectiveDate().toUTC());
    QCOMPARE(problem->until, real.expiryDate().toUTC());
    QCOMPARE(problem->names, QStringList{u"spark.test"_s});
    QVERIFY(problem->canBeConfirmed);
    QVERIFY(problem->otherHost); // asked by address
    QVERIFY(!problem->reasons.isEmpty());

    Route route;
    route.addPin(problem->fingerprintForPeople());
    const auto access = open(route);
    QVERIFY(access);
    QVERIFY(!ask(server.url(), *access));
    TlsServer impostor(file(u"other.pem"_s), file(u"other.key"_s)); // the same name, another key
    const auto refused = ask(impostor.url(), *access);
    QVERIFY(refused && CertificateProblem::fromError(*refused));
    QCOMPARE(impostor.requests, 0);
}

void TestAccess::expiredIsNever()
{
    TlsServer server(file(u"expired.pem"_s), file(u"expired.key"_s));
    const auto error = ask(server.url(), Access{});
    const auto problem = error ? CertificateProblem::fromError(*error) : std::nullopt;
    QVERIFY(problem);
    QVERIFY(!problem->canBeConfirmed);
    Access access;
    access.pins = {QByteArray::fromHex(problem->fingerprint.toLatin1())};
    const auto again = ask(server.url(), access);
    QVERIFY(again && CertificateProblem::fromError(*again));
    QCOMPARE(server.requests, 0);
}

void TestAccess::clientCertificate()
{
    TlsServer server(file(u"server.pem"_s), file(u"server.key"_s), file(u"client.pem"_s));
    Route route;
    route.keychainEntry = u"p"_s;
    route.pins = {
        QString::fromLatin1(certificatePin(QSslCertificate(contents(file(u"server.pem"_s)), QSsl::Pem)).toHex())};
    const auto without = open(route);
    QVERIFY(without);
    const auto error = ask(server.url(), *without);
    QVERIFY(error);
    QVERIFY(error->code == ErrorCode::Network);
    QVERIFY(!CertificateProblem::fromError(*error)); // nothing that a fingerprint would help
    qInfo("without a certificate: %s", error->detail.c_str());
    route.certificatePath = file(u"client.pem"_s);
    route.keyPath = file(u"client.key"_s);
    const auto plain = open(route);
    QVERIFY(plain);
    QVERIFY(!ask(server.url(), *plain));
    route.keyPath = file(u"locked.key"_s);
    const auto locked = open(route, {{u"p/key"_s, u"phrase"_s}});
    QVERIFY(locked);
    QVERIFY(!ask(server.url(), *locked));
}

void TestAccess::clientCertificateErrors()
{
    const auto codeOf = [](const Result<QSslConfiguration> &result) {
        return result ? ErrorCode::Cancelled : result.error().code;
    };
    QVERIFY(codeOf(loadClientCertificate(file(u"nix.pem"_s), {}, {})) == ErrorCode::NotFound);
    QVERIFY(codeOf(loadClientCertificate(file(u"client.key"_s), {}, {})) == ErrorCode::Corrupt);
    QVERIFY(codeOf(loadClientCertificate(file(u"client.pem"_s), {}, {})) == ErrorCode::Corrupt); // no key in it
    for (const QString &phrase : {QString(), u"wrong"_s}) {
        const auto locked = loadClientCertificate(file(u"client.pem"_s), file(u"locked.key"_s), phrase);
        QVERIFY(!locked);
        QCOMPARE(locked.error().detail, std::string(kPassphraseWanted));
    }
}

void TestAccess::logins()
{
    MimicServer server([](const QString &, const QUrlQuery &) {
        Answer answer;
        answer.body = "[]";
        return answer;
    });
    Route route;
    route.keychainEntry = u"p"_s;
    route.login = Route::Login::Basic;
    route.user = u"Jürgen"_s;
    const auto basic = open(route, {{u"p/login"_s, u"päss:wort"_s}});
    QVERIFY(basic);
    QVERIFY(!ask(server.url(), *basic));
    QVERIFY(server.rawHeads.last().contains(u"Authorization: Basic "_s +
                                            QString::fromLatin1(QByteArray("Jürgen:päss:wort").toBase64())));
    route.login = Route::Login::Bearer;
    const auto bearer = open(route, {{u"p/login"_s, u" to.ken\n"_s}});
    QVERIFY(bearer);
    QVERIFY(!ask(server.url(), *bearer));
    QVERIFY(server.rawHeads.last().contains(u"Authorization: Bearer to.ken\r\n"_s));
    Error error;
    QVERIFY(!open(route, {{u"p/login"_s, u"to\r\nX-Evil: ken"_s}}, &error));
    QVERIFY(error.code == ErrorCode::InvalidArgument);
    QVERIFY(error.detail.find("ken\r") == std::string::npos);
}

void TestAccess::refusals()
{
    Answer answer;
    MimicServer server([&](const QString &, const QUrlQuery &) { return answer; });
    answer.status = 401;
    answer.headers = "WWW-Authenticate: Negotiate\r\nWWW-Authenticate: Basic realm=\"Spark, UI\"\r\n";
    auto error = ask(server.url(), Access{});
    QVERIFY(error && error->code == ErrorCode::Unauthorized);
    qInfo("%s", error->detail.c_str());
    QVERIFY(error->detail.starts_with(kWantsLogin));
    QVERIFY(error->detail.find("Negotiate") != std::string::npos);
    QVERIFY(error->detail.find("Basic") != std::string::npos);
    answer.status = 403;
    answer.headers.clear();
    error = ask(server.url(), Access{});
    QVERIFY(error && error->code == ErrorCode::Unauthorized && error->detail == kForbidden);
}

void TestAccess::proxies()
{
    QStringList heads;
    bool wantsLogin = true;
    MimicServer proxy([&](const QString &, const QUrlQuery &) {
        Answer answer;
        answer.body = "[]";
        heads = proxy.rawHeads;
        if (wantsLogin && !proxy.rawHeads.last().contains(u"Proxy-Authorization: Basic "_s)) {
            answer.status = 407;
            answer.headers = "Proxy-Authenticate: Basic realm=\"x\"\r\n";
        }
        return answer;
    });
    Route route;
    route.way = Route::Way::HttpProxy;
    route.proxyHost = u"127.0.0.1"_s;
    route.proxyPort = proxy.serverPort();
    const QUrl far(u"http://spark.invalid:4040"_s);
    const auto without = open(route);
    QVERIFY(without);
    auto error = ask(far, *without);
    QVERIFY(error && error->code == ErrorCode::Unauthorized && error->detail == kProxyWantsLogin);
    route.proxyUser = u"me"_s;
    route.keychainEntry = u"p"_s;
    const auto with = open(route, {{u"p/proxy"_s, u"secret"_s}});
    QVERIFY(with);
    error = ask(far, *with);
    QVERIFY2(!error, error ? error->detail.c_str() : "");
    QVERIFY(heads.last().startsWith(u"GET http://spark.invalid:4040/api/v1/thing"_s));
    QVERIFY(heads.last().contains(u"Basic "_s + QString::fromLatin1(QByteArray("me:secret").toBase64())));
    const qsizetype before = proxy.requests.size();
    MimicServer near([](const QString &, const QUrlQuery &) {
        Answer answer;
        answer.body = "[]";
        return answer;
    });
    QVERIFY(!ask(near.url(), *with)); // this computer's are asked directly
    QCOMPARE(proxy.requests.size(), before);
}

void TestAccess::missingSecret()
{
    Route route;
    route.login = Route::Login::Bearer;
    route.keychainEntry = u"p"_s;
    Error error;
    QVERIFY(!open(route, {}, &error));
    QVERIFY(error.code == ErrorCode::Unauthorized);
    QVERIFY(error.detail.starts_with(kSecretMissing));
}

void TestAccess::ipv6()
{
    MimicServer server([](const QString &, const QUrlQuery &) {
        Answer answer;
        answer.body = "[]";
        return answer;
    });
    const quint16 port = server.serverPort();
    server.close();
    if (!server.listen(QHostAddress::LocalHostIPv6, port))
        QSKIP("no IPv6 here");
    QVERIFY(!ask(QUrl(u"http://[::1]:%1"_s.arg(port)), Access{}));
}

void TestAccess::credentialHosts()
{
    Access access;
    access.headers = {{"Authorization", "Bearer x"}};
    access.credentialHosts = {u"gate.test"_s};
    QNetworkRequest good(QUrl(u"http://GATE.test:1"_s)), bad(QUrl(u"http://driver.test:1"_s));
    access.applyTo(good);
    access.applyTo(bad);
    QCOMPARE(good.rawHeader("Authorization"), QByteArray("Bearer x"));
    QVERIFY(!bad.hasRawHeader("Authorization"));
    QVERIFY(access.sendsSecretsInClear(QUrl(u"http://gate.test"_s)));
    QVERIFY(!access.sendsSecretsInClear(QUrl(u"https://gate.test"_s)));
    QVERIFY(!access.sendsSecretsInClear(QUrl(u"http://driver.test"_s)));
}

QTEST_GUILESS_MAIN(TestAccess)
#include "tst_access.moc"
