// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <cstdint>

namespace cinderscope::test {

//! A number over all that a snapshot shows, down to every value of every task: two calls agree as long as nothing of it
//! changes. Also checks what must hold in every snapshot: rows in range, sums that fit; 0 where it does not.
std::uint64_t digest(const Snapshot &snapshot);

} // namespace cinderscope::test
