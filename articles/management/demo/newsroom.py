"""The demo newsroom as a whole: its stories in the order in which things happened, what readers
passed on, and what stands on the front."""

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from articles import shares
from articles.management.demo.house import CONTENT, House, content
from articles.management.demo.lives import Life
from articles.models import Article, FrontSlot, ShareEvent, Status


def stories() -> list[Mapping[str, Any]]:
    """The demo's stories, as their files tell them."""
    return [content(str(path)) for path in sorted((CONTENT / "stories").glob("*.json"))]


def play(house: House, *, now: datetime, seed: int) -> dict[str, Article]:
    """Lives every story through; returns them by key."""
    lives = {told["key"]: Life(told, house, now=now) for told in stories()}
    acts = [act for life in lives.values() for act in life.acts()]
    for moment, act in sorted(acts, key=lambda one: one[0]):
        act(moment)
    articles = {key: life.article for key, life in lives.items()}
    _pass_on(lives, now=now, chance=random.Random(seed))
    _lay_out(articles)
    return articles


def _pass_on(lives: Mapping[str, Life], *, now: datetime, chance: random.Random) -> None:
    """Readers' intents since each story was printed, most of them early, folded as by the clock."""
    events = []
    for life in lives.values():
        article = life.article
        if article.status != Status.PUBLISHED:
            continue
        printed = article.first_published_at or now
        for channel, count in life.told.get("shares", {}).items():
            for _number in range(count):
                age = (now - printed) * chance.random() ** 2
                events.append(
                    ShareEvent(
                        article=article,
                        channel=channel,
                        language=chance.choice(["ar", "ar", *life.languages]),
                        day=_day(min(now, printed + age)),
                        visitor=f"{chance.getrandbits(128):032x}",
                    )
                )
    ShareEvent.objects.bulk_create(events, batch_size=1000)
    while shares.fold(at=now):
        pass
    shares.purge(at=now)


def _day(moment: datetime) -> Any:
    return timezone.localdate(moment, timezone.get_default_timezone())


def _lay_out(articles: Mapping[str, Article]) -> None:
    """What the editors put on the home page."""
    for position, key in enumerate(content("front.json"), 1):
        FrontSlot.objects.create(position=position, article=articles[key])
