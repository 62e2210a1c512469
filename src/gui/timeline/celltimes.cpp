// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/timeline/celltimes.h"

#include "gui/models/rowfigures.h"

#include <algorithm>
#include <QCoreApplication>

namespace cinderscope {

namespace {

struct Times
{
    Q_DECLARE_TR_FUNCTIONS(cinderscope::CellTimes)
};

//! The first line that says something.
QString titleOf(const QString &code)
{
    constexpr qsizetype kMost = 120;
    for (const QStringView line : QStringView(code).left(4096).split(u'\n')) {
        const QStringView text = line.trimmed();
        if (!text.isEmpty() && !text.startsWith(u'#') && !text.startsWith(u"%%"))
            return text.left(kMost).toString();
    }
    return QStringView(code).trimmed().left(kMost).toString().section(u'\n', 0, 0);
}

} // namespace

TimelineCells cellTimes(const SnapshotPtr &snapshot, const NotebookCellsPtr &notebook, CellBook &book)
{
    if (notebook) {
        for (const CellRun &run : notebook->runs)
            book.take(run);
    }
    book.update(snapshot);
    const ApplicationInfo &app = snapshot->app;
    TimelineCells cells;
    cells.reserve(book.cells().size());
    for (const CellFigures &figures : book.cells()) {
        const CellRun &run = figures.run;
        TimelineCell cell;
        const bool running = figures.jobsRunning > 0;
        cell.from = run.started != kNoTime ? run.started : figures.firstJob;
        cell.to = run.started != kNoTime && run.ended != kNoTime ? run.ended : figures.lastJob;
        if (run.started != kNoTime && run.ended == kNoTime)
            cell.to = snapshot->state == ApplicationState::Running ? kNoTime : snapshot->time;
        if (cell.from == kNoTime || (cell.to != kNoTime && app.start != kNoTime && cell.to < app.start) ||
            (app.end != kNoTime && cell.from > app.end))
            continue; // not of this application's time
        cell.key = run.messageId;
        cell.number = run.executionCount > 0 ? QString::number(run.executionCount) : QString();
        cell.label = run.executionCount > 0 ? Times::tr("In [%1]").arg(run.executionCount) : Times::tr("In [ ]");
        cell.title = titleOf(run.code);
        const bool failed = run.failed || (!figures.known && figures.jobsFailed > 0);
        cell.status = cell.to == kNoTime || (running && !figures.known) ? StatusRole::Running
                      : failed                                          ? StatusRole::Failed
                                                                        : StatusRole::Succeeded;
        cell.state = statusText(cell.status);
        cell.detail = figures.jobs.empty() ? Times::tr("No Spark job")
                                           : Times::tr("%n job(s)", nullptr, int(figures.jobs.size()));
        cells.push_back(std::move(cell));
    }
    std::stable_sort(cells.begin(), cells.end(),
                     [](const TimelineCell &a, const TimelineCell &b) { return a.from < b.from; });
    return cells;
}

} // namespace cinderscope
