// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"
#include "act/cancel/cancelscout.h"
#include "act/cancel/canceltext.h"
#include "act/cancel/killclient.h"
#include "integration/cancelapplication.h"
#include "integration/sparkcluster.h"
#include "live/feed/applicationfeed.h"
#include "live/wire/listenserver.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

namespace {

const QString kJar = QStringLiteral(CINDERSCOPE_BINARY_DIR "/listener/cinderscope-listener.jar");

QByteArray post(const QUrl &url, const QJsonObject &body)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json;charset=UTF-8"_s);
    std::unique_ptr<QNetworkReply> reply(network.post(request, QJsonDocument(body).toJson()));
    QEventLoop loop;
    QObject::connect(reply.get(), &QNetworkReply::finished, &loop, &QEventLoop::quit);
    if (!reply->isFinished())
        loop.exec();
    return reply->readAll();
}

//! Submits a driver in cluster mode as spark-submit does it by REST; any class of a jar whose main() does not end does.
QString submitDriver(const QString &version, const QString &master, int restPort, int uiPort)
{
    QString why;
    bool skipped = false;
    const QDir home(QFileInfo(sparkPython(version, why, skipped)).path() + u"/../lib"_s);
    const QString python = home.entryList({u"python3*"_s}, QDir::Dirs).value(0);
    const QDir jars(home.filePath(python + u"/site-packages/pyspark/jars"_s));
    const QString jar = jars.canonicalPath() + u'/' + jars.entryList({u"spark-core_*.jar"_s}).value(0);
    const QJsonObject request{
        {u"action"_s, u"CreateSubmissionRequest"_s},
        {u"appArgs"_s, QJsonArray()},
        {u"appResource"_s, QString(u"file:"_s + jar)},
        {u"clientSparkVersion"_s, version},
        {u"mainClass"_s, u"org.apache.spark.deploy.history.HistoryServer"_s},
        {u"environmentVariables"_s, QJsonObject{{u"SPARK_ENV_LOADED"_s, u"1"_s}}},
        {u"sparkProperties"_s,
         QJsonObject{{u"spark.master"_s, master},
                     {u"spark.app.name"_s, u"driver"_s},
                     {u"spark.submit.deployMode"_s, u"cluster"_s},
                     {u"spark.driver.memory"_s, u"512m"_s},
                     {u"spark.driver.extraJavaOptions"_s,
                      u"-Dspark.history.fs.logDirectory=/tmp -Dspark.history.ui.port=%1"_s.arg(uiPort)}}}};
    const QByteArray answer = post(QUrl(u"http://127.0.0.1:%1/v1/submissions/create"_s.arg(restPort)), request);
    return QJsonDocument::fromJson(answer)[u"submissionId"_s].toString();
}

//! What `cinderscope-cli kill --json --yes` prints; its exit code in "exit".
QJsonObject commandLine(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(CINDERSCOPE_CLI), QStringList{u"kill"_s, u"--json"_s, u"--yes"_s} + arguments);
    (void)QTest::qWaitFor([&process] { return process.state() == QProcess::NotRunning; }, 120'000);
    QJsonObject answer = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    answer.insert(u"exit"_s, process.exitCode());
    std::printf("cinderscope-cli: %s %s\n", QJsonDocument(answer).toJson(QJsonDocument::Compact).constData(),
                process.readAllStandardError().constData());
    return answer;
}

int freePort()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    return server.serverPort();
}

} // namespace

//! Everything that can be ended, by every way, on real Sparks; what Spark itself says afterwards is the oracle.
class CancelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void work_data();
    void work();
    void killDisabledAndProcess_data();
    void killDisabledAndProcess();
    void standalone_data();
    void standalone();

private:
    static void versions();
    void watch(bool listener);
    CancelSite siteOf(const ApplicationFeed &feed, bool listening) const;
    CancelSite look(const CancelTarget &target, const CancelSite &site);
    CancelOutcome perform(const CancelPlan &plan, const CancelSite &site, ApplicationFeed *feed);
    //! Looks, plans, and does it.
    CancelOutcome endIt(const CancelTarget &target, ApplicationFeed &feed, CancelWay way);
    void waitForTasks(const ApplicationFeed &feed, const CancelTarget &target, int jobs = 1);
    QList<std::int32_t> jobsOf(const ApplicationFeed &feed, const QString &group) const;
    std::int64_t runningSql(const ApplicationFeed &feed) const;
    QString jobStatus(std::int32_t job) const;

    void byListener();
    void byUi();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ListenServer> m_server;
    std::unique_ptr<ApplicationFeed> m_live, m_polled;
    std::unique_ptr<CancelApplication> m_spark;
    CancelPlan m_plan; //!< of the last endIt()
};

