"""Servers as they are run, asked over the network by wrk, and what that costs all of them."""

import contextlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple

from django.conf import settings

from tests.address.servers import database_address, free_port, nginx_command

WORKERS = 2
ACCEPTED = "br, gzip"
_TICKS = os.sysconf("SC_CLK_TCK")
_SERVERS = {"postgres", "valkey-server", "redis-server"}  # whoever started them
_LUA = """
local paths, n = {%s}, 0
wrk.headers["Host"] = "localhost"
wrk.headers["Accept-Encoding"] = "%s"
wrk.headers["Connection"] = "%s"
request = function() n = n %% #paths + 1; return wrk.format("GET", paths[n]) end
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What wrk found: requests a second, and CPU milliseconds a request of every process of the
    stack."""

    rate: float
    cpu: float


class Answer(NamedTuple):
    """`headers`: their names in lower case."""

    status: int
    headers: list[tuple[str, str]]
    body: bytes


@dataclass(frozen=True, slots=True)
class Stack:
    port: int
    group: int  # of processes
    also: int = 0  # another, of a server behind this one
    is_secure: bool = False  # by https

    def ask(self, path: str, **headers: str) -> Answer:
        with contextlib.closing(HTTPConnection("127.0.0.1", self.port, timeout=30)) as link:
            link.request("GET", path, headers={"Host": "localhost", **headers})
            told = link.getresponse()
            named = [(name.lower(), value) for name, value in told.getheaders()]
            return Answer(told.status, named, told.read())

    def load(
        self, paths: Sequence[str], *, clients: int, seconds: float, is_new: bool = False
    ) -> Load:
        """`clients` connections ask for the paths one after the other, each time anew where
        `is_new`. RuntimeError where one is answered with an error."""
        words = ",".join(json.dumps(path) for path in paths)
        with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
            script.write(_LUA % (words, ACCEPTED, "close" if is_new else "keep-alive"))
            script.flush()
            before = self._cpu()
            command = ["wrk", "-t1", f"-c{clients}", f"-d{seconds:g}s", "--timeout", "20s"]
            scheme = "https" if self.is_secure else "http"
            command += ["-s", script.name, f"{scheme}://127.0.0.1:{self.port}"]
            told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
            spent = self._cpu() - before
        if wrong := re.search(r"Non-2xx or 3xx responses: (\d+)", told):
            raise RuntimeError(f"{paths[0]}: {wrong[1]} answers are errors")
        count = int(re.findall(r"(\d+) requests in", told)[0])
        rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", told)[0])
        return Load(rate, spent / count)

    def _cpu(self) -> float:
        total = 0
        for one, name, group in _processes():
            if group in (self.group, self.also) or name in _SERVERS:
                with contextlib.suppress(OSError):
                    words = (one / "stat").read_text().rpartition(")")[2].split()
                    total += int(words[11]) + int(words[12])
        return total / _TICKS * 1000


def _processes() -> Iterator[tuple[Path, str, int]]:
    for one in Path("/proc").iterdir():
        if one.name.isdigit():
            with contextlib.suppress(OSError):
                head, _bracket, rest = (one / "stat").read_text().rpartition(")")
                yield one, head.partition("(")[2], int(rest.split()[2])


def memory(stack: Stack) -> float:
    """MB of all its processes, without the servers it asks; what they share is counted once
    (proportional set size)."""
    total = 0
    for one in [place for place, _name, group in _processes() if group == stack.group]:
        with contextlib.suppress(OSError):
            total += int(re.findall(r"^Pss:\s+(\d+)", (one / "smaps_rollup").read_text(), re.M)[0])
    return total / 1000


@contextlib.contextmanager
def granian(application: str, **environment: str) -> Iterator[Stack]:
    """As `manage.py serve` starts it, without the clock."""
    port = free_port()
    command = [sys.executable, "-m", "newsroom.granian", application, "--interface", "wsgi"]
    command += ["--blocking-threads", "1", "--log-level", "error", "--workers", str(WORKERS)]
    command += ["--port", str(port), "--working-dir", str(settings.BASE_DIR)]
    told = {**os.environ, "DATABASE_URL": database_address(), **environment}
    with _running(command, port, told) as stack:
        yield stack


@contextlib.contextmanager
def nginx(folder: Path, http: str, *, port: int) -> Iterator[Stack]:
    """One that has `http` in its http block."""
    more = f"worker_processes {WORKERS};\n"
    command = nginx_command(folder, f"access_log off;\nkeepalive_requests 1000000;\n{http}", more)
    with _running(command, port, os.environ) as stack:
        yield stack


def have() -> str:
    """What is not on this machine of what these figures need."""
    return ", ".join(name for name in ("wrk", "nginx") if shutil.which(name) is None)


@contextlib.contextmanager
def _running(command: Sequence[str], port: int, environment: Mapping[str, str]) -> Iterator[Stack]:
    server = subprocess.Popen(command, env=environment, start_new_session=True)
    try:
        stack = Stack(port, server.pid)
        for _tenth in range(300):
            if server.poll() is not None:
                raise RuntimeError(f"{command[0]} ended with {server.returncode}")
            with contextlib.suppress(OSError):
                stack.ask("/healthz")
                break
            time.sleep(0.1)
        yield stack
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(server.pid, signal.SIGTERM)
        try:
            server.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(server.pid, signal.SIGKILL)
