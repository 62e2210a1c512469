// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelplan.h"

#include "act/cancel/resourcemanager.h"
#include "act/cancel/sparksubmitkill.h"
#include "discovery/endpointurl.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using Kind = CancelTarget::Kind;

QString detailOf(const std::optional<Error> &error)
{
    return error ? QString::fromStdString(error->detail) : QString();
}

CancelOption listenerOption(const CancelTarget &, const CancelSite &site)
{
    return {CancelWay::Listener, site.listening ? WhyNot::None : WhyNot::NoListener, {}};
}

CancelOption uiOption(const CancelTarget &target, const CancelSite &site)
{
    CancelOption option{CancelWay::SparkUi, WhyNot::None, {}};
    if (target.kind == Kind::Task)
        option.why = WhyNot::UiCannot;
    else if (site.ui.isEmpty())
        option.why = WhyNot::NoUi;
    else if (site.snapshot && site.snapshot->environment->sparkProperty("spark.ui.killEnabled") == "false")
        option.why = WhyNot::UiKillDisabled;
    else if (site.uiRight == KillRight::Forbidden)
        option.why = WhyNot::UiForbidden;
    else if (site.uiRight == KillRight::Failed)
        option = {CancelWay::SparkUi, WhyNot::UiUnreachable, detailOf(site.uiError)};
    return option;
}

CancelOption masterOption(const CancelTarget &, const CancelSite &site)
{
    CancelOption option{CancelWay::MasterPage, WhyNot::None, {}};
    if (site.master.isEmpty())
        option.why = WhyNot::NoMaster;
    else if (site.masterRight == KillRight::Forbidden)
        option.why = WhyNot::MasterKillDisabled;
    else if (site.masterRight == KillRight::NotListed)
        option.why = WhyNot::MasterDoesNotKnow;
    else if (site.masterRight == KillRight::Failed)
        option = {CancelWay::MasterPage, WhyNot::MasterUnreachable, detailOf(site.masterError)};
    return option;
}

CancelOption submissionOption(const CancelTarget &, const CancelSite &site)
{
    CancelOption option{CancelWay::Submissions, WhyNot::None, {}};
    if (!site.submissions.isEmpty())
        return option;
    if (site.master.isEmpty())
        option.why = WhyNot::NoMaster;
    else if (site.masterRight == KillRight::Failed)
        option = {CancelWay::Submissions, WhyNot::MasterUnreachable, detailOf(site.masterError)};
    else if (site.masterRight != KillRight::NotAsked)
        option.why = WhyNot::NoSubmissions;
    return option;
}

CancelOption processOption(const CancelTarget &, const CancelSite &site)
{
    CancelOption option{CancelWay::Process, WhyNot::None, {}};
    const bool near = site.listener.isKnown() || (!site.ui.isEmpty() && site.uiAccess.isNear(site.ui));
    if (!near) {
        option.why = WhyNot::NotLocal;
    } else if (site.process && !*site.process) {
        const Error &error = site.process->error();
        option.detail = QString::fromStdString(error.detail);
        option.why = error.code == ErrorCode::NoPermission  ? WhyNot::OtherUser
                     : error.code == ErrorCode::Unsupported ? WhyNot::NotLocal
                                                            : WhyNot::NoProcess;
    }
    return option;
}

CancelOption yarnOption(const CancelSite &site)
{
    CancelOption option{CancelWay::ResourceManager, WhyNot::None, detailOf(site.yarnError)};
    if (resourceManagers(site).isEmpty())
        option.why = WhyNot::Yarn;
    else if (site.yarnRight == KillRight::Forbidden)
        option.why = WhyNot::YarnForbidden;
    else if (site.yarnRight == KillRight::NotListed)
        option.why = WhyNot::YarnDoesNotKnow;
    else if (site.yarnRight == KillRight::Failed)
        option.why = WhyNot::YarnUnreachable;
    return option;
}

CancelOption kubernetesOption(const CancelSite &site)
{
    CancelOption option{CancelWay::SparkSubmit, WhyNot::None, {}};
    if (driverPod(site).isEmpty())
        option.why = WhyNot::Kubernetes;
    else if (site.tools.sparkSubmit.isEmpty())
        option.why = WhyNot::NoSparkSubmit;
    return option;
}

