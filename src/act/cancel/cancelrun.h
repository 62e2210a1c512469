// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancelplan.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>
#include <set>

class QJsonObject;

namespace cinderscope {

class KillClient;
class ResourceManagerClient;
class SparkSubmitKill;
class SubmissionClient;

//! How it came out, as Spark tells of it; nothing is assumed.
struct CancelOutcome
{
    enum class Kind
    {
        Ended,        //!< seen: the job failed as cancelled, the stage failed, the application ended
        AlreadyEnded, //!< it had ended (or ended by itself) before the request could take effect
        StillRunning, //!< the request was taken, and nothing came of it in time
        Refused,      //!< Spark, the master or the system says no
        Failed        //!< the request could not be delivered
    };
    Kind kind = Kind::Failed;
    std::optional<CancelWay> way;   //!< the last that was tried
    QString detail;                 //!< technical: an error's detail, or Spark's words for the end
    qint64 milliseconds = 0;        //!< from start() on
    std::int64_t stoppingTasks = 0; //!< that were still being interrupted then
    QList<CancelWay> others;        //!< open ways that were not tried

    bool isGood() const { return kind == Kind::Ended || kind == Kind::AlreadyEnded; }
};
//! Stable word for logs and JSON: "ended", "alreadyEnded", "stillRunning", "refused", "failed".
QString wordOf(CancelOutcome::Kind kind);

//! Carries a plan out: requested, accepted, seen to have ended (or not). Where a way fails without having done
//! anything, the next open one is tried; never SIGTERM in place of another. One thread with an event loop; once.
class CancelRun : public QObject
{
    Q_OBJECT

public:
    struct Settings
    {
        int requestMs = 30'000;           //!< for each request
        int submitMs = 90'000;            //!< for spark-submit, which is a JVM
        int waitForJobMs = 20'000;        //!< Sql and Query: for a job to cancel, between two jobs there is none
        int verifyMs = 20'000;            //!< work: after the request was taken, until it counts as still running
        int verifyApplicationMs = 60'000; //!< applications, drivers, processes
        int quietMs = 3'000;              //!< Query and Sql where their end is not told: so long no new job
        int pollMs = 500;                 //!< between two looks at a master, a process
    };
    enum class Step
    {
        Idle,
        Waiting,    //!< for a job of the SQL execution or query
        Requesting, //!< way() says how
        Verifying,  //!< accepted
        Done
    };
    //! Sends a command to the listener, as ApplicationFeed::sendCommand() does.
    using Commander =
        std::function<void(const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done)>;

    //! Plan and site as CancelScout and planCancel() made them.
    CancelRun(const CancelPlan &plan, const CancelSite &site, QObject *parent = nullptr);
    CancelRun(const CancelPlan &plan, const CancelSite &site, const Settings &settings, QObject *parent = nullptr);
    ~CancelRun() override;

    //! Must be set where the plan's ways have the listener. It is not called after this object went.
    void setCommander(Commander commander) { m_commander = std::move(commander); }
    //! \a reason: goes to Spark where it takes one; may be empty.
    void start(const QString &reason = {});
    //! Every newer snapshot of the application, before and after start(): they are what verifies.
    void takeSnapshot(const SnapshotPtr &snapshot);

    const CancelPlan &plan() const { return m_plan; }
    const CancelSite &site() const { return m_site; }
    Step step() const { return m_step; }
    std::optional<CancelWay> way() const { return m_way; }
    QString reason() const { return m_reason; }
    const std::optional<CancelOutcome> &outcome() const { return m_outcome; }

Q_SIGNALS:
    void stepped(cinderscope::CancelRun::Step step);
    //! Once; never from within start().
    void finished(const cinderscope::CancelOutcome &outcome);

private:
    enum class Verdict
    {
        Open,
        Ended,
        Missed //!< ended, but not by us
    };
    void begin();
    void setStep(Step step);
    void nextWay();
    void request();
    void requestByListener();
    void requestBySparkUi();
    void requestNextJob();
    void requestAtMaster();
    void requestSubmission();
    void requestAtYarn();
    void requestBySparkSubmit();
    void requestProcess();
    void accepted();
    void wayFailed(const Error &error);
    void judge();
    Verdict judgeWork(QString &evidence);
    Verdict judgeJobs(QString &evidence) const;
    Verdict judgeStage(QString &evidence) const;
    Verdict judgeTask(QString &evidence) const;
    Verdict judgeSql(QString &evidence);
    Verdict judgeQuery(QString &evidence);
    Verdict judgeApplication(QString &evidence) const;
    Verdict whenQuiet(QString &evidence);
    bool chases() const;
    void chase();
    void poll();
    void takeMasterState(const QString &state);
    void takeYarnState(const Result<QString> &state);
    void giveUp();
    void finish(CancelOutcome::Kind kind, const QString &detail = {});

    CancelPlan m_plan;
    CancelSite m_site;
    Settings m_settings;
    Commander m_commander;
    QString m_reason;
    Step m_step = Step::Idle;
    std::optional<CancelWay> m_way;
    QList<CancelWay> m_ways; //!< not tried yet
    std::optional<CancelOutcome> m_outcome;
    SnapshotPtr m_snapshot;
    std::set<std::int32_t> m_jobs;   //!< requested
    QList<std::int32_t> m_toRequest; //!< by the UI, one after the other
    int m_replies = 0;               //!< that are waited for
    std::size_t m_tasksBefore = 0;   //!< ended tasks at the beginning
    std::optional<Error> m_lastError;
    qint64 m_quietSince = -1, m_started = 0;
    bool m_accepted = false;
    std::unique_ptr<KillClient> m_ui, m_master;
    std::unique_ptr<SubmissionClient> m_submissions;
    std::unique_ptr<ResourceManagerClient> m_yarn;
    std::unique_ptr<SparkSubmitKill> m_submit;
    QTimer m_deadline, m_poll;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
};

} // namespace cinderscope
