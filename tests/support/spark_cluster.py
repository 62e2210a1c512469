#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real standalone cluster for the integration tests: a master, workers, a history server.

    $(tests/support/spark-env --print) tests/support/spark_cluster.py [--workers 2] [--no-history] [--max-wait SECONDS]
        [--network FILE] [--conf KEY=VALUE]... [--work NAME]... [--early NAME]

Run by the Python of an environment that tests/support/spark-env made; everything is on free ports of the loopback
interface. With --network each part runs in a network namespace of its own under a name, on the ports that Spark has by
itself: FILE is {"hosts": FILE, "nodes": {"master"|"worker0"|…|"history"|"driver": [NAMESPACE, ADDRESS, NAME, TOLD]}}, where
hosts stands for /etc/hosts in all of them and TOLD, if it is there, is what the node's pages are told to be at; this program runs where the names are known and the nodes can be reached.

Standard output carries these lines and nothing else:

    READY {"version", "master", "masterUi", "workerUis": [...], "historyUi", "events", "pids": {...}}
    APP {"name", "id", "uiPort"}       a driver in client mode has run its job and waits
    HANGS {"name", "job"}              a job of it runs that does not end by itself
    KILLED {"name"}                    and was killed
    DRIVER {"submitted"}                   a driver in cluster mode was submitted
    FINISHED {"name"}                  its context is stopped
    FAILED why

