// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A real Jupyter server, real kernels, a real Spark.
#include "core/applicationstore.h"
#include "discovery/restpoller.h"
#include "integration/jupyternotebook.h"
#include "integration/jupyterrun.h"
#include "jupyter/cellbook.h"
#include "jupyter/jupyterwatcher.h"
#include "jupyter/kernelchannel.h"
#include "jupyter/kernelstart.h"
#include "support/patience.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QSignalSpy>

#include <csignal>

using namespace cinderscope;
using cinderscope::test::commandsWith;
using cinderscope::test::JupyterRun;
using cinderscope::test::NoBackend;
using cinderscope::test::Notebook;
using namespace Qt::StringLiterals;

// Starting Spark and its first job on a loaded machine.
#define TRY_LONG(expression) QTRY_VERIFY_WITH_TIMEOUT(expression, 120'000)

class JupyterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_run.stop(); }
    void discovery();
    void wrongToken();
    void starts();
    void cells();
    void history();
    void startsAgain();
    void failedStart();
    void interrupted();
    void killedKernel();
    void tokenless();
    void commandLine();
    void serverEnds();

private:
    std::optional<JupyterServer> watched() const { return m_watcher->server(m_run.url().toString()); }
    JupyterKernel kernel(const QString &id) const { return test::kernelOf(watched(), id); }
    KernelTarget target(const QString &id) const
    {
        return {*watched(), id, *m_watcher->access(m_run.url().toString())};
    }
    static SessionConfig config();

    JupyterRun m_run;
    std::unique_ptr<SecretStore> m_secrets;
    std::unique_ptr<JupyterWatcher> m_watcher;
    std::unique_ptr<Notebook> m_notebook;
    std::unique_ptr<KernelStart> m_start;
    std::unique_ptr<KernelChannel> m_observer;
    QString m_kernel;
    int m_firstCount = 0;
};

SessionConfig JupyterTest::config()
{
    SessionConfig config;
    config.name = u"note \"book\" $x"_s;
    config.kind = SessionKind::KernelSession;
    config.master = u"local[2]"_s;
    config.properties = {{u"spark.ui.port"_s, u"0"_s},
                         {u"spark.sql.shuffle.partitions"_s, u"2"_s},
                         {u"spark.driver.memory"_s, u"600m"_s},
                         {u"spark.cinder.password"_s, u"hunter2-in-no-argument"_s}};
    config.environment = {{u"CINDER_SEEN"_s, u"it's"_s}};
    return config;
}

void JupyterTest::initTestCase()
{
    if (!m_run.start()) {
        if (m_run.skipped())
            QSKIP(qPrintable(m_run.why()));
        QFAIL(qPrintable(m_run.why()));
    }
    m_kernel = m_run.openNotebook(u"one.ipynb"_s);
    QVERIFY(!m_kernel.isEmpty());
    m_secrets = std::make_unique<SecretStore>(std::make_unique<NoBackend>());
    JupyterWatcher::Settings settings;
    settings.runtimeFolders = {m_run.runtimeFolder()};
    settings.pollMs = 500;
    m_watcher = std::make_unique<JupyterWatcher>(*m_secrets, settings);
    m_watcher->start();
}

