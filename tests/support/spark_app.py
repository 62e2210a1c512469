#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A small real Spark application for the integration tests: it does a bit of everything, then stays up to be looked at.

    $(tests/support/spark-env --print) tests/support/spark_app.py --event-log DIR [--codec zstd] [--rolling] [--ui-port N]

What the parent process can rely on:

* Everything listens on the loopback interface only; the driver takes about 512 MiB of heap and two cores.
* Standard output carries two lines and nothing else (Spark writes to standard error):
      READY <ui port> <application id>      all work is done, the application is alive and idle
      STOPPED <path of the event log>       the context is stopped, the event log is complete
* It goes on from READY to STOPPED when a line (or the end) arrives on standard input; with --stop-file FILE, when that
  file appears instead; and after --max-wait seconds in any case, so that nothing is left behind by a test that died.
* --work names what runs, in order; the default is all of it. Two are for live tests, and READY is printed before them:
  `loop`, jobs of two tasks until told to stop, and `wide`, one stage of 600 slow tasks.
* --conf KEY=VALUE sets a property of Spark's.
* --die ends the driver without an end of the application (a log that stays .inprogress) instead of stopping it.

Exit status: 0; 1 when a piece of work did not do what it is there for (a job that had to fail succeeded); 2 wrong usage.
"""

import argparse
import os
import select
import signal
import socket
import sys
import time
from pathlib import Path

CORES = 2
PARTITIONS = 4
WIDE = 600
# The driver's UI takes the first free port from 4040 on, and that range is what discovery scans.
FIRST_UI_PORT, LAST_UI_PORT = 4040, 4049


def free_ui_port():
    for port in range(FIRST_UI_PORT, LAST_UI_PORT + 1):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            # As Jetty binds: a port in TIME_WAIT is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
                return port
            except OSError:
                continue
    sys.exit("spark_app: no free port from 4040 to 4049")


def rdd_jobs(spark):
    """Two stages with a shuffle, then the same lineage again: its first stage is skipped."""
    sc = spark.sparkContext
    sc.setJobGroup("rdd", "Word lengths by key")
    pairs = sc.parallelize(range(4000), PARTITIONS).map(lambda n: (n % 7, n)).reduceByKey(lambda a, b: a + b)
    assert pairs.count() == 7
    sc.setJobDescription("The same shuffle once more")
    assert len(pairs.collect()) == 7


def cached(spark):
    """A cached RDD that is read twice: storage memory in the executors table, cached partitions in the block managers."""
    sc = spark.sparkContext
    sc.setJobGroup("cache", "Fill and read the cache")
    numbers = sc.parallelize(range(20000), PARTITIONS).map(lambda n: n * n).setName("squares").cache()
    assert numbers.count() == 20000
    assert numbers.max() == 19999 * 19999


def sql_join(spark):
    """A sort-merge join and an aggregation under adaptive execution, which coalesces its small shuffle partitions."""
    sc = spark.sparkContext
    sc.setJobGroup("sql", "Join of orders and customers")
    orders = spark.range(0, 20000, 1, PARTITIONS).selectExpr("id", "id % 100 AS customer", "id % 13 AS amount")
    customers = spark.range(0, 100, 1, 2).selectExpr("id AS customer", "concat('c', id % 5) AS segment")
    rows = orders.join(customers, "customer").groupBy("segment").sum("amount").orderBy("segment").collect()
    assert len(rows) == 5


def files(spark):
    """Bytes out and bytes in: a table written to Parquet and read back."""
    import tempfile

    sc = spark.sparkContext
    sc.setJobGroup("files", "Write and read a table")
    with tempfile.TemporaryDirectory(prefix="cinderscope-app-") as folder:
        path = "file://" + folder + "/table"
        spark.range(0, 50000, 1, 2).selectExpr("id", "id * 2 AS twice").write.parquet(path)
        assert spark.read.parquet(path).where("twice > 10").count() == 49994


def failing(spark):
    """A job that fails: each task may be tried twice, the second failure ends the stage and the job."""
    sc = spark.sparkContext
    sc.setJobGroup("failing", "A job that is meant to fail")

    def break_at_seven(n):
        if n == 7:
            raise ValueError("this task is meant to fail")
        return n

    try:
        sc.parallelize(range(8), 2).map(break_at_seven).count()
    except Exception:  # Py4JJavaError; its text is in the event log, which is what the tests look at
        return
    raise AssertionError("the failing job did not fail")


def failing_sql(spark):
    """A SQL execution that fails."""
    spark.sparkContext.setJobGroup("failing-sql", "A query that is meant to fail")
    try:
        spark.range(0, 10, 1, 2).selectExpr("raise_error('this query is meant to fail')").collect()
    except Exception:
        return
    raise AssertionError("the failing query did not fail")


def wide(spark):
    """One stage that a window can come to in the middle: 600 tasks of 20 ms on two cores."""
    spark.sparkContext.setJobDescription("A wide stage")
    slow = spark.sparkContext.parallelize(range(WIDE), WIDE).map(lambda n: time.sleep(0.02) or n)
    assert slow.count() == WIDE


WORK = {
    "rdd": rdd_jobs,
    "cached": cached,
    "sql": sql_join,
    "files": files,
    "failing": failing,
    "failing-sql": failing_sql,
}


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--event-log", metavar="DIR", help="write an event log to this folder (made if missing)")
    parser.add_argument("--codec", default="none", choices=["none", "zstd", "lz4", "snappy", "lzf"])
    parser.add_argument("--rolling", action="store_true", help="write a rolling log (eventlog_v2_*)")
    parser.add_argument("--ui-port", type=int, default=0, help="port of the UI; 0: the first free of 4040 to 4049")
    parser.add_argument("--name", default="cinderscope-integration")
    parser.add_argument("--conf", action="append", default=[], metavar="KEY=VALUE", help="more of Spark's configuration")
    parser.add_argument("--work", nargs="+", default=list(WORK), choices=[*WORK, "loop", "wide"])
    parser.add_argument("--stop-file", metavar="FILE", help="stop when this file appears; standard input is not read")
    parser.add_argument("--max-wait", type=float, default=300, metavar="SECONDS")
    parser.add_argument("--die", action="store_true", help="kill the driver instead of stopping it")
    return parser.parse_args()


def session(args):
    # Spark reads these two before any configuration; without them the UI listens on every interface.
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    os.environ["SPARK_LOCAL_HOSTNAME"] = "127.0.0.1"
    # Workers must run the interpreter that this script runs on.
    os.environ["PYSPARK_PYTHON"] = os.environ["PYSPARK_DRIVER_PYTHON"] = sys.executable
    from pyspark.sql import SparkSession

    builder = (
        SparkSession.builder.appName(args.name)
        # The 2: a task is tried twice before its stage fails.
        .master(f"local[{CORES}, 2]")
        .config("spark.driver.memory", "512m")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.ui.port", args.ui_port or free_ui_port())
        .config("spark.ui.showConsoleProgress", "false")
        .config("spark.sql.shuffle.partitions", PARTITIONS)
        .config("spark.sql.adaptive.enabled", "true")
        .config("spark.sql.autoBroadcastJoinThreshold", "-1")
        # A value that every page must show redacted.
        .config("spark.cinderscope.test.password", "never-shown")
    )
    if args.event_log:
        folder = Path(args.event_log).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        builder = (
            builder.config("spark.eventLog.enabled", "true")
            .config("spark.eventLog.dir", folder.as_uri())
            .config("spark.eventLog.rolling.enabled", str(args.rolling).lower())
            .config("spark.eventLog.compress", str(args.codec != "none").lower())
        )
        if args.codec != "none":
            # 3.x knows the codec under the first name, 2.4 under the second.
            builder = builder.config("spark.eventLog.compression.codec", args.codec).config(
                "spark.io.compression.codec", args.codec
            )
    for option in args.conf:
        builder = builder.config(*option.split("=", 1))
    return builder.getOrCreate()


def event_log(args, app_id):
    """The file or folder that Spark wrote for this application: `-` without one."""
    if not args.event_log:
        return "-"
    found = [path for path in Path(args.event_log).resolve().iterdir() if app_id in path.name]
    return str(found[0]) if found else "-"


def told_to_stop(args, seconds):
    """Waits at most `seconds`; whether somebody asked for the end."""
    if args.stop_file:
        until = time.monotonic() + seconds
        while not os.path.exists(args.stop_file):
            if time.monotonic() >= until:
                return False
            time.sleep(0.05)
        return True
    readable, _, _ = select.select([sys.stdin], [], [], seconds)
    return bool(readable)


def main():
    args = arguments()
    # A test's time-out ends us by SIGTERM: as an ordinary exit, so that the context is stopped and the JVM goes too.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    spark = session(args)
    sc = spark.sparkContext
    try:
        for name in args.work:
            if name in WORK:
                WORK[name](spark)
                sc.setJobGroup(None, None)
        # The listener bus is asynchronous: what is told as done has been heard by the UI and the log too.
        sc._jsc.sc().listenerBus().waitUntilEmpty()
        port = sc.uiWebUrl.rsplit(":", 1)[1].rstrip("/")
        print("READY", port, sc.applicationId, flush=True)

        if "wide" in args.work:
            wide(spark)
        until = time.monotonic() + args.max_wait
        while time.monotonic() < until:
            if told_to_stop(args, 0.1 if "loop" in args.work else until - time.monotonic()):
                break
            if "loop" in args.work:
                sc.setJobDescription("A turn of the loop")
                sc.parallelize(range(100), 2).count()
    except AssertionError as error:
        print(f"spark_app: {error}", file=sys.stderr)
        spark.stop()
        return 1
    except BaseException:
        spark.stop()
        raise

    app_id = sc.applicationId
    if args.die:
        # The JVM is the child that PySpark started; it must not get the chance to run its shutdown hooks.
        sc._gateway.proc.kill()
        sc._gateway.proc.wait()
    else:
        spark.stop()
    print("STOPPED", event_log(args, app_id), flush=True)
    if args.die:
        os._exit(0)  # the gateway is gone: PySpark's own exit handlers would wait for it
    return 0


if __name__ == "__main__":
    sys.exit(main())
