// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/launchrun.h"
#include "support/patience.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>

using namespace cinderscope;
using namespace Qt::StringLiterals;
using test::LaunchRun;

//! `cinderscope-cli start` and `stop`, with real sessions.
class LaunchCliTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void nothingToStart();
    void wrongThings_data();
    void wrongThings();
    void endsWithCtrlC();
    void endsWhenItIsKilled();
    void keepsAndStops();
    void stopsTheOthers();
    void timeout();

private:
    struct Run
    {
        int exitCode = -1;
        QByteArray output, errors;
    };
    void begin(QProcess &process, const QStringList &arguments) const
    {
        process.setProcessEnvironment(m_run->environment);
        process.start(QStringLiteral(CINDERSCOPE_CLI), arguments);
    }
    Run cli(const QStringList &arguments) const
    {
        QProcess process;
        begin(process, arguments);
        Run run;
        if (process.waitForFinished(240'000) && process.exitStatus() == QProcess::NormalExit)
            run.exitCode = process.exitCode();
        run.output = process.readAllStandardOutput();
        run.errors = process.readAllStandardError();
        return run;
    }
    //! The first line of its output; null where it ended before.
    static QJsonObject firstLine(QProcess &process)
    {
        if (!QTest::qWaitFor([&] { return process.canReadLine() || process.state() == QProcess::NotRunning; }, 180'000))
            return {};
        return QJsonDocument::fromJson(process.readLine()).object();
    }
    void configure(const QString &name, const QByteArray &more) const
    {
        const QString folder = m_run->folder.filePath(u"config/cinderscope/sessions"_s);
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u'/' + name + u".toml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("name = \"" + name.toUtf8() + "\"\n" + more);
    }
    QByteArray session() const
    {
        return "kind = \"local-session\"\nmaster = \"local[1]\"\n[spark]\npython = \"" + m_python.toUtf8() +
               "\"\n[environment]\nMY_TOKEN = \"hidden-value\"\nMINE = \"seen\"\n"
               "[properties]\n\"spark.driver.memory\" = \"600m\"\n";
    }

    std::unique_ptr<LaunchRun> m_run;
    QString m_python;
};

void LaunchCliTest::initTestCase()
{
    QString why;
    m_python = LaunchRun::python(u"4"_s, why);
    if (m_python.isEmpty())
        QSKIP(qPrintable(why.startsWith(u"SKIP"_s) ? why : u"SKIP WHOLE PROGRAM: "_s + why));
}

void LaunchCliTest::init()
{
    m_run = std::make_unique<LaunchRun>();
    m_run->launcher.reset();
    configure(u"small"_s, session());
}

void LaunchCliTest::nothingToStart()
{
    const Run list = cli({u"start"_s, u"--list"_s, u"--json"_s});
    QCOMPARE(list.exitCode, 0);
    const QJsonObject entry = QJsonDocument::fromJson(list.output).object();
    QCOMPARE(entry[u"name"_s].toString(), u"small"_s);
    QCOMPARE(entry[u"kind"_s].toString(), u"local-session"_s);
    QVERIFY(entry[u"error"_s].isNull());
    QCOMPARE(cli({u"stop"_s, u"--all"_s}).exitCode, 0);
    QCOMPARE(cli({u"stop"_s, u"small"_s}).exitCode, 1);
    QCOMPARE(cli({u"stop"_s, u"--list"_s}).output, QByteArray());
}

void LaunchCliTest::wrongThings_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QByteArray>("told");
    QTest::newRow("no name") << QStringList{u"start"_s} << 2 << QByteArray("needs one configuration");
    QTest::newRow("no such name") << QStringList{u"start"_s, u"nobody"_s} << 2 << QByteArray("no such configuration");
    QTest::newRow("a secret") << QStringList{u"start"_s, u"--set"_s, u"spark.x.password=abc"_s, u"small"_s} << 2
                              << QByteArray("can read a command line");
    QTest::newRow("no pair") << QStringList{u"start"_s, u"--set"_s, u"spark.x"_s, u"small"_s} << 2
                             << QByteArray("KEY=VALUE");
    QTest::newRow("no Spark") << QStringList{u"start"_s, u"nospark"_s} << 3 << QByteArray("/no/spark");
    QTest::newRow("bad value") << QStringList{u"start"_s, u"--json"_s, u"--set"_s,
                                              u"spark.extraListeners=no.such.Listener"_s, u"small"_s}
                               << 1 << QByteArray("no.such.Listener");
    QTest::newRow("all and a name") << QStringList{u"stop"_s, u"--all"_s, u"small"_s} << 2 << QByteArray("stop needs");
}

void LaunchCliTest::wrongThings()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    QFETCH(QByteArray, told);
    configure(u"nospark"_s, "kind = \"local-session\"\n[spark]\nhome = \"/no/spark\"\n");
    const Run run = cli(arguments);
    QVERIFY2(run.exitCode == exitCode, run.errors.constData());
    QVERIFY2(run.errors.contains(told), run.errors.constData());
    if (arguments.contains(u"--json"_s)) {
        const QJsonObject object = QJsonDocument::fromJson(run.output).object();
        QCOMPARE(object[u"phase"_s].toString(), u"failed"_s);
        QCOMPARE(object[u"reason"_s][u"code"_s].toString(), u"class-not-found"_s);
        QCOMPARE(m_run->left(object[u"id"_s].toString()), QString());
    }
}

