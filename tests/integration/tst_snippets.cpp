// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/snippets/quoting.h"
#include "integration/sparkcluster.h"
#include "integration/sshnetwork.h"
#include "support/hostiletexts.h"
#include "unit/cli/listenprocess.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QScopeGuard>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace cinderscope;
using namespace Qt::StringLiterals;

//! check(), and no further where it failed: another Spark costs seconds.
#define CHECKED(...)                                                                                                   \
    do {                                                                                                               \
        check(__VA_ARGS__);                                                                                            \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)

namespace {

//! Breaks careless quoting in every one of the languages.
const QString kName = u"it's $HOME \"a\\b\" `x` é"_s;
constexpr int kLong = 240'000;                                                 // on a loaded machine
const QStringList kQuick{u"-XX:TieredStopAtLevel=1"_s, u"-XX:+UseSerialGC"_s}; // it lives for a few seconds

struct Run
{
    int exitCode = -1;
    QByteArray output, errors;
    QByteArray all() const { return output + "\n--- standard error:\n" + errors.right(6000); }
};

quint16 freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : 0;
}

} // namespace

//! Every kind of snippet, as `cinderscope-cli snippet` prints it, is pasted where it belongs: real shells, a real
//! standalone cluster, a real Connect server, a real listening Cinderscope. What counts is what happened: the master
//! saw the application under its name, its listener came.
class SnippetsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cluster();
    void localSessions_data();
    void localSessions();
    void connect();
    void ssh();

private:
    QString pythonOf(const QString &tool, const QString &spark, bool &skipped) const;
    Run run(const QString &program, const QStringList &arguments, const QByteArray &input = {}) const;
    Run shell(const QString &script, const QByteArray &input = {}) const;
    //! What the command line prints; fails the test where it prints nothing.
    QString snippet(const QStringList &arguments) const;
    QString file(const QString &name, const QString &text) const;

    void useSpark(const QString &python, const QString &spark);
    static QByteArray fetch(const QUrl &url);
    //! Name of an application as its master tells it; empty where it knows none with this id.
    QString nameAtMaster(const QString &id) const;
    bool listenerCame(const QString &id);
    QString idIn(const Run &run) const;

    const QString m_cli = QStringLiteral(CINDERSCOPE_CLI);
    std::unique_ptr<test::ListenProcess> m_listen;
    QTemporaryDir m_folder;
    QProcessEnvironment m_environment;
    QString m_python, m_sparkHome, m_master;
};

