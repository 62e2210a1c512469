# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Spark session of Cinderscope: opens it, tells where it is, and idles until its input closes or it is told to end.

Settings come by PYSPARK_SUBMIT_ARGS (a properties file); argument 1 is the file to tell in.
"""
import json
import os
import select
import signal
import sys


def end(number, frame):
    raise SystemExit(0)


signal.signal(signal.SIGTERM, end)

from pyspark.sql import SparkSession  # noqa: E402: the signal must not meet an import

spark = SparkSession.builder.getOrCreate()
context = spark.sparkContext
conf = context.getConf()
told = {
    "applicationId": context.applicationId,
    "ui": context.uiWebUrl,
    "master": context.master,
    "version": context.version,
    "connectPort": conf.get("spark.connect.grpc.binding.port", ""),
}
with open(sys.argv[1] + ".new", "w", encoding="utf-8") as file:
    json.dump(told, file)
os.replace(sys.argv[1] + ".new", sys.argv[1])
print("Spark " + context.version + " runs as " + context.applicationId, flush=True)

status = 0
jvm = getattr(context._gateway, "proc", None)
try:
    while True:
        ready, _, _ = select.select([sys.stdin], [], [], 2.0)
        if ready and not os.read(sys.stdin.fileno(), 4096):
            break
        if jvm is not None and jvm.poll() is not None:
            print("The driver's JVM ended with status %s." % jvm.returncode, file=sys.stderr, flush=True)
            status = 1
            os._exit(status)  # there is nothing to stop any more
        if context._jsc is None or context._jsc.sc().isStopped():
            print("The Spark context was stopped.", file=sys.stderr, flush=True)
            break
finally:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    spark.stop()
sys.exit(status)
