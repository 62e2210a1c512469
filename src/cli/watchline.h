// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"
#include "live/feed/feedstatus.h"

#include <string>

namespace cinderscope::cli {

//! How an application does, in one line for people, without a line break: "running  jobs 3/5 …  from listener".
std::string watchLine(const Snapshot &snapshot, const FeedStatus &status);
//! The snapshot's time and two blanks, for the beginning of that line.
std::string watchStamp(const Snapshot &snapshot);

} // namespace cinderscope::cli
