// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/canceltext.h"

#include "core/units.h"

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

std::string plain(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::StripTrailingSlash).toStdString();
}

std::string counted(std::int64_t count, const char *one, const char *many)
{
    return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

template <class Number>
std::string listed(const QList<Number> &ids)
{
    constexpr qsizetype kMost = 8;
    std::string text;
    for (qsizetype i = 0; i < std::min(kMost, ids.size()); ++i)
        text += (i == 0 ? "" : ", ") + std::to_string(ids[i]);
    return ids.size() > kMost ? text + " and " + std::to_string(ids.size() - kMost) + " more" : text;
}

std::string withDetail(std::string sentence, const QString &detail, const char *cure)
{
    if (!detail.isEmpty())
        sentence += ": " + detail.toStdString();
    return sentence + ". " + cure;
}

//! "Job 3 has ended", "All jobs have ended".
std::string subject(const CancelTarget &target)
{
    std::string text = target.text().toStdString();
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = char(text[0] - 'a' + 'A');
    return text;
}

} // namespace

std::string wayText(CancelWay way, const CancelSite &site)
{
    switch (way) {
    case CancelWay::Listener:
        return "by the listener in its driver";
    case CancelWay::SparkUi:
        return "by a kill request to Spark's UI at " + plain(site.ui);
    case CancelWay::MasterPage:
        return "by a kill request to the master at " + plain(site.master);
    case CancelWay::Submissions:
        return "by the master's submission server at " + plain(site.submissions);
    case CancelWay::ResourceManager:
        return "by YARN's ResourceManager at " + plain(resourceManagers(site).value(0));
    case CancelWay::SparkSubmit:
        return "by spark-submit --kill " + driverPod(site).toStdString();
    case CancelWay::Process:
        return site.process && *site.process
                   ? "by SIGTERM to process " + std::to_string((*site.process)->pid) + " on this computer"
                   : std::string("by SIGTERM to its process on this computer");
    }
    return {};
}

namespace {

//! For kubectl.
std::string podText(const CancelSite &site)
{
    const QString pod = driverPod(site);
    return "-n " + pod.section(u':', 0, 0).toStdString() + ' ' + pod.section(u':', 1).toStdString();
}

std::string whyNotApplication(const CancelOption &option, const CancelSite &site)
{
    switch (option.why) {
    case WhyNot::NoMaster:
        return "No standalone master is known for it. Name the master's page.";
    case WhyNot::MasterKillDisabled:
        return "The master's page shows no kill link for it: spark.ui.killEnabled of the master is false, or its ACLs "
               "do "
               "not name this user. Ask who runs the cluster.";
    case WhyNot::MasterDoesNotKnow:
        return "The master at " + plain(site.master) + " does not list it as running.";
    case WhyNot::MasterUnreachable:
        return withDetail("The master at " + plain(site.master) + " cannot be asked", option.detail,
                          "Check the address and the way to it.");
    case WhyNot::NoSubmissions:
        return "The master has no submission server (spark.master.rest.enabled=false).";
    case WhyNot::NotLocal:
        return "It belongs to no standalone cluster that is known, and its driver does not run on this computer. Name "
               "the page of its master, or end the driver's process where it runs.";
    case WhyNot::NoProcess:
        return withDetail("The driver's process cannot be named for sure", option.detail,
                          "End it where it was started.");
    case WhyNot::OtherUser:
        return "The driver's process belongs to another user, who alone can end it.";
    case WhyNot::Yarn:
        return "It runs on YARN, and the address of its ResourceManager is not known. Set HADOOP_CONF_DIR to the "
               "folder "
               "that has yarn-site.xml; or do it there: yarn application -kill " +
               site.application.id.toStdString();
    case WhyNot::YarnForbidden:
        return withDetail("YARN's ResourceManager refuses this user", option.detail,
                          "Log in to the cluster (kinit) and use yarn application -kill.");
    case WhyNot::YarnDoesNotKnow:
        return "YARN's ResourceManager at " + plain(resourceManagers(site).value(0)) + " does not list it as running.";
    case WhyNot::YarnUnreachable:
        return withDetail("YARN's ResourceManager at " + plain(resourceManagers(site).value(0)) + " cannot be asked",
                          option.detail, "Check the address and the way to it.");
    case WhyNot::Kubernetes:
        return "It runs on Kubernetes, and its driver in no pod that is known (spark.kubernetes.driver.pod.name). End "
               "the driver's process where it runs.";
    case WhyNot::NoSparkSubmit:
        return "It runs on Kubernetes, which is asked by spark-submit, and there is none here. Set SPARK_HOME, or: "
               "kubectl delete pod " +
               podText(site);
    default:
        return {};
    }
}

} // namespace

