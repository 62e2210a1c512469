// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/actionlog.h"
#include "act/cancel/cancelplan.h"
#include "act/cancel/canceltext.h"
#include "unit/act_cancel/tinyrun.h"

#include <QTemporaryDir>
#include <QTest>

using namespace cinderscope;
using namespace cinderscope::test;
using namespace Qt::StringLiterals;

//! Which way is taken and why not, what is lost; the log of what was done.
class CancelPlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void order();
    void whyNot();
    void application();
    void applicationOfYarn();
    void applicationOfKubernetes();
    void driver();
    void neverOnARecording();
    void losses();
    void everyReasonHasAText();
    void logKeepsOutcomes();
    void logIsShortened();
    void logSurvivesGarbage();

private:
    std::unique_ptr<TinyRun> m_run;
    CancelSite m_site;
};

void CancelPlanTest::init()
{
    m_run = std::make_unique<TinyRun>();
    m_run->properties(R"({"spark.master":"local[2]"})");
    m_run->job(0, {0}, R"("spark.jobGroup.id":"a")");
    m_run->stage(0);
    m_run->task(1, 0, 0);
    m_run->task(2, 0, 1);
    m_site = {};
    m_site.application.id = u"app-1"_s;
    m_site.snapshot = m_run->snapshot();
    m_site.listening = true;
    m_site.ui = QUrl(u"http://far.example:4040"_s);
}

void CancelPlanTest::order()
{
    const QList<CancelWay> both{CancelWay::Listener, CancelWay::SparkUi};
    QVERIFY(planCancel(CancelTarget::job(0), m_site).ways() == both);
    m_site.listening = false;
    QVERIFY(planCancel(CancelTarget::job(0), m_site).ways() == QList{CancelWay::SparkUi});
    m_site.uiRight = KillRight::Forbidden;
    QVERIFY(!planCancel(CancelTarget::job(0), m_site).isPossible());
    m_site.listening = true;
    QVERIFY(planCancel(CancelTarget::job(0), m_site).ways() == QList{CancelWay::Listener});
    QVERIFY(planCancel(CancelTarget::task(1), m_site).ways() == QList{CancelWay::Listener});
}

void CancelPlanTest::whyNot()
{
    m_site.listening = false;
    QVERIFY(planCancel(CancelTarget::task(1), m_site).why == WhyNot::NoListener);
    m_run->properties(R"({"spark.ui.killEnabled":"false"})");
    m_site.snapshot = m_run->snapshot();
    QVERIFY(planCancel(CancelTarget::job(0), m_site).why == WhyNot::UiKillDisabled);
    QVERIFY(firstOption(CancelTarget::job(0), m_site).why == WhyNot::UiKillDisabled);
    m_site.ui.clear();
    QVERIFY(planCancel(CancelTarget::job(0), m_site).why == WhyNot::NoUi);
    m_site.listening = true;
    QVERIFY(planCancel(CancelTarget::group(u"a"_s), m_site).isPossible());
    QVERIFY(planCancel(CancelTarget::group(u"nobody"_s), m_site).why == WhyNot::NothingRuns);
    QVERIFY(planCancel(CancelTarget::task(99), m_site).why == WhyNot::NothingRuns);
    QVERIFY(planCancel(CancelTarget::job(99), m_site).why == WhyNot::NoSuch);
    QVERIFY(planCancel(CancelTarget::stage(99), m_site).why == WhyNot::NoSuch);
    m_run->jobSucceeds(0);
    m_site.snapshot = m_run->snapshot();
    QVERIFY(planCancel(CancelTarget::job(0), m_site).why == WhyNot::Ended);
    QVERIFY(planCancel(CancelTarget::allJobs(), m_site).why == WhyNot::NothingRuns);
    m_run->applicationEnds();
    m_site.snapshot = m_run->snapshot();
    QVERIFY(planCancel(CancelTarget::application(), m_site).why == WhyNot::Ended);
}

