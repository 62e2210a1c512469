// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope {

//! 256 bits of the system's random numbers, as 64 lower-case hexadecimal digits.
std::string makeSecret();

//! Compares in a time that depends on the lengths only.
bool sameSecret(std::string_view given, std::string_view secret);

} // namespace cinderscope
