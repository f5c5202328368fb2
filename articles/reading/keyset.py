"""Keyset pages: a cursor names the row a page begins after, so page 900 costs what page 1 does and
a new story moves nothing. On pages a cursor is plain («before=time-row»), for machines it is
opaque: base64url of direction, time, row."""

import re
from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PLAIN = re.compile(r"(-?[0-9]{1,17})-([1-9][0-9]{0,17})")
_OPAQUE = re.compile(r"([on])(-?[0-9]{1,17})\.([0-9]{1,18})")


@dataclass(frozen=True, slots=True)
class Place:
    """After which row a page begins, going to `older` rows or back to newer ones."""

    moment: datetime
    pk: int
    older: bool = True

    @property
    def plain(self) -> str:
        return f"{_microseconds(self.moment)}-{self.pk}"

    @property
    def opaque(self) -> str:
        text = f"{'o' if self.older else 'n'}{_microseconds(self.moment)}.{self.pk}"
        return urlsafe_b64encode(text.encode()).decode().rstrip("=")


@dataclass(frozen=True, slots=True)
class Page:
    """`next` leads to older rows, `previous` to newer ones; None where there are none."""

    rows: list[Any]
    next: Place | None
    previous: Place | None


def read_plain(cursor: str) -> Place:
    """Raises ValueError for a cursor that nobody here gave out."""
    found = _PLAIN.fullmatch(cursor)
    if not found:
        raise ValueError(cursor)
    return Place(_moment(found[1]), int(found[2]))


def read_opaque(cursor: str) -> Place:
    """Raises ValueError for a cursor that nobody here gave out."""
    try:
        text = urlsafe_b64decode(cursor.encode("ascii") + b"==").decode("ascii")
    except (UnicodeError, Error) as wrong:
        raise ValueError(cursor) from wrong
    found = _OPAQUE.fullmatch(text)
    if not found:
        raise ValueError(cursor)
    return Place(_moment(found[2]), int(found[3]), older=found[1] == "o")


def page(rows: QuerySet[Any], place: Place | None, *, size: int, by: str) -> Page:
    """One page of `rows`, newest first by the moment in the field `by`, then by primary key, or by
    the columns that hold these for stories that are `ordered_by` others. One query; a row more than
    asked for tells whether there is another page."""
    return cut(list(asked(rows, place, size=size, by=by)), place, size=size, by=by)


def asked(rows: QuerySet[Any], place: Place | None, *, size: int, by: str) -> QuerySet[Any]:
    """The query of such a page."""
    older = place is None or place.older
    moment, key = getattr(rows, "ordered_by", (by, "pk"))
    if place:
        way = "lt" if older else "gt"
        beyond = Q(**{f"{moment}__{way}": place.moment})
        # From there on, for the planner, who makes nothing of what comes after: an «or».
        rows = rows.filter(**{f"{moment}__{way}e": place.moment})
        rows = rows.filter(beyond | Q(**{moment: place.moment, f"{key}__{way}": place.pk}))
    order = (f"-{moment}", f"-{key}") if older else (moment, key)
    return rows.order_by(*order)[: size + 1]


def cut(found: list[Any], place: Place | None, *, size: int, by: str) -> Page:
    """The page of what was `asked` and found."""
    older = place is None or place.older
    more, shown = len(found) > size, found[:size]
    if not older:
        shown.reverse()
    has_next, has_previous = (more, place is not None) if older else (True, more)
    return Page(
        rows=shown,
        next=_at(shown[-1], by, older=True) if shown and has_next else None,
        previous=_at(shown[0], by, older=False) if shown and has_previous else None,
    )


def _at(row: Any, by: str, *, older: bool) -> Place:
    return Place(getattr(row, by), row.pk, older)


def _microseconds(moment: datetime) -> int:
    return (moment - _EPOCH) // timedelta(microseconds=1)


def _moment(microseconds: str) -> datetime:
    try:
        moment = _EPOCH + timedelta(microseconds=int(microseconds))
    except OverflowError as wrong:
        raise ValueError(microseconds) from wrong
    if not 1 < moment.year < 9999:  # room for every time zone
        raise ValueError(microseconds)
    return moment
