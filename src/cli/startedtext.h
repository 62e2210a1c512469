// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "launch/run/launch.h"

#include <string>

namespace cinderscope::cli {

//! The contract of `start --json` and `stop --json`, with a line break; see cinderscope-cli(1). No secrets.
std::string startedJson(const LaunchState &state);
//! "Local session (local-session, 20261121-…)".
std::string startedName(const LaunchState &state);
//! What is connected, for people, with line breaks.
std::string connectedText(const LaunchState &state);
//! Standard error's lines for one that Failed or was Lost: the reason first.
void complainReason(const LaunchState &state);

} // namespace cinderscope::cli
