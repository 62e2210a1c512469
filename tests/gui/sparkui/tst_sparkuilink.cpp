// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/sparkui/sparkuilink.h"
#include "gui/sparkui/sparkuisite.h"

#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using Kind = SparkUiLink::Kind;

Q_DECLARE_METATYPE(cinderscope::SparkUiLink::Kind)

class tst_SparkUiLink : public QObject
{
    Q_OBJECT

private:
    static SparkUiSite driver()
    {
        SparkUiSite site;
        site.home = QUrl(u"http://host:4040"_s);
        site.kind = UpstreamKind::Driver;
        site.applicationId = u"app-20261120205900-0000"_s;
        return site;
    }
    static SparkUiSite history(const QString &attempt = {})
    {
        SparkUiSite site = driver();
        site.home = QUrl(u"http://history:18080"_s);
        site.kind = UpstreamKind::HistoryServer;
        site.attemptId = attempt;
        return site;
    }

private Q_SLOTS:
    // The addresses that pages of real Spark 3.5.9 and 4.3.0 link to (recorded from driver, master, worker, history
    // server, thrift server), and what stands in their scripts.
    void readsSparksAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<int>("kind");
        QTest::addColumn<qint64>("id");
        QTest::addColumn<int>("attempt");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("application");
        QTest::addColumn<QString>("attemptId");
        const auto row = [](const char *address, Kind kind, qint64 id = -1, int attempt = 0, const QString &name = {},
                            const QString &application = {}, const QString &attemptId = {}) {
            QTest::newRow(address) << QString::fromLatin1(address) << int(kind) << id << attempt << name << application
                                   << attemptId;
        };
        const QString app = u"app-20261120205900-0000"_s;
        row("http://host:4040/", Kind::Home);
        row("http://host:4040", Kind::Home);
        row("http://host:4040/jobs/", Kind::Jobs);
        row("http://host:4040/jobs/?&completedJob.sort=Job+Id+%28Job+Group%29&completedJob.desc=false"
            "&completedJob.pageSize=100#completed",
            Kind::Jobs);
        row("http://host:4040/jobs/job/?id=75", Kind::Job, 75);
        row("http://host:4040/jobs/job?id=75", Kind::Job, 75);
        row("http://host:4040/jobs/job/?id=9&completedStage.sort=Shuffle+Read&completedStage.pageSize=100#completed",
            Kind::Job, 9);
        row("http://host:4040/stages/?&completedStage.page=2&completedStage.sort=Stage+Id&completedStage.desc=true",
            Kind::Stages);
        row("http://host:4040/stages/stage/?id=3&attempt=1", Kind::Stage, 3, 1);
        row("http://host:4040/stages/pool/?poolname=default", Kind::Pool, -1, 0, u"default"_s);
        row("http://host:4040/stages/pool?poolname=a+b%26c", Kind::Pool, -1, 0, u"a b&c"_s);
        row("http://host:4040/storage/", Kind::Storage);
        row("http://host:4040/storage/rdd/?id=12", Kind::Rdd, 12);
        row("http://host:4040/environment/", Kind::Environment);
        row("http://host:4040/executors/", Kind::Executors);
        row("http://host:4040/executors/threadDump/?executorId=driver", Kind::ThreadDump, -1, 0, u"driver"_s);
        row("http://host:4040/executors/heapHistogram/?executorId=0", Kind::HeapHistogram, -1, 0, u"0"_s);
        row("http://host:4040/SQL/", Kind::SqlQueries);
        row("http://host:4040/SQL/execution/?id=0", Kind::SqlExecution, 0);
        row("http://host:4040/streaming/", Kind::Streaming);
        row("http://host:4040/streaming/batch/?id=1795208430000", Kind::StreamingBatch, 1'795'208'430'000);
        row("http://host:4040/StreamingQuery/?&active.sort=Avg+Input+%2Fsec&active.pageSize=100#active",
            Kind::StructuredStreaming);
        row("http://host:4040/StreamingQuery/statistics/?id=4d12ef1c-2b6e-4d1e-9f0a-7c7b4c5a1d11", Kind::StreamingQuery,
            -1, 0, u"4d12ef1c-2b6e-4d1e-9f0a-7c7b4c5a1d11"_s);
        row("http://host:4040/connect/", Kind::Connect);
        row("http://host:4040/connect/session/?id=7a3c", Kind::ConnectSession, -1, 0, u"7a3c"_s);
        row("http://host:4040/sqlserver/", Kind::ThriftServer);
        row("http://host:4040/sqlserver/session/?id=7a3c", Kind::ThriftSession, -1, 0, u"7a3c"_s);
        // behind the master (spark.ui.reverseProxy) or YARN (spark.ui.proxyBase)
        row("http://master:8080/proxy/app-20261120205900-0000/", Kind::Home, -1, 0, {}, app);
        row("http://master:8080/proxy/app-20261120205900-0000/jobs/job/?id=7", Kind::Job, 7, 0, {}, app);
        row("https://gateway/spark/proxy/app-20261120205900-0000/stages/stage/?id=1&attempt=0", Kind::Stage, 1, 0, {},
            app);
        row("http://master:8080/proxy/worker-20261120205900-10.0.0.7-7078/", Kind::Home);
        // history server
        row("http://history:18080/?showIncomplete=true", Kind::Home);
        row("http://history:18080/history/app-20261120205900-0000", Kind::Home, -1, 0, {}, app);
        row("http://history:18080/history/app-20261120205900-0000/jobs/", Kind::Jobs, -1, 0, {}, app);
        row("http://history:18080/history/app-20261120205900-0000/SQL/execution/?id=4", Kind::SqlExecution, 4, 0, {},
            app);
        row("http://history:18080/history/application_1795_0001/2/stages/stage/?id=3&attempt=0", Kind::Stage, 3, 0, {},
            u"application_1795_0001"_s, u"2"_s);
        row("http://history:18080/history/application_1795_0001/1", Kind::Home, -1, 0, {}, u"application_1795_0001"_s,
            u"1"_s);
        // master and worker
        row("http://master:8080/app/?appId=app-20261120205900-0000", Kind::Application, -1, 0, {}, app);
        row("http://master:8080/environment/", Kind::Environment);
        row("http://master:8080/logPage/?self&logType=out", Kind::Log);
        row("http://node7.cluster.internal:8081/logPage/?appId=app-20261120205900-0000&executorId=0&logType=stderr",
            Kind::Log, -1, 0, u"0"_s, app);
    }
    void readsSparksAddresses()
    {
        QFETCH(QString, address);
        const auto link = SparkUiLink::of(QUrl(address));
        QVERIFY(link);
        QTEST(int(link->kind), "kind");
        QTEST(link->id, "id");
        QTEST(link->attempt, "attempt");
        QTEST(link->name, "name");
        QTEST(link->applicationId, "application");
        QTEST(link->attemptId, "attemptId");
    }

    void whatIsNoPageIsNone_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"", "about:blank", "ftp://host/jobs/", "http://host:4040/api/v1/applications/app-1/jobs",
              "http://host:4040/static/webui.css", "http://host:4040/jobs/job/kill/?id=3",
              "http://host:4040/stages/stage/kill/?id=3", "http://host:4040/jobs/job/",
              "http://host:4040/jobs/job/?id=x", "http://host:4040/jobs/job/?id=-2",
              "http://host:4040/stages/stage/?attempt=1", "http://host:4040/jobs/job/?id=99999999999999999999",
              "http://host:4040/app/", "http://host:4040/metrics/json/", "http://host:4040/stages/pool/?poolname="})
            QTest::newRow(address) << QString::fromLatin1(address);
    }
    void whatIsNoPageIsNone()
    {
        QFETCH(QString, address);
        QVERIFY(!SparkUiLink::of(QUrl(address)));
    }

    // The addresses as Spark itself prints them in the pages above.
    void makesSparksAddresses()
    {
        QCOMPARE(SparkUiLink::job(75).url(driver()), QUrl(u"http://host:4040/jobs/job/?id=75"_s));
        QCOMPARE(SparkUiLink::stage(3, 1).url(driver()), QUrl(u"http://host:4040/stages/stage/?id=3&attempt=1"_s));
        QCOMPARE(SparkUiLink::sqlExecution(0).url(driver()), QUrl(u"http://host:4040/SQL/execution/?id=0"_s));
        QCOMPARE(SparkUiLink::executor(u"2"_s).url(driver()), QUrl(u"http://host:4040/executors/"_s));
        QCOMPARE(SparkUiLink().url(driver()), QUrl(u"http://host:4040/jobs/"_s));
        SparkUiSite proxied = driver();
        proxied.home = QUrl(u"http://master:8080/proxy/app-20261120205900-0000/"_s);
        QCOMPARE(SparkUiLink::job(7).url(proxied),
                 QUrl(u"http://master:8080/proxy/app-20261120205900-0000/jobs/job/?id=7"_s));
        QCOMPARE(SparkUiLink::job(7).url(history()),
                 QUrl(u"http://history:18080/history/app-20261120205900-0000/jobs/job/?id=7"_s));
        QCOMPARE(SparkUiLink::job(7).url(history(u"2"_s)),
                 QUrl(u"http://history:18080/history/app-20261120205900-0000/2/jobs/job/?id=7"_s));
        // The server appends the newest attempt where no page follows.
        QCOMPARE(SparkUiLink().url(history()), QUrl(u"http://history:18080/history/app-20261120205900-0000/"_s));
        QCOMPARE(SparkUiLink().url(history(u"2"_s)),
                 QUrl(u"http://history:18080/history/app-20261120205900-0000/2/jobs/"_s));
        SparkUiSite master;
        master.home = QUrl(u"http://master:8080"_s);
        master.kind = UpstreamKind::Master;
        QCOMPARE(SparkUiLink().url(master), QUrl(u"http://master:8080/"_s));
        SparkUiSite gateway;
        gateway.home = QUrl(u"https://gate/history/?user.name=ada#top"_s);
        gateway.kind = UpstreamKind::HistoryServer;
        QCOMPARE(SparkUiLink().url(gateway), QUrl(u"https://gate/history/"_s));
    }

    void bothWaysAreTheSame_data()
    {
        QTest::addColumn<Kind>("kind");
        for (int kind = int(Kind::Jobs); kind <= int(Kind::Log); ++kind)
            QTest::addRow("%d", kind) << Kind(kind);
    }
    void bothWaysAreTheSame()
    {
        QFETCH(Kind, kind);
        for (const SparkUiSite &site : {driver(), history(), history(u"3"_s)}) {
            SparkUiLink link;
            link.kind = kind;
            link.id = 17;
            link.attempt = 2;
            link.name = u"a+b & ü/%20 \"x\""_s;
            link.applicationId = site.applicationId;
            const auto back = SparkUiLink::of(link.url(site));
            QVERIFY2(back, qPrintable(link.url(site).toString()));
            QVERIFY(back->kind == kind);
            QVERIFY(back->id == -1 || back->id == link.id);
            QVERIFY(back->name.isEmpty() || back->name == link.name);
            if (kind == Kind::Job || kind == Kind::Stage || kind == Kind::SqlExecution)
                QCOMPARE(back->id, link.id);
            if (kind == Kind::Stage)
                QCOMPARE(back->attempt, 2);
            if (kind == Kind::Pool || kind == Kind::ThreadDump)
                QCOMPARE(back->name, link.name);
            if (site.kind == UpstreamKind::HistoryServer) {
                QCOMPARE(back->applicationId, site.applicationId);
                QCOMPARE(back->attemptId, site.attemptId);
            }
        }
    }

    void onlySomePagesAreRowsOfOurs()
    {
        QVERIFY(SparkUiLink::job(1).hasRow());
        QVERIFY(SparkUiLink::stage(1, 0).hasRow());
        QVERIFY(SparkUiLink::sqlExecution(1).hasRow());
        QVERIFY(SparkUiLink::executor(u"1"_s).hasRow());
        QVERIFY(!SparkUiLink::executor({}).hasRow());
        QVERIFY(!SparkUiLink::of(QUrl(u"http://host:4040/storage/rdd/?id=1"_s))->hasRow());
    }
};

QTEST_GUILESS_MAIN(tst_SparkUiLink)
#include "tst_sparkuilink.moc"
