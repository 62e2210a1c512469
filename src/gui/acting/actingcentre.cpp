// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/acting/actingcentre.h"

#include "act/cancel/cancelscout.h"
#include "gui/acting/actingtext.h"
#include "gui/acting/cancelquestion.h"
#include "gui/base/messagebar.h"

#include <QDeadlineTimer>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr qint64 kRightMs = 60'000;

qint64 monotonicMs()
{
    return QDeadlineTimer::current(Qt::CoarseTimer).deadline();
}

} // namespace

//! One thing that is being ended.
struct ActingCentre::Action
{
    CancelTarget target;
    CancelSite site;
    CancelPlan plan;
    std::shared_ptr<ApplicationSession> session;
    std::unique_ptr<CancelScout> scout;
    std::unique_ptr<CancelRun> run;
    ActionRecord record;
    int message = 0;
    QMetaObject::Connection news;
};

ActingCentre::ActingCentre(MessageBar *messages, QWidget *window, const ActionLog &log)
    : QObject(window), m_messages(messages), m_window(window), m_log(log)
{
}

ActingCentre::~ActingCentre()
{
    for (const auto &action : std::as_const(m_actions))
        disconnect(action->news);
}

CancelSite ActingCentre::known(const CancelSite &site) const
{
    CancelSite result = site;
    if (const auto right = m_rights.constFind(site.ui); right != m_rights.constEnd() && !site.ui.isEmpty()) {
        result.uiRight = right->right == KillRight::Failed ? KillRight::NotAsked : right->right;
        result.uiError = right->error;
    }
    const auto behind = m_behind.constFind(site.application.id);
    if (behind != m_behind.constEnd() && site.listener.isKnown() && behind->peer == site.listener)
        result.process = behind->process;
    return result;
}

CancelOption ActingCentre::option(const CancelTarget &target, const CancelSite &site) const
{
    for (const auto &action : m_actions) {
        if (action->target == target && action->site.application == site.application)
            return {CancelWay::Listener, WhyNot::NothingRuns, u"asked"_s}; // it is under way
    }
    return firstOption(target, known(site));
}

void ActingCentre::keep(const CancelSite &site)
{
    if (site.ui.isEmpty() || site.uiRight == KillRight::NotAsked)
        return;
    Right &right = m_rights[site.ui];
    const bool changed = right.right != site.uiRight;
    right = {site.uiRight, site.uiError, monotonicMs()};
    if (changed)
        Q_EMIT rightsChanged();
}

void ActingCentre::probeProcess(const CancelSite &site)
{
    Behind &behind = m_behind[site.application.id];
    if (behind.peer == site.listener)
        return; // known, or asked for
    behind = {site.listener, {}};
    auto *scout = new CancelScout(this);
    connect(scout, &CancelScout::found, this, [this, scout](const CancelSite &found) {
        scout->deleteLater();
        Behind &asked = m_behind[found.application.id];
        if (!(asked.peer == found.listener))
            return; // it has connected anew
        asked.process = found.process;
        Q_EMIT rightsChanged();
    });
    CancelSite bare = site;
    bare.master.clear(); // nobody else is asked
    scout->look(CancelTarget::application(), bare);
}

void ActingCentre::probe(const CancelSite &site)
{
    if (!site.recording && !site.ended && site.listener.isKnown())
        probeProcess(site);
    if (site.listening || site.recording || site.ended || site.ui.isEmpty())
        return;
    Right &right = m_rights[site.ui];
    const bool known = right.right == KillRight::Allowed || right.right == KillRight::Forbidden;
    if (known || (right.asked != 0 && monotonicMs() - right.asked < kRightMs))
        return;
    right.asked = monotonicMs();
    auto *scout = new CancelScout(this);
    connect(scout, &CancelScout::found, this, [this, scout](const CancelSite &found) {
        keep(found);
        scout->deleteLater();
    });
    scout->look(CancelTarget::allJobs(), site);
}

void ActingCentre::end(const CancelTarget &target, const CancelSite &site,
                       const std::shared_ptr<ApplicationSession> &session)
{
    const CancelOption first = option(target, site);
    if (first.detail == "asked"_L1)
        return;
    auto action = std::make_shared<Action>();
    action->target = target;
    action->site = site;
    action->session = session;
    m_actions.append(action);
    action->scout = std::make_unique<CancelScout>();
    connect(action->scout.get(), &CancelScout::found, this, [this, action](const CancelSite &found) {
        action->site = found;
        if (action->session && action->session->snapshot())
            action->site.snapshot = action->session->snapshot();
        keep(found);
        decide(action);
    });
    action->scout->look(target, site);
}

