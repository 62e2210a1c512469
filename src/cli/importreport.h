// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/importstats.h"

#include <string>

namespace cinderscope::cli {

//! What was read of a log and what could not be used, for people; ends in a line break.
std::string importReport(const ImportStats &stats);

} // namespace cinderscope::cli
