// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/preferences/preferencesdialog.h"
#include "gui/session/page.h"
#include "gui/shell/applicationref.h"
#include "gui/shell/pagefactory.h"
#include "gui/shell/sessionhub.h"
#include "gui/shell/sourceentry.h"
#include "gui/shell/sourcetree.h"
#include "gui/sparkui/sparkuiview.h"

#include <QMainWindow>
#include <QSet>

class QDialog;
class QMenu;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace cinderscope {

class ActingCentre;
class ActionRegistry;
class ApplicationFinder;
class ApplicationView;
class BellButton;
class CommandPalette;
class FirstStart;
class FolderLister;
class JupyterCentre;
class LaunchCentre;
class LaunchControl;
class LiveCenter;
class MessageBar;
class NotificationService;
class PlaceCentre;
class SessionBook;
class Sources;
class SourceTreeModel;
class SparkUiCenter;
class SparkUiControl;
class StatusStrip;
struct CancelSite;
struct CancelTarget;
struct ImportStats;
struct JupyterKernel;
struct KernelPlace;
struct Location;
struct NotificationTarget;
struct SessionConfig;
struct SnippetTarget;

//! The window: sources on the left, the opened application on the right, messages above it, the status below. It makes
//! no page and reads no source itself: pages come from factories, applications from sessions, running ones from a
//! finder.
class MainWindow : public QMainWindow
{
    Q_OBJECT
public:
    struct Options
    {
        PageFactories pages;
        SessionOpener opener;                //!< openSession() where it is empty
        ApplicationFinder *finder = nullptr; //!< taken as a child; nullptr: nothing is looked for
        std::function<QDialog *(std::shared_ptr<const ImportStats>, QWidget *parent)> importReport; //!< may be empty
        // Taken as children; nullptr: the window does without.
        LiveCenter *live = nullptr;                   //!< listens from start() on, as the preferences say
        PlaceCentre *places = nullptr;                //!< looked at from start() on
        NotificationService *notifications = nullptr; //!< bell, tray and what closing the window does
        JupyterCentre *jupyter = nullptr;             //!< notebooks; looked for from start() on
        LaunchCentre *launch = nullptr;               //!< what is started from here; adopted from start() on
        SparkUiCenter *sparkUi = nullptr;             //!< Spark's own pages; nullptr: none
        SparkUiViewFactory sparkUiView;               //!< empty: they open in the person's browser
        std::function<void()> sparkUiWarmUp;          //!< called when sparkUiView is about to be used; may be empty
        std::function<QString()> sparkUiProblem;      //!< why sparkUiView gave nothing, for people; may be empty
        bool restore = true; //!< geometry, folders and recent logs of the last time; remember them again
    };
    explicit MainWindow(Options options, QWidget *parent = nullptr);
    ~MainWindow() override;

    //! Looks for applications; with `idle` (nothing was given to open) shows what was shown last, a running
    //! application, or the demo recording. Call it after show(): nothing before needs time.
    void start(bool idle);
    //! A path, URL or address. `replay`: played as if live. Looks at it on another thread; openFailed() or an
    //! application follows.
    void openLocation(const QString &text, bool replay = false);
    //! Opens it, or shows it where it is open.
    void openApplication(const ApplicationRef &ref);
    void openFolder(const QString &path);
    void openDemo();
    void closeApplication(const QString &key);
    bool showPage(const QString &key);
    //! Shows the window, above others where the desktop lets it. \a token: of xdg-activation, may be empty.
    void raiseWindow(const QString &token = {});
    //! The dialog that adds a place (empty id) or edits one; nullptr where there are no places.
    QDialog *editPlace(const QString &id, const QString &address = {});
    PreferencesDialog *showPreferences(PreferencesDialog::Page page = PreferencesDialog::Page::General);
    QDialog *showListenerHelp();
    QDialog *addJupyterServer(); //!< nullptr where there are no notebooks
    //! Chooses what Spark is started in the kernel; nullptr where it is gone.
    QDialog *startSparkIn(const QString &kernelId);
    //! The application with the cells of its notebook.
    void openNotebookOf(const QString &applicationId);
    //! What connects to this row, to be copied; a row without an application, a place or an endpoint is this computer.
    QDialog *copyConnection(const SourceEntry &entry);
    QDialog *showActionLog();

