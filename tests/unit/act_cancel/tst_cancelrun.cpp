// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"
#include "act/cancel/cancelscout.h"
#include "live/wire/localsocket.h"
#include "support/patience.h"
#include "unit/act_cancel/formserver.h"
#include "unit/act_cancel/tinyrun.h"

#include <QHostAddress>
#include <QJsonObject>
#include <QLocalSocket>
#include <QProcess>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Requested, accepted, seen to have ended or not; with a listener and a Spark that do what the test says.
class CancelRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endedIsSeenNotAssumed();
    void stillRunning();
    void ownEnds_data();
    void ownEnds();
    void endedBefore();
    void listenerFailsUiIsTried();
    void refusedByBoth();
    void commands_data();
    void commands();
    void queryBetweenTwoJobs();
    void chasesNewJobs();
    void runIsDeletedMeanwhile();
    void process();
    void processIsVerified();
    void processBehindAListener_data();
    void processBehindAListener();

private:
    std::unique_ptr<CancelRun> make(const CancelTarget &target);
    CancelOutcome wait(CancelRun &run);

    std::unique_ptr<TinyRun> m_run;
    CancelSite m_site;
    CancelRun::Settings m_settings;
    QList<QJsonObject> m_sent;
    Result<QJsonObject> m_reply = QJsonObject();
    std::optional<CancelOutcome> m_outcome;
};

void CancelRunTest::init()
{
    m_run = std::make_unique<TinyRun>();
    m_run->job(0, {0}, R"("spark.jobGroup.id":"a","spark.sql.execution.id":"5")");
    m_run->stage(0);
    m_run->task(1, 0, 0);
    m_site = {};
    m_site.application.id = u"app-1"_s;
    m_site.snapshot = m_run->snapshot();
    m_site.listening = true;
    m_settings = {};
    m_settings.verifyMs = 400;
    m_settings.waitForJobMs = 400;
    m_settings.quietMs = 100;
    m_settings.pollMs = 20;
    m_sent.clear();
    m_reply = QJsonObject{{u"ok"_s, true}};
    m_outcome.reset();
}

std::unique_ptr<CancelRun> CancelRunTest::make(const CancelTarget &target)
{
    auto run = std::make_unique<CancelRun>(planCancel(target, m_site), m_site, m_settings);
    run->setCommander([this](const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done) {
        m_sent.append(command);
        QTimer::singleShot(5, this, [this, done] { done(m_reply); });
    });
    connect(run.get(), &CancelRun::finished, this, [this](const CancelOutcome &outcome) { m_outcome = outcome; });
    return run;
}

