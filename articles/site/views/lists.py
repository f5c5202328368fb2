"""Lists of stories, newest first: a section, a topic, an author, everything."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import Count, Exists, OuterRef, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from articles import addresses
from articles.models import Contributor, Publication, Section, Topic
from articles.models.compiled import Compiled
from articles.models.publication import PublicationQuerySet
from articles.reading import cards, keyset, reads
from articles.reading.cards import Card
from articles.reading.periods import begun_in
from articles.site import metadata, paging, schema
from articles.site.context import Paper, editions, in_languages, paper_of, public_page
from articles.site.moments import tell_what_is_live
from articles.site.pictures import picture_first
from articles.site.slots import slots
from articles.text.bidi import direction, needs_isolation

# How many stories stand above the rows of a section's page.
LEADING = 5
# How many topics are named beside one.
BESIDE = 8


@reads("before")
@public_page
def latest(request: HttpRequest) -> HttpResponse:
    """At most 8 queries, like every list here."""
    return _list(
        request,
        "site/latest.html",
        title=_("Latest"),
        path=reverse("site:latest"),
        key="latest",
    )


@reads("before")
@public_page
def section(request: HttpRequest, section: str) -> HttpResponse:
    sections = paper_of(request).sections
    found = next((one for one in sections if one.slug == section), None)
    if found is None:
        return _moved(request, addresses.owner(Section, section), "site:section", sections)
    return _list(
        request,
        "site/section.html",
        of=("in_section", found.pk),
        title=found.name,
        path=reverse("site:section", args=[found.slug]),
        key=f"section-{found.pk}",
        languages=_languages_of(found),
        pinned=_pinned(found, paper_of(request)),
        section=found,
    )


@reads("before")
@public_page
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    found, languages = _in_print(Topic.objects, slug, PublicationQuerySet.about)
    if found.slug != slug:
        return _moved(request, found, "site:topic", [found])
    return _list(
        request,
        "site/topic.html",
        of=("about", found.pk),
        title=found.name,
        description=found.description,
        path=reverse("site:topic", args=[found.slug]),
        key="latest",
        languages=languages,
        also=lambda stories: {"beside": _appear_with(found, stories)},
        topic=found,
        aliases=_readable(found.aliases, paper_of(request).language),
    )


@reads("before")
@public_page
def author(request: HttpRequest, slug: str) -> HttpResponse:
    people = Contributor.objects.select_related("portrait")
    found, languages = _in_print(people, slug, PublicationQuerySet.by_contributor)
    if found.slug != slug:
        return _moved(request, found, "site:author", [found])
    return _list(
        request,
        "site/author.html",
        of=("by_contributor", found.pk),
        title=found.name,
        description=found.biography,
        path=reverse("site:author", args=[found.slug]),
        key="latest",
        languages=languages,
        also=lambda _stories: {"years": _years(found, paper_of(request).language)},
        author=found,
    )


def _years(author: Contributor, language: str) -> list[tuple[int, str]]:
    """The years of an author's work, the newest first, each with the place at which its stories
    begin in the list: "" for the list from its start. 2 queries."""
    public = Publication.objects.public(at=timezone.now()).in_language(language)
    work, zone = public.by_contributor(author), timezone.get_default_timezone()
    oldest = work.order_by(work.ordered_by[0]).values_list("first_published_at").first()
    first = timezone.localtime(oldest[0]).year if oldest else timezone.localtime().year
    begun = [
        datetime(year, 1, 1, tzinfo=zone) for year in range(first, timezone.localtime().year + 1)
    ]
    years = [one.year for one in reversed(begun_in(work, begun))]
    places = [keyset.Place(datetime(year + 1, 1, 1, tzinfo=zone), 1).plain for year in years]
    return list(zip(years, ["", *places[1:]], strict=True)) if years else []


def _readable(names: list[str], language: str) -> list[str]:
    """Those in the script of this edition: an alias is written once for all of them."""
    return [one for one in names if not needs_isolation(one, direction(language))]


def _appear_with(topic: Topic, stories: list[Card]) -> list[Topic]:
    """The topics that stand most often beside this one in these stories. 1 query."""
    others = Topic.objects.filter(publications__in=[one.pk for one in stories]).exclude(pk=topic.pk)
    counted: Any = others.annotate(n=Count("publications")).order_by("-n", "pk")
    return [one for one in counted if one.name][:BESIDE]


def _in_print(named: Any, slug: str, stories_of: Any) -> tuple[Any, list[str]]:
    """The topic or author that has this slug, or had it, and the editions that have a story of it.
    A name that only unpublished stories carry is as unknown here as any other. One query for a slug
    of now."""
    public = Publication.objects.public(at=timezone.now())
    carried = {
        f"in_{code}": Exists(stories_of(public.in_language(code), OuterRef("pk")))
        for code in settings.LANGUAGE_CODES
    }
    named = named.annotate(**carried)
    found = named.filter(slug=slug).first()
    languages = _in_print_in(found)
    if not languages:  # the same questions for what is not public and for what never was
        owner = addresses.owner(named.model, slug)
        found = named.filter(pk=owner.pk).first() if owner else None
        languages = _in_print_in(found)
    if get_language() not in languages:
        raise Http404
    return found, languages


def _in_print_in(found: Any) -> list[str]:
    return [code for code in _languages_of(found) if getattr(found, f"in_{code}")]


def _moved(
    request: HttpRequest, found: Any, route: str, among: list[Any]
) -> HttpResponsePermanentRedirect:
    """To where `found` is now; a 404 where this edition has no such page."""
    if found not in among:
        raise Http404
    query = request.META.get("QUERY_STRING", "")
    path = reverse(route, args=[found.slug])
    return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)


def _list(
    request: HttpRequest,
    template: str,
    *,
    title: str,
    path: str,
    key: str,
    description: str = "",
    of: tuple[str, int] | None = None,
    languages: list[str] | None = None,
    pinned: Any = None,
    also: Callable[[list[Card]], dict[str, Any]] | None = None,
    author: Contributor | None = None,
    **context: Any,
) -> HttpResponse:
    """`of`: whose stories, by a method of their QuerySet and a key; None: all. `also`: what is to
    be said beside the stories of this page, from them."""
    now = timezone.now()
    paper = paper_of(request)
    place = paging.place(request)
    first = [] if place or pinned is None else pinned(now)
    rows, older = _page(paper.language, place, of, first, now)
    if pinned and not place and not first:
        rows = [*picture_first(rows[:LEADING]), *rows[LEADING:]]
    stories_here = [*first, *rows]
    if pinned and not place:
        tell_what_is_live(stories_here[:LEADING])
    codes = languages if languages is not None else settings.LANGUAGE_CODES
    paths = in_languages(codes, path.removeprefix(paper.root))
    here = f"{path}?before={request.GET['before']}" if place else path
    told = metadata.shortened(description or _("%(name)s: the newest first.") % {"name": title})
    facts = schema.collection(title, here, told, stories_here, paper)
    steps = schema.breadcrumbs((paper.name, f"{paper.root}/"), (title, path))
    head = metadata.Page(
        title=title,
        description=told,
        path=here,
        paths={} if place else paths,
        facts=[schema.profile(author, path) if author else facts, steps],
    )
    context |= {
        "now": now,
        "page": head,
        "editions": editions(paths, paper.language),
        "stories": stories_here,
        "rest": stories_here[LEADING:],
        "older": older,
        "is_first_page": place is None,
        "first_page": path,
        "author": author,
        **(also(stories_here) if also else {}),
    }
    response = TemplateResponse(request, template, context)
    response["Surrogate-Key"] = key
    return response


def _page(
    language: str,
    place: keyset.Place | None,
    of: tuple[str, int] | None,
    first: list[Card],
    now: datetime,
) -> tuple[list[Card], str]:
    """The stories of a page without those that stand `first`, and where the next one begins."""
    values: dict[str, Any] = {"excluded": [one.pk for one in first]}
    values |= {"owner": of[1]} if of else {}
    values |= {"moment": place.moment, "pk": place.pk} if place else {}
    found = _STORIES.rows(of and of[0], at=now, language=language, **values)
    page = keyset.cut(found, place, size=paging.PAGE, by="first_published_at")
    return cards.of_rows(page.rows, at=now), page.next.plain if page.next else ""


def _stories(
    method: str | None,
    *,
    at: datetime,
    language: str,
    excluded: list[int],
    owner: int = 0,
    moment: datetime | None = None,
    pk: int = 0,
) -> QuerySet[Any, Any]:
    public = Publication.objects.public(at=at).in_language(language)
    stories = getattr(public, method)(owner) if method else public
    place = keyset.Place(moment, pk) if moment else None
    others = stories.exclude(pk__in=excluded)
    return cards.rows(keyset.asked(others, place, size=paging.PAGE, by="first_published_at"))


_STORIES = Compiled(_stories)


def _languages_of(named: Any) -> list[str]:
    """The editions in which this section, topic or author has a name."""
    return [code for code in settings.LANGUAGE_CODES if getattr(named, f"name_{code}", "")]


def _pinned(found: Any, paper: Paper) -> Any:
    """What editors put at the head of a section, in their order."""

    def pinned(now: datetime) -> list[Card]:
        placed = slots(paper.language, at=now, section=found.pk)
        if not placed:
            return []
        wanted = {key for slot in placed for key in [slot.story, *slot.following]}
        public = Publication.objects.public(at=now).in_language(paper.language)
        told = {one.pk: one for one in cards.read(public.filter(pk__in=wanted), at=now)}
        for slot in placed:
            slot.put(told)
        return [told[slot.story] for slot in placed if slot.story in told]

    return pinned
