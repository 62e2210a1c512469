// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/summarycommand.h"

#include "cli/errortext.h"
#include "cli/exitcodes.h"
#include "cli/importreport.h"
#include "cli/interruption.h"
#include "cli/output.h"
#include "cli/progressline.h"
#include "core/applicationstore.h"
#include "core/summary.h"
#include "ingest/importer.h"
#include "ingest/source/liveness.h"

namespace cinderscope::cli {

namespace {

class SummaryRun
{
public:
    explicit SummaryRun(const Arguments &arguments) : m_arguments(arguments) {}

    int run()
    {
        for (const std::string &path : m_arguments.paths) {
            takePath(path);
            if (m_stop)
                break;
        }
        return Interruption::exitCode() ? Interruption::exitCode() : m_exitCode;
    }

private:
    void failed(const Error &error)
    {
        complain(errorText(error));
        m_exitCode = SomeFailed;
    }

    void takePath(const std::string &path)
    {
        const auto found = findLogs(path, {.folderLevels = kFolderLevels});
        if (!found) {
            failed(found.error());
            return;
        }
        for (const Error &problem : found->problems)
            failed(problem);
        m_several = m_several || m_arguments.paths.size() > 1 || found->logs.size() > 1;
        for (const LogSource &source : found->logs) {
            takeLog(source);
            if (m_stop)
                return;
        }
    }

    void takeLog(const LogSource &source)
    {
        ApplicationStore store;
        store.setAlive(false);
        const Result<void> done = import(source, store);
        if (Interruption::token().stop_requested()) {
            m_stop = true;
            return;
        }
        if (!done)
            failed(done.error());
        const ImportStats &stats = store.importStats();
        if (stats.events == 0 && (!done || source.kind == LogSource::Kind::StandardInput)) {
            if (done) // a file was looked into before, standard input was not
                failed(nothingRead(stats, source.path));
            return;
        }
        SnapshotPtr snapshot = store.snapshot();
        if (!snapshot->app.ended) {
            store.setAlive(m_probe.check(source).written);
            snapshot = store.snapshot();
        }
        if (snapshot->app.id.empty() && !source.appIdHint.empty()) { // not a line is written yet: the name tells
            auto named = std::make_shared<Snapshot>(*snapshot);
            named->app.id = source.appIdHint;
            named->app.attemptId = source.attemptHint;
            snapshot = std::move(named);
        }
        show(*snapshot, source.path);
    }

    Result<void> import(const LogSource &source, ApplicationStore &store)
    {
        ProgressLine progress(source.path == "-" ? "standard input" : source.path);
        ImportOptions options;
        options.threads = m_arguments.threads;
        options.stop = Interruption::token();
        options.onProgress = [&progress](std::uint64_t read, std::uint64_t total) { progress.show(read, total); };
        return importLog(source, store, options);
    }

    static Error nothingRead(const ImportStats &stats, const std::string &path)
    {
        if (stats.lines == 0 && !stats.truncated)
            return {ErrorCode::Empty, "nothing came", path};
        return {ErrorCode::NotAnEventLog, "there is not one Spark event in it", path};
    }

    void show(const Snapshot &snapshot, const std::string &path)
    {
        const std::string report = m_arguments.report ? importReport(*snapshot.import) : std::string();
        if (m_arguments.json) {
            write(summaryJson(snapshot, false) + "\n");
            if (!report.empty())
                printError("==> " + oneLine(path) + " <==\n" + report);
            return;
        }
        ApplicationCard card = cardOf(snapshot);
        TaskFailureCounts failures;
        failures.advance(snapshot.tasks);
        addTaskFailures(card, snapshot, failures);
        std::string text = m_anyShown ? "\n" : "";
        if (m_several)
            text += "==> " + oneLine(path) + " <==\n";
        text += cardAsText(card);
        if (!report.empty())
            text += "\n" + report;
        write(text);
        m_anyShown = true;
    }

    void write(std::string_view text)
    {
        const auto printed = print(text);
        if (printed)
            return;
        m_stop = true; // nothing more can be printed
        if (printed.error().code == ErrorCode::Cancelled)
            m_exitCode = Broken;
        else
            failed(printed.error());
    }

    const Arguments &m_arguments;
    LivenessProbe m_probe;
    int m_exitCode = Ok;
    bool m_stop = false;
    bool m_several = false;
    bool m_anyShown = false;
};

} // namespace

int summary(const Arguments &arguments)
{
    return SummaryRun(arguments).run();
}

} // namespace cinderscope::cli
