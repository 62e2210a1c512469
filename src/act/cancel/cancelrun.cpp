// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelrun.h"

#include "act/cancel/killclient.h"
#include "act/cancel/resourcemanager.h"
#include "act/cancel/sparksubmitkill.h"
#include "act/cancel/submissionclient.h"

#include <QDateTime>
#include <QDeadlineTimer>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Kind = CancelTarget::Kind;

qint64 monotonicMs()
{
    return QDeadlineTimer::current(Qt::CoarseTimer).deadline();
}

QString detailOf(const Error &error)
{
    return QString::fromStdString(error.detail);
}

} // namespace

QString wordOf(CancelOutcome::Kind kind)
{
    switch (kind) {
    case CancelOutcome::Kind::Ended:
        return u"ended"_s;
    case CancelOutcome::Kind::AlreadyEnded:
        return u"alreadyEnded"_s;
    case CancelOutcome::Kind::StillRunning:
        return u"stillRunning"_s;
    case CancelOutcome::Kind::Refused:
        return u"refused"_s;
    case CancelOutcome::Kind::Failed:
        return u"failed"_s;
    }
    return {};
}

CancelRun::CancelRun(const CancelPlan &plan, const CancelSite &site, QObject *parent)
    : CancelRun(plan, site, Settings(), parent)
{
}

CancelRun::CancelRun(const CancelPlan &plan, const CancelSite &site, const Settings &settings, QObject *parent)
    : QObject(parent), m_plan(plan), m_site(site), m_settings(settings), m_ways(plan.ways()), m_snapshot(site.snapshot),
      m_tasksBefore(site.snapshot ? site.snapshot->tasks.size() : 0)
{
    m_deadline.setSingleShot(true);
    connect(&m_deadline, &QTimer::timeout, this, &CancelRun::giveUp);
    m_poll.setInterval(settings.pollMs);
    connect(&m_poll, &QTimer::timeout, this, &CancelRun::poll);
}

CancelRun::~CancelRun()
{
    *m_alive = false;
}

void CancelRun::start(const QString &reason)
{
    m_reason = reason;
    m_started = monotonicMs();
    QMetaObject::invokeMethod(this, &CancelRun::begin, Qt::QueuedConnection);
}

void CancelRun::begin()
{
    if (m_plan.why == WhyNot::Ended || m_plan.why == WhyNot::NothingRuns)
        return finish(CancelOutcome::Kind::AlreadyEnded);
    if (m_ways.isEmpty())
        return finish(CancelOutcome::Kind::Refused, m_plan.detail.isEmpty() ? wordOf(m_plan.why) : m_plan.detail);
    nextWay();
}

void CancelRun::setStep(Step step)
{
    if (m_step == step)
        return;
    m_step = step;
    Q_EMIT stepped(step);
}

void CancelRun::nextWay()
{
    m_way = m_ways.takeFirst();
    m_toRequest.clear();
    request();
}

void CancelRun::request()
{
    QString evidence;
    if (m_plan.target.isWork() && m_snapshot && m_jobs.empty()) {
        for (const std::int32_t job : runningJobs(*m_snapshot, m_plan.target))
            m_jobs.insert(job);
        if (m_plan.target.kind == Kind::Stage)
            m_jobs.clear(); // judged by the stage
        if (chases() && m_jobs.empty()) {
            // between two jobs: the next one is cancelled as soon as it is seen
            if (const Verdict verdict = judgeWork(evidence); verdict != Verdict::Open)
                return finish(CancelOutcome::Kind::AlreadyEnded, evidence);
            if (m_step != Step::Waiting)
                m_deadline.start(m_settings.waitForJobMs);
            return setStep(Step::Waiting);
        }
        if (const WhyNot now = planCancel(m_plan.target, m_site).why;
            now == WhyNot::NothingRuns || now == WhyNot::Ended)
            return finish(CancelOutcome::Kind::AlreadyEnded); // since the plan was made
    }
    // Each request has its own limit; this one is for a commander that never answers.
    m_deadline.start(m_settings.requestMs * 2);
    setStep(Step::Requesting);
    switch (*m_way) {
    case CancelWay::Listener:
        return requestByListener();
    case CancelWay::SparkUi:
        return requestBySparkUi();
    case CancelWay::MasterPage:
        return requestAtMaster();
    case CancelWay::Submissions:
        return requestSubmission();
    case CancelWay::ResourceManager:
        return requestAtYarn();
    case CancelWay::SparkSubmit:
        return requestBySparkSubmit();
    case CancelWay::Process:
        return requestProcess();
    }
}

// ---- ways

