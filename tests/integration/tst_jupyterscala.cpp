// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Spark in real Scala kernels: Apache Toree, spylon-kernel and, where CINDERSCOPE_SCALA_KERNEL names its installed
// kernel spec (found by JUPYTER_PATH), Almond or any other.
#include "core/applicationstore.h"
#include "discovery/restpoller.h"
#include "integration/jupyternotebook.h"
#include "integration/jupyterrun.h"
#include "jupyter/cellbook.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelstart.h"
#include "jupyter/notebooktemplate.h"
#include "support/patience.h"

#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace cinderscope;
using cinderscope::test::JupyterRun;
using cinderscope::test::NoBackend;
using cinderscope::test::Notebook;
using namespace Qt::StringLiterals;

#define TRY_LONG(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 180'000)

class JupyterScalaTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void scalaTemplate();
    void startsJupyter();
    void starts();
    void cells();
    void interrupted();
    void startsAgain();
    void takenUp();
    void stoppedInTheNotebook();
    void stoppedWhileItStarts();
    void killedKernel();
    void spylon();
    void cleanupTestCase() { m_run.stop(); }

private:
    std::optional<JupyterServer> watched() const
    {
        return m_watcher ? m_watcher->server(m_run.url().toString()) : std::nullopt;
    }
    JupyterKernel kernel(const QString &id) const { return test::kernelOf(watched(), id); }
    KernelTarget target(const QString &id) const
    {
        return {*watched(), id, *m_watcher->access(m_run.url().toString())};
    }
    //! Runs a cell and waits for it.
    QString say(const QString &code)
    {
        m_notebook->run(code);
        const bool answered = QTest::qWaitFor([this] { return m_notebook->last.has_value(); }, 180'000);
        return answered ? m_notebook->printed() : u"no answer"_s;
    }
    bool isRunning(const KernelStart &start)
    {
        return QTest::qWaitFor(
                   [&start] { return start.state().isOver() || start.state().phase == LaunchPhase::Running; },
                   240'000) &&
               start.state().phase == LaunchPhase::Running;
    }
    static SessionConfig config();

    JupyterRun m_run;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<JupyterWatcher> m_watcher;
    std::unique_ptr<Notebook> m_notebook;
    std::unique_ptr<KernelStart> m_start;
    QString m_kernel;
};

SessionConfig JupyterScalaTest::config()
{
    SessionConfig config;
    config.name = u"note \"book\" $x"_s;
    config.kind = SessionKind::KernelSession;
    config.master = u"local[2]"_s;
    config.properties = {{u"spark.ui.port"_s, u"0"_s},
                         {u"spark.sql.shuffle.partitions"_s, u"2"_s},
                         {u"spark.cinder.password"_s, u"hunter2-in-no-argument"_s},
                         {u"spark.cinder.odd"_s, u"a \"b\" \\u0041 $c {{name}} \u00e9"_s}};
    return config;
}

//! Of the newest Spark, for which no Scala kernel is on Python's package index: the template's code is run by a real
//! spark-shell, which has a session already that must be stopped first, as in a kernel.
void JupyterScalaTest::scalaTemplate()
{
    QProcess environment;
    environment.start(QStringLiteral(CINDERSCOPE_SOURCE_DIR "/tests/support/spark-env"), {});
    QVERIFY(environment.waitForFinished(900'000));
    const QString python = QString::fromUtf8(environment.readAllStandardOutput()).trimmed();
    if (environment.exitCode() == 77) {
        std::printf("%s\n", qPrintable(python));
        QSKIP("no Spark here");
    }
    const QByteArray errors = environment.readAllStandardError();
    QVERIFY2(environment.exitCode() == 0, errors.constData());
    const QTemporaryDir folder;
    QProcess where;
    where.start(python, {u"-c"_s, u"import pyspark; print(pyspark.__path__[0])"_s});
    where.waitForFinished(60'000);
    const QString home = QString::fromUtf8(where.readAllStandardOutput()).trimmed();
    const SessionConfig scala = config();
    const auto rendered = render(*notebookTemplate(u"scala-almond"_s, {}, {}), scala, {}, ExistingContext::Restart);
    QVERIFY(rendered.hasValue());
    QByteArray code = rendered->secrets.toUtf8();
    for (const QString &cell : rendered->cells)
        code += cell.toUtf8() + '\n';
    code += "println(\"GOT \" + (conf.get(\"spark.cinder.odd\") + conf.get(\"spark.cinder.password\") + "
            "spark.range(5).count()).getBytes(\"UTF-8\").map(b => \"%02x\".format(b & 0xff)).mkString)\n" +
            scalaReport().toUtf8() + scalaStop(u"other"_s, u"another"_s).toUtf8() +
            "println(\"STOPPED \" + sc.isStopped)\n" + scalaStopAny().toUtf8() +
            "println(\"STOPPED NOW \" + sc.isStopped)\n:quit\n";
    QProcess shell;
    QProcessEnvironment variables = QProcessEnvironment::systemEnvironment();
    variables.insert(u"SPARK_HOME"_s, home);
    variables.insert(u"SPARK_LOCAL_IP"_s, u"127.0.0.1"_s);
    shell.setProcessEnvironment(variables);
    shell.setProcessChannelMode(QProcess::MergedChannels);
    shell.setWorkingDirectory(folder.path());
    shell.start(home + u"/bin/spark-shell"_s, {u"--master"_s, u"local[1]"_s, u"--conf"_s, u"spark.ui.port=0"_s});
    shell.write(code);
    QVERIFY(shell.waitForFinished(180'000));
    const QByteArray printed = shell.readAllStandardOutput();
    const QByteArray wanted = (scala.properties.last().second + u"hunter2-in-no-argument5"_s).toUtf8().toHex();
    QVERIFY2(printed.contains(QByteArray("GOT " + wanted)), printed.right(6000).constData());
    const QJsonObject report = readKernelReport(QString::fromUtf8(printed));
    QVERIFY2(report.value("applicationId"_L1).toString().startsWith(u"local-"_s), printed.right(6000).constData());
    QCOMPARE(report.value("master"_L1).toString(), u"local[2]"_s); // the configuration's, not the shell's
    QCOMPARE(report.value("version"_L1).toString(), u"4.3.0"_s);
    QVERIFY(printed.contains("STOPPED false")); // another application's id stops nothing
    QVERIFY(printed.contains("STOPPED NOW true"));
}

void JupyterScalaTest::startsJupyter()
{
    m_run.setEnvironment(u"scala-kernels-env"_s);
    if (!m_run.start()) {
        if (m_run.skipped())
            QSKIP(qPrintable(m_run.why()));
        QFAIL(qPrintable(m_run.why()));
    }
    const QString spec = qEnvironmentVariable("CINDERSCOPE_SCALA_KERNEL", u"toree"_s);
    m_kernel = m_run.openNotebook(u"scala.ipynb"_s, spec);
    QVERIFY2(!m_kernel.isEmpty(), qPrintable(spec));
    m_secrets = std::make_unique<SecretStore>(std::make_unique<NoBackend>());
    JupyterWatcher::Settings settings;
    settings.runtimeFolders = {m_run.runtimeFolder()};
    settings.pollMs = 500;
    m_watcher = std::make_unique<JupyterWatcher>(*m_secrets, settings);
    m_watcher->start();
    QTRY_COMPARE(kernel(m_kernel).language, u"scala"_s);
    m_notebook = std::make_unique<Notebook>(m_run, m_kernel);
    QCOMPARE(say(u"println(\"a\" + 1)"_s).trimmed(), u"a1"_s); // its compiler is warm
}

void JupyterScalaTest::starts()
{
    if (!m_notebook)
        QSKIP("no Scala kernel");
    m_start = std::make_unique<KernelStart>(config(), u"first"_s, target(m_kernel), KernelStart::Options());
    KernelStart &start = *m_start;
    start.start();
    QVERIFY2(isRunning(start), qPrintable(start.state().reason.cause + start.state().reason.evidence));
    QVERIFY(start.state().applicationId.startsWith(u"local-"_s));
    QVERIFY(start.isOwner());
    const QString odd = config().properties.last().second;
    const QString printed = say(u"println(Seq(sc.applicationId, spark.version, conf.get(\"spark.cinder.password\"), "
                                "conf.get(\"spark.app.name\"), conf.get(\"spark.cinder.odd\"), sc.master, "
                                "sc.parallelize(1 to 100, 4).map(x => x * 2).sum).mkString(\"|\"))"_s);
    QVERIFY2(
        printed.contains(QStringList{start.state().applicationId, start.sparkVersion(), u"hunter2-in-no-argument"_s,
                                     u"note \"book\" $x"_s, odd, u"local[2]"_s, u"10100.0"_s}
                             .join(u'|')),
        qPrintable(printed));
    QVERIFY2(test::commandsWith("hunter2").isEmpty(), qPrintable(test::commandsWith("hunter2").join(u'\n')));
    // The kernel is Spark's JVM itself: its own pages tell which application it has.
    QTRY_COMPARE(kernel(m_kernel).applicationId, start.state().applicationId);
    QTRY_VERIFY(kernel(m_kernel).pid > 0);
}

//! Scala's cells have no marks: jobs are theirs by time. Nothing of a start of ours is a cell, whether or not the
//! kernel cares that it is silent.
void JupyterScalaTest::cells()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    KernelChannel observer(m_run.url(), m_kernel, Notebook::access(m_run));
    observer.open();
    QTRY_VERIFY(observer.kernel() == KernelChannel::Kernel::Idle);
    SessionConfig again = config();
    KernelStart refused(again, u"r"_s, target(m_kernel), {});
    refused.start();
    TRY_LONG(refused.state().isOver());
    QCOMPARE(refused.state().reason.code, u"context-exists"_s);
    say(u"println(sc.parallelize(1 to 10, 3).count)"_s);
    const QString first = observer.cells().isEmpty() ? QString() : observer.cells().first().messageId;
    say(u"println(sc.parallelize(1 to 10, 2).map(x => x + 1).collect().sum)\nsys.error(\"planned\")"_s);
    QVERIFY(m_notebook->last && m_notebook->last->outcome == ExecuteResult::Outcome::Error);
    QTRY_VERIFY(observer.cells().size() >= 2 && observer.cells()[1].ended != kNoTime);
    for (const CellRun &cell : observer.cells())
        QVERIFY2(cell.code.contains("parallelize"_L1), qPrintable(cell.code));
    QCOMPARE(observer.cells().size(), 2);
    QVERIFY(observer.cells()[1].failed);
    CellBook book;
    for (const CellRun &cell : observer.cells())
        book.take(cell);
    ApplicationStore store;
    RestPoller poller(m_start->state().ui, m_start->state().applicationId, store);
    poller.start();
    TRY_LONG(poller.isCaughtUp());
    TRY_LONG(store.snapshot()->jobs.size() >= 3);
    book.update(store.snapshot());
    poller.stop();
    QCOMPARE(book.unattributed(), 1); // that of starts(), before we looked
    const CellFigures &cell = book.cells().at(std::size_t(book.cellOfMessage(first)));
    QCOMPARE(cell.jobs.size(), 1u);
    QVERIFY(book.proofOf(cell.jobs.front()) == CellProof::Time);
    QCOMPARE(cell.tasks.succeeded, 3);
    QCOMPARE(book.cells().size(), 2u);
    QCOMPARE(book.cells().back().tasks.succeeded, 2);
}

//! A cell that runs Spark is interrupted through the server; the session lives on.
void JupyterScalaTest::interrupted()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    m_notebook->run(u"sc.parallelize(1 to 1, 1).map { x => Thread.sleep(40000); x }.count"_s);
    QTRY_VERIFY(m_notebook->channel().kernel() == KernelChannel::Kernel::Busy);
    QTest::qWait(3'000); // its job runs
    bool accepted = false;
    m_watcher->interrupt(m_run.url().toString(), m_kernel, [&](const Result<void> &done) { accepted = bool(done); });
    QTRY_VERIFY(accepted);
    TRY_LONG(m_notebook->last);
    QVERIFY(m_notebook->last->outcome != ExecuteResult::Outcome::Ok);
    say(u"sc.cancelAllJobs()"_s);
    QVERIFY2(say(u"println(spark.range(7).count)"_s).contains(u'7'), qPrintable(m_notebook->printed()));
    QVERIFY(m_start->state().phase == LaunchPhase::Running);
}

void JupyterScalaTest::startsAgain()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    SessionConfig again = config();
    again.notebook.existing = u"restart"_s;
    const QString firstId = m_start->state().applicationId;
    auto restarted = std::make_unique<KernelStart>(again, u"second"_s, target(m_kernel), KernelStart::Options());
    restarted->start();
    QVERIFY2(isRunning(*restarted), qPrintable(restarted->state().reason.cause));
    QVERIFY(restarted->state().applicationId != firstId);
    QVERIFY2(
        say(u"println(sc.applicationId + spark.range(5).count())"_s).contains(restarted->state().applicationId + u'5'),
        qPrintable(m_notebook->printed()));
    m_start->stop(); // the first one's is gone: nothing is stopped
    TRY_LONG(m_start->state().isOver());
    QVERIFY(say(u"println(\"stopped \" + sc.isStopped)"_s).contains("stopped false"_L1));
    m_start = std::move(restarted);
    QTRY_COMPARE(kernel(m_kernel).applicationId, m_start->state().applicationId);
}

//! By a program that knows of the start by its record only.
void JupyterScalaTest::takenUp()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    KernelStart::Options options;
    options.previous = m_start->state();
    options.previous->phase = LaunchPhase::Running;
    KernelStart later(config(), u"second"_s, target(m_kernel), options);
    later.start();
    TRY_LONG(later.state().isOver() || later.state().adopted);
    QVERIFY(later.state().phase == LaunchPhase::Running);
    QCOMPARE(later.sparkVersion(), m_start->sparkVersion());
    later.stop();
    TRY_LONG(later.state().isOver());
    QVERIFY(later.state().phase == LaunchPhase::Ended);
    QVERIFY(say(u"println(\"stopped \" + sc.isStopped)"_s).contains("stopped true"_L1));
    TRY_LONG(m_start->state().isOver()); // the cell above has "stop" in it: it was asked again
    QTRY_VERIFY(kernel(m_kernel).applicationId.isEmpty());
}

void JupyterScalaTest::stoppedInTheNotebook()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    m_start = std::make_unique<KernelStart>(config(), u"third"_s, target(m_kernel), KernelStart::Options());
    m_start->start();
    QVERIFY2(isRunning(*m_start), qPrintable(m_start->state().reason.cause));
    say(u"spark.stop()"_s);
    TRY_LONG(m_start->state().phase == LaunchPhase::Ended);
}

//! Whatever the template had reached: no context of ours stays behind.
void JupyterScalaTest::stoppedWhileItStarts()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    if (!qEnvironmentVariableIsSet("CINDERSCOPE_SCALA_KERNEL"))
        QSKIP("open: a context without our mark was left in Toree after a stop in the middle of a start");
    for (const int wait : {100, 1'500, 4'000}) {
        KernelStart start(config(), u"stopped-%1"_s.arg(wait), target(m_kernel), {});
        start.start();
        TRY_LONG(start.state().phase == LaunchPhase::Starting || start.state().isOver());
        QTest::qWait(wait);
        start.stop();
        TRY_LONG(start.state().isOver());
        QVERIFY(start.state().phase == LaunchPhase::Ended);
        const QString left = say(scalaReport());
        QVERIFY2(readKernelReport(left).value("applicationId"_L1).toString().isEmpty(), qPrintable(left));
        QVERIFY2(left.contains(QLatin1StringView(kReportMark)), qPrintable(left));
    }
}

void JupyterScalaTest::killedKernel()
{
    if (!m_start)
        QSKIP("no Scala kernel");
    KernelStart start(config(), u"killed"_s, target(m_kernel), {});
    start.start();
    TRY_LONG(start.state().phase == LaunchPhase::Starting || start.state().isOver());
    bool killed = false;
    for (const QString &command : test::commandsWith(QString(u"kernel-"_s + m_kernel + u".json"_s).toUtf8()))
        killed = ::kill(pid_t(command.section(u':', 0, 0).toInt()), SIGKILL) == 0 || killed;
    QVERIFY(killed);
    TRY_LONG(start.state().isOver());
    QVERIFY(start.state().phase == LaunchPhase::Failed);
    QCOMPARE(start.state().reason.code, u"kernel-died"_s);
    QTRY_VERIFY(kernel(m_kernel).applicationId.isEmpty());
}

//! It makes its session by itself, of what the template says; secrets would go to arguments, and are refused.
void JupyterScalaTest::spylon()
{
    if (!m_notebook)
        QSKIP("no Scala kernel");
    const QString id = m_run.openNotebook(u"spylon.ipynb"_s, u"spylon"_s);
    QTRY_VERIFY(!kernel(id).id.isEmpty());
    KernelStart secret(config(), u"p"_s, target(id), {});
    secret.start();
    TRY_LONG(secret.state().isOver());
    QCOMPARE(secret.state().reason.code, u"template-error"_s);
    SessionConfig open = config();
    open.properties.removeAt(2);
    KernelStart start(open, u"s"_s, target(id), {});
    start.start();
    QVERIFY2(isRunning(start), qPrintable(start.state().reason.cause));
    QVERIFY(start.isOwner());
    m_notebook = std::make_unique<Notebook>(m_run, id);
    const QString printed = say(u"println(Seq(sc.applicationId, spark.version, conf.get(\"spark.app.name\"), "
                                "conf.get(\"spark.cinder.odd\"), sc.parallelize(1 to 100, 4).sum).mkString(\"|\"))"_s);
    QVERIFY2(printed.contains(QStringList{start.state().applicationId, start.sparkVersion(), u"note \"book\" $x"_s,
                                          open.properties.last().second, u"5050.0"_s}
                                  .join(u'|')),
             qPrintable(printed));
    QTRY_COMPARE(kernel(id).applicationId, start.state().applicationId);
    start.stop();
    TRY_LONG(start.state().phase == LaunchPhase::Ended);
    QVERIFY(say(u"println(\"stopped \" + sc.isStopped)"_s).contains("stopped true"_L1));
}

QTEST_GUILESS_MAIN(JupyterScalaTest)
#include "tst_jupyterscala.moc"
