// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace cinderscope::cli {

//! Exit codes, as documented in the man page. An interruption by signal n ends with 128 + n.
enum ExitCode
{
    Ok = 0,
    SomeFailed = 1, //!< a log could not be read (to its end), or the output could not be written
    Usage = 2,      //!< the arguments make no sense
    Broken = 141,   //!< nobody reads standard output any more, and SIGPIPE is ignored
};

} // namespace cinderscope::cli
