"""What is told to the outside after a move: rows of the changes feed, written in the move's own
transaction."""

from collections.abc import Mapping
from datetime import datetime

from django.db import connection

from articles.models import Article, Change

_FEED = 0x6E657773  # the name of the lock: «news»


def record(
    article: Article,
    kind: str,
    *,
    languages: list[str],
    at: datetime,
    notice: Mapping[str, str] | None = None,
) -> Change:
    """One line of the changes feed, in a transaction. `notice`: the public sentence of a
    retraction, by language."""
    if connection.vendor == "postgresql":
        # Numbers are given out before they are seen. Whoever follows the feed would pass over one
        # that is written later than the next; so they are written one after the other.
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_FEED])
    return Change.objects.create(
        article=article,
        uuid=article.uuid,
        kind=kind,
        languages=languages,
        notice={code: text for code, text in (notice or {}).items() if code in languages},
        at=at,
    )
