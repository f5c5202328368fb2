"""The caches for what may do without the others: brakes, drawn cards, suggestions. While Valkey
does not answer each process remembers by itself. Whoever has to know that it is away (kept pages,
the mark of the paper) asks the cache «shared» instead."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

_AGAIN = 5.0  # seconds until one that did not answer is asked again


def _steady(name: str) -> Callable[..., Any]:
    def method(self: "Steady", *args: Any, **kwargs: Any) -> Any:
        if time.monotonic() >= self.away_until:
            try:
                return getattr(super(Steady, self), name)(*args, **kwargs)
            except (OSError, RedisError) as error:
                self.away_until = time.monotonic() + _AGAIN
                log.warning("the cache does not answer: %s", error)
        return getattr(self.memory, name)(*args, **kwargs)

    return method


class Steady(RedisCache):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.memory = LocMemCache(f"instead of {server}", {"OPTIONS": {"MAX_ENTRIES": 2000}})
        self.away_until = 0.0

    add, get, set, touch, delete = map(_steady, ("add", "get", "set", "touch", "delete"))
    get_many, set_many, delete_many = map(_steady, ("get_many", "set_many", "delete_many"))
    has_key, incr, clear = map(_steady, ("has_key", "incr", "clear"))
