// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingtext.h"

#include "gui/base/format.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace cinderscope::actingtext {

namespace {

using Kind = CancelTarget::Kind;

struct Acting
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::Acting)
};

QString plain(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash);
}

//! A name of Spark or a person in a sentence: one line, not endless.
QString shortName(const QString &name)
{
    constexpr qsizetype kMost = 60;
    const QString line = name.simplified();
    return line.size() <= kMost ? line : line.left(kMost - 1) + u'…';
}

//! "In [3]" of the tag or group that marks the jobs of a notebook cell ("cinderscope-cell:3:…"); empty for others.
QString cellName(const CancelTarget &target)
{
    if ((target.kind != CancelTarget::Kind::Tag && target.kind != CancelTarget::Kind::Group) ||
        !target.name.startsWith("cinderscope-cell:"_L1))
        return {};
    return u"In ["_s + target.name.section(u':', 1, 1).left(12) + u']';
}

template <class Number>
QString listed(const QList<Number> &ids)
{
    constexpr qsizetype kMost = 6;
    QStringList texts;
    for (qsizetype i = 0; i < std::min(kMost, ids.size()); ++i)
        texts.append(QString::number(ids[i]));
    const QString text = texts.join(u", "_s);
    return ids.size() <= kMost ? text : Acting::tr("%1 and %n more", "ids", int(ids.size() - kMost)).arg(text);
}

//! "3, 5 and 9 more".
QString jobList(const CancelTarget &target)
{
    QList<int> ids;
    for (const QString &id : target.name.split(u','))
        ids += id.toInt();
    return listed(ids);
}

} // namespace

QString action(const CancelTarget &target)
{
    if (const QString cell = cellName(target); !cell.isEmpty())
        return Acting::tr("Cancel all jobs of cell %1…").arg(cell);
    switch (target.kind) {
    case Kind::Job:
        return Acting::tr("Cancel job %1…").arg(target.id);
    case Kind::Stage:
        return Acting::tr("Cancel stage %1…").arg(target.id);
    case Kind::Task:
        return Acting::tr("Kill task %1…").arg(target.id);
    case Kind::Group:
        return Acting::tr("Cancel all jobs of group “%1”…").arg(shortName(target.name));
    case Kind::Tag:
        return Acting::tr("Cancel all jobs with tag “%1”…").arg(shortName(target.name));
    case Kind::Sql:
        return Acting::tr("Cancel SQL execution %1…").arg(target.id);
    case Kind::Query:
        return Acting::tr("Stop the streaming query…");
    case Kind::Jobs:
        return Acting::tr("Cancel jobs %1…").arg(jobList(target));
    case Kind::AllJobs:
        return Acting::tr("Cancel all jobs…");
    case Kind::Application:
        return Acting::tr("Stop the application…");
    case Kind::Driver:
        return Acting::tr("Kill driver %1…").arg(target.name);
    }
    return {};
}

QString question(const CancelTarget &target)
{
    if (const QString cell = cellName(target); !cell.isEmpty())
        return Acting::tr("Cancel all jobs of cell %1?").arg(cell);
    switch (target.kind) {
    case Kind::Job:
        return Acting::tr("Cancel job %1?").arg(target.id);
    case Kind::Stage:
        return Acting::tr("Cancel stage %1?").arg(target.id);
    case Kind::Task:
        return Acting::tr("Kill task %1?").arg(target.id);
    case Kind::Group:
        return Acting::tr("Cancel all jobs of group “%1”?").arg(shortName(target.name));
    case Kind::Tag:
        return Acting::tr("Cancel all jobs with tag “%1”?").arg(shortName(target.name));
    case Kind::Sql:
        return Acting::tr("Cancel SQL execution %1?").arg(target.id);
    case Kind::Query:
        return Acting::tr("Stop the streaming query?");
    case Kind::Jobs:
        return Acting::tr("Cancel jobs %1?").arg(jobList(target));
    case Kind::AllJobs:
        return Acting::tr("Cancel all jobs?");
    case Kind::Application:
        return Acting::tr("Stop the application?");
    case Kind::Driver:
        return Acting::tr("Kill driver %1?").arg(target.name);
    }
    return {};
}

QString button(const CancelTarget &target)
{
    switch (target.kind) {
    case Kind::Job:
        return Acting::tr("Cancel the &job");
    case Kind::Stage:
        return Acting::tr("Cancel the &stage");
    case Kind::Task:
        return Acting::tr("Kill the &task");
    case Kind::Group:
    case Kind::Tag:
    case Kind::Jobs:
    case Kind::AllJobs:
        return Acting::tr("Cancel the &jobs");
    case Kind::Sql:
        return Acting::tr("Cancel the &execution");
    case Kind::Query:
        return Acting::tr("Stop the &query");
    case Kind::Application:
        return Acting::tr("Stop the &application");
    case Kind::Driver:
        return Acting::tr("Kill the &driver");
    }
    return {};
}

