// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/launchrun.h"
#include "support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::LaunchRun;

namespace {
const QString kSecret = u"s3cr3t-of-a-cluster"_s;
}

//! A standalone cluster of a real Spark, applications that are submitted to it in both modes, a history server over
//! their logs.
class LaunchClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void clusterIsUp();
    void clientModeEndsWell();
    void clientModeIsStopped();
    void clusterModeIsKilled();
    void clusterModeFails();
    void workerIsKilled();
    void historyServer();
    void clusterIsAdoptedAndStopped();
    void workerThatCannot();
    void takenPorts();

private:
    SessionConfig submit(const QString &application) const
    {
        SessionConfig config;
        config.name = u"submitted"_s;
        config.kind = SessionKind::Submit;
        config.master = m_master;
        config.spark.python = m_python;
        config.listener = false;
        config.submit.application = application;
        config.properties = {
            {u"spark.driver.memory"_s, u"600m"_s},
            {u"spark.executor.memory"_s, u"500m"_s},
            {u"spark.executor.cores"_s, u"1"_s},
            {u"spark.cores.max"_s, u"1"_s},
            {u"spark.authenticate"_s, u"true"_s},
            {u"spark.authenticate.secret"_s, kSecret},
            {u"spark.eventLog.enabled"_s, u"true"_s},
            {u"spark.eventLog.dir"_s, QUrl::fromLocalFile(m_run->folder.filePath(u"events"_s)).toString()}};
        return config;
    }
    QString script(const QString &name, const QByteArray &text) const
    {
        QFile file(m_run->folder.filePath(name));
        if (file.open(QIODevice::WriteOnly))
            file.write(text);
        return file.fileName();
    }
    QJsonObject master() const
    {
        return QJsonDocument::fromJson(
                   LaunchRun::get(m_run->launcher->find(m_cluster)->state().ui.resolved(QUrl(u"json/"_s))))
            .object();
    }

    std::unique_ptr<LaunchRun> m_run;
    QString m_python, m_home, m_cluster, m_master;
};

void LaunchClusterTest::initTestCase()
{
    QString why;
    m_python = LaunchRun::python(u"4"_s, why);
    if (m_python.isEmpty())
        QSKIP(qPrintable(why.startsWith(u"SKIP"_s) ? why : u"SKIP WHOLE PROGRAM: "_s + why));
    m_home = LaunchRun::home(m_python);
    m_run = std::make_unique<LaunchRun>();
    QVERIFY(QDir().mkpath(m_run->folder.filePath(u"events"_s)));
}

void LaunchClusterTest::clusterIsUp()
{
    SessionConfig config;
    config.name = u"two workers"_s;
    config.kind = SessionKind::StandaloneCluster;
    config.spark.home = m_home;
    config.keepRunning = true;
    config.cluster.workers = 2;
    config.cluster.workerCores = 1;
    config.cluster.workerMemory = u"1g"_s;
    config.properties = {{u"spark.authenticate"_s, u"true"_s}, {u"spark.authenticate.secret"_s, kSecret}};
    Launch *launch = m_run->launcher->start(config);
    m_cluster = launch->state().id;
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    m_master = launch->state().masterUrl;
    QVERIFY(m_master.startsWith(u"spark://127.0.0.1:"_s));
    QVERIFY(LaunchRun::hasStep(launch, u"Worker 1 is registered: 1 cores, 1024 MiB"_s));
    QVERIFY(LaunchRun::hasStep(launch, u"Worker 2 is registered"_s));
    QCOMPARE(master()[u"url"_s].toString(), m_master);
    QCOMPARE(master()[u"aliveworkers"_s].toInt(), 2);
    QTRY_COMPARE(launch->state().processes.size(), 6); // three, each with its supervisor
    const QByteArray arguments = LaunchRun::argumentsOf(m_cluster);
    QVERIFY(arguments.contains("deploy.master.Master") &&
            arguments.count("deploy.worker.Worker") == 4); // with supervisors
    QVERIFY(!arguments.contains(kSecret.toUtf8()));
}

