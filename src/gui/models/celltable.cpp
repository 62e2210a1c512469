// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/models/celltable.h"

#include "gui/base/format.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <QCollator>
#include <QCoreApplication>
#include <unordered_map>

using namespace Qt::StringLiterals;

namespace cinderscope {

namespace {

struct Cells
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::CellTable)
};

struct ColumnTexts
{
    const char *title;
    const char *toolTip;
    const char *exportName;
};

constexpr int kOwnTexts = int(CellColumn::Input); // from there on a cell's columns are those of its jobs

const ColumnTexts &texts(CellColumn column)
{
    static const ColumnTexts all[kOwnTexts] = {
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Cell"), "", "cell"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Code"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "First line of the cell's code; of a job or stage, its name."),
         "code"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Status"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Of the cell, which may fail although its jobs did not."),
         "status"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Reason"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Why the cell, a job or a stage failed."), "reason"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Started"), "", "started"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Duration"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Of the whole cell, with what it did beside Spark."),
         "durationMs"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Jobs"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Jobs that succeeded, of all."), "jobs"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Stages"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Stages complete, of those that the jobs name."), "stages"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Tasks"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Partitions complete, of all."), "tasks"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Failed tasks"), "", "failedTasks"},
        {QT_TRANSLATE_NOOP("cinderscope::CellTable", "Cores busy"),
         QT_TRANSLATE_NOOP("cinderscope::CellTable", "Run time of the cell's tasks, against what all cores of the "
                                                     "application could have run while the cell did."),
         "coresBusy"},
    };
    return all[std::clamp(int(column), 0, kOwnTexts - 1)];
}

//! Core-milliseconds that the application had from \a from to \a to.
double coreMs(const Snapshot &snapshot, TimeMs from, TimeMs to)
{
    const auto &cores = snapshot.cores;
    std::size_t low = 0, high = cores.size(); // first change after `from`
    while (low < high) {
        const std::size_t middle = low + (high - low) / 2;
        if (cores[middle].time <= from)
            low = middle + 1;
        else
            high = middle;
    }
    double sum = 0;
    TimeMs at = from;
    std::int32_t now = low > 0 ? cores[low - 1].cores : 0;
    for (; low < cores.size() && cores[low].time < to; ++low) {
        sum += double(now) * double(cores[low].time - at);
        at = cores[low].time;
        now = cores[low].cores;
    }
    return sum + double(now) * double(std::max<TimeMs>(0, to - at));
}

//! Sums of the rows, job by job.
class Summer
{
public:
    explicit Summer(const SnapshotPtr &snapshot) : m_snapshot(*snapshot), m_lookup(snapshot) {}

    void addJob(CellRow &row, Row jobRow)
    {
        const Job &job = m_snapshot.jobs[jobRow];
        const RowFigures figures = jobFigures(m_snapshot, m_lookup, job);
        row.jobRows.push_back(jobRow);
        ++row.jobs.total;
        row.jobs.complete += job.status == JobStatus::Succeeded;
        row.jobs.failed += job.status == JobStatus::Failed;
        row.jobs.active += job.status == JobStatus::Running;
        row.stages += figures.stages;
        row.tasks += figures.tasks;
        row.failedTasks += figures.failedTasks;
        row.sums += figures.sums;
        if (row.reason.isEmpty() && job.status == JobStatus::Failed)
            row.reason = firstLineOf(m_snapshot, figures.reason);
        if (job.submitted == kNoTime)
            return;
        m_first = m_first == kNoTime ? job.submitted : std::min(m_first, job.submitted);
        m_last = std::max(m_last, job.completed != kNoTime ? job.completed : m_snapshot.time);
    }

