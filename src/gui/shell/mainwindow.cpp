// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/shell/mainwindow.h"

#include "gui/base/actionregistry.h"
#include "gui/base/async.h"
#include "gui/base/commandpalette.h"
#include "gui/base/emptystate.h"
#include "gui/base/errortext.h"
#include "gui/base/filterfield.h"
#include "gui/base/format.h"
#include "gui/base/messagebar.h"
#include "gui/base/theme.h"
#include "gui/jupyter/jupytercentre.h"
#include "gui/notify/bellbutton.h"
#include "gui/notify/notificationpopup.h"
#include "gui/notify/notificationservice.h"
#include "gui/places/placecentre.h"
#include "gui/session/livecenter.h"
#include "gui/shell/applicationfinder.h"
#include "gui/shell/applicationview.h"
#include "gui/shell/demorecording.h"
#include "gui/shell/firststart.h"
#include "gui/shell/folderlister.h"
#include "gui/shell/location.h"
#include "gui/shell/recentlogs.h"
#include "gui/shell/replaybar.h"
#include "gui/shell/sources.h"
#include "gui/shell/sourcetree.h"
#include "gui/shell/sourcetreemodel.h"
#include "gui/shell/sparkuicontrol.h"
#include "gui/shell/statusstrip.h"
#include "gui/sparkui/sparkuicenter.h"

#include <QAction>
#include <QClipboard>
#include <QCloseEvent>
#include <QDateTime>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMimeData>
#include <QScreen>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QStatusBar>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace cinderscope {

using Section = SourceTreeModel::Section;

MainWindow::MainWindow(Options options, QWidget *parent) : QMainWindow(parent), m_options(std::move(options))
{
    setObjectName(u"mainWindow"_s);
    setAcceptDrops(true);
    if (m_options.finder)
        m_options.finder->setParent(this);
    m_actions = new ActionRegistry(this);
    m_model = new SourceTreeModel(this);
    m_lister = new FolderLister(this);
    if (!m_options.opener)
        m_options.opener = [this](const ApplicationRef &ref) { return openSource(ref); };
    m_hub = new SessionHub(m_options.opener, this);
    if (m_options.restore)
        m_preferences = Preferences::load();
    createSources();
    if (m_options.sparkUi) {
        m_options.sparkUi->setParent(this);
        m_sparkUi = new SparkUiControl(this, m_options.sparkUi, m_options.sparkUiView);
        m_options.pages.append(m_sparkUi->pageFactory());
    }
    createFileActions();
    createPlaceActions();
    createSnippetActions();
    createActingActions();
    createJupyterActions();
    createLaunch();
    createViewActions();
    createReplayActions();
    createWidgets();
    createGoActions();
    if (m_sparkUi)
        m_sparkUi->createActions();
    createHelpActions();
    createMenus();
    createPalette();
    connectTree();
    connectSessions();
    connectFolders();
    connectFinder();
    connectPlaces();
    connectSnippets();
    connectActing();
    connectJupyter();
    connectLive();
    connectNotifications();
    connectLaunch();
    if (m_sparkUi)
        m_sparkUi->connectParts();
    m_firstStart = new FirstStart(this);
    m_model->setSectionNote(Section::Logs, tr("No event logs opened"), tr("Open a log or a folder, or drop it here"));
    m_model->setSectionHidden(Section::Computer,
                              !m_options.finder && !m_options.live && !m_options.launch && !m_options.jupyter);
    m_model->setSectionHidden(Section::Clusters, !m_options.places);
    m_model->setSectionHidden(Section::History, true);
    qApp->installEventFilter(this); // the space bar, see eventFilter()
    restoreState();
    m_tree->setFocus();
    refreshEmptyState();
    updateActions();
    updateTitle();
}

