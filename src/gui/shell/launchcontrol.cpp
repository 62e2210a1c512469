// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/launchcontrol.h"

#include "gui/base/actionregistry.h"
#include "gui/base/emptystate.h"
#include "gui/base/icons.h"
#include "gui/base/messagebar.h"
#include "gui/launch/launchcentre.h"
#include "gui/launch/launchpanel.h"
#include "gui/launch/launchsplitter.h"
#include "gui/launch/launchtext.h"
#include "gui/launch/quitquestion.h"
#include "gui/launchform/sessionkindtext.h"
#include "gui/notify/notificationservice.h"
#include "gui/places/placecentre.h"
#include "gui/places/questions.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationheader.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "launch/remote/sshcluster.h"
#include "live/wire/listenserver.h"

#include <QAction>
#include <QApplication>
#include <QMenu>
#include <QSettings>
#include <QStatusBar>
#include <QTimer>
#include <QTreeView>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr char kPlaces[] = "launch/places";
constexpr char kPanelHeight[] = "shell/launchPanelHeight";
constexpr int kFoldAfterMs = 2500; // long enough to read that it is connected

} // namespace

LaunchControl::LaunchControl(MainWindow *window, LaunchCentre *centre)
    : QObject(window), m_window(window), m_centre(centre)
{
    if (m_window->m_options.restore) {
        const QStringList places = QSettings().value(QLatin1StringView(kPlaces)).toStringList();
        m_places = QSet<QString>(places.begin(), places.end());
    }
}

LaunchControl::~LaunchControl()
{
    m_window->m_sources->setLaunches({});
    m_window->m_tree->setLaunchFiller({});
}

QWidget *LaunchControl::wrap(QWidget *pages, QWidget *parent)
{
    m_panel = new LaunchPanel(m_centre);
    m_panel->empty()->addButton(tr("Start…"), [this] { m_window->actions().action(u"launch.start"_s)->trigger(); });
    m_panel->hide();
    m_split = new LaunchSplitter(pages, m_panel, parent);
    return m_split;
}

void LaunchControl::connectParts()
{
    QAction *shown = m_window->actions().action(u"launch.panel"_s);
    connect(shown, &QAction::toggled, m_panel, &QWidget::setVisible);
    connect(m_panel, &LaunchPanel::hideRequested, shown, [shown] { shown->setChecked(false); });
    connect(m_panel, &LaunchPanel::commanded, this, &LaunchControl::command);
    connect(m_centre, &LaunchCentre::added, this, &LaunchControl::take);
    connect(m_centre, &LaunchCentre::changed, this, &LaunchControl::update);
    connect(m_centre, &LaunchCentre::removed, this, &LaunchControl::drop);
    connect(m_centre, &LaunchCentre::restarted, this, [this](const QString &before, const QString &id) {
        // whoever looked at the one before wants to see this one
        m_shownBefore.insert(id, m_shownBefore.value(before, m_window->m_view->ref().key()));
        showProgress(id);
    });
    connect(m_centre, &LaunchCentre::question, this, &LaunchControl::askAboutSsh);
    connect(m_centre, &LaunchCentre::allEnded, this, &LaunchControl::finishClosing);
    Sources *sources = m_window->m_sources;
    sources->setLaunches([this] { return rows(); });
    connect(sources, &Sources::aboutToRefresh, this, [this] {
        const SourceEntry current = m_window->m_tree->currentEntry();
        m_selected = current.kind == SourceEntry::Kind::Launch ? current.launchId : QString();
    });
    connect(sources, &Sources::refreshed, this, [this] {
        if (!m_selected.isEmpty()) {
            const QString row = m_window->m_sources->launchRow(m_selected);
            if (!row.isEmpty() && row != m_window->m_tree->currentEntry().key())
                m_window->m_tree->select(row); // it was found: that is its row now
        }
        showStarted();
        updateHeader();
    });
    connect(m_window, &MainWindow::applicationShown, this, &LaunchControl::updateHeader);
    connect(m_window->m_tree, &SourceTree::launchRequested, this, &LaunchControl::showProgress);
    m_window->m_tree->setLaunchFiller([this](QMenu &menu, const SourceEntry &entry) { fillMenu(menu, entry); });
    for (const LaunchState &state : m_centre->states())
        take(state.id);
}