    //! After the last of its jobs.
    void finish(CellRow &row)
    {
        const bool runs = row.jobs.active > 0;
        if (row.kind == CellRow::Kind::Cell && row.known) {
            row.from = row.run.started;
            row.to = row.run.ended;
        }
        if (row.from == kNoTime)
            row.from = m_first;
        if (row.to == kNoTime && !(row.known && row.kind == CellRow::Kind::Cell) && !runs)
            row.to = m_last != kNoTime ? m_last : row.from;
        const bool cellRuns = row.kind == CellRow::Kind::Cell && row.known && row.run.ended == kNoTime &&
                              m_snapshot.state == ApplicationState::Running;
        if (!cellRuns && !runs && row.to == kNoTime)
            row.to = std::max(row.from, m_last);
        const bool failed = row.run.failed || (row.jobs.failed > 0 && !(row.known && row.kind == CellRow::Kind::Cell));
        row.status = runs || cellRuns ? StatusRole::Running : failed ? StatusRole::Failed : StatusRole::Succeeded;
        if (row.run.failed) {
            const QString own = row.run.errorText.section(u'\n', 0, 0).trimmed();
            row.reason = row.run.errorName.isEmpty() ? own
                         : own.isEmpty()             ? row.run.errorName
                                                     : row.run.errorName + u": "_s + own;
        }
        // A job may outlive its cell (a thread); what counts for the cores is all of its time.
        const TimeMs now = m_snapshot.time;
        if (row.from != kNoTime)
            row.duration = std::max<TimeMs>(0, (row.status == StatusRole::Running ? now : row.to) - row.from);
        if (m_first != kNoTime && row.from != kNoTime) {
            const TimeMs end = std::max(row.to != kNoTime ? row.to : now, m_last);
            const double offered = coreMs(m_snapshot, std::min(row.from, m_first), end);
            row.cores = offered > 0 ? std::min(1.0, double(row.sums.runTime) / offered) : -1;
        }
        m_first = m_last = kNoTime;
    }

private:
    const Snapshot &m_snapshot;
    StageLookup m_lookup;
    TimeMs m_first = kNoTime, m_last = kNoTime;
};

CellRow cellRow(const CellFigures &figures, const CellBook &book, Summer &summer, const Snapshot &snapshot)
{
    CellRow row;
    row.key = figures.run.messageId;
    row.run = figures.run;
    row.known = figures.known;
    row.title = firstCodeLine(figures.run.code);
    row.byTime = figures.byTime;
    row.ambiguous = figures.ambiguous;
    row.jobRows.reserve(figures.jobs.size());
    row.proofs.reserve(figures.jobs.size());
    for (const Row job : figures.jobs) {
        summer.addJob(row, job);
        const CellProof proof = book.proofOf(job);
        row.proofs.push_back(proof);
        if (!row.mark.isEmpty() || (proof != CellProof::Tag && proof != CellProof::Group))
            continue;
        row.markIsTag = proof == CellProof::Tag;
        if (!row.markIsTag) {
            row.mark = textOf(snapshot, snapshot.jobs[job].group);
            continue;
        }
        CellMark mark;
        for (const StringId tag : snapshot.jobs[job].tags) {
            if (CellMark::parse(snapshot.text(tag), mark) && mark.messageId == CellMark::cleaned(row.key))
                row.mark = textOf(snapshot, tag);
        }
    }
    summer.finish(row);
    return row;
}

//! Jobs of no cell, by group.
void addOthers(const CellRequest &request, const CellBook &book, Summer &summer, std::vector<CellRow> &rows)
{
    const Snapshot &snapshot = *request.snapshot;
    std::unordered_map<StringId, std::vector<Row>> groups;
    std::vector<StringId> order;
    for (Row job = 0; job < snapshot.jobs.size(); ++job) {
        if (book.cellOfJob(job) >= 0)
            continue;
        const StringId group = snapshot.jobs[job].group;
        auto &list = groups[group];
        if (list.empty())
            order.push_back(group);
        list.push_back(job);
    }
    for (const StringId group : order) {
        CellRow row;
        row.kind = group == StringId::Empty ? CellRow::Kind::Loose : CellRow::Kind::Group;
        row.mark = textOf(snapshot, group);
        row.key = row.kind == CellRow::Kind::Loose ? u"loose"_s : u"group:"_s + row.mark;
        const Job &first = snapshot.jobs[groups[group].front()];
        if (row.kind == CellRow::Kind::Group)
            row.title = firstLineOf(snapshot, first.description != StringId::Empty ? first.description : first.name);
        for (const Row job : groups[group])
            summer.addJob(row, job);
        summer.finish(row);
        rows.push_back(std::move(row));
    }
}

bool isWanted(const CellRow &row, const CellRequest &request)
{
    if (request.status && row.status != *request.status)
        return false;
    if (!request.idle && row.jobRows.empty() && !row.isRunning())
        return false;
    if (request.filter.isEmpty())
        return true;
    const Snapshot &snapshot = *request.snapshot;
    int columns = kCellTextColumns;
    for (const FilterExpression::Term &term : request.filter.terms()) {
        if (term.columnIndex >= kCellTextColumns)
            columns = kCellColumnCount;
    }
    return request.filter.matches(
        [&](int column) {
            QString text = cellText(row, snapshot, CellColumn(column));
            if (CellColumn(column) == CellColumn::Code) { // all of it, and what its jobs are called
                text = row.run.code.isEmpty() ? text : row.run.code;
                for (const Row job : row.jobRows)
                    text += u'\n' + firstLineOf(snapshot, snapshot.jobs[job].name) + u' ' +
                            firstLineOf(snapshot, snapshot.jobs[job].description);
            }
            return text;
        },
        columns);
}