MainWindow::~MainWindow()
{
    qApp->removeEventFilter(this);
    delete std::exchange(m_sparkUi, nullptr);
    endLaunch();
    // Children go after the parts of this object that their signals would reach.
    for (QObject *part : {static_cast<QObject *>(m_hub), static_cast<QObject *>(m_view),
                          static_cast<QObject *>(m_sources), static_cast<QObject *>(m_options.live),
                          static_cast<QObject *>(m_options.places), static_cast<QObject *>(m_options.notifications),
                          static_cast<QObject *>(m_options.finder), static_cast<QObject *>(m_options.jupyter)}) {
        if (part)
            part->disconnect(this);
    }
    if (m_options.live)
        m_options.live->disconnect(m_sources);
    if (m_options.places)
        m_options.places->disconnect(m_sources);
}

void MainWindow::createWidgets()
{
    m_tree = new SourceTree(m_model, this);
    m_tree->setMinimumWidth(200);
    auto *open = m_tree->openButton();
    open->addAction(m_actions->action(u"file.openLog"_s));
    open->addAction(m_actions->action(u"file.openFolder"_s));
    open->addAction(m_actions->action(u"file.openLocation"_s));
    if (m_options.places)
        open->addAction(m_actions->action(u"file.addPlace"_s));

    m_messages = new MessageBar(this);
    m_view = new ApplicationView(m_options.pages, *m_actions, this);
    auto *right = new QWidget(this);
    auto *rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins(0, 0, 0, 0);
    rightLayout->setSpacing(0);
    rightLayout->addWidget(m_messages);
    m_right = new QStackedWidget(right);
    m_right->addWidget(m_view);
    rightLayout->addWidget(wrapPages(right), 1);

    m_splitter = new QSplitter(Qt::Horizontal, this);
    m_splitter->setObjectName(u"mainSplitter"_s);
    m_splitter->setHandleWidth(1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_tree);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(0, 0);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({280, 1000});
    setCentralWidget(m_splitter);

    m_status = new StatusStrip(this);
    statusBar()->addWidget(m_status, 1);
    if (m_options.notifications) {
        m_bell = new BellButton(m_options.notifications, this);
        statusBar()->addPermanentWidget(m_bell);
    }
    statusBar()->setSizeGripEnabled(false);
    resize(1280, 800);
}

void MainWindow::connectTree()
{
    connect(m_tree, &SourceTree::openRequested, this, [this](const ApplicationRef &ref) {
        const SourceEntry *entry = m_model->entry(m_model->find(ref.key()));
        if (entry && entry->ref.demo)
            return openApplication(entry->ref);
        if (!ref.isFile() && ref.applicationId.isEmpty())
            return; // a driver that has not answered yet
        if (m_hub->session(ref.key()) || !ref.isFile())
            return openApplication(ref);
        openLocation(ref.location); // it may be gone since it was listed
    });
    connect(m_tree, &SourceTree::replayRequested, this, [this](const ApplicationRef &ref) {
        ApplicationRef replay = ref;
        replay.kind = SourceKind::Replay;
        openApplication(replay);
    });
    connect(m_tree, &SourceTree::folderExpanded, this, [this](const QString &path) {
        if (!m_lister->isKnown(path))
            m_lister->list(path);
    });
    connect(m_tree, &SourceTree::refreshRequested, this, &MainWindow::refreshEntry);
    connect(m_tree, &SourceTree::removeRequested, this, &MainWindow::removeEntry);
    connect(m_tree, &SourceTree::revealRequested, this, &MainWindow::reveal);
}

