// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

namespace cinderscope {

//! One-time tickets that let the person's own browser in: each opens one upstream at one path, once. Any thread.
class TicketOffice
{
public:
    using Clock = std::chrono::steady_clock;

    static constexpr std::chrono::seconds kHopLife{60};
    static constexpr std::size_t kMostTickets = 1024;

    //! \a target: path and query to go to. A life of zero: until it is used, or 1,024 younger ones were issued.
    std::string issue(int upstream, std::string target, std::chrono::seconds life = std::chrono::seconds(0));
    //! The target; nothing if the ticket is unknown, used, too old, or of another upstream. It is used up either way.
    std::optional<std::string> redeem(std::string_view ticket, int upstream);
    void forget(int upstream);

private:
    struct Ticket
    {
        int upstream;
        std::string target;
        std::optional<Clock::time_point> until;
        std::uint64_t number;
    };
    std::mutex m_mutex;
    std::map<std::string, Ticket> m_tickets; //!< by SHA-256, so that looking up tells nothing by its time
    std::uint64_t m_number = 0;
};

} // namespace cinderscope