void sortRows(std::vector<CellRow> &rows, const CellRequest &request)
{
    std::vector<std::size_t> order(rows.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const CellColumn column = request.sortColumn;
    // The order of the notebook's runs is what rows keep among their equals; no cell stands last, however it is sorted.
    if (isTextColumn(column) && column != CellColumn::Status && column != CellColumn::Cell) {
        QCollator collator;
        collator.setNumericMode(true);
        collator.setCaseSensitivity(Qt::CaseInsensitive);
        std::vector<QString> keys;
        keys.reserve(rows.size());
        for (const CellRow &row : rows)
            keys.push_back(cellText(row, *request.snapshot, column));
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (keys[a].isEmpty() != keys[b].isEmpty())
                return keys[b].isEmpty(); // nothing to say stands last, both ways
            const int less = collator.compare(keys[a], keys[b]);
            return request.descending ? less > 0 : less < 0;
        });
    } else {
        std::vector<double> keys;
        keys.reserve(rows.size());
        for (const CellRow &row : rows)
            keys.push_back(cellNumber(row, column));
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
            if (keys[a] != keys[b])
                return request.descending ? keys[a] > keys[b] : keys[a] < keys[b];
            return request.descending ? a > b : a < b;
        });
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rows[a].kind < rows[b].kind; });
    std::vector<CellRow> sorted;
    sorted.reserve(rows.size());
    for (const std::size_t at : order)
        sorted.push_back(std::move(rows[at]));
    rows = std::move(sorted);
}

QString ofText(const ProgressCounts &counts)
{
    const std::int64_t all = std::max<std::int64_t>(0, counts.total - counts.skipped);
    return counts.total == 0 ? QString() : Cells::tr("%1 / %2").arg(format::count(counts.complete), format::count(all));
}

} // namespace

QString firstCodeLine(const QString &code)
{
    constexpr qsizetype kMost = 300;
    QString first;
    qsizetype from = 0;
    while (from < code.size()) {
        qsizetype end = code.indexOf(u'\n', from);
        end = end < 0 ? code.size() : end;
        const QString line = code.mid(from, std::min(end - from, kMost)).trimmed();
        from = end + 1;
        if (line.isEmpty())
            continue;
        if (first.isEmpty())
            first = line;
        if (!line.startsWith(u'#') && !line.startsWith("//"_L1) && !line.startsWith("%%"_L1))
            return line;
    }
    return first;
}

CellTable makeCellTable(const CellRequest &request, CellBook &book, const std::stop_token &stop)
{
    CellTable table;
    table.snapshot = request.snapshot;
    table.notebook = request.notebook;
    const Snapshot &snapshot = *request.snapshot;
    if (request.notebook) {
        for (const CellRun &run : request.notebook->runs)
            book.take(run);
    }
    book.update(request.snapshot);
    if (stop.stop_requested())
        return table;
    Summer summer(request.snapshot);
    std::vector<CellRow> rows;
    rows.reserve(book.cells().size() + 4);
    for (const CellFigures &figures : book.cells()) {
        // What the kernel ran before this application was there (or after it) is not about it.
        const CellRun &run = figures.run;
        const bool before = run.ended != kNoTime && snapshot.app.start != kNoTime && run.ended < snapshot.app.start;
        const bool after = run.started != kNoTime && snapshot.app.end != kNoTime && run.started > snapshot.app.end;
        if (figures.jobs.empty() && (before || after || !figures.known))
            continue;
        rows.push_back(cellRow(figures, book, summer, snapshot));
        CellRow &row = rows.back();
        ++table.cells;
        if (row.isRunning() && row.run.ended == kNoTime)
            table.runningKey = row.key;
        if (stop.stop_requested())
            return table;
    }
    addOthers(request, book, summer, rows);
    for (const CellRow &row : rows) {
        if (!request.idle && row.jobRows.empty() && !row.isRunning())
            continue;
        ++table.total;
        table.running += row.status == StatusRole::Running;
        table.succeeded += row.status == StatusRole::Succeeded;
        table.failed += row.status == StatusRole::Failed;
    }
    std::erase_if(rows, [&](const CellRow &row) { return !isWanted(row, request); });
    sortRows(rows, request);
    table.rows = std::move(rows);
    table.complete = !stop.stop_requested();
    return table;
}

