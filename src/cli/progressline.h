// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

namespace cinderscope::cli {

//! One line on standard error that tells how far the reading of a log is; only on a terminal, and only when it takes
//! longer than a moment. One at a time.
class ProgressLine
{
public:
    explicit ProgressLine(std::string name);
    ~ProgressLine() { clear(); }
    ProgressLine(const ProgressLine &) = delete;
    ProgressLine &operator=(const ProgressLine &) = delete;

    //! Bytes read so far and in all (0: not known).
    void show(std::uint64_t read, std::uint64_t total);
    //! Takes the line away, if there is one.
    static void clear();

private:
    std::string m_name;
    bool m_wanted;
    std::chrono::steady_clock::time_point m_next;
};

} // namespace cinderscope::cli
