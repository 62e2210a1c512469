// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/endpointurl.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

class TestEndpointUrl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void parse_data();
    void parse();
    void api();
    void loopback();
};

void TestEndpointUrl::parse_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("url"); // empty: an error
    const auto row = [](const char *text, const char *url) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(url);
    };
    row("4041", "http://127.0.0.1:4041");
    row(" localhost ", "http://localhost:4040");
    row("node7:4042", "http://node7:4042");
    row("http://node7:4040/jobs/job/?id=3#x", "http://node7:4040");
    row("http://node7:4040/SQL/", "http://node7:4040");
    row("http://node7:4040/api/v1/applications", "http://node7:4040");
    row("[::1]:4040", "http://[::1]:4040");
    row("https://gateway/proxy/app-1/stages/", "https://gateway/proxy/app-1");
    row("http://gateway/proxy/app-1/", "http://gateway/proxy/app-1");
    row("ftp://node7", "");
    row("http://", "");
    row("", "");
    row("node7:0", "");
    row("node7:99999", "");
    row("a b", "");
}

void TestEndpointUrl::parse()
{
    QFETCH(QString, text);
    QFETCH(QString, url);
    const auto result = parseEndpointUrl(text);
    QCOMPARE(result ? result.value().toString() : QString(), url);
    if (!result)
        QCOMPARE(int(result.error().code), int(ErrorCode::InvalidArgument));
}

void TestEndpointUrl::api()
{
    QCOMPARE(apiUrl(QUrl(u"http://h:4040"_s), u"applications"_s).toString(), u"http://h:4040/api/v1/applications"_s);
    QCOMPARE(apiUrl(QUrl(u"http://h/proxy/a/"_s), u"x/y?offset=1&length=2"_s).toString(),
             u"http://h/proxy/a/api/v1/x/y?offset=1&length=2"_s);
    QCOMPARE(endpointUrl(QHostAddress(u"::1"_s), 4040).toString(), u"http://[::1]:4040"_s);
}

void TestEndpointUrl::loopback()
{
    QVERIFY(isLoopback(QUrl(u"http://localhost:4040"_s)));
    QVERIFY(isLoopback(QUrl(u"http://127.0.0.9:4040"_s)));
    QVERIFY(isLoopback(QUrl(u"http://[::1]:4040"_s)));
    QVERIFY(!isLoopback(QUrl(u"http://192.0.2.1:4040"_s)));
    QVERIFY(!isLoopback(QUrl(u"http://localhost.example:4040"_s)));
}

QTEST_GUILESS_MAIN(TestEndpointUrl)
#include "tst_endpointurl.moc"