void LaunchControl::applyPreferences(const Preferences &preferences)
{
    SparkSource defaults;
    defaults.home = preferences.sparkHome;
    defaults.python = preferences.sparkPython;
    m_centre->setDefaults(defaults);
}

void LaunchControl::restoreState()
{
    m_split->setPanelHeight(QSettings().value(QLatin1StringView(kPanelHeight)).toInt());
    m_panel->hide(); // it comes with the next start
    m_window->actions().action(u"launch.panel"_s)->setChecked(false);
}

void LaunchControl::rememberState() const
{
    QSettings().setValue(QLatin1StringView(kPanelHeight), m_split->panelHeight());
}

void LaunchControl::begin()
{
    applyPreferences(m_window->m_preferences);
    if (LiveCenter *live = m_window->m_options.live) {
        m_centre->launcher().setListener([live] {
            const ListenServer *server = live->server();
            return server && server->isListening() ? LaunchListener::of(server->address())
                                                   : LaunchListener::installed();
        });
    }
    m_centre->begin();
    m_begun = true;
    forgetOldPlaces();
    m_window->m_sources->schedule();
}

// --- what happens to what was started --------------------------------------------------------------------------------

QString LaunchControl::start(const SessionConfig &config)
{
    const QString before = m_window->m_view->session() ? m_window->m_view->ref().key() : QString();
    const QString id = m_centre->start(config);
    m_shownBefore.insert(id, before);
    showProgress(id);
    if (const auto state = m_centre->state(id))
        update(id); // it may have failed already
    return id;
}

void LaunchControl::showProgress(const QString &id)
{
    if (!m_panel->reveal(id))
        return;
    m_panel->setFolded(false);
    m_window->actions().action(u"launch.panel"_s)->setChecked(true);
    m_panel->show();
}

void LaunchControl::take(const QString &id)
{
    m_phases.insert(id, LaunchPhase::Preparing);
    update(id);
}

void LaunchControl::update(const QString &id)
{
    const auto state = m_centre->state(id);
    if (!state)
        return;
    const LaunchPhase before = m_phases.value(id, LaunchPhase::Preparing);
    m_phases.insert(id, state->phase);
    updatePlace(*state);
    m_window->m_sources->schedule();
    if (before == state->phase)
        return;
    if (state->phase == LaunchPhase::Running && !state->adopted)
        running(*state);
    if (state->phase == LaunchPhase::Failed || state->phase == LaunchPhase::Lost) {
        QTimer::singleShot(0, this, [this, id] { // one that fails at once has its tab by then
            if (const auto now = m_centre->state(id))
                failed(*now);
        });
    }
    if (state->isOver()) {
        m_toShow.remove(id);
        forgetPlace(id);
    }
}

void LaunchControl::drop(const QString &id)
{
    m_phases.remove(id);
    m_shownBefore.remove(id);
    m_toShow.remove(id);
    m_window->m_sources->schedule();
}

bool LaunchControl::isHidden() const
{
    return !m_window->isVisible() || m_window->isMinimized() ||
           QGuiApplication::applicationState() != Qt::ApplicationActive;
}

void LaunchControl::notify(const LaunchState &state, const QString &title, const QString &body, bool urgent)
{
    if (NotificationService *service = m_window->m_options.notifications; service && isHidden())
        service->tell(title, body, urgent, [this, id = state.id](const QString &token) {
            m_window->raiseWindow(token);
            showProgress(id);
        });
}

void LaunchControl::running(const LaunchState &state)
{
    const QString name = launchtext::name(state.config);
    m_window->statusBar()->showMessage(tr("%1 runs.").arg(name), 4000);
    QTimer::singleShot(kFoldAfterMs, this, [this, id = state.id] { foldIfDone(id); });
    notify(state, tr("%1 runs").arg(name), sessionKindTitle(state.config.kind), false);
    if (ApplicationFinder *finder = m_window->m_options.finder)
        finder->scanNow(); // it is there now, not at the next look
    if (!m_window->m_preferences.showStarted || !m_shownBefore.contains(state.id))
        return;
    m_toShow.insert(state.id);
    showStarted();
}

