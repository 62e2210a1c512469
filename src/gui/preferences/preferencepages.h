// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/preferences/preferences.h"

#include <functional>
#include <QWidget>

class QFormLayout;
class QLabel;

namespace cinderscope {

class NotificationService;

//! Pages of the preferences: each shows its part of a Preferences and calls back after it has changed it.
namespace preferencepages {

using Edited = std::function<void()>;

QWidget *general(NotificationService *service, QWidget *parent);
QWidget *discovery(Preferences &preferences, Edited edited, QWidget *parent);
QWidget *listening(Preferences &preferences, ListenServer *server, Edited edited, QWidget *parent);

//! A form with room around it.
QFormLayout *newForm(QWidget *page);
//! Small muted text that wraps.
QLabel *hint(const QString &text, QWidget *parent);

} // namespace preferencepages

} // namespace cinderscope
