// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! `cinderscope-cli listen`: takes every driver with our listener, until it is interrupted; the exit code.
int listen(const Arguments &arguments);

} // namespace cinderscope::cli
