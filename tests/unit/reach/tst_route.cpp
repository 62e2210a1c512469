// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "reach/route.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestRoute : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sshHosts_data();
    void sshHosts();
    void sshHostsThatCannotBe_data();
    void sshHostsThatCannotBe();
    void roundTrip();
    void holdsNoSecret();
    void invalid_data();
    void invalid();
    void fileOfAStranger_data();
    void fileOfAStranger();
    void pins();
};

void TestRoute::sshHosts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("host");
    QTest::addColumn<int>("port");
    const auto row = [](const char *text, const char *user, const char *host, int port) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(user) << QString::fromLatin1(host)
                            << port;
    };
    row("gate", "", "gate", 0);
    row("  gate  ", "", "gate", 0);
    row("me@gate.example.org", "me", "gate.example.org", 0);
    row("me@gate:2222", "me", "gate", 2222);
    row("ssh://me@gate:2222/", "me", "gate", 2222);
    row("me@example.org@gate", "me@example.org", "gate", 0);
    row("10.0.0.1:22", "", "10.0.0.1", 22);
    row("::1", "", "::1", 0);
    row("[::1]", "", "::1", 0);
    row("me@[fe80::1%eth0]:22", "me", "fe80::1%eth0", 22);
    row("my_alias-1", "", "my_alias-1", 0);
}

void TestRoute::sshHosts()
{
    QFETCH(QString, text);
    const auto host = SshHost::parse(text);
    QVERIFY2(host, host ? "" : host.error().detail.c_str());
    QTEST(host->user, "user");
    QTEST(host->host, "host");
    QTEST(host->port, "port");
    const auto again = SshHost::parse(host->toString());
    QVERIFY(again && *again == *host);
}

void TestRoute::sshHostsThatCannotBe_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"",
                             "   ",
                             "-oProxyCommand=touch /tmp/x",
                             "-F/etc/passwd",
                             "me@-oProxyCommand=x",
                             "-l@gate",
                             "--",
                             "gate;id",
                             "gate`id`",
                             "$(id)@gate",
                             "gate host",
                             "gate\nhost",
                             "gate:0",
                             "gate:65536",
                             "gate:-1",
                             "gate:",
                             "gate:22x",
                             "[::1",
                             "[::1]x",
                             "[::1]:",
                             "[gate]:22:",
                             "@gate",
                             "me@",
                             "ssh://",
                             "a'b@gate",
                             "me@ga|te",
                             "gate,other",
                             "%h",
                             "::zz",
                             "[-x]:22"})
        QTest::newRow(*text ? text : "(nothing)") << QString::fromLatin1(text);
    QTest::newRow("long") << QString(300, u'a');
    QTest::newRow("umlaut") << u"gätew ay"_s;
}

void TestRoute::sshHostsThatCannotBe()
{
    QFETCH(QString, text);
    const auto host = SshHost::parse(text);
    QVERIFY2(!host, qPrintable(text));
    QVERIFY(host.error().code == ErrorCode::InvalidArgument);
    QVERIFY(host.error().detail.find(": ") != std::string::npos);
}

static Route full()
{
    Route route;
    route.way = Route::Way::Ssh;
    route.sshHost = {u"me"_s, u"gate"_s, 2222};
    route.sshJumps = {{{}, u"first"_s, 0}, {u"you"_s, u"::1"_s, 22}};
    route.proxyHost = u"proxy.example.org"_s;
    route.proxyPort = 3128;
    route.proxyUser = u"proxy me"_s;
    route.login = Route::Login::Basic;
    route.user = u"Jürgen"_s;
    route.certificatePath = u"/home/me/client.pem"_s;
    route.keyPath = u"/home/me/client.key"_s;
    route.pins = {QString(64, u'a'), QString(64, u'0')};
    route.keychainEntry = u"place-1"_s;
    return route;
}

void TestRoute::roundTrip()
{
    for (const Route &route : {Route{}, full()}) {
        QVERIFY(route.validate());
        const QByteArray text = QJsonDocument(route.toJson()).toJson();
        const auto again = Route::fromJson(QJsonDocument::fromJson(text).object());
        QVERIFY2(again, again ? "" : again.error().detail.c_str());
        QVERIFY(*again == route);
    }
    QCOMPARE(Route{}.toJson().keys(), QStringList{u"way"_s});
    const auto empty = Route::fromJson({});
    QVERIFY(empty && *empty == Route{});
}

