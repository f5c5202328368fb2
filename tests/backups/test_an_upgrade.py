"""`manage.py upgrade`: says what will happen, waits for no lock, goes on where it was stopped."""

import threading
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from articles.management.commands import upgrade
from articles.models import Epoch, Printed
from tests import makers

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE, LAST = "0045_closure", "0046_epoch"


def run(**options) -> str:
    out = StringIO()
    call_command("upgrade", stdout=out, **options)
    return out.getvalue()


@pytest.fixture
def behind():
    """The database as it was some releases ago."""
    call_command("migrate", "articles", BEFORE, verbosity=0)
    yield
    call_command("migrate", verbosity=0)


def is_there() -> bool:
    return Epoch._meta.db_table in connection.introspection.table_names()


def test_nothing_is_done_where_nothing_is_to_be_done():
    said = run()
    assert "migrations: none to run" in said
    assert "search: up to date" in said
    assert "prints: up to date" in said


def test_what_will_happen_is_said_first(behind, settings):
    said = run(look=True)
    assert f"to run: articles {LAST}" in said
    assert "MB free" in said
    assert "make one first" in said
    assert not is_there()


def test_migrations_run_and_what_is_due_is_told(behind):
    makers.publication()
    Printed.objects.update(version="old")
    assert "prints: 1 wait" in run()
    assert is_there()


def test_a_database_of_a_newer_release_is_left_alone():
    MigrationRecorder(connection).record_applied("articles", "9999_of_tomorrow")
    try:
        with pytest.raises(CommandError, match="newer release"):
            run()
    finally:
        MigrationRecorder(connection).record_unapplied("articles", "9999_of_tomorrow")


def test_the_age_of_the_last_backup_is_told(settings, tmp_path):
    settings.BACKUP_DIR = str(tmp_path)
    made = tmp_path / "2026-01-01T00-00-00Z"
    made.mkdir()
    (made / "manifest.json").write_text("{}")
    assert "make a new one first" in run(look=True)


def test_a_full_disk_is_told_before(behind, monkeypatch):
    if connection.vendor != "sqlite":
        pytest.skip("the database may be on another machine")
    usage = type("Usage", (), {"free": 1})
    monkeypatch.setattr(upgrade.shutil, "disk_usage", lambda _path: usage)
    with pytest.raises(CommandError, match="not enough space"):
        run()


def test_a_migration_that_cannot_have_its_lock_lets_go_and_tries_again(behind, monkeypatch):
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one lock for all, and waits for it")
    monkeypatch.setattr(upgrade, "_LOCK", "200ms")
    monkeypatch.setattr(upgrade, "_PAUSE", 0.2)
    held, done = threading.Event(), threading.Event()

    def hold() -> None:
        from django.db import transaction

        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE django_migrations IN SHARE MODE")
            held.set()
            done.wait(1)
        connection.close()

    other = threading.Thread(target=hold)
    other.start()
    held.wait(10)
    try:
        said = run()
    finally:
        done.set()
        other.join()
    assert "once more" in said
    assert is_there()