//! Whose application it is, where it is no standalone master's.
WhyNot managerOf(const CancelSite &site)
{
    const std::string master = site.snapshot ? site.snapshot->app.master : std::string();
    if (site.application.id.startsWith("application_"_L1) || master.starts_with("yarn"))
        return WhyNot::Yarn;
    return master.starts_with("k8s") ? WhyNot::Kubernetes : WhyNot::None;
}

CancelOption clusterOption(const CancelTarget &target, const CancelSite &site)
{
    switch (managerOf(site)) {
    case WhyNot::Yarn:
        return yarnOption(site);
    case WhyNot::Kubernetes:
        return kubernetesOption(site);
    default:
        return masterOption(target, site);
    }
}

QList<CancelOption> optionsOf(const CancelTarget &target, const CancelSite &site)
{
    switch (target.kind) {
    case Kind::Application:
        return {clusterOption(target, site), processOption(target, site)};
    case Kind::Driver:
        return {masterOption(target, site), submissionOption(target, site)};
    default:
        return {listenerOption(target, site), uiOption(target, site)};
    }
}

bool hasEnded(const Snapshot &snapshot, const CancelTarget &target)
{
    switch (target.kind) {
    case Kind::Job: {
        const Job *job = snapshot.jobs.find(snapshot.jobRow(std::int32_t(target.id)));
        return job && job->status != JobStatus::Running;
    }
    case Kind::Stage: {
        if (target.attempt < 0)
            return false;
        const StageAttempt *stage = snapshot.stages.find(snapshot.stageRow(std::int32_t(target.id), target.attempt));
        return stage && stage->status != StageStatus::Running && stage->status != StageStatus::Pending;
    }
    case Kind::Sql: {
        const SqlExecution *sql = snapshot.sqlExecutions.find(snapshot.sqlRow(target.id));
        return sql && sql->status != SqlStatus::Running;
    }
    case Kind::Query:
        for (std::size_t row = 0; row < snapshot.streamingQueries.size(); ++row) {
            const StreamingQuery &query = snapshot.streamingQueries[row];
            if (snapshot.text(query.runId) == target.name.toStdString())
                return query.terminated != kNoTime;
        }
        return false;
    default:
        return false;
    }
}

bool isUnknown(const Snapshot &snapshot, const CancelTarget &target)
{
    const auto id = std::int32_t(target.id);
    if (target.kind == Kind::Job)
        return snapshot.jobRow(id) == kNoRow;
    return target.kind == Kind::Stage && snapshot.stageRow(id, std::max(0, target.attempt)) == kNoRow;
}

//! Reasons that hold for all ways.
WhyNot generalReason(const CancelTarget &target, const CancelSite &site)
{
    if (site.recording)
        return WhyNot::Recording;
    if (target.kind == Kind::Driver)
        return WhyNot::None;
    if (site.ended || (site.snapshot && site.snapshot->app.ended))
        return WhyNot::Ended;
    if (site.snapshot && hasEnded(*site.snapshot, target))
        return WhyNot::Ended;
    return WhyNot::None;
}

} // namespace

QString wordOf(CancelWay way)
{
    switch (way) {
    case CancelWay::Listener:
        return u"listener"_s;
    case CancelWay::SparkUi:
        return u"sparkUi"_s;
    case CancelWay::MasterPage:
        return u"masterPage"_s;
    case CancelWay::Submissions:
        return u"submissions"_s;
    case CancelWay::ResourceManager:
        return u"resourceManager"_s;
    case CancelWay::SparkSubmit:
        return u"sparkSubmit"_s;
    case CancelWay::Process:
        return u"process"_s;
    }
    return {};
}

