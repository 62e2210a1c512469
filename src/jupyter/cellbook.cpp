// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/cellbook.h"

#include "core/wrapping.h"

#include <algorithm>
#include <charconv>
#include <limits>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

constexpr std::string_view kPrefix{kCellTag, sizeof kCellTag - 1};
constexpr qsizetype kMostId = 150;
constexpr TimeMs kSettledAfterMs = 10'000; // ends of killed and speculative tasks come behind their job's
constexpr TimeMs kForever = std::numeric_limits<TimeMs>::max();

bool isOfMark(QChar c)
{
    const char16_t u = c.unicode();
    return (u >= u'0' && u <= u'9') || (u >= u'a' && u <= u'z') || (u >= u'A' && u <= u'Z') || u == u'-' || u == u'_' ||
           u == u':' || u == u'.';
}

void add(TaskCounts &sum, const TaskCounts &counts)
{
    sum.total += counts.total;
    sum.active += counts.active;
    sum.succeeded += counts.succeeded;
    sum.failed += counts.failed;
    sum.killed += counts.killed;
    sum.skipped += counts.skipped;
    sum.completedIndices += counts.completedIndices;
}

bool isSettled(const Snapshot &snapshot, const Job &job)
{
    if (snapshot.app.ended)
        return job.status != JobStatus::Running;
    return job.status != JobStatus::Running && job.completed != kNoTime &&
           job.completed + kSettledAfterMs < snapshot.time;
}

void addJob(CellFigures &sum, const Job &job, CellProof proof)
{
    switch (job.status) {
    case JobStatus::Running:
        ++sum.jobsRunning;
        break;
    case JobStatus::Succeeded:
        ++sum.jobsSucceeded;
        break;
    case JobStatus::Failed:
        ++sum.jobsFailed;
        break;
    }
    sum.stagesActive += job.activeStages;
    sum.stagesCompleted += job.completedStages;
    sum.stagesFailed += job.failedStages;
    sum.stagesSkipped += job.skippedStages;
    add(sum.tasks, job.tasks);
    if (job.submitted != kNoTime && (sum.firstJob == kNoTime || job.submitted < sum.firstJob))
        sum.firstJob = job.submitted;
    sum.lastJob = std::max(sum.lastJob, job.completed);
    sum.byTime += proof == CellProof::Time || proof == CellProof::Ambiguous;
    sum.ambiguous += proof == CellProof::Ambiguous;
}

void addStages(CellFigures &sum, const Snapshot &snapshot, const Job &job, std::unordered_set<std::int32_t> &seen)
{
    for (const std::int32_t id : job.stageIds) {
        if (!seen.insert(id).second)
            continue;
        Row row = snapshot.stageRow(id, 0);
        for (int attempts = 0; row != kNoRow && attempts < 1'000; ++attempts) {
            const StageAttempt *stage = snapshot.stages.find(row);
            if (!stage)
                break;
            sum.taskMs = wrappingAdd(sum.taskMs, stage->totals.duration);
            row = stage->nextAttempt;
        }
    }
}

} // namespace

QString CellMark::cleaned(const QString &messageId)
{
    QString text;
    for (const QChar c : messageId) {
        if (text.size() >= kMostId)
            break;
        if (isOfMark(c))
            text += c;
    }
    return text;
}

bool CellMark::parse(std::string_view text, CellMark &mark)
{
    if (!text.starts_with(kPrefix))
        return false;
    text.remove_prefix(kPrefix.size());
    int count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || count < 0 || end == text.data() + text.size() || *end != ':')
        return false;
    text.remove_prefix(std::size_t(end - text.data()) + 1);
    mark.executionCount = count;
    mark.messageId = cleaned(QString::fromUtf8(text.data(), qsizetype(std::min<std::size_t>(text.size(), 1024))));
    return true;
}

