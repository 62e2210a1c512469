// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace cinderscope {

//! Mutable values by a number whose used range has large holes (accumulator ids): blocks of BlockSize that exist
//! only where something was written, shared with Views and cloned by the first write after a publish().
template <class T, std::size_t BlockSize = 128>
class SparseCow
{
    struct Block
    {
        std::uint64_t epoch = 0;
        std::array<T, BlockSize> items{};
    };

public:
    //! Numbers from here on are not kept: no source has them, and a hostile one must not make us allocate.
    static constexpr std::size_t kLimit = std::size_t(1) << 26;

    class View
    {
    public:
        //! nullptr where nothing near it was ever written.
        const T *find(std::size_t number) const
        {
            const std::size_t block = number / BlockSize;
            return block < m_blocks.size() && m_blocks[block] ? &m_blocks[block]->items[number % BlockSize] : nullptr;
        }

    private:
        friend class SparseCow;
        std::vector<std::shared_ptr<const Block>> m_blocks;
    };

    //! nullptr for a number beyond kLimit.
    T *edit(std::size_t number)
    {
        if (number >= kLimit)
            return nullptr;
        const std::size_t index = number / BlockSize;
        if (index >= m_blocks.size())
            m_blocks.resize(index + 1);
        auto &block = m_blocks[index];
        if (!block)
            block = std::make_shared<Block>();
        else if (block->epoch != m_epoch)
            block = std::make_shared<Block>(*block);
        block->epoch = m_epoch;
        return &block->items[number % BlockSize];
    }
    View publish()
    {
        ++m_epoch;
        View view;
        view.m_blocks.assign(m_blocks.begin(), m_blocks.end());
        return view;
    }

private:
    std::vector<std::shared_ptr<Block>> m_blocks;
    std::uint64_t m_epoch = 0;
};

} // namespace cinderscope
