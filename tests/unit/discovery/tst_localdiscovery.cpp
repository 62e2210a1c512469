// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/listeningports.h"
#include "discovery/localdiscovery.h"
#include "mimicspark.h"
#include "support/patience.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

using State = DiscoveredApplication::State;

namespace {

//! A free port for servers that come and go.
quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16(0);
}

LocalDiscovery::Settings quick(const QList<quint16> &ports, bool useProc)
{
    LocalDiscovery::Settings settings;
    settings.firstPort = 1;
    settings.lastPort = 0; // none but the extra ones
    settings.extraPorts = ports;
    settings.busyMs = settings.idleMs = 30;
    settings.checkMs = 60;
    settings.firstRetryMs = 50;
    settings.lastRetryMs = 400;
    settings.useProc = useProc;
    settings.useProcesses = false; // other tests' Spark
    settings.servicePorts.clear();
    settings.probe = {500, 2'000};
    return settings;
}

QByteArray recordedFile(const QString &name)
{
    QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/rest/4.3.0/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Answer page(const QByteArray &body, const QByteArray &type = "text/html;charset=utf-8", int status = 200)
{
    Answer answer;
    answer.body = body;
    answer.contentType = type;
    answer.status = status;
    return answer;
}

struct Watch
{
    explicit Watch(LocalDiscovery &discovery)
        : found(&discovery, &DiscoverySource::found), changed(&discovery, &DiscoverySource::changed),
          gone(&discovery, &DiscoverySource::gone), scanned(&discovery, &DiscoverySource::scanned)
    {
    }
    QSignalSpy found, changed, gone, scanned;
};

DiscoveredApplication first(const QSignalSpy &spy)
{
    return spy.value(0).value(0).value<DiscoveredApplication>();
}

} // namespace

class TestLocalDiscovery : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void findsLosesAndFindsAgain_data();
    void findsLosesAndFindsAgain();
    void knownDriverIsLeftAlone();
    void anotherApplicationOnThePort();
    void kinds_data();
    void kinds();
    void slowFirstAnswer();
    void hostile_data();
    void hostile();
    void notSparkIsAskedRarely();
    void rescanAsksAtOnce();
    void driverBehindProxy();
};

void TestLocalDiscovery::initTestCase()
{
    qRegisterMetaType<DiscoveredApplication>();
}

void TestLocalDiscovery::findsLosesAndFindsAgain_data()
{
    QTest::addColumn<bool>("useProc");
    QTest::newRow("proc") << true;
    QTest::newRow("connecting") << false;
}

void TestLocalDiscovery::findsLosesAndFindsAgain()
{
    QFETCH(bool, useProc);
    const quint16 port = freePort(), closed = freePort();
    MimicSpark spark = MimicSpark::recorded(u"4.3.0"_s);
    const auto handler = [&](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); };
    LocalDiscovery discovery(quick({port, closed}, useProc));
    Watch watch(discovery);
    discovery.start();
    QTRY_VERIFY(watch.scanned.size() >= 2);
    QVERIFY(discovery.applications().isEmpty());

    for (int round = 1; round <= 3; ++round) {
        auto server = std::make_unique<MimicServer>(handler, port);
        QVERIFY(server->isListening());
        QTRY_COMPARE(watch.found.size(), round);
        const DiscoveredApplication found = watch.found.last()[0].value<DiscoveredApplication>();
        QCOMPARE(int(found.state), int(State::Connecting));
        QCOMPARE(found.url, QUrl(u"http://127.0.0.1:%1"_s.arg(port)));
        QTRY_COMPARE(watch.changed.size(), round);
        QCOMPARE(discovery.applications().size(), 1);
        const DiscoveredApplication known = discovery.applications()[0];
        QCOMPARE(int(known.state), int(State::Running));
        QCOMPARE(known.applicationId, spark.id());
        QCOMPARE(known.name, spark.application[u"name"].toString());
        QCOMPARE(known.sparkVersion, u"4.3.0"_s);
        QCOMPARE(known.user, u"user"_s);
        QCOMPARE(qint64(known.start), spark.application[u"attempts"][0][u"startTimeEpoch"].toInteger());
        QTRY_COMPARE(server->openConnections, 0); // the connection is left to whoever watches the application
        QVERIFY(server->mostConcurrent <= 1);
        QCOMPARE(server->requests.filter(u"api/v1"_s).size(), 1);
        server.reset();
        QTRY_COMPARE(watch.gone.size(), round);
        QCOMPARE(int(watch.gone.last()[0].value<DiscoveredApplication>().state), int(State::Gone));
        QCOMPARE(watch.gone.last()[0].value<DiscoveredApplication>().applicationId, spark.id());
        QVERIFY(discovery.applications().isEmpty());
    }
}

