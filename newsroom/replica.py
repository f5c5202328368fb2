"""Readers read from the replica, where DATABASE_REPLICA_URL names one; all else stays at home.

While it does not answer, or is further behind than a few seconds, readers read at home: what was
taken back is not to be had from it. Whatever writes, and every page of the editors, sees the first
database alone."""

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

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


def readers_from_the_replica(
    answer: Callable[[HttpRequest], HttpResponse],
) -> Callable[[HttpRequest], HttpResponse]:
    """Middleware: GET and HEAD on the readers' doors are answered from the replica."""

    asked_at = -_AGAIN
    is_read = False

    def middleware(request: HttpRequest) -> HttpResponse:
        nonlocal asked_at, is_read
        if not _is_a_reader(request):
            return answer(request)
        if time.monotonic() >= asked_at + _AGAIN:
            asked_at, is_read = time.monotonic(), _may_be_read()
        if is_read:
            with _from_the_replica():
                response = answer(request)
            if response.status_code != 503:
                return response
            asked_at, is_read = time.monotonic(), False
            log.warning("the replica does not answer: readers read at home for %s seconds", _AGAIN)
        return answer(request)

    return middleware


def _is_a_reader(request: HttpRequest) -> bool:
    return (
        "replica" in settings.DATABASES
        and request.method in {"GET", "HEAD"}
        and not request.path_info.startswith(_NOT_READERS)
    )


def _may_be_read() -> bool:
    try:
        behind = is_behind()
    except Error:
        return True  # the answer itself will say what is away
    if behind:
        log.warning("the replica is behind: readers read at home for %s seconds", _AGAIN)
    return not behind


@contextmanager
def _from_the_replica() -> Iterator[None]:
    token = _reading.set(True)
    try:
        yield
    finally:
        _reading.reset(token)
