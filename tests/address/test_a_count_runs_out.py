"""What is counted by the minute in the cache ends with its minute."""

import threading
import time

from django.core.cache import caches


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