void SnippetsTest::initTestCase()
{
    bool skipped = false;
    if (!QFile::exists(QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar"))) {
        std::printf("SKIP WHOLE PROGRAM: there is no listener jar\n");
        QSKIP("no listener jar");
    }
    if (pythonOf(u"spark-env"_s, u"4"_s, skipped).isEmpty() && skipped) {
        std::printf("SKIP WHOLE PROGRAM: no Spark\n");
        QSKIP("no Spark");
    }
    m_listen = std::make_unique<test::ListenProcess>(m_cli);
    QVERIFY(m_listen->waitForStart());
}

QString SnippetsTest::pythonOf(const QString &tool, const QString &spark, bool &skipped) const
{
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/") + tool, {u"--spark"_s, spark});
    process.waitForFinished(20 * 60 * 1000);
    skipped = process.exitCode() == 77;
    const QByteArray answer = process.readAllStandardOutput();
    if (process.exitCode() != 0) {
        std::printf("%s\n", QByteArray(answer).replace("SKIP WHOLE PROGRAM", "skipped").constData());
        return {};
    }
    return QString::fromUtf8(answer).trimmed();
}

//! Programs of this Spark on the path, drivers that find our listener by themselves, and no settings of the machine.
void SnippetsTest::useSpark(const QString &python, const QString &spark)
{
    m_python = python;
    QProcess process;
    process.start(python, {u"-c"_s, u"import pyspark; print(pyspark.__path__[0], end='')"_s});
    process.waitForFinished();
    m_sparkHome = QString::fromUtf8(process.readAllStandardOutput());
    m_environment = QProcessEnvironment::systemEnvironment();
    m_environment.insert(u"PATH"_s,
                         QFileInfo(python).path() + u':' + m_sparkHome + u"/bin:"_s + m_environment.value(u"PATH"_s));
    m_environment.insert(u"SPARK_HOME"_s, m_sparkHome);
    m_environment.insert(u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s);
    m_environment.insert(u"PYSPARK_PYTHON"_s, python);
    m_environment.insert(u"PYSPARK_DRIVER_PYTHON_OPTS"_s, u"-i"_s); // a shell also where nobody sits at a terminal
    m_environment.insert(u"XDG_RUNTIME_DIR"_s, m_listen->folder.path());
    m_environment.remove(u"PYSPARK_SUBMIT_ARGS"_s);
    m_environment.remove(u"SPARK_CONF_DIR"_s);
    const QString work = m_folder.filePath(spark);
    QVERIFY(QDir().mkpath(work));
    QDir::setCurrent(work); // derby.log, metastore_db, your_application.py
}

Run SnippetsTest::run(const QString &program, const QStringList &arguments, const QByteArray &input) const
{
    Run run;
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(program, arguments);
    process.write(input);
    process.closeWriteChannel();
    if (!process.waitForFinished(kLong)) {
        process.terminate();
        process.waitForFinished(30'000);
        return run;
    }
    run.exitCode = process.exitCode();
    run.output = process.readAllStandardOutput();
    run.errors = process.readAllStandardError();
    return run;
}

Run SnippetsTest::shell(const QString &script, const QByteArray &input) const
{
    return run(u"bash"_s, {file(u"script.sh"_s, script)}, input);
}

QString SnippetsTest::snippet(const QStringList &arguments) const
{
    QProcess process;
    process.setProcessEnvironment(m_environment);
    process.start(m_cli, QStringList{u"snippet"_s} + arguments);
    process.waitForFinished(kLong);
    const QString text = QString::fromUtf8(process.readAllStandardOutput());
    if (process.exitCode() != 0 || text.isEmpty())
        std::printf("no snippet %s: %s\n", qPrintable(arguments.join(u' ')),
                    process.readAllStandardError().constData());
    return text;
}

QString SnippetsTest::file(const QString &name, const QString &text) const
{
    QFile file(QDir::current().filePath(name));
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return {};
    file.write(text.toUtf8());
    return file.fileName();
}

QByteArray SnippetsTest::fetch(const QUrl &url)
{
    QNetworkAccessManager network;
    QNetworkReply *reply = network.get(QNetworkRequest(url));
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 60'000);
    const QByteArray answer = reply->readAll();
    delete reply;
    return answer;
}

QString SnippetsTest::nameAtMaster(const QString &id) const
{
    const QJsonObject told = QJsonDocument::fromJson(fetch(QUrl(m_master + u"/json/"_s))).object();
    for (const auto &list : {u"completedapps"_s, u"activeapps"_s}) {
        for (const QJsonValue application : told[list].toArray()) {
            if (application[u"id"_s].toString() == id)
                return application[u"name"_s].toString();
        }
    }
    return {};
}

bool SnippetsTest::listenerCame(const QString &id)
{
    return QTest::qWaitFor([&] { return m_listen->newest(id)[u"end"_s].toString() == "ended"_L1; }, 60'000);
}

//! "ID <application id> <count>" of what we ran.
QString SnippetsTest::idIn(const Run &run) const
{
    const qsizetype at = run.output.indexOf("ID ");
    const QList<QByteArray> words = run.output.mid(at).simplified().split(' ');
    return at >= 0 && words.value(2) == "100" ? QString::fromUtf8(words[1]) : QString();
}

//! Sessions, spark-submit, shells, environment, spark-defaults.conf and cells, at a standalone master.
void SnippetsTest::cluster()
{
    const QString spark = u"4.3.0"_s;
    bool skipped = false;
    const QString python = pythonOf(u"spark-env"_s, spark, skipped);
    if (skipped)
        QSKIP("this Spark cannot be had here");
    useSpark(python, spark);
    test::SparkCluster cluster;
    QVERIFY2(cluster.start(spark, true, {u"--workers"_s, u"1"_s, u"--no-history"_s}), qPrintable(cluster.why()));
    m_master = cluster.masterUi().toString();
    const QString count = u"print('ID', spark.sparkContext.applicationId, spark.sparkContext.parallelize(range(100), 4)"
                          u".count())\nspark.stop()\n"_s;
    const auto check = [&](const char *what, const Run &ran, bool listener, const QString &name = kName) {
        const QString id = idIn(ran);
        QVERIFY2(!id.isEmpty(), QByteArray(what + QByteArray(": ") + ran.all()).constData());
        QCOMPARE(nameAtMaster(id), name);
        if (listener)
            QVERIFY2(listenerCame(id), what);
    };

    // For the master: its program gives itself the name, and writes a log.
    QVERIFY(QDir().mkpath(u"logs"_s));
    file(u"your_application.py"_s, u"from pyspark.sql import SparkSession\nspark = (SparkSession.builder.appName("_s +
                                       pythonText(kName) +
                                       u")\n    .config('spark.eventLog.enabled', 'true').config('spark.eventLog.dir', "
                                       u"'logs').getOrCreate())\n"_s +
                                       count);
    CHECKED("spark-submit", shell(snippet({u"spark-submit"_s, u"--listener"_s, m_master})), true);

    // For that application: its name comes from its log, into every language.
    const QString log = QDir::current().filePath(u"logs"_s);
    QString text = snippet({u"pyspark-builder"_s, u"--listener"_s, log});
    QVERIFY2(text.startsWith(u"# pip install \"pyspark==%1\""_s.arg(spark)) && text.contains(cluster.master()),
             qPrintable(text));
    CHECKED("pyspark-builder", run(python, {file(u"builder.py"_s, text + count)}), true);

    const QString plain = file(u"plain.py"_s, u"from pyspark.sql import SparkSession\nspark = SparkSession.builder"
                                              u".getOrCreate()\n"_s +
                                                  count);
    CHECKED("env-sh", shell(snippet({u"env-sh"_s, u"--listener"_s, log}) + u"python plain.py\n"_s), true);

    // The shells, and in them the cells that attach the listener; the second time does no harm.
    const QString scalaCell = snippet({u"attach-scala"_s});
    const QString scala = scalaCell + scalaCell +
                          u"println(\"ID \" + sc.applicationId + \" \" + sc.parallelize(1 to 100, 4)"
                          u".count())\n:quit\n"_s;
    CHECKED("spark-shell", shell(snippet({u"spark-shell"_s, log}), scala.toUtf8()), true);
    const QString pythonCell = snippet({u"attach-python"_s});
    file(u"cell.py"_s, pythonCell + pythonCell + count);
    CHECKED("pyspark", shell(snippet({u"pyspark"_s, log}), "exec(open('cell.py').read())\n"), true);

    QVERIFY(QDir().mkpath(u"conf"_s));
    QFile::copy(m_sparkHome + u"/conf/java-opts"_s, u"conf/java-opts"_s); // of tests/support/spark-env
    file(u"conf/spark-defaults.conf"_s, snippet({u"spark-defaults"_s, u"--listener"_s, m_master}));
    m_environment.insert(u"SPARK_CONF_DIR"_s, QDir::current().filePath(u"conf"_s));
    const Run ran = run(python, {plain});
    CHECKED("spark-defaults", ran, true, nameAtMaster(idIn(ran)));
    QVERIFY(!nameAtMaster(idIn(ran)).isEmpty()); // it came to the master that the file names
    m_environment.remove(u"SPARK_CONF_DIR"_s);

    // The master by REST; and an application of the cluster, by its id.
    const Run asked = shell(snippet({u"rest"_s, m_master}));
    QCOMPARE(QJsonDocument::fromJson(asked.output)[u"url"_s].toString(), cluster.master());
    const QJsonObject submitted = cluster.submit(u"kept"_s);
    const QString ui = u"http://127.0.0.1:%1"_s.arg(submitted[u"uiPort"_s].toInt());
    const Run about = shell(snippet({u"rest"_s, ui}));
    QCOMPARE(QJsonDocument::fromJson(about.output)[u"id"_s].toString(), submitted[u"id"_s].toString());
    const QJsonObject summary = QJsonDocument::fromJson(snippet({u"summary-json"_s, ui}).toUtf8()).object();
    QCOMPARE(summary[u"applicationId"_s].toString(), submitted[u"id"_s].toString());
    QCOMPARE(summary[u"jobs"_s][u"succeeded"_s].toInt(), 1);
    QCOMPARE(summary[u"tasks"_s][u"succeeded"_s].toInt(), 8);
    QVERIFY(snippet({u"summary-text"_s, ui}).contains(submitted[u"id"_s].toString()));
    QVERIFY(snippet({u"summary-markdown"_s, ui}).startsWith(u'#'));
    // with its own settings: of the driver that runs, a session that has them
    text = snippet({u"pyspark-builder"_s, u"--settings"_s, ui});
    QVERIFY2(text.contains(".config(\"spark.cores.max\", \"2\")"_L1) && text.contains(".appName(\"kept\")"_L1) &&
                 !text.contains("spark.app.id"_L1),
             qPrintable(text));
    QVERIFY(cluster.finish(u"kept"_s));
}

void SnippetsTest::localSessions_data()
{
    QTest::addColumn<QString>("spark");
    QTest::newRow("Spark 4.3, Scala 2.13") << u"4.3.0"_s;
    QTest::newRow("Spark 3.5, Scala 2.12") << u"3.5.9"_s;
}

//! The Scala builder as a program of its own (the compiler of Spark's distribution): a local session with the listener
//! attached. In the same run every hostile text comes out of its literal as it went in. The Python builder does the
//! same with the Spark that has no cluster here.
void SnippetsTest::localSessions()
{
    QFETCH(QString, spark);
    bool skipped = false;
    const QString python = pythonOf(u"spark-env"_s, spark, skipped);
    if (skipped)
        QSKIP("this Spark cannot be had here");
    useSpark(python, spark);
    const QList<QString> texts = test::hostileTexts() + test::randomTexts(200);
    QString script = snippet({u"scala-builder"_s, u"--listener"_s, u"--spark"_s, spark});
    QVERIFY(script.contains(u"spark-sql_%1"_s.arg(spark.startsWith(u'4') ? u"2.13"_s : u"2.12"_s)));
    script += u"println(\"ID \" + sc.applicationId + \" \" + sc.parallelize(1 to 100, 4).count())\n"
              u"val out = new java.io.FileOutputStream(\"literals\")\n"_s;
    for (const QString &text : texts)
        script += u"out.write("_s + scalaText(text) + u".getBytes(\"UTF-8\")); out.write(0)\n"_s;
    script += u"out.close()\nspark.stop()\n"_s;
    QStringList opens = kQuick;
    for (const auto &package : {u"java.base/java.lang"_s, u"java.base/java.lang.invoke"_s, u"java.base/java.net"_s,
                                u"java.base/java.nio"_s, u"java.base/java.util"_s, u"java.base/java.util.concurrent"_s,
                                u"java.base/sun.nio.ch"_s, u"java.base/sun.security.action"_s})
        opens << u"--add-opens="_s + package + u"=ALL-UNNAMED"_s;
    const QStringList here = spark.startsWith(u'3') ? QStringList{u"-nc"_s} : QStringList(); // no compile server
    const Run ran = run(u"java"_s, opens +
                                       QStringList{u"-Dfile.encoding=UTF-8"_s, u"-cp"_s, m_sparkHome + u"/jars/*"_s,
                                                   u"scala.tools.nsc.MainGenericRunner"_s, u"-usejavacp"_s} +
                                       here + QStringList{file(u"program.scala"_s, script)});
    const QString id = idIn(ran);
    QVERIFY2(!id.isEmpty(), ran.all().constData());
    QVERIFY(listenerCame(id));
    QFile literals(u"literals"_s);
    QVERIFY(literals.open(QIODevice::ReadOnly));
    QList<QByteArray> got = literals.readAll().split('\0');
    got.removeLast();
    QCOMPARE(got.size(), texts.size());
    for (qsizetype i = 0; i < texts.size(); ++i)
        QCOMPARE(got[i], texts[i].toUtf8());
    if (!spark.startsWith(u'3'))
        return; // as cluster()
    const QString builder = snippet({u"pyspark-builder"_s, u"--listener"_s, u"--spark"_s, spark});
    QVERIFY2(builder.startsWith(u"# pip install \"pyspark==%1\""_s.arg(spark)), qPrintable(builder));
    const Run session =
        run(python, {file(u"builder.py"_s, builder + u"print('ID', spark.sparkContext.applicationId, "
                                                     u"spark.sparkContext.parallelize(range(100), 4).count())\n"
                                                     u"spark.stop()\n"_s)});
    const QString second = idIn(session);
    QVERIFY2(!second.isEmpty() && second != id, session.all().constData());
    QVERIFY(listenerCame(second));
}

//! A Connect server of Spark 4, and its clients in Python and Scala.
void SnippetsTest::connect()
{
    bool skipped = false;
    const QString python = pythonOf(u"spark-env"_s, u"4"_s, skipped);
    useSpark(python, u"connect"_s);
    const QString client = pythonOf(u"connect-env"_s, u"4"_s, skipped);
    const quint16 port = freePort();
    const quint16 ui = freePort();
    QProcess server;
    server.setProcessEnvironment(m_environment);
    server.setProcessChannelMode(QProcess::MergedChannels);
    server.setStandardOutputFile(u"server.log"_s);
    server.start(m_sparkHome + u"/bin/spark-submit"_s,
                 {u"--master"_s, u"local[2]"_s, u"--class"_s,
                  u"org.apache.spark.sql.connect.service.SparkConnectServer"_s, u"--name"_s, u"Spark Connect server"_s,
                  u"--conf"_s, u"spark.connect.grpc.binding.port=%1"_s.arg(port), u"--conf"_s,
                  u"spark.ui.port=%1"_s.arg(ui), u"spark-internal"_s});
    const auto stop = qScopeGuard([&server] {
        server.terminate();
        if (!server.waitForFinished(60'000))
            server.kill();
    });
    const QUrl pages(u"http://127.0.0.1:%1"_s.arg(ui));
    QTRY_VERIFY_WITH_TIMEOUT(fetch(QUrl(pages.toString() + u"/connect/"_s)).contains("Spark Connect"), 120'000);
    QTRY_VERIFY_WITH_TIMEOUT(
        [port] {
            QTcpSocket socket;
            socket.connectToHost(QHostAddress::LocalHost, port);
            return socket.waitForConnected(1000);
        }(),
        60'000);
    // of the server's own pages: its settings tell where it listens
    const QString code = snippet({u"connect-python"_s, pages.toString()});
    QVERIFY2(code.contains(u"# pip install \"pyspark[connect]==4.3.0\""_s) &&
                 code.contains(u".remote(\"sc://127.0.0.1:%1\")"_s.arg(port)),
             qPrintable(code));
    if (client.isEmpty()) {
        std::printf("SKIPPED: what the Python client of Spark Connect needs cannot be had: it was not run\n");
    } else {
        const Run ran = run(client, {file(u"connect.py"_s, code + u"print('COUNT', spark.range(100).count())\n"_s)});
        QVERIFY2(ran.output.contains("COUNT 100"), ran.all().constData());
    }
    const QString scala = snippet({u"connect-scala"_s, u"sc://127.0.0.1:%1"_s.arg(port), u"--spark"_s, u"4.3.0"_s});
    QVERIFY(scala.contains("spark-connect-client-jvm_2.13\" % \"4.3.0\""_L1));
    // The client's jars before Spark's own, and those of the server not at all, as spark-shell --remote has it.
    QString classPath = m_sparkHome + u"/jars/connect-repl/*"_s;
    for (const QString &jar : QDir(m_sparkHome + u"/jars"_s).entryList({u"*.jar"_s})) {
        if (!jar.startsWith("spark-sql_"_L1) && !jar.startsWith("spark-connect_"_L1))
            classPath += u':' + m_sparkHome + u"/jars/"_s + jar;
    }
    const Run ran = run(
        u"java"_s,
        kQuick + QStringList{u"-Dfile.encoding=UTF-8"_s, u"--add-opens=java.base/java.nio=ALL-UNNAMED"_s, u"-cp"_s,
                             classPath, u"scala.tools.nsc.MainGenericRunner"_s, u"-usejavacp"_s,
                             file(u"connect.scala"_s, scala + u"println(\"COUNT \" + spark.range(100).count())\n"_s)});
    QVERIFY2(ran.output.contains("COUNT 100"), ran.all().constData());
    const QJsonArray operations =
        QJsonDocument::fromJson(fetch(QUrl(pages.toString() + u"/api/v1/applications"_s))).array();
    QCOMPARE(operations.size(), 1);
    const QString id = operations.first()[u"id"_s].toString();
    const QJsonArray queries =
        QJsonDocument::fromJson(fetch(QUrl(pages.toString() + u"/api/v1/applications/"_s + id + u"/sql"_s))).array();
    QCOMPARE(queries.size(), client.isEmpty() ? 1 : 2); // the server ran what the clients asked for
}

//! A tunnel, and curl on the far side, through a real sshd in a network namespace.
void SnippetsTest::ssh()
{
    test::SshNetwork network;
    if (!network.make()) {
        if (network.skipped())
            QSKIP(qPrintable(network.why()));
        QFAIL(qPrintable(network.why()));
    }
    QVERIFY(network.startServer(test::SshNetwork::Jump));
    m_environment = QProcessEnvironment::systemEnvironment();
    QVERIFY(QDir().mkpath(m_folder.filePath(u"ssh/bin"_s)));
    QVERIFY(QDir().mkpath(m_folder.filePath(u"ssh/far/api/v1"_s)));
    QDir::setCurrent(m_folder.filePath(u"ssh"_s));
    file(u"far/api/v1/applications"_s, u"[{\"id\":\"far away\"}]"_s);
    QFile wrapper(
        file(u"bin/ssh"_s, u"#!/bin/sh\nexec /usr/bin/ssh -F "_s + shellWord(network.config()) + u" \"$@\"\n"_s));
    QVERIFY(wrapper.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    m_environment.insert(u"PATH"_s, QDir::current().filePath(u"bin"_s) + u':' + m_environment.value(u"PATH"_s));

    const quint16 port = freePort();
    const QStringList prefix = network.commandInJump();
    QProcess pages;
    pages.start(prefix.first(), prefix.mid(1) + QStringList{u"python3"_s, u"-m"_s, u"http.server"_s, u"--bind"_s,
                                                            u"127.0.0.1"_s, u"--directory"_s,
                                                            QDir::current().filePath(u"far"_s), QString::number(port)});
    QVERIFY(pages.waitForStarted());
    const auto stop = qScopeGuard([&pages] {
        pages.terminate();
        pages.waitForFinished(10'000);
    });
    const QString url = u"http://localhost:%1"_s.arg(port);
    const QString far = snippet({u"rest"_s, u"--ssh"_s, u"jump"_s, url});
    QVERIFY(far.startsWith("ssh jump"_L1));
    Run asked;
    QTRY_VERIFY_WITH_TIMEOUT((asked = shell(far), asked.output.contains("far away")), 60'000);
    QVERIFY(!fetch(QUrl(u"http://127.0.0.1:%1/api/v1/applications"_s.arg(port))).contains("far")); // not here

    const QString tunnel = snippet({u"ssh-tunnel"_s, u"--ssh"_s, u"jump"_s, url});
    QProcess ssh;
    ssh.setProcessEnvironment(m_environment);
    ssh.start(u"bash"_s, {u"-c"_s, u"exec "_s + tunnel});
    const auto close = qScopeGuard([&ssh] {
        ssh.terminate();
        ssh.waitForFinished(10'000);
    });
    QTRY_VERIFY_WITH_TIMEOUT(fetch(QUrl(u"http://127.0.0.1:%1/api/v1/applications"_s.arg(port))).contains("far away"),
                             60'000);
}

int main(int argc, char *argv[])
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // a dozen of Sparks on a busy computer
    QCoreApplication application(argc, argv);
    SnippetsTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_snippets.moc"
