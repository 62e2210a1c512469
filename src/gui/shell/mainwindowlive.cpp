// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Live applications, preferences, notifications and the tray of MainWindow.
#include "gui/base/messagebar.h"
#include "gui/notify/bellbutton.h"
#include "gui/notify/notificationpopup.h"
#include "gui/notify/notificationservice.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/firststart.h"
#include "gui/shell/mainwindow.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/snippets/listenerdialog.h"
#include "live/wire/sessionsettings.h"

#include <QApplication>
#include <QCheckBox>
#include <QMessageBox>
#include <QPushButton>
#include <QWindow>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr int kLiveRowMs = 250; // rows of the tree follow their applications at this rhythm

bool isReading(const SourceStatus &status)
{
    if (status.progress >= 0 || !status.feed)
        return true;
    bool answering = false;
    for (const FeedSourceState &source : status.feed->sources) {
        if (source.active && source.kind == FeedSource::Journal)
            return true; // the past
        answering = answering || source.answering;
    }
    for (const FeedGap &gap : status.feed->gaps) {
        if (gap.filling)
            return true;
    }
    return !answering;
}

} // namespace

void MainWindow::createSources()
{
    for (QObject *part : {static_cast<QObject *>(m_options.live), static_cast<QObject *>(m_options.places),
                          static_cast<QObject *>(m_options.notifications)}) {
        if (part)
            part->setParent(this);
    }
    m_sources = new Sources(m_model, m_options.places, m_options.live, this);
    m_sources->setOpened([this] {
        QSet<QString> keys;
        for (const ApplicationRef &ref : m_hub->refs())
            keys.insert(ref.key());
        return keys;
    });
    m_liveTimer.setSingleShot(true);
    m_liveTimer.setInterval(kLiveRowMs);
    connect(&m_liveTimer, &QTimer::timeout, this, &MainWindow::takeLiveNews);
}

void MainWindow::connectLive()
{
    connect(m_sources, &Sources::aboutToRefresh, this,
            [this] { m_shownSelected = m_view->session() && m_tree->currentEntry().key() == m_view->ref().key(); });
    connect(m_sources, &Sources::refreshed, this, [this] {
        const QList<SourceEntry> running = m_sources->running();
        const qsizetype count = std::count_if(running.begin(), running.end(), [](const SourceEntry &entry) {
            return entry.kind == SourceEntry::Kind::Application;
        });
        m_model->setSectionStatus(SourceTreeModel::Section::Computer,
                                  count == 0 ? QString() : tr("%n running", nullptr, int(count)));
        if (m_scanned || count > 0)
            m_firstStart->scanned(running);
        if (m_shownSelected && m_view->session())
            m_tree->select(m_view->ref().key()); // its row may stand elsewhere now
    });
    connect(m_tree, &SourceTree::filtering, m_sources, &Sources::setEverything);
    connect(m_tree, &SourceTree::showAllRequested, m_sources, &Sources::showWhole);
    LiveCenter *live = m_options.live;
    if (!live)
        return;
    connect(live, &LiveCenter::snapshotChanged, this, [this](const ApplicationKey &key, const SnapshotPtr &snapshot) {
        m_liveNews.insert(ApplicationRef::keyOf(key), {key, snapshot});
        if (!m_liveTimer.isActive())
            m_liveTimer.start();
        tellNotifications(key, snapshot);
    });
    // What fails from here on is told, also before the first snapshot comes.
    const auto watch = [this](const ApplicationKey &key) {
        if (m_options.notifications && !key.id.startsWith("listener:"_L1))
            m_options.notifications->watch(key.text());
    };
    connect(live, &LiveCenter::applicationConnected, this, watch);
    connect(live, &LiveCenter::applicationChanged, this, watch);
    connect(live, &LiveCenter::applicationEnded, this, [this](const ApplicationKey &key) {
        rememberLog(key);
        if (const auto application = m_options.live->application(key);
            application && application->state == LiveApplication::State::Lost && m_options.notifications) {
            const auto session = m_options.live->session(key);
            const FeedStatus *feed = session && session->status().feed ? &*session->status().feed : nullptr;
            // a driver that was only polled and idle when it went was most likely stopped; REST cannot tell
            const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
            const bool polledOnly = feed && !feed->source(FeedSource::Listener);
            if (!polledOnly || !snapshot || snapshot->totals.jobsRunning > 0)
                m_options.notifications->lost(key.text(), application->name, feed ? feed->lostAt : kNoTime);
        }
    });
}

