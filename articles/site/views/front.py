"""The front page: what editors put there first, the rest by time. At most 10 queries, whatever the
size of the archive: places are chosen as primary keys, then every card comes in one query."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import freshness, shares
from articles.models import (
    Article,
    Layout,
    Match,
    Publication,
    Section,
)
from articles.models.compiled import Compiled
from articles.models.keys import Keys
from articles.models.match import shown
from articles.reading import cards as drawn
from articles.reading.cards import Card
from articles.site import bands, metadata, schema
from articles.site.context import editions, in_languages, paper_of, public_page
from articles.site.moments import tell_what_is_live
from articles.site.pictures import picture_first
from articles.site.slots import Slot, slots

TOP = 4
LATEST = 15
OPINIONS = bands.MOST[Layout.OPINION]
SPARE = 2  # for opinion pieces among the newest of a section, which stand elsewhere
SHARED = 5


@public_page
def front(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    paper = paper_of(request)
    placed = slots(paper.language, at=now)
    on_home = [slot.story for slot in placed if slot.section is None]
    newest = _NEWEST.rows(at=now, language=paper.language)
    top = _top(on_home, newest)
    of_sections = _of_sections(paper.language, now, top)
    told = next((one.opinions for one in of_sections.values()), [])
    latest = [pk for pk, _genre in newest if pk not in top][:LATEST]
    shared = shares.ranked(language=paper.language, at=now, window="7d", limit=SHARED)
    wanted = {*top, *told, *latest, *(key for one in of_sections.values() for key in one.newest)}
    wanted |= {key for slot in placed for key in [slot.story, *slot.following]}
    live = [pk for pk, genre in newest if genre == Article.Genre.LIVE and pk not in top][:1]
    cards = _cards(paper.language, now, wanted, shared)
    for slot in placed:
        if slot.section is None:
            slot.put(cards)
    tell_what_is_live(_placed(cards, {*top, *live}))
    paths = in_languages(settings.LANGUAGE_CODES, "/")
    context = {
        "now": now,
        "page": metadata.Page(
            title=paper.name,
            description=_("News, reports and opinion, as they happen."),
            path=f"{paper.root}/",
            paths=paths,
            facts=[schema.website(paper)],
        ),
        "editions": editions(paths, paper.language),
        "top": _placed(cards, top) if on_home else picture_first(_placed(cards, top)),
        "live": next((one for one in _placed(cards, live) if one.is_live), None),
        "newest": cards.get(newest[0][0]) if newest else None,
        "latest": _placed(cards, latest),
        "bands": _bands(
            paper.sections, of_sections, cards, placed, top, live, _placed(cards, told), now
        ),
        "most_shared": _of_articles(cards, shared),
    }
    response = TemplateResponse(request, "site/front.html", context)
    response["Surrogate-Key"] = "front latest"
    return response


def _top(slots: Iterable[int], newest: Iterable[tuple[int, str]]) -> list[int]:
    """Editors' choice first; then the newest that is not opinion, which has its own place."""
    by_time = [pk for pk, genre in newest if genre != Article.Genre.OPINION]
    return list(dict.fromkeys([*slots, *by_time]))[:TOP]


def _newest(*, at: datetime, language: str) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    return public.newest_first().values_list("pk", "genre")[: TOP + LATEST + OPINIONS]


_NEWEST = Compiled(_newest)


class _OfASection(NamedTuple):
    """The keys of its newest stories; those of the newest opinion of the paper."""

    newest: list[int]
    opinions: list[int]


def _of_sections(language: str, now: datetime, top: list[int]) -> dict[int, _OfASection]:
    """By the keys of sections: so many entries of an index, all in one query, on any database."""
    rows = _SECTIONS.rows(at=now, language=language, top=top)
    return {section: _OfASection(newest, opinions) for section, newest, opinions in rows}


def _sections(*, at: datetime, language: str, top: list[int]) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language).newest_first().values("pk")
    here = public.filter(section=OuterRef("pk")).exclude(pk__in=top)
    opinions = public.filter(genre=Article.Genre.OPINION)
    return Section.objects.annotate(
        newest=Keys(here[: bands.PLACES + SPARE]), opinions=Keys(opinions[:OPINIONS])
    ).values_list("pk", "newest", "opinions")


_SECTIONS = Compiled(_sections)


def _cards(language: str, now: datetime, wanted: set[int], shared: list[int]) -> dict[int, Card]:
    """By their keys: of publications that are `wanted`, of articles that were `shared`."""
    found = _FOUND.rows(at=now, language=language, wanted=[*wanted], shared=shared)
    return {one.pk: one for one in drawn.of_rows(found, at=now)}


def _found(
    *, at: datetime, language: str, wanted: list[int], shared: list[int]
) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    return drawn.rows(public.filter(Q(pk__in=wanted) | Q(article__in=shared)))


_FOUND = Compiled(_found)


def _placed(cards: dict[int, Card], keys: Iterable[int]) -> list[Card]:
    return [cards[key] for key in keys if key in cards]


def _of_articles(cards: dict[int, Card], articles: Iterable[int]) -> list[Card]:
    told = {card.article_id: card for card in cards.values()}
    return [told[article] for article in articles if article in told]


def _matches(now: datetime) -> list[Match]:
    """Those around this hour; `shown` looks at the minute."""
    hour = now.replace(minute=0, second=0, microsecond=0)
    return freshness.while_unchanged(("matches", hour), lambda: list(Match.objects.around(at=hour)))


def _bands(
    sections: list[Section],
    of_sections: dict[int, _OfASection],
    cards: dict[int, Card],
    slots: Iterable[Slot],
    top: list[int],
    live: list[int],
    opinions: list[Card],
    now: datetime,
) -> list[bands.Band]:
    """In the order of the sections; opinion first where no section is laid out for it."""
    has_results = any(one.layout == Layout.SPORT for one in sections)
    matches = _matches(now) if has_results else []
    has_a_place = any(one.layout == Layout.OPINION for one in sections)
    found = [] if has_a_place else bands.opinions(None, opinions)
    for section in sections:
        if section.layout == Layout.OPINION:
            found += bands.opinions(section, opinions)
            continue
        placed = [slot.story for slot in slots if slot.section == section.pk]
        placed = [key for key in placed if key not in top]
        newest = _placed(cards, of_sections[section.pk].newest if section.pk in of_sections else [])
        elsewhere = {*placed, *live}
        told = [one for one in newest if not one.is_opinion and one.pk not in elsewhere]
        above = found[-1].layout if found else None
        found += bands.band(
            section,
            [*_placed(cards, placed), *told],
            matches=shown([one for one in matches if one.section_id == section.pk], at=now),
            is_placed=bool(placed),
            above=above,
        )
    return found
