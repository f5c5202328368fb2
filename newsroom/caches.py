"""The cache at CACHE_URL. One that hangs would cost whoever asks it all of his patience, and one
that takes no writes (a replica; a full memory or disk) counts nothing, so when it did not answer or
refused nobody of this process asks it for a while. `Shared` says that it is away, to those
who have to know: kept pages, the mark of the paper. `Steady` remembers by itself meanwhile, for
what may do without the other processes: brakes, drawn cards, suggestions."""

import logging
import time
from collections.abc import Callable
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.functional import cached_property
from redis.exceptions import ConnectionError as NotThere
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

_RAISED = "return redis.call('EXISTS', KEYS[1]) == 1 and redis.call('INCRBY', KEYS[1], ARGV[1])"
_AGAIN = 10.0  # seconds until one that did not answer is asked again
_METHODS = "add get set touch delete get_many set_many delete_many has_key incr clear".split()
_away_until: dict[str, float] = {}  # by server, on the monotonic clock


def _unless_away(name: str) -> Callable[..., Any]:
    def method(self: "Shared", *args: Any, **kwargs: Any) -> Any:
        until = _away_until.get(self.server)
        if until is not None and time.monotonic() < until:
            raise NotThere("it did not answer lately")
        ask, write = getattr(super(Shared, self), name), super(Shared, self).set
        try:
            if until is not None:
                # One that is read and takes no writes would give back counts of before.
                write("is_written_to", 1, 1)
                _away_until.pop(self.server, None)
            return ask(*args, **kwargs)
        except (OSError, RedisError) as error:
            _away_until[self.server] = time.monotonic() + _AGAIN
            log.warning("the cache does not answer, or takes no writes: %s", error)
            raise

    return method


def _or_memory(name: str) -> Callable[..., Any]:
    def method(self: "Steady", *args: Any, **kwargs: Any) -> Any:
        try:
            return getattr(super(Steady, self), name)(*args, **kwargs)
        except (OSError, RedisError):
            return getattr(self.memory, name)(*args, **kwargs)

    return method


class _Client(RedisCacheClient):
    """Of one server. Django makes a client of the library for each question, which costs as much
    as asking it; and asks whether a count is there before it raises it: one that ran out in between
    began anew without an end."""

    @cached_property
    def _only(self) -> Any:
        return super().get_client()

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        return self._only

    def incr(self, key: Any, delta: int) -> int:
        count = self._only.eval(_RAISED, 1, key, delta)
        if count is None:
            raise ValueError(f"nothing is counted as {key}")
        return int(count)


class Shared(RedisCache):
    """Raises OSError or RedisError where the server does not answer or lately did not."""

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.server = server
        self._class = _Client

    def ask_again(self) -> None:
        """The next question is asked whatever became of the last one."""
        _away_until.pop(self.server, None)


class Steady(Shared):
    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.memory = LocMemCache(f"instead of {server}", {"OPTIONS": {"MAX_ENTRIES": 2000}})


for _name in _METHODS:
    setattr(Shared, _name, _unless_away(_name))
    setattr(Steady, _name, _or_memory(_name))
