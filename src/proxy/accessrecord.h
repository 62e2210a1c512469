// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace cinderscope {

//! One request that was answered, or not: for a log. Has no secret, no ticket and no header.
struct AccessRecord
{
    std::int64_t time = 0; //!< ms since the epoch, when the head of the request was read
    std::string upstream;  //!< "http://worker:8081"
    std::string method;
    std::string target;      //!< path and query; a ticket is left out
    int status = 0;          //!< 0: the client got none
    std::uint64_t bytes = 0; //!< of the body, to the client
    double milliseconds = 0;
    std::string note; //!< why it was refused or broke off; empty if all went well
};

} // namespace cinderscope
