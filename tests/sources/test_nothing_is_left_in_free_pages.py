"""What is destroyed is overwritten: its bytes stand in no free page of the database's file."""

import sqlite3

import pytest
from django.conf import settings
from django.db import connection


@pytest.mark.parametrize("asked", ["PRAGMA secure_delete=OFF;", ""])
def test_a_destroyed_file_leaves_nothing_in_the_database_file(tmp_path, asked):
    """With the paper's own settings of a connection; without them it would stay."""
    path = tmp_path / "paper.sqlite3"
    kept = sqlite3.connect(path, isolation_level=None)
    kept.executescript(settings.SQLITE["init_command"] + asked)
    kept.execute("CREATE TABLE sealed (ciphertext BLOB)")
    kept.execute("INSERT INTO sealed VALUES (?)", [b"canarysealed" * 2000])
    kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert path.read_bytes().count(b"canarysealed") > 100
    kept.execute("DELETE FROM sealed")
    kept.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert (path.read_bytes().count(b"canarysealed") == 0) is (not asked)


@pytest.mark.django_db
def test_the_paper_asks_for_it_on_every_connection():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL overwrites at its next VACUUM: docs/sources.md")
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA secure_delete")
        assert cursor.fetchone() == (1,)
