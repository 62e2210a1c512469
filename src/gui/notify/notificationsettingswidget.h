// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/notify/notificationsettingsjson.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QListWidget;
class QSpinBox;
class QTimeEdit;

namespace cinderscope {

class NotificationService;

//! The notifications' part of the preferences: kinds, long jobs, quiet hours, muted applications, and what closing the
//! window does. With a service changes take effect at once; without one, changed() tells.
class NotificationSettingsWidget : public QWidget
{
    Q_OBJECT
public:
    explicit NotificationSettingsWidget(NotificationService *service, QWidget *parent = nullptr);

    //! What is shown now.
    NotificationSettings settings() const;
    CloseAction closeAction() const;
    //! Shows these without changed().
    void setSettings(const NotificationSettings &settings, CloseAction action);

Q_SIGNALS:
    void changed();

private:
    QWidget *createKinds();
    QWidget *createQuiet();
    QWidget *createApplications();
    QWidget *createClosing();
    void edited();
    void refreshApplications();
    void updateEnabled();

    NotificationService *m_service;
    bool m_setting = false;
    NotificationSettings m_base; //!< what no field shows stays
    QCheckBox *m_on = nullptr, *m_quiet = nullptr, *m_quietFailures = nullptr;
    QList<QComboBox *> m_kinds; //!< by NotificationKind
    QComboBox *m_close = nullptr;
    QSpinBox *m_longJob = nullptr; //!< minutes
    QTimeEdit *m_from = nullptr, *m_to = nullptr;
    QListWidget *m_applications = nullptr;
};

} // namespace cinderscope
