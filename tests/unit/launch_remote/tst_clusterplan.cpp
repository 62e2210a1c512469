// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/place.h"
#include "launch/config/sessionconfig.h"
#include "launch/remote/clusterhostlist.h"
#include "launch/remote/clusterlog.h"
#include "launch/remote/hostreport.h"
#include "launch/remote/masterview.h"
#include "launch/remote/remoteanswer.h"
#include "launch/remote/remotedaemon.h"
#include "launch/remote/sshcluster.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace Qt::StringLiterals;

namespace {

HostReport hostWith(const QStringList &addresses, const QString &ssh)
{
    HostReport report;
    report.addresses = addresses;
    report.sshAddress = ssh;
    report.hostName = u"node1"_s;
    report.fullName = u"node1.example.org"_s;
    return report;
}

} // namespace

//! What is decided about a cluster without any ssh.
class ClusterPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void workersFileAsSparkReadsIt_data();
    void workersFileAsSparkReadsIt();
    void hostList();
    void hostListErrors_data();
    void hostListErrors();
    void answersWithNoise();
    void answersOfLogs();
    void reports();
    void problems_data();
    void problems();
    void advertisedNames_data();
    void advertisedNames();
    void ports();
    void masterPage();
    void recordsOfDaemons();
    void logsHideSecrets();
    void placeOfState();
};

void ClusterPlanTest::workersFileAsSparkReadsIt_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("one") << QByteArray("localhost\n");
    QTest::newRow("template") << QByteArray(
        "#\n# Licensed to the Apache\n#\n\n# A Spark Worker will be started on each of "
        "the machines listed below.\nlocalhost");
    QTest::newRow("comment behind") << QByteArray("node1 # rack 1\nspark@node2#x\n  # all of it\n");
    QTest::newRow("several a line") << QByteArray("node1 node2\tnode3\n\n\n   node4   \n");
    QTest::newRow("users and URLs") << QByteArray("ann@node1\nssh://bob@node2:2222\nnode-3.example.org\n");
    QTest::newRow("no line break at the end") << QByteArray("node1\nnode2");
}

