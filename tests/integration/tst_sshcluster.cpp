// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "discovery/place.h"
#include "discovery/restclient.h"
#include "integration/sshnodes.h"
#include "launch/remote/masterview.h"
#include "launch/remote/sshcluster.h"
#include "reach/routeopener.h"
#include "support/patience.h"
#include "unit/reach/fakebackend.h"

#include <cstdio>
#include <QDir>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>
#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int kSlow = 150'000; // on a loaded machine
constexpr quint16 kTaken = 7500;
const QString kSecret = u"s3cret-of-the-test-91f"_s;
const QString kQuick = u"-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"_s; // they live for a minute

//! A job whose tasks tell where they ran, by a driver on a node of the network. Without Python on the workers: theirs
//! may lie where user "spark" cannot read.
const QByteArray kJob = R"py(
import os, sys
from pyspark import SparkConf
from pyspark.sql import SparkSession
conf = SparkConf().setMaster(sys.argv[1]).setAppName("job").set("spark.authenticate", "true")
conf = conf.set("spark.authenticate.secret", os.environ["JOB_SECRET"]).set("spark.executor.memory", "512m")
conf = conf.set("spark.cores.max", "2").set("spark.executor.cores", "1").set("spark.ui.enabled", "false")
conf = conf.set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
conf = conf.set("spark.scheduler.maxRegisteredResourcesWaitingTime", "100s")
session = SparkSession.builder.config(conf=conf).getOrCreate()
rows = session.range(0, 8, 1, 8).selectExpr("java_method('java.net.InetAddress', 'getLocalHost') AS host").collect()
print("HOSTS " + ",".join(sorted(set(row.host.split("/")[0] for row in rows))), flush=True)
session.stop()
)py";

QByteArray read(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

//! Not one that waits for its parent to see its end.
bool isAlive(qint64 pid)
{
    return !read(u"/proc/%1/cmdline"_s.arg(pid)).isEmpty();
}

} // namespace

//! A standalone cluster over SSH: computers in network namespaces with a real sshd each, behind a jump host, and a real
//! Spark.
class SshClusterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void troubles_data();
    void troubles();
    void startsRunsStops();
    void survivesAndIsAdopted();
    void saysWhatIsLeft();
    void stopsAtAnyStep_data();
    void stopsAtAnyStep();
    void endsWithItsObject();

private:
    LaunchRequest request(const QStringList &hosts, const QString &master = {});
    SshClusterSettings settings(const QStringList &lines = {});
    bool waitFor(SshCluster &cluster, LaunchPhase phase);
    QStringList left() const;
    QString steps(const Launch &launch) const;
    QList<qint64> recordedProcesses(const LaunchRequest &request) const;
    void runJob(const QString &masterUrl);
    void seeByPlace(const LaunchState &state, const QString &config);

    std::unique_ptr<SshNetwork> m_network;
    std::unique_ptr<SshNodes> m_nodes;
    QTemporaryDir m_folder;
    QString m_python, m_spark;
    int m_count = 0;
    int m_taken = -1;
};

