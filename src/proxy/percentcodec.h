// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

//! As one part of a path or a query: all but unreserved characters (RFC 3986, 2.3) as %XX.
std::string percentEncoded(std::string_view text);
//! And back, each %XX once; a "%" without two hexadecimal digits behind stays. May give any byte.
std::string percentDecoded(std::string_view text);

} // namespace cinderscope
