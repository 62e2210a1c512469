// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/session/page.h"
#include "gui/shell/applicationref.h"
#include "gui/shell/pagefactory.h"

#include <QPointer>
#include <QWidget>

class QAction;
class QStackedWidget;
class QTabBar;

namespace cinderscope {

class ActionRegistry;
class ApplicationHeader;
class EmptyState;
class ReplayBar;

//! The right side of the window: header, tabs and pages of one application, replay controls; an empty state where there
//! is none. A page is made when it is first looked at, and gets snapshots only while it is seen.
class ApplicationView : public QWidget
{
    Q_OBJECT
public:
    ApplicationView(PageFactories factories, ActionRegistry &actions, QWidget *parent = nullptr);

    //! Shows this application (nullptr: none) with the page that was shown before.
    void showSession(const ApplicationRef &ref, ApplicationSession *session, const QString &fallbackName);
    //! To be called before the session is deleted.
    void forgetSession(const ApplicationSession *session);
    ApplicationSession *session() const { return m_session; }
    const ApplicationRef &ref() const { return m_ref; }

    //! False where there is no such page.
    bool showPage(const QString &key);
    void stepPage(int step);
    QString currentPageKey() const;
    Page *currentPage() const;      //!< nullptr while no application is shown
    Page *page(const QString &key); //!< made now if need be; nullptr where there is no such page
    const PageFactories &factories() const { return m_factories; }
    //! Shows the target on the page that is best for it, or on any that can.
    bool reveal(const Target &target);
    //! On this page and no other; false where it cannot.
    bool revealOn(const QString &key, const Target &target);
    //! What other parts of the window add to the menus of rows, on all pages.
    void addTargetMenu(TargetMenu menu) { m_targetMenus.append(std::move(menu)); }
    //! For pages that have a place for it (Page::addTargetAction()); before the first page is made.
    void addTargetAction(QAction *action) { m_targetActions.append(action); }

    //! The same for the notebook (Page::addNotebookAction()).
    void addNotebookAction(QAction *action) { m_notebookActions.append(action); }
    //! Of the application that is shown, for all pages; null: none is known.
    void setNotebook(const std::shared_ptr<const NotebookCells> &notebook);

    EmptyState *emptyState() const { return m_empty; }
    ReplayBar *replayBar() const { return m_replay; }
    ApplicationHeader *header() const { return m_header; }

Q_SIGNALS:
    void pageShown(const QString &key);
    //! Page::currentTarget() of the page that is shown.
    void currentTargetChanged();
    //! The person wants to copy what connects to the application.
    void connectionRequested();

private:
    void feed();
    void readMarks();
    void switchTo(int index);
    QStringList pagesFor(Target::Kind kind) const;

    PageFactories m_factories;
    QList<Page *> m_pages; //!< by factory; nullptr until made
    QPointer<ApplicationSession> m_session;
    ApplicationRef m_ref;
    QString m_fallbackName;
    SnapshotPtr m_fed; //!< what the visible page has
    QPointer<Page> m_fedPage;

    ApplicationHeader *m_header = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr; //!< pages
    QStackedWidget *m_outer = nullptr; //!< empty state or application
    EmptyState *m_empty = nullptr;
    EmptyState *m_waiting = nullptr; //!< instead of a page before the first snapshot
    ReplayBar *m_replay = nullptr;
    QList<TargetMenu> m_targetMenus;
    QList<QAction *> m_targetActions, m_notebookActions;
    std::shared_ptr<const NotebookCells> m_notebook;
    bool m_marked = false; //!< the marks of this replay are known or being found
};

} // namespace cinderscope
