// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "act/snippets/sparkproperties.h"

#include <span>
#include <string>
#include <string_view>

//! What Spark does where nobody sets a property.
namespace cinderscope {

struct SparkDefault
{
    std::string_view key, value;
    int major = 0, minor = 0; //!< first Spark version with this default; 0.0: as long as the property exists
};

//! The table, by key and version. Only common properties with a fixed default.
std::span<const SparkDefault> sparkDefaults();
//! The documented default in a Spark version ("3.5.9"; an unknown one counts as the newest); nullptr for what the table
//! does not have.
const SparkDefault *sparkDefault(std::string_view key, std::string_view sparkVersion);
//! True where both mean the same: text, numbers (1 = 1.0), booleans in any case, sizes (1g = 1024m) and times (60s =
//! 1min) with units as Spark's JavaUtils reads them. A number without a unit equals no number with one.
bool sameSparkValue(std::string_view left, std::string_view right);
//! False for internal properties and for those that are set to their documented default. What the table does not know
//! differs: Spark lists only what was set.
bool differsFromDefault(std::string_view key, std::string_view value, std::string_view sparkVersion);

} // namespace cinderscope
