#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the listener costs a driver: CPU seconds of a JVM that runs 20,000 tiny tasks, with nothing, with Spark's own event log,
and with the listener while the window reads, stalls, or is not there. All in turn, in a new JVM each, in rounds; each is compared
with the `nothing` of its round.

A third of such a JVM's CPU is its compilers', and that differs by a second from run to run, whatever listens: so the same is
also told without them (their part beside it), and by the threads that deliver, log and send events.

    tests/bench/listenercost.py BUILD_DIR [--rounds 7] [--tasks 20000] [--spark 3.5] [--only nothing log read …] [--jar JAR]
"""
import argparse
import os
import pathlib
import signal
import statistics
import subprocess
import sys
import tempfile
import threading

HERE = pathlib.Path(__file__).resolve().parent
SUPPORT = HERE.parent / "support"
sys.path.insert(0, str(SUPPORT))
import listener_reader  # noqa: E402

# org.apache.spark.launcher.JavaModuleOptions, what a driver of local mode needs of it
OPENS = [f"--add-opens=java.base/{package}=ALL-UNNAMED" for package in (
    "java.lang", "java.lang.invoke", "java.lang.reflect", "java.io", "java.net", "java.nio", "java.util", "java.util.concurrent",
    "java.util.concurrent.atomic", "jdk.internal.ref", "sun.nio.ch", "sun.nio.cs", "sun.security.action", "sun.util.calendar")]
QUIET = "rootLogger.level = warn\nrootLogger.appenderRef.stdout.ref = c\nappender.c.type = Console\nappender.c.name = c\n" \
        "appender.c.target = SYSTEM_ERR\nappender.c.layout.type = PatternLayout\nappender.c.layout.pattern = %m%n\n"


class Reading:
    """The other end: reads everything, or nothing behind the handshake. What it costs is in another process than the JVM."""

    def __init__(self, folder, stalled):
        self.window = listener_reader.Window(folder)
        self.stalled = stalled
        self.bytes = 0
        self.dropped = 0
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        session = self.window.session(timeout=120)
        self.session = session
        while not self.stalled:
            chunk = session.connection.recv(1 << 20)
            if not chunk:
                return
            self.bytes += len(chunk)

    def close(self):
        if self.stalled:
            self.session.close()
        self.thread.join(20)
        self.window.close()


def one(mode, options, classpath, folder):
    """CPU seconds, wall seconds of the job, MiB of heap in use after it, CPU seconds of the threads that handle events."""
    settings = ["spark.ui.enabled=true", "spark.ui.port=0", "spark.driver.host=127.0.0.1", "spark.driver.bindAddress=127.0.0.1",
                "spark.ui.showConsoleProgress=false"]
    env = dict(os.environ, SPARK_LOCAL_IP="127.0.0.1", XDG_RUNTIME_DIR=str(folder), HOME=str(folder))
    for name in ("CINDERSCOPE_LISTENER_ADDRESS", "CINDERSCOPE_LISTENER_SECRET"):
        env.pop(name, None)
    reading = None
    if mode == "log":
        (folder / "log").mkdir()
        settings += ["spark.eventLog.enabled=true", "spark.eventLog.compress=false", f"spark.eventLog.dir=file://{folder}/log"]
    elif mode != "nothing":
        settings.append("spark.extraListeners=io.github.cinderscope.CinderscopeListener")
        if mode.endswith("-plain"):
            settings.append("spark.cinderscope.accumulables=none")
        if mode != "absent":
            reading = Reading(folder / "window", mode == "stalled")
            env.update(reading.window.environment())
    # Compilers that end when there is nothing to compile would take their figures along.
    command = ["java", "-Xmx1g", "-XX:-UseDynamicNumberOfCompilerThreads", *OPENS, "-cp", classpath, "ListenerCost", str(options.tasks), *settings]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=env, cwd=folder)
    drain = threading.Thread(target=lambda: setattr(process, "errors", process.stderr.read()))
    drain.start()
    try:
        text = process.stdout.read()
    except BaseException:
        process.kill()
        raise
    drain.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status != 0 or not text.startswith("wall"):
        sys.exit(f"listenercost: {mode} failed:\n{process.errors[-3000:]}")
    if reading:
        reading.close()
        if mode.startswith("read") and reading.bytes < options.tasks * 500:
            sys.exit(f"listenercost: only {reading.bytes} bytes were read of {options.tasks} tasks")
    _, wall, _, heap, *threads = text.split()
    return usage.ru_utime + usage.ru_stime, float(wall), float(heap), dict(zip(threads[::2], map(float, threads[1::2])))


def spread(values, form="{:.2f}"):
    return f"{form.format(statistics.median(values))} ({form.format(min(values))}–{form.format(max(values))})"


def row(what, result, wanted=""):
    print(f"| {what:<84} | {result:<40} | {wanted:<21} |", flush=True)


def run(options):
    spark_env = [SUPPORT / "spark-env"] + (["--spark", options.spark] if options.spark else [])
    made = subprocess.run(spark_env, stdout=subprocess.PIPE, text=True)
    jar = options.jar.resolve() if options.jar else options.build.resolve() / "listener" / "cinderscope-listener.jar"
    if made.returncode != 0 or not jar.exists():
        row("driver's cost of the listener", "not measured: " + (made.stdout.strip() if made.returncode else "no listener jar"))
        return
    python = made.stdout.strip()
    jars = subprocess.run([python, "-c", "import pyspark; print(pyspark.__path__[0])"], stdout=subprocess.PIPE, text=True,
                          check=True).stdout.strip() + "/jars/*"
    results = {mode: [] for mode in options.only}
    with tempfile.TemporaryDirectory(prefix="cinderscope-cost-") as base:
        base = pathlib.Path(base)
        subprocess.run(["javac", "-cp", jars, "-d", base, HERE / "ListenerCost.java"], check=True)
        (base / "log4j2.properties").write_text(QUIET)
        classpath = f"{base}:{jar}:{jars}"
        for number in range(options.rounds):
            order = options.only[number % len(options.only):] + options.only[:number % len(options.only)]
            for mode in order:
                folder = base / f"{number}-{mode}"
                folder.mkdir()
                results[mode].append(one(mode, options, classpath, folder))
                cpu, wall, heap, threads = results[mode][-1]
                print(f"round {number + 1} {mode}: {cpu:.2f} CPU-s, {wall:.2f} s, {heap:.0f} MiB, {threads}", file=sys.stderr, flush=True)
                subprocess.run(["rm", "-rf", folder], check=True)
    report(options, results)


def by_threads(mode, threads, nothing):
    """CPU seconds of what handles events: the event log's thread, or ours and what the bus's threads do for us."""
    if mode == "log":
        return threads.get("bus:eventLog", 0)
    bus = ("bus:executorManagement", "bus:shared")
    return sum(v for k, v in threads.items() if k.startswith("cinderscope-")) \
        + sum(threads.get(k, 0) for k in bus) - sum(nothing.get(k, 0) for k in bus)


def report(options, results):
    for mode, figures in results.items():
        heap = statistics.median(f[2] for f in figures)
        row(f"driver, {options.tasks} tiny tasks, {mode}: CPU s (heap after, MiB)", f"{spread([f[0] for f in figures])} ({heap:.0f})")
    for mode, figures in results.items():
        for thread in sorted({name for f in figures for name in f[3]}):
            row(f"  {thread}, {mode}: CPU s", spread([f[3].get(thread, 0) for f in figures], "{:.3f}"))
    if "nothing" not in results:
        return
    nothing = results["nothing"]
    kinds = {"CPU of the process": lambda mode, f, n: f[0] - n[0],
             "the same without JIT compilers": lambda mode, f, n: f[0] - f[3]["jvm:compilers"] - n[0] + n[3]["jvm:compilers"],
             "CPU of the threads of events": lambda mode, f, n: by_threads(mode, f[3], n[3])}
    base = statistics.median(f[0] for f in nothing)
    for kind, difference in kinds.items():
        added = {mode: [difference(mode, f, n) for f, n in zip(figures, nothing)] for mode, figures in results.items()}
        for mode in [mode for mode in results if mode != "nothing"]:
            wanted = "≤ 1 %" if mode in ("stalled", "absent") else ""
            share = statistics.median(added[mode]) / base * 100
            row(f"added by {mode}, {kind}: s, of the job", f"{spread(added[mode])}, {share:+.1f} %", wanted)
        for mode in [mode for mode in results if mode.startswith("read") and "log" in results]:
            ratio = statistics.median(added[mode]) / statistics.median(added["log"])
            row(f"added by {mode} : by the event log, {kind}", f"{ratio:.2f}", "≤ 0.25")


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    modes = ["nothing", "log", "read", "stalled", "absent"]
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=7)
    parser.add_argument("--tasks", type=int, default=20_000)
    parser.add_argument("--jar", type=pathlib.Path, help="another listener than the build's, to compare")
    parser.add_argument("--spark", help="3.5: the last Spark 3.5 instead of the newest")
    parser.add_argument("--only", nargs="+", choices=modes + ["read-plain"], default=modes)
    run(parser.parse_args())


if __name__ == "__main__":
    main()
