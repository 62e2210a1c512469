// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

//! Text as it stands in a page, also in an attribute's value with either quote.
std::string htmlEscaped(std::string_view text);

} // namespace cinderscope
