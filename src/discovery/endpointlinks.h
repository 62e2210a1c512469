// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"

#include <vector>

namespace cinderscope {

//! Says of endpoints that were found together what belongs to what: cluster keys of masters (those of one place of
//! which at most one is alive are one cluster), their workers and drivers; the address at which an application's driver
//! answers in its master's and workers' lists; the driver of a Connect server.
void linkEndpoints(const std::vector<FoundEndpoint *> &endpoints);

} // namespace cinderscope
