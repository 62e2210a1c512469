// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/overview/sparkdefaults.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>
#include <utility>

namespace cinderscope {

namespace {

std::string lowered(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    std::string result(text);
    for (char &c : result)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return result;
}

std::pair<int, int> versionOf(std::string_view text)
{
    int major = 0;
    int minor = 0;
    const auto first = std::from_chars(text.data(), text.data() + text.size(), major);
    if (first.ec != std::errc() || first.ptr == text.data() + text.size() || *first.ptr != '.')
        return {1000, 0};
    std::from_chars(first.ptr + 1, text.data() + text.size(), minor);
    return {major, minor};
}

enum class Dimension
{
    None,
    Bytes,
    Seconds
};

struct Unit
{
    std::string_view suffix;
    Dimension dimension;
    double factor;
};

// JavaUtils.byteSuffixes and timeSuffixes of Spark 3 and 4. "m" is a size and a time: see sameSparkValue().
constexpr double kKi = 1024;
constexpr Unit kUnits[] = {
    {"b", Dimension::Bytes, 1},
    {"k", Dimension::Bytes, kKi},
    {"kb", Dimension::Bytes, kKi},
    {"m", Dimension::Bytes, kKi *kKi},
    {"mb", Dimension::Bytes, kKi *kKi},
    {"g", Dimension::Bytes, kKi *kKi *kKi},
    {"gb", Dimension::Bytes, kKi *kKi *kKi},
    {"t", Dimension::Bytes, kKi *kKi *kKi *kKi},
    {"tb", Dimension::Bytes, kKi *kKi *kKi *kKi},
    {"us", Dimension::Seconds, 1e-6},
    {"ms", Dimension::Seconds, 1e-3},
    {"s", Dimension::Seconds, 1},
    {"m", Dimension::Seconds, 60},
    {"min", Dimension::Seconds, 60},
    {"h", Dimension::Seconds, 3600},
    {"d", Dimension::Seconds, 86400},
};

struct Number
{
    double value = 0;
    std::string_view suffix;
};

std::optional<Number> numberOf(std::string_view text)
{
    Number number;
    const auto end = text.data() + text.size();
    const auto parsed = std::from_chars(text.data(), end, number.value);
    if (parsed.ec != std::errc() || !std::isfinite(number.value))
        return std::nullopt;
    number.suffix = std::string_view(parsed.ptr, std::size_t(end - parsed.ptr));
    return number;
}

std::optional<double> inUnit(const Number &number, Dimension dimension)
{
    for (const Unit &unit : kUnits) {
        if (unit.dimension == dimension && unit.suffix == number.suffix)
            return number.value * unit.factor;
    }
    return std::nullopt;
}

bool nearlyEqual(double left, double right)
{
    return std::abs(left - right) <= 1e-9 * std::max({1.0, std::abs(left), std::abs(right)});
}

} // namespace

const SparkDefault *sparkDefault(std::string_view key, std::string_view sparkVersion)
{
    const auto version = versionOf(sparkVersion);
    const SparkDefault *found = nullptr;
    for (const SparkDefault &entry : sparkDefaults()) {
        if (entry.key == key && std::pair(entry.major, entry.minor) <= version)
            found = &entry; // rows of a key ascend by version
    }
    return found;
}

bool sameSparkValue(std::string_view leftText, std::string_view rightText)
{
    const std::string left = lowered(leftText);
    const std::string right = lowered(rightText);
    if (left == right)
        return true;
    const auto leftNumber = numberOf(left);
    const auto rightNumber = numberOf(right);
    if (!leftNumber || !rightNumber)
        return false;
    if (leftNumber->suffix.empty() || rightNumber->suffix.empty())
        return leftNumber->suffix == rightNumber->suffix && nearlyEqual(leftNumber->value, rightNumber->value);
    for (const Dimension dimension : {Dimension::Bytes, Dimension::Seconds}) {
        const auto leftValue = inUnit(*leftNumber, dimension);
        const auto rightValue = inUnit(*rightNumber, dimension);
        if (leftValue && rightValue && nearlyEqual(*leftValue, *rightValue))
            return true;
    }
    return false;
}

bool differsFromDefault(std::string_view key, std::string_view value, std::string_view sparkVersion)
{
    if (isSparkInternal(key, value))
        return false;
    const SparkDefault *entry = sparkDefault(key, sparkVersion);
    return !entry || !sameSparkValue(entry->value, value);
}

} // namespace cinderscope
