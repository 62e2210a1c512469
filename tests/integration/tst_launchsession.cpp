// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/launchrun.h"
#include "live/wire/listenserver.h"
#include "support/patience.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTcpSocket>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::LaunchRun;

namespace {
const QString kSecret = u"s3cr3t-of-a-session"_s;
}

//! Local sessions of a real Spark: drivers that we start, from a Python and from a Spark home.
class LaunchSessionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void pythonWithEverything();
    void python35();
    void sparkHomeAlone();
    void stoppedAtAnyStep_data();
    void stoppedAtAnyStep();
    void jvmIsKilled();
    void survivesAndIsAdopted();

private:
    SessionConfig session() const
    {
        SessionConfig config;
        config.name = u"A session’s name"_s;
        config.master = u"local[1]"_s;
        config.spark.python = m_python;
        config.properties = {{u"spark.driver.memory"_s, u"700m"_s}, {u"spark.log.level"_s, u"WARN"_s}};
        config.listener = false;
        return config;
    }

    QString m_python;
};

void LaunchSessionTest::initTestCase()
{
    QString why;
    m_python = LaunchRun::python(u"4"_s, why);
    if (m_python.isEmpty())
        QSKIP(qPrintable(why.startsWith(u"SKIP"_s) ? why : u"SKIP WHOLE PROGRAM: "_s + why));
}

//! Listener, Connect server, secrets, the UI; then its end.
void LaunchSessionTest::pythonWithEverything()
{
    LaunchRun run;
    ListenServer server;
    ListenOptions options;
    options.runtimeFolder = run.folder.filePath(u"listen"_s);
    QVERIFY(QDir().mkpath(options.runtimeFolder));
    QFile::setPermissions(options.runtimeFolder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    QVERIFY(server.listen(options));
    QSignalSpy connected(&server, &ListenServer::connected);
    run.launcher->setListener([&server] { return LaunchListener::of(server.address()); });

    SessionConfig config = session();
    config.listener = true;
    config.connectServer = true;
    config.properties.append({u"spark.hadoop.fs.s3a.secret.key"_s, kSecret});
    config.properties.append({u"spark.my.text"_s, u"a b = 'c' \"d\" \\ ü"_s});
    config.environment = {{u"MY_PASSWORD"_s, kSecret + u"2"_s}};
    Launch *launch = run.launcher->start(config);
    const QString id = launch->state().id;
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Waiting));
    QByteArray early; // while the JVM comes up
    QTRY_VERIFY_WITH_TIMEOUT((early = LaunchRun::argumentsOf(id)).contains("java"), 60'000);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    const LaunchState state = launch->state();
    QVERIFY(!state.applicationId.isEmpty() && state.ui.isValid());
    QCOMPARE(state.masterUrl, u"local[1]"_s);

    const QJsonArray list =
        QJsonDocument::fromJson(LaunchRun::get(state.ui.resolved(QUrl(u"api/v1/applications"_s)))).array();
    QCOMPARE(list.at(0)[u"id"_s].toString(), state.applicationId);
    QCOMPARE(list.at(0)[u"name"_s].toString(), config.name);
    const QByteArray environment =
        LaunchRun::get(state.ui.resolved(QUrl(u"api/v1/applications/%1/environment"_s.arg(state.applicationId))));
    QString text;
    for (const QJsonValue &pair : QJsonDocument::fromJson(environment)[u"sparkProperties"_s].toArray()) {
        if (pair[0].toString() == "spark.my.text"_L1)
            text = pair[1].toString();
    }
    QCOMPARE(text, u"a b = 'c' \"d\" \\ ü"_s);
    QVERIFY(environment.contains("spark.hadoop.fs.s3a.secret.key") && !environment.contains(kSecret.toUtf8()));

    if (!LaunchListener::installed().jar.isEmpty())
        QTRY_VERIFY(connected.count() > 0);
    QVERIFY(state.connectUrl.startsWith(u"sc://localhost:"_s));
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(u"127.0.0.1"_s, quint16(state.connectUrl.section(u':', -1).toInt()));
    QVERIFY(socket.waitForConnected(10'000));
    socket.close();

    QVERIFY(LaunchRun::processesOf(id).size() >= 2);
    for (const QByteArray &arguments : {early, LaunchRun::argumentsOf(id)}) {
        QVERIFY(arguments.contains("java"));
        QVERIFY(!arguments.contains(kSecret.toUtf8()) && !arguments.contains(server.address().secret));
    }
    const QString record = run.folder.filePath(u"state/cinderscope/launches/"_s + id);
    for (const QString &name : QDir(record).entryList(QDir::Files))
        QVERIFY2(!LaunchRun::content(record + u'/' + name).contains(kSecret.toUtf8()), qPrintable(name));
    QVERIFY(!QFile::exists(run.folder.filePath(u"cinderscope/launch/%1/driver/spark.conf"_s.arg(id)))); // was read
    const QByteArray log = LaunchRun::content(state.logPath); // nobody but Spark talked to Python's ports
    QVERIFY2(!log.contains("AccumulatorServer") && !log.contains("Traceback"), log.constData());

    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(run.left(id), QString());
}

void LaunchSessionTest::python35()
{
    QString why;
    const QString python = LaunchRun::python(u"3.5"_s, why);
    if (python.isEmpty())
        QSKIP(qPrintable(why));
    LaunchRun run;
    SessionConfig config = session();
    config.spark.python = python;
    Launch *launch = run.launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QVERIFY(LaunchRun::hasStep(launch, u"Spark 3.5"_s));
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(run.left(launch->state().id), QString());
}

void LaunchSessionTest::sparkHomeAlone()
{
    LaunchRun run;
    SessionConfig config = session();
    config.spark.python.clear();
    config.spark.home = LaunchRun::home(m_python);
    Launch *launch = run.launcher->start(config);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QVERIFY(!launch->state().applicationId.isEmpty());
    QVERIFY(LaunchRun::argumentsOf(launch->state().id).contains("org.apache.spark.repl.Main"));
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(run.left(launch->state().id), QString());
}

void LaunchSessionTest::stoppedAtAnyStep_data()
{
    QTest::addColumn<int>("phase");
    QTest::addColumn<int>("later"); // ms
    QTest::newRow("at once") << int(LaunchPhase::Preparing) << 0;
    QTest::newRow("preparing") << int(LaunchPhase::Preparing) << 60;
    QTest::newRow("bash and the launcher") << int(LaunchPhase::Waiting) << 300;
    QTest::newRow("the JVM comes up") << int(LaunchPhase::Waiting) << 3'000;
}

void LaunchSessionTest::stoppedAtAnyStep()
{
    QFETCH(int, phase);
    QFETCH(int, later);
    LaunchRun run;
    Launch *launch = run.launcher->start(session());
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase(phase)));
    QTest::qWait(later);
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(run.left(launch->state().id), QString());
}

