// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Ends something of an application; returns the exit code (KillCode beside ExitCode).
int kill(const Arguments &arguments);

} // namespace cinderscope::cli
