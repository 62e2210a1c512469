// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cassert>
#include <cstddef>
#include <memory>

namespace cinderscope {

//! Growing array whose elements never move: one writer appends, readers hold a View (a prefix) on any thread
//! without a lock. Segments double, so an element costs its size and at most as much again at the end.
//! The hand-over of a View to another thread must itself synchronise (shared_ptr through a queue or a mutex).
template <class T>
class AppendVector
{
    static constexpr std::size_t kFirst = 16;
    struct Storage
    {
        std::array<std::unique_ptr<T[]>, 40> segments;
    };
    static std::size_t segmentOf(std::size_t index) { return std::bit_width(index / kFirst + 1) - 1; }
    static std::size_t segmentStart(std::size_t segment) { return ((std::size_t(1) << segment) - 1) * kFirst; }

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
            const std::size_t segment = segmentOf(index);
            return m_storage->segments[segment][index - segmentStart(segment)];
        }

    private:
        friend class AppendVector;
        std::shared_ptr<const Storage> m_storage;
        std::size_t m_size = 0;
    };

    std::size_t size() const { return m_size; }
    bool empty() const { return m_size == 0; }
    const T &operator[](std::size_t index) const
    {
        assert(index < m_size);
        const std::size_t segment = segmentOf(index);
        return m_storage->segments[segment][index - segmentStart(segment)];
    }
    void push_back(T value)
    {
        if (!m_storage)
            m_storage = std::make_shared<Storage>();
        const std::size_t segment = segmentOf(m_size);
        auto &slot = m_storage->segments[segment];
        if (!slot)
            slot = std::make_unique_for_overwrite<T[]>(kFirst << segment);
        slot[m_size - segmentStart(segment)] = std::move(value);
        ++m_size;
    }
    View view() const
    {
        View result;
        result.m_storage = m_storage;
        result.m_size = m_size;
        return result;
    }

private:
    std::shared_ptr<Storage> m_storage;
    std::size_t m_size = 0;
};

} // namespace cinderscope