Commands come as lines on standard input: `submit NAME`, `hang NAME`, `killed NAME` (waits for the job's end), `driver`,
`finish NAME`, `quit`. The end of the input, --max-wait and every ending of this program take the whole cluster down.
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
import threading
import time
import urllib.request
from pathlib import Path

HOST = "127.0.0.1"
QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC"  # they live for a minute: starting fast is what counts
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


def in_namespace(namespace, hosts):
    """What runs a command in a network namespace with a /etc/hosts of its own, which ends with the command."""
    script = 'mount --make-rprivate / && mount --bind "$0" /etc/hosts && exec "$@"'
    return ["ip", "netns", "exec", namespace, "unshare", "-m", "sh", "-c", script, hosts]


class Cluster:
    def __init__(self, options):
        import pyspark

        self.options = options
        self.network = json.loads(Path(options.network).read_text()) if options.network else None
        if self.network and socket.gethostname() not in Path(self.network["hosts"]).read_text():
            with open(self.network["hosts"], "a") as hosts:  # Java asks for it, see Utils.findLocalInetAddress
                hosts.write(f"127.0.1.1 {socket.gethostname()}\n")
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
            SPARK_DAEMON_JAVA_OPTS=QUICK, SPARK_LAUNCHER_OPTS=QUICK,
        )
        (self.folder / "conf").mkdir()
        lines = [f"spark.history.fs.logDirectory file://{self.events}", "spark.history.fs.update.interval 1s",
                 f"spark.driver.extraJavaOptions {QUICK}", f"spark.executor.extraJavaOptions {QUICK}"]
        (self.folder / "conf" / "spark-defaults.conf").write_text(
            "\n".join(lines + [option.replace("=", " ", 1) for option in options.conf]) + "\n")

    def name_of(self, node):
        return self.network["nodes"][node][2] if self.network else HOST

    def place(self, node):
        """The command that runs something at the node, and the environment that it needs there."""
        if not self.network:
            return [], self.environment
        namespace, address, name, *told = self.network["nodes"][node]
        local = self.folder / f"local-{node}"
        return in_namespace(namespace, self.network["hosts"]), dict(
            self.environment, SPARK_LOCAL_IP=address, SPARK_PUBLIC_DNS=told[0] if told else name, SPARK_LOCAL_DIRS=str(local))

    def daemon(self, name, kind, *arguments, **extra):
        log = open(self.folder / f"{name}.log", "wb")
        # where its page of its own log (Spark 4) looks for a file so named; a worker's only within its work folder
        shown = self.folder / name.replace("worker", "work") / "log"
        shown.mkdir(parents=True)
        (shown / f"spark-{name}.out").symlink_to(self.folder / f"{name}.log")
        command, environment = self.place(name)
        self.processes[name] = subprocess.Popen(
            command + [str(self.home / "bin" / "spark-class"), CLASSES[kind], *map(str, arguments)],
            stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
            env=dict(environment, SPARK_LOG_DIR=str(shown), **extra))

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
        if self.network:
            rpc, ui, history, ports = 7077, 8080, 18080, [7078, 8081] * count
        else:
            rpc, ui, history, *ports = free_ports(3 + 2 * count)
        host = self.name_of("master")
        self.master = f"spark://{host}:{rpc}"
        self.master_ui = f"http://{host}:{ui}"
        self.history_ui = None if self.options.no_history else f"http://{self.name_of('history')}:{history}"
        self.daemon("master", "master", "--host", host, "--port", rpc, "--webui-port", ui)
        if self.history_ui:
            self.daemon("history", "history", SPARK_HISTORY_OPTS=f"-Dspark.history.ui.port={history}")
        self.wait_for("master", lambda: answers(self.master_ui + "/json/"))
        for i in range(count):
            self.daemon(f"worker{i}", "worker", "--host", self.name_of(f"worker{i}"), "--port", ports[2 * i], "--webui-port",
                        ports[2 * i + 1], "--cores", 2 if self.network else 1, "--memory", "2g" if self.network else "1g", "--work-dir", self.folder / f"work{i}",
                        self.master)
        if self.options.early:
            self.launch(self.options.early)
        self.worker_uis = [f"http://{self.name_of(f'worker{i}')}:{ports[2 * i + 1]}" for i in range(count)]
        self.wait_for("worker0", lambda: json.loads(answers(self.master_ui + "/json/") or "{}").get("aliveworkers") == count)
        for i, url in enumerate(self.worker_uis):
            self.wait_for(f"worker{i}", lambda: answers(url + "/json/"))
        if self.history_ui:
            self.wait_for("history", lambda: answers(self.history_ui + "/api/v1/applications") is not None)
        say("READY", {"version": self.version, "master": self.master, "masterUi": self.master_ui,
                      "workerUis": self.worker_uis, "historyUi": self.history_ui, "events": str(self.events),
                      "pids": {name: process.pid for name, process in self.processes.items()}})

    def launch(self, name):
        log = open(self.folder / f"driver-{name}.log", "wb")
        command, environment = self.place("driver")
        port = 4040 if self.network else free_ports(1)[0]
        driver = subprocess.Popen(
            command + [sys.executable, os.path.abspath(__file__), "--driver", name, "--master", self.master, "--events",
                       str(self.events), "--ui-port", str(port), "--driver-host", self.name_of("driver"), "--folder",
                       str(self.folder), *(f"--work={work}" for work in self.options.work)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=environment, cwd=self.folder,
            start_new_session=True)
        self.drivers[name] = driver

    def submit(self, name):
        if name not in self.drivers:
            self.launch(name)
        say("APP", self.answer_of(name, "start"))

    def answer_of(self, name, what):
        line = self.drivers[name].stdout.readline()
        if not line.startswith("{"):
            raise RuntimeError(f"driver {name} did not {what}: " + self.tail(f"driver-{name}"))
        return json.loads(line)

    def tell(self, name, word):
        self.drivers[name].stdin.write(word + "\n")
        self.drivers[name].stdin.flush()
        return self.answer_of(name, word)

    def hang(self, name):
        say("HANGS", self.tell(name, "hang"))

    def killed(self, name):
        say("KILLED", self.tell(name, "killed"))

    def driver(self):
        """A driver that a worker starts: any class whose main() does not end does."""
        jar = next((self.home / "jars").glob("spark-core_*.jar"))
        command, environment = self.place("driver")
        if self.network:  # Spark gives these to the driver, too, which runs on another node
            environment = {name: value for name, value in environment.items()
                           if name not in ("SPARK_LOCAL_IP", "SPARK_PUBLIC_DNS")}
        run = subprocess.run(
            command + [str(self.home / "bin" / "spark-submit"), "--master", self.master, "--deploy-mode", "cluster",
                       "--driver-memory", "512m", "--class", CLASSES["history"], f"file://{jar}"],
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment, cwd=self.folder,
            timeout=120, text=True)
        if run.returncode != 0:
            raise RuntimeError("no driver in cluster mode: " + run.stdout[-2000:])
        say("DRIVER", {"submitted": True})

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
            commands = {"submit": self.submit, "finish": self.finish, "hang": self.hang, "killed": self.killed,
                        "driver": self.driver}
            commands[words[0]](*words[1:])


def retried(spark, folder):
    """A shuffle whose files are lost before they are read again: both its stages get a second attempt."""
    pairs = spark.sparkContext.parallelize(range(100), 4).map(lambda n: (n % 3, n)).reduceByKey(lambda a, b: a + b)
    assert pairs.count() == 3
    for file in Path(folder).rglob("shuffle_*"):
        file.unlink()
    spark.sparkContext.setJobDescription("Files that were lost")
    assert pairs.count() == 3


def stored(spark, folder):
    """Rows that stay in memory, and a query with a shuffle over them; none of it starts a Python."""
    spark.sparkContext.setJobDescription("Rows that stay")
    rows = spark.range(0, 1000, 1, 4).selectExpr("id", "id % 7 AS kind").cache()
    assert rows.groupBy("kind").count().count() == 7


def broken(spark, folder):
    """A query that fails."""
    try:
        spark.range(0, 10, 1, 2).selectExpr("raise_error('this query is meant to fail')").collect()
    except Exception:
        return
    raise AssertionError("the failing query did not fail")


def streamed(spark, folder):
    """A structured stream that has run for some batches."""
    query = (spark.readStream.format("rate").option("rowsPerSecond", 10).load().writeStream.format("memory")
             .queryName("counted").trigger(processingTime="200 milliseconds")
             .option("checkpointLocation", os.path.join(folder, "checkpoint")).start())
    end = time.monotonic() + 60
    while query.lastProgress is None or query.lastProgress["batchId"] < 2:
        assert time.monotonic() < end and query.exception() is None, query.exception()
        time.sleep(0.1)
    query.stop()


def many(spark, folder):
    """A stage whose tasks do not fit onto one page of the table."""
    spark.sparkContext.setJobDescription("Many tasks")
    assert spark.range(0, 900, 1, 45).groupBy().sum("id").collect()[0][0] == 899 * 450


def batched(spark, folder):
    """A DStream that goes on until the driver ends; only its first batches have a job. Returns what waits for these, since
    other work can be done meanwhile."""
    from pyspark.streaming import StreamingContext

    done = []

    def take(rdd):
        if len(done) < 2:
            rdd.context.setJobDescription("A batch")
            done.append(rdd.context.parallelize(range(4), 2).count())

    context = StreamingContext(spark.sparkContext, 5)
    empty = spark.sparkContext.emptyRDD()
    context.queueStream([empty], default=empty).foreachRDD(take)
    context.start()

    def wait():
        end = time.monotonic() + 90
        while len(done) < 2:
            assert time.monotonic() < end, "no batch was done"
            time.sleep(0.1)

    return wait


def end_batches():
    from pyspark.streaming import StreamingContext

    active = StreamingContext.getActive()
    if active:
        active.stop(False, False)


class Hanging:
    """A job that runs until it is killed."""

    def __init__(self, context):
        self.context = context
        self.known = set(context.statusTracker().getJobIdsForGroup(None))
        self.thread = threading.Thread(target=self.run, daemon=True)
        self.thread.start()

    def run(self):
        def wait(n):
            import time

            time.sleep(600)
            return n

        try:
            self.context.parallelize(range(2), 2).map(wait).count()
        except Exception:  # the killed job's
            pass

    def job(self):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            tracker = self.context.statusTracker()
            running = [job for job in tracker.getActiveJobsIds() if job not in self.known]
            stages = [tracker.getStageInfo(stage) for job in running for stage in tracker.getJobInfo(job).stageIds]
            if any(stage and stage.numActiveTasks for stage in stages):
                return running[0]
            time.sleep(0.05)
        raise RuntimeError("the job did not start")


def driver(options):
    import spark_app
    from pyspark.sql import SparkSession

    # What Java says by itself goes to the log. Two who ask for a heap histogram at once (two of jmap's SIGQUITs) get a
    # thread dump besides; into a pipe that nobody reads it would stop the whole driver at a safepoint.
    told = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    own = {"retried": retried, "stored": stored, "broken": broken, "streamed": streamed,
           "many": many, "batched": batched}
    spark = (SparkSession.builder.master(options.master).appName(options.driver)
             .config("spark.ui.port", options.ui_port).config("spark.cores.max", 2)
             .config("spark.executor.memory", "512m").config("spark.driver.memory", "512m")
             .config("spark.ui.showConsoleProgress", "false").config("spark.driver.host", options.driver_host)
             .config("spark.sql.shuffle.partitions", 4).config("spark.task.maxFailures", 1)
             .config("spark.eventLog.enabled", "true").config("spark.eventLog.dir", "file://" + options.events)
             .getOrCreate())
    context = spark.sparkContext
    if not options.work:
        assert context.parallelize(range(100), 8).count() == 100
    waits = []
    for work in options.work:
        waits.append(own[work](spark, options.folder) if work in own else spark_app.WORK[work](spark))
        context.setJobGroup(None, None)
    for wait in filter(None, waits):
        wait()
    context._jsc.sc().listenerBus().waitUntilEmpty()
    print(json.dumps({"name": options.driver, "id": context.applicationId, "uiPort": options.ui_port}), file=told, flush=True)
    hanging = None
    for line in sys.stdin:
        answer = {"name": options.driver}
        if line.strip() == "hang":
            hanging = Hanging(context)
            answer["job"] = hanging.job()
        else:
            hanging.thread.join(60)
            if hanging.thread.is_alive():
                return 1
        print(json.dumps(answer), file=told, flush=True)
    end_batches()
    spark.stop()


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--no-history", action="store_true")
    parser.add_argument("--max-wait", type=float, default=600, metavar="SECONDS")
    parser.add_argument("--network", metavar="FILE", help="namespaces, addresses and names of the nodes")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="of all daemons and drivers")
    parser.add_argument("--work", action="append", default=[], metavar="NAME",
                        help="what drivers do before they wait: stored, broken, retried, streamed, many, batched, or as spark_app.py has it")
    parser.add_argument("--early", metavar="NAME", help="start this driver while the workers start; submit waits for it")
    for hidden in ("--driver", "--master", "--events", "--folder"):
        parser.add_argument(hidden, help=argparse.SUPPRESS)
    parser.add_argument("--ui-port", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--driver-host", default=HOST, help=argparse.SUPPRESS)
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
