// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/clusterreaders.h"
#include "discovery/endpointlinks.h"
#include "discovery/serversniffer.h"
#include "discovery/sparkpage.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! Pages and answers of masters, workers and history servers as Spark 3.5.9 and 4.3.0 gave them.
class TestClusterReaders : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void recorded_data();
    void recorded();
    void workerPage();
    void reverseProxy();
    void linksOfOthers();
    void completedAndDrivers();
    void wrongTypes();
    void history();
    void highAvailability();
    void firstBytes_data();
    void firstBytes();

private:
    static QByteArray file(const QString &version, const QString &name)
    {
        QFile file(QStringLiteral(CINDERSCOPE_TEST_DATA "/rest/") + version + u'/' + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static FoundEndpoint master(const QByteArray &json, const QByteArray &html = {})
    {
        FoundEndpoint endpoint;
        endpoint.kind = EndpointKind::Master;
        endpoint.url = QUrl(u"http://gate:8080"_s);
        simdjson::dom::parser parser;
        simdjson::dom::object object;
        if (!parser.parse(json.toStdString()).get(object))
            cluster::readMaster(object, endpoint);
        cluster::addLinks(readSparkPage(html.toStdString()), endpoint);
        return endpoint;
    }
};

void TestClusterReaders::recorded_data()
{
    QTest::addColumn<QString>("version");
    QTest::addColumn<int>("uiPort");
    QTest::newRow("3.5.9") << u"3.5.9"_s << 4040;
    QTest::newRow("4.3.0") << u"4.3.0"_s << 4050;
}

void TestClusterReaders::recorded()
{
    QFETCH(QString, version);
    QFETCH(int, uiPort);
    const QByteArray json = file(version, u"master_json.json"_s), html = file(version, u"master_index.html"_s);
    QVERIFY(!json.isEmpty() && !html.isEmpty());
    const QJsonObject told = QJsonDocument::fromJson(json).object(); // another parser
    const QJsonObject toldApplication = told[u"activeapps"_s].toArray().at(0).toObject();
    const QJsonObject toldWorker = told[u"workers"_s].toArray().at(0).toObject();
    const SparkPage page = readSparkPage(html.toStdString());
    QVERIFY(page.kind == SparkPage::Kind::Master);
    QCOMPARE(page.sparkVersion, version);
    QCOMPARE(page.uiLinks.size(), 1);

    const FoundEndpoint endpoint = master(json, html);
    QCOMPARE(endpoint.cluster.masterUrl, told[u"url"_s].toString());
    QCOMPARE(endpoint.cluster.state, u"alive"_s);
    QCOMPARE(endpoint.cluster.cores, qint64(3));
    QCOMPARE(endpoint.cluster.coresUsed, qint64(2));
    QCOMPARE(endpoint.cluster.memory, qint64(1200) * 1024 * 1024);
    QCOMPARE(endpoint.cluster.memoryUsed, qint64(700) * 1024 * 1024);
    QCOMPARE(endpoint.cluster.aliveWorkers, 1);
    QCOMPARE(endpoint.cluster.workers.size(), 1);
    const FoundWorker worker = endpoint.cluster.workers[0];
    QCOMPARE(worker.id, toldWorker[u"id"_s].toString());
    QCOMPARE(worker.url, QUrl(toldWorker[u"webuiaddress"_s].toString()));
    QCOMPARE(worker.state, u"alive"_s);
    QCOMPARE(qint64(worker.lastHeartbeat), toldWorker[u"lastheartbeat"_s].toInteger());
    QCOMPARE(endpoint.applications.size(), 1);
    const FoundApplication application = endpoint.applications[0];
    QCOMPARE(application.applicationId, toldApplication[u"id"_s].toString());
    QCOMPARE(application.name, toldApplication[u"name"_s].toString());
    QCOMPARE(application.user, u"user"_s);
    QCOMPARE(application.state, u"running"_s);
    QVERIFY(!application.hasEnded());
    QCOMPARE(qint64(application.start), toldApplication[u"starttime"_s].toInteger());
    QCOMPARE(application.cores, qint64(2));
    QCOMPARE(application.memoryPerExecutor, qint64(700) * 1024 * 1024);
    QCOMPARE(application.uiUrl, QUrl(u"http://node7.cluster.internal:%1"_s.arg(uiPort)));
    QVERIFY(readSparkPage(file(version, u"history_index.html"_s).toStdString()).kind == SparkPage::Kind::History);
    QCOMPARE(readSparkPage(file(version, u"history_index.html"_s).toStdString()).sparkVersion, version);
}

void TestClusterReaders::workerPage()
{
    for (const QString &version : {u"3.5.9"_s, u"4.3.0"_s}) {
        const SparkPage page = readSparkPage(file(version, u"worker_index.html"_s).toStdString());
        QVERIFY(page.kind == SparkPage::Kind::Worker);
        QCOMPARE(page.sparkVersion, version);
        FoundEndpoint endpoint;
        endpoint.url = QUrl(u"http://gate:8081"_s);
        simdjson::dom::parser parser;
        simdjson::dom::object object;
        QVERIFY(!parser.parse(file(version, u"worker_json.json"_s).toStdString()).get(object));
        QVERIFY(cluster::kindOf(object) == EndpointKind::Worker);
        cluster::readWorker(object, endpoint);
        cluster::addLinks(page, endpoint);
        QCOMPARE(endpoint.applications.size(), 1);
        QCOMPARE(endpoint.applications[0].state, u"running"_s);
        QCOMPARE(endpoint.applications[0].uiUrl.host(), u"node7.cluster.internal"_s);
        QVERIFY(endpoint.cluster.workerId.startsWith(u"worker-"_s));
        QVERIFY(endpoint.cluster.masterUrl.startsWith(u"spark://127.0.0.1:70"_s));
    }
}

// spark.ui.reverseProxy: UIUtils.makeHref gives /proxy/<id> for workers and applications
void TestClusterReaders::reverseProxy()
{
    QByteArray html = file(u"4.3.0"_s, u"master_index.html"_s);
    html.replace("http://node7.cluster.internal:4050", "/proxy/app-20261120203827-0000");
    html.replace("http://node7.cluster.internal:8091", "/proxy/worker-20261120203815-127.0.0.1-7088");
    const FoundEndpoint endpoint = master(file(u"4.3.0"_s, u"master_json.json"_s), html);
    QCOMPARE(endpoint.applications[0].uiUrl, QUrl(u"http://gate:8080/proxy/app-20261120203827-0000"_s));
    QCOMPARE(endpoint.cluster.workers[0].url, QUrl(u"http://gate:8080/proxy/worker-20261120203815-127.0.0.1-7088"_s));
}

void TestClusterReaders::linksOfOthers()
{
    const auto row = [](const QByteArray &href) -> QByteArray {
        return "<title>Spark Master at x</title><tr><td><a href=\"app/?appId=a1\">a1</a></td><td><a href=\"" + href +
               "\">n</a></td></tr><tr><td><a href=\"app/?appId=a2\">a2</a></td><td>n</td></tr>"
               "<a href=\"http://elsewhere/\">help</a>";
    };
    const SparkPage page = readSparkPage(row("http://h:1?a=1&amp;b=2").toStdString());
    QCOMPARE(page.uiLinks.size(), 1); // a2 has none: a link behind its row is not its
    QCOMPARE(page.uiLinks.value(u"a1"_s), u"http://h:1?a=1&b=2"_s);
    const QByteArray json = R"({"activeapps":[{"id":"a1"}]})";
    for (const char *href : {"javascript:alert(1)", "file:///etc/passwd", "ftp://h/x", "http://", "http://me:pw@h/"})
        QVERIFY2(master(json, row(href)).applications[0].uiUrl.isEmpty(), href);
    QCOMPARE(master(json, row("http://h:4040/?x=1#y")).applications[0].uiUrl, QUrl(u"http://h:4040"_s));
    QVERIFY(readSparkPage("<title>Other</title><a href=\"app/?appId=1\">").uiLinks.isEmpty());
    for (const char *cut : {"<title>Spark Master at x</title><a ", "<title>Spark Master at x</title><a href=\"",
                            "<title>", "", "<title>Spark Master at x</title><a href=\"app/?appId=\">"})
        QVERIFY(readSparkPage(cut).uiLinks.isEmpty());
}

void TestClusterReaders::completedAndDrivers()
{
    const FoundEndpoint endpoint = master(R"({"url":"spark://h:7077","status":"RECOVERING","workers":[
        {"id":"w1","state":"DEAD","webuiaddress":"http://h:8081"}],
        "activeapps":[{"id":"a1","state":"WAITING"}],
        "completedapps":[{"id":"a0","state":"FINISHED","starttime":1000,"duration":500},
                         {"id":"a9","state":"KILLED","starttime":1000,"duration":-5}],
        "activedrivers":[{"id":"d1","starttime":"1795207044717","state":"RUNNING","cores":1,"memory":1024,
                          "worker":"w1","mainclass":"org.example.Main"}],
        "completeddrivers":[{"id":"d0","state":"ERROR"},{"state":"ERROR"}]})");
    QCOMPARE(endpoint.cluster.state, u"recovering"_s);
    QCOMPARE(endpoint.cluster.aliveWorkers, 0);
    QCOMPARE(endpoint.applications.size(), 3);
    QCOMPARE(endpoint.applications[0].state, u"waiting"_s);
    QCOMPARE(qint64(endpoint.applications[1].end), qint64(1500));
    QVERIFY(!endpoint.applications[2].hasEnded());
    QCOMPARE(endpoint.cluster.submissions.size(), 2);
    QCOMPARE(qint64(endpoint.cluster.submissions[0].start), qint64(1795207044717));
    QCOMPARE(endpoint.cluster.submissions[0].mainClass, u"org.example.Main"_s);
    QVERIFY(endpoint.cluster.submissions[0].active && !endpoint.cluster.submissions[1].active);
}

