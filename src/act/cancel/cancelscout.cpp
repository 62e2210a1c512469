// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "act/cancel/cancelscout.h"

#include "act/cancel/killclient.h"
#include "act/cancel/resourcemanager.h"

#include <QFutureWatcher>
#include <QPromise>
#include <QThreadPool>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

using ProcessResult = std::shared_ptr<Result<DriverProcess>>;

Result<DriverProcess> findProcess(const QUrl &ui, const WirePeer &listener)
{
    if (!listener.isKnown())
        return driverProcessAt(ui);
    auto behind = driverProcessBehind(listener);
    if (behind || ui.isEmpty())
        return behind;
    auto byPort = driverProcessAt(ui); // the listener's connection may end in a tunnel, or have ended
    return byPort ? byPort : behind;
}

//! "host:6066" of a master's page as an address; a host that is only the master's own name for itself is reached where
//! its page is.
QUrl submissionsUrl(const QString &authority, const QUrl &master)
{
    const QUrl named(u"http://"_s + authority);
    if (authority.isEmpty() || !named.isValid() || named.port() <= 0)
        return {};
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(master.host());
    url.setPort(named.port());
    return url;
}

} // namespace

CancelScout::CancelScout(QObject *parent) : QObject(parent) {}

CancelScout::~CancelScout() = default;

void CancelScout::look(const CancelTarget &target, const CancelSite &site, int timeoutMs)
{
    m_site = site;
    m_open = 1;
    if (!site.recording && !site.ended) {
        const bool killable =
            !site.snapshot || site.snapshot->environment->sparkProperty("spark.ui.killEnabled") != "false";
        if (target.isWork() && target.kind != CancelTarget::Kind::Task && !site.listening && !site.ui.isEmpty() &&
            killable)
            lookAtUi(timeoutMs);
        if (!target.isWork() && !site.master.isEmpty())
            lookAtMaster(target, timeoutMs);
        if (target.kind == CancelTarget::Kind::Application) {
            lookAtYarn(timeoutMs);
            lookAtProcess();
        }
    }
    QMetaObject::invokeMethod(this, &CancelScout::finishOne, Qt::QueuedConnection);
}

void CancelScout::lookAtUi(int timeoutMs)
{
    ++m_open;
    m_ui = std::make_unique<KillClient>(m_site.ui, m_site.uiAccess, timeoutMs);
    m_ui->lookAtJobs([this](const Result<KillView> &view) {
        if (!view) {
            m_site.uiRight = KillRight::Failed;
            m_site.uiError = view.error();
        } else {
            m_site.uiRight = !view->forms.isEmpty() ? KillRight::Allowed
                             : view->active         ? KillRight::Forbidden
                                                    : KillRight::Unknown;
        }
        finishOne();
    });
}

void CancelScout::lookAtMaster(const CancelTarget &target, int timeoutMs)
{
    ++m_open;
    const bool driver = target.kind == CancelTarget::Kind::Driver;
    const QString path = driver ? u"driver/kill"_s : u"app/kill"_s;
    const QString id = driver ? target.name : m_site.application.id;
    m_master = std::make_unique<KillClient>(m_site.master, m_site.masterAccess, timeoutMs);
    m_master->lookAtMaster([this, path, id](const Result<KillView> &view) {
        if (!view) {
            m_site.masterRight = KillRight::Failed;
            m_site.masterError = view.error();
        } else {
            m_site.masterRight = view->form(path, id) ? KillRight::Allowed
                                 : view->runs(id)     ? KillRight::Forbidden
                                                      : KillRight::NotListed;
            m_site.submissions = submissionsUrl(view->submissions, m_site.master);
        }
        finishOne();
    });
}

void CancelScout::lookAtYarn(int timeoutMs)
{
    const QList<QUrl> managers = resourceManagers(m_site);
    if (!m_site.application.id.startsWith("application_"_L1) || managers.isEmpty())
        return;
    ++m_open;
    m_yarn = std::make_unique<ResourceManagerClient>(managers, m_site.masterAccess, timeoutMs);
    m_yarn->state(m_site.application.id, [this](const Result<QString> &state) {
        if (state) {
            m_site.yarnRight = isFinalYarnState(*state) ? KillRight::NotListed : KillRight::Allowed;
            m_site.tools.resourceManagers = {m_yarn->base()};
        } else {
            m_site.yarnError = state.error();
            m_site.yarnRight = state.error().code == ErrorCode::NotFound       ? KillRight::NotListed
                               : state.error().code == ErrorCode::Unauthorized ? KillRight::Forbidden
                                                                               : KillRight::Failed;
        }
        finishOne();
    });
}

void CancelScout::lookAtProcess()
{
    const bool near = !m_site.ui.isEmpty() && m_site.uiAccess.isNear(m_site.ui);
    if (!near && !m_site.listener.isKnown())
        return;
    ++m_open;
    auto promise = std::make_shared<QPromise<ProcessResult>>();
    auto *watcher = new QFutureWatcher<ProcessResult>(this);
    connect(watcher, &QFutureWatcher<ProcessResult>::finished, this, [this, watcher] {
        m_site.process = *watcher->result();
        watcher->deleteLater();
        finishOne();
    });
    promise->start();
    watcher->setFuture(promise->future());
    QThreadPool::globalInstance()->start([promise, ui = near ? m_site.ui : QUrl(), listener = m_site.listener] {
        promise->addResult(std::make_shared<Result<DriverProcess>>(findProcess(ui, listener)));
        promise->finish();
    });
}

void CancelScout::finishOne()
{
    if (--m_open == 0)
        Q_EMIT found(m_site);
}

} // namespace cinderscope
