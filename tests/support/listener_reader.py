#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The window's side of the listener protocol (src/listener/PROTOCOL.md), written from its text alone: what the listener jar is
tested against, and what shows by hand what a driver sends.

    tests/support/listener_reader.py [--runtime DIR] [--out FILE] [--connections N]

It listens on the loopback interface and on a Unix socket, publishes itself in DIR/cinderscope/listener.json and writes every line
that arrives to FILE (standard output). As a module: Window accepts, Session is one connection.
"""
import argparse
import hashlib
import hmac
import json
import os
import pathlib
import secrets
import selectors
import socket
import sys
import tempfile
import threading
import time


class ProtocolError(Exception):
    """The other side said something that the protocol does not allow."""


def proof(secret, text):
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


class Window:
    """Listens; `publish` writes the runtime file that listeners look for."""

    def __init__(self, folder, secret=None, unix=True, tcp=True):
        self.folder = pathlib.Path(folder)
        self.secret = secret or secrets.token_hex(32)
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.sockets = []
        self.addresses = []
        if unix:
            path = self.folder / f"s{secrets.token_hex(3)}"
            server = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            server.bind(str(path))
            path.chmod(0o600)
            self.addresses.append(f"unix:{path}")
            self.sockets.append(server)
        if tcp:
            server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
            server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            server.bind(("127.0.0.1", 0))
            self.addresses.append(f"tcp:127.0.0.1:{server.getsockname()[1]}")
            self.sockets.append(server)
        self.selector = selectors.DefaultSelector()
        for server in self.sockets:
            server.listen(16)
            self.selector.register(server, selectors.EVENT_READ)

    @property
    def address(self):
        return ",".join(self.addresses)

    def environment(self):
        return {"CINDERSCOPE_LISTENER_ADDRESS": self.address, "CINDERSCOPE_LISTENER_SECRET": self.secret}

    def publish(self, runtime, mode=0o600):
        folder = pathlib.Path(runtime) / "cinderscope"
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        part = folder / "listener.part"
        part.write_text(json.dumps({"protocol": 1, "pid": os.getpid(), "addresses": self.addresses, "secret": self.secret}))
        part.chmod(mode)
        part.rename(folder / "listener.json")
        return folder / "listener.json"

    def secret_file(self):
        path = self.folder / "secret"
        path.write_text(self.secret + "\n")
        path.chmod(0o600)
        return path

    def accept(self, timeout=60):
        """A raw connection; socket.timeout when none came."""
        ready = self.selector.select(timeout)
        if not ready:
            raise TimeoutError(f"no listener connected within {timeout} s")
        return ready[0][0].fileobj.accept()[0]

    def session(self, timeout=60, **options):
        """The next connection, introduced and started."""
        session = Session(self.accept(timeout), self.secret)
        session.begin(**options)
        return session

    def close(self):
        for server in self.sockets:
            self.selector.unregister(server)
            server.close()
        self.sockets = []


class Session:
    """One connection. Numbers the events as the protocol says and checks what can be checked."""

    def __init__(self, connection, secret):
        self.connection = connection
        self.connection.settimeout(90)
        self.secret = secret
        self.buffer = b""
        self.facts = None
        self.seq = None  # number of the next event line; None: those lines have no numbers
        self.missing = 0  # events that `dropped` lines told of
        self.missing_kinds = {}
        self.snapshot = None
        self.replies = {}
        self.ended = False
        self.next_command = 1

    def send(self, value):
        self.connection.sendall(json.dumps(value, separators=(",", ":")).encode() + b"\n")

    def raw_line(self, most=256 << 20):
        """A line without its line feed; None at the end."""
        while True:
            end = self.buffer.find(b"\n")
            if end >= 0:
                line, self.buffer = self.buffer[:end], self.buffer[end + 1:]
                return line
            if len(self.buffer) > most:
                raise ProtocolError("a line that is too long")
            try:
                more = self.connection.recv(1 << 20)
            except ConnectionResetError:
                more = b""
            if not more:
                if self.buffer:
                    raise ProtocolError(f"half a line at the end: {self.buffer[:200]!r}")
                return None
            self.buffer += more

    def begin(self, start=0, metrics=None, secret=None):
        """The handshake. `start` is a number or a function that gets the listener's facts."""
        hello = json.loads(self.raw_line(8192))
        if hello["@"] != "hello" or hello["protocol"] != 1 or len(hello["nonce"]) != 32:
            raise ProtocolError(f"no hello: {hello}")
        nonce = secrets.token_hex(16)
        nonces = f"{hello['nonce']}:{nonce}"
        welcome = {"@": "welcome", "protocol": 1, "nonce": nonce, "proof": proof(secret or self.secret, "window:" + nonces)}
        if metrics:
            welcome["metrics"] = metrics
        self.send(welcome)
        line = self.raw_line(8192)
        if line is None:
            raise ProtocolError("closed after welcome")
        self.facts = json.loads(line)
        if not hmac.compare_digest(self.facts["proof"], proof(self.secret, "listener:" + nonces)):
            raise ProtocolError("the listener does not know the secret")
        self.send({"@": "start", "from": start(self.facts) if callable(start) else start})

    def lines(self):
        """(number, text) of each event line, (None, text) of those of a snapshot; control lines are kept in members."""
        live = False
        while (raw := self.raw_line()) is not None:
            line = raw.decode("utf-8")
            if line.startswith('{"Event":'):
                yield (self.seq if live else None), line
                if live:
                    self.seq += 1
                continue
            if not line.startswith('{"@":'):
                raise ProtocolError(f"neither an event nor a control line: {line[:200]}")
            message = json.loads(line)
            kind = message["@"]
            if kind == "snapshot":
                self.snapshot = message["seq"]
            elif kind == "live":
                if self.snapshot is not None and self.snapshot != message["seq"]:
                    raise ProtocolError("live and snapshot differ")
                self.seq = message["seq"]
                live = True
            elif kind == "dropped":
                if message["from"] != self.seq or message["count"] != sum(message["kinds"].values()):
                    raise ProtocolError(f"event {self.seq} is next, but {line}")
                self.seq += message["count"]
                self.missing += message["count"]
                for name, count in message["kinds"].items():
                    self.missing_kinds[name] = self.missing_kinds.get(name, 0) + count
            elif kind in ("tick", "end"):
                if message["seq"] != self.seq:
                    raise ProtocolError(f"event {self.seq} is next, but {line}")
                self.tick = message
                self.ended = kind == "end"
            elif kind == "application":
                self.facts.update(message)
            elif kind == "reply":
                self.replies[message["id"]] = message
            elif kind == "error":
                print("listener_reader: error line:", message["text"], file=sys.stderr)
                self.errors = getattr(self, "errors", []) + [message["text"]]

    def command(self, name, **more):
        number = self.next_command
        self.next_command += 1
        self.send({"@": "command", "id": number, "do": name, **more})
        return number

    def close(self):
        self.connection.close()