void MainWindow::rememberLog(const ApplicationKey &key)
{
    const auto session = m_options.live->session(key);
    const SnapshotPtr snapshot = session ? session->snapshot() : nullptr;
    const FeedSourceState *log =
        session && session->status().feed ? session->status().feed->source(FeedSource::EventLog) : nullptr;
    if (!m_options.restore || !snapshot || !log || log->records == 0 || log->location.isEmpty())
        return;
    remembered::addRecent(log->location, *snapshot); // in the history after the next start too
    refreshRecent();
}

void MainWindow::tellNotifications(const ApplicationKey &key, const SnapshotPtr &snapshot)
{
    NotificationService *service = m_options.notifications;
    if (!service || key.id.startsWith("listener:"_L1))
        return;
    const auto session = m_options.live->session(key);
    if (!session || !snapshot)
        return;
    service->observe(key.text(), QString::fromStdString(snapshot->app.name), snapshot, isReading(session->status()));
}

void MainWindow::takeLiveNews()
{
    const auto news = std::exchange(m_liveNews, {});
    for (auto entry = news.begin(); entry != news.end(); ++entry) {
        const auto &[key, snapshot] = *entry;
        if (m_hub->session(entry.key()) || !snapshot)
            continue; // what is open is followed by its session
        m_model->update(entry.key(), [&](SourceEntry &row) {
            const ApplicationTotals &totals = snapshot->totals;
            row.failures = totals.tasksFailed > 0 ? totals.tasksFailed : totals.jobsFailed;
            row.state = snapshot->state;
            row.progress = -1;
            if (!snapshot->app.name.empty())
                row.name = QString::fromStdString(snapshot->app.name);
            if (snapshot->app.end != kNoTime)
                row.end = snapshot->app.end;
            if (snapshot->state == ApplicationState::Running && totals.plannedTasks > 0)
                row.progress = std::min(1.0, double(totals.tasksSucceeded) / double(totals.plannedTasks));
        });
    }
}

std::shared_ptr<ApplicationSession> MainWindow::openSource(const ApplicationRef &ref)
{
    LiveCenter *live = m_options.live;
    if (ref.isFile() || !live)
        return openSession(ref);
    const Access access = m_options.places ? m_options.places->access(ref.placeId) : Access();
    const bool page = ref.location.startsWith("http"_L1) && !ref.isPast();
    std::shared_ptr<ApplicationSession> session = live->session(ref.application());
    if (page) // joins the session that there is
        return live->openRest(ref.application(), QUrl(ref.location), access);
    if (session)
        return session;
    if (!ref.isPast())
        return nullptr;
    session = ApplicationSession::openLive(ref.application());
    if (!ref.journal.isEmpty())
        session->addJournal(ref.journal);
    if (!ref.eventLog.isEmpty())
        session->addEventLog(ref.eventLog);
    if (!ref.history.isEmpty())
        session->addHistoryServer(ref.history, access);
    return session;
}

void MainWindow::startLive()
{
    if (m_options.live) {
        m_options.live->setSettings(m_preferences.live());
        applyListening();
        m_sources->setJournals(m_options.restore ? m_preferences.journalRoot() : QString(), m_preferences.budget());
    }
    if (m_options.finder) {
        m_options.finder->setSettings(m_preferences.discovery());
        m_options.finder->start();
    }
    if (m_options.places)
        m_options.places->start();
    if (m_options.notifications)
        m_options.notifications->start();
    startLaunch();
    m_sources->schedule();
}

void MainWindow::applyListening()
{
    LiveCenter *live = m_options.live;
    live->stopListening();
    if (m_preferences.listen) {
        if (const Result<void> listening = live->listen(m_preferences.listening()); !listening)
            m_messages->showError(tr("Listening for applications did not begin. They are polled instead."),
                                  listening.error());
    }
    tellJupyterListener();
}

void MainWindow::applyPreferences(const Preferences &preferences)
{
    const Preferences before = std::exchange(m_preferences, preferences);
    if (m_options.restore)
        preferences.save();
    if (m_options.finder &&
        (before.firstPort != preferences.firstPort || before.lastPort != preferences.lastPort ||
         before.extraPorts != preferences.extraPorts || before.rhythmSeconds != preferences.rhythmSeconds)) {
        m_options.finder->setSettings(preferences.discovery());
        refreshEmptyState();
    }
    applyLaunch();
    if (!m_options.live)
        return;
    m_options.live->setSettings(preferences.live());
    if (before.listen != preferences.listen || before.tcp != preferences.tcp ||
        before.listenPort != preferences.listenPort)
        applyListening();
    if (before.journalRoot() != preferences.journalRoot() || before.journalMegabytes != preferences.journalMegabytes ||
        before.journalDays != preferences.journalDays)
        m_sources->setJournals(preferences.journalRoot(), preferences.budget());
}

