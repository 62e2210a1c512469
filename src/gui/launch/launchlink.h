// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <QString>
#include <QUrl>

//! Whether something that discovery or a listener found is what was started. Pure.
namespace cinderscope::launchlink {

//! The application of a session: by its id; before that is known by the port of its UI, on this computer alone.
bool isApplication(const LaunchState &state, const QString &applicationId, const QUrl &ui, bool here);
//! A driver, master, history server or notebook server: by the address of its pages, a master also by its spark:// URL.
//! \a here: what was found is on this computer, so that all its names and addresses are the same.
bool isEndpoint(const LaunchState &state, const QUrl &url, const QString &masterUrl, bool here);
//! Same scheme's port and host; all names of this computer are one.
bool isSameServer(const QUrl &left, const QUrl &right, bool here);

} // namespace cinderscope::launchlink
