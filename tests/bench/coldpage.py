#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Loads pages of a running Spark with their static files as a browser does: six connections that it keeps, six requests at a
time, files that it may keep are kept. Directly and through the proxy in turn: one page with nothing known yet ("cold": the
proxy is a new process each time too; "kept": the proxy is not), and eight pages in a row.

    tests/bench/coldpage.py CLI http://127.0.0.1:4040 [--rounds 20] [--page /jobs/]
"""
import argparse
import gzip
import json
import queue
import re
import signal
import socket
import statistics
import subprocess
import threading
import time
from urllib.parse import urljoin, urlsplit

ROW = ("/jobs/", "/jobs/job/?id=0", "/stages/", "/stages/stage/?id=0&attempt=0", "/storage/", "/environment/", "/executors/", "/SQL/")
CONNECTIONS = 6


class Connection:
    """HTTP/1.1 over one socket, no more than Spark's answers need: http.client costs two milliseconds of CPU a request, which
    is more than what is measured."""

    def __init__(self, host):
        name, port = host.rsplit(":", 1)
        self.host = host
        self.wire = socket.create_connection((name, int(port)), timeout=60)
        self.wire.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = b""

    def more(self):
        part = self.wire.recv(1 << 18)
        if not part:
            raise SystemExit(f"{self.host}: the connection ended")
        self.buffer += part

    def until(self, mark):
        while mark not in self.buffer:
            self.more()
        head, _, self.buffer = self.buffer.partition(mark)
        return head

    def exactly(self, count):
        while len(self.buffer) < count:
            self.more()
        body, self.buffer = self.buffer[:count], self.buffer[count:]
        return body

    def get(self, path, extra):
        """Status, head (lower case), body."""
        self.wire.sendall(f"GET {path} HTTP/1.1\r\nHost: {self.host}\r\nAccept-Encoding: gzip\r\n{extra}\r\n".encode())
        head = self.until(b"\r\n\r\n").decode("latin-1").lower()
        length = re.search(r"\r\ncontent-length: *(\d+)", head)
        if length:
            body = self.exactly(int(length.group(1)))
        else:
            body = b""
            while size := int(self.until(b"\r\n").split(b";")[0], 16):
                body += self.exactly(size)
                self.exactly(2)
            self.until(b"\r\n")
        return int(head.split(" ", 2)[1]), head, body


class Browser:
    """Its connections and what it keeps."""

    def __init__(self, base, headers):
        self.host = urlsplit(base).netloc
        self.extra = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
        self.kept = set()
        self.idle = []
        self.lock = threading.Lock()
        self.work = queue.Queue()
        self.done = queue.Queue()
        self.threads = [threading.Thread(target=self.run, daemon=True) for _ in range(CONNECTIONS)]
        for thread in self.threads:
            thread.start()

    def run(self):
        while path := self.work.get():
            try:
                self.done.put(self.fetch(path))
            except (OSError, SystemExit) as error:
                self.done.put(error)

    def fetch(self, path):
        with self.lock:
            connection = self.idle.pop() if self.idle else None
        connection = connection or Connection(self.host)
        page = "" if "/static/" in path else "Sec-Fetch-Dest: document\r\nSec-Fetch-Mode: navigate\r\n"
        status, head, body = connection.get(path, self.extra + page)
        with self.lock:
            self.idle.append(connection)
        if status != 200:
            return SystemExit(f"{path}: {status}")
        age = re.search(r"\r\ncache-control:[^\r]*max-age=(\d+)", head)
        if age and int(age.group(1)) > 0 and "no-store" not in head:
            self.kept.add(path)
        return gzip.decompress(body) if "content-encoding: gzip" in head and "/static/" not in path else body

    def all(self, paths):
        for path in paths:
            self.work.put(path)
        answers = [self.done.get() for _ in paths]
        for answer in answers:
            if isinstance(answer, BaseException):
                raise answer
        return answers

    def load(self, page):
        """How many requests it took until the page and its files were there."""
        body = self.all([page])[0].decode("utf-8", "replace")
        links = re.findall(r'(?:src|href)="([^"#]*/static/[^"]+)"', body)
        files = sorted({urlsplit(urljoin(page, link)).path for link in links} - self.kept)
        self.all(files)
        return 1 + len(files)

    def close(self):
        for _ in self.threads:
            self.work.put(None)
        for connection in self.idle:
            connection.wire.close()


def timed(base, headers, pages):
    """Milliseconds for all the pages one after the other by a new browser; requests."""
    browser = Browser(base, headers)
    begin = time.monotonic()
    requests = sum(browser.load(page) for page in pages)
    milliseconds = (time.monotonic() - begin) * 1000
    browser.close()
    return milliseconds, requests


def start(cli, url):
    process = subprocess.Popen([cli, "proxy", "--json", "--to", url], stdout=subprocess.PIPE, text=True)
    first = json.loads(process.stdout.readline())
    return process, first["upstreams"][0]["proxied"], {first["header"]: first["secret"]}


def end(process):
    if process and process.poll() is None:
        process.send_signal(signal.SIGINT)
        process.wait()


def compare(cli, url, rounds, page="/jobs/"):
    """Milliseconds by name, and requests: {"direct": ([…], n), "cold", "kept", "row direct", "row ours"}."""
    kept, kept_base, kept_headers = start(cli, url)
    figures = {}

    def note(name, taken):
        figures.setdefault(name, ([], taken[1]))[0].append(taken[0])

    cold = None
    try:
        timed(url, {}, ROW)  # the first page of a driver costs the driver half a second
        for _ in range(rounds):
            time.sleep(0.3)
            note("direct", timed(url, {}, [page]))
            time.sleep(0.3)
            cold, base, headers = start(cli, url)
            note("cold", timed(base, headers, [page]))
            end(cold)
            time.sleep(0.3)
            note("kept", timed(kept_base, kept_headers, [page]))
            time.sleep(0.3)
            note("row direct", timed(url, {}, ROW))
            time.sleep(0.3)
            cold, base, headers = start(cli, url)
            note("row ours", timed(base, headers, ROW))
            end(cold)
    finally:
        end(kept)
        end(cold)
    return figures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("cli")
    parser.add_argument("url")
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--page", default="/jobs/")
    options = parser.parse_args()
    for name, (values, requests) in compare(options.cli, options.url, options.rounds, options.page).items():
        slow = sum(value >= 1000 for value in values)
        print(f"{name:<10} {requests:3} requests  p50 {statistics.median(values):7.1f}  min {min(values):7.1f}  "
              f"max {max(values):7.1f} ms  {slow} of {len(values)} took a second")


if __name__ == "__main__":
    main()
