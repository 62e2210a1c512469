#!/usr/bin/env python3
# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What stands in front of Sparks in companies, for the integration tests: an HTTP proxy, or a gateway with TLS and a login.

    front_door.py --listen HOST:PORT --proxy [--no-connect] [--basic USER:PASSWORD]
    front_door.py --listen HOST:PORT --to HOST:PORT [--certificate PEM --key PEM [--clients PEM]]
                  [--basic USER:PASSWORD | --bearer TOKEN] [--to-tls] [--to-login AUTHORIZATION]

A proxy takes CONNECT and requests in absolute form; with --basic it wants Proxy-Authorization, with
--no-connect it refuses CONNECT, as many do for ports other than 443. A gateway passes everything
on to one server; --clients: only with a certificate that is in this file or signed by one that is; --to-tls: to the
server by TLS, whatever its certificate; --to-login: the login there.

Standard output: `READY PORT`, then `CONNECT host:port`, `FORWARD url`, `PASSED target` or `REFUSED status` for each
request. It ends with its standard input.
"""

import argparse
import asyncio
import base64
import ssl
import sys
from urllib.parse import urlsplit

CHUNK = 65536
STRIPPED = ("proxy-", "connection:", "keep-alive:")


def say(*words):
    print(*words, flush=True)


async def read_head(reader):
    """Request line and header lines, or nothing."""
    try:
        head = await reader.readuntil(b"\r\n\r\n")
    except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, ConnectionError):
        return None
    return head.decode("latin-1")[:-4].split("\r\n")


def field(lines, name):
    return next((line.split(":", 1)[1].strip() for line in lines[1:] if line.lower().startswith(name + ":")), None)


async def relay(reader, writer):
    try:
        while chunk := await reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
        writer.write_eof()
    except (ConnectionError, OSError, RuntimeError, NotImplementedError):
        writer.close()


async def refuse(writer, status, *lines):
    say("REFUSED", status)
    body = f"refused: {status}\n"
    head = [f"HTTP/1.1 {status}", *lines, "Content-Type: text/plain", f"Content-Length: {len(body)}", "Connection: close"]
    writer.write(("\r\n".join(head) + "\r\n\r\n" + body).encode())
    await writer.drain()


class Door:
    def __init__(self, options):
        self.options = options
        self.login = None
        if options.basic:
            self.login = "Basic " + base64.b64encode(options.basic.encode()).decode()
        if options.bearer:
            self.login = "Bearer " + options.bearer
        self.far_tls = None
        if options.to_tls:
            self.far_tls = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
            self.far_tls.check_hostname = False
            self.far_tls.verify_mode = ssl.CERT_NONE

    async def serve(self, reader, writer):
        try:
            lines = await read_head(reader)
            if lines:
                await (self.as_proxy if self.options.proxy else self.as_gateway)(lines, reader, writer)
        except (ConnectionError, OSError) as problem:
            say("BROKEN", problem)
        finally:
            writer.close()

    async def as_proxy(self, lines, reader, writer):
        method, target, _ = lines[0].split(" ")
        if self.login and field(lines, "proxy-authorization") != self.login:
            return await refuse(writer, "407 Proxy Authentication Required", 'Proxy-Authenticate: Basic realm="door"')
        if method == "CONNECT" and self.options.no_connect:
            return await refuse(writer, "403 Forbidden")
        url = urlsplit("//" + target if method == "CONNECT" else target)
        try:
            far_reader, far_writer = await asyncio.open_connection(url.hostname, url.port or 80)
        except OSError:
            return await refuse(writer, "502 Bad Gateway")
        if method == "CONNECT":
            say("CONNECT", target)
            writer.write(b"HTTP/1.1 200 Connection established\r\n\r\n")
        else:
            say("FORWARD", target)
            path = (url.path or "/") + ("?" + url.query if url.query else "")
            self.pass_on(f"{method} {path} HTTP/1.1", lines, far_writer)
        await asyncio.gather(relay(reader, far_writer), relay(far_reader, writer))
        far_writer.close()

    async def as_gateway(self, lines, reader, writer):
        if self.login and field(lines, "authorization") != self.login:
            scheme = "Basic" if self.options.basic else "Bearer"
            return await refuse(writer, "401 Unauthorized", f'WWW-Authenticate: {scheme} realm="door"')
        host, port = self.options.to.rsplit(":", 1)
        far_reader, far_writer = await asyncio.open_connection(host, int(port), ssl=self.far_tls)
        if self.options.to_login:
            lines = [line for line in lines if not line.lower().startswith("authorization:")]
            lines.append("Authorization: " + self.options.to_login)
        say("PASSED", lines[0].split(" ")[1])
        self.pass_on(lines[0], lines, far_writer)
        left = int(field(lines, "content-length") or 0)
        while left and (chunk := await reader.read(min(left, CHUNK))):
            far_writer.write(chunk)
            left -= len(chunk)
        while chunk := await far_reader.read(CHUNK):
            writer.write(chunk)
            await writer.drain()
        far_writer.close()

    @staticmethod
    def pass_on(first, lines, writer):
        """One request a connection: then nobody has to know where the answer ends."""
        kept = [line for line in lines[1:] if not line.lower().startswith(STRIPPED)]
        writer.write(("\r\n".join([first, *kept, "Connection: close"]) + "\r\n\r\n").encode("latin-1"))


def tls(options):
    if not options.certificate:
        return None
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(options.certificate, options.key)
    if options.clients:
        context.verify_mode = ssl.CERT_REQUIRED
        context.load_verify_locations(options.clients)
    return context


async def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--listen", required=True, metavar="HOST:PORT")
    parser.add_argument("--proxy", action="store_true")
    parser.add_argument("--no-connect", action="store_true")
    parser.add_argument("--to", metavar="HOST:PORT")
    parser.add_argument("--to-tls", action="store_true")
    for name in ("--certificate", "--key", "--clients", "--basic", "--bearer", "--to-login"):
        parser.add_argument(name)
    options = parser.parse_args()
    if options.proxy == bool(options.to):
        parser.error("either --proxy or --to")
    host, port = options.listen.rsplit(":", 1)
    server = await asyncio.start_server(Door(options).serve, host, int(port), ssl=tls(options), limit=1 << 20)
    say("READY", server.sockets[0].getsockname()[1])
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    try:
        asyncio.run(main())
    except KeyboardInterrupt:
        pass
