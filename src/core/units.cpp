// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/units.h"

#include <chrono>
#include <cmath>
#include <cstdio>

namespace cinderscope {
namespace {
constexpr const char *kByteUnits[] = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
constexpr std::int64_t kSecond = 1000;
constexpr std::int64_t kMinute = 60 * kSecond;
constexpr std::int64_t kHour = 60 * kMinute;
constexpr std::int64_t kDay = 24 * kHour;

//! Rounds half up without overflow.
std::int64_t roundedTo(std::int64_t value, std::int64_t step)
{
    return value / step + (value % step >= step - step / 2 ? 1 : 0);
}

template <class... Args>
std::string printed(const char *format, Args... args)
{
    char buffer[96];
    const int length = std::snprintf(buffer, sizeof buffer, format, args...);
    return std::string(buffer, length > 0 ? std::size_t(length) : 0);
}
} // namespace

DurationParts durationParts(std::int64_t ms)
{
    using Unit = DurationParts::Unit;
    if (ms < kSecond)
        return {Unit::Milliseconds, ms, -1};
    if (const std::int64_t tenths = roundedTo(ms, 100); tenths < 100)
        return {Unit::Seconds, tenths / 10, tenths % 10};
    const std::int64_t seconds = roundedTo(ms, kSecond);
    if (seconds < 60)
        return {Unit::Seconds, seconds, -1};
    if (seconds < 3600)
        return {Unit::Minutes, seconds / 60, seconds % 60};
    const std::int64_t minutes = roundedTo(ms, kMinute);
    if (minutes < 24 * 60)
        return {Unit::Hours, minutes / 60, minutes % 60};
    const std::int64_t hours = roundedTo(ms, kHour);
    return {Unit::Days, hours / (kDay / kHour), hours % (kDay / kHour)};
}

ByteParts byteParts(std::int64_t bytes)
{
    double value = double(bytes);
    int unit = 0;
    while (value >= 1024 && unit < 6) {
        value /= 1024;
        ++unit;
    }
    if (unit == 0)
        return {value, 0, 0};
    // What rounds up to 1024 belongs to the next unit; what rounds up to 100.0 needs no decimal.
    if (std::round(value) >= 1024 && unit < 6)
        return {value / 1024, 1, unit + 1};
    return {value, value >= 99.95 ? 0 : 1, unit};
}

const char *byteUnitName(int unit)
{
    return unit >= 0 && unit < 7 ? kByteUnits[unit] : "";
}

std::string formatDurationMs(std::int64_t ms)
{
    if (ms < 0)
        return "-";
    const DurationParts parts = durationParts(ms);
    const auto major = static_cast<long long>(parts.major);
    const auto minor = static_cast<long long>(parts.minor);
    switch (parts.unit) {
    case DurationParts::Unit::Milliseconds:
        return printed("%lld ms", major);
    case DurationParts::Unit::Seconds:
        return minor < 0 ? printed("%lld s", major) : printed("%lld.%lld s", major, minor);
    case DurationParts::Unit::Minutes:
        return printed("%lld min %02lld s", major, minor);
    case DurationParts::Unit::Hours:
        return printed("%lld h %02lld min", major, minor);
    case DurationParts::Unit::Days:
        return printed("%lld d %02lld h", major, minor);
    }
    return "-";
}

std::string formatBytes(std::int64_t bytes)
{
    if (bytes < 0)
        return "-";
    const ByteParts parts = byteParts(bytes);
    return printed("%.*f %s", parts.decimals, parts.value, byteUnitName(parts.unit));
}

std::string formatCount(std::int64_t value)
{
    std::string text = std::to_string(value);
    const std::size_t first = value < 0 ? 1 : 0;
    for (std::size_t i = text.size(); i > first + 3;) {
        i -= 3;
        text.insert(i, 1, ',');
    }
    return text;
}

std::string formatPercent(double share)
{
    if (std::isnan(share))
        return "-";
    const double percent = share * 100;
    if (percent > 0 && percent < 0.05)
        return "<0.1 %";
    if (percent < 100 && percent >= 99.95)
        return ">99.9 %";
    const double tenths = std::round(percent * 10);
    return printed("%.*f %%", std::fmod(tenths, 10) == 0 ? 0 : 1, tenths / 10);
}

std::string formatIsoTimeMs(std::int64_t msSinceEpoch)
{
    constexpr std::int64_t kYear10000 = 253402300800000;
    if (msSinceEpoch < 0 || msSinceEpoch >= kYear10000)
        return "-";
    using namespace std::chrono;
    const sys_time<milliseconds> time{milliseconds(msSinceEpoch)};
    const auto day = floor<days>(time);
    const year_month_day date{day};
    const hh_mm_ss clock{time - day};
    return printed("%04d-%02u-%02uT%02d:%02d:%02d.%03dZ", int(date.year()), unsigned(date.month()),
                   unsigned(date.day()), int(clock.hours().count()), int(clock.minutes().count()),
                   int(clock.seconds().count()), int(clock.subseconds().count()));
}

} // namespace cinderscope