void CancelRun::requestByListener()
{
    const CancelTarget &target = m_plan.target;
    const QString reason = m_reason.isEmpty() ? u"from Cinderscope"_s : m_reason;
    QList<QJsonObject> commands;
    switch (target.kind) {
    case Kind::Stage:
        commands.append({{u"do"_s, u"cancelStage"_s}, {u"stage"_s, qint64(target.id)}, {u"reason"_s, reason}});
        break;
    case Kind::Task:
        commands.append(
            {{u"do"_s, u"killTask"_s}, {u"task"_s, qint64(target.id)}, {u"interrupt"_s, true}, {u"reason"_s, reason}});
        break;
    case Kind::AllJobs:
        commands.append({{u"do"_s, u"cancelAll"_s}});
        break;
    case Kind::Group:
    case Kind::Query:
        commands.append({{u"do"_s, u"cancelGroup"_s}, {u"group"_s, target.name}, {u"reason"_s, reason}});
        break;
    default: // a tag too: Spark before 3.5 has no command for them, and its jobs are known
        for (const std::int32_t job : m_jobs.empty() ? std::set{std::int32_t(target.id)} : m_jobs)
            commands.append({{u"do"_s, u"cancelJob"_s}, {u"job"_s, job}, {u"reason"_s, reason}});
    }
    if (!m_commander)
        return wayFailed({ErrorCode::Unsupported, "no listener is connected", {}});
    m_replies = int(commands.size());
    m_lastError.reset();
    for (const QJsonObject &command : commands) {
        m_commander(command, [this, alive = m_alive](const Result<QJsonObject> &reply) {
            if (!*alive || m_step != Step::Requesting || m_way != CancelWay::Listener)
                return;
            if (!reply)
                m_lastError = reply.error();
            else if (!(*reply)["ok"_L1].toBool())
                m_lastError = Error{ErrorCode::NoPermission, (*reply)["error"_L1].toString().toStdString(), {}};
            else if (m_plan.target.kind == Kind::Task && (*reply)["result"_L1].toString() == "false"_L1)
                m_lastError = Error{ErrorCode::NotFound, "Spark does not know a running task of that number", {}};
            if (--m_replies > 0)
                return;
            if (!m_lastError || m_lastError->code == ErrorCode::Timeout) // a late one may still take effect
                return accepted();
            wayFailed(*m_lastError);
        });
    }
}

void CancelRun::requestBySparkUi()
{
    if (!m_ui)
        m_ui = std::make_unique<KillClient>(m_site.ui, m_site.uiAccess, m_settings.requestMs);
    const auto done = [this](const Result<void> &result) {
        if (m_step != Step::Requesting || m_way != CancelWay::SparkUi)
            return;
        result ? accepted() : wayFailed(result.error());
    };
    if (m_plan.target.kind == Kind::Stage)
        return m_ui->killWork(u"stages/stage/kill"_s, m_plan.target.id, done);
    m_toRequest = QList<std::int32_t>(m_jobs.begin(), m_jobs.end());
    if (m_toRequest.isEmpty())
        m_toRequest.append(std::int32_t(m_plan.target.id));
    requestNextJob();
}

void CancelRun::requestNextJob()
{
    const std::int32_t job = m_toRequest.takeFirst();
    m_deadline.start(m_settings.requestMs * 2);
    m_ui->killWork(u"jobs/job/kill"_s, job, [this](const Result<void> &result) {
        if (m_step != Step::Requesting || m_way != CancelWay::SparkUi)
            return;
        if (!result && result.error().code != ErrorCode::NotFound)
            return wayFailed(result.error());
        if (m_toRequest.isEmpty())
            accepted(); // also where none runs any more: the snapshots tell how they ended
        else
            requestNextJob();
    });
}

void CancelRun::requestAtMaster()
{
    const bool driver = m_plan.target.kind == Kind::Driver;
    if (!m_master)
        m_master = std::make_unique<KillClient>(m_site.master, m_site.masterAccess, m_settings.requestMs);
    m_master->killAtMaster(driver ? u"driver/kill"_s : u"app/kill"_s,
                           driver ? m_plan.target.name : m_site.application.id, [this](const Result<void> &result) {
                               if (m_step != Step::Requesting)
                                   return;
                               result ? accepted() : wayFailed(result.error());
                           });
}

void CancelRun::requestSubmission()
{
    QUrl base = m_site.submissions;
    if (base.isEmpty()) { // nobody looked: the usual port
        base.setScheme(u"http"_s);
        base.setHost(m_site.master.host());
        base.setPort(6066);
    }
    m_submissions = std::make_unique<SubmissionClient>(base, m_site.masterAccess, m_settings.requestMs);
    m_submissions->kill(m_plan.target.name, [this](const Result<SubmissionClient::Answer> &answer) {
        if (m_step != Step::Requesting)
            return;
        if (!answer)
            return wayFailed(answer.error());
        if (!answer->success) // "has already finished or does not exist"
            return wayFailed({ErrorCode::NotFound, answer->message.toStdString(), {}});
        accepted();
    });
}

