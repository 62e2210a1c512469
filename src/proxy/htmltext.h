// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

//! Text as it stands in a page, also in an attribute's value with either quote.
std::string htmlEscaped(std::string_view text);
//! And back, as far as URLs in pages have character references: the five of XML, and ASCII's by number. Others stay.
std::string htmlUnescaped(std::string_view text);

} // namespace cinderscope
