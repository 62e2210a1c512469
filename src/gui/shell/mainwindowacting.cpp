// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Cancelling jobs and stopping applications from MainWindow.
#include "gui/acting/actingcentre.h"
#include "gui/acting/actingtext.h"
#include "gui/acting/actionlogpanel.h"
#include "gui/base/actionregistry.h"
#include "gui/base/icons.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"

#include <QAction>
#include <QMenu>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kUpdateMs = 250;
constexpr int kMostDrivers = 20; // in a menu

//! Where a page's target is something that can be ended.
std::optional<CancelTarget> cancelTarget(const Target &target)
{
    switch (target.kind) {
    case Target::Kind::Job:
        return CancelTarget::job(target.id);
    case Target::Kind::Stage:
        return CancelTarget::stage(target.id, target.attempt);
    case Target::Kind::Task:
        return CancelTarget::task(target.id);
    case Target::Kind::Sql:
        return CancelTarget::sql(target.id);
    case Target::Kind::JobGroup:
        return CancelTarget::group(target.group);
    case Target::Kind::Tag:
        return CancelTarget::tag(target.group);
    case Target::Kind::Jobs:
        return CancelTarget::jobs(target.jobs);
    case Target::Kind::Executor:
    case Target::Kind::TimeRange:
    case Target::Kind::Cell:
        break;
    }
    return {};
}

void setUp(QAction *action, const QString &text, const CancelOption &option, const CancelTarget &target,
           const CancelSite &site)
{
    const QString name = text.isEmpty() ? actingtext::action(target) : text;
    if (action->text() != name)
        action->setText(name);
    action->setEnabled(option.isOpen());
    QString plain = name;
    plain.remove(u'&');
    if (plain.endsWith(u'…'))
        plain.chop(1);
    const QString why = option.isOpen() ? QString() : actingtext::whyNot(option, target, site);
    const QString tip = why.isEmpty() ? plain : plain + u"\n"_s + why;
    if (action->toolTip() != tip)
        action->setToolTip(tip);
}

const FoundEndpoint *masterOf(const QList<FoundEndpoint> &endpoints, const QString &applicationId)
{
    for (const FoundEndpoint &endpoint : endpoints) {
        if (endpoint.kind != EndpointKind::Master || !endpoint.reachable())
            continue;
        for (const FoundApplication &application : endpoint.applications) {
            if (application.applicationId == applicationId)
                return &endpoint;
        }
    }
    return nullptr;
}

} // namespace

void MainWindow::createActingActions()
{
    const QString act = tr("Act");
    const auto add = [this, act](const QString &id, const QString &text, const QKeySequence &key, const QString &icon) {
        return m_actions->add(id, text, act, key, icon);
    };
    QAction *selected =
        add(u"act.selected"_s, tr("&Cancel what is selected…"), Qt::CTRL | Qt::SHIFT | Qt::Key_K, u"stop"_s);
    connect(selected, &QAction::triggered, this, [this] {
        Page *page = m_view->currentPage();
        const auto target = page ? page->currentTarget() : std::nullopt;
        if (const auto wanted = target ? cancelTarget(*target) : std::nullopt)
            endTarget(*wanted);
    });
    QAction *all = add(u"act.allJobs"_s, tr("Cancel &all jobs…"), {}, {});
    connect(all, &QAction::triggered, this, [this] { endTarget(CancelTarget::allJobs()); });
    QAction *stop = add(u"act.stop"_s, tr("&Stop the application…"), {}, u"stop"_s);
    connect(stop, &QAction::triggered, this, [this] { endTarget(CancelTarget::application()); });
    QAction *log = add(u"act.log"_s, tr("Action &log…"), Qt::CTRL | Qt::SHIFT | Qt::Key_H, u"recent"_s);
    connect(log, &QAction::triggered, this, [this] { showActionLog(); });
}