QString CellMark::toString() const
{
    return QLatin1StringView(kCellTag) + QString::number(executionCount) + u':' + cleaned(messageId);
}

int CellBook::insert(CellFigures figures)
{
    const TimeMs begin = beginOf(figures);
    auto place = std::upper_bound(m_cells.begin(), m_cells.end(), begin,
                                  [](TimeMs time, const CellFigures &cell) { return time < beginOf(cell); });
    const int index = int(place - m_cells.begin());
    const bool last = place == m_cells.end();
    const QString id = CellMark::cleaned(figures.run.messageId);
    m_cells.insert(place, std::move(figures));
    m_work.insert(m_work.begin() + index, Work());
    m_endsIndexed = false;
    if (!last) { // one that began earlier was learned of later: seldom
        for (JobEntry &job : m_jobs)
            job.cell += job.cell >= index;
        for (auto &[execution, cell] : m_sqlCells)
            cell += cell >= index;
        for (int &cell : m_byMessage)
            cell += cell >= index;
    }
    if (!id.isEmpty())
        m_byMessage.insert(id, index);
    return index;
}

void CellBook::take(const CellRun &run)
{
    if (run.started == kNoTime) {
        for (CellFigures &cell : m_cells) {
            if (cell.run.code.isEmpty() && cell.run.executionCount == run.executionCount)
                cell.run.code = run.code;
        }
        return;
    }
    const int known = cellOfMessage(run.messageId);
    TimeMs changed = run.started;
    if (known >= 0 && m_cells[std::size_t(known)].known) {
        CellFigures &cell = m_cells[std::size_t(known)];
        const bool sameTimes = cell.run.started == run.started && cell.run.ended == run.ended;
        changed = std::min(changed, cell.run.started);
        const TimeMs begin = cell.run.started; // its place in the order
        cell.run = run;
        cell.run.started = begin;
        if (sameTimes)
            return;
    } else if (known >= 0) { // it was known by its jobs only; its place may be another one now
        std::vector<Row> jobs = m_cells[std::size_t(known)].jobs;
        const auto at = m_cells.begin() + known;
        m_cells.erase(at);
        m_work.erase(m_work.begin() + known);
        const auto forget = [known](int &cell) { cell = cell == known ? -1 : cell - (cell > known); };
        for (JobEntry &job : m_jobs)
            forget(job.cell);
        for (auto &[execution, cell] : m_sqlCells)
            forget(cell);
        m_byMessage.remove(CellMark::cleaned(run.messageId));
        for (int &cell : m_byMessage)
            forget(cell);
        const int index = insert({run});
        for (const Row row : jobs)
            m_jobs[row].cell = index;
        for (auto &[execution, cell] : m_sqlCells)
            cell = cell < 0 ? index : cell;
        m_cells[std::size_t(index)].jobs = std::move(jobs);
        rebuild(index);
    } else {
        insert({run});
    }
    m_endsIndexed = false;
    m_changedFrom = m_changedFrom == kNoTime ? changed : std::min(m_changedFrom, changed);
}

void CellBook::clear(bool runsToo)
{
    std::vector<CellFigures> kept;
    if (!runsToo) {
        for (const CellFigures &cell : m_cells) {
            if (cell.known)
                kept.push_back({cell.run});
        }
    }
    *this = CellBook();
    for (CellFigures &cell : kept)
        insert(std::move(cell));
}

int CellBook::cellOfMessage(const QString &messageId) const
{
    return m_byMessage.value(CellMark::cleaned(messageId), -1);
}

int CellBook::cellOfJob(Row job) const
{
    return job < m_jobs.size() ? m_jobs[job].cell : -1;
}

CellProof CellBook::proofOf(Row job) const
{
    return job < m_jobs.size() ? m_jobs[job].proof : CellProof::Time;
}

