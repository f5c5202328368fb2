"""The database, the replica or the cache does not answer: people are told in words, what can be
served is served, and no share is lost."""

import errno
import os
import socket
from contextlib import suppress
from datetime import timedelta
from threading import Thread
from urllib.parse import unquote

import pytest
from django.conf import settings as configured
from django.conf.global_settings import FILE_UPLOAD_MAX_MEMORY_SIZE
from django.core.cache import caches as django_caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.core.management import call_command
from django.db import InterfaceError, OperationalError, connections
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from django.utils import timezone

from articles import accounts, roles
from articles.api.reading import PerNetwork
from articles.freshness import generation
from articles.models import Image, Setback, ShareEvent, Stroke
from articles.reading import cards
from newsroom import caches
from newsroom.replica import Router, readers_from_the_replica
from tests import makers
from tests.address.servers import all_at, soon
from tests.address.test_pages_are_kept import Site, settle
from tests.address.test_pages_are_shared import NOWHERE, run_out
from tests.admin.pages import signed_in
from tests.shares.presses import press

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.filterwarnings("ignore:Overriding setting DATABASES"),
]
AWAY = [OperationalError("server closed the connection"), InterfaceError("closed")]
LOCKED = OperationalError("database is locked")


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


@pytest.fixture
def database(monkeypatch):
    """Goes away when it is told what with."""

    def goes(error: Exception, alias: str = "default") -> None:
        def refuses(*_args, **_words):
            raise error

        connections[alias].execute_wrappers.append(refuses)

    yield goes
    for connection in connections.all():
        connection.execute_wrappers[:] = [
            one for one in connection.execute_wrappers if one.__name__ != "refuses"
        ]


@pytest.mark.parametrize("error", [*AWAY, LOCKED])
@pytest.mark.parametrize("path", ["/", "/latest/", "/economy/1/x/", "/en/", "/search/?q=x"])
def test_a_reader_is_told_to_come_back_in_a_minute(client, database, error, path):
    database(error)
    answer = client.get(path)
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer["Cache-Control"] == "no-store"
    html = answer.content.decode()
    assert "locked" not in html
    assert ("نعود بعد لحظات" in html) != path.startswith("/en/")
    assert client.get("/readyz").content == b"database"


@pytest.mark.parametrize("error", [*AWAY, LOCKED])
def test_an_app_and_an_editor_are_told_so_too(client, database, error):
    editor = signed_in(makers.person(roles.DESK_EDITOR))
    editor.raise_request_exception = False
    database(error)
    answer = client.get("/api/v1/articles/?lang=en")
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert answer.json()["type"].endswith(":away")
    assert editor.get("/admin/").status_code == 503
    assert editor.post("/admin/articles/article/add/", {"headline_ar": "س"}).status_code == 503
    assert client.post("/share/1/x/").status_code == 503


@pytest.mark.skipif(connections["default"].vendor == "sqlite", reason="it has no replicas")
def test_a_database_that_takes_no_writes_is_read_and_who_writes_is_told_to_come_back(client):
    story, editor = makers.publication(), signed_in(makers.person(roles.DESK_EDITOR))
    editor.raise_request_exception = False
    with connections["default"].cursor() as cursor:
        cursor.execute("SET default_transaction_read_only = on")
    try:
        for path in ("/", story.get_absolute_url(), "/api/v1/articles/"):
            assert client.get(path).status_code == 200, path
        assert editor.get("/admin/articles/article/").status_code == 200
        share, form = {"channel": "x"}, "application/json"
        told = [
            client.post(f"/share/{story.article_id}/x/"),
            client.post(f"/api/v1/articles/{story.article_id}/shares/", share, form),
            editor.post("/accounts/logout/"),
        ]
    finally:
        connections["default"].close()
    assert [(one.status_code, one["Retry-After"]) for one in told] == [(503, "5")] * 3


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS])
@pytest.mark.django_db
def test_a_disk_that_takes_no_large_upload_is_told_as_something_that_passes(monkeypatch, number):
    def full(*_args):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(TemporaryFileUploadHandler, "receive_data_chunk", full)
    client = signed_in(makers.person(roles.PICTURE_EDITOR))
    client.raise_request_exception = False
    large = SimpleUploadedFile("a.jpg", b"x" * (FILE_UPLOAD_MAX_MEMORY_SIZE + 1), "image/jpeg")
    answer = client.post(reverse("admin:articles_image_add"), {"upload": large})
    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "أرشيفنا" in answer.content.decode()


