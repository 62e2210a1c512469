// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/snapshot.h"

#include <array>
#include <memory>
#include <vector>

namespace cinderscope {

//! The parts of the timeline, from top to bottom.
enum class TimelineSection : std::uint8_t
{
    Sql,
    Jobs,
    Stages,
    Executors
};
inline constexpr int kTimelineSections = 4;

//! Moments at which a task, stage or job failed, as a bitmap over the run: answers "did anything fail between a and b"
//! whatever the number of failures. Buckets double when the run outgrows them. 128 KiB at most.
class FailureMarks
{
public:
    void setOrigin(TimeMs origin);
    void add(TimeMs time);
    bool empty() const { return m_bits.empty(); }
    bool any(double from, double to) const;
    void clear() { *this = {}; }

private:
    static constexpr std::int64_t kMaxBuckets = std::int64_t(1) << 20;
    TimeMs m_origin = kNoTime;
    TimeMs m_width = 1;
    std::vector<std::uint64_t> m_bits;
};

//! Bars of SQL executions, jobs and stages by lane, ready to paint on any thread.
struct BarViews
{
    struct Lane
    {
        LaneIndex::View ended;
        std::vector<LaneEntry> running; //!< end: Snapshot::time
    };
    std::array<std::vector<Lane>, 3> lanes; //!< by TimelineSection::Sql, Jobs, Stages
    FailureMarks failures;
};

//! Keeps BarViews up to date: each snapshot costs what changed, not what there is. GUI thread or any other, one owner.
class BarIndex
{
public:
    void clear();
    //! \a snapshot must be of the same application as the one before or follow clear(). An older state of it (a
    //! replay set back) starts anew.
    std::shared_ptr<const BarViews> update(const Snapshot &snapshot);

private:
    struct Table
    {
        std::size_t known = 0;   //!< rows seen
        std::vector<Row> open;   //!< rows not ended yet
        std::vector<Row> parked; //!< skipped stages: they may still be submitted
        std::size_t turn = 0;    //!< next of parked to look at
        std::vector<LaneIndex> lanes;
    };
    template <class Describe>
    void updateTable(Table &table, std::size_t size, std::vector<BarViews::Lane> &out, TimeMs now, Describe describe);
    void scanTasks(const Snapshot &snapshot);

    std::array<Table, 3> m_tables;
    FailureMarks m_failures;
    std::size_t m_tasks = 0;
    TimeMs m_time = kNoTime;
    std::string m_application;
};

} // namespace cinderscope
