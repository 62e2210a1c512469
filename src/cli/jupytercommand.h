// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! `cinderscope-cli jupyter`: servers, their kernels, and what Spark is in them.
int jupyter(const Arguments &arguments);

} // namespace cinderscope::cli