void TestLocalDiscovery::knownDriverIsLeftAlone()
{
    MimicSpark spark;
    MimicServer server([&](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); });
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        QSKIP("this system does not list its sockets");
    LocalDiscovery discovery(quick({server.serverPort()}, true));
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(watch.changed.size(), 1);
    const auto requests = server.requests;
    QCOMPARE(requests, (QStringList{u"/"_s, u"/api/v1/applications"_s}));
    watch.scanned.clear();
    QTRY_VERIFY(watch.scanned.size() > 10);
    QCOMPARE(server.requests, requests);
    QCOMPARE(server.connections, 1);
}

void TestLocalDiscovery::anotherApplicationOnThePort()
{
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        QSKIP("this system does not list its sockets");
    const quint16 port = freePort();
    MimicSpark spark;
    const auto handler = [&](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); };
    auto server = std::make_unique<MimicServer>(handler, port);
    LocalDiscovery::Settings settings = quick({port}, true);
    settings.busyMs = settings.idleMs = 60'000; // sees nothing of the change but the new socket
    LocalDiscovery discovery(settings);
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(watch.changed.size(), 1);
    server.reset();
    spark.application[u"id"_s] = u"app-2"_s;
    server = std::make_unique<MimicServer>(handler, port);
    QVERIFY(server->isListening());
    discovery.rescan();
    QTRY_COMPARE(watch.changed.size(), 2);
    QCOMPARE(watch.gone.size(), 1);
    QCOMPARE(watch.found.size(), 2);
    QCOMPARE(first(watch.gone).applicationId, u"app-1"_s);
    QCOMPARE(discovery.applications().value(0).applicationId, u"app-2"_s);
}

void TestLocalDiscovery::kinds_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<int>("kind");
    QTest::newRow("master") << u"master"_s << int(EndpointKind::Master);
    QTest::newRow("worker") << u"worker"_s << int(EndpointKind::Worker);
    QTest::newRow("history") << u"history"_s << int(EndpointKind::History);
}

void TestLocalDiscovery::kinds()
{
    QFETCH(QString, what);
    QFETCH(int, kind);
    MimicServer server([&](const QString &path, const QUrlQuery &) {
        if (path == u"/json/"_s)
            return what == u"history"_s ? page({}, "text/html")
                                        : page(recordedFile(what + u"_json.json"_s), "text/json;charset=utf-8");
        return page(what == u"history"_s ? recordedFile(u"history_index.html"_s)
                                         : recordedFile(u"master_index.html"_s));
    });
    LocalDiscovery discovery(quick({server.serverPort()}, true));
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(discovery.endpoints().size(), 1);
    QCOMPARE(int(discovery.endpoints()[0].kind), kind);
    QCOMPARE(watch.found.size(), 0);
    for (const QString &request : server.requests.filter(u"/api/"_s)) // a history server is there to be listed
        QVERIFY2(what == u"history"_s && request.contains(u"/api/v1/applications"_s), qPrintable(request));
}

void TestLocalDiscovery::slowFirstAnswer()
{
    MimicSpark spark;
    MimicServer server([&](const QString &path, const QUrlQuery &query) {
        Answer answer = spark.answer(path, query);
        answer.delayMs = path == u"/"_s ? 0 : 1'000;
        return answer;
    });
    LocalDiscovery discovery(quick({server.serverPort()}, true));
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(watch.found.size(), 1);
    QCOMPARE(int(first(watch.found).state), int(State::Connecting));
    discovery.rescan(); // not a second one at once
    QTest::qWait(300);
    QCOMPARE(int(discovery.applications().value(0).state), int(State::Connecting));
    QTRY_COMPARE(int(discovery.applications().value(0).state), int(State::Running));
    QCOMPARE(server.mostConcurrent, 1);
    QCOMPARE(server.requests.size(), 2);
}

void TestLocalDiscovery::hostile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("looksLikeDriver");
    for (const char *what : {"html", "text", "404", "redirect", "silence", "drop", "headers", "slow", "endless", "401"})
        QTest::newRow(what) << QString::fromLatin1(what) << false;
    for (const char *what :
         {"driver html", "driver silence", "driver endless", "driver wrong", "driver empty", "driver redirect"})
        QTest::newRow(what) << QString::fromLatin1(what) << true;
}

