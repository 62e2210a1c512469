// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/launchrun.h"
#include "support/patience.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::LaunchRun;

//! What can be wrong with a start, on a real Spark: the cause and the cure come, and nothing is left.
class LaunchFailuresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void before_data();
    void before();
    void uiPortIsTaken();
    void packageIsNotThere();
    void valueIsWrong();
    void programFails();
    void otherPythonOfWorkers();
    void kubernetesUnreachable();
    void kubernetesRefuses();
    void notebookServer();

private:
    SessionConfig session() const
    {
        SessionConfig config;
        config.name = u"fails"_s;
        config.master = u"local[1]"_s;
        config.spark.python = m_python;
        config.listener = false;
        config.properties = {{u"spark.driver.memory"_s, u"600m"_s}};
        return config;
    }
    void script(const QString &path, const QByteArray &text) const
    {
        const QString file = m_run.folder.filePath(path);
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        out.write(text);
        out.close();
        out.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    //! Starts it, waits for the failure, looks that nothing is left.
    LaunchReason failure(const SessionConfig &config)
    {
        Launch *launch = m_run.launcher->start(config);
        if (!LaunchRun::waitFor(launch, LaunchPhase::Failed))
            return {u"did not fail"_s, {}, {}, {}};
        const QString left = m_run.left(launch->state().id);
        if (!left.isEmpty())
            return {u"left"_s, left, {}, {}};
        qInfo().noquote() << launch->state().reason.code << reasonLine(launch->state().reason);
        return launch->state().reason;
    }
    static int unusedPort()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        return server.serverPort();
    }

    LaunchRun m_run;
    QString m_python;
};

void LaunchFailuresTest::initTestCase()
{
    QString why;
    m_python = LaunchRun::python(u"4"_s, why);
    if (m_python.isEmpty())
        QSKIP(qPrintable(why.startsWith(u"SKIP"_s) ? why : u"SKIP WHOLE PROGRAM: "_s + why));
}

//! What is seen before anything runs.
void LaunchFailuresTest::before_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("cause");
    for (const auto &[what, code, cause] : {std::tuple{"no Java", "no-java", "/no/java"},
                                            {"Java 8", "wrong-java", "does not run on Java 8"},
                                            {"no Spark", "no-spark", "/no/spark"},
                                            {"no Python", "no-python", "/no/python"},
                                            {"no pyspark", "no-pyspark", "has no pyspark"},
                                            {"nobody at the master", "master-unreachable", "spark://127.0.0.1:"},
                                            {"no such host", "host-not-found", "no-such-host.invalid"},
                                            {"another Python for workers", "python-mismatch", "3.8"},
                                            {"no application", "file-not-found", "/no/such/app.py"},
                                            {"local cluster mode", "bad-option", "local"}})
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(code) << QString::fromLatin1(cause);
}

void LaunchFailuresTest::before()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    QFETCH(QString, cause);
    SessionConfig config = session();
    if (what == "no Java"_L1)
        config.spark.java = u"/no/java"_s;
    if (what == "Java 8"_L1) { // a stand-in: no real Java 8 is here
        script(u"java8/bin/java"_s, "#!/bin/sh\necho 'java version \"1.8.0_412\"' >&2\n");
        config.spark.java = m_run.folder.filePath(u"java8"_s);
    }
    if (what == "no Spark"_L1) {
        config.spark.python.clear();
        config.spark.home = u"/no/spark"_s;
    }
    if (what == "no Python"_L1)
        config.spark.python = u"/no/python"_s;
    if (what == "no pyspark"_L1)
        config.spark.python = u"/usr/bin/python3"_s;
    if (what == "nobody at the master"_L1)
        config.master = u"spark://127.0.0.1:%1"_s.arg(unusedPort());
    if (what == "no such host"_L1)
        config.master = u"spark://no-such-host.invalid:7077"_s;
    if (what == "another Python for workers"_L1) { // a stand-in that answers as a Python 3.8 does
        script(u"python3.8"_s, "#!/bin/sh\nprintf '3.8.19\\n%s\\n\\n\\n\\n' \"$0\"\n");
        config.environment = {{u"PYSPARK_PYTHON"_s, m_run.folder.filePath(u"python3.8"_s)}};
    }
    if (what == "no application"_L1 || what == "local cluster mode"_L1) {
        config.kind = SessionKind::Submit;
        config.submit.application = what == "no application"_L1 ? u"/no/such/app.py"_s : u"/bin/sh"_s;
        config.submit.clusterMode = what == "local cluster mode"_L1;
    }
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, code);
    QVERIFY2(reason.cause.contains(cause), qPrintable(reason.cause));
    QVERIFY(!reason.cure.isEmpty());
}

void LaunchFailuresTest::uiPortIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::Any));
    SessionConfig config = session();
    config.properties.append({u"spark.ui.port"_s, QString::number(other.serverPort())});
    config.properties.append({u"spark.port.maxRetries"_s, u"0"_s});
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, u"port-in-use"_s);
    QVERIFY2(reason.cause.contains(QString::number(other.serverPort())), qPrintable(reason.cause));
    QVERIFY(!reason.evidence.isEmpty());
}

