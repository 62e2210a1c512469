// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/arguments.h"
#include "core/result.h"
#include "reach/route.h"
#include "reach/secretstore.h"

#include <memory>

namespace cinderscope::cli {

struct GivenRoute
{
    Route route;
    std::unique_ptr<SecretStore> secrets; //!< has what the route needs
};

//! What the options of `proxy` say, with its secrets read. Errors: the detail is a sentence for people.
Result<GivenRoute> givenRoute(const Arguments &arguments);

} // namespace cinderscope::cli
