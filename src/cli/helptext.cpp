// SPDX-FileCopyrightText: Cinderscope contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/helptext.h"

namespace cinderscope::cli {

namespace {

constexpr std::string_view kGeneral = R"(Figures of Apache Spark event logs.

Usage:
  cinderscope-cli list [--json] [--sort KEY] PATH...
  cinderscope-cli summary [--json] [--report] [--threads N] LOG...
  cinderscope-cli scan [--host HOST]... [--ports PORTS] [--wait SECONDS] [--json]
  cinderscope-cli watch [--json] [--wait SECONDS] APP|URL|LOG
  cinderscope-cli kill [OPTION]... APP|URL WHAT
  cinderscope-cli listen [--json] [--port N] [--journal DIR | --no-journal]
  cinderscope-cli proxy [OPTION]... --to URL...
  cinderscope-cli snippet [--json] [OPTION]... KIND [APP|URL|HOST|LOG]
  cinderscope-cli start [--json] [--keep] [--log] [--set KEY=VALUE]... [--timeout SECONDS] [--token SOURCE] NAME|FILE
  cinderscope-cli stop [--json] [--timeout SECONDS] NAME|ID... | --all
  cinderscope-cli jupyter [--url URL]... [--token SOURCE] [--wait SECONDS] [--json]
  cinderscope-cli help [COMMAND]

Commands:
  list      List logs and folders of logs: who, what, when, state, size. Reads heads and tails only.
  summary   Read logs and sum up jobs, stages, tasks, executors, bytes and failures.
  scan      Look for drivers, masters, workers, history and Connect servers, here or elsewhere.
  watch     Follow a running application to its end: a line whenever something changed.
  kill      End a job, stage, group, query, application or driver, and see whether it ended.
  listen    Take every driver that has Cinderscope's listener: a line whenever something changed.
  proxy     Serve Spark's own pages on addresses of this computer, for a browser or a test.
  snippet   Print what connects to an application or a cluster: a session, spark-submit, curl, and more.
  start     Start what a configuration says: a session, an application, a cluster, a notebook server.
  stop      End what was started.
  jupyter   List Jupyter servers, their kernels, and what Spark is in them.
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

constexpr std::string_view kWatch = R"(Follow one application to its end.

Usage:
  cinderscope-cli watch [--json] [--wait SECONDS] APP|URL|LOG

APP is the id or the name of an application whose driver runs on this computer, URL the address of a driver's UI
(4040, host:4040, http://gateway/proxy/app-1), LOG an event log or rolling log, which is followed while it is written.

A driver that carries Cinderscope's listener and comes to this program is heard event by event; else its REST API is
asked every second. When the driver has gone, its event log is read to the end where it can be read here.

Options:
  --json          One JSON object a line: the keys of "summary --json" and behind them sources (events or records
                  taken from listener, rest, eventLog, journal, historyServer), dropped, gaps, end, lostAt.
  --wait SECONDS  How long APP is waited for; 60 without it.
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

A line is printed when something has changed, at most one a second, and a last one at the end. The exit status is 0
when the end of the application was seen, whatever it was, and 1 when it was not found or its driver was lost.

Examples:
  cinderscope-cli watch localhost:4040
  cinderscope-cli watch --json app-20261120193621-0000 | tail -n 1
)";

constexpr std::string_view kKill = R"(End something that runs, and see whether it ended.

Usage:
  cinderscope-cli kill [--json] [--yes] [--reason TEXT] [--wait SECONDS] [--master URL] APP|URL WHAT

APP is the id or the name of an application whose driver runs on this computer, URL the address of a driver's UI
(4040, host:4040, http://gateway/proxy/app-1). WHAT is one of:
  --job N        A job.
  --stage N      A stage; all jobs that need it fail.
  --task N       A task attempt by its id (with Cinderscope's listener in the driver only); Spark tries it again.
  --group NAME   All jobs of a job group that run now.
  --tag NAME     All jobs with this tag that run now.
  --sql N        A SQL execution, by its jobs.
  --query RUNID  A streaming query, by the jobs of its run.
  --all-jobs     All jobs that run now.
  --application  The application: by its standalone master, else, on this computer, SIGTERM to its driver.
  --driver ID    A driver in cluster mode; APP|URL is then the address of its master's page.

Jobs and stages are ended by the listener in the driver where it comes to this program, else by what the kill links
of Spark's UI do. Everything that is done is kept in $XDG_STATE_HOME/cinderscope/actions.jsonl.

Options:
  --yes           Do not ask. Needed where standard input is no terminal.
  --reason TEXT   Goes to Spark where it takes one, and into the action log.
  --wait SECONDS  How long APP is waited for; 60 without it.
  --master URL    The page of the standalone master that the application runs under; without it, it is looked for.
  --json          One JSON object: applicationId, target, id, way, outcome, whyNot, detail, ms, stoppingTasks, text.
  -h, --help      Print this help and end.
  -V, --version   Print the version and end.

Exit status:
  0  Spark says that it has ended, or that it had ended before.
  1  The application was not found, or the request could not be delivered.
  2  The arguments make no sense.
  3  There is no way to end it, or the request was refused; what was printed says why.
  4  The request was taken, but it still runs.
  5  The question was answered with no.

Examples:
  cinderscope-cli kill --yes localhost:4040 --job 7
  cinderscope-cli kill app-20261120193621-0000 --group nightly --reason "wrong input"
  cinderscope-cli kill --yes http://master:8080 --driver driver-20261121154444-0000
)";

constexpr std::string_view kListen = R"(Listen for drivers that have Cinderscope's listener, and keep what they send.

Usage:
  cinderscope-cli listen [--json] [--port N] [--journal DIR | --no-journal]

Prints first where it listens, with the environment and the Spark configuration that a session needs, then a line for
each application whenever something changed, at most one a second, and a last one when it ended. It goes on until it
is interrupted.

Options:
  --json         One JSON object a line: first {"address", "environment", "sparkConf"}, then those of "watch --json".
  --port N       TCP port on the loopback interface; without it, that of last time if it is free, else any.
  --journal DIR  Folder of the journals, one for each application, in the form of Spark's rolling event logs; without
                 it, $XDG_DATA_HOME/cinderscope/journal. Journals that have not changed for 30 days are removed, and
                 the oldest ones beyond 2 GiB.
  --no-journal   Keep nothing.
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

Drivers of the same user find it by themselves (listener.json in $XDG_RUNTIME_DIR/cinderscope), unless a window
listens already; then only those with the printed settings come.

Examples:
  cinderscope-cli listen --json > live.ndjson
  cinderscope-cli summary ~/.local/share/cinderscope/journal
)";

constexpr std::string_view kProxy = R"(Serve Spark's own pages on addresses of this computer, for a browser or a test.

Usage:
  cinderscope-cli proxy [OPTION]... --to URL...

URL is the address of a driver (http://localhost:4040), master, worker or history server. Each is served on an
address of its own; what its pages link to in the same cluster is served as well, nothing else. It goes on until it
is interrupted.

Options:
  --to URL       A server to pass on; any number of them, also without --to.
  --json         Print nothing for people; --log prints one JSON object a line.
  --log          A line on standard error for each request: time, method, address, status, bytes, duration.
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

How the servers are reached, directly without these:
  --ssh HOST     Through an SSH host ([USER@]HOST[:PORT] or an alias of your ssh configuration) by your own ssh, which
                 must get in without asking; names and "localhost" in URL are those of the far side.
  --via PROXY    Through an HTTP proxy, [USER@]HOST:PORT.
  --via-password SECRET     Password of the proxy's user.
  --user NAME --password SECRET
                 Log in by HTTP basic authentication, at the hosts that --to names.
  --bearer SECRET           Or by a bearer token.
  --certificate PEM [--key PEM] [--passphrase SECRET]
                 Client certificate, its key (else in the same file) and the key's passphrase.
  --pin SHA256   Fingerprint of a certificate that is trusted though nobody vouches for it (a self-signed one).

SECRET is env:NAME (an environment variable) or file:PATH (its first line), never the secret itself.

The first line of standard output is one JSON object: header and secret (a request that carries that header with that
value is answered), and upstreams, a list of url, proxied (where it is served) and ticketUrl (lets a browser in,
once, within an hour).

Examples:
  cinderscope-cli proxy --to http://localhost:4040
  cinderscope-cli proxy --json --to http://localhost:8080 --to http://localhost:18080 | head -1
  cinderscope-cli proxy --ssh ann@gate.example.org --to http://master.internal:8080
  cinderscope-cli proxy --user ann --password file:$HOME/.spark-password --to https://spark.example.org
)";

constexpr std::string_view kScan =
    R"(Look for Spark: drivers, standalone masters and workers, history servers, Connect servers.

Usage:
  cinderscope-cli scan [--host HOST]... [--ports PORTS] [--wait SECONDS] [--json]

Without --host this computer is looked at: ports 4040 to 4056, 8080 to 8083, 15002 and 18080, and on Linux
whatever ports Spark's processes of this user serve pages on. Masters are asked for the drivers and workers they know.

Options:
  --host HOST     A host name, an address, host:port, spark://host:7077[,host2:7077], an http or https URL, or a
                  range such as 192.168.1.0/24 (at most 256 addresses). Several: again, or with commas between.
  --ports PORTS   Ports to try, such as 4040-4049,8080,18080. Without it the usual ones; of a range of addresses
                  4040 to 4045, 8080, 8081, 15002 and 18080.
  --wait SECONDS  Wait so long for answers, 60 without it: a driver's first one may take a minute.
  --json          One JSON object: {"endpoints":[{"kind","url","sparkVersion","reachable","reason","applications":
                  [{"applicationId","name","state","uiUrl"}]}]}; see cinderscope-cli(1).
  -h, --help     Print this help and end.
  -V, --version  Print the version and end.

Exit status 1: an address that was named cannot be reached, or did not answer in time.

Examples:
  cinderscope-cli scan
  cinderscope-cli scan --host spark://master.example.org:7077 --json
  cinderscope-cli scan --host 10.0.3.0/24 --ports 4040-4049
)";

constexpr std::string_view kSnippet =
    R"help(Print what connects to an application, a cluster or a server, ready to be pasted. Never a secret.

Usage:
  cinderscope-cli snippet [--json] [OPTION]... KIND [APP|URL|HOST|LOG]
  cinderscope-cli snippet --list [--json] [APP|URL|HOST|LOG]

APP is the id or name of an application of this computer, URL the address of a driver's UI, a master, a history server
or a Connect server (sc://host:15002), HOST a host or spark://host:7077, LOG an event log. Without one: a new session on
this computer.

Kinds:
  pyspark-builder, scala-builder    A program that opens a session.
  connect-python, connect-scala     The same by Spark Connect.
  spark-submit, spark-shell, pyspark
  ssh-tunnel                        To what is behind --ssh.
  rest                              Asked with curl.
  attach-python, attach-scala       A cell that attaches the listener to a session that runs.
  env-sh, env-fish, env-powershell  PYSPARK_SUBMIT_ARGS for a shell.
  spark-defaults                    Lines of spark-defaults.conf.
  summary-text, summary-markdown, summary-json
                                    What the application did.

Options:
  --list           Tell which kinds there are, and why one cannot be had.
  --listener       With the listener attached, so that events come as they happen.
  --cluster        spark-submit: run the driver in the cluster.
  --jar            spark-submit: of a jar instead of a Python program.
  --settings       With the application's own settings, without those that may hold a secret.
  --spark VERSION  For this version of Spark instead of the one that was found.
  --scala VERSION  For this version of Scala, where Spark has several: 2.12 or 2.13.
  --ssh HOST       The target is behind HOST, as ssh takes it (user@host:port). It is not asked then.
  --wait SECONDS   Wait so long for answers, 60 without it.
  --json           One JSON object: {"target","kind","title","available","reason","text","notes"}, or with --list
                   {"target","snippets":[...]}; see cinderscope-cli(1).
  -h, --help       Print this help and end.
  -V, --version    Print the version and end.

The snippet goes to standard output, what to know about it to standard error. Exit status 1: the target was not found,
or the snippet cannot be had for it.

Examples:
  cinderscope-cli snippet pyspark-builder spark://master.example.org:7077
  eval "$(cinderscope-cli snippet env-sh --listener)"
  cinderscope-cli snippet --list http://localhost:4040
)help";

constexpr std::string_view kStart =
    R"help(Start what a session configuration says, here, and tell when it is connected.

Usage:
  cinderscope-cli start [--json] [--keep] [--log] [--set KEY=VALUE]... [--timeout SECONDS] NAME|FILE
  cinderscope-cli start --list [--json]

NAME is the name of a configuration in $XDG_CONFIG_HOME/cinderscope/sessions, FILE the path of one (TOML, or one of the
JSON forms that the window reads). It says what is started: a local session, spark-submit of an application, a
standalone cluster, a history server, a notebook server, spark-submit to Kubernetes.

Options:
  --keep             It goes on when this program ends; without it, it ends with this program, whatever ends that.
                     "cinderscope-cli stop" and the window find it. A configuration may say so, too.
  --log              Its log goes to standard error.
  --set KEY=VALUE    Set a Spark property, above those of the configuration. No secrets: others can read them here.
  --timeout SECONDS  Give up when it is not connected after this time. Without it, wait for ever.
  --token SOURCE     For a session in a kernel: the token of the Jupyter server that the configuration names:
                     env:NAME or file:PATH (its first line). Servers of this computer tell theirs by themselves.
  --list             Tell which configurations there are.
  --json             One JSON object when it is connected, and one when it ended: {"id","name","kind","phase",
                     "applicationId","ui","masterUrl","connectUrl","log","environment","reason"}; with --list one for
                     each configuration; see cinderscope-cli(1).
  -h, --help         Print this help and end.
  -V, --version      Print the version and end.

Steps go to standard error. Exit status 0: it ended well, or was connected with --keep; 1: it did not start, and
standard error says why and what helps; 2: the configuration is wrong; 3: Spark, Java, Python, a file or a port that it
needs is not there; 4: it was not connected in time; 6: it ran, and ended badly. Nothing is left behind.

Examples:
  cinderscope-cli start "Local session"
  cinderscope-cli start --keep --json cluster.toml
  cinderscope-cli start --set spark.sql.shuffle.partitions=8 nightly
)help";