void SshClusterTest::initTestCase()
{
    m_network = std::make_unique<SshNetwork>();
    if (!m_network->make()) {
        if (m_network->skipped()) {
            std::printf("%s\n", qPrintable(m_network->why()));
            QSKIP("no sshd in a network namespace here");
        }
        QFAIL(qPrintable(m_network->why()));
    }
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"), QStringList{});
    environment.waitForFinished(20 * 60 * 1000);
    m_python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() != 0) {
        std::printf("%s\n", qPrintable(m_python));
        QSKIP("no Spark here");
    }
    QProcess where;
    where.start(m_python, {u"-c"_s, u"import os, pyspark; print(os.path.dirname(pyspark.__file__))"_s});
    QVERIFY(where.waitForFinished(60'000));
    m_spark = QString::fromUtf8(where.readAllStandardOutput()).trimmed();
    QVERIFY(QFile::exists(m_spark + u"/bin/spark-class"_s));

    // a Java of another time: a stand-in that tells a version as Java 8 does
    const QString java = m_network->file(u"java8/bin/java"_s);
    QVERIFY(QDir().mkpath(m_network->file(u"java8/bin"_s)));
    QFile stub(java);
    QVERIFY(stub.open(QIODevice::WriteOnly));
    stub.write("#!/bin/sh\necho 'openjdk version \"1.8.0_412\"' >&2\n");
    stub.close();
    QVERIFY(stub.setPermissions(stub.permissions() | QFile::ExeOwner | QFile::ExeOther | QFile::ExeGroup));
    const QByteArray home = "export SPARK_HOME='" + m_spark.toUtf8() + "'\n";
    const QByteArray talk = "echo 'Welcome to this computer!'; printf 'no end of line'\n";
    const bool fish = QFile::exists(u"/usr/bin/fish"_s);
    m_nodes = std::make_unique<SshNodes>(*m_network);
    QVERIFY2(
        m_nodes->make(
            {{u"node0"_s, {u"/bin/bash"_s, talk + home}},
             {u"node1"_s,
              {fish ? u"/usr/bin/fish"_s : u"/bin/sh"_s,
               fish ? QByteArray("set -gx SPARK_HOME '" + m_spark.toUtf8() + "'; echo hello\n") : home}},
             {u"node2"_s, {u"/bin/sh"_s, home}},
             {u"node3"_s, {u"/bin/bash"_s, home}},
             {u"node4"_s, {u"/bin/bash"_s, home + "export JAVA_HOME='" + m_network->file(u"java8"_s).toUtf8() + "'\n"}},
             {u"node5"_s, {u"/bin/bash"_s, "export SPARK_HOME='/opt/no spark'\n"}}}),
        qPrintable(m_nodes->why()));
    QVERIFY2(m_network->startServer(SshNetwork::Jump), qPrintable(m_network->why()));
    for (const QString &node : {u"node0"_s, u"node1"_s, u"node2"_s, u"node3"_s, u"node4"_s, u"node5"_s})
        QVERIFY2(m_nodes->start(node), qPrintable(m_nodes->why()));
    m_taken = m_nodes->listenOn(u"node3"_s, kTaken);
    QVERIFY(m_taken >= 0);
}

void SshClusterTest::cleanup()
{
    if (!m_nodes)
        return;
    QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList(), 20'000);
}

//! Processes and folders of ours on the nodes.
QStringList SshClusterTest::left() const
{
    QStringList found = SshNodes::processesWith(u"spark"_s);
    for (const QString &name : QDir(m_network->file(QString())).entryList({u"home-*"_s}, QDir::Dirs)) {
        const QString folder = m_network->file(name) + u"/.local/state/cinderscope"_s;
        if (QFile::exists(folder))
            found += folder;
    }
    return found;
}

LaunchRequest SshClusterTest::request(const QStringList &hosts, const QString &master)
{
    LaunchRequest request;
    request.id = u"test-%1-%2"_s.arg(::getpid()).arg(++m_count);
    request.folder = m_folder.filePath(request.id);
    request.config.name = u"Nodes"_s;
    request.config.kind = SessionKind::SshCluster;
    request.config.cluster.hosts = hosts;
    request.config.cluster.host = master;
    request.config.cluster.workerCores = 1;
    request.config.cluster.workerMemory = u"1g"_s;
    request.config.properties = {{u"spark.authenticate"_s, u"true"_s},
                                 {u"spark.authenticate.secret"_s, kSecret},
                                 {u"spark.port.maxRetries"_s, u"0"_s}};
    request.config.environment = {{u"SPARK_DAEMON_MEMORY"_s, u"256m"_s},
                                  {u"SPARK_DAEMON_JAVA_OPTS"_s, kQuick},
                                  {u"SPARK_LAUNCHER_OPTS"_s, kQuick},
                                  {u"SPARK_WORKER_PORT"_s, QString::number(kTaken)}};
    return request;
}

SshClusterSettings SshClusterTest::settings(const QStringList &lines)
{
    SshClusterSettings settings;
    settings.ssh.configPath = m_nodes->config(lines);
    settings.ssh.runtimeParent = m_folder.path();
    settings.ssh.askpassProgram = QStringLiteral(CINDERSCOPE_BINARY_DIR "/src/reach/cinderscope-askpass");
    settings.ssh.connectTimeoutMs = 10'000;
    settings.ssh.firstRetryMs = 200;
    settings.ssh.lastRetryMs = 1000;
    settings.startLookMs = 500;
    settings.lookMs = 1000;
    return settings;
}

QString SshClusterTest::steps(const Launch &launch) const
{
    const LaunchState &state = launch.state();
    QString text = launchPhaseWord(state.phase) + u": "_s + state.reason.code + u": "_s + state.reason.cause + u' ' +
                   state.reason.cure + u" ["_s + state.reason.evidence + u"]\n"_s;
    for (const LaunchStep &step : state.steps)
        text += u"  "_s + step.text + u'\n';
    return text;
}

bool SshClusterTest::waitFor(SshCluster &cluster, LaunchPhase phase)
{
    (void)QTest::qWaitFor([&] { return cluster.state().phase == phase || cluster.state().isOver(); }, kSlow);
    if (cluster.state().phase == phase)
        return true;
    std::printf("%s%s\n", qPrintable(steps(cluster)), read(cluster.state().logPath).right(4000).constData());
    return false;
}

QList<qint64> SshClusterTest::recordedProcesses(const LaunchRequest &request) const
{
    QList<qint64> list;
    const QJsonObject record = QJsonDocument::fromJson(read(request.folder + u'/' + SshCluster::recordName())).object();
    for (const QJsonValue daemon : record[u"daemons"_s].toArray())
        list += daemon[u"pid"_s].toInteger();
    return list;
}

void SshClusterTest::troubles_data()
{
    QTest::addColumn<QStringList>("hosts");
    QTest::addColumn<QStringList>("lines");
    QTest::addColumn<QString>("code");
    QTest::newRow("unreachable") << QStringList{m_network->address(SshNetwork::Jump) + u":2222"_s} << QStringList()
                                 << u"host-unreachable"_s;
    QTest::newRow("name unknown") << QStringList{u"no-such-host.invalid"_s} << QStringList() << u"host-unreachable"_s;
    QTest::newRow("host key unknown") << QStringList{u"node1"_s} << QStringList{u"UserKnownHostsFile /dev/null"_s}
                                      << u"ssh-host-key"_s;
    QTest::newRow("wrong login") << QStringList{u"stranger@node1"_s} << QStringList() << u"ssh-login"_s;
    QTest::newRow("a broken configuration")
        << QStringList{u"node1"_s} << QStringList{u"NoSuchOption yes"_s} << u"ssh-failed"_s;
    QTest::newRow("no Spark") << QStringList{u"node5"_s} << QStringList() << u"no-spark"_s;
    QTest::newRow("an old Java") << QStringList{u"node4"_s} << QStringList() << u"wrong-java"_s;
    QTest::newRow("no host") << QStringList() << QStringList() << u"no-hosts"_s;
}

void SshClusterTest::troubles()
{
    QFETCH(QStringList, hosts);
    QFETCH(QStringList, lines);
    QFETCH(QString, code);
    const LaunchRequest launch = request(hosts);
    SshCluster cluster(launch, settings(lines));
    cluster.start();
    QVERIFY(waitFor(cluster, LaunchPhase::Failed));
    std::printf("%s", qPrintable(steps(cluster)));
    QCOMPARE(cluster.state().reason.code, code);
    QVERIFY(!cluster.state().reason.cause.isEmpty());
    QVERIFY(!cluster.state().reason.cure.isEmpty());
    QVERIFY(!QFile::exists(launch.folder + u'/' + SshCluster::recordName()));
}

void SshClusterTest::runJob(const QString &masterUrl)
{
    const QString script = m_network->file(u"job.py"_s);
    QFile file(script);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kJob);
    file.close();
    QProcess driver;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"JOB_SECRET"_s, kSecret);
    environment.insert(u"SPARK_LOCAL_IP"_s, m_network->nodeAddress(u"node0"_s));
    driver.setProcessEnvironment(environment);
    driver.setProcessChannelMode(QProcess::MergedChannels);
    QStringList command = m_nodes->commandOn(u"node0"_s) + QStringList{m_python, script, masterUrl};
    const QString program = command.takeFirst();
    driver.start(program, command);
    QSignalSpy ended(&driver, &QProcess::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), kSlow);
    const QByteArray output = driver.readAll();
    QVERIFY2(output.contains("HOSTS node1.spark.test,node2.spark.test"), output.right(3000).constData());
}

