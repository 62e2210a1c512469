// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/place.h"
#include "reach/askpassserver.h"
#include "reach/certificateproblem.h"

#include <functional>
#include <optional>

class QDialog;
class QWidget;

//! Questions about a place; none blocks. Dialogs delete themselves when they are closed.
namespace cinderscope::questions {

//! What ssh wants to know. \a answered: nothing for no.
QDialog *ssh(const QString &place, const SshQuestion &question, QWidget *parent,
             std::function<void(const std::optional<QString> &)> answered);
//! Whether a certificate is trusted from now on, by its fingerprint.
QDialog *certificate(const QString &place, const CertificateProblem &problem, QWidget *parent,
                     std::function<void()> confirmed);
//! A password, token or passphrase. \a remembered: it goes to the keychain.
QDialog *secret(const QString &place, Route::Secret secret, bool remembered, QWidget *parent,
                std::function<void(const QString &)> given);

} // namespace cinderscope::questions
