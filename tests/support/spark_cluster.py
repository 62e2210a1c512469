#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real standalone cluster on the loopback interface for the integration tests: a master, workers, a history server.

    $(tests/support/spark-env --print) tests/support/spark_cluster.py [--workers 2] [--no-history] [--max-wait SECONDS]

Run by the Python of an environment that tests/support/spark-env made; all ports are free ones. Standard output carries
these lines and nothing else:

    READY {"version", "master", "masterUi", "workerUis": [...], "historyUi", "events", "pids": {...}}
    APP {"name", "id", "uiPort"}       a driver in client mode has run its job and waits
    FINISHED {"name"}                  its context is stopped
    FAILED why

Commands come as lines on standard input: `submit NAME`, `finish NAME`, `quit`. The end of the input, --max-wait and
every ending of this program take the whole cluster down.
"""

import argparse
import json
import os
import select
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

HOST = "127.0.0.1"
CLASSES = {
    "master": "org.apache.spark.deploy.master.Master",
    "worker": "org.apache.spark.deploy.worker.Worker",
    "history": "org.apache.spark.deploy.history.HistoryServer",
}


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for probe in sockets:
            probe.bind((HOST, 0))
        return [probe.getsockname()[1] for probe in sockets]
    finally:
        for probe in sockets:
            probe.close()


def say(word, value):
    print(word, json.dumps(value) if not isinstance(value, str) else value, flush=True)


def answers(url):
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:
            return answer.read().decode("utf-8", "replace")
    except OSError:
        return None


class Cluster:
    def __init__(self, options):
        import pyspark

        self.options = options
        self.home = Path(pyspark.__file__).parent
        self.version = pyspark.__version__
        self.folder = Path(tempfile.mkdtemp(prefix="cinderscope-cluster-"))
        self.events = self.folder / "events"
        self.events.mkdir()
        self.processes = {}
        self.drivers = {}
        self.environment = dict(
            os.environ, SPARK_HOME=str(self.home), SPARK_LOCAL_IP=HOST, SPARK_PUBLIC_DNS=HOST,
            SPARK_DAEMON_MEMORY="256m", SPARK_LOG_DIR=str(self.folder), SPARK_CONF_DIR=str(self.folder / "conf"),
            PYSPARK_PYTHON=sys.executable, SPARK_LOCAL_DIRS=str(self.folder / "local"),
        )
        (self.folder / "conf").mkdir()
        (self.folder / "conf" / "spark-defaults.conf").write_text(
            f"spark.history.fs.logDirectory file://{self.events}\nspark.history.fs.update.interval 1s\n")

    def daemon(self, name, kind, *arguments, **extra):
        log = open(self.folder / f"{name}.log", "wb")
        self.processes[name] = subprocess.Popen(
            [str(self.home / "bin" / "spark-class"), CLASSES[kind], *map(str, arguments)], stdin=subprocess.DEVNULL,
            stdout=log, stderr=log, env=dict(self.environment, **extra), cwd=self.folder, start_new_session=True)

    def wait_for(self, what, condition, seconds=180):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            dead = [name for name, process in self.processes.items() if process.poll() is not None]
            if dead:
                raise RuntimeError(f"{dead[0]} ended: " + self.tail(dead[0]))
            if condition():
                return
            time.sleep(0.2)
        raise RuntimeError(f"{what} did not come up in {seconds} s: " + self.tail(what))

    def tail(self, name):
        log = self.folder / f"{name}.log"
        return " | ".join(log.read_text(errors="replace").splitlines()[-5:]) if log.exists() else ""

    def start(self):
        count = self.options.workers
        rpc, ui, history, *ports = free_ports(3 + 2 * count)
        self.master = f"spark://{HOST}:{rpc}"
        self.master_ui = f"http://{HOST}:{ui}"
        self.history_ui = None if self.options.no_history else f"http://{HOST}:{history}"
        self.daemon("master", "master", "--host", HOST, "--port", rpc, "--webui-port", ui)
        if self.history_ui:
            self.daemon("history", "history", SPARK_HISTORY_OPTS=f"-Dspark.history.ui.port={history}")
        self.wait_for("master", lambda: answers(self.master_ui + "/json/"))
        for i in range(count):
            self.daemon(f"worker{i}", "worker", "--host", HOST, "--port", ports[2 * i], "--webui-port",
                        ports[2 * i + 1], "--cores", 1, "--memory", "1g", "--work-dir", self.folder / f"work{i}",
                        self.master)
        self.worker_uis = [f"http://{HOST}:{ports[2 * i + 1]}" for i in range(count)]
        self.wait_for("worker0", lambda: json.loads(answers(self.master_ui + "/json/") or "{}").get("aliveworkers") == count)
        for i, url in enumerate(self.worker_uis):
            self.wait_for(f"worker{i}", lambda: answers(url + "/json/"))
        if self.history_ui:
            self.wait_for("history", lambda: answers(self.history_ui + "/api/v1/applications") is not None)
        say("READY", {"version": self.version, "master": self.master, "masterUi": self.master_ui,
                      "workerUis": self.worker_uis, "historyUi": self.history_ui, "events": str(self.events),
                      "pids": {name: process.pid for name, process in self.processes.items()}})

    def submit(self, name):
        log = open(self.folder / f"driver-{name}.log", "wb")
        driver = subprocess.Popen(
            [sys.executable, __file__, "--driver", name, "--master", self.master, "--events", str(self.events),
             "--ui-port", str(free_ports(1)[0])], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True,
            env=self.environment, cwd=self.folder, start_new_session=True)
        self.drivers[name] = driver
        line = driver.stdout.readline()
        if not line.startswith("{"):
            raise RuntimeError(f"driver {name} did not start: " + self.tail(f"driver-{name}"))
        say("APP", json.loads(line))

    def finish(self, name):
        driver = self.drivers.pop(name)
        driver.stdin.close()
        if driver.wait(timeout=120) != 0:
            raise RuntimeError(f"driver {name} failed: " + self.tail(f"driver-{name}"))
        say("FINISHED", {"name": name})

    def stop(self):
        everything = [*self.drivers.values(), *reversed(self.processes.values())]
        for sign in (signal.SIGTERM, signal.SIGKILL):
            for process in everything:
                try:
                    os.killpg(process.pid, sign)  # a session of its own: JVM and executors too
                except OSError:
                    pass
            end = time.monotonic() + 15
            while time.monotonic() < end and any(process.poll() is None for process in everything):
                time.sleep(0.1)
        shutil.rmtree(self.folder, ignore_errors=True)

    def serve(self):
        end = time.monotonic() + self.options.max_wait
        while time.monotonic() < end:
            if not select.select([sys.stdin], [], [], 1)[0]:
                continue
            words = sys.stdin.readline().split()
            if not words or words[0] == "quit":
                return
            {"submit": self.submit, "finish": self.finish}[words[0]](words[1])


def driver(options):
    from pyspark.sql import SparkSession

    spark = (SparkSession.builder.master(options.master).appName(options.driver)
             .config("spark.ui.port", options.ui_port).config("spark.cores.max", 2)
             .config("spark.executor.memory", "512m").config("spark.driver.memory", "512m")
             .config("spark.ui.showConsoleProgress", "false").config("spark.driver.host", HOST)
             .config("spark.eventLog.enabled", "true").config("spark.eventLog.dir", "file://" + options.events)
             .getOrCreate())
    assert spark.sparkContext.parallelize(range(100), 8).count() == 100
    print(json.dumps({"name": options.driver, "id": spark.sparkContext.applicationId, "uiPort": options.ui_port}), flush=True)
    sys.stdin.read()
    spark.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-history", action="store_true")
    parser.add_argument("--max-wait", type=float, default=600, metavar="SECONDS")
    for hidden in ("--driver", "--master", "--events"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--ui-port", type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.driver:
        return driver(options)
    cluster = Cluster(options)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        cluster.start()
        cluster.serve()
    except (RuntimeError, KeyError, IndexError, subprocess.TimeoutExpired) as problem:
        say("FAILED", str(problem).replace("\n", " "))
        return 1
    finally:
        cluster.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
