// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stop_token>

namespace cinderscope::cli {

//! SIGINT, SIGTERM and SIGHUP as a request to stop. Whoever reads looks at the token; what does not end within two
//! seconds (a pipe that nobody opened), or is interrupted again, is ended hard. Install it before any thread is
//! started, since threads inherit what is blocked.
class Interruption
{
public:
    static void install();
    static std::stop_token token();
    //! 128 + number of the signal that came; 0 for none.
    static int exitCode();
};

} // namespace cinderscope::cli