// ---- texts

QString cellName(const CellRow &row)
{
    switch (row.kind) {
    case CellRow::Kind::Cell:
        return row.run.executionCount > 0 ? Cells::tr("In [%1]").arg(row.run.executionCount) : Cells::tr("In [ ]");
    case CellRow::Kind::Group:
        return Cells::tr("Group “%1”").arg(row.mark.section(u'\n', 0, 0).left(120));
    case CellRow::Kind::Loose:
        break;
    }
    return Cells::tr("Jobs without a cell");
}

QString proofText(CellProof proof)
{
    switch (proof) {
    case CellProof::Tag:
        return Cells::tr("The job carries the tag of this cell.");
    case CellProof::Group:
        return Cells::tr("The job is in the job group of this cell.");
    case CellProof::Time:
        return Cells::tr("The job says nothing of a cell. It was submitted while this cell ran, and no other did.");
    case CellProof::Ambiguous:
        return Cells::tr("The job says nothing of a cell. It was submitted while several cells ran: this is the one "
                         "that began last.");
    }
    return {};
}

QString proofText(const CellRow &row)
{
    if (row.kind == CellRow::Kind::Group)
        return Cells::tr("Jobs of this job group. No notebook cell is known for them.");
    if (row.kind == CellRow::Kind::Loose)
        return Cells::tr("Jobs without a tag or group of a cell, submitted while no cell was seen to run.");
    if (row.jobRows.empty())
        return Cells::tr("This cell ran no Spark job.");
    const int marked = int(row.jobRows.size()) - row.byTime;
    QStringList parts;
    if (marked > 0)
        parts.append(row.markIsTag ? Cells::tr("%n job(s) carry the tag of this cell.", nullptr, marked)
                                   : Cells::tr("%n job(s) are in the job group of this cell.", nullptr, marked));
    if (row.byTime > row.ambiguous)
        parts.append(
            Cells::tr("%n job(s) were submitted while only this cell ran.", nullptr, row.byTime - row.ambiguous));
    if (row.ambiguous > 0)
        parts.append(Cells::tr("%n job(s) were submitted while several cells ran: this is the one that began last.",
                               nullptr, row.ambiguous));
    if (!row.known)
        parts.append(Cells::tr("Nobody saw the cell itself run, so that its code is not known."));
    return parts.join(u' ');
}

std::optional<JobColumn> jobColumnOf(CellColumn column)
{
    switch (column) {
    case CellColumn::Cell:
        return JobColumn::Id;
    case CellColumn::Code:
        return JobColumn::Name;
    case CellColumn::Status:
        return JobColumn::Status;
    case CellColumn::Reason:
        return JobColumn::Reason;
    case CellColumn::Started:
        return JobColumn::Submitted;
    case CellColumn::Duration:
        return JobColumn::Duration;
    case CellColumn::Stages:
        return JobColumn::Stages;
    case CellColumn::Tasks:
        return JobColumn::Tasks;
    case CellColumn::FailedTasks:
        return JobColumn::FailedTasks;
    case CellColumn::Input:
        return JobColumn::Input;
    case CellColumn::Output:
        return JobColumn::Output;
    case CellColumn::ShuffleRead:
        return JobColumn::ShuffleRead;
    case CellColumn::ShuffleWrite:
        return JobColumn::ShuffleWrite;
    case CellColumn::Spill:
        return JobColumn::Spill;
    case CellColumn::Gc:
        return JobColumn::Gc;
    case CellColumn::Jobs:
    case CellColumn::Cores:
    case CellColumn::Count:
        break;
    }
    return {};
}

CellColumn cellColumnOf(JobColumn column)
{
    for (int i = 0; i < kCellColumnCount; ++i) {
        if (jobColumnOf(CellColumn(i)) == column)
            return CellColumn(i);
    }
    return CellColumn::Count;
}

