// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>

#include <functional>

namespace cinderscope::cli {

//! The event loop of a command that waits for others. Made before what lives in it; one at a time, main thread.
class EventLoop
{
public:
    //! Calls \a start from the loop and comes back when that was quit (with its code) or the program was interrupted;
    //! at once, without start(), where it had been before.
    int run(const std::function<void()> &start);

private:
    int m_count = 1;
    char m_name[16] = "cinderscope-cli";
    char *m_words[2] = {m_name, nullptr};
    QCoreApplication m_application{m_count, m_words};
};

} // namespace cinderscope::cli
