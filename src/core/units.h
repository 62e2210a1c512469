// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace cinderscope {

//! Parts of a duration as people read it: two neighbouring units at most, rounded to the smaller one.
struct DurationParts
{
    enum class Unit
    {
        Milliseconds,
        Seconds,
        Minutes,
        Hours,
        Days
    };
    Unit unit = Unit::Milliseconds; //!< of `major`
    std::int64_t major = 0;
    //! Seconds: tenths (0 to 9), -1 from 10 s on (no decimal). Minutes, Hours, Days: the next smaller unit.
    //! Milliseconds: -1.
    std::int64_t minor = -1;

    bool operator==(const DurationParts &) const = default;
};
//! `ms` ≥ 0.
DurationParts durationParts(std::int64_t ms);

//! A size with its binary unit: value < 1024 after rounding, 0 decimals from 100 on and for bytes, else 1.
struct ByteParts
{
    double value = 0;
    int decimals = 0;
    int unit = 0; //!< index into byteUnitName()
    bool operator==(const ByteParts &) const = default;
};
//! `bytes` ≥ 0.
ByteParts byteParts(std::int64_t bytes);
//! "B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"; unit 0 to 6.
const char *byteUnitName(int unit);

// English texts with a decimal point, whatever the locale is: for the command line, logs and reports. "-" for a
// negative value.

//! "0 ms", "120 ms", "3.4 s", "42 s", "2 min 05 s", "1 h 02 min", "3 d 04 h"
std::string formatDurationMs(std::int64_t ms);
//! "0 B", "512 B", "1.5 KiB", "117 GiB"
std::string formatBytes(std::int64_t bytes);
//! With "," between groups of three: "1,234,567"; negative numbers too.
std::string formatCount(std::int64_t value);
//! `share` of 1: "12.5 %", "100 %", "<0.1 %", ">99.9 %" (never a rounded 100 % or 0 %); "-" for NaN.
std::string formatPercent(double share);
//! UTC, ISO 8601 with milliseconds: "2026-11-20T19:36:21.042Z". From 1970 to 9999, "-" for any other time.
std::string formatIsoTimeMs(std::int64_t msSinceEpoch);

} // namespace cinderscope