void JupyterTest::discovery()
{
    QTRY_VERIFY(watched() && watched()->state == JupyterServer::State::Reached);
    QTRY_COMPARE(watched()->kernels.size(), 1);
    QTRY_VERIFY(kernel(m_kernel).state == "idle"_L1 || kernel(m_kernel).state == "starting"_L1);
    QCOMPARE(kernel(m_kernel).notebook, u"one.ipynb"_s);
    QCOMPARE(kernel(m_kernel).spec, u"python3"_s);
    QCOMPARE(kernel(m_kernel).language, u"python"_s);
    QCOMPARE(watched()->root, m_run.folder() + u"/work"_s);
    QVERIFY(watched()->version.startsWith(u"2."_s));
    // The server's own last activity stays between two looks of ours (the kernel's start moves it): it can be culled.
    const auto activity = [this] {
        return m_run.ask("GET", u"api/status?no_track_activity=1"_s).object().value("last_activity"_L1).toString();
    };
    bool quiet = false;
    for (int attempt = 0; attempt < 15 && !quiet; ++attempt) {
        const QString before = activity();
        QTest::qWait(1'500);
        quiet = !before.isEmpty() && activity() == before;
    }
    QVERIFY(quiet);
}

void JupyterTest::wrongToken()
{
    Access access;
    access.headers.append(std::pair(QByteArray("Authorization"), QByteArray("token wrong")));
    KernelChannel channel(m_run.url(), m_kernel, access);
    channel.open();
    QTRY_VERIFY(channel.state() == KernelChannel::State::Failed);
    QVERIFY(channel.error().code == ErrorCode::Unauthorized);
    JupyterWatcher::Settings settings;
    settings.useRuntimeFiles = false;
    JupyterWatcher other(*m_secrets, settings);
    other.start();
    const QString id = *other.addServer(m_run.url().toString());
    QTRY_VERIFY(other.server(id)->trouble == JupyterTrouble::TokenWanted);
    other.setToken(id, u"wrong"_s);
    QTRY_VERIFY(other.server(id)->trouble == JupyterTrouble::TokenWrong);
    other.setToken(id, m_run.token());
    QTRY_VERIFY(other.server(id)->state == JupyterServer::State::Reached);
    KernelChannel gone(m_run.url(), u"00000000-0000-4000-8000-000000000000"_s, Notebook::access(m_run));
    gone.open();
    QTRY_VERIFY(gone.state() == KernelChannel::State::Failed);
    QVERIFY(gone.error().code == ErrorCode::NotFound);
}

void JupyterTest::starts()
{
    m_notebook = std::make_unique<Notebook>(m_run, m_kernel);
    Notebook &notebook = *m_notebook;
    notebook.run(u"import time; before = 1; time.sleep(2)"_s); // the start has to wait for it
    QTRY_VERIFY(notebook.channel().kernel() == KernelChannel::Kernel::Busy);
    SessionConfig marked = config();
    marked.properties.append({u"spark.driver.extraJavaOptions"_s, u"-Dcinder.first=yes"_s});
    m_start = std::make_unique<KernelStart>(marked, u"s"_s, target(m_kernel), KernelStart::Options());
    KernelStart &start = *m_start;
    start.start();
    // A cell that waits behind the template is marked too, although it runs before the start's last question.
    TRY_LONG(!commandsWith("cinder.first=yes").isEmpty() || start.state().isOver());
    notebook.run(u"sc.parallelize([1], 1).count(); print(sc.getJobTags())"_s);
    TRY_LONG(start.state().isOver() || start.state().phase == LaunchPhase::Running);
    QVERIFY2(start.state().phase == LaunchPhase::Running, qPrintable(start.state().reason.cause));
    TRY_LONG(notebook.last);
    QVERIFY2(notebook.printed().contains("cinderscope-cell:"_L1), qPrintable(notebook.printed()));
    QVERIFY(start.state().applicationId.startsWith(u"local-"_s));
    QVERIFY(start.isOwner());
    QCOMPARE(start.sparkVersion(), u"4.3.0"_s);
    QVERIFY2(commandsWith("hunter2").isEmpty(), qPrintable(commandsWith("hunter2").join(u'\n')));
    notebook.run(
        u"print(sc.applicationId, spark.version, conf.get('spark.cinder.password'), conf.get('spark.app.name'), "
        "__import__('os').environ['CINDER_SEEN'], [n for n in dir() if 'cinder' in n.lower()])"_s);
    QTRY_VERIFY(notebook.last);
    QCOMPARE(notebook.printed(),
             start.state().applicationId + u" 4.3.0 hunter2-in-no-argument note \"book\" $x it's []\n"_s);

    // which kernel has which application, by /proc alone
    QTRY_COMPARE(kernel(m_kernel).applicationId, start.state().applicationId);
    QVERIFY(kernel(m_kernel).pid > 0);
}

//! Cells of another client, seen by a channel of ours; one ran before it was open.
void JupyterTest::cells()
{
    QVERIFY(m_start && m_start->state().phase == LaunchPhase::Running);
    Notebook &notebook = *m_notebook;
    const QString m1 = notebook.run(u"# a remark\nn = sc.parallelize(range(100), 4).count()"_s);
    TRY_LONG(notebook.last);
    m_observer = std::make_unique<KernelChannel>(m_run.url(), m_kernel, Notebook::access(m_run));
    KernelChannel &watcher = *m_observer;
    watcher.open();
    QTRY_VERIFY(watcher.kernel() == KernelChannel::Kernel::Idle);
    const QString m2 = notebook.run(u"spark.range(1000).groupBy('id').count().count()"_s);
    TRY_LONG(notebook.last);
    const QString m3 = notebook.run(u"import threading\nt = threading.Thread(target=lambda: sc.parallelize([1, 2], "
                                    "1).count())\nt.start(); t.join()"_s);
    TRY_LONG(notebook.last);
    const QString m4 = notebook.run(u"sc.setJobGroup('mine', 'my own words')\nsc.parallelize([1]).count()\n1/0"_s);
    TRY_LONG(notebook.last);
    QVERIFY(notebook.last->outcome == ExecuteResult::Outcome::Error);
    QCOMPARE(notebook.last->errorName, u"ZeroDivisionError"_s);
    QVERIFY(!notebook.last->traceback.contains(u'\x1b'));
    notebook.run(u"print(sc.getJobTags(), sc.getLocalProperty('spark.job.description'))"_s);
    TRY_LONG(notebook.last);
    QVERIFY2(notebook.printed().count("cinderscope-cell:"_L1) == 1 && notebook.printed().contains("my own words"_L1),
             qPrintable(notebook.printed()));

    QTRY_VERIFY(watcher.cells().size() >= 3 && watcher.cells()[2].failed);
    CellBook book;
    for (const CellRun &cell : watcher.cells())
        book.take(cell);
    ApplicationStore store;
    RestPoller poller(m_start->state().ui, m_start->state().applicationId, store);
    poller.start();
    TRY_LONG(poller.isCaughtUp());
    QTRY_VERIFY(store.snapshot()->jobs.size() >= 6);
    const SnapshotPtr snapshot = store.snapshot();
    book.update(snapshot);
    QCOMPARE(book.unattributed(), 0);
    const auto cell = [&book](const QString &id) { return book.cells().at(std::size_t(book.cellOfMessage(id))); };
    QVERIFY(!cell(m1).known); // ran before we looked: its tag tells of it
    QCOMPARE(cell(m1).jobs.size(), 1u);
    QCOMPARE(cell(m1).tasks.succeeded, 4);
    QVERIFY(cell(m2).known);
    QVERIFY(cell(m2).jobs.size() >= 1);
    for (const Row row : cell(m2).jobs)
        QVERIFY(book.proofOf(row) == CellProof::Tag);
    QCOMPARE(cell(m3).jobs.size(), 1u); // a plain thread has no tag: by time
    QVERIFY(book.proofOf(cell(m3).jobs.front()) == CellProof::Time);
    QCOMPARE(cell(m4).jobs.size(), 1u);
    QVERIFY(book.proofOf(cell(m4).jobs.front()) == CellProof::Tag);
    QVERIFY(cell(m4).run.failed);
    QCOMPARE(cell(m1).run.executionCount + 1, cell(m2).run.executionCount);
    const Job &own = snapshot->jobs[cell(m4).jobs.front()], &first = snapshot->jobs[cell(m1).jobs.front()];
    QCOMPARE(QString::fromUtf8(std::string(snapshot->text(own.description)).c_str()), u"my own words"_s);
    QCOMPARE(QString::fromUtf8(std::string(snapshot->text(first.description)).c_str()),
             u"n = sc.parallelize(range(100), 4).count()"_s);
    poller.stop();
    m_firstCount = cell(m1).run.executionCount;
}

//! What ran before the channel was open; nothing of ours is in it.
void JupyterTest::history()
{
    QVERIFY(m_observer);
    QList<std::pair<int, QString>> inputs;
    m_observer->askInputs(100,
                          [&inputs](const auto &answer) { inputs = answer.valueOr(QList<std::pair<int, QString>>()); });
    QTRY_VERIFY(!inputs.isEmpty());
    bool seen = false;
    for (const auto &[count, code] : inputs) {
        seen = seen || (count == m_firstCount && code.contains("# a remark"_L1));
        QVERIFY2(!code.contains("cinderscope"_L1) && !code.contains("hunter2"_L1), qPrintable(code));
    }
    QVERIFY(seen);
}

//! A second start in the same kernel: refused, or instead of the first.
void JupyterTest::startsAgain()
{
    QVERIFY(m_start);
    KernelStart &start = *m_start;
    Notebook &notebook = *m_notebook;
    SessionConfig again = config();
    KernelStart refused(again, u"r"_s, target(m_kernel), {});
    refused.start();
    TRY_LONG(refused.state().isOver());
    QCOMPARE(refused.state().reason.code, u"context-exists"_s);
    again.notebook.existing = u"restart"_s;
    const QString firstId = start.state().applicationId;
    KernelStart restarted(again, u"t"_s, target(m_kernel), {});
    restarted.start();
    TRY_LONG(restarted.state().isOver() || restarted.state().phase == LaunchPhase::Running);
    QVERIFY2(restarted.state().phase == LaunchPhase::Running, qPrintable(restarted.state().reason.cause));
    QVERIFY(restarted.state().applicationId != firstId);
    notebook.run(u"print(spark.range(5).count())"_s);
    TRY_LONG(notebook.last);
    QCOMPARE(notebook.printed(), u"5\n"_s);
    QTRY_VERIFY(start.state().isOver()); // the first one saw that its application is gone
    QTRY_COMPARE(kernel(m_kernel).applicationId, restarted.state().applicationId);
    restarted.stop();
    TRY_LONG(restarted.state().phase == LaunchPhase::Ended);
    notebook.run(u"print('spark' in globals(), 'sc' in globals())"_s);
    TRY_LONG(notebook.last);
    QCOMPARE(notebook.printed(), u"False False\n"_s);
    QTRY_VERIFY(kernel(m_kernel).applicationId.isEmpty());
    m_observer.reset();
    m_notebook.reset();
    m_start.reset();
}

void JupyterTest::failedStart()
{
    SessionConfig wrong = config();
    for (auto &[key, value] : wrong.properties) {
        if (key == "spark.driver.memory"_L1)
            value = u"1x"_s; // the JVM ends at once: Invalid maximum heap size
    }
    KernelStart start(wrong, u"w"_s, target(m_kernel), {});
    QString log;
    connect(&start, &Launch::logAppended, this, [&log](const QString &text) { log += text; });
    start.start();
    TRY_LONG(start.state().isOver());
    QVERIFY(start.state().phase == LaunchPhase::Failed);
    QVERIFY2(!start.state().reason.cause.isEmpty() && start.state().reason.code != "template-error"_L1,
             qPrintable(start.state().reason.code + start.state().reason.cause));
    QVERIFY2(log.contains("-Xmx1x"_L1), qPrintable(log.left(3000)));
    SessionConfig javaless = config();
    javaless.spark.java = m_run.folder();
    KernelStart without(javaless, u"j"_s, target(m_kernel), {});
    without.start();
    TRY_LONG(without.state().isOver());
    QCOMPARE(without.state().reason.code, u"no-java"_s);
    // nothing is left, and the next start is as good as the first
    QTRY_VERIFY(commandsWith("-Xmx1x").isEmpty());
    Notebook notebook(m_run, m_kernel);
    notebook.run(u"import os; print('spark' in globals(), os.environ.get('JAVA_HOME', ''))"_s);
    QTRY_VERIFY(notebook.last);
    QCOMPARE(notebook.printed(), u"False "_s + qEnvironmentVariable("JAVA_HOME") + u'\n');
}

void JupyterTest::interrupted()
{
    SessionConfig slow = config();
    slow.packages = {u"no.such.group:no-such-artifact:1.0"_s};
    slow.repositories = {u"http://127.0.0.1:9/"_s};
    slow.properties.append({u"spark.driver.extraJavaOptions"_s, u"-Dcinder.interrupted=yes"_s});
    KernelStart start(slow, u"i"_s, target(m_kernel), {});
    start.start();
    TRY_LONG(!commandsWith("cinder.interrupted=yes").isEmpty() || start.state().isOver());
    start.stop(); // while the JVM comes up
    TRY_LONG(start.state().isOver());
    QTRY_VERIFY2(commandsWith("cinder.interrupted=yes").isEmpty(),
                 qPrintable(commandsWith("cinder.interrupted=yes").join(u'\n')));
    Notebook notebook(m_run, m_kernel);
    notebook.run(u"print(6 * 7)"_s);
    QTRY_VERIFY(notebook.last);
    QCOMPARE(notebook.printed(), u"42\n"_s);
}

void JupyterTest::killedKernel()
{
    Notebook notebook(m_run, m_kernel);
    QSignalSpy restarts(&notebook.channel(), &KernelChannel::kernelRestarted);
    SessionConfig marked = config();
    marked.properties.append({u"spark.driver.extraJavaOptions"_s, u"-Dcinder.killed=yes"_s});
    KernelStart start(marked, u"k"_s, target(m_kernel), {});
    start.start();
    TRY_LONG(start.state().phase == LaunchPhase::Starting || start.state().isOver());
    TRY_LONG(!commandsWith("cinder.killed=yes").isEmpty() || start.state().isOver());
    notebook.run(u"1"_s); // waits behind the start
    QTest::qWait(300);
    const QStringList commands = commandsWith(QString(u"kernel-"_s + m_kernel + u".json"_s).toUtf8());
    QVERIFY(!commands.isEmpty());
    QCOMPARE(::kill(pid_t(commands.first().section(u':', 0, 0).toInt()), SIGKILL), 0);
    TRY_LONG(start.state().isOver());
    QVERIFY(start.state().phase == LaunchPhase::Failed);
    QCOMPARE(start.state().reason.code, u"kernel-died"_s);
    QTRY_VERIFY(restarts.size() >= 1);
    QTRY_VERIFY(notebook.last);
    QVERIFY(notebook.last->outcome == ExecuteResult::Outcome::KernelDied);
    QTRY_VERIFY(notebook.channel().kernel() == KernelChannel::Kernel::Idle); // the server started another one
    // PySpark's JVM ends with the Python that it belongs to
    TRY_LONG(commandsWith("cinder.killed=yes").isEmpty());
    notebook.run(u"print('new')"_s);
    QTRY_VERIFY(notebook.last && notebook.printed() == "new\n"_L1);
}

//! A server without any login: reading, and what changes something.
void JupyterTest::tokenless()
{
    JupyterRun open;
    QVERIFY2(open.start({u"--IdentityProvider.token="_s}), qPrintable(open.why()));
    QVERIFY(open.token().isEmpty());
    JupyterWatcher::Settings settings;
    settings.runtimeFolders = {open.runtimeFolder()};
    settings.pollMs = 500;
    JupyterWatcher watcher(*m_secrets, settings);
    watcher.start();
    const QString server = open.url().toString();
    QTRY_VERIFY(watcher.server(server) && watcher.server(server)->state == JupyterServer::State::Reached);
    QCOMPARE(watcher.server(server)->kernels.size(), 0);
    bool answered = false;
    Error error;
    watcher.interrupt(server, u"00000000-0000-4000-8000-000000000000"_s, [&](const Result<void> &done) {
        answered = true;
        error = done ? Error() : done.error();
    });
    QTRY_VERIFY(answered);
    QVERIFY2(error.code == ErrorCode::NotFound, error.detail.c_str()); // no such kernel; not: forbidden
}

//! `start NAME`, `jupyter` and `stop NAME`, each a program of its own.
void JupyterTest::commandLine()
{
    QTemporaryDir folders;
    const QString sessions = folders.filePath(u"config/cinderscope/sessions"_s);
    QVERIFY(QDir().mkpath(sessions));
    QFile file(sessions + u"/kernel.toml"_s);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name = \"In the kernel\"\nkind = \"kernel-session\"\nmaster = \"local[1]\"\nkeep-running = true\n"
               "[properties]\n\"spark.ui.port\" = \"0\"\n[notebook]\nkernel = \"one.ipynb\"\n");
    file.close();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"XDG_CONFIG_HOME"_s, folders.filePath(u"config"_s));
    environment.insert(u"XDG_STATE_HOME"_s, folders.filePath(u"state"_s));
    environment.insert(u"JUPYTER_RUNTIME_DIR"_s, m_run.runtimeFolder());
    const auto cli = [&environment](const QStringList &words, QByteArray &output, QByteArray &errors) {
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(CINDERSCOPE_CLI), words);
        process.waitForFinished(180'000);
        output = process.readAllStandardOutput();
        errors = process.readAllStandardError();
        return process.exitCode();
    };
    QByteArray output, errors;
    const int started = cli({u"start"_s, u"--json"_s, u"--keep"_s, u"In the kernel"_s}, output, errors);
    QVERIFY2(started == 0, errors.constData());
    const QJsonObject told = QJsonDocument::fromJson(output.split('\n').first()).object();
    const QString application = told.value("applicationId"_L1).toString();
    QVERIFY2(application.startsWith(u"local-"_s), output.constData());
    QTRY_COMPARE(kernel(m_kernel).applicationId, application); // it outlives the command
    QCOMPARE(cli({u"jupyter"_s, u"--json"_s}, output, errors), 0);
    QVERIFY2(output.contains(application.toUtf8()), output.constData());
    QCOMPARE(cli({u"stop"_s, u"In the kernel"_s}, output, errors), 0);
    Notebook notebook(m_run, m_kernel);
    notebook.run(u"print('spark' in globals())"_s);
    QTRY_VERIFY(notebook.last);
    QCOMPARE(notebook.printed(), u"False\n"_s);
}

void JupyterTest::serverEnds()
{
    KernelChannel channel(m_run.url(), m_kernel, Notebook::access(m_run));
    channel.open();
    QTRY_VERIFY(channel.state() == KernelChannel::State::Open);
    QSignalSpy removed(m_watcher.get(), &JupyterWatcher::serverRemoved);
    m_run.stop();
    QTRY_VERIFY(channel.state() == KernelChannel::State::Waiting || channel.state() == KernelChannel::State::Failed);
    m_watcher->refresh();
    QTRY_COMPARE(removed.size(), 1);
    QCOMPARE(m_watcher->servers().size(), 0);
}

QTEST_GUILESS_MAIN(JupyterTest)
#include "tst_jupyter.moc"
