// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cinderscope::cli {

//! Columns on a terminal that \a text takes: wide for East Asian characters and emoji, none for combining marks.
std::size_t displayWidth(std::string_view text);

//! Lines of cells, aligned with blanks, two between columns, none behind the last one.
class TextTable
{
public:
    struct Column
    {
        std::string title;
        bool rightAligned = false;
        std::size_t widest = 0; //!< longer cells are cut, with an ellipsis; 0: never
    };
    explicit TextTable(std::vector<Column> columns) : m_columns(std::move(columns)) {}

    //! As many cells as columns.
    void add(std::vector<std::string> cells);
    //! With a line of titles; each line ends in a line break.
    std::string text() const;

private:
    std::vector<Column> m_columns;
    std::vector<std::vector<std::string>> m_rows;
};

} // namespace cinderscope::cli
