"""A story in a list for apps, as it is kept with its print: all of its card but the count of
shares, which changes without the story."""

from collections.abc import Collection
from typing import Any

import orjson
from django.db.models import QuerySet

from articles.api.cards import CARD_FIELDS, Card, share_count
from articles.models import Publication
from articles.press import pieces

Row = tuple[Any, str]
_KEPT = [name for name in CARD_FIELDS if name != "shares"]
_COLUMNS = (
    "pk",
    "first_published_at",
    "shares_enabled",
    "show_share_count",
    "share_total",
    "shares_as_of",
)


def piece(publication: Publication) -> str:
    """What is kept of it with a print: see articles.press.pieces."""
    return orjson.dumps(Card(publication, fields=_KEPT).data).decode()


def rows(stories: QuerySet[Publication]) -> QuerySet[Any, Any]:
    """These stories as rows that cards for apps are made of: no model is built."""
    told = stories.with_shares().annotate(listed=pieces.piece("listed"))  # type: ignore[attr-defined]
    return told.values_list(*_COLUMNS, "listed", named=True)  # type: ignore[no-any-return]


def cards(found: list[Any]) -> list[Row]:
    """What these rows say: counts of shares, and the piece, made now where none is kept."""
    return list(zip(found, pieces.kept_or_made("listed", found), strict=True))


def facts(told: list[Row]) -> list[Any]:
    """Whatever an answer that is made of these differs by, kept or made."""
    return [(*row[:-1], kept) for row, kept in told]


def composed(told: list[Row], fields: Collection[str] | None) -> list[Any]:
    """What `Card` says of them, for an answer that orjson writes; of it the `fields` that were
    asked for, or all, and then a kept piece is not read to be written again."""
    if fields:
        found = ({**orjson.loads(kept), "shares": share_count(row)} for row, kept in told)
        return [{name: one[name] for name in CARD_FIELDS if name in fields} for one in found]
    counts = [orjson.dumps({"shares": share_count(row)}) for row, _kept in told]
    whole = zip((kept for _row, kept in told), counts, strict=True)
    return [orjson.Fragment(f"{kept[:-1]},{count[1:].decode()}") for kept, count in whole]
