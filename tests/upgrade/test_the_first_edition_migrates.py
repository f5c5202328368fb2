"""The demo newsroom of the first edition, as its databases held it, brought to the present."""

import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).parents[2]
FIXTURES = ROOT / "tests" / "fixtures"


def run(environment, *words):
    command = [sys.executable, *words]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr[-3000:]
    return done.stdout


@pytest.fixture
def address(db, tmp_path):
    """The address of a database with the first edition in it, of the kind this run is on."""
    if connection.vendor == "sqlite":
        packed = FIXTURES / "first_edition.sqlite3.xz"
        (tmp_path / "first.sqlite3").write_bytes(lzma.decompress(packed.read_bytes()))
        yield f"sqlite:///{tmp_path / 'first.sqlite3'}"
        return
    packed = FIXTURES / "first_edition.postgresql.sql.xz"
    name = f"first_{os.getpid()}"
    with connection.cursor() as cursor:
        connection.connection.rollback()
        connection.connection.autocommit = True
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    import psycopg2

    where = connection.get_connection_params() | {"dbname": name}
    where = {
        key: where[key] for key in ("dbname", "user", "password", "host", "port") if where.get(key)
    }
    with psycopg2.connect(**where) as other, other.cursor() as cursor:
        cursor.execute(lzma.decompress(packed.read_bytes()).decode())
    other.close()
    given, _mark, rest = os.environ["DATABASE_URL"].partition("?")
    yield f"{given.rpartition('/')[0]}/{name}?{rest}"


def test_every_page_state_and_sign_off_of_the_first_edition_comes_over(address, tmp_path):
    environment = {
        "DATABASE_URL": address,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    run(environment, "manage.py", "migrate", "--verbosity", "0")
    found = json.loads(run(environment, "tests/upgrade/looked_at.py").splitlines()[-1])
    stories = found["stories"].values()
    assert len(stories) == 44
    assert all(one["is_current"] for one in stories)
    assert found["proofs_missing"] == 0
    assert all(page == 200 for page in found["pages"].values())
    assert len(found["pages"]) > 40
    for number, one in found["stories"].items():
        if one["status"] in {"approved", "scheduled", "published"}:
            assert one["missing"] == [], number
        assert (one["changed"], one["differs"]) == ([], False), number
        assert one["authors"] != [], number


BEFORE = """
from django.db import connection
with connection.cursor() as cursor:
    def first(status):
        cursor.execute("SELECT MIN(id) FROM articles_article WHERE status = %s", [status])
        return cursor.fetchone()[0]
    published, scheduled = first("published"), first("scheduled")
    cursor.execute(
        "UPDATE articles_publication SET dateline = 'الكويت' WHERE article_id = %s", [published]
    )
    cursor.execute(
        "UPDATE articles_revision SET at = '2031-01-01 00:00:00+00' WHERE article_id = %s",
        [scheduled],
    )
print(published, scheduled)
"""


def test_a_sign_off_falls_where_what_it_covers_may_be_newer(address, tmp_path):
    """One story was printed with another dateline than the desk has; one was saved again after it
    was signed and scheduled, and nobody can say what that save changed."""
    environment = {
        "DATABASE_URL": address,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "tests.settings",
    }
    published, scheduled = run(environment, "manage.py", "shell", "-v0", "-c", BEFORE).split()
    said = run(environment, "manage.py", "migrate", "--verbosity", "0")
    stories = json.loads(run(environment, "tests/upgrade/looked_at.py").splitlines()[-1])["stories"]
    assert stories[published]["status"] == "published"
    assert "desk ar" in stories[published]["missing"]
    assert "ar" in stories[published]["changed"]
    assert stories[published]["differs"]
    assert stories[scheduled]["status"] == "in_review"
    assert "desk ar" in stories[scheduled]["missing"]
    report = (tmp_path / "upgrade-0009.txt").read_text()
    for number in (published, scheduled):
        assert f"story {number} (" in report
        assert f"story {number} (" in said
