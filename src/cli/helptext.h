// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace cinderscope::cli {

//! Help on a command, or on the whole program for an empty or unknown topic. Ends in a line break; lives for ever.
std::string_view helpText(std::string_view topic);

} // namespace cinderscope::cli