std::string whyNotText(const CancelOption &option, const CancelTarget &target, const CancelSite &site)
{
    switch (option.why) {
    case WhyNot::None:
        return {};
    case WhyNot::Recording:
        return "This is a recording: nothing runs there any more.";
    case WhyNot::Ended:
        return target.isWork() ? subject(target) + " has ended already." : "The application has ended already.";
    case WhyNot::NothingRuns:
        return "Nothing of it runs now.";
    case WhyNot::NoSuch:
        return "The application knows no " + target.text().toStdString() + ", or has forgotten it.";
    case WhyNot::NoListener:
        return target.kind == CancelTarget::Kind::Task ? "Only Cinderscope's listener in the driver can end a single "
                                                         "task, and none is connected. Start the "
                                                         "application with the listener, or end the stage."
                                                       : "Cinderscope's listener is not connected.";
    case WhyNot::ListenerCannot:
        return "The listener has no command for that.";
    case WhyNot::NoUi:
        return "Neither Cinderscope's listener nor a UI of its driver can be asked. Start the application with the "
               "listener, or with spark.ui.enabled=true.";
    case WhyNot::UiCannot:
        return "Spark's UI cannot end a single task.";
    case WhyNot::UiKillDisabled:
        return "The application was started with spark.ui.killEnabled=false, so its UI ends nothing. Start it with "
               "Cinderscope's listener, which does not need that, or cancel it where it was started.";
    case WhyNot::UiForbidden:
        return "Spark's UI shows no kill links to this user: spark.modify.acls does not name the user, or "
               "spark.ui.killEnabled is false. Ask the owner of the application.";
    case WhyNot::UiUnreachable:
        return withDetail("Spark's UI at " + plain(site.ui) + " cannot be asked", option.detail,
                          "Check the address and the way to it.");
    default:
        return whyNotApplication(option, site);
    }
    return {};
}

std::string lossText(const CancelLosses &losses, const CancelTarget &target)
{
    std::string text;
    if (target.kind == CancelTarget::Kind::Application && losses.executors > 0)
        text += counted(losses.executors, "executor", "executors") + " will be given back. ";
    if (!losses.jobs.isEmpty() && target.kind != CancelTarget::Kind::Job)
        text +=
            counted(losses.jobs.size(), "running job", "running jobs") + " will fail (" + listed(losses.jobs) + "). ";
    if (losses.runningTasks > 0) {
        text += counted(losses.runningTasks, "running task", "running tasks") + " will be stopped";
        if (losses.doneTasks > 0)
            text += ", " + counted(losses.doneTasks, "finished one", "finished ones") + " of the same stages are lost";
        text += ". ";
    }
    if (!losses.otherJobs.isEmpty())
        text += "Several jobs need this stage, and all of them fail. ";
    if (!losses.sharedStages.isEmpty())
        text += "Stages that other jobs need go on (" + listed(losses.sharedStages) + "). ";
    if (!losses.sqlExecutions.isEmpty())
        text += "SQL executions that fail with it: " + listed(losses.sqlExecutions) + ". ";
    for (const QString &query : losses.queries)
        text += "Streaming query " + query.toStdString() + " will end with an error. ";
    if (!text.empty())
        text.pop_back();
    return text;
}

std::string outcomeText(const CancelOutcome &outcome, const CancelTarget &target)
{
    const std::string detail = outcome.detail.isEmpty() ? "" : ": " + outcome.detail.toStdString();
    using Kind = CancelTarget::Kind;
    const bool many = target.kind == Kind::AllJobs || target.kind == Kind::Jobs || target.kind == Kind::Tag;
    switch (outcome.kind) {
    case CancelOutcome::Kind::Ended: {
        std::string text = subject(target) + (many ? " have" : " has") + " ended" + detail + '.';
        if (outcome.stoppingTasks > 0)
            text += " " + counted(outcome.stoppingTasks, "task", "tasks") + " had not stopped yet.";
        return text;
    }
    case CancelOutcome::Kind::AlreadyEnded:
        return subject(target) + " had ended before the request took effect" + detail + '.';
    case CancelOutcome::Kind::StillRunning:
        return "The request was taken, but " + target.text().toStdString() + (many ? " still run" : " still runs") +
               detail + '.';
    case CancelOutcome::Kind::Refused:
        return subject(target) + (many ? " were" : " was") + " not ended: the request was refused" + detail + '.';
    case CancelOutcome::Kind::Failed:
        return subject(target) + (many ? " were" : " was") + " not ended: the request could not be delivered" + detail +
               '.';
    }
    return {};
}

} // namespace cinderscope
