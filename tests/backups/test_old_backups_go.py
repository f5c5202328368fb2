"""`backup --keep`: old ones go, and with them pictures that the paper no longer has."""

import os
import time
from io import StringIO

import pytest
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command

from articles import backups, images
from tests import makers
from tests.backups.places import programs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", programs())
    return tmp_path / "backups"


def kept(folder) -> set[str]:
    return {path.name for path in (folder / "pictures").rglob("*") if path.is_file()}


def made(folder, **options) -> str:
    out = StringIO()
    call_command("backup", str(folder), plain=True, stdout=out, **options)
    return out.getvalue()


def test_what_was_deleted_from_the_paper_leaves_its_backups_too(folder):
    stays, goes = makers.picture("#20508c"), makers.picture("#8c2050")
    names = {name.rsplit("/")[-1] for name in (goes.file.name, *images.names_of(goes))}
    made(folder)
    assert names <= kept(folder)
    for name in (goes.file.name, *images.names_of(goes)):
        default_storage.delete(name)
    goes.delete()
    made(folder)
    assert names <= kept(folder)  # the first backup needs them
    killed = folder / "2026-01-01T00-00-00Z"
    killed.mkdir()
    (killed / "database").write_text("half")
    long_ago = time.time() - 3 * 24 * 3600
    os.utime(killed, (long_ago, long_ago))
    for path in (folder / "pictures").rglob("*"):
        os.utime(path, (long_ago, long_ago))
    said = made(folder, keep=1)
    assert f"older backups deleted: 2, files of pictures: {len(names)}" in said
    assert len(backups.whole(folder)) == 1
    assert not killed.exists()
    assert not names & kept(folder)
    assert stays.file.name.rsplit("/")[-1] in kept(folder)


def test_the_second_backup_writes_no_picture_again(folder):
    makers.picture()
    made(folder)
    before = {path: path.stat().st_mtime_ns for path in (folder / "pictures").rglob("*")}
    made(folder)
    assert {path: path.stat().st_mtime_ns for path in (folder / "pictures").rglob("*")} == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({}, "say --plain"),
        ({"plain": True, "recipient": ["age1x"]}, "not both"),
        ({"recipient": ["age1x"]}, "age public key"),
        ({"plain": True, "keep": -1}, "1 or more"),
    ],
)
def test_what_is_asked_wrongly_is_said(folder, words, said):
    with pytest.raises(CommandError, match=said):
        call_command("backup", str(folder), **words)
    assert not backups.whole(folder)


def test_a_folder_that_cannot_be_written_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(CommandError, match="Nothing counts as kept"):
        call_command("backup", str(tmp_path / "file" / "inner"), plain=True)
