// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/shell/applicationref.h"
#include "gui/shell/pagefactory.h"
#include "gui/sparkui/sparkuidirectory.h"
#include "gui/sparkui/sparkuiview.h"

#include <functional>
#include <optional>
#include <QHash>
#include <QObject>
#include <QPointer>

class QMenu;
class QWidget;

namespace cinderscope {

class MainWindow;
class PlaceWatcher;
class SparkUiPage;
class SparkUiTabs;
struct LiveApplication;
struct SourceEntry;
struct SparkUiOutlook;

//! What the window does with Spark's own pages: which server shows an application, the page and its tabs, the pages of
//! masters, workers and history servers beside the applications, actions and entries of menus, the person's browser.
//! Part of MainWindow; only made where there is a SparkUiCenter. GUI thread.
class SparkUiControl : public QObject
{
    Q_OBJECT

public:
    //! Where an application's pages are, or why nowhere.
    struct Choice
    {
        std::optional<SparkUiSite> site;
        QString why; //!< whole sentences, where there is no site
    };

    //! \a factory: empty without an engine.
    SparkUiControl(MainWindow *window, SparkUiCenter *center, SparkUiViewFactory factory);
    //! Closes all tabs; the center may go then.
    ~SparkUiControl() override;

    PageFactory pageFactory();
    void createActions();
    //! Pages of a server are shown instead of the application.
    bool isServerShown() const;
    void connectParts();
    //! To be called when another application is shown, or something about it is another.
    void update();

    Choice choiceOf(const ApplicationRef &ref) const;
    Choice choiceOf(const SourceEntry &entry) const;
    bool isEmbedded() const { return m_factory != nullptr; }
    SparkUiTabs *serverTabs() const; //!< nullptr before the first
    SparkUiPage *page() const;

    //! The row's page: in the window, or in the browser where there is no engine.
    void show(const Target &target);
    void show(const SourceEntry &entry);
    void openInBrowser(const SparkUiSite &site, const QUrl &publicUrl = {});
    void fillMenu(QMenu &menu, const Target &target);
    void fillMenu(QMenu &menu, const SourceEntry &entry);
    //! The tab in front; false where none is that could be closed alone.
    bool closeTab();
    //! The next (previous) page of a server; false where none is shown.
    bool stepTab(int by);
    //! Loads Spark's page again; false where none is shown.
    bool reload();
    //! Back to the application.
    void leaveServer();
    QString shownTitle() const;

private:
    void makeServerPanel();
    void takeLocal(const QList<FoundEndpoint> &endpoints);
    void takePlace(const QString &id);
    void removePlace(const QString &id);
    void loseWay(const QString &id);
    bool isOver(const ApplicationRef &ref) const;
    std::optional<LiveApplication> live(const ApplicationRef &ref) const;
    std::optional<SparkUiSite> driverOf(const ApplicationRef &ref, const QString &id, const QString &attempt) const;
    std::optional<SparkUiSite> historyOf(const ApplicationRef &ref, const QString &id, const QString &attempt) const;
    QString wayTrouble(const QString &cluster) const;
    void finish(Choice &choice) const;
    std::pair<QString, QString> idOf(const ApplicationRef &ref) const;
    void updateActions();
    void updateOffers(const ApplicationRef &ref);
    void refreshTabs();
    std::optional<ApplicationRef> openRef(const QString &id, const QString &attempt) const;
    ApplicationRef refOf(const SparkUiSite &page) const;
    bool hasEnded(const SparkUiSite &page, const ApplicationRef &ref) const;
    SparkUiOutlook outlookOf(const SparkUiSite &page) const;
    void tellLateBrowser(const SparkUiSite &site, const QUrl &publicUrl);
    void connectTabs(SparkUiTabs *tabs);
    void showServer(const SparkUiSite &site, const QUrl &publicUrl = {});
    void showTriggered();
    void browserTriggered();
    static std::optional<SparkUiLink> linkOf(const Target &target);
    void addLogActions(QMenu &menu, const Target &target, const SparkUiSite &site);
    void goToApplication(const SparkUiSite &site, const std::optional<SparkUiLink> &link);
    void showJournal(const SparkUiSite &page);
    void logIn(const SparkUiSite &site, bool certificate);
    void engineFailed();
    void warmUp() const;

    MainWindow *m_window;
    QPointer<SparkUiCenter> m_center;
    SparkUiViewFactory m_factory;
    SparkUiDirectory m_directory;
    QPointer<SparkUiPage> m_page;
    QPointer<SparkUiTabs> m_server;
    struct Way
    {
        QString address, route;
        bool open = false;
    };
    QHash<QString, Way> m_ways;     //!< of places, as they were when their servers were told
    QHash<QString, QString> m_ends; //!< whether an open application is over, and what shows it then; by key of its row
};

} // namespace cinderscope
