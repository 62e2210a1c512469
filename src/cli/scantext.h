// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "discovery/foundendpoint.h"

#include <QList>

#include <string>

namespace cinderscope::cli {

//! The contract of `scan --json`, with a line break; see cinderscope-cli(1).
std::string scanJson(const QList<FoundEndpoint> &endpoints);
//! Two tables, endpoints and applications, for people; empty for none.
std::string scanTables(const QList<FoundEndpoint> &endpoints);
//! Why it cannot be reached and what helps; empty when it can be.
std::string reasonText(const FoundEndpoint &endpoint);

} // namespace cinderscope::cli