void TestLocalDiscovery::hostile()
{
    QFETCH(QString, what);
    QFETCH(bool, looksLikeDriver);
    using Mode = Answer::Mode;
    MimicServer server([&](const QString &path, const QUrlQuery &query) {
        if (looksLikeDriver && path == u"/"_s)
            return MimicSpark().answer(path, query);
        Answer answer = page("<html>");
        answer.mode = what.endsWith(u"silence"_s)   ? Mode::Silence
                      : what.endsWith(u"endless"_s) ? Mode::EndlessBody
                      : what == u"drop"_s           ? Mode::Drop
                      : what == u"headers"_s        ? Mode::EndlessHeaders
                      : what == u"slow"_s           ? Mode::SlowBytes
                                                    : Mode::Whole;
        if (what == u"404"_s || what == u"401"_s)
            answer.status = what.toInt();
        if (what.endsWith(u"redirect"_s)) {
            answer.status = 302;
            answer.headers = "Location: http://example.invalid/elsewhere\r\n";
        }
        if (what == u"text"_s)
            answer.contentType = "text/plain";
        if (looksLikeDriver && !what.endsWith(u"html"_s))
            answer.contentType = "application/json";
        if (what == u"driver wrong"_s)
            answer.body = "[{\"id\": [7], \"attempts\": \"none\"}, 3]";
        if (what == u"driver empty"_s)
            answer.body = "[]";
        return answer;
    });
    LocalDiscovery::Settings settings = quick({server.serverPort()}, true);
    settings.probe = {300, 300};
    LocalDiscovery discovery(settings);
    Watch watch(discovery);
    discovery.start();
    if (looksLikeDriver) {
        QTRY_COMPARE(int(discovery.applications().value(0).state), int(State::Unreachable));
        QVERIFY(discovery.applications()[0].error);
        QVERIFY(!discovery.applications()[0].error->detail.empty());
        QCOMPARE(watch.found.size(), 1);
    } else {
        QTRY_VERIFY(!server.requests.isEmpty());
        QTRY_COMPARE(discovery.probing(), 0);
        QCOMPARE(watch.found.size(), 0);
        QVERIFY(discovery.applications().isEmpty());
        QCOMPARE(discovery.endpoints().size(), what == u"401"_s ? 1 : 0);
    }
    QVERIFY(server.mostConcurrent <= 1);
}

void TestLocalDiscovery::notSparkIsAskedRarely()
{
    MimicServer server([](const QString &, const QUrlQuery &) { return page("<html>"); });
    LocalDiscovery discovery(quick({server.serverPort()}, true));
    Watch watch(discovery);
    discovery.start();
    QTest::qWait(1'500); // some fifty scans; asked after 0, 50, 100, 200, 400, 400 … ms, "/" and "/json/" each
    QVERIFY(watch.scanned.size() > 10);
    QVERIFY2(server.requests.size() <= 16, qPrintable(server.requests.join(u' ')));
    QVERIFY(server.requests.size() >= 2);
}

void TestLocalDiscovery::rescanAsksAtOnce()
{
    const quint16 port = freePort();
    MimicSpark spark;
    LocalDiscovery::Settings settings = quick({port}, true);
    settings.busyMs = settings.idleMs = 60'000;
    LocalDiscovery discovery(settings);
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(watch.scanned.size(), 1);
    MimicServer server([&](const QString &path, const QUrlQuery &query) { return spark.answer(path, query); }, port);
    QTest::qWait(100);
    QCOMPARE(watch.found.size(), 0);
    discovery.rescan();
    QTRY_COMPARE(watch.changed.size(), 1);
    QCOMPARE(watch.scanned.size(), 2);
    discovery.stop();
    discovery.rescan();
    QTest::qWait(50);
    QCOMPARE(watch.scanned.size(), 2);
}

void TestLocalDiscovery::driverBehindProxy()
{
    MimicSpark spark;
    MimicServer server([&](const QString &path, const QUrlQuery &query) {
        Answer answer = spark.answer(path, query);
        if (path == u"/"_s)
            answer.headers = "Location: http://gateway.invalid/proxy/app-1/jobs/\r\n";
        return answer;
    });
    LocalDiscovery discovery(quick({server.serverPort()}, true));
    Watch watch(discovery);
    discovery.start();
    QTRY_COMPARE(watch.changed.size(), 1);
    QCOMPARE(discovery.applications()[0].applicationId, u"app-1"_s);
    QCOMPARE(discovery.applications()[0].proxyBase, u"/proxy/app-1"_s);
    QCOMPARE(discovery.applications()[0].url, server.url());
}

QTEST_GUILESS_MAIN(TestLocalDiscovery)
#include "tst_localdiscovery.moc"
