"""Counting: an intent is one row, and the clock folds rows into the counts that readers see.

Whatever is killed when, nothing is counted twice and nothing is lost: a row is marked folded in the
same transaction that adds it up."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.utils import timezone

from articles.models import Publication, ShareEvent, ShareKey
from articles.shares import visitors

# Django's bulk_create can ignore a conflict but not say that it did, and can overwrite but not add.
_INSERT = """
    INSERT INTO articles_shareevent (day, visitor, article_id, channel, language, is_folded)
    VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
"""
_ADD_DAY = """
    INSERT INTO articles_shareday (article_id, day, channel, language, count)
    VALUES (%s, %s, %s, %s, %s) ON CONFLICT (article_id, day, channel, language)
    DO UPDATE SET count = articles_shareday.count + excluded.count
"""
_ADD_TOTAL = """
    INSERT INTO articles_sharetotal (article_id, total, as_of)
    VALUES (%s, %s, %s) ON CONFLICT (article_id)
    DO UPDATE SET total = articles_sharetotal.total + excluded.total, as_of = excluded.as_of
"""


def record(
    *,
    article_id: int,
    channel: str,
    language: str,
    address: str,
    agent: str,
    at: datetime,
    idempotency_key: str = "",
    purpose: str = "",
) -> bool:
    """Counts one intent to pass a story on; True when it was counted.

    Not counted: what is not public or may not be shared, a robot or a prefetch (`purpose`: the
    Sec-Purpose header), a network that sends too many, and the second intent of a visitor for the
    same story and channel on one day of the paper (settings.TIME_ZONE). An app that retries sends
    an `idempotency_key`, which stands in for address and agent. At most 4 queries."""
    if visitors.is_machine(agent, purpose):
        return False
    day = _day(at)
    if visitors.is_too_many(day, address) or not _may_be_shared(article_id, language, at):
        return False
    if idempotency_key:
        visitor = visitors.digest(day, "key", idempotency_key)
    else:
        visitor = visitors.digest(day, "visitor", visitors.network(address), agent)
    values = [_sql(day), visitor, article_id, channel, language, False]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        return bool(cursor.rowcount == 1)


def fold(*, at: datetime, batch: int = 5000) -> int:
    """Adds at most `batch` new intents to the counts, in one transaction; how many there were.

    Any number of clocks may fold at once: each takes rows that no other holds. SQLite has no row
    locks and needs none: its writers queue from the start (transaction_mode IMMEDIATE)."""
    with transaction.atomic():
        new = (
            ShareEvent.objects.select_for_update(skip_locked=True)
            .filter(is_folded=False)
            .order_by("id")
            .values_list("id", "article_id", "day", "channel", "language")
        )
        events = list(new[:batch])
        if events:
            _add([event[1:] for event in events], at)
            ids = [event[0] for event in events]
            ShareEvent.objects.filter(pk__in=ids).update(is_folded=True)
    return len(events)


def purge(*, at: datetime) -> int:
    """Deletes folded intents of past days and every key but today's; how many intents went."""
    today = _day(at)
    ShareKey.objects.filter(day__lt=today).delete()
    gone, _by_model = ShareEvent.objects.filter(is_folded=True, day__lt=today).delete()
    return gone


def _day(at: datetime) -> date:
    return timezone.localdate(at, timezone.get_default_timezone())


def _may_be_shared(article_id: int, language: str, at: datetime) -> bool:
    public = Publication.objects.public(at=at).in_language(language)
    return public.filter(article_id=article_id, shares_enabled=True).exists()


def _add(events: list[tuple[int, date, str, str]], at: datetime) -> None:
    """Rows are added in one order everywhere, so two clocks never wait for each other in a ring."""
    days = Counter(events)
    totals = Counter(event[0] for event in events)
    now = connection.ops.adapt_datetimefield_value(at)
    with connection.cursor() as cursor:
        cursor.executemany(
            _ADD_DAY,
            [
                (article, _sql(day), channel, language, count)
                for (article, day, channel, language), count in sorted(days.items())
            ],
        )
        cursor.executemany(
            _ADD_TOTAL, [(article, count, now) for article, count in sorted(totals.items())]
        )


def _sql(day: date) -> Any:
    """A day as the database takes it beside the ORM."""
    return connection.ops.adapt_datefield_value(day)
