"""What an operator traces: the number that all lines logged of one piece of work bear (an answer, a
stroke of the clock), and the questions to the database that took long."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from secrets import token_hex
from time import perf_counter
from typing import Any

from django.conf import settings
from django.db.backends.base.base import BaseDatabaseWrapper

log = logging.getLogger(__name__)

number: ContextVar[str] = ContextVar("number", default="")

_SHOWN = 500  # characters of a statement


@contextmanager
def numbered(given: str = "") -> Iterator[None]:
    """All that is logged meanwhile bears this number, or a new one."""
    kept = number.set(given or token_hex(6))
    try:
        yield
    finally:
        number.reset(kept)


def watch(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """For Django's `connection_created`. SLOW_QUERY_MS=0 watches nothing."""
    if settings.SLOW_QUERY_MS and _timed not in connection.execute_wrappers:
        connection.execute_wrappers.append(_timed)


def _timed(
    execute: Callable[..., Any], sql: str, params: Any, many: bool, context: dict[str, Any]
) -> Any:
    """The statement is logged without its parameters: these are words of stories and people."""
    begun = perf_counter()
    try:
        return execute(sql, params, many, context)
    finally:
        took = 1000 * (perf_counter() - begun)
        if took >= settings.SLOW_QUERY_MS:
            log.warning("slow query: %.0f ms: %s", took, " ".join(sql.split())[:_SHOWN])
