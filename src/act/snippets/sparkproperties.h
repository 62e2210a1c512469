// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

//! How Spark properties are written down again.
namespace cinderscope {

//! Set by Spark itself for each application, not by a person: spark.app.id, spark.driver.port and the like.
bool isSparkInternal(std::string_view key, std::string_view value);
//! Belongs to one run, one process or one pod: would be wrong, or in the way, in another application. Includes what is
//! internal.
bool isOfOneRun(std::string_view key, std::string_view value);

//! A line of spark-defaults.conf, without line break. Spark reads it with java.util.Properties.load, whose escapes it
//! has; blanks at the ends of a value cannot be carried (org.apache.spark.util.Utils.getPropertiesFromFile trims).
std::string sparkDefaultsLine(std::string_view key, std::string_view value);
//! "--conf key=value", quoted for a POSIX shell where needed.
std::string confArgument(std::string_view key, std::string_view value);

} // namespace cinderscope