void SshClusterTest::seeByPlace(const LaunchState &state, const QString &config)
{
    const auto place = sshClusterPlace(state);
    QVERIFY(place);
    SecretStore secrets(std::make_unique<FakeBackend>());
    SshSettings ssh;
    ssh.configPath = config;
    ssh.runtimeParent = m_folder.path();
    RouteOpener opener(secrets, ssh);
    QSignalSpy opened(&opener, &RouteOpener::opened);
    opener.open(place->route);
    QTRY_VERIFY_WITH_TIMEOUT(!opened.isEmpty(), kSlow);
    const auto targets = place->targets();
    QVERIFY(targets);
    RestClient client(targets->first().url, opener.access());
    std::optional<MasterView> view;
    bool answered = false;
    client.getRaw(u"/json/"_s,
                  [&](const Result<RawAnswer> &answer) {
                      answered = true;
                      if (!answer)
                          return;
                      if (const auto parsed = MasterView::parse(answer->body))
                          view = *parsed;
                  },
                  {60'000, 1'000'000});
    QTRY_VERIFY_WITH_TIMEOUT(answered, kSlow);
    QVERIFY(view);
    QCOMPARE(view->url, state.masterUrl);
    QCOMPARE(view->workers.size(), 2);
}

void SshClusterTest::startsRunsStops()
{
    const LaunchRequest launch =
        request({u"node1"_s, u"spark@node2"_s, u"node3"_s, u"node4"_s, u"node5"_s}, u"node0"_s);
    const SshClusterSettings given = settings();
    SshCluster cluster(launch, given);
    QString log;
    connect(&cluster, &Launch::logAppended, &cluster, [&](const QString &text) { log += text; });
    QElapsedTimer clock;
    clock.start();
    cluster.start();
    QVERIFY(waitFor(cluster, LaunchPhase::Running));
    const LaunchState state = cluster.state();
    std::printf("%lld ms\n%s", static_cast<long long>(clock.elapsed()), qPrintable(steps(cluster)));
    const QString told = steps(cluster);
    QCOMPARE(state.masterUrl, u"spark://node0.spark.test:7077"_s);
    QCOMPARE(state.ui, QUrl(u"http://node0.spark.test:8080"_s));
    for (const QString &text :
         {u"Worker 1 of 5, node1: registered, 1 cores"_s, u"Worker 2 of 5, spark@node2: registered"_s,
          u"Worker 3 of 5, node3: not registered:"_s, u"Worker 4 of 5, node4: not started:"_s,
          u"Worker 5 of 5, node5: not started:"_s, u"Running: 2 of 5 workers"_s})
        QVERIFY2(told.contains(text), qPrintable(text));
    const auto stepOf = [&](const QString &begin) {
        for (const LaunchStep &step : state.steps) {
            if (step.text.startsWith(begin))
                return step.text;
        }
        return QString();
    };
    QVERIFY2(stepOf(u"Worker 3 of 5, node3: not"_s).contains(QString::number(kTaken)), qPrintable(told));
    QVERIFY(stepOf(u"Worker 4 of 5, node4: not"_s).contains(u"Java"_s));
    QVERIFY(stepOf(u"Worker 5 of 5, node5: not"_s).contains(u"/opt/no spark"_s));
    QVERIFY(!state.reason.code.isEmpty()); // that of the first that is missing
    QCOMPARE(recordedProcesses(launch).size() >= 3, true);

    // the secret is in files only, and only for that user
    QCOMPARE(SshNodes::processesWith(kSecret), QStringList());
    QVERIFY(!log.contains(kSecret));
    QVERIFY(!read(state.logPath).contains(kSecret.toUtf8()));
    QVERIFY(read(state.logPath).contains("[master] "));
    int files = 0;
    QDirIterator it(m_nodes->home(u"node1"_s), {u"spark.conf"_s}, QDir::Files | QDir::Hidden,
                    QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        ++files;
        QVERIFY(read(file).contains(kSecret.toUtf8()));
        QVERIFY(!(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther)));
    }
    QCOMPARE(files, 1);

    runJob(state.masterUrl);
    if (QTest::currentTestFailed())
        return;
    seeByPlace(state, given.ssh.configPath);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(cluster.state().phase == LaunchPhase::Running);
    clock.restart();
    cluster.stop();
    QVERIFY(cluster.state().phase == LaunchPhase::Stopping);
    QVERIFY(waitFor(cluster, LaunchPhase::Ended));
    std::printf("stopped in %lld ms\n", static_cast<long long>(clock.elapsed()));
    QCOMPARE(left(), QStringList());
    QVERIFY(!QFile::exists(launch.folder + u'/' + SshCluster::recordName()));
}

void SshClusterTest::survivesAndIsAdopted()
{
    // here nobody knows the hosts' keys yet, the jump host's neither: each is asked for
    const QString known = m_network->file(u"known_fresh"_s);
    const SshClusterSettings given = settings({u"StrictHostKeyChecking ask"_s, u"UserKnownHostsFile "_s + known});
    LaunchRequest launch = request({u"node1"_s});
    launch.config.keepRunning = true;
    launch.config.environment.removeLast();
    int questions = 0;
    {
        SshCluster cluster(launch, given);
        connect(&cluster, &SshCluster::question, &cluster, [&](const SshQuestion &question) {
            ++questions;
            cluster.answer(question.id, question.kind == SshQuestion::Kind::HostKey ? u"yes"_s : QString());
        });
        cluster.start();
        QVERIFY(waitFor(cluster, LaunchPhase::Running));
        QCOMPARE(questions, 2);
        launch.previous = cluster.state();
    }
    QTest::qWait(1500);
    const QList<qint64> processes = recordedProcesses(launch);
    QCOMPARE(processes.size(), 2);
    for (const qint64 pid : processes)
        QVERIFY(isAlive(pid));

    const LaunchFactory factory = sshClusterFactory(given);
    const std::unique_ptr<Launch> adopted = factory(launch);
    QVERIFY(adopted);
    auto *cluster = qobject_cast<SshCluster *>(adopted.get());
    QVERIFY(cluster);
    cluster->start();
    QVERIFY(cluster->state().adopted);
    QTRY_VERIFY_WITH_TIMEOUT(steps(*cluster).contains(u"still runs as process %1"_s.arg(processes[0])), kSlow);
    // its worker dies: that is told, with the end of its log
    QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(processes[1])});
    QTRY_VERIFY_WITH_TIMEOUT(steps(*cluster).contains(u"Worker 1 of 1, node1: ended"_s), kSlow);
    QVERIFY(cluster->state().phase == LaunchPhase::Running);
    // and then the master
    QProcess::execute(u"kill"_s, {u"-9"_s, QString::number(processes[0])});
    QVERIFY(waitFor(*cluster, LaunchPhase::Lost));
    QVERIFY(!cluster->state().reason.cause.isEmpty());
    QVERIFY(!factory(launch)); // nothing to take up any more
}