constexpr std::string_view kStop = R"(End what "start", or Start in the window, started.

Usage:
  cinderscope-cli stop [--json] [--timeout SECONDS] NAME|ID...
  cinderscope-cli stop [--json] [--timeout SECONDS] --all
  cinderscope-cli stop --list [--json]

NAME is the name of a configuration: all that was started from it. ID is what "start --json" told.

Options:
  --all              End all that runs.
  --list             Tell what runs.
  --timeout SECONDS  Wait so long, 60 without it, before it is ended hard.
  --json             One JSON object for each, when it has ended, as of start; see cinderscope-cli(1).
  -h, --help         Print this help and end.
  -V, --version      Print the version and end.

Exit status 1: nothing of that name or id runs. 4: something still runs after that time.
)";

constexpr std::string_view kJupyter =
    R"(List Jupyter servers with their kernels and notebooks, and which Spark application is in which kernel.

Usage:
  cinderscope-cli jupyter [--url URL]... [--token SOURCE] [--wait SECONDS] [--json]

The servers of this computer are found as Jupyter finds them, by their runtime files, which have their tokens too.

Options:
  --url URL       A server that is elsewhere: its address, a user's server of a JupyterHub (https://hub/user/ann/), or
                  the hub itself (https://hub/hub/), whose servers of that user are listed. Several: again.
  --token SOURCE  The token for --url: env:NAME (an environment variable) or file:PATH (its first line). One that is in
                  the URL (?token=...) works too, but others on this computer can read a command line.
  --wait SECONDS  Wait so long for answers, 60 without it.
  --json          One JSON object: {"servers":[{"url","state","version","root","error","kernels":[{"id","spec",
                  "language","state","notebook","applicationId","sparkUi"}]}]}; see cinderscope-cli(1).
  -h, --help      Print this help and end.
  -V, --version   Print the version and end.

Exit status 1: a server could not be reached, or wants another token.

Examples:
  cinderscope-cli jupyter
  cinderscope-cli jupyter --url https://hub.example.org/user/ann/ --token file:$HOME/.hub-token
)";

} // namespace

std::string_view helpText(std::string_view topic)
{
    if (topic == "list")
        return kList;
    if (topic == "summary")
        return kSummary;
    if (topic == "scan")
        return kScan;
    if (topic == "watch")
        return kWatch;
    if (topic == "kill")
        return kKill;
    if (topic == "listen")
        return kListen;
    if (topic == "proxy")
        return kProxy;
    if (topic == "snippet")
        return kSnippet;
    if (topic == "start")
        return kStart;
    if (topic == "stop")
        return kStop;
    if (topic == "jupyter")
        return kJupyter;
    return kGeneral;
}

} // namespace cinderscope::cli
