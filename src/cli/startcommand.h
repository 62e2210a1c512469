// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Starts what a session configuration says; returns the exit code.
int start(const Arguments &arguments);

} // namespace cinderscope::cli
