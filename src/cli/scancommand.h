// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Looks for Spark on this computer or at the places that are named, prints what was found; returns the exit code.
int scan(const Arguments &arguments);

} // namespace cinderscope::cli