void ClusterPlanTest::workersFileAsSparkReadsIt()
{
    QFETCH(QByteArray, text);
    QTemporaryDir folder;
    QFile file(folder.filePath(u"workers"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
    file.close();
    // the lines of sbin/workers.sh (Spark 4.3.0) that read it, with ssh left out
    QProcess shell;
    shell.start(u"bash"_s,
                {u"-c"_s,
                 u"set -f; HOSTLIST=$(cat \"$1\"); for worker in `echo \"$HOSTLIST\"|sed  \"s/#.*$//;/^$/d\"`; do "
                 "printf '%s\\n' \"$worker\"; done"_s,
                 u"bash"_s, file.fileName()});
    QVERIFY(shell.waitForFinished(30'000));
    const QStringList expected = QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(parseWorkersFile(QString::fromUtf8(text)), expected);
}

void ClusterPlanTest::hostList()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"slaves"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("node1 # first\r\nann@node2:2222\r\nnode1\r\n");
    file.close();
    ClusterSettings settings;
    settings.hosts = {u"ignored"_s};
    settings.workersFile = path;
    auto list = ClusterHostList::of(settings);
    QVERIFY(list);
    QCOMPARE(list->workers.size(), 2); // each once
    QVERIFY(list->master == list->workers[0]);
    QCOMPARE(list->workers[1].toString(), u"ann@node2:2222"_s);
    settings.workersFile.clear();
    settings.hosts = {u"a"_s, u"b"_s, u" "_s};
    settings.host = u"head"_s;
    list = ClusterHostList::of(settings);
    QVERIFY(list);
    QCOMPARE(list->master.host, u"head"_s);
    QCOMPARE(list->workers.size(), 2);
}

void ClusterPlanTest::hostListErrors_data()
{
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QString>("master");
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("part");
    QTest::newRow("none") << QStringList() << QString() << QString() << u"InvalidArgument"_s << u"no host"_s;
    QTest::newRow("an option") << QStringList{u"node1"_s, u"-oProxyCommand=touch /tmp/x"_s} << QString() << QString()
                               << u"InvalidArgument"_s << u"-oProxyCommand"_s;
    QTest::newRow("a command") << QStringList{u"$(reboot)"_s} << QString() << QString() << u"InvalidArgument"_s
                               << u"$(reboot)"_s;
    QTest::newRow("master") << QStringList{u"node1"_s} << u"a b"_s << QString() << u"InvalidArgument"_s << u"a b"_s;
    QTest::newRow("no file") << QStringList() << QString() << u"/no/such/file"_s << u"NotFound"_s << QString();
    QTest::newRow("a folder") << QStringList() << QString() << u"/tmp"_s << u"Io"_s << QString();
}

void ClusterPlanTest::hostListErrors()
{
    QFETCH(QStringList, hosts);
    QFETCH(QString, master);
    QFETCH(QString, file);
    QFETCH(QString, code);
    QFETCH(QString, part);
    ClusterSettings settings;
    settings.hosts = hosts;
    settings.host = master;
    settings.workersFile = file;
    const auto list = ClusterHostList::of(settings);
    QVERIFY(!list);
    QCOMPARE(QString::fromStdString(std::string(errorCodeName(list.error().code))), code);
    QVERIFY2(QString::fromStdString(list.error().detail).contains(part), list.error().detail.c_str());
}

void ClusterPlanTest::answersWithNoise()
{
    const QByteArray output =
        "Welcome to node1!\n\tmark begun 1\nLast login: today\n@m begun 1\n@m home /opt/spark\n"
        "chatter @m home /wrong\n@mx home /wrong\n@m core a.jar\n@m core b.jar\n@m empty \n@m done 1\n"
        "bye\n";
    const auto answer = RemoteAnswer::parse(output, "@m");
    QVERIFY(answer);
    QVERIFY(answer->done);
    QCOMPARE(answer->value(u"home"_s), u"/opt/spark"_s);
    QCOMPARE(answer->all(u"core"_s), (QStringList{u"a.jar"_s, u"b.jar"_s}));
    QVERIFY(answer->has(u"empty"_s));
    QVERIFY(!answer->has(u"missing"_s));
    QCOMPARE(answer->lastNoise(), u"bye"_s);

    const auto none = RemoteAnswer::parse("This account is currently not available.\n", "@m");
    QVERIFY(!none);
    QVERIFY(none.error().code == ErrorCode::Protocol);
    QCOMPARE(none.error().detail, std::string("This account is currently not available."));
    QVERIFY(!RemoteAnswer::parse({}, "@m"));
    // cut off, at every byte: no crash, and never "done" before the end
    for (qsizetype size = 0; size < output.size(); ++size) {
        const auto part = RemoteAnswer::parse(output.left(size), "@m");
        if (part && part->done)
            QVERIFY(size >= output.indexOf("@m done"));
    }
}

void ClusterPlanTest::answersOfLogs()
{
    const QByteArray log = "line 1\n@m home /in the log\n\nlast without end";
    const auto answer = RemoteAnswer::parse("@m begun 1\n@m alive 0 1\n@m log 0\n" + log +
                                                "\n@m endlog 0\n@m alive 1 0\n@m log 1\n\n@m "
                                                "endlog 1\n@m done 1\n",
                                            "@m");
    QVERIFY(answer);
    QCOMPARE(answer->logs.value(0), log);
    QCOMPARE(answer->logs.value(1), QByteArray());
    QVERIFY(!answer->has(u"home"_s));
    QVERIFY(answer->done);
    QCOMPARE(answer->all(u"alive"_s), (QStringList{u"0 1"_s, u"1 0"_s}));
}

void ClusterPlanTest::reports()
{
    RemoteAnswer answer;
    answer.values = {{u"login"_s, u"1"_s},
                     {u"hostname"_s, u"node1"_s},
                     {u"connection"_s, u"10.0.0.9 50000 10.0.0.1 22"_s},
                     {u"addresses"_s, u"10.0.0.1 fd00::1"_s},
                     {u"home"_s, u"/opt/spark 4"_s},
                     {u"homefrom"_s, u"SPARK_HOME"_s},
                     {u"core"_s, u"spark-core_2.13-4.3.0.jar"_s},
                     {u"bash"_s, u"1"_s},
                     {u"java"_s, u"/opt/java/bin/java"_s},
                     {u"javaversion"_s, u"openjdk version \"17.0.15\" 2025-04-15"_s},
                     {u"hexports"_s, u"0016 1BA5 1F90"_s}};
    const HostReport report = HostReport::of(answer);
    QCOMPARE(report.sshAddress, u"10.0.0.1"_s);
    QCOMPARE(report.addresses.size(), 2);
    QCOMPARE(report.sparkHome, u"/opt/spark 4"_s);
    QCOMPARE(report.sparkVersion, u"4.3.0"_s);
    QCOMPARE(report.javaMajor, 17);
    QCOMPARE(report.ports, (QSet<int>{22, 7077, 8080}));
    QVERIFY(!report.problem(u"node1"_s));
}

void ClusterPlanTest::problems_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("code");
    QTest::newRow("no spark") << u"nohome"_s << u"unset"_s << u"no-spark"_s;
    QTest::newRow("no folder") << u"nohome"_s << u"missing /opt/my spark"_s << u"no-spark"_s;
    QTest::newRow("another folder") << u"nohome"_s << u"empty /opt"_s << u"no-spark"_s;
    QTest::newRow("no bash") << u"bash"_s << QString() << u"no-bash"_s;
    QTest::newRow("no java") << u"java"_s << QString() << u"no-java"_s;
    QTest::newRow("java does not start") << u"javafails"_s << u"cannot execute binary file"_s << u"no-java"_s;
    QTest::newRow("old java") << u"javaversion"_s << u"java version \"1.8.0_412\""_s << u"wrong-java"_s;
}

void ClusterPlanTest::problems()
{
    QFETCH(QString, key);
    QFETCH(QString, value);
    QFETCH(QString, code);
    RemoteAnswer answer;
    if (key != u"nohome"_s)
        answer.values.append({u"home"_s, u"/opt/spark"_s});
    answer.values.append({u"core"_s, u"spark-core_2.13-4.3.0.jar"_s});
    if (key != u"bash"_s)
        answer.values.append({u"bash"_s, u"1"_s});
    if (key != u"java"_s)
        answer.values.append({u"java"_s, u"/usr/bin/java"_s});
    if (key != u"javaversion"_s && key != u"javafails"_s)
        answer.values.append({u"javaversion"_s, u"openjdk version \"17.0.1\""_s});
    if (!value.isEmpty())
        answer.values.append({key, value});
    const auto reason = HostReport::of(answer).problem(u"node7"_s);
    QVERIFY(reason);
    QCOMPARE(reason->code, code);
    QVERIFY2(reason->cause.contains(u"node7"_s), qPrintable(reason->cause));
    QVERIFY(!reason->cure.isEmpty());
    if (value.startsWith(u"missing"_s))
        QVERIFY2(reason->cause.contains(u"/opt/my spark"_s), qPrintable(reason->cause));
    if (key == u"javafails"_s)
        QCOMPARE(reason->evidence, value);
}

void ClusterPlanTest::advertisedNames_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::addColumn<QString>("ssh");
    QTest::addColumn<QString>("sshName");
    QTest::addColumn<QStringList>("here");  // "name address" as the host itself sees it
    QTest::addColumn<QStringList>("there"); // as another does
    QTest::addColumn<QString>("expected");
    const QStringList good{u"node1 10.0.0.1"_s};
    QTest::newRow("known everywhere") << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"node1"_s << good << good
                                      << u"node1"_s;
    QTest::newRow("an alias of ssh's configuration")
        << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"gpu"_s << QStringList{u"node1.example.org 10.0.0.1"_s}
        << QStringList{u"node1.example.org 10.0.0.1"_s} << u"node1.example.org"_s;
    QTest::newRow("Debian's 127.0.1.1") << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"node1"_s
                                        << QStringList{u"node1 127.0.1.1"_s} << good << u"10.0.0.1"_s;
    QTest::newRow("unknown to others") << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"node1"_s << good
                                       << QStringList() << u"10.0.0.1"_s;
    QTest::newRow("another computer's name there") << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"node1"_s << good
                                                   << QStringList{u"node1 10.9.9.9"_s} << u"10.0.0.1"_s;
    QTest::newRow("ssh comes by a forwarded port") << QStringList{u"192.168.1.5"_s} << u"127.0.0.1"_s << u"localhost"_s
                                                   << QStringList() << QStringList() << u"192.168.1.5"_s;
    QTest::newRow("an address was written")
        << QStringList{u"10.0.0.1"_s, u"10.1.0.1"_s} << u"10.0.0.1"_s << u"10.1.0.1"_s << good << good << u"10.1.0.1"_s;
    QTest::newRow("IPv6 only") << QStringList{u"fd00::1"_s} << u"fd00::1"_s << u"x"_s << QStringList() << QStringList()
                               << u"[fd00::1]"_s;
    QTest::newRow("nothing but a loopback")
        << QStringList() << u"127.0.0.1"_s << u"localhost"_s << QStringList() << QStringList() << u"localhost"_s;
    QTest::newRow("hostile") << QStringList{u"10.0.0.1"_s} << u"10.0.0.1"_s << u"node1"_s
                             << QStringList{u"node1 $(reboot)"_s} << good << u"10.0.0.1"_s;
}

void ClusterPlanTest::advertisedNames()
{
    QFETCH(QStringList, addresses);
    QFETCH(QString, ssh);
    QFETCH(QString, sshName);
    QFETCH(QStringList, here);
    QFETCH(QStringList, there);
    QFETCH(QString, expected);
    const HostReport host = hostWith(addresses, ssh);
    NameTable names;
    names[0];
    names[1];
    for (const QString &line : here)
        names[0][line.section(u' ', 0, 0)] += line.section(u' ', 1);
    for (const QString &line : there)
        names[1][line.section(u' ', 0, 0)] += line.section(u' ', 1);
    QCOMPARE(advertisedHost(host, nameCandidates(host, sshName), names), expected);
}

void ClusterPlanTest::ports()
{
    HostReport host;
    host.ports = {7077, 7078, 8080};
    QCOMPARE(choosePort(host, 0, 7077), 7079);
    QCOMPARE(choosePort(host, 7077, 7077), 0);
    QCOMPARE(choosePort(host, 9000, 7077), 9000);
    QCOMPARE(choosePort(host, 0, 8080, {8081}), 8082);
    for (int port = 7000; port < 7200; ++port)
        host.ports.insert(port);
    QCOMPARE(choosePort(host, 0, 7077), 0);
}

void ClusterPlanTest::masterPage()
{
    // of a Spark 4.3.0 master, shortened
    const auto view = MasterView::parse(
        R"({"url":"spark://node0:7077","workers":[
        {"id":"worker-1","host":"node1","port":41,"webuiaddress":"http://node1:8081","cores":2,"memory":1024,"state":"DEAD"},
        {"id":"worker-2","host":"node1","port":42,"webuiaddress":"http://node1:8081","cores":2,"memory":1024,"state":"ALIVE"},
        {"id":"worker-3","host":"node2","port":43,"cores":4,"memory":2048,"state":"DEAD"}],
        "aliveworkers":1,"status":"ALIVE"})");
    QVERIFY(view);
    QCOMPARE(view->url, u"spark://node0:7077"_s);
    QCOMPARE(view->workerOf(u"NODE1"_s)->id, u"worker-2"_s);
    QCOMPARE(view->workerOf(u"node2"_s)->state, u"DEAD"_s);
    QVERIFY(!view->workerOf(u"node3"_s));
    QVERIFY(MasterView::parse("<html>").error().code == ErrorCode::Corrupt);
    QVERIFY(MasterView::parse("[]").error().code == ErrorCode::Protocol);
    QVERIFY(MasterView::parse(R"({"id":"worker"})").error().code == ErrorCode::Protocol);
}