void TestClusterReaders::wrongTypes()
{
    const FoundEndpoint endpoint = master(R"({"url":7,"status":[],"cores":"many","memory":1e300,"coresused":-4,
        "memoryused":9223372036854775807,"aliveworkers":-1,
        "workers":[7,null,{"id":8},{"id":"w","port":99999999,"cores":1e99,"webuiaddress":["x"]}],
        "activeapps":{"id":"a"},"completedapps":[[],{"id":"b","starttime":9223372036854775807,"duration":9223372036854775807}],
        "activedrivers":"none"})");
    QCOMPARE(endpoint.cluster.cores, qint64(0));
    QCOMPARE(endpoint.cluster.coresUsed, qint64(0));
    QCOMPARE(endpoint.cluster.memory, qint64(0));
    QCOMPARE(endpoint.cluster.memoryUsed, qint64(0));
    QCOMPARE(endpoint.cluster.workers.size(), 1);
    QCOMPARE(endpoint.cluster.workers[0].port, 65535);
    QVERIFY(endpoint.cluster.workers[0].url.isEmpty());
    QCOMPARE(endpoint.applications.size(), 1);
    QVERIFY(!endpoint.applications[0].hasEnded());
}

void TestClusterReaders::history()
{
    for (const QString &version : {u"3.5.9"_s, u"4.3.0"_s}) {
        const QByteArray json = file(version, u"history_applications.json"_s);
        const QJsonArray told = QJsonDocument::fromJson(json).array();
        simdjson::dom::parser parser;
        QList<FoundApplication> list;
        QVERIFY(cluster::readHistory(parser.parse(json.toStdString()), list));
        QCOMPARE(list.size(), told.size());
        for (qsizetype i = 0; i < list.size(); ++i) {
            const QJsonObject attempt = told[i][u"attempts"][0].toObject();
            QCOMPARE(list[i].applicationId, told[i][u"id"].toString());
            QCOMPARE(list[i].user, attempt[u"sparkUser"_s].toString());
            QCOMPARE(list[i].sparkVersion, attempt[u"appSparkVersion"_s].toString());
            QCOMPARE(list[i].hasEnded(), attempt[u"completed"_s].toBool());
            QCOMPARE(list[i].state, attempt[u"completed"_s].toBool() ? u"completed"_s : u"incomplete"_s);
            if (list[i].hasEnded())
                QCOMPARE(qint64(list[i].end), attempt[u"endTimeEpoch"_s].toInteger());
        }
    }
    simdjson::dom::parser parser;
    QList<FoundApplication> none;
    QVERIFY(!cluster::readHistory(parser.parse(std::string("{}")), none));
}