    ActionRegistry &actions() const { return *m_actions; }
    ApplicationView *view() const { return m_view; }
    SourceTree *tree() const { return m_tree; }
    SourceTreeModel *model() const { return m_model; }
    MessageBar *messages() const { return m_messages; }
    CommandPalette *palette() const { return m_palette; }
    StatusStrip *status() const { return m_status; }
    SessionHub *hub() const { return m_hub; }
    FolderLister *lister() const { return m_lister; }
    Sources *sources() const { return m_sources; }
    ActingCentre *acting() const { return m_acting; }
    SparkUiControl *sparkUi() const { return m_sparkUi; } //!< nullptr where there is none
    LaunchControl *launch() const { return m_launch; }    //!< nullptr where there is none
    const Preferences &preferences() const { return m_preferences; }
    //! Closes it for a program that is told to end: nothing is asked, what would end with the window is ended first,
    //! then comes QCoreApplication::quit(). True: that was at once.
    bool quitUnasked();

Q_SIGNALS:
    //! What openLocation() got could not be opened; a message is shown already.
    void openFailed(const cinderscope::Error &error);
    void applicationShown(const cinderscope::ApplicationRef &ref);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    friend class FirstStart;
    friend class SparkUiControl;
    friend class LaunchControl;
    void createWidgets();
    void createFileActions();
    void createViewActions();
    void createGoActions();
    void createReplayActions();
    void createHelpActions();
    void createMenus();
    void createPalette();
    void connectTree();
    void connectSessions();
    void connectFolders();
    void connectFinder();
    // mainwindowlive.cpp
    void createSources();
    void connectLive();
    void connectNotifications();
    void startLive();
    void applyPreferences(const Preferences &preferences);
    void applyListening();
    std::shared_ptr<ApplicationSession> openSource(const ApplicationRef &ref);
    void takeLiveNews();
    void rememberLog(const ApplicationKey &key);
    void tellNotifications(const ApplicationKey &key, const SnapshotPtr &snapshot);
    void goTo(const NotificationTarget &target);
    void revealPending();
    void askHowToClose();
    void hideToTray();
    // mainwindowsnippets.cpp
    void createSnippetActions();
    void connectSnippets();
    SnippetTarget snippetTarget(const SourceEntry &entry) const;
    // mainwindowacting.cpp
    void createActingActions();
    void connectActing();
    void updateActing();
    void fillActingMenu(QMenu &menu, const Target &target);
    void fillActingMenu(QMenu &menu, const SourceEntry &entry);
    QAction *addActing(QMenu &menu, const CancelTarget &target, const CancelSite &site,
                       const std::shared_ptr<ApplicationSession> &session);
    CancelSite cancelSite(const ApplicationRef &ref, const ApplicationSession *session) const;
    CancelSite shownSite() const;
    std::shared_ptr<ApplicationSession> sharedSession(const ApplicationRef &ref) const;
    void endTarget(const CancelTarget &target);
    // mainwindowlaunch.cpp
    void createLaunch();
    QWidget *wrapPages(QWidget *parent);
    void addLaunchMenu();
    void connectLaunch();
    void startLaunch();
    void rememberLaunch() const;
    void restoreLaunch();
    void applyLaunch();
    SessionBook *sessionBook() const; //!< nullptr where nothing can be started
    bool mayClose();
    void endLaunch();
    // mainwindowplaces.cpp
    void createPlaceActions();
    void connectPlaces();
    void placeAction(SourceTree::PlaceAction action, const SourceEntry &entry);
    void explain(const SourceEntry &entry);
    void renamePlace(const QString &id);
    void askToRemovePlace(const QString &id);
    void askSecret(const QString &id);
    void askCertificate(const QString &id);
    void forgetHistory(const SourceEntry &entry);

    // mainwindowjupyter.cpp
    void createJupyterActions();
    void connectJupyter();
    void startJupyter();
    void tellJupyterListener(); //!< what is started in a kernel from now on comes to where this window listens
    QList<SourceBranch> notebookRows(bool named) const;
    const SourceEntry *applicationEntry(const QString &applicationId) const;
    QString shownApplicationId() const;
    std::optional<KernelPlace> shownKernel() const;
    void updateNotebook();
    void openJupyter(const SourceEntry &entry);
    void fillJupyterMenu(QMenu &menu, const SourceEntry &entry);
    void fillKernelMenu(QMenu &menu, const SourceEntry &entry);
    void copyAttachCell(const JupyterKernel &kernel);
    void askJupyterToken(const QString &id);
    void forgetJupyter(const QString &id);
    void interruptKernel(const QString &kernelId);
    void stopSparkIn(const QString &kernelId);
    QList<SessionConfig> kernelConfigurations() const;
    void startKernelSession(const SessionConfig &config);

    void opened(const Location &location, bool replay);
    void updateEntry(const ApplicationRef &ref, const ApplicationSession *session);
    void reportError(const ApplicationRef &ref, const ApplicationSession *session);
    void showPresent(const ApplicationRef &ref);
    void refreshEmptyState();
    void refreshRecent();
    void updateActions();
    void updateTitle();
    void rememberState();
    void restoreState();
    void rememberFolders();
    void removeEntry(const SourceEntry &entry, bool recent);
    void refreshEntry(const SourceEntry &entry);
    void reveal(const QString &path);
    void askForLog();
    void askForFolder();
    void showReport();
    void copyText(const QString &text, const QString &what);

    Options m_options;
    ActionRegistry *m_actions = nullptr;
    SourceTreeModel *m_model = nullptr;
    FolderLister *m_lister = nullptr;
    SessionHub *m_hub = nullptr;
    QSplitter *m_splitter = nullptr;
    SourceTree *m_tree = nullptr;
    QStackedWidget *m_right = nullptr; //!< the application, or Spark's pages of a cluster
    ApplicationView *m_view = nullptr;
    MessageBar *m_messages = nullptr;
    StatusStrip *m_status = nullptr;
    CommandPalette *m_palette = nullptr;
    FirstStart *m_firstStart = nullptr;
    QWidget *m_dropHint = nullptr;
    QSet<QString> m_reported; //!< sessions whose error was shown
    QSet<QString> m_recent;   //!< sessions that were put into Recent
    Sources *m_sources = nullptr;
    BellButton *m_bell = nullptr;
    SparkUiControl *m_sparkUi = nullptr;
    ActingCentre *m_acting = nullptr;
    LaunchControl *m_launch = nullptr;
    QTimer m_actingTimer; //!< coalesces updateActing()
    Preferences m_preferences;
    QHash<QString, std::pair<ApplicationKey, SnapshotPtr>> m_liveNews; //!< of applications, by key of their row
    QTimer m_liveTimer;
    QString m_notebookOf;                                      //!< application whose notebook the pages have
    std::optional<std::pair<QString, Target>> m_pendingTarget; //!< to be revealed once the application (key) is read
    bool m_scanned = false, m_quitting = false;
    bool m_shownSelected = false; //!< before the tree is refreshed: its selection is the shown application
};

} // namespace cinderscope
