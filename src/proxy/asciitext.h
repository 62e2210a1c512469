// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

// What HTTP, URLs and HTML call letters and digits: ASCII's, whatever the locale says. Other bytes are left alone.

constexpr bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

constexpr bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

constexpr char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c;
}

bool equalsIgnoringCase(std::string_view a, std::string_view b);
bool startsWithIgnoringCase(std::string_view text, std::string_view prefix);
std::string toLower(std::string_view text);
//! Without blanks and tabs at its ends (RFC 9110, 5.6.3: OWS), a view into \a text.
std::string_view trimmed(std::string_view text);

} // namespace cinderscope
