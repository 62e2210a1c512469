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
    Impossible = 3, //!< kill: there is no way, or it was refused; start: what it needs is not there; nothing was done
    StillRuns = 4,  //!< kill, stop: it still runs after that time; start: it was not connected in time, and was ended
    Declined = 5,   //!< kill: the person said no
    LostLater = 6,  //!< start: it ran, and ended badly
    Broken = 141,   //!< nobody reads standard output any more, and SIGPIPE is ignored
};

} // namespace cinderscope::cli
