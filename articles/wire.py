"""What is told to the outside after a move: rows of the changes feed, written in the move's own
transaction."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from articles.models import Article, Change
from articles.turns import FEED, take_turn


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
    take_turn(FEED)
    return Change.objects.create(
        article=article,
        uuid=article.uuid,
        kind=kind,
        languages=languages,
        notice={code: text for code, text in (notice or {}).items() if code in languages},
        at=at,
    )


def record_archive(articles: Sequence[Article], *, at: datetime) -> None:
    """A line for each of these stories, which are new. Others who write to the feed wait until the
    transaction ends: this is the last that it does."""
    take_turn(FEED)
    Change.objects.bulk_create(
        [
            Change(
                article=article,
                uuid=article.uuid,
                kind=Change.Kind.CREATED,
                languages=article.filled_languages(),
                at=at,
            )
            for article in articles
        ],
        batch_size=500,
    )