QString refusal(const CancelTarget &target)
{
    const bool many = target.kind == Kind::AllJobs || target.kind == Kind::Group || target.kind == Kind::Tag ||
                      target.kind == Kind::Jobs;
    return many ? Acting::tr("&Keep them running") : Acting::tr("&Keep it running");
}

QString subject(const CancelTarget &target)
{
    if (const QString cell = cellName(target); !cell.isEmpty())
        return Acting::tr("Cell %1").arg(cell);
    switch (target.kind) {
    case Kind::Job:
        return Acting::tr("Job %1").arg(target.id);
    case Kind::Stage:
        return Acting::tr("Stage %1").arg(target.id);
    case Kind::Task:
        return Acting::tr("Task %1").arg(target.id);
    case Kind::Group:
        return Acting::tr("Job group “%1”").arg(shortName(target.name));
    case Kind::Tag:
        return Acting::tr("Tag “%1”").arg(shortName(target.name));
    case Kind::Sql:
        return Acting::tr("SQL execution %1").arg(target.id);
    case Kind::Query:
        return Acting::tr("The streaming query");
    case Kind::Jobs:
        return Acting::tr("Jobs %1").arg(jobList(target));
    case Kind::AllJobs:
        return Acting::tr("All jobs");
    case Kind::Application:
        return Acting::tr("The application");
    case Kind::Driver:
        return Acting::tr("Driver %1").arg(target.name);
    }
    return {};
}

int number(const CancelTarget &target)
{
    return target.kind == Kind::AllJobs || (target.kind == Kind::Jobs && target.name.contains(u',')) ? 2 : 1;
}

QString way(CancelWay way, const CancelSite &site)
{
    switch (way) {
    case CancelWay::Listener:
        return Acting::tr("Cinderscope's listener in its driver");
    case CancelWay::SparkUi:
        return Acting::tr("a kill request to Spark's UI at %1").arg(plain(site.ui));
    case CancelWay::MasterPage:
        return Acting::tr("a kill request to the master at %1").arg(plain(site.master));
    case CancelWay::Submissions:
        return Acting::tr("the master's submission server at %1").arg(plain(site.submissions));
    case CancelWay::ResourceManager:
        return Acting::tr("a request to YARN's ResourceManager at %1").arg(plain(resourceManagers(site).value(0)));
    case CancelWay::SparkSubmit:
        return Acting::tr("spark-submit --kill %1, which deletes its driver's pod").arg(driverPod(site));
    case CancelWay::Process:
        return site.process && *site.process
                   ? Acting::tr("the signal SIGTERM to process %1 of this computer").arg((*site.process)->pid)
                   : Acting::tr("the signal SIGTERM to its process on this computer");
    }
    return {};
}

namespace {

QString unreachable(const QString &sentence, const QString &detail)
{
    const QString cure = Acting::tr("Check the address and the way to it.");
    const QString what = detail.isEmpty() ? QString() : QString(u" ("_s + detail + u')');
    return sentence + what + u' ' + cure;
}

QString whyNotApplication(const CancelOption &option, const CancelSite &site)
{
    switch (option.why) {
    case WhyNot::NoMaster:
        return Acting::tr("No standalone master is known for it. Add the cluster by its master's address.");
    case WhyNot::MasterKillDisabled:
        return Acting::tr(
            "The master's page offers nothing to kill: spark.ui.killEnabled of the master is false, or its "
            "ACLs do not name this user. Ask who runs the cluster.");
    case WhyNot::MasterDoesNotKnow:
        return Acting::tr("The master at %1 does not list it as running.").arg(plain(site.master));
    case WhyNot::MasterUnreachable:
        return unreachable(Acting::tr("The master at %1 cannot be asked.").arg(plain(site.master)), option.detail);
    case WhyNot::NoSubmissions:
        return Acting::tr("The master has no submission server (spark.master.rest.enabled is false).");
    case WhyNot::NotLocal:
        return Acting::tr("It belongs to no standalone cluster that is known, and its driver does not run on this "
                          "computer. Add its cluster, or end the driver's process where it runs.");
    case WhyNot::NoProcess:
        return Acting::tr("Its driver's process cannot be named for sure (%1). End it where it was started.")
            .arg(option.detail);
    case WhyNot::OtherUser:
        return Acting::tr("Its driver's process belongs to another user, who alone can end it.");
    case WhyNot::Yarn:
        return Acting::tr(
                   "It runs on YARN, and the address of its ResourceManager is not known. Set HADOOP_CONF_DIR to "
                   "the folder that has yarn-site.xml, or end it in a terminal there: %1")
            .arg(u"yarn application -kill "_s + site.application.id);
    case WhyNot::YarnForbidden:
        return Acting::tr(
                   "YARN's ResourceManager refuses this user (%1). Log in to the cluster in a terminal and use: %2")
            .arg(option.detail, u"yarn application -kill "_s + site.application.id);
    case WhyNot::YarnDoesNotKnow:
        return Acting::tr("YARN's ResourceManager at %1 does not list it as running.")
            .arg(plain(resourceManagers(site).value(0)));
    case WhyNot::YarnUnreachable:
        return unreachable(
            Acting::tr("YARN's ResourceManager at %1 cannot be asked.").arg(plain(resourceManagers(site).value(0))),
            option.detail);
    case WhyNot::Kubernetes:
        return Acting::tr(
            "It runs on Kubernetes, and its driver in no pod that is known. End the driver's process where "
            "it runs.");
    case WhyNot::NoSparkSubmit:
        return Acting::tr("It runs on Kubernetes, which spark-submit asks, and there is none on this computer. Set "
                          "SPARK_HOME, or delete the pod %1 with kubectl.")
            .arg(driverPod(site));
    default:
        return {};
    }
}

} // namespace

