// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "core/types.h"

#include <QString>

namespace cinderscope {

//! The bundled recording of a real run (resources/demo).
class DemoRecording
{
public:
    //! Writes it into a temporary folder that is removed at the program's end; the same path at each call.
    //! Cost: 50 KB. Errors as writeFile().
    static Result<QString> path();
    //! Moment of the recording at which there is something to see already: a person need not wait for the driver's
    //! start.
    static TimeMs interestingStart();
};

} // namespace cinderscope