void ActingCentre::decide(const std::shared_ptr<Action> &action)
{
    action->plan = planCancel(action->target, action->site);
    const WhyNot why = action->plan.why;
    if (why == WhyNot::Ended || why == WhyNot::NothingRuns)
        return act(action, {}); // says so, and is kept
    if (!action->plan.isPossible()) {
        const CancelOption reason{CancelWay::Listener, why, action->plan.detail};
        action->record = ActionRecord::make(u"window"_s, action->plan, action->site, {});
        CancelOutcome outcome;
        outcome.kind = CancelOutcome::Kind::Refused;
        outcome.detail = wordOf(why);
        action->record.setOutcome(outcome, action->site);
        write(action->record);
        m_messages->show({.severity = Severity::Warning,
                          .what = tr("%1 cannot be ended.", "Job 3", actingtext::number(action->target))
                                      .arg(actingtext::subject(action->target)),
                          .cause = actingtext::whyNot(reason, action->target, action->site)});
        forget(action);
        Q_EMIT finished(action->target, outcome);
        return;
    }
    if (CancelQuestion::mayRemember(action->target) && m_unasked.contains(action->site.application.text()))
        return act(action, {});
    ask(action);
}

void ActingCentre::ask(const std::shared_ptr<Action> &action)
{
    auto *question = new CancelQuestion(action->plan, action->site, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::finished, this, [this, action, question](int result) {
        if (result != QDialog::Accepted)
            return forget(action);
        if (question->rememberAnswer())
            m_unasked.insert(action->site.application.text());
        // Some time has passed: what it is about may be over.
        if (action->session && action->session->snapshot())
            action->site.snapshot = action->session->snapshot();
        const CancelPlan now = planCancel(action->target, action->site);
        if (now.isPossible() || now.why == WhyNot::Ended || now.why == WhyNot::NothingRuns)
            action->plan = now;
        act(action, question->reason());
    });
    question->open();
    Q_EMIT asking(question);
}

void ActingCentre::act(const std::shared_ptr<Action> &action, const QString &reason)
{
    action->record = ActionRecord::make(u"window"_s, action->plan, action->site, reason);
    write(action->record);
    action->run = std::make_unique<CancelRun>(action->plan, action->site, m_settings);
    CancelRun *run = action->run.get();
    if (ApplicationSession *session = action->session.get()) {
        run->setCommander([session](const QJsonObject &command, std::function<void(const Result<QJsonObject> &)> done) {
            session->sendCommand(command, std::move(done));
        });
        action->news = connect(session, &ApplicationSession::snapshotChanged, run,
                               [run, session] { run->takeSnapshot(session->snapshot()); });
    }
    connect(run, &CancelRun::stepped, this, [this, action](CancelRun::Step step) { tellProgress(action, step); });
    connect(run, &CancelRun::finished, this,
            [this, action](const CancelOutcome &outcome) { takeOutcome(action, outcome); });
    run->start(reason);
}

void ActingCentre::tellProgress(const std::shared_ptr<Action> &action, CancelRun::Step step)
{
    if (action->message != 0)
        m_messages->dismiss(action->message);
    action->message = 0;
    if (step != CancelRun::Step::Done)
        action->message =
            m_messages->show({.severity = Severity::Info,
                              .what = actingtext::progress(step, action->target, action->run->way(), action->site)});
}

void ActingCentre::takeOutcome(const std::shared_ptr<Action> &action, const CancelOutcome &outcome)
{
    if (action->message != 0)
        m_messages->dismiss(action->message);
    action->record.setOutcome(outcome, action->site);
    write(action->record);
    Message message = actingtext::outcome(outcome, action->target, action->site);
    if (!outcome.isGood() && !outcome.others.isEmpty()) {
        message.actionText = tr("Try it…");
        CancelSite site = action->site; // what did not work is not offered again
        if (outcome.way == CancelWay::Listener)
            site.listening = false;
        if (outcome.way == CancelWay::MasterPage)
            site.master.clear();
        message.action = [this, target = action->target, site, session = action->session] {
            end(target, site, session);
        };
    }
    m_messages->show(message);
    forget(action);
    Q_EMIT finished(action->target, outcome);
}

void ActingCentre::forget(const std::shared_ptr<Action> &action)
{
    disconnect(action->news);
    m_actions.removeOne(action);
    // Both may be the sender of the signal that led here.
    if (action->run) {
        action->run->disconnect(this);
        action->run.release()->deleteLater();
    }
    if (action->scout) {
        action->scout->disconnect(this);
        action->scout.release()->deleteLater();
    }
    Q_EMIT rightsChanged();
}

void ActingCentre::noteOnPage(const QUrl &address, const ApplicationKey &application, const QString &name)
{
    const auto target = CancelTarget::ofKillUrl(address);
    if (!target)
        return;
    CancelSite site{.application = application, .name = name};
    CancelPlan plan{.target = *target};
    const QUrl root = address.adjusted(QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment);
    (target->isWork() ? site.ui : site.master) = root;
    plan.options = {{.way = target->isWork() ? CancelWay::SparkUi : CancelWay::MasterPage}};
    ActionRecord record = ActionRecord::make(u"window"_s, plan, site, {});
    record.detail = u"on Spark's own page"_s;
    write(record);
}

void ActingCentre::write(const ActionRecord &record)
{
    const Result<void> written = m_log.append(record); // a line of some hundred bytes
    if (!written && !std::exchange(m_logTold, true))
        m_messages->showError(tr("The action log could not be written."), written.error());
    Q_EMIT logChanged();
}

} // namespace cinderscope
