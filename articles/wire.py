"""What is told to the outside after a move: rows of the changes feed, written in the move's own
transaction."""

from collections.abc import Mapping
from datetime import datetime

from articles.models import Article, Change


def record(
    article: Article,
    kind: str,
    *,
    languages: list[str],
    at: datetime,
    notice: Mapping[str, str] | None = None,
) -> Change:
    """One line of the changes feed. `notice`: the public sentence of a retraction, by language."""
    return Change.objects.create(
        article=article,
        uuid=article.uuid,
        kind=kind,
        languages=languages,
        notice={code: text for code, text in (notice or {}).items() if code in languages},
        at=at,
    )
