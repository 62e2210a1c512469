// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/sparkuicontrol.h"

#include "gui/acting/actingcentre.h"
#include "gui/base/actionregistry.h"
#include "gui/base/flattabbar.h"
#include "gui/base/messagebar.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuipage.h"
#include "gui/shell/statusstrip.h"
#include "gui/sparkui/sparkuicenter.h"
#include "gui/sparkui/sparkuitabs.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QJsonDocument>
#include <QStackedWidget>
#include <QStatusBar>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

QUrl pageUrl(const QString &location)
{
    const QUrl url(location);
    return url.scheme() == "http"_L1 || url.scheme() == "https"_L1 ? url : QUrl();
}

//! What makes the way to a place another one: not what was confirmed on it.
QString wayOf(Route route)
{
    route.pins.clear();
    return QString::fromUtf8(QJsonDocument(route.toJson()).toJson(QJsonDocument::Compact));
}

QString clusterOf(const QString &placeId)
{
    return placeId.isEmpty() ? SparkUiSite::localCluster() : placeId;
}

} // namespace

SparkUiControl::SparkUiControl(MainWindow *window, SparkUiCenter *center, SparkUiViewFactory factory)
    : QObject(window), m_window(window), m_center(center), m_factory(std::move(factory))
{
    m_center->setAccess(SparkUiSite::localCluster(), {});
    connect(m_center, &SparkUiCenter::browserDidNotCome, this, &SparkUiControl::tellLateBrowser);
}

SparkUiControl::~SparkUiControl()
{
    // Views go before the proxy that they talk to.
    delete m_server;
    delete m_page;
}

SparkUiTabs *SparkUiControl::serverTabs() const
{
    return m_server;
}

SparkUiPage *SparkUiControl::page() const
{
    return m_page;
}

PageFactory SparkUiControl::pageFactory()
{
    return {u"sparkui"_s, SparkUiPage::tr("Spark UI"), u"globe"_s, [this](QWidget *parent) -> Page * {
                m_page = new SparkUiPage(*m_center, m_factory, parent);
                connect(m_page, &SparkUiPage::browserRequested, this, &SparkUiControl::browserTriggered);
                connect(m_page, &SparkUiPage::addPlaceRequested, this, [this] { m_window->editPlace({}); });
                connect(m_page, &SparkUiPage::pageChanged, this, &SparkUiControl::updateActions);
                connect(m_page, &SparkUiPage::engineFailed, this, &SparkUiControl::engineFailed);
                connect(m_page, &SparkUiPage::tabsMade, this,
                        [this](const QString &, SparkUiTabs *tabs) { connectTabs(tabs); });
                update();
                return m_page;
            }};
}

// --- which server shows what -----------------------------------------------------------------------------------------

void SparkUiControl::takeLocal(const QList<FoundEndpoint> &endpoints)
{
    if (!m_directory.setEndpoints(SparkUiSite::localCluster(), endpoints))
        return;
    m_center->setEndpoints(SparkUiSite::localCluster(), endpoints);
    update();
}

void SparkUiControl::takePlace(const QString &id)
{
    const PlaceCentre *places = m_window->m_options.places;
    const Place *place = places->book().place(id);
    const PlaceWatcher *watcher = places->watcher(id);
    if (!place || !watcher)
        return;
    const QString route = wayOf(place->route);
    if (const auto before = m_ways.constFind(id); before != m_ways.cend()) {
        if (before->address != place->address)
            removePlace(id); // other servers, which only happen to have the same names
        else if (before->route != route)
            loseWay(id);
    }
    Way &way = m_ways[id];
    way.address = place->address;
    way.route = route;
    const PlaceWatcher::State state = watcher->state();
    const bool wasOpen = std::exchange(way.open, wayTrouble(id).isEmpty() && state != PlaceWatcher::State::Lost);
    const bool opens = way.open && !wasOpen;
    if (!wayTrouble(id).isEmpty())
        return; // its addresses mean nothing yet
    m_center->setAccess(id, watcher->access());
    const QList<FoundEndpoint> endpoints = watcher->endpoints();
    if (m_directory.setEndpoints(id, endpoints))
        m_center->setEndpoints(id, endpoints);
    if (opens)
        m_center->wayIsOpen(id);
    update();
}

