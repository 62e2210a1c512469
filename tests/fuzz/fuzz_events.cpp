// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/applicationstore.h"
#include "core/summary.h"
#include "fuzz/fuzztarget.h"
#include "ingest/eventparser.h"

#include <simdjson.h>
#include <string>

using namespace cinderscope;

// Input: lines of a log. Whatever they hold: parsed, applied twice with a snapshot between, and everything that a
// reader looks at walked through.

namespace {

void walk(const Snapshot &snapshot)
{
    for (std::size_t row = 0; row < snapshot.stages.size(); ++row) {
        const StageAttempt &stage = snapshot.stages[row];
        const auto tasks = snapshot.stageTasks(Row(row));
        FUZZ_REQUIRE(tasks.size() == stage.endedTasks);
        for (const Row task : tasks)
            FUZZ_REQUIRE(snapshot.tasks.value(task, TaskColumn::Stage) == std::int64_t(row));
        FUZZ_REQUIRE(snapshot.stageRow(stage.id, stage.attempt) != kNoRow);
        (void)snapshot.text(stage.name);
    }
    for (const Job &job : snapshot.jobs) {
        FUZZ_REQUIRE(snapshot.jobRow(job.id) != kNoRow);
        (void)snapshot.text(job.name);
    }
    for (const Executor &executor : snapshot.executors)
        (void)snapshot.text(executor.id);
    for (const RunningTask &task : snapshot.running)
        FUZZ_REQUIRE(snapshot.stages.find(task.stage) && snapshot.executors.find(task.executor));
    std::int32_t active[8];
    snapshot.activity.greatest(snapshot.begin(), snapshot.end(), active);
    const ApplicationTotals &totals = snapshot.totals;
    FUZZ_REQUIRE(totals.jobs == totals.jobsRunning + totals.jobsSucceeded + totals.jobsFailed);
    FUZZ_REQUIRE(totals.tasksLaunched ==
                 totals.tasksRunning + totals.tasksSucceeded + totals.tasksFailed + totals.tasksKilled);
    FUZZ_REQUIRE(totals.tasksRunning == std::int64_t(snapshot.running.size()));
    FUZZ_REQUIRE(totals.stagesRunning >= 0 && totals.stagesSkipped >= 0 && totals.executorsAlive >= 0);
}

std::string render(const Snapshot &snapshot)
{
    ApplicationCard card = cardOf(snapshot);
    TaskFailureCounts failures;
    failures.advance(snapshot.tasks);
    addTaskFailures(card, snapshot, failures);
    return summaryJson(snapshot, false) + cardAsText(card) + cardAsMarkdown(card);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    // The text, and only what the contract promises behind it.
    std::string memory(reinterpret_cast<const char *>(data), size);
    memory.append(64, '\0');
    memory.shrink_to_fit();
    const std::string_view text(memory.data(), size);

    EventParser parser;
    EventBatch batch;
    parser.parseLines(text, {"fuzz", 0, 0}, batch);
    FUZZ_REQUIRE(batch.stats.lines == batch.stats.events + batch.stats.unreadableLines);

    ApplicationStore store;
    const SnapshotPtr before = store.snapshot();
    batch.apply(store);
    const SnapshotPtr once = store.snapshot();
    walk(*once);
    const std::string rendered = render(*once);
    batch.apply(store);
    const SnapshotPtr twice = store.snapshot();
    walk(*twice);
    FUZZ_REQUIRE(render(*once) == rendered); // what was published never changes
    FUZZ_REQUIRE(once->totals.tasksLaunched == twice->totals.tasksLaunched);
    FUZZ_REQUIRE(before->jobs.empty() && before->tasks.size() == 0);

    simdjson::dom::parser json;
    simdjson::dom::element root;
    const simdjson::padded_string summary(summaryJson(*once, false));
    FUZZ_REQUIRE(!json.parse(summary).get(root));
    return 0;
}