void ClusterPlanTest::recordsOfDaemons()
{
    DaemonRecord record;
    record.isMaster = true;
    record.title = u"Master, node1"_s;
    record.host = u"ann@node1:2222"_s;
    record.name = u"abc-master"_s;
    record.folder = u"/home/ann/.local/state/cinderscope/clusters/abc-master"_s;
    record.pid = 4242;
    record.offset = 77;
    record.javaMajor = 17;
    QVERIFY(DaemonRecord::fromJson(record.toJson()) == record);
    // a folder that a stop would remove must be one of ours
    for (const QString &folder : {u"/"_s, u"/home/ann"_s, u"relative/clusters/abc-master"_s,
                                  u"/home/../etc/clusters/abc-master"_s, u"/x/clusters/other"_s}) {
        DaemonRecord bad = record;
        bad.folder = folder;
        QVERIFY2(!DaemonRecord::fromJson(bad.toJson()), qPrintable(folder));
    }
    for (const QString &name : {u"../x"_s, u"a b"_s, u"$(x)"_s, QString()}) {
        DaemonRecord bad = record;
        bad.name = name;
        bad.folder.clear();
        QVERIFY2(!DaemonRecord::fromJson(bad.toJson()), qPrintable(name));
    }
}

void ClusterPlanTest::logsHideSecrets()
{
    QTemporaryDir folder;
    ClusterLog log({u"s3cret-value"_s});
    QVERIFY(log.open(folder.filePath(u"log"_s)));
    const QString text = log.add(u"node1"_s, {u"INFO using s3cret-value now"_s, u"plain"_s});
    QVERIFY(!text.contains(u"s3cret"_s));
    QVERIFY(text.contains(u"[node1] plain\n"_s));
    QFile file(folder.filePath(u"log"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(QString::fromUtf8(file.readAll()), text);
    QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));
    QVERIFY(!ClusterLog({}).open(folder.filePath(u"no/such/folder/log"_s)));
}

void ClusterPlanTest::placeOfState()
{
    LaunchState state;
    state.id = u"id-1"_s;
    state.config.name = u"My cluster"_s;
    state.config.cluster.hosts = {u"ann@node1:2222"_s, u"node2"_s};
    QVERIFY(!sshClusterPlace(state)); // not known yet
    state.ui = QUrl(u"http://node1.example.org:8080"_s);
    const auto place = sshClusterPlace(state);
    QVERIFY(place);
    QVERIFY(place->validate());
    QCOMPARE(place->id, u"id-1"_s);
    QVERIFY(place->route.way == Route::Way::Ssh);
    QCOMPARE(place->route.sshHost.toString(), u"ann@node1:2222"_s);
    const auto targets = place->targets();
    QVERIFY(targets);
    QCOMPARE(targets->size(), 1);
    QCOMPARE(targets->first().url, state.ui);
}

QTEST_GUILESS_MAIN(ClusterPlanTest)

#include "tst_clusterplan.moc"