void SparkUiControl::removePlace(const QString &id)
{
    if (m_server)
        m_server->closeCluster(id);
    loseWay(id);
}

//! Tabs stay, and come back with the new way.
void SparkUiControl::loseWay(const QString &id)
{
    m_ways.remove(id);
    m_directory.removeCluster(id);
    m_center->removeCluster(id);
    update();
}

QString SparkUiControl::wayTrouble(const QString &cluster) const
{
    if (cluster == SparkUiSite::localCluster())
        return {};
    const PlaceCentre *places = m_window->m_options.places;
    const PlaceWatcher *watcher = places ? places->watcher(cluster) : nullptr;
    if (!watcher)
        return tr("The cluster or host that it was found at is not in the list any more.");
    switch (watcher->state()) {
    case PlaceWatcher::State::Looking:
    case PlaceWatcher::State::Found:
    case PlaceWatcher::State::Nothing:
    case PlaceWatcher::State::Lost:
        return {};
    case PlaceWatcher::State::Idle:
    case PlaceWatcher::State::Opening:
    case PlaceWatcher::State::Failed:
        break;
    }
    return tr("The way to %1 is not open.").arg(watcher->place().title());
}

//! Without an open way "localhost" would be this computer's.
void SparkUiControl::finish(Choice &choice) const
{
    if (!choice.site)
        return;
    choice.why = wayTrouble(choice.site->cluster);
    if (!choice.why.isEmpty())
        choice.site.reset();
    else
        choice.site->access = m_center->access(choice.site->cluster);
}

std::optional<LiveApplication> SparkUiControl::live(const ApplicationRef &ref) const
{
    const LiveCenter *live = m_window->m_options.live;
    return live && !ref.isFile() && !ref.applicationId.isEmpty() ? live->application(ref.application()) : std::nullopt;
}

bool SparkUiControl::isOver(const ApplicationRef &ref) const
{
    if (const auto application = live(ref))
        return application->state == LiveApplication::State::Ended ||
               application->state == LiveApplication::State::Lost;
    const ApplicationSession *session = m_window->m_hub->session(ref.key());
    if (const SnapshotPtr snapshot = session ? session->snapshot() : nullptr)
        return snapshot->state != ApplicationState::Running;
    return ref.isPast();
}

std::pair<QString, QString> SparkUiControl::idOf(const ApplicationRef &ref) const
{
    if (!ref.applicationId.isEmpty())
        return {ref.applicationId, ref.attemptId};
    const ApplicationSession *session = m_window->m_hub->session(ref.key());
    const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
    if (!snapshot || ref.demo)
        return {};
    return {QString::fromStdString(snapshot->app.id), QString::fromStdString(snapshot->app.attemptId)};
}

std::optional<SparkUiSite> SparkUiControl::driverOf(const ApplicationRef &ref, const QString &id,
                                                    const QString &attempt) const
{
    if (auto found = m_directory.driver(id, attempt, clusterOf(ref.placeId)))
        return found;
    if (ref.isFile())
        return {};
    const auto application = live(ref);
    const QUrl home = !ref.isPast() && !pageUrl(ref.location).isEmpty() ? pageUrl(ref.location)
                      : application                                     ? application->uiUrl
                                                                        : QUrl();
    if (home.isEmpty())
        return {};
    SparkUiSite site;
    site.cluster = clusterOf(ref.placeId);
    site.home = sparkUiHome(home);
    site.kind = UpstreamKind::Driver;
    site.applicationId = id;
    site.attemptId = attempt;
    return site;
}

std::optional<SparkUiSite> SparkUiControl::historyOf(const ApplicationRef &ref, const QString &id,
                                                     const QString &attempt) const
{
    if (auto found = m_directory.history(id, attempt, clusterOf(ref.placeId)))
        return found;
    if (ref.history.isEmpty() || id.isEmpty())
        return {};
    SparkUiSite site;
    site.cluster = clusterOf(ref.placeId);
    site.home = sparkUiHome(ref.history);
    site.kind = UpstreamKind::HistoryServer;
    site.applicationId = id;
    site.attemptId = attempt;
    return site;
}