void TestClusterReaders::highAvailability()
{
    const auto make = [](const QString &url, const QString &master, const QString &state) {
        FoundEndpoint endpoint;
        endpoint.kind = EndpointKind::Master;
        endpoint.state = FoundEndpoint::State::Reached;
        endpoint.url = QUrl(url);
        endpoint.cluster.masterUrl = master;
        endpoint.cluster.state = state;
        return endpoint;
    };
    FoundEndpoint a = make(u"http://a:8080"_s, u"spark://a:7077"_s, u"standby"_s);
    FoundEndpoint b = make(u"http://b:8080"_s, u"spark://b:7077"_s, u"alive"_s);
    linkEndpoints({&a, &b});
    QCOMPARE(a.clusterKey, b.clusterKey);
    const QString before = a.clusterKey;
    a.cluster.state = u"alive"_s; // the other one takes over
    b.cluster.state = u"standby"_s;
    linkEndpoints({&a, &b});
    QCOMPARE(a.clusterKey, before);
    QCOMPARE(b.clusterKey, before);
    b.cluster.state = u"alive"_s; // two clusters
    linkEndpoints({&a, &b});
    QVERIFY(a.clusterKey != b.clusterKey);
}

void TestClusterReaders::firstBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("kind"); // -1: more are needed
    const int http2 = int(ServerSniffer::Kind::Http2), other = int(ServerSniffer::Kind::Other);
    const auto frame = [](int length, char type, char flags, char stream) {
        QByteArray bytes("\0\0\0\0\0\0\0\0\0", 9);
        bytes[1] = char(length >> 8);
        bytes[2] = char(length);
        bytes[3] = type;
        bytes[4] = flags;
        bytes[8] = stream;
        return bytes;
    };
    QTest::newRow("settings") << frame(12, 4, 0, 0) << http2;
    QTest::newRow("empty settings") << frame(0, 4, 0, 0) << http2;
    QTest::newRow("half a frame") << frame(12, 4, 0, 0).left(5) << -1;
    QTest::newRow("acknowledgement") << frame(0, 4, 1, 0) << other;
    QTest::newRow("goaway") << frame(8, 7, 0, 0) << other;
    QTest::newRow("settings of a stream") << frame(6, 4, 0, 1) << other;
    QTest::newRow("odd length") << frame(7, 4, 0, 0) << other;
    QTest::newRow("too long") << frame(6000, 4, 0, 0) << other;
    QTest::newRow("http") << QByteArray("HTTP/1.1 400 Bad Request") << other;
    QTest::newRow("ssh") << QByteArray("SSH-2.0-OpenSSH_9.2") << other;
    QTest::newRow("tls alert") << QByteArray("\x15\x03\x01\x00\x02\x02\x46", 7) << other;
}

void TestClusterReaders::firstBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, kind);
    ServerSniffer::Kind judged = ServerSniffer::Kind::Silent;
    QString looksLike;
    const bool enough = ServerSniffer::judge(bytes, false, judged, looksLike);
    QCOMPARE(enough ? int(judged) : -1, kind);
    if (!enough) {
        QVERIFY(ServerSniffer::judge(bytes, true, judged, looksLike));
        QVERIFY(judged == ServerSniffer::Kind::Other);
    }
}

QTEST_GUILESS_MAIN(TestClusterReaders)
#include "tst_clusterreaders.moc"