QString whyNot(const CancelOption &option, const CancelTarget &target, const CancelSite &site)
{
    switch (option.why) {
    case WhyNot::None:
        return {};
    case WhyNot::Recording:
        return Acting::tr("This is a recording: nothing runs there any more.");
    case WhyNot::Ended:
        return Acting::tr("%1 has ended already.", "Job 3", number(target)).arg(subject(target));
    case WhyNot::NothingRuns:
        return Acting::tr("Nothing of it runs now.");
    case WhyNot::NoSuch:
        return Acting::tr("The application does not know it, or has forgotten it.");
    case WhyNot::NoListener:
        return Acting::tr(
            "Only Cinderscope's listener in the driver can end a single task, and none is connected. Start "
            "the application with the listener, or cancel the stage.");
    case WhyNot::ListenerCannot:
        return Acting::tr("The listener has no command for that.");
    case WhyNot::NoUi:
        return Acting::tr(
            "Neither Cinderscope's listener nor a UI of its driver can be asked. Start the application with "
            "the listener, or with spark.ui.enabled=true.");
    case WhyNot::UiCannot:
        return Acting::tr("Spark's UI cannot end a single task.");
    case WhyNot::UiKillDisabled:
        return Acting::tr("The application was started with spark.ui.killEnabled=false, so its UI ends nothing. With "
                          "Cinderscope's listener it would be possible.");
    case WhyNot::UiForbidden:
        return Acting::tr("Spark's UI offers nothing to kill: spark.modify.acls does not name this user, or "
                          "spark.ui.killEnabled is false. Ask the owner of the application.");
    case WhyNot::UiUnreachable:
        return unreachable(Acting::tr("Spark's UI at %1 cannot be asked.").arg(plain(site.ui)), option.detail);
    default:
        return whyNotApplication(option, site);
    }
}

QStringList losses(const CancelLosses &losses, const CancelTarget &target)
{
    QStringList lines;
    if (target.kind == Kind::Application) {
        if (losses.since != kNoTime && losses.executors >= 0)
            lines += Acting::tr("It runs since %1.").arg(format::timeOrDate(losses.since));
        if (losses.executors > 0)
            lines += Acting::tr("%n executor(s) are given back.", nullptr, int(losses.executors));
        if (losses.cachedBytes > 0)
            lines += Acting::tr("Cached data of %1 are lost.").arg(format::bytes(losses.cachedBytes));
    }
    if (!losses.jobs.isEmpty() && target.kind != Kind::Job)
        lines += Acting::tr("%n running job(s) fail: %1.", nullptr, int(losses.jobs.size())).arg(listed(losses.jobs));
    if (losses.runningTasks > 0)
        lines += Acting::tr("%n running task(s) are stopped; they have worked for %1 in all.", nullptr,
                            int(losses.runningTasks))
                     .arg(format::duration(losses.taskMs));
    if (losses.doneTasks > 0)
        lines +=
            Acting::tr("%n finished task(s) of the same stages are lost, unless their shuffle files are used again.",
                       nullptr, int(losses.doneTasks));
    if (!losses.otherJobs.isEmpty())
        lines += Acting::tr("More than one job needs this stage, and each of them fails.");
    if (!losses.sharedStages.isEmpty())
        lines += Acting::tr("Stages that other jobs need as well go on: %1.").arg(listed(losses.sharedStages));
    if (!losses.sqlExecutions.isEmpty() && target.kind != Kind::Sql)
        lines += Acting::tr("%n SQL execution(s) fail with it: %1.", nullptr, int(losses.sqlExecutions.size()))
                     .arg(listed(losses.sqlExecutions));
    for (const QString &query : losses.queries)
        lines += Acting::tr("Streaming query “%1” ends with an error.").arg(shortName(query));
    if (target.kind == Kind::Task)
        lines += Acting::tr("Spark starts another attempt of it; the kill does not count as a failure.");
    if (target.kind == Kind::Driver)
        lines += Acting::tr("The application that it runs ends with it.");
    return lines;
}

