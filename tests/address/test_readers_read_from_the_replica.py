"""With DATABASE_REPLICA_URL readers are answered from the replica and editors are not."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import RequestFactory

from newsroom.replica import Router, readers_from_the_replica

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")


@pytest.fixture
def _is_level(monkeypatch):
    monkeypatch.setattr("newsroom.replica.is_behind", lambda: False)


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
    ran = subprocess.run(
        [sys.executable, "-c", TWO_DATABASES, str(home), str(replica)],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "newsroom.settings",
            "DATABASE_URL": f"sqlite:///{home}",
            "DATABASE_REPLICA_URL": f"sqlite:///{replica}",
            "CACHE_URL": "",
            "VAR_DIR": str(tmp_path),
        },
        capture_output=True,
        text=True,
    )

    assert ran.returncode == 0, ran.stderr
    assert "home 1" in ran.stdout
    assert "reader 0" in ran.stdout
    assert "just struck 0" in ran.stdout
    (behind,) = [line for line in ran.stdout.splitlines() if line.startswith("behind")]
    assert behind.startswith("behind 1 ")
    assert "replica" in behind
    assert "again 2 1" in ran.stdout
