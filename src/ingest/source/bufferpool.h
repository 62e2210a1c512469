// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

namespace cinderscope {

//! Hands out memory blocks and takes them back when their last user lets go, so that reading a big file does not pay
//! for fresh pages with every chunk. Blocks may be released on any thread and may outlive the pool.
class BufferPool : public std::enable_shared_from_this<BufferPool>
{
public:
    //! Blocks of up to `bytes` come from the pool, bigger ones from the heap; at most `keep` free ones are kept.
    static std::shared_ptr<BufferPool> create(std::size_t bytes, std::size_t keep);

    //! At least `bytes` bytes, not initialised.
    std::shared_ptr<char[]> take(std::size_t bytes);

    //! Size of the pooled blocks.
    std::size_t blockBytes() const { return m_bytes; }

private:
    BufferPool(std::size_t bytes, std::size_t keep) : m_bytes(bytes), m_keep(keep) {}

    std::mutex m_mutex;
    std::vector<std::unique_ptr<char[]>> m_free;
    const std::size_t m_bytes;
    const std::size_t m_keep;
};

} // namespace cinderscope