class Collector(threading.Thread):
    """Reads a session to its end on a thread of its own."""

    def __init__(self, session, pause=None):
        super().__init__(daemon=True)
        self.session = session
        self.events = []  # (number, text)
        self.times = []
        self.failure = None
        self.pause = pause or threading.Event()  # set: read nothing
        self.start()

    def run(self):
        try:
            for item in self.session.lines():
                self.events.append(item)
                self.times.append(time.time())
                while self.pause.is_set():
                    time.sleep(0.02)
        except (ProtocolError, OSError) as error:
            self.failure = error

    def wait_for(self, condition, seconds=60):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            if condition():
                return True
            if not self.is_alive():
                return condition()
            time.sleep(0.02)
        return False

    def kinds(self):
        return [json.loads(text)["Event"].rsplit(".", 1)[-1] for _, text in self.events]

    def reply(self, number, seconds=60):
        self.wait_for(lambda: number in self.session.replies, seconds)
        return self.session.replies[number]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runtime", metavar="DIR", default=os.environ.get("XDG_RUNTIME_DIR"))
    parser.add_argument("--out", metavar="FILE")
    parser.add_argument("--connections", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="cinderscope-reader-") as folder:
        window = Window(folder)
        if options.runtime:
            window.publish(options.runtime)
        print(json.dumps({"address": window.address, "environment": window.environment()}), file=sys.stderr, flush=True)
        out = open(options.out, "w", encoding="utf-8") if options.out else sys.stdout
        for _ in range(options.connections):
            session = window.session(timeout=None)
            print("connected:", {k: v for k, v in session.facts.items() if k not in ("proof", "@")}, file=sys.stderr, flush=True)
            for _, line in session.lines():
                out.write(line + "\n")
            out.flush()
            print(f"closed: next event {session.seq}, dropped {session.missing}, ended {session.ended}", file=sys.stderr)


if __name__ == "__main__":
    main()
