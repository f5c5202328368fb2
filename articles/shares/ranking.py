"""What readers pass on most, from the counts the clock has folded."""

from datetime import datetime, timedelta
from typing import Any, Literal

from django.db.models import (
    Case,
    Exists,
    F,
    FloatField,
    OuterRef,
    QuerySet,
    Sum,
    Value,
    When,
)
from django.utils import timezone

from articles.models import Publication, ShareDay
from articles.models.compiled import Compiled

Window = Literal["24h", "7d"]
MINIMUM = 3  # fewer in the window is chance, not interest

_HALF_LIFE = 2.0  # days, in the week's list


def top(*, language: str, at: datetime, **asked: Any) -> list[Publication]:
    """Cards of the most shared stories, the first one first, asked for as of `ranked`; at most 3
    queries."""
    order = ranked(language=language, at=at, **asked)
    stories = Publication.objects.public(at=at).in_language(language).filter(article__in=order)
    cards = {one.article_id: one for one in stories.for_card()}
    return [cards[article] for article in order if article in cards]


def ranked(
    *, language: str, at: datetime, window: Window = "24h", limit: int = 10, section: Any = None
) -> list[int]:
    """The articles most shared, as keys, the first one first. 1 query.

    Counts are by day, so 24 hours means today in full and of yesterday the part that is less than
    24 hours gone; in 7 days a share is worth half as much after two. Only stories that may be
    shared and were, MINIMUM times in the window; none that is held, sensitive or taken back."""
    weights = _weights(at, window)
    values: dict[str, Any] = {"section": section.pk} if section is not None else {}
    for place, (day, weight) in enumerate(weights.items()):
        values |= {f"day_{place}": day, f"worth_{place}": weight}
    counted = _COUNTED.rows(len(weights), limit, at=at, language=language, **values)
    return [article for (article,) in counted]


def _counted(
    days: int, limit: int, *, at: datetime, language: str, section: int = 0, **values: Any
) -> QuerySet[Any, Any]:
    stories = Publication.objects.public(at=at).in_language(language)
    stories = stories.filter(is_sensitive=False, shares_enabled=True)
    if section:
        stories = stories.in_section(section)
    each = [(values[f"day_{place}"], values[f"worth_{place}"]) for place in range(days)]
    worth = Case(
        *(When(day=day, then=F("count") * Value(weight)) for day, weight in each),
        output_field=FloatField(),
    )
    return (
        ShareDay.objects.filter(day__in=[day for day, _weight in each], language=language)
        .filter(Exists(stories.filter(article=OuterRef("article"))))
        .values("article")
        .annotate(shared=Sum("count"), score=Sum(worth))
        .filter(shared__gte=MINIMUM, score__gt=0)
        .order_by("-score", "-article")
        .values_list("article")[:limit]
    )


_COUNTED = Compiled(_counted)


def _weights(at: datetime, window: Window) -> dict[Any, float]:
    """What a share of each day is worth. Raises KeyError for a window nobody offers."""
    local = timezone.localtime(at, timezone.get_default_timezone())
    gone = (local - local.replace(hour=0, minute=0, second=0, microsecond=0)) / timedelta(days=1)
    days = {"24h": 2, "7d": 7}[window]
    worth = [1.0, 1.0 - gone] if days == 2 else [0.5 ** (age / _HALF_LIFE) for age in range(days)]
    return {local.date() - timedelta(days=age): weight for age, weight in enumerate(worth)}
