// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Runs `snippet`; returns the exit code.
int snippet(const Arguments &arguments);

} // namespace cinderscope::cli
