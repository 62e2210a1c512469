// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/source/bufferpool.h"

namespace cinderscope {

std::shared_ptr<BufferPool> BufferPool::create(std::size_t bytes, std::size_t keep)
{
    return std::shared_ptr<BufferPool>(new BufferPool(bytes, keep));
}

std::shared_ptr<char[]> BufferPool::take(std::size_t bytes)
{
    if (bytes > m_bytes)
        return std::shared_ptr<char[]>(new char[bytes]);
    std::unique_ptr<char[]> block;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_free.empty()) {
            block = std::move(m_free.back());
            m_free.pop_back();
        }
    }
    if (!block)
        block = std::make_unique_for_overwrite<char[]>(m_bytes);
    return std::shared_ptr<char[]>(block.release(), [owner = weak_from_this()](char *memory) {
        std::unique_ptr<char[]> returned(memory);
        if (const auto pool = owner.lock()) {
            const std::lock_guard lock(pool->m_mutex);
            if (pool->m_free.size() < pool->m_keep)
                pool->m_free.push_back(std::move(returned));
        }
    });
}

} // namespace cinderscope
