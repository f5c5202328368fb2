"""Database, replica, cache, pictures, clock and workers are taken away and given back, one after
the other, while a reader reads, an app reads and shares, and a lawyer holds and frees a story."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from itertools import count, cycle
from pathlib import Path
from threading import Event, Thread
from typing import Any
from urllib.error import HTTPError
from urllib.request import Request, urlopen

from tests.address.servers import free_port, soon

STEADY, AWAY = 4.0, 6.0  # seconds
READER, APP, EDITOR = "reader", "app", "editor"


class Line:
    """A line to a server that can be cut: whoever uses it, or tries to, is refused."""

    def __init__(self, family: int, there: Any) -> None:
        self.family, self.there = family, there
        self.is_cut = False
        self.open: set[socket.socket] = set()
        self.door = socket.create_server(("127.0.0.1", 0), reuse_port=True)
        self.port = self.door.getsockname()[1]
        Thread(target=self._take, daemon=True).start()

    def cut(self) -> None:
        self.is_cut = True
        for one in list(self.open):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)

    def mend(self) -> None:
        self.is_cut = False

    def _take(self) -> None:
        while True:
            caller, _address = self.door.accept()
            called = socket.socket(self.family)
            if self.is_cut:
                caller.close()
                continue
            called.connect(self.there)
            self.open |= {caller, called}
            for one, other in ((caller, called), (called, caller)):
                Thread(target=self._carry, args=(one, other), daemon=True).start()

    def _carry(self, one: socket.socket, other: socket.socket) -> None:
        with suppress(OSError):
            while said := one.recv(65536):
                other.sendall(said)
        for end in (one, other):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            self.open.discard(end)


class Load:
    """Three people at once, each some times a second; what each was answered, and when."""

    def __init__(self, site: str, token: str, story: int, held: int) -> None:
        self.site, self.token, self.story, self.held = site, token, story, held
        self.answers: list[tuple[float, str, int]] = []
        self.said: dict[str, bytes] = {}
        self.moved = self.shared = 0
        self.stopping = Event()
        people = (self._reader, self._app, self._editor)
        self.people = [Thread(target=one, daemon=True) for one in people]

    def start(self) -> None:
        for one in self.people:
            one.start()

    def stop(self) -> None:
        self.stopping.set()
        for one in self.people:
            one.join(30)

    def since(self, begun: float) -> list[tuple[float, str, int]]:
        return [one for one in list(self.answers) if one[0] >= begun]

    def _asked(self, who: str, path: str, body: Any = None, **headers: str) -> int:
        headers |= {"User-Agent": "Mozilla/5.0 (drill)"}
        data = None if body is None else json.dumps(body).encode()
        if data is not None:
            headers["Content-Type"] = "application/json"
        try:
            with urlopen(Request(self.site + path, data, headers), timeout=15) as answer:
                self.said[who] = answer.read()
                status = answer.status
        except HTTPError as refused:
            status = refused.code
        except OSError:
            status = 0  # nobody answered
        self.answers.append((time.monotonic(), who, status))
        time.sleep(0.1)
        return status

    def _reader(self) -> None:
        for number in count():
            if self.stopping.is_set():
                return
            self._asked(READER, ("/", "/latest/", f"/search/?q=x{number}")[number % 3])

    def _app(self) -> None:
        for number in count():
            if self.stopping.is_set():
                return
            self._asked(APP, "/api/v1/articles/")
            key = {"Idempotency-Key": f"drill-{number}"}
            path = f"/api/v1/articles/{self.story}/shares/"
            self.shared += self._asked(APP, path, {"channel": "x"}, **key) == 202

    def _editor(self) -> None:
        path = f"/api/v1/desk/articles/{self.held}/"
        signed = {"Authorization": f"Token {self.token}"}
        for move, why in cycle([("hold", {"reason": "تدريب"}), ("release", {})]):
            status = 0
            while status not in {200, 409}:  # 409: it was done, and nobody was left to say so
                if self.stopping.is_set():
                    return
                time.sleep(0.2)  # the desk's API takes five a second
                if self._asked(EDITOR, path, **signed) == 200:
                    seen = {"version": json.loads(self.said[EDITOR])["version"]}
                    status = self._asked(EDITOR, f"{path}{move}/", seen | why, **signed)
            self.moved += status == 200


@contextmanager
def served(environment: dict[str, str], port: int) -> Iterator[subprocess.Popen[bytes]]:
    log = Path(environment["VAR_DIR"]) / "drill.log"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "manage.py", "serve", "--port", str(port), "--with-parent"],
            env={**os.environ, **environment},
            stdout=said,
            stderr=said,
            start_new_session=True,
        )
        try:
            soon(lambda: _answers(f"http://127.0.0.1:{port}/readyz"), seconds=60)
            yield server
        finally:
            server.terminate()
            with suppress(subprocess.TimeoutExpired):
                server.wait(15)
            with suppress(ProcessLookupError):
                os.killpg(server.pid, signal.SIGKILL)


def _answers(address: str) -> bool:
    with suppress(OSError), urlopen(address, timeout=2):
        return True
    return False


def _kill(server: subprocess.Popen[bytes], words: str, under: str) -> None:
    """kill -9 to all that this server started, whose command line holds these words, and that of
    whose parent the others."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError, ValueError):
            if os.getpgid(int(entry.name)) == server.pid and words in _line(entry):
                parent = (entry / "stat").read_text().rpartition(")")[2].split()[1]
                if under in _line(Path("/proc") / parent):
                    found.append(int(entry.name))
    assert found, f"no process runs {words}"
    for pid in found:
        os.kill(pid, signal.SIGKILL)


