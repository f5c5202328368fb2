"""Keyset pages: a cursor names the row a page begins after, so page 900 costs what page 1 does
and a new story moves nothing. A cursor is opaque to clients: base64url of direction, time, row."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

DEFAULT_SIZE, LARGEST_SIZE = 20, 50

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLACE = re.compile(r"([on])(-?[0-9]{1,17})\.([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Place:
    """After which row a page begins, going to `older` rows or back to newer ones."""

    moment: datetime
    pk: int
    older: bool


@dataclass(frozen=True, slots=True)
class Page:
    rows: list[Any]
    next: str | None
    previous: str | None


def read(cursor: str) -> Place:
    """Raises ValueError for a cursor that nobody here gave out."""
    try:
        text = urlsafe_b64decode(cursor.encode("ascii") + b"==").decode("ascii")
    except (UnicodeError, Error) as wrong:
        raise ValueError(cursor) from wrong
    found = _PLACE.fullmatch(text)
    if not found:
        raise ValueError(cursor)
    try:
        moment = _EPOCH + timedelta(microseconds=int(found[2]))
    except OverflowError as wrong:
        raise ValueError(cursor) from wrong
    if not 1 < moment.year < 9999:  # room for every time zone
        raise ValueError(cursor)
    return Place(moment, int(found[3]), found[1] == "o")


def page(rows: QuerySet, place: Place | None, *, size: int, by: str) -> Page:
    """One page of `rows`, newest first by the moment in the field `by`, then by primary key. One
    query; a row more than asked for tells whether there is another page."""
    older = place is None or place.older
    if place:
        way = "lt" if older else "gt"
        beyond = Q(**{f"{by}__{way}": place.moment})
        rows = rows.filter(beyond | Q(**{by: place.moment, f"pk__{way}": place.pk}))
    order = (f"-{by}", "-pk") if older else (by, "pk")
    found = list(rows.order_by(*order)[: size + 1])
    more, shown = len(found) > size, found[:size]
    if not older:
        shown.reverse()
    has_next, has_previous = (more, place is not None) if older else (True, more)
    return Page(
        rows=shown,
        next=_write(shown[-1], by, older=True) if shown and has_next else None,
        previous=_write(shown[0], by, older=False) if shown and has_previous else None,
    )


def link(request: Any, cursor: str | None) -> str | None:
    """The absolute address of a page, with every other parameter as it was asked."""
    if cursor is None:
        return None
    query = request.GET.copy()
    query["cursor"] = cursor
    return f"{settings.SITE_URL}{request.path}?{query.urlencode()}"


def _write(row: Any, by: str, *, older: bool) -> str:
    microseconds = (getattr(row, by) - _EPOCH) // timedelta(microseconds=1)
    text = f"{'o' if older else 'n'}{microseconds}.{row.pk}"
    return urlsafe_b64encode(text.encode()).decode().rstrip("=")
