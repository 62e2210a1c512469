// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/launch/launchview.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;
class QTabBar;
class QToolButton;

namespace cinderscope {

class EmptyState;
class LaunchCentre;

//! What was started, a tab each, with its progress and log. Below the pages; holds up nothing. GUI thread.
class LaunchPanel : public QWidget
{
    Q_OBJECT

public:
    explicit LaunchPanel(LaunchCentre *centre, QWidget *parent = nullptr);

    //! Brings its tab to the front; makes it where it was closed. False where there is no such launch.
    bool reveal(const QString &id);
    QString current() const; //!< empty where there is no tab
    int count() const;
    LaunchView *view(const QString &id) const { return m_views.value(id); } //!< nullptr where it has no tab
    QTabBar *tabs() const { return m_tabs; }
    EmptyState *empty() const { return m_empty; }
    //! Folded, it is its tabs and one line about the start in front. A click on a tab unfolds it.
    void setFolded(bool folded);
    bool isFolded() const { return m_folded; }
    int foldedHeight() const; //!< that it needs then
    QToolButton *foldButton() const { return m_fold; }
    //! One that is over is dismissed, another only loses its tab.
    void closeTab(int index);

Q_SIGNALS:
    void commanded(const QString &id, cinderscope::LaunchView::Command command);
    void hideRequested();
    void foldedChanged();

private:
    int indexOf(const QString &id) const;
    void add(const QString &id);
    void update(const QString &id);
    void drop(const QString &id);
    void showCurrent();
    void updateFold();

    LaunchCentre *m_centre;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QToolButton *m_fold = nullptr, *m_hide = nullptr;
    QWidget *m_bar = nullptr;
    bool m_folded = false;
    QHash<QString, LaunchView *> m_views;
};

} // namespace cinderscope
