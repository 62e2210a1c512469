// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/sourceentry.h"

#include <functional>
#include <QWidget>

class QHBoxLayout;
class QMenu;
class QStackedLayout;
class QToolButton;
class QTreeView;

namespace cinderscope {

class EmptyState;
class FilterField;
class FilterProxy;
class SourceTreeModel;

//! The left side of the window: filter field, button to open something, tree of the sources.
class SourceTree : public QWidget
{
    Q_OBJECT
public:
    enum class PlaceAction
    {
        Add,
        Edit,
        Rename,
        Remove,
        Rescan, //!< of an entry without a place: this computer
        Why,    //!< tell why it cannot be reached
        LogIn,
        Certificate
    };
    explicit SourceTree(SourceTreeModel *model, QWidget *parent = nullptr);

    QTreeView *view() const { return m_view; }
    FilterField *filter() const { return m_filter; }
    QToolButton *openButton() const { return m_openButton; }
    //! Beside the button that opens.
    void addButton(QToolButton *button);
    //! Selects the row of this application and scrolls to it; does not open it. Nothing selected where there is none.
    void select(const QString &key);
    void expandFolder(const QString &path);
    //! The row that the keyboard is on; of kind Note where there is none.
    SourceEntry currentEntry() const;
    //! What the window adds to the menu of an application or endpoint, in the place of "Open in browser".
    using MenuFiller = std::function<void(QMenu &menu, const SourceEntry &entry)>;
    void setMenuFiller(MenuFiller filler) { m_menuFiller = std::move(filler); }
    //! The same, behind everything else: what ends it.
    void setActingFiller(MenuFiller filler) { m_actingFiller = std::move(filler); }
    //! The same, in front, of sections and folders too: what can be started there, what was started.
    void setLaunchFiller(MenuFiller filler) { m_launchFiller = std::move(filler); }
    //! All there is in the menu of Jupyter servers and kernels.
    void setJupyterFiller(MenuFiller filler) { m_jupyterFiller = std::move(filler); }
    //! The menu of a row, as a right click shows it.
    QMenu *createMenu(const SourceEntry &entry, QWidget *parent);
    //! The next (or previous) application after the selected one, as shown; empty where there is none.
    ApplicationRef neighbour(int step) const;

Q_SIGNALS:
    //! The person chose an application. `keyboard`: by moving with the keys, so keep the focus in the tree.
    void openRequested(const cinderscope::ApplicationRef &ref);
    void replayRequested(const cinderscope::ApplicationRef &ref);
    void folderExpanded(const QString &path);
    void refreshRequested(const cinderscope::SourceEntry &entry);
    //! Remove from the tree (or forget a recent one); nothing on disk is touched.
    void removeRequested(const cinderscope::SourceEntry &entry, bool recent);
    void revealRequested(const QString &path);
    void placeRequested(cinderscope::SourceTree::PlaceAction action, const cinderscope::SourceEntry &entry);
    void colorRequested(const QString &placeId, const QString &color);
    void browserRequested(const QUrl &url);
    //! What connects to it is to be copied.
    void connectionRequested(const cinderscope::SourceEntry &entry);
    //! A double click on what has pages: a master, a worker, a history server.
    void sparkUiRequested(const cinderscope::SourceEntry &entry);
    //! A kernel, or a Jupyter server that has a problem, was clicked.
    void jupyterRequested(const cinderscope::SourceEntry &entry);
    //! The progress of what was started.
    void launchRequested(const QString &launchId);
    //! All rows of this group.
    void showAllRequested(const QString &group);
    //! A filter looks for something in the tree, or none does any more.
    void filtering(bool on);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    SourceEntry entryAt(const QModelIndex &proxyIndex) const;
    void activate(const QModelIndex &proxyIndex);
    void showMenu(const QPoint &position);
    bool isRecent(const QModelIndex &proxyIndex) const;
    void updateEmpty();
    void restoreExpansion();
    void expandAsRemembered(const QModelIndex &parent, int first, int last);
    bool isWantedOpen(const SourceEntry &entry) const;
    void rememberExpansion(const QModelIndex &index, bool open);
    void addPlaceActions(QMenu *menu, const SourceEntry &entry);
    void addApplicationActions(QMenu *menu, const SourceEntry &entry);

    SourceTreeModel *m_model;
    MenuFiller m_menuFiller, m_actingFiller, m_launchFiller, m_jupyterFiller;
    FilterProxy *m_proxy = nullptr;
    FilterField *m_filter = nullptr;
    QTreeView *m_view = nullptr;
    QToolButton *m_openButton = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    QHBoxLayout *m_bar = nullptr;
    QSet<QString> m_opened, m_closed; //!< keys of rows that the person opened or closed; kept over a filter
    bool m_expanding = false;
};

} // namespace cinderscope