void CellBook::indexEnds()
{
    if (m_endsIndexed)
        return;
    m_endsIndexed = true;
    m_lastEnd.resize(m_cells.size());
    TimeMs latest = kNoTime;
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        const CellFigures &cell = m_cells[i];
        if (cell.known)
            latest = std::max(latest, cell.run.ended == kNoTime ? kForever : cell.run.ended);
        m_lastEnd[i] = latest;
    }
}

//! The latest cell that ran at a time. At the border of two cells the one that begins there.
int CellBook::cellAt(TimeMs time, bool &ambiguous) const
{
    ambiguous = false;
    const auto behind = std::upper_bound(m_cells.begin(), m_cells.end(), time,
                                         [](TimeMs t, const CellFigures &cell) { return t < beginOf(cell); });
    int within = -1, atEnd = -1;
    for (auto i = behind - m_cells.begin() - 1; i >= 0 && m_lastEnd[std::size_t(i)] >= time; --i) {
        const CellFigures &cell = m_cells[std::size_t(i)];
        if (!cell.known || (cell.run.ended != kNoTime && cell.run.ended < time))
            continue;
        if (cell.run.ended == time) {
            atEnd = atEnd < 0 ? int(i) : atEnd;
        } else if (within < 0) {
            within = int(i);
        } else {
            ambiguous = true;
            break;
        }
    }
    return within >= 0 ? within : atEnd;
}

int CellBook::findOrMake(const CellMark &mark, TimeMs time)
{
    if (const int known = cellOfMessage(mark.messageId); known >= 0)
        return known;
    CellFigures cell;
    cell.known = false;
    cell.run.messageId = mark.messageId;
    cell.run.executionCount = mark.executionCount;
    cell.firstJob = time;
    return insert(std::move(cell));
}

//! Of several marks that of the highest execution count: a thread may have kept an earlier cell's.
bool CellBook::markOf(const Snapshot &snapshot, const Job &job, CellMark &mark, CellProof &proof) const
{
    bool found = false;
    const auto consider = [&](StringId id, CellProof kind) {
        CellMark candidate;
        if (!CellMark::parse(snapshot.text(id), candidate) ||
            (found && candidate.executionCount <= mark.executionCount))
            return;
        mark = candidate;
        proof = kind;
        found = true;
    };
    for (const StringId tag : job.tags)
        consider(tag, CellProof::Tag);
    if (!found)
        consider(job.group, CellProof::Group);
    return found;
}

void CellBook::assign(Row row, int cell, CellProof proof, bool marked)
{
    JobEntry &entry = m_jobs[row];
    entry.proof = proof;
    entry.marked = marked;
    if (entry.cell == cell)
        return;
    if (entry.cell >= 0) {
        std::vector<Row> &jobs = m_cells[std::size_t(entry.cell)].jobs;
        jobs.erase(std::remove(jobs.begin(), jobs.end(), row), jobs.end());
        rebuild(entry.cell);
    }
    m_unattributed += (cell < 0) - (entry.cell < 0);
    entry.cell = cell;
    if (cell < 0)
        return;
    std::vector<Row> &jobs = m_cells[std::size_t(cell)].jobs;
    jobs.insert(std::upper_bound(jobs.begin(), jobs.end(), row), row);
    Work &work = m_work[std::size_t(cell)];
    work.open.push_back(row);
    work.touched = true;
}

