"""What a load balancer asks, and what it is told when something is down."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client, override_settings
from django.utils import timezone

from articles import freshness
from newsroom import health


def test_the_process_says_that_it_lives():
    answer = Client().get("/healthz")

    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"


@pytest.mark.django_db
def test_a_house_with_database_and_cache_is_ready():
    assert Client().get("/readyz").status_code == 200


@pytest.mark.django_db
@override_settings(
    CACHES={
        **settings.CACHES,
        "shared": {
            "BACKEND": "newsroom.caches.Shared",
            "LOCATION": "redis://127.0.0.1:9/0",
        },
    }
)
def test_a_house_without_its_cache_says_which_part_is_missing():
    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert answer.content == b"cache"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="the database is this machine")
@pytest.mark.parametrize("seconds", [-3, 3])
def test_a_machine_whose_clock_is_off_says_so(monkeypatch, seconds):
    assert b"late: time" not in Client().get("/readyz").content
    now = timezone.now
    monkeypatch.setattr(timezone, "now", lambda: now() + timedelta(seconds=seconds))
    answer = Client().get("/readyz")
    assert answer.status_code == 200
    assert b"late: time" in answer.content


@pytest.mark.django_db
def test_a_machine_that_cannot_tell_a_cache_outside_says_so(monkeypatch, settings, tmp_path):
    settings.EDGES, settings.VAR_DIR = ["varnish://127.0.0.1:1"], tmp_path
    freshness.changed()
    call_command("clock", "--once")
    assert b"late: edges" not in Client().get("/readyz").content
    monkeypatch.setattr(health, "LATE", timedelta())
    assert b"late: edges" in Client().get("/readyz").content
