// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/types.h"

#include <simdjson.h>

#include <cstdint>
#include <string_view>

//! Tolerant access to a parsed event: an absent key or one of another type gives the default, since Spark's schema
//! differs from version to version.
namespace cinderscope::json {

using Object = simdjson::dom::object;
using Element = simdjson::dom::element;
using Array = simdjson::dom::array;

//! A whole number; also from a float, a boolean, or a string of digits (SQL accumulables).
std::int64_t number(const Element &element, std::int64_t otherwise = 0);
std::int64_t number(const Object &object, std::string_view key, std::int64_t otherwise = 0);
std::int32_t number32(const Object &object, std::string_view key, std::int32_t otherwise = 0);
double real(const Object &object, std::string_view key, double otherwise = 0);
bool boolean(const Object &object, std::string_view key, bool otherwise = false);
//! The text of a string; empty for null and other types. Borrowed from the parser.
std::string_view text(const Object &object, std::string_view key);
//! Milliseconds; kNoTime where absent, null, 0, negative or after the year 9999.
TimeMs time(const Object &object, std::string_view key);
//! False when there is no such object.
bool object(const Object &parent, std::string_view key, Object &child);
bool array(const Object &parent, std::string_view key, Array &child);
bool has(const Object &object, std::string_view key);
//! "2026-11-20T19:32:58.900Z" or "2026-11-20T19:32:58.900GMT" (both of Spark's forms, UTC); kNoTime for others.
TimeMs isoTime(std::string_view text);

} // namespace cinderscope::json
