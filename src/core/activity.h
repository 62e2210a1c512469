// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cowvector.h"
#include "core/types.h"

#include <array>
#include <memory>
#include <span>
#include <vector>

namespace cinderscope {

//! How many tasks ran at each time: differences (+1 at a launch, -1 at a finish) in buckets of equal width, which
//! doubles when the time covered would need more than kMaxBuckets. Exact while the width is 1 ms, that is for runs
//! of up to 17 minutes. Times may come in any order (REST gives the newest stages first). Sparse: a block without
//! changes costs a pointer.
class ActivityIndex
{
    static constexpr std::size_t kBlock = 1024;
    static constexpr std::size_t kPart = 64;
    struct Part // of a block: lets a reader step over 64 buckets at once
    {
        std::int32_t sum = 0;
        std::int32_t peak = 0; // greatest sum of the buckets from its first on
    };
    struct Block
    {
        std::uint64_t epoch = 0;
        std::int64_t sum = 0;
        std::array<std::int32_t, kBlock> delta{};
        std::array<Part, kBlock / kPart> parts{}; // valid in what is published
    };

public:
    static constexpr std::size_t kMaxBuckets = std::size_t(1) << 20;

    class View
    {
    public:
        bool empty() const { return m_blocks.empty(); }
        TimeMs origin() const { return m_origin; }
        TimeMs bucketWidth() const { return m_width; }
        TimeMs end() const { return m_origin + TimeMs(m_blocks.size() * kBlock) * m_width; }
        //! Tasks running in each of out.size() equal parts of [from, to): the greatest number within the part.
        //! Costs the blocks before \a from plus a 64th of the buckets in the range, at least some a part.
        void greatest(TimeMs from, TimeMs to, std::span<std::int32_t> out) const;

    private:
        friend class ActivityIndex;
        std::vector<std::shared_ptr<const Block>> m_blocks;
        TimeMs m_origin = 0;
        TimeMs m_width = 1;
    };

    void add(TimeMs time, std::int32_t delta);
    View publish();

private:
    Block &writable(std::size_t index);
    void widen();
    void reachBack(TimeMs time);

    std::vector<std::shared_ptr<Block>> m_blocks;
    TimeMs m_origin = kNoTime;
    TimeMs m_width = 1;
    std::uint64_t m_epoch = 0;
};

} // namespace cinderscope