void MainWindow::connectSessions()
{
    connect(m_hub, &SessionHub::opened, this, &MainWindow::updateEntry);
    connect(m_hub, &SessionHub::sessionChanged, this,
            [this](const ApplicationRef &ref, const ApplicationSession *session) {
                updateEntry(ref, session);
                reportError(ref, session);
                if (session == m_view->session()) {
                    revealPending();
                    if (!m_sparkUi || !m_sparkUi->isServerShown())
                        m_status->showSession(session, ref.demo ? tr("Demo recording") : QString());
                    updateTitle();
                    updateActions();
                }
            });
    connect(m_hub, &SessionHub::aboutToClose, this,
            [this](const ApplicationRef &ref, const ApplicationSession *session) {
                m_reported.remove(ref.key());
                m_recent.remove(ref.key());
                if (session == m_view->session())
                    m_status->showSession(nullptr);
                m_view->forgetSession(session);
            });
    connect(m_hub, &SessionHub::closed, this, [this](const ApplicationRef &ref) {
        m_model->update(ref.key(), [&](SourceEntry &entry) {
            entry.open = entry.current = entry.reading = entry.replaying = false;
            entry.progress = -1;
            if (entry.ref.kind == SourceKind::Replay && !entry.ref.demo)
                entry.ref.kind = SourceKind::EventLog;
        });
        refreshEmptyState();
        updateActions();
        updateTitle();
    });
    connect(m_view, &ApplicationView::pageShown, this, &MainWindow::updateActions);
    connect(m_view->replayBar(), &ReplayBar::noFurtherFailure, this, [this] {
        m_messages->show(
            {.severity = Severity::Info, .what = tr("There is no failure after this moment."), .timeoutMs = 4000});
    });
    connect(m_status, &StatusStrip::cancelRequested, this, [this] {
        if (ApplicationSession *session = m_view->session())
            session->cancel();
    });
    connect(m_status, &StatusStrip::reportRequested, this, &MainWindow::showReport);
    connect(m_status, &StatusStrip::listenerRequested, this, &MainWindow::showListenerHelp);
    connect(m_status, &StatusStrip::fillRequested, this, [this] {
        if (ApplicationSession *session = m_view->session())
            session->fillGaps();
    });
}

void MainWindow::connectFinder()
{
    ApplicationFinder *finder = m_options.finder;
    if (!finder)
        return;
    m_model->setSectionNote(Section::Computer, tr("Looking for applications…"), finder->scope());
    connect(finder, &ApplicationFinder::scanStarted, this, [this] {
        if (!m_scanned)
            m_model->setSectionStatus(Section::Computer, tr("scanning…"));
    });
    connect(finder, &ApplicationFinder::scanned, this, [this, finder](const QList<FoundEndpoint> &found) {
        m_scanned = true;
        m_model->setSectionNote(Section::Computer, tr("No Spark application"),
                                tr("%1 · last scan %2", "ports and time")
                                    .arg(finder->scope(), format::timeOfDay(QDateTime::currentMSecsSinceEpoch())));
        m_sources->setLocal(found);
    });
    connect(finder, &ApplicationFinder::lookedUp, this, [this](const QUrl &base, const QList<SourceEntry> &found) {
        if (found.isEmpty()) {
            const Error error{ErrorCode::NotFound, {}, base.toString().toStdString()};
            m_messages->showError(tr("There is no Spark application at this address."), error);
            Q_EMIT openFailed(error);
            return;
        }
        for (const SourceEntry &entry : found) {
            if (!m_model->contains(entry.key()))
                m_model->addEntry(Section::Computer, entry);
        }
        openApplication(found.first().ref);
    });
    connect(finder, &ApplicationFinder::lookUpFailed, this, [this](const QUrl &base, const Error &error) {
        Message message = messageFor(tr("The address could not be opened as an application."), error);
        if (m_options.places) {
            message.actionText = tr("Add it as a cluster or host…");
            message.action = [this, address = base.toString()] { editPlace({}, address); };
        }
        m_messages->show(message);
        Q_EMIT openFailed(error);
    });
}

void MainWindow::start(bool idle)
{
    if (m_options.restore) {
        for (const QString &path : remembered::folders()) {
            SourceEntry folder;
            folder.kind = SourceEntry::Kind::Folder;
            folder.ref.location = path;
            folder.name = QFileInfo(path).fileName();
            folder.detail = QDir::toNativeSeparators(path);
            m_model->addEntry(Section::Logs, folder);
        }
        refreshRecent();
    }
    startLive();
    startJupyter();
    if (idle)
        m_firstStart->begin();
}