void CancelPlanTest::application()
{
    const CancelTarget target = CancelTarget::application();
    QVERIFY(planCancel(target, m_site).why == WhyNot::NotLocal); // far, and no master
    m_site.ui = QUrl(u"http://127.0.0.1:4040"_s);
    QVERIFY(planCancel(target, m_site).way() == CancelWay::Process);
    m_site.process = Error{ErrorCode::NoPermission, "it belongs to another user", {}};
    QVERIFY(planCancel(target, m_site).why == WhyNot::OtherUser);
    m_site.master = QUrl(u"http://master:8080"_s);
    QVERIFY(planCancel(target, m_site).way() == CancelWay::MasterPage);
    m_site.masterRight = KillRight::Forbidden;
    QVERIFY(planCancel(target, m_site).why == WhyNot::MasterKillDisabled);
    m_site.process = DriverProcess{{4711, 1}, u"x"_s, kNoTime};
    QVERIFY(planCancel(target, m_site).way() == CancelWay::Process);
    // Through a tunnel "localhost" is another computer.
    m_site.uiAccess.farLoopback = true;
    QVERIFY(!planCancel(target, m_site).isPossible());
}

void CancelPlanTest::applicationOfYarn()
{
    const CancelTarget target = CancelTarget::application();
    m_site = {};
    m_site.application.id = u"application_1_2"_s;
    QVERIFY(planCancel(target, m_site).why == WhyNot::Yarn); // nobody knows its ResourceManager
    m_site.tools.resourceManagers = {QUrl(u"http://own:8088"_s)};
    QVERIFY(planCancel(target, m_site).ways() == QList{CancelWay::ResourceManager});
    QCOMPARE(resourceManagers(m_site), QList{QUrl(u"http://own:8088"_s)});
    // What its page goes through is likelier than this computer's own cluster.
    m_site.ui = QUrl(u"https://user:secret@rm:8090/proxy/application_1_2/jobs/?x=1"_s);
    QCOMPARE(resourceManagers(m_site), QList{QUrl(u"https://rm:8090"_s)});
    m_site.ui = QUrl(u"http://driver:4040/proxy/other"_s);
    QCOMPARE(resourceManagers(m_site), QList{QUrl(u"http://own:8088"_s)});
    TinyRun cluster; // both of a pair, as its driver was told
    cluster.properties(
        R"({"spark.master":"yarn","spark.org.apache.hadoop.yarn.server.webproxy.amfilter.AmIpFilter.param.PROXY_URI_BASES":)"
        R"("http://rm1:8088/proxy/application_1_2,http://rm2:8088/proxy/application_1_2"})");
    m_site.snapshot = cluster.snapshot();
    QCOMPARE(resourceManagers(m_site), (QList{QUrl(u"http://rm1:8088"_s), QUrl(u"http://rm2:8088"_s)}));
    TinyRun four; // as 4.3.0 wrote it in cluster mode
    four.properties(R"({"spark.master":"yarn","spark.org.apache.spark.deploy.yarn.AmIpFilter.param.PROXY_URI_BASES":)"
                    R"("http://localhost:28088/proxy/application_1795303317519_0002"})");
    m_site.snapshot = four.snapshot();
    QCOMPARE(resourceManagers(m_site), QList{QUrl(u"http://localhost:28088"_s)});
    for (const auto &[right, why] :
         {std::pair{KillRight::Allowed, WhyNot::None}, std::pair{KillRight::Forbidden, WhyNot::YarnForbidden},
          std::pair{KillRight::NotListed, WhyNot::YarnDoesNotKnow},
          std::pair{KillRight::Failed, WhyNot::YarnUnreachable}}) {
        m_site.yarnRight = right;
        QVERIFY(planCancel(target, m_site).why == why);
        QVERIFY(why == WhyNot::None || !wordOf(why).isEmpty());
    }
    // In client mode its driver may be a process here: the second way.
    m_site.ui = QUrl(u"http://127.0.0.1:4040"_s);
    QVERIFY(planCancel(target, m_site).ways() == QList{CancelWay::Process});
}

void CancelPlanTest::applicationOfKubernetes()
{
    const CancelTarget target = CancelTarget::application();
    const auto siteOf = [this](const char *properties) {
        TinyRun run;
        run.properties(properties);
        CancelSite site;
        site.application.id = u"spark-1"_s;
        site.snapshot = run.snapshot();
        site.tools.sparkSubmit = u"/opt/spark/bin/spark-submit"_s;
        return site;
    };
    CancelSite site = siteOf(R"({"spark.master":"k8s://https://x"})"); // client mode: no pod
    QVERIFY(planCancel(target, site).why == WhyNot::Kubernetes);
    site = siteOf(R"({"spark.master":"k8s://https://x","spark.kubernetes.driver.pod.name":"pi-1-driver"})");
    QCOMPARE(driverPod(site), u"default:pi-1-driver"_s);
    QVERIFY(planCancel(target, site).ways() == QList{CancelWay::SparkSubmit});
    site.tools = {};
    QVERIFY(planCancel(target, site).why == WhyNot::NoSparkSubmit);
    site = siteOf(R"({"spark.master":"k8s://https://x","spark.kubernetes.driver.pod.name":"pi-1-driver",)"
                  R"("spark.kubernetes.namespace":"jobs"})");
    QCOMPARE(driverPod(site), u"jobs:pi-1-driver"_s);
    // A driver says who it is: a star would end every application that begins so.
    for (const char *pod : {"*", "pi-*", "a:b", "--conf", "a b", ""}) {
        const QByteArray properties =
            R"({"spark.master":"k8s://https://x","spark.kubernetes.driver.pod.name":")" + QByteArray(pod) + "\"}";
        QVERIFY2(driverPod(siteOf(properties.constData())).isEmpty(), pod);
    }
}

void CancelPlanTest::driver()
{
    const CancelTarget target = CancelTarget::driver(u"driver-1"_s);
    CancelSite site;
    site.master = QUrl(u"http://master:8080"_s);
    QVERIFY(planCancel(target, site).way() == CancelWay::MasterPage);
    site.masterRight = KillRight::Forbidden;
    site.submissions = QUrl(u"http://master:6066"_s);
    QVERIFY(planCancel(target, site).ways() == QList{CancelWay::Submissions});
    site.submissions.clear();
    QVERIFY(planCancel(target, site).why == WhyNot::NoSubmissions);
}

void CancelPlanTest::neverOnARecording()
{
    m_site.recording = true;
    for (const CancelTarget &target :
         {CancelTarget::job(0), CancelTarget::stage(0), CancelTarget::task(1), CancelTarget::allJobs(),
          CancelTarget::application(), CancelTarget::group(u"a"_s), CancelTarget::driver(u"d"_s)}) {
        const CancelPlan plan = planCancel(target, m_site);
        QVERIFY(plan.why == WhyNot::Recording);
        QVERIFY(plan.ways().isEmpty());
    }
}

void CancelPlanTest::losses()
{
    // Stage 1 is needed by jobs 1 and 2, stage 2 by job 1 only.
    m_run->job(1, {1, 2}, R"("spark.jobGroup.id":"b","spark.sql.execution.id":"7")");
    m_run->job(2, {1}, R"("spark.jobGroup.id":"b")");
    m_run->stage(1);
    m_run->stage(2);
    m_run->task(3, 1, 0);
    m_run->task(4, 2, 0);
    const SnapshotPtr snapshot = m_run->snapshot();
    CancelLosses losses = lossesOf(*snapshot, CancelTarget::job(0));
    QCOMPARE(losses.jobs, QList<std::int32_t>{0});
    QCOMPARE(losses.stages, QList<std::int32_t>{0});
    QCOMPARE(losses.runningTasks, 2);
    losses = lossesOf(*snapshot, CancelTarget::job(1));
    QCOMPARE(losses.sharedStages, QList<std::int32_t>{1}); // job 2 goes on
    QCOMPARE(losses.stages, QList<std::int32_t>{2});
    QCOMPARE(losses.runningTasks, 1);
    QCOMPARE(losses.sqlExecutions, QList<std::int64_t>{7});
    losses = lossesOf(*snapshot, CancelTarget::stage(1));
    QCOMPARE(losses.jobs, (QList<std::int32_t>{1, 2}));
    QCOMPARE(losses.otherJobs.size(), 1);
    QCOMPARE(losses.runningTasks, 2); // of stage 2 too: its job fails
    losses = lossesOf(*snapshot, CancelTarget::group(u"b"_s));
    QCOMPARE(losses.jobs, (QList<std::int32_t>{1, 2}));
    QVERIFY(losses.sharedStages.isEmpty());
    QCOMPARE(runningJobs(*snapshot, CancelTarget::sql(7)), QList<std::int32_t>{1});
    losses = lossesOf(*snapshot, CancelTarget::allJobs());
    QCOMPARE(losses.jobs.size(), 3);
    QCOMPARE(losses.runningTasks, 4);
    const CancelTarget two = CancelTarget::jobs({0, 2, 99}); // 99 is not there, 1 is not asked for
    losses = lossesOf(*snapshot, two);
    QCOMPARE(losses.jobs, (QList<std::int32_t>{0, 2}));
    QCOMPARE(two.text(), u"jobs 0, 2, 99"_s);
    QCOMPARE(two.idText(), u"0,2,99"_s);
    QVERIFY(CancelTarget::jobs({7}) == CancelTarget::job(7));
    losses = lossesOf(*snapshot, CancelTarget::task(4));
    QCOMPARE(losses.runningTasks, 1);
    const std::string text = lossText(lossesOf(*snapshot, CancelTarget::group(u"b"_s)), CancelTarget::group(u"b"_s));
    QVERIFY(text.find("2 running jobs will fail (1, 2)") != std::string::npos);
}

void CancelPlanTest::everyReasonHasAText()
{
    for (int why = int(WhyNot::Recording); why <= int(WhyNot::Kubernetes); ++why) {
        QVERIFY2(!wordOf(WhyNot(why)).isEmpty(), qPrintable(QString::number(why)));
        const std::string text = whyNotText({CancelWay::SparkUi, WhyNot(why), {}}, CancelTarget::job(3), m_site);
        QVERIFY2(text.size() > 10 && text.back() != ' ', qPrintable(wordOf(WhyNot(why))));
    }
}

void CancelPlanTest::logKeepsOutcomes()
{
    const QTemporaryDir folder;
    const ActionLog log(folder.filePath(u"deep/actions.jsonl"_s));
    QVERIFY(log.read().isEmpty());
    m_site.ui = QUrl(u"http://name:secret@far.example:4040"_s);
    m_site.listening = false;
    const CancelPlan plan = planCancel(CancelTarget::job(0), m_site);
    ActionRecord record = ActionRecord::make(u"window"_s, plan, m_site, u"too \"slow\"\n"_s);
    ActionRecord other = ActionRecord::make(u"command line"_s, plan, m_site, {});
    QVERIFY(log.append(record));
    QVERIFY(log.append(other));
    QCOMPARE(log.read().size(), 2);
    QCOMPARE(log.read().first().outcome, u"requested"_s);
    CancelOutcome outcome;
    outcome.kind = CancelOutcome::Kind::Ended;
    outcome.way = CancelWay::SparkUi;
    outcome.milliseconds = 42;
    record.setOutcome(outcome, m_site);
    QVERIFY(log.append(record));
    const QList<ActionRecord> records = log.read();
    QCOMPARE(records.size(), 2);
    QVERIFY(records[0] == record); // at the place of its request
    QVERIFY(records[1] == other);
    QCOMPARE(records[0].place, u"http://far.example:4040"_s);
    QFile file(log.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(!file.readAll().contains("secret"));
    QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteOther), QFile::Permissions());
    QVERIFY(log.clear());
    QVERIFY(log.read().isEmpty());
}

void CancelPlanTest::logIsShortened()
{
    const QTemporaryDir folder;
    const ActionLog log(folder.filePath(u"actions.jsonl"_s), 8'000);
    const CancelPlan plan = planCancel(CancelTarget::job(0), m_site);
    QString last;
    for (int i = 0; i < 100; ++i) {
        const ActionRecord record = ActionRecord::make(u"window"_s, plan, m_site, QString::number(i));
        last = record.id;
        QVERIFY(log.append(record));
        QVERIFY(QFile(log.path()).size() <= 8'000);
    }
    const QList<ActionRecord> records = log.read();
    QVERIFY(records.size() >= 5 && records.size() < 60);
    QCOMPARE(records.last().id, last);
    QCOMPARE(records.last().reason, u"99"_s);
    QCOMPARE(records.first().reason.toInt(), 100 - int(records.size())); // whole lines, none lost between
}

void CancelPlanTest::logSurvivesGarbage()
{
    const QTemporaryDir folder;
    const ActionLog log(folder.filePath(u"actions.jsonl"_s));
    const CancelPlan plan = planCancel(CancelTarget::job(0), m_site);
    QVERIFY(log.append(ActionRecord::make(u"window"_s, plan, m_site, {})));
    QFile file(log.path());
    QVERIFY(file.open(QIODevice::Append));
    file.write("{\"id\":\"x\"}\nnot json\n\n[1,2]\n" + QByteArray(200'000, 'a') + "\n{\"id\":");
    file.close();
    QCOMPARE(log.read().size(), 1);
    const ActionLog folderInTheWay(folder.path());
    QVERIFY(!folderInTheWay.append(ActionRecord::make(u"window"_s, plan, m_site, {})));
}

QTEST_GUILESS_MAIN(CancelPlanTest)
#include "tst_cancelplan.moc"