void SshClusterTest::saysWhatIsLeft()
{
    const SshClusterSettings given = settings({u"ConnectTimeout 3"_s});
    LaunchRequest launch = request({u"node2"_s}, u"node0"_s);
    launch.config.environment.removeLast();
    SshCluster cluster(launch, given);
    cluster.start();
    QVERIFY(waitFor(cluster, LaunchPhase::Running));
    const QList<qint64> processes = recordedProcesses(launch);
    QCOMPARE(processes.size(), 2);
    m_nodes->kill(u"node2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(steps(cluster).contains(u"node2 cannot be reached now"_s), kSlow);
    QVERIFY(cluster.state().phase == LaunchPhase::Running);
    cluster.stop();
    QVERIFY(waitFor(cluster, LaunchPhase::Failed));
    const LaunchReason reason = cluster.state().reason;
    std::printf("%s", qPrintable(steps(cluster)));
    QCOMPARE(reason.code, u"left-behind"_s);
    QVERIFY(reason.cause.contains(u"process %1"_s.arg(processes[1])));
    QVERIFY(!isAlive(processes[0])); // the master could be ended
    QVERIFY(isAlive(processes[1]));

    // the command that is told, when the host is back
    QVERIFY(m_nodes->start(u"node2"_s));
    QString command = reason.cause.section(u"To end it: ssh "_s, 1);
    QVERIFY(!command.isEmpty());
    QProcess person;
    person.setProcessChannelMode(QProcess::MergedChannels);
    person.start(u"sh"_s, {u"-c"_s, u"ssh -F \"$0\" "_s + command, given.ssh.configPath});
    QSignalSpy ended(&person, &QProcess::finished);
    QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), kSlow);
    const QByteArray output = person.readAll();
    QVERIFY2(output.contains(QByteArray("stopped " + QByteArray::number(processes[1]))), output.constData());
}

