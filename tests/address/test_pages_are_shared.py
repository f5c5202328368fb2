"""Kept pages of several processes and machines: one makes what many ask for, all drop what one
changed, and without the cache between them pages are kept for a second alone."""

import os
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Event
from urllib.parse import unquote

import pytest
from django.conf import settings as configured
from django.core.cache import caches
from django.db import connections
from django.utils import timezone

from articles.freshness import generation
from articles.models import Publication
from newsroom import pages
from tests import makers
from tests.address.servers import database_address, soon
from tests.address.test_pages_are_kept import Site, settle
from tests.caches import forget

pytestmark = pytest.mark.django_db(transaction=True)

needs_a_cache = pytest.mark.skipif(not configured.CACHE_URL, reason="no cache between processes")
CLIENTS = 16
NOWHERE = "redis://127.0.0.1:1/0"


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


class Slow(Site):
    """Makes its pages once it may."""

    def __init__(self) -> None:
        super().__init__()
        self.may, self.begun = Event(), Event()
        self.may.set()

    def _answer(self, environ, start):
        self.begun.set()
        self.may.wait(20)
        return super()._answer(environ, start)

    def ask(self, path: str = "/"):
        try:
            return self.get(path)
        finally:
            connections.close_all()


@pytest.fixture
def slow(settings):
    """A site with no cache between processes; its threads share what they make."""
    settings.CACHE_URL = ""
    return Slow()


def test_sixteen_threads_of_a_process_have_one_page_made(machine, slow):
    makers.publication()
    settle()
    slow.may.clear()
    with ThreadPoolExecutor(CLIENTS) as clients:
        asked = [clients.submit(slow.ask) for _one in range(CLIENTS)]
        slow.begun.wait(20)
        slow.may.set()
        answers = [one.result() for one in asked]
    assert {answer[0] for answer in answers} == {200}
    assert len(slow.made) == 1


def test_while_a_page_that_ran_out_is_made_anew_readers_get_the_old_one(machine, slow):
    makers.publication()
    settle()
    first = slow.ask()[2]
    run_out(slow)
    slow.may.clear()
    slow.begun.clear()
    with ThreadPoolExecutor(1) as clients:
        maker = clients.submit(slow.ask)
        slow.begun.wait(20)
        assert slow.ask()[2] == first
        assert not maker.done()
        slow.may.set()
        assert maker.result()[0] == 200
    assert slow.ask()[0] == 200
    assert len(slow.made) == 2


@needs_a_cache
def test_a_page_that_ran_out_is_served_while_another_process_makes_it(machine):
    maker, reader = Slow(), Slow()
    makers.publication()
    settle()
    first = maker.ask()[2]
    reader.ask()
    for one in (maker, reader):
        run_out(one)
    client = caches["shared"]._cache.get_client(None, write=True)
    client.delete(*client.keys("*page:*"))
    maker.may.clear()
    maker.begun.clear()
    with ThreadPoolExecutor(1) as clients:
        made = clients.submit(maker.ask)
        maker.begun.wait(20)
        assert reader.ask()[2] == first
        assert len(reader.made) == 0
        maker.may.set()
        assert made.result()[0] == 200


def test_what_a_move_made_stale_is_served_to_nobody_meanwhile(machine, slow):
    story = makers.publication()
    settle()
    path = unquote(story.get_absolute_url())
    assert slow.ask(path)[0] == 200
    run_out(slow)
    Publication.objects.update(retracted_at=timezone.now(), notice="سُحب الخبر.")
    settle()
    slow.may.clear()
    slow.begun.clear()
    with ThreadPoolExecutor(2) as clients:
        asked = [clients.submit(slow.ask, path) for _one in range(2)]
        slow.begun.wait(20)
        slow.may.set()
        assert {one.result()[0] for one in asked} == {410}


def test_what_ran_out_because_a_moment_came_is_served_to_nobody(machine, slow):
    story = makers.publication()
    comes = timezone.now() + timedelta(seconds=1)
    Publication.objects.filter(pk=story.pk).update(visible_from=comes)
    settle()
    assert story.headline not in slow.ask()[2].decode()
    slow.may.clear()
    slow.begun.clear()
    time.sleep(1.1)
    with ThreadPoolExecutor(2) as clients:
        asked = [clients.submit(slow.ask) for _one in range(2)]
        slow.begun.wait(20)
        slow.may.set()
        assert all(story.headline in one.result()[2].decode() for one in asked)


def run_out(site: Site) -> None:
    """As if a minute had gone by."""
    for key, page in site.pages.plain.pages.items():
        site.pages.plain.pages[key] = replace(page, until=time.time() - 1)


