// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/appendvector.h"
#include "core/taskphases.h"
#include "core/types.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

namespace cinderscope {

//! One task (or any other bar) of a lane, with what is needed to paint it without a look into its table.
struct LaneEntry
{
    Row row = kNoRow;
    Row group = 0; //!< of a task: row of its stage attempt; kNoRow: look it up in the table
    TimeMs start = 0, end = 0;
    TimeMs error = 0; //!< start and end may be up to this much too early; 0: exact
    TaskStatus status = TaskStatus::Succeeded;
    Locality locality = Locality::Unknown;
    TaskPhase phase = TaskPhase::Compute; //!< the longest
};

//! Zoom index over the bars of one lane (the tasks of an executor's slot) in the order of their ends: a summary tree
//! of 16 children a node, of which only full nodes exist, so that it is append-only and a View never changes. What no
//! full node covers yet (at most 15 entries a level) is visited one by one. After Perfetto's implicit segment
//! forest. The leaves keep times in 16 bits relative to their node and whatever colours a bar, since a look into the
//! task table costs some cache misses and a picture shows half a million bars: a repaint reads the index alone.
//! Cost: 10.5 + 2.7 bytes an entry; a visit costs pixels times log16 of the entries.
class LaneIndex
{
public:
    static constexpr std::size_t kFanOut = 16;
    //! Times are kept within this bound on both sides of the epoch, so that sums and differences cannot overflow.
    static constexpr TimeMs kFarthest = TimeMs(1) << 58;

    struct Node
    {
        TimeMs start = 0;          //!< least launch
        TimeMs end = 0;            //!< greatest finish
        std::int64_t busy = 0;     //!< sum of durations, ms; saturates
        std::uint32_t failed = 0;  //!< number of failed tasks
        std::uint32_t killed : 24; //!< saturates
        std::uint32_t traits : 8;  //!< of the longest task
        Row longest = 0;           //!< row of the longest task, which stands for the node's colour
        Row group = 0;             //!< its group

        Node() : killed(0), traits(0) {}
        TaskStatus status() const { return statusOf(traits); }
        Locality locality() const { return localityOf(traits); }
        TaskPhase phase() const { return phaseOf(traits); }
    };

private:
    static constexpr std::uint8_t kFarGroup = 255;
    //! The entries of a node of the lowest level.
    struct Block
    {
        std::array<Row, kFanOut> rows;
        std::array<std::uint16_t, kFanOut> start, end; //!< (time - node's start) >> shift
        std::array<std::uint8_t, kFanOut> group;       //!< group - leastGroup; kFarGroup: farther
        std::array<std::uint8_t, kFanOut> traits;
        Row leastGroup;
        std::uint8_t shift;
    };
    static constexpr TaskStatus statusOf(std::uint32_t traits) { return static_cast<TaskStatus>(traits & 3); }
    static constexpr Locality localityOf(std::uint32_t traits) { return static_cast<Locality>((traits >> 2) & 7); }
    static constexpr TaskPhase phaseOf(std::uint32_t traits) { return static_cast<TaskPhase>((traits >> 5) & 7); }

public:
    class View
    {
    public:
        std::size_t size() const { return m_blocks.size() * kFanOut + m_tail.size(); }
        //! Task row of an entry.
        Row row(std::size_t entry) const
        {
            const std::size_t block = entry / kFanOut;
            return block < m_blocks.size() ? m_blocks[block].rows[entry % kFanOut] : m_tail[entry % kFanOut].row;
        }
        TimeMs start() const { return m_start; } //!< least launch; kNoTime when empty
        TimeMs end() const { return m_end; }     //!< greatest finish

