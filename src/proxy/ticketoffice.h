// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <string_view>

namespace cinderscope {

//! One-time tickets that let the person's own browser in: each opens one upstream at one path, once, for a while. Any
//! thread.
class TicketOffice
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::chrono::seconds kHopLife{60};
    static constexpr std::size_t kMostTickets = 1024; //!< the oldest ends when there are more

    //! \a target: path and query to go to. \a life: how long the ticket can be redeemed.
    std::string issue(int upstream, std::string target, std::chrono::milliseconds life);
    //! The target. It is used up either way. Errors: NotFound (unknown, used, or of another upstream), Timeout (too
    //! old; detail: its life, "60 s").
    Result<std::string> redeem(std::string_view ticket, int upstream);
    //! All tickets of an upstream that is gone are worth nothing any more.
    void forget(int upstream);

private:
    struct Ticket
    {
        int upstream;
        std::string target;
        std::chrono::milliseconds life;
        Clock::time_point until;
        std::uint64_t number;
    };
    std::mutex m_mutex;
    std::map<std::string, Ticket> m_tickets; //!< by SHA-256, so that looking up tells nothing by its time
    std::uint64_t m_number = 0;
};

} // namespace cinderscope
