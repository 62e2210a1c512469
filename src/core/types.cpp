// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/types.h"

#include <array>

namespace cinderscope {
namespace {
constexpr std::array<std::string_view, 6> kLocalities{"PROCESS_LOCAL", "NODE_LOCAL", "NO_PREF",
                                                      "RACK_LOCAL",    "ANY",        "UNKNOWN"};

template <std::size_t N>
std::string_view word(const std::array<std::string_view, N> &words, auto value)
{
    const auto index = static_cast<std::size_t>(value);
    return index < N ? words[index] : std::string_view("unknown");
}
} // namespace

std::string_view toString(Locality locality)
{
    return word(kLocalities, locality);
}

Locality localityFromString(std::string_view text)
{
    for (std::size_t i = 0; i < kLocalities.size(); ++i) {
        if (kLocalities[i] == text)
            return static_cast<Locality>(i);
    }
    return Locality::Unknown;
}

std::string_view toString(ApplicationState state)
{
    return word(std::array<std::string_view, 4>{"running", "succeeded", "failed", "incomplete"}, state);
}

std::string_view toString(JobStatus status)
{
    return word(std::array<std::string_view, 3>{"running", "succeeded", "failed"}, status);
}

std::string_view toString(StageStatus status)
{
    return word(std::array<std::string_view, 5>{"pending", "running", "complete", "failed", "skipped"}, status);
}

std::string_view toString(TaskStatus status)
{
    return word(std::array<std::string_view, 4>{"running", "succeeded", "failed", "killed"}, status);
}

std::string_view toString(SqlStatus status)
{
    return word(std::array<std::string_view, 3>{"running", "completed", "failed"}, status);
}

} // namespace cinderscope
