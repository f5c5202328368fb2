"""Keyset pages: a cursor names the last story that was seen, so page 900 costs what page 1 does."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest

PAGE = 24

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_CURSOR = re.compile(r"([0-9]{1,17})-([1-9][0-9]{0,17})")


@dataclass(frozen=True, slots=True)
class Place:
    """After which row a page begins: its moment and its primary key."""

    moment: datetime
    pk: int


def place(request: HttpRequest) -> Place | None:
    """The place `?before=` names; None on a first page. A cursor nobody gave out is a 404."""
    asked = request.GET.get("before")
    if asked is None:
        return None
    found = _CURSOR.fullmatch(asked)
    if not found:
        raise Http404
    return Place(_EPOCH + timedelta(microseconds=int(found[1])), int(found[2]))


def cursor(moment: datetime, pk: int) -> str:
    return f"{(moment - _EPOCH) // timedelta(microseconds=1)}-{pk}"


def cut(rows: list[Any], moment_of: str) -> tuple[list[Any], str]:
    """One row more than a page was asked for: the page, and the cursor of the next one or ""."""
    if len(rows) <= PAGE:
        return rows, ""
    page = rows[:PAGE]
    return page, cursor(getattr(page[-1], moment_of), page[-1].pk)