def _line(entry: Path) -> str:
    return (entry / "cmdline").read_bytes().replace(b"\0", b" ").decode()


def drilled(load: Load, take: Callable[[], None], give: Callable[[], None]) -> tuple[str, ...]:
    """Errors that each of them saw, and seconds from giving back to the last one."""
    time.sleep(STEADY)
    begun = time.monotonic()
    take()
    time.sleep(AWAY)
    given = time.monotonic()
    give()
    time.sleep(STEADY + 8)
    seen = load.since(begun)
    cells = []
    for who in (READER, APP, EDITOR):
        wrong = Counter(one[2] or "–" for one in seen if one[1] == who and not _is_fine(one[2]))
        all_of = sum(one[1] == who for one in seen)
        told = ", ".join(
            f"{number} × {status}" for status, number in sorted(wrong.items(), key=str)
        )
        cells.append(f"{told or 'none'} of {all_of}")
    last = max((one[0] for one in seen if not _is_fine(one[2])), default=given)
    return (*cells, f"{max(0.0, last - given):.1f} s")


def _is_fine(status: int) -> bool:
    return status in {200, 202, 304, 409}


def faults(folder: Path, database: str, cache: str) -> Iterator[tuple[str, ...]]:
    """A row for each part: its name, what reader, app and editor saw, seconds to recover. The last
    row says what was lost. `database` is a Unix socket's folder, `cache` host:port."""
    host, port = cache.rsplit(":", 1)
    lines = {
        "database": Line(socket.AF_UNIX, f"{database}/.s.PGSQL.5432"),
        "replica": Line(socket.AF_UNIX, f"{database}/.s.PGSQL.5432"),
        "cache": Line(socket.AF_INET, (host, int(port))),
    }
    site_port = free_port()
    address = "postgres://postgres@127.0.0.1:{}/postgres"
    environment = {
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "VAR_DIR": str(folder),
        "SITE_URL": f"http://127.0.0.1:{site_port}",
        "DATABASE_URL": address.format(lines["database"].port),
        "DATABASE_REPLICA_URL": address.format(lines["replica"].port),
        "CACHE_URL": f"redis://127.0.0.1:{lines['cache'].port}/7",
        "SHARES_AN_HOUR": "1000000",
    }
    made = subprocess.run(
        [sys.executable, "-m", "tests.drill.paper"],
        env={**os.environ, **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    story, held, token = made.stdout.split()[-3:]
    media, aside = folder / "media", folder / "media.away"
    with served(environment, site_port) as server:
        load = Load(environment["SITE_URL"], token, int(story), int(held))
        load.start()
        parts: dict[str, tuple[Callable[[], Any], Callable[[], Any]]] = {
            **{name: (line.cut, line.mend) for name, line in lines.items()},
            "disk with pictures": (lambda: media.rename(aside), lambda: aside.rename(media)),
            "clock": (lambda: _kill(server, "manage.py clock", "serve"), lambda: None),
            "workers": (lambda: _kill(server, "granian", "granian"), lambda: None),
        }
        for name, (take, give) in parts.items():
            yield (name, *drilled(load, take, give))
        load.stop()
        counted = subprocess.run(
            [sys.executable, "-m", "tests.drill.paper", story, held],
            env={**os.environ, **environment},
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
    shares, moves, wrong = counted.stdout.strip().splitlines()[-1].split(" ", 2)
    yield (
        "lost",
        f"shares: {load.shared} accepted, {shares} there",
        f"moves: {load.moved} done, {moves} in the log",
        f"untrue: {wrong}",
        "",
    )