bool MainWindow::showPage(const QString &key)
{
    if (m_sparkUi)
        m_sparkUi->leaveServer();
    return m_view->showPage(key);
}

void MainWindow::refreshEmptyState()
{
    EmptyState *empty = m_view->emptyState();
    empty->clearButtons();
    empty->setIcon(u"application"_s);
    empty->setHeadline(tr("Choose an application"));
    QString text = m_options.finder
                       ? tr("Applications that run on this computer appear on the left by themselves (%1).")
                             .arg(m_options.finder->scope())
                       : tr("Click an application on the left.");
    if (m_options.places)
        text += u' ' + tr("Name a cluster or a host, and what runs there is there too.");
    text += u' ' + tr("Event logs and folders of them can be opened, or dropped here.");
    empty->setText(text);
    if (QAction *start = m_actions->action(u"launch.start"_s))
        empty->addButton(tr("Start a session…"), [start] { start->trigger(); });
    empty->addButton(tr("Open event log…"), [this] { askForLog(); });
    if (m_options.places)
        empty->addButton(tr("Add cluster or host…"), [this] { editPlace({}); });
    else
        empty->addButton(tr("Open folder…"), [this] { askForFolder(); });
    if (m_options.live)
        empty->addButton(tr("Get live events…"), [this] { showListenerHelp(); });
    empty->addButton(tr("Show the demo"), [this] { openDemo(); });
}

void MainWindow::copyText(const QString &text, const QString &what)
{
    if (text.isEmpty())
        return;
    QGuiApplication::clipboard()->setText(text);
    statusBar()->showMessage(what, 2000);
}

void MainWindow::updateTitle()
{
    const ApplicationSession *session = m_view->session();
    const SourceEntry *entry = session ? m_model->entry(m_model->find(m_view->ref().key())) : nullptr;
    if (m_sparkUi && m_sparkUi->isServerShown())
        return setWindowTitle(tr("%1 — Cinderscope").arg(m_sparkUi->shownTitle()));
    setWindowTitle(entry ? tr("%1 — Cinderscope").arg(entry->name) : tr("Cinderscope"));
}

void MainWindow::rememberState()
{
    if (!m_options.restore)
        return;
    QSettings settings;
    settings.setValue(u"shell/geometry"_s, saveGeometry());
    settings.setValue(u"shell/splitter"_s, m_splitter->saveState());
    settings.setValue(u"shell/page"_s, m_view->currentPageKey());
    settings.setValue(u"shell/treeVisible"_s, m_tree->isVisibleTo(this));
    rememberLaunch();
}

void MainWindow::restoreState()
{
    if (!m_options.restore)
        return;
    const QSettings settings;
    restoreGeometry(settings.value(u"shell/geometry"_s).toByteArray());
    m_splitter->restoreState(settings.value(u"shell/splitter"_s).toByteArray());
    restoreLaunch();
    // Spark's pages are loaded when the person asks for them, not at the start.
    if (const QString page = settings.value(u"shell/page"_s).toString(); page != "sparkui"_L1)
        m_view->showPage(page);
    m_actions->action(u"view.tree"_s)->setChecked(settings.value(u"shell/treeVisible"_s, true).toBool());
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberState();
    NotificationService *service = m_options.notifications;
    const bool mayHide = service && !m_quitting && service->tray() && service->tray()->isVisible() && !isHidden();
    if (mayHide && service->closeAction() != CloseAction::Quit && service->isWatching()) {
        event->ignore();
        if (service->closeAction() == CloseAction::Tray)
            hideToTray();
        else
            askHowToClose();
        return;
    }
    if (!mayClose()) {
        event->ignore();
        return;
    }
    m_quitting = true;
    QMainWindow::closeEvent(event);
}

} // namespace cinderscope
