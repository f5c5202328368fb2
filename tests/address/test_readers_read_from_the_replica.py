"""With DATABASE_REPLICA_URL readers are answered from the replica and editors are not."""

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.replica import Router, readers_from_the_replica
from tests import makers
from tests.address.servers import database_address, standby, told_by

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


@pytest.fixture
def _is_level(monkeypatch):
    monkeypatch.setattr("newsroom.replica._Level.__call__", lambda _level: True)


TWO_DATABASES = """
import django; django.setup()
from django.core.management import call_command
from django.db import connections
from django.test import Client
from articles.models import Section
for name in ("default", "replica"):
    connections[name].ensure_connection()
call_command("migrate", verbosity=0)
connections["default"].close()
import shutil, sys
shutil.copy(sys.argv[1], sys.argv[2])
Section.objects.create(name_ar="سياسة", slug="politics")
print("home", Section.objects.count())
def reader():
    asked = Client(HTTP_HOST="localhost", raise_request_exception=False)
    return len(asked.get("/api/v1/sections/").json()["results"])
print("reader", reader())
from datetime import timedelta
from django.utils import timezone
from articles.models import Stroke
from newsroom import replica
replica._AGAIN = 0
Stroke.objects.told(at=timezone.now())
print("just struck", reader())
Stroke.objects.told(at=timezone.now() - timedelta(seconds=8))
print("behind", reader(), Client(HTTP_HOST="localhost").get("/readyz").content.decode().split())
for name in ("default", "replica"):
    connections[name].close()
shutil.copy(sys.argv[1], sys.argv[2])
Section.objects.create(name_ar="ثقافة", slug="culture")
print("again", Section.objects.count(), reader())
"""


@pytest.mark.parametrize(
    ("method", "path", "place"),
    [
        ("GET", "/", "replica"),
        ("HEAD", "/latest/", "replica"),
        ("GET", "/api/v1/articles/", "replica"),
        ("POST", "/share/1/whatsapp/", None),
        ("GET", "/admin/", None),
        ("GET", "/accounts/login/", None),
        ("GET", "/api/v1/desk/queue/", None),
        ("GET", "/readyz", None),
    ],
)
@pytest.mark.usefixtures("_is_level")
def test_only_readers_who_ask_are_sent_to_the_replica(settings, method, path, place):
    settings.DATABASES = {**settings.DATABASES, "replica": settings.DATABASES["default"]}
    seen = []

    def door(_request):
        seen.append(Router().db_for_read(None))
        return HttpResponse()

    readers_from_the_replica(door)(RequestFactory().generic(method, path))

    assert seen == [place]
    assert Router().db_for_read(None) is None


def test_nothing_is_sent_to_a_replica_that_is_not_there():
    seen = []

    def door(_request):
        seen.append(Router().db_for_read(None))
        return HttpResponse()

    readers_from_the_replica(door)(RequestFactory().get("/"))

    assert seen == [None]


def test_a_page_is_really_answered_from_the_other_database_unless_that_one_is_behind(tmp_path):
    home, replica = tmp_path / "home.sqlite3", tmp_path / "replica.sqlite3"
    told = told_by(
        TWO_DATABASES,
        str(home),
        str(replica),
        DATABASE_URL=f"sqlite:///{home}",
        DATABASE_REPLICA_URL=f"sqlite:///{replica}",
        CACHE_URL="",
        VAR_DIR=str(tmp_path),
    )
    assert "home 1" in told
    assert "reader 0" in told
    assert "just struck 0" in told
    (behind,) = [line for line in told.splitlines() if line.startswith("behind")]
    assert behind.startswith("behind 1 ")
    assert "replica" in behind
    assert "again 2 1" in told


BEHIND = """
import sys, time, django; django.setup()
from django.core.management import call_command
from django.db import connections
from django.test import Client
from articles.models import Publication
path, number = sys.argv[1:]
there = connections["replica"]
def told(sql):
    with there.cursor() as cursor:
        cursor.execute(sql)
        return cursor.fetchone()[0]
def reader():
    there.queries_log.clear()
    status = Client(HTTP_HOST="localhost").get(path).status_code
    asked = [one for one in there.queries_log if "articles_publication" in one["sql"]]
    return status, "replica" if asked else "home"
def there_in_the_end():
    # Other tests write too: it is level from time to time.
    until = time.monotonic() + 60
    while (found := reader())[1] == "home":
        assert time.monotonic() < until
        time.sleep(0.25)  # apps may ask 300 times a minute
    return found[0]
there.force_debug_cursor = True
print("level", there_in_the_end())
told("SELECT pg_wal_replay_pause()::text")
Publication.objects.filter(pk=number).update(is_held=True)
print("held", *reader(), *reader())
told("SELECT pg_wal_replay_resume()::text")
print("again", there_in_the_end())
"""


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has no replicas")
@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_is_gone_before_the_replica_hears_of_it(tmp_path):
    story = makers.publication()
    path = f"/api/v1/articles/{story.article_id}/"
    with standby() as address:
        told = told_by(
            BEHIND,
            path,
            str(story.pk),
            DATABASE_URL=database_address(),
            DATABASE_REPLICA_URL=address,
            CACHE_URL="",
            VAR_DIR=str(tmp_path),
        )
    assert told.split("\n")[:3] == [
        "level 200",
        "held 404 home 404 home",
        "again 404",
    ]