void CancelRun::requestAtYarn()
{
    m_yarn =
        std::make_unique<ResourceManagerClient>(resourceManagers(m_site), m_site.masterAccess, m_settings.requestMs);
    m_yarn->kill(m_site.application.id, [this](const Result<QString> &state) {
        if (m_step != Step::Requesting)
            return;
        state ? accepted() : wayFailed(state.error());
    });
}

void CancelRun::requestBySparkSubmit()
{
    m_submit = std::make_unique<SparkSubmitKill>();
    connect(m_submit.get(), &SparkSubmitKill::finished, this, [this](const Result<void> &result) {
        if (m_step != Step::Requesting)
            return;
        result ? accepted() : wayFailed(result.error());
    });
    m_deadline.start(m_settings.submitMs + m_settings.requestMs);
    m_submit->start(m_site.tools.sparkSubmit, QString::fromStdString(m_site.snapshot->app.master), driverPod(m_site),
                    m_settings.submitMs);
}

void CancelRun::requestProcess()
{
    if (!m_site.process || !*m_site.process)
        return wayFailed({ErrorCode::NotFound, "the process is not known", {}});
    const Result<void> sent = terminate(**m_site.process);
    QMetaObject::invokeMethod(
        this, [this, sent] { sent ? accepted() : wayFailed(sent.error()); }, Qt::QueuedConnection);
}

void CancelRun::accepted()
{
    m_accepted = true;
    m_deadline.start(m_plan.target.isWork() ? m_settings.verifyMs : m_settings.verifyApplicationMs);
    setStep(Step::Verifying);
    if (!m_plan.target.isWork() || chases())
        m_poll.start();
    judge();
}

void CancelRun::wayFailed(const Error &error)
{
    m_lastError = error;
    const bool gone = error.code == ErrorCode::NotFound;
    if (gone && m_plan.target.isWork()) {
        QString evidence; // it ended just now: its snapshot is on the way
        if (m_plan.target.kind != Kind::Task && judgeWork(evidence) == Verdict::Open)
            return accepted();
        return finish(CancelOutcome::Kind::AlreadyEnded, evidence);
    }
    // What was said no to is not forced by a signal, and one that answered twice is enough.
    if (!m_ways.isEmpty() && m_ways.first() != CancelWay::Process)
        return nextWay();
    if (gone)
        return finish(CancelOutcome::Kind::AlreadyEnded, detailOf(error));
    const bool refused = error.code == ErrorCode::NoPermission || error.code == ErrorCode::Unauthorized;
    finish(refused ? CancelOutcome::Kind::Refused : CancelOutcome::Kind::Failed, detailOf(error));
}

// ---- what came of it

void CancelRun::takeSnapshot(const SnapshotPtr &snapshot)
{
    if (!snapshot || m_step == Step::Done)
        return;
    m_snapshot = snapshot;
    m_site.snapshot = snapshot;
    if (m_step == Step::Waiting) {
        QString evidence;
        if (const Verdict verdict = judgeWork(evidence); verdict != Verdict::Open)
            return finish(CancelOutcome::Kind::AlreadyEnded, evidence);
        if (!runningJobs(*snapshot, m_plan.target).isEmpty())
            request();
    } else if (m_step == Step::Verifying) {
        judge();
    }
}

bool CancelRun::chases() const
{
    return m_plan.target.kind == Kind::Sql || m_plan.target.kind == Kind::Query;
}

//! Jobs that began after the request and belong to the same query or execution.
void CancelRun::chase()
{
    std::set<std::int32_t> fresh;
    for (const std::int32_t job : runningJobs(*m_snapshot, m_plan.target)) {
        if (m_jobs.count(job) == 0)
            fresh.insert(job);
    }
    if (fresh.empty())
        return;
    m_jobs = fresh;
    m_quietSince = -1;
    m_step = Step::Requesting; // silently: for the person it goes on
    if (*m_way == CancelWay::Listener)
        requestByListener();
    else
        requestBySparkUi();
}

void CancelRun::judge()
{
    if (!m_snapshot || m_step != Step::Verifying)
        return;
    QString evidence;
    const Verdict verdict = judgeWork(evidence);
    if (verdict == Verdict::Ended)
        return finish(CancelOutcome::Kind::Ended, evidence);
    if (verdict == Verdict::Missed)
        return finish(CancelOutcome::Kind::AlreadyEnded, evidence);
    if (chases())
        chase();
}

