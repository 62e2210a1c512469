// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/listeningports.h"
#include "discovery/sparkprocess.h"

#include <QCoreApplication>
#include <QTcpServer>
#include <QTest>

#include <algorithm>

using namespace cinderscope;
using namespace Qt::StringLiterals;

using Role = SparkProcess::Role;

class TestSparkProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void commands_data();
    void commands();
    void strangers();

private:
    static QByteArray words(const QByteArray &line) { return QByteArray(line).replace(' ', '\0') + '\0'; }
};

// Command lines as the scripts of Spark 3.5.9 and 4.3.0 start them, shortened.
void TestSparkProcess::commands_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("role"); // -1: nothing of ours
    QTest::addColumn<int>("uiPort");
    QTest::addColumn<int>("connectPort");
    const QByteArray java = "/usr/lib/jvm/java-17/bin/java -cp /opt/spark/conf/:/opt/spark/jars/* -Xmx1g ";
    QTest::newRow("master") << java + "org.apache.spark.deploy.master.Master --host h --port 7077 --webui-port 8090"
                            << int(Role::Master) << 8090 << 0;
    QTest::newRow("master without ports")
        << java + "org.apache.spark.deploy.master.Master" << int(Role::Master) << 0 << 0;
    QTest::newRow("worker") << java + "org.apache.spark.deploy.worker.Worker --webui-port 8081 spark://h:7077"
                            << int(Role::Worker) << 8081 << 0;
    QTest::newRow("history") << java + "-Dspark.history.ui.port=18090 org.apache.spark.deploy.history.HistoryServer"
                             << int(Role::History) << 18090 << 0;
    QTest::newRow("pyspark") << java + "org.apache.spark.deploy.SparkSubmit --conf spark.ui.port=4999 pyspark-shell"
                             << int(Role::Driver) << 4999 << 0;
    QTest::newRow("connect server")
        << java + "org.apache.spark.deploy.SparkSubmit --class org.apache.spark.sql.connect.service.SparkConnectServer "
                  "--conf spark.connect.grpc.binding.port=15009 spark-internal"
        << int(Role::Driver) << 0 << 15009;
    QTest::newRow("connect plugin") << java + "org.apache.spark.deploy.SparkSubmit --conf "
                                              "spark.plugins=org.apache.spark.sql.connect.SparkConnectPlugin x.py"
                                    << int(Role::Driver) << 0 << 15002;
    QTest::newRow("driver of a cluster") << java + "org.apache.spark.deploy.worker.DriverWrapper spark://w x.jar Main"
                                         << int(Role::Driver) << 0 << 0;
    QTest::newRow("development environment")
        << QByteArray("/opt/jdk/bin/java -classpath /home/me/.m2/spark-core_2.13-4.3.0.jar:/x org.example.Main")
        << int(Role::Driver) << 0 << 0;
    QTest::newRow("executor") << java + "org.apache.spark.executor.CoarseGrainedExecutorBackend --driver-url spark://x"
                              << -1 << 0 << 0;
    QTest::newRow("scala kernel") << QByteArray(
                                         "java -cp /a.jar almond.ScalaKernel --connection-file /r/kernel-a1.json")
                                  << int(SparkProcess::Role::Driver) << 0 << 0;
    QTest::newRow("another java") << QByteArray("java -jar jenkins.war") << -1 << 0 << 0;
    QTest::newRow("grep") << QByteArray("grep org.apache.spark.deploy.master.Master") << -1 << 0 << 0;
    QTest::newRow("nothing") << QByteArray() << -1 << 0 << 0;
}

void TestSparkProcess::commands()
{
    QFETCH(QByteArray, line);
    QFETCH(int, role);
    QFETCH(int, uiPort);
    QFETCH(int, connectPort);
    const auto process = parseSparkCommand(words(line), 7);
    QCOMPARE(process ? int(process->role) : -1, role);
    if (!process)
        return;
    QCOMPARE(process->pid, qint64(7));
    QCOMPARE(int(process->uiPort), uiPort);
    QCOMPARE(int(process->connectPort), connectPort);
    QVERIFY(process->mainClass == u"java"_s || process->mainClass.startsWith(u"org.apache.spark."_s));
}

static std::uint64_t inodeOf(quint16 port)
{
    std::vector<ListeningPort> ports;
    if (!listeningPorts(ports))
        return 0;
    const auto own = std::find_if(ports.begin(), ports.end(), [port](const auto &entry) { return entry.port == port; });
    return own == ports.end() ? 0 : own->inode;
}

void TestSparkProcess::strangers()
{
    QTcpServer own;
    QVERIFY(own.listen(QHostAddress::LocalHost));
    const std::uint64_t inode = inodeOf(own.serverPort());
    if (inode == 0)
        QSKIP("this system does not list its sockets");
    QVERIFY(belongsToStranger(inode)); // this program is no Spark
    own.close();
    QVERIFY(!belongsToStranger(inode)); // nobody's
    QVERIFY(!sparkSockets().contains(inode));
}

QTEST_GUILESS_MAIN(TestSparkProcess)
#include "tst_sparkprocess.moc"
