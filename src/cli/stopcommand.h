// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Ends what was started; returns the exit code.
int stop(const Arguments &arguments);

} // namespace cinderscope::cli