QString progress(CancelRun::Step step, const CancelTarget &target, const std::optional<CancelWay> &by,
                 const CancelSite &site)
{
    if (step == CancelRun::Step::Waiting)
        return Acting::tr("%1: waiting for its next job.", "SQL execution 3").arg(subject(target));
    if (step == CancelRun::Step::Verifying)
        return Acting::tr("%1: the request was taken, waiting for the end.", "Job 3").arg(subject(target));
    return by ? Acting::tr("%1 is being ended by %2.", "Job 3, a kill request to …", number(target))
                    .arg(subject(target), way(*by, site))
              : Acting::tr("%1: looking at what is possible.", "Job 3").arg(subject(target));
}

Message outcome(const CancelOutcome &outcome, const CancelTarget &target, const CancelSite &site)
{
    Message message;
    message.details = outcome.detail;
    const QString what = subject(target);
    switch (outcome.kind) {
    case CancelOutcome::Kind::Ended:
        message.severity = Severity::Success;
        message.what = Acting::tr("%1 was ended, as Spark confirms.", "Job 3", number(target)).arg(what);
        if (outcome.stoppingTasks > 0)
            message.cause = Acting::tr("%n task(s) had not stopped yet.", nullptr, int(outcome.stoppingTasks));
        message.timeoutMs = 8'000;
        break;
    case CancelOutcome::Kind::AlreadyEnded:
        message.severity = Severity::Info;
        message.what = Acting::tr("%1 had ended before the request took effect.", "Job 3", number(target)).arg(what);
        message.timeoutMs = 8'000;
        break;
    case CancelOutcome::Kind::StillRunning:
        message.severity = Severity::Warning;
        message.what = Acting::tr("%1 still runs after %2.", "Job 3, 20 s", number(target))
                           .arg(what, format::duration(outcome.milliseconds));
        message.cause = Acting::tr("The request was taken, and nothing came of it.");
        message.cure = outcome.others.isEmpty()
                           ? Acting::tr("Look at its tasks, or stop the application.")
                           : Acting::tr("Another way is open: %1.").arg(way(outcome.others.first(), site));
        break;
    case CancelOutcome::Kind::Refused:
        message.severity = Severity::Warning;
        message.what = Acting::tr("%1 was not ended.", "Job 3", number(target)).arg(what);
        message.cause = Acting::tr("The request was refused.");
        message.cure = Acting::tr("Ask who has the right to change the application, or who runs the cluster.");
        break;
    case CancelOutcome::Kind::Failed:
        message.severity = Severity::Error;
        message.what = Acting::tr("%1 was not ended.", "Job 3", number(target)).arg(what);
        message.cause = Acting::tr("The request could not be delivered.");
        message.cure = outcome.others.isEmpty()
                           ? Acting::tr("Check the way to it, and try again.")
                           : Acting::tr("Another way is open: %1.").arg(way(outcome.others.first(), site));
        break;
    }
    return message;
}

QString targetWord(const QString &word)
{
    static const QHash<QString, const char *> words{
        {u"job"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Job")},
        {u"stage"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Stage")},
        {u"task"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Task")},
        {u"group"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Job group")},
        {u"tag"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Tag")},
        {u"jobs"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Jobs")},
        {u"sql"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "SQL execution")},
        {u"query"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Streaming query")},
        {u"allJobs"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "All jobs")},
        {u"application"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Application")},
        {u"driver"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Driver")},
    };
    const char *text = words.value(word);
    return text ? Acting::tr(text) : word;
}

QString wayWord(const QString &word)
{
    static const QHash<QString, const char *> words{
        {u"listener"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Listener")},
        {u"sparkUi"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Spark's UI")},
        {u"masterPage"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Master")},
        {u"submissions"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Submission server")},
        {u"resourceManager"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "YARN")},
        {u"sparkSubmit"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "spark-submit")},
        {u"process"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "SIGTERM")},
    };
    const char *text = words.value(word);
    return text ? Acting::tr(text) : word;
}

QString outcomeWord(const QString &word)
{
    static const QHash<QString, const char *> words{
        {u"requested"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Requested")},
        {u"ended"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Ended")},
        {u"alreadyEnded"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Had ended before")},
        {u"stillRunning"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Still running")},
        {u"refused"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Refused")},
        {u"failed"_s, QT_TRANSLATE_NOOP("cinderscope::Acting", "Not delivered")},
    };
    const char *text = words.value(word);
    return text ? Acting::tr(text) : word;
}

} // namespace cinderscope::actingtext
