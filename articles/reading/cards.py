"""A story as fronts and lists show it: a card of facts that were drawn when it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any

import orjson
from django.db.models import QuerySet
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from articles.models import Article, Publication
from articles.press import pieces
from articles.templatetags.arabic import reading_time, unbroken
from articles.templatetags.figures import drawn
from articles.templatetags.marks import marks_of
from articles.text import dates

_COLUMNS = (
    "pk",
    "article_id",
    "language",
    "section_id",
    "genre",
    "first_published_at",
    "live_until",
)

_SEEN = attrgetter(
    *"url headline short kicker kicker_words standfirst section byline reading picture".split(),
    *"writer portrait genre first_published_at".split(),
)


@dataclass(slots=True)
class Card:
    """All words are HTML, drawn once. `kicker`: the line above the headline; `picture`: for the tag
    `placed`, "" without one."""

    pk: int
    article_id: int
    language: str
    section_id: int
    genre: str
    first_published_at: datetime
    is_live: bool
    url: str
    headline: SafeString
    short: SafeString
    kicker: SafeString
    kicker_words: SafeString
    standfirst: SafeString
    section: SafeString
    byline: SafeString
    reading: SafeString
    picture: SafeString
    writer: SafeString
    portrait: SafeString
    # What stands under it on a front: where the story goes on, or the newest of its stream.
    following: "Sequence[Card]" = ()
    moments: Sequence[Any] = ()

    @property
    def is_opinion(self) -> bool:
        return self.genre == Article.Genre.OPINION

    def seen_at(self, now: datetime) -> tuple[Any, ...]:
        """All that a reader sees of it on a day: equal for two that look alike."""
        moments = [
            (one.first.at, dates.age(one.first.at, now), one.anchor, one.stands.headline)
            for one in self.moments
        ]
        following = [one.seen_at(now) for one in self.following]
        age = dates.age(self.first_published_at, now)
        return (_SEEN(self), age, tuple(moments), tuple(following))

    def is_called(self, headline: str) -> None:
        """Other words for its headline, where an editor chose them; "" leaves its own."""
        if headline:
            self.headline = unbroken(headline)


def rows(stories: QuerySet[Publication], *more: str) -> QuerySet[Any, Any]:
    """These stories as rows that cards are made of, with `more` columns: no model is built."""
    told = stories.annotate(card=pieces.piece("card"))
    return told.values_list(*_COLUMNS, "card", *more, named=True)


def read(stories: QuerySet[Publication], *, at: datetime) -> list[Card]:
    """The cards of these stories in their order. 1 query, or 4 where some are not made yet."""
    return of_rows(list(rows(stories)), at=at)


def of_rows(found: list[Any], *, at: datetime) -> list[Card]:
    """The same of `rows` that were read already."""
    told = pieces.kept_or_made("card", found)
    return [_card(row, _told(one), at) for row, one in zip(found, told, strict=True)]


def of_unsaved(publication: Publication, *, at: datetime) -> Card:
    """Of a working copy that is printed nowhere."""
    return _card(publication, _told(piece(publication)), at)


@lru_cache(500)
def _told(one: str) -> dict[str, SafeString]:
    """What is in a piece: the same cards stand on one page after the other."""
    return {name: SafeString(text) for name, text in orjson.loads(one).items()}


def _card(row: Any, told: dict[str, SafeString], at: datetime) -> Card:
    is_live = row.genre == Article.Genre.LIVE and bool(row.live_until and row.live_until > at)
    words: dict[str, Any] = dict(told)
    live_kicker = words.pop("live_kicker")
    if is_live:
        words["kicker"] = live_kicker
    return Card(
        pk=row.pk,
        article_id=row.article_id,
        language=row.language,
        section_id=row.section_id,
        genre=row.genre,
        first_published_at=row.first_published_at,
        is_live=is_live,
        **words,
    )


def piece(publication: Publication) -> str:
    """What is kept of it with a print: see articles.press.pieces."""
    return orjson.dumps(_facts(publication)).decode()


def _facts(publication: Publication) -> dict[str, str]:
    people = publication.contributors.all() if publication.pk else ()
    first = next(iter(people), None)
    is_opinion = publication.is_opinion
    names = [one["name"] for one in publication.byline]
    return {
        "url": publication.get_absolute_url(),
        "headline": unbroken(publication.headline),
        "short": unbroken(publication.short_headline or publication.headline),
        "kicker": _kicker(publication, is_live=False),
        "kicker_words": unbroken(publication.kicker),
        "live_kicker": _kicker(publication, is_live=True) if publication.is_live_story else "",
        "standfirst": unbroken(publication.standfirst),
        "section": unbroken(publication.section.name or ""),
        "byline": unbroken(names[0] if names else ""),
        "reading": unbroken(reading_time(publication.reading_minutes)),
        "picture": drawn(publication.lead_image) if publication.lead_image else "",
        "writer": unbroken(first.name or "") if first and is_opinion else "",
        "portrait": _portrait(first) if first and is_opinion else "",
    }


def _kicker(publication: Publication, *, is_live: bool) -> str:
    told = marks_of(publication, is_live=is_live)
    return render_to_string("components/kicker.html", told).strip()


def _portrait(person: Any) -> str:
    told = {"image": person.portrait, "name": person.name, "size": ""}
    return render_to_string("components/portrait.html", told).strip() if person.portrait else ""
