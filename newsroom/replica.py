"""Readers read from the replica, where DATABASE_REPLICA_URL names one; all else stays at home.

A reader's page may be as old as the replica is behind; while it does not answer, readers read at
home. Whatever writes, and every page of the
editors, sees the first database alone."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

log = logging.getLogger(__name__)

_AGAIN = 10.0  # seconds until one that did not answer is asked again
_reading: ContextVar[bool] = ContextVar("reading_from_the_replica", default=False)
_NOT_READERS = ("/admin/", "/accounts/", "/api/v1/desk/", "/preview/", "/healthz", "/readyz")


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


def readers_from_the_replica(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: GET and HEAD on the readers' doors are answered from the replica."""

    away_until = 0.0

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal away_until
        reads = _is_a_reader(request) and time.monotonic() >= away_until
        with _from_the_replica(reads):
            response = answer(request)
        if not (reads and response.status_code == 503):
            return response
        away_until = time.monotonic() + _AGAIN
        log.warning("the replica does not answer: readers read at home for %s seconds", _AGAIN)
        with _from_the_replica(False):
            return answer(request)

    return middleware


def _is_a_reader(request: HttpRequest) -> bool:
    return (
        "replica" in settings.DATABASES
        and request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(_NOT_READERS)
    )


@contextmanager
def _from_the_replica(reads: bool) -> Iterator[None]:
    token = _reading.set(reads)
    try:
        yield
    finally:
        _reading.reset(token)
