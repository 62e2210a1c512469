// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/jsonaccess.h"

#include <charconv>
#include <chrono>
#include <limits>

namespace cinderscope::json {

std::int64_t number(const Element &element, std::int64_t otherwise)
{
    switch (element.type()) {
    case simdjson::dom::element_type::INT64:
        return element.get_int64().value_unsafe();
    case simdjson::dom::element_type::UINT64:
        return std::numeric_limits<std::int64_t>::max(); // larger than any
    case simdjson::dom::element_type::DOUBLE: {
        const double value = element.get_double().value_unsafe();
        return value > -9.2e18 && value < 9.2e18 ? static_cast<std::int64_t>(value) : otherwise;
    }
    case simdjson::dom::element_type::BOOL:
        return element.get_bool().value_unsafe();
    case simdjson::dom::element_type::STRING: {
        const std::string_view digits = element.get_string().value_unsafe();
        std::int64_t value = otherwise;
        const auto result = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        return result.ec == std::errc() ? value : otherwise;
    }
    default:
        return otherwise;
    }
}

std::int64_t number(const Object &object, std::string_view key, std::int64_t otherwise)
{
    Element element;
    return object.at_key(key).get(element) ? otherwise : number(element, otherwise);
}

std::int32_t number32(const Object &object, std::string_view key, std::int32_t otherwise)
{
    const std::int64_t value = number(object, key, otherwise);
    return value >= std::numeric_limits<std::int32_t>::min() && value <= std::numeric_limits<std::int32_t>::max()
               ? static_cast<std::int32_t>(value)
               : otherwise;
}

double real(const Object &object, std::string_view key, double otherwise)
{
    double value = otherwise;
    return object.at_key(key).get(value) ? otherwise : value;
}

bool boolean(const Object &object, std::string_view key, bool otherwise)
{
    bool value = otherwise;
    return object.at_key(key).get(value) ? otherwise : value;
}

std::string_view text(const Object &object, std::string_view key)
{
    std::string_view value;
    return object.at_key(key).get(value) ? std::string_view() : value;
}

TimeMs time(const Object &object, std::string_view key)
{
    const std::int64_t value = number(object, key, kNoTime);
    constexpr TimeMs latest = 253'402'300'799'000; // the end of the year 9999
    return value > 0 && value <= latest ? value : kNoTime;
}

bool object(const Object &parent, std::string_view key, Object &child)
{
    return !parent.at_key(key).get(child);
}

bool array(const Object &parent, std::string_view key, Array &child)
{
    return !parent.at_key(key).get(child);
}

bool has(const Object &object, std::string_view key)
{
    Element ignored;
    return !object.at_key(key).get(ignored);
}

TimeMs isoTime(std::string_view text)
{
    // 0123456789012345678901234
    // 2026-11-20T19:32:58.900Z
    const auto part = [text](std::size_t from, std::size_t count, int &value) {
        if (text.size() < from + count)
            return false;
        const auto result = std::from_chars(text.data() + from, text.data() + from + count, value);
        return result.ec == std::errc() && result.ptr == text.data() + from + count;
    };
    int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0, milli = 0;
    if (!part(0, 4, year) || !part(5, 2, month) || !part(8, 2, day) || !part(11, 2, hour) || !part(14, 2, minute) ||
        !part(17, 2, second))
        return kNoTime;
    if (text.size() > 19 && text[19] == '.' && !part(20, 3, milli))
        return kNoTime;
    using namespace std::chrono;
    const year_month_day date{std::chrono::year(year), std::chrono::month(unsigned(month)),
                              std::chrono::day(unsigned(day))};
    if (!date.ok())
        return kNoTime;
    const auto moment = sys_days(date) + hours(hour) + minutes(minute) + seconds(second) + milliseconds(milli);
    return duration_cast<milliseconds>(moment.time_since_epoch()).count();
}

} // namespace cinderscope::json
