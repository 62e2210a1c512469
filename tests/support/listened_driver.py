# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Spark drivers for tests/integration/tst_listener.py: one with a process of its own, and one JVM that serves many cases, each
with a context of its own. Starting a driver is most of what a case costs.
"""
import json
import os
import pathlib
import subprocess
import tempfile
import threading
import time

# What each application begins with; its own lines follow. It is told to go on by lines on standard input.
PRELUDE = """
import os, sys, time
os.environ["SPARK_LOCAL_IP"] = os.environ["SPARK_LOCAL_HOSTNAME"] = "127.0.0.1"
os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
from pyspark.sql import SparkSession
def builder(**more):
    b = (SparkSession.builder.appName("listener test").master("local[2]").config("spark.driver.host", "127.0.0.1")
         .config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.memory", "600m").config("spark.ui.port", "0")
         .config("spark.ui.showConsoleProgress", "false").config("spark.sql.shuffle.partitions", "2"))
    return b
def tasks(sc, count):
    # no Python worker in between: as fast as Spark can
    jvm = sc._jvm
    return sc._jsc.parallelize(jvm.java.util.Collections.nCopies(count, 1), count).count()
def step(word):
    print("AT", word, flush=True)
    sys.stdin.readline()
"""

# Runs what it is given, one piece after the other. The JVM starts before the first of them: what a case configures is its
# context's alone, and no system property that the next context finds.
HOST = """
import json, traceback
from pyspark import SparkContext
SparkContext._ensure_initialized()
for line in iter(sys.stdin.readline, ""):
    if not line.strip():
        continue
    status = 0
    try:
        exec(compile(json.loads(line), "case", "exec"), dict(globals()))
    except BaseException as problem:
        if not isinstance(problem, SystemExit) or problem.code:
            traceback.print_exc()
            status = 1
    print("DONE", status, flush=True)
    print("DONE", file=sys.stderr, flush=True)  # behind all that the JVM wrote there
"""


class Driver:
    """A Spark application: Python code behind PRELUDE, in a process of its own."""

    def __init__(self, python, code, runtime, env=None, command=None):
        self.folder = tempfile.TemporaryDirectory(prefix="cinderscope-driver-")
        environment = {k: v for k, v in os.environ.items() if not k.startswith(("CINDERSCOPE_", "SPARK_", "PYSPARK_"))}
        environment.update(XDG_RUNTIME_DIR=str(runtime), HOME=self.folder.name, **(env or {}))
        script = pathlib.Path(self.folder.name) / "app.py"
        script.write_text(PRELUDE + code)
        self.errors = []
        self.process = subprocess.Popen([str(part) for part in (command or [python])] + [str(script)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
                                        cwd=self.folder.name)
        self.output = []
        self.threads = [threading.Thread(target=self.drain, args=pair, daemon=True)
                        for pair in ((self.process.stderr, self.errors), (self.process.stdout, self.output))]
        for thread in self.threads:
            thread.start()

    @staticmethod
    def drain(stream, lines):
        for line in stream:
            lines.append(line.rstrip("\n"))

    def is_over(self):
        """Nothing more is written."""
        return self.process.poll() is not None and not any(thread.is_alive() for thread in self.threads)

    def wait_for(self, word, seconds=180):
        """Waits for the line that begins with `word` and returns what follows."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            over = self.is_over()
            for line in list(self.output):
                if line.startswith(word):
                    return line[len(word):].strip()
            if over:
                break
            time.sleep(0.02)
        raise AssertionError(f"no line {word!r}; it said:\n" + "\n".join(self.output + self.errors[-40:]))

    def go_on(self):
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def end(self, seconds=120):
        """Waits for its end; its exit status."""
        try:
            self.process.stdin.close()
        except BrokenPipeError:
            pass
        try:
            status = self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError("the application did not end; it said:\n" + "\n".join(self.output + self.errors[-40:]))
        for thread in self.threads:
            thread.join(20)
        self.folder.cleanup()
        return status

    def kill(self):
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(30)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()


class Guest:
    """Code in a driver that runs HOST: as Driver, but its end is that of the code; that of the driver is end_driver()."""

    def __init__(self, host, code):
        self.host = host
        self.first = (len(host.output), len(host.errors))
        self.done = False
        host.process.stdin.write(json.dumps(code) + "\n")
        host.process.stdin.flush()

    @property
    def output(self):
        return self.host.output[self.first[0]:]

    @property
    def errors(self):
        return self.host.errors[self.first[1]:]

    def is_over(self):
        return self.host.is_over()

    wait_for = Driver.wait_for

    def go_on(self):
        self.host.go_on()

    def end(self, seconds=120):
        """Waits for the end of its code; 0 when that went well."""
        status = int(self.wait_for("DONE", seconds))
        until = time.monotonic() + 20
        while "DONE" not in self.errors and time.monotonic() < until:
            time.sleep(0.01)
        self.done = True
        return status

    def end_driver(self, seconds=120):
        """Waits for the end of the process, whose last guest this was; its exit status."""
        self.done = True
        return self.host.end(seconds)

    def kill(self):
        if not self.done:
            self.host.kill()
