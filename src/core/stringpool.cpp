// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/stringpool.h"

#include <cstring>

namespace cinderscope {

namespace {
constexpr std::size_t kBlockBytes = 32 * 1024;
}

StringPool::StringPool() : m_arena(std::make_shared<Arena>())
{
    m_entries.push_back(std::string_view());
    m_index.emplace(std::string_view(), StringId::Empty);
}

StringId StringPool::intern(std::string_view text)
{
    if (const auto found = m_index.find(text); found != m_index.end())
        return found->second;
    const auto id = static_cast<StringId>(m_entries.size());
    const std::string_view kept = store(text);
    m_entries.push_back(kept);
    m_index.emplace(kept, id);
    return id;
}

StringPool::View StringPool::view() const
{
    View view;
    view.m_entries = m_entries.view();
    view.m_arena = m_arena;
    return view;
}

std::string_view StringPool::store(std::string_view text)
{
    if (text.size() > kBlockBytes / 4) { // a long text gets a block of its own
        m_arena->blocks.push_back(std::make_unique_for_overwrite<char[]>(text.size()));
        char *own = m_arena->blocks.back().get();
        std::memcpy(own, text.data(), text.size());
        return {own, text.size()};
    }
    if (text.size() > m_left) {
        m_arena->blocks.push_back(std::make_unique_for_overwrite<char[]>(kBlockBytes));
        m_next = m_arena->blocks.back().get();
        m_left = kBlockBytes;
    }
    std::memcpy(m_next, text.data(), text.size());
    const std::string_view kept(m_next, text.size());
    m_next += text.size();
    m_left -= text.size();
    return kept;
}

} // namespace cinderscope
