// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/localdiscovery.h"
#include "discovery/placediscovery.h"
#include "integration/sparkcluster.h"
#include "support/patience.h"

#include <QEventLoop>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QProcess>
#include <QTest>

#include <algorithm>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! A real standalone cluster (master, two workers, history server), found by its master's address and by its processes,
//! before, while and after an application ran on it. The oracle is Spark's own answer to another client.
class TestCluster : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void found_data();
    void found();

private:
    static QJsonDocument ask(const QUrl &base, const QString &path);
    static QList<FoundEndpoint> ofKind(const DiscoverySource &source, EndpointKind kind);
    static FoundApplication application(const FoundEndpoint &endpoint, const QString &id);
    void checkMaster(const FoundEndpoint &master, const test::SparkCluster &cluster);
    void checkRunning(const PlaceDiscovery &place, const LocalDiscovery &local, const test::SparkCluster &cluster,
                      const QJsonObject &submitted);
    void checkFinished(const PlaceDiscovery &place, const test::SparkCluster &cluster, const QString &id);
    void checkCommandLine(const test::SparkCluster &cluster, const QString &id);
};

QJsonDocument TestCluster::ask(const QUrl &base, const QString &path)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(QUrl(base.toString() + path)));
    QEventLoop loop;
    QObject::connect(reply, &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    const QJsonDocument answer = QJsonDocument::fromJson(reply->readAll());
    delete reply;
    return answer;
}

QList<FoundEndpoint> TestCluster::ofKind(const DiscoverySource &source, EndpointKind kind)
{
    QList<FoundEndpoint> list;
    for (const FoundEndpoint &endpoint : source.endpoints()) {
        if (endpoint.kind == kind && endpoint.reachable())
            list.append(endpoint);
    }
    return list;
}

FoundApplication TestCluster::application(const FoundEndpoint &endpoint, const QString &id)
{
    for (const FoundApplication &application : endpoint.applications) {
        if (application.applicationId == id)
            return application;
    }
    return {};
}

void TestCluster::checkMaster(const FoundEndpoint &master, const test::SparkCluster &cluster)
{
    const QJsonObject told = ask(cluster.masterUi(), u"/json/"_s).object();
    constexpr qint64 mib = 1024 * 1024;
    QCOMPARE(master.sparkVersion, cluster.version());
    QCOMPARE(master.cluster.masterUrl, cluster.master());
    QCOMPARE(master.cluster.state, told[u"status"_s].toString().toLower());
    QCOMPARE(master.cluster.cores, told[u"cores"_s].toInteger());
    QCOMPARE(master.cluster.coresUsed, told[u"coresused"_s].toInteger());
    QCOMPARE(master.cluster.memory, told[u"memory"_s].toInteger() * mib);
    QCOMPARE(master.cluster.memoryUsed, told[u"memoryused"_s].toInteger() * mib);
    QCOMPARE(master.cluster.aliveWorkers, told[u"aliveworkers"_s].toInt());
    QCOMPARE(master.cluster.workers.size(), told[u"workers"_s].toArray().size());
    QCOMPARE(master.applications.size(),
             told[u"activeapps"_s].toArray().size() + told[u"completedapps"_s].toArray().size());
}

