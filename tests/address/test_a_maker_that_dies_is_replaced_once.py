"""Many wait for a page whose maker died, or hangs: one of them makes it, the others get that."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from newsroom import pages
from tests import makers
from tests.address.test_pages_are_shared import CLIENTS, Slow, needs_a_cache

pytestmark = [pytest.mark.django_db(transaction=True), needs_a_cache]


@pytest.fixture(autouse=True)
def soon_dead(machine, monkeypatch):
    monkeypatch.setattr(pages, "_MAKING", 1)


def test_of_those_who_wait_for_one_that_hangs_one_makes_the_page(between):
    makers.publication()
    dead, others = Slow(), [Slow() for _one in range(CLIENTS)]
    dead.may.clear()
    together = Barrier(CLIENTS)

    def ask(site):
        together.wait()
        return site.ask()

    with ThreadPoolExecutor(CLIENTS + 1) as clients:
        hanging = clients.submit(dead.ask)
        dead.begun.wait(20)
        answers = list(clients.map(ask, others))
        assert {answer[0] for answer in answers} == {200}
        assert len({answer[2] for answer in answers}) == 1
        assert sum(len(site.made) for site in others) == 1
        dead.may.set()
        assert hanging.result()[0] == 200


def test_one_that_was_taken_for_dead_does_not_let_go_what_another_holds(between):
    makers.publication()
    first, second, third = Slow(), Slow(), Slow()
    first.may.clear()
    second.may.clear()
    with ThreadPoolExecutor(3) as clients:
        slow = clients.submit(first.ask)
        first.begun.wait(20)
        next_one = clients.submit(second.ask)
        assert second.begun.wait(20)  # the first is taken for dead
        first.may.set()
        slow.result()
        forget_the_page()
        waits = clients.submit(third.ask)
        assert not third.begun.wait(0.3)
        second.may.set()
        assert next_one.result()[0] == waits.result()[0] == 200
    assert not third.made


def forget_the_page():
    """As a cache does whose memory is full."""
    cache = pages.caches["shared"]._cache.get_client()
    cache.delete(*cache.keys("*page:*"))