QString cellText(const CellRow &row, const Snapshot &snapshot, CellColumn column)
{
    switch (column) {
    case CellColumn::Cell:
        return cellName(row);
    case CellColumn::Code:
        return row.title;
    case CellColumn::Status:
        return statusText(row.status);
    case CellColumn::Reason:
        return row.reason;
    case CellColumn::Started:
        return JobTreeCells::timeText(snapshot, row.from);
    case CellColumn::Duration:
        return row.duration < 0 ? QString() : format::duration(row.duration);
    case CellColumn::Jobs:
        return ofText(row.jobs);
    case CellColumn::Stages:
        return ofText(row.stages);
    case CellColumn::Tasks:
        return row.tasks.total > 0 ? progressText(row.tasks) : QString();
    case CellColumn::FailedTasks:
        return row.failedTasks > 0 ? format::count(row.failedTasks) : QString();
    case CellColumn::Cores:
        return row.cores < 0 ? QString() : format::percent(row.cores);
    case CellColumn::Input:
    case CellColumn::Output:
    case CellColumn::ShuffleRead:
    case CellColumn::ShuffleWrite:
    case CellColumn::Spill:
    case CellColumn::Gc:
        return JobTreeCells::sumText(row.sums, *jobColumnOf(column));
    case CellColumn::Count:
        break;
    }
    return {};
}

double cellNumber(const CellRow &row, CellColumn column)
{
    switch (column) {
    case CellColumn::Cell:
        return row.kind == CellRow::Kind::Cell ? double(row.run.executionCount) : -1;
    case CellColumn::Status: // what asks for attention first
        return row.status == StatusRole::Failed ? 0 : row.status == StatusRole::Running ? 1 : 2;
    case CellColumn::Started:
        return double(row.from);
    case CellColumn::Duration:
        return double(row.duration);
    case CellColumn::Jobs:
        return double(row.jobs.total);
    case CellColumn::Stages:
        return double(row.stages.total);
    case CellColumn::Tasks:
        return double(row.tasks.total);
    case CellColumn::FailedTasks:
        return double(row.failedTasks);
    case CellColumn::Cores:
        return row.cores;
    case CellColumn::Input:
    case CellColumn::Output:
    case CellColumn::ShuffleRead:
    case CellColumn::ShuffleWrite:
    case CellColumn::Spill:
    case CellColumn::Gc:
        return double(JobTreeCells::sumNumber(row.sums, *jobColumnOf(column)));
    case CellColumn::Code:
    case CellColumn::Reason:
    case CellColumn::Count:
        break;
    }
    return -1;
}

bool isTextColumn(CellColumn column)
{
    return column == CellColumn::Cell || column == CellColumn::Code || column == CellColumn::Status ||
           column == CellColumn::Reason;
}

QString cellColumnTitle(CellColumn column)
{
    return column >= CellColumn::Input ? JobTreeCells::title(*jobColumnOf(column)) : Cells::tr(texts(column).title);
}

QString cellColumnToolTip(CellColumn column)
{
    if (column >= CellColumn::Input)
        return JobTreeCells::toolTip(*jobColumnOf(column));
    const char *text = texts(column).toolTip;
    return *text ? Cells::tr(text) : QString();
}

QString cellColumnExportName(CellColumn column)
{
    return column >= CellColumn::Input ? JobTreeCells::exportName(*jobColumnOf(column))
                                       : QString::fromLatin1(texts(column).exportName);
}

QStringList cellColumnTitles()
{
    QStringList list;
    for (int column = 0; column < kCellColumnCount; ++column)
        list += cellColumnTitle(CellColumn(column));
    return list;
}

std::optional<Target> cellTarget(const CellRow &row, const Snapshot &snapshot)
{
    // A mark names all jobs of the cell, also the next ones, only where none was found by its time alone.
    if (!row.mark.isEmpty() && row.byTime == 0)
        return Target{.kind = row.markIsTag ? Target::Kind::Tag : Target::Kind::JobGroup, .group = row.mark};
    QList<std::int32_t> running;
    for (const Row at : row.jobRows) {
        const Job *job = snapshot.jobs.find(at);
        if (job && job->status == JobStatus::Running)
            running.append(job->id);
    }
    if (running.size() > 1)
        return Target{.kind = Target::Kind::Jobs, .jobs = running};
    if (running.size() == 1)
        return Target{.kind = Target::Kind::Job, .id = running.first()};
    if (!row.mark.isEmpty() && row.jobRows.size() > std::size_t(row.byTime))
        return Target{.kind = row.markIsTag ? Target::Kind::Tag : Target::Kind::JobGroup, .group = row.mark};
    return {};
}

} // namespace cinderscope
