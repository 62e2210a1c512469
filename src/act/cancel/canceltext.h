// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/cancel/cancelrun.h"

#include <string>

namespace cinderscope {

//! English sentences for the command line and logs; the window has its own.
std::string wayText(CancelWay way, const CancelSite &site); //!< "by its listener"
std::string whyNotText(const CancelOption &option, const CancelTarget &target,
                       const CancelSite &site);                               //!< and what helps
std::string lossText(const CancelLosses &losses, const CancelTarget &target); //!< one or more sentences; empty: nothing
std::string outcomeText(const CancelOutcome &outcome, const CancelTarget &target);

} // namespace cinderscope