void LaunchSessionTest::jvmIsKilled()
{
    LaunchRun run;
    Launch *launch = run.launcher->start(session());
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    for (const qint64 pid : LaunchRun::processesOf(launch->state().id)) {
        if (LaunchRun::content(u"/proc/%1/cmdline"_s.arg(pid)).contains("org.apache.spark.deploy.SparkSubmit"))
            ::kill(pid_t(pid), SIGKILL);
    }
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Lost));
    QVERIFY(!launch->state().reason.cause.isEmpty());
    QCOMPARE(run.left(launch->state().id), QString());
}

//! The window goes, the session stays; the next window has it.
void LaunchSessionTest::survivesAndIsAdopted()
{
    LaunchRun run;
    SessionConfig config = session();
    config.keepRunning = true;
    Launch *launch = run.launcher->start(config);
    const QString id = launch->state().id;
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    const QUrl ui = launch->state().ui;
    QTest::qWait(300); // its record
    run.renew();
    QTest::qWait(1'000);
    QVERIFY(LaunchRun::get(ui.resolved(QUrl(u"api/v1/applications"_s))).contains("\"id\""));
    run.launcher->look();
    launch = run.launcher->find(id);
    QVERIFY(launch);
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Running));
    QTRY_VERIFY(launch->state().adopted);
    QCOMPARE(launch->state().ui, ui);
    launch->stop();
    QVERIFY(LaunchRun::waitFor(launch, LaunchPhase::Ended));
    QCOMPARE(run.left(id), QString());
}

QTEST_GUILESS_MAIN(LaunchSessionTest)
#include "tst_launchsession.moc"
