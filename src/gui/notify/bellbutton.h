// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/notify/notificationcentre.h"

#include <QPointer>
#include <QToolButton>

namespace cinderscope {

class NotificationPopup;
class NotificationService;

//! The bell: how many notifications were not read yet, and the list of them on a click.
class BellButton : public QToolButton
{
    Q_OBJECT
public:
    explicit BellButton(NotificationService *service, QWidget *parent = nullptr);

    //! Opens the list under the button, with the keyboard on it.
    void showPopup();
    NotificationPopup *popup() const { return m_popup; } //!< nullptr until it was shown once
    QSize sizeHint() const override;

Q_SIGNALS:
    //! "Notification settings…" in the list's menu.
    void settingsRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    NotificationService *m_service;
    QPointer<NotificationPopup> m_popup;
};

} // namespace cinderscope
