// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/texttable.h"

#include "cli/output.h"

#include <algorithm>
#include <array>

namespace cinderscope::cli {

namespace {

struct Range
{
    char32_t first, last;
};

//! Unicode's East Asian wide characters and emoji, roughly: enough for a table.
constexpr std::array kWide{
    Range{0x1100, 0x115f},   Range{0x2e80, 0x303e},   Range{0x3041, 0xa4cf},   Range{0xac00, 0xd7a3},
    Range{0xf900, 0xfaff},   Range{0xfe30, 0xfe6f},   Range{0xff00, 0xff60},   Range{0xffe0, 0xffe6},
    Range{0x1f300, 0x1f64f}, Range{0x1f680, 0x1f6ff}, Range{0x1f900, 0x1faff}, Range{0x20000, 0x3fffd},
};
constexpr std::array kCombining{
    Range{0x0300, 0x036f}, Range{0x200b, 0x200d}, Range{0x20d0, 0x20ff}, Range{0xfe00, 0xfe0f}, Range{0xfe20, 0xfe2f},
};

template <std::size_t N>
bool isIn(const std::array<Range, N> &ranges, char32_t c)
{
    return std::any_of(ranges.begin(), ranges.end(), [c](const Range &r) { return c >= r.first && c <= r.last; });
}

//! The character at \a at, of well-formed UTF-8; \a at moves behind it.
char32_t take(std::string_view text, std::size_t &at)
{
    const auto first = static_cast<unsigned char>(text[at]);
    const std::size_t length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    char32_t c = length == 1 ? first : first & (0x7fu >> length);
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
        c = c << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3f);
    at = std::min(at + length, text.size());
    return c;
}

std::size_t widthOf(char32_t c)
{
    return isIn(kCombining, c) ? 0 : isIn(kWide, c) ? 2 : 1;
}

std::string cutTo(std::string text, std::size_t widest)
{
    if (widest == 0 || displayWidth(text) <= widest)
        return text;
    std::size_t width = 0;
    std::size_t at = 0;
    std::size_t end = 0;
    while (at < text.size()) {
        width += widthOf(take(text, at));
        if (width > widest - 1)
            break;
        end = at;
    }
    return text.substr(0, end) + "…";
}

} // namespace

std::size_t displayWidth(std::string_view text)
{
    std::size_t width = 0;
    for (std::size_t at = 0; at < text.size();)
        width += widthOf(take(text, at));
    return width;
}

void TextTable::add(std::vector<std::string> cells)
{
    for (std::size_t i = 0; i < cells.size() && i < m_columns.size(); ++i)
        cells[i] = cutTo(oneLine(cells[i]), m_columns[i].widest);
    cells.resize(m_columns.size());
    m_rows.push_back(std::move(cells));
}

std::string TextTable::text() const
{
    std::vector<std::size_t> widths;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::size_t width = displayWidth(m_columns[i].title);
        for (const auto &row : m_rows)
            width = std::max(width, displayWidth(row[i]));
        widths.push_back(width);
    }
    std::string result;
    const auto cell = [&](std::size_t i, const std::string &text) {
        const std::string blanks(widths[i] - displayWidth(text), ' ');
        const bool last = i + 1 == m_columns.size();
        result += m_columns[i].rightAligned ? blanks + text : last ? text : text + blanks;
        result += last ? "\n" : "  ";
    };
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        cell(i, m_columns[i].title);
    for (const auto &row : m_rows) {
        for (std::size_t i = 0; i < m_columns.size(); ++i)
            cell(i, row[i]);
    }
    return result;
}

} // namespace cinderscope::cli
