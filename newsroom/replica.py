"""Readers read from the replica, where DATABASE_REPLICA_URL names one; all else stays at home.

While it does not answer, or the last change has not arrived there, readers read at home. Whatever
writes, and every page of the editors, sees the first database alone."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import Error, connections
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from articles import freshness
from articles.models import Stroke

log = logging.getLogger(__name__)

_AGAIN = 10.0  # seconds until it is asked again whether it can be read
_BEHIND = timedelta(seconds=5)
_reading: ContextVar[bool] = ContextVar("reading_from_the_replica", default=False)
_NOT_READERS = (
    "/admin/",
    "/accounts/",
    "/api/v1/desk/",
    "/preview/",
    "/healthz",
    "/readyz",
    "/metrics",
)


class Router:
    """Django's database router: where a query goes."""

    def db_for_read(self, model: Any, **hints: Any) -> str | None:
        return "replica" if _reading.get() else None

    def db_for_write(self, model: Any, **hints: Any) -> str:
        return "default"

    def allow_relation(self, one: Any, other: Any, **hints: Any) -> bool:
        return True

    def allow_migrate(self, db: str, app_label: str, **hints: Any) -> bool:
        return db == "default"


def is_behind() -> bool:
    """Whether what the clock wrote down seconds ago has not arrived there. 2 queries."""
    at_home, there = (
        Stroke.objects.using(alias).values_list("at", flat=True).first()
        for alias in ("default", "replica")
    )
    return at_home is not None and at_home != there and timezone.now() - at_home > _BEHIND


class _Level:
    """Whether the last change that readers see has arrived at the replica: what was taken back is
    not to be had from it, and no page may be kept that says what stood there before."""

    def __init__(self) -> None:
        self._seen: object = None
        self._needed = ""
        self._is_there = False

    def __call__(self) -> bool:
        """2 queries after a change, 1 until it has arrived, then none."""
        if connections["default"].vendor != "postgresql":
            return not is_behind()
        try:
            state = freshness.state()
        except OSError:
            return False
        # Again once no transaction is open any more that could end without a word. Where machines
        # do not hear of each other each page asks.
        seen = (state.mark, state.is_settled)
        if seen != self._seen or (settings.CACHE_URL and not state.is_shared):
            # After the mark was read, so it is not before the change that made it.
            self._needed, self._seen, self._is_there = _written(), seen, False
        self._is_there = self._is_there or _has_arrived(self._needed)
        return self._is_there


def _written() -> str:
    """How far the log of the first database goes (LSN); "" where that is away: then nothing
    changes."""
    try:
        with connections["default"].cursor() as cursor:
            # Not what is written of it: a commit need not have waited for that.
            cursor.execute("SELECT pg_current_wal_insert_lsn()")
            return str(cursor.fetchone()[0])
    except Error:
        return ""


def _has_arrived(lsn: str) -> bool:
    if not lsn:
        return True
    with connections["replica"].cursor() as cursor:
        # One that replays nothing is the first database itself, by another name.
        cursor.execute(
            "SELECT COALESCE(pg_last_wal_replay_lsn(), pg_current_wal_insert_lsn()) >= %s::pg_lsn",
            [lsn],
        )
        return bool(cursor.fetchone()[0])


def readers_from_the_replica(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: GET and HEAD on the readers' doors are answered from the replica, once the last
    change has arrived there."""

    away_until = float("-inf")
    is_level = _Level()

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal away_until
        if not _is_a_reader(request) or time.monotonic() < away_until:
            return answer(request)
        try:
            if not is_level():
                return answer(request)
            with _from_the_replica():
                response = answer(request)
            if response.status_code != 503:
                return response
        except Error as error:
            log.warning("the replica was not asked how far it is: %s", type(error).__name__)
        away_until = time.monotonic() + _AGAIN
        log.warning("the replica does not answer: readers read at home for %s seconds", _AGAIN)
        return answer(request)

    return middleware


def _is_a_reader(request: HttpRequest) -> bool:
    return (
        "replica" in settings.DATABASES
        and request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(_NOT_READERS)
    )


@contextmanager
def _from_the_replica() -> Iterator[None]:
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