CancelOutcome CancelRunTest::wait(CancelRun &run)
{
    if (run.step() == CancelRun::Step::Idle)
        run.start(u"why"_s);
    (void)QTest::qWaitFor([this] { return m_outcome.has_value(); }, 20'000);
    return m_outcome.value_or(CancelOutcome());
}

void CancelRunTest::endedIsSeenNotAssumed()
{
    m_settings.verifyMs = 20'000;
    const auto run = make(CancelTarget::job(0));
    run->start(u"why"_s);
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    QCOMPARE(m_sent.size(), 1);
    QCOMPARE(m_sent.first(), (QJsonObject{{u"do"_s, u"cancelJob"_s}, {u"job"_s, 0}, {u"reason"_s, u"why"_s}}));
    run->takeSnapshot(m_run->snapshot()); // nothing new
    QTest::qWait(50);
    QVERIFY(!m_outcome); // the reply alone says nothing
    m_run->jobFails(0, "Job 0 cancelled why");
    run->takeSnapshot(m_run->snapshot());
    const CancelOutcome outcome = wait(*run);
    QVERIFY(outcome.kind == CancelOutcome::Kind::Ended);
    QVERIFY(outcome.way == CancelWay::Listener);
    QCOMPARE(outcome.detail, u"Job 0 cancelled why"_s);
    QCOMPARE(outcome.stoppingTasks, 1); // its end was not told yet
}

void CancelRunTest::stillRunning()
{
    m_site.ui = QUrl(u"http://127.0.0.1:9"_s);
    const auto run = make(CancelTarget::job(0));
    const CancelOutcome outcome = wait(*run);
    QVERIFY(outcome.kind == CancelOutcome::Kind::StillRunning);
    QVERIFY(outcome.milliseconds >= 390);
    QVERIFY(outcome.others == QList{CancelWay::SparkUi}); // what to try next
}

void CancelRunTest::ownEnds_data()
{
    QTest::addColumn<QString>("message");
    QTest::newRow("it was done") << QString();
    QTest::newRow("it failed by itself") << u"Task 3 failed 4 times"_s;
}

//! It ends by itself between the question and the request's effect: no error, and no success of ours.
void CancelRunTest::ownEnds()
{
    QFETCH(QString, message);
    const auto run = make(CancelTarget::job(0));
    run->start();
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    message.isEmpty() ? m_run->jobSucceeds(0) : m_run->jobFails(0, message.toStdString());
    run->takeSnapshot(m_run->snapshot());
    const CancelOutcome outcome = wait(*run);
    QVERIFY(outcome.kind == CancelOutcome::Kind::AlreadyEnded);
    QCOMPARE(outcome.detail, message);
}

void CancelRunTest::endedBefore()
{
    const auto run = make(CancelTarget::job(0)); // planned while it ran
    m_run->jobSucceeds(0);
    run->takeSnapshot(m_run->snapshot());
    QVERIFY(wait(*run).kind == CancelOutcome::Kind::AlreadyEnded);
    QVERIFY(m_sent.isEmpty()); // nothing was asked
}

void CancelRunTest::listenerFailsUiIsTried()
{
    FormServer server([](const FormRequest &request) {
        if (request.method == "POST")
            return FormAnswer{302, {}, "text/html", "http://127.0.0.1:1/jobs/"};
        return FormAnswer{200, recorded(u"4.3.0"_s, "jobs.html"), "text/html;charset=utf-8", {}};
    });
    m_site.ui = server.url();
    m_reply = Error{ErrorCode::Network, "the connection ended before an answer came", {}};
    m_settings.verifyMs = 20'000;
    const auto run = make(CancelTarget::job(0));
    run->start();
    QTRY_COMPARE(server.posts().size(), 1);
    QVERIFY(run->way() == CancelWay::SparkUi);
    m_run->jobFails(0, "Job 0 cancelled killed via Web UI");
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    run->takeSnapshot(m_run->snapshot());
    const CancelOutcome outcome = wait(*run);
    QVERIFY(outcome.kind == CancelOutcome::Kind::Ended && outcome.way == CancelWay::SparkUi);
}

void CancelRunTest::refusedByBoth()
{
    m_reply = QJsonObject{{u"ok"_s, false}, {u"error"_s, u"SparkContext is stopped"_s}};
    const CancelOutcome outcome = wait(*make(CancelTarget::job(0)));
    QVERIFY(outcome.kind == CancelOutcome::Kind::Refused);
    QCOMPARE(outcome.detail, u"SparkContext is stopped"_s);
}

void CancelRunTest::commands_data()
{
    QTest::addColumn<CancelTarget>("target");
    QTest::addColumn<QJsonObject>("command");
    const auto row = [](const CancelTarget &target, const QJsonObject &command) {
        QTest::newRow(qPrintable(target.word())) << target << command;
    };
    const QJsonValue why = u"why"_s;
    row(CancelTarget::stage(0), {{u"do"_s, u"cancelStage"_s}, {u"stage"_s, 0}, {u"reason"_s, why}});
    row(CancelTarget::group(u"a"_s), {{u"do"_s, u"cancelGroup"_s}, {u"group"_s, u"a"_s}, {u"reason"_s, why}});
    row(CancelTarget::query(u"a"_s), {{u"do"_s, u"cancelGroup"_s}, {u"group"_s, u"a"_s}, {u"reason"_s, why}});
    row(CancelTarget::sql(5), {{u"do"_s, u"cancelJob"_s}, {u"job"_s, 0}, {u"reason"_s, why}});
    row(CancelTarget::allJobs(), {{u"do"_s, u"cancelAll"_s}});
    row(CancelTarget::task(1), {{u"do"_s, u"killTask"_s}, {u"task"_s, 1}, {u"interrupt"_s, true}, {u"reason"_s, why}});
}

void CancelRunTest::commands()
{
    QFETCH(CancelTarget, target);
    QFETCH(QJsonObject, command);
    const auto run = make(target);
    QVERIFY(wait(*run).kind == CancelOutcome::Kind::StillRunning);
    QCOMPARE(m_sent, QList{command});
}

//! No job at the moment: the next one is cancelled as soon as it is seen.
void CancelRunTest::queryBetweenTwoJobs()
{
    m_run->jobSucceeds(0);
    m_site.snapshot = m_run->snapshot();
    m_settings.waitForJobMs = 20'000;
    m_settings.verifyMs = 20'000;
    const auto run = make(CancelTarget::query(u"a"_s));
    run->start();
    QTRY_VERIFY(run->step() == CancelRun::Step::Waiting);
    QVERIFY(m_sent.isEmpty());
    m_run->job(1, {1}, R"("spark.jobGroup.id":"a")");
    run->takeSnapshot(m_run->snapshot());
    QTRY_COMPARE(m_sent.size(), 1);
    m_run->jobFails(1, "Job 1 cancelled part of cancelled job group a");
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    run->takeSnapshot(m_run->snapshot());
    QVERIFY(wait(*run).kind == CancelOutcome::Kind::Ended); // after a quiet while: nobody tells of the query itself
    // and one that never comes:
    m_outcome.reset();
    m_settings.waitForJobMs = 200;
    m_site.snapshot = m_run->snapshot();
    QVERIFY(wait(*make(CancelTarget::query(u"a"_s))).kind == CancelOutcome::Kind::StillRunning);
}

void CancelRunTest::chasesNewJobs()
{
    m_settings.verifyMs = 20'000;
    const auto run = make(CancelTarget::sql(5));
    run->start();
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    m_run->jobFails(0, "Job 0 cancelled");
    m_run->job(1, {1}, R"("spark.sql.execution.id":"5")"); // e.g. the other side of a join
    run->takeSnapshot(m_run->snapshot());
    QTRY_COMPARE(m_sent.size(), 2);
    QCOMPARE(m_sent.last()[u"job"_s].toInt(), 1);
    m_run->jobFails(1, "Job 1 cancelled");
    QTRY_VERIFY(run->step() == CancelRun::Step::Verifying);
    run->takeSnapshot(m_run->snapshot());
    QTest::qWait(200);
    QVERIFY(!m_outcome); // its jobs have ended, it has not
    m_run->sqlFails(5, "Job 1 cancelled");
    run->takeSnapshot(m_run->snapshot());
    QVERIFY(wait(*run).kind == CancelOutcome::Kind::Ended);
}

void CancelRunTest::runIsDeletedMeanwhile()
{
    auto run = make(CancelTarget::job(0));
    run->start();
    QTRY_COMPARE(m_sent.size(), 1);
    run.reset(); // the reply is on its way
    QTest::qWait(50);
    QVERIFY(!m_outcome);
}

namespace {

//! A process whose command line is that of a driver.
class FakeDriver
{
public:
    FakeDriver()
    {
        process.start(u"bash"_s, {u"-c"_s, u"exec -a java tail -f /dev/null org.apache.spark.deploy.SparkSubmit"_s});
        process.waitForStarted();
        (void)QTest::qWaitFor([this] { return bool(driverProcess(process.processId())); }, 10'000);
    }
    ~FakeDriver()
    {
        process.kill();
        process.waitForFinished();
    }
    QProcess process;
};

} // namespace

void CancelRunTest::process()
{
    FakeDriver driver;
    m_site.listener.pid = driver.process.processId();
    CancelScout scout;
    std::optional<CancelSite> found;
    connect(&scout, &CancelScout::found, this, [&](const CancelSite &site) { found = site; });
    scout.look(CancelTarget::application(), m_site);
    QVERIFY(!found);
    QTRY_VERIFY(found);
    QVERIFY(found->process && *found->process);
    QCOMPARE((*found->process)->mainClass, u"org.apache.spark.deploy.SparkSubmit"_s);
    m_site = *found;
    const CancelPlan plan = planCancel(CancelTarget::application(), m_site);
    QVERIFY(plan.way() == CancelWay::Process);
    QVERIFY(wait(*make(CancelTarget::application())).kind == CancelOutcome::Kind::Ended);
    QTRY_COMPARE(driver.process.state(), QProcess::NotRunning);
    QCOMPARE(driver.process.exitStatus(), QProcess::CrashExit); // by the signal
    // Once more: it is gone, which is no error.
    m_outcome.reset();
    QVERIFY(wait(*make(CancelTarget::application())).kind == CancelOutcome::Kind::AlreadyEnded);
}

void CancelRunTest::processIsVerified()
{
    FakeDriver driver;
    const Result<DriverProcess> named = driverProcess(driver.process.processId());
    QVERIFY(named);
    QVERIFY(named->isAlive());
    QVERIFY(named->started > 1'000'000'000'000);
    DriverProcess other = *named; // the number is used again
    --other.startTicks;
    QVERIFY(!other.isAlive());
    const Result<void> sent = terminate(other);
    QVERIFY(!sent && sent.error().code == ErrorCode::NotFound);
    QVERIFY(named->isAlive());
    const Result<DriverProcess> self = driverProcess(QCoreApplication::applicationPid());
    QVERIFY(!self && self.error().code == ErrorCode::InvalidArgument); // not Spark
    QVERIFY(!driverProcess(1));
    QVERIFY(!driverProcess(0));
    QVERIFY(!driverProcess(-1));
    const Result<DriverProcess> far = driverProcessAt(QUrl(u"http://far.example:4040"_s));
    QVERIFY(!far && far.error().code == ErrorCode::Unsupported);
    const FormServer server([](const FormRequest &) { return FormAnswer(); }); // a port, and not Spark's
    const Result<DriverProcess> stranger = driverProcessAt(server.url());
    QVERIFY(!stranger && stranger.error().code == ErrorCode::NotFound);
}

namespace {

//! A driver that holds a connection to \a target (host and port, or the path of a Unix socket) and never speaks.
class ConnectedDriver
{
public:
    explicit ConnectedDriver(const QString &target)
    {
        const QString script = u"import socket, sys\n"
                               "to = sys.argv[2]\n"
                               "s = socket.socket(socket.AF_UNIX if '/' in to else socket.AF_INET)\n"
                               "s.connect(to if '/' in to else ('127.0.0.1', int(to)))\n"
                               "print('up', flush=True)\n"
                               "sys.stdin.read()\n"_s;
        // The interpreter itself: what is on PATH may be a script that starts it under its own name.
        process.start(u"bash"_s, {u"-c"_s,
                                  u"base=$(python3 -c 'import sys; print(sys._base_executable, sys.base_prefix)')\n"
                                  "PYTHONHOME=${base#* } exec -a java ${base% *} -c \"$0\" "
                                  "org.apache.spark.deploy.SparkSubmit \"$1\""_s,
                                  script, target});
        up = QTest::qWaitFor([this] { return process.canReadLine(); }, 60'000) && process.readLine() == "up\n";
    }
    ~ConnectedDriver()
    {
        process.closeWriteChannel();
        if (!process.waitForFinished(10'000))
            process.kill();
        process.waitForFinished();
    }
    QProcess process;
    bool up = false;
};

} // namespace

void CancelRunTest::processBehindAListener_data()
{
    QTest::addColumn<bool>("tcp");
    QTest::newRow("tcp") << true;
    QTest::newRow("unix") << false;
}

//! What the kernel says counts, not what a listener claims; the end of a tunnel is no driver.
void CancelRunTest::processBehindAListener()
{
    QFETCH(bool, tcp);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"s"_s);
    const auto socket = tcp ? LocalSocket::onPort(0) : LocalSocket::onPath(path);
    QVERIFY(socket);
    const QString target = tcp ? QString::number(socket->port()) : path;
    const auto accepted = [&socket] {
        QString name;
        int fd = -1;
        (void)QTest::qWaitFor([&] { return (fd = socket->accept(name)) >= 0; }, 10'000);
        return fd;
    };
    ConnectedDriver driver(target);
    QVERIFY2(driver.up, driver.process.readAllStandardError().constData());
    const int fd = accepted();
    QVERIFY(fd >= 0);
    const WirePeer peer = WirePeer::of(fd);
    QVERIFY(peer.isKnown());
    QVERIFY((peer.pid > 0) != tcp);
    const auto found = driverProcessBehind(peer);
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    QCOMPARE(found->pid, driver.process.processId());

    // The plan: open with it, and far (not "cannot be named") where the connection comes from somebody else.
    CancelSite site = m_site;
    site.ui.clear();
    site.listener = peer;
    QVERIFY(planCancel(CancelTarget::application(), site).way() == CancelWay::Process);
    QTcpSocket tcpEnd;
    QLocalSocket unixEnd;
    if (tcp)
        tcpEnd.connectToHost(QHostAddress::LocalHost, socket->port());
    else
        unixEnd.connectToServer(path);
    const int other = accepted();
    QVERIFY(other >= 0);
    const WirePeer stranger = WirePeer::of(other);
    QVERIFY(stranger.isKnown() && !(stranger == peer));
    const auto refused = driverProcessBehind(stranger);
    QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
    site.listener = stranger;
    site.process = refused.error();
    QVERIFY(planCancel(CancelTarget::application(), site).why == WhyNot::NotLocal);
    ::close(other);
    ::close(fd);
    QVERIFY(!driverProcessBehind(WirePeer()));
}

QTEST_GUILESS_MAIN(CancelRunTest)
#include "tst_cancelrun.moc"
