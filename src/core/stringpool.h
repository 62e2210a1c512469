// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/appendvector.h"
#include "core/types.h"

#include <memory>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace cinderscope {

//! Interned strings: each distinct text is kept once and has a 32-bit id. One writer; Views are read on any thread.
class StringPool
{
    struct Arena
    {
        std::vector<std::unique_ptr<char[]>> blocks;
    };

public:
    class View
    {
    public:
        //! "" for Empty and for an id that this view does not know yet.
        std::string_view operator[](StringId id) const
        {
            const auto index = static_cast<std::size_t>(id);
            return index < m_entries.size() ? m_entries[index] : std::string_view();
        }
        //! Number of distinct strings; ids are 0 … size() - 1.
        std::size_t size() const { return m_entries.size(); }

    private:
        friend class StringPool;
        AppendVector<std::string_view>::View m_entries;
        std::shared_ptr<const Arena> m_arena;
    };

    StringPool();
    //! Id of \a text, which is copied when it is new.
    StringId intern(std::string_view text);
    std::string_view operator[](StringId id) const { return m_entries[static_cast<std::size_t>(id)]; }
    View view() const;

private:
    std::string_view store(std::string_view text);

    AppendVector<std::string_view> m_entries;
    std::unordered_map<std::string_view, StringId> m_index;
    std::shared_ptr<Arena> m_arena;
    char *m_next = nullptr;
    std::size_t m_left = 0;
};

} // namespace cinderscope
