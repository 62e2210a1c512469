#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes a big event log from a real one: the jobs of the real run again and again, with new job, stage, task and SQL
execution ids and later times, until the wanted number of tasks is reached. Nothing else of a line changes.

    makebiglog.py SOURCE OUTPUT --tasks 210000
"""
import argparse
import pathlib
import re
import shutil
import subprocess
import sys

ID_KEYS = ("Task ID", "Stage ID", "Job ID", "executionId", "rootExecutionId")
NUMBER = re.compile(
    rb'"(Task ID|Stage ID|Job ID|executionId|rootExecutionId|Launch Time|Finish Time|Submission Time|Completion Time'
    rb'|Getting Result Time|time)":(\d+)')
LISTS = re.compile(rb'"(Stage IDs|Parent IDs)":\[([\d,]*)\]')
SQL_PROPERTY = re.compile(rb'"(spark\.sql\.execution\.(?:root\.)?id)":"(\d+)"')


def lines_of(source: pathlib.Path):
    """All lines of a log: a file or a rolling folder, plain or zstd."""
    parts = [source]
    if source.is_dir():
        parts = sorted((p for p in source.iterdir() if p.name.startswith("events_")),
                       key=lambda p: int(p.name.split("_")[1]))
    for part in parts:
        data = part.read_bytes()
        if data[:4] == b"\x28\xb5\x2f\xfd":
            if not shutil.which("zstd"):
                sys.exit("makebiglog: the source is packed and there is no 'zstd' command to unpack it")
            data = subprocess.run(["zstd", "-dcq"], input=data, stdout=subprocess.PIPE, check=True).stdout
        yield from data.splitlines()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--tasks", type=int, default=210_000)
    options = parser.parse_args()

    head, body, tail = [], [], []
    for line in lines_of(options.source):
        if b'"SparkListenerApplicationEnd"' in line[:60]:
            tail.append(line)
        elif body or b'"SparkListenerJobStart"' in line[:60] or b"SQLExecutionStart" in line[:100]:
            body.append(line)
        else:
            head.append(line)
    highest = dict.fromkeys((b"Task ID", b"Stage ID", b"Job ID", b"executionId"), 0)
    first, last, ends = 1 << 62, 0, 0
    for line in body:
        ends += line.startswith(b'{"Event":"SparkListenerTaskEnd"')
        for key, value in NUMBER.findall(line):
            number = int(value)
            if key in highest:
                highest[key] = max(highest[key], number)
            elif number > 1_000_000_000_000:
                first, last = min(first, number), max(last, number)
    if not ends:
        sys.exit("makebiglog: the source has no tasks")
    step = {key: value + 1 for key, value in highest.items()}
    step[b"rootExecutionId"] = step[b"executionId"]
    span = last - first + 1

    done = 0
    with open(options.output, "wb", buffering=1 << 22) as out:
        for line in head:
            out.write(line + b"\n")
        round_ = 0
        while done < options.tasks:
            def number(match, n=round_):
                key, value = match.group(1), int(match.group(2))
                if key in step:
                    value += n * step[key]
                elif value > 1_000_000_000_000:
                    value += n * span
                return b'"%s":%d' % (key, value)

            def numbers(match, n=round_):
                ids = [b"%d" % (int(i) + n * step[b"Stage ID"]) for i in match.group(2).split(b",") if i]
                return b'"%s":[%s]' % (match.group(1), b",".join(ids))

            def prop(match, n=round_):
                return b'"%s":"%d"' % (match.group(1), int(match.group(2)) + n * step[b"executionId"])

            for line in body:
                line = NUMBER.sub(number, line)
                if b'IDs":[' in line:
                    line = LISTS.sub(numbers, line)
                if b"spark.sql.execution." in line:
                    line = SQL_PROPERTY.sub(prop, line)
                out.write(line + b"\n")
            done += ends
            round_ += 1
        for line in tail:
            out.write(line + b"\n")
    print(f"{options.output}: {options.output.stat().st_size / 1e6:.0f} MB, {done} task ends")


if __name__ == "__main__":
    main()
