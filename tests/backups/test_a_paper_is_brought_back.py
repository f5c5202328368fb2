"""A small drill: the paper is backed up, brought back in an empty place, closed until it is
reopened, and tells its readers what it told them before, but for what was taken back since."""

from datetime import timedelta
from pathlib import Path

import pyrage
import pytest
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone

from articles import accounts, backups, roles, workflow
from articles.models import AccountChange
from tests import makers
from tests.backups.places import empty_place, programs

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def _groups():
    workflow.people.make_groups()


@pytest.fixture
def folder(tmp_path, monkeypatch, settings) -> Path:
    monkeypatch.setenv("PATH", programs())
    settings.BACKUP_DIR = str(tmp_path / "backups")
    return tmp_path / "backups"


@pytest.fixture
def place(tmp_path, folder):
    with empty_place(tmp_path / "elsewhere") as found:
        found.more["BACKUP_DIR"] = str(folder)
        yield found


def asked(place, path: str) -> tuple[int, str]:
    """What the restored paper answers, through the door that the server opens."""
    said = place.says(
        "shell",
        "--no-imports",
        "-c",
        "import io, sys\n"
        "from newsroom.wsgi import application\n"
        "got = []\n"
        f"environ = {{'REQUEST_METHOD': 'GET', 'PATH_INFO': {path!r}, 'SERVER_NAME': 'localhost', "
        "'SERVER_PORT': '80', 'HTTP_HOST': 'localhost', 'wsgi.input': io.BytesIO(), "
        "'wsgi.url_scheme': 'http', 'wsgi.errors': sys.stderr, 'SCRIPT_NAME': '', "
        "'QUERY_STRING': '', 'SERVER_PROTOCOL': 'HTTP/1.1'}\n"
        "body = b''.join(application(environ, lambda status, headers: got.append(status)))\n"
        "print(got[0][:3])\n"
        "print(body.decode('utf-8', 'replace'))",
        DEBUG="on",  # nobody collected static files there
    )
    status, _line, page = said.partition("\n")
    return int(status), page


def numbers(*stories) -> str:
    return ", ".join(str(pk) for pk in sorted(story.pk for story in stories))


def test_a_paper_comes_back_whole_closed_and_without_what_was_taken_back(folder, place):
    image = makers.picture()
    kept = makers.published(texts={"headline_ar": "ما بقي على حاله"})
    gone = makers.published(texts={"headline_ar": "ما سُحب بعد النسخة"})
    late = makers.scheduled(publish_at=timezone.now() + timedelta(days=1))
    off = makers.person(roles.COPY_EDITOR, "muna")
    makers.token(makers.person(roles.DESK_EDITOR))
    makers.person(roles.REPORTER, "huda")
    call_command("backup", plain=True)
    chief = makers.person(roles.EDITOR_IN_CHIEF)
    now = timezone.now()
    workflow.withdraw(article=gone, by=chief, at=now, reason="لا سند له")
    workflow.unschedule(article=late, by=chief, at=now)
    accounts.change(off, {"is_active": False}, by=chief, at=now, why="ترك القسم")
    leaked = makers.person(roles.REPORTER, "huda")
    accounts.changed_by_himself(leaked, AccountChange.What.PASSWORD, at=now)
    assert backups.write_down(at=now) == 1
    assert backups.write_down(at=now) == 0

    said = place.says("restore", folder)
    assert "rows, as backed up" in said
    assert "home page: drawn" in said
    with default_storage.open(image.file.name) as file:
        assert (place.folder / "media" / image.file.name).read_bytes() == file.read()
    assert [asked(place, path)[0] for path in ("/", "/api/v1/articles/", "/admin/")] == [503] * 3
    assert '"code":"away"' in asked(place, "/api/v1/articles/")[1]
    assert asked(place, "/healthz")[0] == 200
    assert "closed" in place.says("clock", "--once")
    assert "holds accounts or stories" in place.refuses("restore", folder)

    assert f"stories {numbers(gone, late)}" in place.says("reopen", "--look")
    assert asked(place, "/")[0] == 503
    said = place.says("reopen")
    assert "switched off again: accounts muna" in said
    assert "lets them in): accounts huda" in said
    status, page = asked(place, "/")
    assert status == 200
    assert "ما بقي على حاله" in page
    assert "ما سُحب بعد النسخة" not in page
    assert "not closed" in place.refuses("reopen")
    left = place.says(
        "shell",
        "--no-imports",
        "-c",
        "from articles.models import *\n"
        "from django.contrib.auth.models import User\n"
        "print(Token.objects.count(), Session.objects.count(), ShareEvent.objects.count(),"
        " User.objects.get(username='muna').is_active,"
        " User.objects.get(username='huda').has_usable_password(),"
        f" [Article.objects.get(pk=pk).legal_hold for pk in {[kept.pk, gone.pk, late.pk]}])",
    )
    assert left.strip() == "0 0 0 False False [False, True, True]"


def test_a_correction_that_is_lost_is_named_and_opens_when_it_is_confirmed(folder, place):
    story = makers.published()
    call_command("backup", plain=True)
    workflow.correct(
        article=story,
        by=makers.person(roles.DESK_EDITOR),
        at=timezone.now(),
        correction={"kind": "correction", "text_ar": "الكلفة 30 مليوناً", "placement": "top"},
    )
    backups.write_down(at=timezone.now())
    place.says("restore", folder)
    assert "still closed" in place.refuses("reopen")
    assert asked(place, "/")[0] == 503
    said = place.says("reopen", "--confirmed")
    assert f"the correction is lost: stories {story.pk}" in said
    assert asked(place, "/")[0] == 200


def test_an_encrypted_backup_says_nothing_and_opens_with_its_key_alone(folder, place, tmp_path):
    makers.published(texts={"headline_ar": "خبر كناري"})
    key = pyrage.x25519.Identity.generate()
    (tmp_path / "key").write_text(f"# made for a test\n{key}\n")
    (tmp_path / "other").write_text(str(pyrage.x25519.Identity.generate()))
    call_command("backup", recipient=[str(key.to_public())])
    for path in (one for one in folder.rglob("*") if one.is_file()):
        assert "خبر كناري".encode() not in path.read_bytes(), path
        assert path.stat().st_mode & 0o077 == 0 or path.name == "pictures.jsonl"
    assert "another key" in place.refuses("restore", folder)
    assert "another key" in place.refuses("restore", folder, "--identity", tmp_path / "other")
    assert "no age secret key" in place.refuses("restore", folder, "--identity", tmp_path / "none")
    assert "home page: drawn" in place.says("restore", folder, "--identity", tmp_path / "key")
    assert "open" in place.says("reopen", "--without-list")
    assert "خبر كناري" in asked(place, "/")[1]


def test_a_backup_that_is_damaged_is_not_brought_back(folder, place):
    makers.published()
    call_command("backup", plain=True)
    (made,) = backups.whole(folder)
    data = bytearray((made / "database").read_bytes())
    data[len(data) // 2] ^= 1
    (made / "database").write_bytes(data)
    assert "damaged or gone" in place.refuses("restore", folder)
    assert asked(place, "/")[0] == 503  # what was begun stays closed
    call_command("backup", plain=True)
    assert "home page: drawn" in place.says("restore", folder)
