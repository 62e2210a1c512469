// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Runs `summary`; returns the exit code.
int summary(const Arguments &arguments);

} // namespace cinderscope::cli