void LaunchClusterTest::clientModeEndsWell()
{
    QVERIFY(!m_master.isEmpty());
    const QString file =
        script(u"short.py"_s, "import sys, time\n"
                              "from pyspark.sql import SparkSession\n"
                              "spark = SparkSession.builder.getOrCreate()\n"
                              "print('argument', sys.argv[1], flush=True)\n"
                              "print('sum', spark.range(100).selectExpr('sum(id)').first()[0], flush=True)\n"
                              "time.sleep(4)\n"
                              "spark.stop()\n");
    SessionConfig config = submit(file);
    config.submit.arguments = {u"it’s $HOME \"quoted\""_s};
    Launch *launch = m_run->launcher->start(config);
    QString log;
    connect(launch, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QVERIFY(launch->state().applicationId.startsWith(u"app-"_s));
    QVERIFY(!LaunchRun::argumentsOf(launch->state().id).contains(kSecret.toUtf8()));
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QVERIFY2(log.contains(u"argument it’s $HOME \"quoted\"\n"_s) && log.contains(u"sum 4950\n"_s), qPrintable(log));
    QVERIFY(!log.contains(kSecret));
    QCOMPARE(m_run->left(launch->state().id), QString());
}

void LaunchClusterTest::clientModeIsStopped()
{
    QVERIFY(!m_master.isEmpty());
    const QString file =
        script(u"long.py"_s, "import time\n"
                             "from pyspark.sql import SparkSession\n"
                             "spark = SparkSession.builder.getOrCreate()\n"
                             "spark.sparkContext.parallelize(range(4), 2).map(lambda x: time.sleep(600)).count()\n");
    Launch *launch = m_run->launcher->start(submit(file));
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    const QString application = launch->state().applicationId;
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(m_run->left(launch->state().id), QString());
    QTRY_VERIFY(master()[u"activeapps"_s].toArray().isEmpty()); // its executors are the cluster's processes
}

//! The driver is a process of a worker; it is followed, its log comes, and stopping kills it.
void LaunchClusterTest::clusterModeIsKilled()
{
    QVERIFY(!m_master.isEmpty());
    const QString jar = QDir(m_home + u"/jars"_s).entryInfoList({u"spark-core_*.jar"_s}).value(0).filePath();
    SessionConfig config = submit(jar);
    config.submit.clusterMode = true;
    config.submit.mainClass = u"org.apache.spark.deploy.history.HistoryServer"_s; // a driver that stays
    config.properties.append(
        {u"spark.history.fs.logDirectory"_s, QUrl::fromLocalFile(m_run->folder.filePath(u"events"_s)).toString()});
    config.properties.append({u"spark.history.ui.port"_s, u"0"_s});
    Launch *launch = m_run->launcher->start(config);
    QString log;
    connect(launch, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QVERIFY(LaunchRun::hasStep(launch, u"is RUNNING"_s));
    QTRY_VERIFY_WITH_TIMEOUT(log.contains(u"[driver] "_s) && log.contains(u"HistoryServer"_s), 60'000);
    QTRY_COMPARE(master()[u"activedrivers"_s].toArray().size(), 1);
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QTRY_VERIFY(master()[u"activedrivers"_s].toArray().isEmpty());
    QCOMPARE(master()[u"completeddrivers"_s][0][u"state"_s].toString(), u"KILLED"_s);
    QCOMPARE(m_run->left(launch->state().id), QString());
}

//! Why is only in the log of the driver.
void LaunchClusterTest::clusterModeFails()
{
    QVERIFY(!m_master.isEmpty());
    const QString jar = QDir(m_home + u"/jars"_s).entryInfoList({u"spark-core_*.jar"_s}).value(0).filePath();
    SessionConfig config = submit(jar);
    config.submit.clusterMode = true;
    config.submit.mainClass = u"org.apache.spark.deploy.history.HistoryServer"_s;
    config.properties.append({u"spark.history.fs.logDirectory"_s, u"file:/no/such/events"_s});
    config.properties.append({u"spark.history.ui.port"_s, u"0"_s});
    Launch *launch = m_run->launcher->start(config);
    QTRY_VERIFY_WITH_TIMEOUT(launch->state().isOver(), 120'000);
    if (launch->state().reason.code != u"file-not-found"_s)
        LaunchRun::tell(launch);
    QCOMPARE(launch->state().reason.code, u"file-not-found"_s);
    QVERIFY(launch->state().reason.cause.contains(u"/no/such/events"_s));
    QCOMPARE(m_run->left(launch->state().id), QString());
}

void LaunchClusterTest::workerIsKilled()
{
    QVERIFY(!m_master.isEmpty());
    Launch *launch = m_run->launcher->find(m_cluster);
    for (const qint64 pid : LaunchRun::processesOf(m_cluster)) {
        const QByteArray command = LaunchRun::content(u"/proc/%1/cmdline"_s.arg(pid));
        if (command.contains("deploy.worker.Worker") && command.contains("work-2") && !command.contains("supervisor"))
            ::kill(pid_t(pid), SIGKILL);
    }
    QTRY_VERIFY(LaunchRun::hasStep(launch, u"Worker 2 ended with signal 9"_s));
    QVERIFY(launch->state().phase == LaunchPhase::Running);
}

void LaunchClusterTest::historyServer()
{
    QVERIFY(!m_master.isEmpty());
    SessionConfig config;
    config.name = u"history"_s;
    config.kind = SessionKind::HistoryServer;
    config.spark.home = m_home;
    config.history.folder = m_run->folder.filePath(u"events"_s);
    Launch *launch = m_run->launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QTRY_VERIFY_WITH_TIMEOUT(
        LaunchRun::get(launch->state().ui.resolved(QUrl(u"api/v1/applications"_s))).contains("\"submitted\""), 60'000);
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(m_run->left(launch->state().id), QString());
    config.history.folder = u"/no/such/folder"_s;
    launch = m_run->launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"file-not-found"_s);
}

void LaunchClusterTest::clusterIsAdoptedAndStopped()
{
    QVERIFY(!m_master.isEmpty());
    m_run->renew();
    QTest::qWait(500);
    m_run->launcher->look();
    Launch *launch = m_run->launcher->find(m_cluster);
    QVERIFY(launch);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QTRY_VERIFY(launch->state().adopted);
    QCOMPARE(master()[u"aliveworkers"_s].toInt(), 1);
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(m_run->left(m_cluster), QString());
}

void LaunchClusterTest::workerThatCannot()
{
    SessionConfig config;
    config.name = u"no memory"_s;
    config.kind = SessionKind::StandaloneCluster;
    config.spark.home = m_home;
    config.cluster.workers = 1;
    config.cluster.workerMemory = u"lots"_s;
    Launch *launch = m_run->launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Failed));
    QVERIFY2(launch->state().reason.cause.contains(u"Worker 1 did not register"_s),
             qPrintable(reasonLine(launch->state().reason)));
    QCOMPARE(m_run->left(launch->state().id), QString());
}

//! Named ports are not exchanged for others in silence.
void LaunchClusterTest::takenPorts()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    SessionConfig config;
    config.name = u"taken"_s;
    config.kind = SessionKind::StandaloneCluster;
    config.spark.home = m_home;
    config.cluster.port = other.serverPort();
    Launch *launch = m_run->launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"port-in-use"_s);
    QVERIFY(launch->state().reason.cause.contains(QString::number(other.serverPort())));
    QVERIFY2(launch->state().reason.cause.contains(u"process %1"_s.arg(QCoreApplication::applicationPid())),
             qPrintable(launch->state().reason.cause));
    config.cluster.port = 0;
    config.cluster.host = u"192.0.2.77"_s; // of nobody
    launch = m_run->launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Failed));
    QCOMPARE(launch->state().reason.code, u"address-not-bindable"_s);
}

QTEST_GUILESS_MAIN(LaunchClusterTest)
#include "tst_launchcluster.moc"
