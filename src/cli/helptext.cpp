// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

namespace cinderscope::cli {

namespace {

constexpr std::string_view kGeneral = R"(Figures of Apache Spark event logs.

Usage:
  cinderscope-cli list [--json] [--sort KEY] PATH...
  cinderscope-cli summary [--json] [--report] [--threads N] LOG...
  cinderscope-cli help [COMMAND]

Commands:
  list      List logs and folders of logs: who, what, when, state, size. Reads heads and tails only.
  summary   Read logs and sum up jobs, stages, tasks, executors, bytes and failures.
  help      Tell more about a command.

Options:
  -h, --help     Print this help, or that of the command before it, and end.
  -V, --version  Print the version and end.

PATH and LOG are event logs (plain, zstd, lz4, snappy or lzf), rolling logs (folders eventlog_v2_*), folders of
both, or file:// URLs of them.

Exit status:
  0    All was read and printed.
  1    A log could not be read, or not to its end, or the output could not be written; standard error says what,
       why, and what helps. All other logs were printed.
  2    The arguments make no sense.
  130  Interrupted (128 + number of the signal).
)";

constexpr std::string_view kList = R"(List event logs, from their heads and tails only.

Usage:
  cinderscope-cli list [--json] [--sort KEY] PATH...

PATH is an event log, a rolling log (a folder eventlog_v2_*), a folder of logs (searched three levels deep), or the
file:// URL of one.

Options:
  --json      One JSON object a line: applicationId, attemptId, name, user, sparkVersion, state, startTime, endTime,
              lastEventTime (ms since the epoch or null), durationMs, sizeBytes, path.
  --sort KEY  Order by id, attempt, name, user, spark, state, start, duration, size or path; with a - before, such
              as --sort=-size, descending. Without it: -start, the newest first.
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

Columns: id, attempt, name, user, Spark version, state, start (UTC), duration, size, path. A log without an
application end is "running" while a process writes it and "incomplete" after that; its duration goes to the last
event in it.
)";

constexpr std::string_view kSummary = R"(Read event logs and sum them up.

Usage:
  cinderscope-cli summary [--json] [--report] [--threads N] LOG...

LOG is an event log, a rolling log (a folder eventlog_v2_*), the file:// URL of one, or - for standard input, packed
or not. A folder of logs stands for all logs in it (searched three levels deep).

Options:
  --json       One JSON object a line for each log, the same keys in the same order for all; see cinderscope-cli(1).
  --report     Also print what was read: bytes, lines, events by type, unreadable lines with their places, and
               whether the end is missing. With --json it goes to standard error.
  --threads N  Read with N threads, 1 to 64. Without it: one a core, at most 8.
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

Examples:
  cinderscope-cli summary /tmp/spark-events/app-20261120193621-0000
  cinderscope-cli summary --json /tmp/spark-events > figures.ndjson
  hadoop fs -cat /logs/app-1.zstd | cinderscope-cli summary --json -
)";

} // namespace

std::string_view helpText(std::string_view topic)
{
    if (topic == "list")
        return kList;
    if (topic == "summary")
        return kSummary;
    return kGeneral;
}

} // namespace cinderscope::cli