//! What runs needs no more than a line; not while the person is at it, or something else is still on its way.
void LaunchControl::foldIfDone(const QString &id)
{
    const auto state = m_centre->state(id);
    const bool attended = m_panel->underMouse() || m_panel->isAncestorOf(QApplication::focusWidget());
    if (state && state->phase == LaunchPhase::Running && m_panel->current() == id && !attended)
        m_panel->setFolded(true);
}

//! Shows what runs now, where the person has not turned to something else since it was started.
void LaunchControl::showStarted()
{
    const QSet<QString> wanted = m_toShow;
    for (const QString &id : wanted) {
        const auto state = m_centre->state(id);
        const ApplicationView *view = m_window->m_view;
        const QString shown = view->session() ? view->ref().key() : QString();
        if (!state || (shown != m_shownBefore.value(id) && !view->ref().demo)) {
            m_toShow.remove(id);
            continue;
        }
        const auto row = rowOf(id);
        if (!row || row->kind == SourceEntry::Kind::Launch)
            continue; // not found yet
        m_toShow.remove(id);
        if (row->kind != SourceEntry::Kind::Application) {
            m_window->m_tree->select(row->key());
            continue;
        }
        const QString demo = view->ref().demo ? shown : QString();
        m_window->openApplication(row->ref);
        if (!demo.isEmpty())
            m_window->closeApplication(demo);
    }
}

void LaunchControl::failed(const LaunchState &state)
{
    const QString name = launchtext::name(state.config);
    const QString what =
        state.phase == LaunchPhase::Failed ? tr("%1 could not be started.").arg(name) : tr("%1 broke off.").arg(name);
    notify(state, what, launchtext::cause(state.reason), true);
    // whoever sees the panel with it in front needs no further message
    if (m_panel->isVisible() && m_panel->current() == state.id) {
        m_panel->setFolded(false);
        return;
    }
    Message message;
    message.severity = Severity::Error;
    message.what = what;
    message.cause = launchtext::cause(state.reason);
    message.cure = launchtext::cure(state.reason);
    message.details = state.reason.evidence;
    message.actionText = tr("Show its log");
    message.action = [this, id = state.id] { showProgress(id); };
    m_window->m_messages->show(message);
}

void LaunchControl::askAboutSsh(const QString &id, const SshQuestion &question)
{
    const auto state = m_centre->state(id);
    QDialog *dialog = questions::ssh(state ? launchtext::name(state->config) : QString(), question, m_window,
                                     [centre = m_centre, id, number = question.id](const std::optional<QString> &text) {
                                         centre->answer(id, number, text);
                                     });
    connect(m_centre, &LaunchCentre::settled, dialog,
            [dialog, id, number = question.id](const QString &of, quint64 which) {
                if (of == id && which == number)
                    dialog->close();
            });
    dialog->open();
}

// --- the tree --------------------------------------------------------------------------------------------------------

LaunchRows LaunchControl::rows() const
{
    QHash<QString, QString> places;
    for (const QString &id : m_places)
        places.insert(id, id);
    return LaunchRows(m_centre->states(), places);
}

std::optional<SourceEntry> LaunchControl::rowOf(const QString &id) const
{
    const QString key = m_window->m_sources->launchRow(id);
    const SourceEntry *entry = key.isEmpty() ? nullptr : m_window->m_model->entry(m_window->m_model->find(key));
    return entry ? std::optional(*entry) : std::nullopt;
}

//! A cluster over SSH is looked at as a place, for the time it runs.
void LaunchControl::updatePlace(const LaunchState &state)
{
    PlaceCentre *places = m_window->m_options.places;
    if (!places || state.config.kind != SessionKind::SshCluster || state.isOver() || m_places.contains(state.id))
        return;
    std::optional<Place> place = sshClusterPlace(state);
    if (!place)
        return;
    if (place->name.isEmpty())
        place->name = launchtext::name(state.config);
    if (place->color.isEmpty())
        place->color = places->book().freeColor();
    m_places.insert(state.id);
    rememberPlaces();
    places->book().put(*place);
}

