// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"

namespace cinderscope::cli {

//! Serves Spark's own pages through the proxy until it is interrupted. First line of standard output:
//! {"header","secret","upstreams":[{"url","proxied","ticketUrl"}]}. Exit code as in exitcodes.h.
int proxy(const Arguments &arguments);

} // namespace cinderscope::cli