def test_our_own_bug_is_still_ours(client, monkeypatch):
    monkeypatch.setattr(cards, "of_rows", lambda *_args, **_words: 1 // 0)
    assert client.get("/latest/").status_code == 500


def test_a_paper_whose_static_files_nobody_collected_still_says_sorry(client, settings, tmp_path):
    settings.STATIC_ROOT = tmp_path
    manifest = {"BACKEND": "newsroom.statics.Statics"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": manifest}
    answer = client.get("/latest/")
    assert answer.status_code == 500
    page = answer.content.decode()
    assert "حدث عطل لدينا" in page
    assert "<link" not in page


def test_a_page_that_ran_out_is_served_while_the_database_is_away(monkeypatch, database, tmp_path):
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "mark"))
    makers.publication()
    settle()
    site = Site()
    first = site.get("/")[2]
    run_out(site)
    database(AWAY[0])
    assert site.get("/")[::2] == (200, first)
    assert site.get("/latest/")[0] == 503


def test_a_replica_that_is_away_sends_readers_home_and_is_left_alone_for_a_while(
    settings, monkeypatch
):
    monkeypatch.setattr("newsroom.replica._Level.__call__", lambda _level: True)
    settings.DATABASES = {**settings.DATABASES, "replica": settings.DATABASES["default"]}
    asked = []

    def door(_request):
        asked.append(Router().db_for_read(None))
        return HttpResponse(status=503 if asked[-1] == "replica" else 200)

    answer = readers_from_the_replica(door)
    assert [answer(RequestFactory().get("/")).status_code for _again in range(2)] == [200, 200]
    assert asked == ["replica", None, None]


def test_readers_apps_and_those_who_share_do_not_miss_the_cache(client, settings):
    settings.CACHE_URL = NOWHERE
    settings.CACHES = configured.CACHES | {
        "default": {"BACKEND": "newsroom.caches.Steady", "LOCATION": NOWHERE},
        "shared": {"BACKEND": "newsroom.caches.Shared", "LOCATION": NOWHERE},
    }
    story = makers.publication()
    for path in ("/", story.get_absolute_url(), "/api/v1/articles/", "/search/?q=x"):
        assert client.get(path).status_code == 200, path
    assert client.post(f"/share/{story.article_id}/x/").status_code == 303
    assert ShareEvent.objects.count() == 1
    assert client.get("/accounts/login/").status_code == 200
    tried = client.post("/accounts/login/", {"login": "someone", "password": "wrong"})
    assert tried.status_code == 200
    assert client.get("/readyz").content == b"cache"


@pytest.fixture
def hanging(settings, monkeypatch, tmp_path):
    """A cache that takes every question and answers none."""
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "mark"))
    monkeypatch.setattr(caches, "_away_until", {})
    taken: list[socket.socket] = []
    with socket.create_server(("127.0.0.1", 0), backlog=64) as silent:

        def take():
            with suppress(OSError):
                while True:
                    taken.append(silent.accept()[0])

        Thread(target=take, daemon=True).start()
        address = f"redis://127.0.0.1:{silent.getsockname()[1]}/0"
        options = {"socket_connect_timeout": 0.1, "socket_timeout": 0.1}
        settings.CACHE_URL, settings.CACHES = address, all_at(address, OPTIONS=options)
        yield
        silent.shutdown(socket.SHUT_RDWR)
    for one in taken:
        one.close()


def test_a_cache_that_hangs_holds_one_reader_up_and_not_all(hanging, caplog):
    def asked() -> int:
        return sum(one.name == "newsroom.caches" for one in caplog.records)

    story = makers.publication()
    settle()
    site = Site()
    caches._away_until.clear()
    generation._generation._looked = float("-inf")
    caplog.clear()
    assert site.get("/")[0] == 200
    assert asked() == 1
    of_the_story = unquote(story.get_absolute_url())
    for path in ("/", "/latest/", of_the_story, "/api/v1/articles/", "/search/"):
        assert site.get(path)[0] == 200, path
    assert asked() == 1
    assert Client().get("/readyz").content == b"cache"
    assert asked() == 2  # who wants to know asks


