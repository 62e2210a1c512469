#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads a page of a running Spark with its static files as a browser does that knows nothing yet: new connections, six at
a time; directly and through the proxy in turn, which is a new process in each round too ("cold") or the same ("kept").

    tests/bench/coldpage.py CLI http://127.0.0.1:4040 [--rounds 20] [--page /jobs/]
"""
import argparse
import concurrent.futures
import http.client
import json
import re
import signal
import statistics
import subprocess
import threading
import time
from urllib.parse import urljoin, urlsplit


def load(base, page, headers):
    """Milliseconds until the page and its files are there; how many files."""
    host = urlsplit(base).netloc
    local = threading.local()
    opened = []

    def fetch(path):
        if not hasattr(local, "connection"):
            local.connection = http.client.HTTPConnection(host, timeout=60)
            opened.append(local.connection)
        local.connection.request("GET", path, headers={"Accept-Encoding": "gzip", **headers})
        reply = local.connection.getresponse()
        body = reply.read()
        if reply.status != 200:
            raise SystemExit(f"{path}: {reply.status}")
        return body, reply.getheader("Content-Encoding")

    begin = time.monotonic()
    with concurrent.futures.ThreadPoolExecutor(6) as pool:
        body, coding = pool.submit(fetch, page).result()
        if coding == "gzip":
            import gzip
            body = gzip.decompress(body)
        files = sorted({urlsplit(urljoin(page, link)).path for link in re.findall(r'(?:src|href)="([^"#]*/static/[^"]+)"', body.decode())})
        list(pool.map(fetch, files))
    milliseconds = (time.monotonic() - begin) * 1000
    for connection in opened:
        connection.close()
    return milliseconds, len(files)


def start(cli, url):
    process = subprocess.Popen([cli, "proxy", "--json", "--to", url], stdout=subprocess.PIPE, text=True)
    first = json.loads(process.stdout.readline())
    return process, first["upstreams"][0]["proxied"], {first["header"]: first["secret"]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("url")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--page", default="/jobs/")
    options = parser.parse_args()
    kept, kept_base, kept_headers = start(options.cli, options.url)
    figures = {"direct": [], "cold": [], "kept": []}
    files = 0
    try:
        cold = None
        load(options.url, options.page, {})  # the first page of a driver costs the driver half a second
        load(kept_base, options.page, kept_headers)
        for _ in range(options.rounds):
            time.sleep(0.3)
            taken, files = load(options.url, options.page, {})
            figures["direct"].append(taken)
            time.sleep(0.3)
            cold, base, headers = start(options.cli, options.url)
            figures["cold"].append(load(base, options.page, headers)[0])
            cold.send_signal(signal.SIGINT)
            cold.wait()
            time.sleep(0.3)
            figures["kept"].append(load(kept_base, options.page, kept_headers)[0])
    finally:
        for process in (kept, cold):
            if process and process.poll() is None:
                process.send_signal(signal.SIGINT)
                process.wait()
    print(f"{options.page} and {files} files, {options.rounds} rounds: ms")
    for name, values in figures.items():
        slow = sum(value >= 1000 for value in values)
        print(f"  {name:<7} p50 {statistics.median(values):7.1f}  min {min(values):7.1f}  max {max(values):7.1f}  {slow} of {len(values)} took a second")


if __name__ == "__main__":
    main()
