"""`Server-Timing` for who looks, where it is switched on."""

import re
from urllib.parse import unquote

import pytest
from django.test import Client

from articles.freshness import generation
from tests import makers
from tests.address.test_pages_are_kept import Site, settle

pytestmark = pytest.mark.django_db(transaction=True)
MADE = re.compile(r'made;dur=[\d.]+, db;dur=[\d.]+;desc="(\d+) queries"')


def test_nothing_is_said_unless_it_is_switched_on(client: Client) -> None:
    assert "Server-Timing" not in client.get("/")


def test_an_answer_tells_of_itself_and_of_the_database(settings) -> None:
    settings.SERVER_TIMING = True
    told = MADE.fullmatch(Client().get("/")["Server-Timing"])
    assert told
    assert int(told[1]) > 1


def test_who_gets_a_kept_page_is_not_told_of_its_making(settings, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(generation, "_generation", generation._Generation(tmp_path / "mark"))
    settings.SERVER_TIMING = True
    path = unquote(makers.publication().get_absolute_url())
    settle()
    site = Site()
    assert MADE.fullmatch(site.get(path)[1]["Server-Timing"])
    assert site.get(path)[1]["Server-Timing"] == "kept"
