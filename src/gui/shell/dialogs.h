// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <QString>

class QDialog;
class QWidget;

namespace cinderscope {

class ActionRegistry;

//! Each makes a dialog that deletes itself when it is closed; the caller shows it (open()), nobody waits for it.
QDialog *createAboutDialog(QWidget *parent);
//! All actions with their keys, filterable.
QDialog *createShortcutsDialog(const ActionRegistry &actions, QWidget *parent);
//! Asks for a path or an address; `chosen` gets it.
QDialog *createLocationDialog(QWidget *parent, std::function<void(const QString &text)> chosen);

} // namespace cinderscope
