// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"
#include "gui/base/messagebar.h"

namespace cinderscope {

//! Text for people of a failed operation: cause and cure by the error's code, source and detail filled in. `what` is
//! the sentence of the caller: "The table could not be exported."
Message messageFor(const QString &what, const Error &error);
//! Cause and cure in one paragraph, for a place with room for one text only.
QString errorText(const Error &error);

} // namespace cinderscope
