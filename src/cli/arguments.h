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
        Watch,
        Listen,
        Proxy,
        Scan,
    };
    Command command = Command::Help;
    std::string topic; //!< Help: the command to tell of, or empty
    bool json = false;
    bool report = false;
    unsigned threads = 0;           //!< 0: as many as there are cores
    unsigned waitSeconds = 60;      //!< Watch: for the application to appear; Scan: for answers
    unsigned port = 0;              //!< Listen: 0: any
    bool journal = true;            //!< Listen: keep what comes
    std::string journalFolder;      //!< Listen: empty: the usual one
    bool log = false;               //!< Proxy: a line for each request
    std::vector<std::string> pins;  //!< Proxy: SHA-256 of certificates, 64 hexadecimal digits
    std::vector<std::string> hosts; //!< Scan: addresses as Place has them; empty: this computer
    std::string ports;              //!< Scan: as parsePorts() reads them; empty: the usual ones
    SortKey sort = SortKey::Start;
    bool descending = true;
    std::vector<std::string> paths; //!< Proxy: URLs
};

//! Options may stand before and behind paths, as --name VALUE and --name=VALUE; "--" ends them; "-" is a path.
//! Error InvalidArgument: the detail is a sentence for people, the source the command, if one was named.
Result<Arguments> parseArguments(std::span<const std::string_view> words);

} // namespace cinderscope::cli
