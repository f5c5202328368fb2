"""Kept pages of several processes and machines: one makes what many ask for, all drop what one
changed, and without the cache between them pages are kept for a second alone."""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.conf import settings as configured
from django.core.cache import cache
from django.db import connections

from articles.freshness import generation
from tests import makers
from tests.address.test_pages_are_kept import Site

pytestmark = pytest.mark.django_db(transaction=True)

needs_a_cache = pytest.mark.skipif(not configured.CACHE_URL, reason="no cache between processes")
CLIENTS = 16
NOWHERE = "redis://127.0.0.1:1/0"


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """This machine's mark, which no other process of the tests changes."""
    here = generation._Generation(tmp_path / "mark")
    monkeypatch.setattr(generation, "_generation", here)
    return here


@needs_a_cache
def test_sixteen_who_ask_sixteen_processes_at_once_have_one_page_made(machine):
    makers.publication()
    sites, together = [Site() for _one in range(CLIENTS)], Barrier(CLIENTS)

    def ask(site: Site):
        together.wait()
        try:
            return site.get("/")
        finally:
            connections.close_all()

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = list(clients.map(ask, sites))
    assert {answer[0] for answer in answers} == {200}
    assert len({answer[2] for answer in answers}) == 1
    assert sum(len(site.made) for site in sites) == 1


@needs_a_cache
def test_a_maker_that_fails_leaves_the_page_to_the_next(machine):
    site, other = Site(), Site()

    def broken(_environ, _start):
        raise RuntimeError

    site.django = broken
    with pytest.raises(RuntimeError):
        site.get("/")
    begun = time.monotonic()
    assert other.get("/")[0] == 200
    assert time.monotonic() - begun < 8  # it did not wait until the first was taken for dead


@needs_a_cache
def test_a_change_on_one_machine_is_seen_on_the_other_within_a_second(machine, tmp_path):
    other = generation._Generation(tmp_path / "other")
    before = other.state().mark
    machine.change()
    until = time.monotonic() + 1
    while other.state().mark == before and time.monotonic() < until:
        time.sleep(0.01)
    assert other.state().mark != before


def test_a_release_that_starts_leaves_no_page_of_the_one_before(tmp_path):
    script = (
        "import django; django.setup()\n"
        "from articles import freshness\n"
        "before = freshness.state().mark\n"
        "import newsroom.wsgi\n"
        "print(before != freshness.state().mark)\n"
    )
    told = {"DJANGO_SETTINGS_MODULE": "newsroom.settings", "VAR_DIR": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", script],
        env=os.environ | told,
        cwd=configured.BASE_DIR,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "True"


@needs_a_cache
def test_a_mark_that_was_lost_does_not_come_back(machine, tmp_path):
    other = generation._Generation(tmp_path / "other")
    before = other.state().mark
    machine.change()
    cache.clear()
    time.sleep(0.25)
    assert other.state().mark != before
    assert other.state().mark == other.state().mark


@needs_a_cache
def test_what_another_machine_has_just_begun_is_not_settled_here(machine, tmp_path):
    other = generation._Generation(tmp_path / "other")
    other.state()
    other._others_changed = float("-inf")
    assert other.state().is_settled
    machine.change()
    time.sleep(0.25)
    assert not other.state().is_settled


def test_where_the_mark_cannot_be_kept_pages_are_made_and_desks_write(monkeypatch, tmp_path):
    (tmp_path / "file").write_text("")
    nowhere = generation._Generation(tmp_path / "file" / "mark")
    monkeypatch.setattr(generation, "_generation", nowhere)
    makers.publication()
    site = Site()
    assert [site.get("/")[0] for _time in range(2)] == [200, 200]
    assert len(site.made) == 2


def test_without_the_cache_a_page_is_kept_for_a_second_and_served_all_the_same(machine, settings):
    settings.CACHE_URL = NOWHERE
    settings.CACHES = configured.CACHES | {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": NOWHERE,
        }
    }
    site = Site()
    assert site.get("/")[0] == 200
    assert not generation.state().is_settled
    (page,) = site.pages.plain.pages.values()
    assert page.until - page.made == pytest.approx(1)


def test_two_processes_of_a_machine_have_one_mark_also_when_its_file_was_made_anew(tmp_path):
    path = tmp_path / "mark"
    one, other = generation._Generation(path), generation._Generation(path)
    one.change()
    assert other.state().mark == one.state().mark
    path.unlink()
    other._checked = float("-inf")
    other.change()
    one._checked = float("-inf")  # as a second later
    assert one.state().mark == other.state().mark
