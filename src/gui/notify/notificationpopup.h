// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/notify/notificationcentre.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QListView;
class QMenu;
class QStackedLayout;
class QToolButton;

namespace cinderscope {

class EmptyState;
class NotificationService;

//! The list of notifications under the bell: newest first, Enter or a click opens the place, Delete takes one out, the
//! menu of each mutes its kind or its application. What was seen when the list closes counts as read.
class NotificationPopup : public QFrame
{
    Q_OBJECT
public:
    explicit NotificationPopup(NotificationService *service, QWidget *parent = nullptr);

    QListView *view() const { return m_view; }
    //! The menu of a row, as a right click shows it. Owned by the caller.
    QMenu *createMenu(int row);

Q_SIGNALS:
    void settingsRequested();

protected:
    void hideEvent(QHideEvent *event) override;
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void activate(int row);
    void refresh();

    NotificationService *m_service;
    QListView *m_view = nullptr;
    EmptyState *m_empty = nullptr;
    QStackedLayout *m_stack = nullptr;
    QLabel *m_state = nullptr; //!< "The desktop shows nothing until 07:00."
    QToolButton *m_clear = nullptr;
    QTimer m_clock; //!< "3 minutes ago" goes on
};

} // namespace cinderscope
