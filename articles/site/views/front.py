"""The front page: what editors put there first, the rest by time. At most 10 queries, whatever the
size of the archive: places are chosen as primary keys, then every card comes in one query."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Q, Subquery
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import shares
from articles.models import (
    Article,
    FrontSlot,
    Layout,
    Match,
    Publication,
    Section,
)
from articles.models.match import shown
from articles.models.publication import PublicationQuerySet
from articles.reading import cards as drawn
from articles.reading.cards import Card
from articles.site import bands, metadata, schema
from articles.site.context import editions, in_languages, paper_of, public_page
from articles.site.moments import tell_what_is_live
from articles.site.pictures import picture_first

TOP = 4
LATEST = 15
OPINIONS = bands.MOST[Layout.OPINION]
SPARE = 2  # for opinion pieces among the newest of a section, which stand elsewhere
SHARED = 5


@public_page
def front(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    paper = paper_of(request)
    public = Publication.objects.public(at=now).in_language(paper.language)
    slots = list(FrontSlot.objects.live(at=now).with_stories(public))
    on_home = {slot.publication: slot for slot in slots if slot.section_id is None}
    newest = list(public.newest_first().values_list("pk", "genre")[: TOP + LATEST + OPINIONS])
    top = _top(on_home, newest)
    paper.sections = _sections(public, top)
    told = _keys(paper.sections[:1], "opinion", OPINIONS)
    latest = [pk for pk, _genre in newest if pk not in top][:LATEST]
    shared = shares.ranked(language=paper.language, at=now, window="7d", limit=SHARED)
    wanted = {*top, *told, *latest, *_keys(paper.sections, "band", bands.PLACES + SPARE)}
    wanted |= {key for slot in slots for key in [slot.publication, *slot.following]}
    live = [pk for pk, genre in newest if genre == Article.Genre.LIVE and pk not in top][:1]
    cards = _cards(public, wanted, shared, slots, now)
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
        "bands": _bands(paper.sections, cards, slots, top, live, _placed(cards, told), now),
        "most_shared": _of_articles(cards, shared),
    }
    response = TemplateResponse(request, "site/front.html", context)
    response["Surrogate-Key"] = "front latest"
    return response


def _top(slots: Iterable[int], newest: Iterable[tuple[int, str]]) -> list[int]:
    """Editors' choice first; then the newest that is not opinion, which has its own place."""
    by_time = [pk for pk, genre in newest if genre != Article.Genre.OPINION]
    return list(dict.fromkeys([*slots, *by_time]))[:TOP]


def _sections(public: PublicationQuerySet, top: Iterable[int]) -> list[Section]:
    """Every section with the keys of its newest stories and, on each, of the newest opinion:
    a probe of an index a story, all in one query, on any database."""
    here = public.filter(section=OuterRef("pk")).exclude(pk__in=top)
    opinion = public.filter(genre=Article.Genre.OPINION)
    found = Section.objects.annotate(
        **_places("band", here, bands.PLACES + SPARE), **_places("opinion", opinion, OPINIONS)
    )
    return [one for one in found if one.name]


def _places(name: str, stories: PublicationQuerySet, count: int) -> dict[str, Subquery]:
    keys = stories.newest_first().values("pk")
    return {f"{name}_{place}": Subquery(keys[place : place + 1]) for place in range(count)}


def _keys(sections: Iterable[Section], name: str, count: int) -> list[int]:
    found = (getattr(one, f"{name}_{place}") for one in sections for place in range(count))
    return [key for key in found if key]


def _cards(
    public: PublicationQuerySet,
    wanted: set[int],
    shared: list[int],
    slots: Iterable[FrontSlot],
    now: datetime,
) -> dict[int, Card]:
    """By their keys: of publications that are `wanted`, of articles that were `shared`."""
    found = public.filter(Q(pk__in=wanted) | Q(article__in=shared))
    cards = {one.pk: one for one in drawn.read(found, at=now)}
    for slot in slots:
        if (card := cards.get(slot.publication)) and slot.section_id is None:
            card.is_called(slot.headline_override)
            card.following = _placed(cards, slot.following)
    return cards


def _placed(cards: dict[int, Card], keys: Iterable[int]) -> list[Card]:
    return [cards[key] for key in keys if key in cards]


def _of_articles(cards: dict[int, Card], articles: Iterable[int]) -> list[Card]:
    told = {card.article_id: card for card in cards.values()}
    return [told[article] for article in articles if article in told]


def _bands(
    sections: list[Section],
    cards: dict[int, Card],
    slots: Iterable[FrontSlot],
    top: list[int],
    live: list[int],
    opinions: list[Card],
    now: datetime,
) -> list[bands.Band]:
    """In the order of the sections; opinion first where no section is laid out for it."""
    has_results = any(one.layout == Layout.SPORT for one in sections)
    matches = list(Match.objects.around(at=now)) if has_results else []
    has_a_place = any(one.layout == Layout.OPINION for one in sections)
    found = [] if has_a_place else bands.opinions(None, opinions)
    for section in sections:
        if section.layout == Layout.OPINION:
            found += bands.opinions(section, opinions)
            continue
        placed = [slot.publication for slot in slots if slot.section_id == section.pk]
        placed = [key for key in placed if key not in top]
        newest = _placed(cards, _keys([section], "band", bands.PLACES + SPARE))
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
