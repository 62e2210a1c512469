// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "live/wire/wiremessages.h"

#include <optional>
#include <string>
#include <string_view>

namespace cinderscope {

//! Reads a control line (`{"@":…}`, without its line break; 64 readable bytes behind it). Nothing for what is no JSON,
//! no UTF-8, or lacks what its kind must have (a sequence number that is a string, a count below 0): `problem` then
//! says what. Texts are cut at 64 KiB, `dropped` keeps at most 64 kinds (the others add up as "Other").
std::optional<WireControl> parseWireControl(std::string_view line, std::string &problem);

} // namespace cinderscope
