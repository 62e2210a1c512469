// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cassert>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

namespace cinderscope {

//! Table of mutable records with cheap immutable copies: records live in shared chunks of ChunkSize; after a
//! publish() the first write to a chunk clones it. One writer; a View may be read on any thread and never changes.
//! Cost: publish copies one pointer a chunk, the next write to a chunk one chunk.
template <class T, std::size_t ChunkSize = 64>
class CowVector
{
    struct Chunk
    {
        std::uint64_t epoch = 0;
        std::vector<T> items;
    };

public:
    class View
    {
    public:
        View() = default;
        std::size_t size() const { return m_size; }
        bool empty() const { return m_size == 0; }
        const T &operator[](std::size_t index) const
        {
            assert(index < m_size);
            return m_chunks[index / ChunkSize]->items[index % ChunkSize];
        }
        //! nullptr when there is no such row: for rows that come from outside.
        const T *find(std::size_t index) const { return index < m_size ? &(*this)[index] : nullptr; }

        class Iterator
        {
        public:
            Iterator(const View *view, std::size_t index) : m_view(view), m_index(index) {}
            const T &operator*() const { return (*m_view)[m_index]; }
            const T *operator->() const { return &(*m_view)[m_index]; }
            Iterator &operator++()
            {
                ++m_index;
                return *this;
            }
            bool operator!=(const Iterator &other) const { return m_index != other.m_index; }
            bool operator==(const Iterator &other) const { return m_index == other.m_index; }

        private:
            const View *m_view;
            std::size_t m_index;
        };
        Iterator begin() const { return {this, 0}; }
        Iterator end() const { return {this, m_size}; }

    private:
        friend class CowVector;
        std::vector<std::shared_ptr<const Chunk>> m_chunks;
        std::size_t m_size = 0;
    };

    std::size_t size() const { return m_size; }
    const T &operator[](std::size_t index) const
    {
        assert(index < m_size);
        return m_chunks[index / ChunkSize]->items[index % ChunkSize];
    }
    //! The record for writing; valid until the next publish().
    T &edit(std::size_t index)
    {
        assert(index < m_size);
        return writable(index / ChunkSize).items[index % ChunkSize];
    }
    //! Appends; returns the row.
    std::size_t push_back(T value)
    {
        if (m_size % ChunkSize == 0) {
            auto chunk = std::make_shared<Chunk>();
            chunk->items.reserve(ChunkSize); // references stay valid while it fills
            chunk->epoch = m_epoch;
            m_chunks.push_back(std::move(chunk));
        }
        writable(m_size / ChunkSize).items.push_back(std::move(value));
        return m_size++;
    }
    //! An immutable copy of the present state.
    View publish()
    {
        ++m_epoch;
        View view;
        view.m_chunks.assign(m_chunks.begin(), m_chunks.end());
        view.m_size = m_size;
        return view;
    }

private:
    Chunk &writable(std::size_t chunkIndex)
    {
        auto &chunk = m_chunks[chunkIndex];
        if (chunk->epoch != m_epoch) {
            auto copy = std::make_shared<Chunk>();
            copy->items.reserve(ChunkSize);
            copy->items = chunk->items;
            copy->epoch = m_epoch;
            chunk = std::move(copy);
        }
        return *chunk;
    }

    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
    std::uint64_t m_epoch = 0;
};

} // namespace cinderscope
