"""kill -9 in the middle of a backup or a restore: what is half is no backup and no paper, and the
next run goes on with it."""

import os
import signal
import subprocess
import sys

import pytest
from django.core.management import call_command

from articles import backups, workflow
from tests import makers
from tests.address.servers import database_address, soon
from tests.backups.places import empty_place, programs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    workflow.people.make_groups()
    monkeypatch.setenv("PATH", programs())
    makers.published()
    for colour in ("#20508c", "#8c2050", "#508c20"):
        makers.picture(colour)
    return tmp_path / "backups"


def killed_when(seen, words, environment) -> None:
    """Starts the command, and kills it as soon as `seen` is true."""
    process = subprocess.Popen(
        [sys.executable, "manage.py", *words],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    soon(lambda: seen() or process.poll() is not None, seconds=60)
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("there", ["*/database", "pictures/*/*"])
def test_a_backup_that_is_killed_is_none_and_is_gone_on_with(folder, there, settings):
    ours = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "DATABASE_URL": database_address(),
        "VAR_DIR": str(settings.VAR_DIR),
    }
    killed_when(lambda: list(folder.glob(there)), ["backup", str(folder), "--plain"], ours)
    before = backups.whole(folder)
    call_command("backup", str(folder), plain=True)
    assert len(backups.whole(folder)) == len(before) + 1
    newest = backups.whole(folder)[-1]
    assert backups.manifest_of(newest)["number_of_pictures"] == backups.number_of_files()
    assert not list(newest.glob("*.part"))


@pytest.mark.parametrize("there", ["restoring", "media/*/*"])
def test_a_restore_that_is_killed_stays_closed_and_is_gone_on_with(folder, there, tmp_path):
    call_command("backup", str(folder), plain=True)
    with empty_place(tmp_path / "elsewhere") as place:
        killed_when(
            lambda: list(place.folder.glob(there)),
            ["restore", str(folder)],
            place.environment(),
        )
        assert (
            "closed" in place.says("clock", "--once")
            or not (place.folder / "newsroom.sqlite3").exists()
        )
        # On a slow machine the kill may come when the last file is there: all that is left then is
        # to open the paper.
        if (place.folder / "restoring").exists():
            said = place.says("restore", folder)
            assert "home page: drawn" in said
            assert f"files of pictures: {backups.number_of_files()}, as" in said
        assert not (place.folder / "restoring").exists()
        assert "open" in place.says("reopen", "--without-list")
