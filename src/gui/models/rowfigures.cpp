// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/rowfigures.h"

#include <algorithm>

namespace cinderscope {

namespace {

//! From \a from to \a to, or to now while it lasts; -1 when it has not begun.
std::int64_t span(TimeMs from, TimeMs to, TimeMs now)
{
    if (from == kNoTime)
        return -1;
    return std::max<std::int64_t>(0, (to != kNoTime ? to : now) - from);
}

} // namespace

QString textOf(const Snapshot &snapshot, StringId id)
{
    const std::string_view text = snapshot.text(id);
    return QString::fromUtf8(text.data(), qsizetype(text.size()));
}

QString firstLine(std::string_view text)
{
    constexpr std::size_t kMostBytes = 1200;
    constexpr qsizetype kMostCharacters = 300;
    const std::size_t start = text.find_first_not_of(" \t\r\n");
    if (start == std::string_view::npos)
        return {};
    text.remove_prefix(start);
    text = text.substr(0, std::min(text.find_first_of("\r\n"), kMostBytes));
    QString line = QString::fromUtf8(text.data(), qsizetype(text.size()));
    if (line.size() > kMostCharacters)
        line = line.left(kMostCharacters - 1) + QChar(0x2026);
    return line;
}

QString firstLineOf(const Snapshot &snapshot, StringId id)
{
    return firstLine(snapshot.text(id));
}

IoSums IoSums::of(const TaskTotals &totals)
{
    IoSums sums;
    sums.input = totals[TaskColumn::InputBytesRead];
    sums.output = totals[TaskColumn::OutputBytesWritten];
    sums.shuffleRead = totals.shuffleReadBytes();
    sums.shuffleWrite = totals[TaskColumn::ShuffleBytesWritten];
    sums.memorySpilled = totals[TaskColumn::MemoryBytesSpilled];
    sums.diskSpilled = totals[TaskColumn::DiskBytesSpilled];
    sums.gcTime = totals[TaskColumn::JvmGcTime];
    sums.runTime = totals[TaskColumn::ExecutorRunTime];
    return sums;
}

IoSums &IoSums::operator+=(const IoSums &other)
{
    input += other.input;
    output += other.output;
    shuffleRead += other.shuffleRead;
    shuffleWrite += other.shuffleWrite;
    memorySpilled += other.memorySpilled;
    diskSpilled += other.diskSpilled;
    gcTime += other.gcTime;
    runTime += other.runTime;
    return *this;
}

StageLookup::StageLookup(const SnapshotPtr &snapshot) : m_snapshot(snapshot)
{
    if (!snapshot || snapshot->stagesAscend)
        return;
    for (std::size_t i = 0; i < snapshot->firstAttempts.size(); ++i)
        m_rows.emplace(snapshot->firstAttempts[i].first, snapshot->firstAttempts[i].second);
}

Row StageLookup::firstAttempt(std::int32_t stageId) const
{
    if (!m_snapshot)
        return kNoRow;
    if (!m_snapshot->stagesAscend) {
        const auto found = m_rows.find(stageId);
        return found == m_rows.end() ? kNoRow : found->second;
    }
    const auto &table = m_snapshot->firstAttempts;
    std::size_t low = 0;
    std::size_t high = table.size();
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (table[middle].first < stageId)
            low = middle + 1;
        else
            high = middle;
    }
    return low < table.size() && table[low].first == stageId ? table[low].second : kNoRow;
}

bool ranFor(const StageAttempt &stage, const Job &job)
{
    if (!stage.submittedOnce)
        return false;
    const bool overBefore = stage.completed != kNoTime && job.submitted != kNoTime && stage.completed <= job.submitted;
    const bool begunAfter = job.completed != kNoTime && stage.submitted != kNoTime && stage.submitted > job.completed;
    return !overBefore && !begunAfter;
}

std::vector<Row> stagesOf(const Snapshot &snapshot, const StageLookup &lookup, const Job &job)
{
    std::vector<std::int32_t> ids = job.stageIds;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::vector<Row> rows;
    rows.reserve(ids.size());
    for (const std::int32_t id : ids) {
        const std::size_t before = rows.size();
        Row last = kNoRow;
        for (Row row = lookup.firstAttempt(id); row != kNoRow; row = snapshot.stages[row].nextAttempt) {
            const StageAttempt *stage = snapshot.stages.find(row);
            if (!stage)
                break;
            last = row;
            if (ranFor(*stage, job) || !stage->submittedOnce)
                rows.push_back(row);
        }
        if (rows.size() == before && last != kNoRow)
            rows.push_back(last);
    }
    return rows;
}

ProgressCounts progressOf(const TaskCounts &counts)
{
    ProgressCounts progress;
    progress.total = counts.total;
    progress.complete = std::min(counts.completedIndices, counts.total);
    progress.active = counts.active;
    progress.failed = counts.failed;
    progress.killed = counts.killed;
    progress.skipped = counts.skipped;
    return progress;
}

RowFigures jobFigures(const Snapshot &snapshot, const StageLookup &lookup, const Job &job, bool withSums)
{
    RowFigures row;
    row.status = statusRole(job.status);
    row.id = job.id;
    row.submitted = job.submitted;
    row.duration = span(job.submitted, job.completed, snapshot.time);
    row.stages.total = std::int64_t(job.stageIds.size());
    row.stages.complete = job.completedStages;
    row.stages.active = job.activeStages;
    row.stages.failed = job.failedStages;
    row.stages.skipped = job.skippedStages;
    row.tasks = progressOf(job.tasks);
    row.failedTasks = job.tasks.failed;
    row.name = job.description != StringId::Empty ? job.description : job.name;
    row.reason = job.error;
    if (!withSums)
        return row;
    for (const std::int32_t id : job.stageIds) {
        for (Row at = lookup.firstAttempt(id); at != kNoRow;) {
            const StageAttempt *stage = snapshot.stages.find(at);
            if (!stage)
                break;
            if (ranFor(*stage, job))
                row.sums += IoSums::of(stage->totals);
            at = stage->nextAttempt;
        }
    }
    return row;
}

RowFigures stageFigures(const Snapshot &snapshot, const StageAttempt &stage, const Job *job)
{
    RowFigures row;
    row.id = stage.id;
    row.attempt = stage.attempt;
    row.name = stage.name;
    row.status = statusRole(stage.status);
    row.tasks = progressOf(stage.tasks);
    if (job && stage.submittedOnce && !ranFor(stage, *job)) {
        row.reused = true;
        row.status = StatusRole::Skipped;
    }
    if (row.status == StatusRole::Skipped) {
        row.tasks = {};
        row.tasks.total = row.tasks.skipped = stage.tasks.total;
        return row;
    }
    row.submitted = stage.submitted;
    row.duration = span(stage.submitted, stage.completed, snapshot.time);
    row.sums = IoSums::of(stage.totals);
    row.failedTasks = stage.tasks.failed;
    row.reason = stage.failureReason;
    return row;
}

} // namespace cinderscope
