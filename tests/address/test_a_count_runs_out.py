"""What is counted by the minute in the cache ends with its minute."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

from django.core.cache import caches
from django.test import RequestFactory
from rest_framework.request import Request

from articles.api.reading import PerNetwork


def test_a_count_that_runs_out_while_it_is_raised_is_not_counted_for_ever(between):
    quick, until = caches["quick"], time.monotonic() + 2
    client = quick._cache.get_client()
    name, endless = quick.make_key("count"), threading.Event()

    def counts() -> None:
        mine = caches["quick"]
        while time.monotonic() < until and not endless.is_set():
            if not mine.add("count", 1, 60):
                try:
                    mine.incr("count")
                except ValueError:  # it ran out
                    continue

    counting = [threading.Thread(target=counts) for _each in range(3)]
    for one in counting:
        one.start()
    while time.monotonic() < until and not endless.is_set():
        client.pexpire(name, 1)
        time.sleep(0.003)
        if client.ttl(name) == -1:
            endless.set()
    for one in counting:
        one.join()
    assert not endless.is_set()


def test_of_requests_that_come_at_once_no_more_are_let_in(between, monkeypatch):
    monkeypatch.setattr(PerNetwork, "THROTTLE_RATES", {"read": "50/min"})
    monkeypatch.setattr(PerNetwork, "timer", lambda _self: 600.5)
    view = SimpleNamespace(throttle_scope="read")

    def ask(_number: int) -> bool:
        return PerNetwork().allow_request(Request(RequestFactory().get("/")), view)

    with ThreadPoolExecutor(8) as at_once:
        assert sum(at_once.map(ask, range(400))) == 50