//! The only repository is an address of this computer where nobody listens.
void LaunchFailuresTest::packageIsNotThere()
{
    const QString settings = m_run.folder.filePath(u"ivysettings.xml"_s);
    script(u"ivysettings.xml"_s,
           "<ivysettings><settings defaultResolver=\"c\"/><resolvers><ibiblio name=\"c\" m2compatible=\"true\" "
           "root=\"http://127.0.0.1:" +
               QByteArray::number(unusedPort()) + "/maven\"/></resolvers></ivysettings>\n");
    SessionConfig config = session();
    config.packages = {u"com.example:none_2.13:1.0"_s};
    config.properties.append({u"spark.jars.ivySettings"_s, settings});
    config.properties.append({u"spark.jars.ivy"_s, m_run.folder.filePath(u"ivy"_s)});
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, u"package-unresolved"_s);
    QVERIFY2(reason.cause.contains(u"com.example#none_2.13;1.0"_s), qPrintable(reason.cause));
}

void LaunchFailuresTest::valueIsWrong()
{
    SessionConfig config = session();
    config.properties.append({u"spark.network.timeout"_s, u"soon"_s});
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, u"bad-value"_s);
    QVERIFY2(reason.cause.contains(u"spark.network.timeout"_s), qPrintable(reason.cause));
}

void LaunchFailuresTest::programFails()
{
    script(u"fails.py"_s, "import no_such_module\n");
    SessionConfig config = session();
    config.kind = SessionKind::Submit;
    config.submit.application = m_run.folder.filePath(u"fails.py"_s);
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, u"python-error"_s);
    QVERIFY2(reason.cause.contains(u"no_such_module"_s), qPrintable(reason.cause));
}