void LaunchControl::forgetPlace(const QString &id)
{
    if (!m_places.remove(id))
        return;
    rememberPlaces();
    if (PlaceCentre *places = m_window->m_options.places; places && !m_window->m_preferences.keepClusterPlaces)
        places->book().remove(id);
}

//! Those of clusters that have ended while no window was there.
void LaunchControl::forgetOldPlaces()
{
    const QSet<QString> known = m_places;
    for (const QString &id : known) {
        const auto state = m_centre->state(id);
        if (!state || state->isOver())
            forgetPlace(id);
    }
}

void LaunchControl::rememberPlaces() const
{
    if (m_window->m_options.restore)
        QSettings().setValue(QLatin1StringView(kPlaces), QStringList(m_places.begin(), m_places.end()));
}

void LaunchControl::updateHeader()
{
    const QString key = m_window->m_view->session() ? m_window->m_view->ref().key() : QString();
    const SourceEntry *entry = key.isEmpty() ? nullptr : m_window->m_model->entry(m_window->m_model->find(key));
    const QString id = entry ? entry->launchId : QString();
    ApplicationHeader *header = m_window->m_view->header();
    if (id.isEmpty())
        return header->setOrigin({}, nullptr);
    if (!m_originMenu) {
        m_originMenu = new QMenu(header);
        connect(m_originMenu, &QMenu::aboutToShow, this, [this] {
            m_originMenu->clear();
            const QString of = m_originMenu->property("launch").toString();
            fillStarted(*m_originMenu, of);
        });
    }
    m_originMenu->setProperty("launch", id);
    header->setOrigin(tr("from “%1”", "name of a configuration").arg(entry->launchName), m_originMenu);
}

// --- when the window goes --------------------------------------------------------------------------------------------

bool LaunchControl::mayClose()
{
    if (m_mayClose || (!m_question && m_centre->endingWithUs().isEmpty()))
        return true;
    if (m_question) { // asked, or being ended, already
        if (m_unasked && !m_question->isEnding())
            m_question->end();
        m_question->raise();
        return false;
    }
    const StartedOnQuit wanted = m_window->m_preferences.startedOnQuit;
    if (!m_unasked && wanted == StartedOnQuit::Keep) {
        for (const LaunchState &state : m_centre->endingWithUs())
            m_centre->keepRunning(state.id);
        if (m_centre->endingWithUs().isEmpty())
            return true;
    }
    endThings(!m_unasked && wanted == StartedOnQuit::Ask);
    return false;
}

void LaunchControl::endThings(bool asked)
{
    if (!m_window->isVisible() && !m_unasked)
        m_window->raiseWindow(); // from the tray: the question needs a window
    m_question = new QuitQuestion(m_centre, m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    const auto remember = [this](StartedOnQuit choice) {
        if (!m_question->remembers())
            return;
        Preferences changed = m_window->m_preferences;
        changed.startedOnQuit = choice;
        m_window->applyPreferences(changed);
    };
    connect(m_question, &QuitQuestion::endChosen, this, [remember] { remember(StartedOnQuit::End); });
    connect(m_question, &QuitQuestion::keepChosen, this, [this, remember] {
        remember(StartedOnQuit::Keep);
        for (const LaunchState &state : m_centre->endingWithUs())
            m_centre->keepRunning(state.id);
        m_question->end(); // what cannot go on; mostly nothing
    });
    connect(m_question, &QDialog::rejected, this, [this] {
        m_window->m_quitting = false;
        m_thenQuit = false;
    });
    if (!asked)
        m_question->end();
    m_question->open();
}

void LaunchControl::finishClosing()
{
    if (!m_question)
        return;
    m_mayClose = true;
    m_question->done(QDialog::Accepted);
    if (!m_window->close()) {
        m_mayClose = false;
        return;
    }
    Q_EMIT closed();
    if (m_thenQuit)
        QCoreApplication::quit();
}

} // namespace cinderscope
