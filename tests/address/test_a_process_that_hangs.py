"""A worker that hangs is found and replaced; systemd hears that the clock lives."""

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from django.conf import settings
from django.core.management import call_command

from tests.address.servers import free_port, soon, until_it_listens

HANGING = """
import os
from itertools import repeat
from threading import Event
os.environ["DJANGO_SETTINGS_MODULE"] = "newsroom.settings"
import django
django.setup()
from newsroom.watchdog import limited

def hang(environ, start):
    if environ["PATH_INFO"] == "/loop":
        sum(repeat(0))  # never ends, and lets no other thread run
    if environ["PATH_INFO"] == "/wait":
        Event().wait()
    start("200 OK", [])
    return [str(os.getpid()).encode()]

application = limited(hang)
"""
UNITS = sorted((Path(settings.BASE_DIR) / "deploy").glob("newsroom*.[st]*"))


def read(port: int, path: str = "/") -> str:
    try:
        with urlopen(f"http://127.0.0.1:{port}{path}", timeout=10) as answer:
            return answer.read().decode()
    except (URLError, OSError):
        return ""


@pytest.mark.parametrize("hanging", ["/loop", "/wait"])
def test_a_worker_that_hangs_ends_says_where_and_is_replaced(tmp_path, hanging):
    (tmp_path / "hanging.py").write_text(HANGING)
    port, log = free_port(), tmp_path / "log"
    words = ["--interface", "wsgi", "--port", str(port), "--workers", "1"]
    words += ["--blocking-threads", "1", "--respawn-failed-workers", "--respawn-interval", "0.1"]
    environment = {**os.environ, "REQUEST_SECONDS": "1", "VAR_DIR": str(tmp_path / "var")}
    environment["PYTHONPATH"] = f"{settings.BASE_DIR}{os.pathsep}{tmp_path}"
    with log.open("wb") as said:
        server = subprocess.Popen(
            [sys.executable, "-m", "granian", "hanging:application", *words],
            env=environment,
            cwd=tmp_path,
            stdout=said,
            stderr=said,
        )
    try:
        until_it_listens(port, server)
        first = soon(lambda: read(port), seconds=30)
        began = time.monotonic()
        assert read(port, hanging) == ""
        assert time.monotonic() - began < 9
        assert soon(lambda: read(port), seconds=30) != first
    finally:
        server.terminate()
        server.wait(20)
    assert "hanging.py" in log.read_text()  # where it was


@pytest.mark.django_db(transaction=True)
def test_systemd_hears_that_the_clock_lives(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "ear"))
        ear.settimeout(5)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "ear"))
        call_command("clock", once=True)
        assert ear.recv(100) == b"READY=1"
        assert ear.recv(100) == b"WATCHDOG=1"


@pytest.mark.parametrize("unit", UNITS, ids=[one.name for one in UNITS])
def test_systemd_finds_nothing_wrong_with_a_unit(unit, tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze on this machine")
    for one in UNITS:
        text = one.read_text().replace("/srv/newsroom/.venv/bin", str(Path(sys.executable).parent))
        (tmp_path / one.name).write_text(text)
    done = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(tmp_path / unit.name)],
        capture_output=True,
        text=True,
        env={**os.environ, "SYSTEMD_UNIT_PATH": f"{tmp_path}:"},
    )
    ours = [line for line in done.stderr.splitlines() if "newsroom" in line]
    assert ours == []
