"""The front page: what editors put there first, the rest by time. At most 10 queries, whatever the
size of the archive: places are chosen as primary keys, then every card comes in one query."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db.models import OuterRef, Subquery, prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles import shares
from articles.models import Article, FrontSlot, Publication, Section
from articles.models.publication import PublicationQuerySet, with_portraits
from articles.site import metadata
from articles.site.context import editions, in_languages, paper_of, public_page
from articles.site.pictures import fill_sizes, picture_first

TOP = 5
LATEST = 9
BAND = 4
SPARE = 2  # for opinion pieces among the newest of a section, which stand elsewhere
OPINIONS = 4
SHARED = 5


@dataclass(slots=True)
class Band:
    section: Section
    stories: list[Publication]


@public_page
def front(request: HttpRequest) -> HttpResponse:
    now = timezone.now()
    paper = paper_of(request)
    public = Publication.objects.public(at=now).in_language(paper.language)
    slots = _slots(public, now)
    newest = list(public.newest_first().values_list("pk", "genre")[: TOP + LATEST + OPINIONS])
    top = _top(slots, newest)
    paper.sections = _sections(public, top)
    opinions = _keys(paper.sections[:1], "opinion", OPINIONS)
    shared = shares.top(language=paper.language, at=now, window="7d", limit=SHARED)
    latest = [pk for pk, _genre in newest if pk not in top][:LATEST]
    wanted = {*top, *opinions, *latest, *_keys(paper.sections, "band", BAND + SPARE)}
    cards = _cards(public, wanted, slots)
    told = _placed(cards, opinions)
    prefetch_related_objects(told, with_portraits())
    portraits = [person.portrait for one in told for person in one.contributors.all()]
    fill_sizes([*(one.lead_image for one in cards.values()), *portraits])
    paths = in_languages(settings.LANGUAGE_CODES, "/")
    context = {
        "now": now,
        "page": metadata.Page(
            title=paper.name,
            description=_("News, reports and opinion, as they happen."),
            path=f"{paper.root}/",
            paths=paths,
        ),
        "editions": editions(paths, paper.language),
        "top": _placed(cards, top) if slots else picture_first(_placed(cards, top)),
        "latest": _placed(cards, latest),
        "bands": _bands(paper.sections, cards),
        "opinions": told,
        "most_shared": shared,
    }
    response = TemplateResponse(request, "site/front.html", context)
    response["Surrogate-Key"] = "front latest"
    return response


def _slots(public: PublicationQuerySet, now: datetime) -> dict[int, FrontSlot]:
    """Slots whose story readers may see in this language, by the key of its publication."""
    printed = public.filter(article=OuterRef("article")).values("pk")[:1]
    slots = (
        FrontSlot.objects.live(at=now)
        .filter(section__isnull=True)
        .annotate(publication=Subquery(printed))
        .filter(publication__isnull=False)
    )
    return {slot.publication: slot for slot in slots}


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
        **_places("band", here, BAND + SPARE), **_places("opinion", opinion, OPINIONS)
    )
    return [one for one in found if one.name]


def _places(name: str, stories: PublicationQuerySet, count: int) -> dict[str, Subquery]:
    keys = stories.newest_first().values("pk")
    return {f"{name}_{place}": Subquery(keys[place : place + 1]) for place in range(count)}


def _keys(sections: Iterable[Section], name: str, count: int) -> list[int]:
    found = (getattr(one, f"{name}_{place}") for one in sections for place in range(count))
    return [key for key in found if key]


def _cards(
    public: PublicationQuerySet, wanted: set[int], slots: dict[int, FrontSlot]
) -> dict[int, Publication]:
    stories = public.filter(pk__in=wanted).for_card().prefetch_related(None)
    cards = {one.pk: one for one in stories}
    for pk, slot in slots.items():
        if pk in cards:
            cards[pk].front_headline = slot.headline_override
    return cards


def _placed(cards: dict[int, Publication], keys: Iterable[int]) -> list[Publication]:
    return [cards[key] for key in keys if key in cards]


def _bands(sections: Iterable[Section], cards: dict[int, Publication]) -> list[Band]:
    """A section whose newest stories are all opinion has its place with the opinions."""
    bands = []
    for section in sections:
        newest = _placed(cards, _keys([section], "band", BAND + SPARE))
        if stories := [one for one in newest if not one.is_opinion][:BAND]:
            bands.append(Band(section, picture_first(stories)))
    return bands
