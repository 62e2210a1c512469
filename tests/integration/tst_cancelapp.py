#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A real Spark application with work that only ends when somebody ends it, for tst_cancel.

Run by the Python of an environment that tests/support/spark-env made. Lines on standard output:

    READY <application id> <UI address>
    QUERY <run id>                       a streaming query began
    ENDED <name> ok|cancelled|failed     a piece of work ended, as its own thread was told

Commands are lines on standard input: `job NAME` (a job in the job group NAME), `both NAME` (two jobs that need the same
stage), `sql NAME`, `query NAME`, `short NAME` (ends by itself), `quit`. The end of the input ends it too, and so does
--max-wait.
"""

import os
import signal
import sys
import threading
import time

from pyspark import InheritableThread
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, udf


def wait_long(value):
    time.sleep(600)
    return str(value)


def say(*words):
    print(*words, flush=True)


def run_job(spark, name):
    spark.sparkContext.setJobGroup(name, "waits: " + name)
    spark.sparkContext.parallelize(range(2), 2).map(wait_long).count()


def run_both(spark, name):
    spark.sparkContext.setJobGroup(name, "waits: " + name)
    pairs = spark.sparkContext.parallelize(range(2), 2).map(lambda n: (n, wait_long(n))).groupByKey(2)
    other = InheritableThread(target=watched, args=(name + "-second", lambda: pairs.count()), daemon=True)
    other.start()
    try:
        pairs.count()
    finally:
        other.join()


def run_sql(spark, name):
    spark.sparkContext.setLocalProperty("spark.job.description", "waits: " + name)
    spark.range(0, 2, 1, 2).select(udf(wait_long)(col("id"))).collect()


def run_query(spark, name):
    rows = spark.readStream.format("rate").option("rowsPerSecond", 2).load()
    query = rows.select(udf(wait_long)(col("value")).alias("v")).writeStream.format("noop").queryName(name).start()
    say("QUERY", str(query.runId))
    query.awaitTermination()


def run_short(spark, name):
    spark.sparkContext.setJobGroup(name, "ends by itself: " + name)
    spark.sparkContext.parallelize(range(2), 2).count()


def watched(name, work):
    try:
        work()
        say("ENDED", name, "ok")
    except Exception as problem:
        text = str(problem).lower()
        say("ENDED", name, "cancelled" if "cancel" in text or "kill" in text else "failed")


def main():
    settings = dict(word.split("=", 1) for word in sys.argv[1:])
    builder = SparkSession.builder.master("local[8]").appName("cinderscope-cancel")
    for key, value in {
        "spark.driver.host": "127.0.0.1", "spark.driver.memory": "512m", "spark.ui.showConsoleProgress": "false",
        "spark.ui.port": "0", "spark.python.task.killTimeout": "200ms", **settings,
    }.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    threading.Timer(300, lambda: os.kill(os.getpid(), signal.SIGTERM)).start()  # nothing stays behind a test that died
    say("READY", spark.sparkContext.applicationId, spark.sparkContext.uiWebUrl)
    kinds = {"job": run_job, "both": run_both, "sql": run_sql, "query": run_query, "short": run_short}
    for line in sys.stdin:
        words = line.split()
        if not words or words[0] == "quit":
            break
        kind, name = words
        work = InheritableThread(target=watched, args=(name, lambda k=kind, n=name: kinds[k](spark, n)), daemon=True)
        work.start()
    os._exit(0)  # the JVM goes with its standard input


if __name__ == "__main__":
    main()
