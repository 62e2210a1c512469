// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <string>

namespace cinderscope {

//! How long the proxy waits, and for how many. A value that is set once, before the proxy starts.
struct ProxyLimits
{
    using Time = std::chrono::milliseconds;

    // clients
    Time headTime{30'000};         //!< for the head of a request, and for the first byte of a stranger
    Time idleTime{120'000};        //!< between requests
    Time answerTime{180'000};      //!< for the first byte of an answer
    Time stallTime{300'000};       //!< without a byte either way
    Time goneTime{30'000};         //!< the same, of a client that closed its half
    Time lingerTime{3'000};        //!< behind the last answer, whatever still comes
    Time ticketLife{60'000};       //!< from a ticket's issue to its use, see ProxyServer::ticketUrl()
    std::size_t mostClients = 256; //!< of one upstream
    //! Of all upstreams; a quarter of the descriptors that the program may have, if that is less.
    std::size_t mostClientsInAll = 1024;

    // upstreams
    Time connectTime{30'000}; //!< for a connection, TLS and proxies included
    Time deadAtOnce{3'000};   //!< a new connection that ends so soon was dead before
    Time idleLife{20'000};    //!< Jetty closes after 30 s; closing first spares a request that meets a closed door
    Time fresh{5'000};        //!< a request that must not be sent twice gets a connection that was used no longer ago

    Time restTime{500}; //!< no client is accepted for so long when there are no descriptors left

    //! How often has to be looked at the clock.
    Time tickTime() const
    {
        const Time shortest =
            std::min({headTime, idleTime, answerTime, stallTime, goneTime, lingerTime, connectTime, idleLife});
        return std::clamp(shortest / 4, Time(10), Time(1000));
    }
};

//! "180 s", "0.3 s": for texts.
inline std::string inSeconds(ProxyLimits::Time time)
{
    std::string text = std::to_string(time.count() / 1000);
    if (const auto rest = time.count() % 1000; rest != 0)
        text += '.' + std::to_string(rest / 100);
    return text + " s";
}

} // namespace cinderscope