        //! Visits what overlaps [from, to] (touching included) in order of ends. Where \a whole(const Node &, level)
        //! is true \a node(const Node &, firstEntry, count) gets it; other nodes are split down to entries, given to
        //! \a leaf(const LaneEntry &).
        template <class Whole, class OnNode, class OnEntry>
        void visitIf(TimeMs from, TimeMs to, Whole &&whole, OnNode &&node, OnEntry &&leaf) const
        {
            if (size() == 0 || m_end < from || m_start > to)
                return;
            std::size_t covered = 0; // entries covered so far
            for (std::size_t level = kLevels; level-- > 0;) {
                const std::size_t span = spanOf(level);
                for (std::size_t i = covered / span; i < m_levels[level].size(); ++i)
                    visitNode(level, m_levels[level][i], i, from, to, whole, node, leaf);
                covered = std::max(covered, m_levels[level].size() * span);
            }
            for (const LaneEntry &entry : m_tail) {
                if (entry.end >= from && entry.start <= to)
                    leaf(entry);
            }
        }
        //! visitIf() with a node whole when its extent is at most \a grain ms; one of single entries also when it is
        //! at most \a leafGrain ms (its entries are a sixteenth of that on average).
        template <class OnNode, class OnEntry>
        void visit(TimeMs from, TimeMs to, TimeMs grain, TimeMs leafGrain, OnNode &&node, OnEntry &&leaf) const
        {
            visitIf(
                from, to,
                [grain, leafGrain](const Node &n, std::size_t level) {
                    return n.end - n.start <= (level == 0 ? leafGrain : grain);
                },
                std::forward<OnNode>(node), std::forward<OnEntry>(leaf));
        }
        template <class OnNode, class OnEntry>
        void visit(TimeMs from, TimeMs to, TimeMs grain, OnNode &&node, OnEntry &&leaf) const
        {
            visit(from, to, grain, grain, std::forward<OnNode>(node), std::forward<OnEntry>(leaf));
        }

    private:
        friend class LaneIndex;
        template <class Whole, class OnNode, class OnEntry>
        void visitNode(std::size_t level, const Node &n, std::size_t index, TimeMs from, TimeMs to, Whole &whole,
                       OnNode &node, OnEntry &leaf) const
        {
            if (n.end < from || n.start > to)
                return;
            if (whole(n, level)) {
                node(n, index * spanOf(level), spanOf(level));
                return;
            }
            if (level == 0) {
                visitBlock(m_blocks[index], n.start, from, to, leaf);
                return;
            }
            const std::size_t first = index * kFanOut;
            const Node *children = &m_levels[level - 1][first]; // 16 neighbours never straddle two segments
            if (level > 1) {
                for (std::size_t i = 0; i < kFanOut; ++i)
                    visitNode(level - 1, children[i], first + i, from, to, whole, node, leaf);
                return;
            }
            for (std::size_t i = 0; i < kFanOut; ++i) { // most of the nodes: without a call for each
                const Node &child = children[i];
                if (child.end < from || child.start > to)
                    continue;
                if (whole(child, 0))
                    node(child, (first + i) * kFanOut, kFanOut);
                else
                    visitBlock(m_blocks[first + i], child.start, from, to, leaf);
            }
        }
        template <class OnEntry>
        static void visitBlock(const Block &block, TimeMs origin, TimeMs from, TimeMs to, OnEntry &leaf)
        {
            LaneEntry entry;
            entry.error = (TimeMs(1) << block.shift) - 1;
            for (std::size_t i = 0; i < kFanOut; ++i) {
                entry.start = origin + (TimeMs(block.start[i]) << block.shift);
                entry.end = origin + (TimeMs(block.end[i]) << block.shift);
                if (entry.end + entry.error < from || entry.start > to)
                    continue;
                entry.row = block.rows[i];
                entry.group = block.group[i] == kFarGroup ? kNoRow : block.leastGroup + block.group[i];
                entry.status = statusOf(block.traits[i]);
                entry.locality = localityOf(block.traits[i]);
                entry.phase = phaseOf(block.traits[i]);
                leaf(entry);
            }
        }

        AppendVector<Block>::View m_blocks;
        std::array<AppendVector<Node>::View, 7> m_levels;
        std::vector<LaneEntry> m_tail; //!< behind the last block; exact
        TimeMs m_start = kNoTime;
        TimeMs m_end = kNoTime;
    };

    //! Appends a bar; \a entry.error is ignored. An end before the start counts as the start.
    void append(const LaneEntry &entry);
    std::size_t size() const { return m_blocks.size() * kFanOut + m_tail.size(); }
    View view() const;

private:
    static constexpr std::size_t kLevels = 7; // 16^7 entries: more than rows can be numbered
    static constexpr std::size_t spanOf(std::size_t level) { return std::size_t(1) << (4 * (level + 1)); }
    static void merge(Node &into, std::int64_t &longestBusy, const Node &node, std::int64_t busy);
    void sealTail(TimeMs start, TimeMs end);

    std::vector<LaneEntry> m_tail;
    AppendVector<Block> m_blocks;
    std::array<AppendVector<Node>, kLevels> m_levels;
    std::array<Node, kLevels> m_open{};                //!< being filled
    std::array<std::int64_t, kLevels> m_openLongest{}; //!< duration of m_open's longest task
    std::array<std::uint8_t, kLevels> m_openCount{};
    TimeMs m_start = kNoTime;
    TimeMs m_end = kNoTime;
};

} // namespace cinderscope
