"""Intents that come too fast to be counted unseen: from one network, or for one story. They are not
lost and not counted, but wait until the desk has looked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Count, OuterRef, Q

from articles.models import ShareEvent, ShareReview

NETWORK_A_DAY = 100  # of one wider network (/24, /48) for one story
TRUSTED = 10  # times as many on a day of which the desk said that it counts
KEPT = timedelta(days=30)  # until somebody has looked

_Story = tuple[int, date]


def too_fast(events: list[ShareEvent]) -> dict[int, str]:
    """Which of these new intents, oldest first, are not counted unseen, and why: by their keys.
    Where the desk said that what came that day counts, TRUSTED times as many do. 3 queries."""
    which = Q(article__in={one.article_id for one in events}, day__in={one.day for one in events})
    counted = ShareEvent.objects.filter(which, is_folded=True, held="").order_by()
    networks = _numbers(counted, "neighbours")
    hours = _numbers(counted, "hour")
    trusted = set(
        ShareReview.objects.filter(which, is_counted=True).values_list("article_id", "day")
    )
    held = {}
    for one in events:
        story = (one.article_id, one.day)
        times = TRUSTED if story in trusted else 1
        if one.neighbours and networks[*story, one.neighbours] >= NETWORK_A_DAY * times:
            held[one.pk] = ShareEvent.Held.NETWORK.value
        elif hours[*story, one.hour] >= settings.SHARES_AN_HOUR * times:
            held[one.pk] = ShareEvent.Held.STORY.value
        else:
            networks[*story, one.neighbours] += 1
            hours[*story, one.hour] += 1
    return held


def _numbers(counted: Any, what: str) -> Counter[tuple[Any, ...]]:
    rows = counted.values_list("article_id", "day", what).annotate(number=Count("pk"))
    return Counter({tuple(key): number for *key, number in rows})


def hold(events: Iterable[ShareEvent], held: Mapping[int, str]) -> None:
    """Puts these aside, each in the review of its story and day."""
    for why in set(held.values()):
        keys = [key for key, said in held.items() if said == why]
        ShareEvent.objects.filter(pk__in=keys).update(held=why)
    stories = sorted({(one.article_id, one.day) for one in events if one.pk in held})
    reviews = [ShareReview(article_id=article, day=day) for article, day in stories]
    ShareReview.objects.bulk_create(reviews, ignore_conflicts=True)


def held(article_id: int, day: date) -> Any:
    """The intents of a story and day that wait."""
    of_the_day = ShareEvent.objects.filter(article=article_id, day=day, is_folded=True)
    return of_the_day.exclude(held="")


def waiting_beside() -> Any:
    """For a subquery on intents: the review that waits of the same story and day."""
    return ShareReview.objects.waiting().filter(article=OuterRef("article"), day=OuterRef("day"))


def by_hour(review: ShareReview) -> list[tuple[int, int, int]]:
    """The hours of the day in which somebody passed the story on: hour, counted, waiting."""
    of_the_day = ShareEvent.objects.filter(article=review.article_id, day=review.day)
    rows = of_the_day.filter(is_folded=True).order_by("hour").values("hour")
    counted = rows.annotate(
        counted=Count("pk", filter=Q(held="")), waits=Count("pk", filter=~Q(held=""))
    )
    return list(counted.values_list("hour", "counted", "waits"))


def by_network(review: ShareReview, *, largest: int = 5) -> list[int]:
    """How many intents of the day came from each of the networks that sent most."""
    of_the_day = ShareEvent.objects.filter(article=review.article_id, day=review.day)
    rows = of_the_day.filter(is_folded=True).order_by().values("neighbours")
    numbers = rows.annotate(number=Count("pk")).order_by("-number").values_list("number", flat=True)
    return list(numbers[:largest])


def by_reason(review: ShareReview) -> list[tuple[Any, int]]:
    """Why the intents of this review wait, in words, and how many for that."""
    waiting = held(review.article_id, review.day).order_by("held").values("held")
    numbers = waiting.annotate(number=Count("pk")).values_list("held", "number")
    return [(ShareEvent.Held(why).label, number) for why, number in numbers]


def throw_away(today: date) -> int:
    """Ends what nobody looked at for KEPT; how many intents went."""
    old = ShareReview.objects.waiting().filter(day__lt=today - KEPT)
    gone, _by_model = ShareEvent.objects.exclude(held="").filter(day__lt=today - KEPT).delete()
    old.delete()
    return gone
