// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/progressline.h"

#include "cli/output.h"
#include "core/units.h"

#include <algorithm>
#include <atomic>
#include <unistd.h>

namespace cinderscope::cli {

namespace {

constexpr std::chrono::milliseconds kFirst{400};
constexpr std::chrono::milliseconds kStep{100};
constexpr std::string_view kEraseLine = "\r\x1b[K";
std::atomic<bool> s_shown = false;

void toTerminal(std::string_view text)
{
    [[maybe_unused]] const auto ignored = ::write(STDERR_FILENO, text.data(), text.size()); // only an ornament
}

} // namespace

ProgressLine::ProgressLine(std::string name)
    : m_name(oneLine(name)), m_wanted(::isatty(STDERR_FILENO) == 1), m_next(std::chrono::steady_clock::now() + kFirst)
{
}

void ProgressLine::show(std::uint64_t read, std::uint64_t total)
{
    if (!m_wanted)
        return;
    const auto now = std::chrono::steady_clock::now();
    if (now < m_next)
        return;
    m_next = now + kStep;
    std::string line = std::string(kEraseLine) + "Reading " + m_name + ": " + formatBytes(std::int64_t(read));
    if (total > 0)
        line += " of " + formatBytes(std::int64_t(total)) + ", " +
                std::to_string(std::min<std::uint64_t>(100, std::uint64_t(double(read) * 100 / double(total)))) + " %";
    s_shown = true;
    toTerminal(line);
}

void ProgressLine::clear()
{
    if (s_shown.exchange(false))
        toTerminal(kEraseLine);
}

} // namespace cinderscope::cli
