"""What a share costs the database, beside the one UPDATE that a counter without visitors, robots
and days would be."""

from collections.abc import Iterator

from django.core.cache import cache
from django.db import connection
from django.db.models import F

from articles import shares
from articles.models import ShareTotal
from bench.figures import Figure, milliseconds, per_second
from bench.paper import Paper

INTENTS = 400


def measure(paper: Paper) -> Iterator[Figure]:
    paper.grow_to(1_000)
    numbers = [one.article_id for one in paper.spread(INTENTS)]
    ShareTotal.objects.bulk_create(
        [ShareTotal(article_id=number, total=1, as_of=paper.now) for number in numbers],
        ignore_conflicts=True,
    )
    bare = milliseconds("bare UPDATE", numbers, _bare, lambda: None)
    recorded = milliseconds(
        "shares.record", enumerate(numbers), lambda one: _record(paper, *one), cache.clear
    )
    yield Figure("bare UPDATE of a counter", bare, "ms")
    yield Figure("shares.record", recorded, "ms", (("bare UPDATE", recorded / bare),))
    folded = per_second(INTENTS, lambda: shares.fold(at=paper.now))
    bare_rate = 1000 / bare
    yield Figure("shares.fold", folded, "intents/s", (("bare UPDATEs", folded / bare_rate),))


def _bare(number: int) -> None:
    ShareTotal.objects.filter(article_id=number).update(total=F("total") + 1)


def _record(paper: Paper, place: int, number: int) -> None:
    """Each from a network of its own."""
    counted = shares.record(
        article_id=number,
        channel="whatsapp",
        language="ar",
        address=f"10.{place // 250}.{place % 250}.1",
        agent="Mozilla/5.0",
        at=paper.now,
    )
    if not counted:
        raise RuntimeError(f"{connection.vendor}: an intent was not counted")