PreferencesDialog *MainWindow::showPreferences(PreferencesDialog::Page page)
{
    auto *dialog = findChild<PreferencesDialog *>();
    if (!dialog) {
        dialog = new PreferencesDialog(m_preferences, m_options.live ? m_options.live->server() : nullptr,
                                       m_options.notifications, this, sessionBook());
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        connect(dialog, &PreferencesDialog::changed, this, &MainWindow::applyPreferences);
        connect(dialog, &PreferencesDialog::journalsCleared, this,
                [this] { m_sources->setJournals(m_preferences.journalRoot(), m_preferences.budget()); });
    }
    dialog->showPage(page);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
    return dialog;
}

QDialog *MainWindow::showListenerHelp()
{
    const ListenServer *server = m_options.live ? m_options.live->server() : nullptr;
    auto *dialog = new ListenerDialog(server ? server->address() : ListenAddress(), server && server->isListening(),
                                      findListenerJar(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ListenerDialog::preferencesRequested, this,
            [this] { showPreferences(PreferencesDialog::Page::Listening); });
    dialog->open();
    return dialog;
}

// --- notifications and the tray --------------------------------------------------------------------------------------

void MainWindow::connectNotifications()
{
    NotificationService *service = m_options.notifications;
    if (!service)
        return;
    connect(service, &NotificationService::activated, this,
            [this](const NotificationTarget &target, const QString &token) {
                raiseWindow(token);
                goTo(target);
            });
    connect(service, &NotificationService::showRequested, this, &MainWindow::raiseWindow);
    // Seen is what the person comes back to, not what happens on a screen that nobody may look at.
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this, service](Qt::ApplicationState state) {
        if (state == Qt::ApplicationActive && m_view->session() && !m_view->ref().applicationId.isEmpty())
            service->looked(m_view->ref().application().text());
    });
    connect(service, &NotificationService::quitRequested, this, [this] {
        m_quitting = true;
        if (close())
            QCoreApplication::quit();
    });
    connect(m_bell, &BellButton::settingsRequested, this,
            [this] { showPreferences(PreferencesDialog::Page::Notifications); });
}

void MainWindow::goTo(const NotificationTarget &target)
{
    const QString key = u"app:"_s + target.application;
    const SourceEntry *entry = m_model->entry(m_model->find(key));
    ApplicationRef ref = entry ? entry->ref : ApplicationRef();
    if (!entry && m_options.live) {
        for (const LiveApplication &live : m_options.live->applications()) {
            if (live.key.text() == target.application)
                ref = ApplicationRef::live(live.key, live.uiUrl);
        }
    }
    if (ref.isEmpty()) {
        m_messages->show({.severity = Severity::Info,
                          .what = tr("%1 is not known any more.").arg(target.applicationName),
                          .cause = tr("It has ended, and its journal was removed or never kept.")});
        return;
    }
    m_pendingTarget.reset();
    if (target.target.id >= 0)
        m_pendingTarget = {ref.key(), target.target};
    openApplication(ref);
    revealPending();
}

void MainWindow::revealPending()
{
    if (!m_pendingTarget || !m_view->session() || m_view->ref().key() != m_pendingTarget->first ||
        !m_view->session()->snapshot())
        return;
    if (m_view->reveal(m_pendingTarget->second) || !m_view->session()->status().active)
        m_pendingTarget.reset(); // found, or it never will be
}

void MainWindow::raiseWindow(const QString &token)
{
    QGuiApplication::setQuitOnLastWindowClosed(true);
    if (!token.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", token.toUtf8()); // taken by Qt's Wayland plugin at the next activation
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::hideToTray()
{
    QGuiApplication::setQuitOnLastWindowClosed(false); // a dialog that closes while the window is hidden ends nothing
    hide();
}

void MainWindow::askHowToClose()
{
    auto *box =
        new QMessageBox(QMessageBox::Question, tr("Close the window"),
                        tr("Applications are being watched. Keep watching in the tray?"), QMessageBox::Cancel, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("In the tray Cinderscope goes on to listen, to keep what it sees, and to tell what fails."));
    QPushButton *keep = box->addButton(tr("&Keep watching"), QMessageBox::AcceptRole);
    QPushButton *quit = box->addButton(tr("&Quit"), QMessageBox::DestructiveRole);
    box->setDefaultButton(keep);
    auto *remember = new QCheckBox(tr("Do not ask again"), box);
    box->setCheckBox(remember);
    connect(keep, &QPushButton::clicked, this, [this, remember] {
        if (remember->isChecked())
            m_options.notifications->setCloseAction(CloseAction::Tray);
        hideToTray();
    });
    connect(quit, &QPushButton::clicked, this, [this, remember] {
        if (remember->isChecked())
            m_options.notifications->setCloseAction(CloseAction::Quit);
        m_quitting = true;
        close();
    });
    box->open();
}

} // namespace cinderscope