void MainWindow::connectActing()
{
    m_acting = new ActingCentre(m_messages, this);
    m_view->addTargetAction(m_actions->action(u"act.selected"_s));
    m_view->addTargetMenu([this](QMenu &menu, const Target &target) { fillActingMenu(menu, target); });
    m_tree->setActingFiller([this](QMenu &menu, const SourceEntry &entry) { fillActingMenu(menu, entry); });
    m_actingTimer.setSingleShot(true);
    m_actingTimer.setInterval(kUpdateMs);
    connect(&m_actingTimer, &QTimer::timeout, this, &MainWindow::updateActing);
    const auto soon = [this] {
        if (!m_actingTimer.isActive())
            m_actingTimer.start();
    };
    connect(m_view, &ApplicationView::currentTargetChanged, this, &MainWindow::updateActing);
    connect(m_view, &ApplicationView::pageShown, this, soon);
    connect(m_acting, &ActingCentre::rightsChanged, this, soon);
    connect(m_hub, &SessionHub::sessionChanged, this, soon);
}

QDialog *MainWindow::showActionLog()
{
    auto *panel = findChild<ActionLogPanel *>();
    if (!panel) {
        panel = new ActionLogPanel(m_acting->log(), this);
        panel->setAttribute(Qt::WA_DeleteOnClose);
        connect(m_acting, &ActingCentre::logChanged, panel, &ActionLogPanel::refresh);
    }
    panel->show();
    panel->raise();
    panel->activateWindow();
    return panel;
}

// ---- what is known of an application

CancelSite MainWindow::cancelSite(const ApplicationRef &ref, const ApplicationSession *session) const
{
    CancelSite site;
    site.application = session && !session->key().isEmpty() ? session->key() : ref.application();
    site.recording = ref.isFile() || ref.demo || (session && !session->isLive());
    if (session) {
        site.snapshot = session->snapshot();
        if (const auto &feed = session->status().feed) {
            const FeedSourceState *listener = feed->source(FeedSource::Listener);
            site.listening = listener && listener->active;
            const FeedSourceState *rest = feed->source(FeedSource::Rest);
            const bool speaks = site.listening || (rest && rest->active);
            site.ended = feed->end == FeedEnd::Ended || feed->end == FeedEnd::Lost || (ref.isPast() && !speaks);
        }
    } else {
        site.ended = ref.isPast();
    }
    if (site.recording)
        return site;
    const Access access = m_options.places ? m_options.places->access(ref.placeId) : Access();
    if (ref.location.startsWith("http"_L1) && !ref.isPast())
        site.ui = QUrl(ref.location);
    if (m_options.live) {
        if (const auto live = m_options.live->application(site.application)) {
            if (site.ui.isEmpty())
                site.ui = live->uiUrl;
            if (site.name.isEmpty())
                site.name = live->name;
            if (site.listening)
                site.listener = live->listener;
        }
    }
    site.uiAccess = access;
    const FoundEndpoint *master = nullptr;
    QList<FoundEndpoint> endpoints = ref.placeId.isEmpty() ? m_sources->local() : QList<FoundEndpoint>();
    if (const PlaceWatcher *watcher =
            m_options.places && !ref.placeId.isEmpty() ? m_options.places->watcher(ref.placeId) : nullptr)
        endpoints = watcher->endpoints();
    master = masterOf(endpoints, site.application.id);
    if (master)
        site.master = master->url;
    site.masterAccess = access;
    site.tools = ClusterTools::ofThisComputer();
    return site;
}

std::shared_ptr<ApplicationSession> MainWindow::sharedSession(const ApplicationRef &ref) const
{
    return m_options.live && !ref.isFile() ? m_options.live->session(ref.application()) : nullptr;
}

CancelSite MainWindow::shownSite() const
{
    CancelSite site = cancelSite(m_view->ref(), m_view->session());
    site.recording = site.recording || !m_view->session();
    return site;
}

void MainWindow::endTarget(const CancelTarget &target)
{
    if (m_view->session())
        m_acting->end(target, shownSite(), sharedSession(m_view->ref()));
}

// ---- actions and menus