SparkUiControl::Choice SparkUiControl::choiceOf(const ApplicationRef &wanted) const
{
    Choice choice;
    if (wanted.isEmpty()) {
        choice.why = tr("No application is shown.");
        return choice;
    }
    const ApplicationRef ref = m_window->m_sources->known(wanted);
    const auto [id, attempt] = idOf(ref);
    const bool over = isOver(wanted);
    if (!over)
        choice.site = driverOf(wanted, id, attempt);
    if (!choice.site)
        choice.site = historyOf(ref, id, attempt);
    if (choice.site) {
        const SourceEntry *entry = m_window->m_model->entry(m_window->m_model->find(wanted.key()));
        if (entry && !entry->name.isEmpty())
            choice.site->title = entry->name;
        finish(choice);
    } else if (wanted.demo) {
        choice.why = tr("This is a recording. Spark’s UI is there for applications that run, and for those that a "
                        "history server knows.");
    } else if (over || wanted.isFile()) {
        choice.why = tr("Its driver has ended, and no history server is known that shows it.");
    } else {
        choice.why = tr("The driver has told no address of its UI: it may be switched off (spark.ui.enabled).");
    }
    return choice;
}

SparkUiControl::Choice SparkUiControl::choiceOf(const SourceEntry &entry) const
{
    if (entry.kind == SourceEntry::Kind::Application)
        return choiceOf(entry.ref);
    Choice choice;
    const QUrl url = pageUrl(entry.ref.location);
    if (entry.kind != SourceEntry::Kind::Endpoint || url.isEmpty()) {
        choice.why = tr("It has no pages.");
        return choice;
    }
    choice.site = m_directory.server(clusterOf(entry.placeId), url);
    choice.site->title = entry.name;
    const Place *place = m_window->m_options.places && !entry.placeId.isEmpty()
                             ? m_window->m_options.places->book().place(entry.placeId)
                             : nullptr;
    if (place)
        choice.site->title = tr("%1 · %2", "Master, name of the cluster").arg(entry.name, place->title());
    finish(choice);
    return choice;
}

// --- parts of the window ---------------------------------------------------------------------------------------------

void SparkUiControl::connectParts()
{
    MainWindow *window = m_window;
    if (window->m_options.finder)
        connect(window->m_options.finder, &ApplicationFinder::scanned, this, &SparkUiControl::takeLocal);
    if (PlaceCentre *places = window->m_options.places) {
        connect(places, &PlaceCentre::changed, this, &SparkUiControl::takePlace);
        connect(&places->book(), &PlaceBook::removed, this, [this](const Place &place) { removePlace(place.id); });
        for (const Place &place : places->book().places())
            takePlace(place.id);
    }
    connect(window->m_sources, &Sources::refreshed, this, &SparkUiControl::update);
    connect(window->m_hub, &SessionHub::sessionChanged, this, [this](const ApplicationRef &ref) { updateOffers(ref); });
    connect(window->m_hub, &SessionHub::closed, this, [this](const ApplicationRef &ref) {
        m_ends.remove(ref.key());
        if (m_page)
            m_page->forget(ref.key());
        update();
    });
    connect(window->m_view, &ApplicationView::pageShown, this, &SparkUiControl::updateActions);
    if (auto *tabs = window->m_view->findChild<FlatTabBar *>(u"pageTabs"_s))
        connect(tabs, &FlatTabBar::hovered, this, [this, tabs](int index) {
            if (tabs->tabData(index) == u"sparkui"_s)
                warmUp();
        });
    connect(window->m_tree, &SourceTree::sparkUiRequested, this, [this](const SourceEntry &entry) { show(entry); });
    window->m_tree->setMenuFiller([this](QMenu &menu, const SourceEntry &entry) { fillMenu(menu, entry); });
    connect(qApp, &QApplication::focusChanged, this, &SparkUiControl::updateActions);
    window->m_view->page(u"sparkui"_s); // the page itself is next to nothing
    window->m_view->addTargetMenu([this](QMenu &menu, const Target &target) { fillMenu(menu, target); });
}

