// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gui/models/syntheticrun.h"
#include "gui/session/notebookcells.h"

#include <memory>
#include <string>

namespace cinderscope::test {

//! A job of one stage of 4 tasks, with tags and group as a notebook's hook sets them.
inline void startJob(SyntheticRun &run, int job, const std::string &tags, const std::string &group = {},
                     const std::string &description = {})
{
    const std::string stageName = "count at cell.py:" + std::to_string(job);
    JobStart event;
    event.jobId = job;
    event.time = run.now();
    event.stageIds = {job};
    StageInfo info;
    info.stageId = job;
    info.name = stageName;
    info.tasks = 4;
    event.stages.push_back(info);
    event.tags = tags;
    event.group = group;
    event.description = description;
    run.store().apply(event);
    run.submitStage(job, 0, 4);
}

inline void endJob(SyntheticRun &run, int job, bool fine = true)
{
    for (int i = 0; i < 4; ++i)
        run.runTask(job, 0, i, 40, fine || i != 0 ? TaskStatus::Succeeded : TaskStatus::Failed, "division by zero");
    run.pass(100);
    const std::string reason = fine ? std::string() : "Job aborted due to stage failure: division by zero\n\tat x";
    run.completeStage(job, 0, 4, reason);
    run.endJob(job, fine, reason);
}

inline void runJob(SyntheticRun &run, int job, const std::string &tags, const std::string &group = {}, bool fine = true)
{
    startJob(run, job, tags, group);
    endJob(run, job, fine);
}

inline CellRun cell(int count, const QString &code, TimeMs started, TimeMs ended = kNoTime)
{
    CellRun run;
    run.kernelId = QStringLiteral("kernel-1");
    run.messageId = QStringLiteral("msg-%1").arg(count);
    run.executionCount = count;
    run.code = code;
    run.started = started;
    run.ended = ended;
    return run;
}

inline std::string tagOf(int count)
{
    return "cinderscope-cell:" + std::to_string(count) + ":msg-" + std::to_string(count);
}

inline NotebookCellsPtr notebook(const QList<CellRun> &runs, bool busy = false)
{
    auto cells = std::make_shared<NotebookCells>();
    cells->kernel.id = QStringLiteral("kernel-1");
    cells->kernel.spec = QStringLiteral("python3");
    cells->kernel.state = busy ? QStringLiteral("busy") : QStringLiteral("idle");
    cells->kernel.notebook = QStringLiteral("reports/sales.ipynb");
    cells->serverName = QStringLiteral("localhost:8888");
    cells->live = true;
    cells->runs = runs;
    return cells;
}

//! The third of three cells still runs; a job before them, one of a plain group, one that only its time tells of.
struct NotebookRun
{
    SyntheticRun run;
    QList<CellRun> runs;

    NotebookRun()
    {
        run.pass(1000);
        runJob(run, 0, {}); // before the first cell
        run.pass(50);
        const TimeMs first = run.now();
        runJob(run, 1, tagOf(1));
        runJob(run, 2, tagOf(1));
        runs.append(
            cell(1, QStringLiteral("# load\n\nsales = spark.read.parquet(path)\nsales.count()"), first, run.now()));
        run.pass(500);
        const TimeMs second = run.now();
        runJob(run, 3, tagOf(2), {}, false);
        CellRun failed = cell(2, QStringLiteral("sales.groupBy('x').count().show()"), second, run.now());
        failed.failed = true;
        failed.errorName = QStringLiteral("Py4JJavaError");
        failed.errorText = QStringLiteral("An error occurred while calling o1.count\nmore");
        runs.append(failed);
        run.pass(10);
        runJob(run, 4, {}, "nightly");
        run.pass(500);
        runs.append(cell(3, QStringLiteral("heavy()"), run.now()));
        run.pass(20);
        startJob(run, 5, {}); // no mark: by its time
        run.startTask(5, 0, 0);
        run.pass(200);
        run.store().advanceTo(run.now());
    }
};

} // namespace cinderscope::test
