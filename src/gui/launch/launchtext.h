// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/base/themecolors.h"
#include "launch/run/launch.h"

#include <QString>

//! What the window says of something started, in the person's language.
namespace cinderscope::launchtext {

//! "Starting", "Running", …
QString phase(LaunchPhase phase);
StatusRole role(LaunchPhase phase);
//! Name of the configuration; of one without a name its kind.
QString name(const SessionConfig &config);
//! One thing that a start did.
QString step(const LaunchStep &step);
//! Why it failed and what helps, each a sentence or empty. The reason's own sentence, which names the port or the path;
//! where the language does not have it, what it says for the reason's code; else the reason's English.
QString cause(const LaunchReason &reason);
QString cure(const LaunchReason &reason);
//! One line about how it is: "Running for 2 min 05 s", "Starting…", "Failed after 3.4 s". \a now: ms since the epoch.
QString status(const LaunchState &state, TimeMs now);
//! Everything of a failure as plain lines, to be copied.
QString report(const LaunchState &state);

} // namespace cinderscope::launchtext