void SparkUiControl::makeServerPanel()
{
    if (m_server)
        return;
    m_server = new SparkUiTabs(*m_center, m_factory, true, m_window);
    m_server->setObjectName(u"serverPages"_s);
    m_server->setAccessibleName(tr("Spark’s pages of clusters"));
    m_window->m_right->addWidget(m_server);
    connectTabs(m_server);
    connect(m_server, &SparkUiTabs::emptied, this, &SparkUiControl::leaveServer);
    connect(m_server, &SparkUiTabs::currentChanged, m_window, [this] {
        if (isServerShown())
            m_window->updateTitle();
    });
}

void SparkUiControl::connectTabs(SparkUiTabs *tabs)
{
    tabs->setAsk([this](const SparkUiSite &page) { return outlookOf(page); });
    connect(tabs, &SparkUiTabs::showInTimeline, this,
            [this](const SparkUiSite &site, const SparkUiLink &link) { goToApplication(site, link); });
    connect(tabs, &SparkUiTabs::whatWeStillHave, this,
            [this](const SparkUiSite &site) { goToApplication(site, std::nullopt); });
    connect(tabs, &SparkUiTabs::killed, this, [this](const SparkUiSite &site, const QUrl &url) {
        if (m_window->m_acting)
            m_window->m_acting->noteOnPage(url, {site.applicationId, {}}, site.title);
    });
    connect(tabs, &SparkUiTabs::loginWanted, this, [this](const SparkUiSite &site) { logIn(site, false); });
    connect(tabs, &SparkUiTabs::certificateWanted, this, [this](const SparkUiSite &site) { logIn(site, true); });
    connect(tabs, &SparkUiTabs::journalWanted, this, &SparkUiControl::showJournal);
}

bool SparkUiControl::isServerShown() const
{
    return m_server && m_window->m_right->currentWidget() == m_server;
}

QString SparkUiControl::shownTitle() const
{
    return isServerShown() && m_server->current() ? m_server->current()->site().title : QString();
}

void SparkUiControl::leaveServer()
{
    if (!isServerShown())
        return;
    m_window->m_right->setCurrentWidget(m_window->m_view);
    m_window->m_status->showSession(m_window->m_view->session(),
                                    m_window->m_view->ref().demo ? MainWindow::tr("Demo recording") : QString());
    m_window->updateTitle();
    m_window->updateActions();
}

void SparkUiControl::update()
{
    const ApplicationRef ref = m_window->m_view->session() ? m_window->m_view->ref() : ApplicationRef();
    if (m_page) {
        const Choice choice = choiceOf(ref);
        m_page->setApplication(
            {ref.isEmpty() ? QString() : ref.key(), choice.site, choice.why, m_window->m_options.places != nullptr});
    }
    refreshTabs();
    updateActions();
}

void SparkUiControl::refreshTabs()
{
    if (m_server)
        m_server->refresh();
    for (const ApplicationRef &open : m_window->m_hub->refs()) {
        if (SparkUiTabs *tabs = m_page ? m_page->tabs(open.key()) : nullptr)
            tabs->refresh();
    }
}

//! Something about an open application is another: whether it has ended, or who shows it then.
void SparkUiControl::updateOffers(const ApplicationRef &ref)
{
    if (!m_server && (!m_page || !m_page->tabs(ref.key())))
        return;
    const auto [id, attempt] = idOf(ref);
    const auto history = historyOf(m_window->m_sources->known(ref), id, attempt);
    const QString now =
        id + (isOver(ref) ? u" over "_s : u" runs "_s) + (history ? history->home.toString() : QString());
    if (std::exchange(m_ends[ref.key()], now) != now)
        update();
}

// --- what is known of the application of a page ----------------------------------------------------------------------

//! What shows it already, also if it began as a file or a driver's address.
std::optional<ApplicationRef> SparkUiControl::openRef(const QString &id, const QString &attempt) const
{
    if (id.isEmpty())
        return {};
    QList<ApplicationRef> refs = m_window->m_hub->refs();
    if (m_window->m_view->session())
        refs.prepend(m_window->m_view->ref());
    for (const ApplicationRef &ref : std::as_const(refs)) {
        const auto [shownId, shownAttempt] = idOf(ref);
        if (shownId == id && (attempt.isEmpty() || shownAttempt.isEmpty() || shownAttempt == attempt))
            return ref;
    }
    return {};
}