void CancelTest::initTestCase()
{
    if (QFile::exists(kJar))
        return;
    std::printf("SKIP WHOLE PROGRAM: there is no listener jar\n");
    QSKIP("no listener jar");
}

void CancelTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    qputenv("XDG_RUNTIME_DIR", QFile::encodeName(m_folder->filePath(u"run"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(m_folder->filePath(u"state"_s)));
    QDir(m_folder->path()).mkdir(u"run"_s);
    QFile::setPermissions(m_folder->filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    m_spark = std::make_unique<CancelApplication>();
}

void CancelTest::cleanup()
{
    m_live.reset();
    m_polled.reset();
    m_server.reset();
    m_spark.reset();
}

void CancelTest::versions()
{
    QTest::addColumn<QString>("version");
    QTest::newRow("Spark 4.3.0") << u"4.3.0"_s;
    QTest::newRow("Spark 3.5.9") << u"3.5.9"_s;
}

#define START(...)                                                                                                     \
    do {                                                                                                               \
        if (!m_spark->start(__VA_ARGS__)) {                                                                            \
            if (m_spark->skipped)                                                                                      \
                QSKIP("no Spark here");                                                                                \
            QFAIL(qPrintable(m_spark->why));                                                                           \
        }                                                                                                              \
    } while (false)

void CancelTest::watch(bool listener)
{
    ApplicationFeed::Settings settings;
    settings.journal = false;
    settings.fillByEventLog = false;
    if (listener) {
        m_live = std::make_unique<ApplicationFeed>(settings);
        m_server = std::make_unique<ListenServer>();
        connect(m_server.get(), &ListenServer::connected, this, [this] {
            while (auto channel = m_server->takeChannel())
                m_live->addListener(std::move(channel));
        });
        QVERIFY(m_server->listen());
    }
}

CancelSite CancelTest::siteOf(const ApplicationFeed &feed, bool listening) const
{
    CancelSite site;
    site.application = feed.key();
    site.snapshot = feed.snapshot();
    site.listening = listening;
    site.ui = m_spark->ui;
    return site;
}

CancelSite CancelTest::look(const CancelTarget &target, const CancelSite &site)
{
    CancelScout scout;
    std::optional<CancelSite> found;
    QEventLoop loop;
    connect(&scout, &CancelScout::found, &loop, [&](const CancelSite &with) {
        found = with;
        loop.quit();
    });
    scout.look(target, site);
    loop.exec();
    return *found;
}

CancelOutcome CancelTest::perform(const CancelPlan &plan, const CancelSite &site, ApplicationFeed *feed)
{
    CancelRun run(plan, site);
    std::optional<CancelOutcome> outcome;
    QEventLoop loop;
    connect(&run, &CancelRun::finished, &loop, [&](const CancelOutcome &result) {
        outcome = result;
        loop.quit();
    });
    if (feed) {
        run.setCommander([feed](const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done) {
            feed->sendCommand(command, std::move(done));
        });
        connect(feed, &ApplicationFeed::snapshotChanged, &run, &CancelRun::takeSnapshot);
    }
    run.start(u"by a test"_s);
    loop.exec();
    std::fflush(stdout);
    std::printf("%-40s %-11s %-12s %5d ms  %s\n", qPrintable(plan.target.text()),
                outcome->way ? qPrintable(wordOf(*outcome->way)) : "-", qPrintable(wordOf(outcome->kind)),
                int(outcome->milliseconds), qPrintable(outcome->detail.left(150)));
    return *outcome;
}

CancelOutcome CancelTest::endIt(const CancelTarget &target, ApplicationFeed &feed, CancelWay way)
{
    const CancelSite site = look(target, siteOf(feed, way == CancelWay::Listener));
    m_plan = planCancel(target, site);
    if (m_plan.way() != way) {
        CancelOutcome none;
        none.detail = u"another way: %1"_s.arg(m_plan.way() ? wordOf(*m_plan.way()) : wordOf(m_plan.why));
        std::printf("%s\n", qPrintable(none.detail));
        return none;
    }
    return perform(m_plan, site, &feed);
}

void CancelTest::waitForTasks(const ApplicationFeed &feed, const CancelTarget &target, int jobs)
{
    QTRY_VERIFY_WITH_TIMEOUT(feed.snapshot() && runningJobs(*feed.snapshot(), target).size() >= jobs &&
                                 lossesOf(*feed.snapshot(), target).runningTasks >= 2,
                             60'000);
}

QList<std::int32_t> CancelTest::jobsOf(const ApplicationFeed &feed, const QString &group) const
{
    return runningJobs(*feed.snapshot(), CancelTarget::group(group));
}

std::int64_t CancelTest::runningSql(const ApplicationFeed &feed) const
{
    const Snapshot &snapshot = *feed.snapshot();
    for (std::size_t row = snapshot.sqlExecutions.size(); row-- > 0;) {
        if (snapshot.sqlExecutions[row].status == SqlStatus::Running)
            return snapshot.sqlExecutions[row].id;
    }
    return -1;
}

QString CancelTest::jobStatus(std::int32_t job) const
{
    return m_spark->rest(u"jobs/%1"_s.arg(job))[u"status"_s].toString();
}

#define WAIT(...)                                                                                                      \
    do {                                                                                                               \
        waitForTasks(__VA_ARGS__);                                                                                     \
        if (QTest::currentTestFailed())                                                                                \
            return;                                                                                                    \
    } while (false)
#define ENDED(outcome) QVERIFY((outcome).kind == CancelOutcome::Kind::Ended)

void CancelTest::byListener()
{
    ApplicationFeed &feed = *m_live;
    m_spark->tell(u"job a"_s);
    WAIT(feed, CancelTarget::group(u"a"_s));
    const std::int32_t job = jobsOf(feed, u"a"_s).first();
    ENDED(endIt(CancelTarget::job(job), feed, CancelWay::Listener));
    QCOMPARE(m_plan.losses.runningTasks, 2);
    QCOMPARE(jobStatus(job), u"FAILED"_s);
    QCOMPARE(m_spark->endOf(u"a"_s), u"cancelled"_s);

    m_spark->tell(u"both s"_s); // two jobs, one stage
    WAIT(feed, CancelTarget::group(u"s"_s), 2);
    const QList<std::int32_t> both = jobsOf(feed, u"s"_s);
    const std::int32_t stage = lossesOf(*feed.snapshot(), CancelTarget::group(u"s"_s)).stages.first();
    ENDED(endIt(CancelTarget::stage(stage, 0), feed, CancelWay::Listener));
    QCOMPARE(m_plan.losses.jobs, both);
    QCOMPARE(m_plan.losses.otherJobs.size(), 1);
    QCOMPARE(m_spark->rest(u"stages/%1/0"_s.arg(stage))[u"status"_s].toString(), u"FAILED"_s);
    QCOMPARE(jobStatus(both[0]), u"FAILED"_s);
    QCOMPARE(jobStatus(both[1]), u"FAILED"_s);
    QCOMPARE(m_spark->endOf(u"s"_s), u"cancelled"_s);

    m_spark->tell(u"job g"_s);
    m_spark->tell(u"job g"_s);
    m_spark->tell(u"job other"_s);
    WAIT(feed, CancelTarget::group(u"g"_s), 2);
    WAIT(feed, CancelTarget::group(u"other"_s));
    ENDED(endIt(CancelTarget::group(u"g"_s), feed, CancelWay::Listener));
    QCOMPARE(m_plan.losses.jobs.size(), 2);
    const std::int32_t other = jobsOf(feed, u"other"_s).value(0, -1);
    QCOMPARE(jobStatus(other), u"RUNNING"_s); // not in the group
    for (const std::int32_t id : m_plan.losses.jobs)
        QCOMPARE(jobStatus(id), u"FAILED"_s);

    // A task: Spark starts another attempt, the job goes on.
    const std::int64_t task = feed.snapshot()->running.back().taskId;
    const std::int32_t taskStage = feed.snapshot()->stages[feed.snapshot()->running.back().stage].id;
    ENDED(endIt(CancelTarget::task(task), feed, CancelWay::Listener));
    QString status;
    const QJsonDocument tasks = m_spark->rest(u"stages/%1/0/taskList"_s.arg(taskStage));
    for (const QJsonValue one : tasks.array()) {
        if (one[u"taskId"_s].toInteger() == task)
            status = one[u"status"_s].toString();
    }
    QCOMPARE(status, u"KILLED"_s);
    QCOMPARE(jobStatus(other), u"RUNNING"_s);
    ENDED(endIt(CancelTarget::allJobs(), feed, CancelWay::Listener));
    QCOMPARE(jobStatus(other), u"FAILED"_s);

    m_spark->tell(u"sql q"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runningSql(feed) >= 0, 60'000);
    const std::int64_t sql = runningSql(feed);
    WAIT(feed, CancelTarget::sql(sql));
    ENDED(endIt(CancelTarget::sql(sql), feed, CancelWay::Listener));
    QCOMPARE(m_spark->endOf(u"q"_s), u"cancelled"_s);
    QCOMPARE(m_spark->rest(u"sql/%1"_s.arg(sql))[u"status"_s].toString(), u"FAILED"_s);

    m_spark->tell(u"query st"_s);
    const QString run = m_spark->waitFor(u"QUERY"_s).value(1);
    QVERIFY(!run.isEmpty());
    WAIT(feed, CancelTarget::query(run));
    ENDED(endIt(CancelTarget::query(run), feed, CancelWay::Listener));
    QCOMPARE(m_plan.losses.queries, QStringList{u"st"_s});
    QVERIFY(!m_spark->endOf(u"st"_s).isEmpty());
}

void CancelTest::byUi()
{
    ApplicationFeed &feed = *m_polled;
    m_spark->tell(u"job a2"_s);
    m_spark->tell(u"job b2"_s);
    WAIT(feed, CancelTarget::group(u"a2"_s));
    WAIT(feed, CancelTarget::group(u"b2"_s));
    const std::int32_t job = jobsOf(feed, u"a2"_s).first(), other = jobsOf(feed, u"b2"_s).first();
    ENDED(endIt(CancelTarget::job(job), feed, CancelWay::SparkUi));
    QCOMPARE(jobStatus(job), u"FAILED"_s);
    QCOMPARE(jobStatus(other), u"RUNNING"_s);
    QCOMPARE(m_spark->endOf(u"a2"_s), u"cancelled"_s);

    // The same from a terminal.
    m_spark->tell(u"job c2"_s);
    WAIT(feed, CancelTarget::group(u"c2"_s));
    const QJsonObject told = commandLine({m_spark->ui.toString(), u"--group"_s, u"c2"_s, u"--reason"_s, u"a test"_s});
    QCOMPARE(told[u"outcome"_s].toString(), u"ended"_s);
    QCOMPARE(told[u"exit"_s].toInt(), 0);
    QCOMPARE(told[u"jobsBefore"_s].toInt(), 1);
    QCOMPARE(m_spark->endOf(u"c2"_s), u"cancelled"_s);
    QCOMPARE(commandLine({m_spark->ui.toString(), u"--job"_s, u"4711"_s})[u"exit"_s].toInt(), 3);

    // Known beforehand, and (with a plan of when it ran) only seen then: no error either way.
    const CancelPlan late = planCancel(CancelTarget::job(job), siteOf(feed, false));
    QVERIFY(late.why == WhyNot::Ended);
    QVERIFY(perform(late, siteOf(feed, false), &feed).kind == CancelOutcome::Kind::AlreadyEnded);
    const CancelPlan early = planCancel(CancelTarget::job(other), siteOf(feed, false));
    const CancelSite site = siteOf(feed, false);
    ENDED(endIt(CancelTarget::job(other), feed, CancelWay::SparkUi));
    QVERIFY(early.isPossible());
    QVERIFY(perform(early, site, &feed).isGood());

    m_spark->tell(u"job s2"_s);
    WAIT(feed, CancelTarget::group(u"s2"_s));
    const std::int32_t stage = lossesOf(*feed.snapshot(), CancelTarget::group(u"s2"_s)).stages.first();
    ENDED(endIt(CancelTarget::stage(stage), feed, CancelWay::SparkUi));
    QCOMPARE(m_spark->rest(u"stages/%1/0"_s.arg(stage))[u"status"_s].toString(), u"FAILED"_s);

    m_spark->tell(u"sql q2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runningSql(feed) >= 0, 60'000);
    const std::int64_t sql = runningSql(feed);
    WAIT(feed, CancelTarget::sql(sql));
    ENDED(endIt(CancelTarget::sql(sql), feed, CancelWay::SparkUi));
    QCOMPARE(m_spark->rest(u"sql/%1"_s.arg(sql))[u"status"_s].toString(), u"FAILED"_s);

    m_spark->tell(u"query st2"_s);
    const QString run = m_spark->waitFor(u"QUERY"_s).value(1);
    WAIT(feed, CancelTarget::query(run));
    ENDED(endIt(CancelTarget::query(run), feed, CancelWay::SparkUi)); // REST does not tell of queries: by quiet
    QVERIFY(!m_spark->endOf(u"st2"_s).isEmpty());

    // A task has no way here, and that is known before.
    m_spark->tell(u"job t2"_s);
    WAIT(feed, CancelTarget::group(u"t2"_s));
    const CancelPlan task =
        planCancel(CancelTarget::task(feed.snapshot()->running.empty() ? 1 : feed.snapshot()->running.front().taskId),
                   siteOf(feed, false));
    QVERIFY(task.why == WhyNot::NoListener);
    m_spark->tell(u"job t3"_s);
    WAIT(feed, CancelTarget::group(u"t3"_s));
    ENDED(endIt(CancelTarget::allJobs(), feed, CancelWay::SparkUi));
    QVERIFY(m_plan.losses.jobs.size() >= 2);
    for (const std::int32_t id : m_plan.losses.jobs)
        QCOMPARE(jobStatus(id), u"FAILED"_s);
}

void CancelTest::work_data()
{
    versions();
}

void CancelTest::work()
{
    QFETCH(QString, version);
    watch(true);
    START(version, {u"spark.driver.extraClassPath="_s + kJar,
                    u"spark.extraListeners=io.github.cinderscope.CinderscopeListener"_s});
    QTRY_VERIFY_WITH_TIMEOUT(m_live->key().id == m_spark->id, 60'000);
    byListener();
    if (QTest::currentTestFailed())
        return;
    m_polled = std::make_unique<ApplicationFeed>();
    m_polled->setKey({m_spark->id, {}});
    m_polled->addRest(m_spark->ui, Access());
    byUi();
}

void CancelTest::killDisabledAndProcess_data()
{
    versions();
}

//! Without kill links nothing is tried, and the reason is told; the application can still be stopped, by its process.
void CancelTest::killDisabledAndProcess()
{
    QFETCH(QString, version);
    START(version, {u"spark.ui.killEnabled=false"_s});
    m_polled = std::make_unique<ApplicationFeed>();
    m_polled->setKey({m_spark->id, {}});
    m_polled->addRest(m_spark->ui, Access());
    m_spark->tell(u"job a"_s);
    WAIT(*m_polled, CancelTarget::group(u"a"_s));
    const std::int32_t job = jobsOf(*m_polled, u"a"_s).first();
    QTRY_VERIFY_WITH_TIMEOUT(m_polled->snapshot()->environment->sparkProperty("spark.ui.killEnabled") == "false",
                             30'000);
    const CancelSite site = siteOf(*m_polled, false);
    const CancelPlan plan = planCancel(CancelTarget::job(job), site);
    QVERIFY(plan.why == WhyNot::UiKillDisabled);
    QVERIFY(whyNotText({CancelWay::SparkUi, plan.why, {}}, plan.target, site).find("spark.ui.killEnabled=false") !=
            std::string::npos);
    QVERIFY(perform(plan, site, m_polled.get()).kind == CancelOutcome::Kind::Refused);
    // Where the environment is not known the page tells.
    CancelSite blind = site;
    blind.snapshot.reset();
    const CancelSite seen = look(CancelTarget::job(job), blind);
    QVERIFY(seen.uiRight == KillRight::Forbidden);
    QVERIFY(planCancel(CancelTarget::job(job), seen).why == WhyNot::UiForbidden);
    const QJsonObject told = commandLine({m_spark->id, u"--job"_s, QString::number(job)});
    QCOMPARE(told[u"whyNot"_s].toString(), u"uiKillDisabled"_s);
    QCOMPARE(told[u"exit"_s].toInt(), 3);
    QCOMPARE(jobStatus(job), u"RUNNING"_s);

    const CancelOutcome outcome = endIt(CancelTarget::application(), *m_polled, CancelWay::Process);
    ENDED(outcome);
    QVERIFY(m_plan.losses.runningTasks >= 2);
    QTRY_VERIFY_WITH_TIMEOUT(fetch(m_spark->ui).isEmpty(), 30'000); // nobody listens there any more
}

void CancelTest::standalone_data()
{
    versions();
}

void CancelTest::standalone()
{
    QFETCH(QString, version);
    const int restPort = freePort();
    test::SparkCluster cluster;
    if (!cluster.start(version, true,
                       {u"--no-history"_s, u"--workers"_s, u"1"_s, u"--conf"_s, u"spark.master.rest.enabled=true"_s,
                        u"--conf"_s, u"spark.master.rest.port=%1"_s.arg(restPort), u"--conf"_s,
                        u"spark.ui.reverseProxy=true"_s})) {
        if (cluster.skipped())
            QSKIP("no Spark here");
        QFAIL(qPrintable(cluster.why()));
    }
    const auto stateOf = [&](const char *list, const QString &id) {
        QUrl url = cluster.masterUi();
        url.setPath(u"/json/"_s);
        for (const QJsonValue entry : QJsonDocument::fromJson(fetch(url))[QLatin1StringView(list)].toArray()) {
            if (id.isEmpty() || entry[u"id"_s].toString() == id)
                return std::pair(entry[u"id"_s].toString(), entry[u"state"_s].toString());
        }
        return std::pair(QString(), QString());
    };
    const QJsonObject app = cluster.submit(u"one"_s);
    QVERIFY2(!app.isEmpty(), qPrintable(cluster.why()));
    CancelSite site;
    site.application.id = app[u"id"_s].toString();
    // A job, by the driver's UI behind the master's reverse proxy.
    const int hung = cluster.hang(u"one"_s);
    QVERIFY2(hung >= 0, qPrintable(cluster.why()));
    QUrl behind = cluster.masterUi();
    behind.setPath(u"/proxy/"_s + site.application.id);
    KillClient proxied(behind, Access(), 60'000);
    std::optional<Result<void>> taken;
    proxied.killWork(u"jobs/job/kill"_s, hung, [&taken](const Result<void> &result) { taken = result; });
    QTRY_VERIFY_WITH_TIMEOUT(taken, 60'000);
    QVERIFY2(*taken, *taken ? "" : taken->error().detail.c_str());
    QVERIFY2(cluster.isKilled(u"one"_s), qPrintable(cluster.why()));
    site.master = cluster.masterUi();
    site = look(CancelTarget::application(), site);
    QVERIFY(site.masterRight == KillRight::Allowed);
    QCOMPARE(site.submissions.port(), restPort);
    CancelPlan plan = planCancel(CancelTarget::application(), site);
    QVERIFY(plan.way() == CancelWay::MasterPage);
    if (version.startsWith(u'4'))
        ENDED(perform(plan, site, nullptr));
    else
        QCOMPARE(
            commandLine({site.application.id, u"--application"_s, u"--master"_s, site.master.toString()})[u"exit"_s]
                .toInt(),
            0);
    QCOMPARE(stateOf("completedapps", site.application.id).second, u"KILLED"_s);
    // Again: the master does not list it as running, which is known before.
    site = look(CancelTarget::application(), site);
    plan = planCancel(CancelTarget::application(), site);
    QVERIFY(plan.why == WhyNot::MasterDoesNotKnow);

    for (const CancelWay way : {CancelWay::MasterPage, CancelWay::Submissions}) {
        const QString driver = submitDriver(version, cluster.master(), restPort, freePort());
        QVERIFY(driver.startsWith("driver-"_L1));
        QTRY_COMPARE_WITH_TIMEOUT(stateOf("activedrivers", driver).second, u"RUNNING"_s, 60'000);
        CancelSite there;
        there.master = cluster.masterUi();
        there = look(CancelTarget::driver(driver), there);
        if (way == CancelWay::Submissions)
            there.masterRight = KillRight::Forbidden; // as with spark.ui.killEnabled=false of the master
        plan = planCancel(CancelTarget::driver(driver), there);
        QVERIFY(plan.way() == way);
        ENDED(perform(plan, there, nullptr));
        QCOMPARE(stateOf("completeddrivers", driver).second, u"KILLED"_s);
        if (way == CancelWay::Submissions) // again, by the same plan: no error
            QVERIFY(perform(plan, there, nullptr).kind == CancelOutcome::Kind::AlreadyEnded);
    }
}

int main(int argc, char **argv)
{
    qputenv("QTEST_FUNCTION_TIMEOUT", "1100000"); // several Sparks on a busy computer
    QCoreApplication application(argc, argv);
    CancelTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_cancel.moc"
