// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/descriptors.h"

#include <algorithm>
#include <sys/resource.h>

namespace cinderscope {

namespace {

constexpr rlim_t kWanted = 8192;

} // namespace

std::size_t descriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0)
        return 256; // what any POSIX system has
    return limit.rlim_cur == RLIM_INFINITY ? std::size_t(1) << 20 : static_cast<std::size_t>(limit.rlim_cur);
}

std::size_t raiseDescriptorLimit()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY) {
        const rlim_t wanted = limit.rlim_max == RLIM_INFINITY ? kWanted : std::min(kWanted, limit.rlim_max);
        if (wanted > limit.rlim_cur) {
            limit.rlim_cur = wanted;
            ::setrlimit(RLIMIT_NOFILE, &limit); // what cannot be had is not needed to go on
        }
    }
    return descriptorLimit();
}

} // namespace cinderscope
