// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/shell/pagefactory.h"

namespace cinderscope {

//! All pages that there are, in the order of their tabs.
PageFactories allPages();

} // namespace cinderscope
