#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The listener jar in real Sparks, against the protocol's other side of tests/support/listener_reader.py.

    tests/integration/tst_listener.py JAR [--spark 3.5] [unittest's arguments: -v, -k PATTERN]

Where there is no jar (no Maven, no registry) or no Spark, it says SKIP WHOLE PROGRAM and why.
"""
import ast
import collections
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "support"))
import listener_reader as wire  # noqa: E402
from listened_driver import HOST, Driver, Guest  # noqa: E402

CLASS = "io.github.cinderscope.CinderscopeListener"
JAR = None
PYTHON = None

def submit_args(*settings, before="pyspark-shell"):
    parts = ["--driver-class-path", str(JAR), "--conf", f"spark.extraListeners={CLASS}"]
    for setting in settings:
        parts += ["--conf", setting]
    return {"PYSPARK_SUBMIT_ARGS": " ".join(parts + [before])}


def package():
    """PySpark's own folder: SPARK_HOME."""
    text = subprocess.run([PYTHON, "-c", "import pyspark; print(pyspark.__path__[0])"], stdout=subprocess.PIPE, text=True, check=True)
    return pathlib.Path(text.stdout.strip())


def events(collector, kind):
    return [json.loads(text) for _, text in collector.events if json.loads(text)["Event"].endswith(kind)]


def setUpModule():
    ListenerTest.common = tempfile.TemporaryDirectory(prefix="cinderscope-lt-")


def tearDownModule():
    if ListenerTest.host:
        ListenerTest.host.kill()
    ListenerTest.common.cleanup()


class ListenerTest(unittest.TestCase):
    maxDiff = 2000
    common = None  # all drivers look into it for a window; there is one case at a time
    host = None  # the driver that runs one case after the other
    windows = 0

    def setUp(self):
        self.runtime = pathlib.Path(self.common.name)
        self.addCleanup((self.runtime / "cinderscope/listener.json").unlink, missing_ok=True)
        own = tempfile.TemporaryDirectory(prefix="cinderscope-lt-")
        self.addCleanup(own.cleanup)
        self.folder = pathlib.Path(own.name)
        self.window = self.new_window()

    def new_window(self):
        ListenerTest.windows += 1
        window = wire.Window(self.runtime / f"w{ListenerTest.windows}")
        self.addCleanup(window.close)
        window.publish(self.runtime)
        return window

    def start(self, code, **options):
        """A driver of this case's own: where it matters how it is started, or how its JVM ends."""
        driver = Driver(PYTHON, code, self.runtime, **options)
        self.addCleanup(driver.kill)
        return driver

    def run_code(self, code):
        """An application in the driver that serves all cases, which has the listener by submit_args()."""
        host = ListenerTest.host
        if host is None or host.process.poll() is not None or host.process.stdin.closed:
            ListenerTest.host = Driver(PYTHON, HOST, self.runtime, env=submit_args("spark.driver.memory=600m"))
        guest = Guest(ListenerTest.host, code)
        self.addCleanup(guest.kill)
        return guest

    def check_whole(self, collector, jobs=1):
        """A connection from the first event to the last one, nothing missing."""
        collector.join(120)
        self.assertIsNone(collector.failure)
        self.assertTrue(collector.session.ended, "no end line")
        self.assertEqual(collector.session.missing, 0)
        numbers = [number for number, _ in collector.events if number is not None]
        self.assertEqual(numbers, list(range(numbers[0], numbers[0] + len(numbers))))
        kinds = collections.Counter(collector.kinds())
        self.assertEqual(kinds["SparkListenerJobStart"], jobs)
        self.assertEqual(kinds["SparkListenerJobEnd"], jobs)
        self.assertEqual(kinds["SparkListenerApplicationEnd"], 1)
        self.assertEqual(kinds["SparkListenerTaskStart"], kinds["SparkListenerTaskEnd"])
        return kinds

    def check_way(self, driver, jobs=1):
        collector = wire.Collector(self.window.session(180))
        self.assertEqual(driver.end(), 0, "\n".join(driver.errors[-30:]))
        kinds = self.check_whole(collector, jobs)
        self.assertEqual(kinds["SparkListenerApplicationStart"], 1)
        self.assertEqual(kinds["SparkListenerEnvironmentUpdate"], 1)
        self.assertIsNone(self.window_is_quiet())
        return collector

    def window_is_quiet(self):
        """None, or a connection that should not be there."""
        try:
            return self.window.accept(0.5)
        except TimeoutError:
            return None


ONE_JOB = """
spark = builder().getOrCreate()
assert tasks(spark.sparkContext, 5) == 5
spark.stop()
"""


class WaysIn(ListenerTest):
    """Each way that src/listener/README.md shows."""

    def test_submit_args_in_the_environment(self):
        self.check_way(self.run_code(ONE_JOB))

    def test_spark_submit(self):
        spark = package()
        command = [spark / "bin" / "spark-submit", "--driver-class-path", JAR, "--conf", f"spark.extraListeners={CLASS}"]
        self.check_way(self.start(ONE_JOB, command=command, env={"SPARK_HOME": str(spark), "PYSPARK_PYTHON": PYTHON}))

    def test_spark_submit_with_jars(self):
        spark = package()
        command = [spark / "bin" / "spark-submit", "--jars", JAR, "--conf", f"spark.extraListeners={CLASS}"]
        self.check_way(self.start(ONE_JOB, command=command, env={"SPARK_HOME": str(spark), "PYSPARK_PYTHON": PYTHON}))

    def test_defaults_file(self):
        conf = self.folder / "conf"
        conf.mkdir()
        quick = package() / "conf/java-opts"  # of tests/support/spark-env
        if quick.exists():
            shutil.copy(quick, conf)
        (conf / "spark-defaults.conf").write_text(
            f"spark.driver.extraClassPath {JAR}\nspark.extraListeners {CLASS}\n")
        self.check_way(self.start(ONE_JOB, env={"SPARK_CONF_DIR": str(conf)}))

    def test_builder(self):
        code = ONE_JOB.replace("builder()", f'builder().config("spark.driver.extraClassPath", "{JAR}")'
                               f'.config("spark.extraListeners", "{CLASS}")')
        self.check_way(self.start(code))

    def test_builder_with_jars(self):
        code = ONE_JOB.replace("builder()", f'builder().config("spark.jars", "{JAR}").config("spark.extraListeners", "{CLASS}")')
        self.check_way(self.start(code))

    def test_python_cell_twice(self):
        cell = (ROOT / "src/listener/cells/attach.py").read_text().replace("/usr/share/cinderscope/cinderscope-listener.jar", str(JAR))
        driver = self.start("spark = builder().getOrCreate()\nassert tasks(spark.sparkContext, 3) == 3\n"
                            f"cell = {cell!r}\nexec(cell)\nexec(cell)\nstep('attached')\n"
                            "assert tasks(spark.sparkContext, 5) == 5\nspark.stop()\n")
        collector = wire.Collector(self.window.session(180))
        driver.wait_for("AT attached")
        self.assertIn("attached: Cinderscope sees", driver.output[0])
        self.assertIn("already attached", driver.output[1])
        # It did not see the beginning, but it tells it.
        self.assertTrue(collector.wait_for(lambda: collector.session.seq is not None))
        first = collector.kinds()
        self.assertEqual(first[0], "SparkListenerApplicationStart")
        for kind in ("SparkListenerEnvironmentUpdate", "SparkListenerExecutorAdded", "SparkListenerBlockManagerAdded"):
            self.assertIn(kind, first)
        start = events(collector, "ApplicationStart")[0]
        self.assertEqual(start["App ID"], collector.session.facts["applicationId"])
        environment = events(collector, "EnvironmentUpdate")[0]
        self.assertEqual(environment["Spark Properties"]["spark.app.name"], "listener test")
        self.assertTrue(environment["Classpath Entries"])
        self.assertTrue(collector.session.facts["uiUrl"].startswith("http://127.0.0.1:"))
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        kinds = self.check_whole(collector)
        self.assertEqual(kinds["SparkListenerTaskEnd"], 5)
        self.assertIsNone(self.window_is_quiet())

    def test_cell_where_the_listener_is_already(self):
        cell = (ROOT / "src/listener/cells/attach.py").read_text().replace("/usr/share/cinderscope/cinderscope-listener.jar", str(JAR))
        driver = self.run_code(ONE_JOB.replace("assert", f"exec({cell!r})\nassert", 1))
        collector = self.check_way(driver)
        self.assertIn("already attached", driver.output[0])
        self.assertIsNone(collector.session.snapshot)

    def test_scala_cell(self):
        spark = package()
        shell = self.folder / "shell.scala"
        cell = (ROOT / "src/listener/cells/attach.scala").read_text()
        shell.write_text(f"{cell}\n{cell}\nsc.parallelize(1 to 10, 5).count()\nspark.stop()\nSystem.exit(0)\n")
        command = [spark / "bin" / "spark-shell", "--master", "local[2]", "--conf", "spark.ui.port=0", "--conf",
                   "spark.driver.host=127.0.0.1", "-I", shell]
        driver = self.start("", command=command, env={"SPARK_HOME": str(spark), "SPARK_LOCAL_IP": "127.0.0.1",
                                                      "CINDERSCOPE_LISTENER_JAR": str(JAR)})
        collector = wire.Collector(self.window.session(180))
        self.assertEqual(driver.end(), 0, "\n".join(driver.errors[-30:]))
        kinds = self.check_whole(collector)
        self.assertEqual(kinds["SparkListenerTaskEnd"], 5)
        self.assertEqual(len([line for line in driver.output if "already attached" in line]), 1)
        self.assertIsNone(self.window_is_quiet())

    def test_connect_server(self):
        spark = package()
        if not list((spark / "jars").glob("spark-connect_*.jar")):
            self.skipTest("this PySpark has no Connect server")
        command = [spark / "bin" / "spark-submit", "--class", "org.apache.spark.sql.connect.service.SparkConnectServer",
                   "--master", "local[2]", "--driver-class-path", JAR, "--conf", f"spark.extraListeners={CLASS}", "--conf",
                   "spark.connect.grpc.binding.port=0", "--conf", "spark.ui.port=0", "--conf", "spark.driver.host=127.0.0.1",
                   "spark-internal"]
        driver = self.start("", command=command, env={"SPARK_HOME": str(spark), "SPARK_LOCAL_IP": "127.0.0.1",
                                                      "SPARK_NO_DAEMONIZE": "1"})
        collector = wire.Collector(self.window.session(180))
        self.assertTrue(collector.wait_for(lambda: collector.session.facts["uiUrl"] is not None
                                           and "SparkListenerApplicationStart" in collector.kinds(), 120))
        driver.kill()
        self.assertTrue(collector.wait_for(lambda: collector.session.ended, 60), "\n".join(driver.errors[-20:]))
        self.assertIn("SparkListenerApplicationEnd", collector.kinds())


class Stream(ListenerTest):
    def test_equals_the_event_log(self):
        log = self.folder / "log"
        app = str(ROOT / "tests/support/spark_app.py")
        arguments = [app, "--event-log", str(log), "--conf", "spark.eventLog.logBlockUpdates.enabled=true", "--max-wait", "0"]
        driver = self.run_code(f"import runpy\nsys.argv = {arguments!r}\nrunpy.run_path({app!r}, run_name='__main__')\n")
        session = self.window.session(180, metrics="full")
        collector = wire.Collector(session)
        self.assertEqual(driver.end(240), 0, "\n".join(driver.errors[-30:]))
        collector.join(60)
        self.assertIsNone(collector.failure)
        logged = next(log.iterdir()).read_text().splitlines()

        def plain(line, by_spark=False):
            event = json.loads(line)
            kind = event["Event"].rsplit(".", 1)[-1]
            if kind == "SparkListenerTaskStart" and by_spark:
                # Alive: a log that is late tells of the end in the start already. The listener never does.
                event["Task Info"].update({"Finish Time": 0, "Getting Result Time": 0, "Failed": False, "Killed": False,
                                           "Accumulables": []})
            if kind in ("SparkListenerLogStart", "SparkListenerExecutorMetricsUpdate"):
                return None  # the log alone has the one, the bus alone the other
            if kind == "SparkListenerEnvironmentUpdate":
                # Spark before 4.3 does not take these for secrets; the listener does in all versions.
                for properties in filter(lambda value: isinstance(value, dict), event.values()):
                    for key in [key for key in properties if "credential" in key.lower()]:
                        del properties[key]
            if kind == "SparkListenerJobEnd" and "Exception" in event["Job Result"]:
                event["Job Result"]["Exception"].pop("Stack Trace")  # alive: has more frames later
            if kind == "SparkListenerTaskEnd":
                sql = [a for a in event["Task Info"]["Accumulables"] if a.get("Metadata") == "sql"]
                event["Task Info"]["Accumulables"] = sorted(sql, key=lambda a: a["ID"])
            return json.dumps(event, sort_keys=True)

        wanted = collections.Counter(filter(None, (plain(text, by_spark=True) for text in logged)))
        found = collections.Counter(filter(None, (plain(text) for _, text in collector.events)))
        self.assertEqual(list((wanted - found).elements()), [])
        self.assertEqual(list((found - wanted).elements()), [])
        self.assertGreater(sum(wanted.values()), 150)
        # The keys of a task's end come in the log's order: the window's fast path depends on it.
        def keys(lines):
            line = next(t for t in lines if '"SparkListenerTaskEnd"' in t and '"Reason":"Success"' in t and '"Metadata":"sql"' not in t)
            return re.findall(r'"([^"]+)":', re.sub(r'"Accumulables":\[.*?\]\}', '"Accumulables":[]}', line))
        self.assertEqual(keys([t for _, t in collector.events][60:]), keys(logged))
        # Of each kind that the listener may write itself, one was seen.
        kinds = set(collector.kinds())
        for kind in ("ApplicationStart", "EnvironmentUpdate", "ResourceProfileAdded", "ExecutorAdded", "BlockManagerAdded",
                     "BlockUpdated", "JobStart", "JobEnd", "StageSubmitted", "StageCompleted", "ApplicationEnd"):
            self.assertIn("SparkListener" + kind, kinds)

    def test_a_plain_job_does_without_jsonprotocol(self):
        """Loading it is most of what a short application pays; a version that is not known loads it as before."""
        folder = self.folder / "classes"
        code = f"""
import time
spark = builder().config("spark.executor.heartbeatInterval", "300ms").getOrCreate()
assert tasks(spark.sparkContext, 50) == 50
time.sleep(1)
spark.stop()
"""
        env = submit_args(f"spark.driver.extraJavaOptions=-Xlog:class+load:file={folder}")
        collector = self.check_way(self.start(code, env=env))
        self.assertIn("SparkListenerExecutorMetricsUpdate", collector.kinds())
        loaded = folder.read_text()
        self.assertIn("io.github.cinderscope.CinderscopeListener", loaded)
        self.assertNotIn("org.apache.spark.util.JsonProtocol", loaded)

    def test_secrets_stay_in_the_driver(self):
        code = """
spark = (builder().config("spark.hadoop.fs.s3a.secret.key", "SEEDED-1").config("spark.my.credential", "SEEDED-2")
         .config("spark.redaction.regex", "(?i)hidden").config("spark.my.hidden", "SEEDED-3").getOrCreate())
spark.sparkContext.setLocalProperty("my.password", "SEEDED-4")
spark.sparkContext.setLocalProperty("my.plain", 'quote " and back\\\\slash and token SEEDED-5')
spark.sparkContext.setLocalProperty("my.open", 'said "so" \\\\ then')
assert tasks(spark.sparkContext, 2) == 2
spark.range(10).groupBy().count().collect()
spark.stop()
"""
        collector = self.check_way(self.run_code(code), jobs=len([1, 2]) + self.extra_jobs())
        everything = "\n".join(text for _, text in collector.events)
        self.assertNotIn("SEEDED", everything)
        job = events(collector, "JobStart")[0]["Properties"]
        self.assertEqual(job["my.open"], 'said "so" \\ then')
        self.assertEqual(job["my.password"], "*********(redacted)")
        self.assertEqual(events(collector, "EnvironmentUpdate")[0]["Spark Properties"]["spark.my.credential"],
                         "*********(redacted)")

    @staticmethod
    def extra_jobs():
        return 1  # adaptive execution runs the query's exchange as a job of its own

    def test_a_stalled_window_loses_tasks_only_and_is_told_how_many(self):
        code = """
spark = builder().config("spark.cinderscope.queueEvents", "500").config("spark.cinderscope.replayBytes", "0").getOrCreate()
step("ready")
assert tasks(spark.sparkContext, 6000) == 6000
spark.range(10).groupBy().count().collect()
spark.sparkContext._jsc.sc().listenerBus().waitUntilEmpty()
step("done")
spark.stop()
"""
        driver = self.run_code(code)
        collector = wire.Collector(self.window.session(180))
        driver.wait_for("AT ready")
        collector.wait_for(lambda: "SparkListenerEnvironmentUpdate" in collector.kinds())
        collector.pause.set()
        driver.go_on()
        driver.wait_for("AT done", 300)
        collector.pause.clear()
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        collector.join(120)
        self.assertIsNone(collector.failure)  # the reader checks each number
        session = collector.session
        self.assertTrue(session.ended)
        self.assertGreater(session.missing, 5000)
        self.assertEqual(session.tick["droppedTotal"], session.missing)
        kinds = collections.Counter(collector.kinds())
        self.assertLessEqual(set(session.missing_kinds), {"TaskStart", "TaskEnd", "BlockUpdated", "ExecutorMetricsUpdate"})
        sql_tasks = kinds["SparkListenerTaskEnd"] + session.missing_kinds["TaskEnd"] - 6000
        self.assertGreater(sql_tasks, 0)
        self.assertEqual(kinds["SparkListenerTaskStart"] + session.missing_kinds["TaskStart"], 6000 + sql_tasks)
        self.assertEqual(kinds["SparkListenerJobStart"], kinds["SparkListenerJobEnd"])
        self.assertEqual(kinds["SparkListenerStageSubmitted"], kinds["SparkListenerStageCompleted"])
        self.assertEqual(kinds["SparkListenerApplicationEnd"], 1)

    def test_a_window_that_comes_back_misses_nothing(self):
        code = """
spark = builder().getOrCreate()
step("ready")
for i in range(3):
    assert tasks(spark.sparkContext, 1200 if i == 0 else 300) == (1200 if i == 0 else 300)
    step(f"turn{i}")
spark.stop()
"""
        driver = self.run_code(code)
        first = wire.Collector(self.window.session(180))
        driver.wait_for("AT ready")
        driver.go_on()
        first.wait_for(lambda: len(first.events) > 300)
        # It dies in the middle of it without having read all: what it had last counts, not what was written.
        first.session.connection.shutdown(2)
        first.join(30)
        known = first.events[:200]
        driver.wait_for("AT turn0")
        driver.go_on()
        try:
            again = self.window.session(60, start=lambda facts: known[-1][0] + 1)
        except BrokenPipeError:  # on a busy machine it has waited its ten seconds by now, and comes again
            again = self.window.session(60, start=lambda facts: known[-1][0] + 1)
        self.assertEqual(again.facts["instance"], first.session.facts["instance"])
        second = wire.Collector(again)
        driver.wait_for("AT turn1")
        driver.go_on()
        driver.wait_for("AT turn2")
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        second.join(60)
        self.assertIsNone(second.failure)
        self.assertIsNone(second.session.snapshot)
        whole = known + second.events
        self.assertEqual([number for number, _ in whole], list(range(len(whole))))
        self.assertEqual(dict(known), dict(first.events[:200]))
        ends = [json.loads(text)["Task Info"]["Task ID"] for _, text in whole if '"SparkListenerTaskEnd"' in text]
        self.assertEqual(sorted(ends), list(range(1800)))

    def test_a_late_window_is_told_what_is_alive(self):
        self.window.close()
        (self.runtime / "cinderscope/listener.json").unlink()
        code = """
import threading
spark = builder().getOrCreate()
sc = spark.sparkContext
assert tasks(sc, 50) == 50
def slow():
    def wait(n):
        import time
        time.sleep(60)
        return n
    sc.setLocalProperty("spark.job.interruptOnCancel", "true")
    try:
        sc.parallelize(range(2), 2).map(wait).count()
    except Exception:
        pass
worker = threading.Thread(target=slow, daemon=True)
worker.start()
step("running")
sc.cancelAllJobs()
worker.join(60)
step("cancelled")
spark.stop()
"""
        driver = self.run_code(code)
        driver.wait_for("AT running")
        time.sleep(1)
        self.window = self.new_window()
        collector = wire.Collector(self.window.session(60))
        self.assertTrue(collector.wait_for(lambda: collector.session.seq is not None))
        self.assertGreater(collector.session.snapshot, 100)
        told = collections.Counter(collector.kinds())
        for kind, count in {"ApplicationStart": 1, "EnvironmentUpdate": 1, "ExecutorAdded": 1, "BlockManagerAdded": 1,
                            "JobStart": 1, "StageSubmitted": 1, "TaskStart": 2, "TaskEnd": 0, "JobEnd": 0}.items():
            self.assertEqual(told["SparkListener" + kind], count, kind)
        driver.go_on()
        self.assertTrue(collector.wait_for(lambda: len(events(collector, "TaskEnd")) == 2))
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        collector.join(60)
        kinds = collections.Counter(collector.kinds())
        self.assertEqual(kinds["SparkListenerJobEnd"], 1)
        self.assertEqual(kinds["SparkListenerTaskEnd"], 2)

    def test_heartbeats_as_the_window_wants_them(self):
        code = """
spark = builder().config("spark.executor.heartbeatInterval", "300ms").getOrCreate()
for i in range(3):
    step(f"turn{i}")
    # a second in which both tasks run, without keeping a core busy
    spark.range(0, 200, 1, 2).selectExpr("java_method('java.lang.Thread', 'sleep', 12L)").collect()
spark.stop()
"""
        driver = self.run_code(code)
        forms = []
        for turn, metrics in enumerate(("off", "slim", "full")):
            window = self.window.session(180, metrics=metrics)
            collector = wire.Collector(window)
            driver.wait_for(f"AT turn{turn}")
            driver.go_on()
            if turn < 2:
                driver.wait_for(f"AT turn{turn + 1}")
                window.connection.shutdown(2)
            else:
                self.assertEqual(driver.end(), 0)
            collector.join(60)
            beats = events(collector, "ExecutorMetricsUpdate")
            updates = sum(len(task["Accumulator Updates"]) for beat in beats for task in beat["Metrics Updated"])
            self.assertEqual((bool(beats), bool(updates)), (metrics != "off", metrics == "full"), metrics)
            self.assertEqual(window.missing, 0)
            # slim ones are the listener's own, full ones JsonProtocol's
            forms += [[list(beat), [(list(u), list(u["Executor Metrics"])) for u in beat["Executor Metrics Updated"]][:1]]
                      for beat in beats if beat["Executor Metrics Updated"]][:1]
        self.assertEqual(len(forms), 2)
        self.assertEqual(*forms)

    def test_what_happens_while_the_application_stops_arrives(self):
        """Spark posts the end of a running job behind the end of the application."""
        code = """
import threading
spark = builder().getOrCreate()
sc = spark.sparkContext
def slow():
    try:
        sc.parallelize(range(2), 2).map(lambda n: __import__("time").sleep(100) or n).count()
    except Exception:
        pass
threading.Thread(target=slow, daemon=True).start()
step("running")
spark.stop()
"""
        driver = self.run_code(code)
        collector = wire.Collector(self.window.session(180))
        driver.wait_for("AT running")
        self.assertTrue(collector.wait_for(lambda: len(events(collector, "TaskStart")) == 2))
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        collector.join(60)
        self.assertTrue(collector.session.ended)
        ends = events(collector, "JobEnd")
        self.assertEqual(len(ends), 1)
        self.assertEqual(ends[0]["Job Result"]["Result"], "JobFailed")


class Trust(ListenerTest):
    IDLE = "spark = builder().getOrCreate()\nstep('ready')\nassert tasks(spark.sparkContext, 5) == 5\nspark.stop()\n"

    def test_a_stranger_gets_nothing(self):
        driver = self.run_code(self.IDLE)
        session = wire.Session(self.window.accept(180), self.window.secret)
        with self.assertRaises(wire.ProtocolError):
            session.begin(secret="0" * 64)
        self.assertEqual(session.buffer, b"")
        session.close()
        collector = wire.Collector(self.window.session(60))
        driver.wait_for("AT ready")
        driver.go_on()
        self.assertEqual(driver.end(), 0)
        self.check_whole(collector)
        self.assertTrue([line for line in driver.errors if "does not know the secret" in line], driver.errors[-20:])

    def test_things_that_listen_there_but_are_no_window(self):
        """Garbage, an endless line, silence, an early close: the driver is done in its usual time."""
        driver = self.run_code(self.IDLE)
        for garbage in (b"HTTP/1.1 400 Bad Request\r\n\r\n", b"x" * 100_000, b'{"@":"welcome"}\n', b"", b'{"@":"welcome","protocol":2}\n'):
            connection = self.window.accept(180)
            try:
                connection.sendall(garbage)
            except OSError:
                pass
            connection.close()
        silent = self.window.accept(60)
        driver.wait_for("AT ready")
        driver.go_on()
        begin = time.monotonic()
        self.assertEqual(driver.end(60), 0)
        self.assertEqual(driver.end_driver(60), 0)
        self.assertLess(time.monotonic() - begin, 40)
        silent.close()

    def test_a_file_that_others_can_read_is_refused(self):
        self.window.publish(self.runtime, mode=0o644)
        driver = self.run_code(ONE_JOB)
        self.assertEqual(driver.end(), 0)
        self.assertIsNone(self.window_is_quiet())  # nor was it called while the application ran
        self.assertTrue([line for line in driver.errors if "can be read by others" in line])

    def test_address_in_the_environment_and_in_the_configuration(self):
        (self.runtime / "cinderscope/listener.json").unlink()
        self.check_way(self.start(ONE_JOB, env={**submit_args(), **self.window.environment()}))
        tcp = next(address for address in self.window.addresses if address.startswith("tcp:"))
        configured = (f'builder().config("spark.cinderscope.address", "{tcp}")'
                      f'.config("spark.cinderscope.secretFile", "{self.window.secret_file()}")')
        self.check_way(self.run_code(ONE_JOB.replace("builder()", configured)))


class Commands(ListenerTest):
    CODE = """
import threading
# killed tasks give their cores back at once
spark = (builder().config("spark.ui.enabled", "false").config("spark.python.task.killTimeout", "200ms")
         .getOrCreate())
sc = spark.sparkContext
def slow(group=None, tag=None):
    sc.setLocalProperty("spark.job.interruptOnCancel", "true")
    if group:
        sc.setJobGroup(group, "to be cancelled", True)
    if tag:
        sc.addJobTag(tag)
    try:
        sc.parallelize(range(2), 2).map(lambda n: __import__("time").sleep(120) or n).count()
    except Exception:
        pass
    print("GONE", flush=True)
step("ready")
for kind in ("job", "stage", "group", "tag", "all", "task"):
    slow(group="my group" if kind == "group" else None, tag="mytag" if kind == "tag" and hasattr(sc, "addJobTag") else None)
spark.stop()
"""

    def test_each_takes_effect(self):
        driver = self.run_code(self.CODE)
        collector = wire.Collector(self.window.session(180))
        session = collector.session
        driver.wait_for("AT ready")
        self.assertTrue(collector.wait_for(lambda: session.seq and session.seq > 3))
        self.assertTrue(collector.reply(session.command("flush"))["ok"])
        app = collector.reply(session.command("status", what="app"))
        self.assertTrue(app["ok"], app)
        self.assertEqual(app["result"]["id"], session.facts["applicationId"])
        dump = collector.reply(session.command("threadDump"))
        self.assertIn("dag-scheduler-event-loop", dump["result"])
        for wrong in ({"what": "cancelJob"}, {"what": "cancelJob", "job": -1}, {"what": "cancelGroup"}, {"what": "nonsense"}):
            reply = collector.reply(session.command(wrong.pop("what"), **wrong))
            self.assertFalse(reply["ok"])
            self.assertTrue(reply["error"])
        session.connection.sendall(b"no JSON at all\n{\"@\":\"command\"}\n")
        driver.go_on()
        spark35 = tuple(map(int, session.facts["sparkVersion"].split(".")[:2])) >= (3, 5)
        for turn, what in enumerate(("cancelJob", "cancelStage", "cancelGroup", "cancelTag", "cancelAll", "killTask")):
            self.assertTrue(collector.wait_for(lambda: len(events(collector, "JobStart")) > turn
                                               and len(events(collector, "TaskStart")) >= 2 * turn + 2, 60), what)
            job = events(collector, "JobStart")[-1]
            more = {"cancelJob": {"job": job["Job ID"], "reason": "a reason"}, "cancelStage": {"stage": job["Stage IDs"][0]},
                    "cancelGroup": {"group": "my group"}, "cancelTag": {"tag": "mytag"}}.get(what, {})
            for what in ("jobs", "stages", "executors") if turn == 0 else ():
                reply = collector.reply(session.command("status", what=what))
                self.assertTrue(reply["ok"], reply)
                self.assertEqual(len(reply["result"]), 1)
            what = ("cancelJob", "cancelStage", "cancelGroup", "cancelTag", "cancelAll", "killTask")[turn]
            if what == "killTask":
                for attempt in range(4):  # each task may fail four times; killed ones do not count as failed
                    task = events(collector, "TaskStart")[-1]["Task Info"]["Task ID"]
                    reply = collector.reply(session.command("killTask", task=task, interrupt=True, reason="by the test"))
                    self.assertTrue(reply["ok"] and reply["result"], reply)
                    self.assertTrue(collector.wait_for(lambda: [e for e in events(collector, "TaskEnd")
                                                                if e["Task Info"]["Task ID"] == task]))
                    killed = [e for e in events(collector, "TaskEnd") if e["Task Info"]["Task ID"] == task][0]
                    self.assertEqual(killed["Task End Reason"]["Reason"], "TaskKilled")
                    self.assertIn("by the test", killed["Task End Reason"]["Kill Reason"])
                    break
                self.assertTrue(collector.reply(session.command("cancelAll"))["ok"])
            else:
                reply = collector.reply(session.command(what, **more))
                if what == "cancelTag" and not spark35:
                    self.assertFalse(reply["ok"])
                    self.assertIn("3.5", reply["error"])
                    self.assertTrue(collector.reply(session.command("cancelAll"))["ok"])
                else:
                    self.assertTrue(reply["ok"], reply)
            self.assertTrue(collector.wait_for(lambda: len(events(collector, "JobEnd")) > turn, 60), what)
            end = events(collector, "JobEnd")[-1]
            self.assertEqual(end["Job Result"]["Result"], "JobFailed")
            if turn == 0:
                self.assertIn("a reason", end["Job Result"]["Exception"]["Message"])
        self.assertEqual(driver.end(), 0)
        collector.join(60)
        self.assertTrue(session.ended)

    def test_switched_off(self):
        driver = self.run_code("spark = builder().config('spark.cinderscope.commands', 'false').getOrCreate()\n"
                               "step('ready')\nspark.stop()\n")
        collector = wire.Collector(self.window.session(180))
        driver.wait_for("AT ready")
        reply = collector.reply(collector.session.command("cancelAll"))
        self.assertFalse(reply["ok"])
        self.assertIn("spark.cinderscope.commands", reply["error"])
        self.assertTrue(collector.reply(collector.session.command("status", what="app"))["ok"])
        driver.go_on()
        self.assertEqual(driver.end(), 0)


class Manners(ListenerTest):
    THREADS = """
def ours():
    jvm = spark.sparkContext._jvm if spark.sparkContext._jsc else last
    return sorted(t.getName() for t in jvm.java.lang.Thread.getAllStackTraces().keySet() if t.getName().startswith("cinderscope"))
"""

    def test_contexts_one_after_the_other(self):
        code = self.THREADS + """
from pyspark import SparkContext
for i in range(3):
    spark = builder().getOrCreate()
    last = spark.sparkContext._jvm
    assert tasks(spark.sparkContext, 20) == 20
    print("THREADS", i, ours(), flush=True)
    spark.stop()
until = time.time() + 10
while ours() and time.time() < until:
    time.sleep(0.1)
print("LEFT", ours(), flush=True)
marks = [str(k) for k in last.java.lang.System.getProperties().keySet() if str(k).startswith("cinderscope")]
print("MARKS", marks, flush=True)
"""
        driver = self.run_code(code)
        ids = set()
        for _ in range(3):
            collector = wire.Collector(self.window.session(180))
            collector.join(120)
            self.check_whole(collector)
            ids.add((collector.session.facts["applicationId"], collector.session.facts["instance"]))
        self.assertEqual(len(ids), 3)
        self.assertEqual(driver.end(), 0, "\n".join(driver.errors[-30:]))
        self.assertIn("LEFT []", driver.output)
        self.assertIn("MARKS []", driver.output)
        # Nothing of the earlier contexts is left in the third; its move to another queue may just be under way.
        last = [line for line in driver.output if line.startswith("THREADS 2 ")]
        self.assertEqual(len(last), 1, driver.output)
        names = ast.literal_eval(last[0].removeprefix("THREADS 2 "))
        passing = [name for name in names if name == "cinderscope-move"]
        self.assertLessEqual(len(passing), 1, names)
        self.assertEqual([name for name in names if name not in passing], ["cinderscope-commands", "cinderscope-sender"])

    def test_it_leaves_the_shared_queue_and_loses_nothing(self):
        code = """
spark = builder().getOrCreate()
def shared():
    threads = spark.sparkContext._jvm.java.lang.Thread.getAllStackTraces().keySet()
    return [t.getName() for t in threads if t.getName() == "spark-listener-group-shared"]
turns = 0
while turns < 3 or shared() and turns < 40:
    assert tasks(spark.sparkContext, 1000) == 1000
    turns += 1
print("LEFT", shared(), flush=True)
assert tasks(spark.sparkContext, 1000) == 1000
print("TURNS", turns + 1, flush=True)
spark.stop()
"""
        driver = self.run_code(code)
        collector = wire.Collector(self.window.session(180))
        self.assertEqual(driver.end(), 0)
        self.assertEqual(driver.wait_for("LEFT"), "[]")
        turns = int(driver.wait_for("TURNS"))
        self.check_whole(collector, turns)
        for kind in ("TaskStart", "TaskEnd"):
            ids = [json.loads(text)["Task Info"]["Task ID"] for _, text in collector.events if f'"SparkListener{kind}"' in text]
            self.assertEqual(sorted(ids), list(range(1000 * turns)), kind)
        jobs = [event["Job ID"] for event in events(collector, "JobStart")]
        self.assertEqual(jobs, list(range(turns)))

    def test_the_end_is_not_held_up_by_a_stalled_window(self):
        code = """
spark = builder().getOrCreate()
step("ready")
assert tasks(spark.sparkContext, 3000) == 3000
begin = time.time()
spark.stop()
print("STOPPED", time.time() - begin, flush=True)
begin = time.time()
gateway = spark.sparkContext._gateway
proc = gateway.proc
proc.stdin.close()
proc.wait()
print("JVM", time.time() - begin, flush=True)
"""
        times = {}
        for stalled in (False, True):
            driver = self.run_code(code)
            collector = wire.Collector(self.window.session(180))
            driver.wait_for("AT ready")
            if stalled:
                collector.wait_for(lambda: len(collector.events) > 3)
                collector.pause.set()
            driver.go_on()
            times[stalled] = (float(driver.wait_for("STOPPED")), float(driver.wait_for("JVM")))
            driver.end()
            driver.end_driver()
            collector.pause.clear()
            collector.join(30)
            self.assertEqual(collector.session.ended, not stalled)
        self.assertLess(times[True][0], times[False][0] + 2)
        self.assertLess(times[True][1], times[False][1] + 4)  # the wait is 2 s; the machine may be loaded

    def test_nobody_listens(self):
        self.window.close()
        driver = self.run_code(ONE_JOB)
        self.assertEqual(driver.end(), 0)
        self.assertFalse([line for line in driver.errors if "inderscope" in line], "a window that is not there is no news")


def skip(reason):
    print("SKIP WHOLE PROGRAM:", reason)
    sys.exit(0)


def main():
    global JAR, PYTHON
    arguments = sys.argv[1:]
    if not arguments:
        sys.exit(__doc__)
    JAR = pathlib.Path(arguments.pop(0)).resolve()
    missing = JAR.parent / "listener-missing.txt"
    if not JAR.exists():
        skip("there is no listener jar: " + (missing.read_text().strip() if missing.exists() else f"{JAR} was not built"))
    command = [ROOT / "tests/support/spark-env"]
    if "--spark" in arguments:
        at = arguments.index("--spark")
        command += ["--spark", arguments[at + 1]]
        if arguments[at + 1].startswith("3"):
            command.append("--print")  # only where it is already: it is another 450 MB
        del arguments[at:at + 2]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    PYTHON = made.stdout.strip()
    if made.returncode:
        skip(PYTHON.replace("SKIP WHOLE PROGRAM: ", ""))
    # Those that end the driver which serves all come last.
    unittest.main(argv=[sys.argv[0], *arguments], warnings="ignore",
                  defaultTest=[case.__name__ for case in (WaysIn, Commands, Stream, Manners, Trust)])


if __name__ == "__main__":
    main()
