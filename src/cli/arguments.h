// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace cinderscope::cli {

//! What a listing is ordered by.
enum class SortKey
{
    Id,
    Attempt,
    Name,
    User,
    Spark,
    State,
    Start,
    Duration,
    Size,
    Path,
};

//! A command line that makes sense.
struct Arguments
{
    enum class Command
    {
        Help,
        Version,
        List,
        Summary,
    };
    Command command = Command::Help;
    std::string topic; //!< Help: the command to tell of, or empty
    bool json = false;
    bool report = false;
    unsigned threads = 0; //!< 0: as many as there are cores
    SortKey sort = SortKey::Start;
    bool descending = true;
    std::vector<std::string> paths;
};

//! Options may stand before and behind paths, as --name VALUE and --name=VALUE; "--" ends them; "-" is a path.
//! Error InvalidArgument: the detail is a sentence for people, the source the command, if one was named.
Result<Arguments> parseArguments(std::span<const std::string_view> words);

} // namespace cinderscope::cli