void SshClusterTest::stopsAtAnyStep_data()
{
    QTest::addColumn<QString>("step");
    QTest::newRow("connecting") << u"Connecting"_s;
    QTest::newRow("a host is known") << u"node0: Spark"_s;
    QTest::newRow("the master is asked for") << u"Starting the master"_s;
    QTest::newRow("the workers are asked for") << u"Starting a worker"_s;
}

void SshClusterTest::stopsAtAnyStep()
{
    QFETCH(QString, step);
    LaunchRequest launch = request({u"node1"_s}, u"node0"_s);
    SshCluster cluster(launch, settings());
    bool asked = false;
    connect(&cluster, &Launch::stateChanged, &cluster, [&] {
        if (!asked && !cluster.state().steps.isEmpty() && cluster.state().steps.last().text.startsWith(step)) {
            asked = true;
            QMetaObject::invokeMethod(&cluster, &Launch::stop, Qt::QueuedConnection);
        }
    });
    cluster.start();
    QVERIFY(waitFor(cluster, LaunchPhase::Ended));
    QVERIFY(asked);
    QCOMPARE(left(), QStringList());
    QCOMPARE(QDir(m_folder.path()).entryList({u"r-*"_s}, QDir::Dirs), QStringList()); // no connection either
}

void SshClusterTest::endsWithItsObject()
{
    LaunchRequest launch = request({u"node1"_s});
    launch.config.environment.removeLast();
    auto cluster = std::make_unique<SshCluster>(launch, settings());
    cluster->start();
    QTRY_VERIFY_WITH_TIMEOUT(steps(*cluster).contains(u"Worker 1 of 1, node1: started as process"_s), kSlow);
    QVERIFY(!left().isEmpty());
    cluster.reset();
    QTRY_COMPARE_WITH_TIMEOUT(left(), QStringList(), 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(QDir(m_folder.path()).entryList({u"r-*"_s}, QDir::Dirs), QStringList(), 60'000);
}

QTEST_GUILESS_MAIN(SshClusterTest)

#include "tst_sshcluster.moc"