void MainWindow::updateActing()
{
    if (!m_acting)
        return;
    QAction *selected = m_actions->action(u"act.selected"_s), *all = m_actions->action(u"act.allJobs"_s),
            *stop = m_actions->action(u"act.stop"_s);
    if (!m_view->session()) {
        for (QAction *action : {selected, all, stop}) {
            action->setEnabled(false);
            action->setToolTip(tr("No application is shown."));
        }
        return;
    }
    const CancelSite site = shownSite();
    const bool runs = site.snapshot && site.snapshot->totals.jobsRunning > 0;
    if (isActiveWindow() && (runs || site.listener.isKnown()))
        m_acting->probe(site);
    Page *page = m_view->currentPage();
    const auto shown = page ? page->currentTarget() : std::nullopt;
    if (const auto target = shown ? cancelTarget(*shown) : std::nullopt) {
        setUp(selected, {}, m_acting->option(*target, site), *target, site);
    } else {
        selected->setText(tr("&Cancel what is selected…"));
        selected->setEnabled(false);
        selected->setToolTip(tr("No job, stage or task is selected."));
    }
    CancelOption jobs = m_acting->option(CancelTarget::allJobs(), site);
    if (jobs.isOpen() && site.snapshot && site.snapshot->totals.jobsRunning == 0)
        jobs.why = WhyNot::NothingRuns;
    setUp(all, tr("Cancel &all jobs…"), jobs, CancelTarget::allJobs(), site);
    setUp(stop, tr("&Stop the application…"), m_acting->option(CancelTarget::application(), site),
          CancelTarget::application(), site);
}

QAction *MainWindow::addActing(QMenu &menu, const CancelTarget &target, const CancelSite &site,
                               const std::shared_ptr<ApplicationSession> &session)
{
    QAction *action = menu.addAction(Icons::icon(u"stop"_s), actingtext::action(target), this,
                                     [this, target, site, session] { m_acting->end(target, site, session); });
    setUp(action, {}, m_acting->option(target, site), target, site);
    menu.setToolTipsVisible(true);
    return action;
}

void MainWindow::fillActingMenu(QMenu &menu, const Target &shown)
{
    const auto target = cancelTarget(shown);
    if (!target || !m_view->session())
        return;
    const CancelSite site = shownSite();
    const auto session = sharedSession(m_view->ref());
    menu.addSeparator();
    addActing(menu, *target, site, session);
    const Job *job = shown.kind == Target::Kind::Job && site.snapshot
                         ? site.snapshot->jobs.find(site.snapshot->jobRow(std::int32_t(shown.id)))
                         : nullptr;
    if (!job || job->status != JobStatus::Running)
        return;
    const QString group = QString::fromStdString(std::string(site.snapshot->text(job->group)));
    if (job->streamingQueryId != StringId::Empty && !group.isEmpty())
        addActing(menu, CancelTarget::query(group), site, session);
    else if (!group.isEmpty())
        addActing(menu, CancelTarget::group(group), site, session);
    if (job->sqlExecutionId >= 0)
        addActing(menu, CancelTarget::sql(job->sqlExecutionId), site, session);
}

void MainWindow::fillActingMenu(QMenu &menu, const SourceEntry &entry)
{
    if (entry.kind == SourceEntry::Kind::Application) {
        if (entry.ref.isFile() || entry.ref.isPast() || entry.ref.demo)
            return; // a recording has nothing to stop: no entry at all
        const std::shared_ptr<ApplicationSession> session = sharedSession(entry.ref);
        CancelSite site = cancelSite(entry.ref, session.get());
        site.name = entry.name;
        site.ended = site.ended || (entry.state && *entry.state != ApplicationState::Running);
        menu.addSeparator();
        addActing(menu, CancelTarget::application(), site, session);
        return;
    }
    const Access access = m_options.places ? m_options.places->access(entry.placeId) : Access();
    QList<FoundEndpoint> endpoints = entry.placeId.isEmpty() ? m_sources->local() : QList<FoundEndpoint>();
    if (const PlaceWatcher *watcher =
            m_options.places && !entry.placeId.isEmpty() ? m_options.places->watcher(entry.placeId) : nullptr)
        endpoints = watcher->endpoints();
    int count = 0;
    for (const FoundEndpoint &endpoint : endpoints) {
        if (endpoint.kind != EndpointKind::Master || endpoint.key() != entry.ref.location)
            continue;
        for (const FoundSubmission &driver : endpoint.cluster.submissions) {
            if (!driver.active || ++count > kMostDrivers)
                continue;
            CancelSite site;
            site.name = driver.mainClass;
            site.master = endpoint.url;
            site.masterAccess = access;
            if (count == 1)
                menu.addSeparator();
            addActing(menu, CancelTarget::driver(driver.id), site, nullptr);
        }
    }
}

} // namespace cinderscope
