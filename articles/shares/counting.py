"""Counting: an intent is one row, and the clock folds rows into the counts that readers see.

Whatever is killed when, nothing is counted twice and nothing is lost: a row is marked folded in the
same transaction that adds it up."""

from collections import Counter
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction
from django.db.models import Exists
from django.utils import timezone

from articles.models import Publication, ShareEvent, ShareReview
from articles.shares import reviewing, visitors

# Django's bulk_create can ignore a conflict but not say that it did, and can overwrite but not add.
_INSERT = """
    INSERT INTO articles_shareevent
    (day, visitor, article_id, channel, language, is_folded, hour, neighbours, held)
    VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING
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
    """Writes down one intent to pass a story on; True when it is a new one.

    Not written down: what is not public or may not be shared, a robot or a prefetch (`purpose`: the
    Sec-Purpose header), a network that floods, and the second intent of a visitor for the same
    story and channel on one day of the paper (settings.TIME_ZONE). An app that retries sends an
    `idempotency_key`, which stands in for address and agent for that story and channel, until the
    noon after. At most 5 queries."""
    if visitors.is_machine(agent, purpose):
        return False
    local = timezone.localtime(at, timezone.get_default_timezone())
    day = local.date()
    if visitors.is_too_many(day, address) or not _may_be_shared(article_id, language, at):
        return False
    today, yesterday = visitors.keys(local)
    if idempotency_key:
        visitor = visitors.retry(today, idempotency_key)
        if yesterday is not None and _was_sent(
            yesterday.day, visitors.retry(yesterday, idempotency_key), article_id, channel
        ):
            return False
    else:
        visitor = visitors.visitor(today, address, agent)
    neighbours = visitors.neighbours(today, address)
    values = [_sql(day), visitor, article_id, channel, language, False, local.hour, neighbours, ""]
    with connection.cursor() as cursor:
        cursor.execute(_INSERT, values)
        return bool(cursor.rowcount == 1)


def fold(*, at: datetime, batch: int = 5000) -> int:
    """Adds at most `batch` new intents to the counts, in one transaction; how many there were.
    Those that come too fast wait for the desk instead: reviewing.py.

    Any number of clocks may fold at once: each takes rows that no other holds. SQLite has no row
    locks and needs none: its writers queue from the start (transaction_mode IMMEDIATE)."""
    with transaction.atomic():
        new = (
            ShareEvent.objects.select_for_update(skip_locked=True)
            .filter(is_folded=False)
            .order_by("id")
        )
        events = list(new[:batch])
        if events:
            held = reviewing.too_fast(events)
            _add([event for event in events if event.pk not in held], at)
            ids = [event.pk for event in events]
            ShareEvent.objects.filter(pk__in=ids).update(is_folded=True)
            reviewing.hold(events, held)
    return len(events)


def decide(review: ShareReview, *, counts: bool, by: Any, at: datetime) -> int:
    """Whether the intents that wait in this review count; how many there were. Raises
    `ShareReview.DoesNotExist` where somebody decided meanwhile."""
    with transaction.atomic():
        review = ShareReview.objects.waiting().select_for_update().get(pk=review.pk)
        waiting = reviewing.held(review.article_id, review.day)
        events = list(waiting.select_for_update().order_by("pk"))
        if counts:
            _add(events, at)
            waiting.update(held="")
        else:
            waiting.delete()
        review.intents, review.is_counted = len(events), counts
        review.decided_by, review.decided_at = by, at
        review.save()
    return len(events)


def purge(*, at: datetime) -> int:
    """Deletes keys of past days, and their folded intents when no app may repeat them any more; how
    many intents went. What waits for the desk stays for reviewing.KEPT, with what was counted."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    visitors.throw_away_keys(local)
    used = ShareEvent.objects.filter(is_folded=True, day__lt=visitors.oldest(local))
    gone, _by_model = used.filter(~Exists(reviewing.waiting_beside()), held="").delete()
    return gone + reviewing.throw_away(local.date())


def _was_sent(day: date, visitor: str, article_id: int, channel: str) -> bool:
    sent = ShareEvent.objects.filter(day=day, visitor=visitor, article=article_id, channel=channel)
    return sent.exists()


def _may_be_shared(article_id: int, language: str, at: datetime) -> bool:
    public = Publication.objects.public(at=at).in_language(language)
    return public.filter(article_id=article_id, shares_enabled=True).exists()


def _add(events: list[ShareEvent], at: datetime) -> None:
    """Rows are added in one order everywhere, so two clocks never wait for each other in a ring."""
    days = Counter((one.article_id, one.day, one.channel, one.language) for one in events)
    totals = Counter(one.article_id for one in events)
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
