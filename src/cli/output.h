// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>
#include <string_view>

namespace cinderscope::cli {

//! Writes to standard output, all of it or an error: DiskFull, Io; Cancelled when nobody reads any more (EPIPE).
Result<void> print(std::string_view text);

//! A line for people on standard error: "cinderscope-cli: TEXT". Takes a progress line away before.
void complain(std::string_view text);

//! Text as it is to standard error.
void printError(std::string_view text);

//! \a text in one line that can do nothing to a terminal: control characters, also those that turn the direction of
//! writing, become blanks, and what is no UTF-8 U+FFFD.
std::string oneLine(std::string_view text);

} // namespace cinderscope::cli
