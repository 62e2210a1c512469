// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace cinderscope {

//! Hides secrets in lines of a log: known texts wherever they stand, and the values of what looks like a setting whose
//! name Spark's default redaction pattern finds ("key=value", "key -> value", "\"key\":\"value\"", also in the query
//! of a URL). What replaces them is Redaction::kReplacement. A value; standard library only.
class LineMask
{
public:
    static constexpr std::size_t kShortest = 4; //!< shorter texts are no secret, and would hide half of a log

    explicit LineMask(std::vector<std::string> secrets = {});
    std::string shown(std::string_view line) const;

private:
    std::vector<std::string> m_secrets; //!< longest first
};

} // namespace cinderscope
