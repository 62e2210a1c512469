// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/htmltext.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace cinderscope {

namespace {

//! Empty: it needs no reference.
constexpr std::string_view referenceFor(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\'':
        return "&#39;";
    default:
        return {};
    }
}

constexpr auto kHasReference = [] {
    std::array<bool, 256> table{};
    for (unsigned byte = 0; byte < table.size(); ++byte)
        table[byte] = !referenceFor(static_cast<char>(byte)).empty();
    return table;
}();

} // namespace

std::string htmlEscaped(std::string_view text)
{
    bool any = false; // without a branch a character: most texts are links that need nothing
    for (const char c : text)
        any |= kHasReference[static_cast<unsigned char>(c)];
    if (!any)
        return std::string(text);
    std::string result;
    result.reserve(text.size());
    std::size_t from = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (!kHasReference[static_cast<unsigned char>(text[at])])
            continue;
        result += text.substr(from, at - from);
        result += referenceFor(text[at]);
        from = at + 1;
    }
    return result += text.substr(from);
}

std::string htmlUnescaped(std::string_view text)
{
    constexpr std::array<std::pair<std::string_view, char>, 5> named{
        {{"&amp;", '&'}, {"&quot;", '"'}, {"&apos;", '\''}, {"&lt;", '<'}, {"&gt;", '>'}}};
    std::string result;
    result.reserve(text.size());
    while (!text.empty()) {
        const std::size_t at = std::min(text.find('&'), text.size());
        result += text.substr(0, at);
        text.remove_prefix(at);
        if (text.empty())
            break;
        const auto *known = std::ranges::find_if(named, [&](const auto &e) { return text.starts_with(e.first); });
        if (known != named.end()) {
            result += known->second;
            text.remove_prefix(known->first.size());
            continue;
        }
        unsigned code = 0;
        const bool hex = text.starts_with("&#x") || text.starts_with("&#X");
        const char *begin = text.data() + (hex ? 3 : 2);
        if (text.starts_with("&#") && text.size() > 3) {
            const auto [end, problem] = std::from_chars(begin, text.data() + text.size(), code, hex ? 16 : 10);
            if (problem == std::errc() && code >= 0x20 && code < 0x7f && end < text.data() + text.size() &&
                *end == ';') {
                result += static_cast<char>(code);
                text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
                continue;
            }
        }
        result += '&';
        text.remove_prefix(1);
    }
    return result;
}

} // namespace cinderscope
