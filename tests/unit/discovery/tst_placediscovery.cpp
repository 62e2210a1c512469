// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/placediscovery.h"
#include "mimicspark.h"
#include "support/patience.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

using How = EndpointOrigin::How;

namespace {

PlaceDiscovery::Settings quick()
{
    PlaceDiscovery::Settings settings;
    settings.refreshMs = 50;
    settings.checkMs = 50;
    settings.historyMs = 50;
    settings.lookMs = 200;
    settings.connectMs = 1'000;
    settings.probe = {1'500, 3'000};
    return settings;
}

Answer page(const QByteArray &body, const QByteArray &type = "text/html;charset=utf-8", int status = 200)
{
    Answer answer;
    answer.body = body;
    answer.contentType = type;
    answer.status = status;
    return answer;
}

//! A driver's UI.
struct FakeDriver
{
    explicit FakeDriver(const QString &id)
        : server([this](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); })
    {
        spark.application[u"id"_s] = id;
    }
    MimicSpark spark;
    MimicServer server;
};

//! A standalone master: its page and /json/, with applications and workers at the addresses that it is given.
struct FakeMaster
{
    struct Named
    {
        QString id;
        QString address;
    };

    explicit FakeMaster(const QString &state = u"ALIVE"_s)
        : status(state), server([this](const QString &path, const QUrlQuery &query) { return answer(path, query); })
    {
    }

    Answer answer(const QString &path, const QUrlQuery &query)
    {
        if (path.startsWith(u"/proxy/"_s) && proxied) {
            const QString inner = path.section(u'/', 3);
            Answer answer = proxied->answer(u'/' + inner, query);
            const QByteArray location = "Location: /proxy/" + path.section(u'/', 2, 2).toLatin1();
            answer.headers.replace("Location: ", location);
            return answer;
        }
        if (path == u"/json/"_s)
            return page(QJsonDocument(json()).toJson(), "text/json;charset=utf-8");
        return path == u"/"_s ? page(html()) : page("no", "text/html", 404);
    }

    QJsonObject json() const
    {
        QJsonArray apps, list;
        for (const Named &app : applications)
            apps.append(
                QJsonObject{{u"id"_s, app.id}, {u"name"_s, u"n"_s}, {u"state"_s, u"RUNNING"_s}, {u"starttime"_s, 1}});
        for (const Named &worker : workers)
            list.append(
                QJsonObject{{u"id"_s, worker.id}, {u"webuiaddress"_s, worker.address}, {u"state"_s, u"ALIVE"_s}});
        return {{u"url"_s, u"spark://%1:7077"_s.arg(name)},
                {u"status"_s, status},
                {u"workers"_s, list},
                {u"activeapps"_s, apps},
                {u"completedapps"_s, QJsonArray()},
                {u"cores"_s, 4}};
    }

    QByteArray html() const
    {
        QString text = u"<title>Spark Master at spark://x</title><span class=\"version\">4.3.0</span>"_s;
        for (const Named &app : applications)
            text += u"<tr><a href=\"app/?appId=%1\">%1</a><a href=\"%2\">n</a></tr>"_s.arg(app.id, app.address);
        return text.toUtf8();
    }

    QString status, name = u"one"_s;
    QList<Named> applications, workers;
    MimicSpark *proxied = nullptr;
    MimicServer server;
};

//! Speaks first, or answers every connection with the same bytes.
class RawServer : public QTcpServer
{
public:
    explicit RawServer(const QByteArray &bytes)
    {
        listen(QHostAddress::LocalHost);
        connect(this, &QTcpServer::newConnection, this, [this, bytes] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                ++connections;
                socket->write(bytes);
                connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }
    QString address() const { return u"127.0.0.1:%1"_s.arg(serverPort()); }
    int connections = 0;
};

QString addressOf(const MimicServer &server)
{
    return u"127.0.0.1:%1"_s.arg(server.serverPort());
}

quint16 closedPort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

QList<FoundEndpoint> ofKind(const PlaceDiscovery &place, EndpointKind kind)
{
    QList<FoundEndpoint> list;
    for (const FoundEndpoint &endpoint : place.endpoints()) {
        if (endpoint.kind == kind)
            list.append(endpoint);
    }
    return list;
}

} // namespace

class TestPlaceDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void driverComesAndGoes();
    void scannedHost();
    void masterNamesDriverAndWorker();
    void nameThatOnlyTheClusterKnows();
    void theSamePortIsAnother();
    void reverseProxy();
    void foundAlready();
    void twoNamesOfAHost();
    void standbyBelongsToTheCluster();
    void historyServer();
    void connectServer();
    void unreachable_data();
    void unreachable();
    void redirectElsewhere();
    void redirectOnTheSameHost();
    void redirectsForEver();
    void tryingAPortOfARange();
    void hostile_data();
    void hostile();
    void masterThatLies();
    void twoPlacesAtOnce();
    void wrongAddress();
    void stopped();
};

void TestPlaceDiscovery::driverComesAndGoes()
{
    auto driver = std::make_unique<FakeDriver>(u"app-1"_s);
    PlaceDiscovery place(Place::make(addressOf(driver->server)), {}, quick());
    QSignalSpy found(&place, &DiscoverySource::found), changed(&place, &DiscoverySource::changed),
        gone(&place, &DiscoverySource::gone), settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_COMPARE(found.size(), 1);
    QCOMPARE(int(found[0][0].value<DiscoveredApplication>().state), int(DiscoveredApplication::State::Connecting));
    QTRY_COMPARE(place.applications().value(0).applicationId, u"app-1"_s);
    QTRY_VERIFY(settled.size() >= 1);
    QVERIFY(place.isSettled());
    const FoundEndpoint endpoint = place.endpoints().value(0);
    QVERIFY(endpoint.kind == EndpointKind::Driver && endpoint.reachable());
    QVERIFY(endpoint.origin.how == How::Typed && endpoint.since > 0);
    QCOMPARE(endpoint.applications.value(0).uiUrl, driver->server.url());
    QTest::qWait(300); // looked at again and again, by the cheap request only
    QCOMPARE(driver->server.requests.filter(u"/api/"_s).size(), 1);
    QVERIFY(driver->server.requests.size() > 2);
    QCOMPARE(driver->server.mostOpenConnections, 1);
    driver.reset();
    QTRY_COMPARE(gone.size(), 1);
    QVERIFY(place.applications().isEmpty());
    QVERIFY(place.endpoints().value(0).trouble == Trouble::Refused); // it was typed: it is told, not forgotten
}