//! What opens it here, known or not.
ApplicationRef SparkUiControl::refOf(const SparkUiSite &page) const
{
    if (auto open = openRef(page.applicationId, page.attemptId))
        return *open;
    const ApplicationKey key{page.applicationId, page.attemptId};
    if (const SourceEntry *entry = m_window->m_model->entry(m_window->m_model->find(ApplicationRef::keyOf(key))))
        return entry->ref;
    ApplicationRef ref = ApplicationRef::live(key);
    ref.location = page.home.toString();
    if (page.kind == UpstreamKind::HistoryServer)
        ref.history = page.home;
    ref.placeId = page.cluster == SparkUiSite::localCluster() ? QString() : page.cluster;
    return ref;
}

//! Of a driver's page.
bool SparkUiControl::hasEnded(const SparkUiSite &page, const ApplicationRef &ref) const
{
    const ApplicationSession *session = m_window->m_hub->session(ref.key());
    if (live(ref) || session)
        return isOver(ref);
    if (m_directory.driver(page.applicationId, page.attemptId, page.cluster))
        return false;
    // Nobody tells of it any more; unless all the cluster is silent.
    return wayTrouble(page.cluster).isEmpty() &&
           (page.cluster == SparkUiSite::localCluster() || m_ways.value(page.cluster).open);
}

SparkUiOutlook SparkUiControl::outlookOf(const SparkUiSite &page) const
{
    SparkUiOutlook outlook;
    const ApplicationRef ref = refOf(page);
    const SourceEntry *entry = m_window->m_model->entry(m_window->m_model->find(ref.key()));
    outlook.title = entry && !entry->name.isEmpty() ? entry->name : page.title;
    outlook.ended = page.kind == UpstreamKind::Driver && hasEnded(page, ref);
    // What runs, or is on a history server, can be opened though it is in no row.
    outlook.hasOwnPages = entry || m_window->m_hub->session(ref.key()) || !outlook.ended;
    Choice history;
    if (page.kind == UpstreamKind::Driver)
        history.site = historyOf(m_window->m_sources->known(ref), page.applicationId, page.attemptId);
    finish(history);
    if (history.site) {
        history.site->title = outlook.title;
        outlook.offers.append({SparkUiFallback::Kind::HistoryServer, tr("History server’s UI"), *history.site});
    }
    if (outlook.hasOwnPages)
        outlook.offers.append({SparkUiFallback::Kind::OwnPages, tr("What we still have"), {}});
    return outlook;
}

// --- the browser and the engine --------------------------------------------------------------------------------------

//! The pointer is on what opens a page, or a menu that does is open.
void SparkUiControl::warmUp() const
{
    if (isEmbedded() && m_window->m_options.sparkUiWarmUp)
        m_window->m_options.sparkUiWarmUp();
}

void SparkUiControl::engineFailed()
{
    m_factory = nullptr;
    m_window->m_messages->show(
        {.severity = Severity::Warning,
         .what = tr("The web view did not start."),
         .cause = m_window->m_options.sparkUiProblem ? m_window->m_options.sparkUiProblem() : QString(),
         .cure = tr("Spark’s pages open in your browser instead.")});
    updateActions();
}

//! The person's browser was given a page that leads to a ticket, and nobody came.
void SparkUiControl::tellLateBrowser(const SparkUiSite &site, const QUrl &publicUrl)
{
    m_window->m_messages->show(
        {.severity = Severity::Info,
         .what = tr("Your browser has not opened Spark’s page yet."),
         .cause = tr("Perhaps it may not read the file that leads it there: some browsers are shut off from other "
                     "programs’ files, or run on another system. Nobody else may read it."),
         .cure = tr("Copy a link that works once, for a short time, and paste it into the browser’s address."),
         .actionText = tr("Copy the link"),
         .action = [self = QPointer(this), site, publicUrl] {
             const auto ticket = self && self->m_center ? self->m_center->ticket(site, publicUrl) : std::nullopt;
             if (ticket)
                 QGuiApplication::clipboard()->setText(ticket->toString(QUrl::FullyEncoded));
         }});
}

} // namespace cinderscope
