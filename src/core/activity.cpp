// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/activity.h"

#include <algorithm>

namespace cinderscope {

void ActivityIndex::add(TimeMs time, std::int32_t delta)
{
    if (m_origin == kNoTime)
        m_origin = time;
    if (time < m_origin)
        reachBack(time);
    auto bucket = static_cast<std::uint64_t>(time - m_origin) / m_width;
    while (bucket >= kMaxBuckets) {
        widen();
        bucket = static_cast<std::uint64_t>(time - m_origin) / m_width;
    }
    Block &block = writable(bucket / kBlock);
    block.delta[bucket % kBlock] += delta;
    block.sum += delta;
}

void ActivityIndex::reachBack(TimeMs time)
{
    for (;;) {
        const auto perBlock = static_cast<std::uint64_t>(m_width) * kBlock;
        const std::uint64_t missing = (static_cast<std::uint64_t>(m_origin - time) + perBlock - 1) / perBlock;
        if (missing + m_blocks.size() <= kMaxBuckets / kBlock) {
            m_blocks.insert(m_blocks.begin(), missing, nullptr);
            m_origin -= static_cast<TimeMs>(missing * perBlock);
            return;
        }
        widen();
    }
}

ActivityIndex::Block &ActivityIndex::writable(std::size_t index)
{
    if (index >= m_blocks.size())
        m_blocks.resize(index + 1);
    auto &block = m_blocks[index];
    if (!block)
        block = std::make_shared<Block>();
    else if (block->epoch != m_epoch)
        block = std::make_shared<Block>(*block);
    block->epoch = m_epoch;
    return *block;
}

void ActivityIndex::widen()
{
    std::vector<std::shared_ptr<Block>> wide((m_blocks.size() + 1) / 2);
    for (std::size_t b = 0; b < m_blocks.size(); ++b) {
        if (!m_blocks[b])
            continue;
        auto &into = wide[b / 2];
        if (!into) {
            into = std::make_shared<Block>();
            into->epoch = m_epoch;
        }
        for (std::size_t i = 0; i < kBlock; ++i)
            into->delta[(b % 2) * (kBlock / 2) + i / 2] += m_blocks[b]->delta[i];
        into->sum += m_blocks[b]->sum;
    }
    m_blocks = std::move(wide);
    m_width *= 2;
}

ActivityIndex::View ActivityIndex::publish()
{
    for (const auto &block : m_blocks) {
        if (!block || block->epoch != m_epoch) // unchanged since the last time
            continue;
        for (std::size_t part = 0; part < block->parts.size(); ++part) {
            std::int32_t sum = 0;
            std::int32_t peak = INT32_MIN;
            for (std::size_t i = part * kPart; i < (part + 1) * kPart; ++i) {
                sum += block->delta[i];
                peak = std::max(peak, sum);
            }
            block->parts[part] = {sum, peak};
        }
    }
    ++m_epoch;
    View view;
    view.m_blocks.assign(m_blocks.begin(), m_blocks.end());
    view.m_origin = m_origin == kNoTime ? 0 : m_origin;
    view.m_width = m_width;
    return view;
}

void ActivityIndex::View::greatest(TimeMs from, TimeMs to, std::span<std::int32_t> out) const
{
    std::fill(out.begin(), out.end(), 0);
    if (m_blocks.empty() || out.empty() || to <= from)
        return;
    const std::int64_t total = static_cast<std::int64_t>(m_blocks.size() * kBlock);
    // from may lie before the origin, to behind the end
    const auto bucketAt = [&](TimeMs time) {
        return time <= m_origin ? std::int64_t(0) : std::min(total, (time - m_origin) / m_width);
    };
    std::int64_t bucket = bucketAt(from);
    std::int64_t running = 0;
    for (std::int64_t b = 0; b < bucket / std::int64_t(kBlock); ++b)
        running += m_blocks[b] ? m_blocks[b]->sum : 0;
    if (bucket < total && m_blocks[bucket / kBlock]) {
        for (std::int64_t i = 0; i < bucket % std::int64_t(kBlock); ++i)
            running += m_blocks[bucket / kBlock]->delta[i];
    }
    const double step = double(to - from) / double(out.size());
    for (std::size_t x = 0; x < out.size(); ++x) {
        const TimeMs partEnd = from + static_cast<TimeMs>(step * double(x + 1));
        if (partEnd <= m_origin)
            continue;
        const std::int64_t last = bucketAt(partEnd);
        // what ran into this part, and every change in it; a change within one bucket counts launches first
        std::int64_t most = running;
        for (; bucket < last; ++bucket) {
            const auto &block = m_blocks[bucket / kBlock];
            if (!block) {
                bucket = std::min(last, (bucket / std::int64_t(kBlock) + 1) * std::int64_t(kBlock)) - 1;
                continue;
            }
            if (bucket % std::int64_t(kPart) == 0 && bucket + std::int64_t(kPart) <= last) {
                const Part &part = block->parts[bucket % kBlock / kPart];
                most = std::max(most, running + part.peak);
                running += part.sum;
                bucket += std::int64_t(kPart) - 1;
                continue;
            }
            running += block->delta[bucket % kBlock];
            most = std::max(most, running);
        }
        out[x] = static_cast<std::int32_t>(std::max<std::int64_t>(0, most));
    }
}

} // namespace cinderscope
