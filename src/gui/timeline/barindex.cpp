// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/barindex.h"

namespace cinderscope {

void FailureMarks::setOrigin(TimeMs origin)
{
    if (m_bits.empty())
        m_origin = origin;
}

void FailureMarks::add(TimeMs time)
{
    if (m_origin == kNoTime)
        m_origin = time;
    std::int64_t bucket = time <= m_origin ? 0 : (time - m_origin) / m_width;
    while (bucket >= kMaxBuckets) {
        for (std::int64_t i = 0; i < std::int64_t(m_bits.size()) * 64; ++i) {
            const bool set = m_bits[i / 64] >> (i % 64) & 1;
            m_bits[i / 64] &= ~(std::uint64_t(1) << (i % 64));
            if (set)
                m_bits[i / 128] |= std::uint64_t(1) << (i / 2 % 64);
        }
        m_bits.resize((m_bits.size() + 1) / 2);
        m_width *= 2;
        bucket /= 2;
    }
    if (std::size_t(bucket / 64) >= m_bits.size())
        m_bits.resize(std::size_t(bucket / 64) + 1);
    m_bits[bucket / 64] |= std::uint64_t(1) << (bucket % 64);
}

bool FailureMarks::any(double from, double to) const
{
    if (m_bits.empty() || to < double(m_origin))
        return false;
    const double last = double(m_bits.size() * 64 - 1);
    const double first = std::max(0.0, std::floor((from - double(m_origin)) / double(m_width)));
    if (first > last)
        return false;
    auto bucket = std::int64_t(first);
    const auto end = std::int64_t(std::min(last, std::floor((to - double(m_origin)) / double(m_width))));
    while (bucket <= end) {
        const std::uint64_t word = m_bits[bucket / 64] >> (bucket % 64);
        const std::int64_t span = std::min<std::int64_t>(64 - bucket % 64, end - bucket + 1);
        if (span == 64 ? word != 0 : (word & ((std::uint64_t(1) << span) - 1)) != 0)
            return true;
        bucket += span;
    }
    return false;
}

void BarIndex::clear()
{
    *this = {};
}

namespace {

enum class BarState
{
    Waiting, //!< not to be drawn yet
    Parked,  //!< probably never
    Running,
    Ended
};

struct Bar
{
    BarState state = BarState::Waiting;
    std::uint16_t lane = 0;
    LaneEntry entry;
};

} // namespace

template <class Describe>
void BarIndex::updateTable(Table &table, std::size_t size, std::vector<BarViews::Lane> &out, TimeMs now,
                           Describe describe)
{
    constexpr std::size_t kParkedAtOnce = 1000;
    for (; table.known < size; ++table.known)
        table.open.push_back(static_cast<Row>(table.known));
    for (std::size_t n = std::min(kParkedAtOnce, table.parked.size()); n > 0; --n) {
        table.turn = (table.turn + 1) % table.parked.size();
        const Row row = table.parked[table.turn];
        if (describe(row).state != BarState::Parked) {
            table.open.push_back(row);
            table.parked.erase(table.parked.begin() + std::ptrdiff_t(table.turn));
            if (table.parked.empty())
                break;
        }
    }
    std::vector<std::pair<std::uint16_t, LaneEntry>> running;
    std::erase_if(table.open, [&](Row row) {
        Bar bar = describe(row);
        if (bar.state == BarState::Waiting)
            return false;
        if (bar.state == BarState::Parked) {
            table.parked.push_back(row);
            return true;
        }
        bar.entry.row = row;
        bar.entry.group = row;
        if (bar.lane >= table.lanes.size())
            table.lanes.resize(bar.lane + 1);
        if (bar.state == BarState::Running) {
            bar.entry.end = std::max(bar.entry.start, now);
            running.emplace_back(bar.lane, bar.entry);
            return false;
        }
        bar.entry.end = std::max(bar.entry.start, bar.entry.end);
        table.lanes[bar.lane].append(bar.entry);
        if (bar.entry.status == TaskStatus::Failed)
            m_failures.add(bar.entry.end);
        return true;
    });
    out.resize(table.lanes.size());
    for (std::size_t lane = 0; lane < out.size(); ++lane)
        out[lane].ended = table.lanes[lane].view();
    for (const auto &[lane, entry] : running)
        out[lane].running.push_back(entry);
}

void BarIndex::scanTasks(const Snapshot &snapshot)
{
    constexpr std::size_t kAtOnce = 4096;
    std::array<std::int64_t, kAtOnce> statuses;
    while (m_tasks < snapshot.tasks.size()) {
        const std::size_t count = std::min(kAtOnce, snapshot.tasks.size() - m_tasks);
        snapshot.tasks.decode(TaskColumn::Status, m_tasks, std::span(statuses.data(), count));
        for (std::size_t i = 0; i < count; ++i) {
            if (static_cast<TaskStatus>(statuses[i]) == TaskStatus::Failed)
                m_failures.add(snapshot.tasks.finish(m_tasks + i));
        }
        m_tasks += count;
    }
}

std::shared_ptr<const BarViews> BarIndex::update(const Snapshot &snapshot)
{
    if (snapshot.tasks.size() < m_tasks || snapshot.jobs.size() < m_tables[1].known || snapshot.time < m_time ||
        snapshot.stages.size() < m_tables[2].known || snapshot.sqlExecutions.size() < m_tables[0].known)
        clear();
    m_time = snapshot.time;
    m_failures.setOrigin(snapshot.begin());
    auto views = std::make_shared<BarViews>();
    updateTable(m_tables[0], snapshot.sqlExecutions.size(), views->lanes[0], snapshot.time, [&](Row row) {
        const SqlExecution &sql = snapshot.sqlExecutions[row];
        Bar bar{.state = sql.start == kNoTime               ? BarState::Waiting
                         : sql.status == SqlStatus::Running ? BarState::Running
                                                            : BarState::Ended,
                .lane = sql.lane};
        bar.entry.start = sql.start;
        bar.entry.end = sql.end;
        bar.entry.status = sql.status == SqlStatus::Running  ? TaskStatus::Running
                           : sql.status == SqlStatus::Failed ? TaskStatus::Failed
                                                             : TaskStatus::Succeeded;
        return bar;
    });
    updateTable(m_tables[1], snapshot.jobs.size(), views->lanes[1], snapshot.time, [&](Row row) {
        const Job &job = snapshot.jobs[row];
        Bar bar{.state = job.submitted == kNoTime           ? BarState::Waiting
                         : job.status == JobStatus::Running ? BarState::Running
                                                            : BarState::Ended,
                .lane = job.lane};
        bar.entry.start = job.submitted;
        bar.entry.end = job.completed;
        bar.entry.status = job.status == JobStatus::Running  ? TaskStatus::Running
                           : job.status == JobStatus::Failed ? TaskStatus::Failed
                                                             : TaskStatus::Succeeded;
        return bar;
    });
    updateTable(m_tables[2], snapshot.stages.size(), views->lanes[2], snapshot.time, [&](Row row) {
        const StageAttempt &stage = snapshot.stages[row];
        Bar bar{.lane = stage.lane};
        if (stage.status == StageStatus::Skipped)
            bar.state = BarState::Parked;
        else if (stage.submitted != kNoTime && stage.submittedOnce)
            bar.state = stage.completed == kNoTime ? BarState::Running : BarState::Ended;
        bar.entry.start = stage.submitted;
        bar.entry.end = stage.completed;
        bar.entry.status = stage.status == StageStatus::Failed     ? TaskStatus::Failed
                           : stage.status == StageStatus::Complete ? TaskStatus::Succeeded
                                                                   : TaskStatus::Running;
        return bar;
    });
    scanTasks(snapshot);
    views->failures = m_failures;
    return views;
}

} // namespace cinderscope
