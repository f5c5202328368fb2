"""`manage.py serve` and `make run` as a person starts and ends them: what they started ends with
them within five seconds, and what dies on the way is started again."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

BOUND = 5.0  # seconds; what the command promises


class World:
    """A place of its own: its processes are known by the folder in their environment."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        with socket.socket() as one:
            one.bind(("127.0.0.1", 0))
            self.port = one.getsockname()[1]
        unwanted = {"DATABASE_URL", "CACHE_URL", "DJANGO_SETTINGS_MODULE", "VAR_DIR"}
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        self.environment = {**kept, "VAR_DIR": str(folder), "PORT": str(self.port)}
        shutil.copy(database, folder / "newsroom.sqlite3")

    def start(self, *command: str) -> subprocess.Popen:
        return subprocess.Popen(
            command,
            cwd=settings.BASE_DIR,
            env=self.environment,
            start_new_session=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def serve(self) -> subprocess.Popen:
        words = ("--workers", "1", "--port", str(self.port))
        return self.start(sys.executable, "manage.py", "serve", *words)

    def alive(self, *words: str) -> list[int]:
        """Processes of this world whose command holds all of `words`."""
        found = []
        for place in Path("/proc").glob("[0-9]*"):
            try:
                if f"VAR_DIR={self.folder}".encode() not in (place / "environ").read_bytes():
                    continue
                command = (place / "cmdline").read_bytes()
                is_gone = "Z" in (place / "stat").read_text().rpartition(")")[2][:3]
            except OSError:
                continue
            if command and not is_gone and all(word.encode() in command for word in words):
                found.append(int(place.name))
        return found

    def answers(self) -> bool:
        try:
            address = f"http://127.0.0.1:{self.port}/healthz"
            return urllib.request.urlopen(address, timeout=2).status == 200
        except OSError:
            return False


def becomes(true: Callable[[], object], within: float) -> bool:
    until = time.monotonic() + within
    while time.monotonic() < until:
        if true():
            return True
        time.sleep(0.1)
    return bool(true())


@pytest.fixture(scope="module")
def database(tmp_path_factory) -> Path:
    """An empty newsroom, for every world to copy."""
    made = tmp_path_factory.mktemp("empty") / "newsroom.sqlite3"
    environment = {**os.environ, "DATABASE_URL": f"sqlite:///{made}"}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=settings.BASE_DIR, env=environment, check=True)
    return made


@pytest.fixture
def world(tmp_path, database) -> Iterator[World]:
    made = World(tmp_path, database)
    yield made
    for pid in made.alive():
        os.kill(pid, signal.SIGKILL)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP, signal.SIGKILL])
def test_however_the_server_is_ended_all_of_it_ends(world, number):
    server = world.serve()
    assert becomes(world.answers, 60)
    assert becomes(lambda: world.alive("clock"), 60)
    assert len(world.alive()) >= 4  # itself, the clock, the server and a worker at least
    server.send_signal(number)
    assert becomes(lambda: server.poll() is not None and not world.alive(), BOUND)
    with socket.create_server(("127.0.0.1", world.port)):
        pass  # the port is free again


@pytest.mark.parametrize("name", ["clock", "granian"])
def test_what_dies_is_started_again(world, name):
    world.serve()
    assert becomes(world.answers, 60)
    assert becomes(lambda: world.alive(name), 60)
    before = world.alive(name)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    assert becomes(lambda: set(world.alive(name)) - set(before), 30)
    assert becomes(world.answers, 60)


def test_a_port_that_is_taken_is_said_at_once(world):
    with socket.create_server(("127.0.0.1", world.port)):
        server = world.start(sys.executable, "manage.py", "serve", "--port", str(world.port))
        assert server.wait(60) == 1
    assert not world.alive()


@pytest.mark.skipif(not shutil.which("timeout"), reason="needs coreutils")
def test_make_run_under_a_time_limit_leaves_nothing_behind(world):
    """Past its five seconds: the newsroom is up by then, or on its way."""
    python = Path(sys.executable).parent.parent
    command = ["timeout", "5", "make", "--old-file", f"{python}/.run-ready", "run"]
    limited = world.start(*command, f"VENV={python}")
    limited.wait(60)
    assert becomes(lambda: not world.alive(), BOUND)
