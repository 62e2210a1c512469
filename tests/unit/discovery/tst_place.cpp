// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/place.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! What a person writes as an address.
class TestPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ports_data();
    void ports();
    void addresses_data();
    void addresses();
    void wrongAddresses_data();
    void wrongAddresses();
    void ranges();
    void masters();
    void json();
    void wrongJson();

private:
    static QString shown(const QList<PlaceTarget> &targets)
    {
        QStringList list;
        for (const PlaceTarget &target : targets) {
            QString text = target.url.isEmpty() ? target.host + u'@' + portsText(target.ports) : target.url.toString();
            if (target.masterPort != 0)
                text += u'!' + QString::number(target.masterPort);
            list.append(text);
        }
        return list.join(u' ');
    }
};

void TestPlace::ports_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result"); // empty: an error
    QTest::newRow("one") << u"4040"_s << u"4040"_s;
    QTest::newRow("range") << u"4040-4049"_s << u"4040-4049"_s;
    QTest::newRow("list") << u"4040-4042, 8080 18080"_s << u"4040-4042,8080,18080"_s;
    QTest::newRow("twice") << u"4041,4040-4042,4041"_s << u"4041,4040,4042"_s;
    QTest::newRow("two beside each other") << u"80,81"_s << u"80,81"_s;
    QTest::newRow("a long range twice") << u"1000-2000,1500-2100"_s << u"1000-2100"_s;
    for (const char *wrong : {"0", "65536", "x", "4040-", "-4040", "4049-4040", "1-2-3", "4040.", "1-60000", "+5"})
        QTest::newRow(wrong) << QString::fromLatin1(wrong) << QString();
}

void TestPlace::ports()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const auto list = parsePorts(text);
    QCOMPARE(bool(list), !result.isEmpty());
    if (list)
        QCOMPARE(portsText(*list), result);
    else
        QVERIFY(QString::fromStdString(list.error().detail).startsWith(u'"'));
}

void TestPlace::addresses_data()
{
    const QString usual = u"@"_s + portsText(defaultHostPorts());
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("result");
    QTest::newRow("name") << u" node7.cluster.internal "_s << u"node7.cluster.internal"_s + usual;
    QTest::newRow("host:port") << u"node7:4041"_s << u"node7@4041"_s;
    QTest::newRow("port of this computer") << u"4041"_s << u"127.0.0.1@4041"_s;
    QTest::newRow("ipv4") << u"10.0.0.7"_s << u"10.0.0.7"_s + usual;
    QTest::newRow("ipv6") << u"::1"_s << u"::1"_s + usual;
    QTest::newRow("ipv6 in brackets") << u"[fe80::1]"_s << u"fe80::1"_s + usual;
    QTest::newRow("ipv6 with a port") << u"[::1]:4040"_s << u"::1@4040"_s;
    QTest::newRow("url") << u"https://gateway.example.org:8443/spark/"_s << u"https://gateway.example.org:8443/spark"_s;
    QTest::newRow("url of a page") << u"http://node7:4040/jobs/"_s << u"http://node7:4040"_s;
    QTest::newRow("url ipv6") << u"http://[::1]:4040/"_s << u"http://[::1]:4040"_s;
    QTest::newRow("connect") << u"sc://node7:15003/;token=abc"_s << u"sc://node7:15003"_s;
    QTest::newRow("connect without a port") << u"sc://node7"_s << u"sc://node7:15002"_s;
    QTest::newRow("list") << u"a:1, b:2\nc:3 d:4"_s << u"a@1 b@2 c@3 d@4"_s;
    QTest::newRow("the same host twice") << u"a:1,a:2,A:1"_s << u"a@1,2"_s;
    QTest::newRow("the same url twice") << u"http://a:1 http://a:1/"_s << u"http://a:1"_s;
    QTest::newRow("two addresses") << u"10.0.0.4/31"_s << u"10.0.0.4"_s + usual + u" 10.0.0.5"_s + usual;
    QTest::newRow("one address") << u"10.0.0.4/32"_s << u"10.0.0.4"_s + usual;
}

void TestPlace::addresses()
{
    QFETCH(QString, text);
    QFETCH(QString, result);
    const auto targets = parseAddresses(text);
    QVERIFY2(targets, targets ? "" : targets.error().detail.c_str());
    QCOMPARE(shown(*targets), result);
}

