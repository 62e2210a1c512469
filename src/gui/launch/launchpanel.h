// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/launch/launchview.h"

#include <QHash>
#include <QWidget>

class QStackedWidget;
class QTabBar;

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
    //! One that is over is dismissed, another only loses its tab.
    void closeTab(int index);

Q_SIGNALS:
    void commanded(const QString &id, cinderscope::LaunchView::Command command);
    void hideRequested();

private:
    int indexOf(const QString &id) const;
    void add(const QString &id);
    void update(const QString &id);
    void drop(const QString &id);
    void showCurrent();

    LaunchCentre *m_centre;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    QHash<QString, LaunchView *> m_views;
};

} // namespace cinderscope