QString wordOf(WhyNot why)
{
    static const QHash<WhyNot, QString> words{
        {WhyNot::Recording, u"recording"_s},
        {WhyNot::Ended, u"ended"_s},
        {WhyNot::NothingRuns, u"nothingRuns"_s},
        {WhyNot::NoSuch, u"noSuch"_s},
        {WhyNot::NoListener, u"noListener"_s},
        {WhyNot::ListenerCannot, u"listenerCannot"_s},
        {WhyNot::NoUi, u"noUi"_s},
        {WhyNot::UiCannot, u"uiCannot"_s},
        {WhyNot::UiKillDisabled, u"uiKillDisabled"_s},
        {WhyNot::UiForbidden, u"uiForbidden"_s},
        {WhyNot::UiUnreachable, u"uiUnreachable"_s},
        {WhyNot::NoMaster, u"noMaster"_s},
        {WhyNot::MasterKillDisabled, u"masterKillDisabled"_s},
        {WhyNot::MasterDoesNotKnow, u"masterDoesNotKnow"_s},
        {WhyNot::MasterUnreachable, u"masterUnreachable"_s},
        {WhyNot::NoSubmissions, u"noSubmissions"_s},
        {WhyNot::NotLocal, u"notLocal"_s},
        {WhyNot::NoProcess, u"noProcess"_s},
        {WhyNot::OtherUser, u"otherUser"_s},
        {WhyNot::Yarn, u"yarn"_s},
        {WhyNot::YarnForbidden, u"yarnForbidden"_s},
        {WhyNot::YarnDoesNotKnow, u"yarnDoesNotKnow"_s},
        {WhyNot::YarnUnreachable, u"yarnUnreachable"_s},
        {WhyNot::Kubernetes, u"kubernetes"_s},
        {WhyNot::NoSparkSubmit, u"noSparkSubmit"_s},
    };
    return words.value(why);
}

ClusterTools ClusterTools::of(const QProcessEnvironment &environment)
{
    return {ownResourceManagers(environment), SparkSubmitKill::program(environment)};
}

const ClusterTools &ClusterTools::ofThisComputer()
{
    static const ClusterTools tools = of(QProcessEnvironment::systemEnvironment());
    return tools;
}

QList<QUrl> resourceManagers(const CancelSite &site)
{
    return resourceManagers(site.snapshot.get(), site.ui, site.tools.resourceManagers);
}

QString driverPod(const CancelSite &site)
{
    if (!site.snapshot)
        return {};
    const auto property = [&site](std::string_view key) {
        return QString::fromStdString(std::string(site.snapshot->environment->sparkProperty(key)));
    };
    const QString pod = property("spark.kubernetes.driver.pod.name"), space = property("spark.kubernetes.namespace");
    // of Kubernetes' names (RFC 1123); a star would mean all that begin so
    static const QRegularExpression name(u"^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$"_s);
    if (!name.match(pod).hasMatch() || (!space.isEmpty() && !name.match(space).hasMatch()))
        return {};
    return (space.isEmpty() ? u"default"_s : space) + u':' + pod;
}

std::optional<CancelWay> CancelPlan::way() const
{
    const QList<CancelWay> open = ways();
    return open.isEmpty() ? std::nullopt : std::optional(open.first());
}

QList<CancelWay> CancelPlan::ways() const
{
    QList<CancelWay> open;
    for (const CancelOption &option : options) {
        if (option.isOpen())
            open.append(option.way);
    }
    return isPossible() ? open : QList<CancelWay>();
}

CancelOption firstOption(const CancelTarget &target, const CancelSite &site)
{
    CancelOption result;
    result.why = generalReason(target, site);
    const QList<CancelOption> options = optionsOf(target, site);
    if (result.why != WhyNot::None || options.isEmpty())
        return result;
    for (const CancelOption &option : options) {
        if (option.isOpen())
            return option;
    }
    // The last one's reason is the nearest to what helps: the way that everybody has was closed by somebody.
    result = options.last();
    if (target.kind == Kind::Task)
        result = options.first();
    if (target.kind == Kind::Application && (!site.master.isEmpty() || managerOf(site) != WhyNot::None))
        result = options.first();
    return result;
}

CancelPlan planCancel(const CancelTarget &target, const CancelSite &site)
{
    CancelPlan plan;
    plan.target = target;
    const CancelOption first = firstOption(target, site);
    plan.why = first.why;
    plan.detail = first.detail;
    plan.options = optionsOf(target, site);
    if (site.snapshot)
        plan.losses = lossesOf(*site.snapshot, target);
    if (plan.isPossible() && site.snapshot && isUnknown(*site.snapshot, target))
        plan.why = WhyNot::NoSuch;
    const bool waits = target.kind == Kind::Sql || target.kind == Kind::Query; // for their next job
    if (plan.isPossible() && site.snapshot && target.isWork() && target.kind != Kind::Stage && !waits &&
        plan.losses.isEmpty())
        plan.why = WhyNot::NothingRuns;
    return plan;
}

} // namespace cinderscope
