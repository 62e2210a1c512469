// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "proxy/percentcodec.h"

#include "proxy/asciitext.h"

#include <array>

namespace cinderscope {

namespace {

constexpr auto kUnreserved = [] {
    std::array<bool, 256> table{};
    for (unsigned byte = 0; byte < 128; ++byte) {
        const char c = static_cast<char>(byte);
        table[byte] = isLetter(c) || isDigit(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }
    return table;
}();

int hexDigit(char c)
{
    if (isDigit(c))
        return c - '0';
    const char letter = lower(c);
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
}

} // namespace

std::string percentEncoded(std::string_view text)
{
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string result(text.size() * 3, '\0'); // written in one go: a page has thousands of links
    char *to = result.data();
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (kUnreserved[byte]) {
            *to++ = c;
        } else {
            *to++ = '%';
            *to++ = digits[byte >> 4];
            *to++ = digits[byte & 15];
        }
    }
    result.resize(static_cast<std::size_t>(to - result.data()));
    return result;
}

std::string percentDecoded(std::string_view text)
{
    std::string result;
    result.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool coded = text[i] == '%' && i + 2 < text.size();
        const int high = coded ? hexDigit(text[i + 1]) : -1;
        const int low = coded ? hexDigit(text[i + 2]) : -1;
        if (high >= 0 && low >= 0) {
            result += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            result += text[i];
        }
    }
    return result;
}

} // namespace cinderscope