CancelRun::Verdict CancelRun::judgeWork(QString &evidence)
{
    if (!m_snapshot)
        return Verdict::Open;
    if (m_plan.target.kind != Kind::Driver && m_plan.target.kind != Kind::Application && m_snapshot->app.ended) {
        evidence = u"the application has ended"_s;
        return Verdict::Missed;
    }
    switch (m_plan.target.kind) {
    case Kind::Stage:
        return judgeStage(evidence);
    case Kind::Task:
        return judgeTask(evidence);
    case Kind::Sql:
        return judgeSql(evidence);
    case Kind::Query:
        return judgeQuery(evidence);
    case Kind::Application:
        return judgeApplication(evidence);
    case Kind::Driver:
        return Verdict::Open; // its master tells
    default:
        return judgeJobs(evidence);
    }
}

//! What is not told by snapshots.
void CancelRun::poll()
{
    if (m_step != Step::Verifying)
        return;
    if (m_way == CancelWay::Process && !(*m_site.process)->isAlive())
        return finish(CancelOutcome::Kind::Ended, u"process %1 has ended"_s.arg((*m_site.process)->pid));
    if (m_way == CancelWay::MasterPage && m_master) {
        m_poll.stop(); // until it has answered
        m_master->readStates([this](const Result<KillView> &view) {
            const QString id = m_plan.target.kind == Kind::Driver ? m_plan.target.name : m_site.application.id;
            takeMasterState(view ? view->states.value(id) : QString());
        });
    } else if (m_way == CancelWay::Submissions && m_submissions) {
        m_poll.stop();
        m_submissions->status(m_plan.target.name, [this](const Result<SubmissionClient::Answer> &answer) {
            takeMasterState(answer ? answer->driverState : QString());
        });
    }
    if (m_way == CancelWay::ResourceManager && m_yarn) {
        m_poll.stop();
        m_yarn->state(m_site.application.id, [this](const Result<QString> &state) { takeYarnState(state); });
    }
    if (m_step == Step::Verifying)
        judge(); // time counts too
}

void CancelRun::takeMasterState(const QString &state)
{
    if (m_step != Step::Verifying)
        return;
    if (isFinalState(state)) {
        // FINISHED and FAILED of a driver are ends of its own; an application that unregisters in time is FINISHED.
        const bool own = m_plan.target.kind == Kind::Driver && state != "KILLED"_L1;
        return finish(own ? CancelOutcome::Kind::AlreadyEnded : CancelOutcome::Kind::Ended,
                      u"the master says %1"_s.arg(state));
    }
    m_poll.start();
}

void CancelRun::takeYarnState(const Result<QString> &state)
{
    if (m_step != Step::Verifying)
        return;
    if (state && isFinalYarnState(*state)) // FINISHED and FAILED are ends of its own
        return finish(*state == "KILLED"_L1 ? CancelOutcome::Kind::Ended : CancelOutcome::Kind::AlreadyEnded,
                      u"YARN says %1"_s.arg(*state));
    m_poll.start();
}

void CancelRun::giveUp()
{
    if (m_step == Step::Waiting)
        return finish(CancelOutcome::Kind::StillRunning,
                      u"no job of it was seen in %1 s"_s.arg(m_settings.waitForJobMs / 1000));
    if (m_step == Step::Requesting)
        return finish(CancelOutcome::Kind::Failed, u"no answer"_s);
    finish(CancelOutcome::Kind::StillRunning, m_lastError ? detailOf(*m_lastError) : QString());
}

void CancelRun::finish(CancelOutcome::Kind kind, const QString &detail)
{
    if (m_step == Step::Done)
        return;
    m_deadline.stop();
    m_poll.stop();
    CancelOutcome outcome{kind, m_way, detail, monotonicMs() - m_started, 0, m_ways};
    if (m_snapshot && m_plan.target.isWork()) {
        for (const RunningTask &task : m_snapshot->running) {
            const StageAttempt *stage = m_snapshot->stages.find(task.stage);
            if (stage && m_plan.losses.stages.contains(stage->id))
                ++outcome.stoppingTasks;
        }
        if (m_plan.target.kind == Kind::Task)
            outcome.stoppingTasks = 0;
    }
    m_outcome = outcome;
    m_step = Step::Done;
    // never from within a handler of a client that the receiver may delete with us
    QMetaObject::invokeMethod(
        this,
        [this] {
            Q_EMIT stepped(Step::Done);
            Q_EMIT finished(*m_outcome);
        },
        Qt::QueuedConnection);
}

} // namespace cinderscope