void LaunchCliTest::endsWithCtrlC()
{
    QProcess process;
    begin(process, {u"start"_s, u"--json"_s, u"--set"_s, u"spark.app.name=from the command line"_s, u"small"_s});
    const QJsonObject object = firstLine(process);
    QVERIFY(!object.isEmpty());
    const QString id = object[u"id"_s].toString();
    QCOMPARE(object[u"phase"_s].toString(), u"running"_s);
    QCOMPARE(object[u"kind"_s].toString(), u"local-session"_s);
    QVERIFY(!object[u"applicationId"_s].toString().isEmpty() && QFileInfo::exists(object[u"log"_s].toString()));
    QCOMPARE(object[u"environment"_s].toObject(), (QJsonObject{{u"MINE"_s, u"seen"_s}}));
    QVERIFY(LaunchRun::get(QUrl(object[u"ui"_s].toString()).resolved(QUrl(u"api/v1/applications"_s)))
                .contains("from the command line"));
    ::kill(pid_t(process.processId()), SIGINT);
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 130);
    const QByteArray errors = process.readAllStandardError();
    QVERIFY2(errors.contains("Spark 4") && errors.contains("Java 17") && errors.contains("Connected"),
             errors.constData());
    QTRY_COMPARE(m_run->left(id), QString());
    QVERIFY(cli({u"stop"_s, u"--list"_s}).output.isEmpty());
}

void LaunchCliTest::endsWhenItIsKilled()
{
    QProcess process;
    begin(process, {u"start"_s, u"--log"_s, u"small"_s});
    QByteArray errors; // killed while the JVM comes up
    QVERIFY(QTest::qWaitFor([&] { return (errors += process.readAllStandardError()).contains("The driver starts"); },
                            60'000));
    QTest::qWait(1'500);
    const QString id = QDir(m_run->folder.filePath(u"state/cinderscope/launches"_s))
                           .entryList(QDir::Dirs | QDir::NoDotAndDotDot)
                           .value(0);
    QVERIFY(!LaunchRun::processesOf(id).isEmpty());
    process.kill();
    QVERIFY(process.waitForFinished(30'000));
    QTRY_COMPARE(m_run->left(id), QString());
    QVERIFY(cli({u"stop"_s, u"--list"_s}).output.isEmpty());
}

void LaunchCliTest::keepsAndStops()
{
    const Run start = cli({u"start"_s, u"--json"_s, u"--keep"_s, u"small"_s});
    QVERIFY2(start.exitCode == 0, start.errors.constData());
    const QJsonObject object = QJsonDocument::fromJson(start.output).object();
    const QString id = object[u"id"_s].toString();
    QVERIFY(!LaunchRun::processesOf(id).isEmpty());
    const Run list = cli({u"stop"_s, u"--list"_s, u"--json"_s});
    QCOMPARE(QJsonDocument::fromJson(list.output)[u"id"_s].toString(), id);
    QVERIFY(!LaunchRun::processesOf(id).isEmpty()); // a look ends nothing
    const Run stop = cli({u"stop"_s, u"--json"_s, u"--timeout"_s, u"30"_s, u"small"_s});
    QVERIFY2(stop.exitCode == 0, stop.errors.constData());
    QVERIFY2(!stop.errors.contains("hard"), stop.errors.constData());
    QCOMPARE(QJsonDocument::fromJson(stop.output)[u"phase"_s].toString(), u"ended"_s);
    QCOMPARE(m_run->left(id), QString());
}

//! One that another program runs in front: both see its end.
void LaunchCliTest::stopsTheOthers()
{
    QProcess process;
    begin(process, {u"start"_s, u"--json"_s, u"small"_s});
    const QJsonObject object = firstLine(process);
    QVERIFY(!object.isEmpty());
    const Run stop = cli({u"stop"_s, u"--json"_s, object[u"id"_s].toString()});
    QVERIFY2(stop.exitCode == 0, stop.errors.constData());
    QVERIFY(process.waitForFinished(30'000));
    QCOMPARE(process.exitCode(), 0);
    QCOMPARE(QJsonDocument::fromJson(process.readLine())[u"phase"_s].toString(), u"ended"_s);
    QCOMPARE(m_run->left(object[u"id"_s].toString()), QString());
}

void LaunchCliTest::timeout()
{
    const Run run = cli({u"start"_s, u"--json"_s, u"--timeout"_s, u"1"_s, u"small"_s});
    QVERIFY2(run.exitCode == 4, run.errors.constData());
    const QJsonObject object = QJsonDocument::fromJson(run.output).object();
    QCOMPARE(object[u"phase"_s].toString(), u"ended"_s);
    QCOMPARE(m_run->left(object[u"id"_s].toString()), QString());
}

QTEST_GUILESS_MAIN(LaunchCliTest)
#include "tst_launchcli.moc"