namespace {

//! A real Python of another minor version than \a python that workers start with; empty: there is none on this
//! computer.
QString otherPython(const QString &python)
{
    const auto minorOf = [](const QString &program) {
        QProcess process;
        process.start(program, {u"-c"_s, u"import sys; print('%d.%d' % sys.version_info[:2])"_s});
        return process.waitForFinished(30'000) ? QString::fromLatin1(process.readAllStandardOutput().trimmed())
                                               : QString();
    };
    const QString own = minorOf(python);
    QStringList folders = qEnvironmentVariable("PATH").split(u':', Qt::SkipEmptyParts);
    QDir versions(qEnvironmentVariable("PYENV_ROOT", QDir::homePath() + u"/.pyenv"_s) + u"/versions"_s);
    for (const QString &name : versions.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        folders += versions.filePath(name + u"/bin"_s);
    for (const QString &minor : {u"3.10"_s, u"3.12"_s, u"3.13"_s, u"3.11"_s, u"3.9"_s}) { // what Spark 4 runs on, first
        for (const QString &folder : folders) { // one that is on PATH may be a shim that starts nothing
            const QString program = folder + u"/python"_s + minor;
            if (minor != own && QFileInfo(program).isExecutable() && minorOf(program) == minor)
                return program;
        }
    }
    return {};
}

} // namespace

//! Only Spark's workers notice: a relative name is not looked at before. With two real Pythons where there are two;
//! else the worker's is told another version.
void LaunchFailuresTest::otherPythonOfWorkers()
{
    const QString other = otherPython(m_python);
    QDir(m_run.folder.path()).mkpath(u"bin"_s);
    if (!other.isEmpty()) {
        QVERIFY(QFile::link(other, m_run.folder.filePath(u"bin/workers-python"_s)));
    } else {
        qInfo("there is only one Python here: a stand-in");
        script(u"site/sitecustomize.py"_s,
               "import sys\n"
               "class V(tuple):\n"
               "    major, minor, micro = (property(lambda s, i=i: s[i]) for i in range(3))\n"
               "sys.version_info = V((3, 9, 1, 'final', 0))\n");
        script(u"bin/workers-python"_s, "#!/bin/sh\nPYTHONPATH='" + m_run.folder.filePath(u"site"_s).toUtf8() +
                                            "':\"$PYTHONPATH\" exec '" + m_python.toUtf8() + "' \"$@\"\n");
    }
    const QString minor = other.isEmpty() ? u"3.9"_s : other.section(u"python"_s, -1);
    script(u"maps.py"_s, "from pyspark.sql import SparkSession\n"
                         "spark = SparkSession.builder.getOrCreate()\n"
                         "spark.sparkContext.parallelize([1], 1).map(lambda x: x).collect()\n");
    SessionConfig config = session();
    config.kind = SessionKind::Submit;
    config.submit.application = m_run.folder.filePath(u"maps.py"_s);
    config.environment = {{u"PATH"_s, m_run.folder.filePath(u"bin"_s) + u':' + qEnvironmentVariable("PATH")},
                          {u"PYSPARK_PYTHON"_s, u"workers-python"_s}};
    Launch *launch = m_run.launcher->start(config);
    QTRY_VERIFY_WITH_TIMEOUT(launch->state().isOver(), 120'000); // its UI may have been seen
    const LaunchReason &reason = launch->state().reason;
    if (reason.code != u"python-mismatch"_s)
        LaunchRun::tell(launch);
    QCOMPARE(reason.code, u"python-mismatch"_s);
    QVERIFY2(reason.cause.startsWith(u"The workers run Python %1, the driver Python 3."_s.arg(minor)),
             qPrintable(reason.cause));
    QVERIFY2(reason.cure.contains(u"PYSPARK_PYTHON"_s), qPrintable(reason.cure));
    QVERIFY2(reason.evidence.contains(u"different version"_s), qPrintable(reason.evidence));
    QCOMPARE(m_run.left(launch->state().id), QString());
}

void LaunchFailuresTest::kubernetesUnreachable()
{
    SessionConfig config = session();
    config.kind = SessionKind::Kubernetes;
    config.master = u"k8s://http://127.0.0.1:%1"_s.arg(unusedPort());
    config.submit.application = u"local:///opt/spark/examples/pi.py"_s;
    config.submit.clusterMode = true;
    config.properties.append({u"spark.kubernetes.container.image"_s, u"none"_s});
    const LaunchReason reason = failure(config);
    QCOMPARE(reason.code, u"kubernetes-unreachable"_s);
    QVERIFY2(reason.cause.contains(config.master.mid(6)), qPrintable(reason.cause));
}

void LaunchFailuresTest::kubernetesRefuses()
{
    QTcpServer api; // answers as an API server to somebody whom it does not let
    QVERIFY(api.listen(QHostAddress::LocalHost));
    connect(&api, &QTcpServer::newConnection, &api, [&api] {
        while (QTcpSocket *socket = api.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                socket->readAll();
                const QByteArray body =
                    QJsonDocument(
                        QJsonObject{{u"kind"_s, u"Status"_s},
                                    {u"apiVersion"_s, u"v1"_s},
                                    {u"status"_s, u"Failure"_s},
                                    {u"message"_s, u"pods is forbidden: User \"system:anonymous\" cannot create"_s},
                                    {u"reason"_s, u"Forbidden"_s},
                                    {u"code"_s, 403}})
                        .toJson();
                socket->write("HTTP/1.1 403 Forbidden\r\nContent-Type: application/json\r\nConnection: "
                              "close\r\nContent-Length: " +
                              QByteArray::number(body.size()) + "\r\n\r\n" + body);
                socket->disconnectFromHost();
            });
        }
    });
    SessionConfig config = session();
    config.kind = SessionKind::Kubernetes;
    config.master = u"k8s://http://127.0.0.1:%1"_s.arg(api.serverPort());
    config.submit.application = u"local:///opt/spark/examples/pi.py"_s;
    config.submit.clusterMode = true;
    config.properties.append({u"spark.kubernetes.container.image"_s, u"none"_s});
    QCOMPARE(failure(config).code, u"kubernetes-refused"_s);
}

//! A real Jupyter (tests/support/jupyter-env): its token is nowhere to be seen, its kernels have Spark.
void LaunchFailuresTest::notebookServer()
{
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/jupyter-env"), {u"--print"_s});
    process.waitForFinished(120'000);
    const QString python = QString::fromUtf8(process.readAllStandardOutput()).trimmed().section(u'\n', -1);
    SessionConfig config = session();
    config.kind = SessionKind::NotebookServer;
    config.master.clear();
    const LaunchReason reason = failure(config); // Spark's own environment has no Jupyter
    QCOMPARE(reason.code, u"no-jupyter"_s);
    if (process.exitCode() != 0 || !QFileInfo(python).isExecutable())
        QSKIP("there is no environment with Jupyter (tests/support/jupyter-env)");
    config.spark.python = python;
    config.spark.home = LaunchRun::home(m_python);
    config.notebook.folder = m_run.folder.path();
    Launch *launch = m_run.launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    const QString id = launch->state().id;
    QVERIFY(launch->state().ui.isValid());
    QByteArray token;
    for (const qint64 pid : LaunchRun::processesOf(id)) {
        for (const QByteArray &variable : LaunchRun::content(u"/proc/%1/environ"_s.arg(pid)).split('\0')) {
            if (variable.startsWith("JUPYTER_TOKEN="))
                token = variable.mid(14);
        }
    }
    QVERIFY(token.size() >= 32);
    QVERIFY(!LaunchRun::argumentsOf(id).contains(token));
    QVERIFY(!LaunchRun::content(launch->state().logPath).contains(token));
    QVERIFY(LaunchRun::get(launch->state().ui.resolved(QUrl(u"api"_s))).contains("version"));
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QVERIFY(LaunchRun::processesOf(id).isEmpty());
}

QTEST_GUILESS_MAIN(LaunchFailuresTest)
#include "tst_launchfailures.moc"