void TestCluster::checkRunning(const PlaceDiscovery &place, const LocalDiscovery &local,
                               const test::SparkCluster &cluster, const QJsonObject &submitted)
{
    const QString id = submitted[u"id"_s].toString();
    const QUrl ui(u"http://127.0.0.1:%1"_s.arg(submitted[u"uiPort"_s].toInt()));
    const auto masterKnows = [&] {
        return application(ofKind(place, EndpointKind::Master).value(0), id).state == u"running"_s;
    };
    QTRY_VERIFY_WITH_TIMEOUT(masterKnows(), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::Driver).size() == 1, 120'000);
    const FoundEndpoint driver = ofKind(place, EndpointKind::Driver)[0];
    QCOMPARE(driver.url, ui); // which is on no port that would be looked at: the master's page named it
    QVERIFY(driver.origin.how == EndpointOrigin::How::Named);
    QCOMPARE(driver.origin.by, cluster.masterUi());
    QCOMPARE(driver.applications.value(0).applicationId, id);
    QCOMPARE(driver.sparkVersion, cluster.version());
    QTRY_COMPARE(ofKind(place, EndpointKind::Driver)[0].clusterKey, cluster.master());
    QTRY_COMPARE(ofKind(place, EndpointKind::Master)[0].cluster.coresUsed, qint64(2));
    checkMaster(ofKind(place, EndpointKind::Master)[0], cluster);
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::Worker).size() == 2, 60'000);
    for (const FoundEndpoint &worker : ofKind(place, EndpointKind::Worker)) {
        QVERIFY(cluster.workerUis().contains(worker.url));
        QTRY_COMPARE(application(worker, id).applicationId.isEmpty() ? QUrl() : application(worker, id).uiUrl, ui);
    }
    const QJsonArray own = ask(ui, u"/api/v1/applications"_s).array();
    QCOMPARE(qint64(driver.applications[0].start), own[0][u"attempts"][0][u"startTimeEpoch"].toInteger());
    QCOMPARE(driver.applications[0].name, own[0][u"name"].toString());

    // by its processes, on whatever ports
    const auto localHas = [&](const QUrl &url, EndpointKind kind) {
        const auto list = ofKind(local, kind);
        return std::any_of(list.begin(), list.end(), [&url](const FoundEndpoint &endpoint) {
            return endpoint.url == url && endpoint.origin.how == EndpointOrigin::How::Process &&
                   endpoint.origin.processClass.startsWith(u"org.apache.spark."_s);
        });
    };
    QTRY_VERIFY_WITH_TIMEOUT(localHas(cluster.masterUi(), EndpointKind::Master), 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(localHas(ui, EndpointKind::Driver), 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(localHas(cluster.historyUi(), EndpointKind::History), 60'000);
    for (const QUrl &worker : cluster.workerUis())
        QTRY_VERIFY_WITH_TIMEOUT(localHas(worker, EndpointKind::Worker), 60'000);
}

void TestCluster::checkFinished(const PlaceDiscovery &place, const test::SparkCluster &cluster, const QString &id)
{
    const auto inMaster = [&] { return application(ofKind(place, EndpointKind::Master).value(0), id); };
    QTRY_COMPARE_WITH_TIMEOUT(inMaster().state, u"finished"_s, 60'000);
    QVERIFY(inMaster().hasEnded());
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::Driver).isEmpty(), 60'000);
    QVERIFY(place.applications().isEmpty());
    checkMaster(ofKind(place, EndpointKind::Master)[0], cluster);
    const auto inHistory = [&] { return application(ofKind(place, EndpointKind::History).value(0), id); };
    QTRY_COMPARE_WITH_TIMEOUT(inHistory().state, u"completed"_s, 120'000);
    const QJsonArray told = ask(cluster.historyUi(), u"/api/v1/applications"_s).array();
    QCOMPARE(ofKind(place, EndpointKind::History)[0].applications.size(), told.size());
    QCOMPARE(inHistory().name, told[0][u"name"].toString());
    QCOMPARE(qint64(inHistory().end), told[0][u"attempts"][0][u"endTimeEpoch"].toInteger());
    QCOMPARE(inHistory().sparkVersion, cluster.version());
}

void TestCluster::checkCommandLine(const test::SparkCluster &cluster, const QString &id)
{
    QProcess scan;
    scan.start(QStringLiteral(CINDERSCOPE_CLI), {u"scan"_s, u"--host"_s, cluster.masterUi().toString(), u"--host"_s,
                                                 cluster.historyUi().toString(), u"--json"_s});
    QVERIFY(scan.waitForFinished(120'000));
    QCOMPARE(scan.exitCode(), 0);
    const QJsonObject answer = QJsonDocument::fromJson(scan.readAllStandardOutput()).object();
    QCOMPARE(answer.keys(), QStringList{u"endpoints"_s});
    QMap<QString, int> kinds;
    int told = 0;
    for (const QJsonValue &value : answer[u"endpoints"_s].toArray()) {
        const QJsonObject endpoint = value.toObject();
        QStringList keys{u"applications"_s, u"kind"_s, u"reachable"_s, u"reason"_s, u"sparkVersion"_s, u"url"_s};
        QCOMPARE(endpoint.keys(), keys); // sorted by QJsonObject
        ++kinds[endpoint[u"kind"_s].toString()];
        QVERIFY(endpoint[u"reachable"_s].toBool() && endpoint[u"reason"_s].isNull());
        QCOMPARE(endpoint[u"sparkVersion"_s].toString(), cluster.version());
        for (const QJsonValue &application : endpoint[u"applications"_s].toArray())
            told += application[u"applicationId"_s].toString() == id;
    }
    QCOMPARE(kinds, (QMap<QString, int>{{u"master"_s, 1}, {u"worker"_s, 2}, {u"driver"_s, 1}, {u"history"_s, 1}}));
    QCOMPARE(told, 5); // the master, both workers, its driver; the history server as incomplete
}

void TestCluster::found_data()
{
    QTest::addColumn<QString>("spark");
    QTest::newRow("4.3.0") << u"4.3.0"_s;
    QTest::newRow("3.5.9") << u"3.5.9"_s;
}

void TestCluster::found()
{
    QFETCH(QString, spark);
    test::SparkCluster cluster;
    const bool newest = spark == u"4.3.0"_s;
    if (!cluster.start(spark, newest)) {
        if (cluster.skipped() && newest)
            QSKIP(qPrintable(cluster.why()));
        if (cluster.skipped())
            QSKIP("this Spark was not made here: tests/support/spark-env --spark 3.5");
        QFAIL(qPrintable(cluster.why()));
    }
    PlaceDiscovery::Settings settings;
    settings.refreshMs = settings.checkMs = settings.historyMs = 500;
    PlaceDiscovery place(
        Place::make(cluster.masterUi().toString() + u'\n' + cluster.historyUi().toString(), u"Cluster"_s), {},
        settings);
    LocalDiscovery local;
    place.start();
    local.start();
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::Master).size() == 1, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::Worker).size() == 2, 60'000);
    QTRY_VERIFY_WITH_TIMEOUT(ofKind(place, EndpointKind::History).size() == 1, 60'000);
    checkMaster(ofKind(place, EndpointKind::Master)[0], cluster);
    QVERIFY(place.applications().isEmpty());

    const QJsonObject submitted = cluster.submit(u"counted"_s);
    QVERIFY2(!submitted.isEmpty(), qPrintable(cluster.why()));
    const QString id = submitted[u"id"_s].toString();
    checkRunning(place, local, cluster, submitted);
    if (QTest::currentTestFailed())
        return;
    checkCommandLine(cluster, id);
    if (QTest::currentTestFailed())
        return;
    QVERIFY2(cluster.finish(u"counted"_s), qPrintable(cluster.why()));
    checkFinished(place, cluster, id);
}

QTEST_GUILESS_MAIN(TestCluster)
#include "tst_cluster.moc"
