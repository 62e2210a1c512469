// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/watchline.h"

#include "cli/output.h"
#include "core/units.h"

namespace cinderscope::cli {

namespace {

std::string done(std::int64_t ended, std::int64_t all, std::int64_t running, std::int64_t failed)
{
    std::string text = formatCount(ended) + '/' + formatCount(all);
    if (running > 0 || failed > 0)
        text += " (" + std::string(running > 0 ? formatCount(running) + " running" : "") +
                (running > 0 && failed > 0 ? ", " : "") + (failed > 0 ? formatCount(failed) + " failed" : "") + ")";
    return text;
}

} // namespace

std::string watchLine(const Snapshot &snapshot, const FeedStatus &status)
{
    const ApplicationTotals &t = snapshot.totals;
    const std::int64_t tasksEnded = t.tasksSucceeded + t.tasksFailed + t.tasksKilled;
    std::string line(toString(snapshot.state));
    line += "  " + oneLine(snapshot.app.name.empty() ? snapshot.app.id : snapshot.app.name);
    line += "  jobs " + done(t.jobsSucceeded + t.jobsFailed, t.jobs, t.jobsRunning, t.jobsFailed);
    line += "  stages " + done(t.stagesCompleted + t.stagesFailed, t.stageAttempts, t.stagesRunning, t.stagesFailed);
    line += "  tasks " + done(tasksEnded, t.tasksLaunched, t.tasksRunning, t.tasksFailed);
    line += "  executors " + formatCount(t.executorsAlive);
    if (const FeedSourceState *speaking = status.speaking())
        line += "  from " + std::string(toString(speaking->kind));
    if (status.dropped > 0)
        line += "  " + formatCount(std::int64_t(status.dropped)) + " events dropped";
    if (status.hasOpenGap())
        line += "  with a gap";
    if (status.end == FeedEnd::Seeking || status.end == FeedEnd::Lost)
        line += "  " + endText(status);
    return line;
}

std::string watchStamp(const Snapshot &snapshot)
{
    return formatIsoTimeMs(snapshot.time) + "  ";
}

} // namespace cinderscope::cli