void TestRoute::holdsNoSecret()
{
    const Route route = full();
    QCOMPARE(route.neededSecrets(), QList<Route::Secret>{Route::Secret::Login}); // the proxy is not on this way
    Route proxied = route;
    proxied.way = Route::Way::HttpProxy;
    QCOMPARE(proxied.neededSecrets().size(), 2);
    QStringList names;
    for (const auto secret : {Route::Secret::Login, Route::Secret::ProxyPassword, Route::Secret::KeyPassphrase})
        names += route.secretName(secret);
    names.removeDuplicates();
    QCOMPARE(names.size(), 3);
    for (const QString &name : names)
        QVERIFY(name.startsWith(u"place-1/"_s));
}

void TestRoute::invalid_data()
{
    QTest::addColumn<Route>("route");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field, auto change) {
        Route route = full();
        change(route);
        QTest::newRow(name) << route << field;
    };
    row("option as host", u"host"_s, [](Route &r) { r.sshHost.host = u"-oProxyCommand=id"_s; });
    row("no host", u"host"_s, [](Route &r) { r.sshHost.host.clear(); });
    row("option as jump", u"host"_s, [](Route &r) { r.sshJumps[0].host = u"-x"_s; });
    row("shell in user", u"user"_s, [](Route &r) { r.sshHost.user = u"$(id)"_s; });
    row("port", u"port"_s, [](Route &r) { r.sshHost.port = 70000; });
    row("no proxy", u"proxy"_s, [](Route &r) { r.way = Route::Way::HttpProxy, r.proxyHost.clear(); });
    row("proxy port", u"proxy port"_s, [](Route &r) { r.way = Route::Way::HttpProxy, r.proxyPort = 0; });
    row("no user", u"user"_s, [](Route &r) { r.user.clear(); });
    row("colon in user", u"user"_s, [](Route &r) { r.user = u"a:b"_s; });
    row("line break", u"user"_s, [](Route &r) { r.user = u"a\r\nX: y"_s; });
    row("key alone", u"client certificate"_s, [](Route &r) { r.certificatePath.clear(); });
    row("pin", u"fingerprint"_s, [](Route &r) { r.pins = {u"AB:CD"_s}; });
    row("no entry", u"keychain entry"_s, [](Route &r) { r.keychainEntry.clear(); });
}

void TestRoute::invalid()
{
    QFETCH(Route, route);
    QFETCH(QString, field);
    const auto valid = route.validate();
    QVERIFY(!valid);
    QVERIFY(valid.error().code == ErrorCode::InvalidArgument);
    QCOMPARE(QString::fromStdString(valid.error().detail).section(u':', 0, 0), field);
    QVERIFY(!Route::fromJson(route.toJson())); // nor can a file bring it in
}

void TestRoute::fileOfAStranger_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("way") << QByteArray(R"({"way":"teleport"})");
    QTest::newRow("login") << QByteArray(R"({"login":"magic"})");
    QTest::newRow("option") << QByteArray(R"({"way":"ssh","sshHost":"-oProxyCommand=id"})");
    QTest::newRow("ssh without host") << QByteArray(R"({"way":"ssh"})");
    QTest::newRow("number as host") << QByteArray(R"({"way":"ssh","sshHost":7})");
    QTest::newRow("jump") << QByteArray(R"({"way":"ssh","sshHost":"a","sshJumps":["b","-c"]})");
    QTest::newRow("jump that is no text") << QByteArray(R"({"way":"ssh","sshHost":"a","sshJumps":[null]})");
    QTest::newRow("pin") << QByteArray(R"({"pins":[1]})");
}

void TestRoute::fileOfAStranger()
{
    QFETCH(QByteArray, json);
    const QJsonDocument document = QJsonDocument::fromJson(json);
    QVERIFY(document.isObject());
    const auto route = Route::fromJson(document.object());
    QVERIFY(!route);
    QVERIFY(route.error().code == ErrorCode::InvalidArgument);
}

void TestRoute::pins()
{
    Route route;
    QStringList pairs;
    for (int i = 0; i < 32; ++i)
        pairs += u"AB"_s;
    route.addPin(pairs.join(u':'));
    route.addPin(pairs.join(QString()).toLower());
    QCOMPARE(route.pins, QStringList{pairs.join(QString()).toLower()});
    QVERIFY(route.validate());
}

QTEST_APPLESS_MAIN(TestRoute)
#include "tst_route.moc"
