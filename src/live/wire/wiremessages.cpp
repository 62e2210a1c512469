// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "live/wire/wiremessages.h"

#include <array>

namespace cinderscope {

std::string_view wireCloseName(WireClose reason)
{
    static constexpr std::array<std::string_view, 11> names{
        "ended",       "closed by the driver", "silent",   "line too long",         "garbage",     "handshake timeout",
        "wrong proof", "wrong protocol",       "too many", "input or output error", "closed by us"};
    return names.at(std::size_t(reason));
}

} // namespace cinderscope
