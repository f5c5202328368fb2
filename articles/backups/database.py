"""The whole database as one file, and back into an empty place: SQLite's own backup, PostgreSQL's
pg_dump and pg_restore."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO

from django.conf import settings
from django.db import connection, transaction

# Keys and digests of those who shared, who is in and by which token, what was typed and not saved,
# what waits for a minute: what a backup shall not give away or bring back.
LEFT_OUT = (
    *("articles_sharekey", "articles_shareevent", "articles_session", "django_session"),
    *("articles_token", "articles_letter", "articles_brake", "articles_presence"),
    *("articles_kept",),
    *("articles_stroke", "articles_setback", "articles_closure"),
)
_COMPARED = ("articles_publication", "articles_revision", "articles_transition", "auth_user")
_ROWS = 500
_ADDRESS = {"host", "port", "user", "password", "database", "sslmode", "sslrootcert", "sslcert"}
_ADDRESS |= {"sslkey", "service"}


class NotDone(Exception):
    """A sentence that says why."""


def is_empty() -> bool:
    """Whether nobody has an account here and nothing is written."""
    there = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in {"auth_user", "articles_article"} & there:
            cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")
            if cursor.fetchone():
                return False
    return True


@contextmanager
def dumped() -> Iterator[tuple[BinaryIO, dict[str, int], dict[str, str]]]:
    """A file to read the database from as it is now, how many rows each of its tables holds, and
    digests of those that matter most."""
    if connection.vendor == "postgresql":
        yield from _from_postgresql()
    else:
        yield from _from_sqlite()


def load(path: Path) -> tuple[dict[str, int], dict[str, str]]:
    """Fills the empty database from this file; counts and digests of what is there then."""
    connection.close()
    if connection.vendor == "postgresql":
        _run(["pg_restore", "--no-owner", "--no-privileges", "--clean", "--if-exists"], path)
        with connection.cursor() as cursor:
            return _told(cursor, connection.introspection.table_names())
    there = Path(connection.settings_dict["NAME"])
    with closing(sqlite3.connect(path)) as copy:
        (said,) = copy.execute("PRAGMA integrity_check").fetchone()
        if said != "ok":
            raise NotDone(f"SQLite finds the database damaged: {said}")
        told = _told(copy.cursor(), _tables(copy))
    for beside in ("-wal", "-shm"):
        Path(f"{there}{beside}").unlink(missing_ok=True)
    shutil.move(path, there)
    there.chmod(0o600)
    return told


def _from_sqlite() -> Iterator[tuple[BinaryIO, dict[str, int], dict[str, str]]]:
    with tempfile.TemporaryDirectory(dir=settings.VAR_DIR, prefix="backup-") as folder:
        path = Path(folder) / "database"
        connection.ensure_connection()
        with closing(sqlite3.connect(path, isolation_level=None)) as copy:
            path.chmod(0o600)
            connection.connection.backup(copy)
            copy.execute("PRAGMA journal_mode=DELETE")
            tables = _tables(copy)
            for table in set(LEFT_OUT) & set(tables):
                copy.execute(f"DELETE FROM {table}")
            copy.execute("VACUUM")  # what was deleted is not in the file either
            told = _told(copy.cursor(), tables)
        with path.open("rb") as file:
            yield file, *told


def _from_postgresql() -> Iterator[tuple[BinaryIO, dict[str, int], dict[str, str]]]:
    with transaction.atomic(), connection.cursor() as cursor:
        # One moment for what is counted and for what is dumped.
        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        cursor.execute("SELECT pg_export_snapshot()")
        (snapshot,) = cursor.fetchone()
        told = _told(cursor, connection.introspection.table_names())
        words = ["pg_dump", "--format=custom", "--no-owner", f"--snapshot={snapshot}"]
        words += [f"--exclude-table-data={table}" for table in LEFT_OUT]
        with tempfile.TemporaryFile() as said, _started(words, stderr=said) as process:
            yield process.stdout, *told
            if process.wait():
                said.seek(0)
                raise NotDone(f"pg_dump: {said.read().decode(errors='replace').strip()[:500]}")


def _run(words: list[str], path: Path) -> None:
    words = [
        *words,
        "--single-transaction",
        "--exit-on-error",
        f"--dbname={connection.settings_dict['NAME']}",
        str(path),
    ]
    with tempfile.TemporaryFile() as said, _started(words, stderr=said) as process:
        if process.wait():
            said.seek(0)
            raise NotDone(f"{words[0]}: {said.read().decode(errors='replace').strip()[:500]}")


def _started(words: list[str], **how: Any) -> Any:
    """The address goes by the environment: a command line is read by everybody on the machine."""
    params = {**connection.get_connection_params()}
    params["database"] = params.pop("dbname")
    told = {f"PG{key.upper()}": str(value) for key, value in params.items() if key in _ADDRESS}
    environment = {**os.environ, **told}
    try:
        return subprocess.Popen(words, stdout=subprocess.PIPE, env=environment, **how)
    except FileNotFoundError:
        raise NotDone(f"{words[0]} is not installed: Debian has it in postgresql-client.") from None


def _tables(copy: sqlite3.Connection) -> list[str]:
    found = copy.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return [name for (name,) in found if not name.startswith("sqlite_")]


def _told(cursor: Any, tables: list[str]) -> tuple[dict[str, int], dict[str, str]]:
    counts = {}
    for table in sorted(set(tables) - set(LEFT_OUT)):
        cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
        (counts[table],) = cursor.fetchone()
    return counts, {table: _digest(cursor, table) for table in _COMPARED if table in tables}


def _digest(cursor: Any, table: str) -> str:
    """SHA-256 of every row, in the order of their keys."""
    digest, after = sha256(), 0
    while True:
        cursor.execute(f"SELECT * FROM {table} WHERE id > {after} ORDER BY id LIMIT {_ROWS}")
        place = [column[0] for column in cursor.description].index("id")
        rows = cursor.fetchall()
        for row in rows:
            plain = [bytes(one) if isinstance(one, memoryview) else one for one in row]
            digest.update(repr(plain).encode())
            after = row[place]
        if len(rows) < _ROWS:
            return digest.hexdigest()