void TestPlaceDiscovery::scannedHost()
{
    FakeDriver driver(u"app-1"_s);
    MimicServer other([](const QString &, const QUrlQuery &) { return page("<title>Wiki</title>"); });
    Place where = Place::make(u"127.0.0.1"_s);
    where.ports = portsText({driver.server.serverPort(), other.serverPort(), closedPort(), closedPort()});
    PlaceDiscovery place(where, {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled), progress(&place, &DiscoverySource::progress);
    place.start();
    QTRY_VERIFY_WITH_TIMEOUT(settled.size() >= 1 && place.applications().size() == 1, 20'000);
    QCOMPARE(place.endpoints().size(), 1); // what is not Spark is nobody's business
    QVERIFY(place.endpoints()[0].origin.how == How::Scan);
    QVERIFY(progress.size() >= 1);
    QVERIFY(!other.requests.isEmpty());
}

void TestPlaceDiscovery::masterNamesDriverAndWorker()
{
    FakeDriver driver(u"app-1"_s);
    MimicServer worker([](const QString &path, const QUrlQuery &) {
        return path == u"/json/"_s
                   ? page(
                         R"({"id":"worker-1","masterurl":"spark://one:7077","cores":2,"executors":[{"appid":"app-1"}]})",
                         "text/json")
                   : page("<title>Spark Worker at x</title>");
    });
    FakeMaster master;
    master.applications = {{u"app-1"_s, driver.server.url().toString()}};
    master.workers = {{u"worker-1"_s, worker.url().toString()}};
    PlaceDiscovery place(Place::make(addressOf(master.server)), {}, quick());
    QSignalSpy gone(&place, &DiscoverySource::gone), endpointGone(&place, &DiscoverySource::endpointGone);
    place.start();
    QTRY_COMPARE(place.endpoints().size(), 3);
    QTRY_COMPARE(place.applications().size(), 1);
    QTRY_VERIFY(ofKind(place, EndpointKind::Worker).value(0).reachable());
    const FoundEndpoint found = ofKind(place, EndpointKind::Driver)[0];
    QVERIFY(found.origin.how == How::Named);
    QCOMPARE(found.origin.by, master.server.url());
    QTRY_COMPARE(ofKind(place, EndpointKind::Driver)[0].clusterKey, u"spark://one:7077"_s);
    QCOMPARE(ofKind(place, EndpointKind::Worker)[0].clusterKey, u"spark://one:7077"_s);
    QCOMPARE(ofKind(place, EndpointKind::Worker)[0].cluster.cores, qint64(2));
    QTRY_COMPARE(ofKind(place, EndpointKind::Worker)[0].applications.value(0).uiUrl, driver.server.url());
    QCOMPARE(driver.server.mostOpenConnections, 1);
    driver.server.close(); // the application ends
    master.applications.clear();
    QTRY_COMPARE(gone.size(), 1);
    QTRY_COMPARE(place.endpoints().size(), 2);
    QVERIFY(endpointGone.size() >= 1);
}

void TestPlaceDiscovery::nameThatOnlyTheClusterKnows()
{
    FakeDriver driver(u"app-1"_s);
    FakeMaster master; // nobody listens on 127.0.0.2
    const QString named = u"http://127.0.0.2:%1"_s.arg(driver.server.serverPort());
    master.applications = {{u"app-1"_s, named}};
    PlaceDiscovery place(Place::make(addressOf(master.server)), {}, quick());
    place.start();
    QTRY_COMPARE(place.applications().size(), 1);
    QTRY_VERIFY(ofKind(place, EndpointKind::Driver).value(0).reachable());
    const FoundEndpoint found = ofKind(place, EndpointKind::Driver)[0];
    QCOMPARE(found.url, driver.server.url());
    QCOMPARE(found.namedUrl, QUrl(named));
    const auto listed = [&] { return ofKind(place, EndpointKind::Master).value(0).applications.value(0); };
    QTRY_COMPARE(listed().uiUrl, driver.server.url());
    QCOMPARE(listed().namedUiUrl, QUrl(named));
}

void TestPlaceDiscovery::theSamePortIsAnother()
{
    FakeDriver driver(u"app-other"_s); // on the master's host, the same port, another application
    FakeMaster master;
    const QString named = u"http://127.0.0.2:%1"_s.arg(driver.server.serverPort());
    master.applications = {{u"app-1"_s, named}};
    PlaceDiscovery place(Place::make(addressOf(master.server)), {}, quick());
    place.start();
    QTRY_VERIFY(ofKind(place, EndpointKind::Driver).value(0).state == FoundEndpoint::State::Unreachable);
    const FoundEndpoint found = ofKind(place, EndpointKind::Driver)[0];
    QCOMPARE(found.url, QUrl(named));
    QVERIFY(found.trouble == Trouble::Refused); // of the address as it was named
    QVERIFY(place.applications().isEmpty());
    QVERIFY(!driver.server.requests.isEmpty()); // it was tried
    QVERIFY(!master.server.requests.filter(u"/proxy/app-1"_s).isEmpty());
}

void TestPlaceDiscovery::reverseProxy()
{
    MimicSpark behind;
    behind.application[u"id"_s] = u"app-1"_s;
    FakeMaster master;
    master.proxied = &behind;
    master.applications = {{u"app-1"_s, u"/proxy/app-1"_s}};
    PlaceDiscovery place(Place::make(addressOf(master.server)), {}, quick());
    place.start();
    QTRY_COMPARE(place.applications().size(), 1);
    QCOMPARE(place.applications()[0].applicationId, u"app-1"_s);
    QCOMPARE(place.applications()[0].url, QUrl(master.server.url().toString() + u"/proxy/app-1"_s));
}

//! A driver that scanning found is not asked again under the name that a master has for it.
void TestPlaceDiscovery::foundAlready()
{
    FakeDriver driver(u"app-1"_s);
    FakeMaster master;
    master.applications = {{u"app-1"_s, u"http://localhost:%1"_s.arg(driver.server.serverPort())}};
    PlaceDiscovery place(Place::make(addressOf(driver.server) + u' ' + addressOf(master.server)), {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY(settled.size() >= 1 && place.endpoints().size() == 2);
    QTest::qWait(300);
    QCOMPARE(place.endpoints().size(), 2);
    QCOMPARE(place.applications().size(), 1);
    QCOMPARE(driver.server.requests.filter(u"/api/"_s).size(), 1);
    QCOMPARE(ofKind(place, EndpointKind::Master)[0].applications[0].uiUrl, driver.server.url());
}

//! Asked once, shown once, and nothing comes and goes with each look.
void TestPlaceDiscovery::twoNamesOfAHost()
{
    FakeDriver driver(u"app-1"_s);
    Place where = Place::make(u"127.0.0.1 localhost"_s);
    where.ports = portsText({driver.server.serverPort(), closedPort()});
    PlaceDiscovery place(where, {}, quick());
    QSignalSpy scanned(&place, &DiscoverySource::scanned), changed(&place, &DiscoverySource::endpointChanged);
    place.start();
    QTRY_VERIFY(scanned.size() >= 2 && place.isSettled() && place.applications().size() == 1);
    QCOMPARE(place.endpoints().size(), 1);
    const auto changes = changed.size();
    const auto asked = driver.server.requests.filter(u"/api/"_s).size();
    const auto scans = scanned.size();
    QTRY_VERIFY(scanned.size() >= scans + 2);
    QCOMPARE(changed.size(), changes);
    QCOMPARE(driver.server.requests.filter(u"/api/"_s).size(), asked);
    QVERIFY(asked <= 2);
}

void TestPlaceDiscovery::standbyBelongsToTheCluster()
{
    FakeMaster alive, standby(u"STANDBY"_s);
    standby.name = u"two"_s;
    PlaceDiscovery place(Place::make(addressOf(alive.server) + u',' + addressOf(standby.server)), {}, quick());
    place.start();
    QTRY_COMPARE(ofKind(place, EndpointKind::Master).size(), 2);
    QTRY_COMPARE(ofKind(place, EndpointKind::Master)[0].clusterKey, ofKind(place, EndpointKind::Master)[1].clusterKey);
    QStringList states;
    for (const FoundEndpoint &master : ofKind(place, EndpointKind::Master))
        states << master.cluster.state;
    states.sort();
    QCOMPARE(states, (QStringList{u"alive"_s, u"standby"_s}));
}

void TestPlaceDiscovery::historyServer()
{
    QByteArray list = "[{\"id\":\"a\",\"attempts\":[{\"completed\":true,\"endTimeEpoch\":9}]},{\"id\":\"b\"}]";
    MimicServer server([&](const QString &path, const QUrlQuery &) {
        return path.startsWith(u"/api"_s) ? page(list, "application/json")
                                          : page("<title>History Server</title><span class=\"version\">3.5.9</span>");
    });
    PlaceDiscovery place(Place::make(addressOf(server)), {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY(settled.size() >= 1);
    const FoundEndpoint history = place.endpoints().value(0);
    QVERIFY(history.kind == EndpointKind::History && history.reachable() && !history.partial);
    QCOMPARE(history.sparkVersion, u"3.5.9"_s);
    QCOMPARE(history.applications.size(), 2);
    list = "{}";
    QTRY_VERIFY(!place.endpoints().value(0).reachable());
    QCOMPARE(place.endpoints()[0].applications.size(), 2); // what was read stays
}

void TestPlaceDiscovery::connectServer()
{
    RawServer server(QByteArray("\0\0\0\4\0\0\0\0\0", 9)); // SETTINGS, as every gRPC server says
    FakeDriver ui(u"app-1"_s);
    ui.spark.application[u"name"_s] = u"Spark Connect server"_s; // as start-connect-server.sh names it
    PlaceDiscovery place(Place::make(u"sc://"_s + server.address() + u' ' + addressOf(ui.server)), {}, quick());
    place.start();
    QTRY_COMPARE(ofKind(place, EndpointKind::Connect).size(), 1);
    QVERIFY(ofKind(place, EndpointKind::Connect)[0].reachable());
    QCOMPARE(ofKind(place, EndpointKind::Connect)[0].url, QUrl(u"sc://"_s + server.address()));
    QTRY_COMPARE(ofKind(place, EndpointKind::Connect)[0].applications.value(0).uiUrl, ui.server.url());

    PlaceDiscovery other(Place::make(server.address()), {}, quick()); // gRPC on any port may be anything
    QSignalSpy settled(&other, &PlaceDiscovery::settled);
    other.start();
    QTRY_VERIFY(settled.size() >= 1);
    QVERIFY(other.endpoints().value(0).kind == EndpointKind::NotSpark);
    QVERIFY(QString::fromStdString(other.endpoints()[0].error->detail).contains(u"gRPC"_s));
}

void TestPlaceDiscovery::unreachable_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("trouble");
    QTest::addColumn<QString>("detail");
    QTest::newRow("refused") << u"refused"_s << int(Trouble::Refused) << QString();
    QTest::newRow("silence") << u"silence"_s << int(Trouble::Timeout) << QString();
    QTest::newRow("401") << u"401"_s << int(Trouble::LoginWanted) << u"401"_s;
    QTest::newRow("403") << u"403"_s << int(Trouble::Forbidden) << u"403"_s;
    QTest::newRow("503") << u"503"_s << int(Trouble::StartingUp) << u"503"_s;
    QTest::newRow("tls") << u"tls"_s << int(Trouble::Tls) << u"TLS"_s;
    QTest::newRow("a web page") << u"page"_s << int(Trouble::NotSpark) << u"Wiki"_s;
    QTest::newRow("ssh") << u"ssh"_s << int(Trouble::NotSpark) << u"SSH"_s;
    QTest::newRow("name") << u"name"_s << int(Trouble::NameNotFound) << QString();
}

void TestPlaceDiscovery::unreachable()
{
    QFETCH(QString, what);
    QFETCH(int, trouble);
    QFETCH(QString, detail);
    MimicServer server([&](const QString &, const QUrlQuery &) {
        Answer answer = page("<title>Wiki</title>", "text/html", what.toInt() > 0 ? what.toInt() : 200);
        if (what == u"silence"_s)
            answer.mode = Answer::Mode::Silence;
        return answer;
    });
    RawServer ssh("SSH-2.0-OpenSSH_9.2p1 Debian-2\r\n"), plain("HTTP/1.1 400 Bad Request\r\n\r\n");
    QString address = addressOf(server);
    if (what == u"refused"_s)
        address = u"127.0.0.1:%1"_s.arg(closedPort());
    else if (what == u"tls"_s)
        address = u"https://"_s + plain.address();
    else if (what == u"ssh"_s)
        address = ssh.address();
    else if (what == u"name"_s)
        address = QString(64, u'a') + u":4040"_s; // too long for a label: no name server is asked
    PlaceDiscovery place(Place::make(address), {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled), failed(&place, &PlaceDiscovery::failed);
    place.start();
    QTRY_VERIFY_WITH_TIMEOUT(settled.size() + failed.size() >= 1, 20'000);
    if (what == u"name"_s && failed.size() == 1)
        return; // refused as a name before
    QCOMPARE(place.endpoints().size(), 1);
    const FoundEndpoint endpoint = place.endpoints()[0];
    QVERIFY(!endpoint.reachable() && endpoint.error);
    QCOMPARE(int(endpoint.trouble), trouble);
    QVERIFY2(QString::fromStdString(endpoint.error->detail).contains(detail), endpoint.error->detail.c_str());
}

void TestPlaceDiscovery::redirectElsewhere()
{
    FakeDriver victim(u"app-1"_s);
    MimicServer hostile([&](const QString &, const QUrlQuery &) {
        Answer answer = page({}, "text/html", 302);
        answer.headers = "Location: http://127.0.0.2:" + QByteArray::number(victim.server.serverPort()) + "/admin\r\n";
        return answer;
    });
    PlaceDiscovery place(Place::make(addressOf(hostile)), {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY(settled.size() >= 1);
    QVERIFY(place.endpoints().value(0).trouble == Trouble::Redirected);
    QVERIFY(place.endpoints()[0].error->detail.find("127.0.0.2") != std::string::npos);
    QCOMPARE(place.endpoints().size(), 1);
    QCOMPARE(victim.server.connections, 0);
}

void TestPlaceDiscovery::redirectOnTheSameHost()
{
    FakeDriver driver(u"app-1"_s); // behind a port that only sends there
    MimicServer front([&](const QString &, const QUrlQuery &) {
        Answer answer = page({}, "text/html", 302);
        answer.headers = "Location: " + driver.server.url().toEncoded() + "/\r\n";
        return answer;
    });
    PlaceDiscovery place(Place::make(addressOf(front)), {}, quick());
    place.start();
    QTRY_COMPARE(place.applications().size(), 1);
    QCOMPARE(place.applications()[0].url, driver.server.url());
    QTRY_COMPARE(place.endpoints().size(), 1); // one thing, not two
}

//! A chain of redirects on one host need not end.
void TestPlaceDiscovery::redirectsForEver()
{
    MimicServer hostile([](const QString &path, const QUrlQuery &) {
        Answer answer = page({}, "text/html", 302);
        answer.headers = "Location: " + path.toLatin1() + "x/\r\n";
        return answer;
    });
    PlaceDiscovery place(Place::make(addressOf(hostile)), {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY(settled.size() >= 1);
    QTest::qWait(500);
    QVERIFY2(hostile.requests.size() <= 4, qPrintable(hostile.requests.join(u' ')));
    QVERIFY(place.endpoints().value(0).trouble == Trouble::Redirected);
}

//! One port of many hosts is tried as many are: nothing is told of those where nobody is.
void TestPlaceDiscovery::tryingAPortOfARange()
{
    FakeDriver driver(u"app-1"_s);
    Place where = Place::make(u"127.0.0.0/28"_s);
    where.ports = QString::number(driver.server.serverPort());
    PlaceDiscovery place(where, {}, quick());
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY(settled.size() >= 1 && place.applications().size() == 1);
    QCOMPARE(place.endpoints().size(), 1);
    QVERIFY(place.endpoints()[0].origin.how == How::Scan);
}

void TestPlaceDiscovery::hostile_data()
{
    QTest::addColumn<QString>("where"); // "root", "json", "api"
    QTest::addColumn<int>("mode");
    using Mode = Answer::Mode;
    for (const char *where : {"root", "json", "api"}) {
        QTest::addRow("%s slow bytes", where) << QString::fromLatin1(where) << int(Mode::SlowBytes);
        QTest::addRow("%s endless headers", where) << QString::fromLatin1(where) << int(Mode::EndlessHeaders);
        QTest::addRow("%s long header", where) << QString::fromLatin1(where) << int(Mode::LongHeader);
        QTest::addRow("%s endless body", where) << QString::fromLatin1(where) << int(Mode::EndlessBody);
        QTest::addRow("%s half", where) << QString::fromLatin1(where) << int(Mode::Break);
        QTest::addRow("%s drop", where) << QString::fromLatin1(where) << int(Mode::Drop);
        QTest::addRow("%s silence", where) << QString::fromLatin1(where) << int(Mode::Silence);
        QTest::addRow("%s deep json", where) << QString::fromLatin1(where) << -1;
        QTest::addRow("%s wrong types", where) << QString::fromLatin1(where) << -2;
        QTest::addRow("%s wrong content type", where) << QString::fromLatin1(where) << -3;
    }
}

//! Whatever it does: it is told within the timeouts, by one connection at a time, and nothing is made up.
void TestPlaceDiscovery::hostile()
{
    QFETCH(QString, where);
    QFETCH(int, mode);
    MimicServer server([&](const QString &path, const QUrlQuery &query) {
        if (where == u"api"_s && path == u"/"_s)
            return MimicSpark().answer(path, query);
        if (where == u"json"_s && path == u"/"_s)
            return page("<title>Spark Master at spark://x</title>");
        Answer answer = page("[1,2,3]", where == u"root"_s ? "text/html" : "text/json");
        if (mode >= 0)
            answer.mode = Answer::Mode(mode);
        else if (mode == -1)
            answer.body = QByteArray(200'000, '[');
        else if (mode == -2)
            answer.body = where == u"api"_s ? "[{\"id\":[7],\"attempts\":3},9]" : "{\"activeapps\":7,\"workers\":{}}";
        else
            answer.contentType = "image/png";
        return answer;
    });
    PlaceDiscovery::Settings settings = quick();
    settings.refreshMs = settings.checkMs = settings.lookMs = 60'000;
    settings.probe = {700, 900};
    PlaceDiscovery place(Place::make(addressOf(server)), {}, settings);
    QSignalSpy settled(&place, &PlaceDiscovery::settled);
    place.start();
    QTRY_VERIFY_WITH_TIMEOUT(settled.size() >= 1, 30'000);
    QCOMPARE(place.endpoints().size(), 1);
    const FoundEndpoint endpoint = place.endpoints()[0];
    const bool tolerated = where == u"json"_s && mode == -2; // a master without anything that can be read
    QCOMPARE(endpoint.reachable(), tolerated);
    QVERIFY(tolerated || (endpoint.error && !endpoint.error->detail.empty()));
    QVERIFY(endpoint.applications.isEmpty());
    QVERIFY(server.mostOpenConnections <= 2); // one that is just being closed
    QVERIFY2(server.bytesSent < 64 * 1024 * 1024, qPrintable(QString::number(server.bytesSent)));
}

//! A master that names a thousand addresses is not a means to have them all asked.
void TestPlaceDiscovery::masterThatLies()
{
    FakeMaster master;
    MimicServer victim([](const QString &, const QUrlQuery &) { return page("<html>"); });
    for (int i = 0; i < 1'000; ++i)
        master.applications.append({u"app-%1"_s.arg(i), victim.url().toString() + u"/x%1"_s.arg(i)});
    PlaceDiscovery::Settings settings = quick();
    settings.mostNamed = 5;
    PlaceDiscovery place(Place::make(addressOf(master.server)), {}, settings);
    place.start();
    QTRY_COMPARE(ofKind(place, EndpointKind::Driver).size(), 5);
    QTest::qWait(300);
    QCOMPARE(ofKind(place, EndpointKind::Driver).size(), 5);
    QCOMPARE(ofKind(place, EndpointKind::Master)[0].applications.size(), 1'000);
    QVERIFY(place.applications().isEmpty());
}

void TestPlaceDiscovery::twoPlacesAtOnce()
{
    FakeDriver one(u"app-1"_s), two(u"app-2"_s);
    PlaceDiscovery first(Place::make(addressOf(one.server)), {}, quick());
    PlaceDiscovery second(Place::make(addressOf(two.server)), {}, quick());
    first.start();
    second.start();
    QTRY_COMPARE(first.applications().value(0).applicationId, u"app-1"_s);
    QTRY_COMPARE(second.applications().value(0).applicationId, u"app-2"_s);
    first.stop();
    QSignalSpy gone(&first, &DiscoverySource::gone), otherGone(&second, &DiscoverySource::gone);
    one.server.close();
    two.server.close();
    QTRY_COMPARE(otherGone.size(), 1);
    QCOMPARE(gone.size(), 0);
    QCOMPARE(first.applications().size(), 1); // as it was
}

void TestPlaceDiscovery::wrongAddress()
{
    PlaceDiscovery place(Place::make(u"10.0.0.0/8"_s), {}, quick());
    QSignalSpy failed(&place, &PlaceDiscovery::failed), started(&place, &DiscoverySource::scanStarted);
    place.start();
    QTRY_COMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].value<Error>().code == ErrorCode::InvalidArgument);
    QCOMPARE(started.size(), 0);
}

void TestPlaceDiscovery::stopped()
{
    FakeDriver driver(u"app-1"_s);
    PlaceDiscovery place(Place::make(addressOf(driver.server)), {}, quick());
    QSignalSpy scanned(&place, &DiscoverySource::scanned), found(&place, &DiscoverySource::found);
    place.start();
    QTRY_VERIFY(found.size() >= 1);
    place.stop();
    const auto scans = scanned.size();
    const auto requests = driver.server.requests.size();
    place.rescan();
    QTest::qWait(400);
    QCOMPARE(scanned.size(), scans);
    QVERIFY(driver.server.requests.size() <= requests + 1); // one may have been on its way
    place.start();
    QTRY_COMPARE(place.applications().value(0).applicationId, u"app-1"_s);
}

QTEST_GUILESS_MAIN(TestPlaceDiscovery)
#include "tst_placediscovery.moc"
