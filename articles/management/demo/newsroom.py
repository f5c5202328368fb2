"""The demo newsroom as a whole: its stories in the order in which things happened, what readers
passed on, and what stands on the front."""

import random
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from articles import shares
from articles.management.demo.house import CONTENT, House, content, in_languages
from articles.management.demo.lives import Life
from articles.models import Article, BreakingLine, FrontSlot, Match, ShareEvent, Status


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
    _lay_out(articles, house)
    _today(articles, house, now)
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
                then = timezone.localtime(min(now, printed + age), timezone.get_default_timezone())
                events.append(
                    ShareEvent(
                        article=article,
                        channel=channel,
                        language=chance.choice(["ar", "ar", *life.languages]),
                        day=then.date(),
                        hour=then.hour,
                        visitor=f"{chance.getrandbits(128):032x}",
                    )
                )
    ShareEvent.objects.bulk_create(events, batch_size=1000)
    while shares.fold(at=now):
        pass
    shares.purge(at=now)


def _day(moment: datetime) -> Any:
    return timezone.localdate(moment, timezone.get_default_timezone())


def _lay_out(articles: Mapping[str, Article], house: House) -> None:
    """What the editors put on the home page, and on the fronts of sections."""
    for one in content("front.json"):
        front = house.sections[one["front"]] if "front" in one else None
        FrontSlot.objects.create(
            section=front,
            position=FrontSlot.objects.first_free(front.pk if front else None),
            article=articles[one["story"]],
            topic=house.topics[one["topic"]] if "topic" in one else None,
        )


def _today(articles: Mapping[str, Article], house: House, now: datetime) -> None:
    """The breaking line, and matches around this day."""
    told = content("today.json")
    line = told["breaking"]
    BreakingLine.objects.create(
        article=articles[line["story"]],
        starts_at=now - timedelta(minutes=line["minutes_ago"]),
        ends_at=now + timedelta(minutes=line["minutes_ahead"]),
        **in_languages("line", line),
    )
    for one in told["matches"]:
        home, away = one.get("score", (None, None))
        home_penalties, away_penalties = one.get("penalties", (None, None))
        names = {name: one[name] for name in ("competition", "home", "away")}
        Match.objects.create(
            section=house.sections[one["section"]],
            starts_at=now + timedelta(hours=one["hours"]),
            home_score=home,
            away_score=away,
            home_penalties=home_penalties,
            away_penalties=away_penalties,
            **{
                key: text for name in names for key, text in in_languages(name, names[name]).items()
            },
        )