void CellBook::attribute(const Snapshot &snapshot, Row row)
{
    const Job &job = snapshot.jobs[row];
    CellMark mark;
    CellProof proof = CellProof::Time;
    if (markOf(snapshot, job, mark, proof)) {
        const int cell = findOrMake(mark, job.submitted);
        assign(row, cell, proof, true);
        // Broadcasts of Spark 3.0 to 3.4 have a group of their own: their execution tells.
        if (job.sqlExecutionId >= 0 && m_sqlCells.insert_or_assign(job.sqlExecutionId, cell).second) {
            for (const Row other : m_sqlUnmarked[job.sqlExecutionId])
                assign(other, cell, CellProof::Group, true);
            m_sqlUnmarked.erase(job.sqlExecutionId);
        }
        return;
    }
    if (job.sqlExecutionId >= 0) {
        const auto known = m_sqlCells.find(job.sqlExecutionId);
        if (known != m_sqlCells.end()) {
            assign(row, known->second, CellProof::Group, true);
            return;
        }
        m_sqlUnmarked[job.sqlExecutionId].push_back(row);
    }
    bool ambiguous = false;
    const int cell = job.submitted == kNoTime ? -1 : cellAt(job.submitted, ambiguous);
    assign(row, cell, ambiguous ? CellProof::Ambiguous : CellProof::Time, false);
}

//! Jobs that have no mark and were submitted since the first change of a run.
void CellBook::attributeAgain(const Snapshot &snapshot)
{
    if (m_changedFrom == kNoTime)
        return;
    for (std::size_t row = m_jobs.size(); row-- > 0;) {
        const Job &job = snapshot.jobs[row];
        if (m_jobs[row].marked || job.submitted == kNoTime || job.submitted < m_changedFrom)
            continue;
        bool ambiguous = false;
        const int cell = cellAt(job.submitted, ambiguous);
        assign(Row(row), cell, ambiguous ? CellProof::Ambiguous : CellProof::Time, false);
    }
    m_changedFrom = kNoTime;
}

void CellBook::rebuild(int cell)
{
    Work &work = m_work[std::size_t(cell)];
    work = Work();
    work.open = m_cells[std::size_t(cell)].jobs;
    work.touched = true;
}

void CellBook::sum(const Snapshot &snapshot, int cell)
{
    Work &work = m_work[std::size_t(cell)];
    CellFigures &figures = m_cells[std::size_t(cell)];
    std::vector<Row> open;
    for (const Row row : work.open) {
        const Job &job = snapshot.jobs[row];
        if (isSettled(snapshot, job)) {
            addJob(work.settled, job, m_jobs[row].proof);
            addStages(work.settled, snapshot, job, work.settledStages);
        } else {
            open.push_back(row);
        }
    }
    work.open = std::move(open);
    work.touched = !work.open.empty();
    CellFigures total = work.settled;
    std::unordered_set<std::int32_t> stages;
    for (const Row row : work.open) {
        const Job &job = snapshot.jobs[row];
        for (const std::int32_t id : job.stageIds) {
            if (work.settledStages.contains(id))
                stages.insert(id);
        }
        addJob(total, job, m_jobs[row].proof);
        addStages(total, snapshot, job, stages);
    }
    if (total.jobsRunning > 0)
        total.lastJob = kNoTime;
    if (!figures.known && total.firstJob == kNoTime)
        total.firstJob = figures.firstJob;
    total.run = std::move(figures.run);
    total.known = figures.known;
    total.jobs = std::move(figures.jobs);
    const TimeMs begin = figures.firstJob;
    figures = std::move(total);
    if (!figures.known) // its place in the order
        figures.firstJob = begin;
}

void CellBook::update(const SnapshotPtr &snapshot)
{
    if (!snapshot)
        return;
    const bool other =
        m_application != snapshot->app.id || snapshot->jobs.size() < m_jobs.size() || snapshot->version < m_version;
    if (other) {
        clear(false);
        m_application = snapshot->app.id;
    }
    m_version = snapshot->version;
    indexEnds();
    attributeAgain(*snapshot);
    const std::size_t begin = m_jobs.size();
    m_jobs.resize(snapshot->jobs.size());
    m_unattributed += int(m_jobs.size() - begin);
    for (std::size_t row = begin; row < m_jobs.size(); ++row) {
        indexEnds(); // a mark may have made a cell
        attribute(*snapshot, Row(row));
    }
    for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
        if (m_work[cell].touched)
            sum(*snapshot, int(cell));
    }
}

} // namespace cinderscope