void TestPlace::wrongAddresses_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("why"); // part of the detail
    QTest::newRow("nothing") << u" , \n"_s << u"no address"_s;
    QTest::newRow("port 0") << u"host:0"_s << u"from 1 to 65535"_s;
    QTest::newRow("port text") << u"host:http"_s << u"from 1 to 65535"_s;
    QTest::newRow("no host") << u":4040"_s << u"host name"_s;
    QTest::newRow("option") << u"-oProxyCommand=x"_s << u"host name"_s;
    QTest::newRow("bracket") << u"[::1"_s << u"bracket"_s;
    QTest::newRow("brackets around a name") << u"[host]:1"_s << u"IPv6"_s;
    QTest::newRow("ipv6 with a port without brackets") << u"fe80::1:zz:4040"_s << u"[::1]:4040"_s;
    QTest::newRow("scheme") << u"ftp://host"_s << u"ftp"_s;
    QTest::newRow("range too large") << u"10.0.0.0/23"_s << u"at most 256"_s;
    QTest::newRow("ipv6 range too large") << u"fe80::/64"_s << u"/120"_s;
    QTest::newRow("path without a scheme") << u"host/path"_s << u"http://"_s;
    QTest::newRow("password") << u"http://me:secret@host:4040"_s << u"login of the place"_s;
    QTest::newRow("two ranges") << u"10.0.0.0/24 10.0.1.0/24"_s << u"too many"_s;
}

void TestPlace::wrongAddresses()
{
    QFETCH(QString, text);
    QFETCH(QString, why);
    const auto targets = parseAddresses(text);
    QVERIFY(!targets);
    QVERIFY(targets.error().code == ErrorCode::InvalidArgument);
    const QString detail = QString::fromStdString(targets.error().detail);
    QVERIFY2(detail.contains(why), qPrintable(detail));
    QVERIFY(!detail.contains(u"secret"_s));
}

void TestPlace::ranges()
{
    const auto range = parseAddresses(u"192.168.7.0/24"_s);
    QVERIFY(range);
    QCOMPARE(range->size(), 254); // without the network's own and the broadcast
    QCOMPARE(range->first().host, u"192.168.7.1"_s);
    QCOMPARE(range->last().host, u"192.168.7.254"_s);
    QCOMPARE(range->first().ports.size(), 10);
    const auto chosen = parseAddresses(u"192.168.7.9/30"_s, {1, 2});
    QVERIFY(chosen);
    QCOMPARE(shown(*chosen), u"192.168.7.9@1,2 192.168.7.10@1,2"_s);
    const auto v6 = parseAddresses(u"fd00::/120"_s, {4040});
    QVERIFY(v6);
    QCOMPARE(v6->size(), 256);
    QCOMPARE(v6->last().host, u"fd00::ff"_s);
}

void TestPlace::masters()
{
    const QList<quint16> ports{8080};
    QCOMPARE(shown(*parseAddresses(u"spark://node1"_s, ports)), u"node1@8080!7077"_s);
    QCOMPARE(shown(*parseAddresses(u"spark://node1:7078"_s, ports)), u"node1@8080!7078"_s);
    QCOMPARE(shown(*parseAddresses(u"node1:7077"_s, ports)), u"node1@8080!7077"_s);
    QCOMPARE(shown(*parseAddresses(u"spark://a:7077,b:7078, c:4040"_s, ports)), u"a@8080!7077 b@8080!7078 c@4040"_s);
    QCOMPARE(shown(*parseAddresses(u"spark://[::1]:7077"_s, ports)), u"::1@8080!7077"_s);
}

void TestPlace::json()
{
    Place place = Place::make(u"spark://a:7077"_s, u"Production"_s);
    place.color = u"#c05020"_s;
    place.ports = u"8080"_s;
    QVERIFY(!place.id.isEmpty() && place.id != Place::make(u"x"_s).id);
    const auto again = Place::fromJson(place.toJson());
    QVERIFY2(again, again ? "" : again.error().detail.c_str());
    QVERIFY(*again == place);
    QCOMPARE(again->title(), u"Production"_s);
    place.name.clear();
    place.address = u"a\n b"_s;
    QCOMPARE(place.title(), u"a b"_s);
    QJsonObject object = place.toJson();
    object[u"later"_s] = 7;
    QVERIFY(*Place::fromJson(object) == place);
}

void TestPlace::wrongJson()
{
    const QJsonObject good = Place::make(u"a"_s).toJson();
    const auto broken = [&good](const QString &key, const QJsonValue &value) {
        QJsonObject object = good;
        object[key] = value;
        return !Place::fromJson(object);
    };
    QVERIFY(Place::fromJson(good));
    QVERIFY(broken(u"id"_s, QString()));
    QVERIFY(broken(u"address"_s, 7));
    QVERIFY(broken(u"address"_s, u"10.0.0.0/8"_s));
    QVERIFY(broken(u"ports"_s, u"0"_s));
    QVERIFY(broken(u"color"_s, u"red; background: url(x)"_s));
}

QTEST_GUILESS_MAIN(TestPlace)
#include "tst_place.moc"