def test_a_process_killed_between_its_commit_and_the_second_mark_leaves_nothing_old(machine):
    story = makers.publication()
    settle()
    site, path = Site(), unquote(story.get_absolute_url())
    assert site.get(path)[0] == 200
    before = generation.state().mark
    script = (
        "import os, sys, django; django.setup()\n"
        "from articles.freshness import generation\n"
        "generation._generation = generation._Generation(__import__('pathlib').Path(sys.argv[1]))\n"
        "from django.db import transaction\n"
        "from django.utils import timezone\n"
        "from articles.models import Publication\n"
        "with transaction.atomic():\n"
        "    transaction.on_commit(lambda: os.kill(os.getpid(), 9))\n"
        "    Publication.objects.update(retracted_at=timezone.now(), notice='x')\n"
        "    sys.stdin.readline()\n"
    )
    told = {"DJANGO_SETTINGS_MODULE": "tests.settings", "DATABASE_URL": database_address()}
    mover = subprocess.Popen(
        [sys.executable, "-c", script, str(machine.path)],
        env=os.environ | told,
        cwd=configured.BASE_DIR,
        stdin=subprocess.PIPE,
    )
    soon(lambda: generation.state().mark != before, seconds=60)
    assert site.get(path)[0] == 200  # nothing is committed
    mover.communicate(b"\n", timeout=60)
    assert mover.returncode == -signal.SIGKILL
    soon(lambda: site.get(path)[0] == 410, seconds=2)


@needs_a_cache
def test_a_maker_that_fails_leaves_the_page_to_the_next(machine, monkeypatch):
    monkeypatch.setattr(pages, "_MAKING", 60)
    monkeypatch.setattr(pages, "_WAITING", 60)
    site, other = Site(), Site()

    def broken(_environ, _start):
        raise RuntimeError

    site.django = broken
    with pytest.raises(RuntimeError):
        site.get("/")
    begun = time.monotonic()
    assert other.get("/")[0] == 200
    assert time.monotonic() - begun < 30  # it did not wait until the first was taken for dead


@needs_a_cache
def test_a_change_on_one_machine_is_seen_on_the_other_within_a_second(machine, tmp_path):
    other = generation._Generation(tmp_path / "other")
    before = other.state().mark
    machine.change()
    until = time.monotonic() + 1
    while other.state().mark == before and time.monotonic() < until:
        time.sleep(0.01)
    assert other.state().mark != before


def test_of_two_processes_that_change_the_mark_at_once_neither_leaves_the_link_behind_it(tmp_path):
    one, other = (generation._Generation(tmp_path / "mark") for _each in range(2))
    point, came_between = one._point, []

    def pointed_late(name: str) -> None:
        if not came_between:
            came_between.append(other.change())
        point(name)

    one._point = pointed_late
    one.change()
    assert came_between
    assert one.leads()
    assert other.leads()


def test_many_that_change_the_mark_at_once_hinder_nobody(tmp_path):
    many = [generation._Generation(tmp_path / "mark") for _each in range(4)]

    def change_often(one: generation._Generation) -> None:
        for _time in range(200):
            one.change()

    with ThreadPoolExecutor(len(many)) as crowd:
        list(crowd.map(change_often, many))
    assert all(one.leads() for one in many)


@needs_a_cache
def test_a_change_that_could_not_be_told_is_told_once_the_cache_answers(
    machine, tmp_path, settings
):
    other = generation._Generation(tmp_path / "other")
    before, there = other.state().mark, settings.CACHES
    settings.CACHES = there | {"shared": {"BACKEND": "newsroom.caches.Shared", "LOCATION": NOWHERE}}
    machine.change()
    settings.CACHES = there
    time.sleep(0.1)
    assert other.state().mark == before
    machine.state()
    time.sleep(0.1)
    assert other.state().mark != before


@needs_a_cache
def test_what_was_shared_before_a_change_that_could_not_be_told_is_served_to_nobody(
    machine, settings
):
    story, there = makers.publication(), settings.CACHES
    settle()
    path = unquote(story.get_absolute_url())
    assert [Site().get(path)[0] for _time in range(2)] == [200, 200]
    settings.CACHES = there | {"shared": {"BACKEND": "newsroom.caches.Shared", "LOCATION": NOWHERE}}
    Publication.objects.filter(pk=story.pk).update(is_held=True)
    assert Site().get(path)[0] == 404
    settings.CACHES = there
    assert Site().get(path)[0] == 404


@needs_a_cache
def test_a_cache_that_forgot_the_last_changes_brings_no_page_back(machine):
    story = makers.publication()
    settle()
    path = unquote(story.get_absolute_url())
    assert [Site().get(path)[0] for _time in range(2)] == [200, 200]
    before = caches["shared"].get(generation._SHARED)
    Publication.objects.filter(pk=story.pk).update(is_held=True)
    assert Site().get(path)[0] == 404
    # As after it fell over to a replica, or was started from what it had saved a while ago.
    caches["shared"].set(generation._SHARED, before, None)
    time.sleep(0.1)
    assert Site().get(path)[0] == 404


@needs_a_cache
def test_a_mark_that_was_lost_does_not_come_back(machine, tmp_path):
    other = generation._Generation(tmp_path / "other")
    before = other.state().mark
    machine.change()
    forget()
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
        "shared": {
            "BACKEND": "newsroom.caches.Shared",
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
