// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <string>

namespace cinderscope::cli {

//! What went wrong, why, and what helps, in whole sentences.
std::string errorText(const Error &error);

} // namespace cinderscope::cli
