# SPDX-FileCopyrightText: Cinderscope contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The proxy beside a direct connection and beside nginx as a reverse proxy, in turn, round by round. Needs nginx and wrk;
says so where they are missing. Part "proxy" of tests/bench/run."""
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time

BACKEND = """
worker_processes 1; daemon off; pid {dir}/backend.pid; error_log /dev/null;
events {{ worker_connections 512; }}
http {{ access_log off; keepalive_requests 10000000; sendfile on; default_type text/html;
  client_body_temp_path {dir}/b1; proxy_temp_path {dir}/b2; fastcgi_temp_path {dir}/b3; uwsgi_temp_path {dir}/b4; scgi_temp_path {dir}/b5;
  server {{ listen 127.0.0.1:{backend}; root {dir}/www; }} }}
"""
FRONT = """
worker_processes 1; daemon off; pid {dir}/front.pid; error_log /dev/null;
events {{ worker_connections 512; }}
http {{ access_log off; keepalive_requests 10000000;
  client_body_temp_path {dir}/f1; proxy_temp_path {dir}/f2; fastcgi_temp_path {dir}/f3; uwsgi_temp_path {dir}/f4; scgi_temp_path {dir}/f5;
  upstream back {{ server 127.0.0.1:{backend}; keepalive 6; }}
  server {{ listen 127.0.0.1:{front}; location / {{ proxy_pass http://back; proxy_http_version 1.1; proxy_set_header Connection ""; }} }} }}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(port):
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise SystemExit(f"nothing listens on port {port}")


def wrk(url, connections, seconds, header=None):
    """Requests a second and the median latency in ms."""
    command = ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency"]
    if header:
        command += ["-H", header]
    text = subprocess.run(command + [url], stdout=subprocess.PIPE, text=True, check=True).stdout
    if "Non-2xx" in text or "Socket errors" in text:
        raise SystemExit(f"errors while measuring {url}:\n{text}")
    latency = re.search(r"50%\s+([\d.]+)(us|ms|s)", text)
    scale = {"us": 0.001, "ms": 1, "s": 1000}[latency.group(2)]
    return float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)), float(latency.group(1)) * scale


def resident(pid, what="VmRSS"):
    return int(re.search(what + r":\s+(\d+)", pathlib.Path(f"/proc/{pid}/status").read_text()).group(1)) / 1024


def start_proxy(cli, url):
    process = subprocess.Popen([cli, "proxy", "--json", "--to", url], stdout=subprocess.PIPE, text=True)
    first = json.loads(process.stdout.readline())
    return process, first["upstreams"][0]["proxied"].rstrip("/"), f"{first['header']}: {first['secret']}"


def limited_read(url, header, rate):
    """Reads a body at that many bytes a second."""
    name, value = header.split(": ")
    host = url.split("/")[2]
    with socket.create_connection((host.split(":")[0], int(host.split(":")[1]))) as wire:
        wire.sendall(f"GET /{url.split('/', 3)[3]} HTTP/1.1\r\nHost: {host}\r\n{name}: {value}\r\n\r\n".encode())
        begin, count = time.monotonic(), 0
        wire.settimeout(30)
        while count < 300_000_000:
            part = wire.recv(1 << 18)
            if not part:
                break
            count += len(part)
            ahead = count / rate - (time.monotonic() - begin)
            if ahead > 0:
                time.sleep(ahead)
        return count


def descriptors(pid):
    return len(os.listdir(f"/proc/{pid}/fd"))


def soak(pid, url, header, wanted, row):
    """Fails where memory or descriptors grow with the requests. (tst_proxysoak does so for requests of all kinds.)"""
    wrk(url, 6, 2, header)  # what is allocated once
    time.sleep(1)
    memory, files = resident(pid), descriptors(pid)
    count = 0
    while count < wanted:
        count += int(wrk(url, 6, 2, header)[0] * 2)
    for _ in range(50):  # closed connections are noticed soon
        if descriptors(pid) <= files + 6:
            break
        time.sleep(0.1)
    memory, files = resident(pid) - memory, descriptors(pid) - files
    row(f"proxy, after {count} requests: MB more; descriptors more", f"{memory:.1f}; {files}", "≤ 1; ≤ 6")
    if memory > 1 or files > 6:
        raise SystemExit(f"{count} requests left {memory:.1f} MB and {files} descriptors behind")


def proxy(programs, data, rounds, row, spread, fast=False):
    nginx = shutil.which("nginx") or ("/usr/sbin/nginx" if os.path.exists("/usr/sbin/nginx") else None)
    missing = [name for name, path in (("nginx", nginx), ("wrk", shutil.which("wrk"))) if not path]
    if missing:
        row("proxy beside nginx", f"NOT MEASURED: {' and '.join(missing)} missing", "")
        return
    cli = programs.parent / "src" / "cli" / "cinderscope-cli"
    running = []
    with tempfile.TemporaryDirectory(prefix="cinderscope-bench-") as folder:
        os.chmod(folder, 0o755)
        www = pathlib.Path(folder) / "www"
        www.mkdir()
        (www / "small.html").write_bytes(b"x" * 9_000)
        (www / "page.html").write_bytes(b"<tr><td>cell</td></tr>\n" * 43_500)
        with open(www / "big.bin", "wb") as big:
            big.truncate(300_000_000)
        ports = {"dir": folder, "backend": free_port(), "front": free_port()}
        try:
            for name, text in (("backend", BACKEND), ("front", FRONT)):
                path = pathlib.Path(folder) / f"{name}.conf"
                path.write_text(text.format(**ports))
                running.append(subprocess.Popen([nginx, "-c", path, "-e", "/dev/null"], stderr=subprocess.DEVNULL))
                wait_for(ports[name])
            direct = f"http://127.0.0.1:{ports['backend']}"
            process, ours, header = start_proxy(cli, direct)
            running.append(process)
            ways = {"direct": (direct, None), "ours": (ours, header), "nginx": (f"http://127.0.0.1:{ports['front']}", None)}
            for what, path, connections, wanted in (("9 KB, 1 connection", "small.html", 1, "p50 ≤ direct + 0.1 ms"),
                                                    ("9 KB, 8 connections", "small.html", 8, "≥ 50 % of nginx"),
                                                    ("1 MB, 1 connection", "page.html", 1, "≥ 80 % of nginx"),
                                                    ("1 MB, 4 connections", "page.html", 4, "≥ 80 % of nginx")):
                figures = {name: [] for name in ways}
                for _ in range(rounds):
                    for name, (base, secret) in ways.items():
                        figures[name].append(wrk(f"{base}/{path}", connections, 1, secret))
                for name, values in figures.items():
                    row(f"proxy, {what}, {name}: req/s; p50 ms",
                        f"{spread([v[0] for v in values], '{:.0f}')}; {spread([v[1] for v in values], '{:.3f}')}")
                share = [o[0] / n[0] for o, n in zip(figures["ours"], figures["nginx"])]
                more = [o[1] - d[1] for o, d in zip(figures["ours"], figures["direct"])]
                row(f"proxy, {what}: ours : nginx; p50 over direct, ms", f"{spread(share)}; {spread(more, '{:.3f}')}", wanted)
            process2, ours2, header2 = start_proxy(cli, direct)
            running.append(process2)
            if limited_read(f"{ours2}/big.bin", header2, 100_000_000) < 300_000_000:
                raise SystemExit("the body broke off")
            row("proxy, 300 MB at 100 MB/s: resident MB at most", f"{resident(process2.pid, 'VmHWM'):.1f}", "≤ 20")
            soak(process2.pid, f"{ours2}/small.html", header2, 10_000 if fast else 100_000, row)
        finally:
            for each in running:
                each.send_signal(signal.SIGTERM)
            for each in running:
                each.wait()