def test_a_change_is_told_to_a_cache_that_did_not_answer_before(hanging, caplog):
    generation.state()
    caplog.clear()
    generation.changed()
    assert "newsroom.caches" in {one.name for one in caplog.records}


@pytest.fixture
def unwritten(between, monkeypatch):
    """Makes a cache one that is read and takes no writes, as when it has become a replica or its
    disk or memory is full; given False, one that takes them again."""
    monkeypatch.setattr(caches, "_away_until", {})

    def turns(is_unwritten: bool) -> None:
        client = django_caches["shared"]._cache.get_client(None, write=True)
        client.replicaof(*(("127.0.0.1", 1) if is_unwritten else ("NO", "ONE")))
        caches._away_until.clear()  # as some seconds later

    return turns


def test_a_cache_that_takes_no_writes_tells_no_machine_that_pages_hold(unwritten, tmp_path):
    here, other = (generation._Generation(tmp_path / name) for name in ("here", "other"))
    assert soon(lambda: other.state().is_shared)
    before = other.state().mark
    unwritten(True)
    here.change()
    assert soon(lambda: not other.state().is_shared)
    assert not other.state().is_settled
    unwritten(False)
    here.state()
    assert soon(lambda: other.state().is_shared)
    assert other.state().mark != before


def test_what_a_cache_that_takes_no_writes_should_count_is_counted_in_memory(
    unwritten, client, monkeypatch
):
    monkeypatch.setattr(PerNetwork, "THROTTLE_RATES", {"read": "2/min"})
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 600.5)
    unwritten(True)
    codes = [client.get("/api/v1/articles/").status_code for _time in range(3)]
    assert codes == [200, 200, 429]
    assert client.get("/readyz").content == b"cache"


def test_guessing_passwords_is_slowed_where_the_cache_takes_no_writes(unwritten):
    makers.person(roles.REPORTER, "sami")
    unwritten(True)
    codes = []
    for _time in range(11):
        caches._away_until.update(dict.fromkeys(caches._away_until, 0.0))  # it is asked again
        wrong = {"login": "sami", "password": "wrong"}
        codes.append(Client().post("/accounts/login/", wrong).status_code)
    assert codes == [200] * 10 + [429]


def test_a_clock_that_stands_still_is_told_to_balancer_and_desk():
    editor, home = signed_in(makers.person(roles.DESK_EDITOR)), "/admin/"
    assert Client().get("/readyz").content.decode() == "ok\nlate: clock"
    assert "الساعة متوقفة" in editor.get(home).content.decode()
    Stroke.objects.told(at=timezone.now())
    Stroke.objects.told(at=timezone.now())
    assert Client().get("/readyz").content.decode() == "ok"
    assert "الساعة متوقفة" not in editor.get(home).content.decode()
    with Setback.objects.noted(Setback.Job.CHECK, 1, at=timezone.now()):
        raise KeyError
    assert Client().get("/readyz").content.decode() == "ok\nlate: setbacks"


@pytest.mark.django_db
def test_what_waits_for_long_is_named():
    now = timezone.now()
    Stroke.objects.told(at=now)
    story = makers.scheduled(at=now - timedelta(hours=3), publish_at=now - timedelta(hours=1))
    accounts.ask_for_password("a@paper.example", language="ar", at=now - timedelta(minutes=5))
    image = makers.picture()
    Image.objects.filter(pk=image.pk).update(
        is_rendered=False, uploaded_at=now - timedelta(hours=2)
    )
    assert press(makers.published(at=now - timedelta(hours=4)), at=now - timedelta(hours=2))
    said = Client().get("/readyz").content.decode()
    assert said == "ok\nlate: stories\nlate: letters\nlate: pictures\nlate: shares"
    assert str(story.pk) not in said


def test_a_clock_that_is_busy_does_not_stand_still(monkeypatch):
    told = []
    monkeypatch.setattr(
        "articles.shares.fold", lambda **_words: told.append(Stroke.objects.count()) or 0
    )
    call_command("clock", "--once")
    assert told == [1]
    assert Client().get("/readyz").content.decode() == "ok"
