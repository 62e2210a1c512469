// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace cinderscope::test {

//! Whether TaskLineParser, where it accepts a line, reads the same as the way through simdjson's DOM.
enum class Difference
{
    NotTaken, //!< the quick way leaves the line to the other
    Same,
    Differs,
};
//! \a line without its line break; copied, with exactly the padding that is promised. \a what: the first difference.
Difference compareTaskLine(std::string_view line, std::string &what);

} // namespace cinderscope::test
