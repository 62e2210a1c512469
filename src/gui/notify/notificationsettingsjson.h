// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notify/notificationsettings.h"

#include <QJsonObject>

class QSettings;

namespace cinderscope {

//! What closing the window does.
enum class CloseAction
{
    Ask,  //!< the first time, where something is watched
    Tray, //!< goes on in the tray
    Quit
};

//! Unknown or wrong values are the defaults; unknown keys are left out.
QJsonObject toJson(const NotificationSettings &settings);
NotificationSettings notificationSettingsFromJson(const QJsonObject &object);

//! Under "notifications/…" of \a settings.
void saveNotificationSettings(QSettings &settings, const NotificationSettings &value);
NotificationSettings loadNotificationSettings(const QSettings &settings);
CloseAction loadCloseAction(const QSettings &settings);
void saveCloseAction(QSettings &settings, CloseAction action);

} // namespace cinderscope
